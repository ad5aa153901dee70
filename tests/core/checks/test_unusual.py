"""Every check of figures against their history: what is said, what silences it, and what stands beneath."""

from decimal import Decimal

import pytest

from tests.core.builders import (
    FIRST,
    IN_TIME,
    LAST,
    NEGATIVE,
    SECOND,
    SUM,
    Edit,
    answers,
    figures,
    judged,
    office,
    sub_activity,
    submission,
)
from xlsops.core.checks.judge import judge
from xlsops.core.history.past import Past
from xlsops.core.spec.spec import Rule, RuleState, Spec
from xlsops.core.terms.findings import BY_HISTORY, Finding, Severity
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

NOTE = "Angka sudah dicocokkan dengan register bagian."
CODES = {each.name for each in BY_HISTORY}
EXPLAIN = "bila memang sekian, jelaskan di Keterangan."
PERCENT = replace(LAST, actuals=figures("71 80.5 85.2"), never_falls=False)
ROWS = (
    replace(SUM, actuals=figures("3 4 5")),
    PERCENT,
    replace(NEGATIVE, actuals=figures("130 145 120")),
)
MONEY = (
    sub_activity(FIRST, "Dokumen Perencanaan", "8", "100000000", "2 2 2", "20000000 45000000 70000000"),
    sub_activity(SECOND, "Laporan Evaluasi", "48", "50000000", "12 11 13", "12000000 24000000 36000000"),
)  # fmt: skip


def fourth(*, rules: tuple[Rule, ...] = ()) -> Spec:
    """Return the office in the last quarter, whose masters know three before."""
    return office(4, ROWS, MONEY, rules)


def wrote(line: str, key: str, figure: object, note: str | None = None) -> Edit:
    return answers(line, **{f"{key}_4": figure, "keterangan": note})  # type: ignore[arg-type]


def suspected(*edits: Edit, spec: Spec | None = None) -> list[Finding]:
    return [each for each in judged(*edits, spec=spec or fourth()) if each.code in CODES]


