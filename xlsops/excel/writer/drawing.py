"""What hangs on a sheet, as XlsxWriter makes it: charts over cells, and pictures."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from xlsops.core.sheet.sheet import AnyChart, Area, AxisScale, Chart, LineChart, Scatter
from xlsops.core.sheet.styles import GREY_INK, HELP_INK, INPUT_LINE, LINE, NAVY, SHEET_FONT, WHITE

CHART = "xlsops grafik"
"""How the names of the program's charts begin, on sheets where people may put their own."""

_DOTS = 96 / 2.54
"""Pixels in a centimetre."""

_PIXEL = 9525
"""The units of a drawing in a pixel."""

_MOVES_WITH_CELLS = 2
_ANCHOR = re.compile(
    rb'<xdr:twoCellAnchor editAs="oneCell">(<xdr:from>.*?</xdr:from>)<xdr:to>.*?</xdr:to>(.*?)'
    rb"</xdr:twoCellAnchor>",
    re.DOTALL,
)
_SIZE = re.compile(rb' descr="(\d+) (\d+)"')
_STYLE, _GAP, _TITLE, _STEP = 10, 60, 11, 20
_DOT = 8
_LINES = (("circle", NAVY, NAVY, "solid", "above"), ("diamond", GREY_INK, WHITE, "dash", "below"))
"""Mark, ink, its fill, dash, and where the figures stand, by kind of line."""
_GAPS, _FINE = {False: 45, True: 55}, 0.5
"""Between ruled bars, lying and upright, in hundredths of one; how thick the lines around them are."""

_PLOT = {"x": 0.15, "y": 0.13, "width": 0.72, "height": 0.74}
"""Where the bars stand in a chart, so that names fit before them and the label of a full one behind."""

_TOLD = (
    (b'<c:lang val="en-US"/>', b'<c:lang val="en-US"/><c:roundedCorners val="0"/>'),
    (b"</c:title>", b'<c:overlay val="0"/></c:title>'),
    (b"</c:title><c:plotArea>", b'</c:title><c:autoTitleDeleted val="0"/><c:plotArea>'),
    (b'<c:grouping val="clustered"/>', b'<c:grouping val="clustered"/><c:varyColors val="0"/>'),
    (b'<c:grouping val="stacked"/>', b'<c:grouping val="stacked"/><c:varyColors val="0"/>'),
    (
        b'<c:scatterStyle val="lineMarker"/>',
        b'<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>',
    ),
    (
        b'<c:showVal val="1"/>',
        b'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        b'<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>',
    ),
    (b"</c:scaling><c:axPos ", b'</c:scaling><c:delete val="0"/><c:axPos '),
    (b'<c:plotVisOnly val="1"/>', b'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'),
)
"""What XlsxWriter leaves unsaid, as Excel 2007 did. In a file that another program saved, later ones
take it for the opposite."""


def chart_of(
    book: Any,  # noqa: ANN401 - XlsxWriter is untyped
    cells: str,
    chart: AnyChart,
    known: Callable[[Area], Sequence[str]],
    name: str,
) -> Any:  # noqa: ANN401
    """Return a chart over cells of a sheet, under a name by which it is known as ours.

    ``known`` tells what cells show.
    """
    if isinstance(chart, Scatter):
        made = _points(book, cells, chart, known)
    elif isinstance(chart, LineChart):
        made = _lines(book, cells, chart, known)
    else:
        made = _bars(book, cells, chart, known)
    made.chart_name = name
    font = {"size": _TITLE, "bold": True, "color": f"#{NAVY}"}
    font |= {"name": SHEET_FONT} if is_ruled(chart) else {}
    made.set_title({"name": chart.title, "name_font": font})
    made.set_legend(_legend(chart))
    width, height = size_of(chart)
    made.set_size({"width": width, "height": height})
    return made


def _legend(chart: AnyChart) -> dict[str, Any]:
    """Return the legend: only lines need one, and each kind stands in it once."""
    if not isinstance(chart, LineChart):
        return {"none": True}
    again = [number for number, each in enumerate(chart.lines) if each.goes_on]
    return {"position": "bottom", "font": _font(9), **({"delete_series": again} if again else {})}


def is_ruled(chart: AnyChart) -> bool:
    """Tell whether a chart is drawn for print, as wide as the columns it stands over."""
    return not isinstance(chart, Chart) or chart.ruled


