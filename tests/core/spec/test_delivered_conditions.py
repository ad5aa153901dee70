"""The conditions with which rules are delivered: read, changed by an office, locked where there is none."""

from datetime import date

import pytest

from tests.core.builders import (
    BUREAU,
    FIRST,
    IN_TIME,
    Edit,
    Plain,
    answer,
    answers,
    asking,
    form,
    judged,
    office,
    relabelled,
)
from tests.samples import sample_spec, with_settings
from xlsops.core.form.cell_formulas import formulas_of
from xlsops.core.spec.accepted_explanations import Explaining
from xlsops.core.spec.methods import Method
from xlsops.core.spec.named.delivered_conditions import (
    DELIVERED,
    as_delivered,
    is_locked,
    with_condition,
)
from xlsops.core.spec.rules import compile_rules, delivered_for
from xlsops.core.spec.spec import Block, FieldKind, Rule, Spec, Visibility
from xlsops.core.terms.findings import Code
from xlsops.core.terms.suspensions import Suspension
from xlsops.core.values.cells import BLANK, Content, ErrorValue, Text
from xlsops.core.values.structs import replace

DAY = date(2026, 7, 8)
OVER = answer(FIRST, "rp_2", 104_000_000)
FAR_OVER = answer(FIRST, "rp_2", 105_000_001)
MORE = "[Realisasi Rp TW ini] <= 1.05 * [Pagu Anggaran (Rp)]"
ROW = Rule("V16", "Galat", "Anggaran", MORE, "Realisasi Rp TW ini", "")


def codes(spec: Spec, *edits: object) -> list[str]:
    return [each.code for each in judged(*edits, spec=spec)]  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["(bawaan)", "(Bawaan)", " (bawaan: menyangkut susunan berkas) "])
@pytest.mark.parametrize("code", ["V16", "V09", "LUAR"])
def test_the_word_of_earlier_workbooks_means_what_is_delivered(code: str, typed: str) -> None:
    assert as_delivered(code, typed)


@pytest.mark.parametrize("code", DELIVERED)
def test_a_delivered_condition_typed_again_is_the_delivered_one_and_another_is_not(
    code: Code,
) -> None:
    condition = DELIVERED[code].condition
    assert as_delivered(code.name, f"  {condition.upper()} ".replace(" ", "  "))
    assert not as_delivered(code.name, f"{condition} + 1")
    assert not is_locked(code.name)
    assert is_locked("V09")
    assert not as_delivered("V09", condition)


@pytest.mark.parametrize(
    ("code", "block", "field", "same"),
    [
        ("V08", "Semua", "", True),
        ("V08", "semua ", "", True),
        ("V08", "Indikator", "", False),
        ("V08", "Anggaran", "", False),
        ("V16", "Anggaran", "", True),
        ("V16", "Anggaran", "Realisasi RP  TW ini", True),
        ("V16", "Anggaran", "Keterangan", False),
        ("V32", "Anggaran", "Penanggung Jawab", False),
    ],
)
def test_a_delivered_condition_over_another_table_or_column_is_one_of_the_office(
    code: str, block: str, field: str, *, same: bool
) -> None:
    condition = DELIVERED[Code[code]].condition
    assert as_delivered(code, condition, block, field) is same
    assert as_delivered(code, "(bawaan)", block, field)


def test_a_delivered_condition_of_one_table_alone_leaves_the_other_in_peace() -> None:
    rule = Rule("V08", "Galat", "Anggaran", DELIVERED[Code.V08].condition, "", "")
    found = judged(
        answer("SUM", "realisasi_2", -1), answer(FIRST, "k_2", -1), spec=office(rules=(rule,))
    )
    assert [(each.field, each.message) for each in found if each.code == "V08"] == [
        ("k_2", "Realisasi K TW II tidak boleh kurang dari 0, tertulis -1.")
    ]


