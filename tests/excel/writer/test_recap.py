"""The recap workbook: its values, its formulas, its texts, and how it prints."""

import os
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests import ooxml
from tests.calc.office import Office
from tests.calc.oracle import position, recalculate
from tests.one_sheet import one_sheet
from tests.outline import outline
from tests.samples import sample_recap, sample_spec, with_settings
from xlsops import messages
from xlsops.core.history.asked_then import asked_then
from xlsops.core.history.past import YearTold
from xlsops.core.recap.formulas import predicate
from xlsops.core.recap.lists.data_sheet import COLUMNS, TABLE
from xlsops.core.recap.lists.findings_sheet import HEADINGS
from xlsops.core.recap.notes import DecisionNote, RecapNotes
from xlsops.core.recap.page import Making, finished_sheet
from xlsops.core.recap.words import recap_sentences
from xlsops.core.results.by_assistant import by_assistant
from xlsops.core.results.recap import BudgetLine, IndicatorLine, Recap
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Formula, Sheet
from xlsops.core.sheet.styles import predicate_colours
from xlsops.core.sheet.text_metrics import widths_for
from xlsops.core.spec.achievement import Band, Direction, Measure, NegativeFormula
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Official, Spec
from xlsops.core.terms.findings import FindingState, Severity
from xlsops.core.values.cells import BLANK, Number, Text, Value
from xlsops.core.values.numbers import as_typed, indonesian
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.core.values.visible import unescaped
from xlsops.excel.writer.recap import make_recap
from xlsops.excel.writer.texts import CUT

GOLDEN = Path(__file__).parents[2] / "golden" / "recap.txt"
MADE = datetime(2026, 7, 10, 9, 30, tzinfo=timezone(timedelta(hours=7)))
NOTES = RecapNotes(
    journal="3f9a1c72be04",
    statuses={"TAPEM": "Disahkan"},
    remarks={"ORG": "2 hari kerja lewat batas waktu"},
)
HOSTILE = (
    "=cmd|'/C calc'!A0",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "=1+1",
    "_x000D_",
    "{=1}",
    "http://x.id/a?b=1",
    " spasi ",
    "007",
    "4.01.01",
    "1/2",
    "<b>&amp;</b>",
    "&[Page]&P",
    "TRUE",
    "#REF!",
    "'x",
)
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
ALL = tuple(each.code for each in sample_spec().bureaus)


@pytest.fixture(scope="module")
def recap() -> Recap:
    """One bureau is missing, three have faults."""
    return sample_recap(figures=FAULTS)


@pytest.fixture(scope="module")
def made(recap: Recap) -> bytes:
    """The workbook of that recap."""
    return make_recap(recap, MADE, NOTES)


@pytest.fixture(scope="module")
def book(made: bytes) -> Workbook:
    """The workbook as a program reads it, formulas as their cached values."""
    return load_workbook(BytesIO(made), data_only=True)


# What stands in it


def test_same_recap_gives_same_bytes(recap: Recap, made: bytes) -> None:
    assert make_recap(recap, MADE, NOTES) == made


def test_moment_is_the_only_time_in_the_file(recap: Recap, made: bytes) -> None:
    elsewhere = make_recap(recap, MADE.astimezone(UTC), NOTES)
    core = "docProps/core.xml"
    assert zipfile.ZipFile(BytesIO(made)).read(core) == (
        zipfile.ZipFile(BytesIO(elsewhere)).read(core)
    )
    assert b"2026-07-10T02:30:00Z" in zipfile.ZipFile(BytesIO(made)).read(core)


def test_a_limit_is_written_as_each_office_spells_it() -> None:
    told = [predicate("Baik", "C9", [Band(Decimal(each), True, "Baik")]) for each in ("90", "90.0")]
    first, other = (each.text for each in told if isinstance(each, Formula))
    assert (first.replace("90", "90.0"), "C9" in first) == (other, True)


def test_sheets_stand_in_reading_order(book: Workbook, recap: Recap) -> None:
    bureaus = [f"Rekap {each.bureau.code}" for each in recap.bureaus]
    front = ["Ringkasan", "Perubahan", "Rekap Setda", "Rekap per Bagian", "Peta Kinerja"]
    assert book.sheetnames == [*front, *bureaus, "Tindak Lanjut", "Data", "Temuan"]
    assert book.active is not None
    assert book.active.title == "Ringkasan"


def test_every_indicator_stands_on_the_office_sheet(book: Workbook, recap: Recap) -> None:
    lines = _table(book["Rekap Setda"], "Indikator Kinerja")
    assert [(row[1], *row[3:8], *row[9:11]) for row in lines] == [
        (
            each.bureau.name,
            each.line.name,
            each.line.unit,
            _float(each.line.target_year),
            _float(each.achievement.target),
            _float(each.achievement.actual),
            _float(each.achievement.raw),
            each.achievement.predicate or None,
        )
        for each in recap.indicators
    ]


def test_shown_percent_is_blank_where_missing_and_a_dash_where_not_due(
    book: Workbook, recap: Recap
) -> None:
    lines = _table(book["Rekap Setda"], "Indikator Kinerja")
    shown = {line[3]: line[8] for line in lines}
    assert shown == {
        each.line.name: _float(each.achievement.shown)
        if each.achievement.shown is not None
        else (None if each.line.frequency.due(2) else "–")
        for each in recap.indicators
    }
    assert shown["Nilai SAKIP Kabupaten"] == "–"
    assert shown["Jumlah Produk Hukum Daerah yang Disusun"] is None


