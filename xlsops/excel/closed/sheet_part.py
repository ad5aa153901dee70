"""A worksheet part whose cells get other values in place, whoever saved it."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import product

from msgspec import Struct, field

from xlsops.core.formula.shared import SharedFormula, area
from xlsops.core.sheet.sheet import Area
from xlsops.core.values.cells import BLANK, Date, Text, Value, column_letters, column_number
from xlsops.excel.closed.known_values import told_as
from xlsops.excel.package.parts import escaped
from xlsops.excel.package.spans import (
    BrokenPartError,
    Edit,
    Element,
    appended,
    content_text,
    edited,
    prefixed,
    root_of,
    with_attribute,
)
from xlsops.excel.package.spelt import escape
from xlsops.excel.writer.texts import legible

Place = tuple[int, int]
_TRUE = {"1", "true"}
_ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_OF_VALUE = re.compile(rb"\s(?:t|cm|vm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
"""What a cell tells of the value it holds, and of nothing else."""
_OF_FORMAT = re.compile(rb"\ss\s*=\s*(?:\"[^\"]*\"|'[^']*')")


class CellEdits(Struct, frozen=True):
    """What is to stand on a sheet, by row and column from 1; a blank empties a cell.

    Every cell keeps its format; one that is not there yet takes that of its column in the row
    ``like``. ``heights`` are for rows that follow their texts: those a person set stay as they are.
    """

    values: Mapping[Place, Value]
    heights: Mapping[int, float] = field(default_factory=dict)
    like: int = 0


class EditedSheetPart(Struct, frozen=True):
    """A worksheet part, read: its rows and its cells by where they stand."""

    data: bytes
    root: Element
    body: Element
    rows: Mapping[int, Element]
    cells: Mapping[Place, Element]

    def formula(self, place: Place) -> Element | None:
        """Return the formula of a cell, if it has one."""
        cell = self.cells.get(place)
        return cell.child("f") if cell else None

    def format_at(self, place: Place, like: int) -> int:
        """Return the number of a cell's format, or of the one it gets when it is made."""
        row = self.rows.get(place[0])
        if place in self.cells:
            told = self.cells[place].attributes.get("s")
        elif (like, place[1]) in self.cells:
            told = self.cells[like, place[1]].attributes.get("s")
        elif row and row.attributes.get("customFormat") in _TRUE:
            told = row.attributes.get("s")
        else:
            told = _of_column(self.root, place[1])
        return int(told or 0)


def read_sheet_part(data: bytes) -> EditedSheetPart:
    """Return a worksheet part; raises BrokenPartError where it is none that can be changed."""
    root = root_of(data)
    body = root.child("sheetData")
    if body is None:
        raise BrokenPartError
    rows, cells, last = dict[int, Element](), dict[Place, Element](), 0
    for row in body.all("row"):
        last = int(row.attributes.get("r", last + 1))
        rows[last] = row
        column = 0
        for cell in row.all("c"):
            match = _ADDRESS.fullmatch(cell.attributes.get("r", ""))
            column = column_number(match[1]) if match else column + 1
            cells[last, column] = cell
    return EditedSheetPart(data, root, body, rows, cells)


def with_values(
    sheet: EditedSheetPart, change: CellEdits, formats: Mapping[int, int], *, date1904: bool = False
) -> bytes:
    """Return the part changed; ``formats`` are those that days take instead of the ones there."""
    hidden = _behind_merges(sheet.root, change.values)
    wanted = {place: each for place, each in change.values.items() if place not in hidden}
    write = partial(_cell, sheet, change.like, formats, date1904)
    made: dict[int, dict[int, bytes]] = {}
    edits = []
    for place, value in sorted(wanted.items(), key=lambda each: each[0]):
        cell, told = sheet.cells.get(place), write(place, value)
        if cell is None and told:
            made.setdefault(place[0], {})[place[1]] = told
        elif cell is not None and (cell.children or value is not BLANK):
            edits.append(Edit(cell.start, cell.end, told))
    edits += _rows_filled(sheet, made, change.heights)
    edits += _unfolded(sheet, wanted)
    written = [(row, column) for row, cells in made.items() for column in cells]
    edits += _grown(sheet, written, filtered=bool(change.like))
    return edited(sheet.data, edits)


def _cell(
    sheet: EditedSheetPart,
    like: int,
    formats: Mapping[int, int],
    date1904: bool,  # noqa: FBT001 - bound once
    place: Place,
    value: Value,
) -> bytes:
    """Return a cell with a value; nothing for one that is not there and needs no format."""
    cell, number = sheet.cells.get(place), sheet.format_at(place, like)
    if isinstance(value, Date):
        number = formats.get(number, number)
    prefix = cell.prefix if cell else sheet.body.prefix
    if cell is None:
        if value is BLANK and not like:
            return b""
        about = f' r="{column_letters(place[1])}{place[0]}"'.encode()
    else:
        about = sheet.data[cell.start + 1 + len(cell.tag) : cell.inner - 1 - cell.empty]
        about = _OF_VALUE.sub(b"", about).rstrip()
    if number != int(cell.attributes.get("s", 0) if cell else 0):
        about = _OF_FORMAT.sub(b"", about) + b' s="%d"' % number
    if value is BLANK:
        return b"<%bc%b/>" % (prefix, about)
    if isinstance(value, Text):
        text = escape(escaped(legible(value.value)))
        inner = f'<is><t xml:space="preserve">{text}</t></is>'.encode()
        return b'<%bc%b t="inlineStr">%b</%bc>' % (prefix, about, prefixed(inner, prefix), prefix)
    kind, figure = told_as(value, date1904=date1904)
    return b"<%bc%b%b>%b</%bc>" % (
        prefix,
        about,
        kind,
        prefixed(b"<v>%b</v>" % figure, prefix),
        prefix,
    )


