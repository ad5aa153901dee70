"""Painted sheets in a closed workbook: what is shown, and that people's own sheets are left alone."""

import os
import re
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests import ooxml
from tests.outline import outline
from tests.quarter import Played
from xlsops.core.sheet.sheet import Area, Chart, Link, Note, Sheet
from xlsops.core.spec.tables import TABLES
from xlsops.excel.closed.splice import paint_closed
from xlsops.excel.editing.saving import saved
from xlsops.excel.editing.setup import note_of
from xlsops.excel.writer.drawing import CHART
from xlsops.excel.writer.sheets import Placed, write_sheets
from xlsops.excel.writer.texts import legible
from xlsops.files.folders import CONTROL
from xlsops.resources import asset

GOLDEN = Path(__file__).parents[2] / "golden" / "kendali_dilukis.txt"
MADE = datetime(2026, 7, 8)
HERE = PurePath(CONTROL)


def painted(page: Sheet) -> Worksheet:
    """Return a page as it stands in a file that was saved and opened again."""
    return load_workbook(BytesIO(written(page)))[page.name]


def written(page: Sheet) -> bytes:
    """Return a workbook of one page."""
    return write_sheets([Placed(page, page.name)], "uji", MADE)


def bytes_of(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def page(*values: Any, **layout: Any) -> Sheet:
    return Sheet("Temuan", values, **layout)


def test_every_kind_of_value_is_shown_as_it_is() -> None:
    sheet = painted(page(("teks", 3, Decimal("12.5"), datetime(2026, 7, 8), None)))
    row = [cell.value for cell in sheet[1]]
    assert row[:4] == ["teks", 3, 12.5, datetime(2026, 7, 8)]


@pytest.mark.parametrize(
    "text", ["=1+1", "+62 812", "-", "@SUM(A1)", "=HYPERLINK(1)", "#REF!", "007"]
)
def test_a_text_stays_a_text_whatever_it_begins_with(text: str) -> None:
    area = Area(1, 1, 1, 1)
    cell = painted(page((text,), looks=(("text", (area,)),)))["A1"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) is (text[0] in "=+-@")


def test_signs_a_workbook_cannot_hold_are_left_out() -> None:
    assert legible("a\x00b\x07c\ud800d\uffffe\tf\ng") == "abcde\tf\ng"
    assert len(legible("x" * 40_000)) == 32_767
    sheet = painted(page(("bel\x07\ud800",), notes=(Note(1, 1, "bel\x07\uffff"),)))
    assert sheet["A1"].value == "bel"
    assert sheet["A1"].comment.text == "bel"


def test_flags_change_fill_and_ink_and_leave_format_and_lock() -> None:
    area = Area(1, 1, 1, 1)
    plain = painted(page((Decimal("1.5"),), looks=(("input_number", (area,)),)))["A1"]
    flagged = painted(
        page((Decimal("1.5"),), looks=(("input_number", (area,)),), marks=(("Galat", (area,)),))
    )["A1"]
    assert flagged.fill.start_color.rgb[2:] == "F8CBAD"
    assert flagged.number_format == plain.number_format
    assert flagged.alignment.horizontal == plain.alignment.horizontal


def test_links_lists_merges_charts_and_open_cells_are_where_the_page_says() -> None:
    sheet = painted(
        page(
            ("Sel", "Jumlah"),
            ("D8", 3),
            ("E9", 4),
            links=(Link(2, 1, "Isian KKP", "D8"),),
            merges=(Area(4, 1, 4, 2),),
            drops=((Area(2, 2, 3, 2), ("Terbuka", "Diperbaiki")),),
            unlocked=(Area(2, 2, 3, 2),),
            charts=(Chart("Judul", Area(2, 1, 3, 1), Area(2, 2, 3, 2), "D2"),),
            filtered=Area(1, 1, 3, 2),
            widths=(10.0, 0.0),
            heights=((1, 30.0),),
            freeze=(2, 2),
        )
    )
    assert sheet["A2"].hyperlink.location == "'Isian KKP'!D8"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A4:B4"]
    (guard,) = sheet.data_validations.dataValidation
    assert (str(guard.sqref), guard.formula1) == ("B2:B3", '"Terbuka,Diperbaiki"')
    opened = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    assert opened == {"B2", "B3"}
    assert sheet.protection.sheet
    assert len(sheet._charts) == 1
    assert sheet.auto_filter.ref == "A1:B3"
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].hidden) == (10, True)
    assert sheet.row_dimensions[1].height == 30
    assert sheet.freeze_panes == "B2"


def test_a_longer_note_gets_a_larger_box() -> None:
    short, long = note_of("pendek"), note_of("baris\n" * 8 + "x" * 200)
    assert long.height > short.height
    assert long.width == short.width


def mixed() -> Workbook:
    """A control workbook in small: a person's sheet on both sides of a painted one."""
    book = Workbook()
    book.worksheets[0].title = "Pengaturan"
    book["Pengaturan"]["A1"] = "=Temuan!A1"
    book.create_sheet("Temuan")["A1"] = "lama"
    book["Temuan"]["Z99"] = "sisa lama"
    book["Temuan"].sheet_properties.tabColor = "FF1F3864"
    book.create_sheet("Catatan saya")["B2"] = "milik saya"
    return book


