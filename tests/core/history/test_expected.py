"""What is expected of a figure: its centre, its bounds, and where nothing is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.history.expected import Course, Series, expected
from xlsops.core.values.periods import Period


def series(*figures: object, year: int = 2026) -> Series:
    """Return figures of quarters in a row, from the first of a year; None is a gap."""
    return [
        (Period(year + place // 4, place % 4 + 1), Decimal(str(figure)))
        for place, figure in enumerate(figures)
        if figure is not None
    ]


def test_three_points_are_enough_and_two_are_not() -> None:
    told = expected(series(3, 4, 5), Period(2026, 4), Course.OF_QUARTER)
    assert told is not None
    assert (told.centre, told.points, told.words) == (4, 3, "biasanya 3 sampai 5")
    assert told.low == 0
    assert told.high == 14  # five deviations of chance alone, which for a count of 4 is 2
    assert expected(series(3, 4), Period(2026, 3), Course.OF_QUARTER) is None


def test_the_figure_itself_and_later_ones_are_not_looked_at() -> None:
    told = expected(series(3, 4, 5, 900, 1000), Period(2026, 4), Course.OF_QUARTER)
    assert told == expected(series(3, 4, 5), Period(2026, 4), Course.OF_QUARTER)


def test_one_wrong_figure_among_many_moves_little() -> None:
    right = expected(series(40, 50, 46, 48, 44), Period(2027, 2), Course.OF_QUARTER)
    wrong = expected(series(40, 50, 46, 48, 44_000), Period(2027, 2), Course.OF_QUARTER)
    assert right is not None
    assert wrong is not None
    assert abs(right.centre - wrong.centre) <= 2
    assert not wrong.usual(Decimal(44_000))
    assert wrong.words == "biasanya 40 sampai 50"


def test_figures_that_never_changed_leave_room_for_chance() -> None:
    told = expected(series("80.5", "80.5", "80.5"), Period(2026, 4), Course.OF_QUARTER)
    assert told is not None
    assert told.words == "biasanya 80,5"
    assert (told.low, told.high) == (Decimal("60.375"), Decimal("100.625"))


def test_bounds_are_usual_and_what_lies_beyond_is_not() -> None:
    told = expected(series(3, 4, 5), Period(2026, 4), Course.OF_QUARTER)
    assert told is not None
    assert told.usual(told.high)
    assert not told.usual(told.high + Decimal("0.01"))


def test_two_years_make_a_season() -> None:
    told = expected(
        series(10, 12, 11, 90, 9, 13, 12, 96, 11, 12, 11), Period(2028, 4), Course.OF_QUARTER
    )
    assert told is not None
    assert told.centre == 93
    assert told.words == "pada TW IV biasanya 90 sampai 96"
    assert not told.usual(Decimal(12))
    early = expected(series(10, 12, 11, 90, 9, 13, 12), Period(2027, 4), Course.OF_QUARTER)
    assert early is not None
    assert early.words == "biasanya 9 sampai 13"  # the one season known is no measure of all


def test_what_counts_from_january_is_judged_by_what_a_quarter_adds() -> None:
    told = expected(series(100, 220, 330), Period(2026, 4), Course.SO_FAR)
    assert told is not None
    assert told.centre == 330 + 110
    assert told.low >= 330
    assert told.words == "biasanya bertambah 100 sampai 120"


def test_a_new_year_starts_anew() -> None:
    told = expected(series(100, 220, 330, 450), Period(2027, 1), Course.SO_FAR)
    assert told is not None
    assert told.centre == 115
    assert told.low < 100


def test_without_the_quarter_before_nothing_is_expected_of_what_counts_from_january() -> None:
    assert expected(series(100, 220, 330, 450, None), Period(2027, 2), Course.SO_FAR) is None


def test_a_gap_makes_no_sum_of_two_quarters() -> None:
    told = expected(series(100, None, 330, 450, 100, 200, 300), Period(2027, 4), Course.SO_FAR)
    assert told is not None
    assert told.points == 5  # not the third quarter of the first year


@pytest.mark.parametrize("nil", [(0, 0, 0), (0, 0, 5), (0, 5, 0, 7)])
def test_where_half_is_nil_no_size_is_known(nil: tuple[int, ...]) -> None:
    assert expected(series(*nil), Period(2027, 1), Course.OF_QUARTER) is None


figures = st.lists(st.decimals(1, 10**9, places=2), min_size=3, max_size=8)


@given(figures, st.sampled_from((10, 1000)))
def test_what_is_expected_grows_with_its_figures(held: list[Decimal], times: int) -> None:
    small = expected(series(*held), Period(2030, 1), Course.OF_QUARTER)
    large = expected(series(*(each * times for each in held)), Period(2030, 1), Course.OF_QUARTER)
    assert small is not None
    assert large is not None
    assert large.centre == small.centre * times


@given(figures)
def test_the_centre_lies_between_the_bounds(held: list[Decimal]) -> None:
    told = expected(series(*held), Period(2030, 1), Course.OF_QUARTER)
    assert told is not None
    assert 0 <= told.low <= told.centre < told.high
    assert told.near(told.centre)
