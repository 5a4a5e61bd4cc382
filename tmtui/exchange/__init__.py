"""Files in and out: one module for each format, readers and writers apart."""
