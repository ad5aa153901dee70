"""The parts of a bridge add up to the difference, whatever came late, was corrected or is gone."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlsops.core.results.bridge import Bridge, BridgeLine, Cause, bridge_of
from xlsops.core.results.shares import Shares
from xlsops.core.values.numbers import round_half_up

HUNDRED = Decimal(100)
figures = st.none() | st.decimals("0", "100", places=2)


def level(shares: Sequence[Shares]) -> Decimal | None:
    """Return a mean at two decimals, by fractions."""
    if not shares:
        return None
    mean = sum((Fraction(each.part) for each in shares), Fraction()) / len(shares)
    return round_half_up(Decimal(mean.numerator) / Decimal(mean.denominator), 2)


def line(number: int, *given: Decimal | str | None) -> BridgeLine:
    """Return a line by what it gave: then, before, now; before as it is measured today, and against its targets."""
    shares = [None if each is None else Shares(Decimal(each), HUNDRED) for each in given]
    return BridgeLine("UJI", f"L{number}", f"baris {number}", *shares)


def bridge(*rows: tuple[str | None, str | None, str | None]) -> Bridge | None:
    return bridge_of([line(number, *row) for number, row in enumerate(rows)], level)


def parts(found: Bridge | None) -> dict[Cause, tuple[str, int]]:
    """Return the causes that move something or concern a line."""
    assert found is not None
    return {
        each.cause: (str(each.change), each.lines)
        for each in found.parts
        if each.change or each.lines
    }


@settings(max_examples=200)
@given(st.lists(st.tuples(figures, figures, figures, figures, figures), max_size=12))
def test_nothing_is_left_over(rows: list[tuple[Decimal | None, ...]]) -> None:
    lines = [line(number, *row) for number, row in enumerate(rows)]
    found = bridge_of(lines, level)
    known = [[row[at] for row in rows if row[at] is not None] for at in range(3)]
    assert (found is None) == (not known[2] or not (known[0] or known[1]))
    if found:
        assert sum(each.change for each in found.parts) == found.change
        assert found.now == level([each.now for each in lines if each.now])
        assert [each.cause for each in found.parts] == list(Cause)
        effects = [each.effect for each in found.movers]
        real = found.part(Cause.REAL).change
        assert abs(sum(effects) - real) <= Decimal("0.01")
        assert [abs(each) for each in effects] == sorted(map(abs, effects), reverse=True)


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([("80", "80", "90"), ("60", "60", "70")], {Cause.REAL: ("10.00", 2)}),
        ([("80", "80", "80"), (None, "60", "60")], {Cause.LATE: ("-10.00", 1)}),
        ([("80", "90", "90")], {Cause.CORRECTED: ("10.00", 1)}),
        ([("80", "80", "80"), ("60", "60", None)], {Cause.LEFT_OUT: ("10.00", 1)}),
        ([("80", "80", "80"), (None, None, "60")], {Cause.ADDED: ("-10.00", 1)}),
        ([("80", "80", None), (None, None, "60")], {Cause.LEFT_OUT: ("0", 1), Cause.ADDED: ("-20.00", 1)}),
        ([(None, "80", "80")], {Cause.LATE: ("0", 1)}),
        ([("80", None, "80"), ("60", "60", "60")], {Cause.CORRECTED: ("-10.00", 1), Cause.ADDED: ("10.00", 1)}),
        ([("80", "80", "80")], {}),
    ],
)  # fmt: skip
def test_each_cause_has_its_own_part(
    rows: list[tuple[str | None, str | None, str | None]], wanted: dict[Cause, tuple[str, int]]
) -> None:
    found = parts(bridge(*rows))
    assert {each: (Decimal(change), count) for each, (change, count) in found.items()} == {
        each: (Decimal(change), count) for each, (change, count) in wanted.items()
    }


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (("80", "80", "90", "70", "75"), {Cause.DEFINITION: ("-10", 1), Cause.TARGET: ("5", 1), Cause.REAL: ("15", 1)}),
        (("80", "80", "90", "90", "90"), {Cause.DEFINITION: ("10", 1)}),
        (("80", "80", "90", None, "85"), {Cause.TARGET: ("5", 1), Cause.REAL: ("5", 1)}),
    ],
)  # fmt: skip
def test_what_is_asked_otherwise_has_parts_of_its_own(
    row: tuple[str | None, ...], wanted: dict[Cause, tuple[str, int]]
) -> None:
    found = parts(bridge_of([line(0, *row)], level))
    assert {each: (Decimal(change), count) for each, (change, count) in found.items()} == {
        each: (Decimal(change), count) for each, (change, count) in wanted.items()
    }


def test_there_is_no_bridge_without_both_quarters() -> None:
    assert bridge((None, None, "80")) is None
    assert bridge(("80", "80", None)) is None
    assert bridge() is None


def test_movers_come_by_the_size_of_their_effect() -> None:
    found = bridge(("50", "50", "52"), ("50", "50", "20"), ("70", "70", "70"))
    assert found is not None
    assert [(each.line.id, each.effect) for each in found.movers] == [
        ("L1", Decimal(-10)),
        ("L0", Decimal(2) / 3),
    ]
