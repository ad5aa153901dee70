"""The quick way through a sheet part: rows are told by their shapes, which were proved before.

Why there is one. Five hundred forms of one office are one form with other texts in it. Reading
every tag of every cell with a parser of XML costs most of the time of an intake; telling a row's
texts from its shape costs a twentieth of it.

How it goes:

1. All texts of a sheet are parted at once from what stands around them, and that into rows. So hardly
   a letter is looked at one by one. A row that was spelled so before is known (``shapes``).
2. A shape that was not met is proved by ``spelling``, a grammar that is a strict subset of the
   standard; letters are proved for the whole sheet at once. Cells are made of both when asked (``rows``).
3. What stands outside ``sheetData``, and each way rows open (heights, hidden rows), is read by
   expat as a sheet without cells: the *frame*.

What keeps it right:

- Anything out of the ordinary (a comment, an entity, an attribute in another order, a row that does
  not rise) raises ``UnusualError`` and the whole part goes to expat, ``sheet.read_sheet``, which
  decides alone. So there is one judge of what is odd, and a mistake here costs time, not figures.
- What is known of a shape hangs on nothing but its letters, the number formats and the epoch of
  dates; nothing of one bureau can reach another but through equal letters. Sizes are bounded.
- Tests read every sample, mutant and hostile part by both ways and compare all values, and read
  files in any order with and without what others taught.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from xlsops.core.values.cells import LAST_ROW, Content, Place
from xlsops.core.values.structs import replace
from xlsops.files.xlsx.limits import Limits
from xlsops.files.xlsx.markup import LONGEST, element_text, plainly_said, without_entities
from xlsops.files.xlsx.sheet.cells import Gathered, Scope
from xlsops.files.xlsx.sheet.rows import Row, RowCells
from xlsops.files.xlsx.sheet.shapes import (
    CELL,
    TEXT,
    TEXT_HERE,
    KnownShapes,
    MetRow,
    known_shapes,
    spelled_cells,
    with_texts,
)
from xlsops.files.xlsx.sheet.spelling import UnusualError, unusual
from xlsops.files.xlsx.sheet.standard_scanner import SheetPart, read_sheet
from xlsops.files.xlsx.sheet.values import shared
from xlsops.files.xlsx.unreadable import UnreadableError

_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_ROW_END = "</row>"
_ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"([^<>]*)>')
_BETWEEN = re.compile(rb">(?<!<formula1>)([^<>]+)<")
"""The texts behind the rows, but for the edges of rules of entry."""
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
        cells = scan.cells()
    except UnusualError:
        return read_sheet(name, data, scope)
    frame = _frame(name, head + scan.row_elements() + _without_texts(tail), scope.limits)
    if frame.rows != len(scan.openings):
        return read_sheet(name, data, scope)
    rows_like = list(scan.openings.values())
    hidden = [rows_like[opening - 1] for opening in frame.hidden_rows]
    return replace(
        frame,
        cells=cells,
        hidden_rows=frozenset(row for rows in hidden for row in rows),
        blanks=scan.blanks,
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

    They say nothing of a sheet, those of rules of entry apart; where one is out of the ordinary they all stay, for expat to see.
    """
    parts = _BETWEEN.split(tail)
    proved = element_text(b"\n".join(parts[1::2]))
    if proved is None or without_entities(proved) is None:
        return tail
    return b"><".join(parts[::2])


