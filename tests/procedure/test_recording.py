"""Steps outside the program are recorded in their order, once, with what somebody says of them."""

from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from tests.procedure.kabag import LATER, approved, seen
from tests.quarter import NOW, Room, events, files
from xlsops.core.state import StepRecord
from xlsops.core.steps import StepStatus, progress_of
from xlsops.errors import NothingToDoError, OutOfOrderError
from xlsops.files.folders import CONTROL
from xlsops.procedure.forms import make_forms
from xlsops.procedure.handing import hand_over
from xlsops.procedure.opening import Opening, open_period
from xlsops.procedure.period import load
from xlsops.procedure.recording import distribute, open_step, record

DAY = date(2026, 7, 2)
MEETING = (4, DAY, "Aula Setda", ("Ani", " Budi ", ""), "Kolom bukti dibahas")


def recorded(room: Room) -> list[dict[str, object]]:
    return [each["data"] for each in events(room.root) if each["kind"] == "langkah_dicatat"]


def test_a_recorded_step_keeps_its_facts_and_shows_them(room: Room) -> None:
    distribute(room.period(), "WhatsApp")
    outcome = record(room.period(), *MEETING)
    assert outcome.data == {"step": 4, "recorded": True}
    assert outcome.lines == (
        "Langkah 4 (Rapat pembahasan pengisian format) dicatat, 2 Juli 2026.",
    )
    assert recorded(room) == [
        {"step": 4, "date": "2026-07-02", "place": "Aula Setda", "participants": ["Ani", "Budi"],
         "notes": "Kolom bukti dibahas"},
    ]  # fmt: skip
    state = room.period().state
    assert state.steps[4] == StepRecord(
        4, DAY, "Aula Setda", ("Ani", "Budi"), "Kolom bukti dibahas", NOW, "Kasubbag"
    )
    rows = list(load_workbook(room.root / CONTROL)["Tahapan"].iter_rows(values_only=True))
    row = next(row for row in rows if row[0] == 4)
    assert [each for each in row if each][3:5] == ["✔ Selesai", "2 Juli 2026"]
    notes = [str(row[0]) for row in rows if str(row[0]).startswith("Langkah 4:")]
    assert notes == ["Langkah 4: Aula Setda; peserta: Ani, Budi; Kolom bukti dibahas"]


def test_recording_the_same_twice_leaves_one_event_and_other_facts_another(room: Room) -> None:
    record(room.period(), 1, DAY)
    known = files(room.root)
    again = record(room.period(), 1, DAY)
    assert again.data["recorded"] is False
    assert "sudah tercatat dengan isi yang sama" in again.lines[0]
    assert files(room.root) == known
    record(room.period(), 1, DAY, notes="Agenda 12")
    assert sorted(str(each["notes"]) for each in recorded(room)) == ["", "Agenda 12"]
    assert room.period().state.steps[1].notes == "Agenda 12"


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (4, "Langkah 3: format belum disampaikan kepada TAPEM, KESRA"),
        (8, "Serah terima data belum dijalankan."),
    ],
)
def test_a_step_that_comes_too_early_is_refused_with_what_is_missing(
    step: int, told: str, room: Room
) -> None:
    before = files(room.root)
    with pytest.raises(OutOfOrderError) as stopped:
        record(room.period(), step, DAY, "Aula", ("Ani",))
    assert stopped.value.missing[0].startswith(told)
    assert files(room.root) == before


def test_the_second_step_needs_an_open_period(room: Room) -> None:
    for path in (room.root / "jurnal").glob("*.json"):
        path.unlink()
    with pytest.raises(OutOfOrderError, match="Langkah 1: periode belum dibuka"):
        record(room.period(), 2, DAY)
    record(room.period(), 1, DAY)
    assert record(room.period(), 2, DAY).data["recorded"]


def test_the_handover_can_be_recorded_once_the_data_were_handed_over(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    approved(room)
    hand_over(room.period(LATER))
    assert record(room.period(LATER), 8, DAY, "Ruang Kasubbag", ("Kasubbag",)).data["recorded"]


@pytest.mark.parametrize("step", [0, 3, 5, 6, 7, 9])
def test_steps_that_leave_their_own_events_are_not_recorded_by_hand(step: int, room: Room) -> None:
    with pytest.raises(NothingToDoError, match=f"Langkah {step} tidak dicatat dengan tangan"):
        record(room.period(), step, DAY)


def test_a_day_to_come_is_refused(room: Room) -> None:
    record(room.period(), 1, NOW.date())
    with pytest.raises(NothingToDoError, match="Tanggal 9 Juli 2026 belum tiba"):
        record(room.period(), 2, NOW.date() + timedelta(days=1))


@pytest.mark.parametrize(("place", "people"), [("", ("Ani",)), ("Aula", ()), (" ", ("Ani",)), ("Aula", (" ",))])
def test_a_meeting_needs_a_place_and_somebody_who_came(
    place: str, people: tuple[str, ...], room: Room
) -> None:
    distribute(room.period())
    with pytest.raises(NothingToDoError, match="Tempat dan peserta rapat belum disebutkan"):
        record(room.period(), 4, DAY, place, people)


def test_forms_are_handed_to_every_bureau_once_each_way(room: Room) -> None:
    first = distribute(room.period(), " WhatsApp ")
    assert len(first.data["sent"]) == 10
    view = seen(room)
    assert progress_of(view.spec, view.state, 0)[2].status is StepStatus.DONE
    known = events(room.root)
    again = distribute(room.period(), "WhatsApp")
    assert (again.data["sent"], events(room.root)) == ([], known)
    assert again.lines == ("Format sudah disampaikan kepada semua bagian lewat WhatsApp.",)
    assert len(distribute(room.period(), "surel").data["sent"]) == 10


def test_a_form_made_anew_is_handed_out_anew(room: Room) -> None:
    distribute(room.period())
    path, name = room.root / CONTROL, room.period().layouts["UMUM"].indicators.lines[0].name
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    (cell,) = [cell for cell in cells if cell.value == name]
    cell.value = f"{name} (baru)"
    book.save(path)
    make_forms(room.period())
    assert distribute(room.period()).data["sent"] == ["UMUM"]


def test_without_forms_there_is_nothing_to_hand_out(room: Room) -> None:
    root = room.root.parent / "Baru"
    period = room.period()
    open_period(root, Opening(period.spec.period), NOW, "Kasubbag")
    with pytest.raises(OutOfOrderError, match="Langkah 2: format belum dibuat untuk TAPEM, KESRA"):
        distribute(load(root, NOW, "Kasubbag"))


def test_opening_twice_does_not_open_two_periods(room: Room) -> None:
    before = files(room.root)
    outcome = open_step(room.period())
    assert outcome.data == {"period": "TW II 2026", "opened": False}
    assert outcome.lines == ("Periode TW II 2026 sudah dibuka pada 8 Juli 2026 09.00.",)
    assert {name: sha for name, sha in files(room.root).items() if name != CONTROL} == {
        name: sha for name, sha in before.items() if name != CONTROL
    }


def test_a_folder_that_was_put_together_by_hand_is_opened_with_a_key_of_its_own(room: Room) -> None:
    for path in (room.root / "jurnal").iterdir():
        path.unlink()
    assert open_step(room.period()).data["opened"]
    (opened,) = events(room.root)
    assert (opened["kind"], opened["data"]) == ("periode_dibuka", {"period": "TW II 2026"})
    assert len(make_forms(room.period()).data["formats"]) == 10
