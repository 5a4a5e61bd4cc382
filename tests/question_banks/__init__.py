"""What the shipped banks promise: threats that can happen and be closed, controls that help, plain questions."""
