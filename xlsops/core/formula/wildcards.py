"""Texts with ``*`` and ``?`` in them, as spreadsheet programs search for them.

What stands between two stars is looked for once, from the left: no text can make a search go back.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_PART = re.compile(r"~[*?~]|.", re.DOTALL)


class _Piece(NamedTuple):
    """What stands between stars, and how many letters it takes."""

    pattern: re.Pattern[str]
    letters: int


def place_of(wanted: str, within: str, start: int) -> int:
    """Return where a text begins in another, from ``start`` on and whatever its capitals; -1 where it is not."""
    first, *rest = _pieces(wanted)
    match = first.pattern.search(within, start)
    if match is None or not _follow(rest, within, match.end(), len(within)):
        return -1
    return match.start()


def is_like(text: str, wanted: str) -> bool:
    """Tell whether a text is another one as a whole, whatever its capitals."""
    first, *rest = _pieces(wanted)
    if not rest:
        return first.letters == len(text) and first.pattern.match(text) is not None
    *middle, last = rest
    end = len(text) - last.letters
    return (
        end >= first.letters
        and first.pattern.match(text) is not None
        and last.pattern.match(text, end) is not None
        and _follow(middle, text, first.letters, end)
    )


def _follow(pieces: list[_Piece], text: str, start: int, end: int) -> bool:
    """Tell whether pieces stand in a text one behind the other."""
    for each in pieces:
        match = each.pattern.search(text, start, end)
        if match is None:
            return False
        start = match.end()
    return True


@lru_cache(maxsize=256)
def _pieces(text: str) -> tuple[_Piece, ...]:
    pieces: list[list[str]] = [[]]
    for part in _PART.findall(text):
        if part == "*":
            pieces.append([])
        else:
            pieces[-1].append("." if part == "?" else re.escape(part[-1]))
    return tuple(
        _Piece(re.compile("".join(each), re.IGNORECASE | re.DOTALL), len(each)) for each in pieces
    )
