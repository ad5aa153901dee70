"""The archive: every byte that came in, once, under its own hash."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlsops.errors import NotWritableError
from xlsops.files import writing
from xlsops.files.archive import archived, archiving, digest, find
from xlsops.files.folders import PeriodFolder


@pytest.fixture
def folder(tmp_path: Path) -> PeriodFolder:
    (tmp_path / "arsip").mkdir()
    return PeriodFolder(tmp_path)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Kiriman.XLSX", ".xlsx"),
        ("a.xls", ".xls"),
        ("a.pdf", ".pdf"),
        ("a.exe", ".bin"),
        ("tanpa", ".bin"),
        ("a.xlsx.lnk", ".bin"),
        ("../../a.xlsx", ".xlsx"),
        ("a.xl/../sx", ".bin"),
    ],
)
def test_the_name_is_the_hash_with_an_ending_that_does_no_harm(
    name: str, kept: str, folder: PeriodFolder
) -> None:
    sha = archived(folder, b"isi", name)
    assert sha == hashlib.sha256(b"isi").hexdigest() == digest(b"isi")
    assert [path.name for path in folder.archive.iterdir()] == [sha + kept]
    assert find(folder, sha) == folder.archive / (sha + kept)


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=200))
def test_whatever_comes_in_is_kept_byte_for_byte(data: bytes) -> None:
    assert digest(data) == hashlib.sha256(data).hexdigest()


def test_the_same_bytes_are_kept_once_under_whatever_names(folder: PeriodFolder) -> None:
    for name in ("a.xlsx", "b.xls", "c"):
        archived(folder, b"isi", name)
    (path,) = folder.archive.iterdir()
    assert path.read_bytes() == b"isi"
    archived(folder, b"", "kosong.xlsx")
    assert len(list(folder.archive.iterdir())) == 2


def test_files_kept_together_are_made_to_last_once_at_the_end_also_those_found_there(
    folder: PeriodFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Path] = []
    monkeypatch.setattr(writing, "sync_folder", told.append)
    for _ in range(2):
        with archiving(folder) as keep:
            assert [keep(each, "a.xlsx") for each in (b"satu", b"dua")] == [
                digest(b"satu"),
                digest(b"dua"),
            ]
            assert not told
        assert told.pop() == folder.archive
    with archiving(folder):
        pass
    assert not told


def test_files_kept_before_an_obstacle_last_all_the_same(
    folder: PeriodFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Path] = []
    monkeypatch.setattr(writing, "sync_folder", told.append)
    (folder.archive / f"{digest(b'dua')}.xlsx").mkdir()

    def keep_all() -> None:
        with archiving(folder) as keep:
            for data in (b"satu", b"dua"):
                keep(data, "a.xlsx")

    with pytest.raises(NotWritableError):
        keep_all()
    assert told == [folder.archive]


def test_what_was_never_kept_is_not_found(folder: PeriodFolder) -> None:
    assert find(folder, "0" * 64) is None


def test_an_archive_that_cannot_be_written_stops_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError):
        archived(PeriodFolder(tmp_path), b"isi", "a.xlsx")
