"""Workbooks edited through openpyxl: only templates and the delivered control workbook."""
