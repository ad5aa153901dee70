"""The workbook part with painted sheets in it: which sheets, in which order, and what names say."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from xlsops.excel.package.spans import (
    BrokenPartError,
    Edit,
    Element,
    content_text,
    edited,
    place_for,
    prefixed,
    root_of,
    with_attribute,
)
from xlsops.excel.package.spelt import escape, quoteattr

_ORDER = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
)
_PRINTED = {"_xlnm._filterdatabase", "_xlnm.print_titles", "_xlnm.print_area"}
"""Names of a sheet that a painted page brings along."""

_LINK = re.compile(rb"\s([^\s=]+:id)\s*=")
_SHEET = re.compile(r"'((?:[^']|'')+)'!|(?<![\w.'])([\w.]+)!")
"""A sheet as a formula names it."""

_GONE = "#REF!"
_TRUE = {"1", "true"}
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class DefinedName(Struct, frozen=True):
    """A name: of the whole workbook, or of one sheet."""

    name: str
    text: str
    sheet: str = ""
    hidden: bool = False


class Sheets(Struct, frozen=True):
    """The sheets a workbook is to have: in which order, which of them are new, under which link.

    Sheets of ``painted`` bring their own print titles and filters.
    """

    order: tuple[str, ...]
    links: Mapping[str, str]
    painted: Collection[str]


class WorkbookPart(Struct, frozen=True):
    """A workbook part, read."""

    data: bytes
    root: Element

    @property
    def sheets(self) -> tuple[str, ...]:
        """Return the names of the sheets in their order."""
        return tuple(each.attributes["name"] for each in _children(self.root, "sheets"))

    @property
    def numbers(self) -> dict[str, str]:
        """Return the number by which each sheet is known inside the file."""
        listed = _children(self.root, "sheets")
        return {each.attributes["name"]: each.attributes["sheetId"] for each in listed}

    @property
    def names(self) -> tuple[DefinedName, ...]:
        """Return the names that are defined, in their order."""
        sheets = self.sheets
        return tuple(
            DefinedName(
                each.attributes.get("name", ""),
                content_text(self.data, each),
                _sheet_of(each, sheets),
                hidden=each.attributes.get("hidden") in _TRUE,
            )
            for each in _children(self.root, "definedNames")
        )

    @property
    def date1904(self) -> bool:
        """Tell whether days are counted from 1904."""
        said = self.root.child("workbookPr")
        return said is not None and said.attributes.get("date1904") in _TRUE


@lru_cache(maxsize=2)
def read_workbook_part(data: bytes) -> WorkbookPart:
    """Return a workbook part; raises BrokenPartError where it is none that can be changed."""
    root = root_of(data)
    listed = [each.attributes for each in _children(root, "sheets")]
    if root.name != f"{_MAIN} workbook" or not listed:
        raise BrokenPartError
    if any(not each.get("name") or not each.get("sheetId", "").isdigit() for each in listed):
        raise BrokenPartError
    return WorkbookPart(data, root)


def with_sheets(
    book: WorkbookPart, sheets: Sheets, ours: Sequence[DefinedName], *, calculate: bool
) -> bytes:
    """Return a workbook part with these sheets, in their order, and our names beside people's.

    What counts sheets follows them. With ``calculate`` all formulas are reckoned on opening.
    """
    edits = [
        *_sheet_edits(book, sheets),
        *_view_edits(book, sheets.order),
        *_name_edits(book, sheets, ours),
    ]
    if calculate:
        edits += _calculating(book)
    return edited(book.data, edits)


def reckoned(book: WorkbookPart) -> bytes:
    """Return a workbook part all of whose formulas are reckoned on opening."""
    return edited(book.data, _calculating(book))


def _sheet_edits(book: WorkbookPart, sheets: Sheets) -> Iterator[Edit]:
    data, listed = book.data, book.root.child("sheets")
    if listed is None or book.sheets == sheets.order:
        return
    told = {each.attributes["name"]: data[each.start : each.end] for each in listed.children}
    link = _link(data, book.root, listed)
    last = max(int(each.attributes["sheetId"]) for each in listed.children)
    for number, name in enumerate((each for each in sheets.order if each not in told), last + 1):
        new = f'<sheet name={quoteattr(name)} sheetId="{number}" {link}="{sheets.links[name]}"/>'
        told[name] = prefixed(new.encode(), book.root.prefix)
    yield Edit(listed.inner, listed.close, b"".join(told[name] for name in sheets.order))


def _link(data: bytes, root: Element, listed: Element) -> str:
    """Return how sheets name their part, with the declaration of its prefix where only sheets have it."""
    tags = (data[each.start : each.inner] for each in listed.children)
    name, tag = next((found[1], tag) for tag in tags if (found := _LINK.search(tag)))
    declared = re.compile(rb"\sxmlns:%b\s*=\s*(?:\"[^\"]*\"|'[^']*')" % name.rpartition(b":")[0])
    above = data[root.start : root.inner] + data[listed.start : listed.inner]
    own = None if declared.search(above) else declared.search(tag)
    return f"{own[0].decode().strip()} {name.decode()}" if own else name.decode()


def _view_edits(book: WorkbookPart, order: Sequence[str]) -> Iterator[Edit]:
    before = book.sheets
    for view in _children(book.root, "bookViews"):
        for kind in ("firstSheet", "activeTab"):
            if kind in view.attributes:
                old = int(view.attributes[kind])
                new = _place(before, order, old)
                if new != old:
                    yield with_attribute(book.data, view, kind, str(new))


def _place(before: Sequence[str], order: Sequence[str], old: int) -> int:
    """Return the new place of a sheet; of one that is gone, that of the nearest before it."""
    found = (order.index(name) for name in reversed(before[: old + 1]) if name in order)
    return next(found, 0)


def _name_edits(book: WorkbookPart, sheets: Sheets, ours: Sequence[DefinedName]) -> Iterator[Edit]:
    data, root, before = book.data, book.root, book.sheets
    gone = set(before) - set(sheets.order)
    lost = {name.casefold() for name in gone}
    replaced = {each.name.casefold() for each in ours if not each.sheet}
    for each in _children(root, "definedNames"):
        sheet, name = _sheet_of(each, before), each.attributes.get("name", "").casefold()
        dropped = sheet in gone or (sheet in sheets.painted and name in _PRINTED)
        if dropped or (not sheet and name in replaced):
            yield Edit(each.start, each.end, b"")
            continue
        if sheet and before.index(sheet) != sheets.order.index(sheet):
            yield with_attribute(data, each, "localSheetId", str(sheets.order.index(sheet)))
        if _refers(content_text(data, each), lost):
            yield Edit(each.inner, each.close, _GONE.encode())
    told = prefixed("".join(_written(each, sheets.order) for each in ours).encode(), root.prefix)
    listed = root.child("definedNames")
    if listed is not None and not listed.empty:
        yield Edit(listed.close, listed.close, told)
    elif told:
        at = place_for(root, _ORDER, "definedNames") if listed is None else listed.start
        end = at if listed is None else listed.end
        kind = root.prefix + b"definedNames"
        yield Edit(at, end, b"<%b>%b</%b>" % (kind, told, kind))


def _written(name: DefinedName, order: Sequence[str]) -> str:
    place = f' localSheetId="{order.index(name.sheet)}"' if name.sheet else ""
    hidden = ' hidden="1"' if name.hidden else ""
    told = f"name={quoteattr(name.name)}{place}{hidden}"
    return f"<definedName {told}>{escape(name.text)}</definedName>"


def _refers(text: str, gone: Collection[str]) -> bool:
    """Tell whether a formula points into one of these sheets, named as ``casefold`` has it."""
    found = _SHEET.finditer(text.casefold())
    return any((each[1] or "").replace("''", "'") in gone or each[2] in gone for each in found)


def _calculating(book: WorkbookPart) -> Iterator[Edit]:
    root = book.root
    found = root.child("calcPr")
    if found is None:
        at = place_for(root, _ORDER, "calcPr")
        yield Edit(at, at, b'<%bcalcPr fullCalcOnLoad="1"/>' % root.prefix)
    elif found.attributes.get("fullCalcOnLoad") not in _TRUE:
        yield with_attribute(book.data, found, "fullCalcOnLoad", "1")


def _children(root: Element, kind: str) -> list[Element]:
    found = root.child(kind)
    return found.children if found else []


def _sheet_of(name: Element, sheets: Sequence[str]) -> str:
    """Return the sheet a name belongs to; an empty text for one of the whole workbook."""
    number = name.attributes.get("localSheetId", "")
    return sheets[int(number)] if number.isdigit() and int(number) < len(sheets) else ""
