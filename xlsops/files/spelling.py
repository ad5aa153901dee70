"""One cell as its row spells it: read once, then known wherever it is spelled alike.

A spelling begins behind ``<c r="``. What it means hangs only on the number formats of the
workbook, for which a memory is kept, and on its shared texts, which are looked up each time.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, NoReturn

from xlsops.core.cells import Content, ErrorValue, Number, Text, column_number
from xlsops.files.cells import Formula, Gathered, Place, Scope
from xlsops.files.markup import sound, without_entities
from xlsops.files.memory import Memory
from xlsops.files.ooxml import LAST_COLUMN, digits, unescaped
from xlsops.files.refused import UnreadableError
from xlsops.files.values import number

_OPENING = r'([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]{1,9})")?'
_CELL = re.compile(
    _OPENING + r"(?: ?/>|>"
    r'(?:<f(?: aca="false")?>([^<]*)</f>|<f( [^<>]*)>(?:([^<]*)</f>)?)?'
    r'(?:<v>([^<]*)</v>|<v ?/>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
_PLAIN_OPENING = re.compile(_OPENING)
_ATTRIBUTES = re.compile(r'(?: [a-zA-Z][a-zA-Z0-9]*="[^"<&\t\n]*")*')
_ATTRIBUTE = re.compile(r' ([a-zA-Z0-9]+)="([^"]*)"')
_KEPT, _TEXT_END = '<is><t xml:space="preserve">', "</t></is></c>"
_TEXTUAL = {"str", "inlineStr"}
_LONG, _SHORT = 500, 15


class UnusualError(Exception):
    """A cell is spelled in a way only expat should judge."""


class Shared(NamedTuple):
    """A cell that shows a shared text; which one differs from workbook to workbook."""

    position: int
    number_format: str

    def content(self, strings: list[str]) -> Content:
        """Return the text behind the number."""
        if self.position >= len(strings):
            unusual()
        text = strings[self.position]
        if len(text) > _LONG:
            return Content(Text(text), None, self.number_format)
        return _text(text, self.number_format)


Found = tuple[Place, Content | Shared | None]
"""Where a cell stands and what it holds, None for nothing."""


class _Opening(NamedTuple):
    """What the opening tag of a cell says."""

    place: Place
    kind: str
    number_format: str
    date: bool


class Learnt:
    """What is known of cells in workbooks whose styles mean the same number formats."""

    __slots__ = ("cells", "openings")

    def __init__(self) -> None:
        self.cells: Memory[bytes, Found] = Memory()
        self.openings: Memory[str, _Opening] = Memory()


@lru_cache(maxsize=4)
def learnt(_formats: tuple[str, ...], _date1904: bool) -> Learnt:  # noqa: FBT001 - a key
    """Return what is known where styles have these formats and dates this epoch."""
    return Learnt()


class Reading:
    """Reads the cells of one sheet that are spelled as none before."""

    def __init__(self, scope: Scope, gathered: Gathered) -> None:
        self.scope = scope
        self.gathered = gathered
        self.learnt = learnt(scope.formats, scope.date1904)

    def found(self, spellings: list[bytes]) -> list[Found]:
        """Return cells, and remember those whose meaning hangs on no other cell."""
        if not sound(b"".join(spellings)):
            unusual()
        return [self._found(each) for each in spellings]

    def _found(self, spelling: bytes) -> Found:
        cells = self.learnt.cells
        known = cells.recalled(spelling) if cells.old else None
        if known is not None:
            return known
        text = spelling.decode()
        found = self._plain(text)
        if found is None:
            return self._any(spelling, text)
        cells.met(spelling, found)
        return found

    def _plain(self, spelling: str) -> Found | None:
        """Return a number or a text spelled in the commonest way, None for any other."""
        head, _, rest = spelling.partition(">")
        opening = self.learnt.openings.young.get(head) or self._opening(head)
        if opening is None or opening.date:
            return None
        formula = None
        if rest.startswith("<f>"):
            written, _, rest = rest[3:].partition("</f>")
            formula = _plain_formula(written)
        if rest.startswith("<v>") and rest.endswith("</v></c>"):
            raw = rest[3:-8]
        elif rest.startswith("<is><t>") and rest.endswith(_TEXT_END):
            raw = rest[7:-13]
        elif rest.startswith(_KEPT) and rest.endswith(_TEXT_END):
            raw = rest[28:-13]
        else:
            return None
        if not raw or "<" in raw or "&" in raw:
            return None
        place, kind, number_format, _ = opening
        if kind == "n":
            return place, Content(_number(raw), formula, number_format)
        if kind in _TEXTUAL:
            return place, Content(Text(unescaped(raw)), formula, number_format)
        if kind == "s" and formula is None and digits(raw):
            return place, Shared(int(raw), number_format)
        return None

    def _opening(self, head: str) -> _Opening | None:
        """Return what an opening tag says, None where it is not spelled plainly."""
        openings = self.learnt.openings
        known = openings.recalled(head)
        if known is not None:
            return known
        match = _PLAIN_OPENING.fullmatch(head)
        if match is None:
            return None
        letters, row, style, kind = match.groups()
        try:
            look = self.scope.look(style or "0")
        except UnreadableError:
            unusual()
        opening = _Opening(_place(letters, row), kind or "n", look.number_format, look.date)
        openings.met(head, opening)
        return opening

    def _any(self, spelling: bytes, text: str) -> Found:
        """Return a cell by the whole grammar of the quick way."""
        match = _CELL.fullmatch(text)
        if match is None:
            unusual()
        letters, row, style, kind, plain, attributes, formula, value, inline = match.groups()
        literal = inline if value is None else value
        if literal is None and kind in _TEXTUAL:
            unusual()
        place = _place(letters, row)
        if literal is not None:
            literal = _resolved(literal)
        written = _formula(plain, attributes, formula)
        try:
            content = self.gathered.content(place, kind or "n", style or "0", literal, written)
        except UnreadableError:
            unusual()
        if attributes is None and kind != "s":
            self.learnt.cells.met(spelling, (place, content))
        return place, content


def unusual() -> NoReturn:
    """Leave the part to expat."""
    raise UnusualError


def _place(letters: str, row: str) -> Place:
    column = column_number(letters)
    if column > LAST_COLUMN:
        unusual()
    return int(row), column


@lru_cache(maxsize=20_000)
def _text(text: str, number_format: str) -> Content:
    """Return a text cell; cells of equal text and format are one."""
    return Content(Text(text), None, number_format)


@lru_cache(maxsize=20_000)
def _number(raw: str) -> Number | ErrorValue:
    """Return a number as the file writes it; equal spellings are one."""
    if len(raw) <= _SHORT and raw.isascii() and raw.isdigit():
        return Number(Decimal(raw))
    return number(raw)


@lru_cache(maxsize=8_192)
def _plain_formula(raw: str) -> str:
    if "<" in raw:
        unusual()
    return _resolved(raw).removeprefix("=")


def _formula(plain: str | None, attributes: str | None, text: str | None) -> Formula | None:
    """Return a formula as written, None for none; its attributes must be spelled plainly."""
    if plain is not None:
        return _resolved(plain), {}
    if attributes is None:
        return None
    if attributes.endswith("/") != (text is None):
        unusual()
    return _resolved(text or ""), _attributes(attributes.rstrip("/ "))


def _resolved(text: str) -> str:
    resolved = without_entities(text)
    if resolved is None:
        unusual()
    return resolved


def _attributes(opening: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(opening)
    attributes = dict(found)
    if not _ATTRIBUTES.fullmatch(opening) or len(attributes) < len(found) or "xmlns" in attributes:
        unusual()
    return attributes
