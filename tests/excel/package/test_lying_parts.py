"""A package of which few parts are looked at: the others go on as they lie."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

import pytest

from xlsops.excel.package import lying_parts
from xlsops.excel.package.inflating import DamagedPartError
from xlsops.excel.package.lying_parts import LyingParts
from xlsops.excel.package.parts import put_together, take_apart

PARTS = {"[Content_Types].xml": b"<Types/>", "xl/a.xml": b"<a/>" * 99, "xl/b.xml": b"<b/>" * 99}


def package(kind: int = ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", kind) as archive:
        for name, part in PARTS.items():
            archive.writestr(name, part)
    return target.getvalue()


def lying(data: bytes) -> LyingParts:
    return lying_parts.lying_parts(data)


@pytest.mark.parametrize("kind", [ZIP_DEFLATED, ZIP_STORED])
def test_the_parts_are_those_of_the_package_in_its_order(kind: int) -> None:
    parts = lying(package(kind))
    assert [*parts.items()] == [*PARTS.items()]
    assert (len(parts), "xl/a.xml" in parts, "xl/c.xml" in parts) == (3, True, False)


def test_a_part_nobody_looked_at_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = lying(package())
    seen = []
    unpacked = lying_parts.unpacked

    def looked(data: bytes, size: int, checksum: int) -> bytes | None:
        seen.append(size)
        return unpacked(data, size, checksum)

    monkeypatch.setattr(lying_parts, "unpacked", looked)
    after = parts.changed({"xl/c.xml": b"<c/>"}, {"xl/b.xml"})
    made = put_together(after)
    assert seen == []
    assert take_apart(made) == {
        "[Content_Types].xml": b"<Types/>",
        "xl/a.xml": PARTS["xl/a.xml"],
        "xl/c.xml": b"<c/>",
    }


def test_what_is_put_in_as_it_was_leaves_the_package_untouched() -> None:
    parts = lying(package())
    away = parts.changed({"xl/a.xml": b"<x/>"}, {"xl/b.xml"})
    again = away.changed({name: PARTS[name] for name in ("xl/a.xml", "xl/b.xml")})
    assert (parts.untouched, away.untouched, again.untouched) == (True, False, True)
    assert not parts.changed({}, {"xl/b.xml"}).untouched
    assert not parts.changed({"xl/c.xml": b""}).untouched
    assert again.lying("xl/a.xml") == parts.lying("xl/a.xml") is not None
    assert away["xl/a.xml"] == b"<x/>"
    assert parts["xl/a.xml"] == PARTS["xl/a.xml"]


def test_a_damaged_part_is_told_as_soon_as_it_is_looked_at() -> None:
    data = bytearray(package())
    data[data.index(b"xl/a.xml") + len("xl/a.xml") + 2] ^= 0xFF
    parts = lying(bytes(data))
    assert parts["xl/b.xml"] == PARTS["xl/b.xml"]
    with pytest.raises(DamagedPartError, match=r"xl/a\.xml"):
        _ = parts["xl/a.xml"]
    with pytest.raises(DamagedPartError, match=r"xl/a\.xml"):
        take_apart(bytes(data))


def test_what_is_no_package_is_told() -> None:
    with pytest.raises(BadZipFile):
        lying(b"PK")
