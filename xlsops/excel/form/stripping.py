"""Takes the flags off a copy: what is left is the form with its answers, as it was before ``marking``.

Of a copy that nobody saved since, every byte; of one that a program saved anew, values, formulas and
validations: the list and our notes go, but colours and locks stay in looks that this program numbered.
"""

import re
from collections.abc import Collection, Mapping

from xlsops.core.form.layout import RETURN_NOTE
from xlsops.core.formula.shared import area
from xlsops.core.terms.findings import Severity
from xlsops.excel.closed.workbook_part import Sheets, read_workbook_part, with_sheets
from xlsops.excel.form.marking import CHOSEN, NO_MORE_CHOSEN, NOTE_LINKS
from xlsops.excel.form.shading import LISTS
from xlsops.excel.package.lying_parts import LyingParts, lying_parts
from xlsops.excel.package.package_lists import with_links, with_types
from xlsops.excel.package.parts import (
    CONTENT_TYPES,
    book_of,
    linked,
    links_of,
    only_of,
    put_together,
    relations_of,
    sheet_parts,
)
from xlsops.excel.package.spans import Edit, Element, content_text, edited, root_of, with_attribute

_RECORD = re.compile(rb"<!--xlsops ([^>]*)-->\Z")
_LOOK = re.compile(rb'(<c r="[A-Z]+[0-9]+") s="([0-9]+)"')
_MARKS = tuple(f"{each.mark} " for each in Severity)
"""How the notes of findings begin."""


def stripped(copy: bytes) -> bytes:
    """Return a marked copy without its flags, whether it was filled since or not."""
    parts = lying_parts(copy)
    main = book_of(parts)
    styles = linked(parts, main, "styles")
    table, looks = _table_before(parts[styles])
    gone = only_of(parts, {RETURN_NOTE})
    changed = {styles: table}
    for name, sheet in sheet_parts(parts).items():
        if name != RETURN_NOTE:
            changed[sheet] = _own_looks(parts[sheet], looks)
            notes, left = _notes_before(parts, sheet)
            changed |= left
            if notes:
                gone |= notes
                changed[sheet] = _unboxed(changed[sheet])
    lost = {*gone, *map(relations_of, gone)}
    for source in (main, *sheet_parts(parts).values()):
        if source not in gone and relations_of(source) in parts:
            links = links_of(parts, source)
            ids = {link.id for link in links if link.target in gone}
            changed[relations_of(source)] = with_links(parts[relations_of(source)], ids, ())
            if len(ids) == len(root_of(parts[relations_of(source)]).children):
                lost.add(relations_of(source))
    book = read_workbook_part(parts[main])
    sheets = tuple(name for name in book.sheets if name != RETURN_NOTE)
    changed[main] = with_sheets(book, Sheets(sheets, {}, ()), (), calculate=False)
    whole = parts.changed(changed, lost)
    return put_together(whole.changed({CONTENT_TYPES: with_types(whole, {})}))


def _table_before(table: bytes) -> tuple[bytes, Mapping[int, int]]:
    """Return the table of styles as it was, and each cell's own look by the one it has."""
    record = _RECORD.search(table)
    if record is None:
        return table, {}
    told, plain = record[1].decode(), table[: record.start()]
    counts = {kind: int(count) for kind, count in re.findall(r"(\w+)=(\d+)", told)}
    looks = {int(new): int(own) for new, own in re.findall(r"(\d+):(\d+)", told)}
    root, edits = root_of(plain), list[Edit]()
    for kind in LISTS:
        listed, count = root.child(kind), counts[kind]
        if listed is None or len(listed.children) == count:
            continue
        if count == 0:
            edits.append(Edit(listed.start, listed.end, b""))
            continue
        edits.append(with_attribute(plain, listed, "count", str(count)))
        edits.append(Edit(listed.children[count].start, listed.close, b""))
    return edited(plain, edits), looks


def _own_looks(part: bytes, looks: Mapping[int, int]) -> bytes:
    """Return a sheet's part with the cells' own looks, seen first where it was."""

    def one(cell: re.Match[bytes]) -> bytes:
        own = looks.get(int(cell[2]))
        return cell[0] if own is None else b'%b s="%d"' % (cell[1], own)

    plain = _LOOK.sub(one, part) if looks else part
    return plain.replace(NO_MORE_CHOSEN, CHOSEN, 1)


def _unboxed(part: bytes) -> bytes:
    """Return a sheet's part that leads to no boxes of notes."""
    boxes = root_of(part).child("legacyDrawing")
    return part if boxes is None else edited(part, [Edit(boxes.start, boxes.end, b"")])


def _notes_before(parts: LyingParts, sheet: str) -> tuple[set[str], dict[str, bytes]]:
    """Return which parts of a sheet's notes go, and what is left of those that stay."""
    links = {link.kind: link.target for link in links_of(parts, sheet) if link.kind in NOTE_LINKS}
    if "comments" not in links:
        return set(), {}
    data = parts[links["comments"]]
    notes = [each for each in root_of(data).walk() if each.kind == "comment"]
    ours = [each for each in notes if _text(data, each).startswith(_MARKS)]
    if len(ours) == len(notes):
        return set(links.values()), {}
    left = {links["comments"]: edited(data, [Edit(each.start, each.end, b"") for each in ours])}
    if "vmlDrawing" in links:
        boxes = parts[links["vmlDrawing"]]
        places = {area(each.attributes["ref"]) for each in ours}
        left[links["vmlDrawing"]] = _without_boxes(boxes, {each[:2] for each in places if each})
    return set(), left


def _without_boxes(data: bytes, places: Collection[tuple[int, int]]) -> bytes:
    edits = []
    for shape in (each for each in root_of(data).walk() if each.kind == "shape"):
        told = {each.kind: content_text(data, each) for each in shape.walk() if not each.children}
        if (int(told.get("Row", -1)) + 1, int(told.get("Column", -1)) + 1) in places:
            edits.append(Edit(shape.start, shape.end, b""))
    return edited(data, edits)


def _text(data: bytes, note: Element) -> str:
    return "".join(content_text(data, each) for each in note.walk() if each.kind == "t")
