"""The measures done again in plain decimals, apart from the formulas every sheet and value come from."""

from collections.abc import Sequence
from decimal import Decimal

from xlsops.core.spec.achievement import Direction, Measure, NegativeFormula
from xlsops.core.values.numbers import round_half_up

HUNDRED, _ZERO = Decimal(100), Decimal(0)
Known = Sequence[Decimal]


def sum_of(numbers: Known) -> Decimal:
    """Return the sum."""
    return sum(numbers, _ZERO)


def rounded_mean(numbers: Known) -> Decimal | None:
    """Return the mean at two decimals; None of nothing."""
    return round_half_up(sum_of(numbers) / len(numbers)) if numbers else None


def percent_of_whole(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Return a part in percent of its whole at two decimals; None where either lacks or the whole is 0."""
    if part is None or not whole:
        return None
    return round_half_up(part / whole * HUNDRED)


def capped(percent: Decimal | None, cap: Decimal) -> Decimal | None:
    """Return a percent between 0 and the cap, at two decimals."""
    return None if percent is None else round_half_up(min(max(percent, _ZERO), cap))


def percent_reached(
    measure: Measure, negative: NegativeFormula, target: Decimal | None, actual: Decimal | None
) -> Decimal | None:
    """Return how much of a target is reached in percent, neither cut nor rounded."""
    if target is None or actual is None:
        return None
    match measure.direction:
        case Direction.POSITIVE:
            return actual / target * HUNDRED if target else None
        case Direction.NEGATIVE:
            return _lower_is_better(negative, target, actual)
        case Direction.RANGE:
            return _within(measure, negative, actual)


def _within(measure: Measure, negative: NegativeFormula, actual: Decimal) -> Decimal | None:
    if measure.upper is not None and actual > measure.upper:
        return _lower_is_better(negative, measure.upper, actual)
    if measure.lower is not None and actual < measure.lower:
        return actual / measure.lower * HUNDRED if measure.lower else None
    return HUNDRED


def _lower_is_better(negative: NegativeFormula, target: Decimal, actual: Decimal) -> Decimal:
    if not target:
        return _ZERO if actual else HUNDRED
    if negative is NegativeFormula.A:
        return (2 * target - actual) / target * HUNDRED
    return target / actual * HUNDRED if actual else HUNDRED
