"""The quick way through a sheet part: rows spelled as before are known, the rest are learnt.

Why there is one. Five hundred forms of one office are one form with other texts in it: their rows
are spelled alike, tag for tag. Reading every tag of every cell with a parser of XML costs most of
the time of an intake; looking up a row that is known already costs a tenth of it.

How it goes, row by row:

1. ``sheetData`` is split at ``</row>``. A row's *markup* is the row with each text between tags
   taken out; the texts are what is left.
2. Markup that is not known goes the long way: ``spelling`` reads each cell by a grammar that is a
   strict subset of the standard, and ``shapes`` keeps the row as a *shape*: which rows it opens,
   where its cells stand, and for every text a *slot*.
3. Markup that is known needs no grammar. Each of its texts goes to its slot, which makes a value of
   it as it made one the first time; a text met twice is remembered, a third time costs a lookup.
4. What stands outside ``sheetData``, and each way rows open (heights, hidden rows), is read by
   expat as a sheet without cells: the *frame*.

What keeps it right:

- Anything out of the ordinary (a comment, an entity, an attribute in another order, a row that does
  not rise) raises ``UnusualError`` and the whole part goes to expat, ``sheet.read_sheet``, which
  decides alone. So there is one judge of what is odd, and a mistake here costs time, not figures.
- What a slot makes of a text hangs on nothing but the text, the number formats and the epoch of
  dates, and a memory is kept for each of these; nothing of one bureau can reach another but through
  equal bytes. Sizes are bounded, and ``learnt.cache_clear()`` forgets everything.
- Tests read every sample, mutant and hostile part by both ways and compare all values, and read
  files in any order with and without what others taught.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import cast

from xlsops.core.values.cells import LAST_ROW, Content
from xlsops.files.xlsx.cells import Gathered, Place, Scope
from xlsops.files.xlsx.limits import Limits
from xlsops.files.xlsx.markup import LONGEST, element_text, sound, without_entities
from xlsops.files.xlsx.shapes import Held, Key, Opening, Shared, Slot, learnt
from xlsops.files.xlsx.sheet import SheetPart, read_sheet
from xlsops.files.xlsx.spelling import UnusualError, spelled_cell, unusual

_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_ROW_END, _CELL_START = b"</row>", b'<c r="'
_ROW = re.compile(rb'<row r="([1-9][0-9]{0,6})"([^<>]*)>')
_TEXT = re.compile(rb">([^<]+)<")
_BETWEEN = re.compile(rb">([^<>]+)<")
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml\s[^?<>]*\?>")
"""The only processing instruction a sheet may begin with; another could hide cells."""
_BATCH = 20_000
_LEARNT = 1_000
"""So many rows of one sheet are learnt at most; no form has more, and strays are never met again."""
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
    spelling once. Texts of rows whose markup is known wait in lists until they are gathered.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.gathered = Gathered(scope)
        self.learnt = learnt(scope.formats, scope.date1904)
        self.openings: dict[bytes, list[int]] = {}
        self.places: list[Place] = []
        self.slots: list[Slot] = []
        self.keys: list[Key] = []
        self.shared = False
        self.elements = 0
        self.row = self.new = 0

    def row_elements(self) -> bytes:
        """Return one empty row element for each opening, numbered from 1."""
        return b"".join(
            b'<row r="%d"%b/>' % (number, opening.removesuffix(b"/"))
            for number, opening in enumerate(self.openings, 1)
        )

    def run(self, body: bytes) -> None:
        """Scan every row; raise UnusualError at the first thing out of the ordinary."""
        shapes = self.learnt.shapes
        proved = False
        chunks = body.split(_ROW_END)
        rest = chunks.pop()
        for chunk in chunks:
            parts = _TEXT.split(chunk)
            markup = b"\0".join(parts[::2])
            shape = shapes.get(markup)
            if shape is None or len(parts) // 2 != shape.texts:
                proved = proved or sound(body) or unusual()
                self._new_row(chunk, markup)
                continue
            self._enter(shape.openings)
            self.places += shape.places
            self.slots += shape.slots
            self.keys += shape.keys(parts[1::2])
            self.shared |= shape.shared
            self.elements += shape.cells
            self.gathered.blanks += shape.cells - len(shape.places)
            if len(self.keys) > _BATCH:
                self._gather()
        self._gather()
        self.gathered.check_size(self.elements)
        openings, holds = _openings(rest)
        if holds or not sound(rest):
            unusual()
        self._enter(openings)

    def _enter(self, openings: Sequence[Opening]) -> None:
        """Enter rows, which must rise."""
        for row, opening in openings:
            if not self.row < row <= LAST_ROW:
                unusual()
            self.row = row
            self.openings.setdefault(opening, []).append(row)

    def _new_row(self, chunk: bytes, markup: bytes) -> None:
        """Read a row by the grammar, cell by cell, and learn it; that its letters are sound is proved."""
        self._gather()
        pieces = chunk.split(_CELL_START)
        openings, holds = _openings(pieces[0])
        if not holds:
            unusual()
        self._enter(openings)
        gathered, column = self.gathered, 0
        self.elements += len(pieces) - 1
        gathered.check_size(self.elements)
        cells = [spelled_cell(piece.decode()) for piece in pieces[1:]]
        for cell in cells:
            if cell.place[0] != self.row or cell.place[1] <= column:
                unusual()
            column = cell.place[1]
            content = cell.content(gathered)
            if content is None:
                gathered.blanks += 1
            else:
                gathered.cells[cell.place] = content
        if self.new < _LEARNT:
            self.new += 1
            self.learnt.row(markup, openings, cells, gathered)

    def _gather(self) -> None:
        """Gather the cells of the known rows entered since the last time."""
        if not self.keys:
            return
        keys, slots, gathered = self.keys, self.slots, self.gathered
        held: list[Held | None] = [
            slot.known.get(key) for slot, key in zip(slots, keys, strict=True)
        ]
        unknown = [at for at, each in enumerate(held) if each is None]
        new = [keys[at] for at in unknown]
        if not sound(b"\n".join(_flat(new))):
            unusual()
        made = self.learnt.made([slots[at] for at in unknown], new, gathered)
        for at, each in zip(unknown, made, strict=True):
            held[at] = each
        if self.shared:
            strings = self.scope.strings
            held = [each.content(strings) if isinstance(each, Shared) else each for each in held]
        gathered.cells.update(zip(self.places, cast("list[Content]", held), strict=True))
        gathered.check_size(self.elements)
        self.places, self.slots, self.keys = [], [], []


def _openings(glue: bytes) -> tuple[list[Opening], bool]:
    """Return the rows opened between cells, and whether the last of them may hold some."""
    found, start, holds = [], 0, False
    while start < len(glue):
        match = _ROW.match(glue, start)
        if match is None or holds:
            unusual()
        found.append((int(match[1]), match[2]))
        start = match.end()
        holds = not match[2].endswith(b"/")
    return found, holds


def _flat(keys: Iterable[Key]) -> list[bytes]:
    return [key if isinstance(key, bytes) else b"\n".join(key) for key in keys]
