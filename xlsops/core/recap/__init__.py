"""The recap workbook, sheet by sheet."""