def test_office_mean_stands_beside_its_coverage(book: Workbook, recap: Recap) -> None:
    row = _row(book["Rekap Setda"], "Rata-rata")
    assert (
        row[0]
        == f"Rata-rata capaian ({recap.measured} dari 25 indikator terukur, {recap.coverage})"
    )
    assert (row[8], row[10]) == (_float(recap.mean), recap.predicate)


def test_every_bureau_has_its_line_and_the_totals_are_sums(book: Workbook, recap: Recap) -> None:
    rows = [row for row in _rows(book["Rekap per Bagian"]) if isinstance(row[0], int)]
    assert [(row[1], row[2], row[3], *row[9:11], row[12], *row[13:16]) for row in rows] == [
        (
            each.bureau.name,
            len(each.indicators),
            each.measured,
            _float(each.mean),
            each.predicate or None,
            _float(each.expected_ceiling),
            _float(each.ceiling) if each.received else None,
            _float(each.spent) if each.received else None,
            _float(each.absorption),
        )
        for each in recap.bureaus
    ]
    total = _row(book["Rekap per Bagian"], f"Jumlah ({recap.coverage})")
    assert total[4:9] == tuple(count for _, count in recap.predicates)
    assert total[12:16] == (
        sum(row[12] for row in rows),
        sum(row[13] or 0 for row in rows),
        sum(row[14] or 0 for row in rows),
        _float(recap.absorption),
    )


def test_each_asisten_has_a_subtotal_of_its_bureaus(book: Workbook, recap: Recap) -> None:
    sheet = [*_rows(book["Rekap per Bagian"])]
    for name, group in by_assistant(recap).items():
        heading, total = (
            next(n for n, row in enumerate(sheet) if row[0] == text)
            for text in (name, f"Jumlah {name}")
        )
        rows = sheet[heading + 1 : total]
        assert [row[1] for row in rows] == [each.bureau.name for each in group.bureaus]
        assert sheet[total][2:4] == (len(group.indicators), group.measured)
        assert sheet[total][9:11] == (_float(group.mean), group.predicate)
        assert sheet[total][12:17] == (
            sum(row[12] for row in rows),
            sum(row[13] or 0 for row in rows),
            sum(row[14] or 0 for row in rows),
            _float(group.absorption),
            group.coverage,
        )
    assert len([row for row in sheet if str(row[0]).startswith("Jumlah ")]) == 4


def test_an_office_without_asisten_has_one_list_and_one_total() -> None:
    spec = sample_spec()
    bureaus = tuple(replace(each, assistant="") for each in spec.bureaus)
    recap = sample_recap(spec=replace(spec, bureaus=bureaus))
    sheet = load_workbook(BytesIO(make_recap(recap, MADE, NOTES)))["Rekap per Bagian"]
    found = [*_rows(sheet)]
    first = next(n for n, row in enumerate(found, 1) if row[0] == 1)
    last = first + len(bureaus) - 1
    assert [row[0] for row in found[first - 1 : last]] == [*range(1, len(bureaus) + 1)]
    assert found[last][0] == f"Jumlah ({recap.coverage})"
    assert f"SUM(C{first}:C{last})" in str(found[last][2])


def test_missing_bureau_is_blank_and_never_zero(book: Workbook) -> None:
    row = next(row for row in _rows(book["Rekap per Bagian"]) if row[1] == "Bagian Organisasi")
    assert row[4:11] == (None,) * 7
    assert row[13:16] == (None, None, None)
    assert row[16] == "Belum mengirim (2 hari kerja lewat batas waktu)"


def test_missing_bureau_has_a_sheet_that_says_so(book: Workbook) -> None:
    texts = _texts(book["Rekap ORG"])
    assert "Belum mengirim" in texts
    assert (
        "Bagian Organisasi belum mengirim data kinerja Triwulan II Tahun 2026 "
        "(2 hari kerja lewat batas waktu)."
    ) in texts
    assert "Yang ditunggu: 4 indikator dan 4 sub kegiatan." in texts


def test_bureau_sheet_holds_both_tables_and_the_words(book: Workbook, recap: Recap) -> None:
    bureau = next(each for each in recap.bureaus if each.bureau.code == "HUKUM")
    rows = list(_rows(book["Rekap HUKUM"]))
    numbered = [row for row in rows if isinstance(row[0], int)]
    indicators, asked = len(bureau.indicators), [x for x in bureau.budget if x.line.asked]
    assert [row[1] for row in numbered[:indicators]] == [x.line.id for x in bureau.indicators]
    assert [
        (row[1], row[5], *row[7:10]) for row in numbered[indicators : indicators + len(asked)]
    ] == [
        (
            each.line.id,
            _float(each.result.output),
            _float(each.result.ceiling),
            _float(each.result.spent),
            _float(each.result.absorption),
        )
        for each in asked
        if each.result
    ]
    told = numbered[indicators + len(asked) :]
    told_of: tuple[IndicatorLine | BudgetLine, ...] = (*bureau.indicators, *asked)
    assert [(row[2], row[3], row[6], row[8]) for row in told] == [
        tuple(each.texts.get(key) or None for key in ("pendorong", "penghambat", "rtl", "bukti"))
        for each in told_of
    ]
    assert _row(book["Rekap HUKUM"], "Jumlah")[7:10] == (
        _float(bureau.expected_ceiling),
        _float(bureau.spent),
        _float(bureau.absorption),
    )