TOLD = {
    "V33 far above": (
        wrote("SUM", "realisasi", 30),
        ("V33", "Biasanya 3 sampai 5 (3 triwulan), kali ini 30."),
        f"Cocokkan dengan bukti dukungnya; {EXPLAIN}",
    ),
    "V36 one for a hundred percent": (
        wrote("LAST", "realisasi", Decimal("1.0")),
        ("V36", "Biasanya 71 sampai 85,2, kali ini 1; mungkin persen yang tertulis sebagai pecahan."),
        f"Bila maksudnya 100%, tulis 100; {EXPLAIN}",
    ),
    "V37 thousands of a count": (
        wrote("NEG", "realisasi", 130_000),
        ("V37", "Biasanya 120 sampai 145, kali ini 130.000; mungkin 1.000 kali terlalu besar."),
        f"Bila maksudnya 130, tulis angka itu; {EXPLAIN}",
    ),
    "V37 a dot that became a comma": (
        wrote("NEG", "realisasi", Decimal("0.13")),
        ("V37", "Biasanya 120 sampai 145, kali ini 0,13; mungkin 1.000 kali terlalu kecil."),
        f"Bila maksudnya 130, tulis angka itu; {EXPLAIN}",
    ),
    "V38 two digits": (
        wrote("NEG", "realisasi", 310),
        ("V38", "Biasanya 120 sampai 145, kali ini 310; mungkin dua angkanya tertukar tempat."),
        f"Bila maksudnya 130, tulis angka itu; {EXPLAIN}",
    ),
    "V39 the row above": (
        wrote("SUM", "realisasi", Decimal("90.25")),
        ("V39", 'Biasanya 3 sampai 5, kali ini 90,25; mungkin angka baris "Persentase Layanan" di sebelahnya.'),
        f"Periksa apakah isian bergeser satu baris; {EXPLAIN}",
    ),
    "V35 the quarter before": (
        wrote("LAST", "realisasi", Decimal("85.2")),
        ("V35", "Sama persis dengan TW III (85,2), padahal selama ini selalu berubah."),
        "Pastikan angkanya sudah diperbarui sebelum mengesahkan.",
    ),
    "V35 money that stays": (
        wrote(FIRST, "rp", 70_000_000, NOTE),
        ("V35", "Tidak bertambah sejak TW III (70.000.000), padahal selama ini selalu bertambah."),
        "Pastikan angkanya sudah diperbarui sebelum mengesahkan.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_what_is_suspicious_is_said_in_words(case: str) -> None:
    edit, wanted, advice = TOLD[case]
    also = answers("LAST", realisasi_4=Decimal("90.25")) if "V39" in case else answers("SUM")
    found = suspected(also, edit)
    assert [(each.code, each.message) for each in found] == [wanted]
    assert found[0].advice == advice
    assert found[0].severity is (Severity.INFO if wanted[0] == "V35" else Severity.WARNING)


def test_what_is_usual_is_not_found() -> None:
    right = (
        answers("SUM", realisasi_4=4),
        answers("LAST", realisasi_4=88),
        answers("NEG", realisasi_4=125),
    )
    assert suspected(*right) == []


def test_a_figure_that_is_explained_is_not_suspected() -> None:
    assert suspected(wrote("SUM", "realisasi", 30, NOTE)) == []


def test_before_three_quarters_are_known_nothing_is_suspected() -> None:
    spec = office(3, ROWS, MONEY)
    assert suspected(answers("SUM", realisasi_3=3000, keterangan=None), spec=spec) == []


def test_what_a_rule_without_history_says_is_not_said_twice() -> None:
    found = judged(wrote("LAST", "realisasi", Decimal("0.85")), spec=fourth())
    assert {"V09"} == {each.code for each in found} & {"V09", *CODES}
    found = judged(wrote(FIRST, "rp", 95_000), spec=fourth())
    assert not {each.code for each in found} & CODES


def test_why_a_figure_cannot_be_right_stands_beneath_the_error() -> None:
    found = judged(wrote(FIRST, "rp", 95_000_000_000), spec=fourth())
    (error,) = [each for each in found if each.field == "rp_4" and each.severity is Severity.ERROR]
    assert error.code == "V16"
    assert (
        "kali ini bertambah 94.930.000.000 (menjadi 95.000.000.000); mungkin 1.000 kali terlalu besar"
        in error.message
    )
    assert not {each.code for each in found} & CODES


@pytest.mark.parametrize(
    ("severity", "state", "wanted"),
    [
        ("Peringatan", RuleState.SUSPENDED, []),
        ("Informasi", RuleState.ACTIVE, [Severity.INFO]),
        ("", RuleState.ACTIVE, [Severity.WARNING]),
        ("Peringatan", RuleState.TRIAL, [Severity.WARNING]),
    ],
)
def test_an_office_may_suspend_a_suspicion_or_weigh_it_otherwise(
    severity: str, state: RuleState, wanted: list[Severity]
) -> None:
    rule = Rule("V33", severity, "Semua", "", "", "", state=state)
    found = suspected(wrote("SUM", "realisasi", 30), spec=fourth(rules=(rule,)))
    assert [each.severity for each in found] == wanted


def test_earlier_years_count_from_the_first_quarter_on() -> None:
    spec = office(1, (SUM,), ())
    sent = submission(answers("SUM", realisasi_1=30, keterangan=None), spec=spec)
    year = spec.period.year - 1
    past = Past(
        {("SUM", "realisasi"): [(Period(year, each), Decimal(2 + each)) for each in (1, 2, 3, 4)]}
    )
    (found,) = [each for each in judge(sent, spec, (), IN_TIME, past=past)[1] if each.code in CODES]
    assert found.message == "Biasanya 3 sampai 6 (4 triwulan), kali ini 30."
    assert not [each for each in judge(sent, spec, (), IN_TIME)[1] if each.code in CODES]
