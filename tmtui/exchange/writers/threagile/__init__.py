"""Threagile models: what Threagile has a word for, in words that its 0.9 and its main branch both know."""
