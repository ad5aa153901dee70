"""Rows of a long painted sheet that stand already: taken over as the bytes they are, under their new numbers.

The part of such a sheet tells in a comment behind its last element which of its rows are which piece,
who painted them and how days count there. Only a part that stands as the program made it is believed.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from xlsops import __version__
from xlsops.core.sheet.sheet import Sheet, placed_pieces

_TOLD = re.compile(rb"<!--xlsops rows (\S+) ([0-9]+)((?: [0-9]+:[0-9a-f]{64})+)-->")
_NUMBERED = re.compile(rb'(<(?:row|c) r="[A-Z]*)([0-9]+)')
_SIZE = re.compile(rb'(<dimension ref="A1:[A-Z]+)[0-9]+"')
_ROW = re.compile(rb'<row r="([0-9]+)"')
_END = b"</sheetData>"


class TakenRows(NamedTuple):
    """So many rows of a part, from one on."""

    first: int
    rows: int


def pieces_in(part: bytes, *, date1904: bool) -> Mapping[str, TakenRows]:
    """Return which rows of a part that stands as it was made are which piece, by fingerprint.

    None are told of a part that another version painted, or for days that count otherwise.
    """
    found: dict[str, TakenRows] = {}
    told = _TOLD.search(part, max(0, part.rfind(b"</worksheet>")))
    if told is None or told[1] != _painter(date1904=date1904):
        return found
    row = int(told[2])
    for each in told[3].decode().split():
        rows, _, shows = each.partition(":")
        found[shows] = TakenRows(row, int(rows))
        row += int(rows)
    return found


def with_rows_taken(part: bytes, page: Sheet, old: bytes, *, date1904: bool) -> bytes:
    """Return the part of a page with the rows put in that ``old`` has; what it does not tell of is there."""
    there = pieces_in(old, date1904=date1904)
    part = _SIZE.sub(rb'\g<1>%d"' % page.last_row, part, count=1)
    pieces, at, taken = list[bytes](), 0, 0
    for new, before in _runs(page, there):
        place = _start_from(part, new, at)
        taken = _start(old, before.first, 0)
        rows = old[taken : _start(old, before.first + before.rows, taken)]
        pieces += part[at:place], _moved(rows, new - before.first)
        at = place
    told = b"".join(b" %d:%b" % (each.rows, each.shows.encode()) for each in page.pieces)
    painter, first = _painter(date1904=date1904), len(page.values) + 1
    return b"".join((*pieces, part[at:], b"<!--xlsops rows %b %d%b-->" % (painter, first, told)))


def _painter(*, date1904: bool) -> bytes:
    return f"{__version__}/{date1904:d}".encode()


def _runs(page: Sheet, there: Mapping[str, TakenRows]) -> Iterator[tuple[int, TakenRows]]:
    """Yield the first rows of standing pieces with the rows they are taken from; neighbours as one."""
    new, run = 0, TakenRows(0, 0)
    for row, piece in placed_pieces(page):
        old = there.get(piece.shows)
        if old is None:
            continue
        if (new + run.rows, run.first + run.rows) == (row, old.first):
            run = run._replace(rows=run.rows + old.rows)
            continue
        if run.rows:
            yield new, run
        new, run = row, old
    if run.rows:
        yield new, run


def _start(part: bytes, row: int, at: int) -> int:
    """Return where a row begins, or the rows end."""
    place = part.find(b'<row r="%d"' % row, at)
    return place if place >= 0 else part.rindex(_END)


def _start_from(part: bytes, row: int, at: int) -> int:
    """Return where the first row from a number on begins, or the rows end; not every row is there."""
    later = (each.start() for each in _ROW.finditer(part, at) if int(each[1]) >= row)
    return next(later, None) or part.rindex(_END)


def _moved(rows: bytes, down: int) -> bytes:
    """Return rows under numbers so much higher."""
    if not down:
        return rows
    return _NUMBERED.sub(lambda told: b"%b%d" % (told[1], int(told[2]) + down), rows)
