"""A form that was made before its figure was withheld still reckons it, and nobody is blamed for that."""

from datetime import datetime
from decimal import Decimal

import pytest

from tests.core.builders import SUM, book_of, form, office, put
from xlsops.core.checks.judge import judge
from xlsops.core.form.submissions import Submission, read_submission
from xlsops.core.spec.reading import WIB
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import Content, Number

CAME = datetime(2026, 7, 6, 10, tzinfo=WIB)
SPEC = office(indicators=(SUM,))
LAYOUT = form(SPEC)
RECKONED = {keys.ACTUAL_SO_FAR: 19, keys.TARGET_SO_FAR: 20, keys.RAW: 95, keys.ACHIEVED: 95}


@pytest.mark.parametrize("formula", ["SUM(1)", None])
def test_what_the_form_reckons_of_a_withheld_figure_is_no_altered_formula(
    formula: str | None,
) -> None:
    book, sheet = book_of(SPEC, LAYOUT), LAYOUT.indicators
    cells = {
        (cell.row, cell.column): Content(Number(Decimal(value)), formula)
        for key, value in RECKONED.items()
        for cell in (sheet.cell(SUM.id, key),)
    }
    book[sheet.name] = put(book[sheet.name], cells)
    submission = read_submission(LAYOUT, tuple(book.values()))
    assert isinstance(submission, Submission)
    _, found = judge(submission, SPEC, (), CAME, withheld={SUM.id: "s.d. tidak dihitung"})
    assert bool(found) is (formula is None)
