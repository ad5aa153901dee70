"""The workbook made aside, and how its sheets are brought into another one."""

import posixpath
import re
from collections.abc import Collection, Mapping
from string import digits

from msgspec import Struct, field

from xlsops.excel.closed.peoples_drawings import (
    PeoplesDrawing,
    drawing_link,
    drawn_by_people,
    with_drawing,
    with_ours,
)
from xlsops.excel.package.package_lists import links_told
from xlsops.excel.package.parts import (
    declarations,
    links_of,
    outward_links,
    relations_of,
    sheet_parts,
)

_OURS = "xlsops"
"""How parts are named that come along with a sheet."""

_CELL_STYLE = re.compile(rb'(<c r="[A-Z]+[0-9]+") s="([0-9]+)"')
_ROWS, _ROWS_END = b"<sheetData>", b"</sheetData>"
_PROPERTIES = b"<sheetPr>"
_SELECTED = b' tabSelected="1"'
_TAB = re.compile(rb"<(?:\w+:)?tabColor\b([^<>]*?)\s*/?>")
_CHOSEN = re.compile(rb'\stabSelected\s*=\s*"(?:1|true)"')
_HEAD = re.compile(rb"<(?:\w+:)?sheetData\b")


class Aside(Struct, frozen=True):
    """What XlsxWriter made: its parts, and the numbers its formats of cells have in the other one."""

    parts: Mapping[str, bytes]
    styles: Mapping[int, int]


class Tab(Struct, frozen=True):
    """What stays of a sheet when it is painted anew: its tab's colour, whether it is chosen, drawings."""

    colour: bytes = b""
    chosen: bool = False
    drawn: PeoplesDrawing | None = None


class _BroughtParts(Struct):
    """The parts that were brought, by their names here; and what they are called in the other one."""

    taken: set[str]
    parts: dict[str, bytes] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def tab_of(parts: Mapping[str, bytes], name: str, titles: Collection[str]) -> Tab:
    """Return what stays of a sheet, whoever saved it; ``titles`` are those of our charts."""
    part = parts[name]
    rows = _HEAD.search(part)
    head = part[: rows.start()] if rows else part
    colour = _TAB.search(head)
    chosen = _CHOSEN.search(head) is not None
    return Tab(colour[1].strip() if colour else b"", chosen, drawn_by_people(parts, name, titles))


def bring(
    aside: Aside, places: Mapping[str, str], tabs: Mapping[str, Tab], taken: Collection[str]
) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the parts of the sheets, under the names in ``places``, and the content type of each.

    What hangs on a sheet comes along under names that are not ``taken``.
    """
    brought = _BroughtParts({each.casefold() for each in (*taken, *places.values())})
    sheets = sheet_parts(aside.parts)
    brought.names.update({sheets[name]: place for name, place in places.items()})
    for name in places:
        part = sheets[name]
        _take(aside, brought, part)
        here = brought.names[part]
        tab = tabs.get(name, Tab())
        brought.parts[here] = _sheet(brought.parts[here], aside.styles, tab)
        if tab.drawn is not None:
            _draw(aside, brought, part, tab.drawn)
    kind = declarations(aside.parts)
    kinds = {here: kind(name) for name, here in brought.names.items()}
    return brought.parts, kinds


def free(like: str, taken: set[str]) -> str:
    """Return a part's name like another's that is not taken; it is taken from then on."""
    start, ending = posixpath.splitext(like)
    start, number = f"{start.rstrip(digits)}-{_OURS}", 1
    while (name := f"{start}{number}{ending}").casefold() in taken:
        number += 1
    taken.add(name.casefold())
    return name


def _take(aside: Aside, brought: _BroughtParts, name: str) -> None:
    """Take a part and what it leads to."""
    links = outward_links(aside.parts, name)
    for link in links_of(aside.parts, name):
        if link.target not in brought.names:
            brought.names[link.target] = free(link.target, brought.taken)
            _take(aside, brought, link.target)
        links.append(link._replace(target=brought.names[link.target]))
    brought.parts[brought.names[name]] = aside.parts[name]
    if links:
        brought.parts[relations_of(brought.names[name])] = links_told(links)


def _draw(aside: Aside, brought: _BroughtParts, sheet: str, drawn: PeoplesDrawing) -> None:
    """Let a sheet that was brought lead to what people drew on it, with ours behind that."""
    here, links = brought.names[sheet], list(links_of(aside.parts, sheet))
    ours = next((link for link in links if link.kind == "drawing"), None)
    told = [link._replace(target=brought.names[link.target]) for link in links if link != ours]
    link = ours.id if ours else _OURS
    if ours is None:
        brought.parts[here] = with_drawing(brought.parts[here], link)
    else:
        name = brought.names.pop(ours.target)
        del brought.parts[name], brought.parts[relations_of(name)]
        inner = [
            each._replace(target=brought.names[each.target])
            for each in links_of(aside.parts, ours.target)
        ]
        drawn = with_ours(drawn, aside.parts[ours.target], inner)
    brought.parts[drawn.part] = drawn.data
    brought.parts[relations_of(drawn.part)] = links_told(drawn.links)
    brought.parts[relations_of(here)] = links_told(
        [*outward_links(aside.parts, sheet), *told, drawing_link(link, drawn.part)]
    )


def _sheet(part: bytes, styles: Mapping[int, int], tab: Tab) -> bytes:
    """Return a sheet with the formats of the other workbook, its tab as it was."""
    first, last = part.find(_ROWS), part.rfind(_ROWS_END)
    head, rows, tail = (
        (part[:first], part[first:last], part[last:]) if first >= 0 else (part, b"", b"")
    )
    head = head.replace(_SELECTED, b"")
    if tab.chosen:
        head = head.replace(b"<sheetView ", b"<sheetView%b " % _SELECTED, 1)
    if tab.colour:
        head = head.replace(_PROPERTIES, _PROPERTIES + b"<tabColor %b/>" % tab.colour, 1)
    numbers = {b"%d" % old: b' s="%d"' % new for old, new in styles.items()}
    pieces = _CELL_STYLE.split(
        rows
    )  # what stands before a cell's style, the cell's begin, its style
    pieces[2::3] = [numbers[each] for each in pieces[2::3]]
    return b"".join((head, *pieces, tail))
