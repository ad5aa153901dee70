"""A workbook file as its parts."""
