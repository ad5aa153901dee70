"""Brings sheets and values into a workbook of people; everything else stays byte for byte."""
