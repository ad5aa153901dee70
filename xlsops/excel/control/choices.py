"""What may be typed into the sheets people edit: lists, numbers, dates, and what is said if not."""

from collections.abc import Sequence
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xlsops import messages
from xlsops.core.sheet.sheet import Shown
from xlsops.core.spec import tables
from xlsops.core.spec.rows import RUNGS
from xlsops.core.spec.settings import SETTING_CHOICES, SETTING_LIMITS
from xlsops.core.spec.tables import CellKind, Heading, Table
from xlsops.core.terms import column_keys as keys

BUREAUS_NAME, UNITS_NAME, ROLES_NAME = "kode_bagian", "satuan", "peran"
_LAST = 1000
_DATES = frozenset({"batas_kirim", "ramadan_mulai", "ramadan_selesai"})


def list_names() -> dict[str, str]:
    """Return the defined names behind the lists; they grow with the rows of their sheets."""
    return {
        BUREAUS_NAME: _filled(tables.BUREAUS.sheet, "A"),
        UNITS_NAME: _group(tables.LISTS.sheet, UNITS_NAME),
        ROLES_NAME: _filled(tables.OFFICIALS.sheet, "A"),
    }


def guard_settings(
    sheet: Worksheet, rows: Sequence[tuple[Shown, ...]], scales: Sequence[str]
) -> None:
    """Guard the cells of Pengaturan, each by its key."""
    for number, row in enumerate(rows, tables.SETTINGS.first_row):
        guard = _setting(str(row[0]), scales)
        if guard is not None:
            guard.add(f"C{number}")
            sheet.add_data_validation(guard)


def guard_columns(sheet: Worksheet, table: Table) -> None:
    """Guard the columns of a sheet from its first row on."""
    for column, heading in enumerate(table.columns, 1):
        guard = _column(table, heading, column)
        if guard is not None:
            letters = get_column_letter(column)
            guard.add(f"{letters}{table.first_row}:{letters}{_LAST}")
            sheet.add_data_validation(guard)


def _column(table: Table, heading: Heading, column: int) -> DataValidation | None:
    if heading.choices:
        return _listed(heading.choices, heading.label)
    if table is tables.RECORDS and heading.key == "role":
        message = messages.typed.NO_ROLE
        return _guard("list", ROLES_NAME, message=message)
    if heading.key == "bureau":
        message = messages.typed.NO_BUREAU
        return _guard("list", BUREAUS_NAME, message=message)
    if heading.key == "unit":
        message = messages.typed.NO_UNIT
        return _guard("list", UNITS_NAME, message=message, style="warning")
    if heading.kind is CellKind.DATE:
        return _dated(heading.label)
    if table is tables.INDICATORS and heading.key in keys.WORDED:
        return _figure_or_word(table, heading, column)
    if heading.instead:
        cell = f"{get_column_letter(column)}{table.first_row}"
        message = messages.typed.figure_or(heading.label, heading.instead)
        test = f'OR(LOWER(TRIM({cell}))="{heading.instead}",IF(ISNUMBER({cell}),{cell}>=0))'
        return _guard("custom", test, message=message)
    if heading.kind in {CellKind.NUMBER, CellKind.MONEY, CellKind.PERCENT}:
        message = messages.typed.figure(heading.label)
        return _guard("decimal", "0", operator="greaterThanOrEqual", message=message)
    return None


def _figure_or_word(table: Table, heading: Heading, column: int) -> DataValidation:
    """Return what takes a figure, and any text where the row names the scale its words are of.

    The blank is in the test itself: Excel lets pass everything where it is told to ignore blanks and
    the test looks at a blank cell.
    """
    scale = [each.key for each in table.columns].index(RUNGS) + 1
    cell, named = (f"{get_column_letter(each)}{table.first_row}" for each in (column, scale))
    instead = f'LOWER(TRIM({cell}))="{heading.instead}",' if heading.instead else ""
    test = f"OR(LEN({cell})=0,LEN(${named})>0,{instead}IF(ISNUMBER({cell}),{cell}>=0))"
    label = table.columns[scale - 1].label
    message = messages.typed.figure_or_word(heading.label, label, heading.instead)
    return _guard("custom", test, message=message, blank=False)


def _setting(key: str, scales: Sequence[str]) -> DataValidation | None:
    if key == tables.SCALE:
        message = messages.typed.NO_SCALE
        return _guard("list", f'"{",".join(scales)}"', style="warning", message=message)
    if key in SETTING_CHOICES:
        return _listed(SETTING_CHOICES[key], messages.typed.SETTING)
    if key in SETTING_LIMITS:
        return _whole(*SETTING_LIMITS[key], messages.typed.SETTING)
    return _dated(messages.typed.SETTING) if key in _DATES else None


def _listed(choices: Sequence[str], label: str) -> DataValidation:
    message = messages.typed.one_of(label, choices)
    return _guard("list", f'"{",".join(choices)}"', message=message)


def _whole(low: int, high: int, label: str) -> DataValidation:
    return _guard(
        "whole",
        str(low),
        str(high),
        operator="between",
        message=messages.typed.whole(label, low, high),
    )


def _dated(label: str) -> DataValidation:
    return _guard("date", "36526", operator="greaterThanOrEqual", message=messages.typed.day(label))


def _guard(
    kind: Literal["list", "decimal", "whole", "date", "custom"],
    first: str,
    second: str | None = None,
    *,
    message: str,
    style: Literal["stop", "warning"] = "stop",
    operator: Literal["between", "greaterThanOrEqual"] | None = None,
    blank: bool = True,
) -> DataValidation:
    return DataValidation(
        type=kind,
        operator=operator,
        formula1=first,
        formula2=second,
        allow_blank=blank,
        showErrorMessage=True,
        errorStyle=style,
        errorTitle=messages.typed.TITLE,
        error=message,
    )


def _filled(sheet: str, column: str) -> str:
    """Return the filled part of a column as a range."""
    area = f"'{sheet}'!${column}$5:${column}${_LAST}"
    return f"'{sheet}'!${column}$5:INDEX({area},MAX(1,COUNTA({area})))"


def _group(sheet: str, name: str) -> str:
    """Return the rows of one list, which stand together, as a range."""
    keys, items = f"'{sheet}'!$A$5:$A${_LAST}", f"'{sheet}'!$B$5:$B${_LAST}"
    first = f'MATCH("{name}",{keys},0)'
    return f'INDEX({items},{first}):INDEX({items},{first}+COUNTIF({keys},"{name}")-1)'
