"""Reading a control workbook: every kind of value kept apart, every broken file refused."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from tests.calc.oracle import recalculate
from xlsops.core.cells import BLANK, Boolean, Date, ErrorValue, Grid, Number, Text, Value
from xlsops.core.spec_reading import read_spec
from xlsops.errors import WorkbookUnreadableError
from xlsops.excel.control_build import FILE_NAME
from xlsops.excel.control_read import grids_of
from xlsops.resources import asset

COMMITTED = asset("workbook") / FILE_NAME


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def cell_of(value: object, number_format: str = "") -> Value:
    """Return what the reader makes of one cell written by openpyxl."""
    book = Workbook()
    cell = book.worksheets[0]["B3"]
    cell.value = value
    cell.number_format = number_format or cell.number_format
    return only_grid(book).at(3, 2).value


def only_grid(book: Workbook) -> Grid:
    buffer = BytesIO()
    book.save(buffer)
    (grid,) = grids_of(buffer.getvalue())
    return grid


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (None, BLANK),
        ("4.01.01", Text("4.01.01")),
        ("  spasi ", Text("  spasi ")),
        (True, Boolean(value=True)),
        (0, Number(Decimal(0))),
        (72.5, Number(Decimal("72.5"))),
        (0.1, Number(Decimal("0.1"))),
        (20148600000, Number(Decimal(20148600000))),
        (datetime(2026, 7, 10, 9, 30), Date(datetime(2026, 7, 10, 9, 30))),
        (date(2026, 7, 10), Date(datetime(2026, 7, 10))),
        ("#REF!", ErrorValue("#REF!")),
    ],
)
def test_each_kind_of_value_is_kept_apart(written: object, read: Value) -> None:
    assert cell_of(written) == read


def test_a_time_is_a_part_of_a_day() -> None:
    assert cell_of(0.3125, "hh:mm") == Number(Decimal("0.3125"))


def test_a_formula_without_a_result_is_not_taken_for_a_blank() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "=1+1"
    content = only_grid(book).at(1, 1)
    assert (content.value, content.formula, content.calculated) == (BLANK, "1+1", False)


@pytest.mark.usefixtures("office")
def test_a_formula_with_a_result_gives_it(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "=1+1"
    book.worksheets[0]["A2"] = '=""'
    book.save(tmp_path / "rumus.xlsx")
    recalculate(tmp_path / "rumus.xlsx", tmp_path / "hasil.xlsx")
    (grid,) = grids_of(tmp_path / "hasil.xlsx")
    assert (grid.at(1, 1).value, grid.at(1, 1).formula) == (Number(Decimal(2)), "1+1")
    assert grid.at(2, 1).calculated


def test_hidden_merged_and_protected_are_seen() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "x"
    sheet.merge_cells("A1:B2")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.protection.enable()
    grid = only_grid(book)
    assert grid.merges == ("A1:B2",)
    assert (grid.hidden_rows, grid.hidden_columns) == (frozenset({4}), frozenset({3}))
    assert grid.protected
    assert list(grid.cells) == [(1, 1)]


@pytest.mark.usefixtures("office")
def test_another_program_may_save_the_workbook_in_between(tmp_path: Path) -> None:
    saved = tmp_path / "disimpan.xlsx"
    recalculate(COMMITTED, saved)
    found, faults = read_spec(grids_of(saved))
    assert faults == ()
    assert found == read_spec(grids_of(COMMITTED))[0]


def zipped(**members: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return buffer.getvalue()


def spoilt(part: str) -> bytes:
    return zipped(**{name: b"<rusak" if name == part else data
                     for name, data in parts(COMMITTED).items()})  # fmt: skip


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "berkasnya kosong"),
    "old Excel or locked": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "terkunci kata sandi, atau masih berformat Excel lama (.xls)",
    ),
    "text": (lambda: b"kode;nama\n", "bukan berkas Excel, atau terpotong"),
    "cut": (lambda: COMMITTED.read_bytes()[:20000], "bukan berkas Excel, atau terpotong"),
    "other package": (lambda: zipped(isi=b"x"), "bukan buku kerja Excel (.xlsx)"),
    "broken workbook part": (lambda: spoilt("xl/workbook.xml"), "isinya rusak"),
    "broken sheet part": (lambda: spoilt("xl/worksheets/sheet6.xml"), "isinya rusak"),
    "broken styles": (lambda: spoilt("xl/styles.xml"), "isinya rusak"),
    "only the name of a workbook": (lambda: zipped(**{"xl/workbook.xml": b""}), "isinya rusak"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_workbook_is_refused_with_one_sentence(case: str, tmp_path: Path) -> None:
    data, reason = BROKEN[case]
    path = tmp_path / "Kendali Saya.xlsx"
    path.write_bytes(data())
    with pytest.raises(WorkbookUnreadableError) as refused:
        grids_of(path)
    assert (refused.value.path, refused.value.reason) == (path, reason)
    assert str(refused.value).startswith(f"Kendali Saya.xlsx tidak dapat dibaca: {reason}. ")


def test_a_missing_workbook_is_refused_with_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkbookUnreadableError, match="berkasnya tidak ada"):
        grids_of(tmp_path / "tidak ada.xlsx")


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(WorkbookUnreadableError, match="berkasnya tidak boleh dibaca"):
        grids_of(tmp_path)


def test_raw_bytes_go_by_the_name_given() -> None:
    with pytest.raises(WorkbookUnreadableError, match=r"kiriman\.xlsx tidak dapat dibaca"):
        grids_of(b"", "kiriman.xlsx")
