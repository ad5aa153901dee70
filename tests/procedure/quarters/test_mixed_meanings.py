"""An indicator that is measured otherwise in mid-year has no figure up to now, and says why wherever it would stand."""

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
from tests.quarter import HEAD, Room
from xlsops.core.recap.report.words import ReportSource, report_words
from xlsops.core.spec import tables
from xlsops.core.view.view import BureauView
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.papers.recapping import (
    make_recap_book,
    official_pages,
    recap_sheets,
    report_notes,
)
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
