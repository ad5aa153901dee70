"""Every record that is flipped, removed, swapped or added is found, and nothing is written."""

import json
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.procedure.kabag import ACCEPTED, LATER, WARNED, WARNING, WHY, approved, decided
from tests.procedure.tiny import opened, sending
from tests.quarter import NOW, Played, Room, files
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import FileReceived
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.steps import Step
from xlsops.core.values.structs import replace
from xlsops.errors import ControlMissingError
from xlsops.files.folders import CONTROL, PeriodFolder
from xlsops.files.journal import Journal
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.papers.documenting import documents
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.losing import lose
from xlsops.procedure.period.wholeness import read_records
from xlsops.procedure.recording.entries import distribute, record
from xlsops.procedure.review.returning import return_to_bureaus
from xlsops.procedure.status.standing import status


@pytest.fixture(scope="module")
def whole(played: Played, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the journal, archive, recap and control workbook of the demo."""
    root = tmp_path_factory.mktemp("jejak")
    for name in ("jurnal", "arsip", "rekap", "format", "kembali", "berkas"):
        shutil.copytree(played.root / name, root / name)
    shutil.copy(played.root / CONTROL, root)
    return root


@pytest.fixture
def folder(whole: Path) -> Iterator[Path]:
    """The same folder; what a test damages is put back."""
    before = {path: path.read_bytes() for path in whole.rglob("*") if path.is_file()}
    yield whole
    for path in whole.rglob("*"):
        if path.is_file() and path not in before:
            path.unlink()
    for path, data in before.items():
        path.write_bytes(data)


def faults(root: Path) -> list[str]:
    """Return what is found, and fail where finding it wrote anything."""
    before = files(root)
    outcome = verify(root)
    assert files(root) == before
    found: list[str] = outcome.data["faults"]
    assert outcome.attention is bool(found)
    if found:
        assert outcome.lines[0] == f"Jejak tidak utuh: {len(found)} hal. Yang pertama: {found[0]}"
    return found


def quickly(root: Path) -> tuple[str, ...]:
    """Return what is found in the records alone, without making any figure again."""
    return read_records(PeriodFolder(root)).faults


def records(root: Path) -> list[Path]:
    return [*sorted((root / "jurnal").glob("*.json")), *sorted((root / "arsip").iterdir())]


def short(path: Path) -> str:
    """Return by what a record is named when it is gone."""
    return path.stem.rpartition("-")[2][:16]


def test_a_played_quarter_is_whole(folder: Path) -> None:
    assert faults(folder) == []
    assert quickly(folder) == ()
    assert verify(folder).lines == (
        f"Jejak utuh: {len(records(folder)) - 16} catatan jurnal dan 16 berkas arsip cocok dengan sidiknya.",
        "Angka pada lembar, pengesahan, serah terima, dan rekap sama dengan yang dibangun ulang dari "
        "arsip dan aturan.",
        f"Sidik jurnal: {fingerprint(Journal(folder / 'jurnal').events())}",
        "Belum terjawab dari folder ini saja: apakah seluruhnya ditulis ulang, atau dikembalikan ke keadaan "
        "lama. Cocokkan dengan cetakan yang disimpan di tempat lain: xlsops verify --against BERKAS.",
    )


@pytest.mark.parametrize("share", [0.0, 0.37, 0.999])
def test_every_single_flipped_record_is_found(share: float, folder: Path) -> None:
    for path in records(folder):
        data = path.read_bytes()
        place = int(len(data) * share)
        path.write_bytes(
            data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :] if data else b"x"
        )
        assert any(path.name in each for each in quickly(folder)), path
        path.write_bytes(data)


def test_every_single_removed_record_is_found(folder: Path) -> None:
    for path in records(folder):
        data = path.read_bytes()
        path.unlink()
        last = b"rekap_dibuat" in data
        told = next((folder / "rekap").iterdir()).name if last else short(path)
        assert any(told in each for each in quickly(folder)), path
        path.write_bytes(data)


def test_every_two_swapped_records_are_found(folder: Path) -> None:
    for one, other in pairwise(records(folder)):
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)
        found = quickly(folder)
        assert all(any(path.name in each for each in found) for path in (one, other)), one
        one.write_bytes(first)
        other.write_bytes(second)


@pytest.mark.parametrize("length", [0, 1, -1])
def test_every_truncated_record_is_found(length: int, folder: Path) -> None:
    for path in records(folder):
        data = path.read_bytes()
        path.write_bytes(data[:length])
        whole = path.read_bytes() == data
        assert whole or any(path.name in each for each in quickly(folder)), path
        path.write_bytes(data)


@pytest.mark.parametrize(
    "name", ["{stem} (1){end}", "a{stem}{end}", "{stem}.pdf", "{stem}{end}.bak"]
)
def test_every_record_kept_twice_is_found(name: str, folder: Path) -> None:
    for path in records(folder):
        double = path.with_name(name.format(stem=path.stem, end=path.suffix))
        double.write_bytes(path.read_bytes())
        found = quickly(folder)
        assert any(double.name in each or path.name in each for each in found), double
        double.unlink()


@pytest.mark.parametrize("part", ["jurnal", "arsip", "rekap"])
def test_a_strange_file_or_folder_is_found_in_every_place(part: str, folder: Path) -> None:
    strange = folder / part / "titipan.xlsx"
    strange.write_bytes(b"PK")
    assert any("titipan.xlsx" in each for each in quickly(folder))
    strange.unlink()
    strange.mkdir()
    assert any("titipan.xlsx" in each for each in quickly(folder))
    strange.rmdir()


def test_a_removed_last_event_is_missed_because_the_history_sheet_shows_it(room: Room) -> None:
    room.send("KKP", **WARNED)
    room.collect()
    decided(room, WARNING, ACCEPTED, WHY)
    approved(room)
    assert faults(room.root) == []
    (last,) = [
        path
        for path in (room.root / "jurnal").glob("*.json")
        if b"bagian_disahkan" in path.read_bytes()
    ]
    last.unlink()
    (fault,) = faults(room.root)
    assert fault.startswith(
        f"Catatan jurnal {last.stem[-16:]} hilang: lembar Riwayat masih memuatnya."
    )


def test_a_recap_that_was_edited_lost_or_made_elsewhere_is_found(folder: Path) -> None:
    (path,) = (folder / "rekap").iterdir()
    data = path.read_bytes()
    path.write_bytes(data + b" ")
    assert faults(folder) == [f"Berkas rekap/{path.name} berubah sesudah dibuat. Buat rekap lagi."]
    path.unlink()
    assert faults(folder) == [f"Berkas rekap/{path.name} tidak ada. Buat rekap lagi."]
    path.write_bytes(data)
    (folder / "rekap" / "Rekap lain.xlsx").write_bytes(data)
    assert faults(folder) == [
        "Berkas rekap/Rekap lain.xlsx tidak tercatat di jurnal. Buat rekap lagi."
    ]


def test_a_recap_that_is_made_again_is_whole_again(room: Room) -> None:
    room.send("KKP")
    room.collect()
    path = room.root / str(make_recap_book(room.period()).data["recap"])
    path.unlink()
    make_recap_book(room.period())
    assert faults(room.root) == []
    approved(room)
    make_recap_book(room.period(LATER))
    assert faults(room.root) == []


def test_a_form_or_returned_copy_that_was_edited_is_found_and_one_that_is_gone_is_told(
    room: Room,
) -> None:
    room.send("KKP", **WARNED)
    room.collect()
    return_to_bureaus(room.period())
    form, marked, returned = (
        next((room.root / part).glob(f"{name} KKP*.xlsx"))
        for part, name in (
            ("format", "Format"),
            ("kembali", "Perbaikan"),
            ("kembali", "Pengembalian"),
        )
    )
    assert faults(room.root) == []
    kept = {path: path.read_bytes() for path in (form, marked, returned)}
    for path, again in (
        (form, "Buat Format"),
        (marked, "Periksa"),
        (returned, "Kembalikan ke Bagian"),
    ):
        path.write_bytes(kept[path] + b" ")
        name = path.relative_to(room.root).as_posix()
        assert faults(room.root) == [
            f"Berkas {name} tidak sama dengan yang dibuat program. {again} membuatnya lagi."
        ]
        path.write_bytes(kept[path])
    for path in kept:
        path.unlink()
    outcome = verify(room.root)
    assert (outcome.data["faults"], outcome.attention) == ([], False)
    assert outcome.data["notes"] == [
        f"2 berkas untuk bagian tidak ada lagi di foldernya, jadi tidak dibandingkan: format/{form.name}, "
        f"kembali/{returned.name}."
    ]


def test_a_missing_history_sheet_is_found_even_where_nothing_tells_what_was_painted(
    room: Room,
) -> None:
    room.send("KKP")
    room.collect()
    book = load_workbook(room.root / CONTROL)
    book.remove(book["Riwayat"])
    book.save(room.root / CONTROL)
    (fault,) = faults(room.root)
    assert fault.startswith("Lembar Riwayat tidak ada, jadi dari buku kerja tidak terlihat")
    assert "xlsops verify --against BERKAS" in fault
    book.remove(book["Beranda"])
    book.save(room.root / CONTROL)
    assert verify(room.root).data["faults"] == [fault]


def test_an_older_paper_in_the_folder_misses_what_the_newer_ones_do_not_know(room: Room) -> None:
    room.send("KKP", **WARNED)
    room.collect()
    return_to_bureaus(room.period())
    (room.root / "berkas").mkdir(exist_ok=True)
    letter = room.root / "berkas" / "surat lama.txt"
    letter.write_text("Sidik jurnal: BBBB-BBBB-BBBB-BBBB", "utf-8")
    (fault,) = faults(room.root)
    assert fault.startswith(
        "Catatan jurnal 0000000000000000 hilang: berkas/surat lama.txt mencetaknya."
    )
    letter.write_text("Perihal: Triwulan I Tahun 2026\nSidik jurnal: BBBB-BBBB-BBBB-BBBB", "utf-8")
    assert faults(room.root) == []


QUOTED = "Sesuai surat, Sidik jurnal BCDF-GHJK-MNPR-STVX"


def test_who_quotes_a_fingerprint_in_an_answer_or_in_minutes_breaks_no_trail(room: Room) -> None:
    room.send("KKP", **{"KKP-01__keterangan": QUOTED, "KKP-02__keterangan": QUOTED[14:]})
    room.collect()
    distribute(room.period())
    said = f"{QUOTED}; {QUOTED[14:]}"
    minutes = Entry(Deed.DONE, Step.MEETING, place="Ruang rapat", people=("Peserta",), notes=said)
    record(room.period(), minutes)
    make_recap_book(room.period(LATER))
    documents(room.period(LATER))
    outcome = verify(room.root)
    assert (outcome.data["faults"], outcome.lines[0][:11]) == ([], "Jejak utuh:")
    (papers,) = (room.root / "berkas").glob("Berkas Bukti*.xlsx")
    (recap,) = (room.root / "rekap").iterdir()
    for path in (papers, recap):
        assert verify(room.root, str(path)).data["faults"] == [], path.name


def test_where_only_a_paper_tells_of_a_lost_event_it_can_be_stated_and_figures_are_compared(
    room: Room,
) -> None:
    room.send("KKP")
    room.collect()
    kept = {path: path.read_bytes() for path in (room.root / "jurnal").iterdir()}
    control = (room.root / CONTROL).read_bytes()
    record(room.period(), Entry(Deed.DONE, Step.ORDER, notes="Disposisi"))
    documents(room.period(LATER))
    shutil.rmtree(room.root / "jurnal")
    (room.root / "jurnal").mkdir()
    for path, data in kept.items():
        path.write_bytes(data)
    (room.root / CONTROL).write_bytes(control)
    outcome = verify(room.root)
    (fault,) = outcome.data["faults"]
    assert "hilang: berkas/Berkas Bukti" in fault
    assert not any("belum dibandingkan" in line for line in outcome.lines)
    assert lose(room.period(LATER), "Cadangan lebih lama").data["lost"] == [fault.split()[2]]
    assert verify(room.root).data["faults"] == []


@pytest.mark.parametrize(
    ("key", "other", "word"),
    [
        ("saved", "2026-07-01T02:00:00+00:00", "waktu simpan"),
        ("saved", "", "waktu simpan"),
        ("written", "1980-01-01T00:00:01", "waktu di dalam berkas"),
        ("bureau", "HUKUM", "bagian"),
    ],
)
def test_a_receipt_that_contradicts_its_archived_file_is_found(
    key: str, other: str, word: str, tmp_path: Path
) -> None:
    tiny = opened(tmp_path / "periode")
    tiny.drop("kkp.xlsx", sending("KKP"))
    collect(tiny.period())
    assert tiny.faults() == []
    (event,) = [each for each in tiny.period().events if each.kind == FileReceived.kind]
    (tiny.folder.journal / event.file_name).unlink()
    forged = replace(event, payload={**event.payload, key: other})
    (tiny.folder.journal / forged.file_name).write_bytes(forged.text.encode())
    (fault, *_) = tiny.faults()
    assert fault.startswith(
        f'Kiriman kkp.xlsx ({event.payload["sha"][:16]}) tercatat dengan {word} "{other}", '
    )
    assert fault.endswith(f'sedangkan berkasnya di arsip menyebut "{event.payload[key]}"')


def test_a_file_nobody_recorded_is_found(folder: Path) -> None:
    sha = "a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447"
    (folder / "arsip" / f"{sha}.xlsx").write_bytes(b"hello world\n")
    assert faults(folder) == [
        f"Berkas arsip/{sha}.xlsx tidak tercatat di jurnal. Jalankan Himpun Kiriman, lalu periksa lagi."
    ]


@pytest.mark.parametrize("name", ["20260714T020000000000Z-cfa21b59 (konflik).json", "catatan.txt"])
def test_a_stranger_in_the_journal_is_found(name: str, folder: Path) -> None:
    (folder / "jurnal" / name).write_bytes(b"{}")
    (fault,) = faults(folder)
    assert name in fault
    assert "namanya bukan nama catatan jurnal" in fault


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", ".x.tmp", "desktop.ini"])
def test_leftovers_of_programs_are_passed_over(name: str, folder: Path) -> None:
    for part in ("jurnal", "arsip", "rekap"):
        (folder / part / name).write_bytes(b"x")
    assert faults(folder) == []


def test_an_event_with_other_spaces_or_fewer_facts_is_no_whole_event(folder: Path) -> None:
    path = sorted((folder / "jurnal").glob("*.json"))[3]
    body = json.loads(path.read_bytes())
    path.write_text(json.dumps(body))
    assert "tidak sesuai dengan namanya" in faults(folder)[0]
    event = Event("kiriman_diterima", NOW, "orang", {"sha": "x"})
    (folder / "jurnal" / event.file_name).write_bytes(event.text.encode())
    assert any("isi catatan jurnal tidak lengkap" in each for each in faults(folder))


def test_a_lost_key_is_found(folder: Path) -> None:
    (folder / "jurnal" / "kunci.txt").unlink()
    (fault,) = faults(folder)
    assert fault.startswith("Kunci tanda format")


def test_a_key_that_is_whole_and_not_the_one_of_the_files_is_found(folder: Path) -> None:
    (folder / "jurnal" / "kunci.txt").write_text("ab" * 32)
    assert any("dibuat dengan kunci kantor" in each for each in faults(folder))
    with stopped_by(messages.journal.key_other):
        status(load(folder, NOW, "Kabag"))


def test_a_damaged_journal_can_be_verified_though_it_cannot_be_loaded(folder: Path) -> None:
    for path in sorted((folder / "jurnal").glob("*.json"))[:3]:
        path.write_bytes(b"rusak")
    with stopped_by(messages.journal.damaged):
        load(folder, NOW, "Kabag")
    assert len([each for each in faults(folder) if "isi catatan jurnal rusak" in each]) == 3
    assert len(verify(folder).lines) <= 22


def test_where_there_is_no_trail_to_verify_the_advice_does_no_harm(
    folder: Path, tmp_path: Path
) -> None:
    with stopped_by(messages.folders.missing):
        verify(tmp_path / "tidak ada")
    with pytest.raises(ControlMissingError, match="Pindah ke folder periode"):
        verify(tmp_path)
    shutil.copy(folder / CONTROL, tmp_path)
    with stopped_by(messages.journal.missing, match="dari cadangan"):
        verify(tmp_path)
