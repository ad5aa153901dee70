"""Keeps the last calculated values of formulas, which openpyxl drops when it saves."""

import re
from collections.abc import Mapping
from decimal import Decimal
from xml.sax.saxutils import escape

from xlsops.core.cells import Boolean, Cell, Content, Grid, Number, Text, Value
from xlsops.excel.parts import put_together, take_apart

_SHEET = re.compile(rb'<sheet [^>]*name="([^"]*)"[^>]*r:id="([^"]*)"')
_RELATION = re.compile(rb"<Relationship [^>]*>")
_TARGET = re.compile(rb'Target="/?(?:xl/)?([^"]*)"')
_ID = re.compile(rb'Id="([^"]*)"')
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[ >].*?</f>)<v ?/?>(?:</v>)?</c>', re.DOTALL)
_KIND = re.compile(rb' t="[^"]*"')


def keep_values(saved: bytes, grids: tuple[Grid, ...]) -> bytes:
    """Return the saved workbook with the values the grids know for its formula cells.

    Only sheets of the same name are touched, and only formula cells that hold no value.
    """
    known = {grid.name: _values(grid) for grid in grids}
    if not any(known.values()):
        return saved
    parts = take_apart(saved)
    for name, part in _sheet_parts(parts).items():
        values = known.get(name)
        if values:
            parts[part] = _filled(parts[part], values)
    return put_together(parts)


def _values(grid: Grid) -> dict[bytes, Value]:
    return {
        Cell(grid.name, row, column).address.encode(): content.value
        for (row, column), content in grid.cells.items()
        if _worth_keeping(content)
    }


def _worth_keeping(content: Content) -> bool:
    return content.formula is not None and content.calculated


def _sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the part of each sheet by its name."""
    targets = {}
    for relation in _RELATION.findall(parts["xl/_rels/workbook.xml.rels"]):
        identity, target = _ID.search(relation), _TARGET.search(relation)
        if identity and target:
            targets[identity[1]] = f"xl/{target[1].decode()}"
    return {
        match[1].decode().replace("&amp;", "&"): targets[match[2]]
        for match in _SHEET.finditer(parts["xl/workbook.xml"])
        if targets.get(match[2]) in parts
    }


def _filled(part: bytes, values: Mapping[bytes, Value]) -> bytes:
    def one(match: re.Match[bytes]) -> bytes:
        value = values.get(match[1])
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
            return b' t="str"', escape(text).encode()
        case _:
            return b' t="str"', b""


def _plain(number: Decimal) -> bytes:
    return f"{number:f}".encode()


