"""Answers poured into a bureau's form: only the cells that hold them change, all else stays as it lies."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from msgspec import Struct, field

from xlsops.core.values.cells import Blank, Boolean, Date, ErrorValue, Number, Text, Value
from xlsops.core.values.numbers import as_typed
from xlsops.excel.closed.known_values import told_as
from xlsops.excel.closed.styles import dated
from xlsops.excel.package.lying_parts import LyingParts
from xlsops.excel.package.parts import book_of, escaped, in_utc, linked, sheet_parts
from xlsops.excel.package.spelt import escape
from xlsops.excel.writer.texts import legible

CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"(?: s="([0-9]+)")?([^>]*?)(?: ?/>|>(.*?)</c>)', re.DOTALL)
"""A cell of a form: its address, its look, what else it tells of itself, what it holds."""
HEIGHT = re.compile(rb'<row r="([0-9]+)" ht="([0-9.]+)"')
"""The row of a form with its height."""
_KIND = re.compile(rb' t="[^"]*"')
_FORMULA = re.compile(rb"<f>(.*?)</f>", re.DOTALL)
_CORE = "docProps/core.xml"
_TITLE = re.compile(rb"(<dc:title>)[^<]*")
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class PouredCells(Struct, frozen=True):
    """What goes into a sheet: values and what its formulas show, by address; heights that rows need.

    A row that is higher already stays so.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    shown: Mapping[str, Value] = field(default_factory=dict)
    heights: Mapping[int, float] = field(default_factory=dict)


def with_answers(
    form: LyingParts, sheets: Mapping[str, PouredCells], counters: Mapping[str, Value]
) -> LyingParts:
    """Return the parts of a form with answers in it; ``counters`` are shown by each formula of that text."""
    places = sheet_parts(form)
    styles = linked(form, book_of(form), "styles")
    days = {
        int(cell[2] or 0)
        for name, poured in sheets.items()
        if any(isinstance(value, Date) for value in poured.values.values())
        for cell in CELL.finditer(form[places[name]])
        if isinstance(poured.values.get(cell[1].decode()), Date)
    }
    table, formats = dated(form[styles], days) if days else (form[styles], {})
    told = {escape(formula).encode(): value for formula, value in counters.items()}
    parts = {
        places[name]: _filled(form[places[name]], poured, told, formats)
        for name, poured in sheets.items()
    }
    return form.changed({**parts, styles: table})


def with_title(form: LyingParts, title: str, moment: datetime) -> LyingParts:
    """Return the parts with a title, made and last saved at that moment: nobody saved it since."""
    stamp = f"{in_utc(moment).isoformat()}Z".encode()
    core = _TITLE.sub(rb"\g<1>" + escape(title).encode(), form[_CORE])
    return form.changed({_CORE: _TIMES.sub(rb"\g<1>" + stamp, core)})


def _filled(
    part: bytes, poured: PouredCells, counters: Mapping[bytes, Value], formats: Mapping[int, int]
) -> bytes:
    higher = partial(_higher, poured.heights)
    return CELL.sub(_writer(poured, counters, formats), HEIGHT.sub(higher, part))


def _higher(heights: Mapping[int, float], row: re.Match[bytes]) -> bytes:
    needed = heights.get(int(row[1]), 0.0)
    if needed <= float(row[2]):
        return row[0]
    return b'<row r="%b" ht="%b"' % (row[1], f"{needed:g}".encode())


def _writer(
    poured: PouredCells, counters: Mapping[bytes, Value], formats: Mapping[int, int]
) -> Callable[[re.Match[bytes]], bytes]:
    values = {
        address.encode(): value
        for address, value in poured.values.items()
        if not isinstance(value, Blank)
    }

    def one(cell: re.Match[bytes]) -> bytes:
        address, inner = cell[1], cell[4]
        formula = _FORMULA.match(inner) if inner else None
        if formula:
            value = poured.shown.get(address.decode(), counters.get(formula[1]))
            return cell[0] if value is None else _formula(cell, formula[0], value)
        value = values.get(address)
        if value is None:
            return cell[0]
        number, about = int(cell[2] or 0), cell[3]
        if isinstance(value, Date):
            number = formats.get(number, number)
        kind, told = _told(value)
        kept = _KIND.sub(b"", about)
        return b'<c r="%b" s="%d"%b%b>%b</c>' % (address, number, kept, kind, told)

    return one


def _formula(cell: re.Match[bytes], formula: bytes, value: Value) -> bytes:
    kind, told = told_as(value)
    about = _KIND.sub(b"", cell[3])
    look = b' s="%b"' % cell[2] if cell[2] else b""
    return b'<c r="%b"%b%b%b>%b<v>%b</v></c>' % (cell[1], look, about, kind, formula, told)


def _told(value: Value) -> tuple[bytes, bytes]:
    """Return how a cell tells which kind its value is of, and what it holds.

    An error stands there as a text, to be seen.
    """
    match value:
        case Text(text):
            return b' t="inlineStr"', _text(escaped(legible(text)))
        case ErrorValue(code):
            return b' t="inlineStr"', _text(code)
        case Number(number):
            return b"", f"<v>{as_typed(number):f}</v>".encode()
        case Boolean() | Date():
            kind, told = told_as(value)
            return kind, b"<v>%b</v>" % told
        case _:
            return b"", b""


def _text(text: str) -> bytes:
    return f'<is><t xml:space="preserve">{escape(text)}</t></is>'.encode()
