"""A compound file, the container of a VBA project, written by the rules of [MS-CFB]."""

import struct
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

Storage = Mapping[str, "bytes | Storage"]
"""Names and what they hold: the bytes of a stream, or the storage below."""

SECTOR = 512
MINI_SECTOR = 64
MINI_LIMIT = 4096
NAME_LIMIT = 31
HEADER_PLACES = 109

_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF
_TABLE = 0xFFFFFFFD
_NOBODY = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BLACK = 1
_ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")
_PER_SECTOR = SECTOR // 4


def compound_file(root: Storage) -> bytes:
    """Return the bytes of a version 3 compound file; equal trees give equal bytes.

    Streams below 4096 bytes stand in the mini stream. No time is written anywhere. A file that
    would need more than 109 sectors of table (about 6.8 MB) is refused: no VBA project does.
    """
    entries = [_Entry("Root Entry", _ROOT)]
    entries[0].child = _add(entries, root)
    mini, mini_table = _mini_stream(entries)
    chains = _Chains()
    for entry in entries:
        if entry.kind == _STREAM and len(entry.data) >= MINI_LIMIT:
            entry.start = chains.add(entry.data)
    entries[0].start = chains.add(mini)
    entries[0].size = len(mini)
    mini_start = chains.add(_longs(mini_table))
    directory = chains.add(b"".join(_packed(entries)))
    tables = chains.add_table()
    header = _header(tables, directory, mini_start, _count(len(mini_table) * 4, SECTOR))
    return header + bytes(chains.sectors)


class _Entry(Struct, dict=True):
    """One line of the directory while the file is being laid out."""

    name: str
    kind: int
    data: bytes = b""
    left: int = _NOBODY
    right: int = _NOBODY
    child: int = _NOBODY
    start: int = 0
    size: int = 0


class _Chains(Struct, dict=True):
    """The sectors written so far, and the table that chains them."""

    sectors: bytearray = field(default_factory=bytearray)
    table: list[int] = field(default_factory=list)

    def add(self, data: bytes) -> int:
        """Append data as one chain and return its first sector; nothing gives the end mark."""
        if not data:
            return _END
        first, number = len(self.table), _count(len(data), SECTOR)
        self.table += [*range(first + 1, first + number), _END]
        self.sectors += data.ljust(number * SECTOR, b"\0")
        return first

    def add_table(self) -> list[int]:
        """Append the table itself and return the sectors it fills."""
        number = 1
        while len(self.table) + number > number * _PER_SECTOR:
            number += 1
        if number > HEADER_PLACES:
            message = f"{len(self.sectors)} bytes are too many for one compound file"
            raise ValueError(message)
        first = len(self.table)
        self.table += [_TABLE] * number
        padding = [_FREE] * (number * _PER_SECTOR - len(self.table))
        self.sectors += _longs(self.table + padding, fill=False)
        return list(range(first, first + number))


def _add(entries: list[_Entry], storage: Storage) -> int:
    """Append everything below a storage and return the root of its search tree."""
    for name in storage:
        if not 0 < len(name) <= NAME_LIMIT or set(name) & set("/\\:!"):
            message = f"{name!r} is no name for a stream or storage"
            raise ValueError(message)
    ranked = sorted(storage, key=_rank)
    if len({_rank(name) for name in ranked}) < len(ranked):
        message = f"names must differ by more than case: {', '.join(ranked)}"
        raise ValueError(message)
    numbers = []
    for name in ranked:
        held = storage[name]
        numbers.append(len(entries))
        if isinstance(held, bytes):
            entries.append(_Entry(name, _STREAM, held, size=len(held)))
        else:
            entry = _Entry(name, _STORAGE)
            entries.append(entry)
            entry.child = _add(entries, held)
    return _balanced(entries, numbers)


def _rank(name: str) -> tuple[int, str]:
    return len(name), name.upper()


def _balanced(entries: list[_Entry], numbers: list[int]) -> int:
    """Tie ranked siblings into a balanced tree: all nodes black, so plain search order."""
    if not numbers:
        return _NOBODY
    middle = len(numbers) // 2
    top = entries[numbers[middle]]
    top.left = _balanced(entries, numbers[:middle])
    top.right = _balanced(entries, numbers[middle + 1 :])
    return numbers[middle]


def _mini_stream(entries: list[_Entry]) -> tuple[bytes, list[int]]:
    """Return the small streams one after the other, and the table that chains them."""
    stream, table = bytearray(), list[int]()
    for entry in entries:
        if entry.kind != _STREAM or len(entry.data) >= MINI_LIMIT:
            continue
        if not entry.data:
            entry.start = _END
            continue
        first, number = len(table), _count(len(entry.data), MINI_SECTOR)
        entry.start = first
        table += [*range(first + 1, first + number), _END]
        stream += entry.data.ljust(number * MINI_SECTOR, b"\0")
    return bytes(stream), table


def _packed(entries: list[_Entry]) -> Iterator[bytes]:
    for entry in entries:
        name = entry.name.encode("utf-16-le")
        yield _ENTRY.pack(
            name,
            len(name) + 2,
            entry.kind,
            _BLACK,
            entry.left,
            entry.right,
            entry.child,
            bytes(16),
            0,
            0,
            0,
            entry.start,
            entry.size,
        )
    for _ in range(-len(entries) % (SECTOR // _ENTRY.size)):
        yield _ENTRY.pack(b"", 0, 0, 0, _NOBODY, _NOBODY, _NOBODY, bytes(16), 0, 0, 0, 0, 0)


def _header(tables: list[int], directory: int, mini_start: int, mini_tables: int) -> bytes:
    places = tables + [_FREE] * (HEADER_PLACES - len(tables))
    return (
        _SIGNATURE
        + bytes(16)
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack(
            "<IIIIIIIII", 0, len(tables), directory, 0, MINI_LIMIT, mini_start, mini_tables, _END, 0
        )
        + _longs(places, fill=False)
    )


def _longs(numbers: list[int], *, fill: bool = True) -> bytes:
    """Return numbers as 32 bits each, filled up to whole sectors with free places."""
    padding = -len(numbers) % _PER_SECTOR if fill else 0
    return struct.pack(f"<{len(numbers) + padding}I", *numbers, *[_FREE] * padding)


def _count(size: int, unit: int) -> int:
    return -(-size // unit)
