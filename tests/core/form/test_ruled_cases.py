"""What a form says live follows the rows of built-in rules."""

from datetime import date, timedelta

import pytest

from tests.core.builders import BUREAU, LAST, SUM, form, office
from tests.samples import sample_spec, with_settings
from xlsops.core.form.cell_formulas import formulas_of
from xlsops.core.form.live_conditions import delivered_cases
from xlsops.core.form.ruled_cases import built_in_rules, for_bureau, on_day, ruled
from xlsops.core.form.status_cases import (
    FILLED,
    LOOK_AT,
    NOT_DUE,
    OPTIONAL,
    UNANSWERED,
    StatusCase,
    in_order,
    indicator_cases,
    output_beside_money,
    rupiah_cases,
    unread,
)
from xlsops.core.formula.tree import Constant
from xlsops.core.spec.accepted_explanations import Explaining
from xlsops.core.spec.methods import Method
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Rule, RuleState, Spec
from xlsops.core.terms.findings import Code
from xlsops.core.terms.suspensions import Suspension
from xlsops.core.values.structs import replace

DAY = date(2026, 7, 8)
WRONG = f"{LOOK_AT}bukan angka"
OFFICE = office(indicators=(replace(LAST, never_falls=True), SUM))
FORM = form(OFFICE)
ALL = (
    *unread("realisasi_2"),
    *in_order(
        (
            *indicator_cases("realisasi_2", percent=True, explaining=Explaining()),
            *rupiah_cases("rp_2", Explaining()),
            *output_beside_money(Explaining(), last=False),
        ),
        (case for sheet in FORM.sheets for case in delivered_cases(sheet, sheet.asked[0], OFFICE)),
    ),
)


def row(code: str, severity: str = "Galat", message: str = "", **more: object) -> Rule:
    return Rule(code, severity, "Semua", "", "", message, **more)  # type: ignore[arg-type]


def sayings(cases: tuple[StatusCase, ...], *rows: Rule) -> list[str]:
    return [each.saying for each in ruled(cases, built_in_rules(rows))]


def silenced(code: str) -> Rule:
    return row(code, state=RuleState.SUSPENDED)


@pytest.mark.parametrize(
    "code", ["V08", "V09", "V11", "V12", "V16", "V17", "V18", "V20", "V21", "V32"]
)
def test_every_case_of_a_suspended_rule_is_left_out_and_no_other(code: str) -> None:
    left = [each.saying for each in ALL if Code[code] not in each.codes]
    assert len(left) < len(ALL)
    assert sayings(ALL, silenced(code)) == left


@pytest.mark.parametrize("state", [RuleState.ACTIVE, RuleState.TRIAL])
def test_a_rule_that_holds_says_what_it_always_said(state: RuleState) -> None:
    rows = (row(code.name, state=state) for code in Code)
    assert sayings(ALL, *rows) == sayings(ALL) == [each.saying for each in ALL]


def test_every_case_knows_the_rules_that_judge_it() -> None:
    assert {code.name for each in ALL for code in each.codes} == {
        *("V05", "V06", "V07", "V08", "V09", "V11", "V12", "V16", "V17", "V18", "V20", "V21", "V32")
    }


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["V05"], [OPTIONAL, WRONG]),
        (["V06"], [UNANSWERED, WRONG]),
        (["V06", "V07"], [UNANSWERED, FILLED]),
    ],
)
def test_what_cannot_be_reckoned_with_still_ends_the_cases(
    codes: list[str], expected: list[str]
) -> None:
    assert sayings(unread("realisasi_2"), *map(silenced, codes)) == expected


def test_a_line_that_is_not_due_waits_whatever_the_rules_say() -> None:
    found = sayings(unread("realisasi_2", due=False), silenced("V05"), silenced("V29"))
    assert found[0] == NOT_DUE


def test_what_only_informs_asks_for_nothing() -> None:
    rows = (row(each, "Informasi") for each in ("V05", "V06", "V09", "V11", "V16", "V18", "V21"))
    assert [each for each in sayings(ALL, *rows) if not each.startswith(LOOK_AT)] == [
        UNANSWERED,
        "Informasi: melebihi pagu",
        "Informasi: di atas 1000%",
        "Informasi: di atas 100%",
        "Informasi: rupiah tidak bulat",
        "Informasi: rupiah terlalu kecil terhadap pagu",
        "Informasi: faktor penghambat dan rencana tindak lanjut belum diisi",
        *["Informasi: capaian tidak wajar"] * 2,
        *["Isi penanggung jawab"] * 2,
    ]
    both = row("V06", "Informasi"), row("V07", "Informasi")
    assert sayings(unread("realisasi_2"), *both)[1] == "Informasi: bukan angka"


