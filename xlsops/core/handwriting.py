"""What people typed on painted sheets, told by the marks each sheet carries of what was painted there."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from zlib import crc32

from xlsops.core.cells import Blank, Boolean, Cell, Date, ErrorValue, Grid, Number, Text, Value
from xlsops.core.days import read_day
from xlsops.core.painted import Painted, Shown

_SIGN = "dilukis:"
_LONG, _A_CELL = 8, 4000
"""A mark has so many digits, and so many stand in one cell, which holds 32,767 characters."""
_UNSEEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DIGITS, _LONGEST = 12, 32767


@dataclass(frozen=True, slots=True)
class Typed:
    """A text, number or formula somebody put on a painted sheet, and where it stood."""

    cell: Cell
    text: str

    @property
    def mark(self) -> str:
        """Return what it is known again by, wherever it stands."""
        return mark_of(self.text)


def marked(page: Painted) -> Painted:
    """Return the page with, in a hidden column on its right, a mark of all it shows.

    What a person may write on the page is not in it: that differs from reader to reader.
    """
    marks = sorted(set(_marks(page, everything=False)))
    parts = [marks[start : start + _A_CELL] for start in range(0, len(marks), _A_CELL)] or [[]]
    wide = max(len(page.widths), *(len(row) for row in page.values))
    empty: tuple[Shown, ...] = ()
    rows = [*page.values, *(empty for _ in range(len(parts) - len(page.values)))]
    texts = [*(_SIGN + "".join(part) for part in parts), *(None for _ in rows[len(parts) :])]
    values = tuple(
        (*row, *(None,) * (wide - len(row)), text) for row, text in zip(rows, texts, strict=True)
    )
    return replace(
        page, values=values, widths=(*page.widths, *(0.0,) * (wide + 1 - len(page.widths)))
    )


def typed_over(grid: Grid, page: Painted | None, known: Collection[str] = ()) -> tuple[Typed, ...]:
    """Return what a sheet holds that was not painted there and does not stand on the page to come.

    ``known`` are marks of what is kept elsewhere. A sheet without marks was painted by an earlier
    version, or never: of that one nobody can tell.
    """
    painted = _painted_on(grid)
    if painted is None:
        return ()
    found = tuple(
        Typed(Cell(grid.name, *place), text) for place, content in sorted(grid.cells.items())
        if (text := _text(content.value, content.formula)) and not text.startswith(_SIGN)
        and mark_of(text) not in painted
    )  # fmt: skip
    if not found:
        return ()
    kept = {*known, *(_marks(page, everything=True) if page else ())}
    return tuple(each for each in found if each.mark not in kept)


def mark_of(text: str) -> str:
    """Return the mark of a text, whatever its blanks and capitals."""
    day = read_day(text) if text[:1].isdigit() else None
    plain = day.isoformat() if day else "".join(_UNSEEN.sub("", text)[:_LONGEST].split()).casefold()
    return f"{crc32(plain.encode()):08x}"


def marks_of(texts: Iterable[object]) -> frozenset[str]:
    """Return the marks of texts that are kept elsewhere; what is no text is passed over."""
    return frozenset(mark_of(text) for text in texts if isinstance(text, str))


def _painted_on(grid: Grid) -> set[str] | None:
    """Return the marks a sheet carries; None where it carries none."""
    texts = (each.value.value for each in grid.cells.values() if isinstance(each.value, Text))
    lines = [text.removeprefix(_SIGN) for text in texts if text.startswith(_SIGN)]
    if not lines:
        return None
    return {line[start : start + _LONG] for line in lines for start in range(0, len(line), _LONG)}


def _marks(page: Painted, *, everything: bool) -> Iterator[str]:
    """Return the marks of a page's values, of its open areas only where everything is asked."""
    shown = {
        value for row, values in enumerate(page.values, 1) for column, value in enumerate(values, 1)
        if value is not None and (everything or not _open(page, row, column))
    }  # fmt: skip
    return (mark_of(_shown(value)) for value in shown)


def _open(page: Painted, row: int, column: int) -> bool:
    return any(
        area.top <= row <= area.bottom and area.left <= column <= area.right
        for area in page.unlocked
    )


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
