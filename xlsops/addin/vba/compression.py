"""The compression of VBA source text, by the rules of [MS-OVBA] 2.4.1."""

CHUNK = 4096
MINIMUM = 3

_SIGNATURE = b"\x01"
_PACKED = 0xB000
_PLAIN = 0x3FFF


def compress(data: bytes) -> bytes:
    """Return the compressed container; the longest earlier match wins, the first of equals.

    The rules leave the choice among equals open; this one is that of the projects xlwings ships.
    A chunk that does not shrink is stored plain, which the rules fill up to 4096 bytes with
    zeros; only the last chunk can be shorter, and no text is that dense.
    """
    chunks = (data[start : start + CHUNK] for start in range(0, len(data), CHUNK))
    return _SIGNATURE + b"".join(map(_chunk, chunks))


def _chunk(data: bytes) -> bytes:
    packed = _tokens(data)
    if len(packed) > CHUNK:
        return _PLAIN.to_bytes(2, "little") + data.ljust(CHUNK, b"\0")
    return (_PACKED | (len(packed) - 1)).to_bytes(2, "little") + packed


def _tokens(data: bytes) -> bytes:
    """Return the chunk as groups of eight tokens, each group led by its byte of flags."""
    out, seen = bytearray(), dict[bytes, list[int]]()
    position = 0
    while position < len(data):
        flags_at, flags = len(out), 0
        out.append(0)
        for bit in range(8):
            if position >= len(data):
                break
            start, length = _match(data, position, seen)
            if length:
                flags |= 1 << bit
                out += _copy_token(position, position - start, length)
            else:
                length = 1
                out.append(data[position])
            for passed in range(position, position + length):
                seen.setdefault(data[passed : passed + MINIMUM], []).append(passed)
            position += length
        out[flags_at] = flags
    return bytes(out)


def _match(data: bytes, position: int, seen: dict[bytes, list[int]]) -> tuple[int, int]:
    """Return start and length of the longest earlier match; no match has length 0."""
    limit = min((0xFFFF >> _offset_bits(position)) + MINIMUM, len(data) - position)
    if limit < MINIMUM:
        return 0, 0
    best, length = 0, MINIMUM - 1
    for start in seen.get(data[position : position + MINIMUM], ()):
        if data[start + length] != data[position + length]:
            continue
        reached = 0
        while reached < limit and data[start + reached] == data[position + reached]:
            reached += 1
        if reached > length:
            best, length = start, reached
            if length == limit:
                break
    return (best, length) if length >= MINIMUM else (0, 0)


def _copy_token(position: int, offset: int, length: int) -> bytes:
    shift = 16 - _offset_bits(position)
    return ((offset - 1) << shift | (length - MINIMUM)).to_bytes(2, "little")


def _offset_bits(position: int) -> int:
    """Return how many bits of a token hold the offset, at this distance from the chunk's start."""
    return max(4, (position - 1).bit_length())
