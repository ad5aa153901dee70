"""Whole files: whatever fails on the way, the old file stands there unharmed and nothing is left."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from xlsops.errors import FileOpenError, NotWritableError
from xlsops.files import writing
from xlsops.files.writing import make_folder, write_files, write_through, write_whole

Replace = Callable[[Path, Path], Path]


def failing(number: int, winerror: int | None = None) -> OSError:
    error = OSError(number, "dari uji")
    if winerror is not None:
        error.winerror = winerror  # type: ignore[attr-defined]
    return error


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    taken: list[float] = []
    monkeypatch.setattr(writing.time, "sleep", taken.append)
    return taken


def test_a_file_is_made_and_replaced_and_the_same_content_is_not_written_again(
    tmp_path: Path,
) -> None:
    path = tmp_path / "isi.txt"
    assert write_whole(path, b"satu")
    assert not write_whole(path, b"satu")
    before = path.stat().st_mtime_ns
    assert not write_whole(path, b"satu")
    assert path.stat().st_mtime_ns == before
    assert write_whole(path, b"dua!")
    assert (path.read_bytes(), names(tmp_path)) == (b"dua!", ["isi.txt"])


@pytest.mark.parametrize("step", ["fsync", "replace", "write"])
@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "ruang disk habis"),
        (errno.EACCES, "izin ditolak"),
        (errno.EROFS, "folder hanya dapat dibaca"),
        (errno.EIO, "sistem menolak"),
        (errno.ENODEV, "sistem menolak"),
    ],
)
def test_a_failure_at_any_step_leaves_the_old_file_and_no_temporary_one(
    step: str, number: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "isi.txt"
    path.write_bytes(b"lama")

    def fail(*_: object, **__: object) -> None:
        raise failing(number)

    with monkeypatch.context() as patch:
        if step == "fsync":
            patch.setattr(os, "fsync", fail)
        elif step == "replace":
            patch.setattr(Path, "replace", fail)
        else:
            patch.setattr(Path, "open", fail)
        with pytest.raises(NotWritableError, match=reason) as caught:
            write_whole(path, b"baru")
    assert f"{tmp_path} ({reason})" in str(caught.value)
    assert (path.read_bytes(), names(tmp_path)) == (b"lama", ["isi.txt"])


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt])
def test_who_fills_a_file_and_fails_leaves_the_old_one_and_no_temporary_one(
    fault: type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "isi.txt"
    path.write_bytes(b"lama")

    def fill(file: BinaryIO) -> None:
        file.write(b"setengah")
        raise fault

    with pytest.raises(fault):
        write_through(path, fill)
    assert (path.read_bytes(), names(tmp_path)) == (b"lama", ["isi.txt"])
    write_through(path, lambda file: file.write(b"baru"))
    assert (path.read_bytes(), names(tmp_path)) == (b"baru", ["isi.txt"])


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_held_by_excel_is_said_after_some_patience(
    winerror: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    path = tmp_path / "Kendali Kinerja.xlsx"
    path.write_bytes(b"lama")

    def fail(*_: object) -> None:
        raise failing(errno.EACCES, winerror)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(FileOpenError, match=r"Kendali Kinerja\.xlsx sedang terbuka"):
            write_whole(path, b"baru")
    assert 1 < sum(pauses) < 3
    assert (path.read_bytes(), names(tmp_path)) == (b"lama", ["Kendali Kinerja.xlsx"])


def test_a_file_held_for_a_moment_is_replaced_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    path = tmp_path / "isi.txt"
    path.write_bytes(b"lama")
    real: Replace = Path.replace
    tries: list[Path] = []

    def busy(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) < 4:
            raise failing(errno.EACCES, 32)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    assert write_whole(path, b"baru")
    assert (path.read_bytes(), names(tmp_path), len(pauses)) == (b"baru", ["isi.txt"], 3)


def test_many_files_are_made_to_last_by_one_word_to_their_folder_also_those_before_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Path] = []
    monkeypatch.setattr(writing, "sync_folder", told.append)
    files = {tmp_path / f"{number}.txt": b"isi" for number in range(3)}
    write_files(files)
    write_files(files)
    assert {path: path.read_bytes() for path in files} == files
    assert told == [tmp_path]
    (tmp_path / "hambatan").mkdir()
    with pytest.raises(NotWritableError):
        write_files({tmp_path / "3.txt": b"isi", tmp_path / "hambatan": b"isi"})
    assert told == [tmp_path] * 2
    assert names(tmp_path) == ["0.txt", "1.txt", "2.txt", "3.txt", "hambatan"]


def test_a_missing_folder_is_said_as_an_obstacle(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError):
        write_whole(tmp_path / "tidak ada" / "isi.txt", b"isi")


def test_a_folder_in_the_place_of_a_file_is_said_as_an_obstacle(tmp_path: Path) -> None:
    (tmp_path / "isi.txt").mkdir()
    with pytest.raises(NotWritableError):
        write_whole(tmp_path / "isi.txt", b"isi")
    assert names(tmp_path) == ["isi.txt"]


def test_a_long_name_and_odd_signs_are_written(tmp_path: Path) -> None:
    path = tmp_path / ("Perbaikan é " + "x" * 200 + ".xlsx")
    assert write_whole(path, b"isi")
    assert names(tmp_path) == [path.name]


def test_folders_are_made_with_those_above_and_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "berkas").write_bytes(b"")
    with pytest.raises(NotWritableError):
        make_folder(tmp_path / "berkas")
    with pytest.raises(NotWritableError):
        make_folder(tmp_path / "berkas" / "bawah")


def test_elsewhere_than_on_posix_the_folder_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing.os, "open", lambda *_: pytest.fail("a folder cannot be opened"))
    with monkeypatch.context() as patch:
        patch.setattr(writing.os, "name", "nt")
        writing.sync_folder(tmp_path)