def test_an_unreported_row_gets_a_total_of_its_own_for_what_is_reported(
    book: Workbook, recap: Recap
) -> None:
    bureau = next(each for each in recap.bureaus if each.received and each.partly)
    sheet = book[f"Rekap {bureau.bureau.code}"]
    whole, told = _row(sheet, "Jumlah"), _row(sheet, f"Yang sudah dilaporkan ({bureau.partly})")
    spent = _float(bureau.spent)
    assert whole[7:10] == (_float(bureau.expected_ceiling), spent, None)
    assert told[7:10] == (_float(bureau.ceiling), spent, _float(bureau.absorption))
    assert round(told[8] / told[7] * 100, 2) == told[9]


def test_no_sheet_counts_from_from(book: Workbook) -> None:
    texts = [text for sheet in book for text in _texts(sheet)]
    assert [text for text in texts if re.search(r"dari \d+ dari", text)] == []


def test_reason_stands_where_a_predicate_would(book: Workbook) -> None:
    row = next(row for row in _rows(book["Rekap HUKUM"]) if row[1] == "HUKUM-01")
    assert row[7:10] == (None, None, "Realisasi tidak terbaca sebagai angka")


def test_a_recap_says_whose_figures_leave_out_a_quarter_nobody_knows() -> None:
    spec = sample_spec()
    unknown = replace(
        spec,
        indicators=tuple(
            replace(each, actuals=()) if each.id == "TAPEM-01" else each for each in spec.indicators
        ),
    )
    told = sample_recap(missing=(), spec=unknown)
    sentence = "Angka s.d. pada 1 baris dihitung tanpa triwulan sebelumnya yang kosong di Master: TAPEM-01."
    assert recap_sentences(told, NOTES)[-1] == sentence
    book = load_workbook(BytesIO(make_recap(told, MADE, NOTES)), data_only=True)
    assert sentence in list(_texts(book["Rekap TAPEM"]))
    remark = "Realisasi s.d. dihitung tanpa TW I, yang kosong di Master"
    for name in ("Rekap Setda", "Data"):
        assert remark in list(_texts(book[name])), name
    assert sentence not in list(_texts(book["Rekap UMUM"]))


def test_data_is_a_native_table_with_a_row_for_every_figure(book: Workbook, recap: Recap) -> None:
    sheet = book["Data"]
    rows = list(_rows(sheet))
    labels = [label for label, _, _ in COLUMNS]
    lines = [each.line for each in recap.indicators]
    lines += [each.line for bureau in recap.bureaus for each in bureau.budget if each.line.asked]
    assert list(rows[0]) == labels
    assert len(rows) == len(lines) + 1
    assert sheet.tables[TABLE].ref == f"A1:AB{len(rows)}"
    assert {row[4] for row in rows[1:]} == {line.id for line in lines}
    assert all(isinstance(row[4], str) for row in rows[1:])


def test_data_of_a_missing_bureau_holds_no_results(book: Workbook) -> None:
    for row in _records(book["Data"]):
        if row["Kode Bagian"] == "ORG":
            assert [row[label] for label in _RESULTS] == [None] * len(_RESULTS)
            assert row["Status Kiriman"] == "Belum mengirim (2 hari kerja lewat batas waktu)"
            assert row["Alasan bila kosong"]


def test_data_tells_the_quarter_apart_from_the_year_so_far(book: Workbook) -> None:
    row = next(row for row in _records(book["Data"]) if row["ID"] == "PBJ-03")
    assert (row["Realisasi TW ini"], row["Realisasi s.d."]) == (51, 97)
    budget = next(row for row in _records(book["Data"]) if row["ID"] == "4.01.02.2.02.0001")
    assert budget["Realisasi Rp s.d."] - budget["Realisasi Rp TW ini"] == 116_870_000


def test_findings_stand_with_mark_advice_and_decision(recap: Recap) -> None:
    first = recap.findings[0]
    rests = "surat.pdf (arsip 0123456789abcdef)", "31 Desember 2026"
    verdict = DecisionNote(FindingState.ACCEPTED, "Dapat diterima.", "9 Juli 2026", *rests)
    notes = replace(NOTES, verdicts={first.identity: verdict})
    sheet = one_sheet(BytesIO(make_recap(recap, MADE, notes)), "Temuan")
    rows = [row for row in _rows(sheet) if isinstance(row[0], int)]
    assert HEADINGS in list(_rows(sheet))
    assert len(rows) == len(recap.findings)
    assert rows[0] == (
        1,
        first.code,
        f"✖ {first.severity.value}",
        first.bureau,
        first.cell.sheet,
        first.cell.address,
        first.subject,
        first.value or None,
        first.message,
        first.advice,
        "Diterima dengan penjelasan",
        "Dapat diterima.",
        "9 Juli 2026",
        *rests,
    )
    assert all(row[10] == "Terbuka" for row in rows[1:])