def _bars(
    book: Any,  # noqa: ANN401
    cells: str,
    chart: Chart,
    known: Callable[[Area], Sequence[str]],
) -> Any:  # noqa: ANN401
    stacked = {"subtype": "stacked"} if chart.below else {}
    made = book.add_chart({"type": "column" if chart.upright else "bar", **stacked})
    series = {
        **_over(cells, chart.categories, chart.values, known),
        "fill": {"color": f"#{INPUT_LINE}"},
        "points": [{"fill": {"color": f"#{each}"}} if each else None for each in chart.colours],
    }
    if chart.below and chart.above:
        made.add_series(series | _unseen(cells, chart.below, known(chart.below)))
    (_ruled if chart.ruled else _plain)(made, chart, series)
    if chart.below and chart.above:
        made.add_series(series | _unseen(cells, chart.above, known(chart.above)) | _texts(chart))
        made.show_hidden_data()
    return made


def _over(
    cells: str, categories: Area, values: Area, known: Callable[[Area], Sequence[str]]
) -> dict[str, Any]:
    """Return the cells a series is drawn from, with what they show."""
    return {
        "categories": [cells, *corners(categories)],
        "values": [cells, *corners(values)],
        "categories_data": known(categories),
        "values_data": [
            each or None for each in known(values)
        ],  # an empty text would be drawn as 0
    }


def _points(
    book: Any,  # noqa: ANN401
    cells: str,
    chart: Scatter,
    known: Callable[[Area], Sequence[str]],
) -> Any:  # noqa: ANN401
    """Return points with their labels, and over them the names of the fields."""
    made = book.add_chart({"type": "scatter"})
    dot = {"type": "circle", "size": _DOT, "fill": {"color": f"#{INPUT_LINE}"}}
    dot |= {"border": {"color": f"#{GREY_INK}", "width": _FINE}}
    series = _over(cells, chart.categories, chart.values, known)
    made.add_series(series | {"marker": dot, **_labels(chart.labels, "right", _font(9))})
    fields = _over(cells, *chart.field_places, known)
    grey = _font(9) | {"italic": True, "color": f"#{HELP_INK}"}
    unseen = {"marker": {"type": "none"}, "line": {"none": True}}
    made.add_series(fields | unseen | _labels(chart.fields, "center", grey))
    made.show_hidden_data()
    made.set_x_axis(_axis(chart.across))
    made.set_y_axis(_axis(chart.up))
    made.set_chartarea({"border": {"color": f"#{LINE}"}})
    return made


def _lines(
    book: Any,  # noqa: ANN401
    cells: str,
    chart: LineChart,
    known: Callable[[Area], Sequence[str]],
) -> Any:  # noqa: ANN401
    """Return lines that are told apart without colour: by mark, by dash, by where their figures stand."""
    made = book.add_chart({"type": "line"})
    for each in chart.lines:
        mark, ink, fill, dash, side = _LINES[each.kind]
        made.add_series(
            _over(cells, chart.categories, each.values, known)
            | {
                "name": each.name,
                "line": {"color": f"#{ink}", "width": 1.75, "dash_type": dash},
                "marker": {
                    "type": mark,
                    "size": _DOT,
                    "fill": {"color": f"#{fill}"},
                    "border": {"color": f"#{ink}"},
                },
                "data_labels": {
                    "value": True,
                    "position": side,
                    "num_format": "0.00",
                    "font": _font(9, bold=True),
                },
            }
        )
    made.show_hidden_data()
    made.set_x_axis({"num_font": _font(9), "line": {"color": f"#{GREY_INK}"}})
    made.set_y_axis(
        {
            "min": 0,
            "max": chart.most,
            "major_unit": _STEP,
            "num_format": "0",
            "num_font": _font(9),
            "major_gridlines": {"visible": True, "line": {"color": f"#{LINE}", "width": _FINE}},
        }
    )
    made.set_chartarea({"border": {"color": f"#{LINE}"}})
    return made


def _labels(texts: Sequence[str], position: str, font: dict[str, Any]) -> dict[str, Any]:
    told = [{"value": each, "font": font} if each else {"delete": True} for each in texts]
    return {"data_labels": {"value": True, "custom": told, "position": position}}


def _axis(axis: AxisScale) -> dict[str, Any]:
    """Return an axis whose figures stand at the edge, wherever the other one crosses it."""
    return {
        "name": axis.title,
        "name_font": _font(9, bold=True),
        "num_font": _font(9),
        "num_format": "0",
        "min": axis.least,
        "max": axis.most,
        "crossing": float(axis.crossing),
        "label_position": "low",
        "major_gridlines": {"visible": False},
        "line": {"color": f"#{GREY_INK}"},
    }