def test_a_pesan_of_the_office_stands_behind_what_the_form_says() -> None:
    case = StatusCase(Constant(True), f"{LOOK_AT}melebihi pagu", (Code.V16,))
    (shipped,) = (each for each in sample_spec().rules if each.code == "V16")
    assert sayings((case,), shipped) == [case.saying]
    said = 'Hubungi  "Subbag Keuangan".'
    assert sayings((case,), replace(shipped, message=said)) == [
        "Periksa: melebihi pagu. Hubungi 'Subbag Keuangan'."
    ]
    (long,) = sayings((case,), replace(shipped, message="panjang " * 99))
    assert len(long) == 200


def test_a_delivered_rule_with_a_condition_of_the_office_says_that_one_alone() -> None:
    own = Rule(
        "V16", "Galat", "Anggaran", "[Realisasi Rp TW ini] <= 1.05 * [Pagu Anggaran (Rp)]", "", ""
    )
    found = status(office(rules=(own,)), budget=True)
    assert "melebihi pagu" in status(office(), budget=True)
    assert "melebihi pagu" not in found
    assert (
        '"Periksa: Realisasi Rp TW II harus paling banyak 1,05 kali Pagu Anggaran (Rp)."' in found
    )
    quiet = replace(own, state=RuleState.SUSPENDED)
    assert "Pagu Anggaran" not in status(office(rules=(quiet,)), budget=True)


def state_of(rule: Rule, day: date, bureau: str) -> RuleState:
    spec = replace(office(), rules=(rule,))
    return for_bureau(on_day(spec, day), bureau).rules[0].state


@pytest.mark.parametrize(
    "rule",
    [
        row("V16"),
        silenced("V16"),
        row("V16", since=DAY),
        row("V16", until=DAY),
        row("V16", state=RuleState.TRIAL, since=DAY, until=DAY),
        row("V16", rests=(Suspension("", DAY, DAY),)),
        row("V16", rests=(Suspension("UJI", DAY, DAY), Suspension("LAIN", DAY))),
        row("V16", rests=(Suspension("uji"),)),
    ],
)
def test_a_rule_holds_in_the_form_of_a_bureau_on_the_days_it_holds_at_intake(rule: Rule) -> None:
    for day in (DAY - timedelta(1), DAY, DAY + timedelta(1)):
        for bureau in ("UJI", "LAIN", "LUAR"):
            holds = state_of(rule, day, bureau) is not RuleState.SUSPENDED
            assert holds is rule.applies_on(day, bureau), (day, bureau)


def test_a_spec_whose_rules_all_hold_is_left_as_it_is() -> None:
    spec = office()
    assert on_day(spec, DAY) is spec
    assert for_bureau(spec, BUREAU.code) is spec


def status(spec: Spec, *, budget: bool = False) -> str:
    layout = form(spec)
    sheet = layout.budget if budget else layout.indicators
    line, rules = sheet.asked[0], compile_rules(spec, DAY)[0]
    return formulas_of(sheet, line, spec, rules, str(sheet.row(line.id)))["status"]


def test_the_formula_of_a_form_lacks_what_is_suspended_shown_guises_and_own_columns_too() -> None:
    spec = office(indicators=(replace(LAST, never_falls=True), SUM))
    spec = with_settings(spec, spending_method=Method.LAST)
    required = tuple(
        replace(each, required=True) if each.key == "bukti" else each for each in spec.fields
    )
    spec = replace(spec, fields=required)
    assert '"Isi Bukti Dukung' in status(spec)
    assert "tampil sebagai tanggal" in status(spec)
    quiet = replace(spec, rules=tuple(map(silenced, ("V05", "V06", "V07", "V12"))))
    for gone in ("Isi Bukti Dukung", "tampil sebagai tanggal", "turun dari TW lalu", UNANSWERED):
        assert gone in status(spec)
        assert gone not in status(quiet)
    assert f'"{OPTIONAL}"' in status(quiet)
    informs = replace(spec, rules=(row("V05", "Informasi"),))
    assert '"Informasi: Bukti Dukung' in status(informs)


def test_a_rule_of_the_office_that_only_informs_asks_for_nothing_either() -> None:
    own = Rule("A10", "Informasi", "Anggaran", "[Realisasi K TW ini] < 5", "", "Banyak sekali.")
    assert '"Informasi: Banyak sekali."' in status(office(rules=(own,)), budget=True)
    heavier = replace(own, severity="Peringatan")
    assert '"Periksa: Banyak sekali."' in status(office(rules=(heavier,)), budget=True)


def test_a_bound_of_the_office_on_achievements_replaces_both_sayings_of_the_delivered_one() -> None:
    own = Rule("V11", "Galat", "Indikator", "[Capaian sebelum dibatasi (%)] <= 200", "", "")
    assert "capaian tidak wajar" in status(office())
    found = status(office(rules=(own,)))
    assert "capaian tidak wajar" not in found
    assert '"Periksa: Capaian sebelum dibatasi (%) harus paling banyak 200."' in found