def test_a_condition_that_marks_another_column_speaks_of_its_own() -> None:
    known = DELIVERED[Code.V12]
    rule = Rule("V12", "Galat", known.block, known.condition, "Keterangan", "")
    fell = answers("LAST", realisasi_2=70, keterangan="Sudah dicocokkan dengan register.")
    (found,) = (each for each in judged(fell, spec=office(rules=(rule,))) if each.code == "V12")
    assert found.field == "keterangan"
    assert "Sudah dicocokkan" not in found.message


def test_the_sheet_tells_the_condition_of_each_delivered_rule_and_of_all_others_why_not() -> None:
    """A workbook as delivered prints as one of before: what it asks has the same fingerprint."""
    rules = {each.code: each for each in sample_spec().rules}
    assert all(rules[code.name].condition == "" for code in Code)
    assert {with_condition(rules[code.name]).condition for code in DELIVERED} == {
        each.condition for each in DELIVERED.values()
    }
    assert with_condition(rules["V09"]) is rules["V09"]


def test_a_row_that_is_gone_or_says_bawaan_leaves_the_delivered_condition() -> None:
    assert "V16" in codes(office(), OVER)
    assert "V16" in codes(office(rules=(replace(ROW, condition=""),)), OVER)


def test_a_condition_of_the_office_replaces_the_delivered_one_at_intake_and_in_the_form() -> None:
    own = office(rules=(ROW,))
    assert "V16" not in codes(own, OVER)
    (found,) = (each for each in judged(FAR_OVER, spec=own) if each.code == "V16")
    assert (found.severity.value, found.field) == ("Galat", "rp_2")
    assert "(105.000.001) harus paling banyak 1,05 kali Pagu Anggaran (Rp) (100.000.000)" in (
        found.message
    )
    sheet = form(own).budget
    line = next(each for each in sheet.lines if each.id == FIRST)
    said = formulas_of(sheet, line, own, compile_rules(own, DAY)[0], "9")["status"]
    assert "melebihi pagu" not in said
    assert "1,05 kali Pagu Anggaran (Rp)" in said


def test_a_pesan_of_the_office_is_what_its_own_condition_says_and_a_delivered_one_is_not() -> None:
    mine = replace(ROW, message="Lebih dari 105% pagu.")
    (found,) = (each for each in judged(FAR_OVER, spec=office(rules=(mine,))) if each.code == "V16")
    assert found.message.startswith("Lebih dari 105% pagu. ")
    (row,) = (each for each in sample_spec().rules if each.code == "V16")
    rules, _ = compile_rules(office(rules=(replace(ROW, message=row.message),)), DAY)
    assert rules[0].sentence().startswith("Realisasi Rp TW II harus")


def test_a_condition_of_the_office_that_rests_leaves_its_bureau_in_peace() -> None:
    resting = replace(ROW, rests=(Suspension(BUREAU.code, IN_TIME.date()),))
    assert "V16" not in codes(office(rules=(resting,)), FAR_OVER)


def test_a_delivered_condition_needs_no_heading_to_be_as_delivered() -> None:
    fields = tuple(
        replace(each, label=f"{each.label} kantor ini")
        if each.editable or each.key == "pagu"
        else each
        for each in office().fields
    )
    spec = replace(office(), fields=fields)
    assert len(delivered_for(spec)) == len(delivered_for(office()))
    assert "V16" in codes(spec, OVER)


@pytest.mark.parametrize(
    ("key", "heading", "edit", "code"),
    [
        ("pagu", "Pagu Anggaran (Rp)", OVER, "V16"),
        ("rp_sd", "Realisasi Rp s.d. TW ini", OVER, "V16"),
        ("rp_2", "Setiap angka", answer(FIRST, "rp_2", -3), "V08"),
        ("penanggung_jawab", "Penanggung Jawab", answer(FIRST, "penanggung_jawab", None), "V32"),
        ("penanggung_jawab", "Diukur TW ini", answer(FIRST, "penanggung_jawab", None), "V32"),
    ],
)
def test_an_own_column_of_a_heading_a_delivered_condition_names_changes_nothing(
    key: str, heading: str, edit: Edit, code: str
) -> None:
    spec = relabelled(office(), key, label="Nama lain")
    (known,) = (each for each in spec.fields if each.key == key and each.block is Block.BUDGET)
    own = replace(known, key="milik_kantor", label=heading, kind=FieldKind.NUMBER, required=False)
    own = replace(own, editable=True, shown=Visibility.ALWAYS, quarter=None)
    wide = asking(spec, own)
    filled = answer(FIRST, own.key, 10**12)
    found = {(each.code, each.field, each.line) for each in judged(edit, filled, spec=wide)}
    assert found == {(each.code, each.field, each.line) for each in judged(edit, spec=spec)}
    assert code in {each for each, _, _ in found}


