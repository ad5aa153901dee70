"""What the control workbook asks for is found by code, role and name."""

import re

import pytest

from tests.samples import sample_spec
from xlsops.core.spec.spec import Block, FieldKind, Frequency
from xlsops.core.values.structs import replace


def test_bureaus_officials_and_lists_are_found_by_their_names() -> None:
    spec = sample_spec()
    kkp, sekda = spec.bureau("KKP"), spec.official("SEKDA")
    assert kkp is not None
    assert sekda is not None
    assert kkp.name == "Bagian Keuangan, Kepegawaian dan Perlengkapan"
    assert (sekda.title, sekda.name, sekda.nip) == ("Sekretaris Daerah", "", "")
    assert spec.choices("satuan")[:3] == ("%", "Nilai", "Indeks")


def test_what_is_not_there_is_not_found() -> None:
    spec = sample_spec()
    assert (spec.bureau("X"), spec.official("X"), spec.choices("X")) == (None, None, ())
    assert (spec.indicators_of("X"), spec.programmes_of("X")) == ((), ())


def test_rows_of_a_bureau_keep_the_order_of_their_sheet() -> None:
    spec = sample_spec()
    assert [each.id for each in spec.indicators_of("HUKUM")] == [
        "IKU-03",
        "HUKUM-01",
        "HUKUM-02",
        "HUKUM-03",
    ]
    assert {each.bureau for each in spec.programmes_of("HUKUM")} == {"HUKUM"}
    assert {each.block for each in spec.fields_of(Block.BUDGET)} == {Block.BUDGET}


def test_only_active_bureaus_are_asked() -> None:
    spec = sample_spec()
    first, *others = spec.bureaus
    resting = replace(spec, bureaus=(replace(first, active=False), *others))
    assert resting.active_bureaus == tuple(others)


@pytest.mark.parametrize(
    ("frequency", "due"),
    [(Frequency.QUARTERLY, [1, 2, 3, 4]), (Frequency.HALF_YEARLY, [2, 4]), (Frequency.YEARLY, [4])],
)
def test_a_value_is_due_by_its_frequency(frequency: Frequency, due: list[int]) -> None:
    assert [quarter for quarter in (1, 2, 3, 4) if frequency.due(quarter)] == due


def test_only_figures_and_money_are_numeric() -> None:
    numeric = {kind.value for kind in FieldKind if kind.numeric}
    assert numeric == {"angka", "persen", "rupiah"}


def test_the_yardstick_is_that_of_the_settings() -> None:
    spec = sample_spec()
    assert spec.yardstick.cap == 120
    assert spec.yardstick.bands == dict(spec.scales)[spec.settings.scale]


def test_the_fingerprint_of_a_spec_does_not_hang_on_what_its_classes_are_called() -> None:
    """Every recap and approval keeps it: one made before would be held to be of other settings."""
    text = repr(sample_spec())
    assert {*re.findall(r"\b([A-Z]\w+)\(\w+=", text), *re.findall(r"<(\w+)\.\w+: ", text)} == (
        {"Act", "Authority", "Band", "Block", "Bureau", "Direction", "Field", "FieldKind"}
        | {"Frequency", "Holiday", "Hours", "Indicator", "Measure", "Method", "NegativeFormula"}
        | {"Official", "Period", "Programme", "Rule", "RuleState", "Settings", "Shown", "Spec"}
    )
