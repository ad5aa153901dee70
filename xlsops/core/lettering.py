"""How many lines a text takes in a column, so that rows are as high as their texts and no higher.

Widths are those of Calibri and of its metric twin Carlito, rounded up: a row may come out a little
too high, never too low.
"""

from collections.abc import Iterable

_WIDTHS = (
    (0.25, " ,.:;Iijl·'"),
    (0.30, "()-J[]`f{}"),
    (0.35, "!rt²"),
    (0.40, '"/L\\csz'),
    (0.45, "?FSZgkvxy|"),
    (0.50, "#$*+0123456789<=>EKPTXY^_ae~–≤×÷−"),
    (0.55, "BCRVbdhnopqu"),
    (0.65, "ADHGNOQU"),
    (0.70, "%&w"),
    (0.80, "m"),
    (0.90, "M@W"),
)
_LETTERS = {letter: width for width, letters in _WIDTHS for letter in letters}
_UNKNOWN = 0.6
_BOLD = 1.04
_PIXELS_OF_CHARACTER, _PADDING = 7, 5
_PIXELS_OF_POINT = 96 / 72


def room_of(width: float, size: float = 10, *, bold: bool = False) -> float:
    """Return the room of a column of that many characters, in ems of its text."""
    pixels = max(1.0, width * _PIXELS_OF_CHARACTER - _PADDING)
    return pixels / (size * _PIXELS_OF_POINT * (_BOLD if bold else 1))


def length_of(text: str) -> float:
    """Return the length of a text in ems."""
    return sum(_LETTERS.get(letter, _UNKNOWN) for letter in text)


def lines_of(text: str, width: float, size: float = 10, *, bold: bool = False) -> int:
    """Return the lines of a text wrapped at words, and within words that are too long."""
    room = room_of(width, size, bold=bold)
    return sum(_wrapped(part.split(" "), room) for part in text.split("\n"))


def height_of(texts: Iterable[object], widths: Iterable[float], *, bold: bool = False) -> float:
    """Return the height in points that shows every text of a row of size 10, at most 409."""
    lines = max(
        (lines_of(text, width, bold=bold) for text, width in zip(texts, widths, strict=False)
         if isinstance(text, str)),
        default=1,
    )  # fmt: skip
    return min(409.0, max(16.5, lines * 13.0 + 4))


def _wrapped(words: list[str], room: float) -> int:
    lines, used = 1, 0.0
    for word in words:
        length = length_of(word)
        gap = _LETTERS[" "] if used else 0.0
        if used and used + gap + length > room:
            lines, used, gap = lines + 1, 0.0, 0.0
        used += gap + length
        while used > room:
            lines, used = lines + 1, used - room
    return lines
