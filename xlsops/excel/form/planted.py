"""A bureau's form with cells typed over or a row hidden, as somebody does who fills it."""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePath

from openpyxl import load_workbook

from xlsops.core.values.cells import Cell, Value
from xlsops.excel.closed.cell_edits import with_cells
from xlsops.excel.closed.sheet_part import CellEdits
from xlsops.excel.package.parts import put_together, sheet_parts, take_apart

_NAME = PurePath("format.xlsx")
_SHOWN = re.compile(rb"(</f>|<f\b[^>]*/>)<v>[^<]*</v>")


def uncalculated(form: bytes) -> bytes:
    """Return the form without what its formulas show, so that nobody takes it for a result of answers."""
    parts = take_apart(form)
    for name in sheet_parts(parts).values():
        parts[name] = _SHOWN.sub(rb"\1", parts[name])
    return put_together(parts)


def planted(form: bytes, cells: Mapping[Cell, Value], hidden: Cell | None = None) -> bytes:
    """Return the form with these values in these cells, and the row of ``hidden`` hidden."""
    edits: dict[str, dict[tuple[int, int], Value]] = {}
    for cell, value in cells.items():
        edits.setdefault(cell.sheet, {})[cell.row, cell.column] = value
    whole = _with_hidden(form, hidden) if hidden else form
    return with_cells(whole, _NAME, {sheet: CellEdits(each) for sheet, each in edits.items()})


def _with_hidden(form: bytes, hidden: Cell) -> bytes:
    book = load_workbook(BytesIO(form))
    book[hidden.sheet].row_dimensions[hidden.row].hidden = True
    made = BytesIO()
    book.save(made)
    return made.getvalue()
