"""Who owes is reminded in the tone of the day, and only who owes; nothing is left over."""

import re
from datetime import datetime, timedelta
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest

from tests.one_sheet import one_sheet
from tests.procedure.halfway import halfway
from tests.procedure.kabag import BROKEN, LATER, NEXT_DAY, approved, write_beside
from tests.quarter import NOW, Room, events, files
from tests.stopped import lacking, stopped_by
from xlsops import messages
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.outcome import Outcome
from xlsops.errors import FileOpenError
from xlsops.files.archive import digest
from xlsops.files.folders import CONTROL
from xlsops.messages.shown.letters import politely
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.papers import parcels
from xlsops.procedure.recording.entries import distribute
from xlsops.procedure.requests.reminding import remind
from xlsops.procedure.review.returning import return_to_bureaus
from xlsops.procedure.status.standing import status

__all__ = ["halfway"]
OVERDUE = datetime(2026, 7, 14, 9, tzinfo=WIB)
MESSAGE = "Pesan ORG TW2 2026.txt"
ENDINGS = ("xlsx", "txt", "eml")


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this computer have no LibreOffice."""
    monkeypatch.setattr(parcels, "printer", lambda: None)


def told(room: Room) -> list[dict[str, object]]:
    return [each["data"] for each in events(room.root) if each["kind"] == "pengingat_dibuat"]


def folder(room: Room, now: datetime = NEXT_DAY) -> Path:
    return room.root / "berkas" / "pengingat" / now.date().isoformat()


def written(room: Room, now: datetime = NEXT_DAY) -> set[str]:
    return {path.name for path in folder(room, now).iterdir()}


def names(*codes: str) -> set[str]:
    letters = {f"Pengingat {code} TW2 2026.{ending}" for code in codes for ending in ENDINGS}
    return letters | {f"Pesan {code} TW2 2026.txt" for code in codes}


def text(room: Room, name: str, now: datetime = NEXT_DAY) -> str:
    return (folder(room, now) / name).read_text("utf-8-sig")


def mail(room: Room, code: str) -> dict[str, object]:
    data = (folder(room) / f"Pengingat {code} TW2 2026.eml").read_bytes()
    found = BytesParser(policy=policy.default).parsebytes(data)
    body = found.get_body(("plain",))
    assert body is not None
    attached = {each.get_filename(): each.get_content() for each in found.iter_attachments()}
    return {
        "to": found["To"],
        "subject": found["Subject"],
        "unsent": found["X-Unsent"],
        "body": body.get_content().split(),
        "attached": attached,
    }


def owed(outcome: Outcome) -> list[tuple[str, str, int]]:
    return [(each["bureau"], each["owes"], each["late"]) for each in outcome.data["reminders"]]


def test_before_the_due_date_all_who_owe_are_reminded_kindly_and_nobody_else(halfway: Room) -> None:
    outcome = remind(halfway.period(NEXT_DAY))
    assert owed(outcome) == [
        ("ORG", "belum mengirim", 0),
        ("PROKOPIM", "belum mengirim", 0),
        ("KKP", "belum memperbaiki", 0),
    ]
    assert written(halfway) == names("ORG", "PROKOPIM", "KKP")
    assert "Hal: Pengingat Penyampaian Data Kinerja Triwulan II Tahun 2026" in text(
        halfway, "Pengingat ORG TW2 2026.txt"
    )
    message = text(halfway, MESSAGE)
    assert "paling lambat 10 Juli 2026 pukul 16.00 WIB" in message
    assert "terlambat" not in message
    assert told(halfway) == [{"bureaus": ["ORG", "PROKOPIM", "KKP"], "late": {}}]


def test_after_the_due_date_the_working_days_are_said(halfway: Room) -> None:
    remind(halfway.period(NEXT_DAY), ["ORG"])
    outcome = remind(halfway.period(OVERDUE))
    assert owed(outcome) == [
        ("ORG", "belum mengirim", 2),
        ("PROKOPIM", "belum mengirim", 2),
        ("KKP", "belum memperbaiki", 2),
    ]
    letter = text(halfway, "Pengingat ORG TW2 2026.txt", OVERDUE)
    assert "Hal: Keterlambatan Penyampaian Data Kinerja Triwulan II Tahun 2026" in letter
    assert (
        "Sampai dengan Selasa, 14 Juli 2026 data tersebut belum kami terima, sehingga terlambat 2 hari kerja."
        in letter
    )
    assert "Hal ini telah kami ingatkan dengan surat tanggal 9 Juli 2026." in letter
    assert "kami ingatkan" not in text(halfway, "Pengingat PROKOPIM TW2 2026.txt", OVERDUE)
    assert told(halfway)[1:] == [
        {"bureaus": ["ORG", "PROKOPIM", "KKP"], "late": {"KKP": 2, "ORG": 2, "PROKOPIM": 2}}
    ]


def test_the_draft_carries_the_letter_and_the_workbook_to_fill(halfway: Room) -> None:
    write_beside(halfway, "Master Bagian", "ORG", 5, "organisasi@contoh.go.id")
    remind(halfway.period(NEXT_DAY))
    form, copy = "Format ORG TW2 2026.xlsx", "Pengembalian KKP TW2 2026.xlsx"
    assert mail(halfway, "ORG") == {
        "to": "organisasi@contoh.go.id",
        "subject": "Pengingat Penyampaian Data Kinerja Triwulan II Tahun 2026",
        "unsent": "1",
        "body": text(halfway, "Pengingat ORG TW2 2026.txt").split(),
        "attached": {form: (halfway.root / "format" / form).read_bytes()},
    }
    assert mail(halfway, "KKP")["attached"] == {
        copy: (halfway.root / "kembali" / copy).read_bytes()
    }
    assert f"Berkas yang diisi: {form}." in text(halfway, MESSAGE)


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"disunting")])
def test_a_workbook_that_is_gone_or_altered_does_not_go_out(halfway: Room, change: object) -> None:
    change(halfway.root / "format" / "Format ORG TW2 2026.xlsx")  # type: ignore[operator]
    outcome = remind(halfway.period(NEXT_DAY), ["ORG"])
    assert mail(halfway, "ORG")["attached"] == {}
    assert "Format ORG" not in text(halfway, "Pengingat ORG TW2 2026.txt") + text(halfway, MESSAGE)
    assert outcome.lines[-2].strip() == (
        "Tanpa lampiran: Format ORG TW2 2026.xlsx tidak ada atau sudah berubah; buat lagi."
    )


def test_twice_on_one_day_writes_the_same_and_leaves_one_event(halfway: Room) -> None:
    remind(halfway.period(NEXT_DAY))
    before = files(halfway.root)
    again = remind(halfway.period(NEXT_DAY + timedelta(hours=3)), ["org"])
    assert again.data["recorded"] == 0
    after = files(halfway.root)
    assert {name for name in after if after[name] != before.get(name)} <= {CONTROL}
    assert len(told(halfway)) == 1
    assert remind(halfway.period(LATER)).data["recorded"] == 1
    assert len(told(halfway)) == 2


def test_once_the_due_hour_has_passed_the_same_day_is_told_again(halfway: Room) -> None:
    remind(halfway.period(datetime(2026, 7, 10, 15, tzinfo=WIB)), ["ORG"])
    remind(halfway.period(datetime(2026, 7, 10, 17, tzinfo=WIB)), ["ORG"])
    assert told(halfway) == [{"bureaus": ["ORG"], "late": {}}, {"bureaus": ["ORG"], "late": {}}]


def test_reminders_of_earlier_days_stay_and_the_journal_knows_each_file(halfway: Room) -> None:
    remind(halfway.period(NEXT_DAY))
    first = files(halfway.root / "berkas")
    halfway.send("ORG")
    halfway.collect(NEXT_DAY)
    outcome = remind(halfway.period(LATER))
    assert owed(outcome) == [("PROKOPIM", "belum mengirim", 0), ("KKP", "belum memperbaiki", 0)]
    now = files(halfway.root / "berkas")
    assert {name: now[name] for name in first} == first
    assert written(halfway, LATER) == names("PROKOPIM", "KKP")
    known = {
        each["file"]: each["sha"]
        for event in events(halfway.root)
        if event["kind"] == "surat_dibuat"
        for each in event["data"]["files"]
    }
    reminders = {name: sha for name, sha in known.items() if "/pengingat/" in name}
    assert {f"berkas/{name}" for name in now if name.startswith("pengingat/")} == set(reminders)
    assert all(files(halfway.root)[name] == sha for name, sha in reminders.items())


def test_another_reminder_of_one_day_lies_beside_the_first(halfway: Room) -> None:
    remind(halfway.period(datetime(2026, 7, 10, 15, tzinfo=WIB)), ["ORG"])
    day = datetime(2026, 7, 10, 17, tzinfo=WIB)
    first = files(folder(halfway, day))
    remind(halfway.period(day), ["ORG"])
    now = files(folder(halfway, day))
    assert {name: now[name] for name in first} == first
    assert set(now) - set(first) == {
        name.replace("TW2 2026", "TW2 2026 ke-2") for name in names("ORG")
    }


def test_a_letter_somebody_wrote_its_number_on_stays_and_verify_says_so(halfway: Room) -> None:
    remind(halfway.period(NEXT_DAY))
    letter = folder(halfway) / "Pengingat ORG TW2 2026.xlsx"
    letter.write_bytes(b"bernomor")
    remind(halfway.period(NEXT_DAY))
    assert letter.read_bytes() == b"bernomor"
    data = verify(halfway.root).data
    assert data["faults"] == []
    assert [each for each in data["notes"] if "diubah sesudah dibuat" in each] == [
        "1 surat diubah sesudah dibuat, misalnya diisi nomornya: "
        "berkas/pengingat/2026-07-09/Pengingat ORG TW2 2026.xlsx."
    ]


def test_who_has_sent_since_needs_todays_reminder_no_more_and_is_named(halfway: Room) -> None:
    remind(halfway.period(NEXT_DAY))
    halfway.send("ORG")
    halfway.collect(NEXT_DAY)
    last = remind(halfway.period(NEXT_DAY))
    assert last.data["settled"] == ["ORG"]
    assert last.lines[-2] == "Pengingat hari ini yang tidak perlu dikirim lagi: ORG."
    assert (folder(halfway) / MESSAGE).is_file()


def test_a_returned_bureau_that_was_approved_after_all_owes_nothing(room: Room) -> None:
    distribute(room.period())
    room.send("KKP", **{"KKP-01__keterangan": "ok"})
    room.collect()
    return_to_bureaus(room.period(NOW))
    room.send("KKP", "lengkap.xlsx")
    room.collect(NEXT_DAY)
    approved(room, "KKP")
    assert "KKP" not in {code for code, _, _ in owed(remind(room.period(LATER)))}


def test_who_is_returned_late_has_the_standard_time_to_mend(room: Room) -> None:
    distribute(room.period())
    room.send("KKP", **BROKEN)
    room.collect(OVERDUE)
    return_to_bureaus(room.period(OVERDUE))
    remind(room.period(OVERDUE + timedelta(hours=2)), ["KKP"])
    assert "paling lambat 15 Juli 2026 pukul 09.30 WIB" in text(
        room, "Pesan KKP TW2 2026.txt", OVERDUE
    )
    late = remind(room.period(OVERDUE + timedelta(days=2)), ["KKP"])
    assert owed(late) == [("KKP", "belum memperbaiki", 1)]


def test_a_named_bureau_that_owes_nothing_is_refused_and_nothing_is_written(halfway: Room) -> None:
    before = files(halfway.root)
    with stopped_by(messages.procedure.too_early) as stopped:
        remind(halfway.period(NEXT_DAY), ["ORG", "UMUM"])
    assert lacking(stopped) == ("UMUM: tidak ada yang ditunggu dari bagian ini.",)
    with stopped_by(messages.workbook.unknown_bureaus):
        remind(halfway.period(NEXT_DAY), ["XYZ"])
    assert files(halfway.root) == before


def test_before_forms_are_handed_out_nobody_owes(room: Room) -> None:
    with stopped_by(messages.procedure.too_early, match="Langkah 3: format belum disampaikan"):
        remind(room.period())
    assert told(room) == []


def test_a_letter_open_in_excel_stops_the_work_before_it_begins(halfway: Room) -> None:
    remind(halfway.period(NEXT_DAY))
    (folder(halfway) / "~$Pengingat ORG TW2 2026.xlsx").write_bytes(b"")
    before = files(halfway.root)
    with pytest.raises(FileOpenError):
        remind(halfway.period(NEXT_DAY), ["ORG"])
    assert files(halfway.root) == before


def test_letters_are_printed_where_that_is_possible_and_only_when_they_changed(
    halfway: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def printed(books: tuple[bytes, ...], _program: Path) -> tuple[bytes, ...]:
        calls.append(len(books))
        return tuple(b"pdf" for _ in books)

    monkeypatch.setattr(parcels, "printer", lambda: Path("soffice"))
    monkeypatch.setattr(parcels, "printed_each", printed)
    remind(halfway.period(NEXT_DAY))
    remind(halfway.period(NEXT_DAY))
    assert calls == [3]
    pdf = {f"Pengingat {code} TW2 2026.pdf" for code in ("ORG", "PROKOPIM", "KKP")}
    assert written(halfway) == names("ORG", "PROKOPIM", "KKP") | pdf
    told = {
        Path(file["file"]).name: file["sha"]
        for each in events(halfway.root)
        if each["kind"] == "surat_dibuat"
        for file in each["data"]["files"]
    }
    assert {name: told.get(name) for name in pdf} == dict.fromkeys(pdf, digest(b"pdf"))
    monkeypatch.setattr(parcels, "printed_each", lambda books, _program: (None,) * len(books))
    outcome = remind(halfway.period(OVERDUE))
    assert (
        outcome.lines[-1]
        == "PDF tidak dibuat karena LibreOffice gagal mencetaknya; cetak dari Excel."
    )
    assert written(halfway, OVERDUE) == names("ORG", "PROKOPIM", "KKP")


def test_the_history_says_who_was_reminded(halfway: Room) -> None:
    remind(halfway.period(OVERDUE), ["ORG"])
    sheet = one_sheet(halfway.root / CONTROL, "Riwayat")
    row = next(row for row in sheet.iter_rows(values_only=True) if row[2] == "Pengingat dibuat")
    assert row[2:6] == ("Pengingat dibuat", None, "1 bagian", "ORG (terlambat 2 hari kerja)")


def test_no_word_in_braces_reaches_a_bureau(halfway: Room) -> None:
    for now in (NEXT_DAY, OVERDUE, OVERDUE + timedelta(days=1)):
        remind(halfway.period(now))
        for name in names("ORG", "KKP"):
            if name.endswith(".txt"):
                assert not re.search(r"[{}]|(?<!\.)\.{28}(?!\.)", text(halfway, name, now))


@pytest.mark.parametrize("now", [NEXT_DAY, OVERDUE])
def test_a_bureau_whose_file_was_refused_is_told_so_and_why(halfway: Room, now: datetime) -> None:
    halfway.drop("Kinerja ORG final.xlsx", b"bukan buku kerja")
    halfway.collect(NEXT_DAY)
    outcome = remind(halfway.period(now))
    (reason,) = {
        each.message
        for each in halfway.period().state.files.values()
        if each.name == "Kinerja ORG final.xlsx"
    }
    for name in (MESSAGE, "Pengingat ORG TW2 2026.txt"):
        told_there = text(halfway, name, now)
        assert "Kinerja ORG final.xlsx" in told_there
        assert "kami terima pada 9 Juli 2026 pukul 09.00 WIB, tetapi tidak dapat digunakan" in (
            told_there
        )
        assert politely(reason) in told_there
        assert "belum kami terima" not in told_there.partition("kiriman penggantinya")[0]
    assert "belum kami terima" in text(halfway, MESSAGE.replace("ORG", "PROKOPIM"), now)
    refusal = "    Berkas Kinerja ORG final.xlsx datang 9 Juli 2026 09.00 dan ditolak. "
    assert any(line.startswith(refusal) and reason in line for line in outcome.lines)
    standing = status(halfway.period(now))
    assert any(line.startswith(refusal) for line in standing.lines)
    assert {each["code"]: each["status"] for each in standing.data["bureaus"]}["ORG"] == (
        "Kiriman ditolak"
    )
    halfway.send("ORG")
    halfway.collect(now)
    assert not any("ditolak" in line for line in status(halfway.period(now)).lines)


def test_every_file_that_was_refused_since_is_named_with_its_reason(halfway: Room) -> None:
    halfway.drop("Kinerja ORG final.xlsx", b"bukan buku kerja")
    halfway.collect(NEXT_DAY)
    halfway.drop("ORG lagi.xlsx", b"")
    halfway.collect(LATER)
    remind(halfway.period(LATER))
    letter = text(halfway, "Pengingat ORG TW2 2026.txt", LATER)
    assert "2 berkas telah kami terima tetapi tidak dapat digunakan" in letter
    lines = letter.splitlines()
    first, second = (
        line for line in lines if line[:3] in {"1. ", "2. "} and "diterima pada" in line
    )
    assert first.startswith(
        "1. Kinerja ORG final.xlsx, diterima pada 9 Juli 2026 pukul 09.00 WIB. "
    )
    assert second.startswith("2. ORG lagi.xlsx, diterima pada ")
    assert second.endswith("Mohon kirim ulang berkasnya.")
    assert "Kinerja ORG final.xlsx, ORG lagi.xlsx" in text(halfway, MESSAGE, LATER)


def test_a_mended_copy_that_was_refused_is_told_of(halfway: Room) -> None:
    halfway.drop("KKP perbaikan.xlsx", b"bukan buku kerja")
    halfway.collect(NEXT_DAY)
    remind(halfway.period(LATER))
    assert "berkas KKP perbaikan.xlsx" in text(halfway, "Pesan KKP TW2 2026.txt", LATER)


def test_files_that_wait_in_the_inbox_are_taken_in_before_anybody_is_reminded(
    halfway: Room,
) -> None:
    halfway.send("ORG", "a.xlsx")
    halfway.drop("b.xlsx", b"bukan buku kerja")
    waiting = r"Himpun dahulu: 2 berkas di folder masuk belum dihimpun \(a.xlsx, b.xlsx\)"
    with stopped_by(messages.procedure.too_early, match=waiting):
        remind(halfway.period(NEXT_DAY))
    assert told(halfway) == []
    halfway.collect(NEXT_DAY)
    assert "ORG" not in [code for code, _, _ in owed(remind(halfway.period(NEXT_DAY)))]
