"""A place where one process works at a time, whoever else comes; it is free again however that one ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    _TAKEN: tuple[type[OSError], ...] = (PermissionError,)

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    _TAKEN = (BlockingIOError,)

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class TakenError(Exception):
    """Another process works there."""


@contextmanager
def sole(place: Path) -> Iterator[None]:
    """Hold a file that nobody else holds meanwhile; raises TakenError where somebody does.

    Where files cannot be held at all, as on some shares, nobody is kept out.
    """
    with place.open("ab") as file:
        try:
            _take(file)
        except _TAKEN as error:
            raise TakenError from error
        except OSError:
            yield
            return
        if not _is_there(file, place):  # whoever held it took it away just now
            raise TakenError
        try:
            yield
        finally:
            if os.name == "posix":
                place.unlink(missing_ok=True)
    with suppress(OSError):  # elsewhere it goes when nobody has it open
        if os.name != "posix":
            place.unlink()


def _is_there(file: IO[bytes], place: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), place.stat())
    except OSError:
        return False
