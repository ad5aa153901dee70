"""The button that says where the number in the selected cell comes from, and goes there."""

from decimal import Decimal

import xlwings as xw
from openpyxl import Workbook

from tests.calc.buttons import Desk, state_of
from xlsops import messages
from xlsops.core.recap.lists.trail_sheet import NAME as TRAIL

RECAP = "Rekap Data Kinerja Setda TW2 2026 (sementara).xlsx"
ANSWERED = 7
"""The column of Himpunan that shows the open quarter's own figure."""


def select(book: xw.Book, sheet: str, row: int, column: int) -> None:
    book.sheets[sheet].activate()
    book.sheets[sheet].range((row, column)).select()


def first_indicator(book: xw.Book) -> int:
    """Return the first row of Himpunan that shows an indicator's figure."""
    rows = book.sheets["Himpunan"].used_range.value
    return next(
        number
        for number, row in enumerate(rows, 1)
        if row[1] == "Indikator" and isinstance(row[ANSWERED - 1], float)
    )


def test_a_number_of_a_painted_sheet_is_told_and_its_answer_selected(demo: Desk) -> None:
    before, row = state_of(demo.book), first_indicator(demo.book)
    select(demo.book, "Himpunan", row, ANSWERED)
    code, shown = (
        demo.book.sheets["Himpunan"].range((row, column)).value for column in (1, ANSWERED)
    )
    outcome = demo.press("trace", "satu angka")
    (said,) = (each.prompt for each in demo.alerts)
    assert said == "\n".join(outcome.lines)
    assert f"Himpunan!G{row} di Kendali Kinerja.xlsx" in said
    assert "tertulis" in said
    assert messages.traced.AGREES in said
    assert demo.book.sheets.active.name == f"Isian {code}"
    assert demo.app.selection.value == shown
    assert state_of(demo.book) == before


def test_a_number_of_the_recap_is_told_and_its_row_of_jejak_selected(demo: Desk) -> None:
    demo.press("recap")
    book = demo.open(demo.root / "rekap" / RECAP)
    select(book, "Rekap Setda", 8, 9)
    shown = book.sheets["Rekap Setda"].range((8, 9)).value
    outcome = demo.press("trace")
    assert outcome.lines[0] == f"Rekap Setda!I8 di {RECAP}"
    assert book.sheets.active.name == TRAIL
    row = demo.app.selection.row
    name, _, value = book.sheets[TRAIL].range((row, 1), (row, 3)).value
    assert name == "Capaian (%)"
    assert Decimal(str(value)) == Decimal(str(shown))


def test_where_no_number_of_the_recap_is_selected_one_sentence_says_so(demo: Desk) -> None:
    select(demo.book, "Himpunan", first_indicator(demo.book), 4)
    demo.refused("trace", "bukan angka rekap")
    select(demo.book, "Pengaturan", 5, 3)
    demo.refused("trace", 'Lembar "Pengaturan" tidak memuat angka rekap')
    path = demo.root.parent / "Lain.xlsx"
    Workbook().save(path)
    demo.open(path)
    demo.refused("trace", "bukan Kendali Kinerja dan bukan buku rekap")
