"""Columns of answers and the sheet of cells over them: what makes one changed answer cheap."""
