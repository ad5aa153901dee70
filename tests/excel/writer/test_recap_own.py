"""The columns an office added, in the recap workbook: values, totals that recalculate, headings."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests import ooxml
from tests.calc.office import Office
from tests.calc.oracle import recalculate
from tests.own import BUDGET, INDICATOR, with_own_columns
from tests.samples import sample_recap, sample_spec
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.values.cells import Number, Text, Value
from xlsops.excel.writer.recap import make_recap

SPEC = with_own_columns(sample_spec())
MADE = datetime(2026, 7, 10, 9, 30, tzinfo=timezone(timedelta(hours=7)))
ROW = "4.01.01.2.01.0001"


def given(line: str, figures: Mapping[str, Decimal | str]) -> dict[tuple[str, str], Value]:
    return {
        (line, key): Text(each) if isinstance(each, str) else Number(each)
        for key, each in figures.items()
    }


@pytest.fixture(scope="module")
def made() -> bytes:
    figures = {
        "KKP": given("KKP-01", INDICATOR)
        | given("KKP-02", {**INDICATOR, "nilai": Decimal(4)})
        | given(ROW, BUDGET),
        "UMUM": given("UMUM-01", {"peserta": Decimal("10.5")}),
    }
    return make_recap(sample_recap(figures=figures, spec=SPEC), MADE, RecapNotes())


@pytest.fixture(scope="module")
def book(made: bytes) -> Workbook:
    return load_workbook(BytesIO(made), data_only=True)


def rows(sheet: Worksheet) -> list[list[Any]]:
    found = (
        [each for each in row if each is not None] for row in sheet.iter_rows(values_only=True)
    )
    return [row for row in found if row]


def test_the_sheet_of_a_bureau_shows_own_answers_and_totals(book: Workbook) -> None:
    found = rows(book["Rekap KKP"])
    below = found[found.index(["C.  Kolom tambahan"]) :]
    texts = [each for row in below for each in row]
    assert {
        40,
        87.5,
        INDICATOR["uraian_hasil"],
        "Sedang",
        3.25,
        1200,
        25_000_000,
        "Aula Setda",
    } <= set(texts)
    totals = [row for row in below if row[0] in {"Jumlah", "Rata-rata"}]
    assert totals == [["Jumlah", 80], ["Rata-rata", 3.63], ["Jumlah", 1200, 25_000_000]]
    assert ["D.  Penjelasan bagian"] in below


def test_data_has_a_column_for_each_own_column(book: Workbook) -> None:
    labels, *lines = book["Data"].iter_rows(values_only=True)
    found = {line[4]: dict(zip(labels, line, strict=True)) for line in lines}
    first = found["KKP-01"]
    assert (first["Jumlah Peserta"], first["Kepuasan (%)"], first["Tingkat Risiko"]) == (
        40,
        87.5,
        "Sedang",
    )
    assert (first["Uraian Hasil"], first["Lokasi"]) == (INDICATOR["uraian_hasil"], None)
    assert (found[ROW]["Jumlah Peserta"], found[ROW]["Hibah Diterima (Rp)"]) == (1200, 25_000_000)
    assert [each.name for each in book["Data"].tables["DataKinerja"].tableColumns] == list(labels)


def test_data_shows_numbers_in_the_format_of_their_kind(book: Workbook) -> None:
    sheet = book["Data"]
    at = {cell.value: cell.column for cell in sheet[1]}
    line = next(row[0].row for row in sheet.iter_rows() if row[4].value == "KKP-01")
    formats = [
        sheet.cell(line, at[label]).number_format
        for label in ("Jumlah Peserta", "Kepuasan (%)", "Hibah Diterima (Rp)", "Uraian Hasil")
    ]
    assert formats == ["#,##0.00", "#,##0.00", "#,##0", "General"]
    assert sheet.cell(line, at["Uraian Hasil"]).alignment.wrap_text


def test_the_sheet_by_bureau_adds_up_what_the_bureaus_answered(book: Workbook) -> None:
    found = rows(book["Rekap per Bagian"])
    below = found[found.index(["Kolom tambahan, jumlah per bagian"]) :]
    assert [row for row in below if row[0] == "Jumlah"] == [["Jumlah", 90.5, 1200, 25_000_000]]


def test_own_columns_do_not_make_a_page_of_a_bureau_wider(book: Workbook) -> None:
    usual = load_workbook(BytesIO(make_recap(sample_recap(), MADE, RecapNotes())))
    for name in ("Rekap KKP", "Rekap per Bagian"):
        assert book[name].print_area.split("$")[3] == usual[name].print_area.split("$")[3]


def test_totals_of_own_columns_recalculate_to_what_the_program_wrote(
    office: Office, made: bytes, tmp_path: Path
) -> None:
    assert office
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(made)
    found = recalculate(path)
    assert found.errors == ()
    cached, formulas = (load_workbook(path, data_only=flag) for flag in (True, False))
    checked = 0
    for name in ("Rekap KKP", "Rekap per Bagian"):
        for cell in (
            each for row in formulas[name].iter_rows() for each in row if each.data_type == "f"
        ):
            known = cached[name][cell.coordinate].value
            if isinstance(known, int | float):
                assert found.value(name, cell.coordinate) == pytest.approx(known, abs=0.005)
                checked += 1
    assert checked > 10


def test_microsofts_validator_finds_no_error_with_own_columns(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(made)
    assert ooxml.validated(path) == []
