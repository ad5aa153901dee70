"""The lines of the office in the open quarter and the one before it, as a bridge needs them.

All of it is known in the period itself: its masters hold the figures of earlier quarters, its journal
what was carried in first and what was carried again since.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsops.core.form.layout import Line
from xlsops.core.results.bridge import Bridge, BridgeLine, Shares, bridge_of
from xlsops.core.results.recap import BudgetLine, IndicatorLine, Recap
from xlsops.core.spec.achievement import (
    HUNDRED,
    Achievement,
    absorption,
    achieving,
    budgeting,
    mean_capped,
    number_or_none,
    total,
)
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.periods import Quarter

FirstFigures = Mapping[tuple[str, str, str], Decimal | None]
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
    achieved = bridge_of([figures.indicator(each) for each in measured], _mean)
    absorbed = bridge_of([figures.activity(each) for each in budget], _share)
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
        before = self.achievement(each.line, quarter)
        then = before
        if place in self.first:
            then = self.achievement(each.line, quarter, self.first[place])
        return BridgeLine(
            each.bureau.code,
            each.line.id,
            each.line.name,
            _capped(then.shown),
            _capped(before.shown),
            _capped(now),
        )

    def activity(self, each: BudgetLine) -> BridgeLine:
        quarter, result = self.spec.period.number - 1, each.result
        place = each.bureau.code, each.line.id, keys.spent(quarter)
        before = self.spent(each.line, quarter)
        then = self.spent(each.line, quarter, self.first[place]) if place in self.first else before
        ceiling = each.line.known_number(keys.CEILING)
        return BridgeLine(
            each.bureau.code,
            each.line.id,
            each.line.name,
            _paid(then, ceiling),
            _paid(before, ceiling),
            _paid(result.spent if result else None, ceiling),
        )

    def achievement(self, line: Line, quarter: int, *instead: Decimal | None) -> Achievement:
        """Return the achievement of a line up to a quarter, with another figure ``instead`` of its last."""
        actuals = _up_to(line.actuals, quarter, instead)
        achieve = achieving(self.spec.yardstick)
        due = line.frequency.due(quarter)
        return achieve(line.measure, line.targets[:quarter], actuals, line.target_year, due)

    def spent(self, line: Line, quarter: int, *instead: Decimal | None) -> Decimal | None:
        """Return the rupiah of a line up to a quarter, with another figure ``instead`` of its last."""
        settings, outputs = self.spec.settings, _up_to(line.actuals, quarter, ())
        figures = budgeting(quarter, settings.output_method, settings.spending_method, settings.cap)
        known = (line.known_number(each) for each in (keys.OUTPUT_TARGET, keys.CEILING))
        paid = _up_to(line.spending, quarter, instead)
        return number_or_none(figures((*outputs, *paid, *known))[keys.SPENT_SO_FAR])


def _in_quarter(
    figures: _Quarters,
    quarter: int,
    measured: Sequence[IndicatorLine],
    budget: Sequence[BudgetLine],
) -> QuarterFigures:
    """Return what is known today of an earlier quarter."""
    found = (figures.achievement(each.line, quarter).shown for each in measured)
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
        ceiling = each.line.known_number(keys.CEILING)
        if shares := _paid(figures.spent(each.line, quarter), ceiling):
            yield shares


def _mean(shares: Sequence[Shares]) -> Decimal | None:
    return mean_capped(each.part for each in shares)


def _share(shares: Sequence[Shares]) -> Decimal | None:
    if not shares:
        return None
    return absorption(total(each.part for each in shares), total(each.whole for each in shares))


def _capped(shown: Decimal | None) -> Shares | None:
    """Return what an indicator gives to the mean: its achievement, cut at 100."""
    return None if shown is None else Shares(min(shown, HUNDRED), HUNDRED)


def _paid(spent: Decimal | None, ceiling: Decimal | None) -> Shares | None:
    return None if spent is None else Shares(spent, ceiling or Decimal(0))


def _up_to(
    numbers: tuple[Decimal | None, ...], quarter: int, instead: Sequence[Decimal | None]
) -> tuple[Decimal | None, ...]:
    """Return the figures of the quarters up to one; those nobody knows are None."""
    known = (*numbers, *(None,) * quarter)[:quarter]
    return (*known[: quarter - len(instead)], *instead)
