"""Keeps the last calculated values of formulas, which openpyxl drops when it saves."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from xml.sax.saxutils import escape

from xlsops.core.cells import Boolean, Cell, Content, Date, ErrorValue, Grid, Number, Text, Value
from xlsops.excel.parts import escaped, put_together, sheet_parts, take_apart

_FORMULA = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[ >].*?</f>)<v ?/?>(?:</v>)?</c>', re.DOTALL
)
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - the day from which spreadsheets count
_KIND = re.compile(rb' t="[^"]*"')


def keep_values(saved: bytes, grids: tuple[Grid, ...]) -> bytes:
    """Return the saved workbook with the values the grids know for its formula cells.

    Only sheets of the same name are touched, and only formula cells that hold no value.
    """
    return with_values(saved, {grid.name: _values(grid) for grid in grids})


def with_values(saved: bytes, known: Mapping[str, Mapping[str, Value]]) -> bytes:
    """Return the saved workbook with these values of formula cells, by sheet and address."""
    if not any(known.values()):
        return saved
    parts = take_apart(saved)
    for name, part in sheet_parts(parts).items():
        values = known.get(name)
        if values:
            parts[part] = _filled(parts[part], values)
    return put_together(parts)


def _values(grid: Grid) -> dict[str, Value]:
    return {
        Cell(grid.name, row, column).address: content.value
        for (row, column), content in grid.cells.items()
        if _worth_keeping(content)
    }


def _worth_keeping(content: Content) -> bool:
    return content.formula is not None and content.calculated


def _filled(part: bytes, values: Mapping[str, Value]) -> bytes:
    def one(match: re.Match[bytes]) -> bytes:
        value = values.get(match[1].decode())
        if value is None:
            return match[0]
        attributes = _KIND.sub(b"", match[2])
        kind, text = _written(value)
        return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (match[1], attributes, kind, match[3], text)

    return _FORMULA.sub(one, part)


def _written(value: Value) -> tuple[bytes, bytes]:
    match value:
        case Number(number):
            return b"", _plain(number)
        case Boolean(flag):
            return b' t="b"', b"1" if flag else b"0"
        case Text(text):
            return b' t="str"', escape(escaped(text)).encode()
        case Date(moment):
            return b"", repr((moment - _DAY_ZERO) / timedelta(days=1)).encode()
        case ErrorValue(code):
            return b' t="e"', escape(code).encode()
        case _:
            return b' t="str"', b""


def _plain(number: Decimal) -> bytes:
    return f"{number:f}".encode()
