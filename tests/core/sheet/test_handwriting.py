"""What people typed on painted sheets is told from what was painted there."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import HandwritingKept
from xlsops.core.sheet.handwriting import Typed, kept_in, mark_of, marks_in, typed_over, with_mark
from xlsops.core.sheet.sheet import Area, Note, Sheet, Shown
from xlsops.core.values.cells import (
    BLANK,
    Boolean,
    Cell,
    Content,
    Date,
    ErrorValue,
    Grid,
    Number,
    Text,
    Value,
)
from xlsops.core.values.structs import replace

PAGE = Sheet(
    "Beranda",
    (("Judul", None), ("Bagian", Decimal("12.5")), ("Batas", date(2026, 7, 10)), (None, "catatan")),
    unlocked=(Area(4, 2, 4, 2),),
)


def value(shown: Shown) -> Value:
    match shown:
        case str():
            return Text(shown)
        case date():
            return Date(datetime(shown.year, shown.month, shown.day))
        case _:
            return Number(Decimal(repr(float(shown or 0))))


def grid(page: Sheet, **typed: Content) -> Grid:
    cells = {
        (row, column): Content(value(each))
        for row, values in enumerate(page.values, 1)
        for column, each in enumerate(values, 1)
        if each is not None
    }
    more = {(int(name[1:]), ord(name[0]) - 64): each for name, each in typed.items()}
    return Grid(page.name, cells={**cells, **more})


def test_a_sheet_as_it_was_painted_holds_no_handwriting() -> None:
    later = replace(PAGE, values=(("Judul lain",),))
    assert typed_over(grid(with_mark(PAGE)), later) == (Typed(Cell("Beranda", 4, 2), "catatan"),)
    assert typed_over(grid(with_mark(replace(PAGE, unlocked=()))), later) == ()


def test_what_was_typed_anywhere_is_found_whatever_it_is() -> None:
    here = grid(
        with_mark(replace(PAGE, unlocked=())),
        A9=Content(Text("Telepon Asisten")),
        H2=Content(Number(Decimal(7))),
        B1=Content(Number(Decimal(9)), "SUM(A1:A3)"),
    )
    assert [(each.cell.address, each.text) for each in typed_over(here, PAGE)] == [
        ("B1", "=SUM(A1:A3)"),
        ("H2", "7"),
        ("A9", "Telepon Asisten"),
    ]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (Boolean(True), "TRUE"),
        (Boolean(False), "FALSE"),
        (ErrorValue("#N/A"), "#N/A"),
        (Date(datetime(2026, 7, 8)), "2026-07-08"),
        (Date(datetime(2026, 7, 8, 0, 0, 1)), "2026-07-08T00:00:01"),
        (Number(Decimal("0.1234567890123")), "0.123456789012"),
        (Text("  dua kata "), "dua kata"),
    ],
)
def test_what_was_typed_is_told_as_a_text_whatever_its_kind(typed: Value, text: str) -> None:
    here = grid(with_mark(replace(PAGE, unlocked=())), A9=Content(typed))
    assert [each.text for each in typed_over(here, None)] == [text]


@pytest.mark.parametrize("typed", [Content(BLANK), Content(Text(" "))])
def test_a_blank_is_no_handwriting(typed: Content) -> None:
    assert typed_over(grid(with_mark(replace(PAGE, unlocked=())), A9=typed), None) == ()


def test_a_moment_that_was_painted_is_no_handwriting_and_another_one_is() -> None:
    painted = replace(PAGE, values=((datetime(2026, 7, 8, 9, 30),),), unlocked=())
    mark, *_ = [
        Content(Text(str(row[-1]))) for row in with_mark(painted).values if row[-1] is not None
    ]
    cells = {(1, 9): mark, (1, 1): Content(Date(datetime(2026, 7, 8, 9, 30)))}
    other = {(2, 1): Content(Date(datetime(2026, 7, 8, 9, 31)))}
    assert typed_over(Grid("Beranda", cells=cells), None) == ()
    assert typed_over(Grid("Beranda", cells={**cells, **other}), None) == (
        Typed(Cell("Beranda", 2, 1), "2026-07-08T09:31:00"),
    )


def test_a_note_somebody_hung_on_a_cell_is_handwriting_and_ours_is_not() -> None:
    ours = replace(PAGE, notes=(Note(2, 2, "Galat V05: kosong.\nIsi."),))
    here = replace(
        grid(with_mark(ours)),
        comments={(2, 2): "Galat V05:  kosong. Isi.", (1, 1): "Tanya Asisten"},
    )
    (typed,) = typed_over(here, PAGE)
    assert typed == Typed(Cell("Beranda", 1, 1), "Catatan sel: Tanya Asisten")
    assert typed_over(here, PAGE, kept=(typed,)) == ()
    assert typed_over(Grid("Beranda", comments=here.comments), PAGE) == ()


def test_rows_put_in_or_sorted_are_no_handwriting_themselves() -> None:
    whole = grid(with_mark(replace(PAGE, unlocked=())))
    moved = {
        (row + 1 if row > 1 else row, column): each for (row, column), each in whole.cells.items()
    }
    assert typed_over(replace(whole, cells={**moved, (2, 1): Content(Text("sisipan"))}), None) == (
        Typed(Cell("Beranda", 2, 1), "sisipan"),
    )


def test_what_stands_on_the_page_to_come_or_is_kept_elsewhere_is_not_lost() -> None:
    here = grid(with_mark(PAGE))
    assert typed_over(here, PAGE) == ()
    assert typed_over(here, None, marks_in(["Catatan "])) == ()


TABLE = Sheet(
    "Rekap KKP",
    (
        ("No", "Bagian", "Galat", "Catatan"),
        (1, "UMUM", 3, "ok"),
        (2, "KKP", 7, "ok"),
        (3, "TAPEM", 3, "lewat"),
        (4, "HUKUM", 70, "ok"),
    ),
)
LATER = replace(TABLE, values=(*TABLE.values, (5, "EKON", 3, "ok")))


def seen_in(here: Grid, page: Sheet | None = LATER) -> list[tuple[str, str]]:
    return [(each.cell.address, each.text) for each in typed_over(here, page)]


def test_what_stands_elsewhere_on_the_sheet_too_is_still_found_where_it_was_typed() -> None:
    typed = {"C3": number(3), "C5": number(7), "F3": Content(Text("ok")), "D9": number(70)}
    assert seen_in(grid(with_mark(TABLE), **typed)) == [
        ("C3", "3"),
        ("F3", "ok"),
        ("C5", "7"),
        ("D9", "70"),
    ]


def test_what_the_page_to_come_shows_at_the_same_place_is_not_lost() -> None:
    assert seen_in(grid(with_mark(TABLE), A6=number(5), B6=Content(Text("ekon")))) == []
    assert seen_in(grid(with_mark(TABLE), A7=number(5))) == [("A7", "5")]


def test_rows_and_columns_put_in_taken_out_and_sorted_leave_only_what_was_typed() -> None:
    cells = grid(with_mark(TABLE)).cells
    orders = {
        "put in": {1: 1, 2: 2, 3: 4, 4: 5, 5: 6},
        "taken out": {1: 1, 2: 2, 4: 3, 5: 4},
        "sorted": {1: 1, 2: 4, 3: 2, 4: 5, 5: 3},
    }
    for rows in orders.values():
        for shift in (0, 1):
            moved = {
                (rows.get(row, row) if column < 5 else row, column + shift * (column > 2)): each
                for (row, column), each in cells.items()
                if row in rows or column >= 5
            }
            here = Grid(TABLE.name, cells={**moved, (9, 3): number(3)})
            assert seen_in(here) == [("C9", "3")], rows


def test_a_typed_figure_in_a_row_that_moved_is_told_from_the_row() -> None:
    cells = grid(with_mark(TABLE)).cells
    moved = {
        (row + (row > 1 and column < 5), column): each for (row, column), each in cells.items()
    }
    assert seen_in(Grid(TABLE.name, cells={**moved, (4, 3): number(70)})) == [("C4", "70")]


def test_what_is_in_the_journal_already_is_known_by_its_place() -> None:
    here = grid(with_mark(TABLE), C3=number(3), F3=number(3))
    kept = [Typed(Cell(TABLE.name, 3, 3), "3")]
    assert [each.cell.address for each in typed_over(here, LATER, (), kept)] == ["F3"]


def test_a_sheet_an_earlier_version_painted_is_read_by_its_marks_without_places() -> None:
    texts = ["No", "Bagian", "Galat", "Catatan", "UMUM", "ok", "1", "3"]
    old = "dilukis:" + "".join(sorted(mark_of(text) for text in texts))
    page = replace(TABLE, values=tuple((*row, None) for row in TABLE.values[:2]))
    here = grid(page, E1=Content(Text(old)), C9=number(3), D9=Content(Text("telepon")))
    assert seen_in(here) == [("D9", "telepon")]
    assert seen_in(here, replace(LATER, values=(("Telepon",),))) == []


def number(figure: int) -> Content:
    return Content(Number(Decimal(figure)))


def test_of_a_sheet_without_marks_nothing_is_claimed() -> None:
    assert typed_over(grid(PAGE, A9=Content(Text("entah"))), PAGE) == ()


def test_marks_of_thousands_of_texts_stand_in_several_cells() -> None:
    long = Sheet("Himpunan", tuple((f"teks {number}",) for number in range(9000)))
    page = with_mark(long)
    assert max(len(str(row[-1] or "")) for row in page.values) < 32767
    assert typed_over(grid(page), None) == ()


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_a_mark_never_takes_a_painted_text_for_a_typed_one(texts: list[str]) -> None:
    page = with_mark(Sheet("Riwayat", tuple((text,) for text in texts)))
    assert typed_over(grid(page), None) == ()


def test_what_was_kept_is_read_from_events_of_every_version() -> None:
    one = {"cell": "C60", "text": "telepon"}
    here = (Typed(Cell("Beranda", 60, 3), "telepon"),)
    for data in ({"sheet": "Beranda", **one}, {"sheet": "Beranda", "cells": [one]}):
        kind = HandwritingKept.kind
        assert kept_in([Event(kind, datetime(2026, 7, 8, tzinfo=UTC), "Kabag", data)]) == here
    assert kept_in([Event("lain", datetime(2026, 7, 8, tzinfo=UTC), "Kabag", {})]) == ()
