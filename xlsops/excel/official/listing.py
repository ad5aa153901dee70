"""Puts the lines of a period into the list of a template that only the office itself can fill."""

from collections.abc import Iterable
from io import BytesIO

from openpyxl import load_workbook

from xlsops.core.recap.official.workbook import ADDED, ADDED_HEADINGS
from xlsops.core.sheet.styles import LOOKS
from xlsops.excel.editing.saving import saved
from xlsops.excel.editing.styles import apply
from xlsops.excel.official.building import BUILT


def with_lines(template: bytes, lines: Iterable[tuple[str, str, str]]) -> bytes:
    """Return a template of the program with bureaus, ids and names in its list; as it is where it has none."""
    book = load_workbook(BytesIO(template))
    if ADDED not in book.sheetnames:
        return template
    sheet = book[ADDED]
    for row, told in enumerate(lines, 2):
        for column in range(1, sheet.max_column + 1):
            look = "text" if column <= len(ADDED_HEADINGS) else "input_number"
            apply(sheet.cell(row, column), LOOKS[look])
        for column, text in enumerate(told, 1):
            sheet.cell(row, column, text)
    return saved(book, book.properties.title or "", BUILT)
