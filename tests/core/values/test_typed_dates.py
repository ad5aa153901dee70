"""Every way an Indonesian office writes a day is read, and nothing that could mean two."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.values.cells import BLANK, Date, Number, Text
from xlsops.core.values.periods import MONTHS, long_date
from xlsops.core.values.typed_dates import moment_of, read_day, read_moment

DAY = date(2026, 12, 9)
NOON = datetime(2026, 12, 9)


@pytest.mark.parametrize(
    "text",
    [
        "9 Desember 2026",
        "09 desember 2026",
        "9 DES 2026",
        "9 Des. 2026",
        "9-Des-2026",
        "09-12-2026",
        "9/12/2026",
        "9.12.2026",
        "2026-12-09",
        "2026/12/9",
        " 9\u00a0Desember  2026 ",
        "Rabu, 9 Desember 2026",
        "rabu 9 des 2026",
    ],
)
def test_a_day_is_read_as_it_is_written(text: str) -> None:
    assert read_day(text) == DAY
    assert read_moment(text) == NOON
    assert moment_of(Text(text)) == NOON


@pytest.mark.parametrize(
    ("text", "month"),
    [
        *((name, number) for number, name in enumerate(MONTHS, 1)),
        *(
            (name, number)
            for number, names in enumerate(
                (
                    "Jan",
                    "Feb Peb Pebruari",
                    "Mar",
                    "Apr",
                    "Mei",
                    "Jun",
                    "Jul",
                    "Agu Agt Ags Agust",
                    "Sep Sept",
                    "Okt",
                    "Nov Nop Nopember",
                    "Des",
                ),
                1,
            )
            for name in names.split()
        ),
    ],
)
def test_months_and_how_they_are_shortened_are_known(text: str, month: int) -> None:
    assert read_day(f"7 {text} 2026") == date(2026, month, 7)


@pytest.mark.parametrize(
    "text",
    [
        "9/12/26",
        "9 Desember",
        "12/2026",
        "31/02/2026",
        "31/13/2026",
        "12/26/2026",
        "9 Ju 2026",
        "kemarin",
        "",
        "9",
        "9 Desember 2026 sore",
        "9 Desember 2026 pukul 25.00",
        "99 Des 2026",
    ],
)
def test_what_is_no_day_or_could_be_another_is_not_guessed(text: str) -> None:
    assert read_day(text) is None
    assert read_moment(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "9 Desember 2026 pukul 16.30",
        "9/12/2026 16:30",
        "Rabu, 9 Des 2026, jam 16.30",
        "2026-12-09T16:30",
    ],
)
def test_an_hour_may_follow(text: str) -> None:
    assert read_moment(text) == datetime(2026, 12, 9, 16, 30)
    assert read_day(text) is None


@pytest.mark.parametrize(("zone", "hour"), [("WIB", 9), ("WITA", 8), ("WIT", 7)])
def test_the_three_zones_are_known(zone: str, hour: int) -> None:
    read = read_moment(f"9 Desember 2026 pukul 16.00 {zone}")
    assert read == datetime(2026, 12, 9, hour, tzinfo=UTC)


def test_a_cell_holds_a_moment_as_date_text_or_number_of_a_day() -> None:
    assert moment_of(Date(NOON)) == NOON
    assert moment_of(Number(Decimal(46365))) == NOON
    assert moment_of(Number(Decimal(9))) is None
    assert moment_of(BLANK) is None


def test_what_the_program_writes_it_reads() -> None:
    assert read_day(long_date(DAY)) == DAY


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert isinstance(read_day(text), date | None)
    assert isinstance(read_moment(text), datetime | None)


@given(
    st.from_regex(
        r"[0-9]{1,4}[-/. ][0-9a-z]{1,9}[-/. ][0-9]{1,4}( [0-9]{1,2}[.:][0-9]{2})?", fullmatch=True
    )
)
def test_what_looks_like_a_day_is_the_same_day_however_it_is_read(text: str) -> None:
    day, moment = read_day(text), read_moment(text)
    assert day is None or (moment is not None and moment.date() == day)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_number_in_a_cell_is_a_moment_or_none(number: Decimal) -> None:
    moment = moment_of(Number(number))
    assert moment is None or moment.year <= 9999
