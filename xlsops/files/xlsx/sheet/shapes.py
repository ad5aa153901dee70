"""Rows by their shapes: what a row says beside its texts, learnt once.

Five hundred forms of one office are one form with other texts in it, whichever program saved them.
A row without its texts and without its own number is its *shape*: which cells stand in it, of which
kind, how each is shown, which are computed. A shape is proved by the grammar when it is met first;
after that a row of it says nothing but its texts. What a shape says hangs on nothing but its
letters, the number formats and the epoch of dates, and a memory is kept for each of these. Formulas
are texts of a row, too; those that were proved are one value in all rows that have them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct, field

from xlsops.core.values.cells import BLANK, PICTURE, Content, Spelled, Text, Value
from xlsops.core.values.number_formats import shows_plainly
from xlsops.core.values.visible import unescaped
from xlsops.files.xlsx.limits import LIMITS
from xlsops.files.xlsx.markup import plainly_said
from xlsops.files.xlsx.sheet.cells import SHOWS_PICTURE, CellFormat, Gathered, Scope
from xlsops.files.xlsx.sheet.spelling import TEXTUAL, SpelledCell, resolved, spelled_cell, unusual
from xlsops.files.xlsx.sheet.values import number

CELL = '<c r="'
TEXT = re.compile(r">([^<]+)")
TEXT_HERE, _ROW_HERE = "\0", "\1"
"""What stands in a shape for a text and the sign before it, and for the number of the row; neither can in XML."""
_STYLED = '" s="'
"""What follows the address of a cell that has a style, and no other number."""
_OWN_ROW = re.compile(f'[A-Z]{{1,3}}{_ROW_HERE}"')
_MOST, _MOST_LETTERS, _MOST_KEPT = 20_000, 4_000_000, 8_000_000
_WIDE = 256
"""Wider rows are read one by one: of a few with a stray cell far away nobody makes columns up to there."""
NO_TEXT = -1
"""The number of no text, which counts from the end of a row's."""
Formulas = tuple[str, ...]
"""The formulas of a row, as they are written."""
Taking = Callable[[Sequence[str]], tuple[str, ...]]
"""Takes some of the texts of a row."""
_SHARED = "s"
_BEGINNING, _PICTURING = itemgetter(slice(3)), {"_x", "di", "im"}
"""The letters with which formulas begin, and of those that show a picture the first two."""
_TEXTS = {*TEXTUAL, _SHARED}

_made = tuple.__new__
"""Makes a named tuple without the detour over its own constructor; contents are many."""


class CellShape(Struct, frozen=True):
    """What cells say beside their texts: of which kind they are, how they are shown, whether computed.

    ``worth`` is the value of those without a text for it. A formula that is not ``written`` is empty.
    """

    name: str
    look: CellFormat
    worth: Value
    computed: bool
    written: bool
    calculated: bool

    @property
    def holds(self) -> bool:
        """Tell whether such a cell holds something."""
        return self.computed or self.calculated

    @property
    def spelled(self) -> Spelled:
        """Return what a text of such a cell is for one who compares texts alone."""
        if self.computed or not self.calculated or self.worth is not BLANK:
            return Spelled.MORE
        if self.name in _TEXTS:
            return Spelled.TEXT
        return Spelled.NUMBER if self.name == "n" and not self.look.date else Spelled.MORE

    def contents(
        self, literals: Sequence[str], formulas: Sequence[str], scope: Scope
    ) -> Iterator[Content]:
        """Return what cells hold with these texts, without end where no text is their own."""
        look = self.look.number_format
        values = self._values(literals, scope) if literals else repeat(self.worth)
        told: Iterable[str | None] = repeat("" if self.computed else None)
        if formulas:
            told = found = [*map(formula_of, formulas)]
            if any(map(SHOWS_PICTURE.match, found)):
                return map(self._pictured, values, found)
        return map(_made, repeat(Content), zip(values, told, repeat(look), repeat(self.calculated)))

    def _values(self, literals: Sequence[str], scope: Scope) -> Iterable[Value]:
        if self.name == _SHARED:
            return map(Text, literals)
        together = "".join(literals)
        odd = "&" in together
        if self.name in TEXTUAL:
            return map(_said if odd or "_x" in together else Text, literals)
        if odd:
            literals = [*map(resolved, literals)]
        if self.name == "n" and not self.look.date:
            return map(number, literals)
        return map(scope.value, repeat(self.name), literals, repeat(self.look))

    def _pictured(self, value: Value, formula: str) -> Content:
        look = self.look.number_format
        if SHOWS_PICTURE.match(formula):
            return Content(PICTURE, formula, look)
        return Content(value, formula, look, self.calculated)


class Slot(NamedTuple):
    """A cell of a shape that holds something: its column, its kind, which of its row's texts and formulas are its own."""

    column: int
    kind: CellShape
    literal: int
    formula: int

    def content(self, texts: Sequence[str], formulas: Sequence[str], scope: Scope) -> Content:
        """Return what the cell holds in a row with these texts and formulas."""
        literals = [] if self.literal == NO_TEXT else [texts[self.literal]]
        told = [] if self.formula == NO_TEXT else [formulas[self.formula]]
        return next(self.kind.contents(literals, told, scope))


