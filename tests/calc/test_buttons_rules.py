"""The button that tries the rule in the selected row of Aturan, in a workbook that is open."""

from datetime import datetime

import xlwings as xw

from tests.calc.buttons import FROZEN, Desk, state_of
from xlsops import messages
from xlsops.core.spec import tables
from xlsops.procedure.period.loading import load

SHEET = tables.RULES.sheet
SIPD = (("Tanggal", datetime(2026, 7, 1)), ("Kode", "Pagu"))


def row_of(book: xw.Book, code: str) -> int:
    """Return the row of a rule, else the first free one."""
    codes = book.sheets[SHEET].range((1, 1), (100, 1)).value
    return next(
        number
        for number, each in enumerate(codes, 1)
        if each == code or (number >= tables.RULES.first_row and each is None)
    )


def select(book: xw.Book, sheet: str, row: int) -> None:
    book.sheets[sheet].activate()
    book.sheets[sheet].range((row, 4)).select()


def test_a_draft_over_a_sheet_just_added_is_tried_and_switched_on_it_is_judged(demo: Desk) -> None:
    book = demo.book
    lines = [each.id for each in load(demo.root, FROZEN, "Kabag").layouts["HUKUM"].budget.asked]
    sheet = book.sheets.add("SIPD")
    sheet.range((1, 1)).value = [*SIPD, *((each, 1) for each in lines)]
    row = row_of(book, "A10")
    cells = ("A10", "Galat", "Anggaran", "[Realisasi Rp TW ini] <= [SIPD].[Pagu]", None, None)
    book.sheets[SHEET].range((row, 1)).value = [*cells, None, None, None, "draf"]
    select(book, SHEET, row)
    before = state_of(book)
    outcome = demo.press("try_rule")
    (said,) = (each.prompt for each in demo.alerts)
    assert outcome.lines[0].startswith(f"A10 akan timbul di {len(lines)} tempat:")
    assert messages.rules.NOTHING_WRITTEN in said
    assert "TW II 2026 HUKUM, Anggaran!" in said
    assert state_of(book) == before
    book.sheets[SHEET].range((row, 10)).value = "aktif"
    demo.press("validate")
    shown = book.sheets["Temuan"].used_range.value
    found = [each for each in shown if "A10" in each]
    assert len(found) == len(lines) + 1  # a row above them decides on all of them at once
    assert any("harus paling banyak Pagu di lembar SIPD (1)" in str(each) for each in found[-1])


def test_where_no_rule_is_selected_one_sentence_says_so(demo: Desk) -> None:
    for sheet, row in (("Pengaturan", 5), (SHEET, 2), (SHEET, 500)):
        select(demo.book, sheet, row)
        demo.refused(
            "try_rule", "Yang dipilih bukan baris aturan. Pilih satu sel pada baris aturan"
        )
    select(demo.book, SHEET, row_of(demo.book, "V09"))
    demo.refused("try_rule", "V09 dihitung program, jadi sudah berlaku di setiap kiriman.")
