"""One repair made on the reading of a file is taken back by its cell, and made again, both in the journal."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.procedure.kabag import (
    ACCEPTED,
    LATER,
    allow,
    approved,
    bureau,
    listed,
    rows_in,
    seen,
    type_in,
    write_down,
)
from tests.quarter import FILLED, Room, events, files, room_after
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.form.layout import FormTable
from xlsops.core.journal.facts.kinds import RepairRestored, RepairUndone
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.spec.tables import SET_ASIDE
from xlsops.core.terms.authority import Act
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.files.signing import fits, new_private_key
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.recording.entries import record

WHY = "Kolom itu milik bagian sendiri"
ONE, OTHER = "pendorong", "penghambat"


def table(room: Room) -> FormTable:
    return room.period().layouts["KKP"].indicators


def damaged(room: Room) -> bytes:
    """Return a form two of whose columns changed places."""
    book = load_workbook(BytesIO(room.filled("KKP")))
    sheet = book["Indikator"]
    one, other = (
        next(each.number for each in table(room).columns if each.field.key == key)
        for key in (ONE, OTHER)
    )
    for row in range(1, sheet.max_row + 1):
        first, second = sheet.cell(row, one), sheet.cell(row, other)
        first.value, second.value = second.value, first.value
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def again(room: Room) -> bytes:
    """Return the same once more, saved an hour later."""
    book = load_workbook(BytesIO(damaged(room)))
    book.properties.modified = FILLED + timedelta(hours=1)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


@room_after
def moved(room: Room) -> None:
    """A period in which two columns of a form stand in each other's place."""
    room.drop("KKP.xlsx", damaged(room))
    room.collect()


def said(room: Room, key: str) -> str:
    """Return what counts as the bureau's answer in its first line."""
    submission = bureau(room).submission
    assert submission is not None
    return next(each.text for each in submission.answers if each.key == key and not each.blank)


def act(room: Room, place: str, deed: Deed = Deed.SET_ASIDE, actor: str = "Kabag") -> Outcome:
    entry = Entry(deed, bureau="KKP", notes=WHY, place=place)
    return record(room.period(LATER, actor), entry)


def test_a_repair_is_taken_back_by_its_cell_and_the_reading_without_it_counts(moved: Room) -> None:
    mended = said(moved, OTHER)
    assert listed(moved) == {}
    outcome = act(moved, "Indikator!T6")
    assert outcome.lines[0].startswith("Kiriman KKP KKP.xlsx dibaca tanpa perbaikan Indikator!T6.")
    assert " Indikator!U6 menempati tempatnya, jadi ikut dibatalkan. " in outcome.lines[0]
    assert said(moved, OTHER) != mended
    assert "V02" in {each.code for each in bureau(moved).findings}
    assert "Perbaikan bacaan Indikator!T6 dibatalkan" in bureau(moved).notes
    assert any("Perbaikan bacaan dibatalkan" in map(str, row) for row in rows_in(moved, "Riwayat"))
    assert verify(moved.root).data["faults"] == []


def test_no_column_is_read_twice_when_another_stands_in_its_place(moved: Room) -> None:
    mended = said(moved, ONE), said(moved, OTHER)
    act(moved, "Indikator!T6")
    assert (said(moved, OTHER), said(moved, ONE)) == mended
    told = act(moved, "Indikator!U6")
    assert (
        told.lines[0]
        == "Perbaikan Indikator!U6 pada kiriman KKP KKP.xlsx sudah tercatat dikesampingkan."
    )
    act(moved, "Indikator!T6", Deed.USED_AGAIN)
    assert (said(moved, ONE), said(moved, OTHER)) == mended


def test_it_is_made_again_when_somebody_says_so(moved: Room) -> None:
    before = said(moved, OTHER), bureau(moved).findings
    act(moved, "Indikator!T6")
    told = act(moved, "indikator!$T$6", Deed.USED_AGAIN).lines[0]
    assert told.endswith("pada kiriman KKP KKP.xlsx dipakai lagi.")
    assert (said(moved, OTHER), bureau(moved).findings) == before
    assert seen(moved).state.undone_repairs == {}
    assert verify(moved.root).data["faults"] == []


def test_an_approval_of_what_was_read_with_it_turns_amber_and_proves_what_it_signed(
    moved: Room,
) -> None:
    approved(moved)
    assert bureau(moved).status == "Disahkan"
    act(moved, "Indikator!T6")
    assert bureau(moved).status == "Berubah sesudah disahkan"
    assert verify(moved.root).data["faults"] == []
    act(moved, "Indikator!T6", Deed.USED_AGAIN)
    assert bureau(moved).status == "Disahkan"


def test_a_row_of_the_sheet_takes_it_back_once_however_often_it_is_recorded(moved: Room) -> None:
    row = {
        "what": SET_ASIDE,
        "bureau": "KKP",
        "notes": WHY,
        "place": "Indikator!U6",
        "role": "Kabag",
    }
    write_down(moved, row)
    record(moved.period(LATER))
    told = events(moved.root)
    assert [each["kind"] for each in told].count("perbaikan_bacaan_dibatalkan") == 1
    assert "sudah tercatat dikesampingkan" in "\n".join(record(moved.period(LATER)).lines)
    assert events(moved.root) == told


