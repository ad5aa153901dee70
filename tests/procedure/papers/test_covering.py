"""Each bureau's form goes out with a letter, a message and a draft mail that carries it."""

from datetime import datetime, timedelta
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.quarter import NOW, Room, files
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.errors import FileOpenError
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.period.loading import load
from xlsops.procedure.quarters.opening import Opening, open_period
from xlsops.procedure.recording.entries import distribute
from xlsops.procedure.requests.making import make_forms

CODES = ("TAPEM", "KESRA", "HUKUM", "EKON", "ADPEM", "PBJ", "UMUM", "ORG", "PROKOPIM", "KKP")
FORM = "Format ORG TW2 2026.xlsx"


def covers(room: Room, now: datetime = NOW) -> Path:
    return room.root / "berkas" / "pengantar" / now.date().isoformat()


def names(*codes: str) -> set[str]:
    letters = {
        f"Pengantar {code} TW2 2026.{ending}" for code in codes for ending in ("xlsx", "txt", "eml")
    }
    return letters | {f"Pesan {code} TW2 2026.txt" for code in codes}


def written(room: Room) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in covers(room).iterdir()}


def text(room: Room, name: str, now: datetime = NOW) -> str:
    return (covers(room, now) / name).read_text("utf-8-sig")


def change(room: Room, sheet: str, code: str, column: int, value: str) -> None:
    path = room.root / CONTROL
    book = load_workbook(path)
    (row,) = [row for row in book[sheet].iter_rows() if row[0].value == code]
    row[column].value = value
    book.save(path)


def test_every_bureau_gets_letter_message_and_a_draft_that_carries_its_form(room: Room) -> None:
    change(room, "Master Bagian", "ORG", 4, "organisasi@contoh.go.id")
    before = room.period().events
    outcome = distribute(room.period(), "WhatsApp")
    assert set(written(room)) == names(*CODES)
    assert set(outcome.data["covers"]) == {
        f"berkas/pengantar/2026-07-08/{name}" for name in names(*CODES)
    }
    assert (outcome.data["without_form"], outcome.attention) == ([], False)
    mail = BytesParser(policy=policy.default).parsebytes(
        written(room)["Pengantar ORG TW2 2026.eml"]
    )
    body = mail.get_body(("plain",))
    assert body is not None
    assert (mail["To"], mail["Subject"], mail["X-Unsent"]) == (
        "organisasi@contoh.go.id",
        "Permintaan Data Kinerja Triwulan II Tahun 2026",
        "1",
    )
    attached = {each.get_filename(): each.get_content() for each in mail.iter_attachments()}
    assert attached == {FORM: (room.root / "format" / FORM).read_bytes()}
    letter = text(room, "Pengantar ORG TW2 2026.txt")
    assert body.get_content().split() == letter.split()
    assert "Format tersebut adalah berkas Format ORG TW2 2026.xlsx terlampir." in letter
    assert "paling lambat 10 Juli 2026 pukul 16.00 WIB" in letter
    assert letter.endswith(f"Sidik jurnal: {fingerprint(before)}")
    message = text(room, "Pesan ORG TW2 2026.txt")
    assert "Berkas yang diisi: Format ORG TW2 2026.xlsx." in message
    assert not {"{", "}"} & set(letter + message)


def test_again_and_later_everything_is_the_same(room: Room) -> None:
    distribute(room.period())
    before = files(room.root)
    outcome = distribute(room.period(NOW + timedelta(days=1)))
    after = files(room.root)
    assert outcome.data["sent"] == []
    assert {name for name in after if after[name] != before.get(name)} <= {CONTROL}
    (covers(room) / "Pengantar ORG TW2 2026.eml").unlink()
    distribute(room.period(NOW + timedelta(days=2)))
    assert {name: data for name, data in files(room.root).items() if name != CONTROL} == {
        name: data for name, data in before.items() if name != CONTROL
    }


def test_a_form_that_was_made_anew_goes_out_with_a_letter_of_its_own_day(room: Room) -> None:
    distribute(room.period())
    first, next_day = written(room), NOW + timedelta(days=1)
    change(room, "Master Bagian", "ORG", 2, "Bagian Organisasi dan Tata Laksana")
    make_forms(load(room.root, next_day, "Kasubbag"))
    assert distribute(room.period(next_day)).data["sent"] == ["ORG"]
    assert written(room) == first
    assert "9 Juli 2026" in text(room, "Pengantar ORG TW2 2026.txt", next_day)
    assert {path.name for path in covers(room, next_day).iterdir()} == names("ORG")
    mail = BytesParser(policy=policy.default).parsebytes(
        (covers(room, next_day) / "Pengantar ORG TW2 2026.eml").read_bytes()
    )
    assert [each.get_content() for each in mail.iter_attachments()] == [
        (room.root / "format" / FORM).read_bytes()
    ]


def test_what_went_to_a_bureau_that_is_asked_nothing_any_more_stays(room: Room) -> None:
    distribute(room.period())
    first = written(room)
    change(room, "Master Bagian", "ORG", 3, "tidak")
    distribute(room.period())
    assert written(room) == first


@pytest.mark.parametrize("change_", [Path.unlink, lambda path: path.write_bytes(b"disunting")])
def test_a_form_that_is_gone_or_altered_does_not_go_out(room: Room, change_: object) -> None:
    change_(room.root / "format" / FORM)  # type: ignore[operator]
    outcome = distribute(room.period())
    assert (outcome.data["without_form"], outcome.attention) == (["ORG"], True)
    assert any("ORG: Tanpa lampiran: Format ORG TW2 2026.xlsx" in line for line in outcome.lines)
    assert "Format ORG" not in text(room, "Pengantar ORG TW2 2026.txt") + text(
        room, "Pesan ORG TW2 2026.txt"
    )


def test_without_forms_or_with_a_letter_open_nothing_is_written(room: Room) -> None:
    covers(room).mkdir(parents=True)
    (covers(room) / "~$Pengantar ORG TW2 2026.xlsx").write_bytes(b"")
    (covers(room) / "Pengantar ORG TW2 2026.xlsx").write_bytes(b"lama")
    before = files(room.root)
    with pytest.raises(FileOpenError):
        distribute(room.period())
    assert files(room.root) == before
    fresh = room.root.parent / "Tanpa format"
    open_period(fresh, Opening(room.period().spec.period), NOW, "Kasubbag")
    with stopped_by(messages.procedure.too_early, match="format belum dibuat untuk TAPEM"):
        distribute(load(fresh, NOW, "Kasubbag"))
    assert not (fresh / "berkas" / "pengantar").exists()


def test_without_a_due_date_the_letter_names_none(room: Room) -> None:
    change(room, "Pengaturan", "batas_kirim", 2, "")
    distribute(room.period())
    letter = text(room, "Pengantar ORG TW2 2026.txt") + text(room, "Pesan ORG TW2 2026.txt")
    assert letter.count("dalam waktu baku SOP.") == 2
    assert "paling lambat" not in letter


def test_verify_reads_covers_and_misses_an_event_they_print(room: Room) -> None:
    distribute(room.period())
    assert verify(room.root).data["faults"] == []
    (last,) = [
        path
        for path in (room.root / "jurnal").glob("*.json")
        if "format_dibuat" in path.read_text("utf-8")
    ]
    last.unlink()
    faults = verify(room.root).data["faults"]
    letter = covers(room) / "Pengantar ORG TW2 2026.txt"
    assert any(each.startswith(f"Catatan jurnal {last.stem[-16:]} hilang") for each in faults)
    told = verify(room.root, str(letter)).data["faults"]
    assert any(letter.name in each for each in told)
