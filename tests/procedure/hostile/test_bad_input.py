"""Bad input: the state is right, or the program says what is wrong; it never guesses."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.defined_name import DefinedName

from tests.procedure.tiny import BROKEN, CLEAN, Tiny, office, opened, sending
from tests.quarter import NOW, Room, files
from tests.stopped import lacking, stopped_by
from xlsops import messages
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import (
    Approved,
    CopyReturned,
    FileReceived,
    HandedOver,
    HandwritingKept,
    Lost,
    Returned,
)
from xlsops.core.journal.facts.request_kinds import Opened, Reminded, StepRecorded, StepSkipped
from xlsops.core.pages.standing import history
from xlsops.core.spec.tables import BUREAUS
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.steps import Step
from xlsops.core.values.cells import Content, Grid, Text
from xlsops.core.values.periods import long_time
from xlsops.core.values.structs import replace
from xlsops.errors import NotWritableError, XlsopsError
from xlsops.files import writing
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.recording.entries import record
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.review.returning import return_to_bureaus

NOBODY = 65534


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A tiny office in which both bureaus have sent something."""
    tiny = opened(tmp_path / "periode")
    tiny.drop("kkp.xlsx", sending("KKP", CLEAN))
    tiny.drop("hukum.xlsx", sending("HUKUM", BROKEN))
    collect(tiny.period())
    return tiny


# ------------------------------------------------------------------ event files


def test_a_journal_with_a_damaged_event_is_not_worked_on(tiny: Tiny) -> None:
    path = sorted(tiny.folder.journal.glob("*.json"))[1]
    path.write_bytes(path.read_bytes()[:-9])
    with stopped_by(messages.journal.damaged, match=path.name):
        tiny.period()


def test_an_event_kept_twice_is_said_and_not_counted_twice(tiny: Tiny) -> None:
    path = max(tiny.folder.journal.glob("*.json"))
    double = path.with_name(path.name.replace("20260708", "20260709"))
    double.write_bytes(path.read_bytes())
    with stopped_by(messages.journal.damaged, match=double.name):
        tiny.period()
    double.unlink()
    known = tiny.period().state
    (tiny.folder.journal / path.name.replace(".json", " (1).json")).write_bytes(path.read_bytes())
    assert tiny.period().state == known
    assert len(tiny.faults()) == 1


def test_an_event_of_another_program_is_passed_over_and_kept(tiny: Tiny) -> None:
    known = tiny.period().state
    event = Event("kejadian_baru", NOW, "versi lain", {"apa": 'pun "ini"'}, ())
    (tiny.folder.journal / event.file_name).write_bytes(event.text.encode())
    assert tiny.period().state == known
    assert event in tiny.period().events
    assert tiny.faults() == []


def test_what_only_another_version_knows_is_kept_and_named_when_verifying(room: Room) -> None:
    before = verify(room.root)
    strange = Event("kejadian_baru", NOW, "versi lain", {"apa": 1})
    later = Event(StepSkipped.kind, NOW, "Kabag", {"step": 4, "reason": "Dinas luar", "until": ""})
    for event in (strange, later):
        (room.root / "jurnal" / event.file_name).write_bytes(event.text.encode())
    assert room.period().state.skipped[Step.MEETING].reason == "Dinas luar"
    found = verify(room.root)
    assert (found.data["faults"], found.attention) == ([], before.attention)
    why = (
        "tidak dikenal versi program ini: disimpan utuh dan tidak ikut dihitung. Bila dibuat versi yang "
        "lebih baru, pasang versi itu."
    )
    for line in (
        f'1 catatan jurnal berjenis "kejadian_baru" {why}',
        f'Isian "until" pada catatan jurnal {later.file_name} {why}',
    ):
        assert line in found.lines
        assert line not in before.lines


RECEIVED = {
    "bureau": "ORG",
    "code": "",
    "fate": "diterima",
    "message": "",
    "name": "org.xlsx",
    "sha": "ab" * 32,
}
STEP = {"step": 4, "date": "2026-07-02", "place": "", "participants": [], "notes": ""}
BACK = {"bureau": "ORG", "file": "kembali/x.xlsx", "sha": "ab", "source": "cd"}


