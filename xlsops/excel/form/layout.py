"""Lays a template out once for a period: columns, looks, drop-downs, live checks, protection.

The result holds one row per kind of line; ``forms`` multiplies these rows for each bureau.
"""

import re
from collections.abc import Mapping
from copy import copy
from io import BytesIO
from pathlib import PurePath
from typing import Any

from msgspec import Struct
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule as Conditional
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Protection
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xlsops import messages
from xlsops.core.form import cell_formulas as live
from xlsops.core.form import layout as formats
from xlsops.core.form.emblem import Emblem
from xlsops.core.form.form_lines import columns_of
from xlsops.core.form.identity import PROPERTY
from xlsops.core.form.layout import FIRST_ROW, HEADING_ROW, KEY_ROW, MARKER_ROW, TOTAL_ROW, Column
from xlsops.core.form.mended.entry_rules import LONGEST_TEXT, entry_rule, may_not_apply, says_so
from xlsops.core.form.status_cases import LOOK_AT
from xlsops.core.sheet import styles as looks
from xlsops.core.sheet.canvas import band_height
from xlsops.core.spec.spec import Block, FieldKind, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import EntryRule, column_letters
from xlsops.errors import XlsopsError
from xlsops.excel.editing.setup import hang, set_up
from xlsops.excel.editing.styles import differential
from xlsops.excel.form.template import STYLE_SHEET
from xlsops.excel.package.parts import sheet_parts, take_apart
from xlsops.excel.writer.page import Page

Roled = Cell | MergedCell
ITEM_ROW, DECIMAL_ROW, GROUP_ROW = FIRST_ROW, FIRST_ROW + 1, FIRST_ROW + 2
SEAL = "{seal}"
_DECIMAL_COLUMNS = {keys.ACHIEVED, keys.OF_YEAR, keys.OUTPUT_ACHIEVED, keys.ABSORPTION, keys.RAW}
_SO_FAR = {keys.OUTPUT_SO_FAR, keys.ACTUAL_SO_FAR, keys.TARGET_SO_FAR}
_CENTERED = {keys.NUMBER, keys.UNIT, keys.DIRECTION, keys.METHOD, keys.FREQUENCY, keys.PREDICATE}
_SAMPLE = "{contoh}"
_LONGEST_MESSAGE, _LONGEST_TITLE = 255, 32
TEMPLATE = PurePath("templates", "format.xlsx")
_ROLES = (
    "title",
    "subtitle",
    "section",
    "heading",
    "numbering",
    "group",
    "total",
    "total_percent",
    "total_text",
    "input",
    "input_code",
    "input_whole",
    "input_number",
    "locked",
    "locked_center",
    "locked_code",
    "locked_whole",
    "locked_number",
)
"""The roles of the style sheet that a form takes its looks from."""
_NUMBERED = re.compile(rb"&#([1-9][0-9]{2,6});")


class Laid(Struct, frozen=True):
    """A template laid out for one period, as parts: which is the cover, which each block's table."""

    parts: dict[str, bytes]
    cover: str
    tables: dict[Block, str]


def lay_out(template: bytes, spec: Spec, emblem: Emblem | None = None) -> Laid:
    """Return the template laid out for the spec's period; raises TemplateError.

    A coat of arms takes the place of the pictures of the template's cover.
    """
    book, roles = _opened(template)
    cover = book[formats.COVER]
    cover.cell(MARKER_ROW, 1, f"xlsops:{formats.COVER}")
    cover.row_dimensions[MARKER_ROW].hidden = True
    if not spec.settings.sample:
        _hide(cover, _SAMPLE)
    _open_identity_only(cover)
    _protect(cover)
    _answer_help(cover)
    if emblem:
        cover._images.clear()  # type: ignore[attr-defined] # noqa: SLF001 - has no public name
        hang(cover, formats.emblem_place(emblem))
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


