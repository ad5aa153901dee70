"""How the headlines of the office moved since an earlier quarter, and what they were in each."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from xlsops.core.history.asked_then import AskedThen
from xlsops.core.history.past import YearTold
from xlsops.core.results.bridge import Bridge, bridge_of
from xlsops.core.results.lines_before import EarlierThisYear, FirstFigures, LastYear, LinesBefore
from xlsops.core.results.recap import BudgetLine, IndicatorLine, Recap
from xlsops.core.results.shares import (
    Shares,
    absorption_of_shares,
    mean_of_shares,
    paid_share,
    paid_up_to,
)
from xlsops.core.spec.achievement import absorption, mean_capped, total
from xlsops.core.values.periods import Period, Quarter


class QuarterFigures(Struct, frozen=True):
    """What the office published, or would publish today, of a quarter: achievement, money, how many."""

    period: Period
    mean: Decimal | None
    measured: int
    spent: Decimal
    absorption: Decimal | None


class QuarterComparison(Struct, frozen=True):
    """How the two headlines moved since an earlier quarter; ``known`` tells whether what was asked then is."""

    before: Period
    achievement: Bridge | None
    absorption: Bridge | None
    known: bool


class Movement(Struct, frozen=True):
    """How the two headlines moved: since the quarter before, since last year, and what they were in each quarter.

    ``history`` is of this year, ``last_year`` of the quarters known of the year before.
    """

    since: QuarterComparison | None
    year: QuarterComparison | None
    history: tuple[QuarterFigures, ...]
    last_year: tuple[QuarterFigures, ...] = ()


def movement_of(
    recap: Recap,
    first: FirstFigures,
    then: AskedThen | None = None,
    years: Mapping[str, YearTold] | None = None,
    carried: FirstFigures | None = None,
) -> Movement | None:
    """Return how the headlines moved; None where nothing is known of the quarter before, nor of last year.

    ``then`` is what was asked in the quarter before, ``years`` what bureaus answered last year,
    ``carried`` all figures of earlier quarters, of rows that are not asked any more, too.
    """
    quarter = recap.spec.period.number
    before = EarlierThisYear(recap.spec, first, then, carried)
    since = _since_before(recap, before) if quarter > 1 else None
    year = _since_last_year(recap, years) if years else None
    if since is None and year is None:
        return None
    earlier = (
        _in_quarter(before, each, recap.indicators, _asked(recap)) for each in range(1, quarter)
    )
    now = QuarterFigures(
        recap.spec.period, recap.mean, recap.measured, recap.spent, recap.absorption
    )
    past = tuple(_quarters_of(LastYear(recap.spec, years))) if years else ()
    return Movement(since, year, (*earlier, now), past)


def _since_before(recap: Recap, figures: EarlierThisYear) -> QuarterComparison | None:
    """Return how the headlines moved since the quarter before."""
    period = recap.spec.period
    return _compared(recap, Period(period.year, period.number - 1), figures, known=figures.known)


def _since_last_year(recap: Recap, years: Mapping[str, YearTold]) -> QuarterComparison | None:
    """Return how the headlines moved since the same quarter last year."""
    period, figures = recap.spec.period, LastYear(recap.spec, years)
    return _compared(recap, Period(period.year - 1, period.number), figures, known=True)


def _compared(
    recap: Recap, before: Period, figures: LinesBefore, *, known: bool
) -> QuarterComparison | None:
    """Return how the headlines moved; what is not asked any more is left out today."""
    measured = [figures.indicator(each) for each in recap.indicators]
    measured += figures.indicators_gone({(each.bureau, each.id) for each in measured})
    paid = [figures.activity(each) for each in _asked(recap)]
    paid += figures.activities_gone({(each.bureau, each.id) for each in paid})
    reaching = bridge_of(measured, mean_of_shares)
    absorbed = bridge_of(paid, absorption_of_shares)
    if reaching is None and absorbed is None:
        return None
    return QuarterComparison(before, reaching, absorbed, known)


def _asked(recap: Recap) -> tuple[BudgetLine, ...]:
    return tuple(each for each in recap.budget if each.line.asked)


def _quarters_of(figures: LastYear) -> Iterator[QuarterFigures]:
    """Yield what is known of the quarters of last year, as it was measured then; none of one nobody knows."""
    for quarter in Quarter:
        measured, paid = figures.known_up_to(quarter.value)
        if measured or paid:
            whole, money = mean_of_shares(measured), total(each.part for each in paid)
            period = Period(figures.spec.period.year - 1, quarter.value)
            share = absorption_of_shares(paid)
            yield QuarterFigures(period, whole, len(measured), money, share)


def _in_quarter(
    figures: EarlierThisYear,
    quarter: int,
    measured: Sequence[IndicatorLine],
    budget: Sequence[BudgetLine],
) -> QuarterFigures:
    """Return what is known today of an earlier quarter."""
    alike = (each for each in measured if not each.achievement.withheld)
    found = (figures.as_then(each, quarter) for each in alike)
    percents = [each for each in found if each is not None]
    paid = list(_known_money(figures, quarter, budget))
    spent, ceiling = total(each.part for each in paid), total(each.whole for each in paid)
    mean = mean_capped(percents)
    return QuarterFigures(
        Period(figures.spec.period.year, quarter),
        mean,
        len(percents),
        spent,
        absorption(spent, ceiling) if paid else None,
    )


def _known_money(
    figures: EarlierThisYear, quarter: int, budget: Sequence[BudgetLine]
) -> Iterator[Shares]:
    for each in budget:
        if shares := paid_share(each.line, paid_up_to(each.line, quarter, figures.spec)):
            yield shares
