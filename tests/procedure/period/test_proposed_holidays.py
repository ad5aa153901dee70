"""A new period has the days of its own year; where the sheet has any, the sheet wins."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.quarter import NOW, Room
from tests.samples import sample_spec, with_settings
from xlsops.core.spec.spec import PROPOSED, Holiday
from xlsops.core.spec.tables import HOLIDAYS, SETTINGS
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.files.folders import CONTROL
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.proposed_holidays import (
    completed,
    proposed_holidays,
    proposed_ramadan,
    years_of,
    years_unknown,
)
from xlsops.procedure.quarters.opening import Opening, open_period


def test_the_workbooks_own_days_are_those_that_are_proposed_for_its_year() -> None:
    assert proposed_holidays((2026,)) == sample_spec().holidays


RAMADANS = {
    2027: (date(2027, 2, 8), date(2027, 3, 9)),
    2028: (date(2028, 1, 28), date(2028, 2, 26)),
}


def test_days_that_rest_on_a_sighting_say_so() -> None:
    days = {each.day: (each.name, each.kind) for each in proposed_holidays((2027,))}
    assert days[date(2027, 3, 10)] == ("Hari Raya Idul Fitri (perkiraan)", "Libur Nasional")
    assert days[date(2027, 3, 12)] == ("Cuti Bersama Hari Raya Idul Fitri", "Cuti Bersama")
    assert list(days) == sorted(days)
    assert {day.year for day in days} == {2027}


@pytest.mark.parametrize(
    ("period", "known", "years", "missing"),
    [
        (Period(2026, 2), (2026,), (2026,), ()),
        (Period(2027, 1), (2026,), (2027,), (2027,)),
        (Period(2026, 4), (2026,), (2026, 2027), (2027,)),
        (Period(2027, 4), (), (2027, 2028), (2027, 2028)),
    ],
)
def test_the_last_quarter_needs_the_days_of_the_next_year_too(
    period: Period, known: tuple[int, ...], years: tuple[int, ...], missing: tuple[int, ...]
) -> None:
    assert years_of(period) == years
    assert years_unknown(period, (date(year, 1, 1) for year in known)) == missing


@pytest.mark.parametrize(
    ("period", "ramadan"),
    [
        (Period(2027, 1), (date(2027, 2, 8), date(2027, 3, 9))),
        (Period(2027, 3), (date(2027, 2, 8), date(2027, 3, 9))),
        (Period(2029, 4), (date(2030, 1, 5), date(2030, 2, 3))),
    ],
)
def test_ramadan_is_the_one_nearest_to_the_period(
    period: Period, ramadan: tuple[date, date]
) -> None:
    assert proposed_ramadan(period, proposed_holidays(years_of(period))) == ramadan
    assert proposed_ramadan(period, ()) is None


@pytest.mark.parametrize(
    ("year", "quarter", "days"),
    [(2027, 3, {2026: 25, 2027: 26}), (2026, 4, {2026: 25, 2027: 26}), (2028, 2, {2028: 17})],
)
def test_a_new_period_gets_the_days_of_its_year(
    year: int, quarter: int, days: dict[int, int], tmp_path: Path
) -> None:
    root = tmp_path / "TW"
    open_period(root, Opening(Period(year, quarter), None, bytes(32)), NOW, "Kasubbag")
    spec = load(root, NOW, "Kasubbag").spec
    found = [each.day.year for each in spec.holidays]
    assert {each: found.count(each) for each in found} == days
    assert spec.holidays == proposed_holidays(days)
    assert spec.settings.hours.ramadan == RAMADANS[max(days)]
    sheet = one_sheet(root / CONTROL, HOLIDAYS.sheet)
    last = HOLIDAYS.first_row + len(found) - 1
    assert sheet.cell(last, 1).number_format == sheet.cell(HOLIDAYS.first_row, 1).number_format
    assert sheet.cell(last + 1, 1).value is None
    assert str(sheet.auto_filter.ref).startswith(f"A{HOLIDAYS.heading_row}:C")


def test_the_same_year_leaves_the_sheet_as_it_is(tmp_path: Path) -> None:
    open_period(tmp_path / "TW", Opening(Period(2026, 1), None, bytes(32)), NOW, "Kasubbag")
    spec = load(tmp_path / "TW", NOW, "Kasubbag").spec
    assert spec.holidays == sample_spec().holidays
    assert spec.settings.hours == sample_spec().settings.hours


def test_the_sheet_wins_where_it_has_any_day_of_the_year() -> None:
    own = (Holiday(date(2027, 5, 5), "Hari Jadi", "Libur Daerah"),)
    spec = replace(with_settings(sample_spec(), period=Period(2027, 1)), holidays=own)
    assert completed(spec) == spec
    without = replace(spec, holidays=sample_spec().holidays)
    added = completed(without).holidays[len(without.holidays) :]
    assert [each.day for each in added] == [each.day for each in proposed_holidays((2027,))]
    assert {each.kind for each in added} == {PROPOSED}


def test_days_the_sheet_lacks_are_said_on_the_page_of_the_steps(room: Room) -> None:
    path = room.root / CONTROL
    book = load_workbook(path)
    for row in book[HOLIDAYS.sheet].iter_rows(min_row=HOLIDAYS.first_row):
        for cell in row:
            cell.value = None
    book.save(path)
    room.send("KKP")
    room.collect()
    page = one_sheet(path, "Tahapan")
    told = [str(row[0]) for row in page.iter_rows(values_only=True) if row[0]]
    assert (
        sum(
            "Hari libur 2026 belum ada di lembar Hari Libur; dipakai usulan" in each
            for each in told
        )
        == 1
    )
    settings = one_sheet(path, SETTINGS.sheet)
    assert settings.cell(12, 3).value == 2026
    assert room.period(datetime(2026, 7, 8, 9, tzinfo=NOW.tzinfo)).spec.calendar.works_on(
        date(2026, 7, 8)
    )
