"""The period folder: where things lie, and which files of the inbox are a bureau's."""

import os
from pathlib import Path

import pytest

from tests.stopped import stopped_by
from xlsops import messages
from xlsops.errors import ControlLostError, ControlMissingError
from xlsops.files.folders import (
    CONTROL,
    PeriodFolder,
    existing,
    inbox_files,
    open_elsewhere,
    period_folders_in,
)


@pytest.fixture
def folder(tmp_path: Path) -> PeriodFolder:
    made = PeriodFolder(tmp_path / "periode")
    for part in made.all:
        part.mkdir(parents=True)
    made.control.write_bytes(b"x")
    return made


def sent(folder: PeriodFolder) -> list[str]:
    return [path.relative_to(folder.inbox).as_posix() for path in inbox_files(folder)]


def test_the_parts_of_a_period_folder_have_the_names_of_the_design(folder: PeriodFolder) -> None:
    assert {path.name for path in folder.root.iterdir()} == {
        CONTROL,
        "format",
        "masuk",
        "arsip",
        "kembali",
        "rekap",
        "berkas",
        "jurnal",
        "bukti",
    }


def test_a_folder_with_a_control_workbook_is_taken(folder: PeriodFolder) -> None:
    assert existing(folder.root) == folder


def test_a_missing_folder_and_a_missing_control_workbook_are_told_apart(
    folder: PeriodFolder, tmp_path: Path
) -> None:
    with stopped_by(messages.folders.missing, match="Periksa namanya"):
        existing(tmp_path / "lain")
    with stopped_by(messages.folders.missing):
        existing(folder.control)
    folder.control.unlink()
    with pytest.raises(ControlLostError, match="Jurnalnya masih ada"):
        existing(folder.root)
    folder.journal.rmdir()
    with pytest.raises(ControlMissingError, match="Pindah ke folder periode"):
        existing(folder.root)


@pytest.mark.parametrize(
    "name",
    [
        "~$KKP.xlsx",
        ".~lock.KKP.xlsx#",
        "._KKP.xlsx",
        ".~KKP.xlsx",
        "Thumbs.db",
        "THUMBS.DB",
        "desktop.ini",
        ".DS_Store",
        "KKP.xlsx.tmp",
        "KKP.xlsx.crdownload",
        "KKP.xlsx.part",
    ],
)
def test_leftovers_of_programs_are_passed_over(name: str, folder: PeriodFolder) -> None:
    (folder.inbox / name).write_bytes(b"x")
    assert sent(folder) == []


@pytest.mark.parametrize("name", ["KKP.xlsx", "tanpa akhiran", "foto.jpg", ".xlsx", "CON.xlsx"])
def test_whatever_else_lies_there_is_somebodys_file(name: str, folder: PeriodFolder) -> None:
    (folder.inbox / name).write_bytes(b"x")
    assert sent(folder) == [name]


def test_files_are_found_in_folders_below_and_sorted_by_name(folder: PeriodFolder) -> None:
    for name in ("b.xlsx", "a/z.xlsx", "a/b/c.xlsx"):
        path = folder.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (folder.inbox / "folder.xlsx").mkdir()
    assert sent(folder) == ["a/b/c.xlsx", "a/z.xlsx", "b.xlsx"]


def test_links_are_never_followed(folder: PeriodFolder, tmp_path: Path) -> None:
    (tmp_path / "rahasia.xlsx").write_bytes(b"x")
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar" / "dalam.xlsx").write_bytes(b"x")
    (folder.inbox / "berkas.xlsx").symlink_to(tmp_path / "rahasia.xlsx")
    (folder.inbox / "folder").symlink_to(tmp_path / "luar")
    (folder.inbox / "putus.xlsx").symlink_to(tmp_path / "tidak ada")
    (folder.inbox / "lingkar").symlink_to(folder.inbox)
    assert sent(folder) == []


def test_a_missing_inbox_holds_nothing(folder: PeriodFolder) -> None:
    folder.inbox.rmdir()
    assert sent(folder) == []


@pytest.mark.parametrize("lock", ["~$Kiriman.xlsx", ".~lock.Kiriman.xlsx#"])
def test_the_lock_file_of_excel_or_libreoffice_tells_that_a_file_is_open(
    lock: str, folder: PeriodFolder
) -> None:
    path = folder.inbox / "Kiriman.xlsx"
    path.write_bytes(b"x")
    assert not open_elsewhere(path)
    (folder.inbox / lock).write_bytes(b"Budi")
    assert open_elsewhere(path)
    assert not open_elsewhere(folder.inbox / "Lain.xlsx")


@pytest.mark.parametrize(
    "lock", ["~$riman.xlsx", "~$Lain.xlsx", "~$Kiriman.xls", ".~lock.riman.xlsx#"]
)
def test_the_lock_file_of_another_file_is_not_taken_for_this_one(
    lock: str, folder: PeriodFolder
) -> None:
    path = folder.inbox / "Kiriman.xlsx"
    path.write_bytes(b"x")
    (folder.inbox / lock).write_bytes(b"Budi")
    assert not open_elsewhere(path)


def closed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let nobody look into a folder."""
    look = os.scandir

    def scandir(path: str) -> object:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_an_inbox_that_cannot_be_looked_into_is_not_taken_for_an_empty_one(
    folder: PeriodFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(monkeypatch, folder.inbox)
    with stopped_by(messages.folders.inbox_unreadable, match="masuk tidak dapat dibaca") as stopped:
        sent(folder)
    assert str(folder.inbox) in str(stopped.value)


def test_an_inbox_that_is_a_file_is_not_taken_for_an_empty_one(folder: PeriodFolder) -> None:
    folder.inbox.rmdir()
    folder.inbox.write_bytes(b"x")
    with stopped_by(messages.folders.inbox_unreadable):
        sent(folder)


def test_a_folder_inside_that_cannot_be_looked_into_stands_for_what_lies_in_it(
    folder: PeriodFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/z.xlsx", "c.xlsx", "b/y.xlsx"):
        path = folder.inbox / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    closed(monkeypatch, folder.inbox / "b")
    assert sent(folder) == ["a/z.xlsx", "b", "c.xlsx"]


def test_period_folders_are_found_at_any_depth_and_not_within_one_another(tmp_path: Path) -> None:
    for place in ("Jatim/Nganjuk/TW2", "Jatim/Nganjuk/TW1", "Bali/TW2", "Bali/TW2/masuk/lama"):
        (tmp_path / place / "jurnal").mkdir(parents=True)
    found = [each.relative_to(tmp_path).as_posix() for each in period_folders_in(tmp_path)]
    assert found == ["Bali/TW2", "Jatim/Nganjuk/TW1", "Jatim/Nganjuk/TW2"]
    assert [*period_folders_in(tmp_path / "Bali" / "TW2")] == [tmp_path / "Bali" / "TW2"]
    assert [*period_folders_in(tmp_path / "tiada")] == []
