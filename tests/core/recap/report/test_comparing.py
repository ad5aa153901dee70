"""What became of a bound figure is told by what was written, what stands there and what the recap says."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.recap.report.bound import BoundFigure, mark_of, read_mark
from xlsops.core.recap.report.charts import Bars
from xlsops.core.recap.report.comparing import Holding, WrittenFigure, compared
from xlsops.core.values.periods import Period

QUARTER = Period(2026, 2)
MADE = BoundFigure("bagian/HUKUM/capaian", "Bagian Hukum: rata-rata capaian (%)", "93,16")
MARK = mark_of(QUARTER, 7, MADE)
BARS: Bars = [("HUKUM", Decimal("93.16")), ("KKP", None)]


def held(text: str, now: str | None) -> Holding:
    """Return how the figure stands where the document says ``text`` and the recap ``now``."""
    figures = {} if now is None else {MADE.key: BoundFigure(MADE.key, MADE.name, now)}
    (only,) = compared([WrittenFigure(MARK, text)], {MARK: MADE}, figures, {})
    return only.holding


@pytest.mark.parametrize(
    ("text", "now", "holding"),
    [
        ("93,16", "93,16", Holding.SAME),
        ("93,16", "94,20", Holding.STALE),
        ("94,20", "94,20", Holding.RETYPED),
        ("94,2", "94,20", Holding.RETYPED),
        ("93,16\u00a0", "93,16", Holding.SAME),
        ("95,00", "93,16", Holding.EDITED),
        ("95,00", "94,20", Holding.EDITED),
        ("93,16", None, Holding.GONE),
        ("belum ada", "93,16", Holding.EDITED),
    ],
)
def test_a_figure_stands_as_what_happened_to_it(
    text: str, now: str | None, holding: Holding
) -> None:
    assert held(text, now) is holding


def test_two_readings_of_a_number_are_no_equality() -> None:
    assert held("1.234", "1234") is Holding.EDITED


def test_what_was_bound_and_is_not_found_is_named_with_what_the_recap_says() -> None:
    now = {MADE.key: BoundFigure(MADE.key, MADE.name, "94,20")}
    (only,) = compared([], {MARK: MADE}, now, {})
    assert (only.holding, only.name, only.made, only.now) == (
        Holding.MISSING,
        MADE.name,
        "93,16",
        "94,20",
    )


def test_without_a_list_a_pasted_figure_is_still_told_apart_and_nothing_is_missing() -> None:
    now = {MADE.key: BoundFigure(MADE.key, MADE.name, "94,20")}
    told = compared([WrittenFigure(MARK, "93,16"), WrittenFigure(MARK, "80,00")], None, now, {})
    assert [each.holding for each in told] == [Holding.STALE, Holding.EDITED]


@pytest.mark.parametrize(
    ("text", "bars", "holding"),
    [
        ("", BARS, Holding.SAME),
        ("", [(" HUKUM", Decimal("93.16000000000001")), BARS[1]], Holding.SAME),
        ("", [("HUKUM", Decimal("93.2")), BARS[1]], Holding.EDITED),
        ("", [("KKP", BARS[0][1]), BARS[1]], Holding.EDITED),
        ("", BARS[:1], Holding.EDITED),
        ("", [BARS[0], ("KKP", Decimal(0))], Holding.EDITED),
        ("", None, Holding.EDITED),
        ("HUKUM 94,20", BARS, Holding.STALE),
    ],
)
def test_a_chart_is_stale_once_one_of_its_figures_is_another_and_edited_where_it_draws_others(
    text: str, bars: Bars | None, holding: Holding
) -> None:
    chart = BoundFigure("grafik/capaian", "grafik", "HUKUM 93,16; KKP belum ada")
    mark = mark_of(QUARTER, 1, chart)
    now = {chart.key: BoundFigure(chart.key, chart.name, text or chart.text)}
    (only,) = compared([WrittenFigure(mark, None, bars=bars)], None, now, {chart.key: BARS})
    assert only.holding is holding


@given(
    st.builds(Period, st.integers(2000, 2099), st.integers(1, 4)),
    st.integers(1, 99_999),
    st.text(),
    st.text(),
)
def test_a_mark_is_read_from_its_name_which_fits_where_word_takes_40_letters(
    period: Period, number: int, key: str, text: str
) -> None:
    mark = mark_of(period, number, BoundFigure(key, "", text))
    assert read_mark(mark.id) == mark
    assert len(mark.id) <= 40
    assert mark.wrote(text)


@pytest.mark.parametrize("text", ["", "kinerja_20265_0001_00000000_000000", "_GoBack", "kinerja_1"])
def test_other_names_are_no_marks(text: str) -> None:
    assert read_mark(text) is None
