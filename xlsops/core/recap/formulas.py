"""The live formulas of the recap's tables, each with the value the program computed."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from xlsops.core.formula.tree import Expression, Name, as_written, joined_formula, pieces
from xlsops.core.recap.words import NOT_APPLICABLE, instead_of_figure
from xlsops.core.results.recap import IndicatorLine
from xlsops.core.sheet.sheet import Formula, Written, address
from xlsops.core.sheet.styles import Look, word_look
from xlsops.core.spec import measures
from xlsops.core.spec.achievement import (
    Band,
    Direction,
    NegativeFormula,
    graded,
    percent_of,
    shape_of,
)
from xlsops.core.values.rungs import rung_word
from xlsops.core.values.structs import replace
from xlsops.core.values.visible import one_line

_MOST_GIVEN = 255
"""So many cells Excel takes in a call."""


def raw_percent(
    each: IndicatorLine, target: str, actual: str, negative: NegativeFormula
) -> Written:
    """Return the raw percent as a formula over its two cells; a range keeps the plain number."""
    raw, direction = each.achievement.raw, each.line.measure.direction
    if raw is None or direction is Direction.RANGE:
        return raw
    percent = percent_of(shape_of(each.line.measure, 1, due=False), negative)
    return _formula(percent, {measures.T: target, measures.R: actual}, raw)


def shown_percent(each: IndicatorLine, raw: str, cap: Decimal, quarter: int) -> Written:
    """Return the percent that is shown, between 0 and the cap, as a formula over the raw one."""
    shown = each.achievement.shown
    if shown is not None:
        return _formula(
            measures.rounded_capped(Name(measures.PERCENT), cap), {measures.PERCENT: raw}, shown
        )
    return instead_of_figure(each, quarter)


def mean(first: str, last: str, known: Decimal | None) -> Written:
    """Return the mean of the percents shown, each cut at 100."""
    if known is None:
        return NOT_APPLICABLE
    return Formula(f"={_text(measures.MEAN, {measures.CELLS: f'{first}:{last}'})}", known)


def predicate(word: str, cell: str, bands: Sequence[Band]) -> Written:
    """Return the predicate as a formula over its percent; nothing where there is none."""
    if not word:
        return None
    limits = tuple(str(band.limit) for band in bands)  # equal ones may be written otherwise
    return Formula(f"={joined_formula(_grading(tuple(bands), limits), lambda _: cell)}", word)


@lru_cache(maxsize=8)
def _grading(bands: tuple[Band, ...], _limits: tuple[str, ...]) -> Sequence[str]:
    """Return the pieces of the predicate's formula around its percent; it stands in thousands of rows."""
    one_line_each = [replace(band, predicate=one_line(band.predicate)) for band in bands]
    return pieces(measures.where_number(graded(one_line_each), Name(measures.PERCENT)))


def absorbed(row: int, known: Decimal | None, spent: int, ceiling: int) -> Written:
    """Return the absorption of a row as a formula over two of its columns; nothing without one."""
    if known is None:
        return None
    return share(address(row, spent), address(row, ceiling), known)


def share(part: str, whole: str, known: Decimal) -> Formula:
    """Return a known percent as a formula over a part and its whole: cells, or plain numbers."""
    return _formula(measures.ABSORBED, {measures.PART: part, measures.WHOLE: whole}, known)


def column_sum(column: int, rows: tuple[int, int], known: Decimal) -> Written:
    """Return the sum of a column over some rows; the plain number where there is no row.

    A range that ends before it starts would take in the heading, or the cell of the sum itself.
    """
    if rows[1] < rows[0]:
        return known
    return _formula(measures.SUM, {measures.CELLS: _area(column, rows)}, known)


def sum_of_rows(column: int, rows: Sequence[int], known: Decimal) -> Written:
    """Return the sum of a column over single rows; the plain number where they are more than a call takes."""
    if len(rows) > _MOST_GIVEN:
        return known
    cells = ",".join(address(row, column) for row in rows)
    return _formula(measures.SUM, {measures.CELLS: cells}, known)


def column_mean(column: int, rows: tuple[int, int], known: Decimal) -> Written:
    """Return the mean of the numbers in a column over some rows."""
    return _formula(measures.AVERAGE, {measures.CELLS: _area(column, rows)}, known)


def sum_beside(column: int, beside: int, rows: tuple[int, int], known: Decimal) -> Written:
    """Return the sum of a column over the rows in which another one is filled."""
    if rows[1] < rows[0]:
        return known
    cells = {measures.BESIDE: _area(beside, rows), measures.CELLS: _area(column, rows)}
    return _formula(measures.SUM_BESIDE, cells, known)


def figure_look(numbers: Iterable[Decimal | None]) -> str:
    """Return the look of figures that stand together: as many decimals as any of them needs."""
    whole = all(number is None or number == number.to_integral_value() for number in numbers)
    return "whole" if whole else "percent"


def indicator_look(each: IndicatorLine) -> str:
    """Return the look of an indicator's targets and actuals."""
    line, result = each.line, each.achievement
    if line.two_places:
        return "percent"
    return figure_look((*line.targets, line.target_year, result.actual, result.target))


def figure_looks(each: IndicatorLine, *figures: Decimal | None) -> tuple[str | Look, ...]:
    """Return the looks of figures of an indicator: of numbers alike, of words of its scale as words."""
    look, rungs = indicator_look(each), each.line.measure.rungs
    return tuple(word_look(look, rung_word(figure, rungs)) for figure in figures)


def _formula(measure: Expression, cells: Mapping[str, str], known: Decimal) -> Formula:
    """Return a measure that has a value, over cells by name."""
    return Formula(f"={_text(measures.known(measure), cells)}", known)


def _text(measure: Expression, cells: Mapping[str, str]) -> str:
    return as_written(measure, cells.__getitem__)


def _area(column: int, rows: tuple[int, int]) -> str:
    return f"{address(rows[0], column)}:{address(rows[1], column)}"
