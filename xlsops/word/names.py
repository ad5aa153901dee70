"""The names of Word's markup, and how its parts are read and written."""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DOCUMENT = "word/document.xml"
_BESIDE = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
Node = Any
"""An element; lxml brings no types."""
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
    """Return what a reader sees written in an element; what tracking struck out or moved away is not."""
    return "".join(
        "\t" if each.tag == f"{W}tab" else (each.text or "")
        for each in node.iter(f"{W}t", f"{W}tab")
        if (each.tag == f"{W}t" or each.getparent().tag == f"{W}r") and not moved_away(each)
    )


def moved_away(node: Node) -> bool:
    """Tell whether tracking moved an element elsewhere: there it stands once more."""
    return next(node.iterancestors(f"{W}moveFrom"), None) is not None
