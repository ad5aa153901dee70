"""What cells mean that were met before, by how they are spelled, address included.

Five hundred forms of one office hold the same headings, formulas and empty cells at the same
addresses. What a cell says hangs on nothing but its spelling, the number formats and the epoch of
dates, and a memory is kept for each of these. A text that is a bureau's own is met once, and
stands in a cell that is otherwise spelled as in all other forms: of such a cell all but its text is
known. Where a cell hangs on more, such as a formula that is shared with other cells, it is read
each time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, cast

from xlsops.core.values.cells import Content, Value, text_of
from xlsops.core.values.visible import unescaped
from xlsops.files.xlsx.limits import LIMITS
from xlsops.files.xlsx.markup import sound
from xlsops.files.xlsx.sheet.cells import SHOWS_PICTURE, CellFormat, Gathered, Place, Scope
from xlsops.files.xlsx.sheet.spelling import TEXTUAL, SpelledCell, resolved, spelled_cell, unusual
from xlsops.files.xlsx.unreadable import UnreadableError

Held = tuple[Place, Content | None]
"""Where a cell stands and what it holds; None where it has a look and holds nothing."""
_TEXT, _SHARED, _DATE = "a text of its own", "s", "n that is a date"
_AFTER_VALUE, _AFTER_TEXT = "</v></c>", "</t></is></c>"
_MOST, _MOST_LETTERS = 30_000, 10_000_000
_LONGEST_LITERAL = 40
_made = tuple.__new__
"""Makes a named tuple without the detour over its own constructor; texts are many."""


class Like(NamedTuple):
    """What a cell says beside its text: where it stands, of which kind it is, how it ends, is computed, is shown."""

    place: Place
    kind: str
    end: str
    formula: str | None
    number_format: str


class Literals(dict[str, Value]):
    """What literals mean in cells of one kind; so many that were met are remembered."""

    def __init__(self, kind: str, scope: Scope) -> None:
        super().__init__()
        self.kind, self.look = ("n" if kind == _DATE else kind), CellFormat("", kind == _DATE)
        self.scope = scope

    def __missing__(self, literal: str) -> Value:
        """Read a literal that was not met."""
        try:
            value = self.scope.value(self.kind, resolved(literal), self.look)
        except UnreadableError:
            unusual()
        if len(literal) <= _LONGEST_LITERAL:
            if len(self) >= _MOST:
                self.clear()
            self[literal] = value
        return value


@dataclass(slots=True)
class KnownCells:
    """What is known of cells, of such as are like one but for their text, and of literals by kind.

    ``once`` are marks of what was met once. What is kept has so many ``letters``.
    """

    scope: Scope
    cells: dict[str, Held] = field(default_factory=dict)
    likes: dict[str, Like] = field(default_factory=dict)
    literals: dict[str, Literals] = field(default_factory=dict)
    once: set[int] = field(default_factory=set)
    letters: int = 0

    def read(self, spelled: Sequence[str], gathered: Gathered) -> list[Held]:
        """Return what cells hold, in their order."""
        found = list(map(self.cells.get, spelled))
        new = [at for at, each in enumerate(found) if each is None]
        held = self._new([spelled[at] for at in new], gathered) if new else ()
        for at, each in zip(new, held, strict=True):
            found[at] = each
        return cast("list[Held]", found)

    def _new(self, spelled: Sequence[str], gathered: Gathered) -> list[Held]:
        """Return what cells hold that were not met: mostly what a bureau wrote."""
        together = "".join(spelled)
        if not sound(together.encode()):
            unusual()
        said = _said if "&" in together or "_x" in together else text_of
        likes, literals, shared = self.likes, self.literals, gathered.scope.numbered
        found: list[Held] = []
        own: dict[str, Held] = {}
        for each in spelled:
            head, _, text = each[: -13 if each.endswith(_AFTER_TEXT) else -8].rpartition(">")
            like = likes.get(head)
            if like is None or "<" in text or not text or not each.endswith(like.end):
                found.append(self._read(each, head, gathered))
                continue
            place, kind, _, formula, number_format = like
            if kind == _SHARED:
                value = shared.get(text) or unusual()
            else:
                value = said(text) if kind == _TEXT else literals[kind][text]
            held = place, _made(Content, (value, formula, number_format, True))
            found.append(held)
            if kind != _SHARED:
                own[each] = held
        self._keep_met_twice(own)
        return found

    def _keep_met_twice(self, own: Mapping[str, Held]) -> None:
        """Remember the cells that are met again; most texts never are, and would cost more to keep than to read."""
        marks = set(map(hash, own))
        again = self.once & marks
        if len(self.once) >= _MOST:
            self.once.clear()
        self.once |= marks
        for spelled, held in own.items() if again else ():
            if hash(spelled) in again:
                self._keep(spelled, held)

    def _keep(self, spelled: str, held: Held) -> None:
        self._count(spelled)
        self.cells[spelled] = held

    def _count(self, kept: str) -> None:
        """Forget all where what is kept would be too much."""
        self.letters += len(kept)
        if self.letters > _MOST_LETTERS or len(self.cells) + len(self.likes) >= 2 * _MOST:
            self.cells.clear()
            self.likes.clear()
            self.letters = len(kept)

    def _read(self, spelled: str, head: str, gathered: Gathered) -> Held:
        """Return what a cell holds by the grammar; remember it, and what it says beside its text."""
        cell = spelled_cell(spelled)
        content = cell.content(gathered)
        held = cell.place, content
        if not cell.hangs_on_more:
            if (
                cell.literal
                and content is not None
                and not SHOWS_PICTURE.match(content.formula or "")
            ):
                self._keep_like(head, cell, content, spelled)
            if cell.kind != _SHARED:
                self._keep(spelled, held)
        return held

    def _keep_like(self, head: str, cell: SpelledCell, content: Content, spelled: str) -> None:
        """Remember what stands before the text of a cell, if all of it does."""
        end = _AFTER_TEXT if spelled.endswith(_AFTER_TEXT) else _AFTER_VALUE
        if spelled != f"{head}>{cell.literal}{end}":
            return
        kind = _TEXT if cell.kind in TEXTUAL else cell.kind
        if kind == "n" and cell.look(self.scope).date:
            kind = _DATE
        if kind not in {_TEXT, _SHARED, *self.literals}:
            self.literals[kind] = Literals(kind, self.scope)
        self._count(head)
        self.likes[head] = Like(cell.place, kind, end, content.formula, content.number_format)


def known_cells(scope: Scope) -> KnownCells:
    """Return what is known of cells in workbooks that show them alike."""
    return _known(scope.formats, scope.date1904)


@lru_cache(maxsize=4)
def _known(formats: tuple[str, ...], date1904: bool) -> KnownCells:  # noqa: FBT001 - a key
    return KnownCells(Scope([], formats, date1904, LIMITS))


def forget() -> None:
    """Forget everything."""
    _known.cache_clear()


def _said(text: str) -> Value:
    """Return what a cell holds that says this text itself."""
    odd = "&" in text or "_x" in text
    return text_of(unescaped(resolved(text)) if odd else text)