def _opened(template: bytes) -> tuple[Workbook, dict[str, Roled]]:
    """Return the template's workbook and the cell of each role of its style sheet."""
    try:
        book = load_workbook(BytesIO(template))
    except Exception as problem:  # openpyxl raises whatever a broken part makes it raise
        raise XlsopsError(
            messages.folders.template(TEMPLATE, messages.reasons.NO_WHOLE_WORKBOOK)
        ) from problem
    wanted = (formats.COVER, *(block.value for block in Block), STYLE_SHEET)
    missing = [name for name in wanted if not isinstance(_sheet(book, name), Worksheet)]
    if missing:
        raise XlsopsError(
            messages.folders.template(TEMPLATE, messages.reasons.lacks_sheets(missing))
        )
    roles = {str(row[0].value): row[1] for row in book[STYLE_SHEET].iter_rows(min_col=1, max_col=2)}
    absent = [role for role in _ROLES if role not in roles]
    if absent:
        raise XlsopsError(
            messages.folders.template(TEMPLATE, messages.reasons.lacks_roles(absent, STYLE_SHEET))
        )
    return book, roles


def _sheet(book: Workbook, name: str) -> object:
    return book[name] if name in book.sheetnames else None


def _laid(book: Workbook) -> Laid:
    saved = BytesIO()
    book.save(saved)
    parts = take_apart(saved.getvalue())
    names = sheet_parts(parts)
    return Laid(
        {name: _plain(part) if name.endswith(".xml") else part for name, part in parts.items()},
        names[formats.COVER],
        {block: names[block.value] for block in Block},
    )


def _plain(part: bytes) -> bytes:
    """Return a part with its letters as UTF-8 where openpyxl wrote their numbers."""
    return _NUMBERED.sub(lambda match: chr(int(match[1])).encode(), part)


def _table(sheet: Worksheet, block: Block, spec: Spec, roles: Mapping[str, Roled]) -> None:
    columns = columns_of(spec, block)
    sheet.cell(MARKER_ROW, 1, formats.marker(block))
    for column in columns:
        _column(sheet, column, roles)
    for row in (MARKER_ROW, KEY_ROW):
        sheet.row_dimensions[row].hidden = True
    last = len(columns)
    for row, role in (
        (formats.TITLE_ROW, "title"),
        (formats.SUBTITLE_ROW, "subtitle"),
        (formats.COUNTER_ROW, "section"),
    ):
        for number in range(1, last + 1):
            _style(sheet.cell(row, number), roles[role])
    _live_looks(sheet, columns, spec)
    _entry_rules(sheet, columns, spec)
    name = next(each for each in columns if each.field.key in keys.NAMES)
    _standing_titles(sheet, columns[: name.number], spec)
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


def _standing_titles(sheet: Worksheet, columns: tuple[Column, ...], spec: Spec) -> None:
    """Let the titles stand whole over the columns that every printed page repeats.

    They are as high as the longest name of a bureau needs.
    """
    settings = spec.settings
    bureau = max((each.name for each in spec.bureaus), key=len, default="")
    words = {
        "{bagian}": bureau,
        "{pemerintah}": settings.government,
        "{perangkat_daerah}": settings.office,
        "{periode}": spec.period.title,
    }
    width = sum(column.field.width for column in columns[1:] if column.visible)
    for row in (formats.TITLE_ROW, formats.SUBTITLE_ROW):
        cell = sheet.cell(row, 2)
        text = str(cell.value or "")
        for place, word in words.items():
            text = text.replace(place, word)
        aligned: Any = copy(cell.alignment)
        aligned.wrap_text, aligned.vertical = True, "center"
        cell.alignment = aligned
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=len(columns))
        look = looks.Look("F", bold=bool(cell.font.b), size=int(cell.font.sz or 11))
        needed = band_height(text, look, width)
        sheet.row_dimensions[row].height = max(sheet.row_dimensions[row].height or 0, needed)


