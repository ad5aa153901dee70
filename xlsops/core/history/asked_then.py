"""How lines were measured in an earlier quarter and against which targets, kept where they may change since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from xlsops.core.spec.achievement import (
    Band,
    Direction,
    Measure,
    Method,
    NegativeFormula,
    Yardstick,
)
from xlsops.core.spec.former_codes import Heir
from xlsops.core.spec.spec import Frequency, Spec

Line = tuple[str, str]
"""The code of a bureau and the id of a line."""


@dataclass(frozen=True, slots=True)
class IndicatorAsked:
    """How an indicator was measured, and its targets by quarter and of the year."""

    bureau: str
    line: str
    unit: str
    direction: Direction
    method: Method
    frequency: Frequency
    lower: Decimal | None
    upper: Decimal | None
    weights: tuple[Decimal, ...]
    targets: tuple[Decimal | None, ...]
    year: Decimal | None

    @property
    def measure(self) -> Measure:
        """Return how it was measured."""
        return Measure(self.direction, self.method, self.lower, self.upper, self.weights)


@dataclass(frozen=True, slots=True)
class CeilingAsked:
    """The ceiling of a sub-activity, in rupiah."""

    bureau: str
    line: str
    ceiling: Decimal | None


@dataclass(frozen=True, slots=True)
class AskedThen:
    """What was asked of all lines, and by which settings of the office they were measured."""

    negative: NegativeFormula
    cap: Decimal
    spending: Method
    indicators: tuple[IndicatorAsked, ...]
    ceilings: tuple[CeilingAsked, ...]

    def yardstick(self, bands: tuple[Band, ...]) -> Yardstick:
        """Return how achievement was computed, with the words of a scale."""
        return Yardstick(self.negative, self.cap, bands)


def asked_then(spec: Spec, codes: Iterable[str] | None = None) -> AskedThen:
    """Return what a period asks, of these bureaus or of all."""
    wanted = set(codes) if codes is not None else {each.code for each in spec.bureaus}
    settings = spec.settings
    return AskedThen(
        settings.negative,
        settings.cap,
        settings.spending_method,
        tuple(
            IndicatorAsked(
                each.bureau,
                each.id,
                each.unit,
                each.measure.direction,
                each.measure.method,
                each.frequency,
                each.measure.lower,
                each.measure.upper,
                each.measure.weights,
                each.targets,
                each.target_year,
            )
            for each in spec.indicators
            if each.bureau in wanted
        ),
        tuple(
            CeilingAsked(each.bureau, each.code, each.ceiling)
            for each in spec.programmes
            if each.asked and each.bureau in wanted
        ),
    )


def indicators_by_line(asked: AskedThen, heir: Heir) -> Mapping[Line, IndicatorAsked]:
    """Return how each indicator was measured, by whose it is today."""
    return {(heir(each.bureau, each.line), each.line): each for each in asked.indicators}


def ceilings_by_line(asked: AskedThen, heir: Heir) -> Mapping[Line, Decimal | None]:
    """Return the ceiling of each sub-activity, by whose it is today; of rows that became one their sum."""
    found: dict[Line, Decimal | None] = {}
    for each in asked.ceilings:
        place = heir(each.bureau, each.line), each.line
        before = found.get(place)
        found[place] = each.ceiling if before is None else before + (each.ceiling or Decimal(0))
    return found
