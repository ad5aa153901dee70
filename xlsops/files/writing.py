"""Writing whole files: the old one or the new one stands there, never half of either."""

import errno
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from xlsops import messages
from xlsops.errors import FileOpenError, NotWritableError, reason_of

_SHARING = {5, 32, 33}
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)


def write_whole(path: Path, data: bytes, mode: int | None = None) -> bool:
    """Replace a file by new content through a temporary one beside it; False where it is the same.

    ``mode`` is what rights it may have at most, where that is less than any new file has.

    Raises FileOpenError where a program holds the old file, NotWritableError for the rest.
    """
    written = _put(path, data, mode)
    if written:
        sync_folder(path.parent)
    return written


def write_files(files: Mapping[Path, bytes]) -> None:
    """Replace many files, each as a whole; their names are made to last once for all in a folder."""
    folders: set[Path] = set()
    try:
        for path, data in files.items():
            if _put(path, data):
                folders.add(path.parent)
    finally:
        for folder in folders:
            sync_folder(folder)


@contextmanager
def writing_together(folder: Path) -> Iterator[Callable[[Path, bytes], object]]:
    """Give what replaces files in a folder, each as a whole; their names last from the end on, once for all.

    So do those of files that are the same: who wrote them may have been cut short before.
    """
    names = set[str]()

    def put(path: Path, data: bytes) -> None:
        _put(path, data)
        names.add(path.name)

    try:
        yield put
    finally:
        if names:
            sync_folder(folder)


def _put(path: Path, data: bytes, mode: int | None = None) -> bool:
    """Replace a file; a loss of power may still bring the old one back."""
    if _same(path, data):
        return False
    _renew(path, lambda file: file.write(data), mode)
    return True


def free_name(folder: Path, name: str, ending: str, data: bytes) -> Path:
    """Return the first file that is free or holds just this: people write in what they were given."""
    number = 1
    while True:
        again = f" ke-{number}" if number > 1 else ""
        path = folder / f"{name}{again}{ending}"
        if not path.exists() or _same(path, data):
            return path
        number += 1


def write_through(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    """Replace a file by what ``fill`` writes, as ``write_whole`` does; what it raises leaves the old one."""
    _renew(path, fill)
    sync_folder(path.parent)


def _renew(path: Path, fill: Callable[[BinaryIO], object], mode: int | None = None) -> None:
    temporary = path.with_name(f".{path.name[:60]}.{os.urandom(16).hex()}.tmp")
    try:
        if mode is not None:
            temporary.touch(mode)
        _write(temporary, fill)
        _replace(temporary, path)
    except PermissionError as error:
        _forget(temporary)
        if path.exists() and getattr(error, "winerror", None) in _SHARING:
            raise FileOpenError(path) from error
        raise NotWritableError(path.parent, messages.reasons.NOT_WRITABLE) from error
    except OSError as error:
        _forget(temporary)
        raise NotWritableError(path.parent, reason_of(error)) from error
    except (Exception, KeyboardInterrupt):
        _forget(temporary)
        raise


def make_folder(path: Path) -> None:
    """Make a folder and those above it, their names as durable as what will lie in them; raises NotWritableError."""
    try:
        missing = [each for each in (path, *path.parents) if not each.exists()]
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritableError(path.parent, reason_of(error)) from error
    for each in reversed(missing):
        sync_folder(each.parent)


def _forget(temporary: Path) -> None:
    """Take a file that was begun away again, where there is one: the first fault is what is told."""
    with suppress(OSError):
        temporary.unlink()


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _write(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    with path.open("wb") as file:
        fill(file)
        file.flush()
        os.fsync(file.fileno())


def _replace(temporary: Path, path: Path) -> None:
    """Rename over the old file, with patience while a scanner or a share holds it."""
    for pause in (*_PAUSES, None):
        try:
            temporary.replace(path)
        except PermissionError as error:
            if pause is None or getattr(error, "winerror", None) not in _SHARING:
                raise
            time.sleep(pause)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make the rename last; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise NotWritableError(folder, reason_of(error)) from error
    finally:
        os.close(descriptor)
