"""The office's key, by which its forms are known; it never leaves the period folder."""

import secrets
from pathlib import Path

from xlsops.errors import NothingToDoError
from xlsops.files.folders import PeriodFolder
from xlsops.files.writing import write_whole

_BYTES = 32
_FOR_OWNER_AND_GROUP = 0o640


def key_file(folder: PeriodFolder) -> Path:
    """Return where the key lies."""
    return folder.journal / "kunci.txt"


def new_key() -> bytes:
    """Return a key nobody can guess."""
    return secrets.token_bytes(_BYTES)


def keep_key(folder: PeriodFolder, key: bytes) -> None:
    """Write the key into the folder."""
    write_whole(key_file(folder), key.hex().encode(), _FOR_OWNER_AND_GROUP)


def read_key(folder: PeriodFolder) -> bytes:
    """Return the folder's key; raises where it is gone, or no longer whole."""
    try:
        key = bytes.fromhex(key_file(folder).read_text("ascii").strip())
    except PermissionError as error:
        raise NothingToDoError(
            "Kunci tanda format (jurnal/kunci.txt) tidak boleh dibaca oleh akun ini",
            "Minta hak bacanya kepada pemilik folder, lalu ulangi",
        ) from error
    except (OSError, ValueError):
        key = b""
    if len(key) != _BYTES:
        raise NothingToDoError(
            "Kunci tanda format (jurnal/kunci.txt) hilang atau rusak",
            "Kembalikan dari cadangan, atau buat periode baru",
        )
    return key
