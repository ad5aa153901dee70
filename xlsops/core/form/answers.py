"""What was found in the places of a form: answers, computed cells, and what was changed beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from xlsops.core.form.layout import Column, Line
from xlsops.core.spec.spec import Block, FieldKind
from xlsops.core.values.cells import (
    Blank,
    Boolean,
    Cell,
    Content,
    Date,
    ErrorValue,
    Number,
    Text,
    Value,
)
from xlsops.core.values.figures import interpret
from xlsops.core.values.number_formats import TakenFor, effect, seen
from xlsops.core.values.numbers import Reading, as_typed, indonesian
from xlsops.core.values.visible import visible

_FAITHFUL = (TakenFor.PLAIN, TakenFor.PERCENT)
_UNITS = {FieldKind.MONEY: "", FieldKind.PERCENT: "%"}
"""The unit of columns that do not have the row's own."""
_WORDS = {Text, Blank}
_made = tuple.__new__
"""Makes a named tuple without the detour over its own constructor; for those made by hundreds."""
_calculated, _formula = attrgetter("calculated"), attrgetter("formula")


class Change(Enum):
    """What can have happened to a form besides answering it; the last six by a change of the master."""

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


@dataclass(frozen=True, slots=True)
class Irregularity:
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

    ``key`` is the column's. There are hundreds in a form, so it is a tuple, which is made four
    times faster than a dataclass.
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
        value = self.content.value
        if isinstance(value, Text):
            return visible(value.value).strip()
        if isinstance(value, Number):
            number, look = as_typed(value.value), self.content.number_format
            faithful = effect(look, number) in _FAITHFUL
            return indonesian(number) if faithful else seen(look, number).text
        return "" if isinstance(value, Blank) else value_text(value).strip()

    @property
    def blank(self) -> bool:
        """Tell whether nothing to be seen was written; a formula is something."""
        value = self.content.value
        if isinstance(value, Text):
            return self.content.calculated and not visible(value.value).strip()
        return isinstance(value, Blank) and self.content.calculated


def answered(
    column: Column, lines: Sequence[Line], cells: Iterable[Cell], contents: Sequence[Content]
) -> Iterator[Answer]:
    """Return the answers of a column: what stands in these cells, one a line, and how it reads."""
    numbers, readings = _figures(contents, column, lines)
    fields = zip(
        lines, repeat(column), cells, contents, numbers, readings, repeat(column.field.key)
    )
    return map(_made, repeat(Answer), fields)


class Computed(NamedTuple):
    """A cell the form computes itself; ``line`` is None in the row of sums."""

    block: Block
    line: Line | None
    column: Column
    cell: Cell
    content: Content


class ComputedColumn(NamedTuple):
    """A column the form computes itself, as it stands in the sheet of that name: line by line, and its sum."""

    block: Block
    column: Column
    sheet: str
    number: int
    lines: tuple[Line | None, ...]
    rows: tuple[int, ...]
    contents: tuple[Content, ...]

    @property
    def waits(self) -> bool:
        """Tell whether formulas stand in it that nobody has calculated yet, and nothing else."""
        contents = self.contents
        return not any(map(_calculated, contents)) and None not in map(_formula, contents)

    def cells(self) -> Iterator[Computed]:
        """Yield its cells."""
        for line, row, content in zip(self.lines, self.rows, self.contents, strict=True):
            yield Computed(
                self.block, line, self.column, Cell(self.sheet, row, self.number), content
            )


def texts_of(answers: Sequence[Answer]) -> list[str]:
    """Return the text of each answer, sooner for the most of them: words, and figures shown as they are."""
    values = [each.content.value for each in answers]
    texts = [each.value if isinstance(each, Text) else "" for each in values]
    together = "".join(texts)
    plain = together.isascii() and together.isprintable()
    found = list(map(str.strip, texts if plain else map(visible, texts)))
    for place, value in enumerate(values):
        if value.__class__ not in _WORDS:
            answer = answers[place]
            usual = answer.number is not None and answer.reading is None
            found[place] = indonesian(answer.number) if usual else answer.text
    return found


def says_something(value: Value) -> bool:
    """Tell whether a person would see anything there; for those asked by hundred thousands."""
    if isinstance(value, Text):
        return bool(visible(value.value).strip())
    return not isinstance(value, Blank)


def value_text(value: Value) -> str:
    """Return a value as a person reads it in an Indonesian spreadsheet."""
    match value:
        case Text(text):
            return visible(text)
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


def _figures(
    contents: Sequence[Content], column: Column, lines: Sequence[Line]
) -> tuple[Iterable[Decimal | None], Iterable[Reading | None]]:
    """Return which numbers stand in a column, and how they were read; none in a column of words."""
    if not (column.field.kind.numeric and lines):
        return repeat(None), repeat(None)
    unit = _UNITS.get(column.field.kind)
    units = [line.unit if unit is None else unit for line in lines]
    numbers, readings = zip(*map(interpret, contents, units), strict=True)
    return numbers, readings
