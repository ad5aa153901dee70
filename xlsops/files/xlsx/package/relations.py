"""The links between the parts of a package: content types and relationships."""

import posixpath
import re
from functools import lru_cache

from msgspec import Struct

from xlsops.core.terms.refused_files import Reason
from xlsops.files.xlsx.limits import LIMITS
from xlsops.files.xlsx.markup import check, parse
from xlsops.files.xlsx.unreadable import damaged, refuse

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types "
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships "
_CACHED = 20_000
_DRIVE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Relation(Struct, frozen=True):
    """One relationship: its id, the last word of its type, where it leads."""

    id: str
    kind: str
    target: str
    external: bool
    strict: bool = False


class ContentTypes(Struct, frozen=True):
    """The declared kinds of parts, by casefolded part name and by extension."""

    overrides: dict[str, str]
    defaults: dict[str, str]

    def of(self, part: str) -> str:
        """Return the content type of a part, or an empty text where none is declared."""
        key = part.casefold()
        return self.overrides.get(key) or self.defaults.get(key.rpartition(".")[2], "")

    @property
    def declared(self) -> frozenset[str]:
        """Return every content type named by an override."""
        return frozenset(self.overrides.values())


def content_types(data: bytes) -> ContentTypes:
    """Return the content types of a plain ``[Content_Types].xml``."""
    return _cached_types(data) if len(data) <= _CACHED else _content_types(data)


@lru_cache(maxsize=64)
def _cached_types(data: bytes) -> ContentTypes:
    return _content_types(data)


def _content_types(data: bytes) -> ContentTypes:
    overrides: dict[str, str] = {}
    defaults: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("ContentType", "").strip()
        if name == _TYPES + "Override":
            key = attributes.get("PartName", "").lstrip("/").casefold()
            if overrides.setdefault(key, kind) != kind:
                damaged("jenis satu bagian dinyatakan dua kali")
        elif name == _TYPES + "Default":
            defaults[attributes.get("Extension", "").casefold()] = kind

    check("[Content_Types].xml", data)
    parse("[Content_Types].xml", data, start)
    return ContentTypes(overrides, defaults)


def relations(name: str, data: bytes, most: int = LIMITS.links) -> tuple[Relation, ...]:
    """Return the relationships of a plain ``.rels`` part, internal targets resolved."""
    read = _cached_relations if len(data) <= _CACHED else _relations
    return read(name, data, most)


@lru_cache(maxsize=256)
def _cached_relations(name: str, data: bytes, most: int) -> tuple[Relation, ...]:
    return _relations(name, data, most)


def _relations(name: str, data: bytes, most: int) -> tuple[Relation, ...]:
    found: dict[str, Relation] = {}
    folder = posixpath.dirname(posixpath.dirname(name))

    def start(element: str, attributes: dict[str, str]) -> None:
        if element != _LINKS + "Relationship":
            return
        if len(found) >= most:
            refuse(Reason.TERLALU_BESAR, f"lebih dari {most} tautan pada satu lembar")
        kind = attributes.get("Type", "")
        target = attributes.get("Target", "")
        external = attributes.get("TargetMode", "") == "External"
        relation = Relation(
            attributes.get("Id", ""),
            kind.rpartition("/")[2],
            target if external else resolved(folder, target),
            external,
            kind.startswith("http://purl.oclc.org/ooxml/"),
        )
        if found.setdefault(relation.id, relation) is not relation:
            damaged("satu hubungan antarbagian dinyatakan dua kali")

    check(name, data)
    parse(name, data, start)
    return tuple(found.values())


def resolved(folder: str, target: str) -> str:
    """Return the casefolded part name a target means when it stands in ``folder``."""
    if _DRIVE.match(target):
        return target.casefold()
    joined = target if target.startswith("/") else f"/{folder}/{target}"
    return posixpath.normpath(joined).lstrip("/").casefold()
