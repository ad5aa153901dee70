"""What a bureau wrote beside its answers: sheets, columns, comments of its own; told, never gathered."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nsmallest

from xlsops import messages
from xlsops.core.form.answers import says_something
from xlsops.core.form.identity import claimed
from xlsops.core.form.layout import (
    COVER,
    FIRST_ROW,
    HEADING_ROW,
    KEY_ROW,
    META,
    RETURN_NOTE,
    Layout,
    marker,
)
from xlsops.core.form.submissions import MissingSheet, find_sheet, form_sheets, value_text
from xlsops.core.form.table import FoundTable
from xlsops.core.terms.findings import MARKS
from xlsops.core.values.cells import Cell, Grid, Text, column_letters
from xlsops.core.values.foreign_text import cited as cut
from xlsops.core.values.numbers import whole_number_text

_OURS = re.compile(rf"(?:{'|'.join(map(re.escape, MARKS.values()))}) \S+\n")
"""How a note begins that the program itself put onto a returned copy."""
_MOST, _NAMED = 5, 3


def beside(
    layout: Layout,
    grids: Sequence[Grid],
    read: Sequence[FoundTable] = (),
    whole: Sequence[Grid] = (),
) -> tuple[str, ...]:
    """Return a sentence for each sheet and column a bureau put in and each comment, the first ones whole.

    ``read`` are the tables as they were found: a column that lost its key and was read is none of them.
    ``whole`` are the form's sheets, where they were found by what they still bear.
    """
    here, tables = (whole, whole[1:]) if whole else _form_in(layout, grids)
    keyless = {each.grid.name: each.keyless.values() for each in read}
    columns = [
        sentence for grid in tables for sentence in _columns(grid, keyless.get(grid.name, ()))
    ]
    comments = [sentence for grid in here for sentence in _comments(grid)]
    own = set(map(id, here))
    sheets = list(_sheets([each for each in grids if id(each) not in own]))
    return (
        *_first(sheets, "lembar tambahan"),
        *_first(columns, "kolom tambahan"),
        *_first(comments, "komentar"),
    )


def _form_in(layout: Layout, grids: Sequence[Grid]) -> tuple[Sequence[Grid], Sequence[Grid]]:
    """Return the sheets of the form as far as they are found, and which of them are tables."""
    whole = form_sheets(layout, grids, mends=True)
    if not isinstance(whole, MissingSheet):
        return whole, whole[1:]
    names = [
        (COVER, f"xlsops:{COVER}"),
        *((each.name, marker(each.block)) for each in layout.sheets),
    ]
    found = [find_sheet(grids, name, mark) for name, mark in names]
    here = [each for each in found if not isinstance(each, MissingSheet)]
    return here, [each for each in found[1:] if not isinstance(each, MissingSheet)]


def _sheets(others: Iterable[Grid]) -> Iterator[str]:
    """Yield the sheets that are none of the form's and hold something."""
    for grid in others:
        seal = grid.at(1, 1).value
        if grid.name in {META, RETURN_NOTE} or (isinstance(seal, Text) and claimed(seal.value)):
            continue
        filled = sum(says_something(content.value) for content in grid.cells.values())
        if filled or grid.comments:
            yield messages.checks_form.sheet_beside(
                cut(grid.name, 60), whole_number_text(filled), whole_number_text(len(grid.comments))
            )


def _columns(grid: Grid, read: Collection[int]) -> Iterator[str]:
    """Yield the columns that bear no key and hold something beside the rows of the table."""
    _, widest = grid.reach
    known = {*grid.row(KEY_ROW), *read}
    if len(known) in {0, widest}:
        return
    below = grid.columns(FIRST_ROW)
    for column in sorted(set(below.numbers) - known):
        rows = [row for row, content in below[column].items() if says_something(content.value)]
        if not rows:
            continue
        title = value_text(grid.at(HEADING_ROW, column).value).strip()
        yield messages.checks_form.column_beside(
            grid.name,
            column_letters(column),
            cut(title, 60),
            whole_number_text(len(rows)),
            _listed(grid, column, rows),
        )


def _comments(grid: Grid) -> Iterator[str]:
    for (row, column), text in sorted(grid.comments.items()):
        plain = " ".join(value_text(Text(text)).split())
        if plain and not _OURS.match(value_text(Text(text))):
            yield messages.checks_form.comment(str(Cell(grid.name, row, column)), cut(plain, 200))


def _listed(grid: Grid, column: int, rows: Sequence[int]) -> str:
    named = [
        f'{Cell(grid.name, row, column).address} "{cut(value_text(grid.at(row, column).value).strip(), 60)}"'
        for row in nsmallest(_NAMED, rows)
    ]
    return ", ".join((*named, "…") if len(rows) > _NAMED else named)


def _first(sentences: Sequence[str], what: str) -> Iterable[str]:
    rest = len(sentences) - _MOST
    return (
        sentences
        if rest <= 0
        else (*sentences[:_MOST], messages.checks_form.more_beside(rest, what))
    )