def test_accepted_findings_are_counted_apart_and_wear_no_flag(recap: Recap) -> None:
    accepted = tuple(each for each in recap.findings if each.severity is Severity.WARNING)
    bureaus = tuple(
        replace(
            each,
            findings=tuple(found for found in each.findings if found not in accepted),
            accepted=tuple(found for found in each.findings if found in accepted),
        )
        for each in recap.bureaus
    )
    verdicts = {each.identity: DecisionNote(FindingState.ACCEPTED, "Wajar.") for each in accepted}
    told = replace(recap, bureaus=bureaus)
    book = load_workbook(BytesIO(make_recap(told, MADE, replace(NOTES, verdicts=verdicts))))
    sheet = book["Temuan"]
    count = f"{len(accepted)} diterima dengan penjelasan"
    assert any(" · 0 peringatan · " in text and count in text for text in _texts(sheet))
    assert count in _texts(book["Ringkasan"])
    assert any(
        f"; {len(accepted)} temuan diterima dengan penjelasan" in text
        for text in recap_sentences(told, NOTES)
    )
    plain = next(
        cell for cell in sheet[_heading(sheet) + 1] if cell.column == 9
    ).fill.start_color.rgb
    fills = {
        row[2].fill.start_color.rgb
        for row in sheet.iter_rows()
        if row[10].value == FindingState.ACCEPTED.value
    }
    assert fills == {plain}


def test_a_long_note_goes_on_below_and_a_long_answer_lies_wide_in_data(recap: Recap) -> None:
    note = " ".join(f"kata{number}" for number in range(300))
    words: dict[str, Mapping[tuple[str, str], Value]] = {"UMUM": {("UMUM-03", "rtl"): Text(note)}}
    verdicts = {each.identity: DecisionNote(FindingState.OPEN, note) for each in recap.findings}
    usual = load_workbook(BytesIO(make_recap(recap, MADE, replace(NOTES, verdicts=verdicts))))
    long = load_workbook(BytesIO(make_recap(sample_recap(figures=words), MADE, NOTES)))
    notes = {row[0].row: str(row[11].value) for row in usual["Temuan"] if row[11].value}
    first = next(row for row, text in notes.items() if text.startswith("kata0 "))
    assert usual["Temuan"].cell(first + 1, 1).value is None
    told = [notes[row] for row in range(first, first + note.count(" ")) if row in notes]
    assert " ".join(told).startswith(f"{note} kata0 ")
    letter = next(
        cell.column_letter for cell in long["Data"][1] if cell.value == "Rencana Tindak Lanjut"
    )
    widths = [book["Data"].column_dimensions[letter].width for book in (usual, long)]
    assert widths[1] > 1.5 * widths[0]
    assert max(each.height or 0 for each in long["Data"].row_dimensions.values()) < 130


def test_no_findings_are_said_to_be_none() -> None:
    clean = sample_recap(missing=ALL)
    assert messages.recap.NO_FINDING in _texts(
        one_sheet(BytesIO(make_recap(clean, MADE, NOTES)), "Temuan")
    )


# The first page


def test_summary_shows_the_four_figures(book: Workbook, recap: Recap) -> None:
    cells = [value for row in _rows(book["Ringkasan"]) for value in row if value is not None]
    errors = sum(each.count(Severity.ERROR) for each in recap.bureaus)
    warnings = sum(each.count(Severity.WARNING) for each in recap.bureaus)
    place = cells.index("Kiriman") + 4
    assert cells[place : place + 4] == [
        recap.coverage,
        _float(recap.mean),
        _float(recap.absorption),
        f"{errors} galat · {warnings} peringatan",
    ]


def test_every_figure_of_a_sentence_is_the_recaps(recap: Recap) -> None:
    coverage, achievement, spending, findings, flawed = recap_sentences(recap, NOTES)
    means = [each.mean for each in recap.bureaus if each.mean is not None]
    shares = [each.absorption for each in recap.bureaus if each.absorption is not None]
    assert _numbers(coverage) == [str(recap.received), "10", "2026", str(recap.measured), "25", "2"]
    assert {indonesian(max(means), 2), indonesian(min(means), 2)} <= set(_numbers(achievement))
    assert _numbers(achievement)[0] == indonesian(recap.mean or Decimal(0), 2)
    assert _numbers(spending)[:4] == [
        indonesian(recap.spent, 0),
        indonesian(recap.ceiling, 0),
        indonesian(recap.absorption or Decimal(0), 2),
        indonesian(recap.expected_ceiling, 0),
    ]
    assert {indonesian(max(shares), 2), indonesian(min(shares), 2)} <= set(_numbers(spending))
    wrong = {
        (each.bureau.code, found.line)
        for each in recap.bureaus
        for found in each.findings
        if found.severity is Severity.ERROR
    }
    measured = [
        (each.bureau.code, line.line.id)
        for each in recap.bureaus
        for line in each.indicators
        if line.achievement.shown is not None
    ]
    assert str(len(wrong.intersection(measured))) in _numbers(flawed)
    assert _numbers(findings) == [
        str(sum(each.count(severity) for each in recap.bureaus))
        for severity in (Severity.ERROR, Severity.WARNING)
    ]


def test_sentences_name_who_is_best_lowest_and_missing(recap: Recap) -> None:
    text = " ".join(recap_sentences(recap, NOTES))
    low = min((each for each in recap.bureaus if each.mean is not None), key=lambda x: x.mean or 0)
    assert f"terendah {low.bureau.name} ({indonesian(low.mean or Decimal(0), 2)}%)" in text
    assert "Belum mengirim: Bagian Organisasi (2 hari kerja lewat batas waktu)." in text


def test_sentences_without_any_data_invent_nothing() -> None:
    recap = sample_recap(missing=ALL)
    assert recap_sentences(recap, RecapNotes())[1:3] == (
        "Capaian kinerja belum dapat dihitung karena belum ada indikator yang terukur.",
        "Serapan anggaran belum dapat dihitung karena belum ada realisasi yang dilaporkan.",
    )


