"""The quick way through a sheet part: what was spelled before is known, the rest is read by a grammar.

Why there is one. Five hundred forms of one office are one form with other texts in it. Reading
every tag of every cell with a parser of XML costs most of the time of an intake; looking up how a
cell is spelled costs a tenth of it.

How it goes:

1. ``sheetData`` is split at ``</row>``, a row at its cells.
2. A cell is looked up in ``known_cells`` as it is spelled; what is not known there is read by
   ``spelling``, a grammar that is a strict subset of the standard, and remembered.
3. What stands outside ``sheetData``, and each way rows open (heights, hidden rows), is read by
   expat as a sheet without cells: the *frame*.

What keeps it right:

- Anything out of the ordinary (a comment, an entity, an attribute in another order, a row that does
  not rise) raises ``UnusualError`` and the whole part goes to expat, ``sheet.read_sheet``, which
  decides alone. So there is one judge of what is odd, and a mistake here costs time, not figures.
- What is known of a spelling hangs on nothing but it, the number formats and the epoch of dates;
  nothing of one bureau can reach another but through equal letters. Sizes are bounded.
- Tests read every sample, mutant and hostile part by both ways and compare all values, and read
  files in any order with and without what others taught.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from xlsops.core.values.cells import LAST_ROW
from xlsops.files.xlsx.limits import Limits
from xlsops.files.xlsx.markup import LONGEST, element_text, sound, without_entities
from xlsops.files.xlsx.sheet.cells import Gathered, Scope
from xlsops.files.xlsx.sheet.known_cells import known_cells
from xlsops.files.xlsx.sheet.spelling import UnusualError, unusual
from xlsops.files.xlsx.sheet.standard_scanner import SheetPart, read_sheet

_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_ROW_END = "</row>"
_ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"([^<>]*)>')
_CELL = '<c r="'
_ROWS = 1_000
"""So many rows are gathered together."""
_BETWEEN = re.compile(rb">([^<>]+)<")
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml\s[^?<>]*\?>")
"""The only processing instruction a sheet may begin with; another could hide cells."""
_FRAME = 32_000


def scan_sheet(name: str, data: bytes, scope: Scope) -> SheetPart:
    """Return what a plain sheet part says; raise UnreadableError where it contradicts itself."""
    first, last = data.find(_OPEN) + len(_OPEN), data.rfind(_CLOSE)
    if not len(_OPEN) <= first <= last or len(data) > LONGEST:
        return read_sheet(name, data, scope)
    head, tail = data[:first], data[last:]
    odd = b"<!" in head or b"<!" in tail or b"<?" in tail or b"<?" in _DECLARATION.sub(b"", head)
    if odd:
        return read_sheet(name, data, scope)
    scan = _Scan(scope)
    try:
        scan.run(data[first:last])
    except UnusualError:
        return read_sheet(name, data, scope)
    frame = _frame(name, head + scan.row_elements() + _without_texts(tail), scope.limits)
    if frame.rows != len(scan.openings):
        return read_sheet(name, data, scope)
    rows_like = list(scan.openings.values())
    hidden = [rows_like[opening - 1] for opening in frame.hidden_rows]
    return replace(
        frame,
        cells=scan.gathered.finish(),
        hidden_rows=frozenset(row for rows in hidden for row in rows),
        blanks=scan.gathered.blanks,
    )


def _frame(name: str, data: bytes, limits: Limits) -> SheetPart:
    """Return what expat says of a part without cells; forms of one shape share their frame."""
    read = _frame_once if len(data) <= _FRAME else _frame_of
    return read(name, data, limits)


@lru_cache(maxsize=512)
def _frame_once(name: str, data: bytes, limits: Limits) -> SheetPart:
    return _frame_of(name, data, limits)


def _frame_of(name: str, data: bytes, limits: Limits) -> SheetPart:
    return read_sheet(name, data, Scope([], (), date1904=False, limits=limits))


def _without_texts(tail: bytes) -> bytes:
    """Return what follows the rows without its texts, such as a bureau's name in the footer.

    They say nothing of a sheet; where one is out of the ordinary they all stay, for expat to see.
    """
    proved = element_text(b"\n".join(_BETWEEN.findall(tail)))
    if proved is None or without_entities(proved) is None:
        return tail
    return _BETWEEN.sub(b"><", tail)


class _Scan:
    """The rows of one sheet while they are scanned.

    Rows that open with the same attributes are kept together, so that expat proves each
    spelling once.
    """

    def __init__(self, scope: Scope) -> None:
        self.gathered = Gathered(scope)
        self.known = known_cells(scope)
        self.openings: dict[str, list[int]] = {}
        self.row = 0

    def row_elements(self) -> bytes:
        """Return one empty row element for each opening, numbered from 1."""
        return "".join(
            f'<row r="{number}"{opening.removesuffix("/")}/>'
            for number, opening in enumerate(self.openings, 1)
        ).encode()

    def run(self, body: bytes) -> None:
        """Scan every row; raise UnusualError at the first thing out of the ordinary."""
        try:
            *rows, rest = body.decode().split(_ROW_END)
        except UnicodeDecodeError:
            unusual()
        for start in range(0, len(rows), _ROWS):
            self._rows(rows[start : start + _ROWS])
            self.gathered.check_size(len(self.gathered.cells) + self.gathered.blanks)
        if self._enter(rest):
            unusual()

    def _rows(self, rows: Sequence[str]) -> None:
        """Gather the cells of some rows: each stands in its row, and no two at one place."""
        spelled: list[str] = []
        numbers: list[int] = []
        for row in rows:
            glue, *cells = row.split(_CELL)
            if not self._enter(glue):
                unusual()
            spelled += cells
            numbers += [self.row] * len(cells)
        found = self.known.read(spelled, self.gathered)
        held = dict(found)
        if len(held) < len(found) or [row for row, _ in held] != numbers:
            unusual()
        filled = {place: content for place, content in held.items() if content is not None}
        self.gathered.cells.update(filled)
        self.gathered.blanks += len(found) - len(filled)

    def _enter(self, glue: str) -> bool:
        """Enter the rows that open between cells, which must rise; tell whether the last may hold some."""
        start, holds = 0, False
        while start < len(glue):
            match = _ROW.match(glue, start)
            if match is None or holds:
                unusual()
            row, opening = int(match[1]), match[2]
            if not self.row < row <= LAST_ROW:
                unusual()
            self.row = row
            rows = self.openings.get(opening)
            if rows is None:
                rows = self.openings[opening] = []
                if not sound(opening.encode()):
                    unusual()
            rows.append(row)
            start = match.end()
            holds = not opening.endswith("/")
        return holds