def _rows_filled(
    sheet: EditedSheetPart, made: Mapping[int, Mapping[int, bytes]], heights: Mapping[int, float]
) -> Iterator[Edit]:
    """Yield the edits that bring new cells and heights into the rows, and new rows among them."""
    new, prefix = dict[int, bytes](), sheet.body.prefix
    there: dict[int, dict[int, Element]] = {number: {} for number in made}
    for (number, column), cell in sheet.cells.items():
        if number in there:
            there[number][column] = cell
    for number in sorted({*made, *heights}):
        row, cells = sheet.rows.get(number), made.get(number, {})
        height = f"{heights[number]:g}" if number in heights else ""
        if row is not None:
            yield from _row_filled(sheet.data, row, cells, there.get(number, {}))
            if height and row.attributes.get("customHeight") not in _TRUE:
                yield with_attribute(sheet.data, row, "ht", height)
        elif cells:
            about = f' r="{number}"' + (f' ht="{height}"' if height else "")
            inner = b"".join(cells.values())
            new[number] = b"<%brow%b>%b</%brow>" % (prefix, about.encode(), inner, prefix)
    yield from _inserted(sheet.body, new, sheet.rows)


def _row_filled(
    data: bytes, row: Element, cells: Mapping[int, bytes], there: Mapping[int, Element]
) -> Iterator[Edit]:
    yield from _inserted(row, cells, there)
    spans = [*map(int, re.findall("[0-9]+", row.attributes.get("spans", "")))]
    if cells and spans and not min(spans) <= min(cells) <= max(cells) <= max(spans):
        told = f"{min(*spans, *cells)}:{max(*spans, *cells)}"
        yield with_attribute(data, row, "spans", told)


def _inserted(
    parent: Element, new: Mapping[int, bytes], there: Mapping[int, Element]
) -> Iterator[Edit]:
    """Yield the edits that put new children among those that are there, in the order of numbers."""
    behind, numbers = list[bytes](), sorted(there)
    for number, xml in sorted(new.items()):
        at = bisect_right(numbers, number)
        if at < len(numbers):
            place = there[numbers[at]].start
            yield Edit(place, place, xml)
        else:
            behind.append(xml)
    if behind:
        yield appended(parent, b"".join(behind))


def _unfolded(sheet: EditedSheetPart, wanted: Iterable[Place]) -> Iterator[Edit]:
    """Yield the edits by which cells that share a formula with one that goes get it themselves."""
    gone = {*wanted}
    shared: dict[str, SharedFormula] = {}
    for place in sorted(gone):
        told = sheet.formula(place)
        if told is not None and "ref" in told.attributes and "si" in told.attributes:
            text = content_text(sheet.data, told)
            shared[told.attributes["si"]] = SharedFormula(*place, text)
    if not shared:
        return
    for place in sheet.cells.keys() - gone:
        told = sheet.formula(place)
        group = shared.get(told.attributes.get("si", "")) if told else None
        if told and group and told.attributes.get("t") == "shared":
            formula = escape(group.at(*place)).encode()
            yield Edit(told.start, told.end, b"<%b>%b</%b>" % (told.tag, formula, told.tag))


def _grown(sheet: EditedSheetPart, written: Iterable[Place], *, filtered: bool) -> Iterator[Edit]:
    """Yield the edits by which the size the part tells, and its filter, hold what was written."""
    rows, columns = {row for row, _ in written}, {column for _, column in written}
    size, list_ = sheet.root.child("dimension"), sheet.root.child("autoFilter")
    told = area(size.attributes.get("ref", "")) if size else None
    if size and told and rows:
        top, left, bottom, right = told
        whole = Area(min(top, *rows), min(left, *columns), max(bottom, *rows), max(right, *columns))
        yield from _framed(sheet.data, size, whole)
    told = area(list_.attributes.get("ref", "")) if list_ else None
    if filtered and list_ and told and rows:
        yield from _framed(sheet.data, list_, Area(*told[:2], max(told[2], *rows), told[3]))


def _framed(data: bytes, element: Element, whole: Area) -> Iterator[Edit]:
    if element.attributes.get("ref") != whole.address:
        yield with_attribute(data, element, "ref", whole.address)


def _of_column(root: Element, column: int) -> str | None:
    listed = root.child("cols")
    for each in listed.children if listed else ():
        told = each.attributes
        if int(told.get("min", 0)) <= column <= int(told.get("max", 0)):
            return told.get("style")
    return None


def _behind_merges(root: Element, wanted: Collection[Place]) -> set[Place]:
    """Return those of some places that lie in merged cells and are not the first of them."""
    listed, hidden = root.child("mergeCells"), set[Place]()
    for each in listed.children if listed else ():
        whole = area(each.attributes.get("ref", ""))
        if whole:
            hidden |= _inside(Area(*whole), wanted) - {whole[:2]}
    return hidden


def _inside(whole: Area, wanted: Collection[Place]) -> set[Place]:
    """Return the places in an area; of one with more cells than are wanted, only those."""
    rows, columns = range(whole.top, whole.bottom + 1), range(whole.left, whole.right + 1)
    if len(rows) * len(columns) <= len(wanted):
        return set(product(rows, columns))
    return {(row, column) for row, column in wanted if row in rows and column in columns}
