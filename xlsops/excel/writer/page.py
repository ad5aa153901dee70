"""How a sheet opens and prints: paper, margins, panes, what stands on every page."""

from msgspec import Struct

from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.styles import SHEET_FONT
from xlsops.core.values.cells import column_letters

FOOTER = f'&"{SHEET_FONT},Regular"&9'
"""The letters of what is printed below."""


class Page(Struct, frozen=True):
    """How a sheet opens and prints; ``frozen`` counts rows and columns that stand still.

    ``repeated`` are rows, ``repeated_columns`` letters that stand on every printed page;
    ``breaks`` are the rows after which the printer takes a new page.
    """

    paper: int
    landscape: bool
    footer: str
    repeated: tuple[int, int] | None = None
    frozen: tuple[int, int] = (0, 0)
    cursor: str = "A1"
    zoom: int = 100
    tab: str = ""
    centred: bool = False
    pages_wide: int = 1
    pages_tall: int = 0
    repeated_columns: str = ""
    breaks: tuple[int, ...] = ()
    middle: str = ""
    steady: bool = False


def page_of(page: Sheet) -> Page:
    """Return how a painted sheet opens and prints."""
    rows, columns = page.freeze or (1, 1)
    return Page(
        page.paper,
        landscape=page.landscape,
        footer=page.footer,
        repeated=page.title_rows,
        frozen=(rows - 1, columns - 1),
        zoom=page.zoom,
        pages_wide=page.pages_wide,
        pages_tall=page.pages_tall,
        centred=page.centred,
        breaks=page.breaks,
        repeated_columns=":".join(map(column_letters, page.title_columns or ())),
        middle=page.middle,
        steady=page.steady,
    )


def footers(page: Page) -> tuple[str, str]:
    """Return what is printed below on the left and on the right."""
    return FOOTER + page.footer, FOOTER + "Halaman &P dari &N"
