"""A table of that many rows with looks, filter and frozen headings, as this program writes tables."""

from datetime import datetime
from pathlib import Path

from tests.benchmarks.corpus import table_rows
from tests.benchmarks.racing import Telling, Work
from xlsops.excel.writer.tables import Holds, TableColumn, table_book

_MADE = datetime(2026, 7, 16, 14, 20)


def ready(folder: Path) -> Work:
    """Return the work."""
    headings, rows = table_rows(folder)
    columns = [
        TableColumn(name, Holds.TEXT if isinstance(sample, str) else Holds.NUMBER, 14)
        for name, sample in zip(headings, rows[0], strict=True)
    ]

    def work() -> Telling:
        (folder / "ours.xlsx").write_bytes(table_book("Himpunan", columns, rows, _MADE))
        return dict

    return work
