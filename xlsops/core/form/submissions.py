"""A bureau's answers as read from its workbook, and what was changed beside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from xlsops import messages
from xlsops.core.form.answers import (
    Answer,
    Change,
    Computed,
    ComputedColumn,
    Irregularity,
    texts_of,
    value_text,
)
from xlsops.core.form.layout import COVER, IDENTITY_FIELDS, FormTable, Layout, Line, identity_cell, marker
from xlsops.core.form.table import FoundTable
from xlsops.core.spec.spec import Block
from xlsops.core.values.cells import Content, Grid, Text

__all__ = [
    "Answer",
    "Answers",
    "Change",
    "Computed",
    "Irregularity",
    "MissingSheet",
    "Submission",
    "find_sheet",
    "read_submission",
    "value_text",
]


Place = tuple[Block, str, str]
"""A place of the form that is open: its table, line id and column key."""


class Answers(Mapping[Place, Answer]):
    """The answers of a submission by their places; they stand line by line, as the form asks them."""

    def __init__(self, layout: Layout, answers: Sequence[Answer]) -> None:
        """Hold all answers: those of the second table follow those of the first."""
        self.all = answers
        self._layout = layout

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return what a person reads in each answer."""
        return tuple(texts_of(self.all))

    def rows(self, sheet: FormTable) -> Iterator[tuple[Line, Mapping[str, str]]]:
        """Yield each line that is asked with the texts of its answers, by column key."""
        lines, columns = sheet.places
        first, width = self._first[sheet.block is Block.BUDGET], len(columns)
        for line, row in zip(sheet.asked, lines.values(), strict=True):
            at = first + row
            yield line, dict(zip(columns, self.texts[at : at + width], strict=True))

    @cached_property
    def _first(self) -> tuple[int, int]:
        indicators = self._layout.indicators
        return 0, len(indicators.asked) * len(indicators.opened)

    def at(self, block: Block, line: str, key: str) -> Answer | None:
        """Return the answer in a place, None where the form has none."""
        lines, columns = self._layout.sheet(block).places
        row, column = lines.get(line), columns.get(key)
        if row is None or column is None:
            return None
        return self.all[self._first[block is Block.BUDGET] + row + column]

    def column(self, sheet: FormTable, key: str) -> Sequence[Answer | None]:
        """Return the answers of a column, one for each line that is asked; None where it has none."""
        at = self.where(sheet, key)
        return [None] * len(sheet.asked) if at is None else self.all[at]

    def where(self, sheet: FormTable, key: str) -> slice | None:
        """Return where the answers of a column stand among all; None where it has none."""
        lines, columns = sheet.places
        at, first = columns.get(key), self._first[sheet.block is Block.BUDGET]
        if at is None:
            return None
        return slice(first + at, first + len(lines) * len(columns), len(columns))

    def __getitem__(self, place: Place) -> Answer:
        """Return the answer in a place."""
        found = self.at(*place)
        if found is None:
            raise KeyError(place)
        return found

    def __iter__(self) -> Iterator[Place]:
        """Yield the places in the order of the form."""
        return (
            (sheet.block, line.id, column.field.key)
            for sheet in self._layout.sheets
            for line in sheet.asked
            for column in sheet.opened
        )

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self.all)

    def __eq__(self, other: object) -> bool:
        """Tell whether the same answers stand in the same places."""
        return self.all == other.all if isinstance(other, Answers) else super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Return how many answers there are; which ones, the submission says."""
        return f"<{len(self)} answers>"


@dataclass(frozen=True)
class Submission:
    """All answers of one bureau, sorted by the form, and every irregularity, sorted by cell.

    ``older`` is the id of the form that was filled where it is not that of today, as the layout is;
    ``alike`` says that it asks the same, and only shows other figures of earlier quarters;
    ``new_rows`` are the lines it did not ask. ``computing`` is for those who judge: where that is done,
    nothing need be kept of it.
    """

    layout: Layout
    identity: Mapping[str, Content]
    answers: Sequence[Answer]
    computing: Sequence[ComputedColumn] = field(repr=False, compare=False)
    irregularities: tuple[Irregularity, ...]
    older: str = ""
    alike: bool = False
    new_rows: frozenset[str] = frozenset()

    @property
    def computed(self) -> tuple[Computed, ...]:
        """Return every cell the form computes itself."""
        return tuple(cell for each in self.computing for cell in each.cells())

    @cached_property
    def by_place(self) -> Answers:
        """Return the answers by their places."""
        return Answers(self.layout, self.answers)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what a person reads in each answer."""
        return self.by_place.texts


@dataclass(frozen=True, slots=True)
class MissingSheet:
    """A form sheet that could not be found by its marker, or that is there more than once."""

    name: str
    copies: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """Return what is wrong and what to do."""
        if self.copies:
            return messages.notes.sheet_copied(self.name, ", ".join(self.copies))
        return messages.notes.sheet_missing(self.name)


def read_submission(layout: Layout, grids: Sequence[Grid]) -> Submission | MissingSheet:
    """Return what a bureau's workbook says; rows are found by id and columns by key."""
    cover = find_sheet(grids, COVER, f"xlsops:{COVER}")
    if isinstance(cover, MissingSheet):
        return cover
    answers, computing, irregular = list[Answer](), list[ComputedColumn](), list[Irregularity]()
    for sheet in layout.sheets:
        grid = find_sheet(grids, sheet.name, marker(sheet.block))
        if isinstance(grid, MissingSheet):
            return grid
        table = FoundTable(sheet, grid)
        answers.extend(table.answers())
        computing.extend(table.computing())
        irregular.extend(table.irregularities())
    identity = {
        key: cover.at(identity_cell(key).row, identity_cell(key).column) for key in IDENTITY_FIELDS
    }
    irregular.sort(key=lambda each: (each.cell.sheet, each.cell.row, each.cell.column, each.key))
    return Submission(layout, identity, tuple(answers), tuple(computing), tuple(irregular))


def find_sheet(grids: Iterable[Grid], name: str, mark: str) -> Grid | MissingSheet:
    """Return the one sheet that carries the marker, else the one of that name."""
    marked = [grid for grid in grids if grid.at(1, 1).value == Text(mark)]
    if len(marked) > 1:
        return MissingSheet(name, tuple(grid.name for grid in marked))
    named = [grid for grid in grids if grid.name.strip().casefold() == name.casefold()]
    return next(iter([*marked, *named]), MissingSheet(name))
