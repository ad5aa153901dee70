"""Workbook packages whose bytes depend on their content alone: no clock, no machine, no user."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.writer.excel import ExcelWriter

from xlsops.excel.parts import put_together, take_apart

_CORE = "docProps/core.xml"
_CHANGED = re.compile(rb"<dcterms:modified [^>]*>[^<]*</dcterms:modified>")
_CREATED = re.compile(rb"<dcterms:created ([^>]*)>([^<]*)</dcterms:created>")


def saved(book: Workbook, title: str, created: datetime) -> bytes:
    """Return an openpyxl workbook as bytes that are the same on every run."""
    properties = book.properties
    properties.title = title
    properties.creator = properties.lastModifiedBy = "xlsops"
    properties.created = properties.modified = created
    _forget_unused_styles(book)
    buffer = BytesIO()
    ExcelWriter(book, ZipFile(buffer, "w")).save()
    parts = take_apart(buffer.getvalue())
    return put_together(parts | {_CORE: _undated(parts[_CORE])})


def _forget_unused_styles(book: Workbook) -> None:
    """Leave the list of cell styles to be filled by the cells that are written.

    It would else keep what painted cells had before, and grow with every painting.
    """
    styles: Any = book
    styles._cell_styles = IndexedList(styles._cell_styles[:1])  # noqa: SLF001 - has no public name


def _undated(core: bytes) -> bytes:
    """Return the core properties with ``modified`` equal to ``created``."""
    created = _CREATED.search(core)
    if created is None:
        return core
    changed = b"<dcterms:modified %b>%b</dcterms:modified>" % created.groups()
    return _CHANGED.sub(lambda _: changed, core)
