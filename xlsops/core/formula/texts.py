"""The functions of formulas that take texts apart, over the values of cells."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from xlsops.core.formula.functions import (
    NotEvaluableError,
    Operand,
    Operands,
    length,
    number,
    text,
    trimmed,
)
from xlsops.core.formula.tree import EXPLAINED
from xlsops.core.formula.wildcards import place_of

_LONGEST = 32_767


def _left(value: Operand, many: Operand = Decimal(1)) -> str:
    return text(value)[: _count(many)]


def _right(value: Operand, many: Operand = Decimal(1)) -> str:
    found = text(value)
    return found[max(0, len(found) - _count(many)) :]


def _middle(value: Operand, start: Operand, many: Operand) -> str:
    first = _count(start)
    if first < 1:
        raise NotEvaluableError(start)
    return text(value)[first - 1 : first - 1 + _count(many)]


def _found(wanted: Operand, within: Operand, start: Operand = Decimal(1)) -> Decimal:
    """Return where a text stands in another, its capitals as they are."""
    first = _start(within, start)
    return _place(text(within).find(text(wanted), first - 1) if text(wanted) else first - 1)


def _searched(wanted: Operand, within: Operand, start: Operand = Decimal(1)) -> Decimal:
    """Return where a text stands in another, whatever its capitals; it may hold ``*`` and ``?``."""
    first = _start(within, start)
    return _place(place_of(text(wanted), text(within), first - 1))


def _start(within: Operand, start: Operand) -> int:
    first = _count(start)
    if not 1 <= first <= max(1, len(text(within))):
        raise NotEvaluableError(start)
    return first


def _place(found: int) -> Decimal:
    if found < 0:
        raise NotEvaluableError(found)
    return Decimal(found + 1)


def _replaced(value: Operand, old: Operand, new: Operand, which: Operand = None) -> str:
    """Return a text with another in place of a part of it: everywhere, or where it stands so often."""
    found, part, instead = text(value), text(old), text(new)
    if part and len(found) + found.count(part) * (len(instead) - len(part)) > _LONGEST:
        raise NotEvaluableError(value)
    if which is None:
        return found.replace(part, instead) if part else found
    count = _count(which)
    if count < 1:
        raise NotEvaluableError(which)
    pieces = found.split(part) if part else [found]
    if len(pieces) <= count:
        return found
    return instead.join((part.join(pieces[:count]), part.join(pieces[count:])))


def _capitals(turn: Callable[[str], str]) -> Callable[[Operand], str]:
    """Return what writes a text in capitals, or without: letter by letter, so that none becomes two."""

    def one(letter: str) -> str:
        found = turn(letter)
        return found if len(found) == 1 else letter

    def all_letters(value: Operand) -> str:
        found = text(value)
        return turn(found) if found.isascii() else "".join(map(one, found))

    return all_letters


def _value(written: Operand) -> Decimal:
    """Return the whole number a text says."""
    if isinstance(written, bool):
        raise NotEvaluableError(written)
    return number(written)


def _explains(value: Operand, letters: Decimal, words: Decimal, empty: str) -> bool:
    """Tell whether a text explains something; one that is longer than a cell holds does."""
    told = trimmed(value)
    plain = told.isascii()  # as it is nearly always
    return len(told) > _LONGEST or (
        (len(told) if plain else length(told)) >= letters
        and told.count(" ") + 1 >= words
        and f"|{(told.lower() if plain else _lower(told)).replace('.', '')}|" not in empty
    )


def _count(value: Operand) -> int:
    found = number(value)
    if not 0 <= found <= _LONGEST:
        raise NotEvaluableError(value)
    return int(found)


_lower = _capitals(str.lower)
TEXTS: Mapping[str, Callable[..., Operands]] = {
    "LEFT": _left,
    "RIGHT": _right,
    "MID": _middle,
    "FIND": _found,
    "SEARCH": _searched,
    "SUBSTITUTE": _replaced,
    "EXACT": lambda one, other: text(one) == text(other),
    "UPPER": _capitals(str.upper),
    "LOWER": _lower,
    "VALUE": _value,
    EXPLAINED: _explains,
}
