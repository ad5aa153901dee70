"""The functions and comparisons of formulas, over the values of cells."""

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import ROUND_FLOOR, ROUND_UP, Context, Decimal
from functools import lru_cache
from statistics import median
from typing import Any

from xlsops.core.formula.wildcards import is_like
from xlsops.core.values.numbers import round_half_up, rounding

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
_CRITERION = re.compile(r"(<>|<=|>=|=|<|>)?(.*)", re.DOTALL)
_WHOLE = re.compile(r" *([-+]?[0-9]{1,15}) *")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SHOWN = Context(prec=15)
"""So many digits of a number a program shows in a text."""
_EPOCH, _FIRST_DAY, _FURTHEST = date(1899, 12, 30), date(1900, 3, 1), 32_767
"""Day 0 of a spreadsheet, and the first day on which all of them agree."""
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
    """Return a value as a number; a blank is 0, and a text may be a whole number.

    How decimals are typed every computer has its own mind of.
    """
    if isinstance(value, Decimal):
        return value
    if value is None:
        return _ZERO
    if isinstance(value, bool):
        return _ONE if value else _ZERO
    match = _WHOLE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise NotEvaluableError(value)
    return Decimal(match[1])


def text(value: Operands) -> str:
    """Return a value as a text."""
    if value.__class__ is str:
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        plain = f"{_SHOWN.plus(value):f}"
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


def rounding_to(places: Decimal) -> Callable[[Decimal], Decimal]:
    """Return what rounds numbers so."""
    return rounding(_places(places))


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


def cells(found: Operands) -> tuple[Operand, ...]:
    """Return what stands behind a name as cells: within them truth values are no numbers."""
    return found if isinstance(found, tuple) else (found,)


def _numbers(given: Iterable[Operands]) -> list[Decimal]:
    """Return the numbers of cells, in which blanks and texts are passed over, and of what is given itself."""
    found: list[Decimal] = []
    for each in given:
        if each.__class__ is Decimal:  # sooner than isinstance, and so it is nearly always
            found.append(each)
        elif isinstance(each, tuple):
            found += [one for one in each if isinstance(one, Decimal)]
        elif each is not None:
            found.append(number(each))
    return found


def _sum(*given: Operands) -> Decimal:
    return added(_numbers(given))


def _count(*given: Operands) -> Decimal:
    """Return how many numbers there are; a text that is none is passed over also where it is given itself."""
    return Decimal(len(_numbers(each for each in given if not _wordy(each))))


def _wordy(given: Operands) -> bool:
    return isinstance(given, str) and _WHOLE.fullmatch(given) is None


def _average(*given: Operands) -> Decimal:
    numbers = _numbers(given)
    if not numbers:
        raise NotEvaluableError
    return added(numbers) / len(numbers)


def _least(*given: Operands) -> Decimal:
    return min(_numbers(given), default=_ZERO)


def _most(*given: Operands) -> Decimal:
    return max(_numbers(given), default=_ZERO)


def _median(*given: Operands) -> Decimal:
    numbers = _numbers(given)
    if not numbers:
        raise NotEvaluableError
    return Decimal(median(numbers))


def _rounded(value: Operand, places: Operand) -> Decimal:
    return rounded(number(value), number(places))


def _rounded_up(value: Operand, places: Operand) -> Decimal:
    """Return a number with so many decimals, the last one away from zero."""
    figure, many = number(value), _places(number(places))
    if many >= -figure.as_tuple().exponent:  # type: ignore[operator]
        return figure
    unit = Decimal(1).scaleb(-many)
    return (figure / unit).to_integral_value(ROUND_UP) * unit


def _whole(value: Operand) -> Decimal:
    return number(value).to_integral_value(ROUND_FLOOR)


def _rest(value: Operand, by: Operand) -> Decimal:
    """Return what is left of a division; it has the sign of the divisor."""
    figure, divisor = number(value), number(by)
    return figure - divisor * (figure / divisor).to_integral_value(ROUND_FLOOR)


