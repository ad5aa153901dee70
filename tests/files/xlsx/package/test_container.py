"""A member of a container whose length and CRC are told by the bytes behind its stream, too."""

import zlib

import pytest

from tests.files.xlsx.parts import deflated
from xlsops.files.xlsx.package.container import Container, Member
from xlsops.files.xlsx.unreadable import UnreadableError

ALIKE = b"isi lembar?O\x08\xdf"
"""Its CRC is its length."""


def held(raw: bytes) -> bytes:
    member = Member("a", 8, zlib.crc32(ALIKE), len(raw), len(ALIKE), 0)
    return Container(raw, {}).content(member)


@pytest.mark.parametrize("bytes_behind", [4, 8])
def test_what_stands_behind_a_stream_is_seen_though_it_is_half_of_what_ends_it(
    bytes_behind: int,
) -> None:
    assert zlib.crc32(ALIKE) == len(ALIKE)
    raw = deflated(ALIKE)
    assert held(raw) == ALIKE
    with pytest.raises(UnreadableError) as told:
        held(raw + (len(ALIKE).to_bytes(4, "little") * 2)[:bytes_behind])
    assert "terpotong" in told.value.refusal.detail
