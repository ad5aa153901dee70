"""Which figures moved unlike those of everybody: the method of Hidiroglou and Berthelot (1986).

The ratio of each figure to the one before is compared with the middle of all ratios, and weighs more
the larger the figure: that a small sum doubles is nothing, that a large one does is.
"""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from statistics import median, quantiles
from typing import TypeVar

from msgspec import Struct

ENOUGH = 20
"""Of fewer ratios nobody can say what is usual."""
_SIZE = 0.5
"""How much size weighs, between 0 and 1, as usual in the field."""
_LEAST_SHARE, _CUTOFF = 0.05, 10.0
"""Quartiles that fall together still leave that much of the middle; and how many of them are too far."""
_TWICE = Decimal(2)
"""What is less than twice the usual ratio and more than half of it is no surprise, however large the sum."""

Key = TypeVar("Key", bound=Hashable)


class OddRatio(Struct, frozen=True):
    """A figure that moved unlike the others: how many times the one before it is, and the usual."""

    ratio: Decimal
    usual: Decimal


def odd_ratios(pairs: Mapping[Key, tuple[Decimal, Decimal]]) -> dict[Key, OddRatio]:
    """Return of figures, each with the one before, those that moved unlike the others.

    Pairs with a nil have no ratio and are left out. What is compared are suspicions, no figures that
    are published: floats do.
    """
    whole = {key: each for key, each in pairs.items() if min(each) > 0}
    if len(whole) < ENOUGH:
        return {}
    ratios = {key: now / before for key, (before, now) in whole.items()}
    usual = median(ratios.values())
    weighed = {
        key: _apart(float(ratios[key] / usual)) * float(max(each)) ** _SIZE
        for key, each in whole.items()
    }
    low, middle, high = quantiles(weighed.values(), n=4, method="inclusive")
    least = abs(_LEAST_SHARE * median(float(max(each)) ** _SIZE for each in whole.values()))
    below = middle - _CUTOFF * max(middle - low, least)
    above = middle + _CUTOFF * max(high - middle, least)
    return {
        key: OddRatio(ratios[key], usual)
        for key, each in weighed.items()
        if not below <= each <= above and not usual < ratios[key] * _TWICE < usual * _TWICE**2
    }


def _apart(ratio: float) -> float:
    """Return how far a ratio lies from the middle, as far on either side for double as for half."""
    return ratio - 1 if ratio >= 1 else 1 - 1 / ratio
