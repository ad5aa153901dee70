"""What is suspicious about a figure: each kind is found, is not found, and is tried on its boundary."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.history.test_expected import series
from xlsops.core.history.expected import Course, Expected
from xlsops.core.history.suspicions import Neighbour, Suspected, Suspicion, repeated, suspected
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

D = Decimal
FOURTH = Period(2026, 4)


def told(low: str, centre: str, high: str, start: str | None = None) -> Expected:
    return Expected(D(low), D(centre), D(high), 3, "biasanya", None if start is None else D(start))


PERCENT = told("60", "80", "100")
COUNT = told("30", "46", "62")
MONEY = told("300000000", "400000000", "700000000", "300000000")
"""Up to now 300 million, and 100 more in a quarter; usual up to 400 more."""


@pytest.mark.parametrize("figure", ["30", "46", "62"])
def test_what_is_usual_is_not_suspicious_on_its_bounds_either(figure: str) -> None:
    assert suspected(D(figure), COUNT) is None


@pytest.mark.parametrize(
    ("figure", "expected", "percent", "wanted"),
    [
        ("0.8", PERCENT, True, Suspected(Suspicion.FRACTION, D("80.0"), D(100))),
        ("0.6", PERCENT, True, Suspected(Suspicion.FRACTION, D("60.0"), D(100))),
        ("0.59", PERCENT, True, Suspected(Suspicion.UNUSUAL)),
        ("0.8", PERCENT, False, Suspected(Suspicion.UNUSUAL)),
        ("1", PERCENT, True, Suspected(Suspicion.FRACTION, D(100), D(100))),
        ("1.01", PERCENT, True, Suspected(Suspicion.UNUSUAL)),
        ("0.046", COUNT, False, Suspected(Suspicion.THOUSANDS, D("46.000"), D(1000))),
        ("46000", COUNT, False, Suspected(Suspicion.THOUSANDS, D(46), D("0.001"))),
        ("62000", COUNT, False, Suspected(Suspicion.THOUSANDS, D(62), D("0.001"))),
        ("62001", COUNT, False, Suspected(Suspicion.UNUSUAL)),
        ("410000", MONEY, False, Suspected(Suspicion.THOUSANDS, D(410000000), D(1000))),
        ("410", MONEY, False, Suspected(Suspicion.THOUSANDS, D(410000000), D(1000000))),
        ("64", COUNT, False, Suspected(Suspicion.SWAPPED, D(46))),
        ("84", COUNT, False, Suspected(Suspicion.SWAPPED, D(48))),
        ("66", COUNT, False, Suspected(Suspicion.UNUSUAL)),
        ("70", COUNT, False, Suspected(Suspicion.UNUSUAL)),  # 07 is no figure
        ("65", COUNT, False, Suspected(Suspicion.UNUSUAL)),  # 56 is farther than half the way
        ("140000000", MONEY, False, Suspected(Suspicion.SWAPPED, D(410000000))),
        ("300", COUNT, False, Suspected(Suspicion.UNUSUAL)),
        ("0", COUNT, False, Suspected(Suspicion.UNUSUAL)),
    ],
)
def test_the_most_telling_cause_is_told(
    figure: str, expected: Expected, percent: bool, wanted: Suspected
) -> None:
    assert suspected(D(figure), expected, percent=percent) == wanted


def test_what_was_planned_is_only_suspicious_where_a_slip_explains_it() -> None:
    assert suspected(D(300), COUNT, target=D(150)) is None
    assert suspected(D(300), COUNT, target=D(600)) is None
    assert suspected(D(300), COUNT, target=D(149)) == Suspected(Suspicion.UNUSUAL)
    assert suspected(D(300), COUNT, target=D(601)) == Suspected(Suspicion.UNUSUAL)
    assert suspected(D(300), COUNT, target=D(0)) == Suspected(Suspicion.UNUSUAL)
    swapped = suspected(D(64), COUNT, target=D(60))
    assert swapped == Suspected(Suspicion.SWAPPED, D(46))


BESIDE = told("250", "300", "350")


@pytest.mark.parametrize(
    ("figure", "beside", "wanted"),
    [
        ("305", Neighbour(D(46), BESIDE), Suspicion.NEIGHBOUR),  # both rows changed places
        ("305", Neighbour(None, BESIDE), Suspicion.NEIGHBOUR),  # moved by a row
        ("305", Neighbour(D(310), BESIDE), Suspicion.UNUSUAL),  # the row beside has its own
        ("305", Neighbour(D(305), BESIDE), Suspicion.NEIGHBOUR),  # the same once more
        ("305", Neighbour(D(305), None), Suspicion.NEIGHBOUR),
        (
            "300",
            Neighbour(D(300), None),
            Suspicion.UNUSUAL,
        ),  # one digit stands in two rows by chance
        ("325", Neighbour(D(46), BESIDE), Suspicion.NEIGHBOUR),
        ("326", Neighbour(D(46), BESIDE), Suspicion.UNUSUAL),
        ("305", Neighbour(D(46), None), Suspicion.UNUSUAL),
    ],
)
def test_a_figure_of_the_row_beside_is_known(
    figure: str, beside: Neighbour, wanted: Suspicion
) -> None:
    found = suspected(D(figure), COUNT, beside=(Neighbour(D(1), None), beside))
    assert found == Suspected(wanted, beside=1 if wanted is Suspicion.NEIGHBOUR else None)


@pytest.mark.parametrize(
    ("figure", "held", "wanted"),
    [
        ("71.43", ("70.1", "68.5", "71.43"), True),
        ("71.43", ("70.1", "71.43"), False),  # too few to know
        ("71.43", ("70.1", "68.5", "71.44"), False),
        ("71", ("70", "68", "71"), False),  # two digits come twice by chance
        ("71.0", ("70", "68", "71"), False),
        ("715", ("700", "680", "715"), True),
        ("71.43", ("70.1", "70.1", "71.43"), False),  # it stood still before
        ("71.43", ("70.1", "68.5", None, "71.43"), False),  # of another year
        ("0", ("70.1", "68.5", "0"), False),
    ],
)
def test_a_figure_that_comes_twice_is_told_where_chance_does_not_do_it(
    figure: str, held: tuple[str | None, ...], wanted: bool
) -> None:
    period = Period(2026, len(held) + 1) if len(held) < 4 else Period(2027, 1)
    found = repeated(D(figure), series(*held), period, Course.OF_QUARTER)
    assert found is wanted


@pytest.mark.parametrize(
    ("held", "ceiling", "wanted"),
    [
        ((100, 220, 330), 445, True),  # another 115 would fit
        ((100, 220, 330), 444, False),
        ((100, 220, 330), None, True),
        ((100, 330, 330), 900, False),  # it stood still before
        ((330, 330, 330), 900, False),
    ],
)
def test_money_that_stays_is_told_where_more_was_to_be_spent(
    held: tuple[int, ...], ceiling: int | None, wanted: bool
) -> None:
    room = None if ceiling is None else D(ceiling)
    assert repeated(D(330), series(*held), FOURTH, Course.SO_FAR, room) is wanted


@given(st.decimals(-(10**12), 10**12, places=3), st.booleans())
def test_a_suspicion_never_raises_and_what_was_meant_is_usual(
    figure: Decimal, percent: bool
) -> None:
    for expected in (COUNT, PERCENT, MONEY):
        found = suspected(figure, expected, percent=percent)
        assert (found is None) is expected.usual(figure)
        if found is not None and found.meant is not None:
            assert expected.usual(found.meant)


def test_near_is_half_the_way_to_the_bound_and_no_third_of_the_centre() -> None:
    wide = replace(COUNT, low=D(0), high=D(200))
    assert COUNT.near(D(54))
    assert not COUNT.near(D("54.1"))
    assert wide.near(D(46) / 3 + D("0.01"))
    assert not wide.near(D(15))
