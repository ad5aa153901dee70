"""Where each figure stands on the sheets people edit."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from xlsops.core.journal.carried import Place
from xlsops.core.spec import tables
from xlsops.core.spec.rows import chosen, rows_of, text_of
from xlsops.core.values.cells import Cell, Grid


class Stand(NamedTuple):
    """Where a figure stands, and whether a formula reckons it."""

    cell: Cell
    reckoned: bool


def figure_stands(grids: Iterable[Grid], codes: tuple[str, ...]) -> Mapping[Place, Stand]:
    """Return where each cell of the masters stands, by bureau, line and column; ``codes`` are the bureaus'."""
    named = {grid.name: grid for grid in grids}
    return {
        (
            chosen(text_of(row.values["bureau"]), codes),
            text_of(row.values[code]),
            heading.key,
        ): Stand(
            row.cell(heading.key),
            named[table.sheet].at(row.number, row.columns[heading.key]).formula is not None,
        )
        for table, code in tables.MASTERS
        for row in rows_of(table, named.get(table.sheet)).rows
        for heading in table.columns
        if heading.key in row.columns
    }
