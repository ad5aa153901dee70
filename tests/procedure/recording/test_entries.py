"""Steps outside the program are recorded in their order, once, with what somebody says of them."""

from datetime import date, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.procedure.kabag import LATER, approved, seen, write_down
from tests.quarter import NOW, Room, events, files, room_after
from tests.stopped import lacking, stopped_by
from xlsops import messages
from xlsops.core.clock.steps import StepStatus, progress_of
from xlsops.core.journal.events import Event
from xlsops.core.journal.step_records import SkipRecord, StepRecord
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.spec.tables import STEPS_RECORDED
from xlsops.core.terms.steps import Step
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.files.folders import CONTROL
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.opening import Opening, open_period, open_step
from xlsops.procedure.recording.again import is_known
from xlsops.procedure.recording.entries import distribute, record
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review.handing import hand_over

DAY = date(2026, 7, 2)
MEETING = Entry(
    Deed.DONE,
    Step.MEETING,
    day=DAY,
    place="Aula Setda",
    people=("Ani (kkp)", " Budi ", ""),
    notes="Kolom bukti dibahas",
    time="9.00",
    number="005/12",
)


def done(step: Step, day: date = DAY, **more: Any) -> Entry:
    return Entry(Deed.DONE, step, day=day, **more)


def skip(step: Step, reason: str = "tidak perlu", by: str = "") -> Entry:
    return Entry(Deed.SKIPPED, step, notes=reason, by=by)


def recorded(room: Room) -> list[dict[str, object]]:
    return [each["data"] for each in events(room.root) if each["kind"] == "langkah_dicatat"]


def stage(room: Room, step: int) -> tuple[object, ...]:
    """Return status, count and note of a step on ``Tahapan``."""
    rows = list(one_sheet(room.root / CONTROL, "Tahapan").iter_rows(values_only=True))
    row = next(row for row in rows if row[0] == step)
    mark = f"Langkah {step}: "
    notes = [str(row[0]).removeprefix(mark) for row in rows if str(row[0]).startswith(mark)]
    return row[3], row[7], *notes


def test_a_recorded_step_keeps_its_facts_and_shows_them(room: Room) -> None:
    distribute(room.period(), "WhatsApp")
    outcome = record(room.period(), MEETING)
    absent = "TAPEM, KESRA, HUKUM, EKON, ADPEM, PBJ, UMUM, ORG, PROKOPIM"
    assert outcome.lines == (
        "Langkah 4 (Rapat pembahasan pengisian format) dicatat, 2 Juli 2026.",
        f"Rapat belum dihadiri bagian {absent}.",
    )
    assert (outcome.data["recorded"], outcome.data["refused"], outcome.attention) == (1, [], True)
    assert recorded(room) == [
        {
            "step": 4,
            "date": "2026-07-02",
            "time": "09.00",
            "place": "Aula Setda",
            "number": "005/12",
            "participants": ["Ani", "Budi"],
            "bureaus": ["KKP", ""],
            "notes": "Kolom bukti dibahas",
        }
    ]
    state = room.period().state
    assert state.steps[Step.MEETING] == StepRecord(
        Step.MEETING,
        DAY,
        "Aula Setda",
        ("Ani", "Budi"),
        "Kolom bukti dibahas",
        NOW,
        "Kabag",
        "09.00",
        "005/12",
        ("KKP", ""),
    )
    note = "pukul 09.00; Aula Setda; nomor 005/12; peserta: Ani, Budi; Kolom bukti dibahas"
    assert stage(room, 4) == ("✔ Selesai", "2 Juli 2026, 1/10 bagian hadir", note)


def test_a_meeting_of_people_without_codes_is_not_said_to_lack_any(room: Room) -> None:
    distribute(room.period())
    outcome = record(
        room.period(), done(Step.MEETING, place="Aula", people=("Ani", "Budi (Kabag)"))
    )
    assert (len(outcome.lines), outcome.attention) == (1, False)
    everybody = tuple(f"Petugas ({code})" for code in room.period().layouts)
    assert not record(room.period(), done(Step.MEETING, place="Aula", people=everybody)).attention


