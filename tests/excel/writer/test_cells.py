"""The cells of painted pages: told in one go in place of samples, and nothing of the samples is left."""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.sax.saxutils import unescape

import pytest
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from tests import ooxml
from xlsops.core.formula.tree import Expression, as_written
from xlsops.core.sheet.sheet import (
    Area,
    Chart,
    Formula,
    Link,
    NativeTable,
    Note,
    Rich,
    RuledLine,
    Sheet,
)
from xlsops.core.spec import measures
from xlsops.excel.package.days import day_told
from xlsops.excel.writer.cells import cells_of
from xlsops.excel.writer.sheets import Placed, sheets_written
from xlsops.excel.writer.texts import CUT

MADE = datetime(2026, 7, 10)
PART = "xl/worksheets/sheet1.xml"
TWO = Area(1, 1, 2, 2)


def page(*values: Any, **layout: Any) -> Sheet:
    return Sheet("Rekap", values, **layout)


def parts_of(*pages: Sheet, **how: bool) -> dict[str, bytes]:
    return sheets_written([Placed(each, each.name) for each in pages], "uji", MADE, **how)


def opened(*pages: Sheet, **how: bool) -> Any:
    return load_workbook(BytesIO(ooxml.packed(parts_of(*pages))), **how).worksheets[0]


def test_texts_stand_in_their_cells_and_no_list_of_them_is_left() -> None:
    table = NativeTable("Isi", Area(1, 1, 2, 2))
    links = (Link(2, 1, "Rekap", "B2"),)
    parts = parts_of(page(("ID", "Nilai"), ("a", 1), links=links, table=table))
    assert "xl/sharedStrings.xml" not in parts
    for part in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        assert b"sharedStrings" not in parts[part]
    assert b' t="s"' not in parts[PART]


def test_nothing_of_the_samples_is_left() -> None:
    looks = (("text", (Area(1, 1, 1, 1),)), ("whole", (Area(2, 2, 2, 2),)))
    part = parts_of(page(("a", None), (None, 2), looks=looks, heights=((5, 30.0),)))[PART]
    assert b'<dimension ref="A1:B2"/>' in part
    assert re.findall(rb'<row r="([0-9]+)"([^>]*?)/?>', part) == [
        (b"1", b""),
        (b"2", b""),
        (b"5", b' ht="30" customHeight="1"'),
    ]


@pytest.mark.parametrize("values", [(), ((),), ((None, ""),)])
def test_a_page_that_shows_nothing_has_no_cells(values: tuple[Any, ...]) -> None:
    part = parts_of(page(*values))[PART]
    assert b"<sheetData></sheetData>" in part
    assert b'<dimension ref="A1"/>' in part


def test_what_hangs_below_the_last_cell_does_not_mix_with_the_samples() -> None:
    looks = (("text", (TWO,)),)
    sheet = opened(
        page(("a",), looks=looks, links=(Link(9, 1, "Rekap", "A1"),), notes=(Note(12, 3, "x"),))
    )
    assert sheet["A9"].hyperlink.location == "'Rekap'!A1"
    assert sheet["C12"].comment.text == "x"
    assert sheet["B2"].alignment.wrap_text


def test_a_link_without_a_text_shows_none() -> None:
    parts = parts_of(page(("a", None), links=(Link(1, 2, "Rekap", "A1"),)))
    assert ooxml.cells(parts, "Rekap").keys() == {"A1"}


def test_links_stand_by_their_cells_whether_they_lead_out_or_not() -> None:
    links = (
        Link(2, 28, "A & B", "A1"),
        Link(10, 1, "Rekap", "A1", tip='Ke "asal"'),
        Link(2, 3, "Rekap", "B2", "../arsip/a.xlsx", "Ke berkas"),
        Link(2, 1, "Rekap", "C3"),
    )
    parts = parts_of(page(("a",), links=links, drops=((TWO, ("ya",)),)))
    told = parts[PART].decode()
    assert re.findall('<hyperlink ref="([A-Z0-9]+)"', told) == ["A2", "C2", "AB2", "A10"]
    assert (
        told.index("</dataValidations>") < told.index("<hyperlinks>") < told.index("<pageMargins")
    )
    sheet = opened(page(("a",), links=links))
    found = {at: sheet[at].hyperlink for at in ("A2", "C2", "AB2", "A10")}
    assert [(each.location, each.tooltip) for each in found.values()] == [
        ("'Rekap'!C3", None),
        ("'Rekap'!B2", "Ke berkas"),
        ("'A & B'!A1", None),
        ("'Rekap'!A1", 'Ke "asal"'),
    ]
    assert [bool(each.target) for each in found.values()] == [False, True, False, False]


