"""The cells of a sheet as its rows spell them: made row by row or column by column, when asked."""

from collections.abc import Collection, Hashable, ItemsView, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import chain, zip_longest
from operator import and_, or_
from typing import TypeVar

from xlsops.core.values.cells import Columnar, Columns, Content, Place, Spelled
from xlsops.files.xlsx.sheet.cells import Scope
from xlsops.files.xlsx.sheet.shapes import (
    NO_TEXT,
    CellShape,
    Formulas,
    Shape,
    formula_of,
    may_show_picture,
)

Item = TypeVar("Item")

Row = tuple[int, Shape, tuple[str, ...], Formulas]
"""The number of a row, its shape, its texts and its formulas."""


class RowCells(Columnar):
    """The filled cells of a sheet; what they hold is known to be sound, and made when asked."""

    def __init__(
        self,
        rows: Sequence[Row],
        read: Mapping[int, Mapping[int, Content]],
        scope: Scope,
        *,
        odd: bool,
    ) -> None:
        """Hold the rows, which rise; those that were ``read`` already hang on other rows.

        Texts are ``odd`` where one may say something else than its letters.
        """
        self._scope, self._odd = scope, odd
        self._rows = {row[0]: row for row in rows if row[1].slots}
        self._made = dict(read)

    def __getitem__(self, place: Place) -> Content:
        """Return what a cell holds."""
        return self.row(place[0])[place[1]]

    def get(self, place: Place, default: Content | None = None) -> Content | None:  # type: ignore[override]
        """Return what a cell holds, the default where it holds nothing."""
        return self.row(place[0]).get(place[1], default)

    def __iter__(self) -> Iterator[Place]:
        """Yield the places row by row."""
        return iter(self.whole)

    def __len__(self) -> int:
        """Return how many cells are filled."""
        return self._count

    @cached_property
    def _count(self) -> int:
        return sum([len(each[1].slots) for each in self._rows.values()])

    def items(self) -> ItemsView[Place, Content]:
        """Return places and contents, all made at once."""
        return self.whole.items()

    @cached_property
    def whole(self) -> dict[Place, Content]:
        """Return all cells by their places."""
        columns = self.columns(1)
        return dict(
            sorted(
                ((row, column), content)
                for column in columns.numbers
                for row, content in columns[column].items()
            )
        )

    def filled(self, first: int) -> Collection[int]:
        """Return the rows from one on that hold something."""
        return {row for row in self._rows if row >= first}

    @cached_property
    def reach(self) -> tuple[int, int]:
        """Return the last row and the last column that hold something."""
        columns = [each[1].widest for each in self._rows.values()]
        return max(self._rows, default=0), max(columns, default=0)

    def columns(self, first: int) -> Columns:
        """Return what stands in the rows from one on, by columns."""
        asked = [each for number, each in self._rows.items() if number >= first]
        alike = [each for each in asked if not each[1].one_by_one]
        read = {row: self.row(row) for row, shape, _, _ in asked if shape.one_by_one}
        return _RowColumns(alike, read, self._scope, odd=self._odd)

    def row(self, row: int) -> Mapping[int, Content]:
        """Return what stands in a row, by column."""
        made = self._made.get(row)
        if made is None:
            _, shape, texts, formulas = self._rows.get(row, _NO_ROW)
            made = self._made[row] = shape.cells(texts, formulas, self._scope)
        return made


_NO_ROW: Row = (0, Shape({}, 0, None, (), hangs=False, values=tuple, formulas=tuple), (), ())


