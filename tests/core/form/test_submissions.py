"""What a bureau answered is found by id and key, wherever it stands in the workbook."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import (
    FIRST,
    INDICATORS,
    PROGRAMMES,
    SECOND,
    Book,
    Edit,
    answer,
    book_of,
    careful,
    form,
    moved,
    office,
    put,
    submission,
    value,
)
from tests.samples import answered
from xlsops.core.form.answers import MENDED
from xlsops.core.form.layout import COVER, FIRST_ROW, KEY_ROW, Layout, identity_cell
from xlsops.core.form.submissions import (
    Change,
    Irregularity,
    MissingSheet,
    Submission,
    read_submission,
    value_text,
)
from xlsops.core.spec.spec import Block
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
from xlsops.core.values.figures import interpret
from xlsops.core.values.numbers import Reading
from xlsops.core.values.structs import replace

LAYOUT = form(office())
CLEAN = careful(LAYOUT, office())
ROWS, COLUMNS = len(INDICATORS), len(LAYOUT.indicators.columns)


def figures(found: Submission) -> dict[tuple[str, str], Value]:
    """Return every answer that is not blank."""
    return {
        (each.line.id, each.key): each.content.value for each in found.answers if not each.blank
    }


def on_indicators(rows: Mapping[int, int], columns: Mapping[int, int] | None = None) -> Edit:
    def edit(_: Layout, book: Book) -> None:
        book["Indikator"] = moved(book["Indikator"], rows, columns or {})

    return edit


def read(book: Book) -> Submission | MissingSheet:
    return read_submission(LAYOUT, tuple(book.values()))


def test_a_form_filled_with_care_is_read_back_whole() -> None:
    found = submission()
    assert figures(found) == CLEAN
    assert found.irregularities == ()
    assert {key: value_text(each.value) for key, each in found.identity.items()} == {
        "petugas": "Petugas Contoh",
        "nip": "199001012015031001",
        "tanggal_isi": "07/07/2026",
    }


def test_a_blank_form_is_read_as_all_blank() -> None:
    found = read_submission(LAYOUT, answered(LAYOUT, {}))
    assert isinstance(found, Submission)
    assert all(each.blank and each.number is None and each.text == "" for each in found.answers)
    assert len(found.answers) == len(INDICATORS) * 7 + 2 * 8


@given(st.dictionaries(st.sampled_from(sorted(CLEAN)), st.text(min_size=1).map(Text), max_size=9))
def test_whatever_text_is_written_is_read_back_unchanged(
    written: dict[tuple[str, str], Text],
) -> None:
    edits = [answer(line, key, what) for (line, key), what in written.items()]
    found = {(each.line.id, each.key): each.content.value for each in submission(*edits).answers}
    assert all(found[place] == what for place, what in written.items())


@given(st.permutations(range(ROWS)), st.permutations(range(COLUMNS)))
def test_rows_and_columns_may_stand_in_any_order(rows: list[int], columns: list[int]) -> None:
    found = submission(
        on_indicators(
            {FIRST_ROW + old: FIRST_ROW + new for old, new in enumerate(rows)},
            {1 + old: 1 + new for old, new in enumerate(columns)},
        ),
        renamed("Indikator", "Indikator", 1),
    )
    assert (figures(found), unmended(found)) == (CLEAN, ())
    told = {each.change for each in found.irregularities}
    as_planned = rows == sorted(rows), columns == sorted(columns)
    assert told == {
        change
        for change, planned in zip((Change.ROW_MOVED, Change.COLUMN_MOVED), as_planned, strict=True)
        if not planned
    }


def unmended(found: Submission) -> tuple[Irregularity, ...]:
    """Return what was changed and is not mended by the reading."""
    return tuple(each for each in found.irregularities if each.change not in MENDED)


def test_an_inserted_column_does_not_shift_the_answers() -> None:
    shifted = {number: number + 1 for number in range(5, COLUMNS + 1)}
    found = submission(on_indicators({}, shifted))
    assert (figures(found), unmended(found)) == (CLEAN, ())
    assert {each.change for each in found.irregularities} == {Change.COLUMN_MOVED}
    where = {each.key: each.cell.column for each in found.answers if each.line.id == "SUM"}
    planned = LAYOUT.indicators.cell("SUM", "realisasi_2").column
    assert where["realisasi_2"] == planned + 1


def renamed(old: str, new: str, marker_column: int = 0) -> Edit:
    """Rename a sheet; put the marker back into A1 where the columns were moved."""

    def edit(_: Layout, book: Book) -> None:
        grid = replace(book[old], name=new)
        book[old] = put(grid, {(1, 1): value(f"xlsops:{old}")}) if marker_column else grid

    return edit


@pytest.mark.parametrize("name", ["Sheet1", "indikator lama", "Anggaran"])
def test_a_renamed_sheet_is_found_by_its_marker(name: str) -> None:
    found = submission(renamed("Indikator", name))
    assert (figures(found), found.irregularities) == (CLEAN, ())
    assert {each.cell.sheet for each in found.answers if each.line.id == "SUM"} == {name}


def without_marker(name: str, new_name: str) -> Book:
    book = book_of(office(), LAYOUT)
    book[name] = replace(put(book[name], {(1, 1): Content(BLANK)}), name=new_name)
    return book


@pytest.mark.parametrize("name", ["Indikator", "Anggaran", COVER])
def test_without_its_marker_a_sheet_is_found_by_its_name(name: str) -> None:
    assert isinstance(read(without_marker(name, f" {name.upper()} ")), Submission)


@pytest.mark.parametrize("name", ["Indikator", "Anggaran", COVER])
def test_a_sheet_without_marker_and_name_is_missing(name: str) -> None:
    assert read(without_marker(name, "Sheet1")) == MissingSheet(name)


def test_a_copied_sheet_gives_way_to_the_one_with_the_marker() -> None:
    book = book_of(office(), LAYOUT)
    copy = replace(put(book["Indikator"], {(1, 1): Content(BLANK)}), name="INDIKATOR")
    found = read({"copy": copy, **book})
    assert isinstance(found, Submission)
    assert {each.cell.sheet for each in found.answers} == {"Indikator", "Anggaran"}


NO = {sheet.block: sheet.cell(sheet.lines[0].id, "no").column for sheet in LAYOUT.sheets}
IRREGULAR = {
    "row missing": (
        on_indicators({FIRST_ROW + 1: 0}),
        Irregularity(
            Change.ROW_MISSING, Cell("Indikator", 9, 2), "LAST", "no", "Persentase Layanan"
        ),
    ),
    "locked": (
        answer("SUM", "satuan", "Berkas"),
        Irregularity(
            Change.LOCKED,
            LAYOUT.indicators.cell("SUM", "satuan"),
            "SUM",
            "satuan",
            "Dokumen",
            "Berkas",
        ),
    ),
    "locked on a heading row": (
        answer("4.01.01", "keterangan", "catatan"),
        Irregularity(
            Change.LOCKED,
            LAYOUT.budget.cell("4.01.01", "keterangan"),
            "4.01.01",
            "keterangan",
            "",
            "catatan",
        ),
    ),
}


@pytest.mark.parametrize("case", IRREGULAR)
def test_a_change_beside_the_answers_is_told_with_its_place(case: str) -> None:
    edit, expected = IRREGULAR[case]
    assert submission(edit).irregularities == (expected,)


def test_the_answers_of_a_missing_row_are_blank_at_its_planned_place() -> None:
    found = submission(on_indicators({FIRST_ROW + 1: 0}))
    gone = [each for each in found.answers if each.line.id == "LAST"]
    assert {each.blank for each in gone} == {True}
    assert {each.cell.row for each in gone} == {FIRST_ROW + 1}
    assert "LAST" not in {each.line.id for each in found.computed if each.line}


def test_irregularities_are_sorted_by_cell() -> None:
    edits = answer(SECOND, "pagu", 1), answer(FIRST, "satuan", "x"), answer("SUM", "target_3", 1)
    cells = [each.cell for each in submission(*edits).irregularities]
    assert cells == sorted(cells, key=lambda each: (each.sheet, each.row, each.column))
    assert submission(*reversed(edits)).irregularities == submission(*edits).irregularities


def test_without_the_row_of_keys_the_planned_columns_are_read() -> None:
    def keyless(_: Layout, book: Book) -> None:
        grid = book["Indikator"]
        cells = {at: each for at, each in grid.cells.items() if at[0] != KEY_ROW}
        book["Indikator"] = replace(grid, cells=cells)

    assert figures(submission(keyless)) == CLEAN


def test_a_key_that_stands_twice_counts_where_it_stands_first() -> None:
    def doubled(_: Layout, book: Book) -> None:
        book["Indikator"] = put(book["Indikator"], {(KEY_ROW, COLUMNS + 3): value("realisasi_2")})

    assert figures(submission(doubled)) == CLEAN


def test_the_row_that_stands_first_is_the_one_that_counts() -> None:
    def doubled(_: Layout, book: Book) -> None:
        row, at = LAYOUT.indicators.last_row + 2, LAYOUT.indicators.cell("SUM", "realisasi_2")
        book["Indikator"] = put(
            book["Indikator"], {(row, 1): value("SUM"), (row, at.column): value(999)}
        )

    found = submission(doubled)
    assert figures(found) == CLEAN
    assert [each.change for each in found.irregularities] == [Change.ROW_DOUBLE]


def test_a_row_whose_id_is_only_spaces_is_no_row() -> None:
    def spaced(_: Layout, book: Book) -> None:
        book["Indikator"] = put(
            book["Indikator"], {(LAYOUT.indicators.last_row + 2, 1): value(" ")}
        )

    assert submission(spaced).irregularities == ()


def test_computed_cells_are_those_of_asked_rows_and_the_sums() -> None:
    found = submission().computed
    sums = [each.column.field.key for each in found if each.line is None]
    assert sums == ["pagu", "rp_1", "rp_2", "rp_3", "rp_4", "rp_sd"]
    budget = {each.line.id for each in found if each.line and each.block is LAYOUT.budget.block}
    assert budget == {FIRST, SECOND}


def test_a_table_that_asks_nothing_has_no_sums_to_compare() -> None:
    found = submission(spec=office(programmes=PROGRAMMES[:2])).computed
    assert [each for each in found if each.line is None] == []


@pytest.mark.parametrize(
    ("content", "number", "reading"),
    [
        (value(12), "12", None),
        (value(Decimal("3.6000000000000001")), "3.6", None),
        (Content(Number(Decimal("0.9")), number_format="0%"), "90", Reading((Decimal(90),), "%")),
        (
            Content(Number(Decimal("0.1234")), number_format="0.00%"),
            "12.34",
            Reading((Decimal("12.34"),), "%"),
        ),
        (value("12,5"), "12.5", Reading((Decimal("12.5"),))),
        (value("1.234"), None, Reading((Decimal(1234), Decimal("1.234")))),
        (value("nihil"), None, Reading()),
        (value("  "), None, None),
        (value(None), None, None),
        (Content(Boolean(True)), None, None),
        (Content(Date(datetime(2026, 7, 1))), None, None),
        (Content(ErrorValue("#N/A")), None, None),
    ],
)
def test_a_cell_stands_for_a_number_only_where_it_says_one(
    content: Content, number: str | None, reading: Reading | None
) -> None:
    expected = None if number is None else Decimal(number)
    assert interpret(content, "%") == (expected, reading)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (Number(Decimal(10) ** 15), Decimal(10) ** 15),
        (Number(Decimal(10) ** 16), None),
        (Number(Decimal("-1E308")), None),
        (Text("1.000.000.000.000.010,00"), None),
    ],
)
def test_a_figure_beyond_what_is_read_exactly_is_no_number(
    value: Number | Text, number: Decimal | None
) -> None:
    assert interpret(Content(value))[0] == number


@pytest.mark.parametrize(
    ("what", "text"),
    [
        (Text(" a "), " a "),
        (Number(Decimal("1234.50")), "1.234,5"),
        (Number(Decimal("89.999999999999997")), "90"),
        (Boolean(True), "BENAR"),
        (Boolean(False), "SALAH"),
        (Date(datetime(2026, 7, 9, 15, 30)), "09/07/2026"),
        (ErrorValue("#DIV/0!"), "#DIV/0!"),
        (BLANK, ""),
    ],
)
def test_a_value_is_shown_as_an_indonesian_reads_it(what: Value, text: str) -> None:
    assert value_text(what) == text


def test_a_formula_nobody_calculated_is_no_blank() -> None:
    waiting = Content(BLANK, "1+1", calculated=False)
    found = {each.key: each for each in submission(answer("SUM", "rtl", waiting)).answers[:7]}
    assert (found["rtl"].blank, found["rtl"].text) == (False, "")
    assert (found["keterangan"].blank, found["keterangan"].text) == (True, "")


@pytest.mark.parametrize(
    ("merges", "cells"),
    [
        (("B8:C9",), ["B8"]),
        (("B6:C8", "E13:E20"), ["B6", "E13"]),
        (("D10",), ["D10"]),
        (("A1:Z5", "A14:B15"), []),
        (("A6:Z7",), ["A6"]),
    ],
)
def test_a_merge_counts_only_where_it_touches_headings_or_rows(
    merges: tuple[str, ...], cells: list[str]
) -> None:
    def merged(_: Layout, book: Book) -> None:
        book["Indikator"] = replace(book["Indikator"], merges=merges)

    found = submission(merged).irregularities
    assert [each.cell.address for each in found] == cells


def test_a_workbook_without_any_sheet_has_no_cover() -> None:
    assert read_submission(LAYOUT, ()) == MissingSheet(COVER)
    cover = Grid(COVER, cells={(1, 1): value("xlsops:Petunjuk")})
    assert read_submission(LAYOUT, (cover,)) == MissingSheet("Indikator")
    assert identity_cell("nip").sheet == COVER


def test_answers_are_found_by_their_places_which_follow_the_form() -> None:
    found = submission(answer("SUM", "rtl", "Jadwal baru"), answer(FIRST, "rp_2", 7))
    places = found.by_place
    assert tuple(places.values()) == found.answers
    assert len(places) == len(found.answers) == len(set(places))
    for (block, line, key), each in places.items():
        assert (each.column.field.block, each.line.id, each.key) == (block, line, key)
        assert places.at(block, line, key) is each
    assert places.at(Block.BUDGET, "SUM", "rtl") is None
    assert places.at(Block.INDICATORS, "SUM", "target_2") is None
    with pytest.raises(KeyError):
        _ = places[Block.INDICATORS, "SUM", "lain"]


def test_the_answers_of_a_column_are_one_for_each_line_that_is_asked() -> None:
    found = submission(answer(FIRST, "rp_2", 7))
    for sheet in found.layout.sheets:
        for column in sheet.opened:
            here = found.by_place.column(sheet, column.field.key)
            assert [each and (each.line, each.key) for each in here] == [
                (line, column.field.key) for line in sheet.asked
            ]
    budget = found.layout.budget
    assert found.by_place.column(budget, "realisasi_2") == (None,) * len(budget.asked)
    assert found.by_place.found(budget.block, "realisasi_2") is None


def test_a_column_waits_until_one_of_its_cells_was_calculated() -> None:
    found = submission(answer("SUM", "capaian", Content(Number(Decimal(95)), "0")))
    assert {each.column.field.key for each in found.computing if not each.waits} == {"capaian"}