@pytest.mark.parametrize(
    ("kind", "payload", "why"),
    [
        (Approved, {}, '"bureau" tidak ada'),
        (Approved, {"bureau": "HUKUM", "sha": "ab"}, '"hash" tidak ada'),
        (Lost, {}, '"events" tidak ada'),
        (CopyReturned, {"bureau": "HUKUM"}, '"file" tidak ada'),
        (HandwritingKept, {"sheet": "Temuan"}, '"cells" tidak ada'),
        (HandwritingKept, {"sheet": "Temuan", "cells": [{}]}, '"cells.cell" tidak ada'),
        (
            FileReceived,
            {**RECEIVED, "fate": "lain"},
            '"fate" berisi lain, bukan pilihan yang dikenal',
        ),
        (FileReceived, {**RECEIVED, "name": 5}, '"name" berisi 5, bukan teks'),
        (Reminded, {"bureaus": 5, "late": {}}, '"bureaus" berisi 5, bukan daftar'),
        (Reminded, {"bureaus": [], "late": {"ORG": "2"}}, '"late" berisi 2, bukan bilangan'),
        (Opened, {"period": None}, '"period" berisi null, bukan teks'),
        (
            StepSkipped,
            {"step": True, "reason": ""},
            '"step" berisi true, bukan pilihan yang dikenal',
        ),
        (StepRecorded, {**STEP, "date": "2026-02-30"}, '"date" berisi 2026-02-30, bukan tanggal'),
        (StepRecorded, {**STEP, "date": ""}, '"date" kosong, bukan tanggal'),
        (
            HandedOver,
            {"bureaus": ["HUKUM"], "hash": "", "missing": [], "recap": ""},
            '"bureaus" berisi HUKUM, bukan kumpulan isian',
        ),
        (Returned, {**BACK, "findings": [["V11", "ORG"]]}, '"findings" memuat 2 hal, seharusnya 4'),
    ],
)
def test_an_event_that_does_not_tell_what_its_kind_does_is_named_and_nothing_is_done(
    kind: type, payload: dict[str, object], why: str, room: Room
) -> None:
    """Its name fits its content, so somebody wrote it so, or a program that is broken."""
    made = Event(kind.kind, NOW, "Kabag", payload)
    (room.root / "jurnal" / made.file_name).write_bytes(made.text.encode())
    before = files(room.root)
    with stopped_by(messages.journal.damaged) as error:
        room.collect()
    assert str(error.value) == (
        f"Catatan jurnal/{made.file_name} bermasalah: isi catatan jurnal tidak lengkap atau keliru: "
        f"{why}. Kembalikan berkas itu dari cadangan; jangan menyunting isi folder jurnal."
    )
    assert files(room.root) == before
    assert str(error.value) in verify(room.root).data["faults"]


# ------------------------------------------------------------------ clock and backup


@pytest.mark.parametrize(
    ("behind", "told"), [(timedelta(minutes=5), False), (timedelta(minutes=5, seconds=1), True)]
)
def test_a_clock_set_back_is_said_and_the_order_stays(
    behind: timedelta, told: bool, tiny: Tiny
) -> None:
    before = tiny.period().events
    outcome = approve(tiny.period(NOW - behind), ("KKP",))
    assert outcome.lines[0].startswith("PERIKSA JAM: waktu komputer ini (8 Juli 2026 08.5") is told
    assert outcome.attention is told
    after = tiny.period().events
    assert after[: len(before)] == before
    assert [event.kind for event in after[len(before) :]] == [Approved.kind]
    assert tiny.faults() == []


def test_a_clock_far_back_and_forth_leaves_one_order(tiny: Tiny) -> None:
    for days, number in ((-400, 1), (400, 2), (-3, 3), (0, 4)):
        tiny.drop(f"hukum {number}.xlsx", sending("HUKUM", BROKEN, number))
        collect(tiny.period(NOW + timedelta(days=days)))
    versions = tiny.period().state.versions("HUKUM")
    assert [each.name for each in versions] == [
        "hukum.xlsx",
        *(f"hukum {number}.xlsx" for number in range(1, 5)),
    ]
    assert tiny.period().state.current("HUKUM") == versions[-1]
    assert tiny.faults() == []


def test_nothing_is_decided_on_a_journal_older_than_the_workbook(tiny: Tiny) -> None:
    missing = "0123456789abcdef"
    cells = {(5, history.EVENT_COLUMN): Content(Text(missing))}
    period = replace(tiny.period(), grids=(Grid(history.NAME, cells=cells),))
    before = files(tiny.root)
    for work in (approve, collect, make_recap_book, hand_over, return_to_bureaus, make_forms):
        with stopped_by(messages.journal.behind, match=missing):
            work(period)
    assert files(tiny.root) == before


def test_a_history_sheet_that_is_removed_does_not_hide_what_the_journal_lacks(room: Room) -> None:
    room.send("KKP")
    room.collect()
    (last,) = [each for each in room.period().events if each.kind == FileReceived.kind]
    (room.root / "jurnal" / last.file_name).unlink()
    with stopped_by(messages.journal.behind, match=last.id[:16]):
        room.collect()
    book = load_workbook(room.root / CONTROL)
    book.remove(book[history.NAME])
    book.save(room.root / CONTROL)
    with stopped_by(messages.journal.behind, match=last.id[:16]) as error:
        room.collect()
    assert "hapus" not in str(error.value).casefold()
    assert "xlsops record --lost" in str(error.value)


