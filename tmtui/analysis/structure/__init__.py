"""Where things stand and who can get there: zones, hosts, positions, reach, distance."""
