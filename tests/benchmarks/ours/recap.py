"""A table of that many rows with looks, filter, frozen headings and a chart, as this program writes tables."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from tests.benchmarks.corpus import ANCHOR, DRAWN, HEADINGS, Row, table_rows
from tests.benchmarks.racing import Telling, Work
from xlsops.core.sheet.sheet import Area, Chart
from xlsops.excel.writer.tables import Chunk, DataTable, Holds, TableColumn, write_table

_MADE = datetime(2026, 7, 16, 14, 20)
_CHUNK = 250


def ready(folder: Path) -> Work:
    """Return the work."""
    count, rows = table_rows(folder)
    columns = [
        TableColumn(name, Holds.TEXT if isinstance(sample, str) else Holds.NUMBER, 14)
        for name, sample in zip(HEADINGS, next(rows()), strict=True)
    ]
    names, figures = (Area(2, column, 1 + DRAWN, column) for column in (1, len(HEADINGS)))
    chart = Chart("Grafik", names, figures, ANCHOR, most=0)

    def work() -> Telling:
        table = DataTable("Himpunan", columns, count, _chunks(rows()), chart)
        with (folder / "ours.xlsx").open("wb") as file:
            write_table(file, table, _MADE)
        return dict

    return work


def _chunks(rows: Iterator[Row]) -> Iterator[Chunk]:
    """Yield the rows, some at a time, column by column."""
    while some := [*islice(rows, _CHUNK)]:
        yield [*zip(*some, strict=True)]
