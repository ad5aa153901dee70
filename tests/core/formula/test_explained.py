"""``DIJELASKAN``: what Python tells of a text is what the formula in its place tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.formula.explained import CONDITIONS, demanding, narrated, spelled_out
from xlsops.core.formula.functions import Operand
from xlsops.core.formula.parsing import parse
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.formula.tree import Expression
from xlsops.core.formula.values import evaluate
from xlsops.core.formula.wording import in_words
from xlsops.core.spec.accepted_explanations import EMPTY, Explaining

OFFICES = (Explaining(), Explaining(2, 1, 9, ("oke.", "a|b", "")), Explaining(1, 1, 9, ()))
WORDS = st.sampled_from(
    (
        *EMPTY,
        "Sudah",
        "SESUAI",
        "ok",
        "a",
        "b",
        "oke",
        "İ",
        "ǅ",
        "😀",
        "\u00a0",
        "|",
        ".",
        " ",
        "  ",
    )
)
HELD = st.one_of(
    st.lists(WORDS, max_size=5).map(" ".join),
    st.lists(WORDS, max_size=5).map("".join),
    st.text(),
    st.decimals(-(10**9), 10**9, places=2),
    st.booleans(),
    st.none(),
)


def asked(condition: str, explaining: Explaining) -> Expression:
    return demanding(parse(condition, CONDITIONS), explaining.demands)


@given(explaining=st.sampled_from(OFFICES), held=HELD)
def test_what_is_computed_is_what_the_formula_in_its_place_gives(
    explaining: Explaining, held: Operand
) -> None:
    tree = asked("DIJELASKAN([K])", explaining)
    told = evaluate(tree, {"K": held})
    assert told is evaluate(spelled_out(tree), {"K": held})
    assert told is not evaluate(explaining.says_nothing, {"teks": held})


def test_a_text_longer_than_a_cell_holds_says_something() -> None:
    assert evaluate(asked("DIJELASKAN([K])", Explaining()), {"K": "a" * 40_000}) is True


@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        ("DIJELASKAN(TRIM([K]))", "Fungsi DIJELASKAN membaca satu sel"),
        ("DIJELASKAN([K], [L])", "DIJELASKAN"),
    ],
)
def test_it_asks_one_column(condition: str, fault: str) -> None:
    with pytest.raises(FormulaError, match=fault):
        parse(condition, CONDITIONS)
    with pytest.raises(FormulaError):
        parse("DIJELASKAN([K])")


def test_only_a_column_that_nothing_else_asks_of_may_hold_an_error() -> None:
    tree = asked("OR(DIJELASKAN([K]), DIJELASKAN([L]), LEN([L]) > 3, [M] > 1)", Explaining())
    assert narrated(tree) == {"K"}
    assert narrated(parse("LEN([L]) > 3")) == frozenset()


def test_it_is_said_as_an_office_wrote_it() -> None:
    tree = asked("OR([A] > 1, DIJELASKAN([K]))", Explaining())
    assert in_words(tree, {"K": "Keterangan"}) == (
        "Salah satu harus terpenuhi: A lebih dari 1; atau Keterangan menjelaskan sebabnya."
    )
    denied = asked("NOT(DIJELASKAN([K]))", Explaining())
    assert in_words(denied, {}) == "K harus tidak menjelaskan apa pun."
