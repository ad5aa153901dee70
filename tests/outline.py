"""A workbook as text: a line per cell, so that two workbooks compare like code."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet


def outline(path: Path) -> str:
    """Return names, sheets and cells of a workbook, one to a line.

    A cell shows its value, number format, ink, fill, note, link and validation, each only where it
    is not the usual one; ``terbuka`` marks a cell that protection leaves open. Cells that hold
    nothing and look like nothing are left out.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of parts it does not know
        book = load_workbook(path)
    names = [f"nama {name} = {each.attr_text}" for name, each in sorted(book.defined_names.items())]
    lines = [line for sheet in book.worksheets for line in _sheet(sheet)]
    return "\n".join((*names, *lines, ""))


def _sheet(sheet: Worksheet) -> Iterator[str]:
    yield f"== {sheet.title}{_facts(_layout(sheet))}"
    widths = _widths(sheet)
    yield from (f"{sheet.title} kolom {letters}: {widths[letters]}" for letters in sorted(widths))
    for number, row in sorted(sheet.row_dimensions.items()):
        if row.height is not None or row.hidden:
            hidden = " tersembunyi" if row.hidden else ""
            yield f"{sheet.title} baris {number}: {row.height or 0:g}{hidden}"
    for area in sorted(str(each) for each in sheet.merged_cells.ranges):
        yield f"{sheet.title} gabung {area}"
    for formatting in sheet.conditional_formatting:
        for rule in formatting.rules:
            yield f"{sheet.title} format {formatting.sqref}: {rule.type} {' ; '.join(rule.formula)}"
    for cells in sheet.iter_rows():
        for cell in cells:
            facts = list(_cell(cell, sheet))
            if facts:
                yield f"{sheet.title}!{cell.coordinate}{_facts(facts)}"


def _widths(sheet: Worksheet) -> dict[str, str]:
    """Return how wide each column is; some programs tell of like neighbours together."""
    return {
        get_column_letter(number): f"{column.width:g}{' tersembunyi' if column.hidden else ''}"
        for column in sheet.column_dimensions.values()
        for number in range(column.min, column.max + 1)
    }


def _layout(sheet: Worksheet) -> Iterator[str]:
    if sheet.sheet_state != "visible":
        yield sheet.sheet_state
    if sheet.protection.sheet:
        yield "terlindung"
    if sheet.freeze_panes:
        yield f"beku {sheet.freeze_panes}"
    if sheet.auto_filter.ref:
        yield f"saring {sheet.auto_filter.ref}"
    if sheet.print_title_rows:
        yield f"ulang {sheet.print_title_rows}"
    yield f"kertas {sheet.page_setup.paperSize} {sheet.page_setup.orientation}"
    yield f"zum {sheet.sheet_view.zoomScale or 100}"
    footer: Any = sheet.oddFooter
    yield f"kaki {footer.left.text or ''} | {footer.right.text or ''}"


def _cell(cell: Any, sheet: Worksheet) -> Iterator[str]:
    if cell.value is not None:
        yield repr(cell.value)
    if cell.number_format != "General":
        yield cell.number_format
    if cell.has_style and not cell.protection.locked:
        yield "terbuka"
    if cell.fill.fill_type:
        yield f"isi {_colour(cell.fill.start_color)}"
    if cell.value is not None and cell.font.color is not None:
        yield f"tinta {_colour(cell.font.color)}{' tebal' if cell.font.bold else ''}"
    if getattr(cell, "comment", None):
        yield f"catatan {cell.comment.text!r}"
    if getattr(cell, "hyperlink", None):
        yield f"tautan {cell.hyperlink.location or cell.hyperlink.target}"
    for guard in sheet.data_validations.dataValidation:
        if cell.coordinate in guard.sqref:
            yield f"syarat {guard.type} {guard.formula1} {guard.error or ''}".rstrip()


def _colour(colour: Any) -> str:
    return str(colour.rgb)[2:] if colour.type == "rgb" else f"tema {colour.theme}"


def _facts(facts: Iterator[str] | list[str]) -> str:
    return "".join(f" | {fact}" for fact in facts)
