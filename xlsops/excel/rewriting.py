"""A closed workbook changed through openpyxl, with what openpyxl does not know carried over."""

import warnings
from collections.abc import Callable, Collection
from datetime import datetime

from openpyxl import Workbook

from xlsops.core.pieces import piece
from xlsops.excel.package import read_whole, saved
from xlsops.excel.parts import carried, lost_parts, put_together, take_apart, without
from xlsops.excel.row_heights import rows_as_before

TITLE = "Kendali Kinerja"
"""What the control workbook is called in its properties."""

_EXTENSIONS = "validasi atau format bersyarat yang hanya dikenal Excel baru"


def rewritten(
    data: bytes, change: Callable[[Workbook], None], title: str, made: datetime,
    anew: Collection[str] = (),
) -> tuple[bytes, tuple[str, ...]]:  # fmt: skip
    """Return the changed workbook, and in words the kinds of content this dropped.

    Sheets ``anew`` are emptied before, for the change to fill or remove them; nothing of them counts
    as dropped.
    """
    parts = take_apart(data)
    kept = without(parts, anew)
    with warnings.catch_warnings():  # it warns in English of what is told below
        warnings.simplefilter("ignore", UserWarning)
        book = read_whole(put_together(kept, squeezed=False), rich_text=True)
    change(book)
    whole = carried(parts, take_apart(saved(book, title, made)))
    dropped = {piece(each) for each in lost_parts(parts, whole, anew)}
    if any(b"<extLst" in kept[name] for name in kept if name.startswith("xl/worksheets/")):
        dropped.add(_EXTENSIONS)
    return rows_as_before(put_together(whole), data, but=anew), tuple(sorted(dropped))
