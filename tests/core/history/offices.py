"""Made-up offices over years of quarters, right or with mistakes planted: for false alarms and recall.

DATA CONTOH: figures scatter as those of a secretariat do: counts by their size, percents and indices by
a few parts of a hundred, money along an S of the year with most of it in the last quarter.
"""

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from msgspec import Struct

from tests.core.builders import BUREAU, IN_TIME, careful, form, office
from tests.core.builders import indicator as indicator_row
from tests.samples import submitted
from xlsops.core.checks.judge import judge
from xlsops.core.history.past import Past
from xlsops.core.spec.achievement import Direction, Measure
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Indicator, Level, Programme, Spec
from xlsops.core.terms.findings import BY_HISTORY, Finding
from xlsops.core.values.cells import Number
from xlsops.core.values.numbers import round_half_up
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

Place = tuple[str, str]
"""A line and the key of its column without the quarter's number."""
_COUNT, _LEVEL, _INDEX, _OUTPUT, _MONEY = range(5)
_SHARES = ((0.10, 0.03), (0.22, 0.05), (0.25, 0.05), (0.36, 0.06))
"""What part of the ceiling each quarter spends, and how far offices differ in it."""
CODES = {each.name for each in BY_HISTORY}


class Office(Struct, frozen=True, dict=True):
    """A made-up office: its rows, and for every place its figures by quarter."""

    indicators: tuple[Indicator, ...]
    programmes: tuple[Programme, ...]
    figures: Mapping[Place, Mapping[Period, Decimal]]

    def spec(self, period: Period) -> Spec:
        """Return the office in a quarter: the masters know the quarters of the year before it."""
        held = [Period(period.year, number) for number in range(1, period.number)]
        spec = office(
            period.number,
            tuple(
                replace(
                    each, actuals=tuple(self.figures[each.id, "realisasi"][one] for one in held)
                )
                for each in self.indicators
            ),
            tuple(
                replace(
                    each,
                    outputs=tuple(self.figures[each.code, "k"][one] for one in held),
                    spending=tuple(self.figures[each.code, "rp"][one] for one in held),
                )
                for each in self.programmes
            ),
        )
        return replace(spec, settings=replace(spec.settings, period=period))

    def past(self, year: int) -> Past:
        """Return what was answered before a year."""
        return Past(
            {
                place: [(each, figure) for each, figure in held.items() if each.year < year]
                for place, held in self.figures.items()
            }
        )

    def written(self, period: Period) -> dict[Place, Decimal]:
        """Return what is answered in a quarter."""
        return {place: held[period] for place, held in self.figures.items()}


def clean_office(seed: int, years: int = 1, rows: int = 30) -> Office:
    """Return an office without mistakes, of that many indicators and sub-activities."""
    random = Random(seed)  # noqa: S311 - figures of an example
    periods = [
        Period(2027 - years + year, quarter) for year in range(years) for quarter in range(1, 5)
    ]
    indicators, programmes = [], []
    figures: dict[Place, dict[Period, Decimal]] = {}
    for number in range(rows):
        kind = number % 3
        row, size = _indicator(random, number, kind)
        indicators.append(row)
        figures[row.id, "realisasi"] = {each: _actual(random, kind, size) for each in periods}
        line, ceiling, target = _programme(random, number)
        programmes.append(line)
        figures[line.code, "k"] = {each: _count(random, target / 4) for each in periods}
        figures[line.code, "rp"] = _spent(random, ceiling, periods)
    return Office(tuple(indicators), tuple(programmes), figures)


def found_in(
    office: Office, period: Period, planted: Mapping[Place, Decimal] | None = None
) -> tuple[Finding, ...]:
    """Return what is found in the answers of a quarter, after some were planted; nothing is explained."""
    spec = office.spec(period)
    layout = form(spec)
    answers = {
        place: each for place, each in careful(layout, spec).items() if place[1] != "keterangan"
    }
    for (line, key), figure in {**office.written(period), **(planted or {})}.items():
        answers[line, f"{key}_{period.number}"] = Number(figure)
    sent = submitted(layout, answers)
    return judge(sent, spec, (), IN_TIME, past=office.past(period.year))[1]


def by_history(found: tuple[Finding, ...]) -> dict[Place, str]:
    """Return by place which rule of history found something there, also beneath an error of the figure."""
    return {
        (each.line, each.field.rpartition("_")[0]): each.code
        for each in found
        if each.code in CODES or "iasanya" in each.message
    }


