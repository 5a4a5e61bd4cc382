"""Formats that come in; each reader turns a file into statements or says where it is wrong."""
