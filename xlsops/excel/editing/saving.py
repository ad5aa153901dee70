"""Workbook packages whose bytes depend on their content alone: no clock, no machine, no user."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.writer.excel import ExcelWriter

from xlsops.excel.editing.merged_borders import work_out_once
from xlsops.excel.package.parts import in_utc, put_together, take_apart

work_out_once()
_CORE, _WORKBOOK, _SHEETS = "docProps/core.xml", "xl/workbook.xml", "xl/worksheets/"
_FORMULA = re.compile(rb"<f[ >]")
_CALCULATED = b' fullCalcOnLoad="1"'
"""What makes Excel calculate all when it opens a workbook, and ask to save it when it closes."""
_CHANGED = re.compile(rb"(<dcterms:modified [^>]*>)[^<]*")


def saved(book: Workbook, title: str, moment: datetime, created: datetime | None = None) -> bytes:
    """Return an openpyxl workbook as bytes that are the same on every run.

    It was last saved at that moment, which is also when it was created unless that is told: that
    both are one says that nobody saved it since. A moment without a zone is UTC.
    """
    properties, told = book.properties, in_utc(moment)
    properties.title = title
    properties.creator = properties.lastModifiedBy = "xlsops"
    properties.created = told if created is None else in_utc(created)
    _forget_unused_styles(book)
    buffer = BytesIO()
    ExcelWriter(book, ZipFile(buffer, "w")).save()
    parts = take_apart(buffer.getvalue())
    if not any(_FORMULA.search(part) for name, part in parts.items() if name.startswith(_SHEETS)):
        parts[_WORKBOOK] = parts[_WORKBOOK].replace(_CALCULATED, b"")
    changed = rb"\g<1>" + f"{told.isoformat()}Z".encode()  # openpyxl writes the time of the machine
    return put_together({**parts, _CORE: _CHANGED.sub(changed, parts[_CORE])})


def _forget_unused_styles(book: Workbook) -> None:
    """Leave the list of cell styles to be filled by the cells that are written.

    It would else keep what painted cells had before, and grow with every painting.
    """
    styles: Any = book
    styles._cell_styles = IndexedList(styles._cell_styles[:1])  # noqa: SLF001 - has no public name
