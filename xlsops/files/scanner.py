"""The quick way through a sheet part: one regular expression over the spelling all programs use.

It accepts a strict subset of well-formed sheets and leaves everything else to expat, which also
reads whatever stands outside ``<sheetData>``. Both give equal values; a test compares them.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise
from typing import NoReturn

from xlsops.core.cells import column_number
from xlsops.files.cells import Formula, Gathered, Scope
from xlsops.files.markup import LONGEST, element_text, without_entities
from xlsops.files.moulds import ABSENT, Slot, cast, fits, key_and_values, mould
from xlsops.files.ooxml import LAST_COLUMN, LAST_ROW
from xlsops.files.sheet import SheetPart, read_sheet

_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"([^<>]*)>')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]+)"(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]{1,9})")?(?: ?/>|>'
    r'(?:<f(?: aca="false")?>([^<]*)</f>|<f( [^<>]*)>(?:([^<]*)</f>)?)?'
    r'(?:<v>([^<]*)</v>|<v ?/>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)',
)
_STEP = _CELL.groups + 1
_ATTRIBUTES = re.compile(r'(?: [a-zA-Z][a-zA-Z0-9]*="[^"<&\t\n]*")*')
_ATTRIBUTE = re.compile(r' ([a-zA-Z0-9]+)="([^"]*)"')
_TEXTUAL = {"str", "inlineStr"}
_MOST_MOULDS = 2_000


@dataclass(frozen=True, slots=True)
class _Spelled:
    """One cell as its row spells it; what does not stand there is None."""

    column: int
    style: str | None
    kind: str | None
    plain: str | None
    attributes: str | None
    formula: str | None
    value: str | None
    inline: str | None


class _UnusualError(Exception):
    """The part is spelled in a way only expat should judge."""


def scan_sheet(name: str, data: bytes, scope: Scope) -> SheetPart:
    """Return what a plain sheet part says; raise UnreadableError where it contradicts itself."""
    first, last = data.find(_OPEN) + len(_OPEN), data.rfind(_CLOSE)
    if not len(_OPEN) <= first <= last or len(data) > LONGEST:
        return read_sheet(name, data, scope)
    head, tail = data[:first], data[last:]
    body = element_text(data[first:last])
    if body is None or b"<!" in head or b"<!" in tail or b"<?" in tail or head.count(b"<?") > 1:
        return read_sheet(name, data, scope)
    scan = _Scan(scope)
    try:
        scan.run(body)
    except _UnusualError:
        return read_sheet(name, data, scope)
    frame = read_sheet(name, head + scan.row_elements() + tail, scope)
    if frame.rows != len(scan.openings):
        return read_sheet(name, data, scope)
    hidden = [scan.rows_like[opening - 1] for opening in frame.hidden_rows]
    return replace(
        frame,
        cells=scan.gathered.finish(),
        hidden_rows=frozenset(row for rows in hidden for row in rows),
        blanks=scan.gathered.blanks,
    )


class _Scan:
    """The rows of one sheet while they are scanned.

    Rows that open with the same attributes are kept together, so that expat proves each
    spelling once.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.gathered = Gathered(scope)
        self.openings: dict[str, list[int]] = {}
        self.sights: set[int] = set()
        self.elements = 0
        self.row = 0

    @property
    def rows_like(self) -> list[list[int]]:
        """Return the rows of each opening, in order of first sight."""
        return list(self.openings.values())

    def row_elements(self) -> bytes:
        """Return one empty row element for each opening, numbered from 1."""
        return "".join(
            f'<row r="{number}"{opening.removesuffix("/")}/>'
            for number, opening in enumerate(self.openings, 1)
        ).encode()

    def run(self, body: str) -> None:
        """Scan every row; raise _UnusualError at the first thing out of the ordinary."""
        chunks = body.split("</row>")
        rest = chunks.pop()
        for chunk in chunks:
            start = self._open(chunk, 0)
            if start is None:
                _unusual()
            self._row(chunk[start:])
        if self._open(rest, 0) is not None:
            _unusual()

    def _open(self, chunk: str, start: int) -> int | None:
        """Enter the row a chunk opens, past empty rows; None where only empty rows stand."""
        while start < len(chunk):
            match = _ROW.match(chunk, start)
            if match is None:
                _unusual()
            row = int(match[1])
            if not self.row < row <= LAST_ROW:
                _unusual()
            self.row = row
            opening = match[2]
            self.openings.setdefault(opening, []).append(row)
            start = match.end()
            if not opening.endswith("/"):
                return start
        return None

    def _row(self, chunk: str) -> None:
        """Gather the cells of the row that was entered last, by a mould if one fits."""
        if not chunk:
            return
        if "&" in chunk:
            self._cells(chunk)
            return
        key, values = key_and_values(chunk, self.row)
        known = self.scope.moulds.get(key)
        if known is not None and fits(known, values, self.scope):
            typed = partial(cast, known, self.row, values, self.gathered)
            self.gathered.wait(self.row, typed, len(known.columns), known.blanks)
            self._count(known.elements)
            return
        cells = self._cells(chunk)
        if known is None and hash(key) in self.sights and len(self.scope.moulds) < _MOST_MOULDS:
            self._keep_mould(key, cells)
        self.sights.add(hash(key))

    def _keep_mould(self, key: str, cells: list[_Spelled]) -> None:
        slots = _slots(cells)
        made = None if slots is None else mould(key, len(cells), slots, self.scope)
        if made is not None:
            self.scope.moulds[key] = made

    def _cells(self, chunk: str) -> list[_Spelled]:
        """Gather the cells of a row one by one, and return how they are spelled."""
        pieces = _CELL.split(chunk)
        row, digits = self.row, pieces[2::_STEP]
        if any(pieces[::_STEP]) or digits.count(str(row)) != len(digits):
            _unusual()
        columns = _columns(tuple(pieces[1::_STEP]))
        self._count(len(columns))
        fields = (pieces[group::_STEP] for group in range(3, _STEP))
        cells = list(map(_Spelled, columns, *fields))
        for cell in cells:
            self._cell(row, cell)
        return cells

    def _cell(self, row: int, cell: _Spelled) -> None:
        text = cell.inline if cell.value is None else cell.value
        if text is None and cell.kind in _TEXTUAL:
            _unusual()
        self.gathered.put(
            (row, cell.column),
            cell.kind or "n",
            cell.style or "0",
            None if text is None else _resolved(text),
            _formula(cell),
        )

    def _count(self, elements: int) -> None:
        self.elements += elements
        self.gathered.check_size(self.elements)


