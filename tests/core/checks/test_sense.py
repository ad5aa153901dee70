"""Every check of sense: unlikely results, missing explanations, evidence, lateness, office rules."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.core.builders import (
    BUREAU,
    FIRST,
    IN_TIME,
    LAST,
    MEAN,
    NEGATIVE,
    PROGRAMMES,
    RANGE,
    SECOND,
    SUM,
    YEAR,
    Edit,
    answer,
    answers,
    finding,
    form,
    judged,
    office,
    sub_activity,
    submission,
)
from xlsops.core.checks.judge import judge
from xlsops.core.form.layout import identity_cell
from xlsops.core.journal.arrivals import arrival
from xlsops.core.spec.accepted_explanations import Explaining
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.sources import Source
from xlsops.core.spec.spec import Indicator, Rule, RuleState, Spec
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.terms.suspensions import Suspension
from xlsops.core.values.cells import PICTURE, Boolean, Date, ErrorValue
from xlsops.core.values.structs import replace
from xlsops.excel.writer.texts import legible

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
EXPLAINED = "Angka sudah dicocokkan dengan register bagian."
CHECK = "Periksa angkanya, atau beri penjelasan di Keterangan."
OWN = "Perbaiki isiannya. Bila sudah benar, jelaskan di Keterangan; pemeriksa yang memutuskan."
REASONS = "Isi Faktor Penghambat dan Rencana Tindak Lanjut."
BOTH = "Periksa keduanya, atau beri penjelasan di Keterangan."
CITE = "Sebut nama dan nomor dokumen, atau tautannya."
SHARE = "Simpan berkasnya di tempat bersama, lalu tulis tautannya."
SAY = "Tulis penjelasan yang dapat dipahami pembaca lain, paling sedikit 10 huruf dan 2 kata."
DECIDES = " Di luar 1000% penjelasan saja tidak menutup temuan ini; Kabag yang memutuskannya."


def silent(note: str) -> str:
    return f' Yang tertulis ("{note}") belum menjelaskan: sebut sebabnya, paling sedikit 10 huruf dan 2 kata.'


LOCAL = "Bukti dukung menunjuk berkas di komputer pengirim."
NO_OUTPUT, NO_MONEY = (
    "Anggaran terserap tetapi keluaran 0.",
    "Keluaran ada tetapi anggaran terserap 0.",
)
THIRD = "4.01.01.2.01.0003"
FRESH = sub_activity(THIRD, "Laporan Baru", "4", "100000000", "- - -", "- - -")
WIDE = office(programmes=(*PROGRAMMES, FRESH))


def actual(what: str, line: str = "SUM", **more: str | None) -> Edit:
    return answers(line, realisasi_2=Decimal(what), **more)


def budget(output: int, rupiah: int, line: str = FIRST, note: str | None = None) -> Edit:
    return answers(line, k_2=output, rp_2=rupiah, keterangan=note)


def below(percent: str, missing: str) -> str:
    return f"Capaian {percent}% di bawah 100%, {missing} belum diisi."


FOUND = {
    "V11 too high": (
        actual("21.01"),
        ("V11", WARNING, "SUM", "realisasi_2", "21,01", "Capaian 150,05% tidak wajar.", CHECK),
    ),
    "V11 too low": (
        actual("0.99"),
        ("V11", WARNING, "SUM", "realisasi_2", "0,99", "Capaian 49,95% tidak wajar.", CHECK),
    ),
    "V19 money behind": (
        budget(2, 29_990_000),
        ("V19", WARNING, FIRST, "rp_2", "29.990.000", "Selisih capaian dan serapan 20,01 poin.", "Beri penjelasan di Keterangan."),
    ),
    "V19 money ahead": (
        budget(2, 70_010_000),
        ("V19", WARNING, FIRST, "rp_2", "70.010.000", "Selisih capaian dan serapan 20,01 poin.", "Beri penjelasan di Keterangan."),
    ),
    "V20 money without output": (
        budget(0, 1_000_000, THIRD),
        ("V20", WARNING, THIRD, "k_2", "0", NO_OUTPUT, BOTH),
    ),
    "V20 output without money": (
        answers(THIRD, k_2=Decimal("0.5"), rp_2=0, keterangan=None),
        ("V20", WARNING, THIRD, "rp_2", "0", NO_MONEY, BOTH),
    ),
    "V21 neither": (
        actual("10.99", penghambat=None, rtl=" "),
        (
            "V21", ERROR, "SUM", "penghambat", "",
            below("99,95", "Faktor Penghambat dan Rencana Tindak Lanjut"), REASONS,
        ),
    ),
    "V21 no obstacle": (
        actual("10", penghambat=None),
        ("V21", ERROR, "SUM", "penghambat", "", below("95,00", "Faktor Penghambat"), "Isi Faktor Penghambat."),
    ),
    "V21 no follow-up": (
        actual("10", rtl=None),
        ("V21", ERROR, "SUM", "rtl", "", below("95,00", "Rencana Tindak Lanjut"), "Isi Rencana Tindak Lanjut."),
    ),
    "V22 no driver": (
        actual("11", pendorong=None),
        (
            "V22", WARNING, "SUM", "pendorong", "",
            "Capaian 100,00% sudah tercapai, Faktor Pendorong belum diisi.", "Isi Faktor Pendorong.",
        ),
    ),
    "V23 no evidence": (
        answer("SUM", "bukti", None),
        ("V23", WARNING, "SUM", "bukti", "", "Bukti dukung belum dicantumkan.", CITE),
    ),
    "V23 no evidence of a key indicator": (
        answer("LAST", "bukti", None),
        ("V23", ERROR, "LAST", "bukti", "", "Bukti dukung belum dicantumkan.", CITE),
    ),
    "V23 no evidence of an output": (
        answer(FIRST, "bukti", "  "),
        ("V23", WARNING, FIRST, "bukti", "", "Bukti dukung belum dicantumkan.", CITE),
    ),
    "V23 the smallest actual": (
        actual("0.01", bukti=None, keterangan=EXPLAINED),
        ("V23", WARNING, "SUM", "bukti", "", "Bukti dukung belum dicantumkan.", CITE),
    ),
    "V23 a picture": (
        answer("SUM", "bukti", PICTURE),
        (
            "V23", WARNING, "SUM", "bukti", "[gambar]",
            "Bukti dukung berupa gambar di dalam sel, yang tidak ikut dihimpun.",
            "Simpan gambarnya sebagai berkas, lalu sebut nama berkas atau tautannya.",
        ),
    ),
    "V23 a drive": (
        answer("SUM", "bukti", r"D:\Laporan\a.pdf"),
        ("V23", WARNING, "SUM", "bukti", r"D:\Laporan\a.pdf", LOCAL, SHARE),
    ),
    "V23 a file address": (
        answer("SUM", "bukti", "file:///home/a.pdf"),
        ("V23", WARNING, "SUM", "bukti", "file:///home/a.pdf", LOCAL, SHARE),
    ),
    "V24 nine letters": (
        answer("SUM", "keterangan", " tidak ada "),
        ("V24", WARNING, "SUM", "keterangan", "tidak ada", 'Keterangan kurang memadai: "tidak ada".', SAY),
    ),
    "V24 a word": (
        answer("SUM", "keterangan", "Keterlambatan"),
        (
            "V24", WARNING, "SUM", "keterangan", "Keterlambatan",
            'Keterangan kurang memadai: "Keterlambatan".', SAY,
        ),
    ),
    "V24 an empty phrase": (
        answer("SUM", "keterangan", "Sudah  BENAR."),
        (
            "V24", WARNING, "SUM", "keterangan", "Sudah  BENAR.",
            'Keterangan kurang memadai: "Sudah  BENAR.".', SAY,
        ),
    ),
    "V24 a dash": (
        answer("SUM", "penghambat", "-"),
        ("V24", WARNING, "SUM", "penghambat", "-", 'Faktor Penghambat kurang memadai: "-".', SAY),
    ),
    "V24 in the budget": (
        answer(FIRST, "rtl", "sda"),
        ("V24", WARNING, FIRST, "rtl", "sda", 'Rencana Tindak Lanjut kurang memadai: "sda".', SAY),
    ),
    "V32 nobody": (
        answer(SECOND, "penanggung_jawab", None),
        (
            "V32", WARNING, SECOND, "penanggung_jawab", "", "Penanggung jawab belum diisi.",
            "Isi nama jabatan penanggung jawab.",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FOUND)
def test_what_does_not_make_sense_is_found_with_its_place_and_what_to_do(case: str) -> None:
    edit, expected = FOUND[case]
    assert judged(edit, spec=WIDE) == (finding(*expected, spec=WIDE),)


RIGHT = {
    "V11 exactly 150": actual("21"),
    "V11 exactly 50": actual("1"),
    "V11 explained": actual("40", keterangan=EXPLAINED),
    "V19 exactly 20": budget(2, 30_000_000),
    "V19 exactly 20 the other way": budget(2, 70_000_000),
    "V19 explained": budget(2, 99_000_000, note=EXPLAINED),
    "V20 money without output, explained": budget(0, 1_000_000, THIRD, EXPLAINED),
    "V20 output without money, explained": budget(1, 0, THIRD, EXPLAINED),
    "V24 a text as long as a cell holds": answer("SUM", "bukti", "a" * 32_767),
    "V20 both zero": budget(0, 0, THIRD),
    "V20 both above zero": budget(1, 10_000_000, THIRD),
    "V21 exactly 100": actual("11", penghambat=None, rtl=None),
    "V22 just below 100": actual("10.99", pendorong=None),
    "V22 nothing measured": answers("HALF", realisasi_2=None, pendorong=None),
    "V23 nothing reached": actual("0", bukti=None, keterangan=EXPLAINED),
    "V23 a shared folder": answer("SUM", "bukti", r"\\server\berkas\a.pdf"),
    "V23 a link": answer("SUM", "bukti", "https://drive.example/C:/a"),
    "V24 ten letters in two words": answer("SUM", "keterangan", "sepuluh hr"),
    "V24 evidence may be short": answer("SUM", "bukti", "SK 1"),
}


@pytest.mark.parametrize("case", RIGHT)
def test_what_makes_just_enough_sense_is_not_found(case: str) -> None:
    found = judged(RIGHT[case], spec=WIDE)
    assert [each.code for each in found if each.code != "V05"] == []


def test_money_without_output_blocks_in_the_last_quarter() -> None:
    spec = office(4, programmes=(*PROGRAMMES[:2], FRESH))
    late = answers(THIRD, k_4=0, rp_4=1_000_000, keterangan=EXPLAINED)
    expected = ("V20", ERROR, THIRD, "k_4", "0", NO_OUTPUT, "Periksa keduanya.")
    assert judged(late, spec=spec) == (finding(*expected, spec=spec),)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("a" * 40_000, "40.000"),
        (legible("a" * 40_000), "32.767"),
        (legible("😀" * 40_000), "16.392"),
    ],
    ids=["as it came", "as it comes back", "of wide letters"],
)
def test_a_text_that_cannot_be_shown_whole_is_found_and_our_own_cut_does_not_mend_it(
    text: str, letters: str
) -> None:
    found = judged(answer("SUM", "bukti", text))
    assert [(each.code, each.severity, each.field, each.message) for each in found] == [
        (
            "V24",
            WARNING,
            "bukti",
            f"Bukti Dukung terlalu panjang ({letters} huruf); sel hanya memuat 32.767, selebihnya terpotong.",
        )
    ]


@pytest.mark.parametrize("column", ["pendorong", "keterangan"])
def test_a_narrative_longer_than_a_formula_takes_says_something_and_is_told_as_too_long(
    column: str,
) -> None:
    found = judged(answer("SUM", column, "a" * 40_000))
    assert [(each.code, each.field) for each in found] == [("V24", column)]
    assert "terlalu panjang (40.000 huruf)" in found[0].message


def test_a_row_without_both_figures_is_not_compared() -> None:
    codes = [each.code for each in judged(answers(FIRST, k_2=None, rp_2=99_000_000))]
    assert codes == ["V05"]


FIRST_SHEETS = {
    "SUM": {"realisasi_2": 9},
    "LAST": {"realisasi_2": 71},
    "NEG": {"realisasi_2": 13},
    "MEAN": {"realisasi_2": Decimal("3.5")},
    "RANGE": {"realisasi_2": 20},
    FIRST: {"k_2": 2, "rp_2": 20_000_000},
    SECOND: {"k_2": 1, "rp_2": 12_000_000},
}
ALL = (SUM, LAST, NEGATIVE, MEAN, RANGE)


def copied(*lines: str) -> list[Edit]:
    """Answer rows as in the quarter before."""
    return [answers(line, keterangan=EXPLAINED, **FIRST_SHEETS[line]) for line in lines]  # type: ignore[arg-type]


def rows(*indicators: Indicator) -> Spec:
    return office(indicators=indicators, programmes=())


@pytest.mark.parametrize(
    ("spec", "lines", "severity", "share"),
    [
        (rows(SUM), ["SUM"], None, ""),
        (rows(SUM, LAST), ["SUM", "LAST"], WARNING, "2 dari 2"),
        (rows(SUM, LAST), ["LAST"], None, ""),
        (rows(*ALL[:4]), ["SUM", "LAST", "NEG", "MEAN"], WARNING, "4 dari 4"),
        (rows(*ALL[:4]), ["SUM", "LAST", "NEG"], None, ""),
        (rows(*ALL), ["SUM", "LAST", "NEG"], None, ""),
        (rows(*ALL), ["LAST", "NEG", "MEAN", "RANGE"], ERROR, "4 dari 5"),
        (office(), ["SUM", "LAST", "NEG", "MEAN", FIRST], None, ""),
        (office(), ["LAST", "NEG", "MEAN", "RANGE", FIRST, SECOND], ERROR, "6 dari 7"),
    ],
)
def test_answers_copied_from_the_quarter_before_are_found_on_the_first_of_them(
    spec: Spec, lines: list[str], severity: Severity | None, share: str
) -> None:
    found = judged(*copied(*lines), spec=spec)
    if severity is None:
        assert found == ()
        return
    message = f"Isian {share} baris sama persis dengan triwulan sebelumnya."
    advice = (
        "Perbarui isiannya. Bila memang sama, jelaskan di Keterangan; pemeriksa yang memutuskan."
    )
    shown = str(FIRST_SHEETS[lines[0]]["realisasi_2"])
    assert found == (
        finding("V13", severity, lines[0], "realisasi_2", shown, message, advice, spec=spec),
    )


def test_nothing_is_copied_in_the_first_quarter() -> None:
    assert judged(spec=office(1, indicators=ALL, programmes=())) == ()


@pytest.mark.parametrize(
    ("day", "hour", "late"),
    [
        (10, 9, None),
        (10, 10, "30 menit"),
        (11, 3, "30 menit"),
        (12, 3, "30 menit"),
        (13, 3, "1 hari"),
        (14, 3, "1 hari"),
        (15, 3, "2 hari"),
        (20, 3, "5 hari"),
    ],
)
def test_lateness_is_counted_in_working_days(day: int, hour: int, late: str | None) -> None:
    found = judged(received=datetime(2026, 7, day, hour, 0, tzinfo=UTC))
    expected = Finding(
        "V30",
        WARNING,
        BUREAU.code,
        identity_cell("tanggal_isi"),
        "kiriman",
        "kiriman",
        "Kiriman",
        "",
        f"Kiriman terlambat {late} kerja (batas 10 Juli 2026, menurut waktu diterima sekretariat).",
        "Putuskan di lembar Temuan; bagian tidak dapat mengubah waktu kirimnya.",
    )
    assert found == (() if late is None else (expected,))


def test_without_a_due_date_nothing_is_late() -> None:
    spec = replace(WIDE, settings=replace(WIDE.settings, due=None))
    assert judged(spec=spec, received=datetime(2027, 1, 1, tzinfo=UTC)) == ()


def test_lateness_is_that_of_the_moment_of_sending() -> None:
    rules, _ = compile_rules(WIDE, date(2026, 7, 20))
    late = datetime(2026, 7, 20, 3, tzinfo=UTC)
    found = {
        day: judge(
            submission(spec=WIDE),
            WIDE,
            rules,
            late,
            arrival(datetime(2026, 7, day, 3, tzinfo=UTC), late, datetime(2026, 7, 1, tzinfo=UTC)),
        )[1]
        for day in (10, 11)
    }
    assert [(day, [each.message for each in findings]) for day, findings in found.items()] == [
        (10, []),
        (
            11,
            [
                "Kiriman terlambat 30 menit kerja (batas 10 Juli 2026, menurut waktu berkas disimpan pengirim)."
            ],
        ),
    ]


def rule(condition: str, field: str = "", **more: object) -> Rule:
    found = Rule("A01", "Galat", "Indikator", condition, field, "Periksa lagi.")
    return replace(found, **more)  # type: ignore[arg-type]


def ruled(written: Rule, *edits: Edit) -> list[Finding]:
    """Return the findings of one rule of the office."""
    found = judged(*edits, spec=office(rules=(written,)))
    return [each for each in found if each.code == "A01"]


WITHIN = rule("[Realisasi TW ini] <= [Target TW ini]")


def test_the_advice_of_a_row_is_given_where_there_is_any() -> None:
    edit = answer("SUM", "realisasi_2", Decimal(10**6))
    (plain,), (advised,) = ruled(WITHIN, edit), ruled(replace(WITHIN, advice="Tanya."), edit)
    assert advised == replace(plain, advice="Tanya.")


def test_a_rule_suspended_for_a_bureau_judges_the_others() -> None:
    bureau = office().bureaus[0].code
    edit = answer("SUM", "realisasi_2", Decimal(10**6))
    assert len(ruled(WITHIN, edit)) == 1
    assert ruled(replace(WITHIN, rests=(Suspension(bureau),)), edit) == []
    assert len(ruled(replace(WITHIN, rests=(Suspension("LAIN"),)), edit)) == 1


def test_a_rule_judges_what_is_received_on_the_days_it_holds() -> None:
    edit, day = answer("SUM", "realisasi_2", Decimal(10**6)), timedelta(days=1)
    today = IN_TIME.date()
    assert ruled(replace(WITHIN, since=today + day), edit) == []
    assert ruled(replace(WITHIN, until=today - day), edit) == []
    assert ruled(replace(WITHIN, rests=(Suspension("", today, today),)), edit) == []
    assert len(ruled(replace(WITHIN, since=today, until=today), edit)) == 1


def test_a_rule_of_the_office_is_judged_line_by_line() -> None:
    over = actual("10.01")
    expected = finding("A01", ERROR, "SUM", "realisasi_2", "10,01", "Periksa lagi.", OWN)
    assert ruled(WITHIN, over) == [expected]
    assert ruled(WITHIN, actual("10")) == []


def test_a_rule_may_mark_another_column_even_a_computed_one() -> None:
    high = rule("[Capaian (%)] < 95", field="Capaian (%)")
    found = ruled(high, actual("10"))[0]
    assert (found.line, found.field, found.value) == ("SUM", "capaian", "")
    assert found.cell == form(office()).indicators.cell("SUM", "capaian")
    marked = rule("[Realisasi TW ini] < 10", field="Keterangan")
    noted = actual("10", keterangan=EXPLAINED)
    assert [(each.field, each.value) for each in ruled(marked, noted) if each.line == "SUM"] == [
        ("keterangan", EXPLAINED)
    ]


@pytest.mark.parametrize(
    ("severity", "state", "expected"),
    [
        ("Galat", RuleState.ACTIVE, ERROR),
        ("Galat", RuleState.TRIAL, WARNING),
        ("Peringatan", RuleState.TRIAL, WARNING),
        ("Informasi", RuleState.TRIAL, INFO),
        ("Informasi", RuleState.ACTIVE, INFO),
        ("", RuleState.ACTIVE, WARNING),
    ],
)
def test_a_rule_weighs_what_its_sheet_says_but_in_trial_it_only_warns(
    severity: str, state: RuleState, expected: Severity
) -> None:
    found = ruled(replace(WITHIN, severity=severity, state=state), actual("12"))
    assert [each.severity for each in found] == [expected]


@pytest.mark.parametrize("state", [RuleState.DRAFT, RuleState.SUSPENDED])
def test_a_rule_that_is_not_in_force_is_silent(state: RuleState) -> None:
    assert ruled(replace(WITHIN, state=state), actual("12")) == []


@pytest.mark.parametrize(
    ("condition", "edit", "lines"),
    [
        ("[Realisasi TW ini] > 99999", answers("SUM", realisasi_2=None), 5),
        ("[Realisasi TW ini] > 99999", actual("5"), 6),
        ("1/[Realisasi TW ini] > 99999", actual("0", keterangan=EXPLAINED), 5),
        ("LEN([Keterangan]) > 99999", answer("SUM", "keterangan", ErrorValue("#REF!")), 5),
        ('[Keterangan] = "x"', answer("SUM", "keterangan", "x"), 5),
        ('[Satuan] <> "Dokumen"', answer("SUM", "pendorong", EXPLAINED), 1),
        ('[Predikat] <> "Sangat Tinggi"', actual("1"), 5),
        ("[Keterangan] > 99999 + [Target Tahun]", answer("SUM", "keterangan", 5), 6),
        ("ISNUMBER([Keterangan])", answer("SUM", "keterangan", 5), 5),
        ("[Keterangan] = TRUE", answer("SUM", "keterangan", Boolean(True)), 5),
        ('[Keterangan] = "01/07/2026"', answer("SUM", "keterangan", Date(datetime(2026, 7, 1))), 5),
    ],
)
def test_a_line_whose_values_cannot_be_judged_is_passed_over(
    condition: str, edit: Edit, lines: int
) -> None:
    assert len(ruled(rule(condition), edit)) == lines


def test_a_rule_on_the_budget_judges_only_rows_that_are_asked() -> None:
    money = rule("[Realisasi Rp TW ini] >= [Realisasi Rp TW lalu] * 100", block="Anggaran")
    assert [each.line for each in ruled(money)] == [FIRST, SECOND]


def test_a_row_that_is_not_measured_this_quarter_is_asked_nothing() -> None:
    named = rule('[Penanggung Jawab] <> ""')
    spec = office(indicators=(SUM, YEAR), programmes=(), rules=(named,))
    nobody = [answer(line, "penanggung_jawab", None) for line in ("SUM", "YEAR")]
    found = judged(*nobody, spec=spec)
    assert [(each.code, each.line) for each in found] == [
        ("A01", "SUM"),
        ("V32", "SUM"),
        ("V29", "YEAR"),
    ]
    early = judged(*nobody, answer("YEAR", "realisasi_2", 70), spec=spec)
    assert [each.code for each in early if each.line == "YEAR"] == ["A01"]


@pytest.mark.parametrize(
    ("figure", "note", "needs"),
    [
        ("21.01", None, ""),
        ("21.01", "ok", silent("ok")),
        ("21.01", "sudah sesuai.", silent("sudah sesuai.")),
        ("21.01", EXPLAINED, None),
        ("191", EXPLAINED, None),
        ("191.01", EXPLAINED, DECIDES),
        ("99999", "ok", DECIDES),
    ],
)
def test_an_explanation_that_says_nothing_explains_nothing_and_none_explains_everything(
    figure: str, note: str | None, needs: str | None
) -> None:
    """The target so far is 20, and 9 were reached before: 1000 % are 191 more."""
    findings = judged(actual(figure, keterangan=note), spec=WIDE)
    told = [each.advice for each in findings if each.code == "V11"]
    assert told == ([] if needs is None else [f"{CHECK}{needs}"])


def test_how_much_an_explanation_must_say_and_how_far_it_reaches_is_a_setting_of_the_office() -> (
    None
):
    lenient = replace(WIDE.settings, explaining=Explaining(2, 1, 100_000, ("tidak",)))
    spec = replace(WIDE, settings=lenient)
    for note, told in (("ok", []), ("o", ["V11", "V24"]), ("Tidak", ["V11", "V24"])):
        findings = judged(actual("140.01", keterangan=note), spec=spec)
        assert [each.code for each in findings if each.code in {"V11", "V24"}] == told


@pytest.mark.parametrize(
    "edit",
    [
        budget(2, 99_000_000, note="ok"),
        budget(0, 1_000_000, THIRD, "sda"),
        budget(1, 0, THIRD, "sudah benar"),
    ],
    ids=["V19", "V20 without output", "V20 without money"],
)
def test_no_finding_of_the_budget_ends_with_an_explanation_that_says_nothing(edit: Edit) -> None:
    findings = judged(edit, spec=WIDE)
    (found,) = [each for each in findings if each.code in {"V19", "V20"}]
    assert "belum menjelaskan: sebut sebabnya" in found.advice


SIPD = Source(
    "SIPD",
    "SIPD-RI",
    date(2026, 7, 1),
    (
        (
            "Pagu",
            (
                ("", FIRST, Decimal(90_000_000)),
                ("UJI", SECOND, Decimal(1)),
                ("LAIN", THIRD, Decimal(1)),
            ),
        ),
    ),
)


def with_sipd(
    condition: str, *edits: Edit, block: str = "Anggaran", field: str = ""
) -> list[Finding]:
    """Return what a rule of the office finds; the second source knows of two of its lines."""
    rule = Rule("A10", "Galat", block, condition, field, "Pagu berbeda dari SIPD.")
    found = judged(*edits, spec=replace(office(rules=(rule,)), sources=(SIPD,)))
    return [each for each in found if each.code == "A10"]


def test_a_rule_compares_with_a_second_source_and_says_whose_data_of_which_day() -> None:
    found = with_sipd("[Pagu Anggaran (Rp)] <= [sipd].[ PAGU ]")
    assert [(each.line, each.message) for each in found] == [
        (FIRST, "Pagu berbeda dari SIPD. Menurut SIPD-RI per 1 Juli 2026: PAGU 90.000.000."),
        (SECOND, "Pagu berbeda dari SIPD. Menurut SIPD-RI per 1 Juli 2026: PAGU 1."),
    ]


def test_a_rule_over_a_second_source_alone_is_told_on_the_column_it_marks() -> None:
    (found,) = with_sipd("[SIPD].[Pagu] > 1", field="Pagu Anggaran (Rp)")
    assert (found.line, found.field) == (SECOND, "pagu")


def test_a_rule_asks_the_sum_over_the_rows_of_the_bureau_in_its_own_table_or_the_other() -> None:
    spent = answers(FIRST, rp_2=70_000_000, keterangan=EXPLAINED)
    for block in ("Anggaran", "Indikator"):
        below = "[Bagian].[Realisasi Rp TW ini] < 70000001"
        assert with_sipd(below, spent, block=block, field="Keterangan") != []
        assert with_sipd(below, block=block, field="Keterangan") == []
    assert with_sipd("[Bagian].[Realisasi Rp TW ini] > 70000000", spent, field="Keterangan") == []


@pytest.mark.parametrize(
    ("condition", "found"), [("< DATE(2026, 7, 9)", 0), ("< DATE(2026;7;8)", 2)]
)
def test_today_is_the_day_on_which_the_office_had_the_file(condition: str, found: int) -> None:
    assert IN_TIME.date() == date(2026, 7, 8)
    assert len(with_sipd(f"AND([Target (K)] > 0, TODAY() {condition})")) == found
