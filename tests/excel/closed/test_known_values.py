"""Formulas that openpyxl wrote get the values they show."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from xlsops.core.values.cells import BLANK, Boolean, Content, Date, ErrorValue, Number, Text, Value
from xlsops.excel.closed.known_values import with_known_values
from xlsops.files.control_grids import grids_of


def book_with(formula: str, sheet: str = "Pengaturan", number_format: str = "General") -> bytes:
    """Return a workbook as openpyxl saves it: the formula without its value."""
    book = Workbook()
    book.worksheets[0].title = sheet
    cell = book.worksheets[0]["C5"]
    cell.value, cell.number_format = formula, number_format
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def content(data: bytes) -> Content:
    (grid,) = grids_of(data)
    return grid.at(5, 3)


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        (Number(Decimal("12.5")), "General"),
        (Number(Decimal(20148600000)), "#,##0"),
        (Number(Decimal("-0.000125")), "0.00%"),
        (Text('Bagian <Umum> & "Lain"'), "General"),
        (Boolean(value=True), "General"),
        (Boolean(value=False), "General"),
        (Date(datetime(2026, 7, 10)), "d mmmm yyyy"),
        (Date(datetime(2026, 7, 10, 16)), "d mmmm yyyy h:mm"),
        (ErrorValue("#DIV/0!"), "General"),
    ],
)
def test_every_kind_of_value_is_kept(value: Value, number_format: str) -> None:
    data = book_with("=A1", number_format=number_format)
    assert content(data) == Content(BLANK, "A1", number_format, calculated=False)
    assert content(with_known_values(data, {"Pengaturan": {"C5": value}})) == Content(
        value, "A1", number_format
    )


def test_an_empty_text_is_a_calculated_result() -> None:
    kept = content(with_known_values(book_with('=IF(A1="","",1)'), {"Pengaturan": {"C5": BLANK}}))
    assert (kept.value, kept.calculated) == (BLANK, True)


def test_only_formulas_whose_value_is_known_get_one() -> None:
    data = book_with("=A1")
    assert with_known_values(data, {}) == with_known_values(data, {"Pengaturan": {}}) == data
    assert content(with_known_values(data, {"Pengaturan": {"C6": Text("x")}})) == content(data)


def test_only_sheets_of_the_same_name_are_touched() -> None:
    data, value = book_with("=A1", "Satuan & Jenis"), {"C5": Number(Decimal(3))}
    assert content(with_known_values(data, {"Pengaturan": value})).value == BLANK
    assert content(with_known_values(data, {"Satuan & Jenis": value})).value == Number(Decimal(3))


@pytest.mark.parametrize("formula", ['=A1&"<b>"', "=SUM(A1:A3,B1)/2", "='Lain lain'!A1"])
def test_the_formula_itself_does_not_change(formula: str) -> None:
    kept = with_known_values(book_with(formula), {"Pengaturan": {"C5": Text("x")}})
    assert load_workbook(BytesIO(kept))["Pengaturan"]["C5"].value == formula
