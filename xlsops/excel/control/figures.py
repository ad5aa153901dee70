"""Figures written into sheets people edit: those cells change, and nothing else of the workbook."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import PurePath

from xlsops.core.values.cells import BLANK, Number, Numbers, Text, Value
from xlsops.core.values.known_figures import KnownFigure, NoFigure
from xlsops.core.values.rungs import rung_word
from xlsops.excel.closed.cell_edits import with_cells
from xlsops.excel.closed.sheet_part import CellEdits, Place


def with_numbers(data: bytes, numbers: Numbers, path: PurePath) -> bytes:
    """Return the closed workbook of these bytes with figures in those cells; all else stays."""
    sheets: dict[str, dict[Place, Value]] = {}
    for cell, figure in numbers.items():
        sheets.setdefault(cell.sheet, {})[cell.row, cell.column] = figure_value(figure)
    return with_cells(data, path, {name: CellEdits(values) for name, values in sheets.items()})


def in_words(figure: KnownFigure, rungs: Sequence[str]) -> Value:
    """Return the same of a line that may be answered by words: the word, where it has one."""
    word = rung_word(figure, rungs) if isinstance(figure, Decimal) else ""
    return Text(word) if word else figure_value(figure)


def figure_value(figure: KnownFigure) -> Value:
    """Return what stands in a cell for a figure."""
    match figure:
        case None:
            return BLANK
        case NoFigure():
            return Text(figure.value)
    return Number(figure)
