"""The signs of a condition: numbers, texts, ``[names]``, words and what stands between them."""

import re
import unicodedata
from enum import Enum

from xlsops import messages

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<text>\"(?:[^\"]|\"\")*\")|\[(?P<name>[^\[\]]+(?:\]\.\[[^\[\]]+)?)\]"
    r"|(?P<word>[A-Za-z_][\w.]*)|(?P<sign><>|<=|>=|[-+*/^&=<>(),;]))"
)
_DECIMALS = re.compile(r",([0-9]+)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d\d0")
"""Thousands as an office writes them; three decimals of which the last is 0 nobody writes."""
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]')
_ELSEWHERE = re.compile(r"'|\w*!|:")
_CURLY = "“”„«»"
_LONGEST, _MOST_LETTERS = 200, 4000


class Kind(Enum):
    """What a sign of a condition is; the value is the name of a group of ``_TOKEN``."""

    NUMBER = "number"
    TEXT = "text"
    NAME = "name"
    WORD = "word"
    SIGN = "sign"


Token = tuple[Kind, str]


class FormulaError(ValueError):
    """A condition cannot be understood; the text says where, in Indonesian."""


def tokens(text: str) -> list[Token]:
    """Return the kind and the text of each sign; raises FormulaError."""
    body = text.strip().removeprefix("=").rstrip()
    _require_whole(body)
    found, position = list[Token](), 0
    opened: list[bool] = []
    while position < len(body):
        match = _TOKEN.match(body, position)
        if match is None:
            raise _fault(body[position:].lstrip())
        kind, position = Kind(match.lastgroup), match.end()
        value = match[kind.value]
        decimals = _DECIMALS.match(body, position) if kind is Kind.NUMBER else None
        if decimals and _is_decimal(value + decimals[0], body, within_call=any(opened)):
            value, position = f"{value}.{decimals[1]}", decimals.end()
        elif kind is Kind.NUMBER and _THOUSANDS.fullmatch(value):
            raise FormulaError(messages.conditions.two_readings(value))
        if value == "(":
            opened.append(bool(found) and found[-1][0] is Kind.WORD)
        elif value == ")" and opened:
            opened.pop()
        found.append((kind, value))
    if len(found) > _LONGEST:
        raise FormulaError(messages.conditions.TOO_LONG)
    return found


def _require_whole(body: str) -> None:
    """Raise where a condition is longer than anybody can judge, or brackets are left open."""
    if len(body) > _MOST_LETTERS:
        raise FormulaError(messages.conditions.TOO_LONG)
    plain = _QUOTED.sub("", body)
    if "[" in plain or "]" in plain:
        raise FormulaError(messages.conditions.bracket_open("[ ]"))
    if plain.count("(") != plain.count(")"):
        raise FormulaError(messages.conditions.bracket_open("( )"))


def _fault(rest: str) -> FormulaError:
    """Return why nothing can be read from here on."""
    if _ELSEWHERE.match(rest):
        return FormulaError(messages.conditions.ELSEWHERE)
    if rest[0] in _CURLY:
        return FormulaError(messages.conditions.curly_quote(rest[0]))
    plain = unicodedata.normalize("NFKC", rest[0])
    if plain != rest[0] and plain.isascii():
        return FormulaError(messages.conditions.full_width(rest[0], plain))
    return FormulaError(messages.conditions.not_understood_from(rest[:20]))


def _is_decimal(written: str, body: str, *, within_call: bool) -> bool:
    """Tell whether digits behind a comma are decimals: outside a function nothing else can be.

    Within one they are the next argument, unless arguments are parted by semicolons: then nobody knows.
    """
    if ";" in _QUOTED.sub("", body) if within_call else "." in written:
        raise FormulaError(messages.conditions.two_readings(written))
    return not within_call
