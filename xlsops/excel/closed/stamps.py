"""The stamp at the end of a painted sheet's part: what the sheet was made from, and as what.

It is a comment, which every program that saves the workbook leaves out.
"""

import re
import zlib
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from xlsops.excel.closed.as_made import AsMade
from xlsops.excel.closed.workbook_part import read_workbook_part
from xlsops.excel.package.parts import book_of, reached_parts, relations_of, sheet_parts, take_apart
from xlsops.excel.package.spans import BrokenPartError

_STAMP = re.compile(rb"<!--xlsops ([0-9a-f]{64}) ([0-9a-f]{64})-->\Z")

_LONG = 200
"""A stamp stands among the last bytes of its part."""
_MOST = 1_000_000_000
"""More bytes than this no workbook of an office has; the reader says so, and nothing is unpacked before."""
_SQUEEZED = {ZIP_STORED, ZIP_DEFLATED}
_DAMAGED = (
    BadZipFile,
    BrokenPartError,
    zlib.error,
    StopIteration,
    LookupError,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
)
"""What taking apart a file raises that is no whole workbook."""


def stamped(parts: Mapping[str, bytes], sheet: str, main: str, source: str) -> bytes:
    """Return a sheet's part with the stamp of its source and of all that hangs on it."""
    part = _STAMP.sub(b"", parts[sheet])
    made = _made(parts, sheet, main, part)
    return b"%b<!--xlsops %b %b-->" % (part, source.encode(), made.encode())


@lru_cache(maxsize=1)
def sheets_as_made(data: bytes) -> AsMade:
    """Return, of a workbook's bytes, what each sheet was made from that stands as the program made it.

    Such a sheet, and what hangs on it, is byte for byte what was painted: nobody wrote there. None
    are told of a workbook that is not whole.
    """
    try:
        if _inflated(data) > _MOST:
            return AsMade()
        parts = take_apart(data)
        main = book_of(parts)
        date1904 = read_workbook_part(parts[main]).date1904
        found = {name: _source(parts, part, main) for name, part in sheet_parts(parts).items()}
    except _DAMAGED:
        return AsMade()
    return AsMade({name: source for name, source in found.items() if source}, date1904)


def _inflated(data: bytes) -> int:
    """Return how many bytes the parts of a workbook have by their own account.

    Raises BadZipFile where one is squeezed as no workbook is.
    """
    with ZipFile(BytesIO(data)) as package:
        parts = package.infolist()
    if any(each.compress_type not in _SQUEEZED for each in parts):
        raise BadZipFile
    return sum(each.file_size for each in parts)


def _source(parts: Mapping[str, bytes], sheet: str, main: str) -> str:
    """Return what a sheet was made from; empty where somebody changed it, or the program made none."""
    stamp = _STAMP.search(parts.get(sheet, b"")[-_LONG:])
    source = stamp[1].decode() if stamp else ""
    return source if source and is_as_made(parts, sheet, main, source) else ""


def is_as_made(parts: Mapping[str, bytes], sheet: str, main: str, source: str) -> bool:
    """Tell whether a sheet was made from that source and nobody changed it or what hangs on it."""
    stamp = _STAMP.search(parts[sheet])
    if stamp is None or stamp[1].decode() != source:
        return False
    part = parts[sheet][: stamp.start()]
    return stamp[2].decode() == _made(parts, sheet, main, part)


def _made(parts: Mapping[str, bytes], sheet: str, main: str, part: bytes) -> str:
    """Return the fingerprint of a sheet's part, as it is given, and of what it leads to."""
    told = sha256()
    for name in sorted(reached_parts(parts, [sheet], main)):
        for each in (name, relations_of(name)):
            data = part if each == sheet else parts.get(each, b"")
            told.update(b"%b %d\n%b" % (each.encode(), len(data), data))
    return told.hexdigest()
