"""Number formats: what a reader sees of a number, and whether it is the number that counts.

A cell holds a number and a format; the program counts the number, a person reads what the format
makes of it. Syntax: ECMA-376 part 1, 18.8.31, with what LibreOffice, WPS and Google write.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from xlsops.core.values.numbers import indonesian, read_number, round_half_up


class TakenFor(Enum):
    """What a reader takes a shown number for."""

    PLAIN = "angka"
    PERCENT = "persen"
    DATE = "tanggal"
    TIME = "jam"
    FRACTION = "pecahan"
    SCALED = "diringkas"
    HIDDEN = "tidak tampak"
    WORDS = "kata"
    ALTERED = "angka lain"


class SeenNumber(NamedTuple):
    """What a reader sees of a number, and what it is taken for."""

    effect: TakenFor
    text: str


class Sign(Enum):
    """What a piece of a format is; the value is the name of a group of ``_TOKENS``."""

    QUOTED = "quoted"
    ESCAPED = "escaped"
    SPACE = "space"
    FILLING = "filling"
    BRACKET = "bracket"
    GENERAL = "general"
    EXPONENT = "exponent"
    HALF = "half"
    MOMENT = "moment"
    DIGIT = "digit"
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    SLASH = "slash"
    TEXT = "text"
    END = "end"
    PLAIN = "plain"


class _Token(NamedTuple):
    """A piece of a format."""

    kind: Sign
    text: str


class _Section(Struct, frozen=True):
    """One of the parts between semicolons: for which numbers, in which colour, what it shows."""

    tokens: tuple[_Token, ...]
    condition: tuple[str, Decimal] | None = None
    colour: str = ""
    elapsed: str = ""

    def has(self, *kinds: Sign) -> bool:
        """Tell whether a token of one of these kinds stands in it."""
        return any(each.kind in kinds for each in self.tokens)

    @property
    def moment(self) -> TakenFor | None:
        """Return whether it shows a date or a time, None where it shows neither."""
        if self.elapsed:
            return TakenFor.TIME
        letters = {text[0].casefold() for kind, text in self.tokens if kind is Sign.MOMENT}
        if self.has(Sign.DIGIT):
            letters -= set("geb")  # of eras, which never stand beside digits
        if self.has(Sign.GENERAL) or not letters:
            return None
        timed = "h" in letters or "s" in letters
        return TakenFor.DATE if letters & set("ydgeb") or not timed else TakenFor.TIME


_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.?)|_(?P<space>.?)|\*(?P<filling>.?)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general|standard)|(?P<exponent>e[+-])|(?P<half>am/pm|a/p)"
    r"|(?P<moment>y+|m+|d+|h+|s+|g+|e+|b+)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)"
    r"|(?P<percent>%)|(?P<slash>/)|(?P<text>@)|(?P<end>;)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = frozenset({Sign.QUOTED, Sign.ESCAPED, Sign.PLAIN, Sign.MOMENT, Sign.PERCENT})
_CONDITION = re.compile(r"\s*(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)\s*")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_COLOUR = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]{1,2}", re.IGNORECASE
)
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?", re.DOTALL)
_NIL = re.compile(r"(?:rp|idr|usd|[$€])?\.?\s*[-−–—]+\s*", re.IGNORECASE)
"""What book-keepers show instead of zero."""
_BEFORE, _BEHIND = (
    re.compile(r"[0-9][0-9., '\u00a0\u202f]*$"),
    re.compile(r"[., '\u00a0\u202f]*[0-9][0-9.,]*"),
)
"""Digits of a literal that a reader takes for a part of the number beside them."""
_IDLE = str.maketrans("", "", " '\u00a0\u202f")
_MINUS = ("-", "−", "–", "(")
_ORDINARY = frozenset({"General", "0", "0.00", "#,##0", "#,##0.00", "@"})
_GENERAL = _Section((_Token(Sign.GENERAL, "General"),))
_HUNDRED, _THOUSAND, _GREATEST = Decimal(100), Decimal(1000), Decimal(10) ** 16
_MINUTES_OF_DAY, _HOUR = 1440, 60
_MOST_NUMERIC_SECTIONS = 3
LONGEST = 255
"""Letters of a number format, by the limit of Excel; a longer one is not looked into."""
"""Excel takes 255 characters; what a longer one shows nobody has seen."""


def shows_plainly(number_format: str) -> bool:
    """Tell whether a reader sees of any number what it is."""
    return number_format in _ORDINARY


def effect(number_format: str, number: Decimal) -> TakenFor:
    """Return what a reader takes a number for that is shown under a format."""
    return TakenFor.PLAIN if number_format in _ORDINARY else seen(number_format, number).effect


def seen(number_format: str, number: Decimal) -> SeenNumber:
    """Return what a reader sees of a number under a format, written in Indonesian.

    Rounding, grouping, currency and units leave a number what it is; all else has its effect.
    """
    if number_format in _ORDINARY or abs(number) >= _GREATEST:
        return SeenNumber(TakenFor.PLAIN, indonesian(number))
    if len(number_format) > LONGEST:
        return SeenNumber(TakenFor.ALTERED, indonesian(number))
    return _seen(number_format, number)


def shows_date(number_format: str) -> bool:
    """Tell whether a format shows day, month or year; times and durations alone do not count."""
    if number_format in _ORDINARY or len(number_format) > LONGEST:
        return False
    return _sections(number_format)[0].moment is TakenFor.DATE


@lru_cache(maxsize=4_096)
def _seen(number_format: str, number: Decimal) -> SeenNumber:
    section, signed = _chosen(_sections(number_format), number)
    sign = "-" if signed and number < 0 else ""
    if section.colour == "white":
        return SeenNumber(TakenFor.HIDDEN, "")
    if section.moment is TakenFor.TIME:
        return SeenNumber(TakenFor.TIME, sign + _clock(abs(number), elapsed=bool(section.elapsed)))
    if section.moment is TakenFor.DATE:
        return SeenNumber(TakenFor.DATE, indonesian(number))
    if section.has(Sign.GENERAL, Sign.TEXT):
        return _judged(section, number, sign, indonesian(abs(number)), Decimal(1))
    if not section.has(Sign.DIGIT):
        return _worded(sign + _literal(section.tokens), number)
    if section.has(Sign.EXPONENT) and not section.has(Sign.PERCENT):
        return SeenNumber(TakenFor.PLAIN, indonesian(number))
    if section.has(Sign.SLASH):
        return _fraction(section, number, sign)
    return _digits(section, number, sign)


@lru_cache(maxsize=1_024)
def _sections(number_format: str) -> tuple[_Section, ...]:
    """Return the parts of a format that show numbers; one for texts is left out."""
    parts: list[list[_Token]] = [[]]
    for match in _TOKENS.finditer(number_format):
        kind = Sign(match.lastgroup)
        if kind is Sign.END:
            parts.append([])
        else:
            parts[-1].append(_Token(kind, match[kind.value]))
    sections = [_section(part) for part in parts[: _MOST_NUMERIC_SECTIONS + 1]]
    texts = len(sections) > 1 and sections[-1].has(Sign.TEXT)
    kept = sections[:-1] if texts or len(sections) > _MOST_NUMERIC_SECTIONS else sections
    return tuple(kept) if number_format else (_GENERAL,)


def _section(tokens: Iterable[_Token]) -> _Section:
    """Return a section; its brackets become condition, colour, elapsed time or currency."""
    kept: list[_Token] = []
    condition, colour, elapsed = None, "", ""
    for token in tokens:
        if token.kind is not Sign.BRACKET:
            kept.append(token)
        elif match := _CONDITION.fullmatch(token.text):
            condition = match[1], Decimal(match[2])
        elif _COLOUR.fullmatch(token.text):
            colour = token.text.casefold()
        elif _ELAPSED.fullmatch(token.text):
            elapsed = token.text
        elif match := _CURRENCY.fullmatch(token.text):
            kept.append(_Token(Sign.QUOTED, match[1]))
    return _Section(tuple(kept), condition, colour, elapsed)


def _chosen(sections: Sequence[_Section], number: Decimal) -> tuple[_Section, bool]:
    """Return the section for a number, and whether a minus is put before one below zero."""
    conditional = any(each.condition for each in sections)
    if len(sections) == 1 and not conditional:
        return sections[0], True
    last = len(sections) - 1
    for index, section in enumerate(sections):
        low = ">" if last > 1 else ">="
        usual = ((low, Decimal(0)), ("<", Decimal(0)), None)[index]
        condition = section.condition or (None if index == last and index else usual)
        if condition is None or _holds(condition, number):
            alone = condition is not None and condition[0] in {"<", "<="} and condition[1] <= 0
            return section, not alone and (conditional or index == 0)
    return _GENERAL, True


def _holds(condition: tuple[str, Decimal], number: Decimal) -> bool:
    sign, limit = condition
    return {
        "<": number < limit,
        "<=": number <= limit,
        ">": number > limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }[sign]


def _clock(days: Decimal, *, elapsed: bool) -> str:
    """Return a part of a day as hours and minutes, with seconds where there are some."""
    seconds = int(round_half_up(days * _MINUTES_OF_DAY * _HOUR, 0))
    minutes, second = divmod(seconds, _HOUR)
    hour, minute = divmod(minutes if elapsed else minutes % _MINUTES_OF_DAY, _HOUR)
    return f"{hour:02d}.{minute:02d}" + (f".{second:02d}" if second else "")


def _worded(text: str, number: Decimal) -> SeenNumber:
    """Return what is seen where no digit stands."""
    if number == 0 and _NIL.fullmatch(text.strip()):
        return SeenNumber(TakenFor.PLAIN, "0")
    return SeenNumber(
        TakenFor.WORDS if any(map(str.isalnum, text)) else TakenFor.HIDDEN, text.strip()
    )


def _fraction(section: _Section, number: Decimal, sign: str) -> SeenNumber:
    """Return a number as whole and broken part; a whole number shows no fraction."""
    whole, rest = divmod(abs(number), 1)
    if not rest:
        return SeenNumber(TakenFor.PLAIN, indonesian(number))
    at = next(index for index, each in enumerate(section.tokens) if each.kind is Sign.SLASH)
    digits = sum(each.kind is Sign.DIGIT for each in section.tokens[at:])
    part = Fraction(rest).limit_denominator(10 ** max(1, min(digits, 4)) - 1)
    text = f"{indonesian(whole)} {part}" if whole else str(part)
    return SeenNumber(TakenFor.FRACTION, sign + text)


def _digits(section: _Section, number: Decimal, sign: str) -> SeenNumber:
    """Return a number through the places of its digits."""
    tokens = section.tokens
    scale = _HUNDRED ** sum(each.kind is Sign.PERCENT for each in tokens)
    scale /= _THOUSAND ** len(_scaling(tokens))
    decimals = sum(each.kind is Sign.DIGIT for each in tokens[_point(tokens) :])
    shown = round_half_up(abs(number) * scale, decimals)
    return _judged(section, number, sign, _placed(tokens, shown, decimals), scale, decimals)


def _point(tokens: Sequence[_Token]) -> int:
    """Return where the decimal point stands, or the end."""
    return next((at for at, each in enumerate(tokens) if each.kind is Sign.POINT), len(tokens))


def _scaling(tokens: Sequence[_Token]) -> list[int]:
    """Return where the commas stand that divide by a thousand: behind the last digit before a point."""
    places = [at for at, each in enumerate(tokens) if each.kind is Sign.DIGIT]
    ends = {places[-1], *[at for at in places if at < _point(tokens)][-1:]}
    found = []
    for end in ends:
        at = end + 1
        while at < len(tokens) and tokens[at].kind is Sign.COMMA:
            found.append(at)
            at += 1
    return found


def _placed(tokens: Sequence[_Token], shown: Decimal, decimals: int) -> str:
    """Return the digits in their places, with what stands between the first and the last."""
    whole, _, broken = f"{shown:.{decimals}f}".partition(".")
    whole = whole.lstrip("0")
    point, scaling = _point(tokens), set(_scaling(tokens))
    before = [at for at in range(point) if tokens[at].kind is Sign.DIGIT]
    digits = _aligned(whole, [tokens[at].text for at in before])
    if any(tokens[at].kind is Sign.COMMA and at not in scaling for at in range(point)):
        digits = _grouped(digits, len("".join(digits)))
    rest = iter(_trimmed(broken, [each.text for each in tokens[point:] if each.kind is Sign.DIGIT]))
    filled = dict(zip(before, digits, strict=True))
    pieces = []
    places = [at for at, each in enumerate(tokens) if each.kind is Sign.DIGIT]
    for at in range(min(point, places[0]), places[-1] + 1):
        kind = tokens[at].kind
        if kind is Sign.DIGIT:
            pieces.append(filled[at] if at in filled else next(rest))
        elif kind is Sign.POINT:
            pieces.append(",")
        else:
            pieces.append(_literal(tokens[at : at + 1]))
    core = "".join(pieces).rstrip(",")
    return f"0{core}" if core.startswith(",") else core


def _aligned(whole: str, places: Sequence[str]) -> list[str]:
    """Return the digit of each place before the point; the first takes all that are left over."""
    found: list[str] = []
    for place in reversed(places):
        digit, whole = (whole[-1:], whole[:-1]) if whole else ("0" if place == "0" else "", "")
        found.append(digit)
    if found:
        found[-1] = whole + found[-1]
    return found[::-1]


def _grouped(digits: Sequence[str], count: int) -> list[str]:
    """Return the digits of the places with a dot before each group of three."""
    found = []
    for each in digits:
        text = ""
        for digit in each:
            text += digit
            count -= 1
            text += "." if count and count % 3 == 0 else ""
        found.append(text)
    return found


def _trimmed(broken: str, places: Sequence[str]) -> list[str]:
    """Return the digits behind the point; idle zeros are shown only where a ``0`` stands."""
    last = max(
        (at for at, place in enumerate(places) if place == "0" or broken[at] != "0"), default=-1
    )
    return [digit if at <= last else "" for at, digit in enumerate(broken)]


def _judged(
    section: _Section,
    number: Decimal,
    sign: str,
    core: str,
    scale: Decimal,
    decimals: int | None = None,
) -> SeenNumber:
    """Return what is seen around the digits, and whether it reads as the number it is."""
    kinds = [
        at
        for at, each in enumerate(section.tokens)
        if each.kind in {Sign.DIGIT, Sign.GENERAL, Sign.TEXT}
    ]
    before, behind = _literal(section.tokens[: kinds[0]]), _literal(section.tokens[kinds[-1] + 1 :])
    text = f"{sign}{before}{core}{behind}".strip()
    if not any(map(str.isdigit, core)):
        return (
            _worded(f"{before}{core.strip(',')}{behind}", number)
            if number == 0
            else SeenNumber(TakenFor.HIDDEN, text)
        )
    wanted = abs(number) * max(scale, Decimal(1))
    wanted = wanted if decimals is None else round_half_up(wanted, decimals)
    first, next_to = _BEFORE.search(before), _BEHIND.match(behind)
    mark = (first[0] if first else "") + core + (next_to[0] if next_to else "")
    same = wanted in read_number(mark.translate(_IDLE)).numbers
    outside = (before.strip(), behind.strip())
    negative = bool(sign) or outside[0].startswith(_MINUS) or outside[0].endswith(_MINUS)
    negative = negative or outside[1].startswith("-")
    told = negative == (number < 0) or wanted == 0 or (number < 0 and bool(section.colour))
    if scale < 1 and not same:
        return SeenNumber(TakenFor.SCALED, text)
    if not (same and told) or scale > _HUNDRED:
        return SeenNumber(TakenFor.ALTERED, text)
    return SeenNumber(TakenFor.PERCENT if scale == _HUNDRED else TakenFor.PLAIN, text)


def _literal(tokens: Iterable[_Token]) -> str:
    """Return what a format prints as it is; spacing is a blank, a percent sign itself."""
    return "".join(
        each.text if each.kind in _LITERAL else " "
        for each in tokens
        if each.kind in _LITERAL or each.kind in {Sign.SPACE, Sign.FILLING}
    )
