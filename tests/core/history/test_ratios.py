"""Figures that moved unlike those of everybody."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.history.ratios import ENOUGH, odd_ratios

D = Decimal
USUAL = {f"baris {each}": (D(100 + each), D(2 * (100 + each) + each % 7)) for each in range(ENOUGH)}


def test_a_line_that_moved_unlike_all_others_is_found_with_both_ratios() -> None:
    found = odd_ratios({**USUAL, "lain": (D(100), D(2000))})
    assert [*found] == ["lain"]
    assert found["lain"].ratio == 20
    assert 2 <= found["lain"].usual < D("2.1")


def test_one_that_fell_is_found_as_well() -> None:
    assert [*odd_ratios({**USUAL, "lain": (D(1000), D(50))})] == ["lain"]


def test_less_than_twice_the_usual_is_no_surprise_however_large_the_sum() -> None:
    usual = odd_ratios({**USUAL, "lain": (D(10**9), D(50 * 10**9))})["lain"].usual
    for ratio, odd in (
        (2 * usual, True),
        (D("1.99") * usual, False),
        (D("0.49") * usual, True),
        (D("0.51") * usual, False),
    ):
        found = odd_ratios({**USUAL, "lain": (D(10**9), 10**9 * ratio)})
        assert ("lain" in found) is odd, ratio


def test_the_same_ratio_of_a_small_sum_is_nothing() -> None:
    odd = (D(60), D(360))
    assert [*odd_ratios({**USUAL, "besar": tuple(1000 * each for each in odd)})] == ["besar"]  # type: ignore[dict-item]
    assert odd_ratios({**USUAL, "kecil": (D("0.6"), D("3.6"))}) == {}


def test_of_few_lines_nobody_can_say_what_is_usual() -> None:
    few = dict([*USUAL.items()][: ENOUGH - 2])
    assert odd_ratios({**few, "lain": (D(100), D(2000))}) == {}
    enough = dict([*USUAL.items()][: ENOUGH - 1])
    assert [*odd_ratios({**enough, "lain": (D(100), D(2000))})] == ["lain"]


def test_a_nil_has_no_ratio() -> None:
    assert odd_ratios({**USUAL, "nihil": (D(0), D(500)), "habis": (D(500), D(0))}) == {}


def test_where_all_move_alike_nothing_is_odd() -> None:
    assert odd_ratios({each: (D(100), D(150)) for each in range(ENOUGH)}) == {}


@given(
    st.dictionaries(
        st.integers(0, 10**6),
        st.tuples(st.decimals(0, 10**12, places=2), st.decimals(0, 10**12, places=2)),
        max_size=40,
    )
)
def test_ratios_never_raise_whatever_the_figures(pairs: dict[int, tuple[Decimal, Decimal]]) -> None:
    assert {*odd_ratios(pairs)} <= {*pairs}
