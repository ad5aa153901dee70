"""The native charts of the recap's first page."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsops.core.achievement import predicate
from xlsops.core.looks import GREY_INK, INPUT_LINE, LINE, NAVY, SHEET_FONT, predicate_colours
from xlsops.core.recap import Recap
from xlsops.excel.recap_by_bureau import Places
from xlsops.excel.recap_pen import area

_FULL = Decimal(100)
_LABEL = Decimal("1.2")
"""How much further than its highest figure an axis goes, so that the label of the bar fits."""


@dataclass(frozen=True, slots=True)
class Span:
    """A column of cells from one row to another."""

    sheet: str
    column: int
    first: int
    last: int

    @property
    def reference(self) -> str:
        """Return the cells as a chart refers to them."""
        return area(self.sheet, (self.first, self.column), (self.last, self.column))


def achievement_chart(book: Any, recap: Recap, names: Span, values: Span) -> Any:  # noqa: ANN401
    """Return the bars of achievement by bureau, in the colours of their predicates."""
    bands = recap.spec.yardstick.bands
    colours = {
        band.predicate: bar
        for band, (_, _, bar) in zip(bands, predicate_colours(len(bands)), strict=True)
    }
    points = [
        None if each.mean is None else _filled(colours[predicate(each.mean, bands)])
        for each in recap.bureaus
    ]
    title = "Rata-rata capaian kinerja per bagian (%)"
    return _bars(book, title, names, values, points, _most(recap))


def absorption_chart(book: Any, recap: Recap, names: Span, values: Span) -> Any:  # noqa: ANN401
    """Return the bars of absorption by bureau."""
    return _bars(book, "Serapan anggaran per bagian (%)", names, values, None, _most(recap))


def _most(recap: Recap) -> int:
    """Return where the axis of both bar charts ends, so that bars of one length are one figure."""
    figures = [each.absorption or Decimal(0) for each in recap.bureaus]
    figures += [each.mean or Decimal(0) for each in recap.bureaus]
    return int(max(_FULL, *figures) * _LABEL)


def predicate_chart(book: Any, recap: Recap, places: Places) -> Any:  # noqa: ANN401
    """Return the columns of how many indicators have each predicate."""
    bands = recap.spec.yardstick.bands
    points = [_filled(bar) for _, _, bar in predicate_colours(len(bands))]
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "categories": places.words,
            "values": places.counts,
            "points": points,
            "gap": 55,
            "border": {"color": f"#{GREY_INK}", "width": 0.5},
            "data_labels": {"value": True, "font": _font(10, bold=True), "num_format": "#,##0"},
        }
    )
    chart.set_x_axis({"num_font": _font(9), "line": {"color": f"#{GREY_INK}"}})
    chart.set_y_axis(
        {"visible": False, "major_gridlines": {"visible": False}, "min": 0, "num_format": "0"}
    )
    return _dressed(chart, "Jumlah indikator menurut predikat")


def _bars(
    book: Any,  # noqa: ANN401
    title: str,
    names: Span,
    values: Span,
    points: list[Any] | None,
    top: int,
) -> Any:  # noqa: ANN401
    chart = book.add_chart({"type": "bar"})
    series: dict[str, Any] = {
        "categories": names.reference,
        "values": values.reference,
        "gap": 45,
        "fill": {"color": f"#{INPUT_LINE}"},
        "border": {"color": f"#{GREY_INK}", "width": 0.5},
        "data_labels": {"value": True, "font": _font(9), "num_format": "#,##0.00"},
    }
    if points:
        series["points"] = points
    chart.add_series(series)
    chart.set_y_axis({"reverse": True, "num_font": _font(9), "line": {"color": f"#{GREY_INK}"}})
    axis: dict[str, Any] = {
        "min": 0,
        "max": top,
        "visible": False,
        "major_gridlines": {"visible": False},
    }
    chart.set_x_axis(axis)
    return _dressed(chart, title)


def _dressed(chart: Any, title: str) -> Any:  # noqa: ANN401
    chart.set_title({"name": title, "name_font": {**_font(11, bold=True), "color": f"#{NAVY}"}})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"color": f"#{LINE}"}})
    return chart


def _filled(colour: str) -> dict[str, Any]:
    return {"fill": {"color": f"#{colour}"}}


def _font(size: int, *, bold: bool = False) -> dict[str, Any]:
    return {"name": SHEET_FONT, "size": size, "bold": bold, "color": f"#{GREY_INK}"}
