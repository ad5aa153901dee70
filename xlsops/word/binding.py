"""Bound figures in a document: a content control and a bookmark around each, and the list of all.

Word keeps the control when a figure is typed anew, LibreOffice keeps the bookmark when it saves; the
list lies in a part of its own that both keep.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from xlsops.core.recap.report.bound import BoundFigure, FigureMark, read_mark
from xlsops.excel.package.package_lists import links_told, with_links, with_types
from xlsops.excel.package.parts import CONTENT_TYPES, Relationship, links_of, relations_of
from xlsops.word.names import DOCUMENT, SPACE, Node, W, element, read_part, written

_FIRST_ID = 700_000
"""From where the numbers of our controls and bookmarks begin, far from those of a template."""
_LONGEST = 64
"""Letters of a control's title that Word takes."""
_LIST = "urn:xlsops:angka-terikat"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_STORE = f"{_OFFICE}/customXml"
_STORE_ID = "{5B0E6A0E-6A1D-4C7B-9C55-6B1F2D3C4A59}"
_ITEM, _ABOUT = "customXml/kinerja.xml", "customXml/kinerjaProps.xml"
_ABOUT_KIND = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


class Listed(Struct, frozen=True):
    """A figure as the list tells it: where it was bound, and what it was then."""

    mark: FigureMark
    bound: BoundFigure


def bound_run(run: Node, mark: FigureMark, bound: BoundFigure) -> list[Node]:
    """Return what stands for a figure in place of a run, in its looks."""
    looks = run.find(f"{W}rPr")
    number = _number(mark)
    control, about, content = (element(f"{W}{tag}") for tag in ("sdt", "sdtPr", "sdtContent"))
    if looks is not None:
        about.append(deepcopy(looks))
    for tag, value in (("alias", _short(bound.name)), ("tag", mark.id), ("id", number)):
        about.append(element(f"{W}{tag}", {f"{W}val": value}))
    content.append(text_run(bound.text, looks))
    control.extend([about, content])
    return bookmarked(control, mark)


def bookmarked(node: Node, mark: FigureMark) -> list[Node]:
    """Return an element between the two ends of its bookmark."""
    number = _number(mark)
    start = element(f"{W}bookmarkStart", {f"{W}id": number, f"{W}name": mark.id})
    return [start, node, element(f"{W}bookmarkEnd", {f"{W}id": number})]


def text_run(text: str, looks: Node | None) -> Node:
    """Return a run of a text in some looks."""
    run, told = element(f"{W}r"), element(f"{W}t", {SPACE: "preserve"})
    told.text = text
    run.extend([*([deepcopy(looks)] if looks is not None else []), told])
    return run


def with_list(parts: Mapping[str, bytes], listed: Iterable[Listed]) -> dict[str, bytes]:
    """Return the parts with the list of what is bound among them."""
    root = element(f"{{{_LIST}}}angka")
    for each in listed:
        facts = {"id": each.mark.id, "kunci": each.bound.key, "nama": each.bound.name}
        row = element(f"{{{_LIST}}}satu", facts)
        row.text = each.bound.text
        root.append(row)
    etree.cleanup_namespaces(root, top_nsmap={None: _LIST})
    about = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<ds:datastoreItem '
        f'ds:itemID="{_STORE_ID}" xmlns:ds="{_STORE}"><ds:schemaRefs><ds:schemaRef '
        f'ds:uri="{_LIST}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    relations = relations_of(DOCUMENT)
    here = Relationship("rIdKinerja", "customXml", _ITEM, f"{_OFFICE}/relationships/customXml")
    there = Relationship(
        "rId1", "customXmlProps", _ABOUT, f"{_OFFICE}/relationships/customXmlProps"
    )
    whole = {
        **parts,
        _ITEM: written(root),
        relations_of(_ITEM): links_told([there]),
        _ABOUT: about.encode(),
        relations: with_links(parts[relations], (), [here]),
    }
    return {**whole, CONTENT_TYPES: with_types(whole, {_ABOUT: _ABOUT_KIND})}


def read_list(parts: Mapping[str, bytes]) -> tuple[Listed, ...] | None:
    """Return the list of what was bound; None where it is not there, as in a document pasted into."""
    if DOCUMENT not in parts:
        return None
    stores = [each.target for each in links_of(parts, DOCUMENT) if each.kind == "customXml"]
    found = [read_part(parts[each]) for each in stores if each in parts]
    ours = [root for root in found if root.tag == f"{{{_LIST}}}angka"]
    return tuple(_rows(ours)) if ours else None


def _rows(lists: Sequence[Node]) -> Iterable[Listed]:
    for root in lists:
        for row in root.iter(f"{{{_LIST}}}satu"):
            mark = read_mark(row.get("id", ""))
            if mark:
                bound = BoundFigure(row.get("kunci", ""), row.get("nama", ""), row.text or "")
                yield Listed(mark, bound)


def _number(mark: FigureMark) -> str:
    return str(_FIRST_ID + mark.number)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
