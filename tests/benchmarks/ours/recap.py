"""A table of that many rows with looks, filter and frozen headings, as this program writes tables."""

from datetime import datetime
from pathlib import Path

from tests.benchmarks.corpus import table_rows
from tests.benchmarks.racing import Telling, Work
from xlsops.excel.writer.tables import DataTable, Holds, TableColumn, write_table

_MADE = datetime(2026, 7, 16, 14, 20)
_CHUNK = 250


def ready(folder: Path) -> Work:
    """Return the work."""
    headings, rows = table_rows(folder)
    columns = [
        TableColumn(name, Holds.TEXT if isinstance(sample, str) else Holds.NUMBER, 14)
        for name, sample in zip(headings, rows[0], strict=True)
    ]

    def work() -> Telling:
        chunks = (
            [*zip(*rows[at : at + _CHUNK], strict=True)] for at in range(0, len(rows), _CHUNK)
        )
        with (folder / "ours.xlsx").open("wb") as file:
            write_table(file, DataTable("Himpunan", columns, len(rows), chunks), _MADE)
        return dict

    return work
