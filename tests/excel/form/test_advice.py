"""Advice that ends: what a finding advises can be done in the returned copy, and then it is gone."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from tests.core.builders import (
    BUREAU,
    FIRST,
    INDICATORS,
    LAST,
    PROGRAMMES,
    YEAR,
    office,
    sub_activity,
)
from tests.quarter import FILLED, KEY, NOW, filled
from xlsops.core.checks.judge import judge
from xlsops.core.checks.selftest.careful_answers import Answer, Answers, careful_answers, planned
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import Layout
from xlsops.core.form.submissions import Submission, read_submission
from xlsops.core.history.past import Past
from xlsops.core.journal.arrivals import arrival
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.results.recap import recap_of
from xlsops.core.results.results import Results
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Rule, Spec
from xlsops.core.terms.findings import Code, Finding, Severity
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.core.view.mending import to_mend, to_open
from xlsops.core.view.view import BureauView, View
from xlsops.excel.editing.saving import saved
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.excel.form.returned import make_copy
from xlsops.files.xlsx.reader import read_workbook
from xlsops.resources import asset

FRESH = "4.01.01.2.01.0003"
NOTE = "Angka sudah dicocokkan dengan register bagian."
CITED = "Laporan triwulan nomor 050/CONTOH/2026"
PROGRAMME = sub_activity(FRESH, "Laporan Baru", "4", "100000000", "- - -", "- - -")
DOUBLE = Rule(
    "A01",
    "Peringatan",
    "Anggaran",
    "[Realisasi K s.d. TW ini] <= [Target (K)]",
    "",
    "Melebihi target.",
)
PERCENT = replace(LAST, id="PCT", never_falls=False, key_indicator=False)
LAST_YEAR = {"NEG": (14, 16, 13, 15), "PCT": ("71", "80.5", "85.2", "82.5")}
PAST = Past(
    {
        (line, "realisasi"): [
            (Period(NOW.year - 1, quarter), Decimal(figure))
            for quarter, figure in enumerate(told, 1)
        ]
        for line, told in LAST_YEAR.items()
    }
)
Planted = Mapping[tuple[str, str], Answer | None]
Edit = Callable[[Workbook, Layout], None]

IN_ANSWERS: dict[str, tuple[str, Planted, Planted]] = {
    "a wrong NIP": ("V04", {("identitas", "nip"): "123"}, {("identitas", "nip"): "199001152015031002"}),
    "no day at all": ("V04", {("identitas", "tanggal_isi"): "kemarin"}, {("identitas", "tanggal_isi"): "7 Juli 2026"}),
    "a blank": ("V05", {("SUM", "realisasi_2"): None}, {("SUM", "realisasi_2"): 10}),
    "n/a that must be answered": (
        "V06", {("SUM", "realisasi_2"): "n/a"}, {("SUM", "realisasi_2"): 0, ("SUM", "keterangan"): NOTE},
    ),
    "n/a that may be blank": ("V06", {("YEAR", "realisasi_2"): "n/a"}, {("YEAR", "realisasi_2"): None}),
    "two readings": ("V07", {("SUM", "realisasi_2"): "1.234"}, {("SUM", "realisasi_2"): 10}),
    "below zero": ("V08", {("SUM", "realisasi_2"): -10}, {("SUM", "realisasi_2"): 10}),
    "above a hundred": ("V09", {("LAST", "realisasi_2"): 101}, {("LAST", "keterangan"): NOTE}),
    "a fraction": ("V09", {("LAST", "realisasi_2"): Decimal("0.85")}, {("LAST", "realisasi_2"): 85}),
    "its unit": ("V10", {("SUM", "realisasi_2"): "10 Dokumen"}, {("SUM", "realisasi_2"): 10}),
    "far above": ("V11", {("SUM", "realisasi_2"): 60}, {("SUM", "keterangan"): NOTE}),
    "a fall": ("V12", {("LAST", "realisasi_2"): 60}, {("LAST", "realisasi_2"): 85}),
    "above the ceiling": ("V16", {(FIRST, "rp_2"): 200_000_000}, {(FIRST, "rp_2"): 45_000_000}),
    "money that falls": ("V17", {(FIRST, "rp_2"): 19_000_000}, {(FIRST, "rp_2"): 45_000_000}),
    "cents": ("V18", {(FIRST, "rp_2"): Decimal("45000000.5")}, {(FIRST, "rp_2"): 45_000_000}),
    "little money": ("V18", {(FRESH, "rp_2"): 50_000, (FRESH, "keterangan"): None}, {(FRESH, "keterangan"): NOTE}),
    "money behind": (
        "V19", {(FIRST, "k_2"): 6, (FIRST, "rp_2"): 21_000_000, (FIRST, "keterangan"): None},
        {(FIRST, "k_2"): 0},
    ),
    "money without output, explained": (
        "V20", {(FRESH, "k_2"): 0, (FRESH, "rp_2"): 10_000_000, (FRESH, "keterangan"): None},
        {(FRESH, "keterangan"): NOTE},
    ),
    "money without output, mistyped": (
        "V20", {(FRESH, "k_2"): 0, (FRESH, "rp_2"): 10_000_000, (FRESH, "keterangan"): None},
        {(FRESH, "rp_2"): 0},
    ),
    "no reasons": (
        "V21", {("SUM", "realisasi_2"): 8, ("SUM", "penghambat"): None, ("SUM", "rtl"): None},
        {("SUM", "penghambat"): NOTE, ("SUM", "rtl"): NOTE},
    ),
    "no driver": ("V22", {("SUM", "realisasi_2"): 12, ("SUM", "pendorong"): None}, {("SUM", "pendorong"): NOTE}),
    "no evidence": ("V23", {("LAST", "bukti"): None}, {("LAST", "bukti"): CITED}),
    "evidence at home": ("V23", {("LAST", "bukti"): r"C:\bukti.pdf"}, {("LAST", "bukti"): CITED}),
    "a filler": ("V24", {("SUM", "rtl"): "ok"}, {("SUM", "rtl"): NOTE}),
    "far from its history": ("V33", {("NEG", "realisasi_2"): 90}, {("NEG", "keterangan"): NOTE}),
    "one for a hundred percent": ("V36", {("PCT", "realisasi_2"): 1}, {("PCT", "realisasi_2"): 85}),
    "a thousand times": ("V37", {("NEG", "realisasi_2"): 15_000}, {("NEG", "realisasi_2"): 15}),
    "two digits": ("V38", {("NEG", "realisasi_2"): 41}, {("NEG", "realisasi_2"): 14}),
    "the row above": (
        "V39", {("LAST", "realisasi_2"): Decimal("85.25"), ("NEG", "realisasi_2"): Decimal("85.25")},
        {("NEG", "realisasi_2"): 15},
    ),
    "nobody in charge": ("V32", {("SUM", "penanggung_jawab"): None}, {("SUM", "penanggung_jawab"): "Kasubbag"}),
    "a rule of the office over a computed column": ("A01", {(FIRST, "k_2"): 7, (FIRST, "keterangan"): NOTE}, {(FIRST, "k_2"): 6}),
}  # fmt: skip
"""What is planted, and what its advice says to write, by place."""


def write(line: str, key: str, what: Answer | None) -> Edit:
    def edit(book: Workbook, layout: Layout) -> None:
        sheet = next(each for each in layout.sheets if line in {x.id for x in each.lines})
        cell = sheet.cell(line, key)
        book[cell.sheet].cell(cell.row, cell.column).value = what  # type: ignore[assignment]

    return edit


def clear_row(book: Workbook, layout: Layout) -> None:
    for row in book["Indikator"].iter_rows(*[layout.indicators.row("SUM")] * 2):
        for cell in row:
            cell.value = None


def hide_row(book: Workbook, layout: Layout) -> None:
    book["Indikator"].row_dimensions[layout.indicators.row("SUM")].hidden = True


def spoil_sum(book: Workbook, layout: Layout) -> None:
    cell = layout.budget.total_cell("rp_2")
    book[cell.sheet].cell(cell.row, cell.column).value = 5


IN_THE_FORM: dict[str, tuple[str, Edit, Planted]] = {
    "a row is gone": ("V02", clear_row, {}),
    "a locked text": ("V03", write("SUM", "satuan", "Berkas"), {}),
    "a closed quarter": ("V14", write("SUM", "realisasi_1", 3), {}),
    "a quarter to come": ("V15", write("SUM", "realisasi_3", 3), {}),
    "a formula": ("V26", write("SUM", "capaian", 100), {}),
    "hidden": ("V27", hide_row, {}),
    "a sum": ("V28", spoil_sum, {}),
}
"""What the copy mends by itself, because it is made afresh; a row that was gone is filled again."""
NOT_THE_BUREAUS = {"V01", "V13", "V25", "V29", "V30", "V31", "V34", "V35"}
"""Refused before a copy is made (V01, V31), for the office (V25, V30, V34, V35), nothing to do (V29).

