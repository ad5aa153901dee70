"""Working minutes are those a person would count on the calendar, minute by minute."""

from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.terms.steps import Step
from xlsops.core.values.calendar import USUAL_HOURS, WIB, Calendar, Hours, minutes_in_words

RAMADAN = (date(2026, 2, 19), date(2026, 3, 20))
HOLIDAYS = frozenset(
    date.fromisoformat(day)
    for day in (
        "2026-02-16",
        "2026-02-17",
        "2026-03-18",
        "2026-03-19",
        "2026-03-20",
        "2026-03-23",
        "2026-03-24",
        "2026-04-03",
    )
)
PLAIN = Calendar()
YEAR = Calendar(Hours(USUAL_HOURS.usual, USUAL_HOURS.fasting, RAMADAN), HOLIDAYS)
ODD = Calendar(
    Hours((((0, 1), (1439, 1440)), (), (), (), (), (), ((600, 601),)), USUAL_HOURS.fasting),
    frozenset({date(2026, 3, 2)}),
)
"""An office that works at midnight, and one minute on Sunday."""
CALENDARS = st.sampled_from((PLAIN, YEAR, ODD))
MOMENTS = st.datetimes(datetime(2026, 2, 10), datetime(2026, 4, 10), timezones=st.just(WIB))
SPANS = st.integers(0, 4 * 24 * 60)
MINUTES = st.integers(0, 6000)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def counted(calendar: Calendar, start: datetime, end: datetime) -> int:
    """Return the working minutes, counted one by one without any arithmetic on intervals."""
    moment, found = start.replace(second=0, microsecond=0), 0
    last = end.replace(second=0, microsecond=0)
    while moment < last:
        day, minute = moment.date(), moment.hour * 60 + moment.minute
        ramadan = calendar.hours.ramadan
        fasting = ramadan is not None and ramadan[0] <= day <= ramadan[1]
        week = calendar.hours.fasting if fasting else calendar.hours.usual
        works = any(first <= minute < end for first, end in week[day.weekday()])
        found += works and day not in calendar.holidays
        moment += timedelta(minutes=1)
    return found


def test_the_nine_steps_are_due_as_the_domain_says() -> None:
    """The vector of the domain brief, section 5: Wednesday 1 July 2026 07.30, no holiday."""
    start = at("2026-07-01 07:30")
    dues = [PLAIN.after(start, minutes) for minutes in accumulate(step.minutes for step in Step)]
    assert dues == [
        at(f"2026-07-{each}")
        for each in (
            "01 07:45",
            "01 08:15",
            "01 08:30",
            "01 09:30",
            "02 10:00",
            "03 10:30",
            "06 11:00",
            "06 11:15",
            "07 11:45",
        )
    ]


def test_a_usual_day_has_450_minutes_and_one_in_ramadan_390() -> None:
    week = [date(2026, 2, 23) + timedelta(days=number) for number in range(7)]
    later = [day + timedelta(days=42) for day in week]
    fasting, usual = (
        [YEAR.minutes(at(f"{day} 00:00"), at(f"{day} 23:59")) for day in days]
        for days in (week, later)
    )
    assert fasting == [390] * 5 + [0, 0]
    assert usual == [450] * 5 + [0, 0]


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        ("2026-07-01 07:30", 0, "2026-07-01 07:30"),
        ("2026-07-01 07:30", 450, "2026-07-01 16:00"),
        ("2026-07-01 07:30", 451, "2026-07-02 07:31"),
        ("2026-07-01 12:30", 1, "2026-07-01 13:01"),
        ("2026-07-03 16:29", 2, "2026-07-06 07:31"),
        ("2026-07-04 10:00", 15, "2026-07-06 07:45"),
        ("2026-03-17 14:59", 2, "2026-03-25 07:31"),
        ("2026-02-18 15:59", 2, "2026-02-19 08:01"),
    ],
)
def test_minutes_are_added_over_rests_nights_weekends_holidays_and_ramadan(
    start: str, minutes: int, due: str
) -> None:
    assert YEAR.after(at(start), minutes) == at(due)


@pytest.mark.parametrize(
    ("moment", "working"),
    [
        ("2026-07-01 07:29", "2026-07-01 07:30"),
        ("2026-07-01 09:41", "2026-07-01 09:41"),
        ("2026-07-01 12:00", "2026-07-01 13:00"),
        ("2026-07-03 16:30", "2026-07-06 07:30"),
        ("2026-03-17 15:00", "2026-03-25 07:30"),
    ],
)
def test_the_next_moment_of_work_is_found(moment: str, working: str) -> None:
    assert YEAR.next_working(at(moment)) == at(working)


