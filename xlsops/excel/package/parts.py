"""A workbook file as its parts: taken apart, put together the same way every time."""

import posixpath
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import BinaryIO, NamedTuple

from xlsops.excel.package import squeezing
from xlsops.excel.package.inflating import inflated
from xlsops.excel.package.lying_parts import LyingParts
from xlsops.excel.package.spans import BrokenPartError, root_of
from xlsops.excel.package.squeezing import packed

_FIXED = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16
_HURRIED = 1
"""How hard a part told piece by piece is squeezed; harder takes four times as long for a sixth less."""

Part = bytes | Iterable[bytes]
"""What a part holds, whole or piece by piece."""

CONTENT_TYPES = "[Content_Types].xml"
"""The part that names the content type of every other; it comes first."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"


class Relationship(NamedTuple):
    """What one part says of another it needs, or ``outward`` of a file beside the package."""

    id: str
    kind: str
    target: str
    type: str = ""
    outward: bool = False


def in_utc(moment: datetime) -> datetime:
    """Return a moment as the properties of documents tell it: UTC, whole seconds, no zone beside it."""
    told = moment.astimezone(UTC) if moment.tzinfo else moment
    return told.replace(tzinfo=None, microsecond=0)


def escaped(text: str) -> str:
    """Return a text as a part spells it, so that ``_x0032_`` is read as these letters, not as a 2."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def take_apart(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name, in file order."""
    return dict(_parts(data))


@lru_cache(maxsize=2)
def _parts(data: bytes) -> Mapping[str, bytes]:
    """Return the parts of a workbook; who reads a workbook and then paints it unpacks it once."""
    return dict(inflated(data))


def put_together(parts: Mapping[str, bytes], *, squeezed: bool = True) -> bytes:
    """Return a workbook file of these parts; the same parts give the same bytes whatever the system.

    Not ``squeezed``, the file is larger and the same whatever would squeeze it, for those who know
    it by its fingerprint alone. Parts that lie squeezed in another package are taken as they lie there.
    """
    laid = squeezing.squeezed if squeezed else squeezing.unsqueezed
    there = parts.lying if isinstance(parts, LyingParts) else lambda _: None
    return packed({name: there(name) or laid(parts[name]) for name in package_order(parts)})


def put_into(target: BinaryIO, parts: Mapping[str, Part]) -> None:
    """Write a workbook file of these parts; one that is told piece by piece is never held whole."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_HURRIED) as archive:
        for name in package_order(parts):
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = _UNIX, _PLAIN_FILE
            part = parts[name]
            with archive.open(info, "w") as stream:
                stream.writelines([part] if isinstance(part, bytes) else part)


def package_order(names: Iterable[str]) -> list[str]:
    """Return the names of parts in the order in which they lie in every package we make."""
    return sorted(
        names, key=lambda each: (each != CONTENT_TYPES, not each.startswith("_rels"), each)
    )


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name."""
    book = book_of(parts)
    targets = {link.id: link.target for link in links_of(parts, book)}
    return {name: targets.get(link, "") for name, link in _sheets_told(parts[book])}


@lru_cache(maxsize=4)
def _sheets_told(book: bytes) -> tuple[tuple[str, str], ...]:
    """Return name and link of each sheet as the workbook's main part tells them."""
    listed = root_of(book).child("sheets")
    return tuple(
        (each.attributes.get("name", ""), each.attributes.get(_LINK, ""))
        for each in (listed.children if listed else ())
    )


def declarations(parts: Mapping[str, bytes]) -> Callable[[str], str]:
    """Return what tells the content type of a part; an empty text where none is declared."""
    return _declarations(parts[CONTENT_TYPES])


@lru_cache(maxsize=4)
def _declarations(listed: bytes) -> Callable[[str], str]:
    types = [each.attributes for each in root_of(listed).children]
    usual = {each.get("Extension", "").lower(): each.get("ContentType", "") for each in types}
    own = {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in types}
    return lambda name: own.get(name) or usual.get(name.rpartition(".")[2].lower(), "")


def only_of(parts: Mapping[str, bytes], painted: Collection[str]) -> set[str]:
    """Return the parts to which only these sheets lead, their own included."""
    book = book_of(parts)
    ours = {part for name, part in sheet_parts(parts).items() if name in painted}
    others = {link.target for link in links_of(parts, book)} - ours
    return reached_parts(parts, ours, book) - reached_parts(parts, others, book)


def reached_parts(parts: Mapping[str, bytes], starts: Iterable[str], book: str) -> set[str]:
    """Return what some parts lead to, themselves included, but not back to the workbook."""
    found: set[str] = set()
    pending = list(starts)
    while pending:
        each = pending.pop()
        if each not in found and each != book:
            found.add(each)
            pending.extend(link.target for link in links_of(parts, each))
    return found


def book_of(parts: Mapping[str, bytes]) -> str:
    """Return the name of the workbook's main part."""
    links = links_of(parts, "")
    return next(link.target for link in links if link.kind == "officeDocument")


def links_of(parts: Mapping[str, bytes], name: str) -> list[Relationship]:
    """Return what a part leads to inside the package; the package itself has no name."""
    relations = parts.get(relations_of(name))
    return [] if relations is None else [*_links(posixpath.dirname(name), relations)]


def outward_links(parts: Mapping[str, bytes], name: str) -> list[Relationship]:
    """Return what a part leads to outside the package, as it is written there."""
    relations = parts.get(relations_of(name))
    told = (each.attributes for each in root_of(relations).children) if relations else ()
    return [
        Relationship(
            each.get("Id", ""), "", each.get("Target", ""), each.get("Type", ""), outward=True
        )
        for each in told
        if each.get("TargetMode") == "External"
    ]


@lru_cache(maxsize=8192)
def _links(folder: str, relations: bytes) -> tuple[Relationship, ...]:
    """Return the links a part tells; who follows them through a package comes by each many times."""
    told = (each.attributes for each in root_of(relations).children)
    return tuple(
        Relationship(
            each.get("Id", ""),
            each.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            each.get("Type", ""),
        )
        for each in told
        if each.get("TargetMode") != "External"
    )


def linked(parts: Mapping[str, bytes], main: str, kind: str) -> str:
    """Return the part of some kind that the workbook part leads to; raises BrokenPartError."""
    found = [link.target for link in links_of(parts, main) if link.kind == kind]
    if not found or found[0] not in parts:
        raise BrokenPartError
    return found[0]


def relations_of(name: str) -> str:
    """Return the name of the part that says what another part leads to."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")
