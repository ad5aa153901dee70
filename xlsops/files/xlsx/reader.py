"""The reading of record: the bytes of a submission become a workbook of typed cells, or a refusal.

Only the parts that are needed are parsed; nothing of the file is calculated, fetched or run.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.terms.refused_files import Reason, Refusal
from xlsops.core.values.cells import Grid
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.structs import replace
from xlsops.files.xlsx.book import Book, SheetEntry, read_book
from xlsops.files.xlsx.limits import LIMITS, OWN, Limits
from xlsops.files.xlsx.package.linked_books import linked_book_names, linked_cells
from xlsops.files.xlsx.package.package import Package, open_package, own_package, rels_of
from xlsops.files.xlsx.package.relations import Relation
from xlsops.files.xlsx.properties import custom_properties, modified_time
from xlsops.files.xlsx.unreadable import UnreadableError, damaged, refuse

__all__ = ["UnreadableError", "Workbook", "open_own", "read_workbook", "take"]

_SHEET = "worksheet"
_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_TABLES = {"styles", "sharedStrings"}
_CELLS_NAMED = 5


class Workbook(Struct, frozen=True):
    """A workbook as its file writes it: sheets in order, and what the file says of itself.

    ``modified`` is when it was last saved, ``written`` the newest local time in its container.
    ``linked`` says of other workbooks it links to, and which cells take their values from there;
    ``formats`` are the number formats its cells may have.
    """

    sheets: tuple[Grid, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    modified: datetime | None = None
    date1904: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    written: datetime | None = None
    linked: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()

    def sheet(self, name: str) -> Grid | None:
        """Return the sheet of exactly this name, or None."""
        return next((grid for grid in self.sheets if grid.name == name), None)


def take(data: bytes, limits: Limits = LIMITS) -> Workbook | Refusal:
    """Return the workbook of these bytes, or why they are refused; no bytes make it raise."""
    try:
        return read_workbook(data, limits)
    except UnreadableError as error:
        return error.refusal
    except MemoryError:
        return Refusal(Reason.TERLALU_BERAT, "ingatan komputer ini tidak cukup")


def read_workbook(data: bytes, limits: Limits = LIMITS) -> Workbook:
    """Return the workbook of these bytes; raise UnreadableError, and nothing else, if refused."""
    from xlsops.files.xlsx import grids  # noqa: PLC0415 - a click that reads no sheet needs none of it

    package = open_package(data, limits)
    book = read_book(package.workbook, package.part(package.workbook))
    if book.is_control:
        refuse(Reason.KENDALI)
    if book.power:
        refuse(Reason.TIDAK_AMAN, book.power)
    notes = list(package.notes)
    scope = grids.scope_of(package, book, limits)
    sheets = grids.scanned_grids(package, _placed(package, book), scope, notes)
    return Workbook(
        tuple(sheets),
        _properties(package),
        _modified(package),
        book.date1904,
        book.names,
        tuple(notes),
        package.container.written,
        tuple(_linked_told(package.books, sheets)),
        scope.formats,
    )


class OwnBook(Struct, frozen=True):
    """A workbook of the office that was opened; of its sheets only what is asked is read."""

    package: Package
    book: Book

    def grids(self, but: Collection[str] = ()) -> tuple[Grid, ...]:
        """Return the worksheets, without those of the names ``but``; raise UnreadableError where one is not whole."""
        links = tuple(link for link in self.package.links if link.kind != "chartsheet")
        shown = replace(self.package, links=links)
        entries = _placed(shown, self.book, but)
        if not entries:
            return ()
        from xlsops.files.xlsx import grids  # noqa: PLC0415 - as in read_workbook

        scope = grids.scope_of(shown, self.book, OWN)
        return tuple(grids.scanned_grids(shown, entries, scope, []))

    @property
    def formats(self) -> tuple[str, ...]:
        """Return the number format of every look a cell may have; raise UnreadableError where they are not whole."""
        from xlsops.files.xlsx.sheet.styles import number_formats  # noqa: PLC0415 - as in read_workbook

        return number_formats(self.package.linked(self.package.links, "styles"))

    def made_from(self, names: Collection[str], *, styled: bool = True) -> str:
        """Return the fingerprint of all that sheets of these names are read from; of looks only if ``styled``."""
        links, told = {link.id: link for link in self.package.links}, sha256()
        entries = [each for each in self.book.sheets if each.name in names]
        wanted = _TABLES if styled else _TABLES - {"styles"}
        tables = [each for each in self.package.links if each.kind in wanted]
        for link in (*(links.get(each.link) for each in entries), *tables):
            target = link.target if link else ""
            beside = self.package.rels.get(rels_of(target), ())
            told.update(repr((link, self.package.types.of(target), beside)).encode())
            for name in (target, *(each.target for each in beside)):
                member = self.package.container.members.get(name.casefold())
                data = self.package.container.content(member) if member else b""
                told.update(b"%d %b" % (len(data), data))
        told.update(repr((entries, self.book.date1904)).encode())
        return told.hexdigest()


def open_own(data: bytes) -> OwnBook:
    """Return a workbook of the office; raise UnreadableError where it is not whole.

    Links, connections, pictures and code in it are its people's own affair.
    """
    package = own_package(data, OWN)
    book = read_book(package.workbook, package.part(package.workbook))
    others = {link.id for link in package.links if link.kind != _SHEET}
    sheets = tuple(each for each in book.sheets if each.link not in others)
    return OwnBook(package, replace(book, sheets=sheets))


def _placed(
    package: Package, book: Book, but: Collection[str] = ()
) -> list[tuple[SheetEntry, Relation]]:
    """Return the sheets in order, without those of the names ``but``, each with where it stands.

    Every sheet has a part, every sheet part a sheet, also where none is to be read.
    """
    links = {link.id: link for link in package.links}
    kinds = {_SHEET, "chartsheet"}
    used = {entry.link for entry in book.sheets}
    for entry in book.sheets:
        link = links.get(entry.link)
        if link is None or link.kind not in kinds or link.external:
            damaged(f"isi lembar {cited(entry.name)} hilang")
        if link.target not in package.container.members:
            damaged(f"isi lembar {cited(entry.name)} hilang")
        if link.kind == _SHEET and package.types.of(link.target) != _WORKSHEET:
            damaged(f"jenis isi lembar {cited(entry.name)} tidak dinyatakan")
    if len({links[link].target for link in used}) < len(book.sheets):
        damaged("dua lembar menunjuk isi yang sama")
    if any(link.kind in kinds and link.id not in used for link in package.links):
        damaged("ada isi lembar yang tidak terdaftar dalam buku kerja")
    return [(each, links[each.link]) for each in book.sheets if each.name not in but]


def _linked_told(books: tuple[str, ...], grids: Iterable[Grid]) -> Iterator[str]:
    """Yield which cells take their values from other workbooks, a sentence a sheet."""
    if not books:
        return
    by_sheet = {grid.name: list(linked_cells(grid.name, grid.cells)) for grid in grids}
    for sheet, cells in by_sheet.items():
        if cells:
            places = ", ".join(each.address for each in cells[:_CELLS_NAMED])
            more = f" dan {len(cells) - _CELLS_NAMED} lagi" if len(cells) > _CELLS_NAMED else ""
            yield messages.notes.cells_of_other_book(
                cited(sheet), f"{places}{more}", linked_book_names(books)
            )
    if not any(by_sheet.values()):
        yield messages.notes.linked_to_book(linked_book_names(books))


def _properties(package: Package) -> dict[str, str]:
    data = package.linked(package.root_links, "custom-properties")
    return {} if data is None else custom_properties("docProps/custom.xml", data)


def _modified(package: Package) -> datetime | None:
    data = package.linked(package.root_links, "core-properties")
    return None if data is None else modified_time("docProps/core.xml", data)
