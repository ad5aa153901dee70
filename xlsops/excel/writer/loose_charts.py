"""A chart by itself, as a document of Word holds it: its part, and the workbook its figures stand in."""

from datetime import datetime
from typing import NamedTuple

from xlsops.core.sheet.sheet import Sheet
from xlsops.core.values.structs import replace
from xlsops.excel.package.parts import put_together
from xlsops.excel.writer.sheets import Placed, sheets_written

_PART = "xl/charts/chart1.xml"


class LooseChart(NamedTuple):
    """A chart's part and the workbook it is drawn from; its size in cm."""

    part: bytes
    book: bytes
    width: float
    height: float


def loose_chart(sheet: Sheet, made: datetime) -> LooseChart:
    """Return the one chart of a sheet; the same sheet and moment give the same bytes."""
    chart = sheet.charts[0]
    parts = sheets_written([Placed(sheet, sheet.name, protected=False)], chart.title, made)
    bare = replace(sheet, charts=())
    book = sheets_written([Placed(bare, sheet.name, protected=False)], chart.title, made)
    return LooseChart(parts[_PART], put_together(book), chart.width, chart.height)
