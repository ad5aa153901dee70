"""Figures written into sheets people edit: those cells change, and nothing else of the workbook."""

from pathlib import PurePath

from xlsops.core.values.cells import BLANK, Number, Numbers, Text, Value
from xlsops.core.values.known_figures import KnownFigure, NoFigure
from xlsops.excel.closed.cell_edits import with_cells
from xlsops.excel.closed.sheet_part import CellEdits, Place


def with_numbers(data: bytes, numbers: Numbers, path: PurePath) -> bytes:
    """Return the closed workbook of these bytes with figures in those cells; all else stays."""
    sheets: dict[str, dict[Place, Value]] = {}
    for cell, figure in numbers.items():
        sheets.setdefault(cell.sheet, {})[cell.row, cell.column] = figure_value(figure)
    return with_cells(data, path, {name: CellEdits(values) for name, values in sheets.items()})


def figure_value(figure: KnownFigure | str) -> Value:
    """Return what stands in a cell for a figure, or for the word of a scale."""
    match figure:
        case None:
            return BLANK
        case NoFigure():
            return Text(figure.value)
        case str():
            return Text(figure)
    return Number(figure)
