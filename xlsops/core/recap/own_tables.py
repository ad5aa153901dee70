"""The tables of the columns an office added, in a sheet of the recap and as wide as it."""

from collections.abc import Sequence
from decimal import Decimal

from xlsops.core.form.layout import Column
from xlsops.core.recap import formulas
from xlsops.core.results.own_columns import (
    MEAN,
    OwnRow,
    Span,
    look_of,
    meanings_of,
    placed_columns,
    rows_bureau,
    told_look,
    total_look,
    totals_of,
)
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Written

_SHORT = 12
"""Rows of a table that is not torn between pages."""


def write_own(
    canvas: Canvas,
    title: str,
    name: Span,
    tables: Sequence[tuple[str, Sequence[Column], Sequence[OwnRow]]],
) -> bool:
    """Write (what its rows are, columns, rows) of each table under one title; tell whether there was one.

    ``name`` is where the names of the rows stand; the columns stand behind it.
    """
    asked = [
        (word, table, rows)
        for word, columns, rows in tables
        if rows
        for table in placed_columns(columns, canvas.widths, name[1] + 1)
    ]
    if not asked:
        return False
    canvas.gap()
    start = canvas.band(title, "section", 20)
    canvas.keep(start, start + 2)
    for number, (word, table, rows) in enumerate(asked):
        if number:
            canvas.gap()
        _table(canvas, (word, name), table, rows)
    return True


def _table(
    canvas: Canvas,
    name: tuple[str, Span],
    table: Sequence[tuple[Column, Span]],
    rows: Sequence[OwnRow],
) -> None:
    columns, (word, place) = [column for column, _ in table], name
    spans = (1, *(last - first + 1 for first, last in (place, *(span for _, span in table))))
    looks = [look_of(each, (row.figures.get(each.field.key) for row in rows)) for each in columns]
    headings = ("No", word, *(each.heading for each in columns))
    start = canvas.spread(headings, ("heading",) * len(headings), spans, least=31)
    first = canvas.row
    for number, row in enumerate(rows, 1):
        figures = [row.figures.get(each.field.key) for each in columns]
        told = map(told_look, figures, looks)
        canvas.tell(meanings_of(table, row.bureau, row.line))
        canvas.spread((number, row.name, *figures), ("center", "text", *told), spans)
    last = canvas.row - 1
    for total, known in totals_of(columns, rows):
        sums = (
            _total(total, span[0], (first, last), known.get(each.field.key)) for each, span in table
        )
        canvas.tell(meanings_of(table, rows_bureau(rows), mean=total == MEAN))
        canvas.spread(
            (None, total, *sums),
            ("total_text", "total_text", *(total_look(total, look) for look in looks)),
            spans,
            least=20,
        )
    whole = len(rows) <= _SHORT
    for top, bottom in (
        ((start, canvas.row - 1),) if whole else ((start, first), (last, canvas.row - 1))
    ):
        canvas.keep(top, bottom)


def _total(word: str, column: int, rows: tuple[int, int], known: Decimal | None) -> Written:
    if known is None:
        return None
    return (formulas.column_mean if word == MEAN else formulas.column_sum)(column, rows, known)
