"""The looks of the office as openpyxl styles."""

from copy import copy
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary
from zlib import crc32

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat, builtin_format_id

from xlsops.core.sheet.styles import SHEET_FONT, Look, named_look

_known: WeakKeyDictionary[Workbook, dict[Look, Any]] = WeakKeyDictionary()


def apply(cell: Cell | MergedCell, look: str | Look) -> None:
    """Give a cell the look of that name; the first cell of a workbook pays for the others."""
    wanted = named_look(look)
    styled: Any = cell  # the shared style index has no public name
    styles = _known.setdefault(styled.parent.parent, {})
    if wanted not in styles:
        cell.font = font(wanted)
        cell.fill = fill(wanted.fill)
        cell.border = border(wanted.line)
        cell.alignment = alignment(wanted)
        cell.protection = Protection(locked=not wanted.unlocked)
        cell.number_format = wanted.number_format
        styles[wanted] = copy(styled._style)  # noqa: SLF001 - sharing it is ten times faster
    styled._style = copy(styles[wanted])  # noqa: SLF001


@lru_cache
def font(look: Look) -> Font:
    """Return the font of a look."""
    return Font(
        name=look.font or SHEET_FONT,
        size=look.size,
        bold=look.bold,
        color=look.ink,
        underline="single" if look.underline else None,
    )


@lru_cache
def fill(colour: str) -> PatternFill:
    """Return a solid fill, or none for an empty colour."""
    return PatternFill("solid", start_color=colour) if colour else PatternFill()


@lru_cache
def border(colour: str) -> Border:
    """Return thin lines around, or none for an empty colour."""
    if not colour:
        return Border()
    side = Side(style="thin", color=colour)
    return Border(left=side, right=side, top=side, bottom=side)


@lru_cache
def alignment(look: Look) -> Alignment:
    """Return how a look places its text."""
    return Alignment(
        horizontal=look.align, vertical=look.vertical, wrap_text=look.wrap, indent=look.inset
    )


def differential(
    *, ink: str = "", colour: str = "", bold: bool | None = None, number_format: str = ""
) -> DifferentialStyle:
    """Return what a conditional format lays over a cell; colours as in looks."""
    return DifferentialStyle(
        font=Font(color=ink or None, bold=bold) if ink or bold is not None else None,
        fill=PatternFill("solid", bgColor=colour) if colour else None,
        numFmt=_number_format(number_format) if number_format else None,
    )


def _number_format(code: str) -> NumberFormat:
    """Return a number format with an id of its own; Excel mixes up two codes under one id."""
    known = builtin_format_id(code)
    number = 200 + crc32(code.encode()) % 1000 if known is None else known
    return NumberFormat(numFmtId=number, formatCode=code)
