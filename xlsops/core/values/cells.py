"""A cell: where it stands and what it holds, with the kinds kept apart."""

from abc import abstractmethod
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import repeat
from typing import NamedTuple

from msgspec import Struct, field

from xlsops.core.values.known_figures import KnownFigure


class Blank(Struct, frozen=True):
    """Nothing was written; never zero, never an empty text."""


class Number(Struct, frozen=True):
    """A number exactly as the file writes it."""

    value: Decimal


class Text(Struct, frozen=True):
    """Characters, never interpreted."""

    value: str


class Boolean(Struct, frozen=True):
    """TRUE or FALSE."""

    value: bool


class Date(Struct, frozen=True):
    """A number whose cell format shows a date."""

    value: datetime


class ErrorValue(Struct, frozen=True):
    """An error of the spreadsheet program, such as ``#DIV/0!``."""

    code: str


Value = Blank | Number | Text | Boolean | Date | ErrorValue
BLANK = Blank()
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
PICTURE = Text("[gambar]")
"""What a cell shows that holds a picture and nothing to read."""


class Cell(NamedTuple):
    """A place in a workbook; row and column count from 1."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """Return the place within its sheet, such as ``C12``."""
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        """Return sheet and address as a person writes them."""
        return f"{self.sheet}!{self.address}"


class Content(NamedTuple):
    """What one cell holds: its value, its formula without ``=``, its number format.

    ``calculated`` is false where a formula stands without a cached result. There are thousands
    in a workbook, so it is a tuple, of which many are made at once.
    """

    value: Value
    formula: str | None = None
    number_format: str = "General"
    calculated: bool = True


NOTHING = Content(BLANK)


def waits(content: Content) -> bool:
    """Tell whether a formula stands in a cell that nobody has calculated."""
    return content.formula is not None and not content.calculated


Place = tuple[int, int]
"""Row and column, from 1."""


class Spelled(Enum):
    """What the text of a cell is, for one who compares texts alone; one that is more has to be read."""

    TEXT = 1
    NUMBER = 2
    MORE = 3
    __hash__ = object.__hash__  # there is one of each; it is asked for in every column


_SPELLED: Mapping[type[Value], Spelled] = {Text: Spelled.TEXT, Number: Spelled.NUMBER}
"""How the values that are sent out are spelled."""


class Columns(dict[int, dict[int, Content]]):
    """What stands in each column, by row; nothing in one that is not there."""

    @property
    def numbers(self) -> Collection[int]:
        """Return which columns hold something."""
        return self.keys()

    def held(self, column: int, rows: Iterable[int]) -> Iterable[Content]:
        """Return what stands in these rows of a column."""
        return map(self[column].get, rows, repeat(NOTHING))

    def spelled(
        self,
        column: int,  # noqa: ARG002 - as those below
        rows: Collection[int],  # noqa: ARG002
        kind: Spelled,  # noqa: ARG002
    ) -> Sequence[str] | None:
        """Return the texts in these rows, empty where nothing stands; None where there may be more than this kind."""
        return None

    def figures(
        self,
        column: int,  # noqa: ARG002 - as those above
        rows: Collection[int],  # noqa: ARG002
    ) -> Sequence[str] | None:
        """Return the texts of the numbers in these rows, empty where nothing stands; None where one may be shown as another."""
        return None

    def spells(self, column: int, rows: Collection[int], values: Sequence[Value]) -> bool:
        """Tell whether a column is spelled as one that holds just these values; another spelling may be the same."""
        found = {*map(type, values)}
        kinds = found - {Blank}
        kind = _SPELLED.get(kinds.pop()) if kinds else Spelled.TEXT
        if kinds or kind is None:
            return False
        if Blank in found:
            held = [getattr(each, "value", "") for each in values]  # a blank has none
        else:
            held = [each.value for each in values]  # type: ignore[union-attr]
        told = held if kind is Spelled.TEXT else [*map(str, held)]
        return self.spelled(column, rows, kind) == told

    def formulas(self, column: int, rows: Iterable[int]) -> Sequence[str | None]:
        """Return the formulas in these rows of a column."""
        return [content.formula for content in self.held(column, rows)]

    def computed_alike(
        self,
        rows: Iterable[int],  # noqa: ARG002 - as those below
    ) -> Sequence[Hashable] | None:
        """Return of each row what is equal in rows, of any file, with the same formulas in the same columns; None where nobody knows."""
        return None

    def wait(self, column: int, rows: Collection[int]) -> bool:
        """Tell whether formulas stand in all these rows of a column that nobody has calculated."""
        return all(map(waits, self.held(column, rows)))

    def __missing__(self, column: int) -> dict[int, Content]:
        """Return an empty column."""
        return {}


class Columnar(Mapping[Place, Content]):
    """Cells that can be asked for by whole columns."""

    @abstractmethod
    def columns(self, first: int) -> Columns:
        """Return what stands in the rows from one on, by columns."""

    @abstractmethod
    def row(self, row: int) -> Mapping[int, Content]:
        """Return what stands in a row, by column."""

    @abstractmethod
    def filled(self, first: int) -> Collection[int]:
        """Return the rows from one on that hold something."""

    @property
    @abstractmethod
    def reach(self) -> Place:
        """Return the last row and the last column that hold something."""


class EntryRule(NamedTuple):
    """What a spreadsheet program lets nobody type otherwise, and where; one that only warns ``stops`` nobody."""

    kind: str
    operator: str
    formula: str
    area: str
    stops: bool = True


Numbers = Mapping[Cell, KnownFigure | str]
"""Figures that are to stand in cells; None makes one empty."""


class Grid(Struct, frozen=True):
    """The cells of one sheet that hold something, by (row, column) from 1."""

    name: str
    state: str = "visible"
    cells: Mapping[Place, Content] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[str, ...] = ()
    protected: bool = False
    comments: Mapping[Place, str] = field(default_factory=dict)
    entries: tuple[EntryRule, ...] = ()

    def at(self, row: int, column: int) -> Content:
        """Return what stands there; a blank content where nothing does."""
        return self.cells.get((row, column), NOTHING)

    def row(self, row: int) -> Mapping[int, Content]:
        """Return what stands in a row, by column."""
        if isinstance(self.cells, Columnar):
            return self.cells.row(row)
        return {column: content for (at, column), content in self.cells.items() if at == row}

    def columns(self, first: int) -> Columns:
        """Return what stands in the rows from one on, by columns."""
        if isinstance(self.cells, Columnar):
            return self.cells.columns(first)
        found = Columns()
        for (row, column), content in self.cells.items():
            if row >= first:
                found.setdefault(column, {})[row] = content
        return found

    def filled(self, first: int) -> Collection[int]:
        """Return the rows from one on that hold something."""
        if isinstance(self.cells, Columnar):
            return self.cells.filled(first)
        return {row for row, _ in self.cells if row >= first}

    @property
    def reach(self) -> Place:
        """Return the last row and the last column that hold something; zeros where none does."""
        if isinstance(self.cells, Columnar):
            return self.cells.reach
        rows, columns = zip(*self.cells, strict=True) if self.cells else ((0,), (0,))
        return max(rows), max(columns)


@cache
def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """Return the column counted from 1 for letters such as AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
