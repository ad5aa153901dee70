"""Writes one document downwards on columns, every row as high as its texts."""

from collections.abc import Sequence
from dataclasses import replace

from xlsops.core.canvas import Canvas
from xlsops.core.emblem import Picture
from xlsops.core.lettering import INSET, lines_of
from xlsops.core.looks import Look
from xlsops.core.paging import Rows, cut, room_of
from xlsops.core.painted import Area, Link, Painted, Rule, Shown

UNITS = 32
PORTRAIT = (2.88,) * UNITS
"""Letters and forms stand on narrow columns of one width; texts span as many as they need."""

_LINE, _PADDING, _LEAST = 1.28, 4.0, 15.0
_WIDER = 1.14
"""How much wider letters are where Arial is missing and DejaVu Sans stands in; rows have room for both."""
_SQUEEZED = 1.12
"""How much more than a page may hold is made to fit on it."""


class Paper:
    """Gathers one document; the row in writing is the last one until it is ended."""

    def __init__(self, name: str, widths: Sequence[float] = PORTRAIT) -> None:
        self.widths = tuple(widths)
        self._canvas = Canvas(name, self.widths)
        self._rules: list[Rule] = []
        self._need = 0.0

    @property
    def row(self) -> int:
        """Return the number of the row in writing."""
        return self._canvas.row

    @property
    def last(self) -> int:
        """Return the number of the last column."""
        return len(self.widths)

    def write(self, value: Shown, look: Look, left: int = 1, right: int = 0) -> None:
        """Write a value over columns of this row; without ``right`` up to the last column."""
        right = right or self.last
        self._canvas.over(Area(self.row, left, self.row, right), value, look)
        if isinstance(value, str) and value:
            lines = 1
            if look.wrap:
                lines = self.lines(value, look, left, right)
            self._need = max(self._need, lines * look.size * _LINE + _PADDING)

    def lines(self, text: str, look: Look, left: int, right: int) -> int:
        """Return on how many lines a text stands in columns of a row."""
        width = sum(self.widths[left - 1 : right]) - look.inset * INSET
        return lines_of(text, width / _WIDER, look.size, bold=look.bold, font=look.font)

    def split(self, text: str, look: Look, left: int, right: int) -> list[str]:
        """Return a text as the lines it stands on, so that each can have a row of its own."""
        found = []
        for part in text.split("\n"):
            line = ""
            for word in part.split(" "):
                longer = f"{line} {word}" if line else word
                if line and self.lines(longer, look, left, right) > 1:
                    found.append(line)
                    longer = word
                line = longer
            found.append(line)
        return found

    def end(self, least: float = _LEAST, exact: float = 0) -> int:
        """End this row, as high as it needs or exactly so high; return its number."""
        needed, self._need = max(least, self._need), 0.0
        return self._canvas.end(exact or needed)

    def line(
        self, value: Shown, look: Look, left: int = 1, right: int = 0, least: float = _LEAST
    ) -> int:
        """Write one value as a row of its own; return its number."""
        self.write(value, look, left, right)
        return self.end(least)

    def gap(self, height: float = 8) -> int:
        """Leave a row empty; return its number."""
        return self.end(exact=height)

    def rule(self, area: Area, sides: str = "ltrb", style: str = "thin") -> None:
        """Draw a line along the sides of an area."""
        self._rules.append(Rule(area, sides, style))

    def dotted(self, left: int, right: int) -> None:
        """Draw a dotted line to write on, along the bottom of this row."""
        self.rule(Area(self.row, left, self.row, right), "b", "dotted")

    def link(self, column: int, sheet: str) -> None:
        """Let a cell of this row jump to a sheet."""
        self._canvas.links.append(Link(self.row, column, sheet, "A1"))

    def hang(self, picture: Picture) -> None:
        """Hang a picture on the document."""
        self._canvas.hang(picture)

    def keep(self, first: int, last: int) -> None:
        """Print these rows on one page."""
        self._canvas.keep(first, last)

    def painted(
        self, paper: int, footer: str, *, landscape: bool = False, one_page: bool = False,
        title_rows: tuple[int, int] | None = None,
    ) -> Painted:  # fmt: skip
        """Return the document as a sheet, broken into pages where it is longer than one.

        A little more than a page is printed smaller, so that it is one.
        """
        heights = {row: self._canvas.heights[row] for row in range(1, self.row)}
        room = room_of(paper, self.widths, landscape=landscape)
        one_page = one_page or sum(heights.values()) <= room * _SQUEEZED
        rows = Rows(heights, tuple(self._canvas.together), title_rows)
        breaks = () if one_page else cut(rows, room).breaks
        page = self._canvas.painted(
            rules=tuple(self._rules), breaks=breaks, landscape=landscape, one_page=one_page,
            title_rows=title_rows, centred=True,
        )  # fmt: skip
        return replace(page, paper=paper, footer=footer)


def pages_in(page: Painted) -> int:
    """Return on how many pages a document is printed."""
    return 1 + len(page.breaks)
