"""Obstacles are counted over the quarters, and what is not answered any more is asked again."""

from datetime import date

import pytest

from xlsops.core.results.follow_ups import FollowUp, _due, alike_together, register_of
from xlsops.core.spec.spec import Block
from xlsops.core.values.periods import Period


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
    assert register.unanswered == ()


def test_what_the_quarter_before_told_and_this_one_does_not_is_asked_again() -> None:
    earlier = {Period(2026, 1): [told("H-1", 1)], Period(2026, 2): [told("H-1", 2)]}
    (left,) = register_of([], Period(2026, 3), earlier).unanswered
    assert (left.what, left.age, left.since.number) == ("H-1", 2, 1)
    assert register_of([], Period(2026, 3), earlier, {"HUKUM"}).unanswered == ()


def test_a_quarter_nobody_knows_breaks_the_count() -> None:
    register = register_of([told("H-1", 3)], Period(2026, 3), {Period(2026, 1): [told("H-1", 1)]})
    assert [each.age for each in register.open] == [1]


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
    assert _due(plan) == day


def test_lines_of_which_a_bureau_says_the_same_are_asked_about_once() -> None:
    found = [told("H-1", 2), told("H-2", 2, "Lain"), told("H-3", 2)]
    assert [(each.obstacle, names) for each, names in alike_together(found)] == [
        ("Data terlambat", ("H-1", "H-3")),
        ("Lain", ("H-2",)),
    ]
