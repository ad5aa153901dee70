"""The content of a painted sheet in the open workbook: replaced, while the sheet itself stays.

A name, a formula, a chart or a validation of a person that points at the sheet goes on pointing
at it, since no cell is ever deleted or moved.
"""

from typing import TYPE_CHECKING

from xlsops.core.sheet.paging import MARGINS
from xlsops.core.sheet.sheet import Area, Sheet
from xlsops.excel.live.api import draw_from, put_filter, set_print, set_window, unfilter
from xlsops.excel.writer.drawing import CHART
from xlsops.excel.writer.page import Page, footers, page_of

if TYPE_CHECKING:
    from xlsops.excel.live.tame import xw

_POINTS = 72 / 2.54
_SHOWN = (True, -1)
_PORTRAIT, _LANDSCAPE = 1, 2


def replace_content(sheet: "xw.Sheet", source: "xw.Sheet", page: Sheet) -> None:
    """Put everything that stands on ``source`` in place of what stands on the sheet.

    Both are in one workbook, so no link into another one can arise. Cells bring their formats,
    notes, links, choices, merges, widths and heights; charts of people stay.
    """
    unfilter(sheet)
    _remove_ours(sheet)
    sheet.clear()
    before = len(sheet.charts) if page.charts else 0
    source.cells.copy(sheet.range("A1"))
    if page.charts:
        _redraw(sheet, page, before)
    if page.filtered:
        put_filter(_cells(sheet, page.filtered))


def reframe(sheet: "xw.Sheet", painted: Sheet) -> None:
    """Let the sheet open and print as the page does, which cells do not bring along."""
    page = page_of(painted)
    set_print(sheet, _print_settings(page), [sheet.range((row + 1, 1)) for row in page.breaks])
    visible = sheet.visible
    if visible not in _SHOWN:
        sheet.visible = True
    try:
        sheet.activate()
        set_window(sheet, *page.frozen, page.zoom)
    finally:
        if visible not in _SHOWN:
            sheet.visible = visible


def _remove_ours(sheet: "xw.Sheet") -> None:
    """Delete the charts an earlier painting brought."""
    charts = sheet.charts
    for name in [chart.name for chart in charts]:
        if name.startswith(CHART):
            charts[name].delete()


def _redraw(sheet: "xw.Sheet", page: Sheet, before: int) -> None:
    """Let the charts that came with the cells show the cells of this sheet, under our names."""
    came = list(sheet.charts)[before:]
    for number, chart in enumerate(came, 1):
        chart.name = f"{CHART} {number}"
    for chart, drawn in zip(came, page.charts, strict=False):
        draw_from(chart, _cells(sheet, drawn.categories), _cells(sheet, drawn.values))


def _cells(sheet: "xw.Sheet", area: Area) -> "xw.Range":
    return sheet.range(area.address)


def _print_settings(page: Page) -> dict[str, object]:
    """Return the print set-up by the names of Excel's object model; lengths in points."""
    left, right = footers(page)
    margins = {f"{side.capitalize()}Margin": each * _POINTS for side, each in MARGINS.items()}
    return {
        "PaperSize": page.paper,
        "Orientation": _LANDSCAPE if page.landscape else _PORTRAIT,
        "Zoom": False,
        "FitToPagesWide": page.pages_wide,
        "FitToPagesTall": page.pages_tall or False,
        "CenterHorizontally": page.centred,
        **margins,
        "PrintTitleRows": f"${page.repeated[0]}:${page.repeated[1]}" if page.repeated else "",
        "PrintTitleColumns": "$" + page.repeated_columns.replace(":", ":$")
        if page.repeated_columns
        else "",
        "LeftFooter": left,
        "RightFooter": right,
    }
