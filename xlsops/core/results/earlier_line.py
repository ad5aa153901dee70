"""What a line gave in an earlier quarter: as it was asked then, and as it is asked today."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from xlsops.core.form.layout import Line
from xlsops.core.history.asked_then import IndicatorAsked
from xlsops.core.history.mixed_meanings import same_unit
from xlsops.core.results.results import padded
from xlsops.core.results.shares import Shares, paid_of, reached_share
from xlsops.core.spec.achievement import Achievement, Measure, Yardstick, achieving
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Frequency, Spec
from xlsops.core.values.known_figures import KnownFigure, number_in

Numbers = Sequence[Decimal | None]


class Stages(NamedTuple):
    """What a line gave then, as it would be measured today, and against the targets of today."""

    before: Shares | None
    redefined: Shares | None
    aimed: Shares | None


class HowMeasured(Struct, frozen=True):
    """How an indicator is measured: its own measure, how often, in which unit, by which settings.

    ``halves`` are the ids of the numerator and the denominator of a ratio of sums.
    """

    measure: Measure
    frequency: Frequency
    unit: str
    yardstick: Yardstick
    halves: tuple[str, ...] = ()

    def comparable(self, other: "HowMeasured") -> bool:
        """Tell whether figures written for the one mean the same to the other.

        A figure that counts up to its quarter is no part of a sum, and another unit, or a word of another
        scale, is another thing. A ratio of sums is made of its own halves.
        """
        ways = {self.measure.method, other.measure.method}
        alike = self.measure.rungs == other.measure.rungs and same_unit(self.unit, other.unit)
        alike = alike and self.halves == other.halves
        return alike and (len(ways) == 1 or Method.LAST not in ways)


class Goals(NamedTuple):
    """The targets of an indicator by quarter, and that of the year."""

    targets: tuple[Decimal | None, ...]
    year: Decimal | None


def achieved(
    how: HowMeasured, goals: Goals, actuals: Numbers, halves: Sequence[Numbers] = ()
) -> Achievement:
    """Return the achievement of an indicator up to the last of the quarters given; ``halves`` are of a ratio."""
    quarter = len(actuals)
    targets, due = padded(goals.targets, 4)[:quarter], how.frequency.due(quarter)
    return achieving(how.yardstick)(how.measure, targets, actuals, goals.year, due, halves)


def reached(
    how: HowMeasured, goals: Goals, actuals: Numbers, halves: Sequence[Numbers] = ()
) -> Shares | None:
    """Return what it gives to the mean."""
    return reached_share(achieved(how, goals, actuals, halves).shown)


def indicator_stages(
    today: tuple[HowMeasured, Goals],
    then: tuple[HowMeasured, Goals],
    actuals: Numbers,
    now: Shares | None,
    halves: Sequence[Numbers] = (),
) -> Stages:
    """Return what an indicator gave in an earlier quarter.

    Where its figures of then mean something else today, nobody can tell how much of the change is real:
    all of it is laid to the definition. So it is with the targets where there was none.
    """
    before = reached(*then, actuals, halves)
    if before is None or now is None:
        return Stages(before, None, None)
    if today == then:
        return Stages(before, before, before)
    if not then[0].comparable(today[0]):
        return Stages(before, now, now)
    aimed = reached(*today, actuals, halves) or now
    return Stages(before, reached(today[0], then[1], actuals, halves) or aimed, aimed)


def money_stages(
    paid: Decimal | None, ceiling: Decimal | None, today: Decimal | None, now: Shares | None
) -> Stages:
    """Return what a sub-activity gave in an earlier quarter, under the ceiling of then and of today."""
    before = paid_of(paid, ceiling)
    if before is None or now is None:
        return Stages(before, None, None)
    return Stages(before, before, paid_of(paid, today))


def how_today(line: Line, spec: Spec) -> tuple[HowMeasured, Goals]:
    """Return how an indicator is measured today, and its targets."""
    halves = tuple(half.id for half in line.halves)
    how = HowMeasured(line.measure, line.frequency, line.unit, spec.yardstick, halves)
    return how, Goals(tuple(padded(line.targets, 4)), line.target_year)


def how_then(asked: IndicatorAsked, yardstick: Yardstick) -> tuple[HowMeasured, Goals]:
    """Return how an indicator was measured, and its targets."""
    how = HowMeasured(asked.measure, asked.frequency, asked.unit, yardstick, asked.halves)
    return how, Goals(tuple(padded(asked.targets, 4)), asked.year)


def numbers_in(figures: Sequence[KnownFigure]) -> tuple[Decimal | None, ...]:
    """Return figures as numbers; what does not apply is none."""
    return tuple(map(number_in, figures))
