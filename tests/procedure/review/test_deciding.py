"""Decisions are kept once and for ever, hold for the value they were made on, and lose no word."""

from datetime import date, datetime, timedelta

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.procedure.kabag import (
    ACCEPTED,
    BROKEN,
    ERROR,
    FIXED,
    LATER,
    NEXT_DAY,
    OPEN,
    WARNED,
    WARNING,
    WHY,
    allow,
    bureau,
    decided,
    listed,
    row_of,
    seen,
    type_in,
)
from tests.quarter import Room, events, room_after
from xlsops.core.pages.findings_list import KEY_COLUMN, NOTE_COLUMN, STATUS_COLUMN
from xlsops.core.sheet.styles import WARNING as AMBER
from xlsops.core.terms.authority import Act
from xlsops.files.folders import CONTROL
from xlsops.files.journal import Journal
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.status.standing import status


def decisions(room: Room) -> list[dict[str, str]]:
    """Return what was decided, in the order of the journal: names of files tell only the time."""
    journal = Journal(room.root / "jurnal").events()
    return [dict(each.payload) for each in journal if each.kind == "temuan_diputuskan"]


def flags(room: Room) -> int:
    """Return how many cells of the bureau's sheet carry a note."""
    sheet = one_sheet(room.root / CONTROL, "Isian KKP")
    amber = [c for row in sheet.iter_rows() for c in row if str(c.fill.fgColor.rgb)[2:] == AMBER]
    noted = [c for row in sheet.iter_rows() for c in row if c.comment]
    assert {cell.coordinate for cell in amber} == {cell.coordinate for cell in noted}
    return len(noted)


@room_after
def warned(room: Room) -> None:
    """A period in which one bureau's form has one Peringatan."""
    room.send("KKP", **WARNED)
    room.collect()


def test_an_accepted_finding_is_settled_everywhere_and_stays_listed(warned: Room) -> None:
    assert (bureau(warned).status, flags(warned)) == ("Perlu penjelasan", 1)
    outcome = decided(warned, WARNING, ACCEPTED, WHY)
    assert (outcome.data["saved"], outcome.data["refused"], outcome.attention) == (1, [], False)
    assert decisions(warned) == [
        {
            "code": "V24",
            "bureau": "KKP",
            "line": "KKP-01",
            "field": "keterangan",
            "value": "ok",
            "state": ACCEPTED,
            "note": WHY,
            "evidence": "",
            "until": "",
        }
    ]
    view = seen(warned)
    assert (view.errors, view.warnings, bureau(warned).status) == (0, 0, "Valid")
    assert [each.identity for each in view.recap.accepted] == [WARNING]
    assert flags(warned) == 0
    assert listed(warned) == {"V24": (ACCEPTED, WHY)}
    assert not list((warned.root / "kembali").iterdir())
    told = status(warned.period(LATER)).data["bureaus"]
    (kkp,) = [each for each in told if each["code"] == "KKP"]
    assert (kkp["peringatan"], kkp["status"]) == (0, "Valid")


def test_a_decision_counts_in_a_workbook_that_another_program_saved_anew(warned: Room) -> None:
    type_in(warned, {WARNING: (ACCEPTED, WHY)})
    load_workbook(warned.root / CONTROL).save(warned.root / CONTROL)
    assert decide(warned.period(NEXT_DAY)).data["saved"] == 1
    assert (bureau(warned).status, flags(warned)) == ("Valid", 0)
    assert listed(warned) == {"V24": (ACCEPTED, WHY)}


def test_saving_twice_adds_no_event(warned: Room) -> None:
    decided(warned, WARNING, ACCEPTED, WHY)
    known = events(warned.root)
    outcome = decide(warned.period(LATER))
    assert outcome.data["saved"] == 0
    assert outcome.lines[0] == "Tidak ada keputusan baru di lembar Temuan."
    assert events(warned.root) == known


def test_accepting_without_a_note_is_refused_in_one_sentence(room: Room) -> None:
    room.send("KKP", **WARNED, **BROKEN)
    room.collect()
    type_in(room, {WARNING: (ACCEPTED, "  "), ERROR: (ACCEPTED, WHY)})
    outcome = decide(room.period(NEXT_DAY))
    assert outcome.attention
    (refused,) = outcome.data["refused"]
    assert refused.startswith("KKP Indikator!")
    assert refused.endswith(
        "(V24): tulis penjelasannya di kolom Catatan Kabag, baru dapat diterima."
    )
    assert [each["code"] for each in decisions(room)] == ["V06"]
    assert listed(room) == {"V24": (ACCEPTED, ""), "V06": (ACCEPTED, WHY)}
    assert (seen(room).errors, seen(room).warnings) == (0, 1)


