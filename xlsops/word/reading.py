"""Reads the bound figures of a document that people worked on, and marks some of them in a copy."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from msgspec import Struct

from xlsops.core.recap.report.bound import FigureMark, read_mark
from xlsops.core.recap.report.comparing import WrittenFigure
from xlsops.core.values.structs import replace
from xlsops.excel.package.parts import links_of
from xlsops.word.binding import text_run
from xlsops.word.drawn import bars_of
from xlsops.word.names import (
    WP,
    C,
    Node,
    R,
    W,
    element,
    moved_away,
    read_part,
    text_of,
    text_parts,
    written,
)

_HEADINGS = ("heading", "judul", "title")
_PICTURES = {f"{W}drawing", f"{W}object", f"{W}pict"}
_AROUND = 110
"""Letters of a sentence that are told on both sides of a figure, at most."""
_FILL, _INK = "yellow", "9C0006"


class OpenedReport(Struct):
    """A document with what is bound in it; ``runs`` are those of each figure found, in order."""

    parts: Mapping[str, bytes]
    found: tuple[WrittenFigure, ...]
    roots: Mapping[str, Node]
    runs: Sequence[Sequence[Node]]

    def marked(self, notes: Mapping[int, str]) -> dict[str, bytes]:
        """Return the parts with the figures of these places highlighted, each with a note behind it.

        It can be done once.
        """
        for place, note in notes.items():
            for run in self.runs[place]:
                _highlight(run)
            if self.runs[place]:
                last = self.runs[place][-1]
                _behind(last).addnext(_note(note))
        return {**self.parts, **{name: written(root) for name, root in self.roots.items()}}


def open_report(parts: Mapping[str, bytes]) -> OpenedReport:
    """Return a document with what is bound in it, in reading order; raises ValueError for broken parts."""
    try:
        roots = {name: read_part(parts[name]) for name in text_parts(parts)}
    except (etree.XMLSyntaxError, KeyError) as error:
        raise ValueError(str(error)) from error
    found: list[WrittenFigure] = []
    runs: list[Sequence[Node]] = []
    for name, root in roots.items():
        charts = {each.id: each.target for each in links_of(parts, name) if each.kind == "chart"}
        for each, its_runs, link in _in_part(root):
            chart = parts.get(charts.get(link, ""))
            found.append(replace(each, bars=bars_of(chart)) if chart else each)
            runs.append(its_runs)
    return OpenedReport(parts, tuple(found), roots, runs)


def _in_part(root: Node) -> Iterator[tuple[WrittenFigure, Sequence[Node], str]]:
    """Yield every bound figure of a part once: by its control, else by its bookmark, and the charts.

    With a chart comes the name of the link that leads to it, empty where there is none.
    """
    heading, page, paged = "", 1, next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
    for node in root.iter():
        if node.tag == f"{W}lastRenderedPageBreak":
            page += 1
        elif node.tag == f"{W}p" and _is_heading(node):
            heading = text_of(node).strip()
        elif bound := _bound(node):
            mark, runs, text = bound
            if moved_away(node) or _emptied(text):  # an empty frame is left of what was deleted
                continue
            yield (
                WrittenFigure(
                    mark, text, heading, _sentence(node, text or ""), page if paged else 0
                ),
                runs,
                _chart_link(node) if text is None else "",
            )


def _chart_link(node: Node) -> str:
    inside = _until_end(node) if node.tag == f"{W}bookmarkStart" else node.getparent().iter()
    return next((each.get(f"{R}id", "") for each in inside if each.tag == f"{C}chart"), "")


def _emptied(text: str | None) -> bool:
    return text is not None and not text.strip()


def _bound(node: Node) -> tuple[FigureMark, Sequence[Node], str | None] | None:
    """Return what is bound by an element; None where nothing is, or where it is told otherwise."""
    if node.tag == f"{W}sdt":
        mark = _tag(node)
        content = node.find(f"{W}sdtContent")
        if mark and content is not None:
            return mark, [*content.iter(f"{W}r")], text_of(content)
    if node.tag == f"{W}bookmarkStart" and (mark := read_mark(node.get(f"{W}name", ""))):
        inside = [*_until_end(node)]
        if any(_told_inside(each) == mark for each in inside):
            return None
        if any(each.tag in _PICTURES for each in inside):
            return mark, (), None
        runs = [each for each in inside if each.tag == f"{W}r"]
        return mark, runs, "".join(text_of(each) for each in runs)
    if node.tag == f"{WP}docPr" and (mark := read_mark(node.get("name", ""))):
        return mark, (), None
    return None


def _told_inside(node: Node) -> FigureMark | None:
    """Return the mark of a control or of a chart; a bookmark around it says the same."""
    if node.tag == f"{W}sdt":
        return _tag(node)
    return read_mark(node.get("name", "")) if node.tag == f"{WP}docPr" else None


def _tag(control: Node) -> FigureMark | None:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return read_mark(tag.get(f"{W}val", "")) if tag is not None else None


def _until_end(start: Node) -> Iterator[Node]:
    """Yield what lies between the two ends of a bookmark; nothing where it has no end."""
    inside: list[Node] = []
    number = start.get(f"{W}id")
    paragraph = _above(start, f"{W}p")
    for node in paragraph.iter() if paragraph is not None else ():
        if node is start:
            inside = [start]
        elif node.tag == f"{W}bookmarkEnd" and node.get(f"{W}id") == number:
            yield from inside[1:]
            return
        elif inside:
            inside.append(node)


def _is_heading(paragraph: Node) -> bool:
    about = paragraph.find(f"{W}pPr")
    if about is None:
        return False
    style = about.find(f"{W}pStyle")
    name = style.get(f"{W}val", "").casefold() if style is not None else ""
    return name.startswith(_HEADINGS) or about.find(f"{W}outlineLvl") is not None


def _sentence(node: Node, text: str) -> str:
    """Return what a figure stands in: its row where it is in a table, else its paragraph, around it."""
    row = _above(node, f"{W}tr")
    if row is not None:
        cells = (" ".join(text_of(each).split()) for each in row.iter(f"{W}tc"))
        return _cut(" | ".join(filter(None, cells)), "")
    paragraph = _above(node, f"{W}p")
    return "" if paragraph is None else _cut(" ".join(text_of(paragraph).split()), text)


def _cut(text: str, around: str) -> str:
    """Return a text short enough to be told, with what it is about in the middle."""
    if len(text) <= 2 * _AROUND:
        return text
    place = max(text.find(around), 0) if around else 0
    start = max(0, place - _AROUND)
    end = start + 2 * _AROUND
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def _above(node: Node, tag: str) -> Node | None:
    return next(node.iterancestors(tag), None)


def _highlight(run: Node) -> None:
    looks = run.find(f"{W}rPr")
    if looks is None:
        looks = element(f"{W}rPr")
        run.insert(0, looks)
    for old in looks.findall(f"{W}highlight"):
        looks.remove(old)
    _in_order(looks, element(f"{W}highlight", {f"{W}val": _FILL}))


_BEFORE_HIGHLIGHT = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
]
"""What stands before a highlight in the looks of a run, as the schema has it."""


def _in_order(looks: Node, mark: Node) -> None:
    before = {f"{W}{each}" for each in _BEFORE_HIGHLIGHT}
    place = sum(each.tag in before for each in looks)
    looks.insert(place, mark)


def _behind(run: Node) -> Node:
    """Return the element behind which a note stands: not within the control, which is a figure's alone."""
    controls = [each for each in run.iterancestors(f"{W}sdt") if _tag(each)]
    return controls[-1] if controls else run


def _note(text: str) -> Node:
    looks = element(f"{W}rPr")
    looks.append(element(f"{W}b"))
    looks.append(element(f"{W}color", {f"{W}val": _INK}))
    looks.append(element(f"{W}highlight", {f"{W}val": _FILL}))
    return text_run(f" [{text}]", looks)
