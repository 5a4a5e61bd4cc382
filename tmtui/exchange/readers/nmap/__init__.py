"""Scans by nmap: hosts, what they are, and which of their ports answered."""
