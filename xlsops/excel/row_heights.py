"""Rows whose height a person set, told from rows that grow and shrink with their texts.

openpyxl knows no difference: every row it writes with a height keeps that height for ever, also
when the sample text that needed it has gone.
"""

import re
from collections.abc import Callable, Collection

from xlsops.excel.parts import put_together, sheet_parts, take_apart

_ROW = re.compile(rb'<row\b[^>]*?\sr="(\d+)"[^>]*>')
_FIXED = re.compile(rb'\scustomHeight="(?:1|true)"')


def fixed_rows(part: bytes) -> frozenset[int]:
    """Return the rows of a sheet that keep their height whatever stands in them."""
    return frozenset(int(row[1]) for row in _ROW.finditer(part) if _FIXED.search(row[0]))


def with_fixed(part: bytes, fixed: Callable[[int], bool]) -> bytes:
    """Return a sheet in which only those rows keep their height."""

    def one(row: re.Match[bytes]) -> bytes:
        return row[0] if fixed(int(row[1])) else _FIXED.sub(b"", row[0])

    return _ROW.sub(one, part)


def rows_as_before(saved: bytes, before: bytes, but: Collection[str] = ()) -> bytes:
    """Return a saved workbook whose sheets fix the rows they fixed before, ``but`` some sheets."""
    old_parts, parts = take_apart(before), take_apart(saved)
    old, new = sheet_parts(old_parts), sheet_parts(parts)
    for name in (old.keys() & new.keys()) - set(but):
        rows = fixed_rows(old_parts[old[name]])
        parts[new[name]] = with_fixed(parts[new[name]], rows.__contains__)
    return put_together(parts)