def test_recording_the_same_twice_leaves_one_event_and_other_facts_another(room: Room) -> None:
    record(room.period(), done(Step.ORDER))
    known = files(room.root)
    again = record(room.period(), done(Step.ORDER))
    assert (again.data["recorded"], again.data["known"]) == (0, 1)
    assert "sudah tercatat dengan isi yang sama" in again.lines[0]
    assert files(room.root) == known
    record(room.period(), done(Step.ORDER, notes="Agenda 12"))
    assert sorted(str(each["notes"]) for each in recorded(room)) == ["", "Agenda 12"]
    assert room.period().state.steps[Step.ORDER].notes == "Agenda 12"


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (Step.MEETING, "Langkah 3: format belum disampaikan kepada TAPEM, KESRA"),
        (Step.HANDOVER, "Serah terima data belum dijalankan."),
    ],
)
def test_a_step_that_comes_too_early_is_refused_with_what_is_missing(
    step: Step, told: str, room: Room
) -> None:
    before = files(room.root)
    with stopped_by(messages.procedure.too_early) as stopped:
        record(room.period(), done(step, place="Aula", people=("Ani",)))
    assert lacking(stopped)[0].startswith(told)
    assert files(room.root) == before


def forget(room: Room, pattern: str) -> None:
    """Take away what happened, also where it was shown, as in a folder put together by hand."""
    for path in (room.root / "jurnal").glob(pattern):
        path.unlink()
    book = load_workbook(room.root / CONTROL)
    del book["Riwayat"], book["Beranda"]
    book.save(room.root / CONTROL)


def test_the_second_step_needs_an_open_period(room: Room) -> None:
    forget(room, "*.json")
    with stopped_by(messages.procedure.too_early, match="Langkah 1: periode belum dibuka"):
        record(room.period(), done(Step.FORMATS))
    record(room.period(), done(Step.ORDER))
    assert record(room.period(), done(Step.FORMATS)).data["recorded"] == 1


