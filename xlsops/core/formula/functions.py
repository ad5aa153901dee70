"""The functions and comparisons of formulas, over the values of cells."""

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from xlsops.core.values.numbers import round_half_up

Operand = Decimal | str | bool | None
"""What a cell holds; None is a blank one."""
Operands = Operand | tuple[Operand, ...]
"""What stands behind a name: a cell, or those of a range."""
_MOST_PLACES = 300
_WIDE = 300
"""Numbers with fewer digits are far from the largest one."""
_HIGHEST = Decimal("1.7976931348623157e308")
"""The largest number a cell holds."""
_ZERO, _ONE = Decimal(0), Decimal(1)
_CRITERION = re.compile(r"(<>|<=|>=|=|<|>)(\d*)")
Comparing = Callable[[Any, Any], bool]
COMPARE: Mapping[str, Comparing] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class NotEvaluableError(ValueError):
    """A formula gives an error for these values, as ``1/0`` does."""


def number(value: Operands) -> Decimal:
    """Return a value as a number; a blank is 0."""
    if isinstance(value, Decimal):
        return value
    if value is None:
        return _ZERO
    if isinstance(value, bool):
        return _ONE if value else _ZERO
    raise NotEvaluableError(value)


def text(value: Operands) -> str:
    """Return a value as a text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, str):
        return value
    raise NotEvaluableError(value)


def truth(value: Operands) -> bool:
    """Return a value as a truth."""
    if isinstance(value, str | tuple):
        raise NotEvaluableError(value)
    return bool(value)


def bounded(value: Decimal) -> None:
    """Raise NotEvaluableError where a number is larger than any in a cell."""
    if not value.is_finite() or abs(value) > _HIGHEST:
        raise NotEvaluableError(value)


def added(numbers: Iterable[Decimal]) -> Decimal:
    """Return a sum; raises NotEvaluableError where it is larger than any number in a cell."""
    found = sum(numbers, _ZERO)
    if found.adjusted() > _WIDE:
        bounded(found)
    return found


def rounded(value: Decimal, places: Decimal) -> Decimal:
    """Return a number as ROUND gives it: halves go away from zero."""
    return round_half_up(value, _places(places))


@lru_cache(maxsize=64)
def _places(written: Decimal) -> int:
    return max(-_MOST_PLACES, min(_MOST_PLACES, int(written)))


def compared(compare: Comparing, left: Operand, right: Operand) -> bool:
    """Return a comparison as Excel makes it: numbers, then texts, then truth values."""
    return compare(_comparable(left, right), _comparable(right, left))


def _comparable(value: Operand, other: Operand) -> tuple[int, Decimal, str]:
    if value is None:
        value = "" if isinstance(other, str) else False if isinstance(other, bool) else _ZERO
    if isinstance(value, bool):
        return (2, Decimal(value), "")
    if isinstance(value, Decimal):
        return (0, value, "")
    return (1, _ZERO, value.casefold())


def _numbers(given: Iterable[Operands]) -> list[Decimal]:
    """Return the numbers of cells and ranges; blanks and texts are passed over."""
    found: list[Decimal] = []
    for each in given:
        if each.__class__ is Decimal:  # sooner than isinstance, and so it is nearly always
            found.append(each)
        elif isinstance(each, tuple):
            found += [one for one in each if isinstance(one, Decimal)]
        elif isinstance(each, bool):
            found.append(number(each))
    return found


def _sum(*given: Operands) -> Decimal:
    return added(_numbers(given))


def _count(*given: Operands) -> Decimal:
    return Decimal(len(_numbers(given)))


def _average(*given: Operands) -> Decimal:
    numbers = _numbers(given)
    if not numbers:
        raise NotEvaluableError
    return added(numbers) / len(numbers)


def _least(*given: Operands) -> Decimal:
    return min(_numbers(given), default=_ZERO)


def _most(*given: Operands) -> Decimal:
    return max(_numbers(given), default=_ZERO)


def _rounded(value: Operand, places: Operand) -> Decimal:
    return rounded(number(value), number(places))


def _sum_where(tested: Operands, criterion: Operand, *summed: Operands) -> Decimal:
    """Return the sum over a range, or over one beside it, of what meets a criterion."""
    meets = _criterion(criterion)
    pairs = zip(_range(tested), _range(summed[0] if summed else tested), strict=True)
    return _sum(*(value for each, value in pairs if meets(each)))


def _count_where(tested: Operands, criterion: Operand) -> Decimal:
    return Decimal(sum(map(_criterion(criterion), _range(tested))))


def _criterion(written: Operand) -> Callable[[Operand], bool]:
    """Return what tells whether a cell meets ``<=100``, or ``<>``: that it is not blank."""
    match = _CRITERION.fullmatch(text(written))
    if match is None:
        raise NotEvaluableError(written)
    compare, limit = COMPARE[match[1]], match[2]
    if not limit:
        return lambda each: compare(each, None)
    wanted = Decimal(limit)
    return lambda each: isinstance(each, Decimal) and compare(each, wanted)


def _range(found: Operands) -> tuple[Operand, ...]:
    return found if isinstance(found, tuple) else (found,)


def _length(value: Operand) -> Decimal:
    return Decimal(len(text(value).encode("utf-16-le", "surrogatepass")) // 2)


def _trimmed(value: Operand) -> str:
    return " ".join(part for part in text(value).split(" ") if part)


def _n(value: Operand) -> Decimal:
    return _ZERO if isinstance(value, str) else number(value)


FUNCTIONS: Mapping[str, Callable[..., Operand]] = {
    "SUM": _sum,
    "COUNT": _count,
    "AVERAGE": _average,
    "MIN": _least,
    "MAX": _most,
    "ROUND": _rounded,
    "SUMIF": _sum_where,
    "COUNTIF": _count_where,
    "N": _n,
    "LEN": _length,
    "TRIM": _trimmed,
    "ABS": lambda value: abs(number(value)),
    "NOT": lambda value: not truth(value),
    "ISBLANK": lambda value: value is None,
}
"""All but IF, AND, OR and ISNUMBER, which ``formula_values`` writes out."""
