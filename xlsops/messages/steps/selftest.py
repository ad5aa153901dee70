"""What is told of the self-test of rules: what was planted, what was found, what could not be planted."""

BLANK = "(kosong)"
UNTOUCHED = "dibiarkan seperti dibagikan"
LATE = "diterima semenit sesudah batas waktu"
AT_LAST = "diterima tepat pada batas waktu"


def typed(heading: str, shown: str) -> str:
    return f"{heading}: {shown}"


def letters(count: int) -> str:
    return f"teks {count} huruf"


def over(cell: str, shown: str) -> str:
    return f"{cell}: {shown or BLANK}"


def formula_over(cell: str) -> str:
    return f"{cell}: rumusnya diganti angka"


def hidden(sheet: str, row: int) -> str:
    return f"{sheet} baris {row} disembunyikan"


def alike(rows: int) -> str:
    return f"{rows} baris sama dengan triwulan lalu"