def test_many_refused_for_one_reason_are_one_line(room: Room) -> None:
    lines = [
        line.id
        for sheet in room.period().layouts["KKP"].sheets
        for line in sheet.lines
        if line.asked
    ]
    room.send("KKP", **{f"{line}__keterangan": "ok" for line in lines})
    room.collect()
    found = [each for each in bureau(room).findings if each.code == "V24"]
    assert len(found) == len(lines)
    type_in(room, {each.identity: (ACCEPTED,) for each in found})
    outcome = decide(room.period(NEXT_DAY))
    first, last = found[0].cell, found[-1].cell
    assert outcome.lines[1] == (
        f"  KKP, {len(lines)} temuan ({first} s.d. {last}): tulis penjelasannya di kolom Catatan "
        "Kabag, baru dapat diterima."
    )
    assert len(outcome.data["refused"]) == len(lines)  # type: ignore[arg-type]
    type_in(room, {each.identity: (ACCEPTED, WHY) for each in found})
    assert decide(room.period(NEXT_DAY)).lines[:2] == (
        f"{len(lines)} keputusan atau catatan disimpan: {len(lines)} diterima dengan penjelasan.",
        f"  KKP: {len(lines)} diterima dengan penjelasan.",
    )


def test_a_finding_can_be_opened_again(warned: Room) -> None:
    decided(warned, WARNING, ACCEPTED, WHY)
    decided(warned, WARNING, OPEN, "Ternyata keliru")
    assert [each["state"] for each in decisions(warned)] == [ACCEPTED, OPEN]
    assert (bureau(warned).status, flags(warned)) == ("Perlu penjelasan", 1)
    assert listed(warned) == {"V24": (OPEN, "Ternyata keliru")}


@pytest.mark.parametrize("status", [None, OPEN])
def test_a_note_alone_is_saved_and_the_finding_stays_open(status: str | None, warned: Room) -> None:
    decided(warned, WARNING, status, "Tanya bagian\nbesok")
    assert [(each["state"], each["note"]) for each in decisions(warned)] == [
        (OPEN, "Tanya bagian\nbesok")
    ]
    assert listed(warned) == {"V24": (OPEN, "Tanya bagian\nbesok")}
    assert seen(warned).warnings == 1


def test_an_emptied_status_beside_nothing_is_no_decision(warned: Room) -> None:
    assert decided(warned, WARNING, None, None).data["saved"] == 0
    assert listed(warned) == {"V24": (OPEN, "")}


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (FIXED, "Diperbaiki ditetapkan dari kiriman baru yang benar"),
        ("beres", 'status "beres" tidak dikenal'),
    ],
)
def test_other_words_are_refused_and_the_note_stays(status: str, told: str, warned: Room) -> None:
    outcome = decided(warned, WARNING, status, WHY)
    (refused,) = outcome.data["refused"]
    assert told in refused
    assert refused.endswith("pilih Terbuka atau Diterima dengan penjelasan.")
    assert decisions(warned) == []
    assert listed(warned) == {"V24": (OPEN, WHY)}
    assert decide(warned.period(LATER)).data["saved"] == 1


def test_a_value_that_changed_in_a_new_submission_is_open_again(warned: Room) -> None:
    decided(warned, WARNING, ACCEPTED, WHY)
    warned.send("KKP", "kedua.xlsx", **{"KKP-01__keterangan": "sda"})
    warned.collect(LATER)
    assert bureau(warned).status == "Perlu penjelasan"
    assert listed(warned) == {"V24": (OPEN, WHY)}
    assert decide(warned.period(LATER)).data["saved"] == 0


def test_the_same_value_in_a_new_submission_stays_accepted(warned: Room) -> None:
    decided(warned, WARNING, ACCEPTED, WHY)
    warned.send("KKP", "kedua.xlsx", **WARNED, **BROKEN)
    warned.collect(LATER)
    assert (bureau(warned).status, seen(warned).warnings) == ("Perlu perbaikan", 0)
    assert listed(warned) == {"V06": (OPEN, ""), "V24": (ACCEPTED, WHY)}


def test_what_is_typed_and_not_saved_survives_every_painting(warned: Room) -> None:
    type_in(warned, {WARNING: (ACCEPTED, WHY)})
    for _ in range(2):
        warned.collect(LATER)
        status(warned.period(LATER))
        assert listed(warned) == {"V24": (ACCEPTED, WHY)}
        assert (seen(warned).warnings, flags(warned)) == (1, 1)
    assert decide(warned.period(LATER)).data["accepted"] == 1


