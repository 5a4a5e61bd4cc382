"""Models of the OWASP Threat Model Library (JSON): zones, components, stores, data, actors, threats, controls."""
