"""The lists of a package, of content types and of links, changed in place."""

from collections.abc import Collection, Iterator, Mapping

from xlsops.excel.package.parts import CONTENT_TYPES, Relationship, declarations
from xlsops.excel.package.spans import Edit, Element, appended, edited, prefixed, root_of
from xlsops.excel.package.spelt import quoteattr

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def with_types(parts: Mapping[str, bytes], kinds: Mapping[str, str]) -> bytes:
    """Return the list of content types with these kinds of parts told, and none of a part that left."""
    data = parts[CONTENT_TYPES]
    root, told = root_of(data), declarations(parts)
    here = {name.casefold() for name in parts}
    stale = {name.casefold() for name, kind in kinds.items() if told(name) != kind}
    edits = [
        Edit(each.start, each.end, b"")
        for each in root.all("Override")
        if (name := each.attributes.get("PartName", "").lstrip("/").casefold()) not in here
        or name in stale
    ]
    new = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>"
        for name, kind in kinds.items()
        if name.casefold() in stale
    )
    return edited(data, [*edits, *_added(root, new)])


def with_links(data: bytes, gone: Collection[str], new: Collection[Relationship]) -> bytes:
    """Return a list of links without those of these ids, and with new ones."""
    root = root_of(data)
    edits = [
        Edit(each.start, each.end, b"")
        for each in root.all("Relationship")
        if each.attributes.get("Id") in gone
    ]
    return edited(data, [*edits, *_added(root, "".join(map(_written, new)))])


def links_told(links: Collection[Relationship]) -> bytes:
    """Return a list of links as a part."""
    told = "".join(map(_written, links))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{_RELATIONS}">{told}</Relationships>'
    ).encode()


def _written(link: Relationship) -> str:
    target = quoteattr(link.target if link.outward else f"/{link.target}")
    mode = ' TargetMode="External"' if link.outward else ""
    told = f"Id={quoteattr(link.id)} Type={quoteattr(link.type)} Target={target}{mode}"
    return f"<Relationship {told}/>"


def _added(root: Element, new: str) -> Iterator[Edit]:
    if new:
        yield appended(root, prefixed(new.encode(), root.prefix))
