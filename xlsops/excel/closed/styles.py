"""The formats of cells of one workbook added to another's, where no equal one stands there."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct, field

from xlsops.core.values.number_formats import shows_date
from xlsops.excel.package.spans import (
    BrokenPartError,
    Edit,
    Element,
    appended,
    edited,
    place_for,
    prefixed,
    root_of,
    span_key,
    with_attribute,
)
from xlsops.excel.package.spelt import quoteattr

MOST_FORMATS = 64_000
"""As many formats of cells as Excel takes in one workbook."""

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_PARTS = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))
_OWN_NUMBERS = 164
"""The first number of a format of figures that a workbook may give itself."""
_DAY = "14"
"""The format of days that every program shows as the computer writes them."""
_DAYS = {*map(str, (*range(14, 18), 22, *range(27, 37), *range(50, 59)))}
"""The formats that show a day and that no workbook spells out."""


class TableFullError(Exception):
    """The table cannot take as many formats of cells as are needed."""


class _Table(Struct):
    """One list of a styles part while it grows: what is in it, and what is to be added."""

    known: dict[object, int]
    size: int
    added: list[bytes] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Return how many elements the list has with those added."""
        return self.size + len(self.added)

    def number(self, key: object, xml: bytes) -> int:
        """Return where an element stands; it is added where no equal one does."""
        if key not in self.known:
            self.known[key] = self.count
            self.added.append(xml)
        return self.known[key]


def with_styles(target: bytes, source: bytes) -> tuple[bytes, dict[int, int]]:
    """Return a styles part with the formats of another added, and their numbers in it by their old.

    Everything that stands in the target stays as it is written. ``source`` is of XlsxWriter.
    """
    into, new = _read(target), root_of(source)
    tables = {kind: _table(into, kind) for kind in _ORDER}
    moved = {
        kind: {
            number: tables[kind].number(span_key(each), source[each.start : each.end])
            for number, each in enumerate(_listed(new, kind))
        }
        for _, kind in _PARTS
    }
    figures = _figures(into, new, tables["numFmts"])
    normal = next((each.attributes.get("xfId", "0") for each in _listed(into, "cellXfs")), "0")
    numbers = {}
    for number, each in enumerate(_listed(new, "cellXfs")):
        if number:  # the first is what a cell without a format has
            xf = _moved(each, moved, figures, normal)
            numbers[number] = tables["cellXfs"].number(span_key(xf), _written(xf))
    if tables["cellXfs"].added and tables["cellXfs"].count > MOST_FORMATS:
        raise TableFullError
    return edited(target, _edits(target, into, tables)), numbers


def dated(target: bytes, formats: Collection[int]) -> tuple[bytes, dict[int, int]]:
    """Return a styles part in which each of these formats of cells shows a day, and their numbers.

    One that shows none has another added beside it, alike but for that.
    """
    root = _read(target)
    listed = _listed(root, "cellXfs")
    codes = {
        each.attributes["numFmtId"]: each.attributes["formatCode"]
        for each in _listed(root, "numFmts")
    }
    added, numbers = list[bytes](), dict[int, int]()
    for number in sorted(formats):
        if number >= len(listed):
            raise BrokenPartError
        figures = listed[number].attributes.get("numFmtId", "0")
        if not (shows_date(codes[figures]) if figures in codes else figures in _DAYS):
            numbers[number] = len(listed) + len(added)
            added.append(_showing_day(target, listed[number]))
    cells = root.child("cellXfs")
    if cells is None or not added:
        return target, {}
    count = with_attribute(target, cells, "count", str(len(listed) + len(added)))
    return edited(target, [count, appended(cells, b"".join(added))]), numbers


@lru_cache(maxsize=2)
def _read(styles: bytes) -> Element:
    """Return a styles part, read; that of the copies of a period is read once."""
    return root_of(styles)


def _showing_day(target: bytes, xf: Element) -> bytes:
    told = {"numFmtId": _DAY, "applyNumberFormat": "1"}
    edits = [with_attribute(target, xf, name, value) for name, value in told.items()]
    return edited(target[: xf.end], edits)[xf.start :]


def _listed(root: Element, kind: str) -> list[Element]:
    found = root.child(kind)
    return found.children if found else []


def _table(root: Element, kind: str) -> _Table:
    known: dict[object, int] = {}
    listed = _listed(root, kind)
    for number, each in enumerate(listed):
        known.setdefault(span_key(each), number)
    return _Table(known, len(listed))


def _figures(into: Element, new: Element, table: _Table) -> dict[str, str]:
    """Return the numbers of formats of figures by their old ones; those Excel knows keep theirs."""
    have = {
        each.attributes["formatCode"]: int(each.attributes["numFmtId"])
        for each in _listed(into, "numFmts")
    }
    moved = {}
    for each in _listed(new, "numFmts"):
        code = each.attributes["formatCode"]
        if code not in have:
            have[code] = max([_OWN_NUMBERS - 1, *have.values()]) + 1
            told = f'<numFmt numFmtId="{have[code]}" formatCode={quoteattr(code)}/>'
            table.added.append(told.encode())
        moved[each.attributes["numFmtId"]] = str(have[code])
    return moved


def _moved(
    xf: Element, moved: Mapping[str, Mapping[int, int]], figures: Mapping[str, str], normal: str
) -> Element:
    """Return a format of cells that names fonts, fills, borders and figures as the target does."""
    attributes = dict(xf.attributes)
    for name, kind in _PARTS:
        attributes[name] = str(moved[kind][int(attributes[name])])
    attributes["numFmtId"] = figures.get(attributes["numFmtId"], attributes["numFmtId"])
    attributes["xfId"] = normal
    return Element(xf.name, attributes, 0, 0, xf.tag, xf.empty, children=xf.children)


def _written(element: Element) -> bytes:
    told = "".join(f" {name}={quoteattr(value)}" for name, value in element.attributes.items())
    inner = b"".join(map(_written, element.children))
    end = b"</%b>" % element.tag if inner else b""
    return b"<%b%b%b>%b%b" % (element.tag, told.encode(), b"" if inner else b"/", inner, end)


def _edits(target: bytes, root: Element, tables: Mapping[str, _Table]) -> Iterator[Edit]:
    for kind, table in tables.items():
        if not table.added:
            continue
        xml = prefixed(b"".join(table.added), root.prefix)
        listed = root.child(kind)
        if listed is None:
            at = place_for(root, _ORDER, kind)
            name = root.prefix + kind.encode()
            yield Edit(at, at, b'<%b count="%d">%b</%b>' % (name, len(table.added), xml, name))
            continue
        if "count" in listed.attributes:
            yield with_attribute(target, listed, "count", str(table.count))
        yield appended(listed, xml)
