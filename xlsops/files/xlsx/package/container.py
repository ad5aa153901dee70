"""The zip container of a submission, read from its raw bytes and believed only where it is true.

The central directory and every local header are compared, so that no two readers can see
different files; each member is inflated once, never beyond the size it declares, and counts
only when length and CRC are right.
"""

import struct
import zlib
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from deflate import DeflateError, crc32, gzip_decompress
from msgspec import Struct

from xlsops.core.terms.pieces import piece
from xlsops.core.terms.refused_files import Reason
from xlsops.files.xlsx.limits import LIMITS, MEGABYTE, Limits
from xlsops.files.xlsx.package.no_workbook import refuse_archive
from xlsops.files.xlsx.package.no_zip import sniff
from xlsops.files.xlsx.unreadable import UnreadableError, damaged, refuse

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_TOLD = slice(6, 30)
"""What of an entry of the directory stands in the local header, too: from the version it needs to the length of its name."""
_END_MARK, _ENTRY_MARK, _LOCAL_MARK = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_LOCATOR_MARK = b"PK\x06\x07"
_ENCRYPTED, _STREAMED, _PATCHED, _STRONG, _UTF8, _MASKED = 1, 8, 32, 64, 2048, 8192
_STORED, _DEFLATED = 0, 8
_UNKNOWN16, _UNKNOWN32 = 0xFFFF, 0xFFFFFFFF
_CHUNK = 1 << 16
_GZIP_BEGIN, _GZIP_END = b"\x1f\x8b\x08" + bytes(7), struct.Struct("<2L")
_MOST_UNPACKED = 1032
"""As many bytes come of one packed byte at most; whoever tells of more is not given the memory."""
_NO_TIME = (1 << 5 | 1) << 16


class Member(NamedTuple):
    """One entry of the central directory; ``start`` is where its packed bytes begin.

    ``stamp`` is the day, then the time, it says it was written, as bits; ``told`` are the bytes its local
    header has, too, and its name. There are many in a file, so it is a tuple, of which many are made at once.
    """

    name: str
    method: int
    crc: int
    packed: int
    size: int
    start: int
    stamp: int = 0
    flags: int = 0
    told: tuple[bytes, bytes] = (b"", b"")


class Container(Struct, frozen=True):
    """The members of a checked container by casefolded name, and the bytes they stand in."""

    data: bytes
    members: dict[str, Member]
    trailing: int = 0

    @property
    def written(self) -> datetime | None:
        """Return the newest local time a member says it was written; None where none is a time."""
        stamps = {each.stamp for each in self.members.values()}
        return max((time for each in stamps if (time := _time(each))), default=None)

    def content(self, member: Member) -> bytes:
        """Return the inflated bytes of a member; length and CRC are proved."""
        found = self._quickly(member)
        return b"".join(self.pieces(member, member.size + 1)) if found is None else found

    def verify(self, member: Member) -> None:
        """Prove length and CRC of a member without keeping its bytes."""
        for _ in self.pieces(member, _CHUNK):
            pass

    def _quickly(self, member: Member) -> bytes | None:
        """Return the inflated bytes of a member where all is as it should be; what is not, ``pieces`` tells.

        libdeflate takes a third of the time, but would pass over what stands behind the stream. As a
        gzip file it must end where length and CRC are, which stand behind all packed bytes and nowhere
        before, nor partly in them.
        """
        raw = self.data[member.start : member.start + member.packed]
        if member.method == _STORED or not 0 < member.size <= len(raw) * _MOST_UNPACKED:
            return None
        told = _GZIP_END.pack(member.crc, member.size)
        package = b"".join((_GZIP_BEGIN, raw, told))
        if package.find(told, len(_GZIP_BEGIN)) < len(package) - len(told):
            return None
        try:
            return bytes(gzip_decompress(package, member.size))
        except (DeflateError, MemoryError):
            return None

    def pieces(self, member: Member, longest: int) -> Iterator[bytes]:
        """Yield the inflated bytes; the last step raises unless length and CRC are right."""
        raw = self.data[member.start : member.start + member.packed]
        crc = length = 0
        plain = member.method == _STORED or not (member.packed or member.size)
        for chunk in (raw,) if plain else _inflated(raw, longest, member.name):
            length += len(chunk)
            if length > member.size:
                refuse(Reason.TIDAK_AMAN, f"ukuran {piece(member.name)} dipalsukan")
            crc = crc32(chunk, crc)
            yield chunk
        if length != member.size or crc != member.crc:
            damaged(f"{piece(member.name)} berubah di perjalanan")


