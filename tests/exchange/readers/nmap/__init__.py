"""Tests of the reader of scans by nmap."""
