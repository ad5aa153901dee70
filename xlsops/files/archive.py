"""The archive: every file that came in, byte for byte, named by its SHA-256."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from xlsops import messages
from xlsops.errors import XlsopsError
from xlsops.files.folders import PeriodFolder
from xlsops.files.writing import write_whole, writing_together

_OTHER = ".bin"
_KEPT_ENDINGS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".pdf", ".csv", ".docx", ".zip")
_EVIDENCE_ENDINGS = (".jpg", ".jpeg", ".png", ".doc", ".odt", ".eml", ".msg", ".txt")
"""How files end beside these that a decision may rest on; another ending no program is to open."""


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes as hex."""
    return hashlib.sha256(data).hexdigest()


Keep = Callable[[bytes, str], str]
"""Keeps the bytes of a file of that name; returns their hash."""


def archived(folder: PeriodFolder, data: bytes, name: str) -> str:
    """Keep the bytes before anyone reads them; return their hash."""
    with archiving(folder) as keep:
        return keep(data, name)


@contextmanager
def archiving(folder: PeriodFolder) -> Iterator[Keep]:
    """Give what keeps the bytes of files; only when it has ended all are sure to last.

    Their bytes do from the moment each is kept, their names together: the folder is made to last once.
    """
    there = _names_in(folder)
    with writing_together(folder.archive) as put:

        def keep(data: bytes, name: str) -> str:
            sha = digest(data)
            ending = PurePath(name).suffix.casefold()
            kept = ending if ending in _KEPT_ENDINGS else _OTHER
            put(folder.archive / there.setdefault(sha, f"{sha}{kept}"), data)
            return sha

        yield keep


def _names_in(folder: PeriodFolder) -> dict[str, str]:
    """Return the names of the files that are kept, by their hashes: asked once for all, also of a slow share."""
    try:
        with os.scandir(folder.archive) as entries:
            names = [each.name for each in entries if each.is_file()]
    except OSError:
        return {}
    order = {ending: place for place, ending in enumerate((*_KEPT_ENDINGS, _OTHER))}
    found = [(stem, ending) for stem, ending in map(os.path.splitext, names) if ending in order]
    found.sort(key=lambda each: order[each[1]], reverse=True)  # the first ending counts
    return {stem: f"{stem}{ending}" for stem, ending in found}


def kept_evidence(folder: PeriodFolder, data: bytes, name: str) -> str:
    """Keep the bytes of what a decision rests on; return what the archive calls the file."""
    sha = digest(data)
    ending = PurePath(name).suffix.casefold()
    kept = ending if ending in (*_KEPT_ENDINGS, *_EVIDENCE_ENDINGS) else _OTHER
    there = find(folder, sha) or next(folder.archive.glob(f"{sha}.*"), None)
    path = there or folder.archive / f"{sha}{kept}"
    write_whole(path, data)
    return path.name


def original(folder: PeriodFolder, sha: str, name: str) -> bytes:
    """Return the bytes kept under a hash; raises where they are gone or others."""
    path = find(folder, sha)
    if path is None:
        raise XlsopsError(
            messages.intake.submission_damaged(name, sha, messages.intake.GONE_FROM_ARCHIVE)
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise XlsopsError(
            messages.intake.submission_damaged(name, sha, messages.intake.UNREADABLE)
        ) from error
    if digest(data) != sha:
        raise XlsopsError(messages.intake.submission_damaged(name, sha, messages.intake.CHANGED))
    return data


def damaged_originals(folder: PeriodFolder, shas: Iterable[str]) -> dict[str, Path | None]:
    """Return those of these hashes under which other bytes are kept than came, and where; None for none."""
    paths = {sha: find(folder, sha) for sha in shas}
    return {sha: path for sha, path in paths.items() if path is None or _sha(path) != sha}


def _sha(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def find(folder: PeriodFolder, sha: str) -> Path | None:
    """Return where a file of that hash is kept; it bears one of the endings given here."""
    stem = str(folder.archive / sha)
    for ending in (*_KEPT_ENDINGS, _OTHER):
        if os.path.isfile(stem + ending):  # noqa: PTH113 - ten of them a submission, a path for none
            return Path(stem + ending)
    return None
