"""The reader of record: the bytes of a workbook become typed cells, or a refusal."""
