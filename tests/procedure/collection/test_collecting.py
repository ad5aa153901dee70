"""Taking in: each file one outcome, nothing counted twice, nothing lost, one bad file stops none."""

import hashlib
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from itertools import cycle, islice, permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from tests.quarter import DUE, KEY, NOW, Room, events, files
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.periods import Period as Quarter
from xlsops.errors import FileOpenError, XlsopsError
from xlsops.files.folders import CONTROL
from xlsops.procedure.collection.collecting import collect, validate
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.opening import Opening, open_period
from xlsops.procedure.status.standing import status

if TYPE_CHECKING:
    from xlsops.core.checks.selftest.careful_answers import Answer, Place

LATER = NOW.replace(hour=15)
FIRST = {"TAPEM": "TAPEM-01", "KKP": "KKP-01", "UMUM": "UMUM-02", "HUKUM": "HUKUM-01"}


def outcomes(data: Any) -> dict[str, tuple[str, str, bool]]:
    return {each["name"]: (each["fate"], each["code"], each["known"]) for each in data["files"]}


def findings(room: Room) -> list[tuple[object, ...]]:
    view = view_of(room.period())
    return sorted(
        (finding.identity, str(finding.cell), finding.message)
        for each in view.bureaus
        for finding in each.findings
    )


def test_a_clean_form_is_accepted_archived_and_shown(room: Room) -> None:
    path = room.send("KKP", "apa saja (2).xlsx")
    outcome = room.collect()
    assert outcomes(outcome.data) == {"apa saja (2).xlsx": ("diterima", "", False)}
    assert outcome.data["findings"] == {"galat": 0, "peringatan": 0, "informasi": 0}
    sha = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (room.root / "arsip" / f"{sha}.xlsx").read_bytes() == path.read_bytes()
    book = load_workbook(room.root / CONTROL)
    assert {"Isian KKP", "Rekap KKP", "Temuan", "Riwayat"} <= set(book.sheetnames)
    assert not (room.root / "kembali").exists() or not any((room.root / "kembali").iterdir())


def test_collecting_twice_changes_nothing_and_adds_no_event(room: Room) -> None:
    room.send("KKP", **{"KKP-01__realisasi_2": "nihil"})
    room.drop("kosong.xlsx", b"")
    room.collect()
    before, known = files(room.root), events(room.root)
    outcome = room.collect()
    assert outcomes(outcome.data) == {
        "KKP.xlsx": ("diterima", "", True),
        "kosong.xlsx": ("ditolak", "KOSONG", True),
    }
    assert files(room.root) == before
    outcome = room.collect(LATER)
    assert outcome.data["findings"]["galat"] == 1
    assert events(room.root) == known


def test_the_same_file_under_two_names_counts_once(room: Room) -> None:
    data = room.filled("KKP")
    room.drop("KKP.xlsx", data)
    room.drop("dari WA/KKP (1).xlsx", data)
    outcome = room.collect()
    assert outcome.data["accepted"] == 1
    assert outcomes(outcome.data) == {
        "KKP.xlsx": ("diterima", "", False),
        "KKP (1).xlsx": ("diterima", "", True),
    }
    assert len(room.period().state.versions("KKP")) == 1
    assert len(list((room.root / "arsip").iterdir())) == 1


def test_a_folder_that_lost_its_empty_archive_on_the_way_takes_files_in(room: Room) -> None:
    (room.root / "arsip").rmdir()
    sent = room.send("KKP")
    assert room.collect().data["accepted"] == 1
    assert [each.read_bytes() for each in (room.root / "arsip").iterdir()] == [sent.read_bytes()]


def test_a_newer_file_supersedes_and_the_older_stays_in_the_archive(room: Room) -> None:
    first = room.send("KKP", "pertama.xlsx", **{"KKP-01__realisasi_2": "nihil"})
    room.collect()
    second = room.send("KKP", "kedua.xlsx")
    outcome = room.collect(LATER)
    assert outcome.data["accepted"] == 1
    state = room.period().state
    assert [each.name for each in state.versions("KKP")] == ["pertama.xlsx", "kedua.xlsx"]
    current = state.current("KKP")
    assert current is not None
    assert current.name == "kedua.xlsx"
    kept = {path.read_bytes() for path in (room.root / "arsip").iterdir()}
    assert kept == {first.read_bytes(), second.read_bytes()}
    (bureau,) = [each for each in view_of(room.period(LATER)).bureaus if each.version]
    assert bureau.findings == ()
    assert [each.code for each in bureau.fixed] == ["V06"]