def _day(year: Operand, month: Operand, day: Operand) -> Decimal:
    """Return the number of a day; months and days beyond their last one run on."""
    years, months, days = (int(number(each)) for each in (year, month, day))
    if max(abs(months), abs(days)) > _FURTHEST:
        raise NotEvaluableError(month)
    run_on = years * 12 + months - 1
    try:
        found = date(run_on // 12, run_on % 12 + 1, 1) + timedelta(days - 1)
    except (ValueError, OverflowError) as error:
        raise NotEvaluableError(year) from error
    if found < _FIRST_DAY or years < _FIRST_DAY.year:
        raise NotEvaluableError(year)
    return day_number(found)


def day_number(day: date) -> Decimal:
    """Return the number by which spreadsheets know a day."""
    return Decimal((day - _EPOCH).days)


def _sum_where(tested: Operands, criterion: Operand, *summed: Operands) -> Decimal:
    """Return the sum over a range, or over one beside it, of what meets a criterion."""
    meets = _criterion(criterion)
    pairs = zip(cells(tested), cells(summed[0] if summed else tested), strict=True)
    return added(value for each, value in pairs if isinstance(value, Decimal) and meets(each))


def _count_where(tested: Operands, criterion: Operand) -> Decimal:
    return Decimal(sum(map(_criterion(criterion), cells(tested))))


def _criterion(written: Operand) -> Callable[[Operand], bool]:
    """Return what tells whether a cell meets ``<=100``, ``laporan*``, or ``<>``: that it is not blank."""
    if isinstance(written, bool) or written is None:
        raise NotEvaluableError(written)
    sign, limit = _signed(text(written))
    compare = COMPARE[sign]
    if not limit and sign in {"=", "<>"}:
        return lambda each: compare(each, None)
    if _NUMBER.fullmatch(limit):
        wanted = Decimal(limit)
        if sign in {"=", "<>"}:
            return lambda each: _says(each, wanted) is (sign == "=")
        return lambda each: isinstance(each, Decimal) and compare(each, wanted)
    if sign not in {"=", "<>"}:
        raise NotEvaluableError(written)
    return lambda each: (isinstance(each, str) and is_like(each, limit)) is (sign == "=")


def _says(held: Operand, wanted: Decimal) -> bool:
    """Tell whether a cell holds a number, as such or as a text."""
    if isinstance(held, str):
        return _WHOLE.fullmatch(held) is not None and number(held) == wanted
    return isinstance(held, Decimal) and held == wanted


def _signed(criterion: str) -> tuple[str, str]:
    match = _CRITERION.fullmatch(criterion)
    if match is None:
        raise NotEvaluableError(criterion)
    return match[1] or "=", match[2]


def length(value: Operand) -> Decimal:
    """Return how many letters a text has, as LEN counts them."""
    found = text(value)
    if found.isascii():
        return Decimal(len(found))
    return Decimal(len(found.encode("utf-16-le", "surrogatepass")) // 2)


def trimmed(value: Operand) -> str:
    """Return a text without idle blanks, as TRIM gives it."""
    found = text(value).strip(" ")
    return " ".join(part for part in found.split(" ") if part) if "  " in found else found


def _n(value: Operand) -> Decimal:
    return _ZERO if isinstance(value, str) else number(value)


FUNCTIONS: Mapping[str, Callable[..., Operand]] = {
    "SUM": _sum,
    "COUNT": _count,
    "AVERAGE": _average,
    "MIN": _least,
    "MAX": _most,
    "MEDIAN": _median,
    "ROUND": _rounded,
    "ROUNDUP": _rounded_up,
    "INT": _whole,
    "MOD": _rest,
    "DATE": _day,
    "SUMIF": _sum_where,
    "COUNTIF": _count_where,
    "N": _n,
    "LEN": length,
    "TRIM": trimmed,
    "ABS": lambda value: abs(number(value)),
    "NOT": lambda value: not truth(value),
    "ISBLANK": lambda value: value is None,
    "ISTEXT": lambda value: isinstance(value, str),
}
"""Those of numbers and kinds; IF, AND, OR, ISNUMBER, ISERROR, IFERROR and TODAY ``values`` writes out."""
OF_CELLS = frozenset({"SUM", "COUNT", "AVERAGE", "MIN", "MAX", "MEDIAN"})
"""What takes the numbers of cells, and passes over whatever else stands in them."""
