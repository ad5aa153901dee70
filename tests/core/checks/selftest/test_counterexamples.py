"""A condition of the office is broken, and just kept, by answers that are found by trying; some cannot be."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.builders import IN_TIME, office
from tests.core.checks.selftest.forms import forms_of
from xlsops.core.checks.selftest.counterexamples import MOST_ROWS, MOST_TRIED, Tried, tried
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Rule
from xlsops.core.values.numbers import indonesian


def trial(condition: str, block: str = "Indikator", field: str = "") -> Tried:
    spec = office(rules=(Rule("A10", "Galat", block, condition, field, "Periksa."),))
    rules, faults = compile_rules(spec, IN_TIME.date())
    assert faults == ()
    return tried(rules[0], forms_of(spec))


FOUND = {
    "LEN([Keterangan]) <= 500": ("Keterangan: teks 501 huruf", "Keterangan: teks 500 huruf"),
    "[Realisasi TW ini] <= [Target TW ini]": ("Realisasi TW II: 10,01", "Realisasi TW II: 10"),
    '[Penanggung Jawab] <> ""': ("Penanggung Jawab: (kosong)", 'Penanggung Jawab: "C"'),
    'OR([Realisasi TW ini] > 5; [Keterangan] <> "")': (
        "Realisasi TW II: 5",
        "Realisasi TW II: 5,01",
    ),
    "AND([Realisasi TW ini] >= 0, LEN([Keterangan]) >= 10)": (
        'Keterangan: "Contoh ur"',
        'Keterangan: "Contoh ura"',
    ),
    "[Realisasi s.d. TW ini] <= 2 * [Target TW ini]": (
        "Realisasi TW II: 11,01",
        "Realisasi TW II: 11",
    ),
    'EXACT([Penanggung Jawab], "Kabag")': (
        'Penanggung Jawab: "Kepala Subbagian (contoh)"',
        'Penanggung Jawab: "Kabag"',
    ),
}


@pytest.mark.parametrize("condition", FOUND)
def test_a_condition_is_broken_and_just_kept(condition: str) -> None:
    example = trial(condition).example("A10")
    assert example is not None
    assert (example.wrong.told, example.right.told) == FOUND[condition]


def test_a_sum_over_the_bureau_is_broken_by_one_of_its_rows() -> None:
    limit = "[Bagian].[Realisasi Rp TW ini] <= [Bagian].[Pagu Anggaran (Rp)]"
    example = trial(limit, "Anggaran", "Realisasi Rp TW ini").example("A10")
    assert example is not None
    wrong, right = (
        next(iter(each.cells.values())).value  # type: ignore[union-attr]
        for each in (example.wrong, example.right)
    )
    assert wrong - right == 1  # type: ignore[operator]


@pytest.mark.parametrize(
    ("condition", "wrong", "right"),
    [
        ("LEN([Keterangan]) <= 40000", False, True),
        ("[Target Tahun] > 0", False, True),
        ("[Realisasi TW ini] < [Realisasi TW ini]", True, False),
        ("1 / ([Realisasi TW ini] - [Realisasi TW ini]) > 1", False, False),
    ],
)
def test_what_cannot_be_broken_or_kept_is_told_after_a_bounded_number_of_tries(
    condition: str, wrong: bool, right: bool
) -> None:
    found = trial(condition)
    assert (found.wrong is not None, found.right is not None) == (wrong, right)
    assert found.judged is (wrong or right)
    assert found.example("A10") is None
    assert 0 < found.times <= MOST_ROWS * MOST_TRIED


@settings(max_examples=15)
@given(st.decimals(-500, 500, places=2), st.sampled_from(["<", "<=", ">", ">="]))
def test_any_limit_is_found_to_the_step(limit: Decimal, sign: str) -> None:
    example = trial(f"[Realisasi TW ini] {sign} {limit}").example("A10")
    assert example is not None
    step = Decimal("0.01") if sign in {"<=", ">="} else Decimal(0)
    beyond, within = (limit + step, limit) if step else (limit, limit + Decimal("-0.01"))
    if ">" in sign:
        beyond, within = (limit - step, limit) if step else (limit, limit + Decimal("0.01"))
    assert example.wrong.told == f"Realisasi TW II: {indonesian(beyond)}"
    assert example.right.told == f"Realisasi TW II: {indonesian(within)}"