def test_what_is_stated_lost_lets_the_office_go_on_and_is_told_ever_after(room: Room) -> None:
    with pytest.raises(XlsopsError):
        record(room.period(), lost="tidak ada yang hilang")
    room.send("KKP")
    room.collect()
    (last,) = [each for each in room.period().events if each.kind == FileReceived.kind]
    (room.root / "jurnal" / last.file_name).unlink()
    before = files(room.root)
    with stopped_by(
        messages.procedure.not_allowed,
        match="Menyatakan catatan hilang hanya dapat dilakukan Kabag.*baris Lewati Langkah",
    ):
        record(room.period(actor="Kasubbag"), lost="diska rusak")
    with pytest.raises(XlsopsError, match="Alasannya belum disebut"):
        record(room.period(), lost=" ")
    assert files(room.root) == before
    outcome = record(room.period(), lost="diska rusak")
    assert outcome.data["lost"] == [last.id[:16]]
    assert outcome.attention is True
    assert room.collect().data["accepted"] == 1
    found = verify(room.root)
    assert found.data["faults"] == []
    assert found.data["notes"] == [
        f"1 catatan jurnal dinyatakan hilang pada {long_time(NOW)} oleh Kabag: diska rusak ({last.id[:16]})."
    ]
    assert found.attention is True
    assert not found.lines[0].startswith("Jejak utuh")


# ------------------------------------------------------------------ master and names


def test_a_bureau_removed_in_mid_period_is_left_out_and_nothing_of_it_is_lost(tiny: Tiny) -> None:
    approve(tiny.period(), ("KKP",))
    tiny.drop("kkp lagi.xlsx", sending("KKP", BROKEN, 1))
    bureaus = tuple(replace(each, active=each.code != "KKP") for each in office().bureaus)
    period = replace(tiny.period(), spec=replace(office(), bureaus=bureaus))
    outcome = collect(period)
    (refused,) = [each for each in outcome.data["files"] if not each["known"]]
    assert (refused["fate"], refused["bureau"], refused["code"]) == ("ditolak", "KKP", "BAGIAN")
    assert "tidak aktif" in refused["message"]
    with stopped_by(messages.procedure.too_early) as stopped:
        hand_over(replace(period, events=tiny.period().events))
    assert [each.split(":")[0] for each in lacking(stopped)] == ["HUKUM"]
    state = tiny.period().state
    assert state.approvals["KKP"].sha == state.versions("KKP")[0].sha
    assert tiny.faults() == []


def test_names_with_quotes_go_through_the_whole_procedure(room: Room) -> None:
    strange = "Bagian \"Umum\" & 'Rumah' <Tangga> =1+1"
    book = load_workbook(room.root / CONTROL)
    (code,) = [
        cell for row in book[BUREAUS.sheet].iter_rows() for cell in row if cell.value == "KKP"
    ]
    name = code.offset(0, 2)
    name.value, name.data_type = strange, "s"
    book.save(room.root / CONTROL)
    make_forms(room.period())
    room.send("KKP", "kiriman 'akhir' (\"benar\") & final.xlsx")
    assert room.collect().data["accepted"] == 1
    approve(room.period(), ("KKP",))
    hand_over(room.period())
    make_recap_book(room.period())
    assert [each.name for each in room.period().spec.bureaus if each.code == "KKP"] == [strange]
    outcome = verify(room.root)
    assert outcome.data["faults"] == outcome.data["notes"] == []


# ------------------------------------------------------------------ folders that cannot be written


@contextmanager
def nobody() -> Iterator[None]:
    """Act as a user whom modes of files bind; root they do not bind."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that everybody may enter."""
    root = Path(tempfile.mkdtemp(prefix="terkunci-"))
    root.chmod(0o755)
    yield root
    shutil.rmtree(root)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs users as POSIX knows them")
