"""A meeting is planned with its invitation before it is held, and is held only when that is recorded."""

from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.procedure.kabag import write_down
from tests.procedure.recording.test_entries import skip, stage
from tests.quarter import NOW, Room, events
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.steps import Step
from xlsops.errors import XlsopsError
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.papers.documenting import documents
from xlsops.procedure.period.loading import load
from xlsops.procedure.quarters.opening import Opening, open_period
from xlsops.procedure.recording.entries import distribute, record
from xlsops.procedure.status.standing import status

DAY = date(2026, 7, 9)
HELD = NOW + timedelta(days=1, hours=4)


def plan(day: date = DAY, time: str = "9:00", number: str = "005/12") -> Entry:
    return Entry(Deed.PLANNED, Step.MEETING, day=day, time=time, place="Aula Setda", number=number)


def kinds(room: Room) -> list[str]:
    return [
        str(each["kind"]) for each in events(room.root) if str(each["kind"]).startswith("langkah")
    ]


def papers(room: Room) -> dict[str, tuple[str, str]]:
    """Return state and texts of the papers of the meeting by their titles."""
    outcome = documents(room.period(HELD), printing=False)
    book = load_workbook(room.root / outcome.data["file"])
    return {
        each["title"]: (
            each["standing"],
            " ".join(
                str(cell.value)
                for row in book[each["sheet"]].iter_rows()
                for cell in row
                if cell.value
            ),
        )
        for each in outcome.data["documents"]
        if each["steps"] == [4]
    }


def test_a_planned_meeting_has_its_invitation_and_is_shown_as_planned(room: Room) -> None:
    outcome = record(room.period(), plan())
    assert outcome.lines == (
        "Langkah 4 (Rapat pembahasan pengisian format) direncanakan, 9 Juli 2026. Undangannya ada di Berkas Bukti.",
    )
    assert stage(room, 4) == (
        "Belum Mulai",
        "rencana 9 Juli 2026",
        "direncanakan 9 Juli 2026; pukul 09.00; Aula Setda; nomor 005/12",
    )
    found = papers(room)
    assert {title: standing for title, (standing, _) in found.items()} == {
        "Undangan Rapat": "Ada",
        "Daftar Hadir Rapat": "Blangko",
        "Notulen Rapat": "Blangko",
    }
    for _, text in found.values():
        assert "Kamis, 9 Juli 2026" in text
        assert "Aula Setda" in text
    assert "005/12" in found["Undangan Rapat"][1]
    history = [
        row[2] for row in one_sheet(room.root / CONTROL, "Riwayat").iter_rows(values_only=True)
    ]
    assert "Langkah direncanakan" in history
    assert verify(room.root).data["faults"] == []


def test_what_comes_next_names_day_and_place_of_the_plan(room: Room) -> None:
    distribute(room.period())
    record(room.period(), plan())
    lines = "\n".join(status(room.period()).lines)
    assert "4. Rapat pembahasan pengisian format: Belum Mulai (rencana 9 Juli 2026)" in lines
    assert (
        "mengadakan rapat pembahasan pada 9 Juli 2026 pukul 09.00 di Aula Setda, lalu mencatatnya"
        in lines
    )


def test_the_meeting_is_held_when_that_is_recorded_and_the_invitation_stays_as_it_went_out(
    room: Room,
) -> None:
    distribute(room.period())
    record(room.period(), plan())
    assert stage(room, 4)[0] == "Belum Mulai"
    held = Entry(
        Deed.DONE,
        Step.MEETING,
        day=DAY,
        time="10.00",
        place="Ruang Rapat",
        people=("Ani (ORG)",),
        notes="Sepakat",
    )
    record(room.period(HELD), held)
    assert stage(room, 4)[:2] == ("✔ Selesai", "9 Juli 2026, 1/10 bagian hadir")
    found = papers(room)
    assert {standing for standing, _ in found.values()} == {"Ada"}
    assert ("09.00 WIB" in found["Undangan Rapat"][1], "10.00" in found["Undangan Rapat"][1]) == (
        True,
        False,
    )
    assert "Aula Setda" in found["Undangan Rapat"][1]
    assert "10.00 WIB" in found["Notulen Rapat"][1]
    assert "Sepakat" in found["Notulen Rapat"][1]
    with pytest.raises(XlsopsError, match="Rapat sudah dicatat dilaksanakan pada 9 Juli 2026"):
        record(room.period(HELD), plan(date(2026, 7, 10)))


