"""What people typed on painted sheets, told by the marks each sheet carries of what was painted there."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from zlib import crc32

from msgspec import Struct

from xlsops.core.journal.events import Event, of_kind
from xlsops.core.journal.facts.kinds import HandwritingKept
from xlsops.core.journal.facts.particulars import CellText
from xlsops.core.sheet.moved import Place, with_rows_moved
from xlsops.core.sheet.sheet import Piece, Rows, Sheet, Shown, Written, shown_of, whole
from xlsops.core.sheet.standing import shown_by
from xlsops.core.values.cells import (
    Blank,
    Boolean,
    Cell,
    Date,
    ErrorValue,
    Grid,
    Number,
    Text,
    Value,
    column_number,
)
from xlsops.core.values.numbers import whole_number_text
from xlsops.core.values.structs import replace
from xlsops.core.values.typed_dates import read_day

_SIGN, _OLD_SIGN = "xlsops:lukisan:", "dilukis:"
"""What the hidden texts begin with; earlier versions kept the marks without their places."""
_NOTES_SIGN, _A_NOTE = "xlsops:catatan:", "Catatan sel: "
HIDDEN_SIGNS = (_SIGN, _NOTES_SIGN, _OLD_SIGN)
"""How the cells begin that tell how a sheet was painted."""
_A_CELL, _LONG, _OLD_LONG = 32000, 6, 8
"""So many letters stand in one cell, which holds 32,767; so many digits has a mark."""
_NOTHING, _OPEN, _ROW_ENDS = "-", "*", ";"
_PIECE = re.compile(f"[0-9a-f]{{{_LONG}}}|[{_NOTHING}{_OPEN}]")
_UNSEEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_DIGITS, _LONGEST, _BRIEF = 12, 32767, 80


class Typed(Struct, frozen=True):
    """A text, number or formula somebody put on a painted sheet, and where it stood."""

    cell: Cell
    text: str


def with_mark(page: Sheet) -> Sheet:
    """Return the page with, in a hidden column on its right, a mark of what it shows at each place.

    What a person may write on the page is not in it: that differs from reader to reader. Behind these
    stand the marks of the notes on its cells. Beside a sheet that ends in pieces they stand in columns of
    its first row, so that no row of a piece holds more than it was made of.
    """
    shown = _in_cells(
        _SIGN, _ROW_ENDS.join([*_rows_told(page), *(each.marks for each in page.pieces)])
    )
    notes = dict.fromkeys(mark_of(each.text) for each in page.notes)
    parts = [*shown, *_in_cells(_NOTES_SIGN, "".join(notes))]
    wide = max(len(page.widths), *(len(row) for row in page.values))
    if page.pieces:
        first, *others = page.values
        return replace(
            page,
            values=((*first, *(None,) * (wide - len(first)), *parts), *others),
            widths=(*page.widths, *(0.0,) * (wide + len(parts) - len(page.widths))),
        )
    empty: tuple[Shown, ...] = ()
    rows = [*page.values, *(empty for _ in range(len(parts) - len(page.values)))]
    texts = [*parts, *(None for _ in rows[len(parts) :])]
    values = tuple(
        (*row, *(None,) * (wide - len(row)), text) for row, text in zip(rows, texts, strict=True)
    )
    return replace(
        page, values=values, widths=(*page.widths, *(0.0,) * (wide + 1 - len(page.widths)))
    )


def piece_of(make: Rows) -> Piece:
    """Return rows as a piece of a long list."""
    made = make()
    rows = (*_rows_told(made),)
    return Piece(len(made.values), shown_by(made), _ROW_ENDS.join(rows), lambda: made)


def typed_over(
    grid: Grid, page: Sheet | None, known: Collection[str] = (), kept: Collection[Typed] = ()
) -> tuple[Typed, ...]:
    """Return what a sheet holds that was not painted there and that the page to come does not show.

    What was painted at a place goes with its row and column where they were moved. What stands where
    people may write can go elsewhere: on the page, or where the marks ``known`` come from. ``kept``
    is in the journal already. A sheet without marks was painted by an earlier version, or never: of
    that one nobody can tell.
    """
    texts = {
        place: text
        for place, content in sorted(grid.cells.items())
        if (text := _text(content.value, content.formula)) and not text.startswith(HIDDEN_SIGNS)
    }
    old = _painted_before(grid)
    strange = _strange(grid, texts) if old is None else _unknown(texts, old)
    noted = _noted(grid, page, kept)
    if not strange:
        return noted
    shown = _shown_on(whole(page)) if page else {}
    free = _open_on(page) if page and old is None else shown.keys()
    written = {*known, *(mark for place, mark in shown.items() if place in free)}
    journal = {(each.cell, mark_of(each.text)) for each in kept}
    marks = {place: mark_of(texts[place]) for place in strange}
    typed = tuple(
        Typed(Cell(grid.name, *place), texts[place])
        for place, movable in strange.items()
        if shown.get(place) != marks[place]
        and not (movable and marks[place] in written)
        and (Cell(grid.name, *place), marks[place]) not in journal
    )
    return (*typed, *noted)


def kept_in(events: Iterable[Event]) -> tuple[Typed, ...]:
    """Return what events tell was typed on painted sheets."""
    return tuple(each for _, told in of_kind(events, HandwritingKept) for each in typed_in(told))


def typed_in(told: HandwritingKept) -> tuple[Typed, ...]:
    """Return what was typed on one painted sheet."""
    return tuple(_typed(told.sheet, each) for each in told.told)


def sheets_of(typed: Iterable[Typed]) -> tuple[tuple[Typed, ...], ...]:
    """Return what was typed by sheet, in the order in which the sheets come."""
    by_sheet: dict[str, list[Typed]] = {}
    for each in typed:
        by_sheet.setdefault(each.cell.sheet, []).append(each)
    return tuple(map(tuple, by_sheet.values()))


def typed_text(typed: Sequence[Typed]) -> str:
    """Return what was typed on one sheet in a few words: where, and the texts of the ends."""
    first, last = (f'{each.cell.address} "{_brief(each.text)}"' for each in (typed[0], typed[-1]))
    sheet = typed[0].cell.sheet
    if len(typed) == 1:
        return f"{sheet}!{first}"
    return f"{sheet} {whole_number_text(len(typed))} sel, {first} sampai {last}"


@lru_cache(maxsize=8192)
def mark_of(text: str) -> str:
    """Return the mark of a text, whatever its blanks and capitals.

    Any blank is left out, and stays so: the marks of earlier versions stand in painted sheets.
    """
    day = read_day(text) if text[:1].isdigit() else None
    plain = day.isoformat() if day else "".join(_UNSEEN.sub("", text)[:_LONGEST].split()).casefold()
    return f"{crc32(plain.encode()):08x}"


def marks_in(texts: Iterable[object]) -> frozenset[str]:
    """Return the marks of texts that are kept elsewhere; what is no text is passed over."""
    return frozenset(mark_of(text) for text in texts if isinstance(text, str))


def _typed(sheet: str, told: CellText) -> Typed:
    address = _ADDRESS.fullmatch(told.cell)
    row, column = (int(address[2]), column_number(address[1])) if address else (0, 0)
    return Typed(Cell(sheet, row, column), told.text)


def _in_cells(sign: str, text: str) -> list[str]:
    """Return a text as what stands in hidden cells, each behind a sign."""
    return [sign + text[start : start + _A_CELL] for start in range(0, max(1, len(text)), _A_CELL)]


def _noted(grid: Grid, page: Sheet | None, kept: Collection[Typed]) -> tuple[Typed, ...]:
    """Return the notes somebody hung on cells of a sheet; of one without marks nobody can tell."""
    lines = _hidden(grid, _NOTES_SIGN)
    if not lines:
        return ()
    ours = {mark_of(each.text) for each in page.notes} if page else set[str]()
    for line in lines:
        ours |= {line[at : at + _OLD_LONG] for at in range(0, len(line), _OLD_LONG)}
    found = (
        Typed(Cell(grid.name, *place), f"{_A_NOTE}{text.strip()}")
        for place, text in sorted(grid.comments.items())
        if mark_of(text) not in ours and text.strip()
    )
    journal = {(each.cell, mark_of(each.text)) for each in kept}
    return tuple(each for each in found if (each.cell, mark_of(each.text)) not in journal)


def _brief(text: str) -> str:
    return text if len(text) <= _BRIEF else f"{text[: _BRIEF - 1]}…"


def _unknown(texts: Mapping[Place, str], painted: Collection[str]) -> dict[Place, bool]:
    """Return the places of texts an earlier version painted nowhere; all may go elsewhere."""
    return {place: True for place, text in texts.items() if mark_of(text) not in painted}


def _strange(grid: Grid, texts: Mapping[Place, str]) -> dict[Place, bool]:
    """Return the places of texts that were not painted there, and whether people may write there."""
    painted = _painted_on(grid)
    if not painted:
        return {}
    marks = {place: mark_of(text)[:_LONG] for place, text in texts.items()}
    if any(painted.get(place) not in {mark, _OPEN} for place, mark in marks.items()):
        painted = with_rows_moved(painted, marks, _OPEN)
    return {
        place: painted.get(place) == _OPEN
        for place, mark in marks.items()
        if painted.get(place) != mark
    }


def _painted_before(grid: Grid) -> set[str] | None:
    """Return the marks an earlier version left on a sheet; None where there are none."""
    lines = _hidden(grid, _OLD_SIGN)
    if not lines:
        return None
    return {
        line[start : start + _OLD_LONG]
        for line in lines
        for start in range(0, len(line), _OLD_LONG)
    }


def _painted_on(grid: Grid) -> dict[Place, str]:
    """Return the marks a sheet carries, by place."""
    rows = "".join(_hidden(grid, _SIGN)).split(_ROW_ENDS)
    return {
        (row, column): piece
        for row, told in enumerate(rows, 1)
        for column, piece in enumerate(_PIECE.findall(told), 1)
        if piece != _NOTHING
    }


def _hidden(grid: Grid, sign: str) -> list[str]:
    """Return the hidden texts of a sheet from the top."""
    texts = [each.value for _, each in sorted(grid.cells.items(), key=lambda each: each[0])]
    return [
        each.value.removeprefix(sign)
        for each in texts
        if isinstance(each, Text) and each.value.startswith(sign)
    ]


def _rows_told(page: Sheet) -> Iterator[str]:
    """Yield the marks of each row as one text, from its first cell to the last that shows something.

    They end with the last row that shows something; of a sheet that ends in pieces with its last row.
    """
    free = dict[int, dict[int, str]]()
    for row, column in _open_on(page):
        free.setdefault(row, {})[column] = _OPEN
    marks, empty = _ShortMarks(), 0
    for row in range(1, max(len(page.values), 1, *free) + 1):
        values = page.values[row - 1] if row <= len(page.values) else ()
        pieces = [marks[value] for value in values]
        for column, mark in free.get(row, {}).items():
            pieces += [_NOTHING] * (column - len(pieces))
            pieces[column - 1] = mark
        told = "".join(pieces).rstrip(_NOTHING)
        if told or row == 1:
            yield from [""] * empty
            empty = 0
            yield told
        else:
            empty += 1
    yield from [""] * (empty if page.pieces else 0)


class _ShortMarks(dict[Written, str]):
    """The short mark of what cells show, by what is put into them; each is reckoned once."""

    def __missing__(self, value: Written) -> str:
        """Return the mark of a value that was not met yet."""
        shown = shown_of(value)
        text = "" if shown is None else _shown(shown)
        found = self[value] = mark_of(text)[:_LONG] if text else _NOTHING
        return found


def _shown_on(page: Sheet) -> dict[Place, str]:
    """Return the mark of each value of a page by its place."""
    known = dict[str, str]()
    marks = dict[Place, str]()
    for row, values in enumerate(page.values, 1):
        for column, value in enumerate(map(shown_of, values), 1):
            if value is not None and (text := _shown(value)):
                if text not in known:
                    known[text] = mark_of(text)
                marks[row, column] = known[text]
    return marks


def _open_on(page: Sheet) -> set[Place]:
    """Return the places of a page where people may write."""
    return {
        (row, column)
        for area in page.unlocked
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    }


def _shown(value: str | float | Decimal | date) -> str:
    match value:
        case str():
            return value
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case _:
            return f"{float(value):.{_DIGITS}g}"


def _text(value: Value, formula: str | None) -> str:
    if formula is not None:
        return f"={formula}"
    match value:
        case Blank():
            return ""
        case Text(text):
            return text.strip()
        case Number(number):
            return _shown(number)
        case Date(moment):
            return _moment(moment)
        case Boolean(truth):
            return "TRUE" if truth else "FALSE"
        case ErrorValue(code):
            return code


def _moment(moment: datetime) -> str:
    at_midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return moment.date().isoformat() if at_midnight else moment.isoformat()