@pytest.mark.parametrize(
    ("part", "work"),
    [
        ("jurnal", approve),
        ("arsip", collect),
        ("jurnal", collect),
        ("kembali", return_to_bureaus),
        ("rekap", make_recap_book),
        ("jurnal", make_recap_book),
        ("format", make_forms),
    ],
)
def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_claimed(
    part: str, work: Callable[[LoadedPeriod], Outcome], reachable: Path
) -> None:
    tiny = opened(reachable / "periode", formats=work is not make_forms)
    if work is not make_forms:
        tiny.drop("kkp.xlsx", sending("KKP", CLEAN))
        collect(tiny.period())
        tiny.drop("hukum.xlsx", sending("HUKUM", BROKEN))
        if work is not collect:
            collect(tiny.period())
    shutil.copytree(tiny.root, reachable / "salinan")
    work(
        Tiny(reachable / "salinan", [*tiny.pages]).period()
    )  # imports what the other user may not read
    for path in (tiny.root, *tiny.root.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    (tiny.root / part).chmod(0o555)
    for path in (tiny.root / part).iterdir():
        path.chmod(0o444)
    events = tiny.period().events
    with nobody(), pytest.raises(NotWritableError) as stopped:
        work(tiny.period())
    assert f"folder {tiny.root / part} (" in str(stopped.value)
    assert tiny.period().events == events
    (tiny.root / part).chmod(0o777)
    assert [path for path in tiny.root.rglob("*.tmp") if path.is_file()] == []
    work(tiny.period())
    assert len(tiny.period().events) > len(events)
    assert tiny.faults() == []


def full_after(patch: pytest.MonkeyPatch, writes: int) -> None:
    """Let the disk be full after so many writes."""
    write, left = writing._write, [writes]

    def until_full(path: Path, fill: Callable[[BinaryIO], object]) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        write(path, fill)

    patch.setattr(writing, "_write", until_full)


def test_a_disk_that_is_full_says_what_was_approved_before_and_the_rest_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny = opened(tmp_path / "periode")
    for code in ("KKP", "HUKUM"):
        tiny.drop(f"{code}.xlsx", sending(code, CLEAN))
    collect(tiny.period())
    with monkeypatch.context() as patch:
        full_after(patch, 0)
        with pytest.raises(NotWritableError, match="ruang disk habis"):
            approve(tiny.period())
    with monkeypatch.context() as patch:
        full_after(patch, 1)
        with stopped_by(messages.folders.halfway, match="ruang disk habis") as stopped:
            approve(tiny.period())
    (first,) = tiny.period().state.approvals
    assert f": Bagian disahkan: 1 kali ({first})." in str(stopped.value)
    assert "sudah tercatat di jurnal: Bagian disahkan: 1 kali" in str(stopped.value)
    outcome = approve(tiny.period())
    (second,) = outcome.data["approved"]
    assert {first, second} == {"KKP", "HUKUM"}
    assert tiny.faults() == []


@pytest.mark.parametrize("work", [collect, approve])
def test_sheets_that_cannot_be_written_do_not_hide_what_is_recorded(
    work: Callable[[LoadedPeriod], Outcome], tmp_path: Path
) -> None:
    tiny = opened(tmp_path / "periode")
    for code in ("KKP", "HUKUM"):
        tiny.drop(f"{code}.xlsx", sending(code, CLEAN))
    if work is approve:
        collect(tiny.period())

    def full(_pages: object) -> None:
        raise NotWritableError(tiny.root, "ruang disk habis")

    with stopped_by(messages.folders.halfway) as stopped:
        work(replace(tiny.period(), paint=full))
    word = "Bagian disahkan" if work is approve else "Kiriman dihimpun"
    assert f": {word}: 2 kali (" in str(stopped.value)
    work(tiny.period())
    assert tiny.faults() == []


# ------------------------------------------------------------------ what an add-in would obey


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        ("xlsops.conf", "lembar xlsops.conf berisi pengaturan program"),
        ("Modul.PY", "lembar Modul.PY berisi kode program"),
        ("", "nama xlsops_kendali menandainya sebagai Kendali Kinerja"),
    ],
)
def test_a_form_that_carries_something_to_obey_is_refused_and_names_it(
    room: Room, sheet: str, says: str
) -> None:
    """Case 01: a sheet of settings names the interpreter, the name makes the buttons believe."""
    book, data = load_workbook(BytesIO(room.filled("KKP"))), BytesIO()
    if sheet:
        book.create_sheet(sheet).sheet_state = "hidden"
        book[sheet].append(["INTERPRETER_WIN", "C:\\Users\\Public\\x.exe"])
    else:
        book.defined_names["xlsops_kendali"] = DefinedName(
            "xlsops_kendali", attr_text="Petunjuk!$A$1"
        )
    book.save(data)
    room.drop("kkp.xlsx", data.getvalue())
    outcome = room.collect()
    assert (outcome.data["refused"], outcome.data["accepted"]) == (1, 0)
    assert any(says in line and "kkp.xlsx" in line for line in outcome.lines)


def test_a_control_workbook_sent_by_mistake_is_refused_as_one(room: Room) -> None:
    room.drop("kiriman.xlsx", (room.root / CONTROL).read_bytes())
    outcome = room.collect()
    assert outcome.data["refused"] == 1
    (told,) = (line for line in outcome.lines if "kiriman.xlsx" in line)
    assert "ditolak. Berkas ini buku kerja Kendali Kinerja, bukan format yang diisi bagian" in told
    assert "Keluarkan dari folder masuk" in told
    assert not any("tidak aman" in line or "xlsops_kendali" in line for line in outcome.lines)
