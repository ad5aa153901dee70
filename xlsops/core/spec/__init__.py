"""What an office asks for, as its control workbook says it."""
