"""Attack trees: what has to come together for a goal to be reached, grown from the paths, and figures over them."""
