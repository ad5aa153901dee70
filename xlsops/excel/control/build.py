"""The control workbook built from ``workbook/data``: ``python -m xlsops.excel.control.build``."""

import re
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from xlsops.core.pages.before_painting import FIRST_SHEETS, LAST_SHEETS, TABS, Place, place_pages
from xlsops.core.sheet.sheet import Shown
from xlsops.core.spec import tables
from xlsops.core.terms.operations import CONTROL_NAME
from xlsops.excel.closed.splice import with_pages
from xlsops.excel.control.choices import guard_settings, list_names
from xlsops.excel.control.guide import write_guide
from xlsops.excel.control.tables import SAMPLE_NAME, rows_in, write_human_table
from xlsops.excel.editing.saving import saved
from xlsops.excel.package.parts import put_together, sheet_parts, take_apart
from xlsops.resources import asset

FILE_NAME = "Kendali Kinerja.xlsx"
GUIDE = "Panduan"
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - a date that says nothing about who built it
_ROW = re.compile(rb'<row\b[^>]*?\sr="(\d+)"[^>]*>')
_FIXED = re.compile(rb'\scustomHeight="1"')
_PAPERS = {"F4": 14, "A4": 9}


def build_control(data_dir: Path, target: Path) -> None:
    """Build the control workbook from the csv files of a folder; the same bytes on every run."""
    book = Workbook()
    book.remove(book.worksheets[0])
    rows = {table.key: rows_in(data_dir, table) for table in tables.TABLES}
    settings = {str(row[0]): row[2] for row in rows["settings"]}
    paper = _PAPERS.get(str(settings.get("kertas")), 14)
    write_guide(book.create_sheet(GUIDE), paper)
    for table in tables.TABLES:
        write_human_table(book.create_sheet(table.sheet), table, rows[table.key], paper)
    for number, place in enumerate(FIRST_SHEETS):
        _empty_sheet(book, place, number)
    for place in LAST_SHEETS:
        _empty_sheet(book, place)
    book.active = 0
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is book.active
    scales = tuple(dict.fromkeys(str(row[0]) for row in rows["scales"]))
    guard_settings(book[tables.SETTINGS.sheet], rows["settings"], scales)
    _name_cells(book, rows["settings"])
    data = _growing(saved(book, "Kendali Kinerja", _MADE))
    target.write_bytes(with_pages(data, target, place_pages(paper)))


def _empty_sheet(book: Workbook, place: Place, at: int | None = None) -> None:
    """Make a sheet for a page to be brought to; what stays of it is the colour of its tab."""
    book.create_sheet(place.sheet, at).sheet_properties.tabColor = TABS[place.sheet]


def _growing(data: bytes) -> bytes:
    """Let the rows people write grow and shrink with what stands in them; headings stay.

    openpyxl knows no difference: every row it writes with a height keeps that height for ever, also
    when the sample text that needed it has gone.
    """
    parts = take_apart(data)
    names = sheet_parts(parts)
    for table in tables.TABLES:
        name, first = names[table.sheet], table.first_row
        parts[name] = _ROW.sub(
            lambda row, first=first: row[0] if int(row[1]) < first else _FIXED.sub(b"", row[0]),  # type: ignore[misc]
            parts[name],
        )
    return put_together(parts)


def _name_cells(book: Workbook, settings: list[tuple[Shown, ...]]) -> None:
    """Give the workbook the name it is known by, and the names its lists and ribbons refer to."""
    keys = [str(row[0]) for row in settings]
    sheet = tables.SETTINGS.sheet
    defined = {CONTROL_NAME: f"{sheet}!$A$1", **list_names()}
    if SAMPLE_NAME in keys:
        row = tables.SETTINGS.first_row + keys.index(SAMPLE_NAME)
        defined[SAMPLE_NAME] = f"{sheet}!$C${row}"
    for name, reference in sorted(defined.items()):
        book.defined_names[name] = DefinedName(name, attr_text=reference)


if __name__ == "__main__":
    folder = asset("workbook")
    build_control(folder / "data", folder / FILE_NAME)
