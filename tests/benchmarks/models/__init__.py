"""Models as people draw them, of any size: offices round a data centre, applications in three tiers, microservices."""
