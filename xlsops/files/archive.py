"""The archive: every file that came in, byte for byte, named by its SHA-256."""

import hashlib
import os
import platform
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path, PurePath

import psutil

from xlsops.errors import ArchiveDamagedError
from xlsops.files.folders import PeriodFolder
from xlsops.files.writing import write_whole

_OTHER = ".bin"
_SUSPECT = ".berat"
_AT_WORK = 600.0
"""Seconds: longer nobody at another computer has a file in hand."""
_KEPT_ENDINGS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".pdf", ".csv", ".docx", ".zip")


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes as hex."""
    return hashlib.sha256(data).hexdigest()


def archived(folder: PeriodFolder, data: bytes, name: str) -> str:
    """Keep the bytes before anyone reads them; return their hash."""
    sha = digest(data)
    ending = PurePath(name).suffix.casefold()
    kept = ending if ending in _KEPT_ENDINGS else _OTHER
    write_whole(find(folder, sha) or folder.archive / f"{sha}{kept}", data)
    return sha


def original(folder: PeriodFolder, sha: str, name: str) -> bytes:
    """Return the bytes kept under a hash; raises where they are gone or others."""
    path = find(folder, sha)
    if path is None:
        raise ArchiveDamagedError(name, sha, "hilang dari folder arsip")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ArchiveDamagedError(name, sha, "tidak dapat dibaca") from error
    if digest(data) != sha:
        raise ArchiveDamagedError(name, sha, "isinya berubah")
    return data


def suspect(folder: PeriodFolder, sha: str) -> None:
    """Mark a kept file before it is tried for the last time; the mark outlives whatever that does."""
    write_whole(folder.archive / f".{sha}{_SUSPECT}", _signature(os.getpid()).encode())


def suspects(folder: PeriodFolder) -> dict[str, Path]:
    """Return the marks by the hash of their file, but for those of another process that is still at it."""
    marks = folder.archive.glob(f".*{_SUSPECT}")
    return {
        path.name.removeprefix(".").removesuffix(_SUSPECT): path
        for path in marks if not _in_other_hands(path)
    }  # fmt: skip


def cleared(folder: PeriodFolder, shas: Collection[str] | None = None) -> None:
    """Take the marks away, or only those of some files; what became of them is known."""
    for sha, path in suspects(folder).items():
        if shas is None or sha in shas:
            with suppress(OSError):  # of what is recorded no mark is looked at
                path.unlink()


def find(folder: PeriodFolder, sha: str) -> Path | None:
    """Return where a file of that hash is kept; it bears one of the endings given here."""
    stem = str(folder.archive / sha)
    for ending in (*_KEPT_ENDINGS, _OTHER):
        if os.path.isfile(stem + ending):  # noqa: PTH113 - ten of them a submission, a path for none
            return Path(stem + ending)
    return None


def _signature(pid: int) -> str:
    """Return which process it is: its computer, its number there, and since when; "" where there is none."""
    try:
        return f"{platform.node()} {pid} {psutil.Process(pid).create_time()}"
    except (psutil.Error, ValueError, OverflowError):  # a mark may hold any number
        return ""


def _in_other_hands(mark: Path) -> bool:
    """Tell whether another process that made a mark still runs; of another computer the mark's age tells."""
    try:
        text, age = mark.read_text("utf-8"), time.time() - mark.stat().st_mtime
        computer, number, _ = text.rsplit(" ", 2)
        pid = int(number)
    except (OSError, ValueError):  # gone meanwhile, of an earlier version, or damaged
        return False
    if computer != platform.node():
        return age < _AT_WORK
    return pid != os.getpid() and _signature(pid) == text
