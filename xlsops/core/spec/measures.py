"""Every measure, said once: a formula that gives the form's cell, the recap's cell and the value.

``T`` is a target, ``R`` what was reached, ``P`` a percent; a formula that gives no figure gives an
empty text. Source: domain 2.1 to 2.4.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce

from xlsops.core.formula.parsing import ALLOWED, parse
from xlsops.core.formula.tree import Binary, Call, Constant, Expression, placed

_MANY = 255
_FUNCTIONS = {**ALLOWED, "AVERAGE": (1, _MANY), "COUNT": (1, _MANY)}
"""What an office may write; measures count over more."""
T, R, PERCENT, CELLS, BESIDE = "T", "R", "P", "sel", "sel di samping"
PART, WHOLE = "bagian", "seluruh"


def measure(text: str) -> Expression:
    """Return a formula of the program's own; what names stand for is placed later."""
    return parse(text, _FUNCTIONS)


NOTHING = Constant("")
POSITIVE = measure('IF([T]=0,"",[R]/[T]*100)')
NEGATIVE_A = measure("IF([T]=0,IF([R]=0,100,0),(2*[T]-[R])/[T]*100)")
NEGATIVE_B = measure("IF([T]=0,IF([R]=0,100,0),IF([R]=0,100,[T]/[R]*100))")
MEAN = measure(
    'IF(COUNT([sel])=0,"",ROUND((SUMIF([sel],"<=100")+100*COUNTIF([sel],">100"))/COUNT([sel]),2))'
)
"""The mean of percents, each cut at 100 so that no overshoot hides a miss."""
MEAN_OF = measure('IF([seluruh]=0,"",ROUND([bagian]/[seluruh],2))')
"""The same mean from the sum of percents so cut and their number."""
SUM, AVERAGE = measure("SUM([sel])"), measure("ROUND(AVERAGE([sel]),2)")
SUM_BESIDE = measure('SUMIF([sel di samping],"<>",[sel])')
"""The sum over the rows in which another column is filled."""
SHARE = measure('IF([seluruh]=0,"",ROUND([bagian]/[seluruh]*100,2))')
ABSORBED = placed(
    measure('IF([bagian]="","",IF(NOT(ISNUMBER([seluruh])),"",[persen]))'), {"persen": SHARE}
)
"""Realised money in percent of its ceiling."""

_INSIDE = Constant(Decimal(100))
_BELOW = measure("IF([R]<[batas],[persen],[lain])")
_ABOVE = measure("IF([R]>[batas],[persen],[lain])")
_OF_LOWER = measure("[R]/[batas]*100")
_ONCE_ANSWERED = measure('IF(ISNUMBER([R]),[angka],"")')
_COUNTED = measure('IF([banyak]=0,"",[angka])')
_LATEST = measure('IF(ISNUMBER([R]),IF(ISNUMBER([T]),[T],""),[sebelum])')
_BOTH = measure("ISNUMBER([T])*ISNUMBER([R])")
_IF_REACHED = measure("IF(ISNUMBER([R]),N([T]),0)")
_TARGETS_ADDED = measure('IF(([banyak])=0,"",[jumlah])')
_TARGETS_AVERAGED = measure('IF(([banyak])=0,"",([jumlah])/([banyak]))')
_TARGETS_WEIGHED = measure('IF(([banyak])=0,"",([jumlah])/([bobot]))')
_WEIGHED = measure("[angka]*[bobot]")
_SUMS_DIVIDED = measure(
    'IF(([banyak])=0,"",IF(([penyebut])=0,"",([pembilang])*[kali]/([penyebut])))'
)
_IF_BOTH = measure("IF(ISNUMBER([T])*ISNUMBER([R])=1,N([T]),[lain])")
_EXTREME = measure('IF(([banyak])=0,"",[angka])')
_OF_TARGET = measure('IF(OR([R]="",[T]=""),"",[persen])')
_CAPPED = measure("ROUND(MIN(MAX([P],0),[batas]),2)")
_SHOWN = measure('IF([P]="","",[hasil])')
_WHERE_NUMBER = measure('IF(ISNUMBER([P]),[hasil],"")')
_OF_YEAR = measure('IF(OR([P]="",[T]=""),"",IF(ISNUMBER([persen]),[hasil],""))')
_OF_OUTPUT = measure('IF([R]="","",IF(NOT(ISNUMBER([T])),"",IF([T]=0,"",[hasil])))')
_RATIO = measure("[R]/[T]*100")
_FROM = {
    True: measure("IF([P]>=[batas],[sebutan],[bawah])"),
    False: measure("IF([P]>[batas],[sebutan],[bawah])"),
}


