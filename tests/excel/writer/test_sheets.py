"""What a painted sheet says besides values and looks, as the one writer puts it into a workbook."""

import re
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from tests import ooxml
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Chart, Formula, Link, NativeTable, Rich, Sheet, Tint
from xlsops.core.sheet.text_metrics import widths_for
from xlsops.core.values.structs import replace
from xlsops.excel.writer.sheets import Placed, write_sheets
from xlsops.excel.writer.texts import CUT, legible

MADE = datetime(2026, 7, 10, 2, 30, tzinfo=UTC)
NAMES, FIGURES = Area(1, 1, 3, 1), Area(1, 2, 3, 2)


def written(*pages: Sheet) -> bytes:
    return write_sheets([Placed(page, page.name, protected=False) for page in pages], "uji", MADE)


def sheet_of(page: Sheet, **how: bool) -> Worksheet:
    return load_workbook(BytesIO(written(page)), **how).worksheets[0]


def page(*values: Any, **layout: Any) -> Sheet:
    return Sheet("Rekap", values, **layout)


def charts_in(data: bytes) -> list[str]:
    archive = zipfile.ZipFile(BytesIO(data))
    names = sorted(name for name in archive.namelist() if name.startswith("xl/charts/chart"))
    return [archive.read(name).decode() for name in names]


def test_a_formula_stands_with_the_value_the_program_computed() -> None:
    values = (Formula("=1/3", Decimal(1) / 3), Formula('="a"', "Baik"))
    assert [cell.value for cell in sheet_of(page(values))[1]] == ["=1/3", '="a"']
    shown = sheet_of(page(values), data_only=True)[1]
    assert [cell.value for cell in shown] == [0.333333333333333, "Baik"]


def test_a_number_has_the_digits_a_spreadsheet_shows() -> None:
    assert sheet_of(page((Decimal(1) / 3,)))["A1"].value == 0.333333333333333


def test_pieces_of_a_text_are_bold_where_they_say_so() -> None:
    look = (("text", (Area(1, 1, 1, 1),)),)
    text = Rich((("Mengetahui\n", False), ("Nama", True), ("\nNIP. 1", False)))
    found = sheet_of(page((text,), looks=look), rich_text=True)["A1"].value
    assert isinstance(found, CellRichText)
    assert str(found) == "Mengetahui\nNama\nNIP. 1"
    pieces = [(each.text, bool(each.font.b)) for each in found if isinstance(each, TextBlock)]
    assert pieces == [("Mengetahui\n", False), ("Nama", True), ("\nNIP. 1", False)]


def test_a_piece_a_workbook_cannot_hold_does_not_take_the_text_with_it() -> None:
    text = Rich((("a", False), ("\x07", True), ("b", False)))
    assert sheet_of(page((text,)))["A1"].value == "ab"


def test_words_are_tinted_by_what_they_say() -> None:
    tint = Tint(Area(1, 1, 2, 1), (("Baik", "B9DDBB", "14532D"), ('Ku"rang', "EFC09A", "5E2A00")))
    (formatting,) = sheet_of(page(("Baik",), ("x",), tints=(tint,))).conditional_formatting
    assert str(formatting.sqref) == "A1:A2"
    assert [
        (rule.operator, rule.formula[0], rule.dxf.fill.bgColor.rgb[2:], rule.dxf.font.color.rgb[2:])
        for rule in formatting.rules
    ] == [("equal", '"Baik"', "B9DDBB", "14532D"), ("equal", '"Ku""rang"', "EFC09A", "5E2A00")]


def test_a_native_table_names_its_columns_and_leaves_their_looks() -> None:
    area = Area(1, 1, 4, 2)
    looks = (("list_heading", (Area(1, 1, 1, 2),)), ("code", (Area(2, 1, 4, 2),)))
    rows = (("ID", "Nilai"), ("a", 1), ("b", 2), ("c", 3))
    sheet = sheet_of(page(*rows, looks=looks, table=NativeTable("Isi", area)))
    table = sheet.tables["Isi"]
    assert (table.ref, [each.name for each in table.tableColumns]) == ("A1:B4", ["ID", "Nilai"])
    assert table.autoFilter.ref == "A1:B4"
    assert (sheet["A1"].font.b, sheet["A2"].number_format) == (True, "@")
    assert [cell.value for cell in sheet[4]] == ["c", 3]


def test_a_sheet_prints_its_own_columns_on_so_many_pages() -> None:
    sheet = sheet_of(
        page(
            ("a", "b", "c"),
            tab="1F3864",
            printed=Area(1, 1, 1, 2),
            pages_tall=2,
            title_columns=(2, 2),
            footer="kiri",
            middle="tengah",
            steady=True,
        )
    )
    footer: Any = sheet.oddFooter
    assert sheet.print_area == "'Rekap'!$A$1:$B$1"
    assert (int(sheet.page_setup.fitToHeight or 0), sheet.print_title_cols) == (2, "$B:$B")
    assert [footer.left.text, footer.center.text, footer.right.text] == [
        "kiri",
        "tengah",
        "Halaman &P dari &N",
    ]
    assert sheet.HeaderFooter.scaleWithDoc is False
    assert sheet.sheet_properties.tabColor.rgb[2:] == "1F3864"


