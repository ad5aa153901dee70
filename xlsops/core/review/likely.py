"""What a figure of the open quarter would likely be, from what else is known of its line.

Only to weigh what a finding may move: nobody's answer is replaced by it.
"""

from collections.abc import Collection, Sequence
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.layout import Line
from xlsops.core.history.expected import Expected
from xlsops.core.history.suspicions import Suspicion, suspected
from xlsops.core.spec.achievement import HUNDRED
from xlsops.core.spec.methods import Method
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code
from xlsops.core.values.numbers import indonesian, round_half_up
from xlsops.core.values.periods import Quarter
from xlsops.core.values.rungs import rung_word

_QUARTERS = 4
_SLIPS = frozenset(each.name for each in (Code.V36, Code.V37, Code.V38))
"""The findings that name the figure that was meant."""


class Likely(Struct, frozen=True):
    """A figure that would surprise nobody, the word it is read as, and in a few words what it is taken from."""

    figure: Decimal
    basis: str
    word: str = ""


def likely_by_history(expected: Expected, line: Line) -> Likely:
    """Return what a figure usually is, whole where the figures of its line are."""
    known = [each for each in (*line.actuals, *line.targets) if each is not None]
    places = 0 if all(map(_whole, known)) else 2
    return Likely(round_half_up(expected.centre, places), expected.words)


def likely_meant(
    codes: Collection[str], figure: Decimal, expected: Expected | None
) -> Likely | None:
    """Return the figure that was meant where findings say which slip it was; None where none does.

    It is the very figure the finding tells to write, so that what is said and what is weighed agree.
    """
    if Code.V09.name in codes and 0 < figure < 1:
        return Likely(figure * HUNDRED, messages.impact.FRACTION)
    if expected is None or _SLIPS.isdisjoint(codes):
        return None
    found = suspected(figure, expected, percent=Code.V36.name in codes)
    if found is None or found.meant is None:
        return None
    if found.suspicion is Suspicion.THOUSANDS and found.times:
        times = found.times if found.times > 1 else 1 / found.times
        return Likely(found.meant, messages.impact.times_off(indonesian(times)))
    swapped = found.suspicion is Suspicion.SWAPPED
    return Likely(found.meant, messages.impact.SWAPPED if swapped else messages.impact.FRACTION)


def likely_actual(line: Line, quarter: int) -> Likely | None:
    """Return what an indicator would reach: this quarter's target, missed or passed as the last one was.

    Where there is no target it is the last figure known; None where neither is.
    """
    targets = (*line.targets, *(None,) * quarter)
    target, known = targets[quarter - 1], _last_known(line.actuals[: quarter - 1])
    if known is None or line.measure.rungs:
        now = Quarter(quarter).label
        word = rung_word(target, line.measure.rungs)
        return None if target is None else Likely(target, messages.impact.target_of(now), word)
    before, actual = known
    earlier = Quarter(before).label
    aimed = targets[before - 1]
    if target is None or not aimed:
        return Likely(actual, messages.impact.figure_of(earlier))
    places = 0 if all(map(_whole, (target, actual, aimed))) else 2
    return Likely(round_half_up(target * actual / aimed, places), messages.impact.as_in(earlier))


def likely_spending(line: Line, quarter: int, method: Method) -> Likely | None:
    """Return what a sub-activity would spend, at the pace of the year so far and within its ceiling.

    Where nothing is known of the year so far it is an even share of the ceiling; None without one.
    """
    ceiling = line.known_number(keys.CEILING)
    known = _last_known(line.spending[: quarter - 1])
    if known is None:
        if ceiling is None:
            return None
        parts = quarter if method is Method.LAST else 1
        return Likely(
            round_half_up(ceiling * parts / _QUARTERS, 0), messages.impact.SHARE_OF_CEILING
        )
    before, last = known
    earlier = [each for each in line.spending[: quarter - 1] if each is not None]
    pace = messages.impact.pace_of(Quarter(before).label)
    if method is Method.LAST:
        most = None if ceiling is None else max(ceiling, last)
        return Likely(_at_most(round_half_up(last * quarter / before, 0), most), pace)
    spent = sum(earlier, Decimal(0))
    most = None if ceiling is None or method is Method.MEAN else max(ceiling - spent, Decimal(0))
    return Likely(_at_most(round_half_up(spent / len(earlier), 0), most), pace)


def _last_known(figures: Sequence[Decimal | None]) -> tuple[int, Decimal] | None:
    """Return the last quarter with a figure, and it."""
    known = [(place, each) for place, each in enumerate(figures, 1) if each is not None]
    return known[-1] if known else None


def _whole(figure: Decimal) -> bool:
    return figure == figure.to_integral_value()


def _at_most(figure: Decimal, most: Decimal | None) -> Decimal:
    return figure if most is None else min(figure, most)
