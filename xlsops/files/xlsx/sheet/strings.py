"""The shared strings of a workbook: rich text joined, phonetic guides left out."""

import re

from xlsops.core.values.visible import unescaped
from xlsops.files.xlsx.markup import LONGEST, element_text, parse, without_entities
from xlsops.files.xlsx.ooxml import DEEPEST, MAIN, digits
from xlsops.files.xlsx.unreadable import damaged

_ROOT, _ITEM, _TEXT, _GUIDE = MAIN + "sst", MAIN + "si", MAIN + "t", MAIN + "rPh"
_SHORTEST_ITEM = len("<si/>")
_PLAIN = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_PART = "xl/sharedStrings.xml"


def shared_strings(data: bytes | None) -> list[str]:
    """Return the texts of a plain shared strings part, in order."""
    if data is None:
        return []
    strings = _plain_strings(data)
    return _parsed_strings(data) if strings is None else strings


def _plain_strings(data: bytes) -> list[str] | None:
    """Return the texts where every item is one plain text; None where expat should look."""
    first, last = data.find(b"<si>"), data.rfind(b"</sst>")
    if first < 0 or last < first or len(data) > LONGEST:
        return None
    body = element_text(data[first:last])
    head, tail = data[:first], data[last:]
    if body is None or b"<!" in head + tail:
        return None
    pieces = _PLAIN.split(body)
    if any(pieces[::2]):
        return None
    collector = _StringHandlers(len(data))
    parse(_PART, head + tail, collector.start, collector.end, collector.characters)
    if collector.strings:
        return None
    strings = pieces[1::2]
    if "&" in body:
        resolved = [without_entities(text) for text in strings]
        if None in resolved:
            return None
        strings = [text for text in resolved if text is not None]
    return [unescaped(text) for text in strings] if "_x" in body else strings


def _parsed_strings(data: bytes) -> list[str]:
    collector = _StringHandlers(len(data))
    parse(_PART, data, collector.start, collector.end, collector.characters)
    return collector.strings


class _StringHandlers:
    """Handlers that gather the texts of a shared strings part."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.strings: list[str] = []
        self.pieces: list[str] = []
        self.path: list[str] = []
        self.inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        path = self.path
        path.append(name)
        depth = len(path)
        if depth > DEEPEST:
            damaged("teks bersama bersarang terlalu dalam")
        if depth == 1:
            self._root(name, attributes.get("uniqueCount", "0"))
        elif name == _ITEM:
            if path[:-1] != [_ROOT]:
                damaged("teks bersama salah tempat")
            self.pieces = []
        elif name == _TEXT:
            self.inside = path[1] == _ITEM and path[-2] != _GUIDE

    def end(self, name: str) -> None:
        self.path.pop()
        if name == _TEXT:
            self.inside = False
        elif name == _ITEM:
            self.strings.append(unescaped("".join(self.pieces)))

    def characters(self, text: str) -> None:
        if self.inside:
            self.pieces.append(text)

    def _root(self, name: str, count: str) -> None:
        if name != _ROOT:
            damaged("bagian teks bersama tidak dikenali")
        if not digits(count, 12):
            damaged("jumlah teks bersama cacat")
        if int(count) * _SHORTEST_ITEM > self.size:
            damaged("jumlah teks bersama melebihi isinya")
