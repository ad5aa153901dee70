"""The tables of the columns an office added, below the tables of a recap and as wide as these."""

from collections.abc import Sequence

from xlsops.core.form.layout import Column
from xlsops.core.results.own_columns import (
    MEAN,
    OWN_COLUMNS,
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

_FIRST = 3
_HEADING = 32.0


def own_section(
    canvas: Canvas,
    tables: Sequence[tuple[str, Sequence[Column], Sequence[OwnRow]]],
    title: str = OWN_COLUMNS,
) -> None:
    """Write (what its rows are, columns, rows) of each table under one title; nothing without a column."""
    asked = [
        (name, table, rows)
        for name, columns, rows in tables
        if rows
        for table in placed_columns(columns, canvas.widths, _FIRST)
    ]
    if asked:
        canvas.row += 1
        canvas.band(title, "section", 20)
    for number, (name, table, rows) in enumerate(asked):
        canvas.row += bool(number)
        _table(canvas, name, table, rows)


def _table(
    canvas: Canvas, name: str, table: Sequence[tuple[Column, Span]], rows: Sequence[OwnRow]
) -> None:
    columns = [column for column, _ in table]
    spans = (1, 1, *(last - first + 1 for _, (first, last) in table))
    looks = [
        look_of(column, (row.figures.get(column.field.key) for row in rows)) for column in columns
    ]
    headings = ("No", name, *(column.heading for column in columns))
    heading = canvas.spread(headings, ("heading",) * len(headings), spans)
    canvas.heights[heading] = max(canvas.heights[heading], _HEADING)
    for number, row in enumerate(rows, 1):
        figures = [row.figures.get(column.field.key) for column in columns]
        told = map(told_look, figures, looks)
        canvas.tell(meanings_of(table, row.bureau, row.line))
        canvas.spread((number, row.name, *figures), ("center", "text", *told), spans)
    for word, totals in totals_of(columns, rows):
        canvas.tell(meanings_of(table, rows_bureau(rows), mean=word == MEAN))
        canvas.spread(
            ("", word, *(totals.get(column.field.key) for column in columns)),
            ("total_text", "total_text", *(total_look(word, look) for look in looks)),
            spans,
        )
