"""Marks of kept files that are tried once more, then alone for the last time; they lie in the archive beside them."""

import os
import platform
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import psutil

from xlsops.files.folders import PeriodFolder
from xlsops.files.writing import write_whole

_MARK, _ALONE = ".berat", ".berat-sendiri"
_AT_WORK = 600.0
"""Seconds: longer nobody at another computer has a file in hand."""


def mark(folder: PeriodFolder, sha: str, *, alone: bool = False) -> None:
    """Mark a kept file before it is tried once more, or ``alone``; the mark outlives whatever that does."""
    write_whole(folder.archive / f".{sha}{_ending(alone)}", _signature(os.getpid()).encode())


def trial_marks(folder: PeriodFolder, *, alone: bool = False) -> dict[str, Path]:
    """Return the marks by the hash of their file, but for those of another process that is still at it."""
    ending = _ending(alone)
    return {
        path.name.removeprefix(".").removesuffix(ending): path
        for path in folder.archive.glob(f".*{ending}")
        if not _in_other_hands(path)
    }


def cleared(folder: PeriodFolder, shas: Collection[str] | None = None) -> None:
    """Take the marks away, or only those of some files; what became of them is known."""
    for alone in (True, False):
        for sha, path in trial_marks(folder, alone=alone).items():
            if shas is None or sha in shas:
                with suppress(OSError):  # of what is recorded no mark is looked at
                    path.unlink()


def _ending(alone: bool) -> str:  # noqa: FBT001 - what its callers are told
    return _ALONE if alone else _MARK


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
