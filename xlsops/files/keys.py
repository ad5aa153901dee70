"""The office's key, by which its forms are known; it never leaves the period folder."""

import secrets
from pathlib import Path

from xlsops import messages
from xlsops.errors import XlsopsError
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
        raise XlsopsError(messages.journal.key_unreadable()) from error
    except (OSError, ValueError):
        key = b""
    if len(key) != _BYTES:
        raise XlsopsError(messages.journal.key_lost())
    return key
