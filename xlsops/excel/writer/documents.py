"""The bundle of documents as one workbook, ready to print."""

from collections.abc import Sequence
from datetime import datetime

from xlsops.core.sheet.sheet import Sheet
from xlsops.excel.writer.sheets import Placed, write_sheets


def make_bundle(pages: Sequence[Sheet], title: str, made: datetime) -> bytes:
    """Return a workbook of these sheets; the same sheets and moment give the same bytes."""
    placed = [Placed(page, page.name) for page in pages]
    return write_sheets(placed, title, made)
