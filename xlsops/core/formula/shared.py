"""Formulas that a sheet part writes once for many cells, unfolded for each of them."""

import re
from functools import lru_cache

from msgspec import Struct

from xlsops.core.values.cells import LAST_COLUMN, LAST_ROW, column_letters, column_number

_BROKEN = "#REF!"
_REFERENCE = re.compile(
    r""""(?:[^"]|"")*" | '(?:[^']|'')*' | \[(?:[^\[\]]|\[[^\[\]]*\])*\]
    | (?<![\w.\\$])(?:
        (?P<cell>(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6}))(?![\w.(!])
      | (?P<columns>(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3}))(?![\w.(!$])
      | (?P<rows>(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7}))(?![\w.(!])
      )""",
    re.VERBOSE,
)
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


class SharedFormula(Struct, frozen=True):
    """A formula as its first cell writes it, and where that cell stands."""

    row: int
    column: int
    text: str

    def at(self, row: int, column: int) -> str:
        """Return the formula as another cell of the group would write it."""
        return moved(self.text, row - self.row, column - self.column)


@lru_cache(maxsize=8_192)
def moved(text: str, down: int, right: int) -> str:
    """Return a formula with its relative references moved; those that leave the sheet break."""

    def replaced(match: re.Match[str]) -> str:
        if match["cell"]:
            _, _, fixed_column, letters, fixed_row, digits = match.group(0, 1, 2, 3, 4, 5)
            column = _column(fixed_column, letters, right)
            row = _row(fixed_row, digits, down)
            return f"{column}{row}" if column and row else _BROKEN
        if match["columns"]:
            first, last = _column(match[7], match[8], right), _column(match[9], match[10], right)
            return f"{first}:{last}" if first and last else _BROKEN
        if match["rows"]:
            first, last = _row(match[12], match[13], down), _row(match[14], match[15], down)
            return f"{first}:{last}" if first and last else _BROKEN
        return match[0]

    return _REFERENCE.sub(replaced, text)


def area(reference: str) -> tuple[int, int, int, int] | None:
    """Return first row, first column, last row, last column of ``A1:B2``; None if it is none."""
    match = _AREA.fullmatch(reference)
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    first = (int(top), column_number(left))
    last = (int(bottom), column_number(right)) if right else first
    return (*first, *last)


def _column(fixed: str, letters: str, right: int) -> str:
    if fixed:
        return f"${letters}"
    column = column_number(letters) + right
    return column_letters(column) if 1 <= column <= LAST_COLUMN else ""


def _row(fixed: str, digits: str, down: int) -> str:
    if fixed:
        return f"${digits}"
    row = int(digits) + down
    return str(row) if 1 <= row <= LAST_ROW else ""
