"""Tests of the reader of Kubernetes manifests."""
