"""What is painted has its place in the workbook that is delivered."""

from tests.core.views import nothing_sent, view
from xlsops.core.pages.before_painting import FIRST_SHEETS, LAST_SHEETS
from xlsops.procedure.period.painting import pages_of


def test_every_page_of_an_office_has_its_sheet_before_anything_is_painted() -> None:
    places = [each.sheet for each in (*FIRST_SHEETS, *LAST_SHEETS)]
    assert [page.name for page in pages_of(view(state=nothing_sent()))] == places