def charts_of(made: bytes) -> list[str]:
    """Return the parts of the charts, in the order of their sheets."""
    archive = zipfile.ZipFile(BytesIO(made))
    names = sorted(each for each in archive.namelist() if each.startswith("xl/charts/chart"))
    return [archive.read(name).decode() for name in names]


def test_summary_has_three_native_charts(made: bytes) -> None:
    summary, text = charts_of(made)[:3], "".join(charts_of(made)[:3])
    for title in ("capaian kinerja per bagian", "Serapan anggaran per bagian", "menurut predikat"):
        assert title in text
    for _, _, bar in predicate_colours(5):
        assert bar in text
    assert all(each.count("<c:ser>") == 1 for each in summary)


def test_what_moved_is_told_by_two_waterfalls_whose_parts_add_up(
    made: bytes, book: Workbook, recap: Recap
) -> None:
    for chart, what in zip(
        charts_of(made)[3:5], ("capaian rata-rata", "serapan anggaran"), strict=True
    ):
        assert f"Dari triwulan lalu ke triwulan ini: {what}" in chart
        assert (chart.count("<c:ser>"), 'val="stacked"' in chart) == (3, True)
        assert "plotVisOnly" not in chart  # what they are drawn from is hidden
    (top,) = (row for row in book["Perubahan"].iter_rows() if row[0].value == "Angka TW I")
    sheet, first = book["Perubahan"], top[0].row
    for column, now in ((3, recap.mean), (6, recap.absorption)):
        points = [sheet.cell(row, column).value for row in range(first + 1, first + 6)]
        before = sheet.cell(first, column + 1).value
        assert round(before + sum(points), 2) == _float(now)
        assert sheet.cell(first + 6, column).value == round(sum(points), 2)
        assert sheet.cell(first + 6, column + 1).value == _float(now)


def test_what_charts_of_movement_are_drawn_from_is_hidden(book: Workbook) -> None:
    columns = book["Perubahan"].column_dimensions
    hidden = [each.hidden for each in columns.values() for _ in range(each.min, each.max + 1)]
    assert hidden == [False] * 8 + [True] * 6


def test_the_trend_over_quarters_is_lines_told_apart_without_colour(
    made: bytes, book: Workbook
) -> None:
    (chart,) = (each for each in charts_of(made) if "<c:lineChart>" in each)
    assert re.findall(r'<c:symbol val="(\w+)"/>', chart) == ["circle", "diamond"]
    assert re.findall(r'<a:prstDash val="(\w+)"/>', chart)[-1] == "dash"
    assert chart.count('<c:showVal val="1"/>') == 2
    assert "plotVisOnly" not in chart  # what they are drawn from is hidden
    rows = [[cell.value for cell in row] for row in book["Perubahan"].iter_rows(max_col=10)]
    told = {row[0]: row for row in rows if row[0] in {"TW I 2026", "TW II 2026"}}
    assert [*told] == ["TW I 2026", "TW II 2026"]
    assert all((row[3], row[6]) == tuple(row[8:10]) for row in told.values())


def test_the_trend_begins_with_last_year_and_breaks_where_that_ends(recap: Recap) -> None:
    notes = replace(NOTES, last_year={"HUKUM": year_of(recap, "HUKUM", 3)})
    made = make_recap(recap, MADE, notes)
    (chart,) = (each for each in charts_of(made) if "<c:lineChart>" in each)
    assert (chart.count("<c:ser>"), chart.count("<c:legendEntry>")) == (4, 2)
    rows = load_workbook(BytesIO(made), data_only=True)["Perubahan"].iter_rows(max_col=12)
    told = {row[0].value: [cell.value for cell in row[8:]] for row in rows}
    assert [each for each in told if re.fullmatch(r"TW \w+ \d+", str(each))] == [
        *("TW I 2025", "TW II 2025", "TW III 2025"),
        *("TW I 2026", "TW II 2026"),
    ]
    assert told["TW III 2025"][0] is not None
    assert told["TW III 2025"][2:] == told["TW I 2026"][:2] == [None, None]


def year_of(recap: Recap, code: str, quarters: int) -> YearTold:
    """Return a year in which every indicator of a bureau reached half of its target, up to a quarter."""
    figures = {
        (each.id, "realisasi"): {
            number: target / 2
            for number, target in enumerate(each.targets[:quarters], 1)
            if target is not None
        }
        for each in recap.spec.indicators_of(code)
    }
    return YearTold(asked_then(recap.spec, (code,)), figures)


def test_what_moved_most_and_all_others_add_up_to_the_real_change(book: Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["Perubahan"].iter_rows(max_col=5)]
    real = [row[2] for row in rows if row[0] == "Perubahan nyata" and row[2] is not None]
    money = [cell.value for cell in book["Perubahan"]["F"]]
    starts = [at for at, row in enumerate(rows) if row[0] == "Bagian"]
    ends = [at for at, row in enumerate(rows) if row[0] == "Yang lain"]
    assert len(starts) == len(ends) == 2
    sums = [sum(row[4] for row in rows[a + 1 : b + 1]) for a, b in zip(starts, ends, strict=True)]
    (row,) = (
        at for at, each in enumerate(rows) if each[0] == "Perubahan nyata" and each[2] is not None
    )
    assert [round(each, 2) for each in sums] == [real[0], money[row]]


