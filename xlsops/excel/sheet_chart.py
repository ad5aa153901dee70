"""A bar chart over cells of its own sheet, as XlsxWriter makes it."""

from typing import Any

from xlsops.core.looks import INPUT_LINE, NAVY
from xlsops.core.painted import Area, Chart

CHART = "xlsops grafik"
"""How the names of the program's charts begin, on sheets where people may put their own."""

_DOTS = 96 / 2.54
"""Pixels in a centimetre."""

_STYLE, _GAP, _TITLE, _STEP = 10, 60, 11, 20
_PLOT = {"x": 0.15, "y": 0.13, "width": 0.72, "height": 0.74}
"""Where the bars stand in a chart, so that names fit before them and the label of a full one behind."""

_TOLD = (
    (b'<c:lang val="en-US"/>', b'<c:lang val="en-US"/><c:roundedCorners val="0"/>'),
    (b"</c:title>", b'<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'),
    (b'<c:grouping val="clustered"/>', b'<c:grouping val="clustered"/><c:varyColors val="0"/>'),
    (
        b'<c:showVal val="1"/>',
        b'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        b'<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>',
    ),
    (b"<c:axPos ", b'<c:delete val="0"/><c:axPos '),
)
"""What XlsxWriter leaves unsaid, as Excel 2007 did. In a file that another program saved, later ones
take it for the opposite."""


def bars(book: Any, sheet: str, chart: Chart, name: str) -> Any:  # noqa: ANN401 - XlsxWriter is untyped
    """Return a chart of a sheet, under a name by which it is known as ours."""
    made = book.add_chart({"type": "bar"})
    made.chart_name = name
    made.set_style(_STYLE)
    made.add_series(
        {
            "categories": [sheet, *corners(chart.categories)],
            "values": [sheet, *corners(chart.values)],
            "fill": {"color": f"#{INPUT_LINE}"},
            "points": [{"fill": {"color": f"#{colour}"}} for colour in chart.colours],
            "data_labels": {"value": True},
            "gap": _GAP,
        }
    )
    font = {"size": _TITLE, "bold": True, "color": f"#{NAVY}"}
    made.set_title({"name": chart.title, "name_font": font})
    made.set_legend({"none": True})
    made.set_plotarea({"layout": _PLOT})
    ticks = {"major_tick_mark": "none", "minor_tick_mark": "none"}
    made.set_y_axis({"reverse": True, "crossing": "max", **ticks})
    made.set_x_axis(
        {
            "min": 0, "max": chart.most, "major_unit": _STEP, "num_format": "0",
            "major_gridlines": {"visible": False}, **ticks,
        }
    )  # fmt: skip
    made.set_size({"width": chart.width * _DOTS, "height": chart.height * _DOTS})
    return made


def explicit(part: bytes) -> bytes:
    """Return a chart that says all it means, whichever program is said to have made the file."""
    for short, told in _TOLD:
        part = part.replace(short, told)
    return part


def corners(area: Area) -> tuple[int, int, int, int]:
    """Return an area as XlsxWriter counts, from 0."""
    return area.top - 1, area.left - 1, area.bottom - 1, area.right - 1
