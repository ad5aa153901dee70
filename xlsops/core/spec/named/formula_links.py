"""Which cells of the sheets people added hang on a painted sheet, by formulas over any number of steps.

Formulas are read for the places they name, no more: what a defined name or INDIRECT means is not known.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from xlsops.core.formula.shared import SharedFormula
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import Grid, column_letters, column_number

_SHEET = r"(?:'((?:[^']|'')+)'|(?<![\w.\]])([\w.]+))!"
_SHEETS = re.compile(_SHEET)
_CORNER = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_LINE = r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7}"
_PLACES = re.compile(rf"(?:{_SHEET}|(?<![\w.$!'\]]))({_CORNER}(?::{_CORNER})?|{_LINE})(?![\w(!.])")
_TEXT = re.compile('"[^"]*"')
_PARTS = re.compile(r"([A-Za-z]*)([0-9]*)")
_FAR = 10**8

Place = tuple[str, int, int]
"""A cell: its sheet as a plain name, row, column."""


class _Area(NamedTuple):
    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, place: Place) -> bool:
        sheet, row, column = place
        return (
            sheet == self.sheet
            and self.top <= row <= self.bottom
            and self.left <= column <= self.right
        )


class Hanging(NamedTuple):
    """On which painted sheet a cell hangs, and by which cell it does, where it does not name the sheet itself."""

    painted: str
    through: str = ""


def sheets_in(formula: str) -> tuple[str, ...]:
    """Return the sheets a formula names, as it spells them."""
    found = _SHEETS.findall(_TEXT.sub('""', formula))
    return tuple(quoted.replace("''", "'") or bare for quoted, bare in found)


def sheets_behind(grids: Iterable[Grid]) -> tuple[str, ...]:
    """Return the sheets that formulas name and that are not among these, as they are first spelled."""
    grids = tuple(grids)
    there = {caseless(each.name) for each in grids}
    named = {
        caseless(name): name
        for grid in grids
        for each in grid.cells.values()
        for name in sheets_in(each.formula or "")
    }
    return tuple(name for key, name in named.items() if key not in there)


def hanging_cells(
    grids: Sequence[Grid], ours: Callable[[str], bool], painted: Callable[[str], bool]
) -> Mapping[Place, Hanging]:
    """Return the cells of sheets people added that hang on a sheet that is ``painted``, and how.

    ``ours`` are the sheets not to be looked through: those the program reads or paints itself.
    """
    formulas = {
        (caseless(grid.name), *at): formula
        for grid in grids
        if not ours(caseless(grid.name))
        for at, formula in _formulas(grid)
    }
    found = {
        place: Hanging(name)
        for place, formula in formulas.items()
        if (name := next((each for each in sheets_in(formula) if painted(caseless(each))), ""))
    }
    names = {caseless(grid.name): grid.name for grid in grids}
    return _spread(found, formulas, names) if found else found


def _formulas(grid: Grid) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the formulas of a sheet; one that is written once for many cells, as each of them means it."""
    known = {at: each.formula for at, each in grid.cells.items() if each.formula is not None}
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row, column in sorted(known):
        at = row, column
        if known[at]:
            first[at] = at
        else:
            began = first.get((row - 1, column)) or first.get((row, column - 1))
            if began:
                first[at] = began
    for at, began in first.items():
        yield at, SharedFormula(*began, known[began] or "").at(*at)


def _spread(
    first: dict[Place, Hanging], formulas: Mapping[Place, str], names: Mapping[str, str]
) -> Mapping[Place, Hanging]:
    """Return these cells with all that are computed from them, step by step."""
    cells, areas = defaultdict[Place, list[Place]](list), defaultdict[_Area, list[Place]](list)
    for place, formula in formulas.items():
        for area in _areas(formula, place[0]):
            single = (area.top, area.left) == (area.bottom, area.right)
            (cells[area.sheet, area.top, area.left] if single else areas[area]).append(place)
    found, waiting = dict(first), list(first)
    while waiting:
        place = waiting.pop()
        held = [each for each in areas if each.holds(place)]
        above = [*cells.pop(place, ()), *(up for each in held for up in areas.pop(each))]
        for up in above:
            if up not in found:
                found[up] = Hanging(found[place].painted, _told(place, names))
                waiting.append(up)
    return found


def _areas(formula: str, sheet: str) -> Iterator[_Area]:
    for quoted, bare, written in _PLACES.findall(_TEXT.sub('""', formula)):
        there = caseless(quoted.replace("''", "'") or bare) or sheet
        ends = [_PARTS.fullmatch(each) for each in written.replace("$", "").split(":")]
        corners = [(end[1], end[2]) for end in ends if end]
        yield _Area(there, *_low(corners), *_high(corners))


def _low(corners: Sequence[tuple[str, str]]) -> tuple[int, int]:
    rows, columns = _numbers(corners)
    return min(rows, default=1), min(columns, default=1)


def _high(corners: Sequence[tuple[str, str]]) -> tuple[int, int]:
    rows, columns = _numbers(corners)
    return max(rows, default=_FAR), max(columns, default=_FAR)


def _numbers(corners: Sequence[tuple[str, str]]) -> tuple[list[int], list[int]]:
    rows = [int(row) for _, row in corners if row]
    return rows, [column_number(letters.upper()) for letters, _ in corners if letters]


def _told(place: Place, names: Mapping[str, str]) -> str:
    sheet, row, column = place
    return f"{names[sheet]}!{column_letters(column)}{row}"
