"""Who filled a form the master has outgrown is told what changed, and is never blamed for it."""

from decimal import Decimal

import pytest

from tests.core.builders import (
    BUREAU,
    FIRST,
    IN_TIME,
    INDICATORS,
    OTHER,
    PROGRAMMES,
    SECOND,
    SUM,
    YEAR,
    Book,
    Edit,
    answer,
    asking,
    finding,
    form,
    office,
    older,
    place,
    put,
    relabelled,
    submission,
    value,
)
from xlsops.core.checks.judge import judge
from xlsops.core.form.layout import HEADING_ROW, Layout, identity_cell
from xlsops.core.form.older_forms import of_alike_form
from xlsops.core.form.submissions import Submission
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Block, Field, FieldKind, Spec, Visibility
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.cells import Cell
from xlsops.core.values.structs import replace

NOW = office()
SHORTER = office(indicators=INDICATORS[1:])
SOURCE = Field(
    Block.INDICATORS, "sumber", "Sumber Data", FieldKind.TEXT, True, Visibility.ALWAYS, 20
)
OPTIONAL = asking(NOW, SOURCE)
REQUIRED = asking(NOW, replace(SOURCE, required=True))
LAST_COLUMN = len(form(NOW).indicators.columns)
NEW_PLACE = Cell("Indikator", HEADING_ROW, LAST_COLUMN + 1)
AGAIN = "Kirim ulang pada salinan yang dikembalikan atau format terbaru."
EMPTIED = tuple(
    answer("SUM", column.field.key, None) for column in form(NOW).indicators.columns if column.open
)


def found(sent: Submission, spec: Spec) -> tuple[Finding, ...]:
    rules, faults = compile_rules(spec, IN_TIME.date())
    assert faults == ()
    return judge(sent, spec, rules, IN_TIME)[1]


def of(before: Spec, now: Spec, *edits: Edit) -> tuple[Finding, ...]:
    """Return the findings on a form made by the master as it was, judged by that of now."""
    return found(older(before, now, *edits), now)


def v01(
    cell: Cell,
    line: str,
    key: str,
    subject: str,
    value: str,
    message: str,
    advice: str,
    severity: Severity = Severity.WARNING,
) -> Finding:
    return Finding("V01", severity, BUREAU.code, cell, line, key, subject, value, message, advice)


def older_only(spec: Spec) -> Finding:
    now = form(spec).format_id
    return v01(
        identity_cell("petugas"),
        "format",
        "format",
        "Format",
        now,
        f"Master diubah sesudah format yang diisi dibuat (format lama, sekarang {now}).",
        f"Periksa seluruh isian. {AGAIN}",
    )


def test_a_form_of_today_is_not_said_to_be_older() -> None:
    assert found(submission(), NOW) == ()


def test_a_form_of_which_only_its_id_is_older_is_told_as_that() -> None:
    assert of(NOW, NOW) == (older_only(NOW),)


def test_what_the_bureau_itself_got_wrong_on_an_older_form_stays_its_fault() -> None:
    (fault,) = found(submission(answer("LAST", "realisasi_2", -1)), NOW)[:1]
    assert fault in of(NOW, NOW, answer("LAST", "realisasi_2", -1))
    assert older_only(NOW) in of(NOW, NOW, answer("LAST", "realisasi_2", -1))


def test_a_row_the_form_lacks_is_told_as_unanswered_and_as_nobodys_mistake() -> None:
    assert of(SHORTER, NOW) == (
        finding(
            "V05",
            Severity.ERROR,
            "SUM",
            "realisasi_2",
            "",
            "Realisasi TW II belum diisi. Baris ini tidak ada di format yang diisi (lama), karena "
            "Master diubah sesudah format itu dibuat.",
            f"{AGAIN} Isi angkanya; isi 0 bila memang nihil. Bila tidak diukur pada triwulan ini, beri tahu pengumpul data.",
        ),
    )


def test_a_row_the_form_lacks_that_is_not_due_yet_is_told_as_that() -> None:
    yearly = office(indicators=(*INDICATORS, YEAR))
    (told,) = of(NOW, yearly)
    assert (told.code, told.severity, told.line) == ("V29", Severity.INFO, "YEAR")


