"""Brings painted sheets into a closed workbook; every part a person made stays byte for byte."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import count
from pathlib import PurePath

from xlsops import messages
from xlsops.core.painted import Painted
from xlsops.core.pieces import piece
from xlsops.errors import WorkbookUnreadableError, XlsopsError
from xlsops.excel.aside import Aside, Tab, bring, free, tab_of
from xlsops.excel.book_part import Name, Sheets, WorkbookPart, read_workbook_part, with_sheets
from xlsops.excel.package_lists import with_links, with_types
from xlsops.excel.painted_marks import NAMES, marks_of, texts_of
from xlsops.excel.parts import (
    CONTENT_TYPES,
    Link,
    book_of,
    links_of,
    only_of,
    put_together,
    reached,
    relations_of,
    sheet_parts,
    take_apart,
)
from xlsops.excel.sheet_writer import Placed, sheets_written
from xlsops.excel.spans import BrokenPartError
from xlsops.excel.style_table import MOST_FORMATS, TableFullError, with_styles

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - nothing of it comes into the workbook
_SHEETS, _STYLES = "xl/worksheets/sheet.xml", "xl/styles.xml"
_SHEET = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_NEEDED = {"pivotTable", "table", "queryTable", "slicer", "timeline"}
"""What a person may put on a painted sheet that formulas, charts and lists elsewhere live on."""

_FORMULA = re.compile(rb"<(?!xm:)(?:\w+:)?f[ />]")
_CHAINED = re.compile(rb'<(?:\w+:)?c\s[^>]*?\bi="([0-9]+)"')


def paint_closed(
    data: bytes, path: PurePath, pages: Sequence[Painted], gone: Collection[str] = ()
) -> bytes:
    """Return the control workbook of these bytes with the pages painted, and sheets ``gone`` removed.

    It keeps the fingerprints of the pages, so that painting the open workbook knows what it shows.
    """
    texts = zip(NAMES, texts_of(marks_of(pages)), strict=True)
    marks = [Name(name, text.removeprefix("=")) for name, text in texts]
    return with_pages(data, path, pages, gone, marks)


def with_pages(
    data: bytes, path: PurePath, pages: Sequence[Painted], gone: Collection[str] = (),
    marks: Sequence[Name] = (),
) -> bytes:  # fmt: skip
    """Return the workbook of these bytes with the pages on their sheets, and sheets ``gone`` removed.

    Raises where this would take what a person put in, or make what no program opens.
    """
    try:
        return put_together(_spliced(take_apart(data), path, pages, gone, marks))
    except BrokenPartError as error:
        raise WorkbookUnreadableError(path, "susunan di dalam berkasnya tidak lazim") from error
    except TableFullError as error:
        raise XlsopsError(messages.workbook.formats_full(path, MOST_FORMATS)) from error


def _spliced(
    before: Mapping[str, bytes],
    path: PurePath,
    pages: Sequence[Painted],
    gone: Collection[str],
    marks: Sequence[Name],
) -> dict[str, bytes]:
    main, standing = book_of(before), sheet_parts(before)
    book = read_workbook_part(before[main])
    ours = standing.keys() & {*(page.name for page in pages), *gone}
    _require(before, path, pages, ours)
    titles = {page.name: [chart.title for chart in page.charts] for page in pages}
    tabs = {name: tab_of(before, standing[name], titles[name]) for name in ours & titles.keys()}
    parts = _without(before, only_of(before, ours) - _drawn(before, tabs.values(), main))
    taken = {name.casefold() for name in (*parts, *standing.values())}
    places = {page.name: standing.get(page.name) or free(_SHEETS, taken) for page in pages}
    made = _made(pages, book)
    styles = _linked(before, main, "styles")
    parts[styles], numbers = with_styles(before[styles], made[_STYLES])
    brought, kinds = bring(Aside(made, numbers), places, tabs, taken)
    parts |= brought
    links = _new_links(
        before, main, [places[page.name] for page in pages if page.name not in standing]
    )
    parts[main] = with_sheets(
        book,
        Sheets(
            _order(book, pages, gone),
            {name: link.id for name in places for link in links if link.target == places[name]},
            places.keys(),
        ),
        (*read_workbook_part(made[book_of(made)]).names, *_needed(marks, book)),
        calculate=any(_FORMULA.search(parts.get(part, b"")) for part in standing.values()),
    )
    left = _stale_chain(before, main, [book.numbers[name] for name in ours])
    for name in left:
        del parts[name]
    lost = {
        link.id for link in links_of(before, main) if link.target in before.keys() - parts.keys()
    }
    parts[relations_of(main)] = with_links(before[relations_of(main)], lost, links)
    parts[CONTENT_TYPES] = with_types(parts, kinds)
    return parts


def _require(
    parts: Mapping[str, bytes], path: PurePath, pages: Sequence[Painted], ours: Collection[str]
) -> None:
    """Raise where a sheet has a page's name but for capitals, or holds what others may need."""
    standing, main = sheet_parts(parts), book_of(parts)
    wanted = {page.name.casefold(): page.name for page in pages}
    for name in sorted(standing.keys() - ours):
        if name.casefold() in wanted:
            raise XlsopsError(messages.workbook.sheet_name(path, name, wanted[name.casefold()]))
    needed = {
        piece(link.target)
        for part in reached(parts, [standing[name] for name in ours], main)
        for link in links_of(parts, part)
        if link.kind in _NEEDED
    }
    if needed:
        raise XlsopsError(messages.workbook.would_lose(path, sorted(needed)))