class _Scan:
    """The rows of one sheet while they are scanned.

    Rows that open with the same attributes are kept together, so that expat proves each
    spelling once.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.openings: dict[str, list[int]] = {}
        self.rows: list[Row] = []
        self.blanks = 0
        self.hanging: dict[int, str] = {}
        self.odd = False

    def row_elements(self) -> bytes:
        """Return one empty row element for each opening, numbered from 1."""
        return "".join(
            f'<row r="{number}"{opening.removesuffix("/")}/>'
            for number, opening in enumerate(self.openings, 1)
        ).encode()

    def run(self, body: bytes) -> None:
        """Scan every row; raise UnusualError at the first thing out of the ordinary."""
        rows, texts = _parted(_letters(body))
        opened, said = list[tuple[int, str]](), list[str]()
        at, rest, filled = 0, rows.pop(), 0
        known = known_shapes(self.scope)
        met, proved = known.met, known.formulas
        for spelled in rows:
            found = met.get(spelled)
            if found is None:
                found = self._first(known, spelled, texts[at : at + spelled.count(TEXT_HERE)])
            openings, shape, count = found
            opened += openings
            if shape is None:
                continue
            written = texts[at : at + count]
            at += count
            values, formulas = shape.values(written), shape.formulas(written)
            said += values
            if formulas:
                formulas = proved.get(formulas) or known.proved(formulas)
            row = openings[-1][0]
            if shape.hangs:
                self.hanging[row] = with_texts(spelled[spelled.find(CELL) :], written)
            self.rows.append((row, shape, values, formulas))
            filled += len(shape.slots)
            self.blanks += shape.blanks
        self.scope.check_size(filled, filled + self.blanks)
        self._open([*opened, *_empty(rest)])
        together = "\n".join(said)
        self.odd = "&" in together or "_x" in together
        if not plainly_said(together.encode()):
            unusual()

    def _first(self, known: KnownShapes, spelled: str, written: Sequence[str]) -> MetRow:
        """Return a row that is spelled as none was before, with those without cells before it, and remember it."""
        openings, cells = [(0, "/")], spelled
        while openings[-1][1][-1:] == "/":
            close = cells.find(">") + 1
            openings.append(_opened(cells[:close]))
            cells = cells[close:]
        return known.first(spelled, tuple(openings[1:]), cells, written)

    def cells(self) -> Mapping[Place, Content]:
        """Return the cells of the rows; raise UnusualError where one is out of the ordinary."""
        self._resolve_shared()
        gathered = Gathered(self.scope)
        for cells in self.hanging.values():
            for cell in spelled_cells(cells):
                content = cell.content(gathered)
                if content is not None:
                    gathered.cells[cell.place] = content
        read: dict[int, dict[int, Content]] = {row: {} for row in self.hanging}
        for (row, column), content in gathered.cells.items():
            read[row][column] = content
        found = RowCells(self.rows, read, self.scope, odd=self.odd)
        if not gathered.arrays:
            return found
        gathered.cells = found.whole
        return gathered.finish()

    def _resolve_shared(self) -> None:
        """Put shared texts in the place of their numbers; raise UnusualError where there is none of a number."""
        strings = self.scope.strings
        try:
            for place, (row, shape, texts, formulas) in enumerate(self.rows):
                if shape.shared:
                    told = list(texts)
                    for at in shape.shared:
                        told[at] = shared(told[at], strings)
                        self.odd = self.odd or "&" in told[at] or "_x" in told[at]
                    self.rows[place] = row, shape, tuple(told), formulas
        except UnreadableError:
            unusual()

    def _open(self, opened: Iterable[tuple[int, str]]) -> None:
        """Enter the rows, which must rise."""
        last, openings = 0, self.openings
        for row, opening in opened:
            if row <= last:
                unusual()
            last = row
            openings.setdefault(opening, []).append(row)
        if last > LAST_ROW:
            unusual()


def _empty(spelled: str) -> Iterator[tuple[int, str]]:
    """Yield how the rows without cells open that stand behind all others."""
    while spelled:
        close = spelled.find(">") + 1
        row, opening = _opened(spelled[:close])
        if opening[-1:] != "/":
            unusual()
        yield row, opening
        spelled = spelled[close:]


@lru_cache(maxsize=4_096)
def _opened(spelled: str) -> tuple[int, str]:
    """Return the number of a row that opens so, and what else its opening says."""
    match = _ROW.fullmatch(spelled)
    if match is None:
        unusual()
    return int(match[1]), match[2]


def _parted(letters: str) -> tuple[list[str], list[str]]:
    """Return the rows of a sheet without their texts, then what follows them; and all texts."""
    if TEXT_HERE in letters:
        unusual()
    parts = TEXT.split(letters)
    return TEXT_HERE.join(parts[::2]).split(_ROW_END), parts[1::2]


def _letters(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        unusual()
