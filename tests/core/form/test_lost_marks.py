"""What lost its mark is known by what it still bears, and never where two readings are possible."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import Book, book_of, form, office, put, value
from xlsops.core.form.answers import Change
from xlsops.core.form.layout import FIRST_ROW, HEADING_ROW, KEY_ROW
from xlsops.core.form.lost_marks import leave_columns, leave_rows
from xlsops.core.form.submissions import MissingSheet, Submission, read_submission
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import BLANK, Content, Grid

LAYOUT = form(office())
TABLE = LAYOUT.indicators
FIRST, SECOND = TABLE.lines[0], TABLE.lines[1]


def number(key: str) -> int:
    column = TABLE.column(key)
    assert column is not None
    return column.number


def read(book: Book) -> Submission | MissingSheet:
    return read_submission(LAYOUT, tuple(book.values()), mends=True)


def changed(cells: dict[tuple[int, int], Content]) -> Submission:
    book = book_of(office(), LAYOUT)
    book["Indikator"] = put(book["Indikator"], cells)
    found = read(book)
    assert isinstance(found, Submission)
    return found


def told(found: Submission, *kinds: Change) -> list[tuple[Change, str, str]]:
    return [
        (each.change, each.line, each.key) for each in found.irregularities if each.change in kinds
    ]


def answers(found: Submission) -> dict[tuple[str, str], str]:
    return {(each.line.id, each.key): each.text for each in found.answers}


def clean() -> Submission:
    return changed({})


@pytest.mark.parametrize("now", [Content(BLANK), value("entah")])
def test_a_column_without_its_key_is_known_by_its_heading(now: Content) -> None:
    found = changed({(KEY_ROW, number("rtl")): now})
    assert answers(found) == answers(clean())
    kinds = Change.KEY_LOST, Change.COLUMN_MISSING
    assert told(found, *kinds) == [(Change.KEY_LOST, "", "rtl")]


def test_a_column_whose_heading_stands_twice_is_not_guessed() -> None:
    column = TABLE.column("rtl")
    assert column is not None
    twice = {(HEADING_ROW, len(TABLE.columns) + 3): value(column.heading)}
    found = changed({(KEY_ROW, number("rtl")): Content(BLANK), **twice})
    kinds = Change.KEY_LOST, Change.COLUMN_MISSING
    assert told(found, *kinds) == [(Change.COLUMN_MISSING, "", "rtl")]


def test_headings_in_each_others_places_are_not_guessed() -> None:
    one, other = (TABLE.column(key) for key in ("pendorong", "penghambat"))
    assert one is not None
    assert other is not None
    gone = {(KEY_ROW, each.number): Content(BLANK) for each in (one, other)}
    turned = {
        (HEADING_ROW, one.number): value(other.heading),
        (HEADING_ROW, other.number): value(one.heading),
    }
    kinds = Change.KEY_LOST, Change.COLUMN_MISSING
    assert told(changed({**gone, **turned}), *kinds) == [
        (Change.COLUMN_MISSING, "", "pendorong"),
        (Change.COLUMN_MISSING, "", "penghambat"),
    ]
    assert {kind for kind, _, _ in told(changed(gone), *kinds)} == {Change.KEY_LOST}


@pytest.mark.parametrize("now", [Content(BLANK), value("LAIN-01"), value(SECOND.id)])
def test_a_row_without_its_code_is_known_by_its_name(now: Content) -> None:
    found = changed({(FIRST_ROW, number(keys.ID)): now})
    assert answers(found) == answers(clean())
    kinds = Change.ID_LOST, Change.ROW_MISSING, Change.ROW_ADDED, Change.ROW_DOUBLE
    rows = told(found, *kinds)
    assert (Change.ID_LOST, FIRST.id, keys.NUMBER) in rows
    assert Change.ROW_MISSING not in {each for each, _, _ in rows}


def test_a_row_whose_name_stands_twice_is_not_guessed() -> None:
    twice = TABLE.last_row + 2
    found = changed(
        {
            (FIRST_ROW, number(keys.ID)): Content(BLANK),
            (twice, number(keys.INDICATOR)): value(FIRST.name),
        }
    )
    kinds = Change.ID_LOST, Change.ROW_MISSING
    assert told(found, *kinds) == [(Change.ROW_MISSING, FIRST.id, keys.NUMBER)]


def renamed(names: Iterable[str]) -> Book:
    """Return a book in which copies of the table bear neither its name nor its mark."""
    book = book_of(office(), LAYOUT)
    grid = put(book.pop("Indikator"), {(1, 1): Content(BLANK)})
    return {**book, **{name: Grid(name, cells=grid.cells) for name in names}}


def test_a_table_without_name_and_mark_is_known_by_its_keys() -> None:
    found = read(renamed(["Sheet7"]))
    assert isinstance(found, Submission)
    assert answers(found) == answers(clean())


def test_tables_that_bear_each_others_names_are_known_by_their_keys() -> None:
    book = book_of(office(), LAYOUT)
    one, other = (
        put(book.pop(each), {(1, 1): Content(BLANK)}) for each in ("Indikator", "Anggaran")
    )
    turned = [Grid("Anggaran", cells=one.cells), Grid("Indikator", cells=other.cells)]
    found = read({**book, **{each.name: each for each in turned}})
    assert isinstance(found, Submission)
    assert answers(found) == answers(clean())


def test_of_two_such_tables_none_is_taken() -> None:
    assert read(renamed(["Sheet7", "Sheet8"])) == MissingSheet("Indikator")


def test_nothing_is_mended_unless_the_form_is_that_of_today() -> None:
    book: Book = renamed(["Sheet7"])
    assert read_submission(LAYOUT, tuple(book.values())) == MissingSheet("Indikator")


@given(st.data())
def test_whatever_is_taken_back_nothing_is_read_in_two_places(data: st.DataObject) -> None:
    parts = (
        ("kolom", leave_columns, {each.field.key: each.number for each in TABLE.columns}),
        ("baris", leave_rows, {each.id: TABLE.row(each.id) for each in TABLE.lines}),
    )
    for kind, leave, planned in parts:
        names = [each for each in planned if each != keys.ID]
        stand = data.draw(st.permutations([planned[each] for each in names]))
        places = dict(zip(names, stand, strict=True))
        lost = {each: places[each] for each in data.draw(st.sets(st.sampled_from(names)))}
        undone = data.draw(st.sets(st.sampled_from(names)))
        left = leave(
            TABLE, "Indikator", {f"Indikator|{kind}|{each}" for each in undone}, places, lost
        )
        assert len({*places.values()}) == len(places)
        assert {each for each in undone if each in lost}.isdisjoint(places)
        assert all(places[each] == planned[each] for each in undone if each not in lost)
        assert left.items() <= lost.items()