def within(negative: Expression, lower: Expression | None, upper: Expression | None) -> Expression:
    """Return the percent of a range: 100 inside, else against the edge that was passed.

    A lower edge of 0 is given as the constant: nothing can be measured against it.
    """
    formula: Expression = _INSIDE
    if lower is not None:
        below = NOTHING if lower == Constant(Decimal(0)) else _OF_LOWER
        formula = placed(_BELOW, {"persen": below, "lain": formula})
        formula = placed(formula, {"batas": lower})
    if upper is not None:
        over = placed(negative, {T: upper})
        formula = placed(_ABOVE, {"persen": over, "lain": formula, "batas": upper})
    return formula


def once_answered(actual: Expression, figure: Expression) -> Expression:
    """Return a figure that is there only once the open quarter is answered."""
    return placed(_ONCE_ANSWERED, {R: actual, "angka": figure})


def added(cells: Sequence[Expression]) -> Expression:
    """Return the sum of the quarters that have a number."""
    return _counted("SUM", cells)


def averaged(cells: Sequence[Expression]) -> Expression:
    """Return the mean of the quarters that have a number."""
    return _counted("AVERAGE", cells)


def last(tested: Sequence[Expression], taken: Sequence[Expression]) -> Expression:
    """Return what stands beside the last of the tested quarters that has a number."""
    formula: Expression = NOTHING
    for test, cell in zip(tested, taken, strict=True):
        formula = placed(_LATEST, {R: test, T: cell, "sebelum": formula})
    return formula


def targets_added(targets: Sequence[Expression], actuals: Sequence[Expression]) -> Expression:
    """Return the sum of the targets of the quarters in which something was reached."""
    return _of_targets(_TARGETS_ADDED, targets, actuals)


def targets_averaged(targets: Sequence[Expression], actuals: Sequence[Expression]) -> Expression:
    """Return the mean of the targets of the quarters in which something was reached."""
    return _of_targets(_TARGETS_AVERAGED, targets, actuals)


def targets_weighed(
    targets: Sequence[Expression], actuals: Sequence[Expression], weights: Sequence[Expression]
) -> Expression:
    """Return the mean of the targets of those quarters, each as heavy as its weight; none is 0.

    Given the actuals as targets it is the mean of what was reached.
    """
    pairs = _pairs(targets, actuals)

    def weighed(formula: Expression) -> Expression:
        terms = [placed(formula, pair) for pair in pairs]
        return _plus(
            [
                placed(_WEIGHED, {"angka": term, "bobot": weight})
                for term, weight in zip(terms, weights, strict=True)
            ]
        )

    parts = {
        "banyak": _plus([placed(_BOTH, pair) for pair in pairs]),
        "jumlah": weighed(_IF_REACHED),
        "bobot": weighed(_BOTH),
    }
    return placed(_TARGETS_WEIGHED, parts)


def ratio_of_sums(
    numerators: Sequence[Expression], denominators: Sequence[Expression], times: int
) -> Expression:
    """Return the sum of numerators over that of denominators, of the quarters in which both are known.

    Nothing is told of a sum of 0.
    """
    pairs = _pairs(numerators, denominators)
    parts = {
        "banyak": _plus([placed(_BOTH, pair) for pair in pairs]),
        "pembilang": _plus([placed(_IF_REACHED, pair) for pair in pairs]),
        "penyebut": _plus([placed(_IF_REACHED, pair) for pair in _pairs(denominators, numerators)]),
        "kali": Constant(Decimal(times)),
    }
    return placed(_SUMS_DIVIDED, parts)


def least(cells: Sequence[Expression]) -> Expression:
    """Return the smallest number of the quarters that have one."""
    return _counted("MIN", cells)


def most(cells: Sequence[Expression]) -> Expression:
    """Return the largest number of the quarters that have one."""
    return _counted("MAX", cells)


def targets_least(targets: Sequence[Expression], actuals: Sequence[Expression]) -> Expression:
    """Return the smallest target of the quarters in which something was reached."""
    return _extreme("MIN", "MAX", targets, actuals)


