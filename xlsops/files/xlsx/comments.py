"""The comments of a sheet, threads and notes alike, by the cell they belong to."""

from xlsops.core.terms.refused_files import Reason
from xlsops.core.values.cells import column_number
from xlsops.files.xlsx.markup import parse
from xlsops.files.xlsx.ooxml import MAIN, digits
from xlsops.files.xlsx.package.package import Package, rels_of
from xlsops.files.xlsx.unreadable import refuse

_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments "
_NOTE, _NOTE_TEXT, _GUIDE = MAIN + "comment", MAIN + "t", MAIN + "rPh"
_THREAD, _THREAD_TEXT = _THREADED + "threadedComment", _THREADED + "text"
_KINDS = ("comments", "threadedComment")
_MOST, _LONGEST = 50_000, 32_767

Comments = dict[tuple[int, int], str]


def comments_of(package: Package, sheet: str) -> Comments:
    """Return the comments of a sheet part; a thread takes the place of the note that stands in for it."""
    links = package.rels.get(rels_of(sheet), ())
    parts = {
        (link.kind, link.target)
        for link in links
        if link.kind in _KINDS and not link.external and link.target in package.container.members
    }
    found: Comments = {}
    for _, target in sorted(parts):  # notes first
        found |= _read(target, package.part(target))
    return found


def _read(name: str, data: bytes) -> Comments:
    reading = _CommentHandlers()
    parse(name, data, reading.start, reading.end, reading.characters)
    return {place: " / ".join(texts)[:_LONGEST] for place, texts in reading.found.items()}


class _CommentHandlers:
    """Handlers that gather the texts of a part of comments; answers follow what they answer."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], list[str]] = {}
        self.count = 0
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
        if name in {_NOTE, _THREAD} and self.place:
            if self.count >= _MOST:
                refuse(Reason.TERLALU_BESAR, f"lebih dari {_MOST} komentar pada satu lembar")
            self.found.setdefault(self.place, []).append("".join(self.pieces)[:_LONGEST])
            self.count += 1
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
