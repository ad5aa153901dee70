"""Every check of the answers as numbers: it passes, it fails, and it is right on its boundary."""

from datetime import datetime
from decimal import Decimal

import pytest

from tests.core.builders import (
    FIRST,
    INDICATORS,
    LAST,
    PROGRAMMES,
    SECOND,
    SUM,
    YEAR,
    Edit,
    answer,
    answers,
    figures,
    finding,
    judged,
    office,
    sub_activity,
)
from xlsops.core.spec.achievement import Measure
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Block, Field, FieldKind, Spec, Visibility
from xlsops.core.terms.findings import Severity
from xlsops.core.values.cells import BLANK, Boolean, Content, Date, ErrorValue, Number
from xlsops.core.values.structs import replace

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
EXPLAINED = "Angka sudah dicocokkan dengan register bagian."
JUST_NUMBER = "Tulis angkanya saja."
NIL = "Isi angkanya; isi 0 bila memang nihil. Bila tidak diukur pada triwulan ini, beri tahu pengumpul data."
MENDED = "Perbaiki rumusnya, atau tulis angkanya langsung."
DIRECT = "Tulis isinya langsung, bukan rumus."
SURE = "Pastikan benar; lain kali ketik sebagai angka."
RETYPE = "Ketik ulang sebagai angka, tanpa titik ribuan."
AGAIN = (
    "Ketik ulang angkanya, desimal dengan koma. Bila tampilannya tetap begitu, salin dahulu sel "
    "isian angka lain yang benar ke sel ini."
)
PERCENT = "Tulis angka 0 sampai 100; bila memang di atas 100, jelaskan di Keterangan."
FRACTION = "Tulis persen sebagai 85, bukan 0,85."
NO_UNIT = "Tulis angkanya saja; satuan sudah ada di kolomnya."
RUPIAH = "Tulis dalam rupiah penuh, tanpa desimal."
UNCALCULATED = Content(BLANK, "1+1", calculated=False)
DAY = Date(datetime(2026, 7, 1))

SAVED = replace(LAST, id="PCT", never_falls=False, key_indicator=False)
THIRD = "4.01.01.2.01.0003"
FRESH = sub_activity(THIRD, "Laporan Baru", "4", "100000000", "- - -", "- - -")
WIDE = office(indicators=(*INDICATORS, SAVED), programmes=(*PROGRAMMES, FRESH))


def test_a_required_text_that_is_blank_is_not_asked_as_a_figure() -> None:
    spec = office()
    fields = tuple(
        replace(each, required=each.required or each.key == "bukti") for each in spec.fields
    )
    found = judged(answer("SUM", "bukti", None), spec=replace(spec, fields=fields))
    advice = {each.advice for each in found if (each.code, each.field) == ("V05", "bukti")}
    assert advice == {"Isi kolom ini."}


def shown(number: str, number_format: str) -> Content:
    """Return a number under a format."""
    return Content(Number(Decimal(number)), number_format=number_format)


def actual(what: object, line: str = "SUM") -> Edit:
    """Write a figure that is explained, however unlikely it is."""
    return answers(line, realisasi_2=what, keterangan=EXPLAINED)  # type: ignore[arg-type]


def spent(what: object, line: str = FIRST) -> Edit:
    return answers(line, rp_2=what, keterangan=EXPLAINED)  # type: ignore[arg-type]


