"""The control workbook that is open in Excel: where it lies, and its sheets read in bulk."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsops import messages
from xlsops.core.pages import findings_list
from xlsops.core.pages.figures import office_recap
from xlsops.core.pages.standing import history, home
from xlsops.core.spec import tables
from xlsops.core.terms.operations import CONTROL_NAME
from xlsops.core.terms.powers import power_of_sheets
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import (
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
from xlsops.core.values.visible import unified_line_ends
from xlsops.errors import XlsopsError
from xlsops.excel.live.api import front_sheet, read_only, selected, structure_protected

if TYPE_CHECKING:
    from xlsops.excel.live.tame import xw

HUMAN = tuple(table.sheet for table in tables.TABLES)
"""The sheets people edit, which say what is asked."""

_READ = frozenset({*HUMAN, findings_list.NAME, home.NAME, history.NAME})
"""What is read for every button: what people ask and decide, and what the painted sheets tell of
the journal, against one that is older than they are."""

_EPOCH, _FIRST_DAY, _DAY = datetime(1899, 12, 30), datetime(1900, 1, 1), timedelta(days=1)  # noqa: DTZ001
MOST_CELLS = 2_000_000
"""More are not read at once: a stray cell in the last row and column would fill the memory."""
_SHOWN = (True, -1)
_OF_A_BUREAU = ("Isian ", "Rekap ")
_ERRORS = frozenset(
    {
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#VALUE!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#BUSY!",
        "#GETTING_DATA",
    }
)
_ERROR_NUMBERS = range(-2146826300, -2146826200)
"""How Excel for Windows hands over an error that xlwings has no name for."""


def path_of(book: "xw.Book") -> Path:
    """Return where the workbook's file lies; raises where it has none on a disk."""
    from xlsops.excel.live.tame import xw  # noqa: PLC0415 - only an open workbook needs it

    try:
        name = str(book.fullname)
    except xw.XlwingsError as error:  # an address on the web with no folder of this computer
        raise XlsopsError(messages.window.in_cloud(book.name)) from error
    if "://" in name:
        raise XlsopsError(messages.window.in_cloud(book.name))
    path = Path(name)
    if not path.is_absolute():
        raise XlsopsError(messages.window.unsaved(book.name))
    return path


def require_control(book: "xw.Book") -> tuple[str, ...]:
    """Return the sheets of a Kendali Kinerja; raises where it is none, or an add-in would obey it."""
    names = book.names
    if not names.contains(CONTROL_NAME):
        len(names)  # a busy Excel is silent above and raises here, so that it is waited for
        raise XlsopsError(messages.window.not_control(book.name))
    sheets = tuple(book.sheet_names)
    power = power_of_sheets(sheets)
    if power:
        raise XlsopsError(messages.window.power(book.name, power))
    return sheets


def require_writable(book: "xw.Book") -> None:
    """Raise where painted sheets could not be put in place or kept."""
    if read_only(book):
        raise XlsopsError(messages.window.read_only(book.name))
    if structure_protected(book):
        raise XlsopsError(messages.window.structure_protected(book.name))


def grids_of_open(book: "xw.Book", names: Sequence[str] | None = None) -> tuple[Grid, ...]:
    """Return the sheets every button needs as they stand, saved or not: one bulk read a sheet.

    ``names`` are the workbook's sheets, where they are known. Raises where a sheet of ours was
    renamed.
    """
    names = book.sheet_names if names is None else names
    if findings_list.NAME not in names:
        _look_for_findings(book, names)
    sheets = book.sheets
    wanted = [name for name in names if name in _READ]
    return tuple(grid_of(sheets[name], name, formulas=name in HUMAN) for name in wanted)


def grids_named(book: "xw.Book", names: Sequence[str], wanted: Iterable[str]) -> tuple[Grid, ...]:
    """Return the sheets people added that rules ask, as far as they are there: one bulk read a sheet."""
    asked = {caseless(each) for each in wanted}
    found = [name for name in names if caseless(name) in asked and name not in _READ]
    sheets = book.sheets
    return tuple(grid_of(sheets[name], name) for name in found)


def findings_grid(book: "xw.Book", names: Sequence[str]) -> Grid:
    """Return the list of findings as it stands; ``names`` are the workbook's sheets."""
    if findings_list.NAME not in names:
        _look_for_findings(book, names)
        raise XlsopsError(messages.window.sheet_missing(findings_list.NAME))
    return grid_of(book.sheets[findings_list.NAME], findings_list.NAME)


