"""A revision after approval is seen beside what counts, and only what was seen is signed."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.procedure.kabag import LATER, NEXT_DAY, WARNED, WARNING, approved, bureau, listed
from tests.quarter import Room, events
from xlsops.core.entries import Deed, Entry
from xlsops.core.looks import WARNING as AMBER
from xlsops.errors import OutOfOrderError
from xlsops.files.folders import CONTROL
from xlsops.procedure.approving import approve
from xlsops.procedure.recording import record
from xlsops.procedure.standing import status

LESS = {"KKP-01__realisasi_2": 176}
"""A revised figure that gives no finding."""


def sheet(room: Room, name: str) -> Worksheet:
    return load_workbook(room.root / CONTROL)[name]


def texts(page: Worksheet) -> list[str]:
    return [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]


@pytest.fixture
def signed(room: Room) -> Room:
    """A period in which KKP was approved, and revises a figure afterwards."""
    room.send("KKP")
    room.collect()
    approved(room, "KKP")
    room.send("KKP", "susulan.xlsx", **LESS)
    return room


def test_what_a_revision_proposes_stands_beside_what_counts(signed: Room) -> None:
    signed.collect(LATER)
    page = sheet(signed, "Isian KKP")
    rows = [[cell.value for cell in row if cell.value is not None] for row in page.iter_rows()]
    (row,) = [row for row in rows if "Indikator!M7" in row or (len(row) > 4 and row[0] == 1 and row[-1] == "176")]
    assert row[1:] == ["Jumlah Orang yang Menerima Gaji dan Tunjangan ASN", row[2], "Realisasi TW II", "179", "176"]
    assert any("USULAN REVISI, BELUM DIHITUNG · susulan.xlsx" in text for text in texts(page))
    assert next(row[-2:] for row in rows if "Sel" in row) == ["Berlaku (versi 1)", "Diusulkan (versi 2)"]


def test_the_cell_a_revision_changes_is_amber_and_its_note_says_both(signed: Room) -> None:
    signed.collect(LATER)
    page = sheet(signed, "Isian KKP")
    noted = [cell for row in page.iter_rows() for cell in row if cell.comment]
    (cell,) = [each for each in noted if "Usulan revisi" in str(each.comment.text)]
    assert (cell.value, cell.fill.fgColor.rgb) == (179, f"00{AMBER}")
    assert "Berlaku: 179\nDiusulkan: 176" in str(cell.comment.text)


def test_every_sheet_names_the_version_it_shows(signed: Room) -> None:
    signed.collect(LATER)
    received = next(text for text in texts(sheet(signed, "Isian KKP")) if "KKP.xlsx" in text and "versi" in text)
    assert "(versi 1, KKP.xlsx)" in received
    (row,) = [row for row in sheet(signed, "Beranda").iter_rows(values_only=True) if row[0] == "KKP"]
    heading = next(row for row in sheet(signed, "Beranda").iter_rows(values_only=True) if row[0] == "Kode")
    assert row[heading.index("Versi")] == 1


@pytest.mark.parametrize("said", ["collect", "status"])
def test_collecting_and_status_say_what_waits_and_how_to_decide(signed: Room, said: str) -> None:
    outcome = signed.collect(LATER)
    outcome = outcome if said == "collect" else status(signed.period(LATER))
    (line,) = [each for each in outcome.lines if "versi 2 (susulan.xlsx)" in each]
    assert "1 isian berbeda dari versi 1 yang disahkan" in line
    assert "approve --bureau KKP" in line
    assert "record --set-aside KKP" in line


def test_taking_a_revision_says_what_was_signed(signed: Room) -> None:
    signed.collect(LATER)
    outcome = approve(signed.period(LATER), ("KKP",))
    (change,) = outcome.data["signed"][0]["differences"]  # type: ignore[index]
    assert (change["old"], change["new"]) == ("179", "176")
    assert bureau(signed).version == 2
    last = events(signed.root)[-1]["data"]
    assert last["replaces"] == events(signed.root)[-3]["data"].get("sha", last["replaces"])


def test_refusing_a_revision_leaves_what_was_approved(signed: Room) -> None:
    signed.collect(LATER)
    before = bureau(signed)
    record(signed.period(LATER), Entry(Deed.SET_ASIDE, bureau="KKP", notes="angka lama yang benar"))
    after = bureau(signed)
    assert (after.record, after.approved, after.proposal) == (before.record, True, None)
    assert not any("USULAN REVISI" in text for text in texts(sheet(signed, "Isian KKP")))


def test_a_revision_that_came_after_the_look_is_not_signed(signed: Room) -> None:
    """The sheets show one revision; another comes in elsewhere before the signature."""
    signed.collect(LATER)
    seen = signed.period(LATER)
    signed.send("KKP", "susulan lagi.xlsx", **{"KKP-01__realisasi_2": 150})
    signed.collect(LATER)
    with pytest.raises(OutOfOrderError, match="berubah sejak diperlihatkan"):
        approve(replace(seen, events=signed.period(LATER).events), ("KKP",))
    assert bureau(signed).version == 1
    assert approve(signed.period(LATER), ("KKP",)).data["approved"] == ["KKP"]


def test_a_first_approval_signs_only_what_the_sheets_showed_too(room: Room) -> None:
    room.send("KKP")
    room.collect()
    seen = room.period(NEXT_DAY)
    room.send("KKP", "perbaikan.xlsx", **LESS)
    room.collect(NEXT_DAY)
    with pytest.raises(OutOfOrderError, match="berubah sejak diperlihatkan"):
        approve(replace(seen, events=room.period(NEXT_DAY).events), ("KKP",))
    assert bureau(room).approval is None


def test_findings_only_a_revision_has_are_listed_as_its_own(room: Room) -> None:
    room.send("KKP")
    room.collect()
    approved(room, "KKP")
    room.send("KKP", "susulan.xlsx", **WARNED)
    room.collect(LATER)
    assert WARNING[0] in listed(room)
    assert any("Usulan revisi: " in text for text in texts(sheet(room, "Temuan")))
    assert any("Temuan baru" in text for text in texts(sheet(room, "Isian KKP")))
    with pytest.raises(OutOfOrderError, match="usulan revisinya masih 0 galat dan 1 peringatan"):
        approve(room.period(LATER), ("KKP",))


def test_who_filled_a_revision_is_a_difference_too(room: Room) -> None:
    room.send("KKP")
    room.collect()
    approved(room, "KKP")
    room.send("KKP", "susulan.xlsx", petugas="Petugas Contoh Kedua")
    outcome = room.collect(LATER)
    (proposal,) = outcome.data["proposals"]  # type: ignore[misc]
    assert [each["new"] for each in proposal["differences"]] == ["Petugas Contoh Kedua"]
