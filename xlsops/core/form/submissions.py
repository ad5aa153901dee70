"""A bureau's answers as read from its workbook, and what was changed beside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.answers import (
    Answer,
    AnsweredColumn,
    Change,
    Computed,
    ComputedColumn,
    Irregularity,
    value_text,
)
from xlsops.core.form.layout import (
    COVER,
    IDENTITY_FIELDS,
    KEY_ROW,
    FormColumns,
    FormTable,
    Layout,
    Line,
    identity_cell,
    marker,
)
from xlsops.core.form.lost_marks import Undone
from xlsops.core.form.table import FoundTable
from xlsops.core.spec.spec import Block
from xlsops.core.values.cells import Content, Grid, Text
from xlsops.core.values.structs import Unprinted, repr_as_before

__all__ = [
    "Answer",
    "AnsweredColumn",
    "Answers",
    "Change",
    "Computed",
    "ComputedColumn",
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

    def __init__(self, layout: Layout, columns: Sequence[AnsweredColumn]) -> None:
        """Hold the columns of both tables."""
        self.columns = columns
        self._layout = layout

    @cached_property
    def all(self) -> tuple[Answer, ...]:
        """Return all answers: those of the second table follow those of the first."""
        return tuple(
            each for sheet in self._layout.sheets for row in self._rows(sheet) for each in row
        )

    def at(self, block: Block, line: str, key: str) -> Answer | None:
        """Return the answer in a place, None where the form has none."""
        column, place = self.found(block, key), self._layout.sheet(block).places.get(line)
        return None if column is None or place is None else column.answers[place]

    def blank(self, block: Block, line: str, key: str) -> bool:
        """Tell whether nothing to be seen was written in a place, or the form has none such."""
        column, place = self.found(block, key), self._layout.sheet(block).places.get(line)
        return column is None or place is None or column.blank(place)

    def column(self, sheet: FormTable, key: str) -> Sequence[Answer | None]:
        """Return the answers of a column, one for each line that is asked; None where it has none."""
        found = self.found(sheet.block, key)
        return found.answers if found else (None,) * len(sheet.asked)

    def numbers(self, sheet: FormTable, key: str) -> Sequence[Decimal | None]:
        """Return the numbers of a column, one for each line that is asked; None where it has none."""
        found = self.found(sheet.block, key)
        return found.numbers if found else (None,) * len(sheet.asked)

    def texts(self, sheet: FormTable) -> Iterator[tuple[Line, Mapping[str, str]]]:
        """Yield each line that is asked with the texts of its answers, by column key."""
        columns = self.of(sheet)
        names = [each.column.field.key for each in columns]
        rows = zip(*(each.texts for each in columns), strict=True)
        for line, row in zip(sheet.asked if names else (), rows, strict=True):
            yield line, dict(zip(names, row, strict=True))

    def found(self, block: Block, key: str) -> AnsweredColumn | None:
        """Return a column, None where the form has none of that key."""
        return self._by_key.get((block, key))

    def of(self, sheet: FormTable) -> Sequence[AnsweredColumn]:
        """Return the columns of a table."""
        return [each for each in self.columns if each.column.field.block is sheet.block]

    @cached_property
    def _by_key(self) -> Mapping[tuple[Block, str], AnsweredColumn]:
        return {(each.column.field.block, each.column.field.key): each for each in self.columns}

    def _rows(self, sheet: FormTable) -> Iterator[tuple[Answer, ...]]:
        return zip(*(each.answers for each in self.of(sheet)), strict=True)

    def __getitem__(self, place: Place) -> Answer:
        """Return the answer in a place."""
        found = self.at(*place)
        if found is None:
            raise KeyError(place)
        return found

    def __iter__(self) -> Iterator[Place]:
        """Yield the places in the order of the form."""
        return ((each.column.field.block, each.line.id, each.key) for each in self.all)

    def __len__(self) -> int:
        """Return how many places there are."""
        return sum(len(each.lines) for each in self.columns)

    def __eq__(self, other: object) -> bool:
        """Tell whether the same answers stand in the same places, by whichever way they were read."""
        if not isinstance(other, Answers):
            return super().__eq__(other)
        one, another = (
            [each.holding(each.contents) for each in answers.columns] for answers in (self, other)
        )
        return one == another

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Return how many answers there are; which ones, the submission says."""
        return f"<{len(self)} answers>"


