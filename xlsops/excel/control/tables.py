"""The sheets people edit, written from rows of text."""

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.pages.standing.rules_page import PROPOSED, record_beside
from xlsops.core.sheet.sheet import Shown
from xlsops.core.sheet.styles import (
    DATE_FORMAT,
    FILTER_ROOM,
    HEADING,
    HELP_INK,
    INPUT_LINE,
    LOCKED,
    LOOKS,
    NAVY,
    TWO_PLACES,
    WARNING,
    WARNING_INK,
    WHITE,
    Look,
)
from xlsops.core.sheet.text_metrics import height_of
from xlsops.core.spec import tables
from xlsops.core.spec.spec import Level
from xlsops.core.spec.tables import CellKind, Heading, Table
from xlsops.core.terms.findings import TOLD
from xlsops.core.values.structs import replace
from xlsops.excel.control.choices import guard_columns
from xlsops.excel.editing.setup import band, line, set_up, set_widths
from xlsops.excel.editing.styles import apply, differential
from xlsops.excel.writer.page import Page

SAMPLE_NAME = "data_contoh"
SAMPLE = "DATA CONTOH – isi lembar ini contoh. Sesuaikan dengan data kantor sebelum dipakai."
SAMPLED = frozenset({"settings", "bureaus", "officials", "indicators", "programmes"})
"""The sheets whose rows an office replaces by its own; the others hold rules that are real."""

_SPARE = {"settings": 0, "scales": 3, "records": 10}
_USUAL_SPARE = 6
_NUMERIC = frozenset({CellKind.NUMBER, CellKind.MONEY, CellKind.PERCENT})
_KIND_LOOKS = {
    CellKind.TEXT: "text",
    CellKind.LONG_TEXT: "text",
    CellKind.CODE: "code",
    CellKind.NUMBER: "whole",
    CellKind.MONEY: "whole",
    CellKind.PERCENT: "percent",
    CellKind.DATE: "date",
    CellKind.CHOICE: "center",
    CellKind.YES_NO: "center",
    CellKind.TIME: "code",
}
_SHORT_CHOICE = 20
"""Choices in wider columns are sentences, which begin at the left."""
_WINDOW = 150
"""Sheets wider than this many characters open a little smaller."""
_NARROW = 110
"""Sheets narrower than this many characters print upright."""
_FROZEN_COLUMNS = {"indicators": 1, "programmes": 1, "fields": 3, "rules": 1}
_FRACTIONAL = ("%", "Nilai", "Indeks")


def rows_in(folder: Path, table: Table) -> list[tuple[Shown, ...]]:
    """Return the rows of ``<table key>.csv`` in the order of the table's columns.

    Text in a column of numbers stays text, so that reading the workbook reports it.
    """
    with (folder / f"{table.key}.csv").open(encoding="utf-8", newline="") as file:
        return [
            tuple(_typed(table, heading, _told(record, heading)) for heading in table.columns)
            for record in csv.DictReader(file)
        ]


def write_human_table(
    sheet: Worksheet, table: Table, rows: Sequence[tuple[Shown, ...]], paper: int
) -> None:
    """Write one human sheet: bands, headings, rows, spare rows, choices, print set-up."""
    widths = tuple(heading.width for heading in table.columns)
    set_widths(sheet, widths)
    band(sheet, table.title_row, table.title, "title")
    line(sheet, table.title_row + 1, table.help, "help")
    _sample_line(sheet, table)
    _headings(sheet, table, widths)
    write_rows(sheet, table, rows)
    _conditional(sheet, table)
    if table is not tables.SETTINGS:
        guard_columns(sheet, table)
    set_up(sheet, _page(table, paper))


def write_rows(sheet: Worksheet, table: Table, rows: Sequence[tuple[Shown, ...]]) -> None:
    """Write the rows of a human sheet in place of those it has, and some spare ones."""
    widths = tuple(heading.width for heading in table.columns)
    empty: tuple[Shown, ...] = (None,) * len(widths)
    old = max(0, sheet.max_row - table.first_row + 1 - len(rows))
    spare = [empty] * max(old, _SPARE.get(table.key, _USUAL_SPARE))
    last = table.first_row - 1
    for last, row in enumerate((*rows, *spare), table.first_row):
        for column, value in enumerate((*row, *empty[len(row) :]), 1):
            cell = sheet.cell(last, column)
            heading = table.columns[column - 1]
            cell.value = f"={record_beside(f'$A{last}')}" if heading.computed else value
            fixed = heading.computed or (table is tables.RULES and row[0] in TOLD)
            apply(cell, _locked(heading) if fixed else _look(table, heading, value))
        room = tables.RECORD_HEIGHT if table is tables.RECORDS else 0.0
        sheet.row_dimensions[last].height = max(height_of(row, widths), room)
    sheet.auto_filter.ref = f"A{table.heading_row}:{_last_column(table)}{last}"


