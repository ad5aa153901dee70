"""XML parts, parsed by expat with every door shut: no DOCTYPE, known encodings, bounded depth."""

import re
from collections.abc import Callable
from functools import lru_cache
from xml.parsers import expat

from msgspec import Struct, field

from xlsops.core.terms.pieces import piece
from xlsops.core.terms.refused_files import Reason
from xlsops.files.xlsx.limits import LIMITS, Limits
from xlsops.files.xlsx.ooxml import DEEPEST
from xlsops.files.xlsx.unreadable import damaged, refuse

_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_USUAL = b'<?xml version="1.0" encoding="UTF-8"'
"""How nearly all parts begin."""
_CODECS = {
    "utf-8": "",
    "utf8": "",
    "us-ascii": "",
    "ascii": "",
    "utf-16": "utf-16",
    "iso-8859-1": "iso-8859-1",
    "windows-1252": "windows-1252",
}
_UTF16_STARTS = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}

_DECLARES = (b"<!DOCTYPE", b"<!ENTITY")
_UNCOUNTED = 1_000_000
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_STRANGE = re.compile(rb"&(?!(?:lt|gt|quot|apos|amp);)")
"""An entity beside the five that XML names."""
LONGEST = 32_000_000

_LONGEST_SPACE = 512
_CHUNK = 1 << 20

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Characters = Callable[[str], None]


class Tally(Struct):
    """How much markup a file has had read so far; an honest one is far below the limit.

    A part counts as often as it is read: what is read for each of many others costs each time.
    Parts wait to be counted until there could be too much in them, which of honest ones never is.
    """

    limits: Limits = LIMITS
    marks: int = 0
    size: int = 0
    waiting: list[bytes] = field(default_factory=list)

    def counted(self, data: bytes) -> bytes:
        """Return a part to be read, counted before anything is made of it."""
        self.size += len(data)
        self.waiting.append(data)
        if self.size > min(self.limits.marks, _UNCOUNTED):
            self.marks += sum(each.count(b"<") for each in self.waiting)
            self.waiting.clear()
        if self.marks > self.limits.marks or self.size > self.limits.total:
            refuse(Reason.TERLALU_BESAR, "isinya terlalu banyak bagian kecil")
        return data


def plain(name: str, raw: bytes) -> bytes:
    """Return an XML part as UTF-8 without a mark, and without a DOCTYPE anywhere in it."""
    data = _utf8(name, raw)
    if b"!" in data and any(each in data for each in _DECLARES):
        refuse(Reason.TIDAK_AMAN, f"{piece(name)} memuat perintah yang tidak dikenal Excel")
    return data


def parse(
    name: str,
    data: bytes,
    start: Start,
    end: End | None = None,
    characters: Characters | None = None,
) -> None:
    """Run the handlers over a plain part; element names come as ``namespace name``.

    Every element is told with the whole name of its namespace, and a tag that goes on is read again
    with each chunk, so neither may be long. Excel writes 32,767 letters into an attribute at most.
    """

    def space(_prefix: str | None, uri: str | None) -> None:
        if uri and len(uri) > _LONGEST_SPACE:
            damaged(f"{piece(name)} memuat nama yang terlalu panjang")

    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartNamespaceDeclHandler = space
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if characters is not None:
        parser.CharacterDataHandler = characters
    try:
        for read in range(_CHUNK, len(data), _CHUNK):
            parser.Parse(data[read - _CHUNK : read], False)  # noqa: FBT003 - positional in expat
            if read - parser.CurrentByteIndex > 2 * _CHUNK:
                damaged(f"{piece(name)} memuat isi yang terlalu panjang")
        parser.Parse(data[(len(data) - 1) // _CHUNK * _CHUNK :], True)  # noqa: FBT003
    except expat.ExpatError as error:
        line = getattr(error, "lineno", 0)
        damaged(f"{piece(name)} cacat pada baris {line}")


def check(name: str, data: bytes) -> None:
    """Prove that a part nobody reads is well-formed and not nested without end."""
    depth = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            too_deep(name)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parse(name, data, start, end)


@lru_cache(maxsize=64)
def check_once(name: str, data: bytes) -> None:
    """Prove a part as ``check`` does; equal parts of many submissions are proved once."""
    check(name, data)


def too_deep(name: str) -> None:
    """Refuse a part whose elements are nested beyond the limit."""
    damaged(f"{piece(name)} bersarang terlalu dalam")


def element_text(data: bytes) -> str | None:
    """Return a stretch of elements as text, or None where it holds what only expat may judge.

    What is returned has no carriage return, comment, section or forbidden letter: apart from
    entities, the text between its tags is what XML says it is.
    """
    return data.decode() if sound(data) and b"<!" not in data and b"<?" not in data else None


def sound(data: bytes) -> bool:
    """Tell whether letters stand for themselves: none forbidden, none read as another, no ``]]>``."""
    if len(data.translate(None, _CONTROLS)) != len(data) or (b"]" in data and b"]]>" in data):
        return False
    if data.isascii():
        return True
    if b"\xef" in data and (b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data):
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def plainly_said(data: bytes) -> bool:
    """Tell whether letters stand for themselves, or for what one of the five entities names."""
    return sound(data) and not (b"&" in data and _STRANGE.search(data))


def without_entities(text: str) -> str | None:
    """Return text with the five named entities resolved, or None where it has any other."""
    if "&" not in text:
        return text
    known = sum(text.count(entity) for entity in _ENTITIES)
    if known != text.count("&"):
        return None
    for entity, letter in _ENTITIES.items():
        text = text.replace(entity, letter)
    return text


def _utf8(name: str, raw: bytes) -> bytes:
    if raw.startswith(_USUAL):
        return raw
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
    codec = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else _UTF16_STARTS.get(raw[:2])
    if codec is None:
        declared = _DECLARED.match(raw[:256])
        if declared is None:
            return raw
        codec = _CODECS.get(declared[1].decode("latin-1").casefold())
        if not codec:
            if codec is None:
                damaged(f"{piece(name)} memakai penyandian tak dikenal")
            return raw
    try:
        return raw.decode(codec).encode()
    except UnicodeError:
        damaged(f"{piece(name)} tidak terbaca dalam penyandiannya")
