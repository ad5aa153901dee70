"""A bureau's answers as read from its workbook, and what was changed beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlsops import messages
from xlsops.core.form.answers import Answer, Change, Computed, Irregularity, shown
from xlsops.core.form.layout import COVER, IDENTITY_FIELDS, Layout, identity_cell, marker
from xlsops.core.form.table import FoundTable
from xlsops.core.values.cells import Content, Grid, Text

__all__ = [
    "Answer",
    "Change",
    "Computed",
    "Irregularity",
    "MissingSheet",
    "Submission",
    "find_sheet",
    "read_submission",
    "shown",
]


@dataclass(frozen=True, slots=True)
class Submission:
    """All answers of one bureau, sorted by the form, and every irregularity, sorted by cell.

    ``older`` is the id of the form that was filled where it is not that of today, as the layout is;
    ``alike`` says that it asks the same, and only shows other figures of earlier quarters;
    ``new_rows`` are the lines it did not ask.
    """

    layout: Layout
    identity: Mapping[str, Content]
    answers: Sequence[Answer]
    computed: Sequence[Computed]
    irregularities: tuple[Irregularity, ...]
    older: str = ""
    alike: bool = False
    new_rows: frozenset[str] = frozenset()


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
    answers, computed, irregular = list[Answer](), list[Computed](), list[Irregularity]()
    for sheet in layout.sheets:
        grid = find_sheet(grids, sheet.name, marker(sheet.block))
        if isinstance(grid, MissingSheet):
            return grid
        table = FoundTable(sheet, grid)
        answers.extend(table.answers())
        computed.extend(table.computed())
        irregular.extend(table.irregularities())
    identity = {
        key: cover.at(identity_cell(key).row, identity_cell(key).column) for key in IDENTITY_FIELDS
    }
    irregular.sort(key=lambda each: (each.cell.sheet, each.cell.row, each.cell.column, each.key))
    return Submission(layout, identity, tuple(answers), tuple(computed), tuple(irregular))


def find_sheet(grids: Iterable[Grid], name: str, mark: str) -> Grid | MissingSheet:
    """Return the one sheet that carries the marker, else the one of that name."""
    marked = [grid for grid in grids if grid.at(1, 1).value == Text(mark)]
    if len(marked) > 1:
        return MissingSheet(name, tuple(grid.name for grid in marked))
    named = [grid for grid in grids if grid.name.strip().casefold() == name.casefold()]
    return next(iter([*marked, *named]), MissingSheet(name))