def _plain(made: Any, chart: Chart, series: dict[str, Any]) -> None:  # noqa: ANN401
    """Draw the bars over an axis of figures, as a screen shows them best."""
    made.set_style(_STYLE)
    made.add_series(series | {"data_labels": {"value": True}, "gap": _GAP})
    made.set_plotarea({"layout": _PLOT})
    ticks = {"major_tick_mark": "none", "minor_tick_mark": "none"}
    made.set_y_axis({"reverse": True, "crossing": "max", **ticks})
    made.set_x_axis(
        {
            "min": 0,
            "max": chart.most,
            "major_unit": _STEP,
            "num_format": "0",
            "major_gridlines": {"visible": False},
            **ticks,
        }
    )


def _ruled(made: Any, chart: Chart, series: dict[str, Any]) -> None:  # noqa: ANN401
    """Draw the bars with fine lines around and their figures beside, as paper shows them best."""
    font = _font(10, bold=True) if chart.upright else _font(9)
    labels = {"value": True, "font": font, "num_format": chart.labels}
    border = {"color": f"#{GREY_INK}", "width": _FINE}
    told = {} if chart.texts else {"data_labels": labels}
    made.add_series(series | {"gap": _GAPS[chart.upright], "border": border, **told})
    names = {"num_font": _font(9), "line": {"color": f"#{GREY_INK}"}}
    figures: dict[str, Any] = {"visible": False, "major_gridlines": {"visible": False}}
    figures["min"] = chart.least
    figures |= {"max": chart.most} if chart.most else {}
    if chart.upright:
        made.set_x_axis(names)
        made.set_y_axis(figures)
    else:
        made.set_y_axis({"reverse": True, **names})
        made.set_x_axis(figures)
    made.set_chartarea({"border": {"color": f"#{LINE}"}})


def _unseen(cells: str, area: Area, known: Sequence[str]) -> dict[str, Any]:
    """Return bars that only hold others up, or room free."""
    nothing = {"none": True}
    values = {"values": [cells, *corners(area)], "values_data": known}
    return {**values, "fill": nothing, "border": nothing, "points": None}


def _texts(chart: Chart) -> dict[str, Any]:
    """Return the texts over the bars of a waterfall, at the foot of the room above them."""
    font = _font(9, bold=True)
    told = [{"value": each, "font": font} for each in chart.texts]
    return {"data_labels": {"value": True, "custom": told, "position": "inside_base"}}


def _font(size: int, *, bold: bool = False) -> dict[str, Any]:
    return {"name": SHEET_FONT, "size": size, "bold": bold, "color": f"#{GREY_INK}"}


def size_of(chart: AnyChart) -> tuple[float, float]:
    """Return how wide and high a chart is, in pixels."""
    return chart.width * _DOTS, chart.height * _DOTS


def anchor_options(chart: AnyChart) -> dict[str, Any]:
    """Return how XlsxWriter is to hang a chart on its anchor.

    A ruled one is as wide as the columns below it, however wide a program draws them.
    """
    size = {"object_position": _MOVES_WITH_CELLS} if is_ruled(chart) else hung(*size_of(chart))
    if not isinstance(chart, Scatter):
        size |= {"x_offset": chart.right, "y_offset": chart.down}
    return size


def hung(width: float, height: float) -> dict[str, Any]:
    """Return how XlsxWriter is to hang something so wide and high, in pixels, on a sheet.

    It tells only where both corners are; the size goes along as a description until ``anchored``.
    """
    size = f"{round(width * _PIXEL)} {round(height * _PIXEL)}"
    return {"object_position": _MOVES_WITH_CELLS, "description": size}


def anchored(part: bytes) -> bytes:
    """Return a drawing in which all has its size, however wide a program draws the columns."""
    return _ANCHOR.sub(_one_corner, part)


def _one_corner(anchor: re.Match[bytes]) -> bytes:
    size = _SIZE.search(anchor[2])
    if size is None:
        return anchor[0]
    inner = b'%b<xdr:ext cx="%b" cy="%b"/>%b' % (
        anchor[1],
        size[1],
        size[2],
        _SIZE.sub(b"", anchor[2]),
    )
    return b"<xdr:oneCellAnchor>%b</xdr:oneCellAnchor>" % inner


def explicit(part: bytes) -> bytes:
    """Return a chart that says all it means, whichever program is said to have made the file."""
    for short, told in _TOLD:
        part = part.replace(short, told)
    return part


def corners(area: Area) -> tuple[int, int, int, int]:
    """Return an area as XlsxWriter counts, from 0."""
    return area.top - 1, area.left - 1, area.bottom - 1, area.right - 1
