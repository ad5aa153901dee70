"""The figure a cell stands for: its number as typed, or the one reading of its text."""

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from types import NoneType

from xlsops.core.values.cells import Content, Number, Text
from xlsops.core.values.number_formats import TakenFor, effect
from xlsops.core.values.numbers import Reading, as_typed, read_number
from xlsops.core.values.visible import visible

GREATEST = Decimal(10) ** 15
"""The largest figure that is read; beyond it Excel itself loses digits."""
_HUNDRED = Decimal(100)
_FEW = 15
"""So many digits a spreadsheet shows of a number."""
_PERCENT = {"%", "persen", "persentase", "percent"}


def interpret(content: Content, unit: str = "") -> tuple[Decimal | None, Reading | None]:
    """Return (number, reading): the number a cell stands for, and how a text was read.

    A unit behind the number must be ``unit``, the row's own; any other word, such as ``juta``,
    could change what the number means, so there is no reading. A number in a cell formatted as
    percent is read as it is shown where percent is asked: 0.9 under ``0%`` is 90. One beyond
    ``GREATEST`` is no reading, nor one whose format shows something else, such as a time of day.
    """
    value = content.value
    if isinstance(value, Number):
        number = as_typed(value.value)
        if not -GREATEST <= number <= GREATEST:
            return None, Reading()
        taken = effect(content.number_format, number)
        if taken is TakenFor.PLAIN:
            return number, None
        if taken is TakenFor.PERCENT and _bare(unit) in _PERCENT:
            return as_typed(number * _HUNDRED), Reading((as_typed(number * _HUNDRED),), "%")
        return None, Reading()
    text = visible(value.value).strip() if isinstance(value, Text) else ""
    if not text:
        return None, None
    reading = read_number(text)
    if reading.unit not in {"", "%"} and _bare(reading.unit) != _bare(unit):
        reading = Reading()
    if any(abs(each) > GREATEST for each in reading.numbers):
        reading = Reading()
    return reading.number, reading


def plainly_typed(literals: Sequence[str]) -> list[Decimal | None] | None:
    """Return the numbers of literals, None for an empty one; None where one is more than a few digits and a point.

    So ``interpret`` reads them, too, where they are shown plainly.
    """
    together = "".join(literals)
    digits = together.replace(".", "")
    few = max(map(len, literals), default=0) <= _FEW
    if together and not (few and digits.isascii() and digits.isdigit()):
        return None
    try:
        return [as_typed(Decimal(each)) if each else None for each in literals]
    except InvalidOperation:
        return None


def all_known(figures: Iterable[object]) -> bool:
    """Tell whether none of these is None: to ask a decimal whether it equals None takes longer."""
    return NoneType not in map(type, figures)


def _bare(unit: str) -> str:
    """Return a unit without any blank: ``km 2`` is ``km2``, where between words a blank tells apart."""
    return "".join(unit.split()).casefold()
