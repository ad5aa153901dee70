"""The content of cells, read in one go."""

from typing import Any

from .formula import get_formula, parser

BOOLEAN = 1024
_LOGICAL = {"=TRUE()": "TRUE", "=FALSE()": "FALSE"}

Kinds = tuple[tuple[int, int, int, int, int], ...]
"""Rectangles of cells whose format is not General: first row and column, ends, format type."""


def rectangle(xl: Any, row: int, column: int, bottom: int, right: int) -> Any:
    """A rectangle of a sheet; rows and columns count from 1."""
    return xl.getCellRangeByPosition(column - 1, row - 1, right - 1, bottom - 1)


def content(document: Any, xl: Any, *place: int) -> tuple[Any, ...]:
    """Values, formulas, format types, and of single cells the error or the text that is shown."""
    area = rectangle(xl, *place)
    values, formulas = area.getDataArray(), area.getFormulaArray()
    errors, shown = [], []
    for r, (value_row, formula_row) in enumerate(zip(values, formulas, strict=True)):
        for c, (value, formula) in enumerate(zip(value_row, formula_row, strict=True)):
            if value is None and formula != "":
                errors.append((r, c, area.getCellByPosition(c, r).getError()))
            elif value in (0.0, 1.0) and formula.startswith("="):
                shown.append((r, c, area.getCellByPosition(c, r).getString()))
    return values, formulas, kinds(document, area), tuple(errors), tuple(shown)


def kinds(document: Any, area: Any) -> Kinds:
    """The format types of a rectangle, by offset in it."""
    origin = area.RangeAddress
    formats = document.NumberFormats
    found, types = [], {}
    for group in area.getUniqueCellFormatRanges():
        key = group.NumberFormat
        if key == 0:
            continue
        if key not in types:
            types[key] = int(formats.getByKey(key).Type) & ~1
        found += [
            (
                part.StartRow - origin.StartRow,
                part.StartColumn - origin.StartColumn,
                part.EndRow - origin.StartRow + 1,
                part.EndColumn - origin.StartColumn + 1,
                types[key],
            )
            for part in group.RangeAddresses
        ]
    return tuple(found)


def formulas(document: Any, xl: Any, *place: int) -> tuple[tuple[str, ...], ...]:
    """The formulas of a rectangle as Excel shows them; a constant is its text."""
    area = rectangle(xl, *place)
    reader = parser(document)
    logical = {
        (r, c)
        for top, left, bottom, right, kind in kinds(document, area)
        if kind == BOOLEAN
        for r in range(top, bottom)
        for c in range(left, right)
    }

    def shown(r: int, c: int, formula: str) -> str:
        if formula in _LOGICAL:
            return _LOGICAL[formula]
        if formula.startswith("="):
            return get_formula(reader, area.getCellByPosition(c, r))
        if formula and (r, c) in logical:
            return "FALSE" if formula == "0" else "TRUE"
        return formula.removeprefix("'")

    return tuple(
        tuple(shown(r, c, formula) for c, formula in enumerate(row))
        for r, row in enumerate(area.getFormulaArray())
    )
