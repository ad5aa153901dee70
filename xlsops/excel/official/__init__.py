"""Workbooks of official forms: how they are read, and how those that come with the program are built."""
