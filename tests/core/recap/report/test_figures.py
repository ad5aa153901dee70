"""The report writes the four states of a figure apart: zero, blank, not applicable, not due yet."""

from decimal import Decimal

import pytest

from tests.core.views import view
from xlsops import messages
from xlsops.core.recap.report.figures import _of_line, figures_of, key_of
from xlsops.core.spec.achievement import Achievement
from xlsops.core.spec.spec import Frequency
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.structs import replace

ZERO = Achievement(Decimal(0), Decimal(3), Decimal(0), Decimal(0), Decimal(0), "Sangat Rendah")
BLANK = Achievement(reason=messages.clauses.UNANSWERED)


@pytest.mark.parametrize(
    ("achievement", "yearly", "applies", "shown"),
    [
        (ZERO, False, True, ("3", "0", "0,00", "Sangat Rendah")),
        (BLANK, False, True, ("belum ada", "belum ada", "belum ada", "–")),
        (BLANK, True, True, ("–", "–", "–", "–")),
        (BLANK, False, False, ("tidak berlaku", "tidak berlaku", "tidak berlaku", "–")),
    ],
)
def test_a_figure_that_is_not_there_says_why(
    achievement: Achievement, yearly: bool, applies: bool, shown: tuple[str, ...]
) -> None:
    recap = view().recap
    first = recap.indicators[0]
    frequency = Frequency.YEARLY if yearly else first.line.frequency
    asked = first.line._replace(frequency=frequency)
    line = replace(first, line=asked, achievement=achievement, applies=applies)
    told = {key: text for key, _, text in _of_line(recap, line)}
    wanted = (keys.TARGET_SO_FAR, keys.ACTUAL_SO_FAR, keys.ACHIEVED, keys.PREDICATE)
    assert tuple(told[key] for key in wanted) == shown


def test_no_two_figures_share_a_key_whatever_stands_in_their_names() -> None:
    assert key_of("sasaran", "a/b", "c") != key_of("sasaran", "a", "b/c")
    assert key_of("a%2Fb") != key_of("a/b")
    assert len(figures_of(view().recap)) > 20
