"""The buttons that look back: what the selected answer was, what two versions differ in."""

import xlwings as xw

from tests.calc.buttons import Desk, state_of
from xlsops import messages


def first_answer(book: xw.Book, sheet: str, heading: str) -> tuple[int, int]:
    """Return the row and the column of the first answer below a heading of a bureau's painted sheet."""
    rows = book.sheets[sheet].used_range.value
    row = next(number for number, each in enumerate(rows) if heading in each)
    first = next(number for number in range(row + 1, len(rows)) if rows[number][0] == 1)
    return first + 1, rows[row].index(heading) + 1


def test_the_selected_answers_history_is_told(demo: Desk) -> None:
    before = state_of(demo.book)
    demo.book.sheets["Isian HUKUM"].activate()
    place = first_answer(demo.book, "Isian HUKUM", "Realisasi TW II")
    demo.book.sheets["Isian HUKUM"].range(place).select()
    outcome = demo.press("cell_history", "satu isian")
    (said,) = (each.prompt for each in demo.alerts)
    assert said == "\n".join(outcome.lines)
    assert outcome.data["bureau"] == "HUKUM"
    assert (outcome.data["line"], outcome.data["column"]) == ("IKU-03", "realisasi_2")
    assert "versi 1" in said
    assert state_of(demo.book) == before


def test_a_cell_that_is_no_answer_is_told(demo: Desk) -> None:
    demo.book.sheets["Isian HUKUM"].activate()
    demo.book.sheets["Isian HUKUM"].range("A1").select()
    demo.press("cell_history")
    (said,) = (each.prompt for each in demo.alerts)
    assert said == str(messages.versions.no_cell_selected())


def test_two_versions_of_the_bureau_in_front_are_opened_as_a_sheet(demo: Desk) -> None:
    control = demo.book
    before = state_of(control)
    control.sheets["Isian UMUM"].activate()
    outcome = demo.press("compare", "dua versi")
    opened = demo.app.books["Perbandingan UMUM versi 1 dan 2.xlsx"]
    rows = opened.sheets[messages.comparison.SHEET].used_range.value
    told = [row for row in rows if isinstance(row[0], float)]
    assert len(told) == len(outcome.data["cells"]) > 1
    assert [row[3] for row in told] == [each["cell"] for each in outcome.data["cells"]]
    assert state_of(control) == before
    control.activate()
    control.sheets["Isian UMUM"].activate()
    demo.press("compare")  # the sheet that is open already is written and opened anew


def test_a_sheet_that_is_no_bureaus_or_has_one_version_is_told(demo: Desk) -> None:
    for sheet, wrong in (
        ("Beranda", messages.versions.no_bureau_in_front()),
        ("Isian HUKUM", messages.versions.only_one("HUKUM", 1)),
    ):
        demo.book.sheets[sheet].activate()
        demo.press("compare")
        assert demo.alerts[-1].prompt == str(wrong)
