"""The signs of a condition: numbers, texts, ``[names]``, words and what stands between them."""

import re
from enum import Enum

from xlsops import messages

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>\"(?:[^\"]|\"\")*\")|\[(?P<name>[^\[\]]+)\]"
    r"|(?P<word>[A-Za-z]+)|(?P<sign><>|<=|>=|[-+*/^&=<>(),;]))"
)
_DECIMALS = re.compile(r",(\d+)")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]')
_LONGEST = 200


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
    found, position = list[Token](), 0
    opened: list[bool] = []
    while position < len(body):
        match = _TOKEN.match(body, position)
        if match is None:
            rest = body[position : position + 20]
            raise FormulaError(messages.conditions.not_understood_from(rest))
        kind, position = Kind(match.lastgroup), match.end()
        value = match[kind.value]
        decimals = _DECIMALS.match(body, position) if kind is Kind.NUMBER else None
        if decimals and _is_decimal(value + decimals[0], body, within_call=any(opened)):
            value, position = f"{value}.{decimals[1]}", decimals.end()
        if value == "(":
            opened.append(bool(found) and found[-1][0] is Kind.WORD)
        elif value == ")" and opened:
            opened.pop()
        found.append((kind, value))
    if len(found) > _LONGEST:
        raise FormulaError(messages.conditions.TOO_LONG)
    return found


def _is_decimal(written: str, body: str, *, within_call: bool) -> bool:
    """Tell whether digits behind a comma are decimals: outside a function nothing else can be.

    Within one they are the next argument, unless arguments are parted by semicolons: then nobody knows.
    """
    if ";" in _QUOTED.sub("", body) if within_call else "." in written:
        raise FormulaError(messages.conditions.two_readings(written))
    return not within_call
