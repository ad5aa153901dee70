"""Scales of words that stand for whole numbers, the lowest for 1: an audit opinion, a grade."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from xlsops.core.values.caseless import caseless
from xlsops.core.values.known_figures import KnownFigure
from xlsops.core.values.numbers import indonesian


def rung_value(text: str, rungs: Sequence[str]) -> Decimal | None:
    """Return what a word of a scale stands for, whatever its capitals and blanks; None where it is none."""
    return _values(tuple(rungs)).get(caseless(text))


def rung_word(value: Decimal | None, rungs: Sequence[str]) -> str:
    """Return the word that stands for a number; empty where none does."""
    if value is None or value != value.to_integral_value() or not 1 <= value <= len(rungs):
        return ""
    return rungs[int(value) - 1]


def figure_words(value: Decimal, rungs: Sequence[str]) -> str:
    """Return a figure as a person reads it: a word of its scale with its value, else the number."""
    word, number = rung_word(value, rungs), indonesian(value)
    return f"{word} ({number})" if word else number


def known_as(figure: KnownFigure, rungs: Sequence[str]) -> KnownFigure | str:
    """Return a figure as it stands in a master: the word of its scale, where it has one."""
    word = rung_word(figure, rungs) if isinstance(figure, Decimal) else ""
    return word or figure


def joined_scales(*scales: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a scale, then those that only the others know."""
    found: dict[str, str] = {}
    for word in chain(*scales):
        found.setdefault(caseless(word), word)
    return tuple(found.values())


def same_word(value: Decimal | None, old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether a number stands for a word in two scales, and for the same one."""
    word = rung_word(value, old)
    return bool(word) and caseless(word) == caseless(rung_word(value, new))


@lru_cache(maxsize=64)
def _values(rungs: tuple[str, ...]) -> dict[str, Decimal]:
    return {caseless(each): Decimal(place) for place, each in enumerate(rungs, 1)}
