"""A second, slow and obvious reading of the rules of the analysis, one subject at a time.

It shares no code with the analysis: where both agree on models made up at random, a mistake would have to be made
twice.
"""