V13 opens the whole form; its test is below.
"""


@cache
def spec() -> Spec:
    return office(
        indicators=(*INDICATORS, YEAR, PERCENT),
        programmes=(*PROGRAMMES, PROGRAMME),
        rules=(DOUBLE,),
    )


@cache
def blank_form() -> tuple[Layout, tuple[LiveRule, ...], bytes]:
    layout, (rules, faults) = layout_of(spec(), BUREAU), compile_rules(spec(), NOW.date())
    assert faults == ()
    laid = lay_out((asset("templates") / "format.xlsx").read_bytes(), spec())
    return layout, rules, make_form(laid, layout, spec(), rules, KEY)


def careful() -> Answers:
    layout, _, _ = blank_form()
    return careful_answers(layout, spec(), FILLED)


def sent(planted: Planted, edit: Edit | None = None) -> bytes:
    layout, _, form = blank_form()
    told = {place: each for place, each in {**careful(), **planted}.items() if each is not None}
    data = filled(form, layout, told)
    if edit is None:
        return data
    book = load_workbook(BytesIO(data))
    edit(book, layout)
    return saved(book, "Format", FILLED, book.properties.created)


def examined(data: bytes) -> tuple[Submission, Results, tuple[Finding, ...]]:
    layout, rules, _ = blank_form()
    submission = read_submission(layout, read_workbook(data).sheets)
    assert isinstance(submission, Submission)
    results, findings = judge(
        submission, spec(), rules, NOW, arrival(FILLED.astimezone(UTC), NOW, None), PAST
    )
    return (
        submission,
        results,
        tuple(each for each in findings if each.severity is not Severity.INFO),
    )


def returned(data: bytes) -> bytes:
    """Return the copy that goes back, in which only the places to mend are open."""
    layout, _, form = blank_form()
    submission, results, findings = examined(data)
    record = FileRecord(
        "0" * 64, "kiriman.xlsx", NOW.astimezone(UTC), Fate.ACCEPTED, "", "", BUREAU.code
    )
    recap = recap_of(spec(), [layout], {BUREAU.code: results}, {BUREAU.code: findings})
    each = BureauView(layout, recap.bureaus[0], record, 1, submission, results, findings)
    view = View(spec(), NOW, State(), (), (each,), recap, {})
    return make_copy(form, view, each, to_open(each, to_mend(each)))


def followed(copy: bytes, mended: Planted) -> bytes:
    """Return the copy after somebody wrote into its open cells what the advice says."""
    layout, _, _ = blank_form()
    book = load_workbook(BytesIO(copy))
    for place, value in mended.items():
        sheet, row, column = planned(layout, place)
        cell = book[sheet].cell(row, column)
        assert not cell.protection.locked, f"{place} is locked"
        cell.value = float(value) if isinstance(value, Decimal) else value  # type: ignore[assignment]
    return saved(book, "Format", FILLED + timedelta(hours=1), book.properties.created)


def codes(data: bytes) -> list[str]:
    return [each.code for each in examined(data)[2]]


def test_answers_of_care_leave_nothing_to_mend() -> None:
    assert codes(sent({})) == []


@pytest.mark.parametrize("case", IN_ANSWERS)
def test_advice_followed_in_the_returned_copy_ends_the_finding_and_brings_no_other(
    case: str,
) -> None:
    code, planted, mended = IN_ANSWERS[case]
    data = sent(planted)
    assert code in codes(data)
    assert codes(followed(returned(data), mended)) == []


@pytest.mark.parametrize("case", IN_THE_FORM)
def test_a_form_that_was_changed_comes_back_whole(case: str) -> None:
    code, edit, mended = IN_THE_FORM[case]
    data = sent({}, edit)
    assert set(codes(data)) == {code}
    again = mended or {
        place: each for place, each in careful().items() if place[0] == "SUM" and code == "V02"
    }
    assert codes(followed(returned(data), again)) == []


def test_a_copy_of_the_last_quarter_can_be_filled_anew() -> None:
    layout, _, _ = blank_form()
    same: dict[tuple[str, str], Answer | None] = {
        (line.id, f"{key}_2"): line.known_number(f"{key}_1")
        for sheet, keys in ((layout.indicators, ("realisasi",)), (layout.budget, ("k", "rp")))
        for line in sheet.lines
        for key in keys
        if line.asked and line.known_number(f"{key}_1") is not None
    }
    data = sent({**same, **{(place[0], "keterangan"): NOTE for place in same}})
    assert "V13" in codes(data)
    assert codes(followed(returned(data), {place: careful()[place] for place in same})) == []


def untried() -> Iterator[str]:
    tried = {code for code, _, _ in (*IN_ANSWERS.values(), *IN_THE_FORM.values())}
    yield from ({code.name for code in Code} - tried - NOT_THE_BUREAUS)


def test_every_rule_a_bureau_can_answer_is_tried() -> None:
    assert set(untried()) == set()
