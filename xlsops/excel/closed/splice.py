"""Brings painted sheets into a closed workbook; every part a person made stays byte for byte."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import count
from pathlib import PurePath
from typing import NamedTuple

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.sheet.sheet import Sheet, whole
from xlsops.core.sheet.standing import StandingSheet
from xlsops.core.terms.pieces import piece
from xlsops.core.values.structs import replace
from xlsops.errors import WorkbookUnreadableError, XlsopsError
from xlsops.excel.closed.as_made import AsMade, sheet_stamp
from xlsops.excel.closed.aside import Aside, Tab, bring, free, tab_of
from xlsops.excel.closed.calc_chain import has_formulas, stale_chain
from xlsops.excel.closed.held import held_by
from xlsops.excel.closed.painted_marks import NAMES, known_page, mark_formulas, painted_marks
from xlsops.excel.closed.peoples_drawings import drawn_by_people
from xlsops.excel.closed.stamps import sheets_as_made, stamped
from xlsops.excel.closed.styles import MOST_FORMATS, TableFullError, with_styles
from xlsops.excel.closed.taken_rows import pieces_in, with_rows_taken
from xlsops.excel.closed.workbook_part import (
    DefinedName,
    Sheets,
    WorkbookPart,
    read_workbook_part,
    with_sheets,
)
from xlsops.excel.package.inflating import DamagedPartError
from xlsops.excel.package.lying_parts import LyingParts, lying_parts
from xlsops.excel.package.package_lists import with_links, with_types
from xlsops.excel.package.parts import (
    CONTENT_TYPES,
    Relationship,
    book_of,
    linked,
    links_of,
    only_of,
    put_together,
    reached_parts,
    relations_of,
    sheet_parts,
)
from xlsops.excel.package.spans import BrokenPartError
from xlsops.excel.writer.sheets import Placed, sheets_written

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - nothing of it comes into the workbook
_SHEETS, _STYLES = "xl/worksheets/sheet.xml", "xl/styles.xml"
_SHEET = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


class Painted(NamedTuple):
    """The bytes of a workbook that was painted, and what of it stands as the program made it."""

    data: bytes
    made: AsMade


def paint_closed(
    data: bytes,
    path: PurePath,
    pages: Sequence[Sheet | StandingSheet],
    gone: Collection[str] = (),
    *,
    copied: bool = False,
) -> bytes:
    """Return the bytes of the control workbook as ``painted`` does."""
    known = [known_page(page) for page in pages]
    return painted(data, path, (pages, known), gone, sheets_as_made(data), copied=copied).data


def painted(
    data: bytes,
    path: PurePath,
    shown: tuple[Sequence[Sheet | StandingSheet], Sequence[StandingSheet]],
    gone: Collection[str],
    made: AsMade,
    *,
    copied: bool = False,
) -> Painted:
    """Return the control workbook of these bytes with the pages painted, and sheets ``gone`` removed.

    ``shown`` are the pages, and the fingerprint of each; ``made`` is what of the workbook stands as the
    program made it.

    Pages that stand there already may be given by their fingerprint alone.
    It keeps the fingerprints of the pages, so that painting the open workbook knows what it shows.
    A sheet that holds what others may live on stays as it is, see ``held_in``.
    Raises where people drew on a sheet that goes, unless the bytes are only ``copied`` into a new one.
    """
    pages, known = shown
    job = _Job(pages, gone, known, copied=copied, staying=not copied)
    after, held = _with_pages(data, path, job, made)
    stay = {name: each for name, each in made.sources.items() if name not in gone or name in held}
    new = {
        page.name: sheet_stamp(page, date1904=made.date1904)
        for page in known
        if page.name not in held
    }
    return Painted(after, AsMade({**stay, **new}, made.date1904))


def with_pages(data: bytes, path: PurePath, pages: Sequence[Sheet]) -> bytes:
    """Return the workbook of these bytes with the pages on their sheets.

    Raises where this would take what a person put in, or make what no program opens.
    """
    return _with_pages(data, path, _Job(pages), AsMade())[0]


class _Job(Struct, frozen=True):
    """What a workbook is to show: pages, names, and some sheets no more.

    Where the pages are ``known`` by their fingerprints, sheets that show them already are left alone.
    Sheets that hold what others may live on are refused, unless they are ``staying`` as they are.
    """

    pages: Sequence[Sheet | StandingSheet]
    gone: Collection[str] = ()
    known: Sequence[StandingSheet] = ()
    copied: bool = False
    staying: bool = False

    @property
    def marks(self) -> list[DefinedName]:
        """Return the names that keep the fingerprints of the known pages."""
        texts = zip(NAMES, mark_formulas(painted_marks(self.known)), strict=True)
        return [DefinedName(name, text.removeprefix("=")) for name, text in texts if self.known]

    def without(self, held: Collection[str]) -> "_Job":
        """Return the same but for sheets that stay as they are."""
        return replace(
            self,
            pages=[page for page in self.pages if page.name not in held],
            gone=[name for name in self.gone if name not in held],
            known=[page for page in self.known if page.name not in held],
        )


class _Brought(Struct, frozen=True):
    """What comes into a workbook: parts with their content types, names, and where each sheet is."""

    parts: Mapping[str, bytes] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    names: Sequence[DefinedName] = ()
    places: Mapping[str, str] = field(default_factory=dict)


def _with_pages(
    data: bytes, path: PurePath, job: _Job, made: AsMade
) -> tuple[bytes, frozenset[str]]:
    """Return the workbook with the pages, and the names of sheets that stay as they are."""
    try:
        before = lying_parts(data)
        held = frozenset[str]()
        if job.staying:
            names = {*(page.name for page in job.pages), *job.gone}
            held = frozenset(held_by(before, names - made.sources.keys()))
        after = _spliced(before, path, job.without(held), made)
        return (data if after.untouched else put_together(after)), held
    except DamagedPartError as error:
        told = messages.reasons.broken_part(piece(error.part))
        raise WorkbookUnreadableError(path, told, damaged=True) from error
    except BrokenPartError as error:
        raise WorkbookUnreadableError(path, messages.reasons.UNUSUAL_PARTS) from error
    except TableFullError as error:
        raise XlsopsError(messages.workbook.formats_full(path, MOST_FORMATS)) from error


def _spliced(before: LyingParts, path: PurePath, job: _Job, made: AsMade) -> LyingParts:
    main, standing = book_of(before), sheet_parts(before)
    book = read_workbook_part(before[main])
    sources = {page.name: sheet_stamp(page, date1904=book.date1904) for page in job.known}
    stand = {page.name for page in job.known if made.shows(page)}
    if any(isinstance(page, StandingSheet) and page.name not in stand for page in job.pages):
        raise LookupError(path)  # whoever says that a page stands has looked at these bytes
    fresh = [page for page in job.pages if isinstance(page, Sheet) and page.name not in stand]
    ours = standing.keys() & {*(page.name for page in fresh), *job.gone}
    _require(before, path, job.pages, ours)
    if not job.copied:
        _require_undrawn(before, path, [name for name in job.gone if name in standing])
    titles = {page.name: [chart.title for chart in page.charts] for page in fresh}
    tabs = {name: tab_of(before, standing[name], titles[name]) for name in ours & titles.keys()}
    gone = only_of(before, ours) - _drawn(before, tabs.values(), main)
    parts = before.changed({}, {*gone, *map(relations_of, gone)})
    old = {
        page.name: before[standing[page.name]] if page.name in made.sources else b""
        for page in fresh
        if page.pieces
    }
    brought = (
        _brought(before, {*parts, *standing.values()}, fresh, tabs, old) if fresh else _Brought()
    )
    parts = parts.changed(brought.parts)
    new = [place for name, place in brought.places.items() if name not in standing]
    links = _new_links(before, main, new)
    told = {link.target: link.id for link in links}
    told_of = with_sheets(
        book,
        Sheets(
            _order(book, job.pages, job.gone),
            {name: told[place] for name, place in brought.places.items() if place in told},
            brought.places.keys(),
        ),
        (*brought.names, *_needed(job.marks, book)),
        calculate=bool(ours or new)
        and any(
            has_formulas(parts.get(part, b""))
            for name, part in standing.items()
            if name not in made.sources
        ),
    )
    stale = stale_chain(before, main, [book.numbers[name] for name in ours])
    parts = parts.changed({main: told_of}, stale)
    no_more = before.keys() - parts.keys()
    lost = {link.id for link in links_of(before, main) if link.target in no_more}
    parts = parts.changed(
        {
            relations_of(main): with_links(before[relations_of(main)], lost, links),
            CONTENT_TYPES: with_types(parts, brought.kinds),
        }
    )
    places = {
        brought.places[name]: sources[name] for name in sources.keys() & brought.places.keys()
    }
    return parts.changed(
        {place: stamped(parts, place, main, source) for place, source in places.items()}
    )


def _brought(
    before: Mapping[str, bytes],
    taken: Collection[str],
    pages: Sequence[Sheet],
    tabs: Mapping[str, Tab],
    old: Mapping[str, bytes],
) -> _Brought:
    """Return what comes with the pages, under names that are not taken; the table of formats grows.

    Pieces of pages that stand in an ``old`` part are taken from there.
    """
    main, standing = book_of(before), sheet_parts(before)
    known = {name.casefold() for name in taken}
    places = {page.name: standing.get(page.name) or free(_SHEETS, known) for page in pages}
    book = read_workbook_part(before[main])
    there = {name: pieces_in(part, date1904=book.date1904) for name, part in old.items()}
    made = _made([whole(page, there.get(page.name, ())) for page in pages], book)
    styles = linked(before, main, "styles")
    table, numbers = with_styles(before[styles], made[_STYLES])
    parts, kinds = bring(Aside(made, numbers), places, tabs, known)
    for page in pages:
        if page.pieces:
            place = places[page.name]
            parts[place] = with_rows_taken(
                parts[place], page, old[page.name], date1904=book.date1904
            )
    names = read_workbook_part(made[book_of(made)]).names
    return _Brought({**parts, styles: table}, kinds, names, places)


def _require(
    parts: Mapping[str, bytes],
    path: PurePath,
    pages: Sequence[Sheet | StandingSheet],
    ours: Collection[str],
) -> None:
    """Raise where a sheet has a page's name but for capitals, or holds what others may need."""
    standing = sheet_parts(parts)
    wanted = {page.name.casefold(): page.name for page in pages}
    for name in sorted(standing.keys() - ours):
        if wanted.get(name.casefold(), name) != name:
            told = messages.workbook.sheet_name(path, name, wanted[name.casefold()])
            raise XlsopsError(told)
    if held := held_by(parts, ours):
        pieces = [messages.reasons.held_on(name, words) for name, words in held.items()]
        raise XlsopsError(messages.workbook.would_lose(path, pieces))


