"""An XML part as elements that know where they stand, so that one is changed and no other byte."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple
from xml.parsers import expat

from msgspec import Struct, field

_TAG = re.compile(rb"<([^\s/>]+)(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(/?)>")


class BrokenPartError(Exception):
    """A part is no XML that can be changed in place."""


class Edit(NamedTuple):
    """What stands from one byte to another gives way to something else."""

    start: int
    end: int
    new: bytes


class Element(Struct):
    """An element: its name in braces' form ``namespace name``, and where it stands in its part.

    ``start`` to ``inner`` is the first tag, ``close`` to ``end`` the last; both are one where the
    element is written as an empty one.
    """

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    tag: bytes
    empty: bool
    close: int = 0
    end: int = 0
    children: list["Element"] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Return the name without the namespace."""
        return self.name.rpartition(" ")[2]

    @property
    def prefix(self) -> bytes:
        """Return what names of this namespace begin with here, such as ``x:``, or nothing."""
        before, colon, _ = self.tag.rpartition(b":")
        return before + colon

    def child(self, kind: str) -> "Element | None":
        """Return the first child of that name, if there is one."""
        return next((each for each in self.children if each.kind == kind), None)

    def walk(self) -> Iterator["Element"]:
        """Yield the element and all below it."""
        yield self
        for each in self.children:
            yield from each.walk()

    def all(self, kind: str) -> list["Element"]:
        """Return the children of that name."""
        return [each for each in self.children if each.kind == kind]


def root_of(data: bytes) -> Element:
    """Return the root element of a part; raises BrokenPartError where it is none."""
    pending: list[Element] = []
    roots: list[Element] = []
    parser = expat.ParserCreate("utf-8", " ")

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = _TAG.match(data, at)
        if tag is None:
            raise BrokenPartError
        made = Element(name, attributes, at, tag.end(), tag[1], empty=bool(tag[2]))
        (pending[-1].children if pending else roots).append(made)
        pending.append(made)

    def end(_name: str) -> None:
        ended = pending.pop()
        ended.close = ended.inner if ended.empty else parser.CurrentByteIndex
        ended.end = ended.inner if ended.empty else data.index(b">", ended.close) + 1

    def refuse(*_told: object) -> None:
        raise BrokenPartError

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - positional in expat
    except expat.ExpatError as error:
        raise BrokenPartError from error
    return roots[0]


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a part with the edits made; none may reach into another."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        pieces += [data[at : edit.start], edit.new]
        at = edit.end
    return b"".join((*pieces, data[at:]))


def with_attribute(data: bytes, element: Element, name: str, value: str) -> Edit:
    """Return the edit that gives an element without children's names an attribute, there or not yet."""
    tag = data[element.start : element.inner]
    told = b' %b="%b"' % (name.encode(), value.encode())
    old = re.search(rb"\s%b\s*=\s*(?:\"[^\"]*\"|'[^']*')" % name.encode(), tag)
    if old:
        return Edit(element.start + old.start(), element.start + old.end(), told)
    at = element.start + 1 + len(element.tag)
    return Edit(at, at, told)


def appended(element: Element, children: bytes) -> Edit:
    """Return the edit that puts children behind those an element has."""
    if not element.empty:
        return Edit(element.close, element.close, children)
    return Edit(element.inner - 2, element.inner, b">%b</%b>" % (children, element.tag))


def prefixed(xml: bytes, prefix: bytes) -> bytes:
    """Return elements without a prefix written with one."""
    return re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1" + prefix, xml) if prefix else xml


def place_for(parent: Element, order: tuple[str, ...], kind: str) -> int:
    """Return where a child of that name belongs that is not there yet, in the order of a schema."""
    before = set(order[: order.index(kind)])
    return max((each.end for each in parent.children if each.kind in before), default=parent.inner)


def content_text(data: bytes, element: Element) -> str:
    """Return the text of an element without children."""
    return unescape(data[element.inner : element.close].decode())


def span_key(element: Element) -> tuple[object, ...]:
    """Return what makes two elements one: name, attributes and children, however they are spelled."""
    attributes = tuple(sorted(element.attributes.items()))
    return element.name, attributes, tuple(map(span_key, element.children))
