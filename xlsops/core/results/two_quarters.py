"""The lines of the office in the open quarter and the one before it, as a bridge needs them.

All of it is known in the period itself: its masters hold the figures of earlier quarters, its journal
what was carried in first and what was carried again since.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsops.core.results.bridge import Bridge, BridgeLine, bridge_of
from xlsops.core.results.recap import BudgetLine, IndicatorLine, Recap
from xlsops.core.results.shares import (
    Shares,
    absorption_of_shares,
    achieved_up_to,
    mean_of_shares,
    paid_share,
    paid_up_to,
    reached_share,
)
from xlsops.core.spec.achievement import absorption, mean_capped, total
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.known_figures import KnownFigure, number_in
from xlsops.core.values.periods import Quarter

FirstFigures = Mapping[tuple[str, str, str], KnownFigure]
"""What was carried in first of a figure that was carried again since: bureau, line, column key."""


@dataclass(frozen=True, slots=True)
class QuarterFigures:
    """What the office published, or would publish today, of a quarter: achievement, money, how many."""

    quarter: Quarter
    mean: Decimal | None
    measured: int
    spent: Decimal
    absorption: Decimal | None


@dataclass(frozen=True, slots=True)
class Movement:
    """How the two headlines moved since the quarter before, and what they were in each quarter."""

    before: Quarter
    achievement: Bridge | None
    absorption: Bridge | None
    history: tuple[QuarterFigures, ...]


def movement_of(recap: Recap, first: FirstFigures) -> Movement | None:
    """Return how the headlines moved; None in a first quarter, or where nothing is known of the one before."""
    quarter = recap.spec.period.number
    if quarter == 1:
        return None
    figures = _Quarters(recap.spec, first)
    measured, budget = recap.indicators, tuple(each for each in recap.budget if each.line.asked)
    achieved = bridge_of([figures.indicator(each) for each in measured], mean_of_shares)
    absorbed = bridge_of([figures.activity(each) for each in budget], absorption_of_shares)
    if achieved is None and absorbed is None:
        return None
    earlier = (_in_quarter(figures, each, measured, budget) for each in range(1, quarter))
    now = QuarterFigures(
        Quarter(quarter), recap.mean, recap.measured, recap.spent, recap.absorption
    )
    return Movement(Quarter(quarter - 1), achieved, absorbed, (*earlier, now))


@dataclass(frozen=True, slots=True)
class _Quarters:
    """What lines gave up to any quarter."""

    spec: Spec
    first: FirstFigures

    def indicator(self, each: IndicatorLine) -> BridgeLine:
        quarter, now = self.spec.period.number - 1, each.achievement.shown
        place = each.bureau.code, each.line.id, keys.actual(quarter)
        before = achieved_up_to(each.line, quarter, self.spec)
        then = before
        if place in self.first:
            then = achieved_up_to(each.line, quarter, self.spec, number_in(self.first[place]))
        return BridgeLine(
            each.bureau.code,
            each.line.id,
            each.line.name,
            reached_share(then.shown),
            reached_share(before.shown),
            reached_share(now),
        )

    def activity(self, each: BudgetLine) -> BridgeLine:
        quarter, result = self.spec.period.number - 1, each.result
        place = each.bureau.code, each.line.id, keys.spent(quarter)
        before = paid_up_to(each.line, quarter, self.spec)
        then = (
            paid_up_to(each.line, quarter, self.spec, number_in(self.first[place]))
            if place in self.first
            else before
        )
        return BridgeLine(
            each.bureau.code,
            each.line.id,
            each.line.name,
            paid_share(each.line, then),
            paid_share(each.line, before),
            paid_share(each.line, result.spent if result else None),
        )


def _in_quarter(
    figures: _Quarters,
    quarter: int,
    measured: Sequence[IndicatorLine],
    budget: Sequence[BudgetLine],
) -> QuarterFigures:
    """Return what is known today of an earlier quarter."""
    found = (achieved_up_to(each.line, quarter, figures.spec).shown for each in measured)
    percents = [each for each in found if each is not None]
    paid = list(_known_money(figures, quarter, budget))
    spent, ceiling = total(each.part for each in paid), total(each.whole for each in paid)
    mean = mean_capped(percents)
    return QuarterFigures(
        Quarter(quarter), mean, len(percents), spent, absorption(spent, ceiling) if paid else None
    )


def _known_money(
    figures: _Quarters, quarter: int, budget: Sequence[BudgetLine]
) -> Iterator[Shares]:
    for each in budget:
        if shares := paid_share(each.line, paid_up_to(each.line, quarter, figures.spec)):
            yield shares