def _require_undrawn(parts: Mapping[str, bytes], path: PurePath, gone: Collection[str]) -> None:
    """Raise where people drew on a sheet that goes: what they drew would go with it."""
    standing = sheet_parts(parts)
    drawn = [name for name in gone if drawn_by_people(parts, standing[name])]
    if drawn:
        told = [messages.reasons.drawn_on(name) for name in sorted(drawn)]
        raise XlsopsError(messages.workbook.would_lose(path, told))


def _drawn(parts: Mapping[str, bytes], tabs: Iterable[Tab], main: str) -> set[str]:
    """Return the parts of what people drew on painted sheets; they stay."""
    drawn = [tab.drawn for tab in tabs if tab.drawn is not None]
    targets = [link.target for each in drawn for link in each.links]
    return {*(each.part for each in drawn), *reached_parts(parts, targets, main)}


def _made(pages: Sequence[Sheet], book: WorkbookPart) -> dict[str, bytes]:
    """Return the parts of a workbook of these pages, its days counted as in the other one."""
    placed = [Placed(page, page.name) for page in pages]
    return sheets_written(placed, "", _MADE, date1904=book.date1904)


def _new_links(parts: Mapping[str, bytes], main: str, sheets: Sequence[str]) -> list[Relationship]:
    """Return links to sheets that are new, under ids that are free."""
    taken = {link.id for link in links_of(parts, main)}
    free_ids = (each for each in map("xlsops{}".format, count(1)) if each not in taken)
    return [
        Relationship(link, "worksheet", part, _SHEET)
        for link, part in zip(free_ids, sheets, strict=False)
    ]


def _order(
    book: WorkbookPart, pages: Sequence[Sheet | StandingSheet], gone: Collection[str]
) -> tuple[str, ...]:
    """Return the sheets in their order: new ones behind, those that come last behind all others."""
    there = dict.fromkeys(book.sheets)
    last = [page.name for page in pages if page.last]
    new = [page.name for page in pages if page.name not in there]
    behind = {*gone, *last}
    stay = [name for name in (*there, *new) if name not in behind]
    return (*stay, *last)


def _needed(marks: Sequence[DefinedName], book: WorkbookPart) -> Iterator[DefinedName]:
    """Yield the marks that say something, or stand in the workbook already."""
    known = {each.name for each in book.names}
    return (each for each in marks if each.text != '""' or each.name in known)