class Computing(Struct, frozen=True, eq=False):
    """Which columns of a shape are computed, by which of its formulas; shapes of which the same is true share it."""

    columns: tuple[tuple[int, int], ...]


class Across(NamedTuple):
    """What rows of one shape say of their columns, to be put together with rows of others.

    ``texts`` puts the texts of a row in the place of their columns, empty where there is none. A bit of
    ``others`` says of a column that it is not spelled in such a way, one of ``dressed`` that a number in it
    may look like another, one of ``waiting`` that it holds a formula that nobody has calculated.
    """

    texts: Taking
    others: Mapping[Spelled, int]
    dressed: int
    waiting: int


NOTHING_ACROSS = Across(tuple, dict.fromkeys(Spelled, 0), 0, 0)


class Shape(Struct, eq=False):
    """What rows of one shape say beside their texts, and the last row met whose cells say all themselves.

    ``row`` is the only one that can have this shape, where there is only one. ``shared`` are the
    texts that are numbers of shared ones. A shape that ``hangs`` on more has a formula that may be shared
    with other rows. ``values`` and ``formulas`` take out of all texts of a row, as they are written, its
    own and its formulas. ``widest`` is the last column that holds something.
    """

    slots: Mapping[int, Slot]
    blanks: int
    row: int | None
    shared: tuple[int, ...]
    hangs: bool
    values: Taking
    formulas: Taking
    widest: int = 0
    computing: Computing = Computing(())
    across: Across = NOTHING_ACROSS
    one_by_one: bool = False
    met: tuple[Sequence[str], Formulas, Mapping[int, Content]] | None = None

    def cells(
        self, texts: Sequence[str], formulas: Formulas, scope: Scope
    ) -> Mapping[int, Content]:
        """Return what stands in one row with these texts and formulas, by column."""
        met = self.met
        if met is None or met[0] != texts or met[1] != formulas:
            slots = self.slots.items()
            found = {column: slot.content(texts, formulas, scope) for column, slot in slots}
            self.met = met = texts, formulas, found
        return met[2]


class MetRow(NamedTuple):
    """A row that was spelled so before: how it opens, behind those without cells, its shape, how many texts it has."""

    openings: tuple[tuple[int, str], ...]
    shape: Shape | None
    texts: int


class KnownShapes(Struct):
    """The shapes that were met, by their letters; what is kept has so many ``letters``."""

    scope: Scope
    shapes: dict[str, Shape] = field(default_factory=dict)
    kinds: dict[CellShape, CellShape] = field(default_factory=dict)
    computing: dict[tuple[tuple[int, int], ...], Computing] = field(default_factory=dict)
    letters: int = 0
    met: dict[str, MetRow] = field(default_factory=dict)
    formulas: dict[Formulas, Formulas] = field(default_factory=dict)
    kept: int = 0

    def first(
        self,
        spelled: str,
        openings: tuple[tuple[int, str], ...],
        cells: str,
        written: Sequence[str],
    ) -> MetRow:
        """Return a row that is spelled as none was before, and remember it; it is told without its texts."""
        shape = self._shape_of(openings[-1][0], cells, written) if cells else None
        self._count(spelled)
        found = self.met[spelled] = MetRow(openings, shape, len(written))
        return found

    def _shape_of(self, row: int, spelled: str, written: Sequence[str]) -> Shape:
        """Return the shape of the cells of a row, which are told without their texts."""
        cells = with_texts(spelled, written)
        if not plainly_said(cells.encode()):
            unusual()
        here = _STYLED if _STYLED in spelled else '"'
        alike = spelled.replace(f"{row}{here}", _ROW_HERE + here)
        shape = self.shapes.get(alike)
        if shape is None or shape.row not in {None, row}:
            shape = self._shape(row, cells, len(written))
            places = alike.split(CELL)[1:]
            if all(map(_OWN_ROW.match, places)) and alike.count(_ROW_HERE) == len(places):
                shape.row = None
            self._keep(alike, shape)
        return shape

    def proved(self, formulas: Formulas) -> Formulas:
        """Return the formulas of a row, all of which letters stand for themselves; equal ones are one value."""
        found = self.formulas.get(formulas)
        if found is None:
            together = "\n".join(formulas)
            if not plainly_said(together.encode()):
                unusual()
            self._count(together)
            found = self.formulas[formulas] = formulas
        return found

    def _count(self, letters: str) -> None:
        """Count what is kept of rows; forget all of them where it would be too much."""
        self.kept += len(letters)
        if self.kept > _MOST_KEPT:
            self.met.clear()
            self.formulas.clear()
            self.kept = len(letters)

    def _shape(self, row: int, cells: str, texts: int) -> Shape:
        """Return the shape of a row, proved by the grammar; its texts must be those of its cells."""
        slots: dict[int, Slot] = {}
        columns: set[int] = set()
        values, formulas = list[int](), list[int]()
        hangs, at, found = False, 0, [*spelled_cells(cells)]
        for cell in found:
            column = cell.place[1]
            if cell.place[0] != row or column in columns:
                unusual()
            columns.add(column)
            slot = self._slot(cell, len(values), len(formulas))
            if slot.formula != NO_TEXT:
                formulas.append(at)
                at += 1
            if slot.literal != NO_TEXT:
                values.append(at)
                at += 1
            hangs = hangs or cell.hangs_on_more
            if slot.kind.holds:
                slots[column] = slot
        if at != texts:
            unusual()
        shared = [each.literal for each in slots.values() if each.kind.name == _SHARED]
        named = tuple(each for each in shared if each != NO_TEXT)
        blanks = len(columns) - len(slots)
        widest = max(slots, default=0)
        told = tuple((at, each.formula) for at, each in slots.items() if each.kind.computed)
        computing = self.computing.setdefault(told, Computing(told))
        own = _taking(values), _taking(formulas)
        alone = hangs or widest > _WIDE
        across = NOTHING_ACROSS if alone else _across(slots, widest)
        return Shape(slots, blanks, row, named, hangs, *own, widest, computing, across, alone)

    def _slot(self, cell: SpelledCell, literal_at: int, formula_at: int) -> Slot:
        """Return the slot of a cell, whose texts are those of these numbers."""
        formula, literal = cell.formula or cell.body, cell.literal
        calculated = literal is not None and bool(literal or cell.kind in TEXTUAL)
        look = cell.look(self.scope)
        own = cell if cell.kind != _SHARED else cell._replace(literal=None)
        own.content(Gathered(self.scope))  # what no text of it could mend is unusual
        kind = CellShape(
            cell.kind,
            look,
            self.scope.value(cell.kind, "", look) if calculated and not literal else BLANK,
            cell.formula is not None or cell.attributes is not None,
            bool(formula),
            calculated,
        )
        return Slot(
            cell.place[1],
            self.kinds.setdefault(kind, kind),
            literal_at if literal else NO_TEXT,
            formula_at if formula else NO_TEXT,
        )

    def _keep(self, spelled: str, shape: Shape) -> None:
        """Remember a shape; forget all where what is kept would be too much."""
        self.letters += len(spelled)
        if self.letters > _MOST_LETTERS or len(self.shapes) >= _MOST:
            self.shapes.clear()
            self.kinds.clear()
            self.computing.clear()
            self.letters = len(spelled)
        self.shapes[spelled] = shape


