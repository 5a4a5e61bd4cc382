"""What the database file looks like, and how an older one becomes a newer one."""
