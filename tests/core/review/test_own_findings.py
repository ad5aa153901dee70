"""What the head found himself stands beside what the rules found, while the answer stands."""

import pytest

from tests.core.builders import BUREAU, FIRST, OTHER, answer, form, office, place, submission
from xlsops.core.form.layout import identity_cell
from xlsops.core.journal.state import OwnFinding
from xlsops.core.review.own_findings import Spot, own_findings, spots
from xlsops.core.terms.findings import Finding, Severity

TWELVE = answer("SUM", "realisasi_2", 12)
CHECK = "Perbaiki isian sel ini."
EXPLAIN = "Perbaiki isian sel ini, atau beri penjelasan di Keterangan."


def own(
    words: str = "Salah; Cocokkan",
    *,
    line: str = "SUM",
    field: str = "realisasi_2",
    value: str = "12",
    severity: Severity = Severity.ERROR,
    bureau: str = BUREAU.code,
) -> OwnFinding:
    return OwnFinding(bureau, line, field, value, severity, words)


def found(*known: OwnFinding) -> list[Finding]:
    return list(own_findings(known, submission(TWELVE)))


def test_every_open_place_is_a_spot_and_so_is_who_filled_the_form() -> None:
    layout = form(office())
    told = list(spots(submission(TWELVE)))
    opened = [
        (line.id, column.field.key) for sheet in layout.sheets for line, column in sheet.answers()
    ]
    identity = [("identitas", key) for key in ("petugas", "nip", "tanggal_isi")]
    assert [(each.line, each.field) for each in told] == opened + identity
    cell = place(layout, "SUM", "realisasi_2")
    assert Spot(cell, "SUM", "realisasi_2", "Jumlah Dokumen", "12") in told
    assert told[-3:] == [
        Spot(identity_cell("petugas"), "identitas", "petugas", "Petugas pengisi", "Petugas Contoh"),
        Spot(identity_cell("nip"), "identitas", "nip", "NIP petugas", "199001012015031001"),
        Spot(
            identity_cell("tanggal_isi"),
            "identitas",
            "tanggal_isi",
            "Tanggal pengisian",
            "07/07/2026",
        ),
    ]


def test_spaces_around_who_filled_the_form_are_no_other_answer() -> None:
    told = spots(submission(answer("SUM", "petugas", "  Ani ")))
    assert [each.text for each in told if each.field == "petugas"] == ["Ani"]


def test_what_the_head_found_is_a_finding_on_the_cell_he_found_it_in() -> None:
    assert found(own()) == [
        Finding(
            "KABAG",
            Severity.ERROR,
            BUREAU.code,
            place(form(office()), "SUM", "realisasi_2"),
            "SUM",
            "realisasi_2",
            "Jumlah Dokumen",
            "12",
            "Salah.",
            "Cocokkan.",
        )
    ]


def test_it_falls_with_the_answer_it_was_found_in() -> None:
    assert found(own(value="13"), own(line=FIRST, field="rp_2")) == []


def test_it_is_of_the_bureau_it_was_found_at_only() -> None:
    assert found(own(bureau=OTHER.code)) == []


def test_it_may_be_about_who_filled_the_form() -> None:
    (told,) = found(own(line="identitas", field="petugas", value="Petugas Contoh"))
    assert (told.cell, told.subject) == (identity_cell("petugas"), "Petugas pengisi")


def test_findings_stand_in_the_order_of_the_form() -> None:
    first, last = own(), own(line="LAST", value="75,2")
    assert [each.line for each in found(last, first)] == ["SUM", "LAST"]


@pytest.mark.parametrize(
    ("words", "message", "advice"),
    [
        ("Salah", "Salah.", CHECK),
        ("Salah; ", "Salah.", CHECK),
        ("Salah; Cocokkan; lalu kirim", "Salah.", "Cocokkan; lalu kirim."),
        ("Salah\nCocokkan\nlagi", "Salah.", "Cocokkan lagi."),
        ("tidak sama; cocokkan dahulu. lalu kirim", "Tidak sama.", "Cocokkan dahulu. lalu kirim."),
        ("Benar?  Sungguh!;Periksa.", "Benar? Sungguh!", "Periksa."),
        ("", "", CHECK),
    ],
)
def test_what_is_wrong_stands_before_the_first_semicolon_or_line_and_what_to_do_behind(
    words: str, message: str, advice: str
) -> None:
    (told,) = found(own(words))
    assert (told.message, told.advice) == (message, advice)


def test_a_warning_may_be_explained_instead_of_mended() -> None:
    (told,) = found(own("Janggal", severity=Severity.WARNING))
    assert (told.severity, told.advice) == (Severity.WARNING, EXPLAIN)
