"""Values put into cells of a sheet people made: those cells change, whoever saved the workbook."""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path, PurePath

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests import ooxml
from tests.calc.oracle import recalculate
from tests.excel.package.test_parts import MAIN_TYPE, RELATIONS, with_part
from tests.growth.measure import cost, grows_alike
from xlsops.core.values.cells import BLANK, Boolean, Cell, Date, ErrorValue, Number, Text, Value
from xlsops.errors import WorkbookUnreadableError
from xlsops.excel.closed.cell_edits import with_cells
from xlsops.excel.closed.sheet_part import CellEdits
from xlsops.excel.package.parts import put_together
from xlsops.files.control_grids import grids_of
from xlsops.files.folders import CONTROL

HERE = PurePath(CONTROL)
SHEET, OTHER = "Master", "Lain"
DAY = datetime(2026, 7, 10)
PART = "xl/worksheets/sheet1.xml"
WRITTEN: dict[tuple[int, int], Value] = {
    (2, 1): Text('kata <baru> & "lama" _x0041_'),
    (2, 2): Number(Decimal("12.50")),
    (2, 3): Date(DAY),
    (3, 1): BLANK,
    (3, 2): Boolean(value=True),
    (3, 5): ErrorValue("#N/A"),
    (5, 2): Number(Decimal(7)),
    (9, 7): Text(" di ujung "),
    (4, 2): BLANK,
}
"""Over a text, a rich one, a day, a number and a formula; in a row and below all that is not there."""


def draw(book: xlsxwriter.Workbook) -> None:
    """A sheet of a person with what hangs on it, and a sheet that reckons with it."""
    sheet, other = book.add_worksheet(SHEET), book.add_worksheet(OTHER)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d mmmm yyyy"})
    green = book.add_format({"bg_color": "#00FF00"})
    sheet.set_column("G:G", 20, green)
    sheet.write_row("A1", ["Nama", "Nilai", "Tanggal"], bold)
    sheet.write_string("A2", "Bagian Umum", bold)
    sheet.write_rich_string("B2", "miring ", bold, "tebal", green)
    sheet.write_datetime("C2", datetime(2026, 1, 1), day)
    sheet.write_number("A3", 3, green)
    for row in (2, 3, 5, 6):
        sheet.write_formula(row, 1, f"=A{row + 1}*2", green, 6)
    sheet.merge_range("A8:B8", "gabung", bold)
    sheet.set_row(2, 33)
    sheet.write_comment("A2", "catatan")
    sheet.data_validation("B2:B9", {"validate": "decimal", "criteria": ">", "value": 0})
    sheet.conditional_format("A2:A9", {"type": "no_blanks", "format": bold})
    sheet.autofilter("A1:C8")
    other.write_formula("A1", f"={SHEET}!B2*2", None, 0)


def saved(date1904: bool = False) -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "date_1904": date1904})
    draw(book)
    book.close()
    return target.getvalue()


def respelled(data: bytes, spell: Callable[[bytes], bytes]) -> bytes:
    held = ooxml.parts(data)
    names = ("xl/workbook.xml", "xl/styles.xml", *ooxml.sheets(held).values())
    return ooxml.packed({**held, **{name: spell(held[name]) for name in names}})


def prefixed(part: bytes) -> bytes:
    """With prefixes, as some programs write them."""
    return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", part).replace(b" xmlns=", b" xmlns:x=", 1)


def quoted(part: bytes) -> bytes:
    """In single quotes, spread over lines."""
    head, tag, rest = part.partition(b"?>")
    return head + tag + re.sub(rb'"([^"\'<>]*)"', rb"'\1'", rest).replace(b"><row", b">\n <row")


def unplaced(part: bytes) -> bytes:
    """Without the addresses of rows and cells that stand one behind the other."""
    part = re.sub(rb'<row r="[12]"', b"<row", part)
    return re.sub(rb'<c r="[ABC][12]"', b"<c", part)


def changed(data: bytes, values: dict[tuple[int, int], Value], like: int = 0) -> bytes:
    return with_cells(data, HERE, {SHEET: CellEdits(values, like=like)})


def values_of(data: bytes) -> dict[Cell, tuple[Value, str | None]]:
    return {
        Cell(grid.name, *place): (content.value, content.formula)
        for grid in grids_of(data)
        for place, content in grid.cells.items()
    }


