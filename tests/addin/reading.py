"""A second reader of what the add-in holds, written apart from the writer and strict."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

from msgspec import Struct

END, FREE, TABLE, NOBODY = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


class Node(Struct, frozen=True, dict=True):
    """A directory entry of a compound file."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """A compound file; every rule that a reader could stumble over is asserted."""

    def __init__(self, data: bytes) -> None:
        assert data[:8].hex() == "d0cf11e0a1b11ae1"
        assert len(data) % 512 == 0
        assert struct.unpack_from("<HHHHH", data, 24) == (0x3E, 3, 0xFFFE, 9, 6)
        self.data = data
        header = struct.unpack_from("<IIIIIIIII", data, 40)
        _, tables, directory, stamp, limit, mini_start, mini_count, far, far_count = header
        assert (stamp, limit, far, far_count) == (0, 4096, END, 0)
        places = struct.unpack_from("<109I", data, 76)
        assert all(place == FREE for place in places[tables:])
        self.fat = [n for place in places[:tables] for n in self._longs(place)]
        self.used: set[int] = set()
        for place in places[:tables]:
            assert self.fat[place] == TABLE
            self._take(place)
        self.nodes = [_node(raw) for raw in _split(self._chain(directory), 128)]
        mini_table = self._chain(mini_start) if mini_count else b""
        assert len(mini_table) == 512 * mini_count
        self.mini_fat = list(struct.unpack(f"<{len(mini_table) // 4}I", mini_table))
        self.mini = self._chain(self.nodes[0].start)[: self.nodes[0].size]
        self.mini_used: set[int] = set()
        self.streams = dict(self._below(self.nodes[0].child, ""))
        sectors = len(data) // 512 - 1
        assert len(self.fat) >= sectors
        assert self.used == set(range(sectors)), "a sector belongs to nobody"
        assert all(n == FREE for n in self.fat[sectors:])
        assert len(self.mini) == 64 * len(self.mini_used)

    def _longs(self, sector: int) -> tuple[int, ...]:
        return struct.unpack_from("<128I", self.data, 512 * (sector + 1))

    def _take(self, sector: int) -> None:
        assert sector not in self.used, "two chains share a sector"
        self.used.add(sector)

    def _chain(self, sector: int) -> bytes:
        out = b""
        while sector != END:
            self._take(sector)
            out += self.data[512 * (sector + 1) : 512 * (sector + 2)]
            sector = self.fat[sector]
        return out

    def _stream(self, node: Node) -> bytes:
        if node.size >= 4096:
            whole = self._chain(node.start)
            assert len(whole) == -(-node.size // 512) * 512
            return whole[: node.size]
        out, sector = b"", node.start
        while sector != END:
            assert sector not in self.mini_used
            self.mini_used.add(sector)
            out += self.mini[64 * sector : 64 * (sector + 1)]
            sector = self.mini_fat[sector]
        assert len(out) == -(-node.size // 64) * 64
        return out[: node.size]

    def _below(self, top: int, path: str) -> list[tuple[str, bytes]]:
        """The streams of a search tree, which must be in the order of the rules."""
        ranked: list[tuple[int, str]] = []
        found: list[tuple[str, bytes]] = []

        def walk(number: int, depth: int) -> None:
            if number == NOBODY:
                return
            assert depth < 20, "the tree is a list"
            node = self.nodes[number]
            walk(node.left, depth + 1)
            ranked.append((len(node.name), node.name.upper()))
            if node.kind == 2:
                assert node.child == NOBODY
                found.append((path + node.name, self._stream(node)))
            else:
                assert node.kind == 1
                found.extend(self._below(node.child, f"{path}{node.name}/"))
            walk(node.right, depth + 1)

        walk(top, 0)
        assert ranked == sorted(set(ranked))
        return found


def decompress(data: bytes) -> bytes:
    """The text of a compressed container of [MS-OVBA]."""
    assert data[0] == 1
    out, position = bytearray(), 1
    while position < len(data):
        (header,) = struct.unpack_from("<H", data, position)
        assert header >> 12 & 7 == 3
        end = position + (header & 0xFFF) + 3
        position += 2
        if not header >> 15:
            assert end - position == 4096
            out += data[position:end]
            position = end
            continue
        start = len(out)
        while position < end:
            flags = data[position]
            position += 1
            for bit in range(8):
                if position >= end:
                    break
                if not flags >> bit & 1:
                    out.append(data[position])
                    position += 1
                    continue
                (token,) = struct.unpack_from("<H", data, position)
                position += 2
                bits = 4
                while 1 << bits < len(out) - start:
                    bits += 1
                back = (token >> 16 - bits) + 1
                assert back <= len(out) - start, "a copy from before the chunk"
                for _ in range((token & (1 << 16 - bits) - 1) + 3):
                    out.append(out[-back])
        assert position == end
        assert len(out) - start <= 4096
    return bytes(out)


def records(directory: bytes) -> list[tuple[int, bytes]]:
    """The records of a decompressed ``dir`` stream."""
    found, position = [], 0
    while position < len(directory):
        number, size = struct.unpack_from("<HI", directory, position)
        size = 6 if number == 9 else size
        found.append((number, directory[position + 6 : position + 6 + size]))
        position += 6 + size
    assert position == len(directory)
    return found


class VbaModule(Struct, frozen=True, dict=True):
    """A module as it stands in the project."""

    name: str
    document_or_class: bool
    text: str


def vba_modules(streams: dict[str, bytes]) -> list[VbaModule]:
    """The modules of a project's streams in the order of its ``dir`` stream."""
    found: list[VbaModule] = []
    name, offset = "", 0
    for number, data in records(decompress(streams["VBA/dir"])):
        if number == 0x1A:
            name = data.decode("cp1252")
        if number == 0x31:
            (offset,) = struct.unpack("<I", data)
        if number in {0x21, 0x22}:
            text = decompress(streams[f"VBA/{name}"][offset:]).decode("cp1252")
            found.append(VbaModule(name, number == 0x22, text))
    return found


def parts(path: Path | bytes) -> dict[str, bytes]:
    """The parts of an Office file by name."""
    with zipfile.ZipFile(BytesIO(path) if isinstance(path, bytes) else path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def _split(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


def _node(raw: bytes) -> Node:
    length, kind, _colour, left, right, child = struct.unpack_from("<HBBIII", raw, 64)
    start, size = struct.unpack_from("<IQ", raw, 116)
    name = raw[: max(length - 2, 0)].decode("utf-16-le")
    return Node(name, kind, left, right, child, start, size)
