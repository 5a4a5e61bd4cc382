"""The reference pages of the shipped banks, written from the banks themselves."""