def _footer(spec: Spec) -> str:
    return f"{spec.period.label} · {{bagian}}"


def _column(sheet: Worksheet, column: Column, roles: Mapping[str, Roled]) -> None:
    number, field = column.number, column.field
    sheet.cell(KEY_ROW, number, field.key)
    heading = sheet.cell(HEADING_ROW, number)
    heading.value = column.heading
    _style(heading, roles["heading"])
    total = field.summed or field.key in {keys.SPENT_SO_FAR, keys.ABSORPTION}
    plain = "total_text" if field.block is Block.BUDGET else "numbering"
    role = "total_percent" if field.key == keys.ABSORPTION else "total" if total else plain
    _style(sheet.cell(TOTAL_ROW, number), roles[role])
    for row, decimals in ((ITEM_ROW, False), (DECIMAL_ROW, True)):
        cell = sheet.cell(row, number)
        _style(cell, roles[role_of(column, decimals=decimals)])
        if column.open and not field.kind.numeric:
            cell.number_format = looks.TEXT_FORMAT  # or Excel reads 12/2026 and "- a" as its own
    _style(sheet.cell(GROUP_ROW, number), roles["group"])
    dimension = sheet.column_dimensions[column_letters(number)]
    dimension.width = field.width
    dimension.hidden = not column.visible


def role_of(column: Column, *, decimals: bool) -> str:
    """Return the role whose look a column has on an asked line."""
    key, kind = column.field.key, column.field.kind
    prefix = "input" if column.open else "locked"
    if key == keys.SPENT_SO_FAR or kind is FieldKind.MONEY:
        return f"{prefix}_whole"
    if key in _DECIMAL_COLUMNS or kind is FieldKind.PERCENT:
        return f"{prefix}_number"
    if kind is FieldKind.NUMBER or key in _SO_FAR:
        return f"{prefix}_number" if decimals else f"{prefix}_whole"
    if kind is FieldKind.CODE and key != keys.NUMBER:
        return f"{prefix}_code"
    return "locked_center" if key in _CENTERED and not column.open else prefix


def _style(cell: Roled, role: Roled) -> None:
    same = copy(role._style)  # type: ignore[union-attr] # noqa: SLF001 - same style table
    cell._style = same  # type: ignore[union-attr] # noqa: SLF001


def _live_looks(sheet: Worksheet, columns: tuple[Column, ...], spec: Spec) -> None:
    """Colour what the live checks say: unreadable answers, the status, the predicate."""
    error = differential(ink=looks.ERROR_INK, colour=looks.ERROR)
    warning = differential(ink=looks.WARNING_INK, colour=looks.WARNING)
    fraction = differential(number_format=looks.TWO_PLACES)
    for column in columns:
        top = f"{column_letters(column.number)}{ITEM_ROW}"
        if column.open and column.field.kind.numeric:
            words = f",NOT({says_so(top)})" if may_not_apply(column, spec) else ""
            words += _unread(column, columns, spec)
            _when(sheet, top, f'AND({top}<>"",NOT(ISNUMBER({top})){words})', error)
            _when(sheet, top, f"AND(ISNUMBER({top}),{top}<0)", error)
            _when(sheet, top, f"IF(ISNUMBER({top}),{top}<>INT({top}),FALSE)", fraction)
        if column.field.key == keys.STATUS:
            _when(sheet, top, f'LEFT({top},4)="Isi "', warning)
            _when(sheet, top, f'LEFT({top},{len(LOOK_AT)})="{LOOK_AT}"', warning)
            _when(
                sheet,
                top,
                f'{top}="{live.FILLED}"',
                differential(ink=looks.ACCEPTED_LINE, bold=True),
            )
        if column.field.key == keys.PREDICATE:
            bands = spec.yardstick.bands
            for band, (tint, ink, _) in zip(
                bands, looks.predicate_colours(len(bands)), strict=True
            ):
                word = band.predicate.replace('"', '""')
                style = differential(ink=ink, colour=tint)
                _when(sheet, top, f'{top}="{word}"', style)


