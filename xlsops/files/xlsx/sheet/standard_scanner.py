"""One sheet part, read by expat: the scanner that takes every spelling the standard allows."""

import re
from collections.abc import Mapping

from msgspec import Struct

from xlsops.core.terms.pieces import piece
from xlsops.core.terms.refused_files import Reason
from xlsops.core.values.cells import (
    LAST_COLUMN,
    LAST_ROW,
    PICTURE,
    Content,
    EntryRule,
    Place,
    column_number,
)
from xlsops.core.values.foreign_text import cited
from xlsops.files.xlsx.markup import parse, too_deep
from xlsops.files.xlsx.ooxml import DEEPEST, MAIN, RELATION_ID, STRICT, digits, truth
from xlsops.files.xlsx.sheet.cells import Gathered, Scope
from xlsops.files.xlsx.unreadable import damaged, refuse

_ROOT, _DATA, _ROW, _CELL = MAIN + "worksheet", MAIN + "sheetData", MAIN + "row", MAIN + "c"
_VALUE, _FORMULA, _INLINE = MAIN + "v", MAIN + "f", MAIN + "is"
_TEXT, _RUN, _GUIDE = MAIN + "t", MAIN + "r", MAIN + "rPh"
_COLUMN, _MERGE, _PROTECTION = MAIN + "col", MAIN + "mergeCell", MAIN + "sheetProtection"
_LINK = MAIN + "hyperlink"
_ENTRY, _ENTRY_FORMULA = MAIN + "dataValidation", MAIN + "formula1"
_PARENTS = {_DATA: _ROOT, _ROW: _DATA, _CELL: _ROW, _VALUE: _CELL, _FORMULA: _CELL, _INLINE: _CELL}
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CHECK_EVERY = 1 << 14
_MOST_ENTRIES, _LONGEST_AREA = 1_000, 10_000
"""Rules of entry that are kept of a sheet, and letters of the area of one; no form has as many."""


class SheetPart(Struct, frozen=True):
    """What one sheet part says: filled cells, and what is hidden, merged, protected.

    ``blanks`` counts cells that are formatted but empty, ``rows`` the row elements; rows are -1
    where the part has no sheet data at all. ``links`` are the address and the link's id of hyperlinks.
    """

    cells: Mapping[Place, Content]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merges: tuple[str, ...]
    protected: bool
    blanks: int
    rows: int
    links: tuple[tuple[str, str], ...] = ()
    entries: tuple[EntryRule, ...] = ()


def read_sheet(name: str, data: bytes, scope: Scope) -> SheetPart:
    """Return what a plain sheet part says; raise UnreadableError where it contradicts itself."""
    reading = _SheetHandlers(name, scope)
    parse(name, data, reading.start, reading.end, reading.characters)
    gathered = reading.gathered
    gathered.check_size(reading.elements)
    return SheetPart(
        gathered.finish(),
        frozenset(reading.hidden_rows),
        hidden(reading.columns),
        tuple(reading.merges),
        reading.protected,
        gathered.blanks,
        len(reading.rows_seen) if reading.data_seen else -1,
        tuple(reading.links),
        tuple(reading.entries),
    )


def hidden(spans: list[tuple[int, int]]) -> frozenset[int]:
    """Return the columns covered by spans, however often they overlap."""
    covered: set[int] = set()
    reached = 0
    for first, last in sorted(spans):
        covered.update(range(max(first, reached + 1), min(last, LAST_COLUMN) + 1))
        reached = max(reached, last)
    return frozenset(covered)


