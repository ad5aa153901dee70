"""The formula language: one tree, read from text, written for a spreadsheet, computed here."""
