"""The control workbook that is open in Excel: where it lies, and its sheets read in bulk."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsops.core import tables
from xlsops.core.cells import (
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
from xlsops.core.operations import CONTROL_NAME
from xlsops.core.pages import findings_list
from xlsops.errors import (
    BookReadOnlyError,
    BookUnsavedError,
    CloudBookError,
    NotControlError,
    SheetRenamedError,
    SheetTooLargeError,
    SheetUnreachableError,
    StructureProtectedError,
)
from xlsops.excel.open_api import read_only, structure_protected

if TYPE_CHECKING:
    import xlwings as xw

HUMAN = tuple(table.sheet for table in tables.TABLES)
"""The sheets people edit, which say what is asked."""

_EPOCH, _FIRST_DAY, _DAY = datetime(1899, 12, 30), datetime(1900, 1, 1), timedelta(days=1)  # noqa: DTZ001
_MOST_CELLS = 2_000_000
_SHOWN = (True, -1)
_ERRORS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!",
     "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#GETTING_DATA"}
)  # fmt: skip
_ERROR_NUMBERS = range(-2146826300, -2146826200)
"""How Excel for Windows hands over an error that xlwings has no name for."""


def path_of(book: "xw.Book") -> Path:
    """Return where the workbook's file lies; raises where it has none on a disk."""
    from xlwings import XlwingsError  # noqa: PLC0415 - only an open workbook needs it

    try:
        name = str(book.fullname)
    except XlwingsError as error:  # an address on the web with no folder of this computer
        raise CloudBookError(book.name) from error
    if "://" in name:
        raise CloudBookError(book.name)
    path = Path(name)
    if not path.is_absolute():
        raise BookUnsavedError(book.name)
    return path


def require_control(book: "xw.Book") -> None:
    """Raise NotControlError unless the workbook is a Kendali Kinerja."""
    if not book.names.contains(CONTROL_NAME):
        raise NotControlError(book.name)


def require_writable(book: "xw.Book") -> None:
    """Raise where painted sheets could not be put in place or kept."""
    if read_only(book):
        raise BookReadOnlyError(book.name)
    if structure_protected(book):
        raise StructureProtectedError(book.name)


def grids_of_open(book: "xw.Book") -> tuple[Grid, ...]:
    """Return the sheets people write on as they stand, saved or not: one bulk read a sheet.

    A formula's cell comes as its value alone. Raises where a sheet of ours was renamed.
    """
    names = book.sheet_names
    if findings_list.NAME not in names:
        _look_for_findings(book, names)
    wanted = [name for name in names if name in {*HUMAN, findings_list.NAME}]
    return tuple(_grid(book, name) for name in wanted)


def findings_grid(book: "xw.Book") -> Grid:
    """Return the list of findings as it stands."""
    names = book.sheet_names
    if findings_list.NAME not in names:
        _look_for_findings(book, names)
        raise SheetUnreachableError(findings_list.NAME)
    return _grid(book, findings_list.NAME)


def selection(book: "xw.Book") -> Cell | None:
    """Return the first selected cell; None where the book is behind another or a chart is held."""
    chosen = book.app.selection if book.app.books.active.name == book.name else None
    if chosen is None:
        return None
    return Cell(chosen.sheet.name, chosen.row, chosen.column)


def jump(book: "xw.Book", place: Cell) -> None:
    """Select a cell; raises SheetUnreachableError where its sheet is missing or hidden."""
    if place.sheet not in book.sheet_names:
        raise SheetUnreachableError(place.sheet)
    sheet = book.sheets[place.sheet]
    if sheet.visible not in _SHOWN:
        raise SheetUnreachableError(place.sheet, hidden=True)
    book.activate()
    sheet.activate()
    sheet.range((place.row, place.column)).select()


def _look_for_findings(book: "xw.Book", names: Iterable[str]) -> None:
    """Raise where a sheet of another name holds the list of findings."""
    for name in names:
        if name not in HUMAN and not name.startswith(("Isian ", "Rekap ")):
            grid = _grid(book, name)
            key = Text(findings_list.HEADINGS[findings_list.KEY_COLUMN - 1])
            if any(grid.at(row, findings_list.KEY_COLUMN).value == key for row in range(1, 9)):
                raise SheetRenamedError(findings_list.NAME, name)


def _grid(book: "xw.Book", name: str) -> Grid:
    used = book.sheets[name].used_range
    top, left, (height, width) = used.row, used.column, used.shape
    if height * width > _MOST_CELLS:
        raise SheetTooLargeError(name, Cell(name, top + height - 1, left + width - 1).address)
    rows: Sequence[Sequence[Any]] = used.options(ndim=2, err_to_str=True).value
    return Grid(
        name,
        cells={
            (row, column): Content(value)
            for row, values in enumerate(rows, top)
            for column, raw in enumerate(values, left)
            if (value := value_of(raw)) is not BLANK
        },
    )


def value_of(raw: object) -> Value:
    """Return what xlwings hands over as the value the file would hold."""
    match raw:
        case None | "":
            return BLANK
        case str() if raw in _ERRORS:
            return ErrorValue(raw)
        case str():
            return Text(raw)
        case bool():
            return Boolean(raw)
        case int() if raw in _ERROR_NUMBERS:
            return ErrorValue("#ERROR!")
        case float() if raw.is_integer():
            return Number(Decimal(int(raw)))
        case float():
            return Number(Decimal(repr(raw)))
        case int() | Decimal():
            return Number(Decimal(raw))
        case datetime() if raw < _FIRST_DAY:  # a time of day alone
            return Number(Decimal(repr((raw - _EPOCH) / _DAY)))
        case datetime():
            return Date(raw)
        case _:
            return Text(str(raw))
