"""Figures written into sheets people edit: those cells change, and nothing else of the workbook."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from xlsops import messages
from xlsops.core.sheet.sheet import Area, joined_areas
from xlsops.core.values.cells import BLANK, Cell, Number, Value
from xlsops.errors import XlsopsError
from xlsops.excel.closed.cell_edits import with_cells
from xlsops.excel.closed.sheet_part import CellEdits, Place
from xlsops.excel.live.api import protected

if TYPE_CHECKING:
    from xlsops.excel.live.tame import xw

Numbers = Mapping[Cell, Decimal | None]
"""What is to stand in cells; None makes one empty."""


def with_numbers(data: bytes, numbers: Numbers, path: PurePath) -> bytes:
    """Return the closed workbook of these bytes with figures in those cells; all else stays."""
    sheets: dict[str, dict[Place, Value]] = {}
    for cell, figure in numbers.items():
        value = BLANK if figure is None else Number(figure)
        sheets.setdefault(cell.sheet, {})[cell.row, cell.column] = value
    return with_cells(data, path, {name: CellEdits(values) for name, values in sheets.items()})


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
        for area in joined_areas([Area(row, column, row, column) for row, column in ours]):
            rows: list[list[Any]] = [
                [_typed(ours[row, column]) for column in range(area.left, area.right + 1)]
                for row in range(area.top, area.bottom + 1)
            ]
            sheet.range(area.address).value = rows


def _typed(figure: Decimal | None) -> float | None:
    return None if figure is None else float(figure)  # a large whole number is no integer of COM's
