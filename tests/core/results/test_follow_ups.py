"""Obstacles are counted over the quarters, and what is not answered any more is asked again."""

from datetime import date

import pytest

from tests.samples import sample_recap
from xlsops.core.results.follow_ups import (
    FollowUp,
    FollowUpState,
    _due,
    alike_together,
    register_in,
    register_of,
)
from xlsops.core.spec.spec import Block
from xlsops.core.values.cells import BLANK
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

PLANNED = date(2026, 9, 30)
NOTHING_TOLD = {
    "HUKUM": {
        (line, key): BLANK for line in ("IKU-03", "HUKUM-01") for key in ("penghambat", "rtl")
    }
}


def told(line: str, number: int, obstacle: str = "Data terlambat", plan: str = "") -> FollowUp:
    place = ("HUKUM", Block.INDICATORS, line)
    quarter = Period(2026, number)
    return FollowUp(place, "Bagian Hukum", line, obstacle, plan, "Kasubbag", None, quarter, quarter)


def test_an_obstacle_told_in_quarters_one_after_another_is_as_old_as_they_are_many() -> None:
    earlier = {
        Period(2026, 1): [told("H-1", 1), told("H-2", 1)],
        Period(2026, 2): [told("H-1", 2, "data  Terlambat.")],
    }
    register = register_of([told("H-1", 3), told("H-2", 3)], Period(2026, 3), earlier)
    assert [(each.age, each.since.number, each.same) for each in register.open] == [
        (3, 1, True),
        (1, 3, False),
    ]
    assert [each.state.value for each in register.rows] == ["Masih terbuka", "Baru"]


def test_what_the_quarter_before_told_and_this_one_does_not_is_asked_again() -> None:
    earlier = {Period(2026, 1): [told("H-1", 1)], Period(2026, 2): [told("H-1", 2)]}
    (left,) = register_of([], Period(2026, 3), earlier).closed
    assert (left.what, left.age, left.since.number) == ("H-1", 2, 1)
    assert left.state is FollowUpState.SILENT
    register = register_of([], Period(2026, 3), earlier, lambda _: FollowUpState.AWAITED)
    assert register.closed == ()
    assert [each.state for each in register.awaited] == [FollowUpState.AWAITED]


def test_the_first_quarter_of_a_year_goes_on_counting_from_the_last_one_of_the_year_before() -> (
    None
):
    last = Period(2025, 4)
    before = replace(told("H-1", 4), told=last, since=last)
    (each,) = register_of([told("H-1", 1)], Period(2026, 1), {last: [before]}).open
    assert (each.age, each.since, each.same) == (2, last, True)


def test_what_is_closed_is_not_late_any_more() -> None:
    each = replace(told("H-1", 2), due=date(2026, 6, 30))
    assert each.late(date(2026, 7, 1))
    assert not each.late(date(2026, 6, 30))
    assert not replace(each, state=FollowUpState.REACHED).late(date(2026, 7, 1))


def test_a_line_that_reached_its_target_or_is_not_asked_any_more_closes_its_obstacle() -> None:
    recap = sample_recap(("ORG",), NOTHING_TOLD)
    quarter = recap.spec.period.before
    before = [
        FollowUp((code, Block.INDICATORS, line), code, line, "Data", "", "", None, quarter, quarter)
        for code, line in (
            ("ORG", "ORG-01"),
            ("HUKUM", "IKU-03"),
            ("HUKUM", "HUKUM-01"),
            ("HUKUM", "HUKUM-99"),
        )
    ]
    states = {each.what: each.state for each in register_in(recap, {quarter: before}).rows}
    assert {line: states[line] for line in ("ORG-01", "IKU-03", "HUKUM-01", "HUKUM-99")} == {
        "ORG-01": FollowUpState.AWAITED,
        "IKU-03": FollowUpState.REACHED,
        "HUKUM-01": FollowUpState.SILENT,
        "HUKUM-99": FollowUpState.UNASKED,
    }


@pytest.mark.parametrize(
    ("plan", "day"),
    [
        ("Rapat pada 5 Agustus 2026, selesai 30 September 2026", date(2026, 9, 30)),
        ("Paling lambat 30-09-2026 oleh Kasubbag", date(2026, 9, 30)),
        ("Selesai 31 Februari 2026", None),
        ("Segera", None),
    ],
)
def test_the_due_day_is_the_last_one_a_plan_names(plan: str, day: date | None) -> None:
    assert _due("", plan) == day


@pytest.mark.parametrize(
    ("own", "day"),
    [
        ("15 Agustus 2026", date(2026, 8, 15)),
        ("31/08/2026", date(2026, 8, 31)),
        ("segera", PLANNED),
    ],
)
def test_what_an_office_asks_in_a_column_of_its_own_goes_before_the_plan(
    own: str, day: date
) -> None:
    assert _due(own, "Selesai 30 September 2026") == day


def test_lines_of_which_a_bureau_says_the_same_are_asked_about_once() -> None:
    found = [told("H-1", 2), told("H-2", 2, "Lain"), told("H-3", 2)]
    assert [(each.obstacle, names) for each, names in alike_together(found)] == [
        ("Data terlambat", ("H-1", "H-3")),
        ("Lain", ("H-2",)),
    ]
