"""Every built-in rule has an example in any office's form: its mistake is found, a step inside of it nothing is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.checks.selftest.forms import forms
from xlsops.core.checks.selftest.examples import EXAMPLES
from xlsops.core.checks.selftest.form_examples import ALL_EXAMPLES
from xlsops.core.checks.selftest.planting import edge, text_edge
from xlsops.core.terms.findings import Code

TOLD = {
    "V05": ("Realisasi TW II: (kosong)", "Realisasi TW II: 0"),
    "V06": ('Realisasi TW II: "nihil"', "Realisasi TW II: 0"),
    "V07": ('Realisasi TW II: "12,5"', "Realisasi TW II: 12,5"),
    "V08": ("Realisasi TW II: -0,01", "Realisasi TW II: 0"),
    "V09": ("Realisasi TW II: 100,01", "Realisasi TW II: 100"),
    "V10": ('Realisasi TW II: "12 Dokumen"', "Realisasi TW II: 12"),
    "V11": ("Realisasi TW II: 0,99", "Realisasi TW II: 1"),
    "V12": ("Realisasi TW II: 70,99", "Realisasi TW II: 71"),
    "V13": ("7 baris sama dengan triwulan lalu", "6 baris sama dengan triwulan lalu"),
    "V16": ("Realisasi Rp s.d. TW II: 100.000.002", "Realisasi Rp s.d. TW II: 100.000.001"),
    "V17": ("Realisasi Rp s.d. TW II: 19.999.999", "Realisasi Rp s.d. TW II: 20.000.000"),
    "V21": (
        "Realisasi TW II: 10,99; Faktor Penghambat: (kosong)",
        "Realisasi TW II: 11; Faktor Penghambat: (kosong)",
    ),
    "V22": (
        "Realisasi TW II: 11; Faktor Pendorong: (kosong)",
        "Realisasi TW II: 10,99; Faktor Pendorong: (kosong)",
    ),
    "V23": (
        "Realisasi TW II: 0,01; Bukti Dukung: (kosong)",
        "Realisasi TW II: 0; Bukti Dukung: (kosong)",
    ),
    "V29": ("Realisasi TW II: (kosong)", "Realisasi TW II: 72,5"),
}
"""What is planted in the office of these tests, whose limits are known: see its rows in ``builders``."""


UNPLANTED = {"V25", "V34"}
"""The rule that is told of the master, and the one that compares the rows of all bureaus."""


def test_every_code_has_an_example_but_those_that_no_file_alone_can_break() -> None:
    assert {*ALL_EXAMPLES, *UNPLANTED} == {each.name for each in Code}


@pytest.mark.parametrize("code", TOLD)
def test_what_is_planted_lies_on_both_sides_of_the_rules_own_limit(code: str) -> None:
    found = next(filter(None, map(ALL_EXAMPLES[code], forms())))
    assert (found.wrong.told, found.right.told) == TOLD[code]


@pytest.mark.parametrize("code", EXAMPLES, ids=lambda each: each.name)
def test_an_example_changes_only_cells_that_are_open(code: Code) -> None:
    example = next(filter(None, map(EXAMPLES[code], forms())))
    layout = forms()[0].layout
    opened = {
        sheet.cell(line.id, column.field.key)
        for sheet in layout.sheets
        for line, column in sheet.answers()
    }
    assert {*example.wrong.cells, *example.right.cells} <= opened
    assert example.wrong.cells != example.right.cells


@pytest.mark.parametrize(
    ("quarter", "codes"),
    [
        (1, {"V12", "V13", "V14", "V17", "V35"}),
        (2, set()),
        (4, {"V13", "V15", "V19", "V29", "V35"}),
    ],
)
def test_what_an_office_cannot_show_has_no_example(quarter: int, codes: set[str]) -> None:
    missing = {
        code for code, exemplify in ALL_EXAMPLES.items() if not any(map(exemplify, forms(quarter)))
    }
    assert missing == codes


@given(st.decimals(-1000, 1000, places=2), st.booleans())
def test_the_edge_of_a_limit_is_found_to_the_step(limit: Decimal, above: bool) -> None:
    def fires(figure: Decimal) -> bool:
        return figure > limit if above else figure < limit

    far = limit + (5000 if above else -5000)
    near = limit - (777 if above else -777)
    wrong, right = edge(fires, far, near, Decimal("0.01"))
    assert fires(wrong)
    assert not fires(right)
    assert abs(wrong - right) == Decimal("0.01")


@given(st.integers(1, 60))
def test_the_edge_of_a_text_is_found_to_the_letter(least: int) -> None:
    whole = "a" * 80
    wrong, right = text_edge(lambda text: len(text) < least, "", whole)
    assert (len(wrong), len(right)) == (least - 1, least)
