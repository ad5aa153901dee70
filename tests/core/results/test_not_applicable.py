"""What does not apply is no blank, no zero and not too early: it is said by the bureau, where it may, with a reason."""

from decimal import Decimal

import pytest

from tests.core import views
from tests.core.builders import (
    INDICATORS,
    LAST,
    SUM,
    YEAR,
    answer,
    answers,
    finding,
    form,
    judged,
    office,
    submission,
)
from xlsops import messages
from xlsops.core.form.cell_formulas import formulas_of
from xlsops.core.form.status_cases import DOES_NOT_APPLY, WHY_NOT
from xlsops.core.recap import setda
from xlsops.core.recap.book import recap_pages
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.results.measured import measured
from xlsops.core.results.recap import recap_of
from xlsops.core.results.results import results_of
from xlsops.core.sheet.sheet import Sheet, Written
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.findings import Severity
from xlsops.core.values.structs import replace

WHY = "Tidak ada kasus yang diterima bagian pada triwulan ini."
MAY = office(indicators=(replace(SUM, may_not_apply=True), *INDICATORS[1:], YEAR))
SAID = answers(
    "SUM", realisasi_2="Tidak  Berlaku ", keterangan=WHY, penghambat=None, rtl=None, bukti=None
)


def test_a_figure_said_not_to_apply_with_a_reason_is_no_mistake() -> None:
    assert [each for each in judged(SAID, spec=MAY) if each.line == "SUM"] == []


@pytest.mark.parametrize(
    ("note", "lacks"),
    [(None, ""), ("nihil", ' Keterangan "nihil" belum menjelaskan (perlu 10 huruf dan 2 kata).')],
)
def test_a_figure_said_not_to_apply_needs_a_reason(note: str | None, lacks: str) -> None:
    said = answers("SUM", realisasi_2="tidak berlaku", keterangan=note)
    found = [each for each in judged(said, spec=MAY) if each.code == "V05"]
    (needed,) = found
    assert (needed.severity, needed.line, needed.field) == (Severity.ERROR, "SUM", "realisasi_2")
    assert needed.message.startswith("Realisasi TW II dinyatakan tidak berlaku tanpa alasan.")
    assert bool(lacks) is (note in needed.message if note else False)


def test_where_the_office_asks_for_a_figure_words_are_none() -> None:
    told = messages.checks_answers.must_apply("Realisasi TW II", "tidak berlaku")
    expected = finding(
        "V06", Severity.ERROR, "LAST", "realisasi_2", "tidak berlaku", told.what, told.remedy
    )
    found = judged(answers("LAST", realisasi_2="tidak berlaku", keterangan=WHY), spec=MAY)
    assert [each for each in found if each.code == "V06"] == [expected]


def results_text(*, spec: Spec, what: str | int | None) -> str:
    found = results_of(submission(SAID, answer("SUM", "realisasi_2", what), spec=spec), spec)
    return found.indicators["SUM"].reason


def test_the_states_of_a_figure_are_told_apart() -> None:
    here = results_of(submission(SAID, spec=MAY), MAY)
    assert here.indicators["SUM"].reason == (f"Tidak berlaku menurut Petugas Contoh: {WHY}")
    assert here.indicators["SUM"].shown is None
    assert results_text(spec=MAY, what=None) == messages.clauses.UNANSWERED
    assert results_text(spec=MAY, what=0) == ""
    assert here.indicators["YEAR"].reason == "Pengukuran tahunan; belum waktunya diukur"
    assert results_text(spec=office(), what="tidak berlaku") == messages.clauses.UNREADABLE


def test_what_does_not_apply_is_in_no_denominator_and_in_no_mean() -> None:
    told, blank = (
        results_of(submission(SAID, answer("SUM", "realisasi_2", what), spec=MAY), MAY)
        for what in ("tidak berlaku", None)
    )
    said, empty = (
        recap_of(MAY, (form(MAY),), {each.layout.bureau.code: each}, {}) for each in (told, blank)
    )
    asked = len(MAY.indicators)
    assert (said.asked_for, empty.asked_for) == (asked - 1, asked)
    assert said.mean == empty.mean
    assert said.mean is not None
    assert said.mean > Decimal(0)
    assert measured(said) == f"{said.measured} dari {asked - 1} indikator yang berlaku"
    assert measured(said.bureaus[0]) == measured(said)
    assert measured(empty) == f"{empty.measured} dari {asked} indikator"


def test_the_form_says_what_it_makes_of_the_words() -> None:
    sheet = form(MAY).indicators
    allowed, other = (formulas_of(sheet, line, MAY, (), "9")["status"] for line in sheet.lines[:2])
    assert WHY_NOT in allowed
    assert f'"{DOES_NOT_APPLY}"' in allowed
    assert DOES_NOT_APPLY not in other


def test_an_office_where_all_apply_prints_as_before_for_old_fingerprints() -> None:
    assert "may_not_apply" not in repr(LAST)
    assert repr(MAY.indicators[0]).endswith("may_not_apply=True)")
    assert form(MAY).format_id == form(office(indicators=(*INDICATORS, YEAR))).format_id


@pytest.mark.parametrize("what", ["tidak berlaku", None])
def test_the_sheets_of_the_recap_tell_the_states_apart(what: str | None) -> None:
    view = views.view(SAID, answer("SUM", "realisasi_2", what), spec=MAY)
    pages = {each.name: each for each in recap_pages(view.recap, views.NOW, RecapNotes())}
    office_page = pages[setda.NAME]
    assert row_of(office_page, SUM.name)[8] == what
    assert row_of(office_page, YEAR.name)[8] == "–"


def row_of(page: Sheet, name: str) -> tuple[Written, ...]:
    """Return the cells of the first row that names an indicator."""
    return next(row for row in page.values if any(name in str(cell) for cell in row))
