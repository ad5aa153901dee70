"""The sheets of a control workbook as grids."""

import re
import warnings
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.cells import BLANK, Boolean, Content, Date, ErrorValue, Grid, Number, Text, Value
from xlsops.core.visible import broken, unescaped
from xlsops.errors import WorkbookUnreadableError
from xlsops.excel.package import read_whole

_DAY = timedelta(days=1)
_OLE = b"\xd0\xcf\x11\xe0"
_EMPTY = Content(BLANK)
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")


def grids_of(source: Path | bytes, name: str = "Kendali Kinerja.xlsx") -> tuple[Grid, ...]:
    """Return every worksheet with the values Excel last showed; ``name`` is for raw bytes.

    A formula that nobody has computed yet is blank with ``calculated`` false.
    """
    path = source if isinstance(source, Path) else PurePath(name)
    data = _bytes_of(source, path)
    reason = _refusal(data)
    if reason:
        raise WorkbookUnreadableError(path, reason)
    try:
        values = _sheets(data, computed=True)
        formulas = _sheets(data, computed=False) if _has_formulas(data) else {}
    except Exception as problem:  # openpyxl raises whatever a broken part makes it raise
        raise WorkbookUnreadableError(path, "isinya rusak") from problem
    return tuple(_grid(sheet, formulas.get(title)) for title, sheet in values.items())


def _bytes_of(source: Path | bytes, path: PurePath) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        return source.read_bytes()
    except FileNotFoundError as problem:
        raise WorkbookUnreadableError(path, "berkasnya tidak ada") from problem
    except OSError as problem:
        raise WorkbookUnreadableError(path, "berkasnya tidak boleh dibaca") from problem


def _refusal(data: bytes) -> str:
    """Return why these bytes are no workbook, empty if they may be one."""
    if not data:
        return "berkasnya kosong"
    if data.startswith(_OLE):
        return "terkunci kata sandi, atau masih berformat Excel lama (.xls)"
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except (BadZipFile, OSError, ValueError):
        return "bukan berkas Excel, atau terpotong"
    return "" if "xl/workbook.xml" in names else "bukan buku kerja Excel (.xlsx)"


def _sheets(data: bytes, *, computed: bool) -> dict[str, Worksheet]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of parts it would drop; nothing is saved
        book = read_whole(data, data_only=computed)
    return {sheet.title: sheet for sheet in book.worksheets}


def _has_formulas(data: bytes) -> bool:
    with ZipFile(BytesIO(data)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA.search(package.read(name)) for name in sheets)


def _grid(sheet: Worksheet, written: Worksheet | None) -> Grid:
    cells = {}
    for number, row in enumerate(sheet.iter_rows(), 1):
        for column, cell in enumerate(row, 1):
            content = _content(cell, written)
            if content is not _EMPTY:
                cells[number, column] = content
    return Grid(
        name=sheet.title,
        state=sheet.sheet_state,
        cells=cells,
        hidden_rows=frozenset(n for n, each in sheet.row_dimensions.items() if each.hidden),
        hidden_columns=frozenset(
            number
            for each in sheet.column_dimensions.values()
            if each.hidden
            for number in range(each.min or 1, (each.max or 1) + 1)
        ),
        merges=tuple(sorted(str(area) for area in sheet.merged_cells.ranges)),
        protected=bool(sheet.protection.sheet),
    )


def _content(cell: Any, written: Worksheet | None) -> Content:  # noqa: ANN401 - Cell or MergedCell
    formula = None
    if written is not None:
        other = written.cell(cell.row, cell.column)
        if isinstance(other, Cell) and other.data_type == "f":
            formula = str(getattr(other.value, "text", other.value)).removeprefix("=")
    if cell.value is None and formula is None:
        return _EMPTY
    value = value_of(cell.value, error=cell.data_type == "e")
    calculated = cell.value is not None or cell.data_type == "str"  # an empty text is a result
    return Content(value, formula, cell.number_format, calculated)


def value_of(raw: object, *, error: bool = False) -> Value:
    """Return what openpyxl gives for a cell as a value; ``error`` for a text that is one.

    Its texts are as the part spells them: ``_x0032_`` is a 2, and every end of a line a new line.
    """
    match raw:
        case None:
            return BLANK
        case str() if error:
            return ErrorValue(raw)
        case str():
            return Text(broken(unescaped(raw)))
        case bool():
            return Boolean(raw)
        case int() | float() | Decimal():
            return Number(Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw))
        case datetime():
            return Date(raw)
        case date():
            return Date(datetime(raw.year, raw.month, raw.day))  # noqa: DTZ001 - sheets know no zone
        case time():
            passed = timedelta(hours=raw.hour, minutes=raw.minute, seconds=raw.second)
            return Number(Decimal(repr(passed / _DAY)))
        case timedelta():
            return Number(Decimal(repr(raw / _DAY)))
        case _:
            return Text(str(raw))
