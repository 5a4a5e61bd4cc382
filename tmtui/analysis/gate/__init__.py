"""What breaks the gate at a date: a pure function of a state and how strict the gate is."""
