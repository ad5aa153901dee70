"""The values cells hold, as their parts spell them; put beside formulas that openpyxl wrote without."""

import re
from collections.abc import Mapping

from xlsops.core.values.cells import Boolean, Date, ErrorValue, Number, Text, Value
from xlsops.excel.package.days import day_told
from xlsops.excel.package.parts import escaped, put_together, sheet_parts, take_apart
from xlsops.excel.package.spelt import escape

_FORMULA = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[ >].*?</f>)<v ?/?>(?:</v>)?</c>', re.DOTALL
)
_KIND = re.compile(rb' t="[^"]*"')


def with_known_values(saved: bytes, known: Mapping[str, Mapping[str, Value]]) -> bytes:
    """Return the saved workbook with these values of formula cells, by sheet and address."""
    if not any(known.values()):
        return saved
    parts = take_apart(saved)
    for name, part in sheet_parts(parts).items():
        values = known.get(name)
        if values:
            parts[part] = _filled(parts[part], values)
    return put_together(parts)


def told_as(value: Value, *, date1904: bool = False) -> tuple[bytes, bytes]:
    """Return how a cell tells which kind its value is of, and the value."""
    match value:
        case Number(number):
            return b"", f"{number:f}".encode()
        case Boolean(flag):
            return b' t="b"', b"1" if flag else b"0"
        case Text(text):
            return b' t="str"', escape(escaped(text)).encode()
        case Date(moment):
            return b"", day_told(moment, date1904=date1904).encode()
        case ErrorValue(code):
            return b' t="e"', escape(code).encode()
        case _:
            return b' t="str"', b""


def _filled(part: bytes, values: Mapping[str, Value]) -> bytes:
    def one(match: re.Match[bytes]) -> bytes:
        value = values.get(match[1].decode())
        if value is None:
            return match[0]
        attributes = _KIND.sub(b"", match[2])
        kind, text = told_as(value)
        return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (match[1], attributes, kind, match[3], text)

    return _FORMULA.sub(one, part)
