"""What is made of the recap: its workbook, sheet by sheet, the official forms, the words of the report."""
