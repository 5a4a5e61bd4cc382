"""Docker compose files: services, networks, published ports, volumes, secrets, and who calls whom."""
