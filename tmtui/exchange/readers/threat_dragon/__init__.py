"""OWASP Threat Dragon models (version 1 and 2): diagrams with elements, flows, boundaries, threats, decisions."""
