"""What cells mean that were met before, by how they are spelled, address included.

Five hundred forms of one office hold the same headings, formulas and empty cells at the same
addresses. What a cell says hangs on nothing but its spelling, the number formats and the epoch of
dates, and a memory is kept for each of these. Where it hangs on more, such as a formula that is
shared with other cells, it is read each time.
"""

from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from xlsops.core.values.cells import Content, ErrorValue, Number, Text
from xlsops.files.xlsx.markup import sound
from xlsops.files.xlsx.ooxml import digits
from xlsops.files.xlsx.sheet.cells import Gathered, Place, Scope
from xlsops.files.xlsx.sheet.spelling import TEXTUAL, SpelledCell, spelled_cell, unusual
from xlsops.files.xlsx.sheet.values import number

_MOST, _LONGEST = 30_000, 1_000
_AFTER_VALUE, _AFTER_TEXT = "</v></c>", "</t></is></c>"
_QUICK = {"n", "s", *TEXTUAL}
_made = tuple.__new__
"""Makes a named tuple without the detour over its own constructor; texts are many."""


class Empty(Enum):
    """A cell that has a look and holds nothing."""

    EMPTY = "kosong"


EMPTY = Empty.EMPTY


class Shared(NamedTuple):
    """A cell that shows a shared text; which one differs from workbook to workbook."""

    position: int
    number_format: str

    def content(self, strings: list[str]) -> Content:
        """Return the text behind the number."""
        if self.position >= len(strings):
            unusual()
        return _text(strings[self.position], self.number_format)


Held = Content | Shared | Empty


class Like(NamedTuple):
    """What a cell says around its text: where it stands, of which kind it is, how it is shown, how it ends."""

    place: Place
    kind: str
    number_format: str
    end: str


@dataclass(frozen=True, slots=True)
class KnownCells:
    """What is known of cells that were met twice, and of cells that are like one but for their text.

    Most texts are a bureau's own and never met again: to keep them would cost more than to read them.
    ``once`` are marks of what was met once.
    """

    cells: dict[str, tuple[Place, Held]] = field(default_factory=dict)
    likes: dict[str, Like] = field(default_factory=dict)
    once: set[int] = field(default_factory=set)

    def keep(self, spelled: str, found: tuple[Place, Held]) -> None:
        """Remember a cell that is met again."""
        mark = hash(spelled)
        if mark not in self.once:
            if len(self.once) >= _MOST:
                self.once.clear()
            self.once.add(mark)
        elif len(spelled) <= _LONGEST:
            if len(self.cells) >= _MOST:
                self.cells.clear()
            self.cells[spelled] = found

    def keep_like(self, head: str, like: Like) -> None:
        """Remember what stands before the text of a cell."""
        if len(self.likes) >= _MOST:
            self.likes.clear()
        if len(head) <= _LONGEST:
            self.likes[head] = like


def known_cells(scope: Scope) -> KnownCells:
    """Return what is known of cells in workbooks that show them alike."""
    return _known(scope.formats, scope.date1904, bool(scope.strings))


def met(spelled: str, gathered: Gathered, known: KnownCells) -> tuple[Place, Held]:
    """Return where a cell stands and what it holds; remember it where nothing else has a say."""
    head, _, text = spelled.removesuffix(_end(spelled)).rpartition(">")
    like = known.likes.get(head)
    odd = not text or "<" in text or "&" in text or "_x" in text or not text.isprintable()
    if like is None or odd or not spelled.endswith(like.end):
        return _read(spelled, head, text, gathered, known)
    found = like.place, _said(like, text)
    known.keep(spelled, found)
    return found


def _read(
    spelled: str, head: str, text: str, gathered: Gathered, known: KnownCells
) -> tuple[Place, Held]:
    """Return the same by the grammar; remember what it says of cells that differ in their text only."""
    if not sound(spelled.encode()):
        unusual()
    cell = spelled_cell(spelled)
    place, plain = cell.place, _says_its_text(cell)
    look = cell.look(gathered.scope)
    like = Like(place, cell.kind, look.number_format, _end(spelled))
    if plain and cell.kind == "s":
        if not gathered.scope.strings:
            unusual()
        held = _said(like, cell.literal or "")
    else:
        held = cell.content(gathered) or EMPTY
    if cell.attributes is None and (cell.kind != "s" or cell.formula is None):
        known.keep(spelled, (place, held))
    dated = cell.kind == "n" and look.date
    if plain and cell.literal == text and not dated:
        known.keep_like(head, like)
    return place, held


def _end(spelled: str) -> str:
    """Return what stands behind the text of a cell, if it is closed as it was opened."""
    return _AFTER_VALUE if spelled.endswith(_AFTER_VALUE) else _AFTER_TEXT


def _says_its_text(cell: SpelledCell) -> bool:
    """Tell whether a cell holds nothing but one text, of a kind that needs no other to be read."""
    plain = cell.formula is None and cell.attributes is None and bool(cell.literal)
    return plain and cell.kind in _QUICK


def _said(like: Like, text: str) -> Held:
    """Return what a cell holds that says this text."""
    if like.kind == "n":
        return _made(Content, (_number(text), None, like.number_format, True))
    if like.kind == "s":
        return Shared(int(text), like.number_format) if digits(text) else unusual()
    return _made(Content, (Text(text), None, like.number_format, True))


@lru_cache(maxsize=4)
def _known(_formats: tuple[str, ...], _date1904: bool, _shares: bool) -> KnownCells:  # noqa: FBT001 - a key
    return KnownCells()


def forget() -> None:
    """Forget everything."""
    _known.cache_clear()


@lru_cache(maxsize=20_000)
def _text(text: str, number_format: str) -> Content:
    """Return a text cell; cells of equal text and format are one."""
    return Content(Text(text), None, number_format)


@lru_cache(maxsize=20_000)
def _number(text: str) -> Number | ErrorValue:
    """Return a number as the file writes it; equal spellings are one."""
    return number(text)
