"""What each line gave up to an earlier quarter: of this year, or the same one of last year.

Of this year all is known in the period itself: its masters hold the figures, its journal what was asked
then, what was carried in first and what was carried again since. Of last year its folder tells.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from typing import Protocol

from xlsops.core.form.layout import Line
from xlsops.core.history.asked_then import (
    AskedThen,
    IndicatorAsked,
    ceilings_by_line,
    indicators_by_line,
)
from xlsops.core.history.past import YearTold
from xlsops.core.results.bridge import BridgeLine
from xlsops.core.results.earlier_line import (
    Goals,
    HowMeasured,
    Stages,
    achieved,
    how_then,
    how_today,
    indicator_stages,
    money_stages,
    numbers_in,
    reached,
)
from xlsops.core.results.recap import BudgetLine, IndicatorLine
from xlsops.core.results.results import padded
from xlsops.core.results.shares import (
    Shares,
    paid_by,
    paid_of,
    paid_share,
    paid_up_to,
    reached_share,
)
from xlsops.core.spec.former_codes import heirs_of
from xlsops.core.spec.spec import Indicator, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.known_figures import KnownFigure, number_in

_ACTUAL, _SPENT = "realisasi", "rp"
Place = tuple[str, str]
"""The code of a bureau and the id of a line."""
FirstFigures = Mapping[tuple[str, str, str], KnownFigure]
"""What was carried in first of a figure that was carried again since: bureau, line, column key."""


class LinesBefore(Protocol):
    """What lines gave up to an earlier quarter."""

    def indicator(self, each: IndicatorLine) -> BridgeLine:
        """Return what an indicator gave then and gives now."""

    def activity(self, each: BudgetLine) -> BridgeLine:
        """Return what a sub-activity gave then and gives now."""

    def indicators_gone(self, there: Collection[Place]) -> Iterator[BridgeLine]:
        """Yield what indicators gave then that are not among those of today."""

    def activities_gone(self, there: Collection[Place]) -> Iterator[BridgeLine]:
        """Yield what sub-activities gave then that are not among those of today."""


def _line(
    each: IndicatorLine | BudgetLine, then: Shares | None, stages: Stages, now: Shares | None
) -> BridgeLine:
    return BridgeLine(
        each.bureau.code,
        each.line.id,
        each.line.name,
        then,
        stages.before,
        now,
        stages.redefined,
        stages.aimed,
    )


def _gone(at: Place, before: Shares | None) -> BridgeLine:
    code, line = at
    return BridgeLine(code, line, line, before, before, None)


def _paid_now(each: BudgetLine) -> Shares | None:
    return paid_share(each.line, each.result.spent if each.result else None)


class EarlierThisYear:
    """What lines gave up to an earlier quarter of the year."""

    def __init__(
        self, spec: Spec, first: FirstFigures, then: AskedThen | None, carried: FirstFigures | None
    ) -> None:
        heir = heirs_of(spec)
        self.spec = spec
        self.known = then is not None
        self._carried = carried or {}
        self._first = first
        self._then = then
        self._lines = {(each.bureau, each.id): each for each in spec.indicators}
        self._measured = indicators_by_line(then, heir) if then else {}
        self._ceilings = ceilings_by_line(then, heir) if then else {}

    def indicator(self, each: IndicatorLine) -> BridgeLine:
        """Return what an indicator gave in the quarter before and gives now."""
        quarter, now = self.spec.period.number - 1, reached_share(each.achievement.shown)
        at = each.bureau.code, each.line.id
        today = then = how_today(each.line, self.spec)
        if self._then and (asked := self._measured.get(at)):
            then = how_then(asked, self._then.yardstick(self.spec.yardstick.bands))
        lines = each.line.id, *then[0].halves
        actuals, *halves = (self._written(each, line, quarter) for line in lines)
        stages = indicator_stages(today, then, actuals, now, halves)
        first = stages.before
        if any((at[0], line, keys.actual(quarter)) in self._first for line in lines):
            actuals, *halves = (self._written_first(each, line, quarter) for line in lines)
            first = reached(*then, actuals, halves)
        return _line(each, first, stages, now)

    def activity(self, each: BudgetLine) -> BridgeLine:
        """Return what a sub-activity gave in the quarter before and gives now."""
        quarter, now = self.spec.period.number - 1, _paid_now(each)
        at = each.bureau.code, each.line.id
        today = each.line.known_number(keys.CEILING)
        ceiling = self._ceilings.get(at, today)
        stages = money_stages(paid_up_to(each.line, quarter, self.spec), ceiling, today, now)
        first = stages.before
        if (place := (*at, keys.spent(quarter))) in self._first:
            paid = paid_up_to(each.line, quarter, self.spec, number_in(self._first[place]))
            first = paid_of(paid, ceiling)
        return _line(each, first, stages, now)

    def indicators_gone(self, there: Collection[Place]) -> Iterator[BridgeLine]:
        """Yield what indicators gave in the quarter before that are not asked any more."""
        for at, asked in self._measured.items() if self._then else ():
            if at not in there and self._then and not _tells_apart(asked, self._lines.get(at)):
                then = how_then(asked, self._then.yardstick(self.spec.yardstick.bands))
                halves = [self._before((at[0], half), keys.actual) for half in asked.halves]
                yield _gone(at, reached(*then, self._before(at, keys.actual), halves))

    def activities_gone(self, there: Collection[Place]) -> Iterator[BridgeLine]:
        """Yield what sub-activities gave in the quarter before that are not asked any more."""
        for at, ceiling in self._ceilings.items() if self._then else ():
            if at not in there and self._then:
                paid = paid_by(self._before(at, keys.spent), self._then.spending, self.spec)
                yield _gone(at, paid_of(paid, ceiling))

    def as_then(self, each: IndicatorLine, quarter: int) -> Decimal | None:
        """Return what an indicator reached up to an earlier quarter, in percent; as then, where figures mean something else."""
        how = self._otherwise(each.bureau.code, each.line) or how_today(each.line, self.spec)
        lines = each.line.id, *how[0].halves
        actuals, *halves = (self._written(each, line, quarter) for line in lines)
        return achieved(*how, actuals, halves).shown

    def _otherwise(self, code: str, line: Line) -> tuple[HowMeasured, Goals] | None:
        """Return how an indicator was measured, where its figures of then mean something else today."""
        asked = self._measured.get((code, line.id))
        if asked is None or self._then is None:
            return None
        then = how_then(asked, self._then.yardstick(self.spec.yardstick.bands))
        return None if then[0].comparable(how_today(line, self.spec)[0]) else then

    def _written(self, each: IndicatorLine, name: str, quarter: int) -> tuple[Decimal | None, ...]:
        """Return the figures of an indicator, or of a half of it, up to an earlier quarter.

        They are those of the master, which may be written anew in the meaning of today. Where figures of
        then mean something else, or nobody asks for them today, they are as they were carried.
        """
        at = each.bureau.code, name
        known = self._lines.get(at)
        line = next((one for one in (each.line, *each.line.halves) if one.id == name), None)
        otherwise = line is not None and self._otherwise(at[0], line) is not None
        if known is None or (otherwise and self._carried):
            return self._before(at, keys.actual)[:quarter]
        return padded(known.actuals, quarter)

    def _written_first(
        self, each: IndicatorLine, name: str, quarter: int
    ) -> tuple[Decimal | None, ...]:
        """Return the same with what was carried in first of that quarter."""
        actuals = self._written(each, name, quarter)
        place = each.bureau.code, name, keys.actual(quarter)
        known = (number_in(self._first[place]),) if place in self._first else actuals[-1:]
        return (*actuals[:-1], *known)

    def _before(self, at: Place, key: Callable[[int], str]) -> tuple[Decimal | None, ...]:
        quarters = range(1, self.spec.period.number)
        return tuple(number_in(self._carried.get((*at, key(each)))) for each in quarters)


def _tells_apart(asked: IndicatorAsked, today: Indicator | None) -> bool:
    """Tell whether a row only told an indicator apart; older journals do not say so, but its row of today."""
    return bool(asked.part_of or (today and today.part_of))


class LastYear:
    """What lines gave up to the same quarter last year."""

    def __init__(self, spec: Spec, years: Mapping[str, YearTold]) -> None:
        self.spec = spec
        self._years = years
        self._measured = {
            (code, each.line): each
            for code, year in years.items()
            for each in year.asked.indicators
            if not each.part_of
        }
        self._ceilings = {
            (code, each.line): each.ceiling
            for code, year in years.items()
            for each in year.asked.ceilings
        }

    def indicator(self, each: IndicatorLine) -> BridgeLine:
        """Return what an indicator gave last year and gives now."""
        at, now = (each.bureau.code, each.line.id), reached_share(each.achievement.shown)
        stages = Stages(None, None, None)
        if asked := self._measured.get(at):
            told = self._years[each.bureau.code]
            then = how_then(asked, told.asked.yardstick(self.spec.yardstick.bands))
            known = _known_up_to(told, asked, self.spec.period.number)
            today, (actuals, *halves) = how_today(each.line, self.spec), known
            stages = indicator_stages(today, then, actuals, now, halves)
        return _line(each, stages.before, stages, now)

    def activity(self, each: BudgetLine) -> BridgeLine:
        """Return what a sub-activity gave last year and gives now."""
        at, now = (each.bureau.code, each.line.id), _paid_now(each)
        stages = Stages(None, None, None)
        if at in self._ceilings:
            told, today = self._years[each.bureau.code], each.line.known_number(keys.CEILING)
            figures = numbers_in(told.up_to(each.line.id, _SPENT, self.spec.period.number))
            paid = paid_by(figures, told.asked.spending, self.spec)
            stages = money_stages(paid, self._ceilings[at], today, now)
        return _line(each, stages.before, stages, now)

    def known_up_to(self, quarter: int) -> tuple[list[Shares], list[Shares]]:
        """Return what indicators and sub-activities gave up to a quarter; nothing where it was not answered."""
        if not any(
            quarter in known for each in self._years.values() for known in each.figures.values()
        ):
            return [], []
        measured = (self._reached(at, quarter) for at in self._measured)
        paid = (self._paid(at, quarter) for at in self._ceilings)
        return [each for each in measured if each], [each for each in paid if each]

    def _reached(self, at: Place, quarter: int) -> Shares | None:
        told = self._years[at[0]]
        then = how_then(self._measured[at], told.asked.yardstick(self.spec.yardstick.bands))
        actuals, *halves = _known_up_to(told, self._measured[at], quarter)
        return reached(*then, actuals, halves)

    def _paid(self, at: Place, quarter: int) -> Shares | None:
        told = self._years[at[0]]
        figures = numbers_in(told.up_to(at[1], _SPENT, quarter))
        return paid_of(paid_by(figures, told.asked.spending, self.spec), self._ceilings[at])

    def indicators_gone(self, there: Collection[Place]) -> Iterator[BridgeLine]:
        """Yield what indicators gave last year that are not asked any more."""
        for at, asked in self._measured.items():
            if at not in there:
                told = self._years[at[0]]
                then = how_then(asked, told.asked.yardstick(self.spec.yardstick.bands))
                actuals, *halves = _known_up_to(told, asked, self.spec.period.number)
                yield _gone(at, reached(*then, actuals, halves))

    def activities_gone(self, there: Collection[Place]) -> Iterator[BridgeLine]:
        """Yield what sub-activities gave last year that are not asked any more."""
        for at, ceiling in self._ceilings.items():
            if at not in there:
                told = self._years[at[0]]
                figures = numbers_in(told.up_to(at[1], _SPENT, self.spec.period.number))
                paid = paid_by(figures, told.asked.spending, self.spec)
                yield _gone(at, paid_of(paid, ceiling))


def _known_up_to(
    told: YearTold, asked: IndicatorAsked, quarter: int
) -> Iterator[tuple[Decimal | None, ...]]:
    """Yield what an indicator held up to a quarter, then what the halves of a ratio did."""
    for line in (asked.line, *asked.halves):
        yield numbers_in(told.up_to(line, _ACTUAL, quarter))
