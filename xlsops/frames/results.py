"""The figures of the recap: exactly the rows and columns of its sheet ``Data``."""

from collections.abc import Sequence
from itertools import chain

from xlsops.core.recap.lists.data_sheet import COLUMNS as ON_THE_SHEET
from xlsops.core.recap.lists.data_sheet import data_rows
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.results.own_columns import side_by_side
from xlsops.frames.column_kinds import ColumnKind, Frame, FrameColumn, Value, typed_frame
from xlsops.frames.period_seen import PeriodSeen

_KINDS = {
    "percent": ColumnKind.EXACT,
    "whole": ColumnKind.EXACT,
    "code": ColumnKind.TEXT,
    "text": ColumnKind.TEXT,
}
COLUMNS = tuple(
    FrameColumn(label, _KINDS.get(look, ColumnKind.WORD)) for label, _, look in ON_THE_SHEET
)


def results_frame(seen: Sequence[PeriodSeen]) -> Frame:
    """Return the rows of every recap; behind its columns stand those the offices added, each once."""
    tables = [_table(each) for each in seen]
    own = dict.fromkeys(chain.from_iterable(labels for labels, _ in tables))
    columns = (*COLUMNS, *(FrameColumn(label, ColumnKind.EXACT) for label in own))
    return typed_frame(
        columns,
        (
            (
                *row[: len(COLUMNS)],
                *map(dict(zip(labels, row[len(COLUMNS) :], strict=True)).get, own),
            )
            for labels, rows in tables
            for row in rows
        ),
    )


def _table(seen: PeriodSeen) -> tuple[tuple[str, ...], list[tuple[Value, ...]]]:
    """Return the labels of the columns the office added, and all rows."""
    view = seen.view
    notes = RecapNotes(statuses={each.bureau.code: each.status for each in view.bureaus})
    own = side_by_side(view.spec, (each.name for each in COLUMNS))
    rows: list[tuple[Value, ...]] = [
        tuple(None if each == "" else each for each in (*row, *added))
        for row, added in data_rows(view.recap, notes, own)
    ]
    return tuple(each.label for each in own), rows