ACTUAL = ("SUM", "realisasi_2")
MONEY = (FIRST, "rp_2")
FOUND = {
    "V05 blank": (
        actual(None),
        ("V05", ERROR, *ACTUAL, "", "Realisasi TW II belum diisi.", NIL),
    ),
    "V05 only spaces": (
        actual(" \u00a0 "),
        ("V05", ERROR, *ACTUAL, "", "Realisasi TW II belum diisi.", NIL),
    ),
    "V05 blank output": (
        answer(FIRST, "k_2", None),
        ("V05", ERROR, FIRST, "k_2", "", "Realisasi K TW II belum diisi.", NIL),
    ),
    "V05 blank money": (
        answer(FIRST, "rp_2", None),
        ("V05", ERROR, *MONEY, "", "Realisasi Rp s.d. TW II belum diisi.", NIL),
    ),
    "V06 nil word": (
        actual("nihil"),
        ("V06", ERROR, *ACTUAL, "nihil", 'Nilai "nihil" pada Realisasi TW II bukan angka.', NIL),
    ),
    "V06 dash": (
        actual(" - "),
        ("V06", ERROR, *ACTUAL, "-", 'Nilai "-" pada Realisasi TW II bukan angka.', NIL),
    ),
    "V06 not yet": (
        actual("Belum ada data"),
        ("V06", ERROR, *ACTUAL, "Belum ada data", 'Nilai "Belum ada data" pada Realisasi TW II bukan angka.', NIL),
    ),
    "V06 fraction": (
        actual("3/4"),
        ("V06", ERROR, *ACTUAL, "3/4", 'Nilai "3/4" pada Realisasi TW II bukan angka.', JUST_NUMBER),
    ),
    "V06 word of scale": (
        spent("30 juta"),
        ("V06", ERROR, *MONEY, "30 juta", 'Nilai "30 juta" pada Realisasi Rp s.d. TW II bukan angka.', JUST_NUMBER),
    ),
    "V06 error value": (
        actual(ErrorValue("#REF!")),
        ("V06", ERROR, *ACTUAL, "#REF!", 'Nilai "#REF!" pada Realisasi TW II bukan angka.', MENDED),
    ),
    "V06 date": (
        actual(DAY),
        (
            "V06", ERROR, *ACTUAL, "01/07/2026", 'Nilai "01/07/2026" pada Realisasi TW II bukan angka.',
            f"Excel membacanya sebagai tanggal. {AGAIN}",
        ),
    ),
    "V06 time of day": (
        actual(shown("0.104166666666667", "h.mm")),
        (
            "V06", ERROR, *ACTUAL, "02.30", 'Nilai "02.30" pada Realisasi TW II bukan angka.',
            f"Excel membacanya sebagai jam 02.30 (isi selnya 0,104166666666667). {AGAIN}",
        ),
    ),
    "V06 shown as a fraction": (
        actual(shown("2.5", "# ?/?")),
        (
            "V06", ERROR, *ACTUAL, "2 1/2", 'Nilai "2 1/2" pada Realisasi TW II bukan angka.',
            f"Excel membacanya sebagai pecahan 2 1/2 (isi selnya 2,5). {AGAIN}",
        ),
    ),
    "V06 money shown in thousands": (
        spent(shown("45000000", "#,##0,")),
        (
            "V06", ERROR, *MONEY, "45.000",
            'Nilai "45.000" pada Realisasi Rp s.d. TW II tampil lain dari isi selnya, 45.000.000.',
            f"Format selnya meringkas angka menjadi ribuan atau jutaan. {AGAIN}",
        ),
    ),
    "V06 percent where none is asked": (
        actual(shown("0.12", "0%")),
        (
            "V06", ERROR, *ACTUAL, "0,12",
            'Nilai "12%" pada Realisasi TW II tampil lain dari isi selnya, 0,12.',
            f"Format selnya persen, padahal satuannya Dokumen. {AGAIN}",
        ),
    ),
    "V06 money shown as percent": (
        spent(shown("0.5", "0%")),
        (
            "V06", ERROR, *MONEY, "0,5",
            'Nilai "50%" pada Realisasi Rp s.d. TW II tampil lain dari isi selnya, 0,5.',
            f"Format selnya persen, padahal satuannya Rp. {AGAIN}",
        ),
    ),
    "V06 hidden": (
        actual(shown("12", ";;;")),
        (
            "V06", ERROR, *ACTUAL, "",
            'Nilai "(tidak tampak)" pada Realisasi TW II tampil lain dari isi selnya, 12.',
            f"Format selnya menyembunyikan angka. {AGAIN}",
        ),
    ),
    "V06 words in place of a number": (
        actual(shown("12", '"nihil"')),
        (
            "V06", ERROR, *ACTUAL, "nihil",
            'Nilai "nihil" pada Realisasi TW II tampil lain dari isi selnya, 12.',
            f"Format selnya menulis kata sebagai ganti angka. {AGAIN}",
        ),
    ),
    "V06 digits added": (
        actual(shown("12", '0"000"')),
        (
            "V06", ERROR, *ACTUAL, "12000",
            'Nilai "12000" pada Realisasi TW II tampil lain dari isi selnya, 12.',
            f"Format selnya mengubah angka atau tandanya. {AGAIN}",
        ),
    ),
    "V06 too large": (
        spent(2 * Decimal(10) ** 15),
        (
            "V06", ERROR, *MONEY, "2.000.000.000.000.000",
            'Nilai "2.000.000.000.000.000" pada Realisasi Rp s.d. TW II bukan angka.',
            "Angkanya terlalu besar untuk dibaca tepat; periksa jumlah angkanya.",
        ),
    ),
    "V06 truth": (
        actual(Boolean(True)),
        ("V06", ERROR, *ACTUAL, "BENAR", 'Nilai "BENAR" pada Realisasi TW II bukan angka.', JUST_NUMBER),
    ),
    "V06 formula nobody calculated": (
        actual(UNCALCULATED),
        ("V06", ERROR, *ACTUAL, "", 'Nilai "(rumus)" pada Realisasi TW II belum terbaca, karena rumusnya belum dihitung.', DIRECT),
    ),
    "V06 narrative formula nobody calculated": (
        answer("SUM", "pendorong", UNCALCULATED),
        ("V06", ERROR, "SUM", "pendorong", "", 'Nilai "(rumus)" pada Faktor Pendorong belum terbaca, karena rumusnya belum dihitung.', DIRECT),
    ),
    "V06 evidence that is an error": (
        answer("SUM", "bukti", ErrorValue("#NAME?")),
        (
            "V06", ERROR, "SUM", "bukti", "#NAME?", 'Nilai "#NAME?" pada Bukti Dukung adalah galat rumus.',
            "Perbaiki rumusnya, atau tulis isinya langsung.",
        ),
    ),
    "V07 number written as text": (
        actual("12,5"),
        ("V07", WARNING, *ACTUAL, "12,5", '"12,5" dibaca sebagai 12,5.', SURE),
    ),
    "V07 percent written as text": (
        actual("80 %", "LAST"),
        ("V07", WARNING, "LAST", "realisasi_2", "80 %", '"80 %" dibaca sebagai 80.', SURE),
    ),
    "V07 percent by its format": (
        actual(Content(Number(Decimal("0.8")), number_format="0%"), "LAST"),
        ("V07", WARNING, "LAST", "realisasi_2", "0,8", '"80%" dibaca sebagai 80.', SURE),
    ),
    "V07 two readings": (
        actual("1.234"),
        ("V07", ERROR, *ACTUAL, "1.234", '"1.234" dapat berarti 1234 (bilangan bulat) atau 1,234 (pecahan); program tidak menebak.', RETYPE),
    ),
    "V08 below zero": (
        actual(Decimal("-0.01")),
        ("V08", ERROR, *ACTUAL, "-0,01", "Realisasi TW II tidak boleh kurang dari 0, tertulis -0,01.", "Perbaiki angkanya."),
    ),
    "V09 above one hundred": (
        answer("LAST", "realisasi_2", Decimal("100.01")),
        ("V09", WARNING, "LAST", "realisasi_2", "100,01", "Persentase 100,01 di atas 100.", PERCENT),
    ),
    "V09 fraction": (
        actual(Decimal("0.99"), "PCT"),
        ("V09", WARNING, "PCT", "realisasi_2", "0,99", "Persentase 0,99 mungkin tertulis sebagai pecahan.", FRACTION),
    ),
    "V10 unit inside": (
        actual("12 Dokumen"),
        ("V10", WARNING, *ACTUAL, "12 Dokumen", 'Satuan tertulis di dalam nilai: "12 Dokumen".', NO_UNIT),
    ),
    "V12 falls": (
        actual(Decimal("70.99"), "LAST"),
        (
            "V12", ERROR, "LAST", "realisasi_2", "70,99",
            "Realisasi TW II (70,99) lebih kecil daripada triwulan sebelumnya (71).",
            "Periksa angkanya; nilai ini tidak boleh turun.",
        ),
    ),
    "V16 above the ceiling": (
        spent(100_000_002),
        (
            "V16", ERROR, *MONEY, "100.000.002", "Realisasi anggaran Rp100.000.002 melebihi pagu Rp100.000.000.",
            "Periksa angkanya. Bila pagunya yang berubah, beri tahu pengumpul data.",
        ),
    ),
    "V17 falls": (
        spent(19_999_999),
        (
            "V17", ERROR, *MONEY, "19.999.999",
            "Realisasi anggaran s.d. triwulan ini (Rp19.999.999) turun dari triwulan lalu (Rp20.000.000).",
            "Isi angka kumulatif sampai dengan triwulan ini.",
        ),
    ),
    "V18 not whole": (
        spent(Decimal("45000000.5")),
        ("V18", WARNING, *MONEY, "45.000.000,5", "Rupiah 45.000.000,5 tidak bulat.", RUPIAH),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FOUND)
def test_a_figure_that_is_wrong_is_found_with_its_place_and_what_to_do(case: str) -> None:
    edit, expected = FOUND[case]
    assert judged(edit, spec=WIDE) == (finding(*expected, spec=WIDE),)


RIGHT = {
    "V05 zero is no blank": actual(0),
    "V08 zero": actual(0),
    "V08 minus zero": actual(Decimal("-0.0")),
    "V09 exactly one hundred": actual(100, "LAST"),
    "V09 above one hundred and explained": actual(101, "LAST"),
    "V09 exactly one": actual(1, "PCT"),
    "V09 exactly zero": actual(0, "PCT"),
    "V12 as before": actual(71, "LAST"),
    "V12 may fall": actual(60, "PCT"),
    "V16 exactly the ceiling": spent(100_000_000),
    "V16 a rupiah more": spent(100_000_001),
    "V17 as before": spent(20_000_000),
    "V18 whole": spent(Decimal("45000000.0")),
    "V18 a thousandth": spent(100_000, THIRD),
    "V18 little and explained": spent(99_999, THIRD),
    "a formula with its result": actual(Content(Number(Decimal(12)), "6+6")),
    "binary noise": actual(Decimal("12.0000000000000004")),
}


@pytest.mark.parametrize("case", RIGHT)
def test_a_figure_on_the_right_side_of_its_boundary_is_not_found(case: str) -> None:
    assert judged(RIGHT[case], spec=WIDE) == ()


def only(code: str, *edits: Edit, **more: object) -> list[str]:
    """Return the places (line and column) of one rule's findings."""
    found = judged(*edits, **more)  # type: ignore[arg-type]
    return [f"{each.line} {each.field}" for each in found if each.code == code]


def test_a_small_target_may_well_be_a_fraction() -> None:
    for target, places in (("9.99", []), ("10", ["PCT realisasi_2"])):
        tenth = replace(SAVED, target_year=Decimal(target), targets=figures("1 1 1 1"))
        spec = office(indicators=(*INDICATORS, tenth))
        assert only("V09", actual(Decimal("0.5"), "PCT"), spec=spec) == places


def test_a_percentage_of_output_is_bounded_but_money_is_not() -> None:
    percent = replace(PROGRAMMES[2], unit="%")
    spec = office(programmes=(*PROGRAMMES[:2], percent, PROGRAMMES[3]))
    assert only("V09", answer(FIRST, "k_2", 101), spec=spec) == [f"{FIRST} k_2"]
    assert only("V09", spec=spec) == []


def test_money_that_looks_like_thousands_is_found_unless_it_is_explained() -> None:
    bare = answers(THIRD, rp_2=99_999, keterangan=None)
    found = [each for each in judged(bare, spec=WIDE) if each.code == "V18"]
    assert [(each.message, each.advice) for each in found] == [
        (
            "Rp99.999 terlalu kecil terhadap pagu Rp100.000.000.",
            "Tulis dalam rupiah penuh, bukan ribuan atau juta; bila memang sekian, jelaskan di Keterangan.",
        )
    ]


def with_column(kind: FieldKind, choices: str = "") -> Spec:
    """Return an office that asks for something more of every indicator."""
    spec = office()
    own = Field(
        Block.INDICATORS,
        "sendiri",
        "Isian Sendiri",
        kind,
        True,
        Visibility.ALWAYS,
        12,
        choices=choices,
    )
    return replace(spec, fields=(*spec.fields, own), lists=(("sumber", ("Survei", "Register")),))


def test_a_column_of_percents_the_office_added_is_bounded() -> None:
    spec = with_column(FieldKind.PERCENT)
    assert only("V09", answer("SUM", "sendiri", 150), spec=spec) == ["SUM sendiri"]
    assert only("V09", answer("SUM", "sendiri", 100), spec=spec) == []


@pytest.mark.parametrize(
    ("word", "places"), [("Kira-kira", ["SUM sendiri"]), ("register ", []), (None, [])]
)
def test_a_value_that_is_not_in_the_list_of_its_column_is_found(
    word: str | None, places: list[str]
) -> None:
    spec = with_column(FieldKind.TEXT, "sumber")
    assert only("V06", answer("SUM", "sendiri", word), spec=spec) == places


def test_what_the_list_of_a_column_holds_stands_in_the_advice() -> None:
    found = judged(
        answer("SUM", "sendiri", "Kira-kira"), spec=with_column(FieldKind.TEXT, "sumber")
    )
    assert [(each.message, each.advice) for each in found] == [
        (
            'Nilai "Kira-kira" pada Isian Sendiri tidak ada di daftar pilihannya.',
            "Pilih dari daftar: Survei; Register",
        )
    ]


def test_a_word_for_nothing_may_become_a_blank_only_where_nothing_is_due() -> None:
    spec = office(indicators=(*INDICATORS, YEAR))
    found = judged(answer("YEAR", "realisasi_2", "n/a"), spec=spec)
    assert [(each.code, each.advice) for each in found] == [
        ("V06", "Isi 0 bila memang nihil; kosongkan bila belum diukur.")
    ]


@pytest.mark.parametrize("word", ["--", "N/A", "na", "Tidak ada", "NOL", "belum", "Belum ada"])
def test_a_word_for_nothing_is_never_taken_for_zero(word: str) -> None:
    assert [(each.code, each.advice) for each in judged(actual(word))] == [("V06", NIL)]


def test_a_yearly_indicator_without_a_value_is_only_mentioned() -> None:
    spec = office(indicators=(*INDICATORS, YEAR))
    assert judged(spec=spec) == (
        finding(
            "V29",
            INFO,
            "YEAR",
            "realisasi_2",
            "",
            "Pengukuran tahunan; belum ada nilai triwulan ini.",
            "Tidak perlu tindakan.",
            spec=spec,
        ),
    )
    assert judged(answer("YEAR", "realisasi_2", 70), spec=spec) == ()


@pytest.mark.parametrize(("quarter", "code"), [(1, "V29"), (2, "V05"), (3, "V29"), (4, "V05")])
def test_a_half_yearly_indicator_is_due_every_other_quarter(quarter: int, code: str) -> None:
    found = judged(answer("HALF", f"realisasi_{quarter}", None), spec=office(quarter))
    assert [(each.code, each.line) for each in found] == [(code, "HALF")]


def test_a_fall_is_measured_against_the_last_known_quarter() -> None:
    gap = replace(LAST, actuals=figures("71 - -"))
    spec = office(3, indicators=(gap,))
    assert only("V12", actual_3(70), spec=spec) == ["LAST realisasi_3"]
    assert only("V12", actual_3(71), spec=spec) == []


def actual_3(what: int) -> Edit:
    return answers("LAST", realisasi_3=what, keterangan=EXPLAINED)


@pytest.mark.parametrize(
    "line",
    [
        replace(SUM, never_falls=True),
        replace(LAST, id="SUM", never_falls=False),
        replace(LAST, id="SUM", actuals=figures("- - -")),
        replace(LAST, id="SUM", measure=Measure(LAST.measure.direction, Method.MEAN)),
    ],
)
def test_only_a_last_value_that_may_not_fall_is_held_to_the_quarter_before(line: object) -> None:
    spec = office(indicators=(line,))  # type: ignore[arg-type]
    assert only("V12", actual(1), spec=spec) == []


def test_money_added_up_by_quarter_may_fall_and_counts_from_the_start_of_the_year() -> None:
    base = office()
    spec = replace(base, settings=replace(base.settings, spending_method=Method.SUM))
    assert only("V17", spent(1_000_000), spec=spec) == []
    for rupiah, places in ((80_000_001, []), (80_000_002, [f"{FIRST} rp_2"])):
        assert only("V16", spent(rupiah), spec=spec) == places


def test_without_a_ceiling_no_money_may_be_spent() -> None:
    bare = replace(PROGRAMMES[2], ceiling=None, spending=figures("- - -"))
    spec = office(programmes=(*PROGRAMMES[:2], bare))
    for rupiah, places in ((0, []), (1, []), (2, [f"{FIRST} rp_2"])):
        assert only("V16", spent(rupiah), spec=spec) == places


def test_a_figure_beyond_all_measure_is_judged_and_not_fallen_over() -> None:
    huge = Number(Decimal("1.7e308"))
    found = judged(
        actual(huge), spent(huge), answer(SECOND, "k_2", huge), actual("9" * 400, "LAST")
    )
    assert {each.code for each in found} == {"V06"}


@pytest.mark.parametrize(
    ("figure", "note", "found"),
    [
        (101, "ok", 1),
        (101, "Sudah benar", 1),
        (101, EXPLAINED, 0),
        (1000, EXPLAINED, 0),
        (Decimal("1000.01"), EXPLAINED, 1),
        (99_999, "ok", 1),
    ],
)
def test_a_percentage_far_above_a_hundred_stays_a_warning_whatever_explains_it(
    figure: int | Decimal, note: str, found: int
) -> None:
    edit = answers("LAST", realisasi_2=figure, keterangan=note)
    assert only("V09", edit) == ["LAST realisasi_2"] * found
