"""The delivered control workbook, built from text."""
