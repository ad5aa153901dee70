"""The papers documents are written on: their columns, the room their letters need, their pages."""

from collections.abc import Sequence

from xlsops.core.sheet.canvas import Canvas, TextMeasure
from xlsops.core.sheet.paging import Rows, page_breaks, page_room
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.values.structs import replace

UNITS = 32
PORTRAIT = (2.88,) * UNITS
"""Letters and forms stand on narrow columns of one width; texts span as many as they need."""

_LETTERS = TextMeasure(sizes=1.28, least=15.0, wider=1.14)
"""Where Arial is missing, wider letters of DejaVu Sans stand in; rows have room for both."""
_SQUEEZED = 1.12
"""How much more than a page may hold is made to fit on it."""


def blank(name: str, widths: Sequence[float] = PORTRAIT) -> Canvas:
    """Return a paper on which nothing stands yet."""
    return Canvas(name, widths, _LETTERS)


def finished_paper(
    written: Canvas,
    paper: int,
    footer: str,
    *,
    landscape: bool = False,
    one_page: bool = False,
    title_rows: tuple[int, int] | None = None,
) -> Sheet:
    """Return the document as a sheet, broken into pages where it is longer than one.

    A little more than a page is printed smaller, so that it is one.
    """
    room = page_room(paper, written.widths, landscape=landscape)
    one_page = one_page or sum(written.heights.values()) <= room * _SQUEEZED
    rows = Rows(written.heights, tuple(written.together), title_rows)
    page = written.painted(
        breaks=() if one_page else page_breaks(rows, room).breaks,
        landscape=landscape,
        pages_tall=int(one_page),
        title_rows=title_rows,
        centred=True,
    )
    return replace(page, paper=paper, footer=footer)


def pages_in(page: Sheet) -> int:
    """Return on how many pages a document is printed."""
    return 1 + len(page.breaks)
