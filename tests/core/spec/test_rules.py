"""The rules an office writes are compiled over the open quarter, or their fault is told."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.core.builders import form, office, relabelled
from tests.samples import sample_spec
from xlsops import messages
from xlsops.core.form.cell_formulas import formulas_of
from xlsops.core.formula.parsing import parse
from xlsops.core.spec.named.elsewhere import SourceColumn
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.named.rule_sheets import sheets_named
from xlsops.core.spec.rules import compile_rules, waiting_for_quarter
from xlsops.core.spec.sources import Source
from xlsops.core.spec.spec import Block, Rule, RuleState, Spec
from xlsops.core.terms.suspensions import Suspension
from xlsops.core.values.structs import replace

DAY = date(2026, 7, 8)
BASE = Rule("A01", "Galat", "Indikator", "[Realisasi TW ini] > 0", "", "Periksa lagi.")


def compiled(
    condition: str = BASE.condition, quarter: int = 2, day: date = DAY, **more: object
) -> tuple[tuple[LiveRule, ...], tuple[str, ...]]:
    row = replace(BASE, condition=condition, **more)  # type: ignore[arg-type]
    return compile_rules(office(quarter, rules=(row,)), day)


def live(condition: str, quarter: int = 2, **more: object) -> LiveRule:
    found, faults = compiled(condition, quarter, **more)
    assert faults == ()
    return found[0]


def keys(condition: str, quarter: int = 2, **more: object) -> list[str]:
    """Return the columns behind the names of a condition."""
    return [field.key for _, field in live(condition, quarter, **more).fields]


def test_the_rules_of_the_sample_office_are_usable_in_every_quarter() -> None:
    spec = sample_spec()
    for quarter in (1, 2, 3, 4):
        period = replace(spec.period, number=quarter)
        here = replace(spec, settings=replace(spec.settings, period=period))
        found, faults = compile_rules(here, DAY)
        assert ([each.rule.code for each in found], faults) == (["A01", "A02"], ())


def test_a_compiled_rule_knows_its_tree_its_columns_and_the_marked_one() -> None:
    rule = live("[Realisasi TW ini] <= 2*[Target Tahun]", field="Keterangan")
    assert rule.block is Block.INDICATORS
    assert rule.tree == parse("[Realisasi TW ini] <= 2*[Target Tahun]")
    assert [(name, field.key) for name, field in rule.fields] == [
        ("Realisasi TW ini", "realisasi_2"),
        ("Target Tahun", "target_tahun"),
    ]
    assert (rule.marked.key, rule.numeric_keys) == ("keterangan", ("realisasi_2", "target_tahun"))


@pytest.mark.parametrize(
    ("name", "quarter", "key"),
    [
        ("Realisasi TW ini", 1, "realisasi_1"),
        ("Realisasi TW ini", 4, "realisasi_4"),
        ("Realisasi TW lalu", 2, "realisasi_1"),
        ("Realisasi TW lalu", 4, "realisasi_3"),
        ("Realisasi s.d. TW ini", 2, "realisasi_sd"),
        ("realisasi tw ii", 2, "realisasi_2"),
        ("REALISASI TW I", 2, "realisasi_1"),
        ("Realisasi TW Ini", 2, "realisasi_2"),
        ("realisasi  tw LALU", 2, "realisasi_1"),
        (" Realisasi TW ini ", 4, "realisasi_4"),
        ("realisasi_3", 2, "realisasi_3"),
        ("Capaian (%)", 2, "capaian"),
        ("Satuan", 2, "satuan"),
    ],
)
def test_a_name_is_a_heading_a_key_or_a_quarter_seen_from_now(
    name: str, quarter: int, key: str
) -> None:
    assert keys(f"[{name}]<>0", quarter) == [key]


def test_the_same_heading_means_the_column_of_its_own_table() -> None:
    rule = live("[Satuan]<>[Realisasi K s.d. TW ini]", block="Anggaran")
    assert [(field.block, field.key) for _, field in rule.fields] == [
        (Block.BUDGET, "satuan"),
        (Block.BUDGET, "k_sd"),
    ]


@pytest.mark.parametrize(
    ("condition", "marked"), [("[Target Tahun]>[Realisasi TW ini]", "target_tahun")]
)
def test_without_a_marked_column_the_first_named_one_is_marked(condition: str, marked: str) -> None:
    assert live(condition).marked.key == marked


@pytest.mark.parametrize(
    ("condition", "needed"),
    [
        ("[Satuan]=[Keterangan]", ()),
        ("[Realisasi TW ini]+[Realisasi TW ini]+[realisasi_2]>0", ("realisasi_2",)),
        ("[Capaian (%)]>[Realisasi TW ini]", ("capaian", "realisasi_2")),
        ('[Predikat]<>"Rendah"', ()),
    ],
)
def test_a_line_needs_a_number_in_every_column_of_figures(
    condition: str, needed: tuple[str, ...]
) -> None:
    assert live(condition).numeric_keys == needed


def test_a_rule_is_met_by_the_values_of_its_columns() -> None:
    rule = live("[Realisasi TW ini] > [Realisasi TW lalu]")
    for now, met in ((2, True), (1, False)):
        assert rule.test(DAY)([(Decimal(now), Decimal(1))]) == [met]


@pytest.mark.parametrize(
    ("condition", "field"),
    [("[Realisasi TW lalu]>0", ""), ("[Realisasi TW ini]>0", "Realisasi TW lalu")],
)
def test_a_rule_over_the_quarter_before_rests_in_the_first_quarter(
    condition: str, field: str
) -> None:
    assert compiled(condition, 1, field=field) == ((), ())
    assert len(compiled(condition, 2, field=field)[0]) == 1


@pytest.mark.parametrize(
    ("more", "in_force"),
    [
        ({}, True),
        ({"state": RuleState.TRIAL}, True),
        ({"state": RuleState.SUSPENDED}, False),
        ({"state": RuleState.DRAFT}, False),
        ({"since": date(2026, 7, 8)}, True),
        ({"since": date(2026, 7, 9)}, False),
        ({"until": date(2026, 7, 8)}, True),
        ({"until": date(2026, 7, 7)}, False),
        ({"condition": ""}, False),
    ],
)
def test_a_rule_is_used_while_it_is_in_force(more: dict[str, object], in_force: bool) -> None:
    found, faults = compiled(**{"condition": BASE.condition, **more})  # type: ignore[arg-type]
    assert (len(found) == 1, faults) == (in_force, ())


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"block": "Lain"}, "Blok harus Indikator, Anggaran, atau Semua"),
        ({"condition": "1 > 0"}, messages.conditions.NO_COLUMN),
        (
            {"condition": "[Realisasi] > 0"},
            (
                'Kolom "Realisasi" tidak ada di lembar Format. Yang ada: Realisasi TW I, Realisasi TW ini, '
                "Realisasi TW III, Realisasi TW IV, Realisasi s.d. TW ini"
            ),
        ),
        ({"field": "Catatan"}, 'Kolom "Catatan" tidak ada di lembar Format'),
        (
            {"condition": "[Pagu Anggaran (Rp)] > 0"},
            'Kolom "Pagu Anggaran (Rp)" tidak ada di lembar Format',
        ),
        ({"condition": '[Status] = "Lengkap"'}, "Kolom Status tidak dapat dipakai dalam syarat"),
        ({"condition": "[Realisasi TW ini] >"}, 'Syarat "[Realisasi TW ini] >" belum selesai'),
        ({"condition": "1 >", "state": RuleState.SUSPENDED}, 'Syarat "1 >" belum selesai'),
    ],
)
def test_a_rule_that_cannot_be_used_is_told(more: dict[str, object], fault: str) -> None:
    live, (told,) = compiled(**{"condition": BASE.condition, **more})  # type: ignore[arg-type]
    assert (live, told.startswith(f"Lembar Aturan, kode A01: {fault}. ")) == ((), True)
    assert told.endswith(". Perbaiki syaratnya.")


@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        ("[Realisasi TW ini] / 0 > 1", "Syarat membagi dengan 0"),
        (
            '[Realisasi TW ini] > "5"',
            'Kolom "Realisasi TW ini" berisi angka, dibandingkan dengan teks "5"; '
            "tulis angkanya tanpa tanda kutip",
        ),
        (
            "[Bagian].[Satuan] > 0",
            'Kolom "Satuan" tidak berisi angka, jadi tidak dapat dijumlahkan',
        ),
        ("[Bagian].[Pagu Salah] > 0", 'Kolom "Pagu Salah" tidak ada di lembar Format'),
        ("[Bagian].[Predikat] > 0", 'Kolom "Predikat" tidak berisi angka'),
        ("[Setda].[Pagu Salah] > 0", 'Kolom "Pagu Salah" tidak ada di lembar Format'),
        ("[Setda].[Capaian (%)] > 0", 'Kolom "Capaian (%)" berisi persen'),
        (
            "[Indikator].[Target Tahun] > 0",
            "Baris ini sendiri ada di tabel Indikator; tulis [Target Tahun] saja",
        ),
        ("[Sub Kegiatan].[Target Tahun] > 0", 'Kolom "Target Tahun" tidak ada di lembar Format'),
        (
            "[Target TW ini tahun lalu] > 0",
            'Dari tahun lalu hanya realisasi tiap triwulan yang diketahui, bukan kolom "target tw ini"',
        ),
        ("[Sub Kegiatan].[Bukti Dukung] > 0", 'Kolom "Bukti Dukung" tidak berisi angka'),
        ("[Target Tahun] > [SIPD].[Pagu]", 'Lembar Aturan menyebut lembar "SIPD"'),
    ],
)
def test_a_condition_without_sense_is_told(condition: str, fault: str) -> None:
    found, (told,) = compiled(condition, field="Keterangan")
    assert (found, told.startswith(f"Lembar Aturan, kode A01: {fault}")) == ((), True)


def test_a_column_its_sheet_does_not_have_is_told_with_those_it_has() -> None:
    source = Source("SIPD", "SIPD", DAY, (("Pagu", ()), ("Sisa", ())))
    rule = replace(BASE, condition="[Target Tahun] > [SIPD].[Salah]")
    _, (told,) = compile_rules(replace(office(rules=(rule,)), sources=(source,)), DAY)
    assert 'Kolom "Salah" tidak ada di lembar SIPD. Yang ada: Pagu, Sisa' in told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            Source("SIPD", "SIPD", DAY, (("Pagu", ()), ("PAGU ", ()))),
            'Kolom "Pagu" ada lebih dari satu di lembar SIPD.',
        ),
        (
            Source("SIPD", "SIPD", DAY, (("Pagu", ()),), ("pagu",)),
            'Kolom "Pagu" di lembar SIPD berisi tanggal atau nilai TRUE/FALSE',
        ),
        (
            Source(
                "SIPD", "SIPD", DAY, (("Sisa", ()), ("Pagu", ())), ("Sisa", "Pagu"), ("C9", "D7")
            ),
            'Kolom "Pagu" di lembar SIPD, mulai sel D7, berisi tanggal',
        ),
    ],
)
def test_a_column_that_no_rule_can_be_sure_of_is_told_where_a_rule_names_it(
    source: Source, told: str
) -> None:
    def faults(condition: str) -> tuple[str, ...]:
        rule = replace(BASE, condition=condition)
        return compile_rules(replace(office(rules=(rule,)), sources=(source,)), DAY)[1]

    assert told in faults("[Target Tahun] > [SIPD].[Pagu]")[0]
    assert faults("[Target Tahun] > 0") == ()


def test_a_key_means_its_line_whatever_its_capitals_are() -> None:
    source = Source("SIPD", "SIPD", DAY, (("Pagu", (("", "hukum-01 ", Decimal(7)),)),))
    assert SourceColumn("SIPD].[Pagu", source, "pagu").of("HUKUM", "HUKUM-01") == Decimal(7)


@pytest.mark.parametrize(
    ("condition", "live"),
    [
        ("[Target Tahun] > 0", True),
        ("[Target Tahun] > [Bagian].[Target Tahun]", True),
        ("[Target Tahun] > [Bagian].[Pagu Anggaran (Rp)]", False),
        ("[Target Tahun] > [SIPD].[Pagu]", False),
    ],
)
def test_a_rule_that_needs_what_the_form_lacks_is_judged_when_the_office_collects(
    condition: str, live: bool
) -> None:
    source = Source("SIPD", "SIPD", DAY, (("Pagu", ()),))
    rule = replace(BASE, condition=condition)
    spec = replace(office(rules=(rule,)), sources=(source,))
    (found,), _ = compile_rules(spec, DAY)
    assert found.live is live
    sheet = form(spec).indicators
    status = formulas_of(sheet, sheet.lines[0], spec, (found,), "8")["status"]
    assert (rule.message in status) is live


@pytest.mark.parametrize(
    ("condition", "linked", "office"),
    [
        ("[Sub Kegiatan].[Realisasi Rp TW ini] > 0", ["rp_2"], []),
        ("[sub kegiatan].[Realisasi Rp TW lalu] > 0", ["rp_1"], []),
        ("[SETDA].[Realisasi TW ini] > [Setda].[Pagu Anggaran (Rp)]", [], ["realisasi_2", "pagu"]),
    ],
)
def test_the_other_table_and_the_office_are_named_as_a_sheet_is(
    condition: str, linked: list[str], office: list[str]
) -> None:
    rule = live(condition, field="Keterangan")
    assert [each.key for _, each in rule.linked] == linked
    assert [each.key for _, each in rule.office] == office
    assert (rule.live, sheets_named((rule.rule,))) == (False, ())


@pytest.mark.parametrize(
    ("name", "quarter", "key"),
    [
        ("Realisasi TW ini tahun lalu", 1, "realisasi_1"),
        ("realisasi TW III  Tahun Lalu", 2, "realisasi_3"),
        ("Realisasi TW lalu tahun lalu", 2, "realisasi_1"),
    ],
)
def test_a_figure_of_the_year_before_is_named_as_that_of_today(
    name: str, quarter: int, key: str
) -> None:
    rule = live(f"[{name}] > 0", quarter, field="Keterangan")
    assert ([each.key for _, each in rule.last_year], rule.fields, rule.live) == ([key], (), False)


def test_a_heading_that_says_tahun_lalu_itself_is_a_column() -> None:
    spec = relabelled(
        office(rules=(replace(BASE, condition="[Capaian tahun lalu] > 0"),)),
        "target_tahun",
        label="Capaian Tahun Lalu",
    )
    (rule,), _ = compile_rules(spec, DAY)
    assert ([each.key for _, each in rule.fields], rule.last_year) == (["target_tahun"], ())


def test_values_come_in_the_order_of_the_names() -> None:
    rule = live(
        "[Setda].[Target Tahun] + [Sub Kegiatan].[Pagu Anggaran (Rp)] * 10"
        " + [Bagian].[Target Tahun] * 100 + [Target Tahun] * 1000 = 1234"
    )
    assert rule.names == (
        "Target Tahun",
        "Bagian].[Target Tahun",
        "Sub Kegiatan].[Pagu Anggaran (Rp)",
        "Setda].[Target Tahun",
    )
    assert rule.test(DAY)([[Decimal(each) for each in (1, 2, 3, 4)]]) == [True]


@pytest.mark.parametrize(
    ("condition", "quarter", "rests"),
    [
        ("[Realisasi TW lalu] > 0", 1, True),
        ("[Sub Kegiatan].[Realisasi Rp TW lalu] > 0", 1, True),
        ("[Setda].[Realisasi TW lalu] > 0", 1, True),
        ("[Realisasi TW lalu tahun lalu] > 0", 1, True),
        ("[Realisasi TW ini tahun lalu] > 0", 1, False),
        ("[Realisasi TW lalu] > 0", 2, False),
        ("[Realisasi TW ini] > 0", 1, False),
        ("[Realisasi TW lalu] >", 1, False),
    ],
)
def test_a_rule_that_rests_in_the_first_quarter_is_named(
    condition: str, quarter: int, rests: bool
) -> None:
    spec = office(quarter, rules=(replace(BASE, condition=condition, field="Keterangan"),))
    assert [each.code for each in waiting_for_quarter(spec)] == ["A01"] * rests


def test_a_sheet_headed_by_quarters_is_asked_for_the_open_one_and_the_one_before() -> None:
    rows = tuple(
        (f"Realisasi TW {name}", (("", "X", Decimal(at)),))
        for at, name in enumerate(("I", "II", "III", "IV"), 1)
    )
    source = Source("Tahun Lalu", "Rekap 2025", DAY, rows)
    written = replace(
        BASE,
        condition="[Tahun Lalu].[Realisasi TW ini] > [Tahun Lalu].[Realisasi TW lalu]",
        field="Keterangan",
    )
    for quarter in (2, 4):
        spec = replace(office(quarter, rules=(written,)), sources=(source,))
        (rule,), faults = compile_rules(spec, DAY)
        assert ([each.of("UJI", "x") for each in rule.facts], faults) == (
            [quarter, quarter - 1],
            (),
        )


def test_the_sheets_people_added_are_asked_for_by_the_rules_that_name_them() -> None:
    rules = [
        replace(BASE, condition="[A] > [SIPD].[Pagu] + [Bagian].[B] + [Pegawai].[Jumlah]"),
        replace(BASE, condition="[A] > [sipd].["),
        replace(BASE, condition="[A] > [Draf].[B]", state=RuleState.DRAFT),
    ]
    assert sheets_named(rules) == ("SIPD", "Pegawai")


def test_a_draft_may_be_unfinished() -> None:
    assert compiled("1 >", state=RuleState.DRAFT) == ((), ())


def test_one_bad_rule_does_not_stop_the_others() -> None:
    spec: Spec = office(rules=(replace(BASE, condition="("), replace(BASE, code="A02")))
    found, faults = compile_rules(spec, DAY)
    assert ([each.rule.code for each in found], len(faults)) == (["A02"], 1)


@pytest.mark.parametrize("label", ["Faktor  Penghambat", "Faktor\nPenghambat", "FAKTOR Penghambat"])
@pytest.mark.parametrize("typed", ["", "Faktor Penghambat", "faktor   penghambat"])
def test_a_column_is_found_whatever_blanks_and_line_ends_its_heading_has(
    label: str, typed: str
) -> None:
    rule = replace(BASE, condition=f"LEN([{typed or label}]) > 5")
    spec = relabelled(office(2, rules=(rule,)), "penghambat", label=label)
    found, faults = compile_rules(spec, DAY)
    assert (faults, found[0].fields[0][1].key) == ((), "penghambat")


def test_of_two_headings_that_differ_in_blanks_the_one_typed_so_is_meant() -> None:
    rule = replace(BASE, condition="LEN([Faktor  Lain]) > 5")
    spec = relabelled(office(2, rules=(rule,)), "pendorong", label="Faktor Lain")
    spec = relabelled(spec, "penghambat", label="Faktor  Lain")
    assert compile_rules(spec, DAY)[0][0].fields[0][1].key == "penghambat"


def test_a_heading_that_says_tw_lalu_itself_is_a_column_in_the_first_quarter_too() -> None:
    rule = replace(BASE, condition="LEN([Penjelasan TW lalu]) > 5")
    spec = relabelled(office(1, rules=(rule,)), "penghambat", label="Penjelasan TW Lalu")
    found, faults = compile_rules(spec, DAY)
    assert (faults, [each.fields[0][1].key for each in found]) == ((), ["penghambat"])


def test_a_column_of_the_quarter_before_that_is_none_is_named_in_the_first_quarter_too() -> None:
    found, faults = compiled("[Realisai TW lalu] > 0", quarter=1)
    assert (found, "Realisai TW lalu" in faults[0]) == ((), True)


@pytest.mark.parametrize("name", ["Realisasi TW  lalu", "realisasi tw\nLALU"])
def test_the_quarter_before_the_first_is_none_however_it_is_typed(name: str) -> None:
    assert compiled(f"[{name}] > 0", quarter=1) == ((), ())
    assert keys(f"[{name}] > 0", quarter=2) == ["realisasi_1"]


def test_a_rule_suspended_for_some_bureaus_knows_them_on_that_day() -> None:
    rests = (Suspension("PBJ", None, DAY), Suspension("UMUM", DAY + timedelta(1)))
    codes = [each.code for each in office(2).bureaus]
    assert live(BASE.condition, rests=rests).resting == tuple(
        each for each in codes if each == "PBJ"
    )
    assert compiled(rests=(Suspension("", None, DAY),)) == ((), ())


def test_a_rule_without_suspensions_is_printed_as_before() -> None:
    assert "rests" not in repr(BASE)
    assert "owner" not in repr(replace(BASE, owner="Kasubbag"))
    assert "advice" not in repr(BASE)
    assert "advice='Tanya'" in repr(replace(BASE, advice="Tanya"))
    assert "rests=(Suspension(" in repr(replace(BASE, rests=(Suspension("PBJ"),)))