def test_a_text_in_pieces_of_which_one_is_left_is_not_lost() -> None:
    text = Rich((("Nama", True), ("\x07", False)))
    found = opened(page((text,)), rich_text=True)["A1"].value
    assert isinstance(found, CellRichText)
    assert [(each.text, each.font.b) for each in found if isinstance(each, TextBlock)] == [
        ("Nama", True)
    ]


def test_a_text_in_pieces_that_is_too_long_is_cut_and_says_so() -> None:
    found = opened(page((Rich((("a" * 30_000, False), ("b" * 30_000, True))),)))["A1"].value
    assert found.startswith("aaa")
    assert found.endswith(CUT)


def test_a_chart_keeps_what_its_cells_show() -> None:
    there = Sheet("Lain", (("a & b", Formula("=1/2", Decimal("0.5"))), (None, 7)))
    names, figures = Area(1, 1, 2, 1), Area(1, 2, 2, 2)
    own, other = (Chart("J", names, figures, "D1", sheet=name) for name in ("", "Lain"))
    parts = parts_of(page(("x", Decimal(1) / 3), ("y", 2), charts=(own, other)), there)
    kept = [
        re.findall(rb"<c:v>(.*?)</c:v>", part)
        for name, part in sorted(parts.items())
        if name.startswith("xl/charts/chart")
    ]
    assert kept == [[b"x", b"y", b"0.333333333333333", b"2"], [b"a &amp; b", b"", b"0.5", b"7"]]


def test_looks_lie_over_each_other_as_the_page_says() -> None:
    cells = cells_of(
        page(
            ("=a", "b"),
            ("c", "d"),
            looks=(("text", (TWO,)),),
            marks=(("Galat", (Area(1, 1, 1, 2),)),),
            rules=(RuledLine(TWO, "tl", "thin"), RuledLine(Area(1, 1, 1, 1), "t", "double")),
            unlocked=(Area(2, 2, 2, 2),),
        )
    )
    told = [
        [
            (each.quoted, each.mark, dict(each.sides), each.unlocked)
            for each in map(cells.styles.__getitem__, row)
        ]
        for row in cells.numbers
    ]
    assert told == [
        [
            (True, "Galat", {"t": "double", "l": "thin"}, False),
            (False, "Galat", {"t": "thin"}, False),
        ],
        [(False, "", {"l": "thin"}, False), (False, "", {}, True)],
    ]
    assert {each.look for each in cells.styles.values()} == {"text"}


def test_no_formula_of_ours_is_one_that_a_part_spells_otherwise() -> None:
    """XlsxWriter puts ``_xlfn.`` before functions that are younger than the format."""
    ours = [each for each in vars(measures).values() if isinstance(each, Expression)]
    told = [as_written(each, lambda _: "A1") for each in ours]
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"use_future_functions": True}) as book:
        sheet = book.add_worksheet()
        for row, each in enumerate(told):
            sheet.write_formula(row, 0, f"={each}")
    part = ooxml.parts(target.getvalue())[PART].decode()
    assert len(told) > 20
    assert [unescape(each) for each in re.findall("<f>(.*?)</f>", part)] == told


@pytest.mark.parametrize(
    ("day", "told", "from_1904"),
    [
        (date(1900, 1, 1), "1", None),
        (date(1900, 2, 28), "59", None),
        (date(1900, 3, 1), "61", None),
        (date(2026, 7, 8), "46211", "44749"),
        (datetime(2026, 7, 8, 18), "46211.75", "44749.75"),
    ],
)
def test_days_are_counted_as_spreadsheets_do(day: date, told: str, from_1904: str | None) -> None:
    assert day_told(day) == told
    assert from_1904 is None or day_told(day, date1904=True) == from_1904


@pytest.mark.parametrize("date1904", [False, True])
def test_a_day_without_a_look_is_shown_as_one(date1904: bool) -> None:
    parts = parts_of(page((date(2026, 7, 8),)), date1904=date1904)
    cell = load_workbook(BytesIO(ooxml.packed(parts))).worksheets[0]["A1"]
    assert (cell.value, cell.number_format) == (datetime(2026, 7, 8), "dd/mm/yyyy")
