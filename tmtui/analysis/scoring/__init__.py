"""Other ways to rate what the model found: one file a scheme, each a view over the same threats.

A scheme never changes a threat. Where people gave its own factors it uses them exactly; where they did not it reads
the model's likelihood and impact in its own words, and says so.
"""
