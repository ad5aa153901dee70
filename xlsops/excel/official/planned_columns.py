"""Columns of an official form as planned: texts, performance beside money, percents."""

from msgspec import Struct

from xlsops.core.recap.official.form import RowKind
from xlsops.core.values.structs import replace

AUTO, PERCENT, RUPIAH = "General", "#,##0.00", "#,##0"
"""Number formats; figures whose format is left open are written by what they are."""
PERFORMANCE_WIDTH, MONEY_WIDTH = 7.0, 12.0


class PlannedColumn(Struct, frozen=True):
    """A column of a template: its headings from above, its number, and what fills it.

    ``sums`` are formulas of model rows over columns by their names in brackets.
    """

    path: tuple[str, ...]
    label: str
    width: float
    word: str = ""
    quarter: str = ""
    origin: str = ""
    number_format: str = AUTO
    align: str = "right"
    note: str = ""
    sums: tuple[tuple[RowKind, str], ...] = ()


def worded(heading: str, label: str, width: float, word: str) -> PlannedColumn:
    """Return a column of texts."""
    return PlannedColumn((heading,), label, width, word, align="left")


def pair(
    path: tuple[str, ...],
    label: str,
    found: tuple[str, str],
    origins: tuple[str, str] = ("", ""),
    quarter: str = "",
    note: str = "",
) -> tuple[PlannedColumn, PlannedColumn]:
    """Return a column of performance beside one of money: what fills each, and from which columns."""
    return (
        PlannedColumn(
            (*path, "K"), label, PERFORMANCE_WIDTH, found[0], quarter, origins[0], note=note
        ),
        PlannedColumn(
            (*path, "Rp"), label, MONEY_WIDTH, found[1], quarter, origins[1], number_format=RUPIAH
        ),
    )


def wider(both: tuple[PlannedColumn, PlannedColumn]) -> tuple[PlannedColumn, PlannedColumn]:
    """Return a pair of percents, both of the same width and decimals."""
    one, two = both
    return (
        replace(one, width=9, number_format=PERCENT),
        replace(two, width=9, number_format=PERCENT),
    )