def test_a_painted_sheet_keeps_place_and_colour_and_nothing_of_its_old_content() -> None:
    pages = [page(("baru",)), Sheet("Riwayat", (("x",),))]
    book = load_workbook(BytesIO(paint_closed(bytes_of(mixed()), HERE, pages)))
    assert book.sheetnames == ["Pengaturan", "Temuan", "Catatan saya", "Riwayat"]
    assert [cell.value for row in book["Temuan"].iter_rows() for cell in row] == ["baru"]
    assert book["Temuan"].sheet_properties.tabColor.rgb == "FF1F3864"
    assert book["Pengaturan"]["A1"].value == "=Temuan!A1"
    assert book["Catatan saya"]["B2"].value == "milik saya"


def test_painting_again_and_again_gives_the_same_bytes() -> None:
    area = Area(1, 1, 1, 2)
    shown = page(("teks", Decimal(3)), looks=(("heading", (area,)),), marks=(("Galat", (area,)),))
    data, seen = bytes_of(mixed()), []
    for _ in range(4):
        data = paint_closed(data, HERE, [shown])
        seen.append(data)
    assert seen[1:] == [seen[0]] * 3


def test_the_painted_control_workbook_is_the_one_that_was_reviewed(played: Played) -> None:
    """``GOLDEN=write pytest`` writes the outline anew; look at its difference before committing.

    The provenances and the marks of what was painted are left out: they tell of every event, file and
    cell, and are proved elsewhere.
    """
    lines = outline(played.root / CONTROL).splitlines(keepends=True)
    shown = ("== Beranda", "Beranda", "== Temuan", "Temuan")
    hidden = ("Beranda!K1 ", "Beranda!L1 ", "Temuan!T1 ", "Temuan!U1 ")
    found = "".join(
        line for line in lines if line.startswith(shown) and not line.startswith(hidden)
    )
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_links_of_the_list_of_findings_lead_to_the_flagged_cell(played: Played) -> None:
    book = load_workbook(played.root / CONTROL)
    sheet = book["Temuan"]
    heading = next(row for row in sheet.iter_rows() if row[0].value == "No")
    columns = {cell.value: cell.column - 1 for cell in heading}
    followed = 0
    for row in sheet.iter_rows(min_row=heading[0].row + 1):
        link = row[columns["Sel"]].hyperlink
        if link is None:
            continue
        name, _, address = link.location.rpartition("!")
        target = book[name.strip("'")][address]
        assert target.comment is not None, link.location
        assert str(row[columns["Kode"]].value) in target.comment.text
        followed += 1
    assert followed >= 14


def test_no_formula_of_a_bureau_reaches_the_control_workbook(played: Played) -> None:
    held = ooxml.parts(played.root / CONTROL)
    for name in ooxml.sheets(held):
        if name.startswith(("Isian", "Himpunan", "Temuan")):
            assert not [each for each in ooxml.cells(held, name).values() if each.formula], name


def test_our_charts_are_named_so_that_they_are_told_from_those_of_people() -> None:
    cells = Area(1, 1, 1, 1)
    data = written(page(("a", 1), charts=(Chart("Judul", cells, cells, "B5"),)))
    drawing = ooxml.parts(data)["xl/drawings/drawing1.xml"].decode()
    assert f'name="{CHART} 1"' in drawing


def calculated_when_opened(data: bytes) -> bool:
    return b"fullCalcOnLoad" in ooxml.parts(data)["xl/workbook.xml"]


def test_only_a_workbook_with_formulas_is_calculated_when_it_opens() -> None:
    book = Workbook()
    cell = book.worksheets[0].cell(1, 1, 5)
    assert not calculated_when_opened(saved(book, "uji", MADE))
    cell.value = "=1+1"
    assert calculated_when_opened(saved(book, "uji", MADE))


def rows_fixed(data: bytes, name: str) -> frozenset[int]:
    held = ooxml.parts(data)
    rows = re.findall(rb"<row\b[^>]*>", held[ooxml.sheets(held)[name]])
    return frozenset(
        int(re.search(rb'\sr="(\d+)"', row)[1])
        for row in rows
        if b'customHeight="1"' in row  # type: ignore[index]
    )


def test_rows_of_people_grow_and_shrink_before_and_after_painting() -> None:
    """A row that was high for a sample text must not stay so when the text has gone."""
    start = asset("workbook").joinpath(CONTROL).read_bytes()
    again = paint_closed(start, HERE, (Sheet("Beranda", (("x",),), heights=((1, 30.0),)),))
    for table in TABLES:
        assert max(rows_fixed(start, table.sheet)) < table.first_row
        assert rows_fixed(again, table.sheet) == rows_fixed(start, table.sheet)
    assert rows_fixed(again, "Beranda") == {1}


def test_a_chart_says_all_it_means_and_keeps_its_size_however_wide_columns_are_drawn() -> None:
    """Without it another program shows names in the labels, no axes, and nothing as 0."""
    names, values = Area(1, 1, 2, 1), Area(1, 2, 2, 2)
    chart = Chart("Judul", names, values, "B5", width=12, height=6, colours=("1B7837", "C9B678"))
    held = ooxml.parts(written(page(("a", 1), ("b", None), charts=(chart,))))
    told = held["xl/charts/chart1.xml"].decode()
    unsaid = ("roundedCorners", "overlay", "varyColors", "showSerName", "showCatName", "delete")
    assert [each for each in unsaid if f'<c:{each} val="0"/>' not in told] == []
    assert '<c:dispBlanksAs val="gap"/>' in told
    drawing = held["xl/drawings/drawing1.xml"].decode()
    assert '<xdr:ext cx="4320000" cy="2160000"/>' in drawing
    assert "descr" not in drawing
