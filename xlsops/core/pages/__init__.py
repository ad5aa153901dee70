"""The painted sheets of the control workbook, each a function from a view to a description."""
