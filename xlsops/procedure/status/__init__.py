"""Where a period stands: in the workbook and as a page."""
