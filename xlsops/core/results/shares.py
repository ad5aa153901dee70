"""What a line gives to the two headlines of the office, a part of a whole, and what lines amount to together."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from xlsops.core.form.layout import Line
from xlsops.core.results.results import halves_up_to, padded
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
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys

_NOTHING = Decimal(0)


class Shares(NamedTuple):
    """What a line, or many, give to a figure of the office: ``part`` of ``whole``, in any unit.

    A mean of percents is over wholes of 100, a share of money over ceilings.
    """

    part: Decimal = _NOTHING
    whole: Decimal = _NOTHING

    @property
    def points(self) -> Decimal:
        """Return the part in percent of its whole, not rounded; 0 of nothing."""
        return self.part * HUNDRED / self.whole if self.whole else _NOTHING

    def changed(self, before: "Shares", after: "Shares") -> "Shares":
        """Return these where a part of them is another one."""
        return Shares(self.part - before.part + after.part, self.whole - before.whole + after.whole)


NO_SHARES = Shares()
"""What a line gives of which nothing is known."""


def reached_share(shown: Decimal | None) -> Shares | None:
    """Return what an indicator gives to the mean: its achievement, cut at 100."""
    return None if shown is None else Shares(min(shown, HUNDRED), HUNDRED)


def paid_share(line: Line, paid: Decimal | None) -> Shares | None:
    """Return what a sub-activity gives to the absorption: its rupiah, of its ceiling."""
    return paid_of(paid, line.known_number(keys.CEILING))


def paid_of(paid: Decimal | None, ceiling: Decimal | None) -> Shares | None:
    """Return the same of rupiah under a ceiling."""
    return None if paid is None else Shares(paid, ceiling or _NOTHING)


def mean_of_shares(shares: Sequence[Shares]) -> Decimal | None:
    """Return the mean achievement as it is published."""
    return mean_capped(each.part for each in shares)


def absorption_of_shares(shares: Sequence[Shares]) -> Decimal | None:
    """Return the absorption as it is published; None where nothing is known."""
    if not shares:
        return None
    return absorption(total(each.part for each in shares), total(each.whole for each in shares))


def achieved_up_to(line: Line, quarter: int, spec: Spec, *instead: Decimal | None) -> Achievement:
    """Return the achievement of a line up to a quarter, with other figures ``instead`` of its last.

    Of a ratio these are its own, then those of its halves.
    """
    actuals = _up_to(line.actuals, quarter, instead[:1])
    halves = halves_up_to(line, quarter, *instead[1:])
    achieve, due = achieving(spec.yardstick), line.frequency.due(quarter)
    return achieve(line.measure, line.targets[:quarter], actuals, line.target_year, due, halves)


def paid_up_to(line: Line, quarter: int, spec: Spec, *instead: Decimal | None) -> Decimal | None:
    """Return the rupiah of a line up to a quarter, with another figure ``instead`` of its last."""
    paid = _up_to(line.spending, quarter, instead)
    return paid_by(paid, spec.settings.spending_method, spec)


def paid_by(paid: tuple[Decimal | None, ...], method: Method, spec: Spec) -> Decimal | None:
    """Return the rupiah up to the last quarter given, by the way they were written."""
    quarter, settings = len(paid), spec.settings
    figures = budgeting(quarter, settings.output_method, method, settings.cap)
    return number_or_none(figures((*(None,) * quarter, *paid, None, None))[keys.SPENT_SO_FAR])


def _up_to(
    numbers: tuple[Decimal | None, ...], quarter: int, instead: Sequence[Decimal | None]
) -> tuple[Decimal | None, ...]:
    """Return the figures of the quarters up to one; those nobody knows are None."""
    return (*padded(numbers, quarter - len(instead)), *instead)