@lru_cache(maxsize=4_096)
def may_show_picture(formulas: Formulas) -> bool:
    """Tell of the formulas of a row whether one begins like those that show a picture."""
    return any(map(_begins_picture, {*map(_BEGINNING, formulas)}))


@lru_cache(maxsize=4_096)
def _begins_picture(letters: str) -> bool:
    return letters.removeprefix("=")[:2].casefold() in _PICTURING


def with_texts(spelled: str, written: Sequence[str]) -> str:
    """Return the cells of a row as they are written."""
    first, *pieces = spelled.split(TEXT_HERE)
    return first + "".join(f">{text}{piece}" for text, piece in zip(written, pieces, strict=True))


def _taking(places: Sequence[int]) -> Taking:
    """Return what takes the texts in these places; of one alone a getter would make no tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda texts: tuple([texts[place] for place in places])


def _across(slots: Mapping[int, Slot], widest: int) -> Across:
    """Return what rows with these cells say of their columns."""
    columns = range(1, widest + 1)
    taken = _taking([slots[at].literal if at in slots else NO_TEXT for at in columns])
    kinds = {1 << at: each.kind for at, each in slots.items()}
    others = {
        way: sum(bit for bit, kind in kinds.items() if kind.spelled is not way) for way in Spelled
    }
    dressed = sum(bit for bit, kind in kinds.items() if not shows_plainly(kind.look.number_format))
    waiting = sum(bit for bit, kind in kinds.items() if kind.computed and not kind.calculated)
    return Across(lambda texts: taken((*texts, "")), others, dressed, waiting)


def spelled_cells(cells: str) -> Iterator[SpelledCell]:
    """Yield the cells of a row by the grammar."""
    before, *spelled = cells.split(CELL)
    if before:
        unusual()
    yield from map(spelled_cell, spelled)


def known_shapes(scope: Scope) -> KnownShapes:
    """Return the shapes that are known of workbooks that show cells alike."""
    return _known(scope.formats, scope.date1904)


@lru_cache(maxsize=4)
def _known(formats: tuple[str, ...], date1904: bool) -> KnownShapes:  # noqa: FBT001 - a key
    return KnownShapes(Scope([], formats, date1904, LIMITS))


def forget() -> None:
    """Forget everything."""
    _known.cache_clear()


@lru_cache(maxsize=4_096)
def formula_of(text: str) -> str:
    """Return a formula without its sign; those of one form stand in all of an office."""
    return resolved(text).removeprefix("=")


def _said(text: str) -> Value:
    """Return what a cell holds that says this text."""
    odd = "&" in text or "_x" in text
    return Text(unescaped(resolved(text)) if odd else text)
