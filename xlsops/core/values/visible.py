"""What a person sees of a text: signs that show nothing and odd blanks never change what it says."""

import re

_UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_BREAK = re.compile("\r\n?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SUSPECT = re.compile(f"{_BREAKS}|([{_BLANKS}])|([{_UNSEEN}])")


def visible(text: str) -> str:
    """Return a text without what nobody sees in it: marks of direction, signs of no width, controls.

    An odd blank is a blank, an odd end of a line a new line. Source: faults, D11.
    """
    if text.isascii() and text.isprintable():
        return text
    return _SUSPECT.sub(_seen, text)


def one_line(text: str) -> str:
    """Return a text for a footer, a heading, a property or a formula: one line of printable letters."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


CUT = " … (teks dipotong)"
"""How a text ends that was too long for a cell, where the program wrote it."""


def unified_line_ends(text: str) -> str:
    """Return a text in which every line ends with a new line alone."""
    return _BREAK.sub("\n", text) if "\r" in text else text


def unescaped(text: str) -> str:
    """Return a text with its ``_xHHHH_`` escapes decoded; half a surrogate pair stays written."""
    return _ESCAPE.sub(_letter, text) if "_x" in text else text


def _seen(match: re.Match[str]) -> str:
    return ("\n", " ", "")[match.lastindex or 0]


def _letter(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - surrogates
