"""Files saved by three programs are read as openpyxl reads them, where it reads them rightly."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator
from openpyxl.worksheet.formula import ArrayFormula

from tests.calc import oracle
from tests.calc.office import Office
from xlsops.core.formula.shared import moved
from xlsops.core.terms.refused_files import Reason, Refusal
from xlsops.core.values.cells import BLANK, Boolean, Content, Date, ErrorValue, Number, Text
from xlsops.files.xlsx import grids
from xlsops.files.xlsx.reader import Workbook, take
from xlsops.files.xlsx.sheet.standard_scanner import read_sheet

_FORMATS = (
    "#,##0.00",
    "0%",
    "0.00%",
    "dd/mm/yyyy",
    "@",
    "General",
    '"Rp" #,##0',
    "[$-421]d mmmm yyyy",
)


def by_xlsxwriter() -> bytes:
    """A form as XlsxWriter writes it: strings, numbers, dates, formulas, merges, hidden things."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    formats = [book.add_format({"num_format": code, "locked": False}) for code in _FORMATS]
    form = book.add_worksheet("Isian")
    form.protect()
    for row in range(1, 60):
        form.write_string(row, 0, f"K.{row:03} & <b> 'x' \"y\"")
        for column in range(1, 9):
            form.write_number(row, column, row * 1.5 + column / 7, formats[column % 3])
        form.write_formula(row, 9, f'=SUM(B{row + 1}:I{row + 1})&"<"', formats[0], f"hasil {row}")
        form.write_formula(row, 10, f"=B{row + 1}/C{row + 1}", formats[2], row / 3)
        form.write_datetime(row, 11, datetime(2026, 1, 1 + row % 28, 9, 30), formats[3])
        form.write_boolean(row, 12, row % 2 == 0)
        form.write_blank(row, 13, None, formats[0])
        form.write_formula(row, 14, "=1/0", None, "#DIV/0!")
        form.write_rich_string(row, 15, "tebal ", book.add_format({"bold": True}), "sekali")
    form.write_array_formula("R2:R4", "{=B2:B4*2}", None, 3)
    form.merge_range("T1:U2", "gabung")
    form.set_row(5, None, None, {"hidden": True})
    form.set_column("W:X", None, None, {"hidden": True})
    form.write_url(70, 0, "https://example.go.id/", string="tautan")
    book.add_worksheet("Daftar").hide()
    book.add_worksheet("Meta & lain").very_hidden()
    book.define_name("Nama", "=Isian!$A$1")
    book.set_custom_property("kode", "EKON")
    book.close()
    return target.getvalue()


def by_openpyxl() -> bytes:
    """The same kinds of cells as openpyxl writes them: inline attributes, no cached results."""
    book = openpyxl.Workbook()
    form = book.active
    assert form is not None
    for row in range(1, 40):
        form.append([f"teks {row}", row, row / 7, row % 2 == 0, datetime(2026, 7, 8), None, "#N/A"])
        form.cell(row, 8, f"=B{row}*2").number_format = "0%"
        form.cell(row, 9).number_format = "0%"
    form.merge_cells("K1:L3")
    form["K1"] = "spasi  ganda\nbaris"
    form.row_dimensions[3].hidden = True
    form.column_dimensions["M"].hidden = True
    target = BytesIO()
    book.save(target)
    return target.getvalue()


_MADE: dict[str, Callable[[], bytes]] = {"xlsxwriter": by_xlsxwriter, "openpyxl": by_openpyxl}


@pytest.mark.parametrize("program", _MADE)
def test_a_saved_file_is_read_as_openpyxl_reads_it(program: str) -> None:
    assert_agrees(_MADE[program]())


@pytest.mark.parametrize("program", _MADE)
def test_a_file_saved_again_by_libreoffice_is_read_as_openpyxl_reads_it(
    program: str, office: Office, tmp_path: Path
) -> None:
    assert_agrees(
        saved_again(_MADE[program](), office, tmp_path / "a.xlsx", "Calc MS Excel 2007 XML")
    )


