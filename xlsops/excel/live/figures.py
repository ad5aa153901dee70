"""Figures written into sheets people edit, in the open workbook."""

from typing import TYPE_CHECKING, Any

from xlsops import messages
from xlsops.core.sheet.sheet import Area, joined_areas
from xlsops.core.values.cells import Numbers
from xlsops.core.values.known_figures import KnownFigure, NoFigure
from xlsops.errors import XlsopsError
from xlsops.excel.live.api import protected

if TYPE_CHECKING:
    from xlsops.excel.live.tame import xw


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


def _typed(figure: KnownFigure | str) -> float | str | None:
    if isinstance(figure, NoFigure):
        return figure.value
    if isinstance(figure, str):
        return figure
    return None if figure is None else float(figure)  # a large whole number is no integer of COM's
