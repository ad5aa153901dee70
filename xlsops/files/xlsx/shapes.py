"""What was learnt of rows: their markup, and what stands in them wherever a text may differ.

Forms of one office spell a row alike but for its texts. Where the markup of a row is known, its
grammar is proved; only the texts between its tags are new, and each has its slot. What a slot
makes of a text hangs on nothing but the number formats and the epoch for which this is kept.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from xlsops.core.values.cells import Content, ErrorValue, Number, Text
from xlsops.core.values.visible import unescaped
from xlsops.files.xlsx.cells import Gathered, Place
from xlsops.files.xlsx.ooxml import digits
from xlsops.files.xlsx.spelling import TEXTUAL, SpelledCell, resolved, unusual
from xlsops.files.xlsx.values import number

_MOST_SHAPES, _MOST_SLOTS, _MOST_KNOWN, _MOST_ONCE = 4_000, 500, 40_000, 20_000
_LONGEST_SHAPE, _LONGEST_KEY = 8_000, 1_000
_made = tuple.__new__
"""Makes a named tuple without the detour over its own constructor; texts are many."""
_QUICK = {"n", "s", *TEXTUAL}

Key = bytes | tuple[bytes, bytes]
"""The text of a cell between its tags; formula and value where it has both."""
Opening = tuple[int, bytes]
"""A row element: its number, and its other attributes as written."""


class Shared(NamedTuple):
    """A cell that shows a shared text; which one differs from workbook to workbook."""

    position: int
    number_format: str

    def content(self, strings: list[str]) -> Content:
        """Return the text behind the number."""
        if self.position >= len(strings):
            unusual()
        text = strings[self.position]
        if len(text) > _LONGEST_KEY:
            return Content(Text(text), None, self.number_format)
        return _text(text, self.number_format)


Held = Content | Shared


class Slot:
    """Where cells like one have their text; ``known`` is what it made of texts met twice.

    ``texts`` is 2 where a formula and its value stand in the cell; ``plain`` is the number format
    where the cell says nothing but its one text.
    """

    __slots__ = ("known", "like", "number_format", "plain", "texts", "textual")

    def __init__(self, like: SpelledCell, gathered: Gathered) -> None:
        look = gathered.scope.look(like.style)
        self.like = like
        self.textual = like.kind in TEXTUAL
        self.texts = 2 if like.formula and like.literal else 1
        dated = look.date and like.kind == "n"
        quick = like.formula is None and like.kind in _QUICK and not dated
        self.number_format = look.number_format if quick else None
        self.plain = self.number_format if self.textual else None
        self.known: dict[Key, Held] = {}

    def made(self, key: Key, gathered: Gathered) -> Held:
        """Return what a cell holds that is like the one of this slot but for its texts."""
        number_format = self.number_format
        if number_format is None or isinstance(key, tuple):
            return self._by_grammar(key).content(gathered) or unusual()
        text = key.decode()
        if "&" in text:
            text = resolved(text)
        if self.textual:
            return _made(
                Content,
                (Text(unescaped(text) if "_x" in text else text), None, number_format, True),
            )
        if self.like.kind == "n":
            return Content(_number(text), None, number_format)
        return Shared(int(text), number_format) if digits(text) else unusual()

    def _by_grammar(self, key: Key) -> SpelledCell:
        if isinstance(key, tuple):
            return self.like._replace(formula=key[0].decode(), literal=key[1].decode())
        if self.like.formula is not None:
            return self.like._replace(formula=key.decode())
        return self.like._replace(literal=key.decode())


class Shape(NamedTuple):
    """A row whose markup is known: the rows it opens, its slots and their places.

    ``texts`` is how many texts stand between its tags, ``cells`` how many cells it has.
    """

    openings: tuple[Opening, ...]
    places: tuple[Place, ...]
    slots: tuple[Slot, ...]
    texts: int
    cells: int
    paired: bool
    shared: bool

    def keys(self, texts: Sequence[bytes]) -> Sequence[Key]:
        """Return the texts by slot."""
        if not self.paired:
            return texts
        rest = iter(texts)
        return [next(rest) if slot.texts == 1 else (next(rest), next(rest)) for slot in self.slots]


class Learnt:
    """What is known of rows in workbooks whose styles mean the same number formats."""

    def __init__(self) -> None:
        self.shapes: dict[bytes, Shape] = {}
        self.slots: dict[tuple[object, ...], Slot] = {}
        self.once: set[int] = set()
        self.kept = 0

    def row(
        self,
        markup: bytes,
        openings: Sequence[Opening],
        cells: Sequence[SpelledCell],
        gathered: Gathered,
    ) -> None:
        """Remember a row that the grammar has proved.

        ``markup`` is the row without its texts, each of them replaced by one zero byte.
        """
        if len(markup) > _LONGEST_SHAPE or not all(map(_alone, cells)):
            return
        if len(self.shapes) >= _MOST_SHAPES or len(self.slots) >= _MOST_SLOTS:
            self.shapes.clear()
            self.slots.clear()
        filled = [cell for cell in cells if cell.formula or cell.literal]
        slots = tuple(self._slot(cell, gathered) for cell in filled)
        texts = sum(slot.texts for slot in slots)
        if markup.count(b"\0") != texts:
            return
        shared = any(cell.kind == "s" for cell in filled)
        self.shapes[markup] = Shape(
            tuple(openings), tuple(cell.place for cell in filled), slots, texts, len(cells),
            texts > len(slots), shared,
        )  # fmt: skip

    def made(self, slots: Iterable[Slot], keys: Iterable[Key], gathered: Gathered) -> list[Held]:
        """Return what slots make of texts, and remember it of those that were met before."""
        once, made = self.once, []
        for slot, key in zip(slots, keys, strict=True):
            number_format = slot.plain
            if number_format is not None and b"&" not in key and b"_x" not in key:
                text = key.decode()  # type: ignore[union-attr]  # a plain slot has one text
                held: Held = _made(Content, (Text(text), None, number_format, True))
            else:
                held = slot.made(key, gathered)
            made.append(held)
            mark = hash(key)
            if mark in once:
                self._keep(slot, key, held)
            else:
                once.add(mark)
        if len(once) > _MOST_ONCE:
            once.clear()
        return made

    def _keep(self, slot: Slot, key: Key, held: Held) -> None:
        if _length(key) > _LONGEST_KEY:
            return
        if self.kept >= _MOST_KNOWN:
            for each in self.slots.values():
                each.known.clear()
            self.kept = 0
        slot.known[key] = held
        self.kept += 1

    def _slot(self, cell: SpelledCell, gathered: Gathered) -> Slot:
        """Return the slot of cells that differ from this one in place and texts only."""
        make_up = (
            cell.kind,
            cell.style,
            cell.formula is None,
            cell.literal is None,
            bool(cell.literal),
        )
        slot = self.slots.get(make_up)
        if slot is None:
            slot = self.slots[make_up] = Slot(cell, gathered)
        return slot


@lru_cache(maxsize=4)
def learnt(_formats: tuple[str, ...], _date1904: bool) -> Learnt:  # noqa: FBT001 - a key
    """Return what is known where styles have these formats and dates this epoch."""
    return Learnt()


def _alone(cell: SpelledCell) -> bool:
    """Tell whether a cell's meaning hangs on no other cell, and its texts on nothing but its slot."""
    if cell.attributes is not None or cell.formula == "":
        return False
    if cell.formula is not None:
        return cell.kind != "s"
    return cell.literal != "" or cell.kind not in TEXTUAL


def _length(key: Key) -> int:
    return len(key) if isinstance(key, bytes) else len(key[0]) + len(key[1])


@lru_cache(maxsize=20_000)
def _text(text: str, number_format: str) -> Content:
    """Return a text cell; cells of equal text and format are one."""
    return Content(Text(text), None, number_format)


@lru_cache(maxsize=20_000)
def _number(text: str) -> Number | ErrorValue:
    """Return a number as the file writes it; equal spellings are one."""
    return number(text)
