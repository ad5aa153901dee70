"""Builds ``templates/formulir/``: the workbooks of the official forms, which an office may change.

Each holds the form as it is printed, its rows named, and beside it what fills its columns.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.recap.official.form import HEADING, NUMBERS, SIGNATURES, RowKind
from xlsops.core.recap.official.placeholders import BUREAU, BUREAU_STANDING, KNOWN
from xlsops.core.recap.official.words import OWN, WORDS
from xlsops.core.recap.official.workbook import ADDED, ADDED_HEADINGS, MAPPING, MAPPING_HEADINGS
from xlsops.core.sheet.sheet import address
from xlsops.core.sheet.styles import LOOKS, Look
from xlsops.core.sheet.text_metrics import lines_of, widths_for
from xlsops.core.values.cells import column_letters
from xlsops.core.values.structs import replace
from xlsops.excel.editing.saving import saved
from xlsops.excel.editing.setup import set_up
from xlsops.excel.editing.styles import apply
from xlsops.excel.official.planned_columns import PERCENT, PlannedColumn
from xlsops.excel.official.planned_forms import PlannedForm
from xlsops.excel.official.plans import OTHERS, USUAL
from xlsops.excel.official.reading import read_form_workbook
from xlsops.excel.official.readings import DELIVERED, delivered_readings
from xlsops.excel.writer.page import Page
from xlsops.resources import asset

BUILT = datetime(2026, 1, 1)  # noqa: DTZ001 - document times carry no zone
FOLDER = "formulir"
_F4 = 14
_TITLE = Look(bold=True, size=12, align="center", vertical="center", wrap=True, line="")
_SUBTITLE = replace(_TITLE, bold=False, size=10)
_SIGNED = replace(LOOKS["plain"], align="center", wrap=True)
_FOOT = replace(LOOKS["text"], vertical="top")
_LEGEND = replace(LOOKS["help"], vertical="center")
_BLANK_MODELS = {
    RowKind.BUREAU: LOOKS["group"],
    RowKind.PROGRAMME: replace(LOOKS["text"], fill="E9EEF8", bold=True),
    RowKind.ACTIVITY: replace(LOOKS["text"], fill="F5F7FB"),
    RowKind.INDICATOR: LOOKS["text"],
    RowKind.SUB_ACTIVITY: LOOKS["text"],
    RowKind.MEASUREMENT: LOOKS["text"],
}
_LIST_WIDTHS = (18, 34, 11, 16, 64, 3, 36, 26)
_PLACE = re.compile(r"\[([^\]]+)\]")


def build_forms(folder: Path) -> None:
    """Write the template of every form that comes with the program, and what is read in them."""
    folder.mkdir(exist_ok=True)
    made = {plan.file: template_bytes(plan) for plan in (*USUAL, *OTHERS)}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    books = {data: read_form_workbook(data, name) for name, data in made.items()}
    (folder / DELIVERED).write_bytes(delivered_readings(books))


def template_bytes(plan: PlannedForm) -> bytes:
    """Return the template of one form."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has a worksheet
    sheet.title = plan.sheet
    _form(book, sheet, plan)
    _mapping(book.create_sheet(MAPPING), plan)
    if plan.added:
        _added(book.create_sheet(ADDED), plan)
    return saved(book, plan.titles[0].title(), BUILT)


def names_of(columns: Sequence[PlannedColumn]) -> tuple[str, ...]:
    """Return what each column is called: its number, with its own heading where two share it."""
    labels = [each.label.split(" ")[0] for each in columns]
    counted = Counter(labels)
    return tuple(
        f"{label} {each.path[-1]}" if counted[label] > 1 else label
        for label, each in zip(labels, columns, strict=True)
    )


def _form(book: Workbook, sheet: Worksheet, plan: PlannedForm) -> None:
    sheet.sheet_view.showGridLines = False
    last = len(plan.columns)
    for number, width in enumerate(widths_for(*(each.width for each in plan.columns)), 1):
        sheet.column_dimensions[column_letters(number)].width = width
    row = 1
    for number, title in enumerate(plan.titles):
        _over(sheet, (row, 1, row, last), title, _SUBTITLE if number else _TITLE)
        sheet.row_dimensions[row].height = 18
        row += 1
    sheet.row_dimensions[row].height = 6
    row = first = row + 1
    row = _headings(sheet, plan, row)
    _name(book, sheet, HEADING, first, row - 1)
    _numbers(sheet, plan, row)
    _name(book, sheet, NUMBERS, row, row)
    row += 1
    models = row
    for kind in plan.kinds:
        _model(sheet, plan, kind, row)
        _name(book, sheet, kind.value, row, row)
        row += 1
    models_end = row - 1
    row = _means(book, sheet, plan, (models, models_end))
    row = _totals(book, sheet, plan, (models, models_end), row)
    row = _foot(sheet, plan, row)
    _signatures(book, sheet, plan, row)
    set_up(sheet, Page(_F4, landscape=True, footer="", repeated=(first, models - 1), cursor="A1"))


