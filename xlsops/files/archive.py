"""The archive: every file that came in, byte for byte, named by its SHA-256."""

import hashlib
from pathlib import Path, PurePath

from xlsops.files.folders import PeriodFolder
from xlsops.files.writing import write_whole

_KEPT_ENDINGS = {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".pdf", ".csv", ".docx", ".zip"}


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes as hex."""
    return hashlib.sha256(data).hexdigest()


def archived(folder: PeriodFolder, data: bytes, name: str) -> str:
    """Keep the bytes before anyone reads them; return their hash."""
    sha = digest(data)
    if find(folder, sha) is None:
        ending = PurePath(name).suffix.casefold()
        kept = ending if ending in _KEPT_ENDINGS else ".bin"
        write_whole(folder.archive / f"{sha}{kept}", data)
    return sha


def find(folder: PeriodFolder, sha: str) -> Path | None:
    """Return where a file of that hash is kept."""
    usual = folder.archive / f"{sha}.xlsx"
    if usual.is_file():
        return usual
    return next(folder.archive.glob(f"{sha}.*"), None)
