"""How a sheet opens and prints: paper, margins, panes, what stands on every page."""

from dataclasses import dataclass

from xlsops.core.cells import column_letters
from xlsops.core.looks import SHEET_FONT
from xlsops.core.painted import Painted

MARGINS = {"left": 2.0, "right": 1.5, "top": 1.5, "bottom": 1.5, "header": 0.8, "footer": 0.8}
"""The margins of every printed sheet, in centimetres."""

_FOOTER = f'&"{SHEET_FONT},Regular"&9'


@dataclass(frozen=True, slots=True)
class Page:
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
    one_page: bool = False
    centred: bool = False
    pages_wide: int = 1
    repeated_columns: str = ""
    breaks: tuple[int, ...] = ()


def page_of(page: Painted) -> Page:
    """Return how a painted sheet opens and prints."""
    rows, columns = page.freeze or (1, 1)
    return Page(
        page.paper, landscape=page.landscape, footer=page.footer, repeated=page.title_rows,
        frozen=(rows - 1, columns - 1), zoom=page.zoom, one_page=page.one_page,
        pages_wide=page.pages_wide, centred=page.centred, breaks=page.breaks,
        repeated_columns=f"A:{column_letters(page.title_columns)}" if page.title_columns else "",
    )  # fmt: skip


def footers(page: Page) -> tuple[str, str]:
    """Return what is printed below on the left and on the right."""
    return _FOOTER + page.footer, _FOOTER + "Halaman &P dari &N"
