"""Numbers people type as text, read only where exactly one reading is possible."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from msgspec import Struct

from xlsops.core.values.visible import visible

_EXCEL_PRECISION = Context(prec=15, rounding=ROUND_HALF_UP)
_AT_THE_TOP = Context(prec=15, rounding=ROUND_DOWN)
_NIL, _ONE = Decimal(0), Decimal(1)
_USUAL = Context(prec=28)
_HIGHEST = Decimal("1.79769313486231e308")
"""The greatest number of 15 digits that a cell can hold."""
_MINUS = str.maketrans(dict.fromkeys("−–—―‐‑‒﹘﹣－⁃─", "-"))
_SWAP = str.maketrans(",.", ".,")
_SPACES = re.compile(r"\s+")
_CURRENCY = re.compile(r"^(?:rp|idr)\.?", re.IGNORECASE)
_SHAPE = re.compile(r"^(?P<mark>[0-9][0-9.,]*)(?P<unit>[^0-9]*)$")
_UNIT = re.compile(r"^[A-Za-z][A-Za-z /.]*$")
_SCALE = re.compile(
    r"^(?:k|rb|ribu|ribuan|jt|juta|jutaan|m|miliar|milyar|miliaran|t|triliun|triliunan)\b",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"^[1-9][0-9]{0,2}(?:\.[0-9]{3})+$")
_COMMAED = re.compile(r"^[1-9][0-9]{0,2}(?:,[0-9]{3})+$")
_LONGEST = 255
_PLAIN = re.compile(r"^[0-9]+$")
_DECIMAL_DOT = re.compile(r"^[0-9]+\.[0-9]+$")
_DECIMAL_COMMA = re.compile(r"^[0-9]+,[0-9]+$")
_DOTS_THEN_COMMA = re.compile(r"^[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+$")
_COMMAS_THEN_DOT = re.compile(r"^[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+$")


class Reading(Struct, frozen=True):
    """What a text can mean as a number.

    No reading: not a number. One: that number. Two: nobody may choose between them but the writer.
    ``unit`` is what stood behind the number, such as ``%`` or ``Laporan``.
    """

    numbers: tuple[Decimal, ...] = ()
    unit: str = ""

    @property
    def number(self) -> Decimal | None:
        """Return the number when exactly one reading is possible."""
        return self.numbers[0] if len(self.numbers) == 1 else None

    @property
    def ambiguous(self) -> bool:
        """Tell whether the text has two readings, as ``1.234`` has."""
        return len(self.numbers) > 1


def read_number(text: str) -> Reading:
    """Return every number the text can mean, by the habits of Indonesian and English writers.

    Never raises and never guesses: ``1.234`` gives 1234 and 1.234; ``1.234,56`` gives 1234.56;
    a raised or circled digit and a word such as ``juta`` give none, and so does a text longer than
    any number with its unit. Source: domain brief, 7.1.
    """
    if len(text) > _LONGEST:
        return Reading()
    if any(unicodedata.category(letter) == "No" for letter in text):
        return Reading()
    plain = with_hyphens(unicodedata.normalize("NFKC", visible(text)))
    plain = _SPACES.sub(" ", plain).strip()
    body, negative = _without_sign(plain)
    unmarked = _CURRENCY.sub("", body).strip()
    currency = unmarked != body
    unmarked, dashed = _without_dash(unmarked)
    unmarked, inner_negative = _without_sign(unmarked) if currency else (unmarked, False)
    match = _SHAPE.match(unmarked)
    if match is None or (negative and inner_negative):
        return Reading()
    unit = match["unit"].strip()
    if unit not in {"", "%"} and (not _UNIT.match(unit) or _SCALE.match(unit)):
        return Reading()
    numbers = _readings(match["mark"], whole=currency or dashed)
    if negative or inner_negative:
        numbers = tuple(number.copy_negate() if number else number for number in numbers)
    return Reading(numbers, unit)


def with_hyphens(text: str) -> str:
    """Return a text in which every dash and minus is a hyphen, for they mean the same in a cell."""
    return text.translate(_MINUS)


def as_typed(literal: Decimal) -> Decimal:
    """Return a stored number at the 15 digits a spreadsheet shows, without binary noise.

    The greatest numbers are rounded towards zero: no cell holds what lies above them.
    """
    if literal.same_quantum(_ONE) and literal.adjusted() < _EXCEL_PRECISION.prec:
        return literal or _NIL  # whole, and short enough as it is; a nil has no sign
    return _rounded(literal)


@lru_cache(maxsize=65_536)
def _rounded(literal: Decimal) -> Decimal:
    rounded = _EXCEL_PRECISION.plus(literal)
    if rounded.copy_abs() > _HIGHEST:
        rounded = _AT_THE_TOP.plus(literal)
    return Decimal(int(rounded)) if rounded == rounded.to_integral_value() else rounded.normalize()


def round_half_up(number: Decimal, places: int = 2) -> Decimal:
    """Return the number as Excel's ROUND gives it: halves go away from zero."""
    digits = number.adjusted() + places + 2
    return number.quantize(
        _unit(places), ROUND_HALF_UP, _room(digits) if digits > _USUAL.prec else _USUAL
    )


