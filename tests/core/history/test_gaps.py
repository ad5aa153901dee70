"""Empty figures of earlier quarters are counted and named, and never passed over in silence."""

from tests.core.builders import BUREAU, HALF, OTHER, SUM, YEAR, office, sub_activity
from tests.samples import sample_spec
from xlsops.core.history.gaps import Gap, gaps_of, gaps_told, lines_without
from xlsops.core.values.structs import replace

ROW = sub_activity("1.01", "Contoh", "8", "100", "2 - -", "- - -")


def test_every_empty_figure_that_was_due_is_counted_by_sheet_and_column() -> None:
    spec = office(3, (replace(SUM, actuals=()), HALF, YEAR), (ROW,))
    assert gaps_of(spec) == (
        Gap("Master Indikator", "Realisasi TW I", 1, (SUM.id,)),
        Gap("Master Indikator", "Realisasi TW II", 2, (SUM.id, HALF.id)),
        Gap("Master Program", "Realisasi Rp TW I", 1, ("1.01",)),
        Gap("Master Program", "Realisasi K TW II", 1, ("1.01",)),
        Gap("Master Program", "Realisasi Rp TW II", 1, ("1.01",)),
    )


def test_the_first_quarter_has_nothing_before_it_that_could_be_empty() -> None:
    assert gaps_of(office(1, (replace(SUM, actuals=()),), (ROW,))) == ()


def test_rows_of_a_bureau_that_is_not_asked_are_not_counted() -> None:
    spec = office(2, (replace(SUM, actuals=()),), ())
    assert gaps_of(replace(spec, bureaus=(replace(BUREAU, active=False), OTHER))) == ()


def test_nothing_lacks_where_words_stand_for_the_figure() -> None:
    spec = office(2, (replace(SUM, actuals=(), may_not_apply=True, inapplicable=(1,)),), ())
    assert gaps_of(spec) == ()
    assert gaps_of(replace(spec, indicators=(replace(SUM, actuals=(), may_not_apply=True),)))


def test_the_sample_lacks_nothing() -> None:
    assert gaps_of(sample_spec()) == ()


def test_what_is_missing_is_said_in_one_sentence_with_what_to_do() -> None:
    gaps = (
        Gap("Master Indikator", "Realisasi TW I", 28),
        Gap("Master Program", "Realisasi K TW I", 7, tuple(f"1.0{number}" for number in range(7))),
        Gap("Master Program", "Realisasi Rp TW I", 39),
    )
    assert gaps_told(gaps) == (
        "Realisasi triwulan sebelumnya masih kosong di Master Indikator kolom Realisasi TW I (28 baris); "
        "Master Program kolom Realisasi K TW I (7 baris: 1.00, 1.01, 1.02, 1.03, 1.04, dan 2 lagi), "
        "Realisasi Rp TW I (39 baris). Isi di lembar "
        "itu sebelum Buat Format; yang dibiarkan kosong dianggap tidak diketahui, dan angka s.d. "
        "dihitung tanpanya.",
    )
    assert gaps_told(()) == ()


def test_lines_counted_without_a_quarter_are_named_until_there_are_many() -> None:
    assert lines_without(()) == ""
    assert lines_without([f"I-{number}" for number in range(7)]) == (
        "Angka s.d. pada 7 baris dihitung tanpa triwulan sebelumnya yang kosong di Master: "
        "I-0, I-1, I-2, I-3, I-4, dan 2 lagi."
    )