def open_container(data: bytes, limits: Limits = LIMITS) -> Container:
    """Return the checked container; raise UnreadableError for anything else."""
    if not data:
        refuse(Reason.KOSONG)
    if len(data) > limits.file:
        refuse(Reason.TERLALU_BESAR, f"{len(data) / MEGABYTE:.0f} MB")
    if not data.startswith(_LOCAL_MARK):
        if data.startswith(b"PK"):
            damaged("isinya terpotong")
        raise UnreadableError(sniff(data))
    end, count, start, trailing = _end_record(data)
    if count > limits.members:
        refuse(Reason.TERLALU_BESAR, f"{count} bagian di dalamnya")
    entries = _directory(data, start, end, count)
    refuse_archive([entry.name for entry in entries])
    for entry in entries:
        _check_coding(entry.flags, entry.method, entry.name)
    _check_sizes(entries, limits)
    members: dict[str, Member] = {}
    for entry in entries:
        _check_name(entry.name)
        if members.setdefault(entry.name.casefold(), entry) is not entry:
            refuse(Reason.TIDAK_AMAN, f"{piece(entry.name)} ada dua")
    return Container(data, _located(data, members, start), trailing)


def _time(stamp: int) -> datetime | None:
    """Return the local time of a stamp: years since 1980, month, day, hour, minute, half seconds.

    The first one there can be is what programs write that tell no time.
    """
    day, clock = divmod(stamp, 1 << 16)
    if stamp == _NO_TIME:
        return None
    try:
        return datetime(  # noqa: DTZ001 - it bears no zone
            1980 + (day >> 9),
            day >> 5 & 15,
            day & 31,
            clock >> 11,
            clock >> 5 & 63,
            (clock & 31) * 2,
        )
    except ValueError:
        return None


def _inflated(raw: bytes, longest: int, name: str) -> Iterator[bytes]:
    """Yield pieces of a raw deflate stream that must end exactly where its packed bytes end."""
    inflater = zlib.decompressobj(-15)
    try:
        while raw and not inflater.eof:
            yield inflater.decompress(raw, longest)
            raw = inflater.unconsumed_tail
        if rest := inflater.flush(_CHUNK):
            yield rest
    except zlib.error:
        damaged(f"{piece(name)} tidak dapat dibuka")
    if not inflater.eof or inflater.unused_data:
        damaged(f"{piece(name)} terpotong")


def _end_record(data: bytes) -> tuple[int, int, int, int]:
    """Return the place of the end record, the entry count, the directory start, bytes after."""
    found = []
    at = data.rfind(_END_MARK)
    while at >= max(0, len(data) - _END.size - 2 * _UNKNOWN16):
        record = _fitting_end(data, at)
        if record is not None:
            found.append(record)
        at = data.rfind(_END_MARK, 0, at)
    if not found:
        damaged("bagian akhir berkas hilang atau terpotong")
    if len(found) > 1:
        refuse(Reason.TIDAK_AMAN, "daftar isi berkas ganda")
    return found[0]


def _fitting_end(data: bytes, at: int) -> tuple[int, int, int, int] | None:
    """Return an end record whose directory ends where the record begins, else None."""
    if at + _END.size > len(data):
        return None
    _, disk, start_disk, here, count, size, start, comment = _END.unpack_from(data, at)
    if (
        data[max(at - 20, 0) : max(at - 16, 0)] == _LOCATOR_MARK
        or start == _UNKNOWN32
        or count == _UNKNOWN16
    ):
        refuse(Reason.TIDAK_AMAN, "pembungkusnya dibuat untuk berkas sangat besar")
    stop = at + _END.size + comment
    if start + size != at or stop > len(data):
        return None
    if disk or start_disk or here != count:
        refuse(Reason.TIDAK_AMAN, "berkasnya terbagi atas beberapa potong")
    return at, count, start, len(data) - stop


def _directory(data: bytes, start: int, end: int, count: int) -> list[Member]:
    """Return the members of the central directory, which must hold exactly ``count`` of them."""
    entries = []
    at = start
    while at < end:
        if at + _ENTRY.size > end or data[at : at + 4] != _ENTRY_MARK:
            damaged("daftar isi berkas rusak")
        (
            _,
            _,
            _,
            flags,
            method,
            clock,
            day,
            crc,
            packed,
            size,
            name,
            extra,
            comment,
            disk,
            _,
            _,
            local,
        ) = _ENTRY.unpack_from(data, at)
        stop = at + _ENTRY.size + name
        if stop + extra + comment > end or disk:
            damaged("daftar isi berkas rusak")
        told = data[at + _TOLD.start : at + _TOLD.stop], data[at + _ENTRY.size : stop]
        title = _name(told[1], flags)
        if _UNKNOWN32 in (packed, size, local):
            refuse(Reason.TIDAK_AMAN, "pembungkusnya dibuat untuk berkas sangat besar")
        stamp = day << 16 | clock
        entries.append(Member(title, method, crc, packed, size, local, stamp, flags, told))
        at = stop + extra + comment
    if len(entries) != count:
        refuse(Reason.TIDAK_AMAN, "jumlah bagian dalam daftar isi dipalsukan")
    return entries


