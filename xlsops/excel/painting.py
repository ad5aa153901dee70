"""Paints sheets into a closed control workbook, through openpyxl."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.comments import Comment
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.styles import Border, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.cells import column_letters
from xlsops.core.looks import BLACK, INPUT_LINE, LOOKS, NAVY, Look
from xlsops.core.painted import Area, Chart, Painted, Rule, Shown
from xlsops.core.visible import broken
from xlsops.errors import WorkbookPartsError
from xlsops.excel.page import page_of, set_up
from xlsops.excel.painted_marks import NAMES, marks_of, texts_of
from xlsops.excel.parts import escaped
from xlsops.excel.pictures import hang
from xlsops.excel.rewriting import rewritten
from xlsops.excel.styles import apply, fill, font

_NOTE_WIDTH, _NOTE_LINE = 320, 17
_AUTHOR = "xlsops"
_SIDES = {"l": "left", "t": "top", "r": "right", "b": "bottom"}
_LONGEST = 32767
_AXIS_STEP = 20
_PLOT: dict[str, Any] = {"x": 0.15, "y": 0.13, "w": 0.72, "h": 0.74}
"""Where the bars stand in a chart, so that names fit before them and the label of a full one behind."""
_ILLEGIBLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_TITLE_FONT = CharacterProperties(sz=1100, b=True, solidFill=NAVY)


def paint_closed(
    data: bytes, path: PurePath, pages: Sequence[Painted], title: str, made: datetime,
    gone: Collection[str] = (),
) -> bytes:  # fmt: skip
    """Return the workbook of these bytes with the pages painted, and sheets ``gone`` removed.

    Raises WorkbookPartsError where this would drop something a person put in.
    """

    def change(book: Workbook) -> None:
        for name in gone:
            book.remove(book[name])
        for page in pages:
            paint(_emptied(book, page.name), page)
        for name in [page.name for page in pages if page.last]:
            book.move_sheet(name, len(book.sheetnames))
        _remember(book, pages)

    anew = {page.name for page in pages} | set(gone)
    result, dropped = rewritten(data, change, title, made, anew)
    if dropped:
        raise WorkbookPartsError(path, dropped)
    return result


def paint(sheet: Worksheet, page: Painted) -> None:
    """Paint one page onto an empty sheet."""
    for row, values in enumerate(page.values, 1):
        for column, value in enumerate(values, 1):
            if value is not None:
                _write(sheet, row, column, value)
    for look, areas in page.looks:
        for area in areas:
            _each(sheet, area, look)
    _marks(sheet, page)
    for link in page.links:
        address = f"{column_letters(link.column)}{link.row}"
        target = f"'{link.sheet}'!{link.address}"
        cell = sheet.cell(link.row, link.column)
        cell.hyperlink = Hyperlink(ref=address, location=target, display=str(cell.value or ""))
    for area in page.merges:
        sheet.merge_cells(area.address)
    _rules(sheet, page)
    for chart in page.charts:
        sheet.add_chart(_chart(sheet, chart), chart.anchor)
    for area, choices in page.drops:
        rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        rule.add(area.address)
        sheet.add_data_validation(rule)
    _frame(sheet, page)


def note_of(text: str) -> Comment:
    """Return a note with a box large enough for its text."""
    comment = Comment(escaped(legible(text)), _AUTHOR)
    lines = sum(1 + len(part) // 46 for part in text.split("\n"))
    comment.width, comment.height = _NOTE_WIDTH, 20 + _NOTE_LINE * lines
    return comment


def legible(text: str) -> str:
    """Return a text as a cell can hold it: not too long, no signs that XML forbids."""
    return _ILLEGIBLE.sub("", broken(text))[:_LONGEST]


def _emptied(book: Workbook, name: str) -> Worksheet:
    """Return the sheet of that name without content, in its old place; made where it is missing."""
    place, colour = None, None
    if name in book.sheetnames:
        old = book[name]
        place, colour = book.index(old), old.sheet_properties.tabColor
        book.remove(old)
    sheet: Worksheet = book.create_sheet(name, place)
    sheet.sheet_properties.tabColor = colour
    return sheet


def _remember(book: Workbook, pages: Sequence[Painted]) -> None:
    """Keep the pages' fingerprints, so that painting the open workbook knows what it shows."""
    for name, text in zip(NAMES, texts_of(marks_of(pages)), strict=True):
        if text != '=""' or name in book.defined_names:
            book.defined_names[name] = DefinedName(name, attr_text=text.removeprefix("="))


