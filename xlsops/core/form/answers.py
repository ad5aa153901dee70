"""What was found in the places of a form: answers, computed cells, and what was changed beside them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

from xlsops.core.form.layout import TOTAL_ROW, Column, Line
from xlsops.core.spec.spec import Block, FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import (
    Blank,
    Boolean,
    Cell,
    Columns,
    Content,
    Date,
    ErrorValue,
    Number,
    Text,
    Value,
    waits,
)
from xlsops.core.values.figures import interpret, plainly_typed
from xlsops.core.values.number_formats import TakenFor, effect, seen
from xlsops.core.values.numbers import Reading, as_typed, indonesian
from xlsops.core.values.rungs import rung_value
from xlsops.core.values.structs import Unprinted, replace, repr_as_before
from xlsops.core.values.visible import visible

_FAITHFUL = (TakenFor.PLAIN, TakenFor.PERCENT)
_UNITS = {FieldKind.MONEY: "", FieldKind.PERCENT: "%"}
"""The unit of columns that do not have the row's own."""
_WORDS, _PLAIN = {Text, Blank}, {Text, Blank, Number}
"""Values that are what they show, and those that need no reading or have had none in a column of words."""
_made = tuple.__new__
"""Makes a named tuple without the detour over its own constructor; for those made by hundreds."""
_value, _calculated = map(attrgetter, ("value", "calculated"))


Seen = tuple[Sequence[str], Sequence[int], Sequence[int], bool]
"""What is seen in a column: texts, empty cells, odd ones, whether all texts are plain letters."""


class Change(Enum):
    """What can have happened to a form besides answering it.

    Six come by a change of the master; what the last four tell of was mended by the reading.
    """

    ROW_MISSING = "hilang"
    ROW_ADDED = "ditambahkan"
    ROW_DOUBLE = "tertulis ganda"
    STRAY = "di luar tabel"
    HEADING = "judul kolom diubah"
    COLUMN_MISSING = "kolom hilang"
    LOCKED = "kolom terkunci berubah"
    HIDDEN = "tersembunyi"
    MERGED = "digabung"
    ROW_NEW = "baris baru di Master"
    ROW_GONE = "baris tidak diminta lagi"
    COLUMN_NEW = "kolom baru"
    COLUMN_GONE = "kolom tidak diminta lagi"
    COLUMN_RENAMED = "judul kolom lain"
    SHOWN_OTHERWISE = "isi terkunci lain"
    COLUMN_MOVED = "kolom pindah tempat"
    ROW_MOVED = "baris pindah tempat"
    KEY_LOST = "kunci kolom hilang"
    ID_LOST = "kode baris hilang"


MENDED = frozenset({Change.COLUMN_MOVED, Change.ROW_MOVED, Change.KEY_LOST, Change.ID_LOST})
"""What the reading mends without guessing: it finds columns and rows by what they still bear."""


class Irregularity(Struct, frozen=True):
    """One change beside the answers; ``key`` is the column, ``old`` and ``new`` what was shown.

    ``held`` is what was answered in a row or column that is not asked any more. One that stands for
    a ``count`` of them says which is the ``last``.
    """

    change: Change
    cell: Cell
    line: str = ""
    key: str = ""
    old: str = ""
    new: str = ""
    held: str = ""
    count: int = 1
    last: Cell | None = None


class Answer(NamedTuple):
    """One place of the form that was open: what stands there and how it reads as a number.

    ``key`` is the column's. There are hundreds in a form, so it is a tuple, of which many are
    made at once.
    """

    line: Line
    column: Column
    cell: Cell
    content: Content
    number: Decimal | None
    reading: Reading | None
    key: str

    @property
    def text(self) -> str:
        """Return what a person reads in the cell."""
        return _shown(self.content)

    @property
    def blank(self) -> bool:
        """Tell whether nothing to be seen was written; a formula is something."""
        return _is_blank(self.content)

    @property
    def says_not_applicable(self) -> bool:
        """Tell whether it says in words that the figure of an indicator does not apply."""
        quarter = self.column.field.quarter
        of_figure = quarter is not None and self.key == keys.actual(quarter)
        return of_figure and caseless(self.text) == keys.INAPPLICABLE

    @property
    def not_applicable(self) -> bool:
        """Tell whether it says so where the office lets a bureau say it."""
        return self.line.may_not_apply and self.says_not_applicable


