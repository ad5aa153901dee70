"""A figure of the report that stays bound to the recap, and the mark by which it is found again."""

import hashlib
import re

from msgspec import Struct

from xlsops.core.values.periods import Period

_LETTERS = {"key": 8, "text": 6}
_ID = re.compile(
    r"kinerja_(?P<period>\d{5})_(?P<number>\d{4,})_(?P<key>[0-9a-f]{8})_(?P<text>[0-9a-f]{6})"
)


class BoundFigure(Struct, frozen=True):
    """A figure or word of the recap as the report writes it.

    ``key`` says which one it is, ``name`` does so for people.
    """

    key: str
    name: str
    text: str


class FigureMark(Struct, frozen=True):
    """What the name of a binding tells: of which quarter, its number there, which figure, how it was written.

    The last two as the beginnings of hashes, so that a part of the document that was pasted into
    another one still tells them. A name fits where Word takes 40 letters.
    """

    period: Period
    number: int
    key: str
    text: str

    @property
    def id(self) -> str:
        """Return the name of the binding."""
        quarter = f"{self.period.year:04}{self.period.number}"
        return f"kinerja_{quarter}_{self.number:04}_{self.key}_{self.text}"

    def wrote(self, text: str) -> bool:
        """Tell whether the text is the one that was written."""
        return _hash("text", text) == self.text


def mark_of(period: Period, number: int, bound: BoundFigure) -> FigureMark:
    """Return the mark of a quarter's figure at its place in the document."""
    return FigureMark(period, number, key_hash(bound.key), _hash("text", bound.text))


def key_hash(key: str) -> str:
    """Return the beginning of the hash of a key, as a mark tells it."""
    return _hash("key", key)


def read_mark(text: str) -> FigureMark | None:
    """Return the mark a name tells; None where it is no name of a binding."""
    match = _ID.fullmatch(text)
    if match is None or match["period"][-1] not in "1234":
        return None
    period = Period(int(match["period"][:-1]), int(match["period"][-1]))
    return FigureMark(period, int(match["number"]), match["key"], match["text"])


def _hash(what: str, text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[: _LETTERS[what]]
