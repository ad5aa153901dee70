"""Flags on a poured form: looks, locks and notes on its cells, a list in front; all else stays as it lies.

What a flag lies over is told behind the table of styles, so that ``stripping`` takes all off again.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct, field

from xlsops.core.formula.shared import area
from xlsops.core.sheet.sheet import Note, Sheet
from xlsops.excel.closed.aside import Aside, Tab, bring, free
from xlsops.excel.closed.styles import with_styles
from xlsops.excel.closed.workbook_part import Sheets, read_workbook_part, with_sheets
from xlsops.excel.form.pouring import HEIGHT
from xlsops.excel.form.shading import Shade, ShadedStyles
from xlsops.excel.package.lying_parts import LyingParts
from xlsops.excel.package.package_lists import links_told, with_links, with_types
from xlsops.excel.package.parts import (
    CONTENT_TYPES,
    Relationship,
    book_of,
    declarations,
    linked,
    links_of,
    relations_of,
    sheet_parts,
)
from xlsops.excel.package.spans import content_text, root_of
from xlsops.excel.writer.sheets import Placed, sheets_written

OURS = "xlsops"
"""How links begin that come with the flags."""
NOTE_LINKS = {"comments": f"{OURS}-catatan", "vmlDrawing": f"{OURS}-kotak"}
"""The links of a sheet to our notes and to their boxes."""
NO_MORE_CHOSEN, CHOSEN = b' tabSelected="false"', b' tabSelected="1"'
"""How a sheet says that it was the one to be seen first before the list came in front; and before."""
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - nothing of it comes into the workbook
_SHEETS, _STYLES = "xl/worksheets/sheet.xml", "xl/styles.xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LOOK = re.compile(rb'<c r="([A-Z]+[0-9]+)" s="([0-9]+)"')
_SEEN_FIRST = re.compile(rb' (firstSheet|activeTab)="[0-9]+"')
_COLUMN, _ATTRIBUTE = re.compile(rb"<col [^>]*>"), re.compile(rb' ([a-zA-Z]+)="([^"]*)"')
_USUAL_WIDTH = 9.14
_BOXES = re.compile(rb"<legacyDrawing [^>]*/>")
_BEHIND = re.compile(
    rb"<legacyDrawingHF |<picture |<oleObjects|<controls|<webPublishItems|<tableParts|<extLst|</worksheet>"
)
"""What a sheet has behind the boxes of its notes."""


class SheetMarks(Struct, frozen=True):
    """What is flagged on a sheet: shades by address, and notes."""

    shades: Mapping[str, Shade] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def marked(form: LyingParts, page: Sheet, marks: Mapping[str, SheetMarks]) -> LyingParts:
    """Return the parts of a poured form with flags on its sheets and the page in front of them."""
    main, places = book_of(form), sheet_parts(form)
    pages = [
        _notes_page(form, places[name], name, each.notes)
        for name, each in marks.items()
        if each.notes
    ]
    aside = sheets_written([Placed(each, each.name) for each in (page, *pages)], "", _MADE)
    styles = linked(form, main, "styles")
    table, numbers = with_styles(form[styles], aside[_STYLES])
    looks, taken = ShadedStyles(table), {name.casefold() for name in form}
    place = free(_SHEETS, taken)
    parts, kinds = bring(
        Aside(aside, numbers), {page.name: place}, {page.name: Tab(chosen=True)}, taken
    )
    gone: set[str] = set()
    for name, each in marks.items():
        parts[places[name]] = _shaded(form[places[name]], each, looks)
    for noted in pages:
        sheet = places[noted.name]
        links = _brought(aside, noted.name, taken, parts, kinds)
        old = {link for link in links_of(form, sheet) if link.kind in NOTE_LINKS}
        gone |= {link.target for link in old}
        told = form.get(relations_of(sheet)) or links_told(())
        parts[relations_of(sheet)] = with_links(told, {link.id for link in old}, links)
        parts[sheet] = _boxed(parts[sheet])
    parts[styles] = looks.table(form[styles])
    link = Relationship(f"{OURS}1", "worksheet", place, f"{_RELATIONS}/worksheet")
    parts[main] = _workbook(form[main], aside, page.name, link)
    parts[relations_of(main)] = with_links(form[relations_of(main)], (), [link])
    whole = form.changed(parts, gone)
    return whole.changed({CONTENT_TYPES: with_types(whole, kinds)})


def _notes_page(form: LyingParts, sheet: str, name: str, notes: tuple[Note, ...]) -> Sheet:
    """Return a sheet as wide and high as the form's, of which only the notes are taken."""
    part, ours = form[sheet], {(note.row, note.column) for note in notes}
    widths = dict[int, float]()
    for column in _COLUMN.findall(part[: part.index(b"<sheetData>")]):
        told = {key.decode(): value for key, value in _ATTRIBUTE.findall(column)}
        width = 0.0 if "hidden" in told else float(told.get("width", _USUAL_WIDTH))
        widths |= dict.fromkeys(range(int(told["min"]), int(told["max"]) + 1), width)
    return Sheet(
        name,
        (),
        notes=(*notes, *(each for each in _own(form, sheet) if each[:2] not in ours)),
        widths=tuple(
            widths.get(each, _USUAL_WIDTH) for each in range(1, max(widths, default=0) + 1)
        ),
        heights=tuple((int(row), float(height)) for row, height in HEIGHT.findall(part)),
    )


