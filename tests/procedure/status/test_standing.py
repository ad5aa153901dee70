"""Status says who must do what next, what is late and whose, in words and as data."""

from datetime import datetime

from openpyxl import load_workbook

from tests.quarter import Room
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.calendar import WIB
from xlsops.files.folders import CONTROL
from xlsops.procedure.period.loading import load
from xlsops.procedure.recording.entries import distribute
from xlsops.procedure.status.standing import status

LATE = datetime(2026, 7, 14, 9, 30, tzinfo=WIB)


def stood(room: Room) -> Outcome:
    """Return where the period stands after one bureau sent its form in time and the others did not."""
    distribute(room.period(), "WhatsApp")
    room.send("KKP", at=datetime(2026, 7, 9, 8))
    room.collect(datetime(2026, 7, 13, 8, tzinfo=WIB))
    return status(room.period(LATE))


def test_lines_name_steps_actions_and_bureaus_with_their_lateness(room: Room) -> None:
    lines = stood(room).lines
    assert lines[0] == "Triwulan II Tahun 2026 · langkah sekarang: 7 Penghimpunan dan validasi"
    assert lines[4:6] == (
        "  4. Rapat pembahasan pengisian format: Terlambat 4 hari kerja",
        "  5. Penyusunan (pengisian) data kinerja: Terlambat (1/10 bagian) 2 hari kerja",
    )
    assert lines[10] == (
        "Terlambat: Kabag mengadakan rapat pembahasan, lalu mencatatnya, batas 8 Juli 2026 10.00, "
        "terlambat 4 hari kerja."
    )
    assert lines[11].startswith(
        "Terlambat: Bagian Tata Pemerintahan, Bagian Kesejahteraan Rakyat, "
    )
    assert lines[11].endswith("data kinerja, batas 10 Juli 2026 16.00, terlambat 2 hari kerja.")
    assert lines[12] == (
        "Terlambat: Kabag mengesahkan KKP, batas 14 Juli 2026 08.30, terlambat 1 jam kerja."
    )
    assert lines[13].startswith(
        "Kiriman 1 dari 10 bagian: 1 tepat waktu, 0 terlambat, 9 belum mengirim (9 lewat batas), menurut waktu berkas disimpan pengirim (1)."
    )
    assert lines[14] == "  TAPEM      Belum mengirim, diisi bagian, terlambat 2 hari kerja"
    assert lines[-2] == "  KKP        Valid, diperiksa Kabag"


def test_data_hold_every_steps_bureaus_and_partys_minutes(room: Room) -> None:
    data = dict(stood(room).data)
    steps = {each["number"]: each for each in data["steps"]}  # type: ignore[attr-defined]
    assert steps[7] == {
        "number": 7,
        "status": "Terlambat",
        "count": "0/1 disahkan",
        "note": "",
        "start": "2026-07-13T08:00:00+07:00",
        "end": None,
        "due": "2026-07-14T08:30:00+07:00",
        "due_basis": "waktu baku SOP",
        "standard": 480,
        "used": 420 + 120,
        "waiting": 60 + 450 + 30,
        "late": 60,
        "overdue": True,
    }
    bureaus = {each["code"]: each for each in data["bureaus"]}  # type: ignore[attr-defined]
    assert bureaus["KKP"] == {
        "code": "KKP",
        "status": "Valid",
        "version": 1,
        "versions": 1,
        "galat": 0,
        "peringatan": 0,
        "revision": "",
        "proposal": {},
        "unsure": [],
        "aside": 0,
        "refused": "",
        "older_form": False,
        "phone": "",
        "mail": "",
        "channel": "WhatsApp",
        "form": {
            "file": "Format KKP TW2 2026.xlsx",
            "sha": room.period().state.formats["KKP"].sha,
            "sent": "2026-07-08T09:00:00+07:00",
        },
        "reminders": [],
        "receipt": None,
        "signing": "",
        "holder": "diperiksa Kabag",
        "punctuality": "tepat waktu",
        "due": "2026-07-10T16:00:00+07:00",
        "due_basis": "batas kirim di Pengaturan",
        "sent": "2026-07-09T15:00:00+07:00",
        "measured": "waktu berkas disimpan pengirim",
        "received": "2026-07-13T08:00:00+07:00",
        "approved": None,
        "used": 360 + 390,
        "reviewing": 540,
        "late": 0,
        "days_late": 0,
        "overdue": False,
        "lateness": "",
    }
    assert bureaus["ORG"]["late"] == 30 + 450 + 120
    parties = {each["name"]: each for each in data["parties"]}  # type: ignore[attr-defined]
    assert parties["Bagian Hukum"] == {
        "name": "Bagian Hukum",
        "minutes": 360 + 900 + 450 + 120,
        "running": True,
    }
    assert [each["step"] for each in data["next"]] == [4, 5, 7]  # type: ignore[attr-defined]
    assert data["now"] == LATE.isoformat()
    assert data["step"] == 7


def test_a_wrong_row_of_a_master_is_named_and_the_rest_is_told(room: Room) -> None:
    room.send("KKP")
    room.collect()
    control = room.root / CONTROL
    book = load_workbook(control)
    (row,) = [row for row in book["Master Indikator"].iter_rows() if row[0].value == "HUKUM-02"]
    row[12].value = "dua belas"
    book.save(control)
    before = control.read_bytes()
    with stopped_by(messages.workbook.faults):
        load(room.root, LATE, "Kasubbag")
    outcome = status(load(room.root, LATE, "Kasubbag", partly=True))
    assert outcome.lines[0].startswith("PERIKSA: 1 hal di buku kerja harus diperbaiki.")
    assert f"sel {row[12].coordinate}" in outcome.lines[1]
    assert "dua belas" in outcome.lines[1]
    standing = {each["code"]: each["status"] for each in outcome.data["bureaus"]}
    assert (standing["KKP"], standing["ORG"]) == ("Valid", "Belum mengirim")
    assert (outcome.attention, len(outcome.data["faults"])) == (True, 1)
    assert control.read_bytes() == before


def test_a_wrong_setting_still_stops_status(room: Room) -> None:
    control = room.root / CONTROL
    book = load_workbook(control)
    (row,) = [row for row in book["Pengaturan"].iter_rows() if row[0].value == "triwulan"]
    row[2].value = "lima"
    book.save(control)
    with stopped_by(messages.workbook.faults):
        load(room.root, LATE, "Kasubbag", partly=True)
