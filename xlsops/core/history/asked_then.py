"""How lines were measured in an earlier quarter and against which targets, kept where they may change since."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from xlsops import messages
from xlsops.core.spec.achievement import Band, Direction, Measure, NegativeFormula, Yardstick
from xlsops.core.spec.former_codes import Heir, heirs_of
from xlsops.core.spec.methods import Half, Method, times_of
from xlsops.core.spec.spec import Frequency, Spec
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import Quarter
from xlsops.core.values.structs import Sparse

Line = tuple[str, str]
"""The code of a bureau and the id of a line."""


class IndicatorAsked(Struct, frozen=True):
    """How an indicator was measured, and its targets by quarter and of the year.

    ``halves`` are the ids of the numerator and the denominator of a ratio of sums. One that is
    ``part_of`` another tells it apart, and counts for nothing.
    """

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
    rungs: Sparse[tuple[str, ...]] = ()
    halves: Sparse[tuple[str, ...]] = ()
    part_of: Sparse[str] = ""

    @property
    def measure(self) -> Measure:
        """Return how it was measured."""
        return Measure(
            self.direction,
            self.method,
            self.lower,
            self.upper,
            self.weights,
            self.rungs,
            times_of(self.method, self.unit),
        )


class CeilingAsked(Struct, frozen=True):
    """The ceiling of a sub-activity, in rupiah."""

    bureau: str
    line: str
    ceiling: Decimal | None


class AskedThen(Struct, frozen=True):
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
    """Return what a period asks, of these bureaus or of all that are asked."""
    wanted = set(codes if codes is not None else (each.code for each in spec.active_bureaus))
    settings, halves = spec.settings, halves_by_ratio(spec)
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
                each.measure.rungs,
                halves.get((each.bureau, each.id), ()),
                each.part_of,
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


def halves_by_ratio(spec: Spec) -> Mapping[Line, tuple[str, ...]]:
    """Return the ids of the numerator and the denominator of each ratio of sums."""
    found: dict[Line, tuple[str, ...]] = {}
    for half in Half:
        for each in spec.indicators:
            if each.half is half:
                place = each.bureau, each.part_of
                found[place] = (*found.get(place, ()), each.id)
    return found


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


class Redefined(Struct, frozen=True):
    """An indicator that was measured otherwise in an earlier quarter: what of it, then and today."""

    bureau: str
    line: str
    quarter: int
    what: tuple[tuple[str, str, str], ...]


def redefined(asked: Mapping[int, AskedThen], spec: Spec) -> Iterator[Redefined]:
    """Yield the indicators that are measured otherwise than in a quarter before, each by the last such quarter."""
    heir, today = heirs_of(spec), asked_then(spec)
    known = {
        quarter: indicators_by_line(each, heir)
        for quarter, each in sorted(asked.items(), reverse=True)
        if quarter < spec.period.number
    }
    for each in today.indicators:
        at = each.bureau, each.line
        told = (
            (quarter, tuple(_differing(lines.get(at), each))) for quarter, lines in known.items()
        )
        if found := next(((quarter, what) for quarter, what in told if what), None):
            yield Redefined(*at, *found)


def _differing(then: IndicatorAsked | None, now: IndicatorAsked) -> Iterator[tuple[str, str, str]]:
    """Yield the columns of an indicator that say something else, with both texts."""
    for name, label in _COLUMNS.items() if then else ():
        old, new = getattr(then, name), getattr(now, name)
        if old != new:
            yield label, _told(old), _told(new)


def _told(value: object) -> str:
    match value:
        case None | ():
            return messages.clauses.BLANK
        case Enum():
            return str(value.value)
        case Decimal():
            return indonesian(value)
        case tuple():
            return "; ".join(map(_told, value))
    return str(value)


_COLUMNS = {
    "unit": "Satuan",
    "direction": "Jenis",
    "method": "Metode",
    "frequency": "Periode Ukur",
    "lower": "Batas Bawah",
    "upper": "Batas Atas",
    "weights": "Bobot",
    "rungs": "Skala Jawaban",
    "halves": "Peran",
}
"""What says how an indicator is measured, by the headings of ``Master Indikator``."""


def redefined_told(found: Iterable[Redefined]) -> tuple[str, ...]:
    """Return in one sentence which indicators are measured otherwise than before; nothing for none."""
    texts = [
        messages.quarters.redefined_line(
            each.bureau,
            each.line,
            Quarter(each.quarter).label,
            [messages.quarters.redefined_column(*one) for one in each.what],
        )
        for each in found
    ]
    return (messages.quarters.redefined(len(texts), texts),) if texts else ()
