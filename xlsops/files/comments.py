"""The comments of a sheet, threads and notes alike, by the cell they belong to."""

import posixpath

from xlsops.core.cells import column_number
from xlsops.files.markup import parse
from xlsops.files.ooxml import MAIN, digits
from xlsops.files.package import Package
from xlsops.files.relations import relations

_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments "
_NOTE, _NOTE_TEXT, _GUIDE = MAIN + "comment", MAIN + "t", MAIN + "rPh"
_THREAD, _THREAD_TEXT = _THREADED + "threadedComment", _THREADED + "text"
_KINDS = ("comments", "threadedComment")
_MOST = 2_000

Comments = dict[tuple[int, int], str]


def comments_of(package: Package, sheet: str) -> Comments:
    """Return the comments of a sheet part; a thread takes the place of the note that stands in for it."""
    members = package.container.members
    folder, name = posixpath.split(sheet)
    links = f"{folder}/_rels/{name}.rels"
    if links not in members or not any("comment" in each for each in members):
        return {}
    found: dict[str, Comments] = {kind: {} for kind in _KINDS}
    for link in relations(links, package.part(links)):
        if link.kind in found and not link.external and link.target in members:
            found[link.kind] |= _read(link.target, package.part(link.target))
    return found["comments"] | found["threadedComment"]


def _read(name: str, data: bytes) -> Comments:
    reading = _Reading()
    parse(name, data, reading.start, reading.end, reading.characters)
    return reading.found


class _Reading:
    """Handlers that gather the texts of a part of comments; answers follow what they answer."""

    def __init__(self) -> None:
        self.found: Comments = {}
        self.place: tuple[int, int] | None = None
        self.pieces: list[str] = []
        self.inside = False
        self.guide = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in {_NOTE, _THREAD}:
            self.place, self.pieces = _place(attributes.get("ref", "")), []
        elif name == _GUIDE:
            self.guide = True
        elif name in {_NOTE_TEXT, _THREAD_TEXT}:
            self.inside = not self.guide

    def end(self, name: str) -> None:
        if name in {_NOTE, _THREAD} and self.place and len(self.found) < _MOST:
            before = self.found.get(self.place)
            text = "".join(self.pieces)
            self.found[self.place] = text if before is None else f"{before} / {text}"
        elif name == _GUIDE:
            self.guide = False
        elif name in {_NOTE_TEXT, _THREAD_TEXT}:
            self.inside = False

    def characters(self, text: str) -> None:
        if self.inside:
            self.pieces.append(text)


def _place(address: str) -> tuple[int, int] | None:
    letters = address.rstrip("0123456789")
    row = address[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3 and digits(row)):  # noqa: PLR2004 - XFD
        return None
    return int(row), column_number(letters)
