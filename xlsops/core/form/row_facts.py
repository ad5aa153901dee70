"""What rules ask of a row that stands in no column of it: whether it is measured, what was last known."""

from decimal import Decimal

from xlsops.core.form.layout import Line
from xlsops.core.spec.achievement import Method
from xlsops.core.spec.named.row_facts import RowFact
from xlsops.core.spec.spec import Field


def holds(fact: RowFact, line: Line, quarter: int) -> bool:
    """Tell whether a fact holds of a row in a quarter.

    Only a figure that counts from January can be told not to fall.
    """
    if fact is RowFact.DUE:
        return line.frequency.due(quarter)
    return line.never_falls and line.measure.method is Method.LAST


def known_before(line: Line, field: Field) -> tuple[str, Decimal] | None:
    """Return the last figure known of quarters before that of a column, with the key it stands under."""
    stem, _, quarter = field.key.rpartition("_")
    for number in range(int(quarter) - 1, 0, -1):
        key = f"{stem}_{number}"
        figure = line.known_number(key)
        if figure is not None:
            return key, figure
    return None
