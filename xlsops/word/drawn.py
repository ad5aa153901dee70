"""Charts in a document: native ones, whose figures Word lets a person edit."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from lxml import etree

from xlsops.core.recap.report.bound import BoundFigure, FigureMark
from xlsops.core.recap.report.charts import Bars
from xlsops.excel.package.package_lists import links_told, with_links, with_types
from xlsops.excel.package.parts import CONTENT_TYPES, Relationship, relations_of
from xlsops.excel.writer.loose_charts import LooseChart
from xlsops.word.names import WP, A, C, Node, R, W, element, read_part, units, written

_FIRST_ID = 800_000
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SPACES = {"wp": WP, "a": A, "c": C, "r": R}


class Hung(NamedTuple):
    """A chart that hangs in a part of the document: under which mark."""

    part: str
    mark: FigureMark
    chart: LooseChart

    @property
    def link(self) -> str:
        """Return the name of the link that leads to it."""
        return f"rIdGrafik{self.mark.number}"


def chart_run(mark: FigureMark, bound: BoundFigure, chart: LooseChart) -> Node:
    """Return the run in which a chart hangs; who cannot see it reads its figures."""
    etree.register_namespace("c", C.strip("{}"))
    spaces = {prefix: name.strip("{}") for prefix, name in _SPACES.items()}
    inline = etree.Element(f"{WP}inline", nsmap=spaces)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    size = {"cx": units(chart.width), "cy": units(chart.height)}
    about = {
        "id": str(_FIRST_ID + mark.number),
        "name": mark.id,
        "descr": f"{bound.name}: {bound.text}",
    }
    inline.append(element(f"{WP}extent", size))
    inline.append(element(f"{WP}docPr", about))
    inline.append(element(f"{WP}cNvGraphicFramePr"))
    graphic = element(f"{A}graphic")
    data = element(f"{A}graphicData", {"uri": C.strip("{}")})
    data.append(element(f"{C}chart", {f"{R}id": f"rIdGrafik{mark.number}"}))
    graphic.append(data)
    inline.append(graphic)
    run, drawing = element(f"{W}r"), element(f"{W}drawing")
    drawing.append(inline)
    run.append(drawing)
    return run


def bars_of(part: bytes) -> Bars:
    """Return the bars a chart shows, of all its series, whoever changed them; raises ValueError for a broken part."""
    try:
        root = read_part(part)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    bars: list[tuple[str, Decimal | None]] = []
    for series in root.iter(f"{C}ser"):
        names, values = (_points(series, kind) for kind in ("cat", "val"))
        places = sorted({*names, *values}, key=lambda each: (len(each), each))
        bars += [(names.get(each, ""), _figure(values.get(each, ""))) for each in places]
    return bars


def _points(series: Node, kind: str) -> dict[str, str]:
    points = series.iterfind(f"{C}{kind}//{C}pt")
    return {each.get("idx", ""): each.findtext(f"{C}v") or "" for each in points}


def _figure(text: str) -> Decimal | None:
    try:
        figure = Decimal(text)
    except InvalidOperation:
        return None
    return figure if figure.is_finite() else None


def with_charts(parts: Mapping[str, bytes], hung: Sequence[Hung]) -> dict[str, bytes]:
    """Return the parts with charts among them, each with the workbook of its figures."""
    whole, kinds = dict(parts), dict[str, str]()
    for each in hung:
        name, book = (
            f"word/charts/grafik{each.mark.number}.xml",
            f"word/embeddings/grafik{each.mark.number}.xlsx",
        )
        link = Relationship("rId1", "package", book, f"{_KIND}/package")
        whole[name], whole[book] = _with_book(each.chart.part), each.chart.book
        whole[relations_of(name)] = links_told([link])
        kinds |= {name: _CHART, book: _BOOK}
        to_chart = Relationship(each.link, "chart", name, f"{_KIND}/chart")
        relations = relations_of(each.part)
        whole[relations] = with_links(whole.get(relations, links_told([])), (), [to_chart])
    return {**whole, CONTENT_TYPES: with_types(whole, kinds)}


def _with_book(part: bytes) -> bytes:
    """Return a chart that leads to its workbook, as Word wants it; names stand there without ticks."""
    root = read_part(part)
    data = element(f"{C}externalData", {f"{R}id": "rId1"})
    data.append(element(f"{C}autoUpdate", {"val": "0"}))
    for axis in root.iter(f"{C}catAx"):
        labels = axis.find(f"{C}tickLblPos")
        for mark in ("majorTickMark", "minorTickMark"):
            labels.addprevious(element(f"{C}{mark}", {"val": "none"}))
    printing = root.find(f"{C}printSettings")
    if printing is None:
        root.append(data)
    else:
        printing.addprevious(data)
        root.remove(printing)
    return written(root)
