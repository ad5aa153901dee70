"""Gate and reading alone, in this one process: all texts of all sheets by columns, proved, formulas beside them."""

from pathlib import Path

from tests.benchmarks.corpus import submissions
from tests.benchmarks.racing import Telling, Work
from xlsops.files.xlsx.reader import Workbook, take


def ready(folder: Path) -> Work:
    """Return the work."""
    paths = submissions(folder)

    def work() -> Telling:
        read = [take(path.read_bytes()) for path in paths]
        whole = [each for each in read if isinstance(each, Workbook)]
        columns = [grid.columns(1) for book in whole for grid in book.sheets]
        return lambda: {"found": len(whole) if columns else 0, "of": len(paths)}

    return work
