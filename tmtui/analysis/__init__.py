"""Facts and banks in, an assessment out: three-valued rules in bulk, risk, the plan. Pure; no input, no output."""
