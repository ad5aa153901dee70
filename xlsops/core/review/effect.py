"""The reviewer's way through the findings: which matter most, and which comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsops.core.results.recap import Recap
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Finding
from xlsops.core.values.cells import Cell

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Stop:
    """One flagged cell: where it is, its findings in words, their rows in the list."""

    cell: Cell
    sentences: tuple[str, ...]
    rows: tuple[int, ...]


def by_importance(recap: Recap) -> tuple[Finding, ...]:
    """Return every finding: what blocks first, then by effect on the published totals.

    The effect is a share: of all money for a budget row, of all indicators for an indicator.
    Findings of the same effect stay by bureau and cell.
    """
    shares = _shares(recap)
    return tuple(
        sorted(
            recap.findings,
            key=lambda each: (each.severity.order, -shares.get((each.bureau, each.line), _NOTHING)),
        )
    )


def neighbour(stops: Sequence[Stop], here: Cell | None, listed_on: str, *, ahead: bool) -> int:
    """Return the index of the stop to go to from the selected cell, round and round.

    From a row of the list one goes to its own cell, or to the one before it; from anywhere else
    to the most important one, or to the least.
    """
    step = 1 if ahead else -1
    for index, stop in enumerate(stops):
        if here == stop.cell:
            return (index + step) % len(stops)
        if here is not None and here.sheet == listed_on and here.row in stop.rows:
            return index if ahead else (index - 1) % len(stops)
    return 0 if ahead else len(stops) - 1


def _shares(recap: Recap) -> dict[tuple[str, str], Decimal]:
    """Return what each line of bureaus with findings weighs in the published totals, by bureau and line."""
    shares: dict[tuple[str, str], Decimal] = {}
    whole, indicators = recap.expected_ceiling, recap.asked_for
    for each in recap.bureaus:
        if each.findings:
            code, totals = each.bureau.code, each.totals
            rows = (*totals.money, (keys.TOTAL_LINE, totals.expected_ceiling))
            shares |= {(code, line): money / whole for line, money in rows if whole}
            shares |= {(code, line): Decimal(1) / indicators for line in totals.indicators}
    return shares