def test_of_two_in_one_run_the_one_saved_last_counts_and_says_so(room: Room) -> None:
    room.send("KKP", "a lama.xlsx", at=NOW.replace(tzinfo=None, hour=4), **{"KKP-01__bukti": "-"})
    room.send("KKP", "b baru.xlsx", at=NOW.replace(tzinfo=None, hour=5))
    outcome = room.collect(LATER)
    assert {each["name"]: each["fate"] for each in outcome.data["files"]} == {
        "a lama.xlsx": Fate.ACCEPTED.value,
        "b baru.xlsx": Fate.NOTED.value,
    }
    current = room.period().state.current("KKP")
    assert current is not None
    assert current.name == "b baru.xlsx"
    told = "Lebih baru dari a lama.xlsx, yang tetap tersimpan di arsip. Urutan ini menurut waktu simpan."
    assert current.message.startswith(told)


def test_names_and_order_of_files_change_neither_state_nor_findings(
    room: Room, tmp_path: Path
) -> None:
    sent = {
        "TAPEM": room.filled("TAPEM", {("TAPEM-01", "bukti"): None}),
        "KKP": room.filled("KKP", {("KKP-01", "realisasi_2"): "1.234"}),
        "HUKUM": room.filled("HUKUM", {("HUKUM-01", "realisasi_2"): Decimal(-1)}),
    }
    seen = []
    for number, order in enumerate(islice(permutations(sent), 0, None, 3)):
        other = Room(tmp_path / str(number))
        shutil.copytree(room.root, other.root)
        for place, code in enumerate(order):
            other.drop(f"{place} {number}.xlsx", sent[code])
        other.collect()
        state = other.period().state
        seen.append(
            (
                sorted((each.sha, each.bureau, each.fate) for each in state.files.values()),
                findings(other),
            )
        )
    assert seen == [seen[0]] * 2
    assert len(seen[0][1]) > 2


BAD = {
    "kosong.xlsx": (b"", "KOSONG"),
    "teks.xlsx": (b"Realisasi,3\n", "FORMAT"),
    "gambar.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(50), "FORMAT"),
    "lama.xls": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096), "FORMAT"),
    "separuh.xlsx": (None, "RUSAK"),
}