def _over(sheet: Worksheet, area: tuple[int, int, int, int], text: str, look: Look) -> None:
    top, left, bottom, right = area
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            apply(sheet.cell(row, column), look)
    sheet.cell(top, left, text or None)
    if (top, left) != (bottom, right):
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def _headings(sheet: Worksheet, plan: PlannedForm, first: int) -> int:
    """Write the rows of headings, equal ones side by side as one cell; return the row below."""
    deep = max(len(each.path) for each in plan.columns)
    for level in range(deep):
        start = 0
        while start < len(plan.columns):
            path = plan.columns[start].path
            end = start
            while end + 1 < len(plan.columns) and _joined(plan, start, end + 1, level):
                end += 1
            if level < len(path):
                bottom = first + deep - 1 if level == len(path) - 1 else first + level
                top = first + level
                _over(sheet, (top, start + 1, bottom, end + 1), path[level], LOOKS["heading"])
            start = end + 1
        sheet.row_dimensions[first + level].height = 18
    sheet.row_dimensions[first].height = _heading_height(plan, deep)
    return first + deep


def _joined(plan: PlannedForm, start: int, other: int, level: int) -> bool:
    """Tell whether two columns share the heading of a level and all above it."""
    one, two = plan.columns[start].path, plan.columns[other].path
    last = len(one) - 1
    return level < last and len(two) > level + 1 and one[: level + 1] == two[: level + 1]


def _heading_height(plan: PlannedForm, deep: int) -> float:
    """Return how high the first row is, so that every heading stands in the rows it covers."""
    needed = 18.0
    for at, each in enumerate(plan.columns):
        alone = len(each.path) == 1
        width = sum(
            other.width
            for other in plan.columns
            if (alone and other is each) or other.path[:1] == each.path[:1]
        )
        lines = lines_of(each.path[0], width - 1, bold=True)
        covered = 18 * (deep - 1) if alone else 0
        needed = max(needed, lines * 13.5 + 6 - covered)
        del at
    return needed


def _numbers(sheet: Worksheet, plan: PlannedForm, row: int) -> None:
    start = 0
    while start < len(plan.columns):
        end, label = start, plan.columns[start].label
        while end + 1 < len(plan.columns) and plan.columns[end + 1].label == label:
            end += 1
        _over(
            sheet,
            (row, start + 1, row, end + 1),
            label,
            replace(LOOKS["numbering"], size=8, wrap=True),
        )
        start = end + 1
    sheet.row_dimensions[row].height = 15


def _model(sheet: Worksheet, plan: PlannedForm, kind: RowKind, row: int) -> None:
    """Write the model of a kind of row: its looks, and the formulas it has."""
    base = _BLANK_MODELS[kind] if len(plan.kinds) > 1 else LOOKS["text"]
    names = {name: number for number, name in enumerate(names_of(plan.columns), 1)}
    for number, each in enumerate(plan.columns, 1):
        look = replace(
            base, align=each.align, number_format=each.number_format, wrap=each.align != "right"
        )
        apply(sheet.cell(row, number), look)
        formula = dict(each.sums).get(kind, "")
        if formula:
            sheet.cell(
                row, number, _PLACE.sub(lambda found: address(row, names[found[1]]), formula)
            )
    if kind is RowKind.BUREAU and len(plan.kinds) > 1:
        told = f"{{{BUREAU_STANDING if RowKind.MEASUREMENT in plan.kinds else BUREAU}}}"
        _over(sheet, (row, 1, row, plan.label_columns), told, replace(base, align="left"))
    sheet.row_dimensions[row].height = 17


def _means(book: Workbook, sheet: Worksheet, plan: PlannedForm, models: tuple[int, int]) -> int:
    """Write the mean and its predicate below the table, for the columns that have one; return the row below."""
    row = models[1] + 1
    if not plan.means:
        return row
    names = names_of(plan.columns)
    places = [names.index(each) + 1 for each in plan.means]
    texts = ("Rata-rata capaian kinerja (%)", "Predikat kinerja")
    for number, text in enumerate(texts):
        for column in range(1, len(plan.columns) + 1):
            apply(sheet.cell(row + number, column), "total_text")
        _over(sheet, (row + number, 1, row + number, places[0] - 1), text, LOOKS["total_text"])
        sheet.row_dimensions[row + number].height = 18
    for place in places:
        cells = f"{address(models[0], place)}:{address(models[1], place)}"
        apply(sheet.cell(row, place), "total_percent")
        sheet.cell(row, place, f'=IF(COUNT({cells})=0,"–",AVERAGE({cells}))')
        name = f"rata_{names[place - 1].replace(' ', '_').lower()}"
        _name(book, sheet, name, row, row, place)
        end = place + 1 if place + 1 <= len(plan.columns) else place
        look = replace(LOOKS["total_text"], align="center")
        _over(sheet, (row + 1, place, row + 1, end), f"{{predikat {name}}}", look)
    return row + 2


