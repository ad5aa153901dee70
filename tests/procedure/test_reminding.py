"""Who owes is reminded in the tone of the day, and only who owes; nothing is left over."""

import re
from datetime import datetime, timedelta
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.procedure.kabag import BROKEN, LATER, NEXT_DAY, approved
from tests.quarter import NOW, Room, events, files
from xlsops.core.outcome import Outcome
from xlsops.core.spec_reading import WIB
from xlsops.errors import FileOpenError, NotWritableError, OutOfOrderError, UnknownBureauError
from xlsops.files.folders import CONTROL
from xlsops.procedure import reminding
from xlsops.procedure.recording import distribute
from xlsops.procedure.reminding import remind
from xlsops.procedure.returning import return_to_bureaus

OVERDUE = datetime(2026, 7, 14, 9, tzinfo=WIB)
MESSAGE = "Pesan ORG TW2 2026.txt"
ENDINGS = ("xlsx", "txt", "eml")


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this computer have no LibreOffice."""
    monkeypatch.setattr(reminding, "printer", lambda: None)


@pytest.fixture
def owing(room: Room) -> Room:
    """All have their forms; all sent but two, and one of these was returned and is silent."""
    distribute(room.period(), "WhatsApp")
    for code in room.period().layouts:
        if code not in {"ORG", "PROKOPIM"}:
            room.send(code, **(BROKEN if code == "KKP" else {}))
    room.collect()
    return_to_bureaus(room.period(NOW))
    return room


def told(room: Room) -> list[dict[str, object]]:
    return [each["data"] for each in events(room.root) if each["kind"] == "pengingat_dibuat"]


def written(room: Room) -> set[str]:
    return {path.name for path in (room.root / "berkas" / "pengingat").iterdir()}


def names(*codes: str) -> set[str]:
    letters = {f"Pengingat {code} TW2 2026.{ending}" for code in codes for ending in ENDINGS}
    return letters | {f"Pesan {code} TW2 2026.txt" for code in codes}


def text(room: Room, name: str) -> str:
    return (room.root / "berkas" / "pengingat" / name).read_text("utf-8-sig")


def mail(room: Room, code: str) -> dict[str, object]:
    data = (room.root / "berkas" / "pengingat" / f"Pengingat {code} TW2 2026.eml").read_bytes()
    found = BytesParser(policy=policy.default).parsebytes(data)
    body = found.get_body(("plain",))
    assert body is not None
    attached = {each.get_filename(): each.get_content() for each in found.iter_attachments()}
    return {
        "to": found["To"], "subject": found["Subject"], "unsent": found["X-Unsent"],
        "body": body.get_content().split(), "attached": attached,
    }  # fmt: skip


def owed(outcome: Outcome) -> list[tuple[str, str, int]]:
    return [(each["bureau"], each["owes"], each["late"]) for each in outcome.data["reminders"]]


def test_before_the_due_date_all_who_owe_are_reminded_kindly_and_nobody_else(owing: Room) -> None:
    outcome = remind(owing.period(NEXT_DAY))
    assert owed(outcome) == [
        ("ORG", "belum mengirim", 0), ("PROKOPIM", "belum mengirim", 0),
        ("KKP", "belum memperbaiki", 0),
    ]  # fmt: skip
    assert written(owing) == names("ORG", "PROKOPIM", "KKP")
    assert "Perihal: Pengingat Penyampaian Data Kinerja Triwulan II Tahun 2026" in text(owing, "Pengingat ORG TW2 2026.txt")
    message = text(owing, MESSAGE)
    assert "paling lambat 10 Juli 2026 pukul 16.00 WIB" in message
    assert "terlambat" not in message
    assert told(owing) == [{"bureaus": ["ORG", "PROKOPIM", "KKP"], "late": {}}]


def test_after_the_due_date_the_working_days_are_said(owing: Room) -> None:
    remind(owing.period(NEXT_DAY), ["ORG"])
    outcome = remind(owing.period(OVERDUE))
    assert owed(outcome) == [
        ("ORG", "belum mengirim", 2), ("PROKOPIM", "belum mengirim", 2),
        ("KKP", "belum memperbaiki", 2),
    ]  # fmt: skip
    letter = text(owing, "Pengingat ORG TW2 2026.txt")
    assert "Perihal: Keterlambatan Penyampaian Data Kinerja Triwulan II Tahun 2026" in letter
    assert "Sampai dengan Selasa, 14 Juli 2026 data tersebut belum kami terima, sehingga terlambat 2 hari kerja." in letter
    assert "Hal ini telah kami ingatkan dengan surat tanggal 9 Juli 2026." in letter
    assert "kami ingatkan" not in text(owing, "Pengingat PROKOPIM TW2 2026.txt")
    assert told(owing)[1:] == [
        {"bureaus": ["ORG", "PROKOPIM", "KKP"], "late": {"KKP": 2, "ORG": 2, "PROKOPIM": 2}},
    ]  # fmt: skip


def test_the_draft_carries_the_letter_and_the_workbook_to_fill(owing: Room) -> None:
    path = owing.root / CONTROL
    book = load_workbook(path)
    (row,) = [row for row in book["Master Bagian"].iter_rows() if row[0].value == "ORG"]
    row[4].value = "organisasi@contoh.go.id"
    book.save(path)
    remind(owing.period(NEXT_DAY))
    form, copy = "Format ORG TW2 2026.xlsx", "Pengembalian KKP TW2 2026.xlsx"
    assert mail(owing, "ORG") == {
        "to": "organisasi@contoh.go.id",
        "subject": "Pengingat Penyampaian Data Kinerja Triwulan II Tahun 2026",
        "unsent": "1",
        "body": text(owing, "Pengingat ORG TW2 2026.txt").split(),
        "attached": {form: (owing.root / "format" / form).read_bytes()},
    }
    assert mail(owing, "KKP")["attached"] == {copy: (owing.root / "kembali" / copy).read_bytes()}
    assert f"Berkas yang diisi: {form}." in text(owing, MESSAGE)


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"disunting")])
def test_a_workbook_that_is_gone_or_altered_does_not_go_out(owing: Room, change: object) -> None:
    change(owing.root / "format" / "Format ORG TW2 2026.xlsx")  # type: ignore[operator]
    outcome = remind(owing.period(NEXT_DAY), ["ORG"])
    assert mail(owing, "ORG")["attached"] == {}
    assert "Format ORG" not in text(owing, "Pengingat ORG TW2 2026.txt") + text(owing, MESSAGE)
    assert outcome.lines[2].strip() == (
        "Tanpa lampiran: Format ORG TW2 2026.xlsx tidak ada atau sudah berubah; buat lagi."
    )


def test_twice_on_one_day_writes_the_same_and_leaves_one_event(owing: Room) -> None:
    remind(owing.period(NEXT_DAY))
    before = files(owing.root)
    again = remind(owing.period(NEXT_DAY + timedelta(hours=3)), ["org"])
    assert again.data["recorded"] == 0
    after = files(owing.root)
    assert {name for name in after if after[name] != before.get(name)} <= {CONTROL}
    assert len(told(owing)) == 1
    assert remind(owing.period(LATER)).data["recorded"] == 1
    assert len(told(owing)) == 2


def test_once_the_due_hour_has_passed_the_same_day_is_told_again(owing: Room) -> None:
    remind(owing.period(datetime(2026, 7, 10, 15, tzinfo=WIB)), ["ORG"])
    remind(owing.period(datetime(2026, 7, 10, 17, tzinfo=WIB)), ["ORG"])
    assert told(owing) == [{"bureaus": ["ORG"], "late": {}}, {"bureaus": ["ORG"], "late": {"ORG": 1}}]


def test_who_has_sent_since_is_not_reminded_and_the_old_reminder_goes(owing: Room) -> None:
    remind(owing.period(NEXT_DAY))
    own = owing.root / "berkas" / "pengingat" / "Catatan saya.txt"
    own.write_text("punya orang")
    owing.send("ORG")
    owing.send("KKP", "KKP baru.xlsx")
    owing.collect(NEXT_DAY)
    outcome = remind(owing.period(LATER))
    assert (owed(outcome), outcome.data["removed"]) == ([("PROKOPIM", "belum mengirim", 0)], ["KKP", "ORG"])
    assert written(owing) == names("PROKOPIM") | {own.name}
    owing.send("PROKOPIM")
    owing.collect(LATER)
    last = remind(owing.period(LATER))
    assert last.lines == ("Tidak ada bagian yang perlu diingatkan.", "Pengingat lama dihapus: PROKOPIM.")
    assert written(owing) == {own.name}
    assert len(told(owing)) == 2


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
    assert "paling lambat 15 Juli 2026 pukul 09.30 WIB" in text(room, "Pesan KKP TW2 2026.txt")
    late = remind(room.period(OVERDUE + timedelta(days=2)), ["KKP"])
    assert owed(late) == [("KKP", "belum memperbaiki", 1)]


def test_a_named_bureau_that_owes_nothing_is_refused_and_nothing_is_written(owing: Room) -> None:
    before = files(owing.root)
    with pytest.raises(OutOfOrderError) as stopped:
        remind(owing.period(NEXT_DAY), ["ORG", "UMUM"])
    assert stopped.value.missing == ("UMUM: tidak ada yang ditunggu dari bagian ini.",)
    with pytest.raises(UnknownBureauError):
        remind(owing.period(NEXT_DAY), ["XYZ"])
    assert files(owing.root) == before


def test_before_forms_are_handed_out_nobody_owes(room: Room) -> None:
    with pytest.raises(OutOfOrderError, match="Langkah 3: format belum disampaikan"):
        remind(room.period())
    assert told(room) == []


def test_a_letter_open_in_excel_stops_the_work_before_it_begins(owing: Room) -> None:
    remind(owing.period(NEXT_DAY))
    (owing.root / "berkas" / "pengingat" / "~$Pengingat ORG TW2 2026.xlsx").write_bytes(b"")
    before = files(owing.root)
    with pytest.raises(FileOpenError):
        remind(owing.period(LATER), ["KKP"])
    assert files(owing.root) == before


def test_what_cannot_be_taken_away_is_said(owing: Room) -> None:
    folder = owing.root / "berkas" / "pengingat"
    (folder / "Pengingat UMUM TW2 2026.txt").mkdir(parents=True)
    with pytest.raises(NotWritableError, match="pengingat yang lama tidak dapat dihapus"):
        remind(owing.period(NEXT_DAY))
    assert told(owing) == []


def test_letters_are_printed_where_that_is_possible_and_only_when_they_changed(
    owing: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def printed(books: tuple[bytes, ...], _program: Path) -> tuple[bytes, ...]:
        calls.append(len(books))
        return tuple(b"pdf" for _ in books)

    monkeypatch.setattr(reminding, "printer", lambda: Path("soffice"))
    monkeypatch.setattr(reminding, "printed_each", printed)
    remind(owing.period(NEXT_DAY))
    remind(owing.period(NEXT_DAY))
    assert calls == [3]
    pdf = {f"Pengingat {code} TW2 2026.pdf" for code in ("ORG", "PROKOPIM", "KKP")}
    assert written(owing) == names("ORG", "PROKOPIM", "KKP") | pdf
    monkeypatch.setattr(reminding, "printed_each", lambda books, _program: (None,) * len(books))
    outcome = remind(owing.period(OVERDUE))
    assert outcome.lines[-1] == "PDF tidak dibuat karena LibreOffice gagal mencetaknya; cetak dari Excel."
    assert written(owing) == names("ORG", "PROKOPIM", "KKP")


def test_the_history_says_who_was_reminded(owing: Room) -> None:
    remind(owing.period(OVERDUE), ["ORG"])
    sheet = load_workbook(owing.root / CONTROL)["Riwayat"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[2] == "Pengingat dibuat")
    assert row[1:6] == ("Kasubbag", "Pengingat dibuat", None, "1 bagian", "ORG (terlambat 2 hari kerja)")


def test_no_word_in_braces_reaches_a_bureau(owing: Room) -> None:
    for now in (NEXT_DAY, OVERDUE, OVERDUE + timedelta(days=1)):
        remind(owing.period(now))
        for name in names("ORG", "KKP"):
            if name.endswith(".txt"):
                assert not re.search(r"[{}]|(?<!\.)\.{28}(?!\.)", text(owing, name))
