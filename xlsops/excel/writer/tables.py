"""A workbook of one table, as the source of a pivot: texts stay texts, numbers are numbers."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum
from io import BytesIO
from typing import Any, NamedTuple

import xlsxwriter

from xlsops.core.sheet.styles import HEADING, INK, LINE, NAVY, SHEET_FONT, SHORT_DATE, TEXT_FORMAT
from xlsops.excel.package.parts import in_utc, put_together, take_apart
from xlsops.excel.writer.sheets import LIKE_FORMULAS, OPTIONS
from xlsops.excel.writer.texts import AUTHOR, legible

MOST_ROWS = 1_048_575
"""How many rows a worksheet holds below the heading."""

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


Entry = str | int | float | bool | datetime | None
"""What stands in a cell; moments without a zone, as cells hold them."""


def table_book(
    name: str, columns: Sequence[TableColumn], rows: Iterable[Sequence[Entry]], made: datetime
) -> bytes:
    """Return a workbook whose one sheet and table bear that name; the same table gives the same bytes."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties({"title": name, "author": AUTHOR, "created": in_utc(made)})
        sheet = book.add_worksheet(name)
        last = _fill(book, sheet, columns, rows)
        heading = book.add_format(_HEADING)
        heads = [{"header": each.heading, "header_format": heading} for each in columns]
        table = {"name": name, "columns": heads, "style": "Table Style Light 1"}
        sheet.add_table(0, 0, max(1, last), len(columns) - 1, table)
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, _HEADING_HEIGHT)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{max(1, last) + 1}"})
    return put_together(take_apart(target.getvalue()))


def _fill(
    book: Any,  # noqa: ANN401 - XlsxWriter is untyped
    sheet: Any,  # noqa: ANN401
    columns: Sequence[TableColumn],
    rows: Iterable[Sequence[Entry]],
) -> int:
    """Write the rows below the heading; return the number of the last."""
    looks = [book.add_format({**_FONT, "num_format": each.holds.value}) for each in columns]
    quoted = book.add_format({**_FONT, "num_format": TEXT_FORMAT, "quote_prefix": True})
    for at, each in enumerate(columns):
        sheet.set_column(at, at, each.width, looks[at])
    row = 0
    for row, entries in enumerate(rows, 1):
        for at, entry in enumerate(entries):
            _write(sheet, (row, at), entry, (looks[at], quoted))
    return row


def _write(sheet: Any, at: tuple[int, int], entry: Entry, looks: tuple[Any, Any]) -> None:  # noqa: ANN401
    match entry:
        case None:
            return
        case str():
            sheet.write_string(*at, legible(entry), looks[entry.startswith(LIKE_FORMULAS)])
        case bool():
            sheet.write_boolean(*at, entry, looks[0])
        case datetime():
            sheet.write_datetime(*at, entry, looks[0])
        case _:
            sheet.write_number(*at, entry, looks[0])
