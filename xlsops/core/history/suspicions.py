"""What is suspicious about a figure beside its history, and which figure was probably meant.

A figure outside its usual range is told by the most telling cause that would bring it back near the
middle of it: written a hundred or a thousand times too small or large, meant for the row beside, two
digits swapped; without one it is only unusual. A figure within its range may still be that of the
quarter before, where so many digits do not come twice by chance.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from statistics import median

from msgspec import Struct

from xlsops.core.history.expected import LEAST, Course, Expected, Series
from xlsops.core.values.periods import Period

_HUNDRED = Decimal(100)
_SIZES = tuple(map(Decimal, ("1000", "0.001", "1000000", "0.000001")))
"""By how much a figure in thousands or millions is too small, or one that is none too large."""
_PLANNED = (Decimal("0.5"), Decimal(2))
"""Between these parts of its target a figure was planned, whatever was usual."""
_TELLING = 3
"""So many digits are not the same twice by chance."""


class Suspicion(Enum):
    """What seems to have happened to a figure."""

    UNUSUAL = "unusual"
    FRACTION = "fraction"
    THOUSANDS = "thousands"
    SWAPPED = "swapped"
    NEIGHBOUR = "neighbour"


class Suspected(Struct, frozen=True):
    """A suspicion, and the figure that was probably meant; none where nothing says so.

    ``times`` is by how much the written figure was too small, or too large where it is below one;
    ``beside`` the place of the row among its neighbours whose figure it seems to be.
    """

    suspicion: Suspicion
    meant: Decimal | None = None
    times: Decimal | None = None
    beside: int | None = None


class Neighbour(Struct, frozen=True):
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
    slip = next(_slips(figure, told, percent=percent, beside=beside), None)
    if slip is not None:
        return slip
    if target and _PLANNED[0] * target <= figure <= _PLANNED[1] * target:
        return None
    return Suspected(Suspicion.UNUSUAL)


def repeated(
    figure: Decimal, series: Series, period: Period, kind: Course, ceiling: Decimal | None = None
) -> bool:
    """Tell whether a figure is that of the quarter before though it never was so far.

    Of one that counts from January that is telling where another quarter as the middle one of those
    before would fit below the ceiling; of others where it has so many digits that chance does not bring them twice.
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
        return bool(added) and min(added) > 0 and (room is None or room >= median(added))
    return _digits(figure) >= _TELLING and all(one != other for one, other in pairs)


def _follows(one: Period, other: Period) -> bool:
    """Tell whether a quarter is the next one of the same year."""
    return one.year == other.year and one.number + 1 == other.number


def _slips(
    figure: Decimal, told: Expected, *, percent: bool, beside: Sequence[Neighbour]
) -> Iterator[Suspected]:
    """Yield the slips that would explain a figure, the most telling first."""
    if percent and told.fits(figure * _HUNDRED):
        yield Suspected(Suspicion.FRACTION, figure * _HUNDRED, _HUNDRED)
    for times in _SIZES:
        if told.fits(figure * times):
            yield Suspected(Suspicion.THOUSANDS, figure * times, times)
    for place, each in enumerate(beside):
        same = _digits(figure) >= _TELLING and each.figure == figure
        if same or (_digits(figure) > 1 and _changed_places(figure, each)):
            yield Suspected(Suspicion.NEIGHBOUR, beside=place)
    for meant in swapped(figure):
        if told.near(meant):
            yield Suspected(Suspicion.SWAPPED, meant)


def _digits(figure: Decimal) -> int:
    return len(figure.normalize().as_tuple().digits)


def _changed_places(figure: Decimal, beside: Neighbour) -> bool:
    """Tell whether a figure is what is expected in the row beside, and what stands there is not."""
    told, held = beside.expected, beside.figure
    if told is None or (held is not None and told.usual(held)):
        return False
    return told.near(figure)


def swapped(figure: Decimal) -> Iterator[Decimal]:
    """Yield the figures of which two digits side by side were swapped; none begins with a nil."""
    sign, digits, exponent = figure.as_tuple()
    shift = int(exponent)
    for place in range(len(digits) - 1):
        one, other = digits[place : place + 2]
        if one != other and (place or other):
            held = (*digits[:place], other, one, *digits[place + 2 :])
            yield Decimal((sign, held, shift))