def targets_most(targets: Sequence[Expression], actuals: Sequence[Expression]) -> Expression:
    """Return the largest target of the quarters in which something was reached."""
    return _extreme("MAX", "MIN", targets, actuals)


def of_target(percent: Expression, target: Expression, actual: Expression) -> Expression:
    """Return the raw percent; nothing where target or actual is missing."""
    return placed(placed(_OF_TARGET, {"persen": percent}), {T: target, R: actual})


def rounded_capped(raw: Expression, cap: Decimal) -> Expression:
    """Return the percent that is shown: not below 0, not above the cap, two decimals."""
    return where_shown(_capped(cap), raw)


def of_year(
    percent: Expression, raw: Expression, target: Expression, actual: Expression, cap: Decimal
) -> Expression:
    """Return the percent of the year's target that is shown; nothing without one of the quarter."""
    reached = placed(percent, {T: target, R: actual})
    parts = {"persen": reached, "hasil": placed(_capped(cap), {PERCENT: reached})}
    return placed(_OF_YEAR, {**parts, PERCENT: raw, T: target})


def of_output(target: Expression, actual: Expression, cap: Decimal) -> Expression:
    """Return the percent of a sub-activity's output; nothing without a target above or below 0."""
    percent = placed(_OF_OUTPUT, {"hasil": placed(_capped(cap), {PERCENT: _RATIO})})
    return placed(percent, {T: target, R: actual})


def absorbed(spent: Expression, ceiling: Expression) -> Expression:
    """Return realised money in percent of its ceiling."""
    return placed(ABSORBED, {PART: spent, WHOLE: ceiling})


def graded(bands: Sequence[tuple[Decimal | None, bool, str]]) -> Expression:
    """Return the word of the first band whose limit the percent passes; bands run downwards.

    A band is its lower limit, whether that belongs to it, and its word.
    """
    formula: Expression = NOTHING
    for limit, inclusive, word in reversed(bands):
        if limit is None:
            formula = Constant(word)
        else:
            parts = {"batas": Constant(limit), "sebutan": Constant(word), "bawah": formula}
            formula = placed(_FROM[inclusive], parts)
    return formula


def where_shown(figure: Expression, percent: Expression) -> Expression:
    """Return what is told of a percent; nothing where there is none."""
    return placed(placed(_SHOWN, {"hasil": figure}), {PERCENT: percent})


def where_number(figure: Expression, percent: Expression) -> Expression:
    """Return what is told of a percent, where its cell may say in words that there is none."""
    return placed(placed(_WHERE_NUMBER, {"hasil": figure}), {PERCENT: percent})


def known(measure: Expression) -> Expression:
    """Return a measure whose value is known, without the conditions under which there is none."""
    match measure:
        case Call("IF", (_, Constant(""), figure)):
            return known(figure)
        case _:
            return measure


def _counted(function: str, cells: Sequence[Expression]) -> Expression:
    given = tuple(cells)
    parts = {"banyak": Call("COUNT", given), "angka": Call(function, given)}
    return placed(_COUNTED, parts)


def _of_targets(
    formula: Expression, targets: Sequence[Expression], actuals: Sequence[Expression]
) -> Expression:
    pairs = _pairs(targets, actuals)
    parts = {
        "banyak": _plus([placed(_BOTH, pair) for pair in pairs]),
        "jumlah": _plus([placed(_IF_REACHED, pair) for pair in pairs]),
    }
    return placed(formula, parts)


def _extreme(
    function: str, opposite: str, targets: Sequence[Expression], actuals: Sequence[Expression]
) -> Expression:
    """Return the extreme of some targets; the opposite one of all stands where one does not count."""
    pairs, other = _pairs(targets, actuals), Call(opposite, tuple(targets))
    counting = tuple(placed(placed(_IF_BOTH, {"lain": other}), pair) for pair in pairs)
    parts = {
        "banyak": _plus([placed(_BOTH, pair) for pair in pairs]),
        "angka": Call(function, counting),
    }
    return placed(_EXTREME, parts)


def _pairs(
    targets: Sequence[Expression], actuals: Sequence[Expression]
) -> list[dict[str, Expression]]:
    return [{T: target, R: actual} for target, actual in zip(targets, actuals, strict=True)]


def _plus(terms: Sequence[Expression]) -> Expression:
    return reduce(lambda one, two: Binary("+", one, two), terms)


def _capped(cap: Decimal) -> Expression:
    return placed(_CAPPED, {"batas": Constant(cap)})
