"""No form costs more than in proportion to what stands in it, however often that stands there.

What is compared is the cost of a form with n of a thing and of one with 2n: twice as much costs
about twice as much, or nothing more where it is refused. A cost that is a product grows fourfold.
"""

from functools import partial

import pytest

from tests.growth.forms import GROWING, Parts, packed, parts_of
from tests.growth.measure import cost
from tests.quarter import NOW, Room, prepared
from xlsops.procedure.intake.examined import IntakeContext
from xlsops.procedure.intake.examining import examine
from xlsops.procedure.period.viewing import desk_of

_MOST = 3.0
_TRIES = 6
"""A cost that is a product is one at every try; a busy computer disturbs some of them."""
_SMALL = 2
"""Runs of the small form: a disturbed one would hide a product; one of the large form only adds to it."""
_FEW = 20
_CODE = "UMUM"

Bench = tuple[IntakeContext, Parts, float]
"""A desk, the parts of a form that was filled with care, and what that one costs."""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Return an examiner's desk, a form and its cost."""
    room = Room(prepared(tmp_path_factory.getbasetemp()))
    desk, data = desk_of(room.period()), room.filled(_CODE)
    return desk, parts_of(data), cost(lambda: examine(data, desk, NOW))


@pytest.mark.parametrize("thing", GROWING)
def test_twice_as_much_of_a_thing_costs_less_than_three_times_as_much(
    bench: Bench, thing: str
) -> None:
    desk, form, plain = bench
    grow, n = GROWING[thing]
    small, large = (partial(examine, packed(grow(form, size)), desk, NOW) for size in (n, 2 * n))
    ratios: list[float] = []
    while len(ratios) < _TRIES and min(ratios, default=_MOST) >= _MOST:
        ratios.append(cost(large, 1) / max(cost(small, _SMALL), plain))
    assert min(ratios) < _MOST, ratios


@pytest.mark.parametrize("thing", GROWING)
def test_however_much_of_a_thing_stands_in_a_form_it_has_few_findings_and_a_short_outcome(
    bench: Bench, thing: str
) -> None:
    desk, form, _ = bench
    grow, n = GROWING[thing]
    found = examine(packed(grow(form, n)), desk, NOW)
    assert found.code in {"", "TERLALU_BESAR", "RUSAK"}
    assert len(found.findings) <= _FEW
    assert len(found.message) < 2_000
    assert all(len(each.message) < 1_100 and len(each.value) < 2_100 for each in found.findings)