class _RowColumns(Columns):
    """Columns made when asked; what all rows say of a column alike is told without its cells."""

    def __init__(
        self,
        rows: Sequence[Row],
        read: Mapping[int, Mapping[int, Content]],
        scope: Scope,
        *,
        odd: bool,
    ) -> None:
        super().__init__()
        self._scope, self._odd = scope, odd
        self._rows = [row for row, _, _, _ in rows]
        self._shapes = [shape for _, shape, _, _ in rows]
        self._told = [formulas for _, _, _, formulas in rows]
        lines = [shape.across.texts(texts) for _, shape, texts, _ in rows]
        self._texts = [*zip_longest(*lines, fillvalue="")]
        self._asked: tuple[Iterable[int], Sequence[int] | None] = (), ()
        self._waiting: tuple[Iterable[int], int] = (), 0
        self._read: dict[int, dict[int, Content]] = {}
        for row, cells in read.items():
            for column, content in cells.items():
                self._read.setdefault(column, {})[row] = content

    @property
    def numbers(self) -> Collection[int]:
        """Return which columns hold something."""
        return self._read.keys() | set(chain(*(each.slots for each in self._shapes)))

    def spelled(self, column: int, rows: Collection[int], kind: Spelled) -> Sequence[str] | None:
        """Return the texts as the rows spell them, where that is how they read."""
        if column in self._read or self._others[kind] >> column & 1:
            return None
        if not 0 < column <= len(self._texts):
            return [""] * len(rows)
        texts = self._texts[column - 1]
        if self._odd:
            together = "".join(texts)
            if "&" in together or "_x" in together:
                return None
        return self._of_rows(texts, rows, "")

    def figures(self, column: int, rows: Collection[int]) -> Sequence[str] | None:
        """Return the texts of numbers as the rows spell them, where they look like what they are."""
        dressed = self._dressed >> column & 1
        return None if dressed else self.spelled(column, rows, Spelled.NUMBER)

    @cached_property
    def _dressed(self) -> int:
        """Return a bit of each column in which a number may look like another."""
        return reduce(or_, [each.across.dressed for each in set(self._shapes)], 0)

    @cached_property
    def _others(self) -> Mapping[Spelled, int]:
        """Return for each way of spelling a bit of each column in which a row is spelled otherwise."""
        of_rows = [each.across.others for each in set(self._shapes)]
        return {kind: reduce(or_, [each[kind] for each in of_rows], 0) for kind in Spelled}

    def formulas(self, column: int, rows: Iterable[int]) -> Sequence[str | None]:
        """Return the formulas as the rows spell them, where that is how they read."""
        if column in self._read:
            return super().formulas(column, rows)
        written = list[str | None]()
        for shape, told in zip(self._shapes, self._told, strict=True):
            slot = shape.slots.get(column)
            if slot is None or not slot.kind.computed:
                written.append(None)
            else:
                written.append("" if slot.formula == NO_TEXT else formula_of(told[slot.formula]))
        return self._of_rows(written, rows, None)

    def computed_alike(self, rows: Iterable[int]) -> Sequence[Hashable] | None:
        """Return of each row which columns are computed, and its formulas as they are written."""
        if self._read:
            return None
        computing = [shape.computing for shape in self._shapes]
        return self._of_rows([*zip(computing, self._told, strict=True)], rows, None)

    def _of_rows(self, told: Sequence[Item], rows: Iterable[int], nothing: Item) -> list[Item]:
        """Return what is told of these rows in a column, which is told of all.

        A table asks all its columns for the same rows, which mostly are all there are.
        """
        asked, places = self._asked
        if asked is not rows:
            at = {row: place for place, row in enumerate(self._rows)}
            places = None if [*rows] == self._rows else [at.get(row, -1) for row in rows]
            self._asked = rows, places
        return [*told] if places is None else [*map([*told, nothing].__getitem__, places)]

    def wait(self, column: int, rows: Collection[int]) -> bool:
        """Tell so by the shapes of the rows; where they say otherwise, by what stands there."""
        if self._waiting[0] is not rows:
            found = self._of_rows([each.across.waiting for each in self._shapes], rows, 0)
            self._waiting = rows, 0 if self._pictures else reduce(and_, found, -1)
        return bool(self._waiting[1] >> column & 1) or super().wait(column, rows)

    @cached_property
    def _pictures(self) -> bool:
        """Tell whether a formula of any row may show a picture."""
        return any(map(may_show_picture, self._told))

    def __missing__(self, column: int) -> dict[int, Content]:
        """Make a column."""
        found = self[column] = self._read.get(column, {})
        alike: dict[int, tuple[CellShape, list[int], list[str], list[str]]] = {}
        rows = zip(self._rows, self._shapes, self._told, strict=True)
        for place, (row, shape, told) in enumerate(rows):
            slot = shape.slots.get(column)
            if slot is None:
                continue
            _, kind, literal, formula = slot
            _, all_rows, literals, formulas = alike.setdefault(id(kind), (kind, [], [], []))
            all_rows.append(row)
            if literal != NO_TEXT:
                literals.append(self._texts[column - 1][place])
            if formula != NO_TEXT:
                formulas.append(told[formula])
        for kind, all_rows, literals, formulas in alike.values():
            contents = kind.contents(literals, formulas, self._scope)
            found.update(zip(all_rows, contents))  # noqa: B905 - the rows end it
        return found
