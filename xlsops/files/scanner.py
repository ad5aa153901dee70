"""The quick way through a sheet part: one regular expression over the spelling all programs use.

It accepts a strict subset of well-formed sheets and leaves everything else to expat, which also
reads whatever stands outside ``<sheetData>``. Both give equal values; a test compares them.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NoReturn

from xlsops.core.cells import Content, column_number
from xlsops.files.cells import Formula, Gathered, Scope
from xlsops.files.markup import LONGEST, element_text, without_entities
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
_UNSURE = {*_TEXTUAL, "s"}
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 50_000, 2_000


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
        self.styles_seen: dict[tuple[str | None, ...], tuple[str, ...]] = {}
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
        """Gather the cells of the row that was entered last."""
        pieces = _CELL.split(chunk)
        row, digits = self.row, pieces[2::_STEP]
        if any(pieces[::_STEP]) or digits.count(str(row)) != len(digits):
            _unusual()
        columns = _columns(tuple(pieces[1::_STEP]))
        self.elements += len(columns)
        self.gathered.check_size(self.elements)
        spelled = tuple(pieces[group::_STEP] for group in range(3, _STEP))
        formats = self._formats(tuple(spelled[0]))
        if formats is None or any(spelled[3]):
            for each in zip(columns, *spelled, strict=True):
                self._cell(row, _Spelled(*each))
            return
        _, kinds, plains, _, _, values, inlines = spelled
        literals = [
            inline if value is None else value
            for value, inline in zip(values, inlines, strict=True)
        ]
        if "s" in kinds:
            literals = [
                self._shared(literal) if kind == "s" else literal
                for kind, literal in zip(kinds, literals, strict=True)
            ]
        seen = list(zip(kinds, formats, plains, literals, strict=True))
        cells = self.gathered.cells
        for index, content in enumerate(map(_known.get, seen)):
            if content is not None:
                cells[row, columns[index]] = content
            elif seen[index][2:] == (None, None) and kinds[index] not in _UNSURE:
                self.gathered.blanks += 1
            else:
                one = _Spelled(columns[index], *(field[index] for field in spelled))
                _remember(seen[index], self._cell(row, one))

    def _formats(self, styles: tuple[str | None, ...]) -> tuple[str, ...] | None:
        """Return the number formats of a row's styles; None where one is new or shows a date."""
        known = self.styles_seen.get(styles)
        if known is not None:
            return known
        looks = [self.scope.looks.get(style or "0") for style in styles]
        if any(look is None or look.date for look in looks):
            return None
        formats = tuple(look.number_format for look in looks if look is not None)
        self.styles_seen[styles] = formats
        return formats

    def _shared(self, literal: str | None) -> str | None:
        """Return the shared text behind its number; none where expat's rules must judge it."""
        if literal is None or not literal.isdecimal() or int(literal) >= len(self.scope.strings):
            return None
        return self.scope.strings[int(literal)]

    def _cell(self, row: int, cell: _Spelled) -> Content | None:
        """Gather one cell the long way; return what it holds, None for nothing."""
        text = cell.inline if cell.value is None else cell.value
        if text is None and cell.kind in _TEXTUAL:
            _unusual()
        place = (row, cell.column)
        self.gathered.put(
            place,
            cell.kind or "n",
            cell.style or "0",
            None if text is None else _resolved(text),
            _formula(cell),
        )
        return self.gathered.cells.get(place)


_Seen = tuple[str | None, str, str | None, str | None]
_known: dict[_Seen, Content] = {}
"""Contents by their spelling: forms of one office repeat the same labels and formulas."""


def _remember(seen: _Seen, content: Content | None) -> None:
    """Keep a content for cells spelled alike, in this workbook and those that follow."""
    unsure = seen[0] == "s" and seen[3] is None
    if content is None or unsure or sum(len(part) for part in seen if part) > _LONGEST_REMEMBERED:
        return
    if len(_known) >= _MOST_REMEMBERED:
        _known.clear()
    _known[seen] = content


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