def test_a_row_of_catatan_is_a_plan_first_and_then_the_meeting(room: Room) -> None:
    distribute(room.period())
    row: dict[str, str | date] = {
        "what": "4 Rapat",
        "done": "direncanakan",
        "date": DAY,
        "time": "09.00",
        "place": "Aula",
    }
    write_down(room, row)
    assert record(room.period()).data["recorded"] == 1
    later = record(room.period(HELD + timedelta(days=3))).data
    assert (later["recorded"], later["known"], later["refused"]) == (0, 1, [])
    write_down(room, {**row, "done": "dilaksanakan", "people": "Ani (ORG)", "notes": "Sepakat"})
    assert record(room.period(HELD)).data["recorded"] == 1
    assert kinds(room) == ["langkah_direncanakan", "langkah_dicatat"]


def test_a_plan_is_moved_by_another_and_called_off_by_a_skip(room: Room) -> None:
    distribute(room.period())
    record(room.period(), plan())
    moved = record(room.period(), plan(date(2026, 7, 10)))
    assert "direncanakan, 10 Juli 2026; menggantikan rencana 9 Juli 2026." in moved.lines[0]
    record(room.period(), skip(Step.MEETING, "Dibahas lewat grup"))
    assert stage(room, 4)[:2] == ("» Dilewati", None)
    listed = documents(room.period(), printing=False).data["documents"]
    assert {each["standing"] for each in listed if each["steps"] == [4]} == {"Belum ada"}
    record(room.period(), plan(date(2026, 7, 10)))
    assert stage(room, 4)[:2] == ("Belum Mulai", "rencana 10 Juli 2026")


@pytest.mark.parametrize(
    ("entry", "key", "words"),
    [
        (plan(date(2026, 7, 7)), "records.in_past", "7 Juli 2026 sudah lewat"),
        (plan(time="pagi"), "records.time", 'Jam "pagi" tidak dikenal'),
        (
            Entry(Deed.PLANNED, Step.MEETING, day=DAY),
            "procedure.too_early",
            "Tempat rapat belum diisi",
        ),
        (
            Entry(Deed.PLANNED, Step.MEETING, place="Aula"),
            "procedure.too_early",
            "Tanggal belum diisi",
        ),
        (Entry(Deed.PLANNED, Step.ORDER, day=DAY), "procedure.too_early", "Hanya rapat"),
        (
            Entry(Deed.DONE, Step.MEETING, day=DAY, place="Aula", people=("Ani",)),
            "records.in_future",
            "dicatat sebagai direncanakan",
        ),
    ],
)
def test_what_cannot_be_planned_is_refused(room: Room, entry: Entry, key: str, words: str) -> None:
    distribute(room.period())
    with stopped_by(key, match=words):
        record(room.period(), entry)
    assert kinds(room) == []


def test_a_meeting_may_be_planned_before_forms_are_handed_out_but_not_before_the_period(
    room: Room,
) -> None:
    record(room.period(), plan())
    closed = room.root.parent / "Belum dibuka"
    open_period(closed, Opening(room.period().spec.period), NOW, "Kasubbag")
    with stopped_by(messages.procedure.too_early, match="periode belum dibuka"):
        record(load(closed, NOW, "Kabag"), plan())


def step_4(room: Room) -> list[str]:
    """Return when the meeting began and ended, as Tahapan shows it."""
    sheet = one_sheet(room.root / CONTROL, "Tahapan")
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == 4)
    return [str(text) for text in row if str(text).startswith("9 Jul") and "Juli" not in str(text)]


@pytest.mark.parametrize(
    ("planned", "hour", "shown"), [("9:00", "09.00 WIB", "9 Jul 09.00"), ("", "", "9 Jul")]
)
def test_a_meeting_recorded_without_its_hour_was_held_at_the_hour_it_was_planned_for(
    planned: str, hour: str, shown: str, room: Room
) -> None:
    distribute(room.period())
    record(room.period(), plan(time=planned))
    held = Entry(Deed.DONE, Step.MEETING, day=DAY, place="Aula", people=("Ani (UMUM)",), notes="x")
    assert record(room.period(HELD), held).data["recorded"] == 1
    assert record(room.period(HELD), held).data["recorded"] == 0
    _, minutes = papers(room)["Notulen Rapat"]
    assert (f"Waktu : {hour} Tempat" in minutes) == bool(hour)
    assert step_4(room)[0] == shown


def test_the_hour_of_a_plan_is_none_of_a_meeting_held_on_another_day(room: Room) -> None:
    distribute(room.period())
    record(room.period(), plan())
    later = Entry(Deed.DONE, Step.MEETING, day=date(2026, 7, 8), place="Aula", people=("Ani",))
    record(room.period(HELD), later)
    assert room.period().state.steps[Step.MEETING].time == ""
