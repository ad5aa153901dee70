"""Writes sheets through XlsxWriter: painted sheets, recap, documents, tables."""
