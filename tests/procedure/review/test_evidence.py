"""A decision may rest on a file: it is kept by its hash, opened from the list, proved, and never lost."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.procedure.kabag import (
    ACCEPTED,
    LATER,
    NEXT_DAY,
    OPEN,
    WARNED,
    WARNING,
    WHY,
    decided,
    row_of,
    type_in,
)
from tests.quarter import Room, events, room_after
from xlsops.files.archive import digest
from xlsops.files.folders import CONTROL
from xlsops.files.journal import Journal
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.evidence import looks_like_file

SCAN = b"%PDF-1.7 DATA CONTOH"
NAME = "Surat Keterangan 12.pdf"


@room_after
def warned(room: Room) -> None:
    """A period in which one bureau's form has one Peringatan."""
    room.send("KKP", **WARNED)
    room.collect()


def put(room: Room, data: bytes = SCAN, name: str = NAME) -> Path:
    """Put a file into the folder of evidence."""
    path = room.root / "bukti" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def rested_on(room: Room) -> list[str]:
    """Return what the archive calls the files of all decisions, in the order of the journal."""
    journal = Journal(room.root / "jurnal").events()
    told = [each.payload for each in journal if each.kind == "temuan_diputuskan"]
    return [str(each.get("evidence_file", "")) for each in told]


def test_the_file_a_decision_names_is_kept_by_its_hash_and_opened_from_the_list(
    warned: Room,
) -> None:
    put(warned)
    outcome = decided(warned, WARNING, ACCEPTED, WHY, NAME)
    kept = f"{digest(SCAN)}.pdf"
    assert rested_on(warned) == [kept]
    assert (warned.root / "arsip" / kept).read_bytes() == SCAN
    assert (outcome.data["evidence"], outcome.attention) == (1, False)
    assert "1 berkas bukti disimpan di folder arsip." in outcome.lines
    assert row_of(warned, "V24")["Bukti"] == NAME
    with ZipFile(warned.root / CONTROL) as book:
        parts = [book.read(each).decode() for each in book.namelist() if each.endswith(".rels")]
    assert [each for each in parts if f"arsip/{kept}" in each and "External" in each]
    assert verify(warned.root).data["faults"] == []


@pytest.mark.parametrize("typed", [NAME.upper(), f"bukti/{NAME}", f" {NAME} "])
def test_its_name_is_known_however_it_is_written(typed: str, warned: Room) -> None:
    put(warned)
    decided(warned, WARNING, ACCEPTED, WHY, typed)
    assert rested_on(warned) == [f"{digest(SCAN)}.pdf"]


def test_a_text_that_names_no_file_is_evidence_by_itself(warned: Room) -> None:
    outcome = decided(warned, WARNING, ACCEPTED, WHY, "Surat 800/12/2026 tanggal 8 Juli")
    assert (rested_on(warned), outcome.data["notices"], outcome.attention) == ([""], [], False)


def test_a_file_that_comes_later_is_kept_when_decisions_are_saved_again(warned: Room) -> None:
    outcome = decided(warned, WARNING, ACCEPTED, WHY, NAME)
    (notice,) = outcome.data["notices"]
    assert notice.startswith(f"Bukti {NAME} belum ada di folder")
    assert outcome.attention
    put(warned)
    again = decide(warned.period(LATER))
    assert rested_on(warned) == ["", f"{digest(SCAN)}.pdf"]
    assert (again.data["evidence"], again.data["notices"]) == (1, [])
    told = events(warned.root)
    decide(warned.period(LATER))
    assert events(warned.root) == told
    assert row_of(warned, "V24")["Keadaan"] == "diterima"  # still once, not twice


def test_a_file_that_changed_or_went_is_told_and_what_was_kept_counts(warned: Room) -> None:
    path = put(warned)
    decided(warned, WARNING, ACCEPTED, WHY, NAME)
    path.write_bytes(b"lain")
    (notice,) = decide(warned.period(LATER)).data["notices"]
    assert "berubah sesudah keputusannya disimpan" in notice
    path.unlink()
    assert decide(warned.period(LATER)).data["notices"] == []
    type_in(warned, {WARNING: (ACCEPTED, "Kata lain", NAME)})
    decide(warned.period(LATER))
    assert rested_on(warned) == [f"{digest(SCAN)}.pdf"] * 2


