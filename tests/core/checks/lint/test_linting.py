"""What contradicts what in an office: the sample is silent, and each broken office is caught by the right advice."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from tests.core.checks.selftest.forms import forms_of
from tests.samples import row_of, sample_grids, sample_spec
from xlsops.core.checks.lint.advice import LintSource
from xlsops.core.checks.lint.columns import Bound, bounds_in
from xlsops.core.checks.lint.coverage import Attribute, coverage
from xlsops.core.checks.lint.linting import advice_on
from xlsops.core.checks.lint.meaning import meaning_of
from xlsops.core.spec.named.delivered_conditions import DELIVERED
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.sources import Source
from xlsops.core.spec.spec import Block, Field, FieldKind, Rule, RuleState, Spec, Visibility
from xlsops.core.terms.findings import BY_HISTORY, Code
from xlsops.core.values.structs import replace

DAY = date(2026, 7, 8)
Breaking = Callable[[Spec], Spec]


def source(spec: Spec) -> LintSource:
    rules, faults = compile_rules(spec, DAY)
    assert faults == ()
    return LintSource(spec, rules, forms_of(spec), sample_grids, DAY)


def advised(spec: Spec) -> list[tuple[str, str]]:
    return [(each.kind.value, str(each.cell)) for each in advice_on(source(spec))]


def rule(code: str, **changes: object) -> Breaking:
    """Change a rule of the sample."""

    def broken(spec: Spec) -> Spec:
        rules = (replace(each, **changes) if each.code == code else each for each in spec.rules)  # type: ignore[arg-type]
        return replace(spec, rules=tuple(rules))

    return broken


def column(block: Block, key: str, **changes: object) -> Breaking:
    """Change a column of the sample."""

    def broken(spec: Spec) -> Spec:
        fields = (
            replace(each, **changes) if (each.block, each.key) == (block, key) else each  # type: ignore[arg-type]
            for each in spec.fields
        )
        return replace(spec, fields=tuple(fields))

    return broken


def both(*changes: Breaking) -> Breaking:
    def broken(spec: Spec) -> Spec:
        for each in changes:
            spec = each(spec)
        return spec

    return broken


def own(**changes: object) -> Breaking:
    field = Field(Block.INDICATORS, "sumber", "Sumber", FieldKind.TEXT, True, Visibility.ALWAYS, 12)
    return lambda spec: replace(spec, fields=(*spec.fields, replace(field, **changes)))  # type: ignore[arg-type]


FIRST = row_of("A01")
NOTE = (Block.INDICATORS, "keterangan")
ACTUAL = (Block.INDICATORS, "realisasi_2")
BROKEN: dict[str, tuple[Breaking, list[tuple[str, str]]]] = {
    "a rule nobody can break": (
        rule("A01", condition="LEN([Keterangan]) <= 40000"),
        [("never-fires", f"Aturan!D{FIRST}"), ("message-figure", f"Aturan!F{FIRST}")],
    ),
    "a rule nobody can keep": (
        rule("A01", condition="[Realisasi TW ini] < [Realisasi TW ini]"),
        [("always-fires", f"Aturan!D{FIRST}")],
    ),
    "a rule that gives an error in every row": (
        rule("A01", condition="1/([Realisasi TW ini]-[Realisasi TW ini]) > 1"),
        [("never-judged", f"Aturan!D{FIRST}")],
    ),
    "a rule whose time is over": (
        rule("A01", until=date(2026, 7, 7)),
        [("out-of-time", f"Aturan!I{FIRST}")],
    ),
    "one rule written twice": (
        rule("A02", block="Indikator", condition="NOT(500 < LEN([ keterangan ]))", field=""),
        [("same-meaning", f"Aturan!D{FIRST + 1}")],
    ),
    "a copy of a delivered rule that is in force": (
        rule("A02", condition=DELIVERED[Code.V16].condition, field="", message=""),
        [("same-meaning", f"Aturan!D{FIRST + 1}")],
    ),
    "two rules that exclude each other": (
        rule("A02", block="Indikator", condition="LEN([Keterangan]) > 600", field=""),
        [("opposed", f"Aturan!D{FIRST + 1}"), ("blank-refused", "Format!F29")],
    ),
    "a message with another figure": (
        rule("A01", message="Keterangan lebih dari 1.500 huruf. Ringkas."),
        [("message-figure", f"Aturan!F{FIRST}")],
    ),
    "help that is narrower than the rule": (
        column(*NOTE, help="Paling banyak 300 huruf."),
        [("help-unlike-rule", "Format!J29")],
    ),
    "help that allows what the rule refuses": (
        column(*NOTE, help="Paling banyak 600 huruf."),
        [("help-refused", "Format!J29")],
    ),
    "help that allows what a built-in rule refuses": (
        own(kind=FieldKind.PERCENT, help="Isi 0 sampai 5.000; di atas 100 dijelaskan."),
        [("help-refused", "Format!A4")],
    ),
    "a list with an item a rule refuses": (
        both(
            column(Block.INDICATORS, "bukti", choices="satuan"),
            rule("A01", condition='[Bukti Dukung] <> "naskah"', field="", message="Bukan naskah."),
        ),
        [("item-refused", "Daftar!B19")],
    ),
    "a list of words on a column of figures": (
        both(
            lambda spec: replace(spec, lists=(("satuan", ("1", "Naskah")),)),
            column(*ACTUAL, choices="satuan"),
        ),
        [("item-refused", "Daftar!B19")],
    ),
    "help that lets a required column be blank": (
        column(*ACTUAL, help="Boleh kosong bila belum ada."),
        [("help-on-blank", "Format!J15")],
    ),
    "help that demands what nothing demands": (
        own(help="Wajib diisi.", choices="satuan"),
        [("help-on-blank", "Format!A4")],
    ),
    "a rule that refuses blanks of a column that need not be filled": (
        rule("A01", condition='[Keterangan] <> ""', message="Isi keterangan."),
        [("blank-refused", "Format!F29")],
    ),
    "a column nobody checks": (own(), [("unchecked", "Format!A4")]),
}


@pytest.mark.parametrize("case", BROKEN)
def test_each_broken_office_is_caught_by_the_right_advice_at_its_cell(case: str) -> None:
    breaking, expected = BROKEN[case]
    assert advised(breaking(sample_spec())) == expected


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_of_the_sample_nothing_is_advised(quarter: int) -> None:
    spec = sample_spec()
    period = replace(spec.period, number=quarter)
    assert advised(replace(spec, settings=replace(spec.settings, period=period))) == []


def test_a_condition_that_rests_on_another_column_does_not_refuse_an_item() -> None:
    needs = 'IF([Bukti Dukung] = "Naskah", LEN([Keterangan]) >= 10, TRUE)'
    breaking = both(
        column(Block.INDICATORS, "bukti", choices="satuan"),
        rule("A01", condition=needs, message="Jelaskan naskahnya."),
    )
    assert advised(breaking(sample_spec())) == []


def test_which_checks_look_at_what_of_a_column_is_told_of_each() -> None:
    found = {
        (field.block, field.key): covered for field, covered in coverage(source(sample_spec()))
    }
    assert found[NOTE] == {
        Attribute.KIND: ("V06",),
        Attribute.LIST: (),
        Attribute.LENGTH: ("V24", "A01"),
        Attribute.RANGE: (),
        Attribute.REQUIRED: ("V09", "V11"),
    }
    assert found[ACTUAL][Attribute.RANGE][:5] == ("V08", "V09", "V11", "V12", "V13")
    history = {each.name for each in BY_HISTORY}
    assert {*found[ACTUAL][Attribute.RANGE][5:]} == history - {"V34"}
    assert history <= {*found[Block.BUDGET, "rp_2"][Attribute.RANGE]}
    assert found[Block.BUDGET, "rp_2"][Attribute.REQUIRED] == ("V05",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("[Realisasi TW ini] <= 5", "5 >= [realisasi_2]", True),
        ("[Realisasi TW ini] <= 5", "NOT([Realisasi TW ini] > 5.0)", True),
        ("[Realisasi TW ini] <= 5", "[Realisasi TW ini] < 5", False),
        ("[Realisasi TW ini] + 1 = 2", "2 = 1 + ([Realisasi TW II])", True),
        ("[Realisasi TW ini] - 1 = 2", "2 = 1 - [Realisasi TW II]", False),
        (
            'AND([Realisasi TW ini] > 1, AND([Satuan] = "x", [Keterangan] = ""))',
            'AND([Keterangan] = "", [Satuan] = "X", 1 < [Realisasi TW ini])',
            True,
        ),
        (
            'AND([Realisasi TW ini] > 1, [Satuan] = "x")',
            'OR([Realisasi TW ini] > 1, [Satuan] = "x")',
            False,
        ),
        ("[Realisasi TW ini] = 1", "[Realisasi TW ini] = TRUE", False),
    ],
)
def test_conditions_mean_the_same_whichever_way_they_are_turned(
    one: str, other: str, same: bool
) -> None:
    rules = tuple(
        Rule(code, "Galat", "Indikator", condition, "", "Periksa.")
        for code, condition in (("A01", one), ("A02", other))
    )
    found, faults = compile_rules(replace(sample_spec(), rules=rules), DAY)
    assert faults == ()
    assert (meaning_of(found[0]) == meaning_of(found[1])) is same


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Isi 0 sampai 100.", [("0", False, False), ("100", True, False)]),
        ("paling banyak 1.500 huruf", [("1500", True, True)]),
        ("Minimal 2,5; maksimal 10", [("10", True, False), ("2.5", False, False)]),
        ("Laporan No. 050/12/2026 tanggal 30 Juni 2026, TW I sampai TW II", []),
    ],
)
def test_bounds_are_read_from_help(text: str, bounds: list[tuple[str, bool, bool]]) -> None:
    assert bounds_in(text) == [
        Bound(Decimal(figure), up, letters) for figure, up, letters in bounds
    ]


@pytest.mark.parametrize(
    ("condition", "kinds"),
    [
        ("[Sub Kegiatan].[Realisasi Rp TW ini] <= 900000000000", []),
        ("[Sub Kegiatan].[Pagu Anggaran (Rp)] > 0", ["never-fires"]),
        ("[Setda].[Realisasi TW ini] > 0", []),
        ("[Target Tahun] = [SIPD].[Target]", []),
        ("[Target Tahun] = [SIPD].[Lain]", ["never-judged"]),
        ("[Realisasi TW ini] <= 9 * [Realisasi TW ini tahun lalu]", []),
    ],
)
def test_a_rule_over_linked_rows_is_tried_on_these_and_one_over_the_office_is_left_alone(
    condition: str, kinds: list[str]
) -> None:
    """The ceiling is the office's own, no answer of a bureau changes it; what SIPD holds will change."""
    written = Rule("A90", "Galat", "Indikator", condition, "Keterangan", "Periksa lagi.")
    spec = sample_spec()
    last = spec.indicators[-1]
    known = (("", last.id, last.target_year),)
    sipd = Source("SIPD", "SIPD", DAY, (("Target", known), ("Lain", ())))
    spec = replace(spec, rules=(*spec.rules, written), sources=(sipd,))
    before = advised(sample_spec())
    assert [kind for kind, cell in advised(spec) if (kind, cell) not in before] == kinds


def test_a_rule_over_the_figure_since_january_is_named_at_the_figure_of_the_quarter() -> None:
    covered = {field.key: told for field, told in coverage(source(sample_spec()))}
    assert "A02" in covered["k_2"][Attribute.RANGE]
    assert "A02" not in covered["rp_2"][Attribute.RANGE]


def test_a_copy_stands_in_the_place_of_a_delivered_rule_that_is_suspended() -> None:
    copy = rule("A02", condition=DELIVERED[Code.V16].condition, field="", message="")
    resting = rule("V16", state=RuleState.SUSPENDED)
    assert advised(both(copy, resting)(sample_spec())) == []