@pytest.mark.parametrize("spell", [bytes, prefixed, quoted, unplaced])
def test_just_these_cells_change_whoever_saved_the_workbook(
    spell: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    before = respelled(saved(), spell)
    after = changed(before, WRITTEN)
    told = {Cell(SHEET, *place): (value, None) for place, value in WRITTEN.items()}
    wanted = {
        cell: each for cell, each in {**values_of(before), **told}.items() if each[0] != BLANK
    }
    assert values_of(after) == wanted
    old, new = ooxml.parts(before), ooxml.parts(after)
    assert {name for name in old if old[name] != new[name]} == {PART}
    (tmp_path / "hasil.xlsx").write_bytes(after)
    assert ooxml.complaints(tmp_path / "hasil.xlsx") == []
    book, was = load_workbook(BytesIO(after)), load_workbook(BytesIO(before))
    for row, column in WRITTEN.keys() - {(3, 5), (5, 2), (9, 7)}:
        assert book[SHEET].cell(row, column)._style == was[SHEET].cell(row, column)._style
    assert book[SHEET]["G9"].fill.start_color.rgb == "FF00FF00"
    assert (book[SHEET].dimensions, book[SHEET]["A2"].comment.text) == ("A1:G9", "catatan")


def test_the_same_values_again_change_nothing() -> None:
    once = changed(saved(), WRITTEN)
    assert changed(once, WRITTEN) == once


@pytest.mark.usefixtures("office")
def test_another_program_saves_it_before_and_reckons_with_it_after(tmp_path: Path) -> None:
    first, second = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    first.write_bytes(saved())
    recalculate(first, second)
    first.write_bytes(changed(second.read_bytes(), WRITTEN))
    shown = recalculate(first)
    assert [shown.value(OTHER, "A1"), shown.value(SHEET, "B6"), shown.value(SHEET, "G9")] == [
        25,
        0,
        " di ujung ",
    ]


def test_formulas_shared_with_one_that_goes_stay() -> None:
    held = ooxml.parts(saved())
    first, rest = rb'<f t="shared" ref="B3:B7" si="0">A3*2+$A$1</f>', rb'<f t="shared" si="0"/>'
    part = held[PART].replace(b"<f>A3*2</f>", first)
    held[PART] = re.sub(rb"<f>A[467]\*2</f>", rest, part)
    after = changed(ooxml.packed(held), {(3, 2): Number(Decimal(1))})
    formulas = {cell.row: each[1] for cell, each in values_of(after).items() if each[1]}
    assert formulas == {1: "Master!B2*2", 4: "A4*2+$A$1", 6: "A6*2+$A$1", 7: "A7*2+$A$1"}
    assert b'si="0"' not in ooxml.parts(after)[PART]


def test_formulas_keep_their_values_and_are_reckoned_on_opening() -> None:
    held = ooxml.parts(saved())
    held["xl/workbook.xml"] = held["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    after = changed(ooxml.packed(held), {(3, 1): Number(Decimal(30))})
    assert values_of(after)[Cell(SHEET, 3, 2)] == (Number(Decimal(6)), "A3*2")
    assert b'fullCalcOnLoad="1"' in ooxml.parts(after)["xl/workbook.xml"]


@pytest.mark.parametrize(("place", "stays"), [((3, 1), True), ((3, 2), False)])
def test_the_order_of_reckoning_goes_only_where_a_formula_does(
    place: tuple[int, int], stays: bool
) -> None:
    chain = b'<calcChain xmlns="http://x"><c r="B3" i="1"/></calcChain>'
    held = with_part(saved(), "xl/calcChain.xml", chain)
    link = f'<Relationship Id="rIdC" Type="{RELATIONS}/calcChain" Target="calcChain.xml"/>'
    told = f'<Override PartName="/xl/calcChain.xml" ContentType="{MAIN_TYPE}.calcChain+xml"/>'
    for name, end, new in (
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", link),
        ("[Content_Types].xml", b"</Types>", told),
    ):
        held[name] = held[name].replace(end, new.encode() + end)
    after = ooxml.parts(changed(put_together(held), {place: Number(Decimal(1))}))
    named = [
        b"calcChain" in after[name]
        for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml")
    ]
    assert ["xl/calcChain.xml" in after, *named] == [stays] * 3


def test_what_is_hidden_behind_merged_cells_is_not_written() -> None:
    before = saved()
    after = changed(before, {(8, 1): Text("baru"), (8, 2): Text("tersembunyi")})
    assert values_of(after)[Cell(SHEET, 8, 1)] == (Text("baru"), None)
    assert Cell(SHEET, 8, 2) not in values_of(after)


def test_new_rows_look_like_the_one_named_and_the_filter_reaches_them() -> None:
    after = changed(saved(), {(9, 1): Text("baru"), (9, 3): Date(DAY), (10, 1): BLANK}, like=2)
    sheet = load_workbook(BytesIO(after))[SHEET]
    assert (sheet["A9"].font.bold, sheet["C9"].number_format, sheet["A10"].font.bold) == (
        True,
        "d mmmm yyyy",
        True,
    )
    assert sheet.auto_filter.ref == "A1:C10"


@pytest.mark.parametrize("date1904", [False, True])
def test_a_day_is_shown_as_one_whatever_the_cell_showed_before(date1904: bool) -> None:
    after = changed(saved(date1904), {(2, 1): Date(DAY), (2, 3): Date(DAY)})
    sheet = load_workbook(BytesIO(after))[SHEET]
    assert [sheet["A2"].value, sheet["C2"].value] == [DAY, DAY]
    assert (sheet["A2"].font.bold, sheet["A2"].is_date, sheet["A3"].is_date) == (True, True, False)
    assert sheet["C2"].number_format == "d mmmm yyyy"


def test_rows_follow_their_texts_but_for_those_a_person_drew() -> None:
    change = CellEdits({(2, 1): Text("x"), (9, 1): Text("y")}, {2: 15.0, 3: 15.0, 9: 40.5})
    data = with_cells(saved(), HERE, {SHEET: change})
    sheet = load_workbook(BytesIO(data))[SHEET]
    assert [sheet.row_dimensions[row].height for row in (2, 3, 9)] == [15, 33, 40.5]
    assert ooxml.parts(data)[PART].count(b"customHeight") == 1


@pytest.mark.parametrize("part", [b"<worksheet/>", b"<worksheet", b"<!DOCTYPE a><worksheet/>"])
def test_a_sheet_that_cannot_be_changed_is_told_in_one_sentence(part: bytes) -> None:
    held = {**ooxml.parts(saved()), PART: part}
    with pytest.raises(WorkbookUnreadableError, match="susunan di dalam berkasnya tidak lazim"):
        changed(ooxml.packed(held), {(1, 1): BLANK})


_VALUES = st.one_of(
    st.just(BLANK),
    st.builds(Text, st.text("ab<&é _x0041", min_size=1, max_size=8)),
    st.builds(Number, st.integers(-999, 999).map(Decimal)),
    st.builds(Boolean, st.booleans()),
)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.tuples(st.integers(1, 12), st.integers(1, 9)), _VALUES, max_size=12))
def test_every_cell_not_named_reads_as_before(values: dict[tuple[int, int], Value]) -> None:
    before = saved()
    hidden = {(8, 2)}
    values.pop((2, 3), None)  # there a number is a day
    told = {Cell(SHEET, *at): (value, None) for at, value in values.items() if at not in hidden}
    wanted = {
        cell: each for cell, each in {**values_of(before), **told}.items() if each[0] != BLANK
    }
    assert values_of(changed(before, values)) == wanted


