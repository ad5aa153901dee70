"""What a form lacks, still asks and shows otherwise because the master changed after it was made.

Whether the master or the bureau changed a form that is not of today cannot be told, so nobody is
blamed: what a form of today would be faulted for becomes a difference between two forms.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import shorten

from xlsops.core.form.answers import MENDED, says_something
from xlsops.core.form.layout import FIRST_ROW, HEADING_ROW, KEY_ROW, FormTable, Layout, marker
from xlsops.core.form.submissions import (
    Change,
    Irregularity,
    MissingSheet,
    Submission,
    find_sheet,
    value_text,
)
from xlsops.core.terms.column_keys import DESCRIPTION, INDICATOR, NUMBER
from xlsops.core.values.cells import Cell, Grid, Text
from xlsops.core.values.structs import replace

_LONGEST = 60
_TRANSLATED = {Change.ROW_MISSING: Change.ROW_NEW, Change.COLUMN_MISSING: Change.COLUMN_NEW}


def of_alike_form(submission: Submission, form: str) -> Submission:
    """Return a submission whose form, of that id, only shows earlier quarters as they were before."""
    found = tuple(
        each for each in submission.irregularities if not _of_earlier(submission.layout, each)
    )
    return replace(submission, older=form, alike=True, irregularities=found)


def of_older_form(submission: Submission, grids: Sequence[Grid], form: str) -> Submission:
    """Return a submission whose form, of that id, is older than the master, read as such."""
    layout = submission.layout
    found = list[Irregularity]()
    for sheet in layout.sheets:
        grid = find_sheet(grids, sheet.name, marker(sheet.block))
        if not isinstance(grid, MissingSheet):
            here = [each for each in submission.irregularities if each.cell.sheet == grid.name]
            found += _rows(sheet, grid, layout, here)
            found += _columns(sheet, grid)
    found.sort(key=lambda each: (each.cell.sheet, each.cell.row, each.cell.column, each.key))
    new = frozenset(each.line for each in found if each.change is Change.ROW_NEW)
    return replace(submission, older=form, irregularities=tuple(found), new_rows=new)


def unasked(submission: Submission) -> frozenset[str]:
    """Return the lines the filled form did not ask, because it is older than they are."""
    return submission.new_rows


def _rows(
    sheet: FormTable, grid: Grid, layout: Layout, irregularities: Sequence[Irregularity]
) -> Iterator[Irregularity]:
    """Yield what stands in a table, with what a change of the master explains named as that."""
    keys = _keys(grid)
    for each in irregularities:
        if each.change is Change.HEADING or each.change in MENDED:
            continue  # told as a column with another heading; an older form has its own order
        if each.change is Change.ROW_ADDED and each.last is None:
            yield _gone(sheet, grid, keys, each)
        elif each.change is Change.LOCKED:
            if each.key != NUMBER:  # a row put in between renumbers those below
                yield (
                    each
                    if _of_later(sheet, layout, each)
                    else replace(each, change=Change.SHOWN_OTHERWISE)
                )
        else:
            yield replace(each, change=_TRANSLATED.get(each.change, each.change))


def _gone(sheet: FormTable, grid: Grid, keys: dict[str, int], each: Irregularity) -> Irregularity:
    """Return a row that is not asked any more, with its name and what was answered there."""
    row = each.cell.row
    answered = (
        f"{column.heading} {shorten(text, _LONGEST, placeholder='…')}"
        for column in sheet.columns
        if column.open and (text := _text(grid, row, keys.get(column.field.key, 0)))
    )
    names = (_text(grid, row, keys.get(key, 0)) for key in (INDICATOR, DESCRIPTION))
    name = next(filter(None, names), each.line)
    return replace(each, change=Change.ROW_GONE, old=name, held="; ".join(answered))


def _columns(sheet: FormTable, grid: Grid) -> Iterator[Irregularity]:
    """Yield the columns that are not asked any more, and those that had another heading."""
    held = Counter(
        at
        for (row, at), content in grid.cells.items()
        if row >= FIRST_ROW and content.formula is None and says_something(content.value)
    )
    for key, number in _keys(grid).items():
        cell, label = Cell(grid.name, HEADING_ROW, number), _text(grid, HEADING_ROW, number)
        column = sheet.column(key)
        if column is None:
            count = str(held[number] or "")
            yield Irregularity(Change.COLUMN_GONE, cell, "", key, label or key, held=count)
        elif label and label not in {
            " ".join(each.split()) for each in (column.heading, column.field.label)
        }:
            yield Irregularity(Change.COLUMN_RENAMED, cell, "", key, label, column.heading)


def _of_earlier(layout: Layout, each: Irregularity) -> bool:
    """Tell whether a locked figure of an earlier quarter is another one than the master's."""
    columns = (sheet.column(each.key) for sheet in layout.sheets if sheet.name == each.cell.sheet)
    quarter = next(
        (column.field.quarter for column in columns if column and column.field.editable), None
    )
    return each.change is Change.LOCKED and quarter is not None and quarter < layout.period.number


def _of_later(sheet: FormTable, layout: Layout, each: Irregularity) -> bool:
    """Tell whether something stands in a quarter that is not open yet: no form ever fills that."""
    column = sheet.column(each.key)
    quarter = column.field.quarter if column and column.field.editable else None
    return quarter is not None and quarter > layout.period.number


def _keys(grid: Grid) -> dict[str, int]:
    """Return the column of each key the form has, those of today's form or not."""
    found: dict[str, int] = {}
    for number in sorted(column for row, column in grid.cells if row == KEY_ROW):
        key = grid.at(KEY_ROW, number).value
        if isinstance(key, Text):
            found.setdefault(key.value, number)
    return found


def _text(grid: Grid, row: int, column: int) -> str:
    return " ".join(value_text(grid.at(row, column).value).split())