def test_a_recap_of_a_first_quarter_tells_of_no_change(recap: Recap) -> None:
    spec = with_settings(recap.spec, period=Period(2026, 1))
    names = load_workbook(BytesIO(make_recap(replace(recap, spec=spec), MADE, NOTES))).sheetnames
    assert "Perubahan" not in names


def test_ribbons_say_sample_and_provisional_only_while_true(recap: Recap) -> None:
    real = replace(recap, spec=with_settings(recap.spec, sample=False))
    why = "belum diserahkan kepada Kasubbag"
    for sample, final in ((True, True), (True, False), (False, True), (False, False)):
        notes = replace(NOTES, provisional="" if final else why)
        data = make_recap(recap if sample else real, MADE, notes)
        for sheet in load_workbook(BytesIO(data)):
            if sheet.title != "Data":
                texts = _texts(sheet)
                assert (messages.pages.sample("berkas") in texts) is sample
                assert (f"▲ SEMENTARA – {why}" in texts) is not final
            assert ("SEMENTARA" in _footer(sheet)[0]) is not final


# Texts stay texts


def _hostile(text: str) -> Recap:
    spec = sample_spec()
    bureaus = tuple(replace(each, name=text) for each in spec.bureaus)
    indicators = tuple(replace(each, name=text, unit=text) for each in spec.indicators)
    words = {"UMUM": {("UMUM-03", key): Text(text) for key in ("pendorong", "bukti", "rtl")}}
    changed = replace(spec, bureaus=bureaus, indicators=indicators)
    return sample_recap(figures=words, spec=changed)


def told(cell: Any) -> Any:
    """Return what a cell holds; openpyxl reads a text that stands in its cell as it is spelt."""
    return unescaped(cell.value) if isinstance(cell.value, str) else cell.value


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    data = make_recap(_hostile(text), MADE, replace(NOTES, journal=text, remarks={"ORG": text}))
    book = load_workbook(BytesIO(data))
    for name in ("Rekap Setda", "Rekap UMUM", "Data", "Temuan"):
        for row in book[name].iter_rows():
            for cell in row:
                if told(cell) == text:
                    assert cell.data_type in {"s", "f"}
    cells = [cell for row in book["Rekap Setda"].iter_rows() for cell in row]
    held = [cell for cell in cells if told(cell) == text and cell.column == 4]
    assert len(held) == len(sample_spec().indicators)
    assert _formulas(data) == _formulas_with_a_plain_name()


@cache
def _formulas_with_a_plain_name() -> Any:
    return _formulas(make_recap(_hostile("Nama"), MADE, NOTES))


@pytest.mark.parametrize("text", ["a\x01b", "a\x0bb", "a\ud800b", "a\uffffb", "a\r\nb", "a\rb"])
def test_characters_a_file_cannot_hold_do_not_break_it(text: str) -> None:
    data = make_recap(_hostile(text), MADE, NOTES)
    book = load_workbook(BytesIO(data))
    names = {row[3] for row in _table(book["Rekap Setda"], "Indikator Kinerja")}
    assert len(names) == 1
    assert str(names.pop()).startswith("a")


def test_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    words: dict[str, Mapping[tuple[str, str], Value]] = {
        "UMUM": {("UMUM-03", "bukti"): Text("x" * 40_000)}
    }
    book = load_workbook(BytesIO(make_recap(sample_recap(figures=words), MADE, NOTES)))
    row = next(row for row in _records(book["Data"]) if row["ID"] == "UMUM-03")
    assert row["Bukti Dukung"] == "x" * (32_767 - len(CUT)) + CUT


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("A/B[1]:*?", "Rekap A_B_1____"),
        ("SETDA", "Rekap SETDA (2)"),
        ("X" * 40, "Rekap " + "X" * 25),
        ("'KUTIP'", "Rekap 'KUTIP"),
    ],
)
def test_sheet_names_are_ones_excel_takes(code: str, expected: str) -> None:
    spec = sample_spec()
    bureaus = (replace(spec.bureaus[0], code=code), *spec.bureaus[1:])
    recap = sample_recap(missing=(*ALL, code), spec=replace(spec, bureaus=bureaus))
    assert load_workbook(BytesIO(make_recap(recap, MADE, NOTES))).sheetnames[4] == expected


# Recaps at the edge


def test_recap_without_any_submission_is_still_a_workbook() -> None:
    recap = sample_recap(missing=ALL)
    book = load_workbook(BytesIO(make_recap(recap, MADE, RecapNotes())), data_only=True)
    total = _row(book["Rekap per Bagian"], "Jumlah (0 dari 10 bagian)")
    assert total[9:11] == (None, None)
    assert total[13:16] == (0, 0, None)
    assert _row(book["Ringkasan"], "Seluruh bagian")[4] == "–"


def test_complete_recap_has_nothing_missing() -> None:
    recap = sample_recap(missing=())
    book = load_workbook(
        BytesIO(make_recap(recap, MADE, RecapNotes(provisional=""))), data_only=True
    )
    assert "lengkap" in _texts(book["Ringkasan"])
    assert not any(text.startswith("Belum mengirim") for text in _texts(book["Ringkasan"]))