class Submission(Struct, frozen=True, dict=True):
    """All answers of one bureau, sorted by the form, and every irregularity, sorted by cell.

    ``older`` is the id of the form that was filled where it is not that of today, as the layout is;
    ``alike`` says that it asks the same, and only shows other figures of earlier quarters;
    ``new_rows`` are the lines it did not ask. ``beside`` are sentences on what the bureau wrote beside its
    answers. ``computing`` and ``tables`` are for those who judge: where that is done, nothing need be
    kept of them.
    """

    layout: Layout
    identity: Mapping[str, Content]
    columns: Sequence[AnsweredColumn]
    computing: Unprinted[Sequence[ComputedColumn]]
    irregularities: tuple[Irregularity, ...]
    older: str = ""
    alike: bool = False
    new_rows: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()
    tables: Unprinted[Sequence[FoundTable]] = ()

    __repr__ = repr_as_before

    @property
    def computed(self) -> tuple[Computed, ...]:
        """Return every cell the form computes itself."""
        return tuple(cell for each in self.computing for cell in each.cells())

    @cached_property
    def by_place(self) -> Answers:
        """Return the answers by their places."""
        return Answers(self.layout, self.columns)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Return every answer of both tables, line by line."""
        return self.by_place.all

    @property
    def untouched(self) -> bool:
        """Tell whether nothing was answered."""
        return all(len(each.empty) == len(each.lines) for each in self.columns)


class MissingSheet(Struct, frozen=True):
    """A form sheet that could not be found by its marker, or that is there more than once."""

    name: str
    copies: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """Return what is wrong and what to do."""
        if self.copies:
            return messages.notes.sheet_copied(self.name, ", ".join(self.copies))
        return messages.notes.sheet_missing(self.name)


def read_submission(
    layout: Layout, grids: Sequence[Grid], *, mends: bool = False
) -> Submission | MissingSheet:
    """Return what a bureau's workbook says; rows are found by id and columns by key.

    One that ``mends`` finds what lost its mark by what it still bears: only a form of today is read so.
    """
    sheets = form_sheets(layout, grids, mends=mends)
    return sheets if isinstance(sheets, MissingSheet) else read_tables(layout, sheets, mends=mends)


def form_sheets(
    layout: Layout, grids: Sequence[Grid], *, mends: bool = False
) -> tuple[Grid, ...] | MissingSheet:
    """Return the cover and both tables as they stand in a workbook, or the first that is not found."""
    found = [find_sheet(grids, COVER, f"xlsops:{COVER}")]
    for sheet in layout.sheets:
        grid = find_sheet(grids, sheet.name, marker(sheet.block))
        if mends and (_is_doubtful(grid, sheet) or _is_of_other(grid, sheet, layout)):
            alike = [each for each in grids if _has_keys(sheet, each)]
            grid = alike[0] if len(alike) == 1 else grid
        found.append(grid)
    here = tuple(each for each in found if not isinstance(each, MissingSheet))
    missing = next((each for each in found if isinstance(each, MissingSheet)), None)
    return missing or here


def read_tables(
    layout: Layout, sheets: Sequence[Grid], *, mends: bool = False, undone: Undone = ()
) -> Submission:
    """Return what the sheets of a form say: its cover, then both tables; what was ``undone`` is not mended."""
    cover, *tables = sheets
    columns, computing = list[AnsweredColumn](), list[ComputedColumn]()
    irregular, found = list[Irregularity](), list[FoundTable]()
    for sheet, grid in zip(layout.sheets, tables, strict=True):
        table = FoundTable(sheet, grid, mends=mends, undone=undone)
        found.append(table)
        columns.extend(table.answered())
        computing.extend(table.computing())
        irregular.extend(table.irregularities())
    identity = {
        key: cover.at(identity_cell(key).row, identity_cell(key).column) for key in IDENTITY_FIELDS
    }
    irregular.sort(key=lambda each: (each.cell.sheet, each.cell.row, each.cell.column, each.key))
    read = tuple(columns), tuple(computing), tuple(irregular)
    return Submission(layout, identity, *read, tables=found)


def _is_doubtful(grid: Grid | MissingSheet, sheet: FormTable) -> bool:
    """Tell whether a table has neither name nor mark, or its name alone, which another one may bear."""
    if isinstance(grid, MissingSheet):
        return not grid.copies
    return grid.at(1, 1).value != Text(marker(sheet.block)) and not _has_keys(sheet, grid)


def _is_of_other(grid: Grid | MissingSheet, sheet: FormTable, layout: Layout) -> bool:
    """Tell whether what bears a table's mark has the keys of another one: then the marks were exchanged."""
    if isinstance(grid, MissingSheet) or _has_keys(sheet, grid):
        return False
    return any(_has_keys(each, grid) for each in layout.sheets if each is not sheet)


def _has_keys(sheet: FormTable, grid: Grid) -> bool:
    """Tell whether a sheet has the key of every column of a table: so it is known without name and mark."""
    return sheet.columns.of_row(_every_key, grid.row(KEY_ROW))


def _every_key(columns: FormColumns, row: Mapping[int, Content]) -> bool:
    held = {value_text(each.value) for each in row.values()}
    return held.issuperset(column.field.key for column in columns)


def find_sheet(grids: Iterable[Grid], name: str, mark: str) -> Grid | MissingSheet:
    """Return the one sheet that carries the marker, else the one of that name."""
    wanted = Text(mark)
    marked = [grid for grid in grids if grid.at(1, 1).value == wanted]
    if len(marked) > 1:
        return MissingSheet(name, tuple(grid.name for grid in marked))
    named = [grid for grid in grids if grid.name.strip().casefold() == name.casefold()]
    return next(iter([*marked, *named]), MissingSheet(name))