def _unread(column: Column, columns: tuple[Column, ...], spec: Spec) -> str:
    """Return, where words answer some indicators, that the status finds fault with a row: texts may be right."""
    of_figure = column.field.key == keys.actual(spec.period.number)
    if not (of_figure and any(each.measure.rungs for each in spec.indicators)):
        return ""
    status = next(each for each in columns if each.field.key == keys.STATUS)
    cell = f"{column_letters(status.number)}{ITEM_ROW}"
    return f',LEFT({cell},{len(LOOK_AT)})="{LOOK_AT}"'


def _when(sheet: Worksheet, area: str, condition: str, style: DifferentialStyle) -> None:
    rule = Conditional(type="expression", dxf=style, formula=[condition])
    sheet.conditional_formatting.add(area, rule)


def _entry_rules(sheet: Worksheet, columns: tuple[Column, ...], spec: Spec) -> None:
    """Check while typing, with an Indonesian message, and show the help of each column."""
    for column in columns:
        if not column.open:
            continue
        field, entry = column.field, entry_rule(column, spec)
        kind: dict[str, Any] = {"type": entry.kind, "operator": entry.operator or None}
        rule = DataValidation(formula1=entry.formula, **kind)
        rule.error = _cut(_refused(entry, column))
        rule.allow_blank = True
        rule.showErrorMessage = rule.showInputMessage = True
        rule.errorTitle = messages.typed.FORM_TITLE
        rule.promptTitle = _cut(column.heading, _LONGEST_TITLE)
        beside = messages.typed.or_words(keys.INAPPLICABLE) if rule.type == "custom" else ""
        rule.prompt = _cut(f"{beside} {field.help}".strip()) or None
        rule.add(entry.area)
        sheet.add_data_validation(rule)


def _refused(entry: EntryRule, column: Column) -> str:
    """Return what a person reads who types something else."""
    match entry.kind:
        case "custom":
            return messages.typed.number_or_words(column.heading, keys.INAPPLICABLE)
        case "decimal":
            return messages.typed.number(column.heading)
        case "list":
            return messages.typed.ONE_OF_LIST
        case _:
            return messages.typed.longest(LONGEST_TEXT)


def _cut(text: str, longest: int = _LONGEST_MESSAGE) -> str:
    """Return as much of a text as Excel takes; it counts UTF-16 units."""
    return _units(text)[: longest * 2].decode("utf-16-le", "ignore")


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "ignore")


def _hide(cover: Worksheet, place: str) -> None:
    """Hide the rows of the cover that hold nothing but this place, which stays empty."""
    for cells in cover.iter_rows():
        told = [cell for cell in cells if cell.value is not None]
        if told and all(str(cell.value).strip() == place for cell in told):
            cover.row_dimensions[told[0].row].hidden = True


def _open_identity_only(cover: Worksheet) -> None:
    """Lock every cell of the cover but those that ask who filled the form and when."""
    asked = {formats.identity_cell(key).address for key in formats.IDENTITY_FIELDS}
    for cells in cover.iter_rows():
        for cell in cells:
            locked = cell.coordinate not in asked
            if cell.protection.locked is not locked:
                cell.protection = Protection(locked=locked)


def _answer_help(cover: Worksheet) -> None:
    helps = {"nip": messages.typed.NIP, "tanggal_isi": messages.typed.DAY_FILLED}
    for key, text in helps.items():
        rule = DataValidation(
            showInputMessage=True, promptTitle=formats.IDENTITY_FIELDS[key], prompt=text
        )
        rule.add(formats.identity_cell(key).address)
        cover.add_data_validation(rule)


def _protect(sheet: Worksheet) -> None:
    """Lock the sheet without a password: it guards against slips, it is no security."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
