"""A workbook file as a container: what it truly is, its parts, the links between them."""
