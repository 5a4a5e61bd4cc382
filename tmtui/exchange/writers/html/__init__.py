"""The summary as one page that needs nothing else."""
