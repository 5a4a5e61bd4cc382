"""Threagile models (YAML of 0.9 and of the main branch): assets, links, boundaries, runtimes, risks."""
