"""A second spreadsheet engine, formualizer, as an oracle of conditions: what it makes of formulas in cells."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

import formualizer

from tests.core.formula.random_conditions import Held
from xlsops.core.values.cells import ErrorValue

Outcome = float | str | bool | None
"""What a cell shows; None for an error."""
_SHEET, _EPOCH = "Sheet1", date(1899, 12, 30)
_ERRORS = {"#DIV/0!": "=1/0", "#N/A": "=NA()", "#VALUE!": '=1+"x"'}
_MOST = 400
"""So many formulas in a row of one workbook: with more of them it becomes slow."""


def computed(
    rows: Sequence[Sequence[Held]],
    formulas: Sequence[Sequence[str]],
    dated: frozenset[tuple[int, int]],
) -> Iterator[tuple[Outcome, ...]]:
    """Yield what the formulas of each row give beside its cells; ``dated`` cells hold their days as days."""
    parts = [
        _part(rows, [each[first : first + _MOST] for each in formulas], dated)
        for first in range(0, len(formulas[0]), _MOST)
    ]
    for row in range(len(rows)):
        yield tuple(outcome for part in parts for outcome in part[row])


def _part(
    rows: Sequence[Sequence[Held]],
    formulas: Sequence[Sequence[str]],
    dated: frozenset[tuple[int, int]],
) -> list[list[Outcome]]:
    book = formualizer.Workbook()
    if _SHEET not in book.sheet_names:
        book.add_sheet(_SHEET)
    behind = len(rows[0]) + 1
    for row, held in enumerate(rows, 1):
        for column, each in enumerate(held, 1):
            _put(book, row, column, each, dated=(row, column) in dated)
        for column, formula in enumerate(formulas[row - 1], behind):
            book.set_formula(_SHEET, row, column, f"={formula}")
    book.evaluate_all()
    return [
        [_outcome(book.get_value(_SHEET, row, column)) for column, _ in enumerate(each, behind)]
        for row, each in enumerate(formulas, 1)
    ]


def _put(book: formualizer.Workbook, row: int, column: int, held: Held, *, dated: bool) -> None:
    if isinstance(held, ErrorValue):
        book.set_formula(_SHEET, row, column, _ERRORS[held.code])
    elif isinstance(held, Decimal):
        day = _EPOCH + timedelta(int(held)) if dated else None
        book.set_value(_SHEET, row, column, day or float(held))
    elif held is not None:
        book.set_value(_SHEET, row, column, held)


def _outcome(value: object) -> Outcome:
    match value:
        case None:
            return ""
        case dict():  # an error is told as its kind
            return None
        case bool() | str():
            return value
        case date():
            return float((date(value.year, value.month, value.day) - _EPOCH).days)
        case int() | float():
            return float(value)
        case _:
            raise TypeError(value)