def _told(record: Mapping[str, str], heading: Heading) -> str:
    """Return what a row of the data says; a column of a later version may be missing there."""
    return record.get(heading.key, "") if heading.later else record[heading.key]


def _typed(table: Table, heading: Heading, text: str) -> Shown:
    if not text:
        return None
    numeric, dated = heading.kind in _NUMERIC, heading.kind is CellKind.DATE
    if table is tables.SETTINGS and heading.key == "value":
        numeric = text.isdecimal()
        dated = re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None
    if dated:
        return date.fromisoformat(text)
    if not numeric:
        return text
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return int(number) if number == number.to_integral_value() else number


def _look(table: Table, heading: Heading, value: Shown) -> str | Look:
    if table is not tables.SETTINGS:
        look = _KIND_LOOKS[heading.kind]
        if table is tables.FIELDS and heading.kind is CellKind.NUMBER:
            look = "center"
        if heading.kind is CellKind.CHOICE and heading.width > _SHORT_CHOICE:
            look = "text"
        align = "center" if heading.kind is CellKind.TIME else LOOKS[look].align
        return replace(LOOKS[look], unlocked=True, align=align)
    if heading.key == "value":
        shown_as = DATE_FORMAT if isinstance(value, date) else "General"
        return replace(LOOKS["input"], number_format=shown_as)
    return _locked(heading)


def _locked(heading: Heading) -> str:
    return "locked_code" if heading.kind is CellKind.CODE else "locked"


def _sample_line(sheet: Worksheet, table: Table) -> None:
    """Write the ribbon of sample data; it fades as soon as Pengaturan says the data are real."""
    row = table.heading_row - 1
    if table.key not in SAMPLED:
        sheet.row_dimensions[row].height = 6
        return
    line(sheet, row, SAMPLE, "sample")
    gone = Rule(
        type="expression",
        formula=[f'{SAMPLE_NAME}<>"ya"'],
        dxf=differential(ink=WHITE, colour=WHITE, number_format=";;;"),
    )
    sheet.conditional_formatting.add(f"A{row}:{_last_column(table)}{row}", gone)


def _headings(sheet: Worksheet, table: Table, widths: tuple[float, ...]) -> None:
    labels = tuple(heading.label for heading in table.columns)
    for column, label in enumerate(labels, 1):
        apply(sheet.cell(table.heading_row, column, label), "list_heading")
    height = height_of(labels, widths, bold=True)
    sheet.row_dimensions[table.heading_row].height = height + FILTER_ROOM


def _conditional(sheet: Worksheet, table: Table) -> None:
    """Let fractions, levels and bureaus that rest be seen, in rows added later as well."""
    first, last = table.first_row, 1000
    columns = {h.key: get_column_letter(n) for n, h in enumerate(table.columns, 1)}

    def add(area: str, formula: str, **look: str | bool) -> None:
        dxf = differential(**look)  # type: ignore[arg-type]
        sheet.conditional_formatting.add(area, Rule(type="expression", formula=[formula], dxf=dxf))

    numbers = [columns[h.key] for h in table.columns if h.kind is CellKind.NUMBER]
    if numbers and table.key != "fields":
        area = f"{numbers[0]}{first}:{numbers[-1]}{last}"
        row = f"${numbers[0]}{first}:${numbers[-1]}{first}"
        units = ",".join(f'${columns["unit"]}{first}="{word}"' for word in _FRACTIONAL)
        fractions = f"SUMPRODUCT(--({row}<>INT({row})))>0"
        add(area, f"OR({units},{fractions})", number_format=TWO_PLACES)
    whole = f"A{first}:{_last_column(table)}{last}"
    if table is tables.PROGRAMMES:
        level = f"${columns['level']}{first}"
        add(whole, f'{level}="{Level.PROGRAMME.value}"', ink=NAVY, colour=HEADING, bold=True)
        add(whole, f'{level}="Kegiatan"', ink=NAVY, colour=LOCKED, bold=True)
    if table is tables.RULES:
        record = columns["record"]
        told = f'LEFT(${record}{first},{len(PROPOSED)})="{PROPOSED}"'
        add(f"{record}{first}:{record}{last}", told, ink=WARNING_INK, colour=WARNING)
    if table is tables.BUREAUS:
        add(whole, f'$D{first}="tidak"', ink=HELP_INK, colour=LOCKED)


def _page(table: Table, paper: int) -> Page:
    width = sum(heading.width for heading in table.columns)
    first = "C" if table is tables.SETTINGS else "A"
    return Page(
        paper=paper,
        landscape=width > _NARROW,
        centred=width <= _NARROW,
        footer="Kendali Kinerja – &A",
        repeated=(table.heading_row, table.heading_row),
        frozen=(table.heading_row, _FROZEN_COLUMNS.get(table.key, 0)),
        cursor=f"{first}{table.first_row}",
        zoom=85 if width > _WINDOW + 40 else 100,
        tab=INPUT_LINE,
    )


def _last_column(table: Table) -> str:
    return get_column_letter(len(table.columns))
