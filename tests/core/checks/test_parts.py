"""V28 also holds rows that tell an indicator apart against it; they count for nothing else."""

from datetime import datetime
from decimal import Decimal

import pytest

from tests.core.builders import SUM, book_of, careful, form, office, put, value
from xlsops.core.checks.judge import judge
from xlsops.core.form.submissions import MissingSheet, read_submission
from xlsops.core.results.recap import bureau_recap_of
from xlsops.core.results.results import Results
from xlsops.core.spec.reading import WIB
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding
from xlsops.core.values.cells import BLANK, Content
from xlsops.core.values.structs import replace

CAME = datetime(2026, 7, 6, 10, tzinfo=WIB)
PARTS = tuple(
    replace(
        SUM, id=f"SUM-{name}", name=name, part_of="SUM", target_year=Decimal(0), targets=(None,) * 4
    )
    for name in ("L", "P")
)
SPEC = office(indicators=(SUM, *PARTS))
LAYOUT = form(SPEC)
TABLE = LAYOUT.indicators


def judged(whole: str, *parts: str) -> tuple[Results, tuple[Finding, ...]]:
    book = book_of(SPEC, LAYOUT)
    cells = {}
    for line, text in zip(TABLE.lines, (whole, *parts), strict=True):
        place = TABLE.cell(line.id, keys.actual(2))
        cells[place.row, place.column] = value(Decimal(text)) if text else Content(BLANK)
    book["Indikator"] = put(book["Indikator"], cells)
    found = read_submission(LAYOUT, tuple(book.values()))
    assert not isinstance(found, MissingSheet)
    return judge(found, SPEC, (), CAME)


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (("10", "4", "6"), []),
        (("10", "4", "5"), ["Realisasi TW II: rinciannya berjumlah 9, padahal indikatornya 10."]),
        (("0.3", "0.1", "0.2"), []),
        (("10", "4", ""), []),
        (("", "4", "6"), []),
    ],
)
def test_parts_add_up_to_their_indicator(figures: tuple[str, ...], told: list[str]) -> None:
    _, findings = judged(*figures)
    assert [each.message for each in findings if each.code == Code.V28.name] == told


def test_parts_are_in_no_mean_and_no_count() -> None:
    results, _ = judged("10", "4", "6")
    recap = bureau_recap_of(SPEC, LAYOUT, results)
    alone = office(indicators=(SUM,))
    assert [each.line.id for each in recap.indicators] == ["SUM"]
    assert (recap.measured, recap.totals.applicable) == (1, 1)
    assert recap.mean == Decimal("95.00")
    assert len(form(alone).indicators.lines) == 1
    assert set(careful(LAYOUT, SPEC)) > set(careful(form(alone), alone))
