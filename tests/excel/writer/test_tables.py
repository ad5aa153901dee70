"""A workbook of one table: what comes in stands in its cells, and never more of it in memory than a chunk."""

import tracemalloc
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from tests import ooxml
from tests.calc import oracle
from xlsops.core.sheet.sheet import Area, Chart
from xlsops.excel.writer import tables
from xlsops.excel.writer.rows import Entry, Looks, rows_told
from xlsops.excel.writer.tables import (
    Chunk,
    DataTable,
    Holds,
    TableColumn,
    TableTooLargeError,
    write_table,
)
from xlsops.excel.writer.texts import CUT
from xlsops.files.xlsx.reader import open_own

MADE = datetime(2026, 7, 10, 2, 30, tzinfo=UTC)
TEXTS = (
    "R&D <b> \"kutip\" 'satu'",
    "  di depan dan di belakang  ",
    "baris\nbaru",
    "satu\tdua",
    "_x0041_ bukan A",
    "–≥é 😀",
    "=1+1",
    "-",
    "@SUM(A1)",
    "007",
    "",
)
FIGURES = (
    0,
    -1,
    12.0,
    9.7,
    0.1 + 0.2,
    1e300,
    -2.5e-308,
    123456789012345.0,
    9007199254740993,
    True,
    False,
)


def columns(*holds: Holds) -> list[TableColumn]:
    return [TableColumn(f"Kolom {at}", each, 20) for at, each in enumerate(holds)]


def written(chunks: Sequence[Chunk], *holds: Holds) -> bytes:
    target = BytesIO()
    count = sum(len(chunk[0]) for chunk in chunks)
    write_table(target, DataTable("Data", columns(*holds), count, iter(chunks)), MADE)
    return target.getvalue()


def sheet_of(data: bytes) -> Worksheet:
    return load_workbook(BytesIO(data)).worksheets[0]


def column(data: bytes, number: int = 1) -> list[Any]:
    return [cell.value for (cell,) in sheet_of(data).iter_rows(2, None, number, number)]


def test_openpyxl_calamine_and_the_reader_of_record_read_what_came_in() -> None:
    data = written([(TEXTS, FIGURES)], Holds.TEXT, Holds.NUMBER)
    assert [each.replace("_x005F_", "_") for each in column(data) if each] == [*filter(None, TEXTS)]
    assert column(data, 2) == list(FIGURES)
    _, *rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows == [[text, float(figure)] for text, figure in zip(TEXTS, FIGURES, strict=True)]
    (grid,) = open_own(data).grids()
    found = [getattr(grid.at(row, 1).value, "value", "") for row in range(2, len(TEXTS) + 2)]
    assert found == list(TEXTS)


def test_a_text_that_looks_like_a_formula_is_marked_as_a_text() -> None:
    cells = [cell for (cell,) in sheet_of(written([(TEXTS,)], Holds.TEXT)).iter_rows(2)]
    quoted = [cell.value for cell in cells if cell.quotePrefix]
    assert quoted == ["=1+1", "-", "@SUM(A1)"]
    assert {cell.number_format for cell in cells} == {"@"}


