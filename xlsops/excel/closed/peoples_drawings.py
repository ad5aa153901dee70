"""Charts and pictures people put on a painted sheet: they stay when the sheet is painted anew."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct

from xlsops.excel.package.parts import Relationship, links_of
from xlsops.excel.package.spans import Edit, Element, appended, edited, root_of
from xlsops.excel.package.spelt import escape
from xlsops.excel.writer.drawing import CHART

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    b' xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    b' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_LINKED = re.compile(rb'r:(id|embed)="([^"]+)"')
_NUMBERED = re.compile(rb'(<xdr:cNvPr id=")(\d+)"')
_DRAWING = f"{_OFFICE}/drawing"


class PeoplesDrawing(Struct, frozen=True):
    """A drawing of a sheet with what people drew in it, and what that leads to; ours is out of it."""

    part: str
    data: bytes
    links: tuple[Relationship, ...]


def drawn_by_people(
    parts: Mapping[str, bytes], sheet: str, titles: Collection[str] = ()
) -> PeoplesDrawing | None:
    """Return what people drew on a sheet; None where there is nothing.

    Ours is known by its name, or, since some programs name charts anew, by one of these titles.
    """
    part = next((link.target for link in links_of(parts, sheet) if link.kind == "drawing"), "")
    if part not in parts:
        return None
    root, links = root_of(parts[part]), links_of(parts, part)
    told = [b">%b</" % escape(title).encode() for title in titles]
    titled = {
        link.id
        for link in links
        if link.kind == "chart" and any(each in parts.get(link.target, b"") for each in told)
    }
    ours = [each for each in root.children if _is_named(each) or titled & {*_links_in(each)}]
    theirs = [each for each in root.children if each not in ours]
    if not theirs:
        return None
    named = {link for each in theirs for link in _links_in(each)}
    data = edited(parts[part], [Edit(each.start, each.end, b"") for each in ours])
    return PeoplesDrawing(part, data, tuple(link for link in links if link.id in named))


def with_ours(drawn: PeoplesDrawing, ours: bytes, links: Sequence[Relationship]) -> PeoplesDrawing:
    """Return a drawing with what a drawing of XlsxWriter holds behind what people drew."""
    root, new = root_of(drawn.data), root_of(ours)
    taken = {link.id for link in drawn.links}
    free = (each for each in map("xlsops{}".format, count(1)) if each not in taken)
    ids = dict(zip((link.id for link in links), free, strict=False))
    last = max((int(each.attributes["id"]) for each in _named(root)), default=0)
    told = b"".join(
        _standing_alone(ours[each.start : each.end], ids, last) for each in new.children
    )
    moved = tuple(link._replace(id=ids[link.id]) for link in links)
    return PeoplesDrawing(
        drawn.part, edited(drawn.data, [appended(root, told)]), (*drawn.links, *moved)
    )


def with_drawing(sheet: bytes, link: str) -> bytes:
    """Return a sheet of XlsxWriter that leads to a drawing, where it led to none."""
    told = f'<drawing xmlns:r="{_OFFICE}" r:id="{link}"/>'.encode()
    before = b"<legacyDrawing" if b"<legacyDrawing" in sheet else b"</worksheet>"
    head, _, tail = sheet.rpartition(before)
    return head + told + before + tail


def drawing_link(link: str, part: str) -> Relationship:
    """Return the link of a sheet to its drawing."""
    return Relationship(link, "drawing", part, _DRAWING)


def _standing_alone(anchor: bytes, ids: Mapping[str, str], last: int) -> bytes:
    """Return one of our anchors as it may stand in any drawing: its own names, links and numbers."""
    anchor = re.sub(rb"^<[^\s/>]+", lambda tag: tag[0] + _SPACES, anchor)
    anchor = _LINKED.sub(
        lambda link: b'r:%b="%b"' % (link[1], ids[link[2].decode()].encode()), anchor
    )
    return _NUMBERED.sub(lambda told: b'%b%d"' % (told[1], int(told[2]) + last), anchor)


def _is_named(anchor: Element) -> bool:
    return any(each.attributes.get("name", "").startswith(CHART) for each in _named(anchor))


def _named(element: Element) -> Iterator[Element]:
    """Yield everything below an element that has a name and a number in the drawing."""
    return (each for each in element.walk() if each.kind == "cNvPr")


def _links_in(element: Element) -> Iterator[str]:
    """Yield the ids of the links an element and all below it need."""
    for each in element.walk():
        for name, value in each.attributes.items():
            if name.startswith(f"{_OFFICE} "):
                yield value
