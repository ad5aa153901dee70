"""The reviewer's way through the findings: which matter most, and which comes next."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from xlsops.core.results.recap import Recap
from xlsops.core.review.impact import Impact, Weighing
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.cells import Cell

_NOTHING = Decimal(0)
_USUAL = {
    Severity.ERROR: Decimal(1),
    Severity.WARNING: Decimal("0.5"),
    Severity.INFO: Decimal("0.1"),
}
"""How sure it is that a finding is a mistake before anything is known of its rule."""
_CASES = 4
"""Of how many findings that is thought to be known."""


class Fates(NamedTuple):
    """How many findings of a rule were mended, and how many accepted with an explanation."""

    mended: int = 0
    accepted: int = 0


class Ranked(Struct, frozen=True):
    """A finding in the queue: what it may move, and that times how suspicious it is, in points."""

    finding: Finding
    impact: Impact | None
    weight: Decimal


class Stop(Struct, frozen=True):
    """One flagged cell: where it is, its findings in words, their rows in the list."""

    cell: Cell
    sentences: tuple[str, ...]
    rows: tuple[int, ...]


def ranked(weighing: Weighing, fates: Mapping[str, Fates] | None = None) -> tuple[Ranked, ...]:
    """Return every open finding of a recap: those first that most likely move the published figures most.

    Not what blocks comes first: nothing is approved over an open error, so that none can be overlooked,
    while a warning that moves the figures can be waved through. Where nothing is moved, what blocks
    comes first, then what stands on a line of much weight: its share of all money, or of all
    indicators. Findings of the same weight stay by bureau and cell.
    """
    recap, known = weighing.recap, fates or {}
    shares = _shares(recap)

    def weighed(finding: Finding) -> Ranked:
        impact = weighing.impact((finding,))
        points = _NOTHING if impact is None else impact.points
        sure = suspicion(finding.severity, known.get(finding.code, Fates()))
        return Ranked(finding, impact, points * sure)

    def order(each: Ranked) -> tuple[Decimal, int, Decimal]:
        finding = each.finding
        share = shares.get((finding.bureau, finding.line), _NOTHING)
        return -each.weight, finding.severity.order, -share

    return tuple(sorted(map(weighed, recap.findings), key=order))


def suspicion(severity: Severity, fates: Fates) -> Decimal:
    """Return how likely a finding is a mistake, from 0 to 1: by its severity, and what became of others."""
    settled = fates.mended + fates.accepted
    return (fates.mended + _USUAL[severity] * _CASES) / (settled + _CASES)


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
