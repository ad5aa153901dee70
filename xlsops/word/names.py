"""The names of Word's markup, and how its parts are read and written."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DOCUMENT = "word/document.xml"
_BESIDE = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
Node = Any
"""An element; lxml brings no types."""
_WRITTEN = {f"{W}t", f"{M}t"}
_SIGNS = dict.fromkeys((*sorted(_WRITTEN), f"{W}sym"), "") | {
    f"{W}tab": "\t",
    f"{W}noBreakHyphen": "-",
    f"{W}br": " ",
    f"{W}cr": " ",
}
"""What holds something to be read: texts, those of equations, and signs that have an element of their own."""
_CODE, _OF_FONT = re.compile("[0-9A-Fa-f]{1,4}"), 0xF000
"""How a sign of a font is told: by its code, mostly behind where the fonts' own signs begin."""
_UNSEEN, _OFF = ("vanish", "webHidden", "strike", "dstrike"), {"0", "false", "off"}
_UNITS = 360_000
"""The units of a drawing in a centimetre."""


def text_parts(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the names of the parts people read: the document first, then what stands above and below."""
    if DOCUMENT in parts:
        yield DOCUMENT
    yield from sorted(name for name in parts if name.startswith(_BESIDE) and name.endswith(".xml"))


def read_part(part: bytes) -> Node:
    """Return the root of a part; nothing outside it is looked at, nothing in it is expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(part, parser)


def written(root: Node) -> bytes:
    """Return a part as bytes."""
    told: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return told


def element(tag: str, attributes: Mapping[str, str] | None = None) -> Node:
    """Return an element, its attributes in the order given."""
    made = etree.Element(tag)
    for name, value in (attributes or {}).items():
        made.set(name, value)
    return made


def units(centimetres: float) -> str:
    """Return a length as a drawing tells it."""
    return str(round(centimetres * _UNITS))


def text_of(node: Node) -> str:
    """Return what a reader sees written in an element; what is hidden, or tracking struck out or moved away, is not."""
    return "".join(
        _sign(each)
        for each in node.iter(*_SIGNS)
        if each.tag in _WRITTEN or each.getparent().tag == f"{W}r"
        if not (moved_away(each) or _hidden(each))
    )


def moved_away(node: Node) -> bool:
    """Tell whether tracking moved an element elsewhere: there it stands once more."""
    return next(node.iterancestors(f"{W}moveFrom"), None) is not None


def _sign(node: Node) -> str:
    """Return the text of an element; a sign that is told by its place in a font is that sign."""
    if node.tag == f"{W}sym":
        code = node.get(f"{W}char", "")
        number = int(code, 16) if _CODE.fullmatch(code) else 0
        return chr(number - _OF_FONT if number > _OF_FONT else number)
    return node.text or "" if node.tag in _WRITTEN else _SIGNS[node.tag]


def _hidden(node: Node) -> bool:
    """Tell whether a run is not shown, or struck through."""
    run = node.getparent()
    looks = run.find(f"{W}rPr") if run is not None else None
    told = [looks.find(f"{W}{each}") for each in _UNSEEN] if looks is not None else []
    return any(each is not None and each.get(f"{W}val", "1") not in _OFF for each in told)
