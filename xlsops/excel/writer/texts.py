"""Texts as a cell or a note can hold them."""

import re

from xlsops.core.values.visible import CUT, unified_line_ends

AUTHOR = "xlsops"
"""Who writes our notes."""

_LONGEST = 32767
SURELY_SHORT = _LONGEST // 2
"""So many letters a cell holds whatever they are."""
_NOTE_WIDTH, _NOTE_LINE, _NOTE_LETTERS = 320, 17, 46
_ILLEGIBLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """Return a text as a cell can hold it: no signs that XML forbids, cut and marked where too long.

    Excel counts letters outside the usual plane, such as emoji, twice.
    """
    plain = text if text.isprintable() else _ILLEGIBLE.sub("", unified_line_ends(text))
    if len(plain) <= SURELY_SHORT:
        return plain
    counted = plain.encode("utf-16-le")
    if len(counted) <= 2 * _LONGEST:
        return plain
    return counted[: 2 * (_LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT


def note_size(text: str) -> tuple[int, int]:
    """Return how wide and high in pixels the box of a note is that shows the whole text."""
    lines = sum(1 + len(part) // _NOTE_LETTERS for part in text.split("\n"))
    return _NOTE_WIDTH, 20 + _NOTE_LINE * lines