def _totals(
    book: Workbook, sheet: Worksheet, plan: PlannedForm, models: tuple[int, int], first: int
) -> int:
    """Write the rows of sums below the table; return the row below."""
    names = names_of(plan.columns)
    for row, total in enumerate(plan.totals, first):
        for column in range(1, len(plan.columns) + 1):
            apply(sheet.cell(row, column), "total_text")
        start = names.index(total.cells[0].column)
        _over(sheet, (row, 1, row, start), total.text, LOOKS["total_text"])
        for each in total.cells:
            place = names.index(each.column) + 1
            percent = plan.columns[place - 1].number_format == PERCENT
            apply(sheet.cell(row, place), "total_percent" if percent else "total")
            if each.formula:
                sheet.cell(row, place, _with_addresses(each.formula, names, models, first))
            if each.name:
                _name(book, sheet, each.name, row, row, place)
        sheet.row_dimensions[row].height = 18
    return first + len(plan.totals)


def _with_addresses(formula: str, names: Sequence[str], models: tuple[int, int], first: int) -> str:
    """Return a formula of a row of sums with what its columns and rows are on the sheet."""

    def told(found: re.Match[str]) -> str:
        name, _, number = found[1].partition("^")
        place = names.index(name) + 1
        if number:
            return address(first + int(number) - 1, place)
        return f"{address(models[0], place)}:{address(models[1], place)}"

    return _PLACE.sub(told, formula)


def _foot(sheet: Worksheet, plan: PlannedForm, row: int) -> int:
    for number, text in enumerate(plan.foot):
        alone = "\n" not in text
        _over(sheet, (row, 1, row, len(plan.columns)), text, _LEGEND if alone else _FOOT)
        sheet.row_dimensions[row].height = 17 if alone else 31
        row += 1
        del number
    return row


def _signatures(book: Workbook, sheet: Worksheet, plan: PlannedForm, row: int) -> None:
    """Write two blocks of signatures side by side, a row for each line."""
    last = len(plan.columns)
    wide = _span(plan, 1, 1), _span(plan, last, -1)
    first = row
    for left, right in zip(*plan.signers, strict=True):
        for (start, end), text in zip(wide, (left, right), strict=True):
            look = replace(_SIGNED, bold=text.startswith("{nama"))
            _over(sheet, (row, start, row, end), text, look)
        sheet.row_dimensions[row].height = 15
        row += 1
    _name(book, sheet, SIGNATURES, first, row - 1)


def _span(plan: PlannedForm, start: int, onwards: int) -> tuple[int, int]:
    """Return columns from an edge inwards that are wide enough for a signature."""
    end, width = start, plan.columns[start - 1].width
    while width < 52:  # noqa: PLR2004 - characters of a long title
        end += onwards
        width += plan.columns[end - 1].width
    return min(start, end), max(start, end)


def _name(
    book: Workbook, sheet: Worksheet, name: str, first: int, last: int, column: int = 0
) -> None:
    rows = f"${first}:${last}"
    cell = f"${column_letters(column)}${first}" if column else rows
    book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!{cell}")


def _mapping(sheet: Worksheet, plan: PlannedForm) -> None:
    """Write what fills each column, and beside it the words that may."""
    _list(sheet, MAPPING_HEADINGS)
    for number, (text, look) in enumerate(
        (("Kata pengisi", "list_heading"), ("Kata dalam kurung", "list_heading")), 7
    ):
        apply(sheet.cell(1, number, text), look)
    row = 2
    for name, each in zip(names_of(plan.columns), plan.columns, strict=True):
        if each.word:
            for column, text in enumerate(
                (name, each.word, each.quarter, each.origin, each.note), 1
            ):
                apply(sheet.cell(row, column, text or None), "input" if column < 5 else "text")  # noqa: PLR2004
            row += 1
    listed = (*WORDS, f"{OWN} judul kolomnya")
    for number, word in enumerate(listed, 2):
        apply(sheet.cell(number, 7, word), "text")
    people = ("jabatan SEKDA", "nama SEKDA", "pangkat SEKDA", "nip SEKDA")
    for number, word in enumerate((*KNOWN, *people), 2):
        apply(sheet.cell(number, 8, f"{{{word}}}"), "text")
    rule = DataValidation(
        type="list", formula1=f"$G$2:$G${len(listed) + 1}", showErrorMessage=False
    )
    rule.add(f"B2:B{row + 60}")
    sheet.add_data_validation(rule)


def _added(sheet: Worksheet, plan: PlannedForm) -> None:
    """Write the heading of the list of what only the office's own papers know."""
    _list(sheet, (*ADDED_HEADINGS, *plan.added))
    for row in range(2, 12):
        for column in range(1, len(plan.added) + len(ADDED_HEADINGS) + 1):
            apply(sheet.cell(row, column), "input")


def _list(sheet: Worksheet, headings: Sequence[str]) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = "A2"
    for number, text in enumerate(headings, 1):
        apply(sheet.cell(1, number, text), "list_heading")
    for number, width in enumerate(_LIST_WIDTHS, 1):
        sheet.column_dimensions[column_letters(number)].width = width
    sheet.row_dimensions[1].height = 20


if __name__ == "__main__":
    build_forms(asset("templates") / FOLDER)