def _write(sheet: Worksheet, row: int, column: int, value: Shown) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = escaped(legible(value))
        cell.data_type = "s"
    else:
        cell.value = float(value) if isinstance(value, Decimal) else value


def _each(sheet: Worksheet, area: Area, look: str | Look) -> None:
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            cell = sheet.cell(row, column)
            apply(cell, look)
            if cell.data_type == "s" and str(cell.value)[:1] in {"=", "+", "-", "@"}:
                cell.quotePrefix = True


def _rules(sheet: Worksheet, page: Painted) -> None:
    """Draw lines along the outer sides of areas; what stands on the other sides stays."""
    for rule in page.rules:
        _ruled(sheet, rule)


def _ruled(sheet: Worksheet, rule: Rule) -> None:
    area, line = rule.area, Side(style=rule.style, color=BLACK)  # type: ignore[arg-type]
    edges = {"l": area.left, "t": area.top, "r": area.right, "b": area.bottom}
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            place = {"l": column, "t": row, "r": column, "b": row}
            drawn = {_SIDES[side] for side in rule.sides if edges[side] == place[side]}
            if drawn:
                cell = sheet.cell(row, column)
                kept = {side: getattr(cell.border, side) for side in _SIDES.values()}
                cell.border = Border(**{**kept, **dict.fromkeys(drawn, line)})


def _marks(sheet: Worksheet, page: Painted) -> None:
    """Lay the flags over the looks: fill and ink change, format and alignment stay."""
    for look, areas in page.marks:
        for area in areas:
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    cell = sheet.cell(row, column)
                    cell.fill = fill(LOOKS[look].fill)
                    cell.font = font(LOOKS[look])
    for note in page.notes:
        sheet.cell(note.row, note.column).comment = note_of(note.text)


def _chart(sheet: Worksheet, chart: Chart) -> BarChart:
    bars = BarChart()
    bars.type = "bar"
    bars.title = _title(chart.title)
    bars.style = 10
    bars.legend = None
    bars.gapWidth = 60
    bars.width, bars.height = chart.width, chart.height  # type: ignore[assignment]
    bars.add_data(_reference(sheet, chart.values))
    bars.set_categories(_reference(sheet, chart.categories))
    series = bars.series[0]
    series.graphicalProperties.solidFill = INPUT_LINE
    for number, colour in enumerate(chart.colours):
        point = DataPoint(idx=number, spPr=GraphicalProperties(solidFill=colour))
        series.dPt.append(point)
    bars.dataLabels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    bars.x_axis.scaling.orientation = "maxMin"
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.y_axis.scaling.min, bars.y_axis.scaling.max = 0, chart.most
    bars.y_axis.majorUnit = _AXIS_STEP
    bars.y_axis.majorGridlines = None
    bars.y_axis.numFmt = "0"
    bars.y_axis.crosses = "max"
    bars.layout = Layout(ManualLayout("inner", "edge", "edge", **_PLOT))
    return bars


def _title(text: str) -> Title:
    run = RegularTextRun(rPr=_TITLE_FONT, t=text)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=_TITLE_FONT), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _reference(sheet: Worksheet, area: Area) -> Reference:
    return Reference(sheet, area.left, area.top, area.right, area.bottom)


def _frame(sheet: Worksheet, page: Painted) -> None:
    """Set widths, heights, pictures, panes, filter, print and protection."""
    for column, width in enumerate(page.widths, 1):
        dimension = sheet.column_dimensions[column_letters(column)]
        dimension.width = width or 1
        dimension.hidden = width == 0
    for row, height in page.heights:
        sheet.row_dimensions[row].height = height
    for picture in page.pictures:
        hang(sheet, picture)
    if page.filtered:
        sheet.auto_filter.ref = page.filtered.address
    set_up(sheet, page_of(page))
    for area in page.unlocked:
        for cells in sheet.iter_rows(area.top, area.bottom, area.left, area.right):
            for cell in cells:
                cell.protection = Protection(locked=False)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.protection.autoFilter = sheet.protection.sort = False
