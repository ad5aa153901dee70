"""What files told when they were read, as this machine remembers it until they are written again.

A file is known by where it lies, its size and when it was written. One that was written a moment ago is
read again the next time: some disks tell time in steps of two seconds, and another change may come.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from xlsops.errors import XlsopsError
from xlsops.files import cache

_A_MOMENT = 3_000_000_000
_BROKEN = (XlsopsError, OSError, ValueError, LookupError, TypeError, ArithmeticError)


def told_by(
    files: Iterable[Path], what: str, read: Callable[[Path], str], *, remembering: bool
) -> dict[Path, str]:
    """Return what files tell of ``what`` is asked; one that cannot be read tells nothing."""
    keys = {each: _key(each, what) if remembering else None for each in files}
    wanted = [key for key in keys.values() if key]
    kept = cache.remembered(wanted) if wanted else {}
    found, new = dict[Path, str](), dict[bytes, bytes]()
    for each, key in keys.items():
        with suppress(*_BROKEN):
            if key and key in kept:
                found[each] = kept[key].decode("ascii")
            else:
                found[each] = read(each)
                if key:
                    new[key] = found[each].encode("ascii")
    if new:
        cache.remember(new)
    return found


def _key(file: Path, what: str) -> bytes | None:
    """Return under what is kept what a file tells; None for one of whose writing too little is known."""
    with suppress(OSError):
        seen = file.stat()
        if seen.st_mtime_ns < time.time_ns() - _A_MOMENT:
            return cache.cache_key(
                "berkas", what, file, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino
            )
    return None
