"""Lays a template out once for a period: columns, looks, drop-downs, live checks, protection.

The result holds one row per kind of line; ``forms`` multiplies these rows for each bureau.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule as Conditional
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Protection
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core import formats, live, looks
from xlsops.core.cells import column_letters
from xlsops.core.formats import FIRST_ROW, HEADING_ROW, KEY_ROW, MARKER_ROW, TOTAL_ROW, Column
from xlsops.core.identity import PROPERTY
from xlsops.core.spec import Block, FieldKind, Spec
from xlsops.excel.page import Page, set_up
from xlsops.excel.parts import take_apart
from xlsops.excel.styles import differential
from xlsops.excel.template_build import STYLE_SHEET

Roled = Cell | MergedCell
ITEM_ROW, DECIMAL_ROW, GROUP_ROW = FIRST_ROW, FIRST_ROW + 1, FIRST_ROW + 2
SEAL = "{seal}"
_DECIMAL_COLUMNS = {"capaian", "capaian_tahun", "capaian_k", "serapan", "capaian_mentah"}
_WHOLE_COLUMNS = {"rp_sd"}
_CENTERED = {"no", "satuan", "jenis", "metode", "periode", "predikat"}
_LONGEST_TEXT = 2000
_NUMBERED = re.compile(rb"&#([1-9][0-9]{2,6});")


@dataclass(frozen=True, slots=True)
class Laid:
    """A template laid out for one period, as parts; ``tables`` names the part of each block."""

    parts: dict[str, bytes]
    tables: dict[Block, str]


def lay_out(template: bytes, spec: Spec) -> Laid:
    """Return the template laid out for the spec's period."""
    book = load_workbook(BytesIO(template))
    roles = {str(row[0].value): row[1] for row in book[STYLE_SHEET].iter_rows(max_col=2)}
    cover = book[formats.COVER]
    cover.cell(MARKER_ROW, 1, f"xlsops:{formats.COVER}")
    cover.row_dimensions[MARKER_ROW].hidden = True
    _open_identity_only(cover)
    _protect(cover)
    _answer_help(cover)
    first = formats.identity_cell("petugas").address
    set_up(cover, Page(spec.settings.paper, landscape=False, footer=_footer(spec), cursor=first))
    for block in Block:
        _table(book[block.value], block, spec, roles)
    meta = book.create_sheet(formats.META)
    meta.cell(1, 1, SEAL)
    meta.sheet_state = "veryHidden"
    del book[STYLE_SHEET]
    properties: Any = book
    properties.custom_doc_props.append(StringProperty(name=PROPERTY, value=SEAL))
    book.active = 0
    return _laid(book)


def _laid(book: Workbook) -> Laid:
    saved = BytesIO()
    book.save(saved)
    tables = {
        block: f"xl/worksheets/sheet{book.sheetnames.index(block.value) + 1}.xml" for block in Block
    }
    parts = take_apart(saved.getvalue())
    return Laid({name: _plain(part) if name.endswith(".xml") else part for name, part in parts.items()}, tables)


def _plain(part: bytes) -> bytes:
    """Return a part with its letters as UTF-8 where openpyxl wrote their numbers."""
    return _NUMBERED.sub(lambda match: chr(int(match[1])).encode(), part)


def _table(sheet: Worksheet, block: Block, spec: Spec, roles: dict[str, Roled]) -> None:
    columns = formats.columns_of(spec, block)
    sheet.cell(MARKER_ROW, 1, formats.marker(block))
    for column in columns:
        _column(sheet, column, roles)
    for row in (MARKER_ROW, KEY_ROW):
        sheet.row_dimensions[row].hidden = True
    last = len(columns)
    for row, role in ((formats.TITLE_ROW, "title"), (formats.SUBTITLE_ROW, "subtitle"),
                      (formats.COUNTER_ROW, "section")):  # fmt: skip
        for number in range(1, last + 1):
            _style(sheet.cell(row, number), roles[role])
    _live_looks(sheet, columns, spec)
    _entry_rules(sheet, columns, spec)
    name = next(each for each in columns if each.field.key in {"indikator", "uraian"})
    first = next(each for each in columns if each.open)
    _protect(sheet)
    set_up(
        sheet,
        Page(
            spec.settings.paper,
            landscape=True,
            footer=_footer(spec),
            repeated=(HEADING_ROW, HEADING_ROW),
            frozen=(TOTAL_ROW, name.number),
            cursor=f"{column_letters(first.number)}{FIRST_ROW}",
            zoom=85,
            pages_wide=2,
            repeated_columns=f"B:{column_letters(name.number)}",
        ),
    )


def _footer(spec: Spec) -> str:
    return f"{spec.period.label} · {{bagian}}"


def _column(sheet: Worksheet, column: Column, roles: dict[str, Roled]) -> None:
    number, field = column.number, column.field
    sheet.cell(KEY_ROW, number, field.key)
    heading = sheet.cell(HEADING_ROW, number)
    heading.value = field.label
    _style(heading, roles["heading"])
    total = field.recap == "jumlah" or field.key in {"rp_sd", "serapan"}
    plain = "total_text" if field.block is Block.BUDGET else "numbering"
    role = "total_percent" if field.key == "serapan" else "total" if total else plain
    _style(sheet.cell(TOTAL_ROW, number), roles[role])
    _style(sheet.cell(ITEM_ROW, number), roles[role_of(column, decimals=False)])
    _style(sheet.cell(DECIMAL_ROW, number), roles[role_of(column, decimals=True)])
    _style(sheet.cell(GROUP_ROW, number), roles["group"])
    dimension = sheet.column_dimensions[column_letters(number)]
    dimension.width = field.width
    dimension.hidden = not column.visible