def selection(book: "xw.Book") -> Cell | None:
    """Return the first selected cell; None where the book is behind another or a chart is held."""
    chosen = selected(book.app) if book.app.books.active.name == book.name else None
    if chosen is None:
        return None
    return Cell(chosen.sheet.name, chosen.row, chosen.column)


def bureau_in_front(book: "xw.Book") -> str:
    """Return the code of the bureau whose painted sheet is in front; empty where it is no bureau's."""
    name = front_sheet(book)
    if name == office_recap.NAME:
        return ""
    return next((name.removeprefix(kind) for kind in _OF_A_BUREAU if name.startswith(kind)), "")


def jump(book: "xw.Book", place: Cell, names: Sequence[str]) -> None:
    """Select a cell; raises SheetUnreachableError where its sheet is missing or hidden."""
    show_sheet(book, place.sheet, names).range((place.row, place.column)).select()


def open_beside(book: "xw.Book", path: Path) -> None:
    """Open another workbook in the same Excel, anew where it is open already."""
    if path.name in {each.name for each in book.app.books}:
        book.app.books[path.name].close()
    book.app.books.open(path)


def show_sheet(book: "xw.Book", name: str, names: Sequence[str]) -> "xw.Sheet":
    """Bring a sheet to the front; raises SheetUnreachableError where it is missing or hidden."""
    if name not in names:
        raise XlsopsError(messages.window.sheet_missing(name))
    sheet = book.sheets[name]
    if sheet.visible not in _SHOWN:
        raise XlsopsError(messages.window.sheet_hidden(name))
    book.activate()
    sheet.activate()
    return sheet


def _look_for_findings(book: "xw.Book", names: Iterable[str]) -> None:
    """Raise where a sheet of another name holds the list of findings."""
    for name in names:
        if name not in HUMAN and not name.startswith(_OF_A_BUREAU):
            grid = grid_of(book.sheets[name], name)
            key = Text(findings_list.HEADINGS[findings_list.KEY_COLUMN - 1])
            if any(grid.at(row, findings_list.KEY_COLUMN).value == key for row in range(1, 9)):
                raise XlsopsError(messages.window.sheet_renamed(findings_list.NAME, name))


def grid_of(sheet: "xw.Sheet", name: str, *, formulas: bool = False) -> Grid:
    """Return one sheet as it stands, in bulk; raises where it is in use far beyond its table."""
    used = sheet.used_range
    top, left, (height, width) = used.row, used.column, used.shape
    if height * width > MOST_CELLS:
        raise XlsopsError(
            messages.window.sheet_too_large(
                name, Cell(name, top + height - 1, left + width - 1).address
            )
        )
    rows: Sequence[Sequence[Any]] = used.options(ndim=2, err_to_str=True).value
    written = _formulas_in(used) if formulas else {}
    cells: dict[tuple[int, int], Content] = {}
    for row, values in enumerate(rows, top):
        for column, raw in enumerate(values, left):
            value, formula = value_of(raw), written.get((row, column))
            if value is not BLANK or formula is not None:
                cells[row, column] = Content(value, formula)
    return Grid(name, cells=cells)


def _formulas_in(used: "xw.Range") -> dict[tuple[int, int], str]:
    """Return the formulas of a range by place, each without ``=``."""
    top, left = used.row, used.column
    rows: Any = used.formula
    rows = [[rows]] if isinstance(rows, str) else rows
    return {
        (row, column): formula[1:]
        for row, formulas in enumerate(rows, top)
        for column, formula in enumerate(formulas, left)
        if isinstance(formula, str) and len(formula) > 1 and formula[0] == "="
    }


def value_of(raw: object) -> Value:
    """Return what xlwings hands over as the value the file would hold."""
    match raw:
        case None | "":
            return BLANK
        case str():
            return ErrorValue(raw) if raw in _ERRORS else Text(unified_line_ends(raw))
        case bool():
            return Boolean(raw)
        case int() if raw in _ERROR_NUMBERS:
            return ErrorValue("#ERROR!")
        case int() | float() | Decimal():
            return _number(raw)
        case datetime():
            # a time of day alone comes as a moment of the day before the first
            return Date(raw) if raw >= _FIRST_DAY else _number((raw - _EPOCH) / _DAY)
        case _:
            return Text(str(raw))


def _number(raw: float | Decimal) -> Number:
    if isinstance(raw, float):
        return Number(Decimal(int(raw)) if raw.is_integer() else Decimal(repr(raw)))
    return Number(Decimal(raw))