class _SheetHandlers:
    """Handlers that follow one sheet part from its first element to its last."""

    def __init__(self, name: str, scope: Scope) -> None:
        self.name = name
        self.gathered = Gathered(scope)
        self.path: list[str] = []
        self.elements = 0
        self.row = self.column = 0
        self.rows_seen: set[int] = set()
        self.columns_seen: set[int] = set()
        self.data_seen = False
        self.hidden_rows: list[int] = []
        self.columns: list[tuple[int, int]] = []
        self.merges: list[str] = []
        self.protected = False
        self.links: list[tuple[str, str]] = []
        self.entries: list[EntryRule] = []
        self.entry: list[str] | None = None
        self.kind, self.style = "n", "0"
        self.rich = False
        self.literal: list[str] | None = None
        self.formula: list[str] | None = None
        self.formula_attributes: dict[str, str] = {}
        self.sink: list[str] | None = None

    def start(self, element: str, attributes: dict[str, str]) -> None:
        path = self.path
        path.append(element)
        if len(path) == 1:
            self._root(element)
            return
        if len(path) > DEEPEST:
            too_deep(self.name)
        parent = path[-2]
        expected = _PARENTS.get(element)
        if expected is not None and expected != parent:
            damaged(f"susunan sel dalam {piece(self.name)} salah tempat")
        if element == _CELL:
            self._cell(attributes)
        elif element in {_VALUE, _INLINE}:
            self._value(element)
        elif element == _FORMULA:
            self._formula(attributes)
        elif element == _ROW:
            self._row(attributes)
        elif element == _TEXT:
            self._inline_text(path)
        else:
            self._other(element, attributes)

    def end(self, element: str) -> None:
        self.path.pop()
        if element == _CELL:
            formula = None
            if self.formula is not None:
                formula = ("".join(self.formula), self.formula_attributes)
            kind, literal = self.kind, None if self.literal is None else "".join(self.literal)
            if self.rich and kind == "e" and formula is None:
                kind, literal = "str", PICTURE.value
            self.gathered.put((self.row, self.column), kind, self.style, literal, formula)
        elif element in {_VALUE, _FORMULA, _TEXT}:
            self.sink = None
        elif element == _ENTRY_FORMULA and self.entry is not None:
            last = self.entries[-1]
            self.entries[-1] = last._replace(formula="".join(self.entry))
            self.entry = self.sink = None

    def characters(self, text: str) -> None:
        if self.sink is not None:
            self.sink.append(text)

    def _cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        if place is None:
            column = self.column + 1
        else:
            match = _PLACE.fullmatch(place)
            if match is None or int(match[2]) != self.row:
                damaged(f"alamat sel {cited(place)} tidak cocok dengan barisnya")
            column = column_number(match[1])
        if not column <= LAST_COLUMN or column in self.columns_seen:
            damaged(f"sel {cited(place or '')} pada baris {self.row} ganda atau di luar lembar")
        self.column = column
        self.columns_seen.add(column)
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
        self.rich = "vm" in attributes
        self.literal = self.formula = self.sink = None
        self.elements += 1
        if not self.elements % _CHECK_EVERY:
            self.gathered.check_size(self.elements)

    def _value(self, element: str) -> None:
        if self.literal is not None:
            damaged(f"sel pada baris {self.row} bernilai ganda")
        self.literal = []
        if element == _VALUE:
            self.sink = self.literal

    def _formula(self, attributes: dict[str, str]) -> None:
        if self.formula is not None:
            damaged(f"sel pada baris {self.row} berumus ganda")
        self.formula = self.sink = []
        self.formula_attributes = attributes

    def _inline_text(self, path: list[str]) -> None:
        """Let text in only below ``<is>``, directly or in a run, never in a phonetic guide."""
        if path[-2] == _INLINE or (path[-2] == _RUN and path[-3] == _INLINE):
            self.sink = self.literal

    def _row(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r")
        if written is None:
            row = self.row + 1
        elif digits(written):
            row = int(written)
        else:
            damaged(f"nomor baris {cited(written)} mustahil")
        if not 1 <= row <= LAST_ROW or row in self.rows_seen:
            damaged(f"baris {row} ganda atau di luar lembar")
        self.row = row
        self.column = 0
        self.rows_seen.add(row)
        self.columns_seen.clear()
        if truth(attributes.get("hidden")) or attributes.get("ht") == "0":
            self.hidden_rows.append(row)

    def _root(self, element: str) -> None:
        if element.startswith(STRICT):
            refuse(Reason.FORMAT, "Strict Open XML Spreadsheet")
        if element != _ROOT:
            damaged(f"{piece(self.name)} bukan lembar")

    def _other(self, element: str, attributes: dict[str, str]) -> None:
        if element == _DATA:
            if self.data_seen:
                damaged(f"{piece(self.name)} ganda")
            self.data_seen = True
        elif element == _MERGE:
            self._merge(attributes.get("ref", ""))
        elif element == _LINK:
            self.links.append((attributes.get("ref", ""), attributes.get(RELATION_ID, "")))
        elif element == _PROTECTION:
            self.protected = truth(attributes.get("sheet"))
        elif element == _COLUMN:
            self._column(attributes)
        elif element == _ENTRY:
            self._entry(attributes)
        elif element == _ENTRY_FORMULA and self.entries and self.path[-2] == _ENTRY:
            self.entry = self.sink = []

    def _entry(self, attributes: dict[str, str]) -> None:
        area = attributes.get("sqref", "")
        if len(self.entries) < _MOST_ENTRIES and len(area) <= _LONGEST_AREA:
            stops = attributes.get("errorStyle", "stop") == "stop"
            shows = truth(attributes.get("showErrorMessage"))
            kind, operator = attributes.get("type", ""), attributes.get("operator", "")
            self.entries.append(EntryRule(kind, operator, "", area, stops and shows))

    def _merge(self, area: str) -> None:
        most = self.gathered.scope.limits.merges
        if len(self.merges) >= most:
            refuse(Reason.TERLALU_BESAR, f"lebih dari {most} sel gabungan")
        self.merges.append(area)

    def _column(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if not (digits(first, 10) and digits(last, 10)):
            damaged(f"lebar kolom dalam {piece(self.name)} cacat")
        if truth(attributes.get("hidden")) or attributes.get("width") == "0":
            self.columns.append((max(int(first), 1), int(last)))