def role_of(column: Column, *, decimals: bool) -> str:
    """Return the role whose look a column has on an asked line."""
    key, kind = column.field.key, column.field.kind
    prefix = "input" if column.open else "locked"
    if key in _WHOLE_COLUMNS or kind is FieldKind.MONEY:
        return f"{prefix}_whole"
    if key in _DECIMAL_COLUMNS or kind is FieldKind.PERCENT:
        return f"{prefix}_number"
    if kind is FieldKind.NUMBER or key in {"k_sd", "realisasi_sd", "target_sd"}:
        return f"{prefix}_number" if decimals else f"{prefix}_whole"
    if kind is FieldKind.CODE and key != "no":
        return f"{prefix}_code"
    return "locked_center" if key in _CENTERED and not column.open else prefix


def _style(cell: Roled, role: Roled) -> None:
    cell._style = role._style  # type: ignore[union-attr] # noqa: SLF001 - same style table


def _live_looks(sheet: Worksheet, columns: tuple[Column, ...], spec: Spec) -> None:
    """Colour what the live checks say: unreadable answers, the status, the predicate."""
    error = differential(ink=looks.ERROR_INK, colour=looks.ERROR)
    warning = differential(ink=looks.WARNING_INK, colour=looks.WARNING)
    fraction = differential(number_format=looks.TWO_PLACES)
    for column in columns:
        top = f"{column_letters(column.number)}{ITEM_ROW}"
        if column.open and column.field.kind.numeric:
            _when(sheet, top, f'AND({top}<>"",NOT(ISNUMBER({top})))', error)
            _when(sheet, top, f"AND(ISNUMBER({top}),{top}<0)", error)
            _when(sheet, top, f"IF(ISNUMBER({top}),{top}<>INT({top}),FALSE)", fraction)
        if column.field.key == "status":
            _when(sheet, top, f'LEFT({top},4)="Isi "', warning)
            _when(sheet, top, f'LEFT({top},{len(live.LOOK_AT)})="{live.LOOK_AT}"', warning)
            _when(sheet, top, f'{top}="{live.COMPLETE}"', differential(ink=looks.ACCEPTED_LINE, bold=True))
        if column.field.key == "predikat":
            for index, band in enumerate(spec.yardstick.bands[: len(looks.PREDICATE_FILLS)]):
                style = differential(ink=looks.PREDICATE_INKS[index], colour=looks.PREDICATE_FILLS[index])
                _when(sheet, top, f'{top}="{band.predicate}"', style)


def _when(sheet: Worksheet, area: str, condition: str, style: DifferentialStyle) -> None:
    rule = Conditional(type="expression", dxf=style, formula=[condition])
    sheet.conditional_formatting.add(area, rule)


def _entry_rules(sheet: Worksheet, columns: tuple[Column, ...], spec: Spec) -> None:
    """Check while typing, with an Indonesian message, and show the help of each column."""
    for column in columns:
        if not column.open:
            continue
        field = column.field
        choices = spec.choices(field.choices)
        if field.kind.numeric:
            rule = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
            rule.error = f"{field.label} diisi angka, tidak kurang dari 0, tanpa satuan."
        elif choices and len(",".join(choices)) < 250:  # noqa: PLR2004 - Excel's limit is 255
            rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"')
            rule.error = "Pilih salah satu dari daftar."
        else:
            rule = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(_LONGEST_TEXT))
            rule.error = f"Paling panjang {_LONGEST_TEXT} huruf."
        rule.allow_blank = True
        rule.showErrorMessage = rule.showInputMessage = True
        rule.errorTitle = "Isian belum sesuai"
        rule.promptTitle = field.label[:32]
        rule.prompt = field.help[:255] or None
        rule.add(f"{column_letters(column.number)}{ITEM_ROW}")
        sheet.add_data_validation(rule)


def _open_identity_only(cover: Worksheet) -> None:
    """Lock every cell of the cover but those that ask who filled the form and when."""
    asked = {formats.identity_cell(key).address for key in formats.IDENTITY_FIELDS}
    for cells in cover.iter_rows():
        for cell in cells:
            locked = cell.coordinate not in asked
            if cell.protection.locked is not locked:
                cell.protection = Protection(locked=locked)


def _answer_help(cover: Worksheet) -> None:
    helps = {
        "petugas": "Nama lengkap yang mengisi format ini.",
        "nip": "18 angka. Ketik sebagai teks; boleh dengan spasi.",
        "tanggal_isi": "Tanggal format selesai diisi, misalnya 6/7/2026.",
    }
    for key, text in helps.items():
        rule = DataValidation(showInputMessage=True, promptTitle=formats.IDENTITY_FIELDS[key], prompt=text)
        rule.add(formats.identity_cell(key).address)
        cover.add_data_validation(rule)


def _protect(sheet: Worksheet) -> None:
    """Lock the sheet without a password: it guards against slips, it is no security."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
