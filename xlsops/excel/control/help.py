"""The second page of Panduan: the tab Kinerja drawn in cells, what to do when it is missing, the trail."""

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.sheet.styles import LOOKS, Look
from xlsops.core.sheet.text_metrics import height_of
from xlsops.core.terms.guidance import INSTALL, TRAIL, TROUBLES, TROUBLES_HEADING
from xlsops.core.terms.operations import OPERATIONS, TAB, RibbonGroup, Size
from xlsops.core.values.structs import replace
from xlsops.excel.editing.styles import apply

_TABS = "File    Beranda    Sisipkan    Tata Letak    Rumus    Data    Tinjau    Tampilan    "
_ROW, _BUTTON, _GAP = 17.0, 15.0, 7.0
_TEXT = replace(LOOKS["text"], vertical="center")
_TROUBLE = (("Yang tampak", 1, 2), ("Sebab yang lazim", 3, 4), ("Yang dilakukan", 5, 6))


def write_help(sheet: Worksheet, top: int, widths: tuple[float, ...]) -> None:
    """Write the page below the guide, from row ``top``."""
    sheet.row_breaks.append(Break(top - 1))
    _band(sheet, top, "Memasang dan mengenali tab Kinerja", "section", len(widths))
    row = top + 1
    for number, text in enumerate(INSTALL, 1):
        apply(sheet.cell(row, 1, number), replace(_TEXT, align="center"))
        _spread(sheet, row, 2, len(widths), text)
        sheet.row_dimensions[row].height = _ROW
        row += 1
    row = _tab(sheet, _after_gap(sheet, row), len(widths))
    row = _after_gap(sheet, row)
    sheet.row_breaks.append(Break(row - 1))
    _band(sheet, row, TROUBLES_HEADING, "section", len(widths))
    row = _after_gap(sheet, _troubles(sheet, row + 1, widths))
    _band(sheet, row, "Yang dapat dan tidak dapat diketahui Periksa Jejak", "section", len(widths))
    _trail(sheet, row + 1, widths)


def _tab(sheet: Worksheet, top: int, last: int) -> int:
    """Draw the tab: a column for each group, its large button first; return the row below."""
    _band(sheet, top, f"{_TABS}▸ {TAB}", "total_text", last)
    groups = [[each for each in OPERATIONS if each.group is group] for group in RibbonGroup]
    deepest = max(map(len, groups))
    for column, (group, buttons) in enumerate(zip(RibbonGroup, groups, strict=True), 2):
        for place in range(deepest):
            each = buttons[place] if place < len(buttons) else None
            large = each is not None and each.size is Size.LARGE
            look = replace(LOOKS["total_text" if large else "text"], vertical="center")
            apply(sheet.cell(top + 1 + place, column, f"▪ {each.label}" if each else None), look)
        apply(sheet.cell(top + 1 + deepest, column, group.value), "heading")
    for row in range(top + 1, top + 2 + deepest):
        sheet.row_dimensions[row].height = _BUTTON
    return top + 2 + deepest


def _troubles(sheet: Worksheet, top: int, widths: tuple[float, ...]) -> int:
    """Write what is seen, why, and what to do, each over two columns; return the row below."""
    for row, texts in enumerate((tuple(each for each, _, _ in _TROUBLE), *TROUBLES), top):
        for text, (_, first, last) in zip(texts, _TROUBLE, strict=True):
            _spread(sheet, row, first, last, text, "heading" if row == top else _TEXT)
        rooms = tuple(sum(widths[first - 1 : last]) for _, first, last in _TROUBLE)
        sheet.row_dimensions[row].height = max(_ROW, height_of(texts, rooms))
    return top + 1 + len(TROUBLES)


def _trail(sheet: Worksheet, top: int, widths: tuple[float, ...]) -> None:
    """Write what verifying finds and what not: a heading over two columns, the text over the rest."""
    for row, (heading, text) in enumerate(TRAIL, top):
        _spread(sheet, row, 1, 2, heading, "total_text")
        _spread(sheet, row, 3, len(widths), text)
        sheet.row_dimensions[row].height = max(_ROW, height_of((text,), (sum(widths[2:]),)))


def _after_gap(sheet: Worksheet, row: int) -> int:
    """Leave a low row empty; return the next."""
    sheet.row_dimensions[row].height = _GAP
    return row + 1


def _band(sheet: Worksheet, row: int, text: str, look: str, last: int) -> None:
    _spread(sheet, row, 1, last, text, look)
    sheet.row_dimensions[row].height = _ROW + 4


def _spread(
    sheet: Worksheet, row: int, first: int, last: int, text: str, look: str | Look = _TEXT
) -> None:
    """Write one text over columns of a row."""
    for column in range(first, last + 1):
        apply(sheet.cell(row, column), look)
    sheet.cell(row, first).value = text
    sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
