"""The parts of a package that was read whole, unpacked five times as fast as ``zipfile`` does it.

libdeflate unpacks only to the size a part is said to have. Whatever is not just as it should be is left
to ``zipfile``, which says what is wrong with it.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from struct import Struct, error, unpack_from
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from deflate import DeflateError, crc32, deflate_decompress

_LENGTHS, _HEADER, _BEGINS = 26, 30, b"PK\3\4"
_BEFORE = Struct("<4s2xH18xH")
"""What stands in front of a part: how it begins, its flags, how long its name is."""
_UTF8 = 0x800
_UNPLAIN = 0x61
"""The flags of parts that are encrypted, or patched."""
_MOST, _LEAST = 1032, 64
"""As many bytes come of one squeezed byte at most; whoever tells of more is not given the memory."""


_WRONG = (BadZipFile, zlib.error, EOFError, RuntimeError)
"""What ``zipfile`` raises of a part that is damaged, encrypted, or squeezed as no workbook is."""


class DamagedPartError(BadZipFile):
    """A ``part`` of a package does not hold what the package says of it."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def inflated(package: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each part, in file order; raises BadZipFile."""
    with ZipFile(BytesIO(package)) as archive:
        for each in archive.infolist():
            part = _quickly(package, each)
            yield each.filename, slowly(archive, each) if part is None else part


def slowly(archive: ZipFile, part: ZipInfo | str) -> bytes:
    """Return what a part holds, as ``zipfile`` unpacks it; raises DamagedPartError."""
    try:
        return archive.read(part)
    except _WRONG as wrong:
        raise DamagedPartError(part if isinstance(part, str) else part.filename) from wrong


def _quickly(package: bytes, part: ZipInfo) -> bytes | None:
    """Return what a part holds; None where it is not deflated, or not what its package says of it."""
    data = plainly_squeezed(package, part)
    return None if data is None else unpacked(data, part.file_size, part.CRC)


def plainly_squeezed(package: bytes, part: ZipInfo) -> bytes | None:
    """Return a part as it lies in its package; None where it is not deflated, or named otherwise there."""
    if part.compress_type != ZIP_DEFLATED or part.flag_bits & _UNPLAIN:
        return None
    if not _named_alike(package, part):
        return None
    return _squeezed_data(package, part)


def unpacked(data: bytes, size: int, checksum: int) -> bytes | None:
    """Return what a deflated part of that size and checksum holds; None where it is another."""
    if size > len(data) * _MOST + _LEAST:
        return None
    try:
        found = bytes(deflate_decompress(data, size))
    except (DeflateError, ValueError, MemoryError):
        return None
    return found if len(found) == size and crc32(found) == checksum else None


def _named_alike(package: bytes, part: ZipInfo) -> bool:
    """Tell whether what stands in front of a part names it as the list of all parts does."""
    try:
        begins, flags, length = _BEFORE.unpack_from(package, part.header_offset)
        name = part.orig_filename.encode("utf-8" if flags & _UTF8 else "cp437")
    except (error, ValueError):
        return False
    start = part.header_offset + _HEADER
    return bool(begins == _BEGINS and package[start : start + length] == name)


def _squeezed_data(package: bytes, part: ZipInfo) -> bytes:
    """Return a part as it lies in its package, squeezed; less where the package ends before it does."""
    told = package[part.header_offset + _LENGTHS : part.header_offset + _HEADER]
    name, extra = unpack_from("<HH", told.ljust(_HEADER - _LENGTHS, b"\0"))
    start = part.header_offset + _HEADER + name + extra
    return package[start : start + part.compress_size]
