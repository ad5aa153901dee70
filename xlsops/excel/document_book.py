"""The bundle of documents as one workbook, ready to print."""

from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook

from xlsops.core.painted import Painted
from xlsops.excel.package import saved
from xlsops.excel.painting import paint


def make_bundle(pages: Sequence[Painted], title: str, made: datetime) -> bytes:
    """Return a workbook of these sheets; the same sheets and moment give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        paint(book.create_sheet(page.name), page)
    book.active = 0
    return saved(book, title, made.replace(tzinfo=None, microsecond=0))