def _indicator(random: Random, number: int, kind: int) -> tuple[Indicator, float]:
    size = (
        random.choice((3, 6, 12, 25, 60, 150, 400)),
        random.uniform(55, 97),
        random.uniform(2.8, 3.9),
    )[kind]
    unit = ("Dokumen", "%", "Indeks")[kind]
    method = (Method.SUM, Method.LAST, Method.MEAN)[kind]
    target = str(round_half_up(Decimal(size), 0 if kind == _COUNT else 2))
    targets = " ".join([target] * 4)
    measure = Measure(Direction.POSITIVE, method)
    return indicator_row(
        f"I{number:02}", f"Indikator {number}", unit, measure, target, targets
    ), size


def _programme(random: Random, number: int) -> tuple[Programme, float, float]:
    ceiling = round(random.lognormvariate(19, 1), -3)
    target = random.choice((4, 8, 12, 40, 120))
    row = Programme(
        f"4.01.01.2.01.{number:04}", BUREAU.code, Level.SUB_ACTIVITY, f"Sub Kegiatan {number}", "Jumlah laporan",
        "Laporan", Decimal(target), Decimal(int(ceiling)),
    )  # fmt: skip
    return row, ceiling, target


def _actual(random: Random, kind: int, size: float) -> Decimal:
    if kind == _COUNT:
        return _count(random, size)
    figure = random.gauss(size, size * 0.04)
    return round_half_up(Decimal(min(figure, 100.0 if kind == _LEVEL else 4.0)))


def _count(random: Random, size: float) -> Decimal:
    return Decimal(max(0, round(random.gauss(size, size**0.5))))


def _spent(random: Random, ceiling: float, periods: list[Period]) -> dict[Period, Decimal]:
    held, so_far = {}, 0.0
    for each in periods:
        share, apart = _SHARES[each.number - 1]
        so_far = (0.0 if each.number == 1 else so_far) + max(
            0.01, random.gauss(share, apart)
        ) * ceiling
        held[each] = Decimal(int(min(so_far, ceiling)))
    return held


def planted_in(office: Office, period: Period, kind: str, seed: int = 0) -> dict[Place, Decimal]:
    """Return mistakes of one kind for an office, on every third place that can have it."""
    held, before = office.written(period), Period(period.year, period.number - 1)
    found = [
        (place, wrong)
        for place, figure in held.items()
        for wrong in _wrong(office, place, figure, before, kind)
        if wrong != figure
    ]
    return dict(found[seed % 3 :: 3])


def _wrong(
    office: Office, place: Place, figure: Decimal, before: Period, kind: str
) -> list[Decimal]:
    """Return what a mistake makes of a figure; nothing where the place cannot have it."""
    line, key = place
    unit = next((each.unit for each in office.indicators if each.id == line), "")
    match kind:
        case "unusual" if key != "rp" and unit in {"", "Dokumen"} and figure:
            return [figure * 8]
        case "fraction" if unit == "%":
            return [(figure / 100).quantize(Decimal("0.0001"))]
        case "thousands" if key == "rp":
            return [(figure / 1000).quantize(Decimal(1))]
        case "millions" if key == "rp":
            return [(figure / 1_000_000).quantize(Decimal("0.01"))]
        case "thousand times" if key == "k" and figure:
            return [figure * 1000]
        case "swapped" if key == "realisasi":
            sign, digits, exponent = figure.as_tuple()
            far = len(digits) > 1 and abs(digits[0] - digits[1]) >= 3 and digits[1]
            return (
                [Decimal((sign, (digits[1], digits[0], *digits[2:]), int(exponent)))] if far else []
            )
        case "neighbour" if unit != "%":
            return _of_neighbour(office, place, figure)
        case "repeated" if key == "rp" or unit in {"Indeks", "%"}:
            return [office.figures[place][before]]
    return []


def _of_neighbour(office: Office, place: Place, figure: Decimal) -> list[Decimal]:
    """Return the figure of the row below where that is another size."""
    line, key = place
    lines = [each for each, of in office.figures if of == key]
    below = lines[(lines.index(line) + 1) % len(lines)]
    period = max(office.figures[place])
    other = office.figures[below, key][period]
    return [other] if figure and not figure / 2 <= other <= figure * 2 and below > line else []