def _drawn(parts: Mapping[str, bytes], tabs: Iterable[Tab], main: str) -> set[str]:
    """Return the parts of what people drew on painted sheets; they stay."""
    drawn = [tab.drawn for tab in tabs if tab.drawn is not None]
    targets = [link.target for each in drawn for link in each.links]
    return {*(each.part for each in drawn), *reached(parts, targets, main)}


def _without(parts: Mapping[str, bytes], names: Collection[str]) -> dict[str, bytes]:
    """Return the parts without some, and without what these lead to others by."""
    lost = {*names, *map(relations_of, names)}
    return {name: part for name, part in parts.items() if name not in lost}


def _made(pages: Sequence[Painted], book: WorkbookPart) -> dict[str, bytes]:
    """Return the parts of a workbook of these pages, its days counted as in the other one."""
    placed = [Placed(page, page.name) for page in pages]
    return sheets_written(placed, "", _MADE, date1904=book.date1904)


def _linked(parts: Mapping[str, bytes], main: str, kind: str) -> str:
    """Return the part of some kind that the workbook part leads to."""
    found = [link.target for link in links_of(parts, main) if link.kind == kind]
    if not found or found[0] not in parts:
        raise BrokenPartError
    return found[0]


def _new_links(parts: Mapping[str, bytes], main: str, sheets: Sequence[str]) -> list[Link]:
    """Return links to sheets that are new, under ids that are free."""
    taken = {link.id for link in links_of(parts, main)}
    free_ids = (each for each in map("xlsops{}".format, count(1)) if each not in taken)
    return [
        Link(link, "worksheet", part, _SHEET) for link, part in zip(free_ids, sheets, strict=False)
    ]


def _order(book: WorkbookPart, pages: Sequence[Painted], gone: Collection[str]) -> tuple[str, ...]:
    """Return the sheets in their order: new ones behind, those that come last behind all others."""
    last = [page.name for page in pages if page.last]
    new = [page.name for page in pages if page.name not in book.sheets]
    stay = [name for name in (*book.sheets, *new) if name not in {*gone, *last}]
    return (*stay, *last)


def _needed(marks: Sequence[Name], book: WorkbookPart) -> Iterator[Name]:
    """Yield the marks that say something, or stand in the workbook already."""
    known = {each.name for each in book.names}
    return (each for each in marks if each.text != '""' or each.name in known)


def _stale_chain(
    parts: Mapping[str, bytes], main: str, numbers: Collection[str]
) -> tuple[str, ...]:
    """Return the order in which formulas are reckoned, where it names cells of these sheets.

    Every program makes it anew where there is none.
    """
    chains = (link.target for link in links_of(parts, main) if link.kind == "calcChain")
    told = {each.encode() for each in numbers}
    return tuple(
        name for name in chains
        if name in parts and told.intersection(_CHAINED.findall(parts[name]))
    )  # fmt: skip
