"""The live formulas of the recap's tables, each with the value the program computed."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from xlsops.core.achievement import Band, Direction, NegativeFormula
from xlsops.core.painted import Formula, Written, address, quoted
from xlsops.core.recap import IndicatorLine
from xlsops.core.recaps.words import NOT_APPLICABLE, not_due


def raw_percent(
    each: IndicatorLine, target: str, actual: str, negative: NegativeFormula
) -> Written:
    """Return the raw percent as a formula over its two cells; a range keeps the plain number."""
    raw, direction = each.achievement.raw, each.line.measure.direction
    if raw is None or direction is Direction.RANGE:
        return raw
    if direction is Direction.POSITIVE:
        return Formula(f"={actual}/{target}*100", raw)
    if negative is NegativeFormula.A:
        formula = f"(2*{target}-{actual})/{target}*100"
    else:
        formula = f"IF({actual}=0,100,{target}/{actual}*100)"
    return Formula(f"=IF({target}=0,IF({actual}=0,100,0),{formula})", raw)


def shown_percent(each: IndicatorLine, raw: str, cap: Decimal, quarter: int) -> Written:
    """Return the percent that is shown, between 0 and the cap, as a formula over the raw one."""
    shown = each.achievement.shown
    if shown is not None:
        return Formula(f"=ROUND(MIN(MAX({raw},0),{cap:f}),2)", shown)
    return NOT_APPLICABLE if waiting(each, quarter) else None


def waiting(each: IndicatorLine, quarter: int) -> bool:
    """Tell whether an indicator has no figure because none is due yet."""
    return not_due(each.line, quarter) and each.achievement.actual is None


def mean(first: str, last: str, known: Decimal | None) -> Written:
    """Return the mean of the percents shown, each cut at 100."""
    if known is None:
        return NOT_APPLICABLE
    cells = f"{first}:{last}"
    total = f'SUMIF({cells},"<=100")+100*COUNTIF({cells},">100")'
    return Formula(f'=IF(COUNT({cells})=0,"",ROUND(({total})/COUNT({cells}),2))', known)


def predicate(word: str, cell: str, bands: Sequence[Band]) -> Written:
    """Return the predicate as a formula over its percent; nothing where there is none."""
    if not word:
        return None
    formula = '""'
    for band in reversed(bands):
        text = quoted(band.predicate)
        if band.limit is None:
            formula = text
        else:
            sign = ">=" if band.inclusive else ">"
            formula = f"IF({cell}{sign}{band.limit:f},{text},{formula})"
    return Formula(f'=IF(ISNUMBER({cell}),{formula},"")', word)


def absorbed(row: int, known: Decimal | None, spent: int, ceiling: int) -> Written:
    """Return the absorption of a row as a formula over two of its columns; nothing without one."""
    if known is None:
        return None
    return Formula(f"=ROUND({address(row, spent)}/{address(row, ceiling)}*100,2)", known)


def column_sum(column: int, rows: tuple[int, int], known: Decimal) -> Written:
    """Return the sum of a column over some rows; the plain number where there is no row.

    A range that ends before it starts would take in the heading, or the cell of the sum itself.
    """
    if rows[1] < rows[0]:
        return known
    return Formula(f"=SUM({address(rows[0], column)}:{address(rows[1], column)})", known)


def column_mean(column: int, rows: tuple[int, int], known: Decimal) -> Written:
    """Return the mean of the numbers in a column over some rows."""
    return Formula(
        f"=ROUND(AVERAGE({address(rows[0], column)}:{address(rows[1], column)}),2)", known
    )


def sum_beside(column: int, beside: int, rows: tuple[int, int], known: Decimal) -> Written:
    """Return the sum of a column over the rows in which another one is filled."""
    if rows[1] < rows[0]:
        return known
    told, summed = (
        f"{address(rows[0], each)}:{address(rows[1], each)}" for each in (beside, column)
    )
    return Formula(f'=SUMIF({told},"<>",{summed})', known)


def figure_look(numbers: Iterable[Decimal | None]) -> str:
    """Return the look of figures that stand together: as many decimals as any of them needs."""
    whole = all(number is None or number == number.to_integral_value() for number in numbers)
    return "whole" if whole else "percent"


def indicator_look(each: IndicatorLine) -> str:
    """Return the look of an indicator's targets and actuals."""
    line, result = each.line, each.achievement
    return figure_look((*line.targets, line.target_year, result.actual, result.target))
