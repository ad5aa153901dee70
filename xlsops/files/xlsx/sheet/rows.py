"""The cells of a sheet as its rows spell them: made row by row or column by column, when asked."""

from collections.abc import Collection, Hashable, ItemsView, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, repeat
from typing import NamedTuple, TypeVar

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
        self, rows: Sequence[Row], read: Mapping[int, Mapping[int, Content]], scope: Scope
    ) -> None:
        """Hold the rows, which rise; those that were ``read`` already hang on other rows."""
        self._scope = scope
        self._rows = {row[0]: row[1:] for row in rows if row[1].slots}
        self._read = read
        self._made = dict(read)
        self._count = sum(len(shape.slots) for shape, _, _ in self._rows.values())

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
        columns = (shape.widest for shape, _, _ in self._rows.values())
        return max(self._rows, default=0), max(columns, default=0)

    def columns(self, first: int) -> Columns:
        """Return what stands in the rows from one on, by columns."""
        alike: dict[int, tuple[Shape, list[int], list[Sequence[str]], list[Formulas]]] = {}
        read = []
        for row, (shape, texts, formulas) in self._rows.items():
            if row < first:
                continue
            if shape.hangs:
                read.append(row)
                continue
            group = alike.get(id(shape))
            if group is None:
                group = alike[id(shape)] = shape, [], [], []
            group[1].append(row)
            group[2].append(texts)
            group[3].append(formulas)
        groups = [
            _Group(shape, rows, [*zip(*texts, strict=True)], formulas)
            for shape, rows, texts, formulas in alike.values()
        ]
        return _RowColumns(groups, {row: self._read[row] for row in read}, self._scope)

    def row(self, row: int) -> Mapping[int, Content]:
        """Return what stands in a row, by column."""
        made = self._made.get(row)
        if made is None:
            shape, texts, formulas = self._rows.get(row, _NO_ROW)
            made = self._made[row] = shape.cells(texts, formulas, self._scope)
        return made


_NO_ROW: tuple[Shape, tuple[str, ...], Formulas] = (
    Shape({}, 0, None, (), hangs=False, values=tuple, formulas=tuple),
    (),
    (),
)


class _Group(NamedTuple):
    """A shape, the rows that have it, their texts: of all rows the first, of all the second; the formulas of each row."""

    shape: Shape
    rows: Sequence[int]
    texts: Sequence[Sequence[str]]
    told: Sequence[Formulas]

    def formulas(self, place: int) -> list[str]:
        """Return one of the formulas of each row."""
        return [each[place] for each in self.told]


class _RowColumns(Columns):
    """Columns made when asked: of rows of one shape all cells of a column together."""

    def __init__(
        self, groups: Sequence[_Group], read: Mapping[int, Mapping[int, Content]], scope: Scope
    ) -> None:
        super().__init__()
        self._scope = scope
        self._all = groups
        self._places = {row: at for at, row in enumerate(chain(*(each.rows for each in groups)))}
        self._asked: tuple[Iterable[int], Sequence[int]] = (), ()
        self._groups: dict[int, list[_Group]] = {}
        self._read: dict[int, dict[int, Content]] = {}
        for group in groups:
            for column in group.shape.slots:
                self._groups.setdefault(column, []).append(group)
        for row, cells in read.items():
            for column, content in cells.items():
                self._read.setdefault(column, {})[row] = content

    @property
    def numbers(self) -> Collection[int]:
        """Return which columns hold something."""
        return self._groups.keys() | self._read.keys()

    def spelled(self, column: int, rows: Collection[int], kind: Spelled) -> Sequence[str] | None:
        """Return the texts as the rows spell them, where that is how they read."""
        if column in self._read:
            return None
        if column not in self._groups:
            return [""] * len(rows)
        written = list[str]()
        for shape, alike, texts, _ in self._all:
            slot = shape.slots.get(column)
            if slot is not None and slot.kind.spelled is not kind:
                return None
            if slot is None or slot.literal == NO_TEXT:
                written += [""] * len(alike)
            else:
                written += texts[slot.literal]
        together = "".join(written)
        if "&" in together or "_x" in together:
            return None
        written.append("")
        return self._of_rows(written, rows)

    def formulas(self, column: int, rows: Iterable[int]) -> Sequence[str | None]:
        """Return the formulas as the rows spell them, where that is how they read."""
        written = list[str | None]()
        for group in self._all:
            slot = group.shape.slots.get(column)
            if slot is None or not slot.kind.computed:
                written += [None] * len(group.rows)
            elif slot.formula == NO_TEXT:
                written += [""] * len(group.rows)
            else:
                written += map(formula_of, group.formulas(slot.formula))
        if column in self._read:
            return super().formulas(column, rows)
        written.append(None)
        return self._of_rows(written, rows)

    def computed_alike(self, rows: Iterable[int]) -> Sequence[Hashable] | None:
        """Return of each row which columns are computed, and its formulas as they are written."""
        if self._read:
            return None
        found = list[Hashable]()
        for group in self._all:
            found += zip(repeat(group.shape.computing), group.told)
        found.append(None)
        return self._of_rows(found, rows)

    def _of_rows(self, written: Sequence[Item], rows: Iterable[int]) -> list[Item]:
        """Return what stands in these rows of a column, which is told group by group; the last where nothing does.

        A table asks all its columns for the same rows.
        """
        asked, places = self._asked
        if asked is not rows:
            places = [*map(self._places.get, rows, repeat(-1))]
            self._asked = rows, places
        return [*map(written.__getitem__, places)]

    def wait(self, column: int, rows: Collection[int]) -> bool:
        """Tell so by the shapes of the rows; where they say otherwise, by what stands there."""
        waiting = set[int]()
        for group in self._groups.get(column, ()):
            _, kind, _, formula = group.shape.slots[column]
            if not kind.computed or kind.calculated:
                return super().wait(column, rows)
            if formula != NO_TEXT and may_show_picture(group.formulas(formula)):
                return super().wait(column, rows)
            waiting.update(group.rows)
        return waiting.issuperset(rows) or super().wait(column, rows)

    def __missing__(self, column: int) -> dict[int, Content]:
        """Make a column."""
        found = self[column] = self._read.get(column, {})
        alike: dict[int, tuple[CellShape, list[int], list[str], list[str]]] = {}
        for group in self._groups.get(column, ()):
            _, kind, literal, formula = group.shape.slots[column]
            kind, all_rows, literals, formulas = alike.setdefault(id(kind), (kind, [], [], []))
            all_rows += group.rows
            if literal != NO_TEXT:
                literals += group.texts[literal]
            if formula != NO_TEXT:
                formulas += group.formulas(formula)
        for kind, all_rows, literals, formulas in alike.values():
            contents = kind.contents(literals, formulas, self._scope)
            found.update(zip(all_rows, contents))  # noqa: B905 - the rows end it
        return found
