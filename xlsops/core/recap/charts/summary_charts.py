"""The native charts of the recap's first page."""

from decimal import Decimal

from xlsops.core.recap.by_bureau import PredicateCells
from xlsops.core.results.recap import Recap
from xlsops.core.sheet.sheet import Area, Chart
from xlsops.core.sheet.styles import predicate_colours
from xlsops.core.spec.achievement import predicate

_FULL = Decimal(100)
_LABEL = Decimal("1.2")
"""How much further than its highest figure an axis goes, so that the label of the bar fits."""

_PERCENT, _COUNT = "#,##0.00", "#,##0"
_FIRST = "A1"


def achievement_chart(recap: Recap, names: Area, values: Area) -> Chart:
    """Return the bars of achievement by bureau, in the colours of their predicates."""
    bands = recap.spec.yardstick.bands
    colours = {
        band.predicate: bar
        for band, (_, _, bar) in zip(bands, predicate_colours(len(bands)), strict=True)
    }
    bars = tuple(
        "" if each.mean is None else colours[predicate(each.mean, bands)] for each in recap.bureaus
    )
    return Chart(
        "Rata-rata capaian kinerja per bagian (%)",
        names,
        values,
        _FIRST,
        most=_most(recap),
        colours=bars,
        ruled=True,
        labels=_PERCENT,
    )


def absorption_chart(recap: Recap, names: Area, values: Area) -> Chart:
    """Return the bars of absorption by bureau."""
    return Chart(
        "Serapan anggaran per bagian (%)",
        names,
        values,
        _FIRST,
        most=_most(recap),
        ruled=True,
        labels=_PERCENT,
    )


def predicate_chart(recap: Recap, sheet: str, places: PredicateCells) -> Chart:
    """Return the columns of how many indicators have each predicate, counted on that sheet."""
    bars = tuple(bar for _, _, bar in predicate_colours(len(recap.spec.yardstick.bands)))
    return Chart(
        "Jumlah indikator menurut predikat",
        places.words,
        places.counts,
        _FIRST,
        most=0,
        colours=bars,
        upright=True,
        sheet=sheet,
        ruled=True,
        labels=_COUNT,
    )


def _most(recap: Recap) -> int:
    """Return where the axis of both bar charts ends, so that bars of one length are one figure."""
    figures = [each.absorption or Decimal(0) for each in recap.bureaus]
    figures += [each.mean or Decimal(0) for each in recap.bureaus]
    return int(max(_FULL, *figures) * _LABEL)
