"""Gathers a painted sheet row by row, every row as high as its texts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, zip_longest
from typing import NamedTuple

from msgspec import Struct

from xlsops.core.form.emblem import Picture
from xlsops.core.results.meaning import Meaning, Meanings
from xlsops.core.sheet.paging import RowBlock
from xlsops.core.sheet.sheet import (
    AnyChart,
    Area,
    Link,
    Note,
    RuledLine,
    Sheet,
    Tint,
    Written,
    joined_areas,
)
from xlsops.core.sheet.styles import FILTER_ROOM, Look, named_look
from xlsops.core.sheet.text_metrics import INSET, letters_surely_in, lines_in, room_of
from xlsops.core.values.structs import replace

_PADDING, _MOST = 4.0, 409.0


class TextMeasure(Struct, frozen=True):
    """What texts need in rows: a line is so many points high, and so many sizes of its letters.

    ``least`` is the lowest row, in points. Letters may come out ``wider`` than they are counted.
    """

    points: float = 0.0
    sizes: float = 0.0
    least: float = 0.0
    wider: float = 1.0

    def room(self, look: Look, width: float) -> "TextRoom":
        """Return the room that texts of a look have in so much width."""
        inner = (width - look.inset * INSET) / self.wider
        surely = letters_surely_in(inner, look.size, bold=look.bold, font=look.font)
        ems = room_of(inner, look.size, bold=look.bold, font=look.font)
        return TextRoom(look, ems, self.points + self.sizes * look.size, surely)

    def lines(self, text: str, look: Look, width: float) -> int:
        """Return on how many lines a text stands in so much room."""
        return self.room(look, width).lines(text)

    def height(self, text: str, look: Look, width: float) -> float:
        """Return how high a row is in which the text shows whole."""
        return self.room(look, width).height(text)


class TextRoom(NamedTuple):
    """The room of texts of a look: so many ems wide, a line so many points high.

    Texts of no more than ``surely`` letters, whatever these are, stand on one line of it.
    """

    look: Look
    ems: float
    line: float
    surely: float

    def lines(self, text: str) -> int:
        """Return on how many lines a text stands."""
        if not self.look.wrap or (len(text) <= self.surely and "\n" not in text):
            return 1
        return lines_in(text, self.ems, self.look.font)

    def height(self, text: str) -> float:
        """Return how high a row is in which the text shows whole."""
        return self.lines(text) * self.line + _PADDING


class _RowLook(NamedTuple):
    """How a row looks: which of its cells look alike, from and to, and all areas that look so.

    Beside them stands the room that each cell has for a text; a hidden one has none.
    """

    runs: Sequence[tuple[int, int, list[Area]]]
    rooms: Sequence[TextRoom | None]


SHEET = TextMeasure(points=13.0, least=17.0)
"""The measure of sheets that are read on a screen, their letters of size 10."""

_BAND = TextMeasure(sizes=1.3)


def band_height(text: str, look: Look, width: float) -> float:
    """Return the height in points of a text wrapped over so many characters."""
    return round(_BAND.height(text, replace(look, wrap=True), width), 1)


class Canvas:
    """A sheet in writing; the only mutable thing in here, and it stays local.

    ``row`` is the one in writing, until it is ended. Rows and columns count from 1; heights are in
    points.
    """

    def __init__(self, name: str, widths: Sequence[float], measure: TextMeasure = SHEET) -> None:
        self.name = name
        self.widths = tuple(widths)
        self.measure = measure
        self.row = 1
        self._need = 0.0
        self._rooms: dict[tuple[str | Look, float], TextRoom] = {}
        self._alike: dict[tuple[int | str | Look, ...], _RowLook] = {}
        self._values: dict[int, list[Written]] = {}
        self._looks: dict[str | Look, list[Area]] = {}
        self._marks: dict[str, list[Area]] = {}
        self.notes: list[Note] = []
        self.links: list[Link] = []
        self.heights: dict[int, float] = {}
        self.merges: list[Area] = []
        self.charts: list[AnyChart] = []
        self.pictures: list[Picture] = []
        self.tints: list[Tint] = []
        self.rules: list[RuledLine] = []
        self.together: list[RowBlock] = []
        self.meanings: dict[tuple[int, int], Meaning] = {}

    @property
    def last(self) -> int:
        """Return the number of the last column."""
        return len(self.widths)

    def put(self, row: int, column: int, value: Written, look: str | Look) -> None:
        """Write one value in a look."""
        self._set(row, column, value)
        self.look(Area(row, column, row, column), look)

    def over(self, area: Area, value: Written, look: str | Look) -> None:
        """Write one value over an area whose cells become one."""
        self._set(area.top, area.left, value)
        self.look(area, look)
        if (area.top, area.left) != (area.bottom, area.right):
            self.merges.append(area)

    def _set(self, row: int, column: int, value: Written) -> None:
        values = self._values.setdefault(row, [])
        values += [None] * (column - len(values))
        values[column - 1] = value

    def look(self, area: Area, look: str | Look) -> None:
        """Give an area a look."""
        self._looks.setdefault(look, []).append(area)

    def mark(self, row: int, column: int, look: str, note: str) -> None:
        """Flag one cell: a fill over whatever look it has, and a note."""
        self._marks.setdefault(look, []).append(Area(row, column, row, column))
        self.notes.append(Note(row, column, note))

    def write(self, value: Written, look: str | Look, left: int = 1, right: int = 0) -> None:
        """Write a value over columns of this row; without ``right`` up to the last column."""
        right = right or self.last
        self.over(Area(self.row, left, self.row, right), value, look)
        if value and isinstance(value, str):
            self._measure(value, look, sum(self.widths[left - 1 : right]))

    def _measure(self, text: str, look: str | Look, width: float) -> None:
        """Let this row be as high as a text needs in so much room; one that is hidden needs nothing."""
        if width:
            self._need = max(self._need, self._room(look, width).height(text))

    def _room(self, look: str | Look, width: float) -> TextRoom:
        room = self._rooms.get((look, width))
        if room is None:
            room = self._rooms[look, width] = self.measure.room(named_look(look), width)
        return room

    def end(self, height: float = 0, *, least: float = 0) -> int:
        """End this row, exactly so high or as high as its texts need; return it."""
        row, needed = self.row, max(least, self.measure.least, self._need)
        self.heights[row] = min(_MOST, height or needed)
        self.row, self._need = row + 1, 0.0
        return row

    def gap(self, height: float = 8) -> int:
        """Leave a row empty; return it."""
        return self.end(height)

    def paragraph(
        self, value: Written, look: str | Look, left: int = 1, right: int = 0, least: float = 0
    ) -> int:
        """Write one value over columns as a row of its own; return it."""
        self.write(value, look, left, right)
        return self.end(least=least)

    def line(
        self,
        values: Sequence[Written],
        looks: Sequence[str | Look],
        first: int = 1,
        least: float = 0,
    ) -> int:
        """Write the next row, a value in each column from one on; return it."""
        row, alike = self.row, (first, *looks)
        known = self._alike.get(alike)
        if known is None:
            known = self._alike[alike] = self._row_look(looks, first)
        if values:
            here = self._values.setdefault(row, [])
            here += [None] * (first - 1 - len(here))
            here[first - 1 : first - 1 + len(values)] = values
        for value, room in zip(values, known.rooms, strict=True):
            if value and room is not None and isinstance(value, str):
                self._need = max(self._need, room.height(value))
        for left, right, areas in known.runs:
            areas.append(Area(row, left, row, right))
        return self.end(least=least)

    def _row_look(self, looks: Sequence[str | Look], first: int) -> _RowLook:
        widths = self.widths[first - 1 : first - 1 + len(looks)]
        each = zip(looks, widths, strict=True)
        rooms = tuple(self._room(look, width) if width else None for look, width in each)
        runs = [
            (left, right, self._looks.setdefault(look, []))
            for left, right, look in _runs(looks, first)
        ]
        return _RowLook(runs, rooms)

    def spread(
        self,
        values: Sequence[Written],
        looks: Sequence[str | Look],
        spans: Sequence[int],
        least: float = 0,
    ) -> int:
        """Write the next row, each value over so many columns merged to one; return it."""
        column = 1
        for value, look, span in zip(values, looks, spans, strict=True):
            self.write(value, look, column, column + span - 1)
            column += span
        return self.end(least=least)

    def going_on(
        self, values: Sequence[Written], looks: Sequence[str | Look], spans: Sequence[int]
    ) -> int:
        """Write the next row like ``spread``, and below it what of its texts no row is high enough for; return its row."""
        ends = [*accumulate(spans, initial=0)]
        parts = [
            self._fitting(value, look, sum(self.widths[first:last]))
            if isinstance(value, str)
            else [value]
            for value, look, first, last in zip(values, looks, ends[:-1], ends[1:], strict=True)
        ]
        first = self.row
        for row in zip_longest(*parts):
            self.spread(row, looks, spans)
        return first

    def _fitting(self, text: str, look: str | Look, width: float) -> list[Written]:
        """Return a text in parts each of which a row is high enough for, parted between words where that can be."""
        found, rest, room = list[Written](), text, self._room(look, width)
        while (high := room.height(rest)) > _MOST:
            cut = max(1, int(len(rest) * _MOST / high))
            while cut > 1 and room.height(rest[:cut]) > _MOST:
                cut = cut * 9 // 10
            space = rest.rfind(" ", cut // 2, cut)
            cut = space + 1 if space > 0 else cut
            found.append(rest[:cut].rstrip())
            rest = rest[cut:]
        return [*found, rest]

    def list_heading(
        self, labels: Sequence[str], looks: Sequence[str | Look] = (), least: float = 0
    ) -> int:
        """Write the next row as the heading of a list with a filter, whose buttons hide no word."""
        row = self.line(labels, looks or ("list_heading",) * len(labels), least=least)
        self.heights[row] += FILTER_ROOM
        return row

    def band(self, text: str, look: str | Look, height: float = 0) -> int:
        """Write the next row as one band over all columns; return it.

        Without a height the columns are merged and the row is as high as its text.
        """
        if not height:
            row = self.paragraph(text, look)
            self.heights[row] += _PADDING
            return row
        self._set(self.row, 1, text)
        self.look(Area(self.row, 1, self.row, self.last), look)
        return self.end(height)

    def standing(self, text: str, look: str, height: float, columns: int) -> int:
        """Write the next row as a band whose text stands over the first columns; return it.

        Where these columns stand still, or on every printed page, so does the whole text.
        """
        row, wanted = self.row, replace(named_look(look), wrap=True)
        self._set(row, 1, text)
        self.look(Area(row, 1, row, self.last), wanted)
        self.merges.append(Area(row, 1, row, columns))
        return self.end(max(height, band_height(text, wanted, sum(self.widths[:columns]))))

    def lines(self, text: str, look: Look, left: int, right: int) -> int:
        """Return on how many lines a text stands in columns of a row."""
        return self._room(look, sum(self.widths[left - 1 : right])).lines(text)

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

    def rule(self, area: Area, sides: str = "ltrb", style: str = "thin") -> None:
        """Draw a line along the sides of an area."""
        self.rules.append(RuledLine(area, sides, style))

    def dotted(self, left: int, right: int) -> None:
        """Draw a dotted line to write on, along the bottom of this row."""
        self.rule(Area(self.row, left, self.row, right), "b", "dotted")

    def hang(self, picture: Picture) -> None:
        """Hang a picture on the sheet."""
        self.pictures.append(picture)

    def tell(self, meanings: Meanings, row: int = 0) -> None:
        """Tell what the numbers of a row are, by their columns; without a number, of this row."""
        row = row or self.row
        for column, meaning in meanings.items():
            self.meanings[row, column] = meaning

    def keep(self, first: int, last: int) -> None:
        """Print these rows on one page."""
        self.together.append(RowBlock(first, last))

    def painted(self, **layout: object) -> Sheet:
        """Return the sheet as a value; ``layout`` are the remaining fields of Painted."""
        last = max(self._values, default=1)
        wide = max(map(len, self._values.values()), default=1)
        blank = (None,) * wide
        rows = (self._values.get(row, ()) for row in range(1, last + 1))
        values = tuple((*row, *blank[len(row) :]) for row in rows)
        return Sheet(
            name=self.name,
            values=values,
            looks=tuple((look, joined_areas(areas)) for look, areas in self._looks.items()),
            marks=tuple((look, joined_areas(areas)) for look, areas in self._marks.items()),
            notes=tuple(self.notes),
            links=tuple(self.links),
            widths=self.widths,
            heights=tuple(sorted(self.heights.items())),
            merges=tuple(self.merges),
            charts=tuple(self.charts),
            pictures=tuple(self.pictures),
            tints=tuple(self.tints),
            rules=tuple(self.rules),
            meanings=self.meanings,
            **layout,  # type: ignore[arg-type]
        )


def _runs(looks: Iterable[str | Look], first: int) -> Iterator[tuple[int, int, str | Look]]:
    """Yield which cells of a row, from one on, look alike, and how."""
    left = first
    for alike, run in groupby(looks):
        right = left + len(tuple(run))
        yield left, right - 1, alike
        left = right
