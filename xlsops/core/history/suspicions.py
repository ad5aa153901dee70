"""What is suspicious about a figure beside its history, and which figure was probably meant.

A figure outside its usual range is told by the most telling cause that would bring it back near the
middle of it: written a hundred or a thousand times too small or large, meant for the row beside, two
digits swapped; without one it is only unusual. A figure within its range may still be that of the
quarter before, where so many digits do not come twice by chance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from xlsops.core.history.expected import LEAST, Course, Expected, Series
from xlsops.core.values.periods import Period

_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_PLANNED = (Decimal("0.5"), Decimal(2))
"""Between these parts of its target a figure was planned, whatever was usual."""
_TELLING = 3
"""So many digits are not the same twice by chance."""


class Suspicion(Enum):
    """What seems to have happened to a figure."""

    UNUSUAL = "unusual"
    REPEATED = "repeated"
    FRACTION = "fraction"
    THOUSANDS = "thousands"
    SWAPPED = "swapped"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True, slots=True)
class Suspected:
    """A suspicion, and the figure that was probably meant; none where nothing says so.

    ``times`` is by how much the written figure was too small, or too large where it is below one;
    ``beside`` the place of the row among its neighbours whose figure it seems to be.
    """

    suspicion: Suspicion
    meant: Decimal | None = None
    times: Decimal | None = None
    beside: int | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A row beside: what was written there, and what is expected; None where it is not known."""

    figure: Decimal | None
    expected: Expected | None


def suspected(
    figure: Decimal,
    told: Expected,
    *,
    percent: bool = False,
    target: Decimal | None = None,
    beside: Sequence[Neighbour] = (),
) -> Suspected | None:
    """Return what is suspicious about a figure that is not as usual; None where it is."""
    if told.usual(figure):
        return None
    candidates = (*_scaled(figure, percent=percent), *_moved(figure, beside), *_swapped(figure))
    for each in candidates:
        if each.meant is None or told.near(each.meant):
            return each
    if target and _PLANNED[0] * target <= figure <= _PLANNED[1] * target:
        return None
    return Suspected(Suspicion.UNUSUAL)


def repeated(
    figure: Decimal, series: Series, period: Period, kind: Course, ceiling: Decimal | None = None
) -> bool:
    """Tell whether a figure is that of the quarter before though it never was so far.

    Of one that counts from January that is telling where another quarter like those before would fit
    below the ceiling; of others where it has so many digits that chance does not bring them twice.
    """
    before = sorted((each, held) for each, held in series if each < period)
    if len(before) < LEAST or before[-1][1] != figure or not figure:
        return False
    if not _follows(before[-1][0], period):
        return False
    pairs = [(one[1], other[1]) for one, other in pairwise(before) if _follows(one[0], other[0])]
    if kind is Course.SO_FAR:
        added = [held - last for last, held in pairs if held >= last]
        room = None if ceiling is None else ceiling - figure
        return bool(added) and min(added) > 0 and (room is None or room >= max(added))
    return _digits(figure) >= _TELLING and all(one != other for one, other in pairs)


def _follows(one: Period, other: Period) -> bool:
    """Tell whether a quarter is the next one of the same year."""
    return one.year == other.year and one.number + 1 == other.number


def _scaled(figure: Decimal, *, percent: bool) -> Iterator[Suspected]:
    """Yield what was meant where a percent is a fraction, or money stands in thousands or millions."""
    if percent:
        yield Suspected(Suspicion.FRACTION, figure * _HUNDRED, _HUNDRED)
    for times in (_THOUSAND, _THOUSAND**2):
        yield Suspected(Suspicion.THOUSANDS, figure * times, times)
        yield Suspected(Suspicion.THOUSANDS, figure / times, 1 / times)


def _moved(figure: Decimal, beside: Sequence[Neighbour]) -> Iterator[Suspected]:
    """Yield the row beside whose figure this seems to be: it stands there, too, or both rows changed places.

    What has few digits stands in two rows by chance.
    """
    digits = _digits(figure)
    for place, each in enumerate(beside):
        same = digits >= _TELLING and each.figure == figure
        if same or (digits > 1 and _fits(figure, each)):
            yield Suspected(Suspicion.NEIGHBOUR, beside=place)


def _fits(figure: Decimal, beside: Neighbour) -> bool:
    """Tell whether a figure is what is expected in the row beside, and what stands there is not."""
    told, held = beside.expected, beside.figure
    wrong = told is not None and (held is None or not told.usual(held))
    return wrong and told is not None and told.near(figure)


def _digits(figure: Decimal) -> int:
    return len(figure.normalize().as_tuple().digits)


def _swapped(figure: Decimal) -> Iterator[Suspected]:
    """Yield the figures of which two digits side by side were swapped."""
    sign, digits, exponent = figure.as_tuple()
    shift = int(exponent)
    for place in range(len(digits) - 1):
        one, other = digits[place : place + 2]
        if one != other:
            held = (*digits[:place], other, one, *digits[place + 2 :])
            yield Suspected(Suspicion.SWAPPED, Decimal((sign, held, shift)))
