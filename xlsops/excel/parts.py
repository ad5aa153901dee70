"""A workbook file as its parts: taken apart, put together the same way every time."""

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

from openpyxl.xml.functions import fromstring

_FIXED = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16
CONTENT_TYPES = "[Content_Types].xml"
"""The part that names the content type of every other; it comes first."""

_LINKS_END, _TYPES_END = b"</Relationships>", b"</Types>"
_PASSING = re.compile(
    r"^(\[Content_Types\]\.xml|(?:.*/)?_rels/.*\.rels|docProps/.*|xl/theme/.*|xl/printerSettings/.*"
    r"|xl/(calcChain|sharedStrings|styles|metadata)\.xml|xl/persons/.*)$"
)
_ABOUT_THE_WHOLE = {"classificationlabels", "customXml", "webextensiontaskpanes", "connections"}
"""Links to what says something of a workbook as a whole, whatever its sheets hold: a label of
secrecy, what SharePoint knows of the file, panels of add-ins, connections."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TEXT = re.compile(rb"(<(?:\w+:)?t(?:\s[^>]*)?>)([^<]*)")
_DROPPED = re.compile(rb"_x[0-9A-Fa-f]{4}_|x005F_")
"""An escape, or the letters openpyxl takes out of a text wherever they stand."""
_SPELLED = {b"_x005F_": b"_x005f_", b"x005F_": b"_x0078_005F_"}
_NUMBER = re.compile(r"\d+")
_TAB = re.compile(rb"<tabColor [^>]*/>")
_BARE = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetPr>%b</sheetPr><sheetData/></worksheet>"
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Link(NamedTuple):
    """What one part says of another it needs."""

    id: str
    kind: str
    target: str
    type: str = ""


def in_utc(moment: datetime) -> datetime:
    """Return a moment as the properties of documents tell it: UTC, whole seconds, no zone beside it."""
    told = moment.astimezone(UTC) if moment.tzinfo else moment
    return told.replace(tzinfo=None, microsecond=0)


def escaped(text: str) -> str:
    """Return a text as a part spells it, so that ``_x0032_`` is read as these letters, not as a 2."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def with_escapes_kept(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts with texts spelled so that openpyxl, reading them, drops no escape."""
    return {
        name: _TEXT.sub(_spelled, part) if b"x005F_" in part else part
        for name, part in parts.items()
    }


