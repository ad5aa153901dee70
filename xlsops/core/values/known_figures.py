"""What is known of a figure: a number, words in its place, or nothing."""

from decimal import Decimal
from enum import Enum

from xlsops.core.values.caseless import caseless


class NoFigure(Enum):
    """What people write in place of a figure; the value is the words."""

    INAPPLICABLE = "tidak berlaku"


KnownFigure = Decimal | NoFigure | None
"""A figure; None where nobody knows of one."""


def in_place(text: str) -> NoFigure | None:
    """Return what a text says in place of a figure; None where it says nothing of that kind."""
    plain = caseless(text)
    return next((each for each in NoFigure if each.value == plain), None)


def number_in(figure: KnownFigure) -> Decimal | None:
    """Return the number; None where there is none, whatever stands in its place."""
    return figure if isinstance(figure, Decimal) else None
