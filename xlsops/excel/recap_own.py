"""The tables of the columns an office added, in a sheet of the recap and as wide as it."""

from collections.abc import Sequence
from decimal import Decimal

from xlsops.core.formats import Column
from xlsops.core.own_columns import (
    MEAN,
    OwnRow,
    Span,
    look_of,
    placed,
    told_look,
    total_look,
    totals_of,
)
from xlsops.excel import recap_formulas as formulas
from xlsops.excel.recap_pen import Pen, Written

_SHORT = 12
"""Rows of a table that is not torn between pages."""


def write_own(
    pen: Pen,
    title: str,
    name: Span,
    tables: Sequence[tuple[str, Sequence[Column], Sequence[OwnRow]]],
) -> bool:
    """Write (what its rows are, columns, rows) of each table under one title; tell whether there was one.

    ``name`` is where the names of the rows stand; the columns stand behind it.
    """
    asked = [(word, table, rows) for word, columns, rows in tables if rows
             for table in placed(columns, pen.widths, name[1] + 1)]  # fmt: skip
    if not asked:
        return False
    pen.gap()
    start = pen.band(title, "section", 20)
    pen.keep(start, start + 2)
    for number, (word, table, rows) in enumerate(asked):
        if number:
            pen.gap()
        _table(pen, (word, name), table, rows)
    return True


def _table(
    pen: Pen, name: tuple[str, Span], table: Sequence[tuple[Column, Span]], rows: Sequence[OwnRow]
) -> None:
    columns, (word, place) = [column for column, _ in table], name
    spans = ((1, 1), place, *(span for _, span in table))
    looks = [look_of(each, (row.figures.get(each.field.key) for row in rows)) for each in columns]
    headings = ("No", word, *(each.heading for each in columns))
    start = pen.merged(headings, ("heading",) * len(headings), spans, least=31)
    first = pen.row
    for number, row in enumerate(rows, 1):
        figures = [row.figures.get(each.field.key) for each in columns]
        told = map(told_look, figures, looks)
        pen.merged((number, row.name, *figures), ("center", "text", *told), spans)
    last = pen.row - 1
    for total, known in totals_of(columns, rows):
        sums = (
            _total(total, span[0], (first, last), known.get(each.field.key)) for each, span in table
        )
        pen.merged(
            (None, total, *sums),
            ("total_text", "total_text", *(total_look(total, look) for look in looks)), spans, least=20,
        )  # fmt: skip
    whole = len(rows) <= _SHORT
    for top, bottom in ((start, pen.row - 1),) if whole else ((start, first), (last, pen.row - 1)):
        pen.keep(top, bottom)


def _total(word: str, column: int, rows: tuple[int, int], known: Decimal | None) -> Written:
    if known is None:
        return None
    return (formulas.column_mean if word == MEAN else formulas.column_sum)(column, rows, known)
