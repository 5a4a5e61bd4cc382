"""SARIF 2.1.0, the format in which code hosts and security tools take results (OASIS standard of 2020)."""
