"""Ways to read rows and cells in one line of a test."""

from tests.files.xlsx.parts import Parts, packed, with_rows
from xlsops.core.values.cells import Content, Grid
from xlsops.files.xlsx.reader import Workbook, take


def taken(parts: Parts) -> Workbook:
    """The workbook of parts, which must be accepted."""
    outcome = take(packed(parts))
    assert isinstance(outcome, Workbook), outcome
    return outcome


def grid_of(rows: str, before: str = "", after: str = "", **changed: str) -> Grid:
    """The only sheet of a workbook with these rows."""
    return taken(with_rows(rows, before, after, **changed)).sheets[0]


def both_ways(cell: str, **changed: str) -> list[Content]:
    """What one cell holds as the quick scanner reads it, and as expat does."""
    row = f'<row r="1">{cell}</row>'
    return [grid_of(rows, **changed).at(1, 1) for rows in (row, f"<!-- -->{row}")]
