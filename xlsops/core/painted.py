"""A sheet as people will see it, described once for an open and for a closed workbook."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from xlsops.core.cells import column_letters
from xlsops.core.emblem import Picture
from xlsops.core.lettering import INSET, height_of, lines_of
from xlsops.core.looks import FILTER_ROOM, LOOKS, Look

Shown = str | int | Decimal | date | datetime | None
_LINE = 1.3
"""How high a line is, in sizes of its letters."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, from and to counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def address(self) -> str:
        """Return the rectangle as ``B2:D5``, or ``B2`` for one cell."""
        first = f"{column_letters(self.left)}{self.top}"
        last = f"{column_letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that jumps to another cell of the same workbook."""

    row: int
    column: int
    sheet: str
    address: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a cell."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line along some sides of an area, over its looks.

    ``sides`` are letters of ``ltrb``; ``style`` is such as ``thin``, ``dotted`` or ``double``.
    """

    area: Area
    sides: str = "ltrb"
    style: str = "thin"


@dataclass(frozen=True, slots=True)
class Chart:
    """A native bar chart over cells of its own sheet; anchor such as ``B20``; size in cm.

    Its axis goes from 0 to ``most``; ``colours`` has one for each bar, none for all alike.
    """

    title: str
    categories: Area
    values: Area
    anchor: str
    width: float = 16
    height: float = 7.5
    most: int = 100
    colours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Painted:
    """A whole sheet: values from A1, areas per look, notes, links, layout, print set-up.

    ``values`` is a rectangle of rows; ``marks`` repaint over ``looks`` (flags over cells).
    ``one_page`` prints all on one page; ``last`` puts the sheet behind all others.
    ``drops`` puts a list of choices on an area; ``unlocked`` areas stay writable for the reviewer.
    ``title_columns`` of the first columns stand on every page.
    ``breaks`` are the rows after which the printer takes a new page. A page that is only painted
    ``over`` a sheet makes none.
    """

    name: str
    values: tuple[tuple[Shown, ...], ...]
    looks: tuple[tuple[str | Look, tuple[Area, ...]], ...] = ()
    marks: tuple[tuple[str, tuple[Area, ...]], ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    widths: tuple[float, ...] = ()
    heights: tuple[tuple[int, float], ...] = ()
    merges: tuple[Area, ...] = ()
    freeze: tuple[int, int] | None = None
    filtered: Area | None = None
    title_rows: tuple[int, int] | None = None
    landscape: bool = True
    paper: int = 14
    footer: str = ""
    charts: tuple[Chart, ...] = ()
    drops: tuple[tuple[Area, tuple[str, ...]], ...] = ()
    unlocked: tuple[Area, ...] = ()
    zoom: int = 100
    one_page: bool = False
    pages_wide: int = 1
    title_columns: int = 0
    last: bool = False
    rules: tuple[Rule, ...] = ()
    breaks: tuple[int, ...] = ()
    centred: bool = False
    pictures: tuple[Picture, ...] = ()
    over: bool = False


def band_height(text: str, look: Look, width: float) -> float:
    """Return the height in points of a text wrapped over so many characters."""
    lines = lines_of(text, width - look.inset * INSET, look.size, bold=look.bold)
    return round(lines * look.size * _LINE + 4, 1)


class Canvas:
    """Gathers a painted sheet row by row; the only mutable thing in here, and it stays local."""

    def __init__(self, name: str, widths: tuple[float, ...]) -> None:
        self.name = name
        self.widths = widths
        self.row = 1
        self._values: dict[tuple[int, int], Shown] = {}
        self._looks: dict[str | Look, list[Area]] = {}
        self._marks: dict[str, list[Area]] = {}
        self.notes: list[Note] = []
        self.links: list[Link] = []
        self.heights: dict[int, float] = {}
        self.merges: list[Area] = []

    def put(self, row: int, column: int, value: Shown, look: str | Look) -> None:
        """Write one value in a look."""
        self._values[row, column] = value
        self.look(Area(row, column, row, column), look)

    def look(self, area: Area, look: str | Look) -> None:
        """Give an area a look."""
        self._looks.setdefault(look, []).append(area)

    def mark(self, row: int, column: int, look: str, note: str) -> None:
        """Flag one cell: a fill over whatever look it has, and a note."""
        self._marks.setdefault(look, []).append(Area(row, column, row, column))
        self.notes.append(Note(row, column, note))

    def line(self, values: tuple[Shown, ...], looks: tuple[str, ...], first: int = 1) -> int:
        """Write the next row from a column on, with a height for its wrapped texts; return it."""
        row = self.row
        for offset, (value, look) in enumerate(zip(values, looks, strict=True)):
            self.put(row, first + offset, value, look)
        widths = self.widths[first - 1 : first - 1 + len(values)]
        texts = [
            value if LOOKS[look].wrap and width else None
            for value, look, width in zip(values, looks, widths, strict=True)
        ]
        bold = any(LOOKS[look].bold for look in looks)
        self.heights[row] = height_of(texts, widths, bold=bold)
        self.row += 1
        return row

    def list_heading(self, labels: tuple[str, ...], looks: tuple[str, ...] = ()) -> int:
        """Write the next row as the heading of a list with a filter, whose buttons hide no word."""
        row = self.line(labels, looks or ("list_heading",) * len(labels))
        self.heights[row] += FILTER_ROOM
        return row

    def spread(
        self, values: tuple[Shown, ...], looks: tuple[str, ...], spans: tuple[int, ...]
    ) -> int:
        """Write the next row, each value over so many columns merged to one; return it."""
        row, column = self.row, 1
        texts, widths = [], []
        for value, look, span in zip(values, looks, spans, strict=True):
            area = Area(row, column, row, column + span - 1)
            self._values[row, column] = value
            self.look(area, look)
            if span > 1:
                self.merges.append(area)
            texts.append(value if LOOKS[look].wrap else None)
            widths.append(sum(self.widths[column - 1 : column - 1 + span]))
            column += span
        self.heights[row] = height_of(texts, widths, bold=any(LOOKS[look].bold for look in looks))
        self.row += 1
        return row

    def band(self, text: str, look: str, height: float = 0) -> int:
        """Write the next row as one band over all columns; return it.

        Without a height the columns are merged and the row is as high as its text.
        """
        row, area = self.row, Area(self.row, 1, self.row, len(self.widths))
        self._values[row, 1] = text
        self.look(area, look)
        if not height:
            self.merges.append(area)
            height = height_of([text], [sum(self.widths)], bold=LOOKS[look].bold) + 4
        self.heights[row] = height
        self.row += 1
        return row

    def standing(self, text: str, look: str, height: float, columns: int) -> int:
        """Write the next row as a band whose text stands over the first columns; return it.

        Where these columns stand still, or on every printed page, so does the whole text.
        """
        row, wanted = self.row, replace(LOOKS[look], wrap=True)
        self._values[row, 1] = text
        self.look(Area(row, 1, row, len(self.widths)), wanted)
        self.merges.append(Area(row, 1, row, columns))
        self.heights[row] = max(height, band_height(text, wanted, sum(self.widths[:columns])))
        self.row += 1
        return row

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
            **layout,  # type: ignore[arg-type]
        )


def joined(areas: list[Area]) -> tuple[Area, ...]:
    """Return single cells joined sideways, then rectangles joined downwards: fewer areas."""
    rows: list[Area] = []
    for area in sorted(areas, key=lambda each: (each.top, each.bottom, each.left)):
        last = rows[-1] if rows else None
        if last and (last.top, last.bottom, last.right + 1) == (area.top, area.bottom, area.left):
            rows[-1] = Area(last.top, last.left, last.bottom, area.right)
        else:
            rows.append(area)
    columns: list[Area] = []
    for area in sorted(rows, key=lambda each: (each.left, each.right, each.top)):
        last = columns[-1] if columns else None
        if last and (last.left, last.right, last.bottom + 1) == (area.left, area.right, area.top):
            columns[-1] = Area(last.top, last.left, area.bottom, last.right)
        else:
            columns.append(area)
    return tuple(columns)
