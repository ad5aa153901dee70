"""The workbook open in a spreadsheet program, through xlwings."""
