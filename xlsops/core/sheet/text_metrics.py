"""How many lines a text takes in a column, so that rows are as high as their texts and no higher.

Widths are those of Calibri and Arial and of their metric twins, rounded up: a row may come out a
little too high, never too low.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

_WIDTHS = (
    (0.25, " \u00a0,.:;Iijl·'"),
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
_ARIAL = (
    (0.23, "'ijl"),
    (0.28, "!,./:;I[\\]ft |·\u00a0"),
    (0.34, "()-`r{}"),
    (0.40, '"*²'),
    (0.50, "Jckvsxyz^"),
    (0.56, "#$0123456789?L_abdeghnopqu–"),
    (0.59, "+<=>~≤×÷−"),
    (0.62, "FTZ"),
    (0.67, "&ABEKPSVXY"),
    (0.73, "CDHNRUw"),
    (0.78, "GOQ"),
    (0.84, "Mm"),
    (0.95, "%W"),
    (1.02, "@…"),
)


class _Face(NamedTuple):
    """A font: the widths of its letters in hundredths of an em, and what bold adds.

    The first 256 letters stand in ``table`` too, so that a text of them is measured without a look at
    each.
    """

    widths: Mapping[str, int]
    table: bytes
    bold: float


def _face(widths: Iterable[tuple[float, str]], bold: float) -> _Face:
    known = {letter: round(100 * width) for width, letters in widths for letter in letters}
    return _Face(known, bytes(known.get(chr(code), _USUAL) for code in range(256)), bold)


_USUAL = 60
"""How wide a letter is that is not known."""
_FACES = {"": _face(_WIDTHS, 1.04), "Arial": _face(_ARIAL, 1.08)}
"""The fonts by name, the sheets' own under none."""
_WIDEST = max(width for width, _ in (*_WIDTHS, *_ARIAL))
_PIXELS, _PADDING = 7, 5
"""Pixels in each unit of a column's width, and those of a column that keep its texts off its edges.

A width is counted as a workbook keeps it, with that padding; what a spreadsheet program tells a
person is the width without.
"""

INSET = 1.3
"""Characters a text loses for each step it is kept off the edge."""

_PIXELS_OF_POINT = 96 / 72


def pixels_of(widths: Iterable[float]) -> float:
    """Return how wide columns are together, in pixels."""
    return sum(widths) * _PIXELS


def widths_for(*letters: float) -> tuple[float, ...]:
    """Return the widths of columns that have room for so many digits each; one of none is hidden."""
    return tuple(
        (int(each * _PIXELS + 0.5) + _PADDING) / _PIXELS if each else 0.0 for each in letters
    )


def room_of(width: float, size: float = 10, *, bold: bool = False, font: str = "") -> float:
    """Return the room of a column of that many characters, in ems of its text."""
    pixels = max(1.0, width * _PIXELS - _PADDING)
    return pixels / (size * _PIXELS_OF_POINT * (_FACES[font].bold if bold else 1))


def letters_surely_in(
    width: float, size: float = 10, *, bold: bool = False, font: str = ""
) -> float:
    """Return how many letters, whatever they are, stand on one line of a column of that many characters."""
    return room_of(width, size, bold=bold, font=font) / _WIDEST


@lru_cache(maxsize=8192)
def length_of(text: str, font: str = "") -> int:
    """Return the length of a text in hundredths of an em."""
    return _length(font, text)


def lines_of(
    text: str, width: float, size: float = 10, *, bold: bool = False, font: str = ""
) -> int:
    """Return the lines of a text wrapped at words, and within words that are too long."""
    return lines_in(text, room_of(width, size, bold=bold, font=font), font)


@lru_cache(maxsize=16_384)
def lines_in(text: str, room: float, font: str = "") -> int:
    """Return the lines of a text wrapped in a room of so many ems."""
    broken = "\n" in text
    if len(text) * _WIDEST <= room and not broken:
        return 1
    hundredths = max(1, int(100 * room))
    if not broken:
        return _wrapped(text, hundredths, font)
    return sum([_wrapped(part, hundredths, font) for part in text.split("\n")])


def height_of(texts: Iterable[object], widths: Iterable[float], *, bold: bool = False) -> float:
    """Return the height in points that shows every text of a row of size 10, at most 409.

    Every text is counted as one that is kept a step off the edge.
    """
    lines = max(
        (
            lines_of(text, width - INSET, bold=bold)
            for text, width in zip(texts, widths, strict=False)
            if isinstance(text, str)
        ),
        default=1,
    )
    return height_with(lines)


def height_with(lines: int) -> float:
    """Return the height in points of a row whose longest text takes so many lines of size 10."""
    return min(409.0, max(16.5, lines * 13.0 + 4))


def _wrapped(text: str, room: int, font: str) -> int:
    """Return the lines of a text without breaks, in a room of so many hundredths of an em."""
    space = _FACES[font].widths[" "]
    words = [*map(_WORDS[font].__getitem__, text.split(" "))]
    if sum(words) + space * (len(words) - 1) <= room:  # a third of all
        return 1
    lines, used = 0, room
    for word in words:
        used += space + word
        if used > room:
            lines += 1
            used = word
            if word > room:
                broken = (word - 1) // room
                lines, used = lines + broken, word - broken * room
    return lines


def _length(font: str, text: str) -> int:
    face = _FACES[font]
    try:
        return sum(text.encode("latin-1").translate(face.table))
    except UnicodeEncodeError:
        return sum([face.widths.get(letter, _USUAL) for letter in text])


class _Words(dict[str, int]):
    """How long each word of a font is: an office has few of them, and says them again and again."""

    def __init__(self, font: str) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        return self.setdefault(word, _length(self._font, word))


_MOST_WORDS = 16_384
_WORDS = {font: _Words(font) for font in _FACES}
