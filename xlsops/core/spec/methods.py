"""How quarters add up over the year: all that a method of an indicator decides, in one place.

Source: domain 2.2.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from xlsops import messages
from xlsops.core.formula.tree import Expression
from xlsops.core.spec import measures
from xlsops.core.values.numbers import round_half_up

Cells = Sequence[Expression]
Known = Sequence[Decimal]


class Method(Enum):
    """How quarters add up over the year; the value is the word in the form."""

    SUM = "Akumulatif"
    LAST = "Nilai Akhir"
    MEAN = "Rata-rata"
    WEIGHED = "Rata-rata Tertimbang"
    LEAST = "Minimum"
    MOST = "Maksimum"
    RATIO = "Rasio Jumlah"
    __hash__ = object.__hash__  # there is one of each; hundreds are asked for it a file

    @property
    def of_targets(self) -> "Method":
        """Return how targets add up: that of a ratio of sums is itself one up to its quarter."""
        return Method.LAST if self is Method.RATIO else self


class Half(Enum):
    """What a row is of the ratio it stands beneath; the value is the word in the master."""

    NUMERATOR = "Pembilang"
    DENOMINATOR = "Penyebut"
    __hash__ = object.__hash__  # as above


HUNDREDTH_APART = Decimal("0.005")
"""An answered ratio is its numerator over its denominator, written at two decimals or more."""


def ratio_agrees(ratio: Decimal, numerator: Decimal, denominator: Decimal, times: int) -> bool:
    """Tell whether a ratio is that of its halves, the denominator not 0, as the form's Status tells it."""
    apart = abs(ratio - numerator * times / denominator)
    return round_half_up(apart, 6) <= HUNDREDTH_APART


def times_of(method: Method, unit: str) -> int:
    """Return so many times a ratio of sums is told in a unit: in percent 100 times."""
    return 100 if method is Method.RATIO and unit == "%" else 1


class QuarterCells(NamedTuple):
    """The cells of the quarters up to one, the first of each being that of the first quarter.

    Those of halves are only of a ratio, which is told so many ``times``.
    """

    targets: Cells
    actuals: Cells
    weights: Cells
    numerators: Cells = ()
    denominators: Cells = ()
    times: int = 1


class Accumulation(NamedTuple):
    """What a method makes of quarters: the formulas of what was reached and of its target so far.

    ``plain`` does the same in decimals, of at least one figure and what each weighs, apart from the
    formulas that every sheet and value come from: of a ratio its numerators and denominators, or of
    its targets the last. ``told`` says it to people.
    """

    reached: Callable[[QuarterCells], Expression]
    aimed: Callable[[QuarterCells], Expression]
    plain: Callable[[Known, Known], Decimal]
    told: str


def _sum(numbers: Known) -> Decimal:
    return sum(numbers, Decimal(0))


def _products(numbers: Known, weights: Known) -> Decimal:
    return _sum([number * by for number, by in zip(numbers, weights, strict=True)])


ACCUMULATIONS = {
    Method.SUM: Accumulation(
        lambda cells: measures.added(cells.actuals),
        lambda cells: measures.targets_added(cells.targets, cells.actuals),
        lambda numbers, _: _sum(numbers),
        messages.tracing.QUARTERS_ADDED,
    ),
    Method.LAST: Accumulation(
        lambda cells: measures.last(cells.actuals, cells.actuals),
        lambda cells: measures.last(cells.actuals, cells.targets),
        lambda numbers, _: numbers[-1],
        messages.tracing.LAST_QUARTER,
    ),
    Method.MEAN: Accumulation(
        lambda cells: measures.averaged(cells.actuals),
        lambda cells: measures.targets_averaged(cells.targets, cells.actuals),
        lambda numbers, _: _sum(numbers) / len(numbers),
        messages.tracing.QUARTERS_AVERAGED,
    ),
    Method.WEIGHED: Accumulation(
        lambda cells: measures.targets_weighed(cells.actuals, cells.actuals, cells.weights),
        lambda cells: measures.targets_weighed(cells.targets, cells.actuals, cells.weights),
        lambda numbers, weights: _products(numbers, weights) / _sum(weights),
        messages.tracing.QUARTERS_WEIGHED,
    ),
    Method.LEAST: Accumulation(
        lambda cells: measures.least(cells.actuals),
        lambda cells: measures.targets_least(cells.targets, cells.actuals),
        lambda numbers, _: min(numbers),
        messages.tracing.LEAST_QUARTER,
    ),
    Method.MOST: Accumulation(
        lambda cells: measures.most(cells.actuals),
        lambda cells: measures.targets_most(cells.targets, cells.actuals),
        lambda numbers, _: max(numbers),
        messages.tracing.GREATEST_QUARTER,
    ),
    Method.RATIO: Accumulation(
        lambda cells: measures.ratio_of_sums(cells.numerators, cells.denominators, cells.times),
        lambda cells: measures.last(cells.actuals, cells.targets),
        lambda numbers, others: _sum(numbers) / _sum(others),
        messages.tracing.SUMS_DIVIDED,
    ),
}
"""What each method makes of quarters."""


def amount(method: Method, numbers: Known, weights: Known = ()) -> Decimal | None:
    """Return what quarters that are known amount to, given what each weighs; None without one."""
    return ACCUMULATIONS[method].plain(numbers, weights) if numbers else None


def year_of(
    method: Method, targets: Sequence[Decimal | None], weights: Sequence[Decimal]
) -> Decimal | None:
    """Return what the targets of all quarters amount to over the year; None where that is not known.

    Quarters without weights count alike.
    """
    heavy = weights or (Decimal(1),) * len(targets)
    known = [(each, by) for each, by in zip(targets, heavy, strict=True) if each is not None]
    way = method.of_targets
    if way is Method.LAST and targets[-1] is None:
        return None
    return amount(way, [each for each, _ in known], [by for _, by in known])
