"""Every bureau's form as a script makes it with openpyxl: load one form, put in what differs, save.

The form it loads is a finished one of the right size, so that it has no rows to style and no
formulas to write; what it does not do at all is the seal, and heights that fit the words.
"""

from pathlib import Path

from openpyxl import load_workbook

from tests.benchmarks.corpus import desk_in
from tests.benchmarks.racing import Telling, Work
from xlsops.core.form.layout import Layout
from xlsops.core.values.cells import Number, Text


def ready(folder: Path) -> Work:
    """Return the work."""
    desk, target = desk_in(folder), folder / "openpyxl"
    target.mkdir(exist_ok=True)
    forms = [(folder / "format" / f"{code}.xlsx", each) for code, each in desk.layouts.items()]

    def work() -> Telling:
        for path, layout in forms:
            _edit(path, layout, target / path.name)
        return dict

    return work


def _edit(path: Path, layout: Layout, target: Path) -> None:
    book = load_workbook(path)
    for sheet in layout.sheets:
        cells = book[sheet.name]
        for line in sheet.lines:
            for key, value in line.known.items():
                place = sheet.cell(line.id, key)
                if isinstance(value, Number):
                    cells.cell(place.row, place.column).value = float(value.value)
                elif isinstance(value, Text):
                    cells.cell(place.row, place.column).value = value.value
    book.save(target)