class AnsweredColumn(Struct, frozen=True, dict=True):
    """A column that was open, as it stands in the sheet of that name: its lines, their rows, what they hold.

    ``words`` are the texts as they were written, where nothing but texts stands in it, ``figures`` those of
    its numbers, where nothing but numbers that look like what they are does.
    """

    column: Column
    lines: tuple[Line, ...]
    sheet: str
    rows: tuple[int, ...]
    number: int
    contents: Sequence[Content]
    words: Unprinted[Sequence[str] | None] = None
    figures: Unprinted[Sequence[str] | None] = None

    __repr__ = repr_as_before

    @property
    def numbers(self) -> Sequence[Decimal | None]:
        """Return the numbers its cells stand for; none in a column of words."""
        return self._figures[0]

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Return its cells one by one."""
        cells = map(_made, repeat(Cell), zip(repeat(self.sheet), self.rows, repeat(self.number)))
        column = repeat(self.column)
        key = repeat(self.column.field.key)
        parts = zip(self.lines, column, cells, self.contents, *self._figures, key)  # noqa: B905 - two go on
        return tuple(map(_made, repeat(Answer), parts))

    def holding(self, contents: Sequence[Content]) -> "AnsweredColumn":
        """Return it with other contents, of which nothing is known but what they are."""
        return replace(self, contents=contents, words=None, figures=None)

    def blank(self, place: int) -> bool:
        """Tell whether nothing to be seen was written in a cell."""
        if self._plain is not None:
            return self._plain[place] is None
        return _is_blank(self.contents[place]) if self.words is None else not self.texts[place]

    @property
    def texts(self) -> Sequence[str]:
        """Return what a person reads in its cells."""
        return self._seen[0]

    @property
    def plain(self) -> bool:
        """Tell whether it is known that all its texts are printable letters of ASCII."""
        return self._seen[3]

    @property
    def empty(self) -> Sequence[int]:
        """Return in which of its cells nothing to be seen was written."""
        return self._seen[1]

    @property
    def odd(self) -> Sequence[int]:
        """Return which of its cells are no plain number, text or blank: read from a text, not calculated."""
        return self._seen[2]

    @cached_property
    def _seen(self) -> Seen:
        """Return what is seen in it: a column in which all is as usual is asked as a whole."""
        if self.words is not None:
            together = "".join(self.words)
            plain = together.isascii() and together.isprintable()
            texts = [*map(str.strip, self.words if plain else map(visible, self.words))]
            return texts, [place for place, text in enumerate(texts) if not text], (), plain
        if self._plain is not None:
            return self._seen_plainly(self._plain)
        contents, (numbers, readings) = self.contents, self._figures
        values = list(map(_value, contents))
        kinds = set(map(type, values))
        usual = kinds <= _PLAIN and all(map(_calculated, contents))
        if usual and self.column.field.kind.numeric and Text not in kinds and not any(readings):
            return self._seen_plainly(numbers)
        texts = texts_read([each.value if isinstance(each, Text) else "" for each in values])
        if not kinds <= _WORDS:
            for place, (value, number, reading) in enumerate(
                zip(values, numbers, readings, strict=True)
            ):
                if value.__class__ in _WORDS:
                    continue
                if number is not None and reading is None:
                    texts[place] = indonesian(number)
                else:
                    texts[place] = _shown(contents[place])
        blank = [place for place, text in enumerate(texts) if not text]
        if not (usual and kinds <= _WORDS):
            blank = [place for place in blank if _is_blank(contents[place])]
        if usual and not any(readings):
            return texts, blank, (), False
        places = enumerate(zip(contents, readings, strict=True))
        return texts, blank, [place for place, each in places if _is_odd(*each)], False

    @staticmethod
    def _seen_plainly(numbers: Sequence[Decimal | None]) -> Seen:
        """Return the same of numbers that are what they look like."""
        texts = ["" if each is None else indonesian(each) for each in numbers]
        return texts, [place for place, each in enumerate(numbers) if each is None], (), True

    @cached_property
    def _plain(self) -> Sequence[Decimal | None] | None:
        """Return the numbers of a column in which nothing else stands, None of any other."""
        if self.figures is None or self._may_be_words:
            return None
        return plainly_typed(self.figures)

    @property
    def _may_be_words(self) -> bool:
        """Tell whether a line may be answered by a word of its scale."""
        return self.column.field.key in keys.WORDED and any(x.measure.rungs for x in self.lines)

    @cached_property
    def _figures(self) -> tuple[Sequence[Decimal | None], Sequence[Reading | None]]:
        kind, none = self.column.field.kind, (None,) * len(self.lines)
        if not (kind.numeric and self.lines):
            return none, none
        if self._plain is not None:
            return self._plain, none
        unit = _UNITS.get(kind)
        units = [line.unit if unit is None else unit for line in self.lines]
        numbers, readings = zip(*map(interpret, self.contents, units), strict=True)
        if self._may_be_words:
            return self._worded(numbers, readings)
        return numbers, readings

    def _worded(
        self, numbers: Sequence[Decimal | None], readings: Sequence[Reading | None]
    ) -> tuple[Sequence[Decimal | None], Sequence[Reading | None]]:
        """Return the figures where words of a scale stand for some: a number is no answer there."""
        found = list(zip(numbers, readings, strict=True))
        for place, (line, content) in enumerate(zip(self.lines, self.contents, strict=True)):
            if rungs := line.measure.rungs:
                text = "" if _is_blank(content) else _shown(content)
                number = rung_value(text, rungs)
                unread = Reading() if text and number is None else None
                found[place] = number, unread
        return [number for number, _ in found], [reading for _, reading in found]


class Computed(NamedTuple):
    """A cell the form computes itself; ``line`` is None in the row of sums."""

    block: Block
    line: Line | None
    column: Column
    cell: Cell
    content: Content


class ComputedColumn(Struct, frozen=True, dict=True):
    """A column the form computes itself, as it stands in the sheet of that name: line by line, and its sum.

    What its lines hold is made when it is asked for: of a form that nobody has calculated nothing is.
    """

    block: Block
    column: Column
    sheet: str
    number: int
    lines: tuple[Line, ...]
    rows: tuple[int, ...]
    total: Content | None
    below: Unprinted[Columns]

    __repr__ = repr_as_before

    @cached_property
    def contents(self) -> tuple[Content, ...]:
        """Return what its lines hold."""
        return tuple(self.below.held(self.number, self.rows))

    @cached_property
    def formulas(self) -> Sequence[str | None]:
        """Return the formulas in its lines."""
        return self.below.formulas(self.number, self.rows)

    @property
    def waits(self) -> bool:
        """Tell whether formulas stand in it that nobody has calculated yet, and nothing else."""
        if self.total is not None and not waits(self.total):
            return False
        return not self.rows or self.below.wait(self.number, self.rows)

    def cell(self, place: int) -> Computed:
        """Return one of its lines."""
        at = Cell(self.sheet, self.rows[place], self.number)
        return Computed(self.block, self.lines[place], self.column, at, self.contents[place])

    @property
    def sum(self) -> Computed | None:
        """Return its sum, None where there is none."""
        if self.total is None:
            return None
        at = Cell(self.sheet, TOTAL_ROW, self.number)
        return Computed(self.block, None, self.column, at, self.total)

    def cells(self) -> Iterator[Computed]:
        """Yield its cells."""
        yield from map(self.cell, range(len(self.rows)))
        if (total := self.sum) is not None:
            yield total


def texts_read(texts: Sequence[str]) -> list[str]:
    """Return what a person reads in texts; where all is plain, without looking at each."""
    together = "".join(texts)
    plain = together.isascii() and together.isprintable()
    return list(map(str.strip, texts if plain else map(visible, texts)))


def says_something(value: Value) -> bool:
    """Tell whether a person would see anything there; for those asked by hundred thousands."""
    if isinstance(value, Text):
        return bool(visible(value.value).strip())
    return not isinstance(value, Blank)


def value_text(value: Value) -> str:
    """Return a value as a person reads it in an Indonesian spreadsheet."""
    if isinstance(value, Text):  # sooner than by a pattern, and so it is nearly always
        return visible(value.value)
    match value:
        case Number(number):
            return indonesian(as_typed(number))
        case Boolean(flag):
            return "BENAR" if flag else "SALAH"
        case Date(moment):
            return f"{moment:%d/%m/%Y}"
        case ErrorValue(code):
            return code
        case Blank():
            return ""


def _shown(content: Content) -> str:
    """Return what a person reads in a cell."""
    value = content.value
    if isinstance(value, Text):
        return visible(value.value).strip()
    if isinstance(value, Number):
        number, look = as_typed(value.value), content.number_format
        return indonesian(number) if effect(look, number) in _FAITHFUL else seen(look, number).text
    return "" if isinstance(value, Blank) else value_text(value).strip()


def _is_odd(content: Content, reading: Reading | None) -> bool:
    """Tell whether a cell is no plain number, text or blank."""
    plain = content.calculated and content.value.__class__ in _PLAIN
    return reading is not None or not plain


def _is_blank(content: Content) -> bool:
    """Tell whether nothing to be seen was written; a formula is something."""
    value = content.value
    if isinstance(value, Text):
        return content.calculated and not visible(value.value).strip()
    return isinstance(value, Blank) and content.calculated