def test_an_acceptance_typed_beside_another_value_is_not_taken_for_the_new_one(
    warned: Room,
) -> None:
    type_in(warned, {WARNING: (ACCEPTED, WHY)})
    warned.send("KKP", "kedua.xlsx", **{"KKP-01__keterangan": "sda"})
    warned.collect(LATER)
    assert listed(warned) == {"V24": (OPEN, WHY)}
    decide(warned.period(LATER))
    assert [(each["state"], each["value"]) for each in decisions(warned)] == [(OPEN, "sda")]


def test_a_note_beside_a_finding_that_was_fixed_meanwhile_is_saved(warned: Room) -> None:
    type_in(warned, {WARNING: (ACCEPTED, WHY)})
    warned.send("KKP", "kedua.xlsx")
    warned.collect(LATER)
    assert listed(warned) == {"V24": (FIXED, WHY)}
    assert decide(warned.period(LATER)).data == {
        "saved": 1,
        "accepted": 0,
        "refused": [],
        "evidence": 0,
        "notices": [],
        "findings": {"galat": 0, "peringatan": 0, "informasi": 0},
    }
    assert [(each["state"], each["note"]) for each in decisions(warned)] == [(FIXED, WHY)]
    refused = decided(warned, WARNING, ACCEPTED, WHY).data["refused"]
    assert "sudah diperbaiki pada kiriman terakhir" in str(refused)
    assert listed(warned) == {"V24": (FIXED, WHY)}


def test_a_note_beside_a_finding_nobody_knows_any_more_is_saved_too(warned: Room) -> None:
    gone = ("V99", "KKP", "KKP-01", "keterangan")
    path = warned.root / CONTROL
    book = load_workbook(path)
    row = next(
        row for row in book["Temuan"].iter_rows() if row[KEY_COLUMN - 1].value == "|".join(WARNING)
    )
    row[STATUS_COLUMN - 1].value, row[NOTE_COLUMN - 1].value = ACCEPTED, WHY
    row[KEY_COLUMN - 1].value = "|".join(gone)
    book.save(path)
    decide(warned.period(NEXT_DAY))
    assert [(each["code"], each["state"], each["note"]) for each in decisions(warned)] == [
        ("V99", FIXED, WHY)
    ]
    assert decide(warned.period(LATER)).data["saved"] == 0


def test_the_recap_prints_what_was_decided_and_counts_only_what_is_open(warned: Room) -> None:
    type_in(warned, {WARNING: (ACCEPTED, "belum disimpan")})
    path = warned.root / str(make_recap_book(warned.period(NEXT_DAY)).data["recap"])
    assert found(path) == [("V24", OPEN, None, None)]
    decided(warned, WARNING, ACCEPTED, WHY)
    make_recap_book(warned.period(LATER))
    assert found(path) == [("V24", ACCEPTED, WHY, "9 Juli 2026")]


def found(path: object) -> list[tuple[object, ...]]:
    """Return (code, status, note, day) of the findings in the recap's annex."""
    sheet = one_sheet(path, "Temuan")  # type: ignore[arg-type]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] == 1]
    return [(row[1], row[10], row[11], row[12]) for row in rows]


def test_an_acceptance_keeps_its_evidence_and_its_last_day(warned: Room) -> None:
    last = date(2026, 7, 31)
    decided(warned, WARNING, ACCEPTED, WHY, "Surat 050/7", last)
    (kept,) = decisions(warned)
    assert (kept["evidence"], kept["until"]) == ("Surat 050/7", "2026-07-31")
    row = row_of(warned, "V24")
    assert [row[each] for each in ("Keadaan", "Bukti", "Berlaku s.d.")] == [
        "diterima",
        "Surat 050/7",
        datetime(2026, 7, 31),
    ]
    known = events(warned.root)
    assert decide(warned.period(LATER)).data["saved"] == 0
    assert events(warned.root) == known


