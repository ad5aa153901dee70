"""Achievement (capaian), absorption (serapan) and their predicates.

Which of the ``measures`` counts for what, by column of the form, and their values in exact decimals.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple, Protocol

from msgspec import Struct

from xlsops import messages
from xlsops.core.formula.functions import NotEvaluableError, Operands
from xlsops.core.formula.tree import Constant, Expression, Name
from xlsops.core.formula.values import Row, chained, compiled, evaluate
from xlsops.core.spec import measures
from xlsops.core.spec.methods import ACCUMULATIONS, Method, QuarterCells
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.structs import Later, repr_as_before

HUNDRED = Decimal(100)
LOWER, UPPER = "batas bawah", "batas atas"
"""The names of the edges of a range in a formula."""


class Direction(Enum):
    """Which way is better; the value is the word in the form."""

    POSITIVE = "Positif"
    NEGATIVE = "Negatif"
    RANGE = "Rentang"
    __hash__ = object.__hash__  # as that of methods


class NegativeFormula(Enum):
    """The two formulas in use for lower-is-better indicators."""

    A = "A"
    B = "B"


class Band(Struct, frozen=True):
    """One line of a predicate scale: its lower limit and its word."""

    limit: Decimal | None
    inclusive: bool
    predicate: str


class Measure(Struct, frozen=True):
    """How one indicator is measured; ``weights`` are what quarters weigh, alike where there are none.

    ``rungs`` are the words it is answered in, lowest first; its figures are then their places. A
    ratio is told so many ``times``: in percent 100.
    """

    direction: Direction
    method: Method
    lower: Decimal | None = None
    upper: Decimal | None = None
    weights: Later[tuple[Decimal, ...]] = ()
    rungs: Later[tuple[str, ...]] = ()
    times: Later[int] = 1

    __repr__ = repr_as_before

    def weighing(self, quarters: int) -> tuple[Decimal, ...]:
        """Return what each of the first quarters weighs."""
        return self.weights[:quarters] or (Decimal(1),) * quarters


class Achievement(NamedTuple):
    """The result for one row: actual and target so far, raw and shown percent, predicate.

    ``raw`` and ``shown`` are percent; ``shown`` lies between 0 and the cap, at two decimals.
    ``reason`` says in Indonesian why there is no percent, ``without`` which quarters before are
    not counted because nobody knows them, ``apart`` in which the figure does not apply. It is ``withheld``
    where it would mix figures of two meanings.
    """

    actual: Decimal | None = None
    target: Decimal | None = None
    raw: Decimal | None = None
    shown: Decimal | None = None
    of_year: Decimal | None = None
    predicate: str = ""
    reason: str = ""
    without: str = ""
    apart: str = ""
    withheld: bool = False

    @property
    def remark(self) -> str:
        """Return what must be known of the figures: why they lack, what they leave out."""
        return "; ".join(filter(None, (self.reason, self.without, self.apart)))


class Yardstick(Struct, frozen=True):
    """The settings by which achievement is computed: formula, cap in percent, scale."""

    negative: NegativeFormula
    cap: Decimal
    bands: tuple[Band, ...]


class MeasureShape(NamedTuple):
    """All that decides which formulas an indicator has.

    ``lower`` and ``upper`` tell of an edge of a range whether it is another than 0, None where there
    is none; ``due`` whether the last of the quarters must be answered. A ratio is told so many ``times``.
    """

    direction: Direction
    method: Method
    lower: bool | None
    upper: bool | None
    quarters: int
    due: bool
    times: int = 1


def shape_of(measure: Measure, quarters: int, *, due: bool) -> MeasureShape:
    """Return which formulas an indicator has up to a quarter."""
    lower, upper = measure.lower, measure.upper
    return MeasureShape(
        measure.direction,
        measure.method,
        None if lower is None else bool(lower),
        None if upper is None else bool(upper),
        quarters,
        due,
        measure.times,
    )


@lru_cache(maxsize=256)
def of_indicator(shape: MeasureShape, yardstick: Yardstick) -> Mapping[str, Expression]:
    """Return the formulas of an indicator by column key, later ones over earlier ones.

    A blank actual is never zero: it is left out, and so is its target. Source: domain 2.1, 2.2.
    """
    quarters = range(1, shape.quarters + 1)
    actuals = [Name(keys.actual(each)) for each in quarters]
    targets = [Name(keys.target(each)) for each in quarters]
    actual, target, raw = map(Name, (keys.ACTUAL_SO_FAR, keys.TARGET_SO_FAR, keys.RAW))
    percent, year = percent_of(shape, yardstick.negative), Name(keys.YEAR_TARGET)
    weights = [Name(keys.weight(each)) for each in quarters]
    over, under = ([Name(key(each)) for each in quarters] for key in HALVES)
    cells = QuarterCells(targets, actuals, weights, over, under, shape.times)
    method = ACCUMULATIONS[shape.method]
    so_far, goal = method.reached(cells), method.aimed(cells)
    if shape.due:
        so_far, goal = (measures.once_answered(actuals[-1], each) for each in (so_far, goal))
        for half in (over, under) if shape.method is Method.RATIO else ():
            so_far = measures.once_answered(half[-1], so_far)
    return {
        keys.ACTUAL_SO_FAR: so_far,
        keys.TARGET_SO_FAR: goal,
        keys.RAW: measures.of_target(percent, target, actual),
        keys.ACHIEVED: measures.rounded_capped(raw, yardstick.cap),
        keys.OF_YEAR: measures.of_year(percent, raw, year, actual, yardstick.cap),
        keys.PREDICATE: measures.where_shown(graded(yardstick.bands), Name(keys.ACHIEVED)),
    }


@lru_cache(maxsize=64)
def of_sub_activity(
    quarters: int, output: Method, spending: Method, cap: Decimal
) -> Mapping[str, Expression]:
    """Return the formulas of a sub-activity by column key, later ones over earlier ones."""
    made = [Name(keys.output(each)) for each in range(1, quarters + 1)]
    paid = [Name(keys.spent(each)) for each in range(1, quarters + 1)]
    done, spent = Name(keys.OUTPUT_SO_FAR), Name(keys.SPENT_SO_FAR)
    alike = [Constant(Decimal(1))] * quarters
    of_outputs = ACCUMULATIONS[output].reached(QuarterCells(made, made, alike))
    of_money = ACCUMULATIONS[spending].reached(QuarterCells(paid, paid, alike))
    return {
        keys.OUTPUT_SO_FAR: measures.once_answered(made[-1], of_outputs),
        keys.SPENT_SO_FAR: measures.once_answered(paid[-1], of_money),
        keys.OUTPUT_ACHIEVED: measures.of_output(Name(keys.OUTPUT_TARGET), done, cap),
        keys.ABSORPTION: measures.absorbed(spent, Name(keys.CEILING)),
    }


def percent_of(shape: MeasureShape, negative: NegativeFormula) -> Expression:
    """Return the formula of the raw percent of target reached, over ``T`` and ``R``.

    Positive R/T; negative A (2T-R)/T, negative B T/R; range 100 inside, else against its edge.
    Source: domain 2.1 (Permen PANRB 8/2021 for A and range).
    """
    if shape.direction is Direction.POSITIVE:
        return measures.POSITIVE
    below = measures.NEGATIVE_A if negative is NegativeFormula.A else measures.NEGATIVE_B
    if shape.direction is Direction.NEGATIVE:
        return below
    return measures.within(
        below, _edge(LOWER, other_than_zero=shape.lower), _edge(UPPER, other_than_zero=shape.upper)
    )


def graded(bands: Iterable[Band]) -> Expression:
    """Return the formula of the predicate of a percent ``P``."""
    return measures.graded([(each.limit, each.inclusive, each.predicate) for each in bands])


Figures = Sequence[Decimal | None]
HALVES = keys.numerator, keys.denominator
"""What names the halves of a ratio by quarter."""


class Achieving(Protocol):
    """Gives the achievement of a measure; ``halves`` are the numerators and denominators of a ratio."""

    def __call__(
        self,
        measure: Measure,
        targets: Figures,
        actuals: Figures,
        year_target: Decimal | None,
        due: bool,  # noqa: FBT001 - called by place
        halves: Sequence[Figures] = (),
    ) -> Achievement:
        """Return the achievement up to the last quarter given."""


_BESIDE = {Method.WEIGHED: (keys.weight,), Method.RATIO: HALVES}
"""What a method asks of each quarter besides its target and its actual."""


@lru_cache(maxsize=16)
def achieving(yardstick: Yardstick) -> Achieving:
    """Return what gives the achievement of a measure up to the last quarter given, by the settings.

    It takes the measure, targets and actuals with one item a quarter, the year's target, and whether
    the last quarter is due; of a ratio its halves, too.
    """

    @cache
    def reckoned(shape: MeasureShape) -> Callable[[Sequence[Decimal | None]], Row]:
        quarters = range(1, shape.quarters + 1)
        names = (*map(keys.target, quarters), *map(keys.actual, quarters))
        more = [key(each) for key in _BESIDE.get(shape.method, ()) for each in quarters]
        given = (*names, keys.YEAR_TARGET, LOWER, UPPER, *more)
        return chained(of_indicator(shape, yardstick), given)

    def found(
        measure: Measure,
        targets: Figures,
        actuals: Figures,
        year_target: Decimal | None,
        due: bool,  # noqa: FBT001 - called by place
        halves: Sequence[Figures] = (),
    ) -> Achievement:
        shape = shape_of(measure, len(actuals), due=due)
        more: Sequence[Figures] = ()
        if measure.method is Method.WEIGHED:
            more = (measure.weighing(len(actuals)),)
        elif measure.method is Method.RATIO:
            more = halves or ((None,) * len(actuals),) * len(HALVES)
        beside = (each for figures in more for each in figures)
        given = (*targets, *actuals, year_target, measure.lower, measure.upper, *beside)
        found = _achievement(reckoned(shape)(given))
        if found.reason == messages.clauses.UNANSWERED and measure.method is Method.RATIO:
            return found._replace(reason=_why_no_ratio(actuals, due=due))
        return found

    return found


@lru_cache(maxsize=64)
def budgeting(
    quarters: int, output: Method, spending: Method, cap: Decimal
) -> Callable[[Sequence[Decimal | None]], Row]:
    """Return what gives the figures of a sub-activity by column key, as formulas give them.

    It takes the outputs, then the rupiah of each quarter, the target of the output, and the ceiling.
    """
    numbers = range(1, quarters + 1)
    names = (*map(keys.output, numbers), *map(keys.spent, numbers))
    trees = of_sub_activity(quarters, output, spending, cap)
    return chained(trees, (*names, keys.OUTPUT_TARGET, keys.CEILING))


def predicate(shown: Decimal, bands: Sequence[Band]) -> str:
    """Return the word of the first band whose limit the percent passes; bands run downwards."""
    return str(evaluate(graded(bands), {measures.PERCENT: shown}))


def absorption(realised: Decimal | None, ceiling: Decimal | None) -> Decimal | None:
    """Return realised money in percent of its ceiling; None where either is missing or 0.

    Nor is there one where a ceiling next to nothing makes it larger than any number in a cell.
    """
    try:
        return number_or_none(_ABSORBED({measures.PART: realised, measures.WHOLE: ceiling}))
    except NotEvaluableError:
        return None


def mean_capped(percents: Iterable[Decimal]) -> Decimal | None:
    """Return the mean of percents, each cut at 100 so that no overshoot hides a miss."""
    return number_or_none(_MEAN({measures.CELLS: tuple(percents)}))


def mean_of(reached: Decimal, measured: int) -> Decimal | None:
    """Return the same mean where only the sum of the percents, each cut at 100, and their number are known."""
    return number_or_none(_MEAN_OF({measures.PART: reached, measures.WHOLE: Decimal(measured)}))


def total(numbers: Iterable[Decimal | None]) -> Decimal:
    """Return the sum of numbers; what is not known counts as nothing."""
    return number_or_none(_SUM({measures.CELLS: tuple(numbers)})) or Decimal(0)


def average(numbers: Iterable[Decimal]) -> Decimal:
    """Return the mean of numbers, at least one, at two decimals."""
    return number_or_none(_AVERAGE({measures.CELLS: tuple(numbers)})) or Decimal(0)


def number_or_none(found: Operands) -> Decimal | None:
    """Return the number a formula gave, None where it gave none."""
    return found if isinstance(found, Decimal) else None


_ABSORBED, _MEAN, _MEAN_OF, _SUM, _AVERAGE = map(
    compiled, (measures.ABSORBED, measures.MEAN, measures.MEAN_OF, measures.SUM, measures.AVERAGE)
)


def _edge(name: str, *, other_than_zero: bool | None) -> Expression | None:
    if other_than_zero is None:
        return None
    return Name(name) if other_than_zero else Constant(Decimal(0))


_measured = itemgetter(
    keys.ACTUAL_SO_FAR, keys.TARGET_SO_FAR, keys.RAW, keys.ACHIEVED, keys.OF_YEAR
)


def _achievement(values: Row) -> Achievement:
    """Return what the formulas of an indicator gave, and why a percent lacks."""
    actual, target, raw, shown, of_year = [
        each if each.__class__ is Decimal else None for each in _measured(values)
    ]
    if raw is None:
        return Achievement(actual, target, reason=_why(values))
    return Achievement(actual, target, raw, shown, of_year, str(values[keys.PREDICATE]))


def _why_no_ratio(actuals: Figures, *, due: bool) -> str:
    """Return why there is no ratio of sums: it is not answered, or its halves give none."""
    known = [actuals[-1]] if due else actuals
    answered = any(each is not None for each in known)
    return messages.clauses.NO_DENOMINATOR if answered else messages.clauses.UNANSWERED


def _why(values: Row) -> str:
    """Return why there is no percent."""
    actual, target = values[keys.ACTUAL_SO_FAR], values[keys.TARGET_SO_FAR]
    if None in {actual, target, values[keys.RAW]}:
        return messages.clauses.TOO_LARGE
    if actual == "":
        return messages.clauses.UNANSWERED
    if target == "":
        return messages.clauses.NO_TARGET
    return messages.clauses.TARGET_ZERO
