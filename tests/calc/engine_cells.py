"""Cell values between Python, xlwings' raw form and LibreOffice's arrays."""

import datetime as dt
import math
import re
from decimal import Decimal
from typing import Any, NamedTuple

from tests.calc.engine_address import Area
from tests.calc.office import Office, kind, uno
from tests.calc.within import cells as within
from tests.calc.within.formula import parse, parser, set_formula

EPOCH = dt.datetime(1899, 12, 30)
DAY = dt.timedelta(days=1)
LONGEST_TEXT = 32767
BLANK = 23  # numbers, dates, texts, formulas
DATE, TEXT, BOOLEAN = 2, 256, 1024

# How Excel hands over an error through COM, and what xlwings calls it.
ERROR_NAMES = {
    -2146826281: "#DIV/0!",
    -2146826246: "#N/A",
    -2146826259: "#NAME?",
    -2146826288: "#NULL!",
    -2146826252: "#NUM!",
    -2146826265: "#REF!",
    -2146826273: "#VALUE!",
}
_ERROR_CODES = {name: code for code, name in ERROR_NAMES.items()}
_CALC_ERRORS = {
    532: "#DIV/0!",
    32767: "#N/A",
    525: "#NAME?",
    524: "#REF!",
    503: "#NUM!",
    521: "#NULL!",
}
_MAYBE_NUMBER = re.compile(
    r"^\s*([-+($€.]*\s*[\d.]|(true|false)\s*$"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*[\s./-]*\d)",
    re.IGNORECASE,
)


class Typed(NamedTuple):
    """What a cell is given: a number with a format of its own, a text, or a formula."""

    value: float | str
    format: int | None = None
    formula: bool = False
    quoted: bool = False


def read(office: Office, document: Any, xl: Any, area: Area) -> tuple[tuple[Any, ...], ...]:
    """The values of a rectangle as Excel's COM gives them: blank None, errors as numbers."""
    place = area.row, area.column, area.bottom, area.right
    values, formulas, kinds, errors, texts = office.within(within.content, document, xl, *place)
    by_place = _spread(kinds, area.height, area.width)
    codes = {(r, c): code for r, c, code in errors}
    logical = {(r, c) for r, c, text in texts if text in {"TRUE", "FALSE"}}
    return tuple(
        tuple(
            _raw(value, formula, by_place.get((r, c), 0), codes.get((r, c)), (r, c) in logical)
            for c, (value, formula) in enumerate(zip(value_row, formula_row, strict=True))
        )
        for r, (value_row, formula_row) in enumerate(zip(values, formulas, strict=True))
    )


def write(
    office: Office,
    document: Any,
    formatter: Any,
    area: Any,
    rows: list[list[Any]],
    *,
    filled_down: bool,
) -> None:
    """Give a rectangle values as Excel takes them from COM: text is read like typed text.

    One formula for many cells is `filled_down`: it moves along with the cells.
    """
    kinds = _spread(office.within(within.kinds, document, area), len(rows), len(rows[0]))
    typed = [
        [
            _typed(document, formatter, value, as_text=kinds.get((r, c)) == TEXT)
            for c, value in enumerate(row)
        ]
        for r, row in enumerate(rows)
    ]
    held = tuple(tuple("" if t.formula or t.quoted else t.value for t in row) for row in typed)
    area.setDataArray(held)
    places = [(r, c, cell) for r, row in enumerate(typed) for c, cell in enumerate(row)]
    formulas = [place for place in places if place[2].formula]
    if formulas:
        _set_formulas(parser(document), area, formulas, filled_down=filled_down)
    for r, c, cell in places:
        if cell.quoted:
            _set_text(area.getCellByPosition(c, r), str(cell.value))
    _give_formats(document, area, places, kinds)


def serial(value: dt.date | dt.datetime) -> float:
    """The number Excel keeps for a date."""
    if isinstance(value, dt.datetime):
        return (value.replace(tzinfo=None) - EPOCH) / DAY
    return float((value - EPOCH.date()).days)


def format_key(document: Any, code: str) -> int:
    """The key of a number format; a code LibreOffice cannot read raises."""
    locale = uno().createUnoStruct("com.sun.star.lang.Locale")
    key = document.NumberFormats.queryKey(code, locale, False)
    return int(key if key != -1 else document.NumberFormats.addNew(code, locale))


def format_type(document: Any, key: int) -> int:
    """What a number format shows, without the mark of a user's own format."""
    return int(document.NumberFormats.getByKey(key).Type) & ~1


