"""A dataset of many offices: its rows, what is read again and what not, what stands in its way."""

import json
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

import xlsops
from tests.cli.test_main import one_sentence, run, stopped
from tests.frames.test_export import parquet
from tests.procedure.kabag import LATER, NEXT_DAY
from tests.quarter import DUE, KEY, Room, files
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.periods import Period
from xlsops.errors import NotWritableError, XlsopsError
from xlsops.files.folders import CONTROL
from xlsops.frames.subjects import Subject
from xlsops.procedure.dataset import chunk, exporting
from xlsops.procedure.dataset.chunk import Chunk
from xlsops.procedure.dataset.exporting import export_dataset
from xlsops.procedure.dataset.record import HELD
from xlsops.procedure.exporting import folders_in
from xlsops.procedure.quarters.opening import Opening, open_period

__all__ = ["parquet"]
pytestmark = pytest.mark.usefixtures("parquet")
NOW = ("--now", NEXT_DAY.isoformat())
MADE = {Subject.ANSWERS: xlsops.frame, Subject.FINDINGS: xlsops.findings}


@pytest.fixture(autouse=True)
def _a_folder_a_chunk_in_this_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(exporting, "FILES", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)


@pytest.fixture
def offices(answered: Path, empty: Path, tmp_path: Path) -> Path:
    """A folder of two offices, of which one has answers and waits for a file, and one has none."""
    shutil.copytree(answered, tmp_path / "kantor" / "Ada" / "TW2")
    shutil.copytree(empty, tmp_path / "kantor" / "Belum" / "TW2")
    return tmp_path / "kantor"


def exported(
    roots: Sequence[Path],
    dataset: Path,
    subject: Subject = Subject.ANSWERS,
    now: datetime = NEXT_DAY,
) -> Outcome:
    return export_dataset(folders_in(roots), dataset, subject, now)


def read_now(outcome: Outcome) -> tuple[object, object]:
    return outcome.data["read"], outcome.data["kept"]


def not_read_again(monkeypatch: pytest.MonkeyPatch, *allowed: Path) -> None:
    """Fail where another folder than these is read."""
    load = chunk.load

    def loaded(root: Path, *given: Any, **more: Any) -> Any:
        assert root in allowed
        return load(root, *given, **more)

    monkeypatch.setattr(chunk, "load", loaded)


def rows_of(frame: pd.DataFrame) -> list[str]:
    """Return the rows of a frame of any types, each as one text, in an order of its own."""
    texts = frame.drop(columns=["diterima", "diputuskan_pada"], errors="ignore").astype(object)
    if "angka" in texts:  # a Parquet file tells every decimal with the same places
        texts["angka"] = [each and each.normalize() for each in texts["angka"]]
    return sorted(map(str, texts.where(texts.notna(), None).astype(str).to_numpy().tolist()))


@pytest.mark.parametrize("subject", MADE)
def test_a_dataset_holds_the_rows_of_all_folders_and_tells_year_quarter_and_office_by_folder(
    subject: Subject, offices: Path, tmp_path: Path
) -> None:
    told = exported([offices], tmp_path / "data", subject)
    assert told.data["skipped"] == {}
    held = pd.read_parquet(tmp_path / "data")
    roots = sorted(offices.glob("*/TW2"))
    frame = MADE[subject](*roots, now=NEXT_DAY)
    assert set(held["kantor"]) == {"PEMERINTAH KABUPATEN NGANJUK SEKRETARIAT DAERAH"}
    assert set(held.columns) == set(frame.columns)
    for name in ("tahun", "triwulan"):
        held[name] = held[name].astype("Int64")
    assert rows_of(held[frame.columns]) == rows_of(frame)
    assert told.data["rows"] == len(frame)


