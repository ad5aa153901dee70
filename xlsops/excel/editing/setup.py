"""A sheet of openpyxl's and its surroundings: bands on top, columns, window, print set-up, pictures."""

from io import BytesIO
from typing import Any, Literal

from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.views import Pane, Selection
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.form.emblem import Picture
from xlsops.core.sheet.paging import MARGINS
from xlsops.core.sheet.styles import Look, named_look
from xlsops.core.sheet.text_metrics import lines_of
from xlsops.core.values.structs import replace
from xlsops.excel.editing.styles import apply
from xlsops.excel.package.parts import escaped
from xlsops.excel.writer.page import Page, footers
from xlsops.excel.writer.texts import AUTHOR, legible, note_size

_CM = 1 / 2.54
_TITLE_HEIGHT, _LINE, _TEXT_LINE = 27.0, 16.5, 13.5
_PIXEL = 9525
"""The units of a drawing in a pixel."""


def set_widths(sheet: Worksheet, widths: tuple[float, ...]) -> None:
    """Give the columns their widths in characters."""
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def band(sheet: Worksheet, row: int, text: str, look: str, height: float = _TITLE_HEIGHT) -> None:
    """Write one row as a band over all columns that have a width."""
    for number in range(1, len(sheet.column_dimensions) + 1):
        apply(sheet.cell(row, number), look)
    sheet.cell(row, 1).value = text
    sheet.row_dimensions[row].height = height


def line(sheet: Worksheet, row: int, text: str, look: str | Look, *, window: float = 170) -> None:
    """Write a text over the columns of one laptop's width, wrapped where it does not fit."""
    widths = [sheet.column_dimensions[get_column_letter(n)].width for n in _columns(sheet)]
    last, room = 0, 0.0
    for width in widths:
        if last and room + width > window:
            break
        last, room = last + 1, room + width
    chosen = named_look(look)
    chosen = replace(chosen, wrap=True, vertical="center")
    for number in _columns(sheet):
        apply(sheet.cell(row, number), chosen)
    sheet.cell(row, 1).value = text
    lines = lines_of(text, room, chosen.size, bold=chosen.bold)
    sheet.row_dimensions[row].height = max(_LINE, lines * _TEXT_LINE + 4)
    if last > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)


def set_up(sheet: Worksheet, page: Page) -> None:
    """Give a sheet its window and print set-up."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = page.zoom
    if page.tab:
        sheet.sheet_properties.tabColor = page.tab
    _freeze(sheet, page)
    setup = sheet.page_setup
    setup.paperSize = page.paper
    setup.orientation = "landscape" if page.landscape else "portrait"
    setup.fitToWidth, setup.fitToHeight = page.pages_wide, page.pages_tall
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = page.centred
    sheet.page_margins = PageMargins(**{side: each * _CM for side, each in MARGINS.items()})
    if page.repeated:
        sheet.print_title_rows = f"{page.repeated[0]}:{page.repeated[1]}"
    if page.repeated_columns:
        sheet.print_title_cols = page.repeated_columns
    for row in page.breaks:
        sheet.row_breaks.append(Break(id=row))
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = footers(page)


def hang(sheet: Worksheet, picture: Picture) -> None:
    """Put a picture on a sheet; it keeps its size when rows and columns change."""
    image = Image(BytesIO(picture.emblem.data))
    corner = AnchorMarker(
        col=picture.column - 1,
        colOff=picture.right * _PIXEL,
        row=picture.row - 1,
        rowOff=picture.down * _PIXEL,
    )
    image.anchor = OneCellAnchor(
        _from=corner, ext=XDRPositiveSize2D(picture.width * _PIXEL, picture.height * _PIXEL)
    )
    sheet.add_image(image)


def note_of(text: str) -> Comment:
    """Return a note of openpyxl with a box large enough for its text."""
    comment = Comment(escaped(legible(text)), AUTHOR)
    comment.width, comment.height = note_size(text)
    return comment


def _columns(sheet: Worksheet) -> range:
    return range(1, len(sheet.column_dimensions) + 1)


def _freeze(sheet: Worksheet, page: Page) -> None:
    """Freeze rows and columns, and put the cursor into the pane that scrolls."""
    rows, columns = page.frozen
    cursor = Selection(activeCell=page.cursor, sqref=page.cursor)
    if not rows and not columns:
        sheet.sheet_view.selection = [cursor]
        return
    active: Literal["bottomRight", "bottomLeft", "topRight"] = "topRight"
    if rows:
        active = "bottomRight" if columns else "bottomLeft"
    sheet.sheet_view.pane = Pane(
        xSplit=columns or None,
        ySplit=rows or None,
        topLeftCell=f"{get_column_letter(columns + 1)}{rows + 1}",
        activePane=active,
        state="frozen",
    )
    cursor.pane = active
    others = [Selection(pane="topRight"), Selection(pane="bottomLeft")] if rows and columns else []
    sheet.sheet_view.selection = [*others, cursor]