@pytest.mark.parametrize("program", _MADE)
def test_both_scanners_agree_on_saved_files(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = _MADE[program]()
    quick = take(data)
    monkeypatch.setattr(grids, "scan_sheet", read_sheet)
    assert quick == take(data)


@pytest.mark.parametrize(
    ("filter_name", "name", "reason"),
    [
        ("calc8", ".ods", Reason.OPENDOCUMENT),
        ("MS Excel 97", ".xls", Reason.FORMAT),
        ("OpenDocument Spreadsheet Flat XML", ".fods", Reason.OPENDOCUMENT),
    ],
)
def test_other_formats_of_libreoffice_are_named(
    filter_name: str, name: str, reason: Reason, office: Office, tmp_path: Path
) -> None:
    outcome = take(saved_again(by_openpyxl(), office, tmp_path / "a.xlsx", filter_name))
    assert isinstance(outcome, Refusal)
    assert outcome.reason is reason
    assert name in outcome.detail


def test_the_sheets_properties_and_names_of_a_saved_file_are_told() -> None:
    book = take(by_xlsxwriter())
    assert isinstance(book, Workbook)
    assert [(grid.name, grid.state) for grid in book.sheets] == [
        ("Isian", "visible"),
        ("Daftar", "hidden"),
        ("Meta & lain", "veryHidden"),
    ]
    assert book.properties == {"kode": "EKON"}
    assert book.names == {"Nama": "Isian!$A$1"}
    form = book.sheets[0]
    assert (form.protected, form.merges, form.hidden_rows) == (True, ("T1:U2",), frozenset({6}))
    assert form.hidden_columns == {23, 24}


_FORMULAS = (
    "A1",
    "$A1",
    "A$1",
    "$A$1",
    "SUM(A1:B2)",
    "A:A",
    "$A:B",
    "1:1",
    "$1:2",
    "Isian!A1",
    "'a b'!A1",
    "'it''s A1'!B2",
    '"A1"&B2',
    "LOG10(A1)",
    "A1B",
    "_A1",
    "A1_x",
    'IF(A1>1,"Q1 ""A1""",C3)',
    "1E5+A1",
    "Q1!A1",
    "SUM(Isian:Daftar!A1)",
    "ABC123",
    "ABCD123",
    "[1]Isian!A1",
    "TRUE",
    "A1.B2",
    "-A1%",
)


@pytest.mark.parametrize("formula", _FORMULAS)
@pytest.mark.parametrize("target", ["A1", "C5", "B1"])
def test_shared_formulas_move_as_openpyxl_moves_them(formula: str, target: str) -> None:
    ours = moved(formula, int(target[1:]) - 1, ord(target[0]) - 65)
    assert ours == Translator(f"={formula}", "A1").translate_formula(target)[1:]


@given(
    st.text("AXZaz019$:!'\"[]()#+*.,; {}\u00a0\u0301"),
    st.integers(-1_048_576, 1_048_576),
    st.integers(-16_384, 16_384),
)
def test_whatever_stands_in_a_formula_it_is_moved_without_raising(
    text: str, down: int, right: int
) -> None:
    still = moved(text, 0, 0)
    assert moved(still, 0, 0) == still
    assert isinstance(moved(text, down, right), str)


@pytest.mark.parametrize(
    ("formula", "down", "right", "expected"),
    [
        ("XFD1", 0, 1, "#REF!"),
        ("A1048576", 1, 0, "#REF!"),
        ("A1", -1, 0, "#REF!"),
        ("A:XFD", 0, 1, "#REF!"),
        ("1:1048576", 1, 0, "#REF!"),
        ("A1:INDEX(B:B,3)", 1, 1, "B2:INDEX(C:C,3)"),
        ("A1#", 1, 1, "B2#"),
        ("A0+a1", 1, 1, "A0+B2"),
        ("Tabel[[#All],[A1]]+A1", 1, 1, "Tabel[[#All],[A1]]+B2"),
        ("Tabel[Kolom A1]+A1", 1, 1, "Tabel[Kolom A1]+B2"),
    ],
)
def test_a_reference_that_leaves_the_sheet_breaks(
    formula: str, down: int, right: int, expected: str
) -> None:
    assert moved(formula, down, right) == expected


def saved_again(data: bytes, office: Office, path: Path, filter_name: str) -> bytes:
    """The workbook as LibreOffice saves it."""
    path.write_bytes(data)
    target = path.with_name("saved")

    def task() -> bytes:
        with office.document(path) as document:
            oracle.store(document, target, filter_name)
        return target.read_bytes()

    return office.twice(task)


def assert_agrees(data: bytes) -> None:
    """Compare every cell with openpyxl's two readings of it."""
    ours = take(data)
    assert isinstance(ours, Workbook), ours
    values = openpyxl.load_workbook(BytesIO(data), data_only=True)
    formulas = openpyxl.load_workbook(BytesIO(data))
    assert [grid.name for grid in ours.sheets] == values.sheetnames
    for grid, with_values, with_formulas in zip(
        ours.sheets, values.worksheets, formulas.worksheets, strict=True
    ):
        assert grid.state == with_values.sheet_state
        seen = 0
        for row in with_values.iter_rows():
            for theirs in row:
                content = grid.at(at := theirs.row or 0, column := theirs.column or 0)
                formula = with_formulas.cell(at, column).value
                assert as_openpyxl(content) == theirs.value, (theirs.coordinate, content)
                assert_formula(content, formula)
                if content != Content(BLANK):
                    assert content.number_format == theirs.number_format
                    seen += 1
        assert seen == len(grid.cells)


def as_openpyxl(content: Content) -> object:
    """What openpyxl calls this value."""
    match content.value:
        case Number(value):
            return pytest.approx(float(value), rel=1e-15)
        case Text(value):
            return value
        case Boolean(value):
            return value
        case Date(value):
            return value
        case ErrorValue(code):
            return code
        case _:
            return None


def assert_formula(content: Content, theirs: object) -> None:
    """Compare a formula; openpyxl gives an array formula only to its first cell."""
    if isinstance(theirs, ArrayFormula):
        assert f"={content.formula}" == theirs.text
    elif isinstance(theirs, str) and theirs.startswith("="):
        assert f"={content.formula}" == theirs
    else:
        assert content.formula is None or "*2" in content.formula