def test_one_process_and_several_make_the_same_bytes(
    offices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported([offices], tmp_path / "satu")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    exported([offices], tmp_path / "dua")
    assert files(tmp_path / "satu") == files(tmp_path / "dua")
    assert len(files(tmp_path / "satu")) == 3


def test_a_folder_that_is_as_it_was_is_not_read_again_on_another_day_either(
    offices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    assert read_now(exported([offices], data, now=LATER)) == (2, 0)
    before, control = files(data), offices / "Ada" / "TW2" / CONTROL
    painted = control.read_bytes()
    assert run("status", control.parent, "--now", (LATER + timedelta(days=8)).isoformat()).code < 2
    assert control.read_bytes() != painted
    not_read_again(monkeypatch)
    assert read_now(exported([offices], data, now=LATER)) == (0, 2)
    assert read_now(exported([offices], data, now=LATER + timedelta(days=9))) == (0, 2)
    assert files(data) == before


def test_a_new_file_costs_its_folder_only(
    offices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, root = tmp_path / "data", offices / "Belum" / "TW2"
    exported([offices], data)
    room = Room(root)
    room.send("HUKUM")
    room.collect()
    not_read_again(monkeypatch, root)
    assert read_now(exported([offices], data)) == (1, 1)
    monkeypatch.undo()
    exported([offices], tmp_path / "baru")
    assert files(data) == files(tmp_path / "baru")


def test_a_rule_that_is_changed_costs_its_folder(offices: Path, tmp_path: Path) -> None:
    data, root = tmp_path / "data", offices / "Ada" / "TW2"
    exported([offices], data)
    book = load_workbook(root / CONTROL)
    sheet = book["Aturan"]
    row = next(each for each in sheet.iter_rows() if each[0].value == "A01")
    state = next(cell for cell in row if cell.value == "aktif")
    state.value = "ditangguhkan"
    book.save(root / CONTROL)
    assert read_now(exported([offices], data)) == (1, 1)


def test_a_sheet_people_added_is_part_of_what_a_folder_is_made_from(
    offices: Path, tmp_path: Path
) -> None:
    exported([offices], tmp_path / "data")
    control = next(offices.rglob(CONTROL))
    book = load_workbook(control)
    book.create_sheet("SIPD").append(["Tanggal"])
    book.save(control)
    assert read_now(exported([offices], tmp_path / "data")) == (1, 1)


def test_a_folder_that_cannot_be_looked_at_as_a_whole_is_read_again(
    offices: Path, tmp_path: Path
) -> None:
    data, root = tmp_path / "data", offices / "Belum" / "TW2"
    (root / "arsip").rmdir()
    assert read_now(exported([offices], data)) == (2, 0)
    assert read_now(exported([offices], data)) == (1, 1)


def test_a_dataset_that_takes_nothing_more_is_told_once_and_what_was_done_is_kept(
    offices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, write = tmp_path / "data", chunk.write_whole

    def full(path: Path, part: bytes) -> bool:
        if list(data.glob("*/*/*/*.parquet")):
            raise NotWritableError(path.parent, "disk penuh")
        return write(path, part)

    monkeypatch.setattr(chunk, "write_whole", full)
    one_sentence(run("export", offices, "--dataset", data, *NOW), "Tidak dapat menulis ke folder")
    monkeypatch.undo()
    assert read_now(exported([offices], data)) == (1, 1)


def test_rows_hold_until_an_acceptance_ends_and_not_a_day_longer(
    offices: Path, tmp_path: Path
) -> None:
    data, root = tmp_path / "data", offices / "Ada" / "TW2"
    counts = []
    for day in (NEXT_DAY, NEXT_DAY + timedelta(hours=3), LATER, NEXT_DAY):
        told = exported([root], data, now=day)
        held = pd.read_parquet(data)
        assert held["peringatan"].sum() == xlsops.frame(root, now=day)["peringatan"].sum()
        counts.append((told.data["read"], int(held["peringatan"].sum())))
    accepted = counts[0][1]
    assert counts == [(1, accepted), (0, accepted), (1, accepted + 1), (1, accepted)]


def test_a_damaged_folder_is_named_its_rows_are_gone_and_the_others_are_exported(
    offices: Path, tmp_path: Path
) -> None:
    data, broken = tmp_path / "data", offices / "Belum" / "TW2"
    exported([offices], data)
    next((broken / "jurnal").glob("*.json")).write_bytes(b"{}")
    ran = run("export", offices, tmp_path / "Tidak ada", "--dataset", data, *NOW)
    assert (ran.code, ran.err) == (1, "")
    told = [line.split(":")[0] for line in ran.out.splitlines() if "DILEWATI" in line]
    assert told == [f"DILEWATI {each}" for each in (tmp_path / "Tidak ada", broken)]
    assert set(pd.read_parquet(data)["folder"]) == {"TW2"}
    assert len(files(data)) == 2


def test_a_name_that_no_folder_can_have_is_named_and_the_others_are_exported(
    offices: Path, tmp_path: Path
) -> None:
    told = exported([offices, tmp_path / ("a" * 300)], tmp_path / "data")
    assert [*told.data["skipped"]] == [str(tmp_path / ("a" * 300))]
    assert read_now(told) == (2, 0)


def test_where_no_folder_can_be_read_nothing_that_was_there_is_taken_away(
    offices: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    exported([offices], data)
    before = files(data)
    stopped(run("export", tmp_path / "Satu", "--dataset", data, *NOW), "Tidak satu pun folder")
    assert files(data) == before


def test_a_mistake_of_the_program_in_one_folder_is_noted_and_stops_no_other(
    offices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = chunk.period_seen

    def seen(period: Any) -> Any:
        if period.folder.root.parent.name == "Belum":
            raise ZeroDivisionError
        return right(period)

    monkeypatch.setattr(chunk, "period_seen", seen)
    told = exported([offices], tmp_path / "data")
    (reason,) = told.data["skipped"].values()  # type: ignore[attr-defined]
    assert reason.startswith("kejadian ")
    assert "ZeroDivisionError" in (Path.home() / ".xlsops" / "galat.log").read_text()


def test_a_folder_that_is_the_end_of_its_process_is_named_and_those_beside_it_are_exported(
    offices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def died(job: Any, chunks: Sequence[Chunk], _gathering: Any) -> Any:
        for each in chunks:
            folders = [wanted.folder.parent.name for wanted in each.wanted]
            tried.append(folders)
            yield each, None if "Belum" in folders else job(each), 0

    monkeypatch.setattr(exporting, "FILES", 99)
    monkeypatch.setattr(exporting, "done_tasks", died)
    told = exported([offices], tmp_path / "data")
    assert tried == [["Ada", "Belum"], ["Ada"], ["Belum"]]
    assert told.data["skipped"] == {str(offices / "Belum" / "TW2"): messages.cluster.KILLER}
    assert (told.data["read"], told.data["workers_lost"]) == (1, 1)


def test_what_a_dataset_holds_is_what_the_folders_hold_that_are_named(
    offices: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    exported([offices], data)
    held = next(data.glob("*/*/*/*.parquet"))
    (held.parent / f".{held.name}.{'0' * 32}.tmp").write_bytes(b"setengah")
    (data / "catatan saya.txt").write_bytes(b"orang")
    exported([offices / "Ada"], data)
    exported([offices / "Ada"], tmp_path / "baru")
    assert files(data) == {
        **files(tmp_path / "baru"),
        "catatan saya.txt": files(data)["catatan saya.txt"],
    }


@pytest.mark.parametrize("harm", [Path.unlink, lambda part: part.write_bytes(b"PAR1")])
def test_a_part_that_is_gone_or_changed_is_made_again(
    harm: Callable[[Path], object], offices: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    exported([offices], data)
    before = files(data)
    harm(next(data.glob("*/*/*/*.parquet")))
    assert read_now(exported([offices], data)) == (1, 1)
    assert files(data) == before


@pytest.mark.parametrize(
    "harm",
    [
        lambda _: b"",
        lambda _: b"[]",
        lambda text: text[:-9],
        lambda text: text.replace(b'"rows": ', b'"rows": "x", "r": '),
        lambda text: text.replace(b"tahun=2026/", b"../tahun=2026/"),
    ],
)
def test_a_record_that_is_damaged_is_not_believed_and_all_is_read_again(
    harm: Callable[[bytes], bytes], offices: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    exported([offices], data)
    before = files(data)
    record = data / "_isi.json"
    record.write_bytes(harm(record.read_bytes()))
    assert read_now(exported([offices], data)) == (2, 0)
    assert files(data) == before


def test_two_exports_never_write_one_dataset_at_once(
    offices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, load, told = tmp_path / "data", chunk.load, list[str]()

    def loaded(root: Path, *given: Any, **more: Any) -> Any:
        monkeypatch.setattr(chunk, "load", load)
        with pytest.raises(XlsopsError) as stopped:
            exported([offices / "Belum"], data)
        told.append(str(stopped.value))
        return load(root, *given, **more)

    monkeypatch.setattr(chunk, "load", loaded)
    rows = exported([offices / "Ada"], data).data["rows"]
    assert told == [str(messages.cluster.busy(data))]
    assert len(pd.read_parquet(data)) == rows
    assert read_now(exported([offices], data)) == (1, 1)


def test_a_dataset_is_written_again_where_an_export_was_killed_while_it_wrote(
    offices: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / HELD).touch()
    exported([offices], data)
    assert HELD not in files(data)


def test_an_original_that_was_replaced_under_its_name_and_time_is_looked_at_again(
    offices: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    exported([offices], data)
    original = next((offices / "Ada" / "TW2" / "arsip").glob("*.xlsx"))
    told = original.stat()
    original.write_bytes(bytes(told.st_size))
    os.utime(original, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert [*exported([offices], data).data["skipped"]] == [str(offices / "Ada" / "TW2")]


def test_what_was_done_when_it_was_interrupted_is_not_done_again(
    offices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, right = tmp_path / "data", chunk.load

    def interrupted(root: Path, *given: Any, **more: Any) -> Any:
        if root.parent.name == "Belum":
            raise KeyboardInterrupt
        return right(root, *given, **more)

    monkeypatch.setattr(chunk, "load", interrupted)
    with suppress(KeyboardInterrupt):
        exported([offices], data)
    monkeypatch.setattr(chunk, "load", right)
    not_read_again(monkeypatch, offices / "Belum" / "TW2")
    assert read_now(exported([offices], data)) == (1, 1)


def test_another_program_reads_all_again_and_a_worker_that_runs_another_is_refused(
    offices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    exported([offices], data)
    for module in (exporting, chunk):
        monkeypatch.setattr(module, "this_program", lambda: "lain")
    assert read_now(exported([offices], data)) == (2, 0)
    monkeypatch.setattr(chunk, "this_program", lambda: "lain lagi")
    with stopped_by(messages.cluster.other_program):
        exported([offices], data)


def test_two_folders_of_one_quarter_are_told_and_both_are_there(
    answered: Path, tmp_path: Path
) -> None:
    told = exported([answered, shutil.copytree(answered, tmp_path / "Salinan")], tmp_path / "data")
    assert [line for line in told.lines if line.startswith("PERIKSA TW II 2026: ada di 2 folder")]
    assert len(files(tmp_path / "data")) == 3


def test_folders_of_several_years_lie_in_folders_of_their_own(
    answered: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Tahun lain"
    open_period(other, Opening(Period(2027, 1), DUE.replace(year=2027), KEY), NEXT_DAY, "Kasubbag")
    told = exported([answered, other], tmp_path / "data")
    assert told.data["periods"] == {"TW II 2026": 1, "TW I 2027": 1}
    assert [each.name for each in sorted((tmp_path / "data").iterdir())] == [
        "_isi.json",
        "tahun=2026",
        "tahun=2027",
    ]


def test_a_folder_that_holds_period_folders_stands_for_them_in_a_file_too(
    offices: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.csv"
    ran = run("export", offices, "--to", target, *NOW, "--json")
    assert json.loads(ran.out)["rows"] == len(xlsops.frame(offices / "Ada" / "TW2", now=NEXT_DAY))


def test_only_an_empty_folder_or_a_dataset_of_the_same_is_written(
    offices: Path, tmp_path: Path
) -> None:
    (tmp_path / "penuh").mkdir()
    (tmp_path / "penuh" / "surat.txt").touch()
    (tmp_path / "berkas").touch()
    exported([offices], tmp_path / "data")
    for name, more, said in (
        ("penuh", (), "sudah ada isi lain"),
        ("data", ("--what", "temuan"), "berisi jawaban, bukan temuan"),
        ("baru", ("--what", "rekap"), "tidak dapat menjadi dataset"),
        ("berkas", (), "sudah ada isi lain"),
        ("tiada/data", (), "Buat foldernya dahulu"),
        ("kantor/Ada/TW2/arsip/data", (), "TW2. Sebutkan"),
        (f"kantor/Ada/TW2/{CONTROL}", (), "TW2. Sebutkan"),
    ):
        one_sentence(run("export", offices, "--dataset", tmp_path / name, *more, *NOW), said)
    assert not (tmp_path / "baru").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "Sebutkan --to BERKAS"),
        (("--to", "a.csv", "--dataset", "data"), "Sebutkan --to BERKAS"),
        (("--to", "a.csv", "--cluster", "tcp://a:1"), "Klaster hanya dapat menulis dataset"),
        (("--cluster", "tcp://a:1"), "Sebutkan --to BERKAS"),
    ],
)
def test_it_must_be_clear_what_is_written(options: tuple[str, ...], said: str) -> None:
    one_sentence(run("export", *options), said)


def test_the_days_on_which_rows_hold_are_bounded_by_what_begins_and_ends(answered: Path) -> None:
    period = Room(answered).period(NEXT_DAY)
    since, until = chunk._days(period)
    assert (since, until) == (date.min, NEXT_DAY.date())
    assert chunk._days(Room(answered).period(LATER)) == (LATER.date(), date.max)
