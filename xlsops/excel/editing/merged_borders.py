"""Borders of merged cells, as openpyxl draws them, each combination worked out once a workbook.

openpyxl adds up and compares whole borders for every cell along the edge of every merged area,
which took half of the time of a command. What comes of it depends on the numbers of two borders
alone, and on nothing else.
"""

from collections.abc import Callable
from copy import copy
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.styles.borders import Border
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.merge import MergedCellRange

_SIDES = ("top", "left", "right", "bottom")
_KNOWN = "_xlsops_borders"


def work_out_once() -> None:
    """Let openpyxl's merged areas, from now on, remember what their borders come to."""
    MergedCellRange._get_borders = _start  # type: ignore[attr-defined] # noqa: SLF001
    MergedCellRange.format = _format  # type: ignore[method-assign]


def _start(self: Any) -> None:  # noqa: ANN401 - an object of openpyxl
    """Give the first cell, which is made if need be, the right and bottom border of the last."""
    cells = self.ws._cells  # noqa: SLF001 - as openpyxl's own method does
    start = cells.get((self.min_row, self.min_col))
    if start is None:
        start = self.ws.cell(row=self.min_row, column=self.min_col)
    self.start_cell = start
    end = cells.get((self.max_row, self.max_col))
    if end is None:
        return

    def add() -> None:
        start.border += Border(right=end.border.right, bottom=end.border.bottom)

    _once(start, "borderId", ("start", _style(end).borderId), add)


def _format(self: Any) -> None:  # noqa: ANN401 - an object of openpyxl
    """Give the cells of the area, which are made if need be, the border of their edge and the lock."""
    start = self.start_cell
    for name in _SIDES:
        side = getattr(start.border, name)
        if side and side.style is None:
            continue
        number = _style(start).borderId
        for coordinate in getattr(self, name):
            cell = _cell(self.ws, coordinate)

            def add(cell: Any = cell, name: str = name, side: Any = side) -> None:  # noqa: ANN401
                cell.border += Border(**{name: side})

            _once(cell, "borderId", (name, number), add)
    number = _style(start).protectionId
    for coordinate in self.cells:
        cell = _cell(self.ws, coordinate)

        def lock(cell: Any = cell) -> None:  # noqa: ANN401
            cell.protection = copy(start.protection)

        _once(cell, "protectionId", ("lock", number), lock)


def _cell(sheet: Any, coordinate: tuple[int, int]) -> Any:  # noqa: ANN401
    cell = sheet._cells.get(coordinate)  # noqa: SLF001
    if cell is None:
        cell = sheet._cells[coordinate] = MergedCell(sheet, *coordinate)  # noqa: SLF001
    return cell


def _style(cell: Any) -> Any:  # noqa: ANN401
    if not cell._style:  # noqa: SLF001
        cell._style = StyleArray()  # noqa: SLF001
    return cell._style  # noqa: SLF001


def _once(cell: Any, key: str, how: tuple[str, int], change: Callable[[], None]) -> None:  # noqa: ANN401
    """Change a cell's style; the number that comes of it is kept for all cells alike."""
    book, style = cell.parent.parent, _style(cell)
    lists = book._borders, book._protections  # noqa: SLF001 - their numbers are remembered
    known = book.__dict__.get(_KNOWN)
    if known is None or any(a is not b for a, b in zip(known[0], lists, strict=True)):
        known = book.__dict__[_KNOWN] = (lists, {})
    place = key, getattr(style, key), how
    number = known[1].get(place)
    if number is None:
        change()
        known[1][place] = getattr(style, key)
    else:
        setattr(style, key, number)