@pytest.mark.usefixtures("office")
def test_libreoffice_shows_what_came_in(tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    path.write_bytes(written([(TEXTS, FIGURES)], Holds.TEXT, Holds.NUMBER))
    book = oracle.recalculate(path)
    assert book.errors == ()
    rows = range(2, len(TEXTS) + 2)
    assert [book.value("Data", f"A{row}") or "" for row in rows] == list(TEXTS)
    assert [book.value("Data", f"B{row}") for row in rows] == [float(each) for each in FIGURES]


def test_microsofts_validator_takes_every_kind_of_cell(tmp_path: Path) -> None:
    figures = (*FIGURES, float("nan"), float("inf"))
    texts = (*TEXTS, None, "\x00\ufffe\ud800")
    path = tmp_path / "data.xlsx"
    path.write_bytes(written([(texts, figures), (texts, figures)], Holds.TEXT, Holds.NUMBER))
    assert ooxml.complaints(path) == []
    assert column(path.read_bytes(), 2)[11:13] == ["#NUM!", "#NUM!"]


def test_a_cell_holds_as_much_of_a_text_as_excel_takes() -> None:
    long = "😀" * 16_383
    found = column(written([((long, f"{long}é", f"{long}éé", "x" * 32_768),)], Holds.TEXT))
    assert found[:2] == [long, f"{long}é"]
    assert [(len(each), each.endswith(CUT)) for each in found[2:]] == [
        (16_374 + len(CUT), True),
        (32_767, True),
    ]


def test_what_is_missing_makes_no_cell_and_a_table_without_rows_has_one_empty() -> None:
    sheet = sheet_of(written([((None, "a"), (1, None))], Holds.TEXT, Holds.WHOLE))
    assert [[cell.value for cell in row] for row in sheet.iter_rows(2)] == [[None, 1], ["a", None]]
    assert "A2" not in ooxml.cells(ooxml.parts(written([((None,),)], Holds.TEXT)), "Data")
    (table,) = sheet_of(written([], Holds.TEXT, Holds.WHOLE)).tables.values()
    assert table.ref == "A1:B2"


def test_rows_go_on_from_chunk_to_chunk_and_the_table_spans_them_all() -> None:
    chunks = [([1, 2],), ([3],), ([4, 5, 6],)]
    sheet = sheet_of(written(chunks, Holds.WHOLE))
    assert [cell.value for (cell,) in sheet.iter_rows(2)] == [1, 2, 3, 4, 5, 6]
    (table,) = sheet.tables.values()
    assert table.ref == sheet.dimensions == "A1:A7"
    part = ooxml.parts(written(chunks, Holds.WHOLE))["xl/worksheets/sheet1.xml"]
    assert b'<dimension ref="A1:A7"/>' in part


def test_a_chart_beside_the_table_draws_its_cells(tmp_path: Path) -> None:
    chart = Chart("Grafik", Area(2, 1, 4, 1), Area(2, 2, 4, 2), "D2")
    path, chunk = tmp_path / "data.xlsx", (["a", "b", "c"], [1.5, 2, 3])
    with path.open("wb") as file:
        told = DataTable("Data", columns(Holds.TEXT, Holds.NUMBER), 3, [chunk], chart)
        write_table(file, told, MADE)
    sheet = sheet_of(path.read_bytes())
    (drawn,) = sheet._charts
    (series,) = drawn.series
    assert (series.cat.strRef or series.cat.numRef).f == "Data!$A$2:$A$4"
    assert series.val.numRef.f == "Data!$B$2:$B$4"
    assert [[cell.value for cell in row] for row in sheet.iter_rows(2)] == [
        ["a", 1.5],
        ["b", 2],
        ["c", 3],
    ]
    assert ooxml.complaints(path) == []


def test_more_rows_take_no_more_memory() -> None:
    def chunks(rows: int) -> Iterator[Chunk]:
        for start in range(0, rows, 50):
            yield [[f"{start + each} {at}" for each in range(50)] for at in range(10)]

    class Nowhere(BytesIO):
        def write(self, data: Any) -> int:
            self.seek(len(data), 1)
            return len(data)

    def peak(rows: int) -> int:
        tracemalloc.start()
        write_table(
            Nowhere(), DataTable("Data", columns(*[Holds.TEXT] * 10), rows, chunks(rows)), MADE
        )
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(50)
    assert peak(5000) < 1.2 * peak(500)


def test_a_table_beyond_what_a_part_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    chunk = [[1.5] * 100]
    monkeypatch.setattr(tables, "MOST_BYTES", 20_000)
    assert written([chunk] * 2, Holds.NUMBER)
    with pytest.raises(TableTooLargeError):
        written([chunk] * 20, Holds.NUMBER)


def alone(entry: Entry, row: int) -> bytes:
    """Return a row whose entry stands in a column with one that has to be looked at."""
    return rows_told(row, [[entry, "&"]], [Looks(1, 2)]).partition(b"</row>")[0] + b"</row>"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.none() | st.text() | st.floats() | st.integers() | st.booleans(), min_size=1))
def test_a_cell_is_the_same_whatever_stands_in_its_column(entries: list[Entry]) -> None:
    told = [alone(each, row) for row, each in enumerate(entries, 2)]
    assert rows_told(2, [entries], [Looks(1, 2)]) == b"".join(told)
    for kind in (str, float, int):
        same = [each for each in entries if each is None or type(each) is kind]
        if same:
            told = [alone(each, row) for row, each in enumerate(same, 2)]
            assert rows_told(2, [same], [Looks(1, 2)]) == b"".join(told)
