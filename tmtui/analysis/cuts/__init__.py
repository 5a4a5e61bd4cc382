"""What cuts the ways of attackers: the cheapest set of controls, what each is worth, and which work only in pairs."""
