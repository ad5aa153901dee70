"""Figures written into sheets people edit: those cells change, and nothing else of the workbook."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from xlsops import messages
from xlsops.core.cells import Cell, column_letters
from xlsops.core.painted import Area, joined
from xlsops.errors import WorkbookUnreadableError, XlsopsError
from xlsops.excel.open_api import protected
from xlsops.excel.parts import put_together, sheet_parts, take_apart

if TYPE_CHECKING:
    from xlsops.excel.tame import xw

Numbers = Mapping[Cell, Decimal | None]
"""What is to stand in cells; None makes one empty."""

_CELL = re.compile(rb'<c\b(?=[^>]*?\sr="([A-Z]+)[0-9]+")([^>]*?)(?:/>|>.*?</c>)', re.DOTALL)
_TYPE = re.compile(rb'\st="[^"]*"')


def with_numbers(data: bytes, numbers: Numbers, path: PurePath) -> bytes:
    """Return the closed workbook of these bytes with figures in those cells.

    Every other cell and part stays byte for byte. Raises where a row is not there.
    """
    parts = take_apart(data)
    places = sheet_parts(parts)
    for sheet, row, wanted in _rows(numbers):
        found = re.compile(rb'(<row\b(?=[^>]*?\sr="%d")[^>]*[^/>]>)(.*?)(</row>)' % row, re.DOTALL)
        part = places.get(sheet, "")
        match = found.search(parts.get(part, b""))
        if match is None:
            raise WorkbookUnreadableError(path, f"baris {row} lembar {sheet} tidak ditemukan")
        cells = match[2]
        for column, figure in wanted.items():
            cells = _with_cell(cells, row, column, figure)
        parts[part] = parts[part][: match.start(2)] + cells + parts[part][match.end(2) :]
    return put_together(parts)


def write_numbers(book: "xw.Book", numbers: Numbers) -> None:
    """Write figures into the open workbook, neighbouring cells together.

    Raises before the first is written where a sheet is protected.
    """
    sheets = {name: book.sheets[name] for name in dict.fromkeys(each.sheet for each in numbers)}
    for name, sheet in sheets.items():
        if protected(sheet):
            raise XlsopsError(messages.window.master_protected(name))
    for name, sheet in sheets.items():
        ours = {
            (each.row, each.column): figure
            for each, figure in numbers.items()
            if each.sheet == name
        }
        for area in joined([Area(row, column, row, column) for row, column in ours]):
            rows: list[list[Any]] = [
                [_typed(ours[row, column]) for column in range(area.left, area.right + 1)]
                for row in range(area.top, area.bottom + 1)
            ]
            sheet.range(area.address).value = rows


def _rows(numbers: Numbers) -> Iterator[tuple[str, int, dict[int, Decimal | None]]]:
    """Yield each row that changes: its sheet, its number, its figures by column."""
    order = sorted(numbers, key=lambda each: (each.sheet, each.row, each.column))
    for (sheet, row), cells in groupby(order, lambda each: (each.sheet, each.row)):
        yield sheet, row, {each.column: numbers[each] for each in cells}


def _with_cell(cells: bytes, row: int, column: int, figure: Decimal | None) -> bytes:
    """Return the cells of a row with one of them, there or not yet, holding a figure."""
    letters = column_letters(column).encode()
    for match in _CELL.finditer(cells):
        if match[1] == letters:
            made = _cell(_TYPE.sub(b"", match[2]), figure)
            return cells[: match.start()] + made + cells[match.end() :]
        if (len(match[1]), match[1]) > (len(letters), letters):
            made = _cell(b' r="%b%d"' % (letters, row), figure)
            return cells[: match.start()] + made + cells[match.start() :]
    return cells + _cell(b' r="%b%d"' % (letters, row), figure)


def _cell(attributes: bytes, figure: Decimal | None) -> bytes:
    if figure is None:
        return b"<c%b/>" % attributes.rstrip()
    return b"<c%b><v>%b</v></c>" % (attributes, f"{figure:f}".encode())


def _typed(figure: Decimal | None) -> float | None:
    return None if figure is None else float(figure)  # a large whole number is no integer of COM's
