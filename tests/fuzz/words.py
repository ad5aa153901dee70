"""Texts nobody planned: pieces of a grammar in any order, known texts with something changed, mere bytes."""

import random
from collections.abc import Callable, Sequence

Make = Callable[[random.Random], str]
ODD = (
    "",
    " ",
    "\u00a0",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\x00",
    "\n",
    "\r",
    "\t",
    "\x85",
    "\u0300",
    "\u0661",
    "\uff11",
    "\u00b2",
    "\u2460",
    "\u00bd",
    "\u4e09",
    "\u2212",
    "\u2013",
    "\ud800",
    "\udfff",
    "\uffff",
    "\U0001f600",
    "\U000e0041",
    "\u0130",
    "\u0131",
    "\u00df",
    "\ufb01",
    "'",
    '"',
    "\\",
    "%",
    "_x0000_",
    "_xD800_",
    "#REF!",
    "=1+1",
    "NaN",
    "inf",
    "1e400",
    "-0",
    "9" * 40,
    "0" * 40,
    "." * 9,
    "," * 9,
    "(" * 40,
    ")" * 40,
    "[" * 9,
    "]" * 9,
    "{",
    "}",
    "&amp;",
    "<",
    "null",
)
"""What is odd in any text."""


def texts(words: Sequence[str], known: Sequence[str]) -> Make:
    """Return what makes a text of these words, of known texts, or of bytes."""

    def make(chance: random.Random) -> str:
        kind = chance.random()
        if kind < 0.5:
            return pieces(chance, words)
        return changed(chance, chance.choice(known)) if kind < 0.85 else noise(chance)

    return make


def pieces(chance: random.Random, words: Sequence[str]) -> str:
    """Return a few words, now and then something odd between them, now and then very many."""
    many = chance.randint(0, 8) if chance.random() < 0.99 else chance.randint(50, 400)
    return "".join(
        chance.choice(words) if chance.random() < 0.93 else chance.choice(ODD) for _ in range(many)
    )


def changed(chance: random.Random, text: str) -> str:
    """Return a text with one to three spans gone, doubled, moved, or replaced by something odd."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randint(0, len(text))
        stop = min(len(text), start + chance.randint(0, 5))
        span = text[start:stop]
        new = chance.choice(
            ("", span * 2, span[::-1], chance.choice(ODD), chr(chance.randint(0, 0x2FF)))
        )
        text = text[:start] + new + text[stop:]
    return text


def noise(chance: random.Random) -> str:
    """Return bytes as a careless program would read them."""
    return chance.randbytes(chance.randint(0, 40)).decode(
        "utf-8", "surrogateescape" if chance.random() < 0.5 else "replace"
    )
