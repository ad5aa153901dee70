"""An indicator that is measured otherwise in mid-year has no figure up to now, and says why wherever it would stand."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.procedure.quarters.test_earlier import (
    AUTUMN,
    closed,
    later,
    send,
    third,
    type_here,
    year,
)
from tests.quarter import HEAD, Room, filled
from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.form.form_lines import layouts_of
from xlsops.core.form.layout import Layout
from xlsops.core.recap.report.words import ReportSource, report_words
from xlsops.core.sheet.sheet import Formula
from xlsops.core.spec import tables
from xlsops.core.terms import column_keys as keys
from xlsops.core.view.view import BureauView
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.papers.form_bytes import template_of
from xlsops.procedure.papers.recapping import (
    make_recap_book,
    official_pages,
    recap_sheets,
    report_notes,
)
from xlsops.procedure.period.naming import form_name
from xlsops.procedure.period.painting import pages_of
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review.approving import approve
from xlsops.procedure.status.standing import status
from xlsops.procedure.versions.line_history import line_history

__all__ = ["Room", "closed", "later", "year"]
WHY = "s.d. tidak dihitung: TW II dalam Orang/bulan, sekarang Kegiatan"


@pytest.fixture
def otherwise(later: Path) -> Path:
    """Return the third quarter, one indicator of it in another unit, and its bureau's data taken in."""
    book = load_workbook(later / CONTROL)
    sheet = book[tables.INDICATORS.sheet]
    unit = 1 + [each.key for each in tables.INDICATORS.columns].index("unit")
    for row in sheet.iter_rows(tables.INDICATORS.first_row):
        if row[0].value == "KKP-01":
            row[unit - 1].value = "Kegiatan"
    book.save(later / CONTROL)
    make_forms(third(later, AUTUMN))
    send(later, third(later, AUTUMN), "satu.xlsx", AUTUMN)
    collect(third(later, AUTUMN, HEAD))
    return later


def bureau(root: Path) -> BureauView:
    view = view_of(third(root, AUTUMN))
    return next(each for each in view.bureaus if each.bureau.code == "KKP")


def test_no_sheet_shows_a_figure_of_two_meanings_and_each_says_why(otherwise: Path) -> None:
    there = bureau(otherwise)
    assert there.results
    found = there.results.indicators["KKP-01"]
    assert (found.actual, found.target, found.shown, found.reason) == (None, None, None, WHY)
    others = [each for each in there.recap.indicators if each.line.id != "KKP-01"]
    assert there.recap.measured == sum(each.achievement.shown is not None for each in others)
    period = third(otherwise, AUTUMN)
    view = view_of(period)
    for pages in (recap_sheets(period, view), official_pages(period, view)):
        told = [value for page in pages for row in page.values for value in row]
        assert any(WHY in str(value) for value in told)
    moment, notes = report_notes(period, view)
    words = str(report_words(ReportSource(view, moment, notes)))
    assert WHY in words
    assert any("yang mencampur dua satuan" in line for line in status(period).lines)
    *_, now = line_history(period, "KKP", "KKP-01").data["quarters"]
    assert now["reached"] is None


def test_the_form_of_the_bureau_reckons_nothing_that_the_recap_withholds(otherwise: Path) -> None:
    period = third(otherwise, AUTUMN)
    layout = period.layouts["KKP"]
    book = load_workbook(period.folder.formats / form_name(period, "KKP"))
    sheet = layout.indicators
    told = {
        key: book[sheet.name][sheet.cell("KKP-01", key).address].value
        for key in (keys.ACTUAL_SO_FAR, keys.ACHIEVED, keys.OF_YEAR, keys.PREDICATE, keys.STATUS)
    }
    assert (told[keys.ACTUAL_SO_FAR], told[keys.ACHIEVED], told[keys.OF_YEAR]) == ('=""',) * 3
    assert told[keys.PREDICATE] == '="tidak dihitung"'
    assert WHY in told[keys.STATUS]
    isian = next(each for each in pages_of(view_of(period)) if each.name == "Isian KKP")
    row = next(row for row in isian.values if "Kegiatan" in row)
    assert "tidak dihitung" in row


def test_a_form_of_before_is_not_blamed_for_what_it_reckons(otherwise: Path) -> None:
    period = third(otherwise, AUTUMN)
    before = layouts_of(period.spec, period.spec.active_bureaus)["KKP"]
    laid = lay_out(template_of(period.folder), period.spec)
    form = make_form(laid, before, period.spec, period.rules, period.key)
    for number, altered in enumerate((b"", b"1+1")):
        held = form if not altered else with_formula(form, before, altered.decode())
        moment = AUTUMN.replace(tzinfo=None, minute=number + 1)
        data = filled(held, before, careful_answers(before, period.spec, moment), moment)
        (otherwise / "masuk" / f"lama {number}.xlsx").write_bytes(data)
        told = "\n".join(collect(third(otherwise, AUTUMN, HEAD)).lines)
        assert ("rumus" in told) is bool(altered), told


def with_formula(form: bytes, layout: Layout, formula: str) -> bytes:
    book = load_workbook(BytesIO(form))
    cell = layout.indicators.cell("KKP-01", keys.RAW)
    book[cell.sheet][cell.address].value = f"={formula}"
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_quarter_in_another_unit_is_no_percent_of_the_target_of_today(otherwise: Path) -> None:
    period = third(otherwise, AUTUMN)
    assert period.mixed["KKP"]["KKP-01"].quarters == (2,)
    view = view_of(period)
    (page,) = (
        each for each in official_pages(period, view) if each.name == "Pengukuran Triwulanan"
    )
    row = next(row for row in page.values if "Kegiatan" in str(row[2]))
    assert row[8] == Decimal("12.5")
    assert row[9] is None
    assert isinstance(row[12], Formula)


def test_what_is_written_anew_in_the_master_counts(otherwise: Path) -> None:
    type_here(otherwise, 3, 1)
    type_here(otherwise, 4, 2)
    found = bureau(otherwise).results
    assert found
    assert found.indicators["KKP-01"].shown is not None


def test_it_is_approved_and_made_again_the_same(otherwise: Path) -> None:
    approve(third(otherwise, AUTUMN, HEAD), ["KKP"])
    make_recap_book(third(otherwise, AUTUMN))
    assert bureau(otherwise).approved
    outcome = verify(otherwise)
    assert not outcome.attention, outcome.lines
