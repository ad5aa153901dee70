"""A period is one quarter of one year, named as an office names it."""

from datetime import UTC, date, datetime

import pytest

from xlsops.core.values.periods import MONTHS, Period, Quarter, long_date, long_time


@pytest.mark.parametrize(
    ("number", "label", "title"),
    [
        (1, "TW I 2026", "Triwulan I Tahun 2026"),
        (2, "TW II 2026", "Triwulan II Tahun 2026"),
        (3, "TW III 2026", "Triwulan III Tahun 2026"),
        (4, "TW IV 2026", "Triwulan IV Tahun 2026"),
    ],
)
def test_a_period_has_a_label_and_a_title(number: int, label: str, title: str) -> None:
    period = Period(2026, number)
    assert (period.label, period.title) == (label, title)
    assert period.quarter is Quarter(number)


@pytest.mark.parametrize("number", [0, 5])
def test_there_is_no_fifth_quarter(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        _ = Period(2026, number).quarter


def test_periods_follow_each_other() -> None:
    found = sorted([Period(2027, 1), Period(2026, 4), Period(2026, 2)])
    assert [period.label for period in found] == ["TW II 2026", "TW IV 2026", "TW I 2027"]


@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_is_written_with_its_month_in_words(month: int) -> None:
    assert long_date(date(2026, month, 1)) == f"1 {MONTHS[month - 1]} 2026"


def test_a_moment_is_written_with_hour_and_minute() -> None:
    assert long_time(datetime(2026, 7, 10, 9, 5, tzinfo=UTC)) == "10 Juli 2026 09.05"
