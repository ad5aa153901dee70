"""What a figure is expected to be by its own past: a robust centre, and how far from it is unusual.

Median and median absolute deviation (MAD), as Iglewicz and Hoaglin (1993) use them for outliers: one
wrong figure among the earlier ones moves neither. Where two years are known, each quarter is compared
with the same quarter of other years, so that what is usual in December is no surprise.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from statistics import median

from msgspec import Struct

from xlsops import messages
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import Period, Quarter

LEAST = 3
"""With fewer earlier figures nothing is expected."""
_MOST = 8
"""So many of the newest figures count where no season is known: what is older tells little of today."""
_SEASONS = 2
"""So many figures of one quarter make a season."""
_TO_DEVIATION = Decimal("1.4826")
"""Makes of a MAD what a standard deviation would be, were figures scattered as normal ones are."""
_CUTOFF, _UNSURE = Decimal("3.5"), Decimal("4.5")
"""Iglewicz and Hoaglin's cutoff in deviations, and what a single figure would add: few points know little."""
_LEAST_SHARE, _SEASON_SHARE, _UNEVEN_SHARE = map(Decimal, ("0.05", "0.2", "0.4"))
"""What part of its size a figure scatters at least; what counts from January grows unevenly over a year,
and in one quarter of it not alike every year.
"""
_NEAR = 3
"""What is smaller than the third of the centre is of another size."""
_ZERO, _ONE = Decimal(0), Decimal(1)

Series = Sequence[tuple[Period, Decimal]]
"""The figures of one cell by quarter; those of its own quarter and later ones are not looked at."""


class Course(Enum):
    """How a figure runs over the year: for each quarter by itself, or counted from January."""

    OF_QUARTER = "triwulan"
    SO_FAR = "s.d. triwulan"


class Expected(Struct, frozen=True):
    """What a figure is expected to be: outside ``low`` to ``high`` it is unusual, ``centre`` most likely.

    ``points`` is how many earlier figures say so, ``words`` what they were: ``biasanya 3 sampai 5``, or what
    each quarter added to ``start``, where a figure counts from January: ``biasanya bertambah 3 sampai 5``.
    """

    low: Decimal
    centre: Decimal
    high: Decimal
    points: int
    words: str
    start: Decimal | None = None

    def usual(self, figure: Decimal) -> bool:
        """Tell whether a figure is as usual; the bounds are."""
        return self.low <= figure <= self.high

    def fits(self, figure: Decimal) -> bool:
        """Tell whether a figure is as usual and of the size of the centre, however wide the bounds are."""
        start = self.start or _ZERO
        return _NEAR * (figure - start) >= self.centre - start and self.usual(figure)

    def near(self, figure: Decimal) -> bool:
        """Tell whether a figure that fits lies no farther from the centre than half the way to the bound."""
        return self.fits(figure) and abs(figure - self.centre) * 2 <= self.high - self.centre


def expected(series: Series, period: Period, kind: Course) -> Expected | None:
    """Return what is expected in a period; None with fewer than three points.

    A figure counted from January is judged by what the quarter adds to it; a new year starts anew.
    Where half of the points are nil they tell of no size, and nothing is expected either.
    """
    if len(series) < LEAST:
        return None
    before = {each: figure for each, figure in series if each < period}
    start = None
    if kind is Course.SO_FAR:
        start = before.get(
            Period(period.year, period.number - 1), None if period.number > 1 else _ZERO
        )
        if start is None:
            return None
        before = _added(before)
    points = sorted(before.items())
    if len(points) < LEAST or 2 * sum(figure == 0 for _, figure in points) >= len(points):
        return None
    return _seasonal(points, period, start) or _plain(points[-_MOST:], start)


def _added(so_far: Mapping[Period, Decimal]) -> dict[Period, Decimal]:
    """Return what each quarter added, where the one before it is known."""
    added = {each: figure for each, figure in so_far.items() if each.number == 1}
    for each, figure in so_far.items():
        last = so_far.get(Period(each.year, each.number - 1))
        if last is not None:
            added[each] = figure - last
    return added


def _plain(points: Series, start: Decimal | None) -> Expected:
    figures = [figure for _, figure in points]
    centre = median(figures)
    share = _LEAST_SHARE if start is None else _UNEVEN_SHARE
    deviation = _deviation([each - centre for each in figures], figures, centre * share)
    return _around(centre, deviation, figures, start)


def _seasonal(points: Series, period: Period, start: Decimal | None) -> Expected | None:
    """Return what the same quarter of other years makes expect; None where no two of them are known.

    How far figures lie from their season is asked of all quarters together; each season of few figures
    has taken a part of it, which is given back.
    """
    seasons: dict[int, list[Decimal]] = {period.number: []}
    for each, figure in points:
        seasons.setdefault(each.number, []).append(figure)
    here = seasons[period.number]
    if len(here) < _SEASONS:
        return None
    known = [(each, median(each)) for each in seasons.values() if len(each) >= _SEASONS]
    off = [figure - middle for each, middle in known for figure in each]
    given_back = Decimal(len(here)) / (len(here) - 1)
    centre = median(here)
    share = _LEAST_SHARE if start is None else _SEASON_SHARE
    least = max(abs(centre) * share, median(abs(each - centre) for each in here))
    deviation = _deviation([each * given_back for each in off], here, least)
    season = Quarter(period.number).label
    return _around(centre, deviation, here, start, season)


def _deviation(off: Sequence[Decimal], figures: Sequence[Decimal], least: Decimal) -> Decimal:
    """Return how far figures usually lie off, never less than chance alone would have them.

    Counts scatter by the root of their size at least.
    """
    spread = _TO_DEVIATION * median([abs(each) for each in off])
    least = abs(least)
    if all(each == each.to_integral_value() for each in figures):
        least = max(least, abs(median(figures)).sqrt(), _ONE)
    return max(spread, least)


def _around(
    centre: Decimal,
    deviation: Decimal,
    figures: Sequence[Decimal],
    start: Decimal | None,
    season: str = "",
) -> Expected:
    room = deviation * (_CUTOFF + _UNSURE / len(figures))
    usual = [each for each in figures if abs(each - centre) <= room]
    low, high = (indonesian(each) for each in (min(usual), max(usual)))
    words = messages.checks_history.usual(low, high, season, added=start is not None)
    base = start or _ZERO
    return Expected(
        base + min(centre, max(_ZERO, centre - room)),
        base + centre,
        base + centre + room,
        len(figures),
        words,
        start,
    )