def test_the_new_file_is_taken_where_the_decision_is_written_anew(warned: Room) -> None:
    path = put(warned)
    decided(warned, WARNING, ACCEPTED, WHY, NAME)
    path.write_bytes(b"baru")
    decided(warned, WARNING, ACCEPTED, "Diganti dengan surat baru", NAME)
    assert rested_on(warned) == [f"{digest(SCAN)}.pdf", f"{digest(b'baru')}.pdf"]
    assert len([*(warned.root / "arsip").glob("*.pdf")]) == 2
    assert verify(warned.root).data["faults"] == []


def test_verifying_tells_of_evidence_that_is_gone_or_was_changed(warned: Room) -> None:
    put(warned)
    decided(warned, WARNING, ACCEPTED, WHY, NAME)
    kept = warned.root / "arsip" / f"{digest(SCAN)}.pdf"
    kept.write_bytes(b"lain")
    assert verify(warned.root).data["faults"][0] == (
        f"Berkas arsip/{kept.name} tidak sesuai dengan sidik di namanya. "
        "Kembalikan berkas itu dari cadangan."
    )
    kept.unlink()
    assert verify(warned.root).data["faults"][0].startswith(f"Bukti {NAME} ({digest(SCAN)[:16]})")


def test_what_a_crash_left_of_evidence_is_no_file_that_came_in(warned: Room) -> None:
    put(warned)
    (warned.root / "arsip" / f"{digest(SCAN)}.pdf").write_bytes(SCAN)
    told = events(warned.root)
    warned.collect(LATER)
    assert events(warned.root) == told
    decided(warned, WARNING, ACCEPTED, WHY, NAME)
    assert rested_on(warned) == [f"{digest(SCAN)}.pdf"]


@pytest.mark.parametrize("there", ["folder", "pintasan", "terbuka"])
def test_what_cannot_be_read_is_told_and_the_decision_is_saved(there: str, warned: Room) -> None:
    path = put(warned)
    if there == "terbuka":
        (path.parent / f"~${NAME}").write_bytes(b"")
    else:
        path.unlink()
        target = warned.root / CONTROL
        path.symlink_to(target) if there == "pintasan" else path.mkdir()
    outcome = decided(warned, WARNING, ACCEPTED, WHY, NAME)
    (notice,) = outcome.data["notices"]
    assert notice.startswith(f"Bukti {NAME} ")
    assert rested_on(warned) == [""]
    assert outcome.data["saved"] == 1


def test_an_empty_file_proves_nothing_and_is_not_taken(warned: Room) -> None:
    put(warned, b"")
    outcome = decided(warned, WARNING, ACCEPTED, WHY, NAME)
    (notice,) = outcome.data["notices"]
    assert notice.startswith(f"Bukti {NAME} kosong (0 byte)")
    assert (rested_on(warned), outcome.data["saved"]) == ([""], 1)
    put(warned)
    decide(warned.period(LATER))
    assert rested_on(warned) == ["", f"{digest(SCAN)}.pdf"]


def test_evidence_beside_an_open_finding_is_kept_too(warned: Room) -> None:
    put(warned)
    decided(warned, WARNING, OPEN, "Menunggu bagian", NAME)
    assert rested_on(warned) == [f"{digest(SCAN)}.pdf"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a.pdf", True),
        ("foto bukti.jpeg", True),
        ("Surat 800/12.2026", False),
        ("tautan https://contoh.go.id/x y", False),
        ("rapat 3 Juli.", False),
        ("", False),
    ],
)
def test_a_text_looks_like_a_file_by_its_ending(text: str, told: bool) -> None:
    assert looks_like_file(text) is told


def test_an_older_period_has_no_such_folder_and_decides_as_before(warned: Room) -> None:
    for path in (warned.root / "bukti").glob("*"):
        path.unlink()
    if (warned.root / "bukti").is_dir():
        (warned.root / "bukti").rmdir()
    assert decided(warned, WARNING, ACCEPTED, WHY, "catatan rapat").data["saved"] == 1
    assert decide(warned.period(NEXT_DAY)).data["notices"] == []
