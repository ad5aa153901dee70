"""Figures are written into just the cells named; every other byte of the workbook stays."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from xlsops.core.values.cells import Cell
from xlsops.errors import WorkbookUnreadableError
from xlsops.excel.control.figures import with_numbers
from xlsops.excel.editing.saving import saved
from xlsops.excel.package.parts import put_together, take_apart

PATH = Path("Kendali Kinerja.xlsx")


def made(row: str) -> bytes:
    """Return a workbook whose second sheet holds one row of XML, in row 7, and a formula below."""
    book = Workbook()
    book.create_sheet("Master")["A7"] = "isi"
    parts = take_apart(saved(book, "Kendali Kinerja", datetime(2026, 7, 1)))
    name = "xl/worksheets/sheet2.xml"
    sized = parts[name].replace(b'<dimension ref="A7:A7" />', b'<dimension ref="A7:AB71" />')
    head, _, rest = sized.partition(b"<sheetData>")
    _, _, tail = rest.partition(b"</sheetData>")
    below = '<row r="8"><c r="A8"><f>B7*2</f><v>22</v></c></row><row r="71"><c r="B71"><v>1</v></c></row>'
    parts[name] = head + f"<sheetData>{row}{below}</sheetData>".encode() + tail
    return put_together(parts)


@pytest.mark.parametrize(
    ("before", "figure", "after"),
    [
        ('<c r="B7" s="5"><v>11</v></c>', Decimal("12.50"), '<c r="B7" s="5"><v>12.50</v></c>'),
        (
            '<c r="B7" s="5" t="n"><v>11</v></c>',
            Decimal("1E+9"),
            '<c r="B7" s="5"><v>1000000000</v></c>',
        ),
        ('<c r="B7" s="5"><v>11</v></c>', None, '<c r="B7" s="5"/>'),
        ('<c r="B7" s="5"/>', Decimal(3), '<c r="B7" s="5"><v>3</v></c>'),
        ("", Decimal(3), '<c r="B7"><v>3</v></c>'),
    ],
)
def test_only_the_cell_changes(before: str, figure: Decimal | None, after: str) -> None:
    around = '<row r="7" spans="1:30"><c r="A7"><v>1</v></c>{}<c r="C7" s="2"/><c r="AB7"><v>9</v></c></row>'
    old, new = made(around.format(before)), made(around.format(after))
    written = with_numbers(old, {Cell("Master", 7, 2): figure}, PATH)
    parts = take_apart(new)
    main = parts["xl/workbook.xml"].replace(b"<calcPr", b'<calcPr fullCalcOnLoad="1"')
    assert take_apart(written) == {**parts, "xl/workbook.xml": main}


def test_several_cells_of_a_row_are_written_in_their_order() -> None:
    numbers = {
        Cell("Master", 7, 28): Decimal(4),
        Cell("Master", 7, 2): Decimal(2),
        Cell("Master", 71, 2): Decimal(5),
    }
    written = with_numbers(made('<row r="7"><c r="C7"><v>3</v></c></row>'), numbers, PATH)
    sheet = load_workbook(BytesIO(written))["Master"]
    assert [sheet.cell(7, column).value for column in (2, 3, 28)] == [2, 3, 4]
    assert (sheet.cell(71, 2).value, sheet["A8"].value) == (5, "=B7*2")


def test_a_sheet_that_is_not_there_is_named() -> None:
    with pytest.raises(WorkbookUnreadableError, match="lembar Lain tidak ditemukan"):
        with_numbers(made('<row r="7"/>'), {Cell("Lain", 7, 2): Decimal(1)}, PATH)