@pytest.mark.parametrize(
    ("written", "blank"),
    [
        *((text, True) for text in ("\u00a0", "\u200b", "\t", "\r\n", "\u3000", "  ", " \u00ad ")),
        (Content(Text("\u00a0"), "A1"), True),
        (Content(BLANK, "1+1", calculated=False), False),
        ("\u00a0Kasubbag", False),
    ],
)
def test_a_text_of_which_nobody_sees_anything_names_nobody(written: Plain, blank: bool) -> None:
    """A formula nobody has calculated yet may name somebody."""
    assert ("V32" in codes(office(), answer(FIRST, "penanggung_jawab", written))) is blank


def test_a_form_without_a_column_is_not_asked_for_it() -> None:
    fields = tuple(each for each in office().fields if each.key != "penanggung_jawab")
    assert "V32" not in {each.rule.code for each in delivered_for(replace(office(), fields=fields))}


def test_without_a_column_of_explanations_nothing_is_explained() -> None:
    fields = tuple(each for each in office().fields if each.key != "keterangan")
    spec = replace(office(), fields=fields)
    far = [answer(FIRST, "k_2", 2), answer(FIRST, "rp_2", 99_000_000)]
    assert "V19" in codes(spec, *far)
    copy = Rule("A10", "Galat", "Anggaran", DELIVERED[Code.V19].condition, "", "")
    assert 'Kolom "Keterangan" tidak ada' in compile_rules(replace(spec, rules=(copy,)), DAY)[1][0]


def test_an_error_explains_nothing() -> None:
    far = answers(FIRST, k_2=2, rp_2=99_000_000, keterangan="Pagu bertambah dua kali")
    assert "V19" not in codes(office(), far)
    assert "V19" in codes(office(), far, answer(FIRST, "keterangan", ErrorValue("#N/A")))


def test_of_a_figure_that_is_no_number_no_reasons_are_asked() -> None:
    """The quarters before may give an achievement all the same."""
    silent = answers("SUM", realisasi_2=None, pendorong=None, penghambat=None, rtl=None)
    wrong = answer("SUM", "realisasi_2", ErrorValue("#DIV/0!"))
    assert codes(office(), silent, wrong) == ["V06"]


def test_a_copy_of_a_rule_on_explanations_asks_what_the_office_asks_of_them() -> None:
    rule = Rule("A10", "Peringatan", "Anggaran", DELIVERED[Code.V19].condition, "", "")
    far = answers(FIRST, k_2=2, rp_2=99_000_000, keterangan="Pagu naik")
    for letters, found in ((10, True), (9, False)):
        spec = with_settings(office(rules=(rule,)), explaining=Explaining(letters=letters))
        assert ("A10" in codes(spec, far)) is found
        assert ("V19" in codes(spec, far)) is found


@pytest.mark.parametrize(
    ("filled", "marked"),
    [
        ({"penghambat": None, "rtl": None}, "penghambat"),
        ({"penghambat": "Cuaca buruk", "rtl": None}, "rtl"),
        ({"penghambat": "Cuaca buruk", "rtl": "Rapat lagi"}, "penghambat"),
    ],
)
def test_of_several_columns_the_first_blank_one_is_marked(
    filled: dict[str, str | None], marked: str
) -> None:
    field = "Faktor Penghambat; Rencana Tindak Lanjut"
    rule = Rule("A10", "Galat", "Indikator", "[Realisasi TW ini] > 99999", field, "Periksa.")
    found = judged(answers("SUM", realisasi_2=10, **filled), spec=office(rules=(rule,)))
    assert [each.field for each in found if (each.code, each.line) == ("A10", "SUM")] == [marked]
    wrong = replace(rule, field="Faktor Penghambat; Entah")
    assert 'Kolom "Entah" tidak ada' in compile_rules(office(rules=(wrong,)), DAY)[1][0]