def test_a_required_column_the_form_lacks_is_told_for_every_row_as_nobodys_mistake() -> None:
    told = of(NOW, REQUIRED)
    assert {(each.code, each.field, each.cell.sheet) for each in told} == {
        ("V05", "sumber", "Indikator")
    }
    assert [each.line for each in told] == [each.id for each in INDICATORS]
    assert {each.message for each in told} == {
        "Sumber Data belum diisi. Kolom ini tidak ada di format yang diisi (lama), karena Master "
        "diubah sesudah format itu dibuat."
    }


def test_a_column_the_form_lacks_that_may_stay_blank_asks_for_nothing() -> None:
    assert of(NOW, OPTIONAL) == (
        v01(
            NEW_PLACE,
            "",
            "sumber",
            "Sumber Data",
            "",
            'Kolom "Sumber Data" tidak ada di format yang diisi; boleh kosong.',
            "Tidak perlu tindakan.",
            Severity.INFO,
        ),
    )


def test_a_column_the_form_lacks_that_nobody_fills_is_not_told() -> None:
    locked = asking(NOW, replace(SOURCE, editable=False))
    assert of(NOW, locked) == (older_only(locked),)


def test_answers_in_a_column_not_asked_any_more_are_told_with_how_many_rows_they_are() -> None:
    assert of(OPTIONAL, NOW, answer("SUM", "sumber", "Register")) == (
        v01(
            NEW_PLACE,
            "",
            "sumber",
            "Sumber Data",
            "1",
            'Kolom "Sumber Data" tidak diminta lagi; isinya pada 1 baris tidak dihitung.',
            AGAIN,
        ),
    )


def test_a_column_not_asked_any_more_that_held_nothing_is_not_told() -> None:
    assert of(OPTIONAL, NOW) == (older_only(NOW),)


def test_a_column_with_another_heading_is_told_with_both() -> None:
    renamed = relabelled(NOW, "realisasi_2", label="Realisasi Triwulan II")
    cell = Cell("Indikator", HEADING_ROW, place(form(NOW), "SUM", "realisasi_2").column)
    assert of(NOW, renamed) == (
        v01(
            cell,
            "",
            "realisasi_2",
            "Realisasi Triwulan II",
            "Realisasi Triwulan II",
            'Judul kolom "Realisasi TW II" menjadi "Realisasi Triwulan II" sesudah format yang '
            "diisi dibuat.",
            f"Periksa isian kolom ini. {AGAIN}",
        ),
    )


def test_a_row_the_master_words_otherwise_is_told_once_with_all_that_changed() -> None:
    naskah = replace(SUM, name="Jumlah Naskah", unit="Naskah")
    now = office(indicators=(naskah, *INDICATORS[1:]))
    what = 'Indikator Kinerja "Jumlah Dokumen" menjadi "Jumlah Naskah"; Satuan "Dokumen" menjadi "Naskah"'
    assert of(NOW, now) == (
        v01(
            place(form(NOW), "SUM", "indikator"),
            "SUM",
            "indikator",
            "Jumlah Naskah",
            what,
            f"Master diubah sesudah format yang diisi (lama) dibuat: {what}. Dihitung menurut "
            "Master sekarang.",
            f"Periksa isian baris ini. {AGAIN}",
        ),
    )


def test_what_a_cell_showed_before_it_was_blank_and_after_is_told_as_blank() -> None:
    first = replace(PROGRAMMES[2], output="")
    blank = office(programmes=(*PROGRAMMES[:2], first, PROGRAMMES[3]))
    (emptied,), (written,) = of(NOW, blank), of(blank, NOW)
    assert emptied.value == 'Indikator Keluaran "Jumlah Dokumen Perencanaan" menjadi "kosong"'
    assert written.value == 'Indikator Keluaran "kosong" menjadi "Jumlah Dokumen Perencanaan"'


