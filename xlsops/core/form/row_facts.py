"""What rules ask of a row that stands in no column of it: whether it is measured, what was last known."""

from collections.abc import Sequence
from decimal import Decimal

from xlsops.core.form.layout import Line
from xlsops.core.spec.methods import Method
from xlsops.core.spec.named.row_facts import RowFact
from xlsops.core.spec.spec import Field, Frequency
from xlsops.core.terms import column_keys as keys


def held_in(fact: RowFact, lines: Sequence[Line], quarter: int) -> list[bool]:
    """Tell of lines whether a fact holds of each."""
    if fact is RowFact.DUE:
        due = {each: each.due(quarter) for each in Frequency}
        return [due[line.frequency] for line in lines]
    return [line.never_falls and holds(fact, line, quarter) for line in lines]


def holds(fact: RowFact, line: Line, quarter: int) -> bool:
    """Tell whether a fact holds of a row in a quarter.

    Only a figure that counts from January can be told not to fall. Whether figures leave out a
    quarter is known once they are computed, and no fact of the row.
    """
    if fact is RowFact.COMPLETE:
        raise ValueError(fact)
    if fact is RowFact.DUE:
        return line.frequency.due(quarter)
    return line.never_falls and line.measure.method is Method.LAST


def known_before(line: Line, field: Field) -> tuple[str, Decimal] | None:
    """Return the last figure known of quarters before that of a column, with the key it stands under."""
    stem = field.key.rpartition("_")[0]
    figures = line.spending if _is_spending(stem) else line.actuals
    number = len(figures)
    while number:
        figure = figures[number - 1]
        if figure is not None:
            return f"{stem}_{number}", figure
        number -= 1
    return None


def figures_before(lines: Sequence[Line], field: Field) -> list[Decimal | None]:
    """Return of each line the last figure known of quarters before that of a column."""
    spending = _is_spending(field.key.rpartition("_")[0])
    before = [line.spending if spending else line.actuals for line in lines]
    return [
        figures[-1]
        if figures and figures[-1] is not None
        else next((each for each in reversed(figures) if each is not None), None)
        for figures in before
    ]


def _is_spending(stem: str) -> bool:
    return keys.spent("").startswith(stem)
