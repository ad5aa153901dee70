"""Achievement (capaian), absorption (serapan) and their predicates, in exact decimals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from xlsops.core.numbers import round_half_up

HUNDRED = Decimal(100)
UNANSWERED = "Realisasi belum diisi"


class Direction(Enum):
    """Which way is better; the value is the word in the form."""

    POSITIVE = "Positif"
    NEGATIVE = "Negatif"
    RANGE = "Rentang"


class Method(Enum):
    """How quarters add up over the year; the value is the word in the form."""

    SUM = "Akumulatif"
    LAST = "Nilai Akhir"
    MEAN = "Rata-rata"


class NegativeFormula(Enum):
    """The two formulas in use for lower-is-better indicators."""

    A = "A"
    B = "B"


@dataclass(frozen=True, slots=True)
class Band:
    """One line of a predicate scale: its lower limit and its word."""

    limit: Decimal | None
    inclusive: bool
    predicate: str


@dataclass(frozen=True, slots=True)
class Measure:
    """How one indicator is measured."""

    direction: Direction
    method: Method
    lower: Decimal | None = None
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Achievement:
    """The result for one row: actual and target so far, raw and shown percent, predicate.

    ``raw`` and ``shown`` are percent; ``shown`` lies between 0 and the cap, at two decimals.
    ``reason`` says in Indonesian why there is no percent, ``without`` which quarters before are
    not counted because nobody knows them.
    """

    actual: Decimal | None = None
    target: Decimal | None = None
    raw: Decimal | None = None
    shown: Decimal | None = None
    of_year: Decimal | None = None
    predicate: str = ""
    reason: str = ""
    without: str = ""

    @property
    def remark(self) -> str:
        """Return what must be known of the figures: why they lack, what they leave out."""
        return "; ".join(filter(None, (self.reason, self.without)))


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The settings by which achievement is computed: formula, cap in percent, scale."""

    negative: NegativeFormula
    cap: Decimal
    bands: tuple[Band, ...]


def achieved(
    measure: Measure,
    targets: Sequence[Decimal | None],
    actuals: Sequence[Decimal | None],
    year_target: Decimal | None,
    yardstick: Yardstick,
) -> Achievement:
    """Return the achievement up to the last quarter given; both sequences have one item a quarter.

    A blank actual is never zero: it is left out, and so is its target. Source: domain 2.1, 2.2.
    """
    actual, target = accumulate(measure.method, targets, actuals)
    if actual is None:
        return Achievement(reason=UNANSWERED)
    if target is None:
        return Achievement(actual, reason="Target belum diisi")
    raw = percent(measure, target, actual, yardstick.negative)
    if raw is None:
        reason = "Target bernilai 0 sehingga persentase tidak dapat dihitung"
        return Achievement(actual, target, reason=reason)
    shown = capped(raw, yardstick.cap)
    of_year = (
        percent(measure, year_target, actual, yardstick.negative)
        if year_target is not None
        else None
    )
    return Achievement(
        actual,
        target,
        raw,
        shown,
        None if of_year is None else capped(of_year, yardstick.cap),
        predicate(shown, yardstick.bands),
    )


def accumulate(
    method: Method, targets: Sequence[Decimal | None], actuals: Sequence[Decimal | None]
) -> tuple[Decimal | None, Decimal | None]:
    """Return (actual, target) over the quarters that hold an actual; (None, None) if none does."""
    filled = [
        (target, actual)
        for target, actual in zip(targets, actuals, strict=True)
        if actual is not None
    ]
    if not filled:
        return None, None
    if method is Method.LAST:
        target, actual = filled[-1]
        return actual, target
    known = [target for target, _ in filled if target is not None]
    goal = added(method, known) if known else None
    return added(method, [actual for _, actual in filled]), goal


def added(method: Method, numbers: Sequence[Decimal]) -> Decimal:
    """Return what the numbers of some quarters, at least one, amount to by the method."""
    if method is Method.LAST:
        return numbers[-1]
    total = sum(numbers, Decimal(0))
    return total / len(numbers) if method is Method.MEAN else total


def percent(
    measure: Measure, target: Decimal, actual: Decimal, negative: NegativeFormula
) -> Decimal | None:
    """Return the raw percent of target reached, or None where a zero target allows none.

    Positive R/T; negative A (2T-R)/T, negative B T/R; range 100 inside, else against its edge.
    Source: domain 2.1 (Permen PANRB 8/2021 for A and range).
    """
    if measure.direction is Direction.RANGE:
        return _range_percent(measure, actual, negative)
    if measure.direction is Direction.POSITIVE:
        return None if target == 0 else actual / target * HUNDRED
    return _negative_percent(target, actual, negative)


def capped(raw: Decimal, cap: Decimal) -> Decimal:
    """Return the percent that is shown: not below 0, not above the cap, two decimals."""
    return round_half_up(min(max(raw, Decimal(0)), cap))


def predicate(shown: Decimal, bands: Iterable[Band]) -> str:
    """Return the word of the first band whose limit the percent passes; bands run downwards."""
    for band in bands:
        if band.limit is None or shown > band.limit or (band.inclusive and shown == band.limit):
            return band.predicate
    return ""


def absorption(realised: Decimal | None, ceiling: Decimal | None) -> Decimal | None:
    """Return realised money in percent of its ceiling; None where either is missing or 0."""
    if realised is None or not ceiling:
        return None
    return round_half_up(realised / ceiling * HUNDRED)


def mean_capped(percents: Iterable[Decimal]) -> Decimal | None:
    """Return the mean of percents, each cut at 100 so that no overshoot hides a miss."""
    cut = [min(each, HUNDRED) for each in percents]
    return round_half_up(sum(cut, Decimal(0)) / len(cut)) if cut else None


def _negative_percent(target: Decimal, actual: Decimal, formula: NegativeFormula) -> Decimal:
    if target == 0:
        return HUNDRED if actual == 0 else Decimal(0)
    if formula is NegativeFormula.A:
        return (2 * target - actual) / target * HUNDRED
    return HUNDRED if actual == 0 else target / actual * HUNDRED


def _range_percent(measure: Measure, actual: Decimal, formula: NegativeFormula) -> Decimal | None:
    if measure.upper is not None and actual > measure.upper:
        return _negative_percent(measure.upper, actual, formula)
    if measure.lower is not None and actual < measure.lower:
        return None if measure.lower == 0 else actual / measure.lower * HUNDRED
    return HUNDRED
