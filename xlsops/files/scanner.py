"""The quick way through a sheet part: cells spelled as before are known, the rest are learnt.

It accepts a strict subset of well-formed sheets and leaves everything else to expat, which also
reads whatever stands outside ``<sheetData>``. Both give equal values; a test compares them.
"""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from operator import lt
from typing import cast

from xlsops.core.cells import Content
from xlsops.files.cells import Gathered, Place, Scope
from xlsops.files.limits import LIMITS
from xlsops.files.markup import LONGEST, element_text, without_entities
from xlsops.files.ooxml import LAST_ROW
from xlsops.files.sheet import SheetPart, read_sheet
from xlsops.files.spelling import Found, Reading, UnusualError, unusual

_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_ROW_END, _CELL_START = b"</row>", b'<c r="'
_ROW = re.compile(rb'<row r="([1-9][0-9]{0,6})"([^<>]*)>')
_BETWEEN = re.compile(rb">([^<>]+)<")
_BATCH = 20_000
_NO_SCOPE = Scope([], (), date1904=False, limits=LIMITS)
_FRAME = 32_000


def scan_sheet(name: str, data: bytes, scope: Scope) -> SheetPart:
    """Return what a plain sheet part says; raise UnreadableError where it contradicts itself."""
    first, last = data.find(_OPEN) + len(_OPEN), data.rfind(_CLOSE)
    if not len(_OPEN) <= first <= last or len(data) > LONGEST:
        return read_sheet(name, data, scope)
    head, tail = data[:first], data[last:]
    if b"<!" in head or b"<!" in tail or b"<?" in tail or head.count(b"<?") > 1:
        return read_sheet(name, data, scope)
    scan = _Scan(scope)
    try:
        scan.run(data[first:last])
    except UnusualError:
        return read_sheet(name, data, scope)
    frame = _frame(name, head + scan.row_elements() + _without_texts(tail))
    if frame.rows != len(scan.openings):
        return read_sheet(name, data, scope)
    hidden = [scan.rows_like[opening - 1] for opening in frame.hidden_rows]
    return replace(
        frame,
        cells=scan.gathered.finish(),
        hidden_rows=frozenset(row for rows in hidden for row in rows),
        blanks=scan.gathered.blanks,
    )


def _frame(name: str, data: bytes) -> SheetPart:
    """Return what expat says of a part without cells; forms of one shape share their frame."""
    return _frame_once(name, data) if len(data) <= _FRAME else read_sheet(name, data, _NO_SCOPE)


@lru_cache(maxsize=512)
def _frame_once(name: str, data: bytes) -> SheetPart:
    return read_sheet(name, data, _NO_SCOPE)


def _without_texts(tail: bytes) -> bytes:
    """Return what follows the rows without its texts, such as a bureau's name in the footer.

    They say nothing of a sheet; where one is out of the ordinary they all stay, for expat to see.
    """
    proved = element_text(b"".join(_BETWEEN.findall(tail)))
    if proved is None or without_entities(proved) is None:
        return tail
    return _BETWEEN.sub(b"><", tail)


class _Scan:
    """The rows of one sheet while they are scanned.

    Rows that open with the same attributes are kept together, so that expat proves each
    spelling once.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.gathered = Gathered(scope)
        self.reading = Reading(scope, self.gathered)
        self.openings: dict[bytes, list[int]] = {}
        self.pieces: list[bytes] = []
        self.spans: list[tuple[int, int]] = []
        self.elements = 0
        self.row = 0

    @property
    def rows_like(self) -> list[list[int]]:
        """Return the rows of each opening, in order of first sight."""
        return list(self.openings.values())

    def row_elements(self) -> bytes:
        """Return one empty row element for each opening, numbered from 1."""
        return b"".join(
            b'<row r="%d"%b/>' % (number, opening.removesuffix(b"/"))
            for number, opening in enumerate(self.openings, 1)
        )

    def run(self, body: bytes) -> None:
        """Scan every row; raise UnusualError at the first thing out of the ordinary."""
        chunks = body.split(_ROW_END)
        rest = chunks.pop()
        for chunk in chunks:
            pieces = chunk.split(_CELL_START)
            if not self._open(pieces[0]):
                unusual()
            del pieces[0]
            if pieces:
                self.spans.append((self.row, len(pieces)))
                self.pieces += pieces
                if len(self.pieces) > _BATCH:
                    self._gather()
        if self._open(rest):
            unusual()
        self._gather()
        if element_text(b"".join(self.openings)) is None:
            unusual()

    def _open(self, glue: bytes) -> bool:
        """Enter the rows opened between cells; tell whether the last of them may hold some."""
        start, holds = 0, False
        while start < len(glue):
            match = _ROW.match(glue, start)
            if match is None or holds:
                unusual()
            row, opening = int(match[1]), match[2]
            if not self.row < row <= LAST_ROW:
                unusual()
            self.row = row
            self.openings.setdefault(opening, []).append(row)
            start = match.end()
            holds = not opening.endswith(b"/")
        return holds

    def _gather(self) -> None:
        """Gather the cells of the rows entered since the last time."""
        pieces, gathered = self.pieces, self.gathered
        self.elements += len(pieces)
        gathered.check_size(self.elements)
        reading, strings = self.reading, self.scope.strings
        found: list[Found | None] = list(map(reading.learnt.cells.young.get, pieces))
        unknown = [index for index, each in enumerate(found) if each is None]
        learnt = reading.found([pieces[index] for index in unknown])
        for index, each in zip(unknown, learnt, strict=True):
            found[index] = each
        cells = cast("list[Found]", found)
        self._check_places([place for place, _ in cells])
        before = len(gathered.cells)
        gathered.cells.update(
            (place, held if isinstance(held, Content) else held.content(strings))
            for place, held in cells
            if held is not None
        )
        gathered.blanks += len(cells) - (len(gathered.cells) - before)
        gathered.check_size(self.elements)
        self.pieces, self.spans = [], []

    def _check_places(self, places: list[Place]) -> None:
        """Prove that cells rise, and that each stands in the row that was entered for it."""
        start = 0
        for row, count in self.spans:
            if places[start][0] != row or places[start + count - 1][0] != row:
                unusual()
            start += count
        if not all(map(lt, places, islice(places, 1, None))):
            unusual()
