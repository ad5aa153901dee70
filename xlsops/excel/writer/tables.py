"""A workbook of one table, as the source of a pivot: texts stay texts, numbers are numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import Enum
from io import BytesIO
from typing import BinaryIO, NamedTuple

import xlsxwriter
from msgspec import Struct

from xlsops.core.sheet.sheet import Area, Chart
from xlsops.core.sheet.styles import HEADING, INK, LINE, NAVY, SHEET_FONT, SHORT_DATE, TEXT_FORMAT
from xlsops.excel.package.parts import in_utc, put_into, take_apart
from xlsops.excel.writer.drawing import CHART, anchor_options, anchored, chart_of, explicit
from xlsops.excel.writer.native_tables import spanning
from xlsops.excel.writer.rows import Entry, Looks, rows_told
from xlsops.excel.writer.sheets import OPTIONS
from xlsops.excel.writer.texts import AUTHOR

MOST_ROWS = 1_048_575
"""How many rows a worksheet holds below the heading."""

MOST_BYTES = (1 << 31) - 1
"""How much the part of a sheet may take; beyond, a file needs what not every program reads."""

_SHEET, _TABLE = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"
_DRAWN = {"xl/drawings/drawing1.xml": anchored, "xl/charts/chart1.xml": explicit}
"""What is done to a part XlsxWriter made of a chart."""
_SAMPLE = 1
_SAMPLES = re.compile(rb'(<row r="2" .*?</row>)')
_LOOK = re.compile(rb' s="([0-9]+)"')
_FILLED = re.compile(rb'<dimension ref="[^"]*"')

_FONT = {"font_name": SHEET_FONT, "font_size": 10, "font_color": f"#{INK}", "valign": "top"}
_HEADING = {
    **_FONT,
    "bold": True,
    "font_color": f"#{NAVY}",
    "bg_color": f"#{HEADING}",
    "bottom": 1,
    "bottom_color": f"#{LINE}",
    "text_wrap": True,
}
_HEADING_HEIGHT = 32


class Holds(Enum):
    """What a column holds; the value is the number format of its cells."""

    TEXT = TEXT_FORMAT
    WHOLE = "0"
    NUMBER = "General"
    DAY = SHORT_DATE
    MOMENT = "dd/mm/yyyy hh:mm"


class TableColumn(NamedTuple):
    """A column of the table: its heading, what it holds, how many characters wide it is."""

    heading: str
    holds: Holds
    width: float


Chunk = Sequence[Sequence[Entry]]
"""Some rows of a table, given column by column."""


class DataTable(Struct, frozen=True):
    """A table of so many rows, which come in chunks and are never held together.

    A ``chart`` beside it draws some of its cells; what they show is known once they are written.
    """

    name: str
    columns: Sequence[TableColumn]
    count: int
    chunks: Iterable[Chunk]
    chart: Chart | None = None


class TableTooLargeError(Exception):
    """The texts and figures of a table are more than a part of a workbook may hold."""


def write_table(target: BinaryIO, table: DataTable, made: datetime) -> None:
    """Write a workbook whose one sheet and table bear that name; the same table gives the same bytes.

    Raises TableTooLargeError where no spreadsheet program would open it.
    """
    parts = take_apart(_shell(table, made))
    before, samples, behind = _SAMPLES.split(parts[_SHEET])
    *usual, quoted = map(int, _LOOK.findall(samples))
    looks = [Looks(each, quoted) for each in usual]
    area = Area(1, 1, 1 + table.count, len(table.columns))
    before = _FILLED.sub(f'<dimension ref="{area.address}"'.encode(), before)
    told = spanning(parts[_TABLE], area._replace(bottom=max(area.bottom, 2)))
    pieces = _pieces(table.chunks, looks, before, behind)
    drawn = {name: finished(parts[name]) for name, finished in _DRAWN.items() if name in parts}
    put_into(target, {**parts, **drawn, _TABLE: told, _SHEET: pieces})


def _pieces(
    chunks: Iterable[Chunk], looks: Sequence[Looks], before: bytes, behind: bytes
) -> Iterator[bytes]:
    """Yield the part of the sheet, rows for its samples."""
    row, size = _SAMPLE + 1, len(before) + len(behind)
    yield before
    for chunk in chunks:
        piece = rows_told(row, chunk, looks)
        row, size = row + len(chunk[0]), size + len(piece)
        if size > MOST_BYTES:
            raise TableTooLargeError
        yield piece
    yield behind


def _shell(table: DataTable, made: datetime) -> bytes:
    """Return the workbook without its rows; for them stands one row with a sample of every look."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties({"title": table.name, "author": AUTHOR, "created": in_utc(made)})
        sheet = book.add_worksheet(table.name)
        quoted = book.add_format({**_FONT, "num_format": TEXT_FORMAT, "quote_prefix": True})
        for at, each in enumerate(table.columns):
            look = book.add_format({**_FONT, "num_format": each.holds.value})
            sheet.set_column(at, at, each.width, look)
            sheet.write_blank(_SAMPLE, at, None, look)
        width = len(table.columns)
        sheet.write_blank(_SAMPLE, width, None, quoted)
        heading = book.add_format(_HEADING)
        heads = [{"header": each.heading, "header_format": heading} for each in table.columns]
        told = {"name": table.name, "columns": heads, "style": "Table Style Light 1"}
        sheet.add_table(0, 0, _SAMPLE, width - 1, told)
        if table.chart:
            made_of = chart_of(book, table.name, table.chart, lambda _: (), f"{CHART} 1")
            sheet.insert_chart(table.chart.anchor, made_of, anchor_options(table.chart))
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, _HEADING_HEIGHT)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{max(1, table.count) + 1}"})
    return target.getvalue()