def _own(form: LyingParts, sheet: str) -> Iterator[Note]:
    """Yield the notes the template has on a sheet."""
    for link in links_of(form, sheet):
        if link.kind == "comments":
            data = form[link.target]
            for each in root_of(data).walk():
                told = area(each.attributes.get("ref", "")) if each.kind == "comment" else None
                if told:
                    texts = (content_text(data, one) for one in each.walk() if one.kind == "t")
                    yield Note(*told[:2], "".join(texts))


def _shaded(part: bytes, marks: SheetMarks, looks: ShadedStyles) -> bytes:
    """Return a sheet's part with the shades on its cells, no more the one that is seen first."""
    shades = {address.encode(): shade for address, shade in marks.shades.items()}

    def one(cell: re.Match[bytes]) -> bytes:
        shade = shades.get(cell[1])
        if shade is None:
            return cell[0]
        return b'<c r="%b" s="%d"' % (cell[1], looks.number(int(cell[2]), shade))

    return _LOOK.sub(one, part).replace(CHOSEN, NO_MORE_CHOSEN, 1)


def _brought(
    aside: Mapping[str, bytes],
    name: str,
    taken: set[str],
    parts: dict[str, bytes],
    kinds: dict[str, str],
) -> list[Relationship]:
    """Take the notes of a sheet made aside, and return the links to them."""
    kind_of, links = declarations(aside), []
    for link in links_of(aside, sheet_parts(aside)[name]):
        target = free(link.target, taken)
        parts[target], kinds[target] = aside[link.target], kind_of(link.target)
        links.append(link._replace(id=NOTE_LINKS[link.kind], target=target))
    return links


def _boxed(part: bytes) -> bytes:
    """Return a sheet's part that leads to the boxes of our notes, and to no others."""
    plain = _BOXES.sub(b"", part)
    behind = _BEHIND.search(plain, plain.rindex(b"</sheetData>"))
    at = behind.start() if behind else len(plain)
    return plain[:at] + boxes_link() + plain[at:]


def boxes_link() -> bytes:
    """Return the element by which a sheet leads to the boxes of our notes."""
    link = NOTE_LINKS["vmlDrawing"]
    return f'<legacyDrawing xmlns:r="{_RELATIONS}" r:id="{link}"/>'.encode()


def _workbook(part: bytes, aside: Mapping[str, bytes], name: str, link: Relationship) -> bytes:
    """Return the workbook's part with the page in front, and seen first."""
    book = read_workbook_part(part)
    names = read_workbook_part(aside[book_of(aside)]).names
    sheets = Sheets((name, *book.sheets), {name: link.id}, {name})
    ours = [each for each in names if each.sheet == name]
    return _SEEN_FIRST.sub(rb' \g<1>="0"', with_sheets(book, sheets, ours, calculate=True))
