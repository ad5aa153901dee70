"""Brings sheets and values into a workbook of people that is not open; everything else stays byte for byte."""
