"""All values of all sheets as calamine gives them: no errors, no formulas, no table, no check."""

from pathlib import Path

from python_calamine import CalamineWorkbook

from tests.benchmarks.corpus import submissions
from tests.benchmarks.racing import Telling, Work


def ready(folder: Path) -> Work:
    """Return the work."""
    paths = submissions(folder)

    def work() -> Telling:
        for path in paths:
            book = CalamineWorkbook.from_path(path)
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()
        return dict

    return work