def test_whether_quarters_before_are_left_out_is_asked_when_the_office_collects() -> None:
    rule = Rule("A10", "Galat", "Anggaran", DELIVERED[Code.V19].condition, "", "")
    ((live,), faults) = compile_rules(office(rules=(rule,)), DAY)
    assert (faults, live.live) == ((), False)
    assert live.sentence().endswith("Keterangan menjelaskan sebabnya.")


def test_settings_a_condition_names_are_those_of_the_office() -> None:
    condition = 'OR([isi_anggaran] = "s.d. triwulan", LEN([Keterangan]) < 0)'
    rule = Rule("A10", "Galat", "Anggaran", condition, "", "Ya.")
    alone = replace(rule, condition='[isi_anggaran] = ""', field="Keterangan")
    assert "tidak menyebut satu kolom pun" in compile_rules(office(rules=(alone,)), DAY)[1][0]
    for method, broken in ((Method.LAST, False), (Method.SUM, True)):
        spec = with_settings(office(rules=(rule,)), spending_method=method)
        assert ("A10" in codes(spec)) is broken


@pytest.mark.parametrize(
    ("condition", "edits", "lines"),
    [
        ("[Setiap angka] >= 0", answers(FIRST, k_2=-1, rp_2=-1), ["k_2", "rp_2"]),
        ("[Setiap rupiah] >= 0", answers(FIRST, k_2=-1, rp_2=-1), ["rp_2"]),
        ("N([Pagu Anggaran (Rp)]) < 0", answers(FIRST, k_2=-1), ["pagu", "pagu"]),
    ],
)
def test_an_office_copies_a_delivered_rule_under_a_code_of_its_own(
    condition: str, edits: object, lines: list[str]
) -> None:
    rule = Rule("A10", "Peringatan", "Anggaran", condition, "", "Salinan.")
    found = judged(edits, spec=office(rules=(rule,)))  # type: ignore[arg-type]
    assert [each.field for each in found if each.code == "A10"] == lines


def test_a_rule_of_both_tables_judges_each_that_has_its_columns() -> None:
    rule = Rule("A10", "Peringatan", "Semua", "LEN([Keterangan]) < 0", "", "Kosong.")
    found = [each for each in judged(spec=office(rules=(rule,))) if each.code == "A10"]
    assert {each.cell.sheet for each in found} == {"Indikator", "Anggaran"}
    one = replace(rule, condition="LEN([Indikator Kinerja]) < 0", field="")
    found = [each for each in judged(spec=office(rules=(one,))) if each.code == "A10"]
    assert {each.cell.sheet for each in found} == {"Indikator"}


@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        ("[Setiap angka] >= [Setiap rupiah]", "Syarat memakai [Setiap angka] bersama"),
        ("[Target terakhir] > 0", 'hanya diketahui dari realisasi, bukan kolom "target"'),
        ("[Nilai Entah] > 0", 'Kolom "Nilai Entah" tidak ada di lembar Format'),
    ],
)
def test_what_a_condition_cannot_name_is_told(condition: str, fault: str) -> None:
    rule = Rule("A10", "Galat", "Semua", condition, "", "")
    rules, faults = compile_rules(office(rules=(rule,)), DAY)
    assert (rules, len(faults)) == ((), 1)
    assert fault in faults[0]


def test_the_last_known_figure_is_asked_for_in_no_first_quarter() -> None:
    rule = Rule("A10", "Galat", "Indikator", "[Realisasi TW ini] >= [Realisasi terakhir]", "", "")
    assert compile_rules(office(1, rules=(rule,)), DAY) == ((), ())
    ((live,), faults) = compile_rules(office(rules=(rule,)), DAY)
    assert (faults, live.live) == ((), True)