def test_a_row_that_was_recorded_tells_of_which_file_and_that_a_newer_one_is_still_mended(
    moved: Room,
) -> None:
    row = {
        "what": SET_ASIDE,
        "bureau": "KKP",
        "notes": WHY,
        "place": "Indikator!T6",
        "role": "Kabag",
    }
    write_down(moved, row)
    record(moved.period(LATER))
    moved.drop("KKP lagi.xlsx", again(moved))
    moved.collect(LATER)
    (line,) = record(moved.period(LATER)).lines
    assert line.startswith("Perbaikan Indikator!T6 pada kiriman KKP KKP.xlsx sudah tercatat ")
    assert " KKP lagi.xlsx, masih dibaca dengan perbaikan itu; " in line
    write_down(moved, row, {**row, "number": "KKP lagi.xlsx"})
    told = record(moved.period(LATER)).lines[0]
    assert told.startswith("Kiriman KKP KKP lagi.xlsx dibaca tanpa perbaikan Indikator!T6.")


def test_a_row_that_was_changed_tells_what_it_did_before_and_stands(moved: Room) -> None:
    row = {
        "what": SET_ASIDE,
        "bureau": "KKP",
        "notes": WHY,
        "place": "Indikator!T6",
        "role": "Kabag",
    }
    write_down(moved, row)
    record(moved.period(LATER))
    write_down(moved, {**row, "place": ""})
    assert record(moved.period(LATER)).data["look"] == [
        "Perbaikan Indikator!T6 pada kiriman KKP KKP.xlsx, yang dahulu tertulis di baris 5, tetap "
        'dibatalkan; bila keliru, isi baris "Pakai lagi kiriman" dengan Tempat Indikator!T6.'
    ]
    moved.drop("KKP lagi.xlsx", again(moved))
    moved.collect(LATER)
    write_down(moved, {**row, "place": "Indikator!U6"})
    assert record(moved.period(LATER)).data["look"] == [
        "Perbaikan Indikator!T6 pada kiriman KKP KKP.xlsx, yang dahulu tertulis di baris 5, tetap "
        'dibatalkan; bila keliru, isi baris "Pakai lagi kiriman" dengan Tempat Indikator!T6. '
        "Kiriman KKP KKP.xlsx, yang dahulu tertulis di baris 5, tetap dikesampingkan; bila keliru, "
        'isi baris "Pakai lagi kiriman".'
    ]


def test_decisions_that_were_typed_are_saved_first(moved: Room) -> None:
    act(moved, "Indikator!T6")
    type_in(moved, {("V02", "KKP", "", OTHER): (ACCEPTED, "Sudah jelas")})
    with stopped_by(messages.procedure.decisions_unsaved):
        act(moved, "Indikator!T6", Deed.USED_AGAIN)


@pytest.mark.parametrize("place", ["Indikator!B2", "Indikator!T7", "Anggaran!T6"])
def test_a_cell_in_which_nothing_was_mended_is_refused_with_those_there_are(
    place: str, moved: Room
) -> None:
    before = files(moved.root)
    known = r"Indikator!T6 \(kolom pindah tempat\); Indikator!U6"
    with stopped_by(messages.records.no_repair, match=known):
        act(moved, place)
    with stopped_by(messages.records.no_repair):
        act(moved, "Indikator!T6", Deed.USED_AGAIN)
    assert files(moved.root) == before


def test_who_may_set_no_file_aside_takes_no_repair_back(moved: Room) -> None:
    allow(moved, Act.SET_ASIDE, "Sekda")
    with pytest.raises(XlsopsError, match="Sekda"):
        act(moved, "Indikator!T6")


def test_a_row_with_a_place_that_is_no_cell_sets_the_whole_file_aside_as_ever(moved: Room) -> None:
    with stopped_by(messages.records.no_repair):
        act(moved, "Ruang rapat")
    row = {
        "what": SET_ASIDE,
        "bureau": "KKP",
        "notes": WHY,
        "place": "Ruang rapat",
        "role": "Kabag",
    }
    write_down(moved, row)
    record(moved.period(LATER))
    assert bureau(moved).record is None


def test_both_acts_are_signed_with_the_key_of_who_acts(
    moved: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "rumah"))
    key = new_private_key()
    for deed in (Deed.SET_ASIDE, Deed.USED_AGAIN):
        period = moved.period(LATER, "Kabag")
        people = (
            replace(each, key=key if each.role == "KABAG" else each.key)
            for each in period.spec.officials
        )
        known = replace(period, spec=replace(period.spec, officials=tuple(people)))
        record(known, Entry(deed, bureau="KKP", notes=WHY, place="Indikator!T6"))
    told = moved.period(LATER).events
    acts = [each for each in told if isinstance(each.fact, RepairUndone | RepairRestored)]
    assert len(acts) == 2
    assert all(each.carries_signature and fits(each) for each in acts)
