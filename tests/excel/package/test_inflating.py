"""Parts are unpacked fast, and whatever is wrong with a package is told as ``zipfile`` tells it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

import pytest

from xlsops.excel.package.inflating import DamagedPartError, inflated

PARTS = {"a.xml": b"<a>" + b"isi " * 5000 + b"</a>", "kosong.xml": b"", "b.bin": bytes(range(256))}


def package(kind: int = ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", kind) as archive:
        for name, data in PARTS.items():
            archive.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize("kind", [ZIP_DEFLATED, ZIP_STORED])
def test_the_parts_come_as_they_were_put_in_and_in_their_order(kind: int) -> None:
    assert list(inflated(package(kind))) == list(PARTS.items())


def test_a_part_whose_checksum_is_another_is_refused() -> None:
    whole = package()
    with ZipFile(BytesIO(whole)) as archive:
        checksum = archive.getinfo("a.xml").CRC.to_bytes(4, "little")
    with pytest.raises(BadZipFile):
        dict(inflated(whole.replace(checksum, bytes(4))))


def test_a_part_that_is_damaged_inside_is_refused() -> None:
    whole = bytearray(package())
    whole[36:44] = b"\xff" * 8
    with pytest.raises(DamagedPartError, match=r"a\.xml"):
        dict(inflated(bytes(whole)))


@pytest.mark.parametrize("instead", [b"PK\3\5", b"PK\1\2"])
def test_a_part_before_which_no_header_stands_is_refused(instead: bytes) -> None:
    with pytest.raises(BadZipFile):
        dict(inflated(package().replace(b"PK\3\4", instead, 1)))


def test_a_part_that_is_named_otherwise_in_front_of_it_is_refused() -> None:
    whole = package()
    assert whole.index(b"a.xml") < whole.index(b"PK\1\2")
    with pytest.raises(BadZipFile):
        dict(inflated(whole.replace(b"a.xml", b"c.xml", 1)))


@pytest.mark.parametrize("name", ["angka é.xml", "kolom ✓.xml", "map/b.xml"])
def test_parts_are_found_whichever_letters_their_names_have(name: str) -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, b"isi" * 99)
    assert dict(inflated(target.getvalue())) == {name: b"isi" * 99}


def test_a_size_no_squeezed_part_comes_to_takes_no_memory() -> None:
    whole = package()
    with ZipFile(BytesIO(whole)) as archive:
        told = archive.getinfo("b.bin").file_size.to_bytes(4, "little")
    huge = whole.replace(told + b"\x05\0", (0xFFFFFFF0).to_bytes(4, "little") + b"\x05\0")
    assert huge != whole
    assert dict(inflated(huge)) == PARTS
