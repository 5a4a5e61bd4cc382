"""What cuts the ways of attackers."""