def test_scale_with_other_bands_has_its_own_columns() -> None:
    spec = with_settings(sample_spec(), scale="AKIP")
    recap = sample_recap(spec=spec)
    book = load_workbook(BytesIO(make_recap(recap, MADE, NOTES)), data_only=True)
    total = _row(book["Rekap per Bagian"], f"Jumlah ({recap.coverage})")
    assert total[4:11] == tuple(count for _, count in recap.predicates)
    assert (total[11], total[12]) == (_float(recap.mean), recap.predicate)


# How it prints


def test_every_sheet_prints_on_f4_across_one_page_and_data_across_three(made: bytes) -> None:
    for sheet in load_workbook(BytesIO(made)):
        setup = sheet.page_setup
        assert (int(setup.paperSize or 0), setup.orientation) == (14, "landscape")
        fitted = sheet.sheet_properties.pageSetUpPr
        assert fitted is not None
        assert fitted.fitToPage
        assert int(setup.fitToWidth or 1) == (3 if sheet.title == "Data" else 1)
        assert not sheet.sheet_view.showGridLines
        left, middle, right = _footer(sheet)
        assert "Triwulan II Tahun 2026" in left
        assert (middle, right) == ("Sidik jurnal 3f9a1c72be04", "Halaman &P dari &N")


def test_summary_is_one_page_and_the_others_are_as_long_as_they_are(made: bytes) -> None:
    fits = {each.title: each.page_setup.fitToHeight for each in load_workbook(BytesIO(made))}
    assert fits.pop("Ringkasan") in {None, 1}
    assert fits["Data"] == 0


def test_headings_repeat_and_stand_still(made: bytes) -> None:
    book = load_workbook(BytesIO(made))
    for name in ("Rekap Setda", "Rekap per Bagian", "Data", "Temuan"):
        sheet = book[name]
        first, _, last = str(sheet.print_title_rows).replace("$", "").partition(":")
        top = _heading(sheet)
        assert int(first) == top
        assert sheet.freeze_panes is not None
        assert position(sheet.freeze_panes)[0] == int(last) + 1


def test_paper_follows_the_setting(recap: Recap) -> None:
    on_a4 = replace(recap, spec=with_settings(recap.spec, paper=9))
    papers = {
        int(sheet.page_setup.paperSize or 0)
        for sheet in load_workbook(BytesIO(make_recap(on_a4, MADE, NOTES)))
    }
    assert papers == {9}


def test_signatures_name_those_who_sign(book: Workbook) -> None:
    texts = _texts(book["Rekap Setda"])
    left = next(text for text in texts if "Disusun oleh" in text)
    right = next(text for text in texts if "Mengetahui" in text)
    assert "Kepala Subbagian Kepegawaian, Program dan Evaluasi" in left
    assert "NIP. ......" in left
    assert right.startswith("Nganjuk, 10 Juli 2026\nMengetahui\nSekretaris Daerah")
    assert right.endswith(f"NIP. {'.' * 36}")
    named = Official(
        "SEKDA", "Sekretaris Daerah", "Nama Contoh", "Pembina Utama Madya", "19661005 198703 1 010"
    )
    spec = replace(sample_spec(), officials=(named,))
    signed = load_workbook(BytesIO(make_recap(sample_recap(spec=spec), MADE, NOTES)))
    right = next(text for text in _texts(signed["Rekap Setda"]) if "Mengetahui" in text)
    assert right.endswith("Nama Contoh\nPembina Utama Madya\nNIP. 19661005 198703 1 010")
    bureau = next(text for text in _texts(book["Rekap HUKUM"]) if "Mengetahui" in text)
    assert "Kepala Bagian Hukum" in bureau


def paged(recap: Recap, heights: Iterable[float], block: tuple[int, int], **layout: Any) -> Sheet:
    """Return a sheet of rows so high and two columns, one block of them kept together."""
    canvas = Canvas("Coba", widths_for(60, 60))
    for height in heights:
        canvas.end(height)
    canvas.keep(*block)
    return finished_sheet(Making(recap, MADE, NOTES, {}), canvas, "kaki", **layout)


@pytest.mark.parametrize("rows", range(20, 80))
def test_rows_kept_together_are_never_torn(recap: Recap, rows: int) -> None:
    heights = (*(20.0,) * rows, 150.0)
    sheet = paged(recap, heights, (rows - 1, rows + 1), title_rows=(1, 1))
    assert not {rows - 1, rows} & set(sheet.breaks)
    starts = [0, *sheet.breaks]
    used = [
        sum(150 if row == rows else 20 for row in range(start, end)) + (20 if start else 0)
        for start, end in zip(starts, [*sheet.breaks, rows + 1], strict=True)
    ]
    if sheet.breaks:
        assert max(used) <= (21.59 - 3) * 72 / 2.54 * 1.3


def printed(recap: Recap, heights: tuple[float, ...]) -> tuple[int, int]:
    """Return after how many rows the last page begins, and on how many pages all is told to go."""
    sheet = paged(recap, heights, (len(heights) - 4, len(heights)))
    return max(sheet.breaks, default=0), sheet.pages_tall


def test_what_a_little_smaller_fits_on_one_page_stands_on_one(recap: Recap) -> None:
    assert printed(recap, (20.0,) * 24 + (150.0,)) == (0, 1)


def test_a_last_page_with_little_on_it_is_saved_and_a_full_one_stays(recap: Recap) -> None:
    assert printed(recap, (20.0,) * 45 + (150.0,)) == (28, 2)
    assert printed(recap, (20.0,) * 28 + (150.0,)) == (24, 0)


# What a spreadsheet program makes of it


