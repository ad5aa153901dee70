"""Reads the workbook of an official form: cells with their looks, named rows, and the two lists."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.worksheet.worksheet import Worksheet

from xlsops import messages
from xlsops.core.recap.official.changes import heading_of
from xlsops.core.recap.official.workbook import (
    ADDED,
    MAPPING,
    MAPPING_HEADINGS,
    FormWorkbook,
    ListRow,
    NamedRows,
    TemplateCell,
)
from xlsops.core.sheet.sheet import Area
from xlsops.core.sheet.styles import BLACK, INK, LETTER_FONT, WHITE, Look
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import column_number
from xlsops.errors import XlsopsError

_MOST_ROWS, _MOST_COLUMNS = 2000, 120
"""What lies beyond is no form a person prints."""
_PADDING = (None,) * len(MAPPING_HEADINGS)
"""A list narrower than it should be has blank cells at its right."""
_AREA = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]*)\$?(\d+)(?::\$?([A-Z]*)\$?(\d+))?")
_THEME = (
    WHITE,
    BLACK,
    "E7E6E6",
    "44546A",
    "4472C4",
    "ED7D31",
    "A5A5A5",
    "FFC000",
    "5B9BD5",
    "70AD47",
)
"""The colours of the theme a workbook has that nobody gave another one."""
_ALIGN = {"left", "center", "right"}
_PLACED = {"top", "center", "bottom"}


def read_form_workbook(data: bytes, file: str) -> FormWorkbook:
    """Return the workbook of a form; raises XlsopsError where it is none at all."""
    try:
        book = load_workbook(BytesIO(data))
    except Exception as problem:  # openpyxl raises whatever a broken part makes it raise
        raise XlsopsError(messages.official.unreadable(file)) from problem
    sheets = [each for each in book.worksheets if each.title not in {MAPPING, ADDED}]
    if not sheets:
        raise XlsopsError(messages.official.no_form_sheet(file))
    read = (_of_sheet(book, sheet, file) for sheet in sheets)
    first = next(read)
    if heading_of(first):
        return first
    return next((each for each in read if heading_of(each)), first)


def _of_sheet(book: Workbook, sheet: Worksheet, file: str) -> FormWorkbook:
    """Return a workbook with one of its sheets as that of the form."""
    merges = tuple(
        Area(each.min_row, each.min_col, each.max_row, each.max_col)
        for each in sheet.merged_cells.ranges
    )
    names, mapping = _headed(book, MAPPING)
    added_names, added = _headed(book, ADDED)
    pictures: Any = sheet
    return FormWorkbook(
        file,
        sheet.title,
        dict(_cells(sheet)),
        dict(_widths(sheet)),
        {
            row: float(each.height)
            for row, each in sheet.row_dimensions.items()
            if each.height is not None
        },
        merges,
        tuple(_names(book, sheet)),
        mapping,
        added,
        added_names,
        len(pictures._images),  # noqa: SLF001 - has no public name
        tuple(map(caseless, names[: len(MAPPING_HEADINGS) - 1]))
        == tuple(map(caseless, MAPPING_HEADINGS[:-1])),
        {
            (row, column): area
            for area in merges
            for row in range(area.top, min(area.bottom, _MOST_ROWS) + 1)
            for column in range(area.left, min(area.right, _MOST_COLUMNS) + 1)
        },
    )


def _cells(sheet: Worksheet) -> Iterator[tuple[tuple[int, int], TemplateCell]]:
    """Yield the cells that show something: a text, a fill, a line."""
    last, right = min(sheet.max_row, _MOST_ROWS), min(sheet.max_column, _MOST_COLUMNS)
    for cells in sheet.iter_rows(max_row=last, max_col=right):
        for cell in cells:
            if cell.value is not None or (isinstance(cell, Cell) and cell.has_style):
                yield (cell.row, cell.column), TemplateCell(_text(cell.value), _look(cell))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    formula = getattr(value, "text", None)
    return formula if isinstance(formula, str) else str(value)


def _widths(sheet: Worksheet) -> Iterator[tuple[int, float]]:
    for each in sheet.column_dimensions.values():
        for column in range(each.min or 0, min(each.max or 0, _MOST_COLUMNS) + 1):
            yield column, 0.0 if each.hidden else float(each.width)


def _names(book: Workbook, sheet: Worksheet) -> Iterator[NamedRows]:
    """Yield the names of the workbook and of the form's sheet; those a program keeps for itself are none.

    A sheet that was copied in Excel brings its own names along: they are not the form's.
    """
    scopes: list[Any] = [book, sheet]
    for scope in scopes:
        for name, told in scope.defined_names.items():
            if name.startswith("_"):
                continue
            match = _AREA.fullmatch(told.attr_text or "")
            titled = match and (match[1] or match[2] or "").replace("''", "'") == sheet.title
            yield NamedRows(name, _area(match) if match and titled else None)


def _area(match: re.Match[str]) -> Area:
    first, last = int(match[4]), int(match[6] or match[4])
    left = column_number(match[3]) if match[3] else 1
    right = column_number(match[5]) if match[5] else (left if match[3] else _MOST_COLUMNS)
    return Area(first, left, last, right)


def _headed(book: Workbook, name: str) -> tuple[tuple[str, ...], tuple[ListRow, ...]]:
    """Return the headings of a list and its rows; nothing where there is no such sheet."""
    if name not in book.sheetnames or not isinstance(book[name], Worksheet):
        return (), ()
    sheet = book[name]
    last, right = min(sheet.max_row, _MOST_ROWS), min(sheet.max_column, _MOST_COLUMNS)
    found = sheet.iter_rows(max_row=last, max_col=right, values_only=True)
    rows = [(number, [*row, *_PADDING]) for number, row in enumerate(found, 1)]
    start = next((at for at, (_, row) in enumerate(rows) if _heads(row)), None)
    if start is None:
        return (), ()
    heads = tuple(_text(each) for each in rows[start][1])
    return _trimmed(heads), tuple(
        ListRow(number, tuple(map(_text, row)), tuple(map(_number, row)))
        for number, row in rows[start + 1 :]
        if any(each is not None for each in row[: len(MAPPING_HEADINGS) - 1])
    )


def _heads(row: Sequence[object]) -> bool:
    """Tell whether a row is the heading of a list: at least two of its cells hold texts."""
    return sum(isinstance(each, str) and bool(each.strip()) for each in row[:2]) == 2  # noqa: PLR2004


def _trimmed(texts: tuple[str, ...]) -> tuple[str, ...]:
    last = max((number for number, text in enumerate(texts, 1) if text.strip()), default=0)
    return texts[:last]


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(repr(value))


def _look(cell: Any) -> Look:  # noqa: ANN401 - a cell of openpyxl, merged or not
    font, aligned = cell.font, cell.alignment
    fill = cell.fill
    filled = fill.fill_type == "solid"
    return Look(
        fill=_colour(fill.start_color, "") if filled else "",
        ink=_colour(font.color, INK),
        bold=bool(font.b),
        size=round(font.sz or 10),
        number_format=cell.number_format or "General",
        align=aligned.horizontal if aligned.horizontal in _ALIGN else "left",
        vertical=aligned.vertical if aligned.vertical in _PLACED else "bottom",
        wrap=bool(aligned.wrap_text),
        line=_line(cell.border),
        underline=bool(font.u),
        font=LETTER_FONT if font.name == LETTER_FONT else "",
        indent=int(aligned.indent or 0),
    )


def _line(border: Any) -> str:  # noqa: ANN401
    sides = (border.left, border.top, border.right, border.bottom)
    drawn = next((each for each in sides if each is not None and each.style), None)
    return "" if drawn is None else _colour(drawn.color, BLACK)


def _colour(colour: Any, usual: str) -> str:  # noqa: ANN401
    """Return a colour as RGB; those of the theme as an untouched one has them."""
    if colour is None:
        return usual
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb[-6:].upper()
    if colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        return str(COLOR_INDEX[colour.indexed])[-6:].upper()
    if colour.type == "theme" and colour.theme < len(_THEME):
        return _tinted(_THEME[colour.theme], float(colour.tint or 0))
    return usual


def _tinted(colour: str, tint: float) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    mixed = (part + (255 - part) * tint if tint > 0 else part * (1 + tint) for part in parts)
    return "".join(f"{round(each):02X}" for each in mixed)
