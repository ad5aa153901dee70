"""A bureau's word that it has its form is recorded once and shown wherever forms are."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.one_sheet import one_sheet
from tests.procedure.kabag import rows_in, write_beside, write_down
from tests.quarter import NOW, Room, events
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.journal.facts.particulars import FormatMade
from xlsops.core.journal.facts.request_kinds import FormatsMade, FormatsSent
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.spec.tables import BUREAUS
from xlsops.core.terms.outcome import Outcome
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.papers.documenting import documents
from xlsops.procedure.recording.entries import distribute, record
from xlsops.procedure.requests.reminding import remind
from xlsops.procedure.status.standing import status

DAY = date(2026, 7, 8)


def received(code: str = "org", **more: Any) -> Entry:
    return Entry(
        Deed.CONFIRMED, bureau=code, **{"day": DAY, "people": ("Ani Contoh (ORG)",), **more}
    )


def told(room: Room) -> list[dict[str, object]]:
    return [each["data"] for each in events(room.root) if each["kind"] == "format_diterima_bagian"]


def rows(room: Room, sheet: str) -> list[tuple[object, ...]]:
    return list(one_sheet(room.root / CONTROL, sheet).iter_rows(values_only=True))


def confirmed(room: Room) -> Outcome:
    distribute(room.period(), "WhatsApp")
    return record(room.period(), received(time="9:30"))


def test_who_received_the_form_when_and_by_which_channel_is_kept_and_shown(room: Room) -> None:
    outcome = confirmed(room)
    assert outcome.lines == (
        "Format ORG diterima Ani Contoh pada 8 Juli 2026 lewat WhatsApp; tanda terimanya dicatat.",
    )
    form = room.period().state.formats["ORG"].format_id
    assert told(room) == [
        {
            "bureau": "ORG",
            "format": form,
            "name": "Ani Contoh",
            "date": "2026-07-08",
            "time": "09.30",
            "channel": "WhatsApp",
            "notes": "",
        }
    ]
    stages = rows(room, "Tahapan")
    assert next(row for row in stages if row[0] == 3)[7] == "10/10 bagian, 1 tanda terima"
    matrix = {row[1]: row[3] for row in stages if row[1] in {"Bagian Organisasi", "Bagian Hukum"}}
    assert matrix == {"Bagian Organisasi": "✔ 8 Jul", "Bagian Hukum": "–"}
    history = next(row for row in rows(room, "Riwayat") if row[2] == "Format diterima bagian")
    assert history[3:6] == (
        "ORG",
        "Tanda terima",
        "8 Juli 2026; pukul 09.30; Ani Contoh; lewat WhatsApp",
    )


def test_status_says_who_has_not_confirmed_once_somebody_has(room: Room) -> None:
    distribute(room.period())
    assert "Tanda terima" not in "\n".join(status(room.period()).lines)
    record(room.period(), received(place="surel"))
    outcome = status(room.period())
    line = next(each for each in outcome.lines if "Tanda terima" in each and "Kiriman" in each)
    assert "Tanda terima format 1 dari 10 bagian; belum: TAPEM, KESRA, HUKUM" in line
    receipts = {each["code"]: each["receipt"] for each in outcome.data["bureaus"]}
    assert receipts["ORG"] == {
        "name": "Ani Contoh",
        "date": "2026-07-08",
        "time": "",
        "channel": "surel",
    }
    assert receipts["KKP"] is None


def test_the_receipt_document_bears_day_and_name_and_leaves_the_others_blank(room: Room) -> None:
    confirmed(room)
    outcome = documents(room.period(), printing=False)
    (listed,) = [
        each for each in outcome.data["documents"] if each["title"] == "Tanda Terima Format"
    ]
    assert listed["note"] == "1 dari 10 bagian sudah menyatakan menerima"
    sheet = one_sheet(room.root / outcome.data["file"], listed["sheet"])
    texts = [
        [str(value) for value in row if value is not None]
        for row in sheet.iter_rows(values_only=True)
    ]
    (org,) = [row for row in texts if "Bagian Organisasi" in row]
    (law,) = [row for row in texts if "Bagian Hukum" in row]
    assert org[3:] == ["8 Juli 2026 09.30", "Ani Contoh (lewat WhatsApp)"]
    assert law[3:] == []


def test_rows_of_catatan_are_recorded_once_and_a_changed_row_corrects(room: Room) -> None:
    distribute(room.period())
    row: dict[str, str | date] = {
        "what": "Tanda terima format",
        "bureau": "ORG",
        "date": DAY,
        "people": "Ani",
        "place": "diantar",
    }
    write_down(room, row, {**row, "bureau": "KKP"})
    assert record(room.period()).data["recorded"] == 2
    assert record(room.period()).data["recorded"] == 0
    write_down(room, {**row, "people": "Budi"}, {**row, "bureau": "KKP"})
    assert record(room.period()).data["recorded"] == 1
    assert [each["name"] for each in sorted(told(room), key=str)] == ["Ani", "Ani", "Budi"]
    receipt = room.period().state.receipt("ORG")
    assert receipt is not None
    assert receipt.name == "Budi"
    write_down(room, row, {**row, "people": "Budi"})
    (refused,) = record(room.period()).data["refused"]
    assert "Tanda terima format sudah dicatat di baris 5" in refused


def test_a_newer_form_asks_for_a_confirmation_of_its_own(room: Room) -> None:
    confirmed(room)
    state = room.period().state
    made = (FormatMade("ORG", "baru", state.formats["ORG"].sha),)
    room.period(NOW + timedelta(minutes=30)).append([FormatsMade(made)])
    room.period(NOW + timedelta(hours=1)).append([FormatsSent(("ORG",), "")])
    assert room.period().state.receipt("ORG") is None
    again = record(room.period(NOW + timedelta(hours=2)), received(time="9:30"))
    assert (again.data["recorded"], again.attention) == (0, True)
    assert again.lines[-1].startswith("Tanda terima ORG itu untuk format yang lama")


@pytest.mark.parametrize(
    ("entry", "key", "words"),
    [
        (received("XYZ"), "workbook.unknown_bureaus", "XYZ"),
        (received(people=()), "procedure.too_early", "Isi nama penerima formatnya"),
        (received(day=date(2026, 7, 9)), "records.in_future", "9 Juli 2026 belum tiba"),
        (
            received(day=date(2026, 7, 7)),
            "records.before_form",
            "lebih awal daripada format ORG dibuat",
        ),
        (received(time="pagi"), "records.time", 'Jam "pagi" tidak dikenal'),
    ],
)
def test_what_cannot_be_a_receipt_is_refused(
    room: Room, entry: Entry, key: str, words: str
) -> None:
    distribute(room.period())
    with stopped_by(key, match=words):
        record(room.period(), entry)
    assert told(room) == []


def test_a_form_that_was_not_handed_out_cannot_have_been_received(room: Room) -> None:
    with stopped_by(messages.procedure.too_early, match="format belum disampaikan kepada ORG"):
        record(room.period(), received())


def test_verify_agrees_with_what_was_confirmed(room: Room) -> None:
    confirmed(room)
    assert verify(room.root).data["faults"] == []


def test_each_bureaus_own_channel_is_recorded_where_none_is_named(room: Room) -> None:
    keys = [each.key for each in BUREAUS.columns]
    reach = {"contact": "Bu Ani 0812 3456 7890, organisasi@contoh.go.id", "channel": "WhatsApp"}
    for key, text in reach.items():
        write_beside(room, BUREAUS.sheet, "ORG", keys.index(key) + 1, text)
    lines = distribute(room.period()).lines
    assert lines[1] == "Format disampaikan kepada 1 bagian lewat WhatsApp: ORG."
    assert lines[0].startswith("Format disampaikan kepada 9 bagian: ")
    assert distribute(room.period()).data["sent"] == []
    state = room.period().state
    assert (state.sent["ORG"].channel, state.sent["UMUM"].channel) == ("WhatsApp", "")
    standing = status(room.period())
    assert (
        "Belum mengonfirmasi penerimaan format: TAPEM; KESRA; HUKUM; EKON; ADPEM; PBJ; UMUM; "
        "ORG (0812 3456 7890, organisasi@contoh.go.id); PROKOPIM; KKP."
    ) in standing.lines
    record(room.period(), Entry(Deed.CONFIRMED, bureau="ORG", people=("Ani Contoh",)))
    remind(room.period(), ("ORG",))
    listed = {row[0]: row for row in rows_in(room, "Penyampaian")}
    _, _, phone, mail, channel, file, sha, sent, day, who, reminded, came, where = listed["ORG"][
        :13
    ]
    assert (phone, mail, channel) == ("0812 3456 7890", "organisasi@contoh.go.id", "WhatsApp")
    assert file == "Format ORG TW2 2026.xlsx"
    assert state.formats["ORG"].sha.startswith(sha)
    assert (sent, day, who) == ("8 Juli 2026 09.00", "8 Juli 2026", "Ani Contoh (lewat WhatsApp)")
    assert (reminded, came, where) == ("1 kali: 8 Jul", "–", "Format sudah diterima")
    assert listed["UMUM"][12] == "Belum dikonfirmasi"
    bands = " ".join(str(row[0]) for row in rows_in(room, "Penyampaian")[:8])
    assert "ORG" not in bands.partition("Belum menyampaikan data")[0]
    assert "ORG (0812 3456 7890, organisasi@contoh.go.id)" in bands


def test_an_office_that_wrote_no_contacts_is_told_no_more_than_before(room: Room) -> None:
    distribute(room.period())
    assert not any(
        "Belum mengonfirmasi penerimaan format" in line for line in status(room.period()).lines
    )
    first = status(room.period()).data["bureaus"][0]
    assert (first["phone"], first["mail"], first["channel"]) == ("", "", "")
    assert first["form"]["file"] == "Format TAPEM TW2 2026.xlsx"