def _check_coding(flags: int, method: int, name: str) -> None:
    if flags & (_ENCRYPTED | _STRONG | _MASKED):
        refuse(Reason.SANDI)
    if flags & _PATCHED or method not in {_STORED, _DEFLATED}:
        refuse(Reason.TIDAK_AMAN, f"cara pemampatan {piece(name)} tidak dikenal")


def _name(raw: bytes, flags: int) -> str:
    try:
        return raw.decode("utf-8" if flags & _UTF8 or raw.isascii() else "cp437")
    except UnicodeDecodeError:
        damaged("nama bagian tidak terbaca")


@lru_cache(maxsize=256)
def _check_name(name: str) -> None:
    """Refuse a name that could leave a folder, or that two systems read differently."""
    steps = name.split("/")
    if not name or "\\" in name or "\x00" in name or ":" in name or {"..", "."} & set(steps):
        refuse(Reason.TIDAK_AMAN, "nama sebuah isinya menunjuk ke luar berkas")
    if name.startswith("/"):
        refuse(Reason.TIDAK_AMAN, "nama sebuah isinya menunjuk ke luar berkas")


def _check_sizes(entries: list[Member], limits: Limits) -> None:
    """Refuse what would not fit, from the directory alone."""
    total = sum(entry.size for entry in entries)
    for entry in entries:
        if entry.method == _STORED and entry.size != entry.packed:
            refuse(Reason.TIDAK_AMAN, f"ukuran {piece(entry.name)} dipalsukan")
        if entry.size > limits.member:
            refuse(Reason.TERLALU_BESAR, f"{piece(entry.name)} mengembang melewati batas")
        if entry.size > limits.ratio_free and entry.size > limits.ratio * entry.packed:
            refuse(Reason.TERLALU_BESAR, f"{piece(entry.name)} mengembang tidak wajar")
    if total > limits.total:
        refuse(Reason.TERLALU_BESAR, f"isinya {total / MEGABYTE:.0f} MB setelah dibuka")
    if total > limits.ratio_free and total > limits.ratio * sum(entry.packed for entry in entries):
        refuse(Reason.TERLALU_BESAR, "isinya mengembang tidak wajar")


def _located(data: bytes, members: dict[str, Member], directory: int) -> dict[str, Member]:
    """Return the members with the place of their bytes; local headers must agree, none overlap."""
    located: dict[str, Member] = {}
    stop = 0
    for key, member in sorted(members.items(), key=lambda item: item[1].start):
        if member.start < stop:
            refuse(Reason.TIDAK_AMAN, f"{piece(member.name)} bertumpuk dengan bagian lain")
        begin = _begin(data, member)
        stop = begin + member.packed
        if stop > directory:
            damaged(f"{piece(member.name)} terpotong")
        located[key] = member._replace(start=begin)
    return located


def _begin(data: bytes, member: Member) -> int:
    """Return where the packed bytes begin; the local header must tell what the directory tells.

    Nearly always it does so in the same bytes.
    """
    header, name = member.told
    behind = member.start + _LOCAL.size
    alike = header and data.startswith(_LOCAL_MARK + header, member.start)
    if alike and data.startswith(name, behind):
        return behind + len(name) + int.from_bytes(data[behind - 2 : behind], "little")
    if member.start + _LOCAL.size > len(data):
        damaged(f"{piece(member.name)} terpotong")
    mark, _, flags, method, _, _, crc, packed, size, length, extra = _LOCAL.unpack_from(
        data, member.start
    )
    if mark != _LOCAL_MARK or method != member.method:
        damaged(f"awal {piece(member.name)} rusak")
    if _name(data[behind : behind + length], flags) != member.name:
        refuse(Reason.TIDAK_AMAN, f"{piece(member.name)} bernama ganda")
    _check_coding(flags, method, member.name)
    told = {(member.crc, member.packed, member.size), (member.crc, _UNKNOWN32, _UNKNOWN32)}
    if not flags & _STREAMED and (crc, packed, size) not in told:
        refuse(Reason.TIDAK_AMAN, f"ukuran {piece(member.name)} dipalsukan")
    return int(behind + length + extra)
