"""The workbook part: which sheets there are, in which order and state, names, and the epoch."""

from functools import lru_cache

from msgspec import Struct

from xlsops.core.spec import tables
from xlsops.core.terms.powers import power_of_names, power_of_sheets
from xlsops.core.terms.refused_files import Reason
from xlsops.core.values.foreign_text import cited
from xlsops.files.xlsx.markup import parse
from xlsops.files.xlsx.ooxml import DEEPEST, MAIN, RELATION_ID, STRICT, digits, truth
from xlsops.files.xlsx.unreadable import damaged, refuse

_STATES = ("visible", "hidden", "veryHidden")
_CACHED = 20_000
_LONGEST_NAME = 255
"""As long as Excel takes a name of cells; one of a sheet has 31 letters at most."""
_PLACES = {
    MAIN + "workbook": 1,
    MAIN + "workbookPr": 2,
    MAIN + "sheets": 2,
    MAIN + "sheet": 3,
    MAIN + "definedNames": 2,
    MAIN + "definedName": 3,
}


class SheetEntry(Struct, frozen=True):
    """One sheet as the workbook part lists it."""

    name: str
    state: str
    link: str


class Book(Struct, frozen=True):
    """What the workbook part says."""

    sheets: tuple[SheetEntry, ...]
    names: dict[str, str]
    date1904: bool
    power: str | None = None
    """What in it an add-in would obey, as a person reads it."""
    is_control: bool = False
    """Whether it is a Kendali Kinerja, and does not only bear its mark."""


def read_book(part: str, data: bytes) -> Book:
    """Return what a plain workbook part says; sheet-bound names come as ``Sheet!name``."""
    return _cached(part, data) if len(data) <= _CACHED else _read(part, data)


@lru_cache(maxsize=64)
def _cached(part: str, data: bytes) -> Book:
    """Return what a part says; forms of one shape share it."""
    return _read(part, data)


def _read(part: str, data: bytes) -> Book:
    collector = _BookHandlers()
    parse(part, data, collector.start, collector.end, collector.characters)
    sheets = tuple(collector.sheets)
    if not sheets:
        damaged("buku kerja tidak memuat lembar")
    if len({sheet.name.casefold() for sheet in sheets}) < len(sheets):
        refuse(Reason.TIDAK_AMAN, "dua lembar bernama sama")
    named = (*(sheet.name for sheet in sheets), *(name for name, _, _ in collector.names))
    if any(len(name) > _LONGEST_NAME for name in named):
        damaged("nama lembar atau nama sel terlalu panjang")
    names = {}
    for name, scope, pieces in collector.names:
        if digits(scope) and int(scope) < len(sheets):
            name = f"{sheets[int(scope)].name}!{name}"  # noqa: PLW2901
        names[name] = "".join(pieces)
    titles = [sheet.name for sheet in sheets]
    bare = [name for name, _, _ in collector.names]
    told, marked = power_of_sheets(titles), power_of_names(bare)
    control = told is None and marked is not None and tables.SETTINGS.sheet in titles
    return Book(sheets, names, collector.date1904, told or marked, control)


class _BookHandlers:
    """Handlers that gather the sheets and names of a workbook part."""

    def __init__(self) -> None:
        self.sheets: list[SheetEntry] = []
        self.names: list[tuple[str, str, list[str]]] = []
        self.date1904 = False
        self.depth = 0
        self.text: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1 and name != MAIN + "workbook":
            if name.startswith(STRICT):
                refuse(Reason.FORMAT, "Strict Open XML Spreadsheet")
            damaged("bagian utama bukan buku kerja")
        if self.depth > DEEPEST:
            damaged("bagian utama bersarang terlalu dalam")
        if _PLACES.get(name) != self.depth:
            return
        if name == MAIN + "workbookPr":
            self.date1904 = truth(attributes.get("date1904"))
        elif name == MAIN + "sheet":
            self.sheets.append(_entry(attributes))
        elif name == MAIN + "definedName":
            self.text = []
            scope = attributes.get("localSheetId", "")
            self.names.append((attributes.get("name", ""), scope, self.text))

    def end(self, name: str) -> None:
        self.depth -= 1
        if name == MAIN + "definedName":
            self.text = None

    def characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)


def _entry(attributes: dict[str, str]) -> SheetEntry:
    name = attributes.get("name", "")
    state = attributes.get("state", "visible")
    if not name or state not in _STATES:
        damaged(f"daftar lembar cacat pada {cited(name) or 'lembar tanpa nama'}")
    return SheetEntry(name, state, attributes.get(RELATION_ID, ""))
