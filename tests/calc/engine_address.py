"""Addresses as Excel writes them, and the rectangles they name."""

import re
from typing import Any, NamedTuple

ROWS, COLUMNS = 1_048_576, 16_384
LONGEST = 255

_CELL = re.compile(r"^\$?([A-Za-z]{1,3})\$?(\d+)$")
_COLUMN = re.compile(r"^\$?([A-Za-z]{1,3})$")
_ROW = re.compile(r"^\$?(\d+)$")


class Area(NamedTuple):
    """A rectangle; row and column count from 1."""

    row: int
    column: int
    height: int
    width: int

    @property
    def bottom(self) -> int:
        """The last row."""
        return self.row + self.height - 1

    @property
    def right(self) -> int:
        """The last column."""
        return self.column + self.width - 1


def letters(column: int) -> str:
    """The letters of a column."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def number(text: str) -> int:
    """The number of a column's letters."""
    value = 0
    for letter in text.upper():
        value = value * 26 + ord(letter) - 64
    return value


def parse(address: str) -> tuple[Area, ...] | None:
    """The rectangles of an address such as ``A1:B2,D4``; None when it is none, or too long."""
    if len(address) > LONGEST:
        return None
    areas = tuple(_area(part.strip()) for part in address.split(","))
    return tuple(area for area in areas if area) if all(areas) else None


def area_of(address: Any) -> Area:
    """The rectangle of one of LibreOffice's addresses, which count from 0."""
    row, column = address.StartRow, address.StartColumn
    return Area(row + 1, column + 1, address.EndRow - row + 1, address.EndColumn - column + 1)


def span(one: Area, other: Area) -> Area:
    """The rectangle around two."""
    row, column = min(one.row, other.row), min(one.column, other.column)
    return Area(
        row,
        column,
        max(one.bottom, other.bottom) - row + 1,
        max(one.right, other.right) - column + 1,
    )


def written(area: Area, *, row_fixed: bool = True, column_fixed: bool = True) -> str:
    """The address of a rectangle, whole rows and columns in their short form."""
    r, c = "$" if row_fixed else "", "$" if column_fixed else ""
    if area.height == ROWS and area.width < COLUMNS:
        return f"{c}{letters(area.column)}:{c}{letters(area.right)}"
    if area.width == COLUMNS:
        return f"{r}{area.row}:{r}{area.bottom}"
    first = f"{c}{letters(area.column)}{r}{area.row}"
    if area.height == area.width == 1:
        return first
    return f"{first}:{c}{letters(area.right)}{r}{area.bottom}"


def sheet_prefix(name: str, book: str = "") -> str:
    """The sheet part of an address, quoted when Excel quotes it."""
    inside = f"[{book}]{name}" if book else name
    plain = re.fullmatch(r"[^\W\d][\w.]*", name) and (not book or re.fullmatch(r"[\w.]+", book))
    return f"{inside}!" if plain else "'" + inside.replace("'", "''") + "'!"


def _area(part: str) -> Area | None:
    first, colon, last = part.partition(":")
    one = _corner(first, alone=not colon)
    other = _corner(last, alone=False) if colon else one
    if one is None or other is None or (one.height, one.width) != (other.height, other.width):
        return None
    return span(one, other)


def _corner(text: str, *, alone: bool) -> Area | None:
    if match := _CELL.match(text):
        row, column = int(match[2]), number(match[1])
        inside = 1 <= row <= ROWS and column <= COLUMNS
        return Area(row, column, 1, 1) if inside else None
    if alone:
        return None
    if (match := _COLUMN.match(text)) and number(match[1]) <= COLUMNS:
        return Area(1, number(match[1]), ROWS, 1)
    if (match := _ROW.match(text)) and 1 <= int(match[1]) <= ROWS:
        return Area(int(match[1]), 1, 1, COLUMNS)
    return None
