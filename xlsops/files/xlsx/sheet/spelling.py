"""One cell by the grammar of the quick way: a strict subset of what the standard allows."""

import re
from typing import NamedTuple, NoReturn

from xlsops.core.values.cells import LAST_COLUMN, Content, Place, column_number
from xlsops.files.xlsx.markup import without_entities
from xlsops.files.xlsx.sheet.cells import CellFormat, Formula, Gathered, Scope
from xlsops.files.xlsx.unreadable import UnreadableError

_CELL = re.compile(
    r'([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]{1,9})")?(?: ?/>|>'
    r'(?:<f(?: aca="false")?>([^<]*)</f>|<f( [^<>]*)>(?:([^<]*)</f>)?)?'
    r'(?:<v>([^<]*)</v>|<v ?/>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
_ATTRIBUTES = re.compile(r'(?: [a-zA-Z][a-zA-Z0-9]*="[^"<&\t\n]*")*')
_ATTRIBUTE = re.compile(r' ([a-zA-Z0-9]+)="([^"]*)"')
TEXTUAL = {"str", "inlineStr"}


class UnusualError(Exception):
    """A part is spelled in a way only expat should judge."""


class SpelledCell(NamedTuple):
    """A cell as its row spells it; what does not stand there is None.

    ``formula`` is one without attributes; one that has ``attributes`` may lack its ``body``. One that
    is ``closed`` has an element of its own to end it.
    """

    place: Place
    kind: str
    style: str
    formula: str | None
    attributes: str | None
    body: str | None
    literal: str | None
    closed: bool

    def content(self, gathered: Gathered) -> Content | None:
        """Return what the cell holds, None for nothing."""
        literal = None if self.literal is None else resolved(self.literal)
        formula = self._formula()
        try:
            return gathered.content(self.place, self.kind, self.style, literal, formula)
        except UnreadableError:
            unusual()

    @property
    def hangs_on_more(self) -> bool:
        """Tell whether its formula may be shared with other cells."""
        return self.attributes is not None and ' t="' in self.attributes

    def look(self, scope: Scope) -> CellFormat:
        """Return how its style shows it."""
        try:
            return scope.looks.get(self.style) or scope.look(self.style)
        except UnreadableError:
            unusual()

    def _formula(self) -> Formula | None:
        """Return the formula as written; its attributes must be spelled plainly."""
        if self.formula is not None:
            return resolved(self.formula), {}
        if self.attributes is None:
            return None
        if self.attributes.endswith("/") != (self.body is None):
            unusual()
        return resolved(self.body or ""), _attributes(self.attributes.rstrip("/ "))


def spelled_cell(text: str) -> SpelledCell:
    """Return the cell that is spelled so behind ``<c r="``."""
    match = _CELL.fullmatch(text)
    if match is None:
        unusual()
    letters, row, style, kind, formula, attributes, body, value, inline = match.groups()
    literal = inline if value is None else value
    column = column_number(letters)
    if column > LAST_COLUMN or (literal is None and kind in TEXTUAL):
        unusual()
    place = (int(row), column)
    told = place, kind or "n", style or "0", formula, attributes, body, literal
    return SpelledCell(*told, closed=text[-2] != "/")


def unusual() -> NoReturn:
    """Leave the part to expat."""
    raise UnusualError


def resolved(text: str) -> str:
    """Return a text with its entities resolved, which must be the five that XML names."""
    plain = without_entities(text)
    if plain is None:
        unusual()
    return plain


def _attributes(opening: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(opening)
    attributes = dict(found)
    if not _ATTRIBUTES.fullmatch(opening) or len(attributes) < len(found) or "xmlns" in attributes:
        unusual()
    return attributes
