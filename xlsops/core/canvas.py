"""Gathers a painted sheet row by row, every row as high as its texts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from xlsops.core.emblem import Picture
from xlsops.core.lettering import INSET, lines_of
from xlsops.core.looks import FILTER_ROOM, Look, named_look
from xlsops.core.paging import Block
from xlsops.core.painted import (
    Area,
    Chart,
    Link,
    Note,
    Painted,
    Tint,
    Written,
    joined,
)

_LINE, _PADDING, _LEAST, _MOST = 13.0, 4.0, 16.5, 409.0
_BAND_LINE = 1.3
"""How high a line of a band is, in sizes of its letters."""


def band_height(text: str, look: Look, width: float) -> float:
    """Return the height in points of a text wrapped over so many characters."""
    return round(_lines(text, look, width) * look.size * _BAND_LINE + _PADDING, 1)


class Canvas:
    """A sheet in writing; the only mutable thing in here, and it stays local.

    ``row`` is the next one. Rows and columns count from 1; heights are in points.
    """

    def __init__(self, name: str, widths: Sequence[float]) -> None:
        self.name = name
        self.widths = tuple(widths)
        self.row = 1
        self._values: dict[tuple[int, int], Written] = {}
        self._looks: dict[str | Look, list[Area]] = {}
        self._marks: dict[str, list[Area]] = {}
        self.notes: list[Note] = []
        self.links: list[Link] = []
        self.heights: dict[int, float] = {}
        self.merges: list[Area] = []
        self.charts: list[Chart] = []
        self.pictures: list[Picture] = []
        self.tints: list[Tint] = []
        self.together: list[Block] = []

    @property
    def last(self) -> int:
        """Return the number of the last column."""
        return len(self.widths)

    def put(self, row: int, column: int, value: Written, look: str | Look) -> None:
        """Write one value in a look."""
        self._values[row, column] = value
        self.look(Area(row, column, row, column), look)

    def over(self, area: Area, value: Written, look: str | Look) -> None:
        """Write one value over an area whose cells become one."""
        self._values[area.top, area.left] = value
        self.look(area, look)
        if (area.top, area.left) != (area.bottom, area.right):
            self.merges.append(area)

    def look(self, area: Area, look: str | Look) -> None:
        """Give an area a look."""
        self._looks.setdefault(look, []).append(area)

    def mark(self, row: int, column: int, look: str, note: str) -> None:
        """Flag one cell: a fill over whatever look it has, and a note."""
        self._marks.setdefault(look, []).append(Area(row, column, row, column))
        self.notes.append(Note(row, column, note))

    def line(
        self, values: Sequence[Written], looks: Sequence[str | Look], first: int = 1,
        least: float = _LEAST,
    ) -> int:  # fmt: skip
        """Write the next row from a column on, as high as its wrapped texts; return it."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True), first):
            self.put(self.row, column, value, look)
        widths = self.widths[first - 1 : first - 1 + len(values)]
        return self.end(_height(values, looks, widths, least))

    def list_heading(
        self, labels: Sequence[str], looks: Sequence[str | Look] = (), least: float = _LEAST
    ) -> int:
        """Write the next row as the heading of a list with a filter, whose buttons hide no word."""
        row = self.line(labels, looks or ("list_heading",) * len(labels), least=least)
        self.heights[row] += FILTER_ROOM
        return row

    def spread(
        self, values: Sequence[Written], looks: Sequence[str | Look], spans: Sequence[int],
        least: float = _LEAST,
    ) -> int:  # fmt: skip
        """Write the next row, each value over so many columns merged to one; return it."""
        column, widths = 1, []
        for value, look, span in zip(values, looks, spans, strict=True):
            self.over(Area(self.row, column, self.row, column + span - 1), value, look)
            widths.append(sum(self.widths[column - 1 : column - 1 + span]))
            column += span
        return self.end(_height(values, looks, widths, least))

    def paragraph(self, text: str, look: str | Look) -> int:
        """Write the next row as one text over all columns, as high as it; return it."""
        return self.spread((text,), (look,), (self.last,))

    def band(self, text: str, look: str, height: float = 0) -> int:
        """Write the next row as one band over all columns; return it.

        Without a height the columns are merged and the row is as high as its text.
        """
        if not height:
            row = self.paragraph(text, look)
            self.heights[row] += _PADDING
            return row
        self._values[self.row, 1] = text
        self.look(Area(self.row, 1, self.row, self.last), look)
        return self.end(height)

    def standing(self, text: str, look: str, height: float, columns: int) -> int:
        """Write the next row as a band whose text stands over the first columns; return it.

        Where these columns stand still, or on every printed page, so does the whole text.
        """
        row, wanted = self.row, replace(named_look(look), wrap=True)
        self._values[row, 1] = text
        self.look(Area(row, 1, row, self.last), wanted)
        self.merges.append(Area(row, 1, row, columns))
        return self.end(max(height, band_height(text, wanted, sum(self.widths[:columns]))))

    def gap(self, height: float = 8) -> int:
        """Leave the next row empty; return it."""
        return self.end(height)

    def end(self, height: float) -> int:
        """Give the row in writing its height and go to the next one; return the row."""
        row = self.row
        self.heights[row] = min(_MOST, height)
        self.row += 1
        return row

    def hang(self, picture: Picture) -> None:
        """Hang a picture on the sheet."""
        self.pictures.append(picture)

    def keep(self, first: int, last: int) -> None:
        """Print these rows on one page."""
        self.together.append(Block(first, last))

    def painted(self, **layout: object) -> Painted:
        """Return the sheet as a value; ``layout`` are the remaining fields of Painted."""
        last = max((row for row, _ in self._values), default=1)
        wide = max((column for _, column in self._values), default=1)
        values = tuple(
            tuple(self._values.get((row, column)) for column in range(1, wide + 1))
            for row in range(1, last + 1)
        )
        return Painted(
            name=self.name,
            values=values,
            looks=tuple((look, joined(areas)) for look, areas in self._looks.items()),
            marks=tuple((look, joined(areas)) for look, areas in self._marks.items()),
            notes=tuple(self.notes),
            links=tuple(self.links),
            widths=self.widths,
            heights=tuple(sorted(self.heights.items())),
            merges=tuple(self.merges),
            charts=tuple(self.charts),
            pictures=tuple(self.pictures),
            tints=tuple(self.tints),
            **layout,  # type: ignore[arg-type]
        )


def _height(
    values: Iterable[Written], looks: Iterable[str | Look], widths: Iterable[float], least: float
) -> float:
    """Return the height of a row of these values, so wide, in which wrapped texts show whole."""
    lines = max(
        (_lines(value, wanted, width) for value, look, width in zip(values, looks, widths, strict=False)
         if isinstance(value, str) and width and (wanted := named_look(look)).wrap),
        default=1,
    )  # fmt: skip
    return max(least, lines * _LINE + _PADDING)


def _lines(text: str, look: Look, width: float) -> int:
    return lines_of(text, width - look.inset * INSET, look.size, bold=look.bold, font=look.font)
