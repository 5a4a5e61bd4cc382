"""Open Threat Model (OTM 0.2): what other tools take in, with everything else of ours in its free attributes."""
