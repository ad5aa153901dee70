"""Figures written into sheets people edit: those cells change, and nothing else of the workbook."""

from pathlib import PurePath

from xlsops.core.values.cells import BLANK, Number, Numbers, Value
from xlsops.excel.closed.cell_edits import with_cells
from xlsops.excel.closed.sheet_part import CellEdits, Place


def with_numbers(data: bytes, numbers: Numbers, path: PurePath) -> bytes:
    """Return the closed workbook of these bytes with figures in those cells; all else stays."""
    sheets: dict[str, dict[Place, Value]] = {}
    for cell, figure in numbers.items():
        value = BLANK if figure is None else Number(figure)
        sheets.setdefault(cell.sheet, {})[cell.row, cell.column] = value
    return with_cells(data, path, {name: CellEdits(values) for name, values in sheets.items()})
