"""Kubernetes manifests: workloads, namespaces, services, policies, accounts, secrets, and how containers run."""
