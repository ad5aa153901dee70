"""Values put into cells of a closed workbook's sheets: nothing else of its parts changes."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from xlsops import messages
from xlsops.core.terms.pieces import piece
from xlsops.core.values.cells import Date
from xlsops.errors import WorkbookUnreadableError
from xlsops.excel.closed.calc_chain import has_formulas, stale_chain
from xlsops.excel.closed.sheet_part import CellEdits, EditedSheetPart, read_sheet_part, with_values
from xlsops.excel.closed.styles import dated
from xlsops.excel.closed.workbook_part import read_workbook_part, reckoned
from xlsops.excel.package.inflating import DamagedPartError
from xlsops.excel.package.package_lists import with_links, with_types
from xlsops.excel.package.parts import (
    CONTENT_TYPES,
    book_of,
    linked,
    links_of,
    put_together,
    relations_of,
    sheet_parts,
    take_apart,
)
from xlsops.excel.package.spans import BrokenPartError


def with_cells(data: bytes, path: PurePath, changes: Mapping[str, CellEdits]) -> bytes:
    """Return the workbook of these bytes with values put into cells of these sheets.

    Formulas keep the values they show, and are reckoned when the workbook opens. Raises where a sheet
    is not there, or its part is none that can be changed in place.
    """
    try:
        parts = take_apart(data)
        places = sheet_parts(parts)
        for name in changes:
            if name not in places:
                raise WorkbookUnreadableError(path, messages.reasons.sheet_not_found(name))
        return put_together(_changed(parts, places, changes))
    except DamagedPartError as error:
        told = messages.reasons.broken_part(piece(error.part))
        raise WorkbookUnreadableError(path, told, damaged=True) from error
    except BrokenPartError as error:
        raise WorkbookUnreadableError(path, messages.reasons.UNUSUAL_PARTS) from error


def _changed(
    before: Mapping[str, bytes], places: Mapping[str, str], changes: Mapping[str, CellEdits]
) -> dict[str, bytes]:
    main, parts = book_of(before), dict(before)
    book = read_workbook_part(before[main])
    sheets = {name: read_sheet_part(before[places[name]]) for name in changes}
    styles = linked(before, main, "styles")
    shown = set(_shown_by(sheets, changes))
    parts[styles], formats = dated(before[styles], shown) if shown else (before[styles], {})
    replaced = []
    for name, change in changes.items():
        sheet = sheets[name]
        parts[places[name]] = with_values(sheet, change, formats, date1904=book.date1904)
        if any(map(sheet.formula, change.values)):
            replaced.append(book.numbers[name])
    if any(has_formulas(parts.get(part, b"")) for part in places.values()):
        parts[main] = reckoned(book)
    return _without(parts, main, stale_chain(parts, main, replaced))


def _shown_by(
    sheets: Mapping[str, EditedSheetPart], changes: Mapping[str, CellEdits]
) -> Iterator[int]:
    """Yield the formats of the cells that are to show a day."""
    for name, change in changes.items():
        for place, value in change.values.items():
            if isinstance(value, Date):
                yield sheets[name].format_at(place, change.like)


def _without(parts: dict[str, bytes], main: str, gone: tuple[str, ...]) -> dict[str, bytes]:
    """Return the parts without some to which the workbook part leads."""
    if gone:
        ids = {link.id for link in links_of(parts, main) if link.target in gone}
        parts = {name: part for name, part in parts.items() if name not in gone}
        parts[relations_of(main)] = with_links(parts[relations_of(main)], ids, ())
        parts[CONTENT_TYPES] = with_types(parts, {})
    return parts
