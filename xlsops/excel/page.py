"""A sheet's surroundings: bands on top, columns, window and print set-up."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.views import Pane, Selection
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.lettering import lines_of
from xlsops.core.looks import SHEET_FONT, Look, named_look
from xlsops.core.paging import MARGINS
from xlsops.core.painted import Painted
from xlsops.excel.styles import apply

_CM = 1 / 2.54
_TITLE_HEIGHT, _LINE, _TEXT_LINE = 27.0, 16.5, 13.5
FOOTER = f'&"{SHEET_FONT},Regular"&9'
"""The letters of what is printed below."""


@dataclass(frozen=True, slots=True)
class Page:
    """How a sheet opens and prints; ``frozen`` counts rows and columns that stand still.

    ``repeated`` are rows, ``repeated_columns`` letters that stand on every printed page;
    ``breaks`` are the rows after which the printer takes a new page.
    """

    paper: int
    landscape: bool
    footer: str
    repeated: tuple[int, int] | None = None
    frozen: tuple[int, int] = (0, 0)
    cursor: str = "A1"
    zoom: int = 100
    tab: str = ""
    one_page: bool = False
    centred: bool = False
    pages_wide: int = 1
    repeated_columns: str = ""
    breaks: tuple[int, ...] = ()
    scale: int = 0
    middle: str = ""
    steady: bool = False


def page_of(page: Painted) -> Page:
    """Return how a painted sheet opens and prints."""
    rows, columns = page.freeze or (1, 1)
    return Page(
        page.paper, landscape=page.landscape, footer=page.footer, repeated=page.title_rows,
        frozen=(rows - 1, columns - 1), zoom=page.zoom, one_page=page.one_page,
        pages_wide=page.pages_wide, centred=page.centred, breaks=page.breaks,
        repeated_columns=":".join(map(get_column_letter, page.title_columns or ())),
        scale=page.scale, middle=page.middle, steady=page.steady,
    )  # fmt: skip


def footers(page: Page) -> tuple[str, str]:
    """Return what is printed below on the left and on the right."""
    return FOOTER + page.footer, FOOTER + "Halaman &P dari &N"


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
    setup.fitToWidth, setup.fitToHeight = page.pages_wide, int(page.one_page)
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
