"""An indicator may be answered by a word of a scale: which ones there are, what a master may say of them."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from tests.core.builders import LAST, SUM
from xlsops import messages
from xlsops.core.spec.named.word_scales import in_values, scale_faults, scale_in, word_scales
from xlsops.core.spec.rows import Row
from xlsops.core.spec.tables import INDICATORS, LISTS, Table
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import BLANK, Number, Text, Value
from xlsops.core.values.structs import replace

OPINION = ("TMP", "TW", "WDP", "WTP")
RIGHT = {
    "id": "OPINI",
    "method": "Nilai Akhir",
    "direction": "Positif",
    "rungs": "opini  bpk",
    "target_year": "WTP",
    keys.target(4): "wtp",
    keys.actual(1): "WDP",
}


def row(table: Table, told: Mapping[str, str | int], number: int = 5) -> Row:
    values: dict[str, Value] = dict.fromkeys((each.key for each in table.columns), BLANK)
    for key, one in told.items():
        values[key] = Text(one) if isinstance(one, str) else Number(Decimal(one))
    return Row(table, number, values, {each.key: at for at, each in enumerate(table.columns, 1)})


def listed(name: str, *items: str) -> list[Row]:
    return [row(LISTS, {"list": name, "item": each}) for each in items]


def test_words_are_read_as_their_places() -> None:
    read = in_values(row(INDICATORS, RIGHT), word_scales(()))
    figures = [read.values[key] for key in ("target_year", keys.target(4), keys.actual(1))]
    assert figures == [Number(Decimal(4)), Number(Decimal(4)), Number(Decimal(3))]
    assert scale_in(read, word_scales(())) == OPINION


def test_an_office_adds_a_scale_and_takes_the_place_of_a_known_one() -> None:
    lists = listed("Predikat SPBE", "Kurang", "Cukup", "Baik") + listed("opini BPK", "TW", "WTP")
    scales = word_scales(lists)
    assert scales["Predikat SPBE"] == ("Kurang", "Cukup", "Baik")
    assert scale_in(row(INDICATORS, RIGHT), scales) == ("TW", "WTP")
    assert scales["Predikat SAKIP"][-1] == "AA"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, None),
        ({keys.target(1): 3}, None),
        ({keys.actual(1): keys.INAPPLICABLE}, None),
        (
            {keys.target(1): 5},
            messages.spec.no_word_of_scale("Target TW I", "5", ", ".join(OPINION)),
        ),
        (
            {keys.target(1): "BB"},
            messages.spec.no_word_of_scale("Target TW I", "BB", ", ".join(OPINION)),
        ),
        (
            {"method": "Rata-rata"},
            messages.spec.words_measured_otherwise("Rata-rata", "Nilai Akhir"),
        ),
        ({"direction": "Negatif"}, messages.spec.words_measured_otherwise("Negatif", "Positif")),
        ({"part_of": "LAIN"}, messages.spec.WORDS_APART),
        (
            {"rungs": "opini"},
            messages.spec.word_scale_unknown("opini", "Opini BPK, Predikat SAKIP"),
        ),
    ],
)
def test_a_master_says_what_words_can_be(
    changes: dict[str, str | int], message: str | None
) -> None:
    rows = [row(INDICATORS, {**RIGHT, **changes})]
    found = [each.message for each in scale_faults(rows, word_scales(()))]
    assert found == ([message] if message else [])


def test_a_scale_of_one_word_or_of_a_word_twice_is_none() -> None:
    for items in (("Baik",), ("Baik", "baik ")):
        rows = [row(INDICATORS, {**RIGHT, "rungs": "SPBE"})]
        (found, *others) = scale_faults(rows, word_scales(listed("SPBE", *items)))
        assert "SPBE" in found.message
        assert not others


def test_the_list_of_a_scale_may_be_written_with_odd_capitals_and_blanks() -> None:
    lists = listed("Predikat  SPBE", "Kurang", "Cukup  sekali") + listed("predikat spbe ", "Baik")
    assert scale_in(row(INDICATORS, {**RIGHT, "rungs": "Predikat SPBE"}), word_scales(lists)) == (
        "Kurang",
        "Cukup sekali",
        "Baik",
    )


@pytest.mark.parametrize(
    "word",
    [
        "1",
        "1,5",
        "-",
        "=1",
        "+A",
        "@A",
        "'A",
        "A*",
        "B?",
        "~C",
        "Tidak  Berlaku",
        "1/2",
        "50%",
        "\u00bd",
    ],
)
def test_what_a_program_reads_as_something_else_is_no_word_of_a_scale(word: str) -> None:
    rows = [row(INDICATORS, {**RIGHT, "rungs": "SPBE"})]
    found = [each.message for each in scale_faults(rows, word_scales(listed("SPBE", "Awal", word)))]
    assert found == [messages.spec.word_scale_unfit("SPBE", " ".join(word.split()))]


def test_a_scale_is_no_longer_than_a_list_of_excel() -> None:
    words = [f"Level {each:02} {'x' * 20}" for each in range(10)]
    rows = [row(INDICATORS, {**RIGHT, "rungs": "SPBE"})]
    found = [each.message for each in scale_faults(rows, word_scales(listed("SPBE", *words)))]
    assert found == [messages.spec.word_scale_too_long("SPBE", 255)]


def test_an_indicator_answered_in_words_is_not_told_apart() -> None:
    rows = [row(INDICATORS, RIGHT), row(INDICATORS, {"id": "L", "part_of": "OPINI"}, 6)]
    assert [each.message for each in scale_faults(rows, word_scales(()))] == [
        messages.spec.WORDS_APART
    ]


def test_an_office_without_words_is_told_as_before() -> None:
    assert "rungs" not in repr(SUM)
    worded = replace(LAST, measure=replace(LAST.measure, rungs=OPINION))
    assert "rungs=('TMP'" in repr(worded)
