"""How much is found of what was planted, and how rarely what is right is suspected."""

from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from tests.core.history.offices import Office, Place, by_history, clean_office, found_in, planted_in
from xlsops.core.history.ratios import odd_ratios
from xlsops.core.values.periods import Period

FOURTH = Period(2026, 4)
TOLD_OTHERWISE = {"V09", "V17", "V18"}
"""What rules say that need no history: a fraction, money that falls, thousands."""


@cache
def offices(years: int, count: int = 4) -> tuple[Office, ...]:
    return tuple(clean_office(seed, years) for seed in range(count))


def alarms(years: int, count: int) -> Counter[tuple[str, str]]:
    """Return how often which rule suspects which column of offices without a mistake, over a year."""
    told = Counter[tuple[str, str]]()
    for each in offices(years, count):
        for quarter in range(1, 5):
            found = by_history(found_in(each, Period(2026, quarter)))
            told.update((code, key) for (_, key), code in found.items())
            told["sel", ""] += len(each.figures)
    return told


@pytest.mark.parametrize("years", [1, 3])
def test_of_a_year_without_mistakes_at_most_one_cell_in_a_hundred_is_suspected(years: int) -> None:
    told = alarms(years, 4)
    cells = told.pop(("sel", ""))
    assert sum(told.values()) * 100 <= cells, told


@pytest.mark.exhaustive
@pytest.mark.parametrize("years", [1, 2, 3, 4])
def test_of_many_offices_without_mistakes_as_few(years: int) -> None:
    told = alarms(years, 40)
    cells = told.pop(("sel", ""))
    print(f"\n{years} tahun: {sum(told.values())} dari {cells} sel", told.most_common())  # noqa: T201
    assert sum(told.values()) * 100 <= cells, told


LEAST = {
    "unusual": ("V33", 0.75),
    "fraction": ("V36", 1.0),
    "thousands": ("V37", 1.0),
    "millions": ("V37", 1.0),
    "thousand times": ("V37", 0.9),
    "swapped": ("V38", 0.75),
    "neighbour": ("V39", 0.6),
    "repeated": ("V35", 0.85),
}
"""By kind of mistake its rule, and how much must be found of it at least, by any rule of the figure."""


def recall(years: int, kind: str, count: int) -> tuple[int, int, Counter[str]]:
    """Return how many mistakes were planted, how many were found, and by which rules."""
    planted, codes = 0, Counter[str]()
    for seed, each in enumerate(offices(years, count)):
        wrong = planted_in(each, FOURTH, kind, seed)
        found = found_in(each, FOURTH, wrong)
        told: dict[Place, str] = {
            (one.line, one.field.rpartition("_")[0]): one.code
            for one in found
            if one.code in TOLD_OTHERWISE
        }
        told |= by_history(found)
        planted += len(wrong)
        codes.update(told[place] for place in wrong if place in told)
    return planted, codes.total(), codes


@pytest.mark.parametrize("kind", LEAST)
def test_mistakes_are_found(kind: str) -> None:
    planted, found, codes = recall(1, kind, 4)
    assert planted >= 10
    assert found >= LEAST[kind][1] * planted, codes


@pytest.mark.exhaustive
@pytest.mark.parametrize("years", [1, 3])
@pytest.mark.parametrize("kind", LEAST)
def test_mistakes_are_found_in_many_offices(years: int, kind: str) -> None:
    planted, found, codes = recall(years, kind, 40)
    print(f"\n{years} tahun, {kind}: {found} dari {planted}", codes.most_common())  # noqa: T201
    assert found >= LEAST[kind][1] * planted, codes


def pairs(office: Office, quarter: int) -> dict[str, tuple[Decimal, Decimal]]:
    """Return the money of every line up to the quarter before and up to this one."""
    year = FOURTH.year
    return {
        line: (held[Period(year, quarter - 1)], held[Period(year, quarter)])
        for (line, key), held in office.figures.items()
        if key == "rp"
    }


def test_money_that_moves_as_a_year_goes_is_seldom_odd() -> None:
    told = [len(odd_ratios(pairs(each, quarter))) for each in offices(1) for quarter in (2, 3, 4)]
    assert sum(told) * 100 <= sum(len(pairs(each, 2)) * 3 for each in offices(1)), told


@pytest.mark.parametrize("times", [Decimal(10), Decimal("0.1"), Decimal(4)])
def test_money_written_many_times_too_large_or_small_is_odd(times: Decimal) -> None:
    found = planted = 0
    for each in offices(1):
        right = pairs(each, 3)
        for line in [*right][::10]:
            before, now = right[line]
            found += line in odd_ratios({**right, line: (before, now * times)})
            planted += 1
    assert found >= planted * 0.9
