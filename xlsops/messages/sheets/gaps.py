"""What the figures of a quarter leave out, as recap and papers say it."""

from collections.abc import Sequence


def earlier_quarters_blank(columns: str) -> str:
    """Return which figures of earlier quarters are missing before forms are made."""
    return (
        f"Realisasi triwulan sebelumnya masih kosong di {columns}. Isi di lembar itu sebelum Buat Format; "
        "yang dibiarkan kosong dianggap tidak diketahui, dan angka s.d. dihitung tanpanya."
    )


def blank_of_column(column: str, rows: int, lines: Sequence[str] = ()) -> str:
    """Return a column with how many rows of it are empty, and which of them first."""
    if not lines:
        return f"{column} ({rows} baris)"
    more = f", dan {rows - len(lines)} lagi" if rows > len(lines) else ""
    return f"{column} ({rows} baris: {', '.join(lines)}{more})"


def blank_of_sheet(sheet: str, columns: str) -> str:
    return f"{sheet} kolom {columns}"


def counted_without(what: str, quarters: str) -> str:
    """Return of a figure up to now which quarters it leaves out."""
    return f"{what} s.d. dihitung tanpa {quarters}, yang kosong di Master"


def inapplicable_in(quarters: Sequence[str]) -> str:
    """Return of which quarters before was said that the figure does not apply; empty for none."""
    return f"{', '.join(quarters)} tidak berlaku, tidak ikut dihitung" if quarters else ""


def lines_counted_without(count: int, lines: str, more: int) -> str:
    """Return of which rows the figures up to now leave a quarter out."""
    rest = f", dan {more} lagi" if more else ""
    return (
        f"Angka s.d. pada {count} baris dihitung tanpa triwulan sebelumnya yang kosong di Master: "
        f"{lines}{rest}."
    )