def long_sheet(rows: int) -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet(SHEET)
        for row in range(rows):
            sheet.write_row(row, 0, range(5))
    return target.getvalue()


def test_a_column_of_new_cells_costs_no_more_than_its_rows() -> None:
    def work(rows: int) -> float:
        values = {(row, 7): Number(Decimal(row)) for row in range(1, rows + 1)}
        return cost(partial(with_cells, long_sheet(rows), HERE, {SHEET: CellEdits(values)}))

    assert grows_alike(work, 1_500)


@pytest.mark.parametrize("ref", ["D4:XFD1048576", "D4:E5"])
def test_a_merge_hides_what_lies_in_it_however_large_it_is(ref: str) -> None:
    told = b'<mergeCells count="1"><mergeCell ref="%b"/></mergeCells><pageMargins' % ref.encode()
    data = respelled(long_sheet(3), lambda part: part.replace(b"<pageMargins", told))
    values: dict[tuple[int, int], Value] = {
        (4, 4): Number(Decimal(1)),
        (5, 5): Number(Decimal(2)),
        (3, 5): Number(Decimal(3)),
        (4, 5): Number(Decimal(4)),
        (6, 3): Number(Decimal(5)),
    }
    cells = grids_of(with_cells(data, HERE, {SHEET: CellEdits(values)}))[0].cells
    assert cells[4, 4].value == Number(Decimal(1))
    assert cells[3, 5].value == Number(Decimal(3))
    assert cells[6, 3].value == Number(Decimal(5))
    assert not cells.keys() & {(4, 5), (5, 5)}