@lru_cache(maxsize=64)
def rounding(places: int) -> Callable[[Decimal], Decimal]:
    """Return what rounds numbers likewise to so many places; for those that are rounded by hundreds."""
    unit, most = _unit(places), _USUAL.prec - places - 2

    def rounded(number: Decimal) -> Decimal:
        if number.adjusted() > most:
            return round_half_up(number, places)
        return number.quantize(unit, ROUND_HALF_UP, _USUAL)

    return rounded


def percent(value: Decimal) -> str:
    """Return a percent as every sentence writes it: ``83,33%``."""
    return f"{indonesian(value, 2)}%"


def told_apart(readings: Sequence[Decimal]) -> str:
    """Return what a text can mean, so that nobody takes one reading for the other."""
    return " atau ".join(
        f"{each:f} (bilangan bulat)"
        if each == each.to_integral_value()
        else f"{indonesian(each)} (pecahan)"
        for each in readings
    )


def whole_number_text(number: int) -> str:
    """Return a count as an office writes it: ``200.000``."""
    return f"{number:,}".translate(_SWAP)


def indonesian(number: Decimal, places: int | None = None) -> str:
    """Return a number as an office writes it: ``364.134.300`` or ``83,33``.

    Without ``places`` only the decimals the number has are shown.
    """
    shown = round_half_up(number, places) if places is not None else number
    text = f"{shown or abs(shown):,f}"
    if "." not in text:
        return text.replace(",", ".")
    if places is None:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SWAP)


@lru_cache(maxsize=64)
def _unit(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


@lru_cache(maxsize=64)
def _room(digits: int) -> Context:
    return Context(prec=digits)


def _without_sign(text: str) -> tuple[str, bool]:
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True
    if text.startswith("-"):
        return text[1:].strip(), True
    return text.removeprefix("+").strip(), False


def _without_dash(text: str) -> tuple[str, bool]:
    for ending in (",-", ".-", ",--"):
        if text.endswith(ending):
            return text[: -len(ending)].strip(), True
    return text, False


def _readings(mark: str, *, whole: bool) -> tuple[Decimal, ...]:
    """Return the readings of digits, dots and commas; ``whole`` says money was meant."""
    if _PLAIN.match(mark):
        return (Decimal(mark),)
    if _DOTS_THEN_COMMA.match(mark):
        return (Decimal(mark.replace(".", "").replace(",", ".")),)
    if _COMMAS_THEN_DOT.match(mark):
        return (Decimal(mark.replace(",", "")),)
    for grouped, single in ((_DOTTED, "."), (_COMMAED, ",")):
        if grouped.match(mark):
            thousands = Decimal(mark.replace(single, ""))
            if whole or mark.count(single) > 1:
                return (thousands,)
            return (thousands, Decimal(mark.replace(single, ".")))
    if _DECIMAL_DOT.match(mark) or _DECIMAL_COMMA.match(mark):
        return (Decimal(mark.replace(",", ".")),)
    return ()