def test_a_change_nobody_can_see_in_the_form_is_told_at_the_number_of_its_row() -> None:
    now = office(indicators=(replace(SUM, targets=(Decimal(5), *SUM.targets[1:])), *INDICATORS[1:]))
    layout = form(NOW)
    hidden = layout.indicators.column("target_1")
    assert hidden is not None
    assert not hidden.visible
    (told,) = [each for each in of(NOW, now) if each.line == "SUM" and each.code == "V01"]
    assert (told.cell, told.field) == (place(layout, "SUM", "no"), "no")
    assert told.value == 'Target TW I "10" menjadi "5"'


def test_a_change_is_told_at_the_first_place_that_is_seen() -> None:
    targets = (Decimal(5), Decimal(11), *SUM.targets[2:])
    now = office(indicators=(replace(SUM, targets=targets), *INDICATORS[1:]))
    (told,) = [each for each in of(NOW, now) if each.line == "SUM" and each.code == "V01"]
    assert (told.cell, told.field) == (place(form(NOW), "SUM", "target_2"), "target_2")
    assert told.value == 'Target TW I "10" menjadi "5"; Target TW II "10" menjadi "11"'


@pytest.mark.parametrize(("more", "cut"), [(0, False), (1, True)])
def test_what_changed_is_told_shortened_but_kept_whole_beside(more: int, cut: bool) -> None:
    long = "kata " * 51 + "kata" + "k" * (14 + more)  # with its heading and quotes just 300
    now = office(indicators=(replace(SUM, unit=long), *INDICATORS[1:]))
    (told,) = of(NOW, now)
    assert len(told.value) == 300 + more
    assert (told.value in told.message, "…. Dihitung" in told.message) == (not cut, cut)


def test_an_answered_row_not_asked_any_more_is_told_with_what_is_not_counted() -> None:
    assert of(NOW, SHORTER, *EMPTIED, answer("SUM", "realisasi_2", 12)) == (
        v01(
            place(form(NOW), "SUM", "no"),
            "SUM",
            "no",
            "Jumlah Dokumen",
            "Realisasi TW II 12",
            'Baris "Jumlah Dokumen" (SUM) tidak diminta lagi; isiannya tidak dihitung: '
            "Realisasi TW II 12.",
            f"{AGAIN} Baris ini tidak perlu diisi lagi.",
        ),
    )


def test_more_rows_than_any_form_had_are_rows_too_many_of_an_older_one_as_well() -> None:
    def flooded(_: Layout, book: Book) -> None:
        more = {(100 + at, 1): value(f"LAIN{at}") for at in range(1_001)}
        book["Indikator"] = put(book["Indikator"], more)

    (told,) = (each for each in of(NOW, SHORTER, flooded) if each.code == "V02")
    assert (told.line, told.field, told.value) == ("Indikator", "baris ditambahkan", "1.002 sel")


def test_a_row_not_asked_any_more_that_held_nothing_is_not_told() -> None:
    assert of(NOW, SHORTER, *EMPTIED) == (older_only(SHORTER),)


def test_a_row_that_went_to_another_bureau_is_told_with_its_name() -> None:
    moved = office(indicators=(replace(SUM, bureau=OTHER.code), *INDICATORS[1:]))
    (told,) = of(NOW, moved)
    assert f"(SUM) sekarang diminta dari {OTHER.name}; isiannya tidak dihitung: " in told.message


def test_a_programme_row_that_went_to_another_bureau_is_told_with_its_name() -> None:
    moved = replace(PROGRAMMES[3], bureau=OTHER.code)
    (told,) = of(NOW, office(programmes=(*PROGRAMMES[:3], moved)))
    assert f"({SECOND}) sekarang diminta dari {OTHER.name}; isiannya tidak" in told.message


def test_a_form_that_only_shows_earlier_quarters_as_they_were_asks_for_nothing() -> None:
    sent = of_alike_form(submission(answer(FIRST, "rp_1", 19_000_000)), "lama")
    assert found(sent, NOW) == (
        v01(
            identity_cell("petugas"),
            "format",
            "format",
            "Format",
            "lama",
            "Realisasi triwulan lalu diperbarui sesudah format ini disampaikan.",
            "Angka s.d. triwulan ini dihitung dengan yang baru; bagian tidak perlu kirim ulang.",
            Severity.INFO,
        ),
    )
