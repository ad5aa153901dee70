"""Workbooks as the spreadsheet libraries write and read them; nothing here decides anything."""
