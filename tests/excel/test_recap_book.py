"""The recap workbook: its values, its formulas, its texts, and how it prints."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.calc.office import Office
from tests.calc.oracle import recalculate
from tests.outline import outline
from tests.samples import sample_recap, sample_spec, usual_figures, with_settings
from xlsops.core.achievement import Direction, Measure, Method, NegativeFormula
from xlsops.core.cells import BLANK, Number, Text, Value
from xlsops.core.findings import FindingState, Severity
from xlsops.core.formats import layout_of
from xlsops.core.numbers import as_typed
from xlsops.core.recap import Recap
from xlsops.core.spec import Bureau, Spec
from xlsops.excel.recap_book import RecapNotes, Verdict, make_recap
from xlsops.excel.recap_data import COLUMNS
from xlsops.excel.recap_findings import HEADINGS
from xlsops.excel.recap_formats import CUT, MOST_CHARACTERS

GOLDEN = Path(__file__).parent.parent / "golden" / "recap.txt"
MADE = datetime(2026, 7, 10, 9, 30, tzinfo=timezone(timedelta(hours=7)))
NOTES = RecapNotes(
    journal="3f9a1c72be04",
    statuses={"TAPEM": "Disahkan"},
    remarks={"ORG": "2 hari kerja lewat batas waktu"},
)
HOSTILE = (
    "=cmd|'/C calc'!A0", "+1", "-2+3", "@SUM(A1)", "=1+1", "_x000D_", "{=1}", "http://x.id/a?b=1",
    "tanda\x01kendali\x0b", " spasi ", "007", "4.01.01", "1/2", "<b>&amp;", "baris\r\nbaris",
)  # fmt: skip
FAULTS: dict[str, dict[tuple[str, str], Value]] = {
    "UMUM": {
        ("UMUM-01", "realisasi_2"): Text("n/a"),
        ("UMUM-02", "realisasi_2"): Number(Decimal(-1)),
        ("UMUM-03", "bukti"): BLANK,
    },
    "HUKUM": {("HUKUM-01", "realisasi_2"): Text("1.234"), ("HUKUM-02", "rtl"): BLANK},
    "KKP": {
        ("4.01.01.2.01.0001", "rp_2"): BLANK,
        ("4.01.01.2.01.0001", "k_2"): BLANK,
        ("KKP-02", "realisasi_2"): Number(Decimal("3.2")),
    },
}


@pytest.fixture(scope="module")
def recap() -> Recap:
    """One bureau is missing, three have faults."""
    return sample_recap(figures=FAULTS)


@pytest.fixture(scope="module")
def made(recap: Recap) -> bytes:
    """The workbook of that recap."""
    return make_recap(recap, MADE, NOTES)


@pytest.fixture(scope="module")
def values(made: bytes) -> Workbook:
    """The workbook as a program reads it: cached values."""
    return load_workbook(BytesIO(made), data_only=True)


@pytest.fixture(scope="module")
def written(made: bytes) -> Workbook:
    """The workbook as it is written: formulas."""
    return load_workbook(BytesIO(made))


def test_same_recap_gives_same_bytes(recap: Recap, made: bytes) -> None:
    assert make_recap(recap, MADE, NOTES) == made


def test_sheets_stand_in_reading_order(values: Workbook, recap: Recap) -> None:
    bureaus = [f"Rekap {each.bureau.code}" for each in recap.bureaus]
    front, back = ["Ringkasan", "Rekap Setda", "Rekap per Bagian"], ["Pengukuran Kinerja", "Data"]
    assert values.sheetnames == [*front, *bureaus, *back, "Temuan"]
    assert values.active is not None
    assert values.active.title == "Ringkasan"


def test_every_indicator_stands_on_the_office_sheet(values: Workbook, recap: Recap) -> None:
    rows = _below(values["Rekap Setda"], "No", skipped=1)
    read = [row[3:11] for row in rows if isinstance(row[0], int)]
    assert read == [
        (
            each.line.name, each.line.unit, _float(each.line.target_year),
            _float(each.achievement.target), _float(each.achievement.actual),
            _float(each.achievement.shown), _float(each.achievement.raw),
            each.achievement.predicate or None,
        )
        for each in recap.indicators
        if each.bureau.code != "ORG"
    ] [: len(read)] or _unordered(read, recap)  # fmt: skip


def test_office_mean_and_coverage(values: Workbook, recap: Recap) -> None:
    row = _row(values["Rekap Setda"], "Rata-rata capaian")
    assert row[0] == f"Rata-rata capaian dari {recap.measured} dari 25 indikator, {recap.coverage}"
    assert (row[8], row[10]) == (_float(recap.mean), recap.predicate)