def test_an_acceptance_whose_last_day_has_passed_is_open_again_and_may_be_renewed(
    warned: Room,
) -> None:
    last = NEXT_DAY.date()
    decided(warned, WARNING, ACCEPTED, WHY, "Surat 050/7", last)
    status(warned.period(NEXT_DAY))
    assert listed(warned) == {"V24": (ACCEPTED, WHY)}
    status(warned.period(LATER))
    assert listed(warned) == {"V24": (OPEN, WHY)}
    assert row_of(warned, "V24")["Keadaan"] == "baru, pernah diterima"
    assert bureau(warned).status == "Perlu penjelasan"
    type_in(warned, {WARNING: (ACCEPTED, WHY, "Surat 050/7", last)})
    (refused,) = decide(warned.period(LATER)).data["refused"]
    assert refused.endswith(
        "Berlaku s.d. 9 Juli 2026 sudah lewat. Ganti tanggalnya, atau kosongkan."
    )
    type_in(warned, {WARNING: (ACCEPTED, WHY, "Surat 050/9", LATER.date() + timedelta(days=5))})
    assert decide(warned.period(LATER)).data["accepted"] == 1
    assert row_of(warned, "V24")["Keadaan"] == "diterima 2×"


def test_a_last_day_that_is_no_day_is_refused_and_stays_where_it_is_typed(warned: Room) -> None:
    (refused,) = decided(warned, WARNING, ACCEPTED, WHY, None, "akhir tahun").data["refused"]
    assert refused.endswith(
        'Berlaku s.d. "akhir tahun" bukan tanggal. '
        "Tulis hari, bulan, dan tahun lengkap, seperti 9 Desember 2026 atau 09/12/2026."
    )
    assert (decisions(warned), row_of(warned, "V24")["Berlaku s.d."]) == ([], "akhir tahun")
    assert decided(warned, WARNING, ACCEPTED, WHY, None, "31 Desember 2026").data["accepted"] == 1
    assert decisions(warned)[0]["until"] == "2026-12-31"


def test_evidence_typed_and_not_saved_survives_painting(warned: Room) -> None:
    type_in(warned, {WARNING: (ACCEPTED, WHY, "Surat 050/7", date(2026, 12, 31))})
    warned.collect(LATER)
    row = row_of(warned, "V24")
    assert (row["Bukti"], row["Berlaku s.d."]) == ("Surat 050/7", datetime(2026, 12, 31))
    assert decide(warned.period(LATER)).data["accepted"] == 1


def test_a_finding_tells_how_it_fared_over_the_versions(warned: Room) -> None:
    told = [row_of(warned, "V24")["Keadaan"]]
    sent = ({**WARNED, "KKP-01__realisasi_2": 1}, {}, {**WARNED, "KKP-01__realisasi_2": 2})
    for number, changes in enumerate(sent):
        moment = LATER + timedelta(hours=number)
        warned.send("KKP", f"{number}.xlsx", at=moment.replace(tzinfo=None), **changes)
        warned.collect(moment)
        told.append(row_of(warned, "V24")["Keadaan"])
    assert told == ["baru", "tetap", "diperbaiki", "muncul lagi"]


def test_only_who_may_accepts_or_opens_again_and_anybody_may_note(warned: Room) -> None:
    type_in(warned, {WARNING: (ACCEPTED, WHY)})
    (refused,) = decide(warned.period(NEXT_DAY, "Kasubbag")).data["refused"]
    assert refused.endswith(
        "(V24): Terima Peringatan dengan penjelasan hanya dapat dilakukan Kabag, sedangkan yang "
        "bertindak Kasubbag; siapa yang boleh diatur di lembar Wewenang. Bila Anda Kabag, tambahkan "
        "--as Kabag pada perintahnya; di lembar Catatan isi kolom Oleh."
    )
    assert (decisions(warned), listed(warned)) == ([], {"V24": (ACCEPTED, WHY)})
    allow(warned, Act.ACCEPT_WARNING, "Kasubbag")
    assert decide(warned.period(NEXT_DAY, "Kasubbag")).data["accepted"] == 1
    type_in(warned, {WARNING: (OPEN, WHY)})
    assert decide(warned.period(NEXT_DAY, "Kabag")).data["saved"] == 0
    type_in(warned, {WARNING: (ACCEPTED, "Ditanyakan lagi")})
    assert decide(warned.period(NEXT_DAY, "Kabag")).data["saved"] == 0
    assert decide(warned.period(NEXT_DAY, "Kasubbag")).data["saved"] == 1
    type_in(warned, {WARNING: (OPEN, WHY)})
    outcome = decide(warned.period(NEXT_DAY, "Kasubbag"))
    assert outcome.lines[0] == "1 keputusan atau catatan disimpan: 1 dibuka lagi."
    type_in(warned, {WARNING: (OPEN, "Ditanyakan lagi")})
    outcome = decide(warned.period(NEXT_DAY, "Kabag"))
    assert outcome.lines[0] == "1 keputusan atau catatan disimpan: 1 catatan tanpa keputusan."
    assert [each["note"] for each in decisions(warned)] == [WHY, "Ditanyakan lagi"] * 2
