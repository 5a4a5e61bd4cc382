"""Question banks: Markdown documents that people read as a handbook and the program reads as the interview."""
