"""A sheet as people will see it, described once for an open and for a closed workbook."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct, field

from xlsops.core.form.emblem import Picture
from xlsops.core.results.meaning import Meaning
from xlsops.core.sheet.styles import Look
from xlsops.core.values.cells import column_letters
from xlsops.core.values.structs import Unprinted, replace, repr_as_before
from xlsops.core.values.visible import one_line

Shown = str | int | Decimal | date | datetime | None


_BY_ROWS, _FIRST = itemgetter(0, 2, 1), itemgetter(0)
"""How areas are sorted whose sides are top, left, bottom and right, and columns with what stands in them."""


class Formula(Struct, frozen=True):
    """A live formula with the value the program computed."""

    text: str
    cached: Decimal | str


class Rich(Struct, frozen=True):
    """A text in two or more pieces: (text, whether it is bold)."""

    pieces: tuple[tuple[str, bool], ...]


Written = Shown | Formula | Rich
"""What is put into a cell."""


class Area(NamedTuple):
    """A rectangle of cells, from and to counted from 1.

    There are thousands on a sheet, so it is a tuple, of which many are made at once.
    """

    top: int
    left: int
    bottom: int
    right: int

    @property
    def address(self) -> str:
        """Return the rectangle as ``B2:D5``, or ``B2`` for one cell."""
        first, last = address(self.top, self.left), address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    def lower(self, rows: int) -> "Area":
        """Return the rectangle so many rows further down."""
        return Area(self.top + rows, self.left, self.bottom + rows, self.right)


class Link(NamedTuple):
    """A cell that jumps to another cell: of the same workbook, or of the ``file`` that lies there from here.

    Without a ``sheet`` it opens the file.
    ``tip`` is what a person reads where the pointer rests on it.
    """

    row: int
    column: int
    sheet: str
    address: str
    file: str = ""
    tip: str = ""


class Note(NamedTuple):
    """A note on a cell."""

    row: int
    column: int
    text: str


class RuledLine(Struct, frozen=True):
    """A ruled line along some sides of an area, over its looks.

    ``sides`` are letters of ``ltrb``; ``style`` is such as ``thin``, ``dotted`` or ``double``.
    """

    area: Area
    sides: str = "ltrb"
    style: str = "thin"


class Chart(Struct, frozen=True):
    """A native chart over cells; anchor such as ``B20``; size in cm.

    Its bars lie, or stand where it is ``upright``. Their axis goes from 0 to ``most``, 0 leaves that
    to the spreadsheet program; ``colours`` has one for each bar, ``""`` for that of all, none for all
    alike. The cells are those of its own sheet unless ``sheet`` names another one. It begins so many
    pixels ``right`` of its anchor and ``down`` of it. One that is ``ruled`` for print has fine lines
    around its bars and no axis of figures: each bar tells its own, in the number format ``labels``;
    it stays as wide as the columns it stands over. A waterfall's bars stand on the figures of ``below``,
    with ``texts`` over them, in room so high as ``above``; the axis begins at ``least``. Its cells may be
    hidden.
    """

    title: str
    categories: Area
    values: Area
    anchor: str
    width: float = 16
    height: float = 7.5
    most: int = 100
    colours: tuple[str, ...] = ()
    upright: bool = False
    sheet: str = ""
    right: float = 0
    down: float = 0
    ruled: bool = False
    labels: str = ""
    below: Area | None = None
    above: Area | None = None
    texts: tuple[str, ...] = ()
    least: int = 0


class AxisScale(Struct, frozen=True):
    """An axis of figures: its title, from where to where it goes, and where the other axis crosses it."""

    title: str
    least: int
    most: int
    crossing: Decimal


class Scatter(Struct, frozen=True):
    """A native chart of points over two columns of cells, each with a label; its size in cm.

    The axes cross within it and part it into ``fields``, whose names stand at ``field_places``: the
    cells of where across and where up. These may be hidden.
    """

    title: str
    categories: Area
    values: Area
    anchor: str
    labels: tuple[str, ...]
    fields: tuple[str, ...]
    field_places: tuple[Area, Area]
    across: AxisScale
    up: AxisScale
    width: float
    height: float


class ChartLine(Struct, frozen=True):
    """A line of a chart over cells; one that ``goes_on`` is the same thing as an earlier line of that name."""

    name: str
    values: Area
    kind: int
    goes_on: bool = False


class LineChart(Struct, frozen=True):
    """A native chart of lines with marks and figures, which print in grey; size in cm.

    A blank cell breaks its line. Lines of one ``kind`` look alike. The cells may be hidden.
    """

    title: str
    categories: Area
    lines: tuple[ChartLine, ...]
    anchor: str
    width: float
    height: float
    most: int
    right: float = 0
    down: float = 0

    @property
    def values(self) -> Area:
        """Return the cells of its first line."""
        return self.lines[0].values


AnyChart = Chart | Scatter | LineChart


class Tint(Struct, frozen=True):
    """Cells that take on fill and ink by the word in them: (word, fill, ink)."""

    area: Area
    words: tuple[tuple[str, str, str], ...]


class NativeTable(Struct, frozen=True):
    """A table of the spreadsheet program, its columns named in the first row of its area."""

    name: str
    area: Area


class Sheet(Struct, frozen=True):
    """A whole sheet: values from A1, areas per look, notes, links, layout, print set-up.

    ``values`` is a rectangle of rows; ``marks`` repaint over ``looks`` (flags over cells).
    It is printed on ``pages_wide`` pages across and ``pages_tall`` down, smaller where that is
    needed; none means as many as it takes. ``last`` puts the sheet behind all others.
    ``drops`` puts a list of choices on an area; ``unlocked`` areas stay writable for the reviewer.
    ``widths`` are counted as a workbook keeps them, see text_metrics.
    ``title_columns`` stand on every page, from the first to the last.
    ``breaks`` are the rows after which the printer takes a new page. A page that is only painted
    ``over`` a sheet makes none.
    ``printed`` is all that is printed; without it the whole sheet is. The texts below a page, of
    which ``middle`` stands between the others, are as small as the sheet unless they are ``steady``.
    ``meanings`` says what the numbers are, by their places; nothing of it is seen.
    ``pieces`` are the rows below those of ``values``: see ``Piece``.
    """

    name: str
    values: tuple[tuple[Written, ...], ...]
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
    charts: tuple[AnyChart, ...] = ()
    drops: tuple[tuple[Area, tuple[str, ...]], ...] = ()
    unlocked: tuple[Area, ...] = ()
    zoom: int = 100
    pages_wide: int = 1
    pages_tall: int = 0
    title_columns: tuple[int, int] | None = None
    last: bool = False
    rules: tuple[RuledLine, ...] = ()
    breaks: tuple[int, ...] = ()
    centred: bool = False
    pictures: tuple[Picture, ...] = ()
    over: bool = False
    tab: str = ""
    tints: tuple[Tint, ...] = ()
    table: NativeTable | None = None
    printed: Area | None = None
    middle: str = ""
    steady: bool = False
    meanings: Unprinted[Mapping[tuple[int, int], Meaning]] = field(default_factory=dict)
    pieces: tuple["Piece", ...] = ()

    __repr__ = repr_as_before

    @property
    def last_row(self) -> int:
        """Return the number of the last row that has values."""
        return len(self.values) + sum(each.rows for each in self.pieces)


Rows = Callable[[], Sheet]
"""Makes rows as a sheet of their own, counted from 1: values, looks, heights, meanings, and nothing else."""


class Piece(Struct, frozen=True):
    """So many rows of a long list, known by their fingerprint; made only where they do not stand yet.

    ``marks`` are those of handwriting, row by row.
    """

    rows: int
    shows: str
    marks: str
    make: Unprinted[Rows]

    __repr__ = repr_as_before


def address(row: int, column: int) -> str:
    """Return the address of a cell."""
    return f"{column_letters(column)}{row}"


def quoted(text: str) -> str:
    """Return a text as a formula writes it."""
    return '"' + one_line(text).replace('"', '""') + '"'


def shown_of(value: Written) -> Shown:
    """Return what a person sees of a value: of a formula its result, of a text all its pieces."""
    if isinstance(value, Formula):
        return value.cached
    if isinstance(value, Rich):
        return "".join(text for text, _ in value.pieces)
    return value


def joined_areas(areas: list[Area]) -> tuple[Area, ...]:
    """Return single cells joined sideways, then rectangles joined downwards: fewer areas."""
    columns: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for top, left, bottom, right in _joined_sideways(areas):
        rows = columns.setdefault((left, right), [])
        if rows and rows[-1][1] + 1 == top:
            rows[-1] = (rows[-1][0], bottom)
        else:
            rows.append((top, bottom))
    return tuple(
        Area(top, left, bottom, right)
        for (left, right), rows in sorted(columns.items(), key=_FIRST)
        for top, bottom in rows
    )


def _joined_sideways(areas: list[Area]) -> Iterator[tuple[int, int, int, int]]:
    """Yield areas row by row, those that stand side by side as one."""
    if not areas:
        return
    ordered = iter(sorted(areas, key=_BY_ROWS))
    top, left, bottom, right = next(ordered)
    for above, beside, below, end in ordered:
        if beside == right + 1 and above == top and below == bottom:
            right = end
        else:
            yield top, left, bottom, right
            top, left, bottom, right = above, beside, below, end
    yield top, left, bottom, right


def placed_pieces(page: Sheet) -> Iterator[tuple[int, Piece]]:
    """Yield each piece of a sheet with the number of its first row."""
    row = len(page.values) + 1
    for each in page.pieces:
        yield row, each
        row += each.rows


def whole(page: Sheet, standing: Collection[str] = ()) -> Sheet:
    """Return a sheet whose pieces are rows like others; those of fingerprints ``standing`` are left empty."""
    values, heights = list(page.values), list(page.heights)
    looks = {look: list(areas) for look, areas in page.looks}
    meanings = dict(page.meanings)
    for first, piece in placed_pieces(page):
        if piece.shows in standing:
            values += [()] * piece.rows
            continue
        made, down = piece.make(), first - 1
        values += made.values
        heights += [(row + down, height) for row, height in made.heights]
        for look, areas in made.looks:
            looks.setdefault(look, []).extend(each.lower(down) for each in areas)
        meanings |= {(row + down, column): each for (row, column), each in made.meanings.items()}
    if not page.pieces:
        return page
    return replace(
        page,
        values=tuple(values),
        heights=tuple(heights),
        looks=tuple((look, joined_areas(areas)) for look, areas in looks.items()),
        meanings=meanings,
        pieces=(),
    )
