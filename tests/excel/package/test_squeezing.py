"""A package is what the library of the language writes, byte for byte, but for what it squeezes with."""

from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from xlsops.excel.package.squeezing import Squeezed, packed, squeezed, unsqueezed

PARTS = {
    "[Content_Types].xml": b"<a/>" * 500,
    "xl/\u00fcber.xml": b"",
    "xl/media/1.png": b"\x89PNG",
}


def by_zipfile(parts: dict[str, Squeezed], method: int) -> bytes:
    """Return a package of parts that are already squeezed, its lists written by zipfile."""
    target = BytesIO()
    with ZipFile(target, "w", method) as package:
        for name, part in parts.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = method, 3, 0o100644 << 16
            info.CRC, info.file_size, info.compress_size = part.checksum, part.size, len(part.data)
            info.header_offset = target.tell()
            target.write(info.FileHeader() + part.data)
            package.filelist.append(info)
            package.start_dir = target.tell()
        package._didModify = True
    return target.getvalue()


@pytest.mark.parametrize(("lay", "method"), [(squeezed, ZIP_DEFLATED), (unsqueezed, ZIP_STORED)])
def test_a_package_is_listed_as_zipfile_lists_one(lay: object, method: int) -> None:
    parts = {name: lay(data) for name, data in PARTS.items()}  # type: ignore[operator]
    assert packed(parts) == by_zipfile(parts, method)
    with ZipFile(BytesIO(packed(parts))) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == PARTS


def test_a_part_is_squeezed_to_the_same_bytes_on_every_computer() -> None:
    part = b"".join(b'<c r="A%d" s="3"/>' % row for row in range(5000))
    assert sha256(squeezed(part).data).hexdigest() == (
        "52b3195354712f47d68692cbe0ae440128f4253da84db84e0f17b2b6ec677ba2"
    )