def take_apart(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name, in file order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def put_together(parts: Mapping[str, bytes], *, squeezed: bool = True) -> bytes:
    """Return a workbook file of these parts; the same parts give the same bytes whatever the system.

    What a squeezed part looks like depends on the zlib Python came with; not ``squeezed``, the file
    is larger and the same with every zlib, for those who know it by its fingerprint alone.
    """
    target = BytesIO()
    method = zipfile.ZIP_DEFLATED if squeezed else zipfile.ZIP_STORED
    with zipfile.ZipFile(target, "w", method, compresslevel=6) as archive:
        for name in sorted(
            parts, key=lambda each: (each != CONTENT_TYPES, not each.startswith("_rels"), each)
        ):
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = method
            info.create_system = _UNIX
            info.external_attr = _PLAIN_FILE
            archive.writestr(info, parts[name])
    return target.getvalue()


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name."""
    book = book_of(parts)
    targets = {link.id: link.target for link in links_of(parts, book)}
    sheets = fromstring(parts[book]).iter(f"{_MAIN}sheet")
    return {each.get("name", ""): targets.get(each.get(_LINK, ""), "") for each in sheets}


def without(parts: Mapping[str, bytes], painted: Collection[str]) -> dict[str, bytes]:
    """Return the parts with painted sheets empty but for the colour of their tabs.

    What is painted anew need not be read, which is most of a workbook.
    """
    left = dict(parts)
    for part in only_of(parts, painted):
        del left[part]
    for name, part in sheet_parts(parts).items():
        if name in painted:
            colour = _TAB.search(parts[part])
            left[part] = _BARE % (colour[0] if colour else b"")
            left.pop(relations_of(part), None)
    return left


def carried(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a rewriting with those added that it dropped though no sheet holds them.

    They stay byte for byte; only the lists of links and of content types name them anew.
    """
    result, types = dict(after), declarations(before)
    for old, new in (("", ""), (book_of(before), book_of(after))):
        dropped = [
            link
            for link in links_of(before, old)
            if link.kind in _ABOUT_THE_WHOLE and link.target in before and link.target not in after
        ]
        told = b"".join(
            b'<Relationship Id="xlsops%d" Type="%b" Target="/%b"/>'
            % (number, escape(link.type).encode(), escape(link.target).encode())
            for number, link in enumerate(dropped, 1)
        )
        named = relations_of(new)
        result[named] = result[named].replace(_LINKS_END, told + _LINKS_END)
        found = reached(before, [link.target for link in dropped], old)
        for name in sorted(found & set(before) - set(after)):
            result[name] = before[name]
            if relations_of(name) in before:
                result[relations_of(name)] = before[relations_of(name)]
            if types(name) != declarations(result)(name):
                kind = escape(types(name)).encode()
                override = b'<Override PartName="/%b" ContentType="%b"/>' % (
                    escape(name).encode(),
                    kind,
                )
                result[CONTENT_TYPES] = result[CONTENT_TYPES].replace(
                    _TYPES_END, override + _TYPES_END
                )
    return result


def lost_parts(
    before: Mapping[str, bytes], after: Mapping[str, bytes], painted: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the kinds of part a rewriting dropped, by name without number, each once.

    Two parts are of one kind by their content type, since every program names them its own way.
    Parts every program writes anew (styles, strings, print settings) do not count, nor do those
    that belong to painted sheets alone, nor drawings in which nothing is drawn.
    """
    left = Counter(kind for kind, _ in _kinds(after, painted))
    lost = set()
    for kind, name in _kinds(before, painted):
        left[kind] -= 1
        if left[kind] < 0:
            lost.add(_NUMBER.sub("", name))
    return tuple(sorted(lost))


def _spelled(text: re.Match[bytes]) -> bytes:
    return text[1] + _DROPPED.sub(lambda each: _SPELLED.get(each[0], each[0]), text[2])


def _kinds(parts: Mapping[str, bytes], painted: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield (content type, name) of every part that counts."""
    passed = only_of(parts, painted)
    kind = declarations(parts)
    for name, data in parts.items():
        empty = "/drawings/drawing" in name and b"Anchor" not in data
        if not empty and name not in passed and not _PASSING.match(name):
            yield kind(name) or name, name


def declarations(parts: Mapping[str, bytes]) -> Callable[[str], str]:
    """Return what tells the content type of a part; an empty text where none is declared."""
    types = list(fromstring(parts[CONTENT_TYPES]))
    usual = {each.get("Extension", "").lower(): each.get("ContentType", "") for each in types}
    own = {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in types}
    return lambda name: own.get(name) or usual.get(name.rpartition(".")[2].lower(), "")


def only_of(parts: Mapping[str, bytes], painted: Collection[str]) -> set[str]:
    """Return the parts to which only these sheets lead, their own included."""
    book = book_of(parts)
    ours = {part for name, part in sheet_parts(parts).items() if name in painted}
    others = {link.target for link in links_of(parts, book)} - ours
    return reached(parts, ours, book) - reached(parts, others, book)


def reached(parts: Mapping[str, bytes], starts: Iterable[str], book: str) -> set[str]:
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


def links_of(parts: Mapping[str, bytes], name: str) -> list[Link]:
    """Return what a part leads to inside the package; the package itself has no name."""
    folder = posixpath.dirname(name)
    relations = parts.get(relations_of(name))
    if relations is None:
        return []
    return [
        Link(
            each.get("Id", ""),
            each.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            each.get("Type", ""),
        )
        for each in fromstring(relations)
        if each.get("TargetMode") != "External"
    ]


def relations_of(name: str) -> str:
    """Return the name of the part that says what another part leads to."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")