def test_the_handover_can_be_recorded_once_the_data_were_handed_over(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    approved(room)
    hand_over(room.period(LATER))
    assert (
        record(room.period(LATER), done(Step.HANDOVER, place="Ruang Kasubbag")).data["recorded"]
        == 1
    )


@pytest.mark.parametrize("step", [step for step in Step if step not in STEPS_RECORDED])
def test_steps_that_leave_their_own_events_are_not_recorded_by_hand(step: Step, room: Room) -> None:
    with pytest.raises(XlsopsError, match=f"Langkah {step.number} tidak dicatat sendiri"):
        record(room.period(), done(step))


def test_a_day_to_come_is_refused(room: Room) -> None:
    record(room.period(), done(Step.ORDER, NOW.date()))
    with pytest.raises(XlsopsError, match="Tanggal 9 Juli 2026 belum tiba"):
        record(room.period(), done(Step.FORMATS, NOW.date() + timedelta(days=1)))
    with pytest.raises(XlsopsError, match='Jam "pagi" tidak dikenal'):
        record(room.period(), done(Step.FORMATS, time="pagi"))


@pytest.mark.parametrize(
    ("place", "people", "told"),
    [
        ("", ("Ani",), ("Tempat",)),
        ("Aula", (), ("Peserta",)),
        (" ", ("Ani",), ("Tempat",)),
        ("", (" ",), ("Tempat", "Peserta")),
    ],
)
def test_a_meeting_needs_a_place_and_somebody_who_came(
    place: str, people: tuple[str, ...], told: tuple[str, ...], room: Room
) -> None:
    distribute(room.period())
    with stopped_by(messages.procedure.too_early) as stopped:
        record(room.period(), done(Step.MEETING, place=place, people=people))
    assert tuple(each.partition(" ")[0] for each in lacking(stopped)) == told


def test_a_step_is_skipped_by_who_may_with_a_reason_and_recorded_later_all_the_same(
    room: Room,
) -> None:
    distribute(room.period())
    outcome = record(room.period(actor="Sekda"), skip(Step.MEETING, "Format tidak berubah"))
    assert outcome.lines == (
        "Langkah 4 (Rapat pembahasan pengisian format) dicatat sebagai dilewati: Format tidak berubah",
    )
    reason = "dilewati oleh Sekda: Format tidak berubah"
    assert stage(room, 4) == ("» Dilewati", None, reason)
    assert room.period().state.skipped == {
        Step.MEETING: SkipRecord(Step.MEETING, "Format tidak berubah", NOW, "Sekda")
    }
    assert record(room.period(), skip(Step.MEETING, "Format tidak berubah")).data["recorded"] == 0
    record(room.period(LATER), MEETING)
    state = room.period().state
    assert (list(state.steps), state.skipped) == ([Step.MEETING], {})
    assert stage(room, 4)[0] == "✔ Selesai"


@pytest.mark.parametrize(
    ("entry", "key", "told"),
    [
        (skip(Step.ORDER, " "), "procedure.too_early", "Alasannya belum ditulis"),
        (skip(Step.HANDOVER), "procedure.too_early", "Langkah 8 tidak dapat dilewati"),
        (skip(Step.MEETING), "procedure.too_early", "Langkah 3: format belum disampaikan"),
        (skip(Step.REVIEW), "records.step_by_itself", "Langkah 7 tidak dicatat sendiri"),
        (
            skip(Step.ORDER, by="Kasubbag"),
            "procedure.not_allowed",
            "Lewati Langkah hanya dapat dilakukan Kabag atau Sekda",
        ),
    ],
)
def test_a_skip_that_cannot_be_is_refused(entry: Entry, key: str, told: str, room: Room) -> None:
    before = files(room.root)
    with stopped_by(key, match=told):
        record(room.period(), entry)
    assert files(room.root) == before


ROWS: list[dict[str, str | date]] = [
    {"what": "1 Disposisi Sekda", "date": DAY, "number": "15/2026", "role": "SEKDA"},
    {"what": "2 Disposisi Asisten", "done": "dilewati", "notes": "Dinas luar"},
    {
        "what": "4 Rapat",
        "done": "dilaksanakan",
        "date": DAY,
        "time": "09.00",
        "place": "Aula",
        "people": "Ani (KKP); Budi",
    },
    {"what": "8 Serah terima"},
    {"what": "Kesampingkan kiriman", "bureau": "UMUM", "notes": "Keliru"},
]


def test_the_button_records_the_rows_of_the_sheet_that_can_be_and_tells_of_the_others(
    room: Room,
) -> None:
    room.send("UMUM")
    room.collect()
    write_down(room, *ROWS)
    outcome = record(room.period())
    assert outcome.data["recorded"] == 3
    told = outcome.data["refused"]
    assert told[0] == "Lembar Catatan, sel D8: Tanggal belum diisi. Isi tanggal kejadiannya."
    assert told[1].startswith(
        "Lembar Catatan, baris 7: Langkah 4 (Rapat pembahasan pengisian format) belum"
    )
    assert (len(told), outcome.attention) == (2, True)
    assert [each["by"] for each in events(room.root)].count("SEKDA") == 1
    state = room.period().state
    assert (
        state.steps[Step.ORDER].number,
        state.skipped[Step.FORMATS].reason,
        len(state.set_aside("UMUM")),
    ) == ("15/2026", "Dinas luar", 1)
    known = events(room.root)
    assert record(room.period()).data["recorded"] == 0
    assert events(room.root) == known
    assert room.period().spec.settings.office


def test_a_row_that_is_changed_is_recorded_again_and_the_others_are_not(room: Room) -> None:
    distribute(room.period())
    write_down(room, ROWS[0], ROWS[1], ROWS[2])
    record(room.period())
    write_down(
        room, {**ROWS[0], "notes": "Segera"}, {"what": "2 Disposisi Asisten", "date": DAY}, ROWS[2]
    )
    outcome = record(room.period(LATER))
    assert outcome.lines[:3] == (
        "Langkah 1 (Perintah pengumpulan data kinerja) dicatat, 2 Juli 2026; menggantikan catatan 2 Juli 2026.",
        "Langkah 2 (Perintah pembuatan format permintaan data) dicatat, 2 Juli 2026; "
        "menggantikan catatan bahwa langkah ini dilewati.",
        "1 baris lain sudah tercatat.",
    )
    assert (outcome.data["recorded"], outcome.data["known"]) == (2, 1)
    assert room.period().state.skipped == {}


@room_after
def two_sent(room: Room) -> None:
    """A period in which one bureau sent two files, one after the other."""
    room.send("UMUM", "satu.xlsx")
    room.send("UMUM", "dua.xlsx", at=NOW.replace(tzinfo=None))
    room.collect()


def test_a_file_is_set_aside_and_brought_back_by_rows_once_each(two_sent: Room) -> None:
    rows = [
        {"what": "Kesampingkan kiriman", "bureau": "UMUM", "notes": "Keliru", "date": DAY},
        {"what": "Pakai lagi kiriman", "bureau": "UMUM", "notes": "Ternyata benar"},
    ]
    write_down(two_sent, rows[0])
    assert record(two_sent.period()).lines == (
        "Kiriman UMUM dua.xlsx dikesampingkan; yang dipakai sekarang satu.xlsx.",
    )
    assert record(two_sent.period()).lines == ("Kiriman UMUM sudah tercatat dikesampingkan.",)
    write_down(two_sent, *rows)
    assert record(two_sent.period()).lines == (
        "Kiriman UMUM dua.xlsx dipakai lagi.",
        "1 baris lain sudah tercatat.",
    )
    assert [each.name for each in two_sent.period().state.versions("UMUM")] == [
        "satu.xlsx",
        "dua.xlsx",
    ]
    write_down(two_sent, *rows, {**rows[0], "notes": "Keliru lagi"})
    assert record(two_sent.period()).data["recorded"] == 1


def test_a_changed_row_corrects_the_record_and_sets_no_other_file_aside(two_sent: Room) -> None:
    row = {"what": "Kesampingkan kiriman", "bureau": "UMUM", "notes": "Kliru", "date": DAY}
    write_down(two_sent, row)
    record(two_sent.period())
    write_down(two_sent, {**row, "notes": "Keliru"})
    assert record(two_sent.period(LATER)).lines == (
        "Catatan kiriman UMUM dua.xlsx diubah: Keliru.",
    )
    state = two_sent.period().state
    assert [(each.reason, state.files[each.sha].name) for each in state.set_aside("UMUM")] == [
        ("Keliru", "dua.xlsx")
    ]
    assert record(two_sent.period(LATER)).data["recorded"] == 0
    write_down(two_sent, row)
    assert record(two_sent.period(LATER)).lines == ("Catatan kiriman UMUM dua.xlsx diubah: Kliru.",)
    write_down(two_sent, {**row, "notes": "Keliru"}, {**row, "notes": "Satu juga keliru"})
    record(two_sent.period(LATER))
    assert [
        (each.reason, state.files[each.sha].name)
        for each in two_sent.period().state.set_aside("UMUM")
    ] == [("Keliru", "dua.xlsx"), ("Satu juga keliru", "satu.xlsx")]
    write_down(
        two_sent,
        row,
        {**row, "notes": "Satu juga keliru"},
        {"what": "Pakai lagi kiriman", "bureau": "UMUM", "notes": "Benar"},
    )
    assert record(two_sent.period(LATER)).lines[:2] == (
        "Catatan kiriman UMUM dua.xlsx diubah: Kliru.",
        "Kiriman UMUM satu.xlsx dipakai lagi.",
    )


def test_a_row_that_became_faulty_makes_no_other_row_its_correction(two_sent: Room) -> None:
    row = {"what": "Kesampingkan kiriman", "bureau": "UMUM", "notes": "Keliru", "date": DAY}
    write_down(two_sent, row)
    record(two_sent.period())
    write_down(two_sent, {**row, "date": "kemarin"}, {**row, "notes": "Satu juga keliru"})
    outcome = record(two_sent.period(LATER))
    assert (
        "Kiriman UMUM satu.xlsx dikesampingkan; sekarang belum ada kiriman yang dipakai."
        in outcome.lines
    )
    assert len(outcome.data["refused"]) == 1


def test_two_rows_that_say_the_same_are_two_files(two_sent: Room) -> None:
    row = {"what": "Kesampingkan kiriman", "bureau": "UMUM", "notes": "Keliru", "date": DAY}
    write_down(two_sent, row, row)
    assert (
        record(two_sent.period()).data["recorded"],
        record(two_sent.period(LATER)).data["recorded"],
    ) == (2, 0)
    assert len(two_sent.period().state.aside) == 2


def test_a_row_changed_after_its_file_was_used_again_is_refused(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    row = {"what": "Kesampingkan kiriman", "bureau": "UMUM", "notes": "Kliru", "date": DAY}
    again = {"what": "Pakai lagi kiriman", "bureau": "UMUM", "notes": "Benar"}
    write_down(room, row, again)
    record(room.period())
    write_down(room, {**row, "notes": "Keliru"}, again)
    (refused,) = record(room.period(LATER)).data["refused"]
    assert "sedangkan kiriman UMUM itu sejak itu dipakai lagi" in refused
    assert not room.period().state.aside


def test_a_row_rewritten_for_another_bureau_says_what_stays_set_aside(room: Room) -> None:
    room.send("UMUM", "umum.xlsx")
    room.send("KKP", "kkp.xlsx")
    room.collect()
    row = {"what": "Kesampingkan kiriman", "bureau": "UMUM", "notes": "Keliru", "date": DAY}
    write_down(room, row)
    record(room.period())
    write_down(room, {**row, "bureau": "KKP"})
    outcome = record(room.period(LATER))
    assert outcome.attention
    assert "Kiriman UMUM umum.xlsx, yang dahulu tertulis di baris" in outcome.lines[-1]
    assert set(room.period().state.aside) == {
        each.sha for each in room.period().state.files.values()
    }


@pytest.mark.parametrize(("fate", "known"), [("ditolak", True), ("diterima", False)])
def test_only_a_file_that_counts_makes_the_same_command_new(fate: str, known: bool) -> None:
    entry = Entry(Deed.SET_ASIDE, bureau="UMUM", notes="Keliru")
    gone = Event(
        "kiriman_dikesampingkan",
        NOW,
        "Kabag",
        {"bureau": "UMUM", "sha": "a", "reason": "Keliru", "date": ""},
    )
    came = Event(
        "kiriman_diterima",
        LATER,
        "Kasubbag",
        {
            "bureau": "UMUM",
            "sha": "b",
            "fate": fate,
            "code": "",
            "message": "",
            "name": "umum.xlsx",
        },
        (gone.id,),
    )
    assert is_known((gone, came), entry) is known
    assert is_known((gone, came), replace(entry, row=7))


def test_an_empty_sheet_and_one_that_is_gone_are_told(room: Room) -> None:
    with pytest.raises(XlsopsError, match="Lembar Catatan masih kosong"):
        record(room.period())
    path = room.root / CONTROL
    book = load_workbook(path)
    book["Catatan"].title = "Catatan saya"
    book.save(path)
    assert record(room.period()).data["refused"] == [
        "Lembar Catatan: lembar ini tidak ada. Kembalikan namanya, atau salin dari buku kerja asal."
    ]


def test_a_half_typed_note_stops_no_other_operation(room: Room) -> None:
    write_down(room, {"what": "entah", "date": "kemarin", "bureau": "XYZ"})
    assert len(distribute(room.period()).data["sent"]) == 10


def test_forms_are_handed_to_every_bureau_once_each_way(room: Room) -> None:
    first = distribute(room.period(), " WhatsApp ")
    assert len(first.data["sent"]) == 10
    view = seen(room)
    assert progress_of(view.spec, view.state, 0)[2].status is StepStatus.DONE
    known = events(room.root)
    again = distribute(room.period(), "WhatsApp")
    assert (again.data["sent"], events(room.root)) == ([], known)
    assert again.lines[0] == "Format sudah disampaikan kepada semua bagian lewat WhatsApp."
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
    open_step(load(root, NOW, "Kasubbag"))
    with stopped_by(
        messages.procedure.too_early, match="Langkah 2: format belum dibuat untuk TAPEM, KESRA"
    ):
        distribute(load(root, NOW, "Kasubbag"))


def test_a_new_folder_is_not_open_and_its_clock_does_not_run(room: Room) -> None:
    root = room.root.parent / "Baru"
    outcome = open_period(root, Opening(room.period().spec.period), NOW, "Kasubbag")
    assert "tekan Buka Periode atau jalankan: xlsops open" in outcome.lines[-1]
    made = load(root, LATER, "Kasubbag")
    assert [event.kind for event in made.events] == ["folder_disiapkan"]
    clocks = view_of(made).clocks
    assert [each.minutes for each in clocks.parties if each.minutes or each.running] == []
    assert [each.sentence for each in view_of(made).actions] == ["Kasubbag membuka periode."]
    with stopped_by(messages.procedure.too_early, match="Langkah 1: periode belum dibuka"):
        make_forms(made)
    assert open_step(made).data["opened"]
    opened = load(root, LATER, "Kasubbag")
    assert opened.state.opened == LATER
    assert view_of(opened).clocks.steps[0].start == LATER
    assert len(make_forms(opened).data["formats"]) == 10


def test_opening_twice_does_not_open_two_periods(room: Room) -> None:
    before = files(room.root)
    outcome = open_step(room.period())
    assert outcome.data == {"period": "TW II 2026", "opened": False, "empty": []}
    assert outcome.lines == ("Periode TW II 2026 sudah dibuka pada 8 Juli 2026 09.00.",)
    assert {name: sha for name, sha in files(room.root).items() if name != CONTROL} == {
        name: sha for name, sha in before.items() if name != CONTROL
    }


def test_opening_and_making_forms_name_the_empty_figures_of_earlier_quarters(room: Room) -> None:
    period = room.period()
    first = period.spec.indicators[2]
    rest = (*period.spec.indicators[:2], *period.spec.indicators[3:])
    spec = replace(period.spec, indicators=(*rest, replace(first, actuals=())))
    for work in (open_step, make_forms):
        outcome = work(replace(period, spec=spec))
        (told,) = [line for line in outcome.lines if "masih kosong" in line]
        assert told.startswith(
            "Realisasi triwulan sebelumnya masih kosong di Master Indikator kolom Realisasi TW I "
            f"(1 baris: {first.id}). "
        )
        assert outcome.attention
        assert outcome.data["empty"] == [
            {
                "sheet": "Master Indikator",
                "column": "Realisasi TW I",
                "rows": 1,
                "lines": (first.id,),
            }
        ]


def test_whoever_opens_makes_or_hands_out_forms_is_told_what_is_not_set(room: Room) -> None:
    period = room.period()
    bare = replace(period.spec, settings=replace(period.spec.settings, due=None, sample=False))
    for work in (open_step, make_forms, distribute):
        outcome = work(replace(period, spec=bare))
        assert outcome.attention
        assert (
            sum("Batas waktu kirim di lembar Pengaturan kosong" in each for each in outcome.lines)
            == 1
        )
        assert sum("teks contoh" in each for each in outcome.lines) == 1


def test_a_folder_that_was_put_together_by_hand_is_opened_with_a_key_of_its_own(room: Room) -> None:
    forget(room, "*")
    assert open_step(room.period()).data["opened"]
    (opened,) = events(room.root)
    assert (opened["kind"], opened["data"]) == ("periode_dibuka", {"period": "TW II 2026"})
    assert len(make_forms(room.period()).data["formats"]) == 10


def test_a_participant_of_a_bureau_that_does_not_exist_is_refused_with_the_known_codes(
    room: Room,
) -> None:
    distribute(room.period())
    with pytest.raises(XlsopsError, match=r"KPP tidak dapat dicatat.*Kode yang dikenal: .*KKP"):
        record(
            room.period(),
            done(Step.MEETING, place="Aula", people=("Ani (KPP)", "Budi (UMUM)", "Cici (Kabag)")),
        )
    assert [each for each in events(room.root) if each["kind"] == "langkah_dicatat"] == []