def _slots(cells: list[_Spelled]) -> list[Slot] | None:
    """Return the filled cells of a row as slots, None where a row like it must be looked at."""
    slots: list[Slot] = []
    taken = 0
    for cell in cells:
        kind = cell.kind or "n"
        text = cell.inline if cell.value is None else cell.value
        odd_formula = cell.plain is not None and (not cell.plain or kind == "s")
        if cell.attributes is not None or odd_formula or (not text and kind in _TEXTUAL):
            return None
        formula = value = ABSENT
        if cell.plain is not None:
            formula, taken = taken, taken + 1
        if text:
            value, taken = taken, taken + 1
        if (formula, value) != (ABSENT, ABSENT):
            slots.append(Slot(cell.column, kind, cell.style or "0", value, formula))
    return slots


def _formula(cell: _Spelled) -> Formula | None:
    """Return a formula as written, None for none; its attributes must be spelled plainly."""
    if cell.plain is not None:
        return _resolved(cell.plain), {}
    if cell.attributes is None:
        return None
    if cell.attributes.endswith("/") != (cell.formula is None):
        _unusual()
    return _resolved(cell.formula or ""), _attributes(cell.attributes.rstrip("/ "))


def _resolved(text: str) -> str:
    resolved = without_entities(text)
    if resolved is None:
        _unusual()
    return resolved


def _attributes(opening: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(opening)
    attributes = dict(found)
    if not _ATTRIBUTES.fullmatch(opening) or len(attributes) < len(found):
        _unusual()
    return attributes


@lru_cache(maxsize=1_024)
def _columns(letters: tuple[str, ...]) -> tuple[int, ...]:
    """Return the columns of a row, which must rise; rows of one table share their letters."""
    columns = tuple(column_number(each) for each in letters)
    if any(left >= right for left, right in pairwise((0, *columns, LAST_COLUMN + 1))):
        _unusual()
    return columns


def _unusual() -> NoReturn:
    raise _UnusualError