def test_moments_of_any_zone_are_read_in_the_offices_own() -> None:
    start = datetime(2026, 7, 1, 0, 30, tzinfo=UTC)
    assert PLAIN.after(start, 15) == at("2026-07-01 07:45")
    assert PLAIN.minutes(start, at("2026-07-01 08:00")) == 30


def test_the_end_of_work_and_the_days_of_work_are_those_of_the_calendar() -> None:
    assert PLAIN.end_of(date(2026, 7, 3)) == at("2026-07-03 16:30")
    assert PLAIN.end_of(date(2026, 7, 4)) == at("2026-07-04 00:00")
    assert YEAR.working_days(date(2026, 3, 17), date(2026, 3, 26)) == (
        date(2026, 3, 17),
        date(2026, 3, 25),
        date(2026, 3, 26),
    )
    assert YEAR.working_days(date(2026, 3, 18), date(2026, 3, 17)) == ()


@pytest.mark.parametrize(
    ("moment", "days", "words"),
    [
        ("2026-03-17 14:00", 0, ""),
        ("2026-03-17 14:30", 0, "terlambat 30 menit kerja"),
        ("2026-03-17 16:30", 0, "terlambat 1 jam kerja"),
        ("2026-03-24 08:00", 0, "terlambat 1 jam kerja"),
        ("2026-03-25 07:00", 1, "terlambat 1 hari kerja"),
        ("2026-03-26 15:00", 2, "terlambat 2 hari kerja"),
    ],
)
def test_lateness_counts_days_on_a_calendar_and_hours_on_the_first(
    moment: str, days: int, words: str
) -> None:
    due = at("2026-03-17 14:00")
    assert (YEAR.days_late(due, at(moment)), YEAR.lateness(due, at(moment))) == (days, words)


def test_lateness_off_hours_is_said_without_minutes() -> None:
    due = at("2026-03-17 15:00")
    assert YEAR.lateness(due, at("2026-03-17 20:00")) == "lewat batas di luar jam kerja"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 menit"),
        (15, "15 menit"),
        (60, "1 jam"),
        (450, "1 hari"),
        (75, "1 jam 15 menit"),
        (451, "1 hari"),
        (2055, "4 hari 4 jam"),
    ],
)
def test_working_minutes_are_spelled_in_days_of_450(minutes: int, words: str) -> None:
    assert minutes_in_words(minutes) == words


@given(CALENDARS, MOMENTS, SPANS)
def test_minutes_are_those_counted_one_by_one(
    calendar: Calendar, start: datetime, span: int
) -> None:
    end = start + timedelta(minutes=span)
    assert calendar.minutes(start, end) == counted(calendar, start, end)
    assert calendar.minutes(end, start) == 0


@given(CALENDARS, MOMENTS, MINUTES)
def test_what_was_added_is_measured_again_and_not_a_minute_earlier(
    calendar: Calendar, start: datetime, minutes: int
) -> None:
    due = calendar.after(start, minutes)
    assert calendar.minutes(start, due) == minutes
    if minutes:
        assert calendar.minutes(start, due - timedelta(minutes=1)) == minutes - 1


@given(CALENDARS, MOMENTS, MINUTES, MINUTES)
def test_adding_twice_is_adding_the_sum(
    calendar: Calendar, start: datetime, first: int, second: int
) -> None:
    assert calendar.after(calendar.after(start, first), second) == calendar.after(
        start, first + second
    )


@given(CALENDARS, st.tuples(MOMENTS, MOMENTS, MOMENTS))
def test_the_minutes_of_spans_that_meet_are_those_of_the_whole(
    calendar: Calendar, moments: tuple[datetime, datetime, datetime]
) -> None:
    first, middle, last = sorted(moments)
    parts = calendar.minutes(first, middle) + calendar.minutes(middle, last)
    assert parts == calendar.minutes(first, last)


@given(CALENDARS, st.tuples(MOMENTS, MOMENTS), MINUTES)
def test_who_starts_later_is_never_due_earlier(
    calendar: Calendar, starts: tuple[datetime, datetime], minutes: int
) -> None:
    early, late = sorted(starts)
    assert calendar.after(early, minutes) <= calendar.after(late, minutes)


@given(CALENDARS, MOMENTS)
def test_the_next_moment_of_work_is_worked_and_none_before_it(
    calendar: Calendar, moment: datetime
) -> None:
    found = calendar.next_working(moment)
    assert counted(calendar, found, found + timedelta(minutes=1)) == 1
    assert calendar.minutes(moment, found) == 0