def test_formulas_give_what_the_program_computed(
    office: Office, tmp_path: Path, recap: Recap
) -> None:
    assert office
    _recalculated(recap, tmp_path)


@pytest.mark.parametrize("negative", list(NegativeFormula))
def test_formulas_follow_direction_zero_target_and_cap(
    office: Office, tmp_path: Path, negative: NegativeFormula
) -> None:
    assert office
    spec = with_settings(_odd(sample_spec()), negative=negative, cap=Decimal(110))
    recap = sample_recap(missing=(), spec=spec)
    raws = [each.achievement.raw for each in recap.indicators if each.bureau.code == "UMUM"]
    assert len(set(raws)) > 1
    _recalculated(recap, tmp_path)


def test_formulas_of_an_empty_recap_give_no_errors(office: Office, tmp_path: Path) -> None:
    assert office
    _recalculated(sample_recap(missing=ALL), tmp_path)


def _odd(spec: Spec) -> Spec:
    """Give some indicators a range, a zero target, or the other direction."""
    changes: dict[str, dict[str, Any]] = {
        "UMUM-01": {"targets": (Decimal(0),) * 4, "target_year": Decimal(0)},
        "UMUM-02": {"measure": Measure(Direction.RANGE, Method.LAST, Decimal(4), Decimal(5))},
        "UMUM-03": {"measure": Measure(Direction.NEGATIVE, Method.SUM)},
        "KKP-01": {"measure": Measure(Direction.RANGE, Method.LAST, Decimal(1), Decimal(100))},
        "KKP-03": {"targets": (Decimal(0),) * 4, "target_year": Decimal(0)},
    }
    indicators = tuple(replace(each, **changes.get(each.id, {})) for each in spec.indicators)
    return replace(spec, indicators=indicators)


def _recalculated(recap: Recap, folder: Path) -> None:
    """Check that every formula of the workbook has the value the program wrote beside it."""
    data = make_recap(recap, MADE, NOTES)
    path = folder / "rekap.xlsx"
    path.write_bytes(data)
    found = recalculate(path)
    assert found.errors == ()
    cached, formulas = (load_workbook(BytesIO(data), data_only=flag) for flag in (True, False))
    checked = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    known = cached[sheet.title][cell.coordinate].value
                    given = found.value(sheet.title, cell.coordinate)
                    if isinstance(known, str):
                        assert given == known
                    else:
                        assert given == pytest.approx(known, abs=0.005)
                    checked += 1
    assert checked > 10


# The whole of it


def test_microsofts_validator_finds_no_error(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(made)
    assert ooxml.validated(path) == []


def test_outline_is_the_one_that_was_reviewed(tmp_path: Path) -> None:
    """``GOLDEN=write pytest`` writes the outline anew; look at its difference before committing."""
    spec = sample_spec()
    chosen = tuple(each for each in spec.bureaus if each.code in {"HUKUM", "KKP", "ORG"})
    recap = sample_recap(figures=FAULTS, spec=replace(spec, bureaus=chosen))
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(make_recap(recap, MADE, NOTES))
    found = outline(path)
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


_RESULTS = (
    "Target s.d.",
    "Realisasi TW ini",
    "Realisasi s.d.",
    "Realisasi Rp TW ini",
    "Realisasi Rp s.d.",
    "Capaian mentah (%)",
    "Capaian (%)",
    "Serapan (%)",
    "Predikat",
)


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(as_typed(number))


def _rows(sheet: Worksheet) -> Iterator[tuple[Any, ...]]:
    yield from sheet.iter_rows(values_only=True)


def _row(sheet: Worksheet, start: str) -> tuple[Any, ...]:
    """The one row whose first cell is that text, or begins with it."""
    rows = [row for row in _rows(sheet) if isinstance(row[0], str) and row[0].startswith(start)]
    return next((row for row in rows if row[0] == start), rows[0])


def _table(sheet: Worksheet, label: str) -> list[tuple[Any, ...]]:
    """The numbered rows of the table that has such a heading."""
    rows = list(_rows(sheet))
    top = next(number for number, row in enumerate(rows) if label in row)
    return [row for row in rows[top + 1 :] if isinstance(row[0], int)]


def _records(sheet: Worksheet) -> list[dict[str, Any]]:
    labels, *rows = _rows(sheet)
    return [dict(zip(labels, row, strict=True)) for row in rows]


def _texts(sheet: Worksheet) -> list[str]:
    return [value for row in _rows(sheet) for value in row if isinstance(value, str)]


def _footer(sheet: Worksheet) -> tuple[str, str, str]:
    footer: Any = sheet.oddFooter
    return footer.left.text or "", footer.center.text or "", footer.right.text or ""


def _heading(sheet: Worksheet) -> int:
    """The row of the first heading."""
    first = {"No", "Sasaran Strategis", "Periode"}
    return next(number for number, row in enumerate(_rows(sheet), 1) if row[0] in first)


def _formulas(data: bytes) -> list[str]:
    archive = zipfile.ZipFile(BytesIO(data))
    sheets = sorted(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
    return [
        found
        for name in sheets
        for found in re.findall(r"<f>([^<]*)</f>", archive.read(name).decode())
    ]


def _numbers(text: str) -> list[str]:
    """Every figure of a sentence but the fixed limit of 100 %."""
    return re.findall(r"\d[\d.]*(?:,\d+)?", text.replace("paling tinggi 100%", ""))
