"""Rating schemes against what their authors published."""