def _raw(value: Any, formula: str, shown: int, error: int | None, logical: bool) -> Any:
    if formula == "":
        return None
    if error is not None:
        return _ERROR_CODES[_CALC_ERRORS.get(error, "#VALUE!")]
    if isinstance(value, str):
        return value
    if shown & BOOLEAN or logical:
        return bool(value)
    if shown & DATE:
        return EPOCH + dt.timedelta(seconds=round(value * 86400, 3))
    return value


def _spread(kinds: within.Kinds, height: int, width: int) -> dict[tuple[int, int], int]:
    """The format type of every cell whose format is not General, by offset."""
    return {
        (r, c): shown
        for top, left, bottom, right, shown in kinds
        for r in range(top, min(bottom, height))
        for c in range(left, min(right, width))
    }


def _typed(document: Any, formatter: Any, value: Any, *, as_text: bool) -> Typed:
    if value is None or value == "":
        return Typed("")
    if isinstance(value, bool):
        return Typed(float(value), BOOLEAN)
    if isinstance(value, dt.date):
        at_midnight = not isinstance(value, dt.datetime) or value.time() == dt.time()
        return Typed(serial(value), DATE if at_midnight else DATE | 4)
    if isinstance(value, (int, float, Decimal)):
        number = float(value)
        if math.isnan(number):
            return Typed("")
        return Typed(number)
    if not isinstance(value, str):
        raise TypeError(f"Excel cannot hold a {type(value).__name__}")
    return _typed_text(document, formatter, value, as_text=as_text)


def _typed_text(document: Any, formatter: Any, value: str, *, as_text: bool) -> Typed:
    if len(value) > LONGEST_TEXT:
        raise ValueError(f"a cell holds {LONGEST_TEXT} characters, not {len(value)}")
    if as_text:
        return Typed(value)
    if value.startswith("'"):
        return Typed(value[1:], quoted=True)
    if value.startswith("=") and len(value) > 1:
        return Typed(value, formula=True)
    if not _MAYBE_NUMBER.match(value):
        return Typed(value)
    try:
        key = formatter.detectNumberFormat(0, value)
        number = formatter.convertStringToNumber(0, value)
    except Exception as error:
        if kind(error) != "NotNumericException":
            raise
        return Typed(value)
    return Typed(number, format_type(document, key) if key else None)


def _set_text(cell: Any, text: str) -> None:
    shown = cell.NumberFormat
    cell.setString(text)
    cell.NumberFormat = shown


def _set_formulas(
    reader: Any, area: Any, formulas: list[tuple[int, int, Typed]], *, filled_down: bool
) -> None:
    if not filled_down:
        for r, c, cell in formulas:
            set_formula(reader, area.getCellByPosition(c, r), str(cell.value))
        return
    origin = area.getCellByPosition(0, 0).CellAddress
    tokens = parse(reader, str(formulas[0][2].value), origin)
    for r, c, _ in formulas:
        area.getCellByPosition(c, r).setTokens(tokens)


def _give_formats(
    document: Any,
    area: Any,
    places: list[tuple[int, int, Typed]],
    kinds: dict[tuple[int, int], int],
) -> None:
    """Dates, percents and logical values format a General cell; others end a logical format."""
    wanted: dict[int, list[Any]] = {}
    origin = area.RangeAddress
    for r, c, cell in places:
        now = kinds.get((r, c), 0)
        ends = now == BOOLEAN and cell.format is None and cell.value != ""
        begins = cell.format not in (None, now) and now in (0, BOOLEAN)
        if ends or begins:
            address = uno().createUnoStruct("com.sun.star.table.CellRangeAddress")
            address.Sheet = origin.Sheet
            address.StartRow = address.EndRow = origin.StartRow + r
            address.StartColumn = address.EndColumn = origin.StartColumn + c
            wanted.setdefault(cell.format or 0, []).append(address)
    for shown, addresses in wanted.items():
        cells = document.createInstance("com.sun.star.sheet.SheetCellRanges")
        cells.addRangeAddresses(tuple(addresses), True)
        cells.NumberFormat = _standard(document, shown)


def _standard(document: Any, shown: int) -> int:
    if not shown:
        return 0
    if shown == DATE:
        return format_key(document, "M/D/YYYY")
    locale = uno().createUnoStruct("com.sun.star.lang.Locale")
    return int(document.NumberFormats.getStandardFormat(shown, locale))