def test_bad_files_among_good_ones_stop_none_of_them(room: Room) -> None:
    room.send("TAPEM", "a.xlsx")
    good = room.filled("KKP")
    for name, (data, _) in BAD.items():
        room.drop(f"b {name}", good[: len(good) // 2] if data is None else data)
    room.drop("c.xlsx", good)
    outcome = room.collect()
    assert outcomes(outcome.data) == {
        "a.xlsx": ("diterima", "", False),
        **{f"b {name}": ("ditolak", code, False) for name, (_, code) in BAD.items()},
        "c.xlsx": ("diterima", "", False),
    }
    assert outcome.attention
    messages = [each["message"] for each in outcome.data["files"] if each["code"]]
    assert all(message.endswith(".") and "Error" not in message for message in messages)


@pytest.mark.usefixtures("files_are_judged_by_processes")
def test_many_files_taken_by_many_processes_come_to_the_same(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(45):
        room.drop(f"rusak {number:02}.xlsx", b"PK" + bytes([number]) * 40)
    room.send("KKP", "z1.xlsx", **{"KKP-01__bukti": None})
    room.send("TAPEM", "z2.xlsx")
    alone = Room(tmp_path / "sendiri")
    shutil.copytree(room.root, alone.root)
    many = room.collect()
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    one = alone.collect()
    assert outcomes(many.data) == outcomes(one.data)
    assert many.data["accepted"] == 2
    assert findings(room) == findings(alone)


@pytest.mark.parametrize("lock", ["~$KKP.xlsx", ".~lock.KKP.xlsx#"])
def test_a_file_that_is_open_elsewhere_waits_and_is_told_once(lock: str, room: Room) -> None:
    room.send("KKP")
    beside = room.drop(lock, b"Budi")
    outcome = room.collect()
    assert outcomes(outcome.data) == {"KKP.xlsx": ("ditunda", "TERBUKA", False)}
    program = "LibreOffice" if lock.endswith("#") else "Excel"
    assert outcome.data["files"][0]["message"] == (
        f"KKP.xlsx sedang terbuka di {program}. Tutup dahulu, lalu himpun ulang. "
        f"Bila tidak ada yang membukanya, hapus berkas {lock} di sebelahnya."
    )
    assert room.period().state.current("KKP") is None
    known = events(room.root)
    room.collect(LATER)
    assert events(room.root) == known
    del room.sent[beside]
    beside.unlink()
    assert outcomes(room.collect(LATER).data) == {"KKP.xlsx": ("diterima", "", False)}


def test_links_leftovers_and_folders_with_a_workbook_name_are_passed_over(
    room: Room, tmp_path: Path
) -> None:
    outside = tmp_path / "luar.xlsx"
    outside.write_bytes(room.filled("KKP"))
    inbox = room.root / "masuk"
    (inbox / "tautan.xlsx").symlink_to(outside)
    (inbox / "putus.xlsx").symlink_to(tmp_path / "tidak ada.xlsx")
    (inbox / "lingkar").symlink_to(inbox)
    (inbox / "folder.xlsx").mkdir()
    for name in ("Thumbs.db", "desktop.ini", "._KKP.xlsx", "~$lain.xlsx", "unduh.xlsx.part"):
        room.drop(name, b"x")
    room.send("TAPEM", "bagian/tata pemerintahan/kiriman.xlsx")
    outcome = room.collect()
    assert outcomes(outcome.data) == {"kiriman.xlsx": ("diterima", "", False)}
    (event,) = [each["data"] for each in events(room.root) if each["kind"] == "kiriman_diterima"]
    assert event["name"] == "bagian/tata pemerintahan/kiriman.xlsx"


def test_a_file_that_vanishes_while_it_is_read_is_put_off(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.send("KKP")
    room.send("TAPEM")
    read = Path.read_bytes

    def vanish(path: Path) -> bytes:
        if path.name == "KKP.xlsx":
            raise FileNotFoundError(2, "hilang")
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", vanish)
        outcome = room.collect()
    assert outcomes(outcome.data) == {
        "KKP.xlsx": ("ditunda", "TAK_TERBACA", False),
        "TAPEM.xlsx": ("diterima", "", False),
    }


HOSTILE = (
    "bel_x0007_ di tengah",
    '=HYPERLINK("http://x";"klik")',
    "+62 812",
    "@SUM(1)",
    "\u202emoc.exe",
    "<b>&amp;</b>",
    "emoji 🏛️",
    "x" * 32_767,
    "baris\nbaris",
    "'; DROP TABLE",
    "{bagian}",
    "|pipa|",
)


def test_whatever_is_written_in_cells_the_run_goes_on(room: Room) -> None:
    layout = room.period().layouts["UMUM"]
    lines = [line.id for sheet in layout.sheets for line in sheet.lines if line.asked]
    places: list[Place] = [("identitas", "petugas"), ("identitas", "nip")]
    places += [(line, key) for line in lines for key in ("keterangan", "bukti")]
    places += [(line.id, "rp_2") for line in layout.budget.lines if line.asked]
    texts: dict[Place, Answer | None] = dict(zip(places, cycle(HOSTILE), strict=False))
    room.drop("UMUM.xlsx", room.filled("UMUM", texts))
    room.send("TAPEM")
    outcome = room.collect()
    assert outcome.data["accepted"] == 2
    assert {"V04", "V06"} <= {str(identity[0]) for identity, *_ in findings(room)}
    make_recap_book(room.period())
    copy = load_workbook(room.root / "kembali" / "Perbaikan UMUM TW2 2026.xlsx")
    written = {cell.value for sheet in copy.worksheets for row in sheet.iter_rows() for cell in row}
    assert {text for text in HOSTILE if len(text) < 100 and "_x0007_" not in text} <= written
    kinds = {
        cell.data_type
        for row in copy["Indikator"].iter_rows()
        for cell in row
        if cell.value == HOSTILE[1]
    }
    assert kinds <= {"s"}


def test_a_file_name_that_is_no_text_is_taken_all_the_same(room: Room) -> None:
    room.drop(os.fsdecode(b"KKP \xff\xfe.xlsx"), room.filled("KKP", {("KKP-01", "bukti"): None}))
    room.drop("baris\nbaru \u202etxt.xlsx", room.filled("TAPEM"))
    assert room.collect().data["accepted"] == 2
    make_recap_book(room.period())


def test_nothing_is_taken_before_formats_are_made(tmp_path: Path) -> None:
    root = tmp_path / "Triwulan II"
    open_period(root, Opening(Quarter(2026, 2), DUE, KEY), NOW, "Kasubbag")
    (root / "masuk" / "KKP.xlsx").write_bytes(b"apa saja")
    before = files(root)
    with pytest.raises(XlsopsError, match="Format belum dibuat"):
        collect(load(root, NOW, "Kasubbag"))
    assert files(root) == before


def test_an_empty_inbox_is_said_and_leaves_no_event(room: Room) -> None:
    known = events(room.root)
    outcome = room.collect()
    assert outcome.lines[0].startswith("0 berkas di folder masuk")
    assert len(outcome.data["missing"]) == 10
    assert events(room.root) == known
    for operation in (validate, make_recap_book):
        with pytest.raises(XlsopsError, match="Belum ada kiriman yang diterima"):
            operation(room.period())


def test_a_control_workbook_open_elsewhere_stops_before_anything_is_taken(room: Room) -> None:
    room.send("KKP")
    lock = room.root / f"~${CONTROL}"
    lock.write_bytes(b"Kabag")
    before = files(room.root)
    with pytest.raises(FileOpenError, match="sedang terbuka"):
        room.collect()
    assert files(room.root) == before
    told = status(load(room.root, NOW, "Kabag", reading=True)).lines
    assert any("sedang terbuka" in line for line in told)
    lock.unlink()
    assert outcomes(room.collect(LATER).data)["KKP.xlsx"][:2] == ("diterima", "")
    assert "Isian KKP" in load_workbook(room.root / CONTROL).sheetnames


def test_no_operation_touches_what_was_sent_archived_or_asked(room: Room) -> None:
    room.send("TAPEM", **{"TAPEM-01__bukti": "ok"})
    room.collect()
    ours = ("masuk", "arsip", "format")
    kept = {name: sha for name, sha in files(room.root).items() if name.startswith(ours)}
    for operation in (validate, make_recap_book, status):
        operation(load(room.root, LATER, "Kabag"))
        assert {name: files(room.root)[name] for name in kept} == kept


def test_two_people_who_collect_at_once_come_to_the_state_of_one(
    room: Room, tmp_path: Path
) -> None:
    room.send("KKP", **{"KKP-01__bukti": None})
    room.send("TAPEM")
    room.drop("kosong.xlsx", b"")
    alone = Room(tmp_path / "sendiri")
    shutil.copytree(room.root, alone.root)
    alone.collect()
    command = [sys.executable, "-m", "xlsops", "collect", str(room.root), "--now", NOW.isoformat()]
    both = [
        subprocess.Popen([*command, "--as", who], stdout=subprocess.DEVNULL) for who in ("A", "B")
    ]
    codes = {each.wait(timeout=120) for each in both}
    assert 1 in codes  # who came second may find nothing new
    assert codes <= {0, 1}
    room.collect()
    ours, theirs = room.period().state, alone.period().state
    assert {sha: (each.fate, each.bureau) for sha, each in ours.files.items()} == {
        sha: (each.fate, each.bureau) for sha, each in theirs.files.items()
    }
    assert [len(ours.versions(code)) for code in ("KKP", "TAPEM")] == [1, 1]
    assert findings(room) == findings(alone)
    assert [path.name for path in room.root.rglob("*.tmp")] == []


def test_collecting_again_has_nothing_to_look_at_until_something_new_comes(room: Room) -> None:
    room.send("KKP", **{"KKP-01__realisasi_2": "nihil"})
    room.drop("rusak.xlsx", b"bukan buku kerja")
    assert room.collect().attention
    assert not room.collect().attention
    room.send("UMUM")
    assert not room.collect().attention
    room.drop("rusak lagi.xlsx", b"juga bukan")
    assert room.collect().attention


@pytest.mark.parametrize("lost", [True, False])
def test_an_original_that_was_changed_in_the_archive_or_is_gone_is_told_where_it_lies_there_again(
    room: Room, lost: bool
) -> None:
    room.send("KKP")
    room.collect()
    (kept,) = (room.root / "arsip").glob("*.xlsx")
    whole = kept.read_bytes()
    if lost:
        kept.unlink()
    else:
        kept.write_bytes(whole[:-1] + b"?")
    told = room.collect().lines
    assert kept.read_bytes() == whole
    assert told[0].startswith("Dipulihkan dari folder masuk: 1 berkas arsip/")
    assert not [line for line in room.collect().lines if line.startswith("Dipulihkan")]
