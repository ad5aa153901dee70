"""Puts the lines of a period into the list of a template that only the office itself can fill."""

from collections.abc import Iterable
from io import BytesIO

from openpyxl import load_workbook

from xlsops.core.recap.official.workbook import ADDED
from xlsops.core.sheet.styles import LOOKS
from xlsops.excel.editing.saving import saved
from xlsops.excel.editing.styles import apply
from xlsops.excel.official.building import BUILT


def with_lines(template: bytes, lines: Iterable[tuple[str, str]]) -> bytes:
    """Return a template of the program with ids and names in its list; as it is where it has none."""
    book = load_workbook(BytesIO(template))
    if ADDED not in book.sheetnames:
        return template
    sheet = book[ADDED]
    for row, (line, name) in enumerate(lines, 2):
        for column in range(1, sheet.max_column + 1):
            look = "code" if column == 1 else "text" if column == 2 else "input_number"  # noqa: PLR2004
            apply(sheet.cell(row, column), LOOKS[look])
        sheet.cell(row, 1, line)
        sheet.cell(row, 2, name)
    return saved(book, book.properties.title or "", BUILT)
