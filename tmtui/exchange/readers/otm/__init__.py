"""Open Threat Model files (OTM 0.1 and 0.2, JSON or YAML): zones, components, data flows, assets, threats."""