def test_a_sheet_is_as_wide_as_its_pages() -> None:
    sheet = sheet_of(page(("a",)))
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_area == ""
    assert sheet.HeaderFooter.scaleWithDoc is not False


def test_a_link_finds_a_sheet_whose_name_has_a_quotation_mark() -> None:
    other = Sheet("Rekap Jum'at", (("x",),))
    links = (Link(1, 1, other.name, "A1"),)
    book = load_workbook(BytesIO(written(page(("ke sana",), links=links), other)))
    assert book.worksheets[0]["A1"].hyperlink.location == "'Rekap Jum''at'!A1"


@pytest.mark.parametrize("upright", [False, True])
def test_a_chart_for_print_hides_its_figures_and_says_everything_once(upright: bool) -> None:
    chart = Chart(
        "Judul",
        NAMES,
        FIGURES,
        "D1",
        colours=("1B7837", "", "B35806"),
        ruled=True,
        upright=upright,
        labels="#,##0.00",
        right=12,
        down=3,
    )
    (text,) = charts_in(written(page(("a", 1), ("b", 2), ("c", 3), charts=(chart,))))
    assert f'<c:barDir val="{"col" if upright else "bar"}"/>' in text
    assert re.findall(r"<c:delete val=\"(\d)\"/><c:axPos", text) == ["0", "1"]
    assert text.count("<c:delete ") == 2
    assert text.count("<c:dPt>") == 2
    assert 'formatCode="#,##0.00"' in text


def test_a_chart_shows_the_cells_of_the_sheet_it_names() -> None:
    there = Sheet("Rekap per Bagian", (("a", 1), ("b", 2), ("c", 3)))
    charts = (Chart("Judul", NAMES, FIGURES, "D1", sheet=there.name, ruled=True),)
    (text,) = charts_in(written(page((1,), charts=charts), there))
    assert "'Rekap per Bagian'!$B$1:$B$3" in text


def test_charts_of_every_kind_are_what_microsofts_validator_takes(tmp_path: Path) -> None:
    kinds = [
        Chart("Judul", NAMES, FIGURES, f"D{1 + 20 * number}", ruled=ruled, upright=upright)
        for number, (ruled, upright) in enumerate(((False, False), (True, False), (True, True)))
    ]
    path = tmp_path / "grafik.xlsx"
    path.write_bytes(written(page(("a", 1), ("b", 2), ("c", 3), charts=tuple(kinds))))
    assert ooxml.validated(path) == []


@pytest.mark.parametrize("letters", [5, 8.5, 13, 46])
def test_a_column_is_as_wide_as_a_spreadsheet_program_makes_one_for_so_many_letters(
    letters: float,
) -> None:
    width = sheet_of(page(("a",), widths=widths_for(letters))).column_dimensions["A"].width
    assert width * 7 == pytest.approx(int(letters * 7 + 0.5) + 5, abs=0.03)


@pytest.mark.parametrize("text", ["x" * 40_000, "😀" * 20_000])
def test_a_text_too_long_for_a_cell_says_that_it_was_cut_and_is_cut_once(text: str) -> None:
    cut = legible(text)
    assert cut.endswith(CUT)
    assert len(cut.encode("utf-16-le")) <= 2 * 32_767
    assert legible(cut) == cut


def test_rows_of_a_canvas_are_as_high_as_they_are_told() -> None:
    canvas = Canvas("Rekap", (10.0, 10.0))
    canvas.gap(6)
    canvas.over(Area(2, 1, 3, 1), "dua baris", "heading")
    canvas.end(18)
    canvas.end(500)
    sheet = sheet_of(canvas.painted())
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3)] == pytest.approx([6, 18, 409])
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A2:A3"]


def test_all_areas_are_merged_in_their_order_and_none_over_another() -> None:
    canvas = Canvas("Data", (10.0,) * 6)
    for _ in range(3):
        canvas.spread(("a", "b", "c"), ("text",) * 3, (2, 1, 3))
    made = canvas.painted()
    part = ooxml.parts(written(made))["xl/worksheets/sheet1.xml"]
    found = re.findall(rb'<mergeCell ref="([^"]*)"', part)
    assert found == [b"A1:B1", b"D1:F1", b"A2:B2", b"D2:F2", b"A3:B3", b"D3:F3"]
    assert b'count="6"' in part
    over = replace(made, merges=(*made.merges, Area(2, 2, 3, 2)))
    with pytest.raises(ValueError, match=r"\(2, 2\)"):
        written(over)
