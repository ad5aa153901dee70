"""The charts of the report: bars with their figures beside, native in Word, legible in grey."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.recap.report.bound import BoundFigure
from xlsops.core.recap.report.figures import key_of
from xlsops.core.recap.report.objectives import Objective, objectives_of
from xlsops.core.results.recap import BureauRecap, Recap
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Chart, Sheet
from xlsops.core.sheet.styles import predicate_colours
from xlsops.core.spec.achievement import predicate
from xlsops.core.values.numbers import indonesian

Bars = Sequence[tuple[str, Decimal | None]]
"""The bars of a chart by their names; None where there is no figure."""
CHART = "grafik"
"""How the keys of charts begin."""
_FULL, _LABEL = Decimal(100), Decimal("1.2")
_PERCENT, _COUNT = "#,##0.00", "#,##0"
_LONGEST, _PLACES = 48, 2
_LEAST_BARS, _MOST_BARS = 2, 40
"""Bars of an objective: one alone needs no chart, more cannot be read."""
_WIDTH, _LINE, _FRAME, _UPRIGHT, _HIGHEST = 16.4, 0.62, 1.7, 5.6, 24.0
"""Centimetres: how wide a chart is, how high a lying bar, what is around them, how high standing ones, and any."""
_NAMES, _VALUES = 44, 14


class ReportChart(Struct, frozen=True):
    """One chart with the figures it is drawn from, as a sheet of its own; ``bound`` tells all of them."""

    bound: BoundFigure
    sheet: Sheet

    @property
    def drawn(self) -> Chart:
        """Return the chart."""
        return next(each for each in self.sheet.charts if isinstance(each, Chart))

    @property
    def bars(self) -> Bars:
        """Return its bars as they stand in its sheet."""
        return tuple(
            (str(label), value if isinstance(value, Decimal) else None)
            for label, value, *_ in self.sheet.values
        )


def charts_of(recap: Recap) -> dict[str, ReportChart]:
    """Return every chart of the report by its key; those with nothing to draw are left out."""
    bands = recap.spec.yardstick.bands
    means = [(_called(each), each.mean) for each in recap.bureaus]
    shares = [(_called(each), each.absorption) for each in recap.bureaus]
    counts = [(word, Decimal(count)) for word, count in recap.predicates]
    bars = tuple(bar for _, _, bar in predicate_colours(len(bands)))
    found = [
        _lying(recap, "capaian", messages.report.MEANS_CHART, means, coloured=True),
        _lying(recap, "serapan", messages.report.SHARES_CHART, shares),
        _chart("predikat", messages.report.PREDICATES_CHART, counts, bars, upright=True)
        if recap.measured
        else None,
        *(_of_objective(recap, each) for each in objectives_of(recap)),
    ]
    return {each.bound.key: each for each in found if each}


def chart_key(name: str) -> str:
    """Return the key of a chart."""
    return key_of(CHART, name)


def _of_objective(recap: Recap, objective: Objective) -> ReportChart | None:
    """Return the achievements of an objective's indicators, where a chart shows more than the table."""
    if len(objective.measured) < _LEAST_BARS or len(objective.lines) > _MOST_BARS:
        return None
    bars = [(each.line.name, each.achievement.shown) for each in objective.lines]
    title = messages.report.OBJECTIVE_CHART
    return _lying(recap, f"sasaran {objective.name}", title, bars, coloured=True)


def _lying(
    recap: Recap, name: str, title: str, bars: Bars, *, coloured: bool = False
) -> ReportChart | None:
    bands = recap.spec.yardstick.bands
    shades = {
        band.predicate: bar
        for band, (_, _, bar) in zip(bands, predicate_colours(len(bands)), strict=True)
    }
    colours = tuple(
        shades[predicate(value, bands)] if coloured and value is not None else ""
        for _, value in bars
    )
    return _chart(name, title, bars, colours) if any(each is not None for _, each in bars) else None


def _chart(
    name: str, title: str, bars: Bars, colours: tuple[str, ...], *, upright: bool = False
) -> ReportChart:
    canvas = Canvas(messages.report.CHART_SHEET, (_NAMES, _VALUES))
    for label, value in bars:
        canvas.line((_short(label), value), ("text", "percent" if not upright else "whole"))
    most = int(max(_FULL, *(each or Decimal(0) for _, each in bars)) * _LABEL)
    canvas.charts.append(
        Chart(
            title,
            Area(1, 1, len(bars), 1),
            Area(1, 2, len(bars), 2),
            "D1",
            width=_WIDTH,
            height=_UPRIGHT if upright else min(_FRAME + _LINE * len(bars), _HIGHEST),
            most=0 if upright else most,
            colours=colours,
            upright=upright,
            ruled=True,
            labels=_COUNT if upright else _PERCENT,
        )
    )
    text = "; ".join(_told(bars, 0 if upright else _PLACES))
    key = chart_key(name)
    return ReportChart(BoundFigure(key, messages.report.chart(title, name), text), canvas.painted())


def _told(bars: Bars, places: int) -> Iterator[str]:
    for label, value in bars:
        shown = messages.report.NONE if value is None else indonesian(value, places)
        yield f"{label} {shown}"


def _called(bureau: BureauRecap) -> str:
    """Return a bureau's name below a title that says these are bureaus."""
    return bureau.bureau.name.removeprefix("Bagian ")


def _short(label: str) -> str:
    """Return a name that fits before a bar in two lines."""
    plain = " ".join(label.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…"
