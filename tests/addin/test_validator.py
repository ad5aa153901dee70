"""Microsoft's own Open XML SDK finds nothing to object to in the add-in."""

import zipfile
from pathlib import Path

import pytest

from tests import ooxml
from tests.addin.reading import parts


def test_the_addin_has_no_error(built: Path) -> None:
    assert ooxml.validated(built) == []


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("customUI/customUI14.xml", ('size="large"', 'size="huge"')),
        ("customUI/customUI.xml", ("<button ", "<knob ")),
        ("customUI/customUI14.xml", ('tag="', 'tag="' + "x" * 1025)),
        ("xl/workbook.xml", ('visibility="veryHidden"', 'visibility="gone"')),
    ],
)
def test_the_validator_does_find_a_fault(
    part: str, change: tuple[str, str], built: Path, tmp_path: Path
) -> None:
    held = parts(built)
    text = held[part].decode().replace(*change, 1)
    assert text != held[part].decode()
    spoilt = tmp_path / "rusak.xlam"
    with zipfile.ZipFile(spoilt, "w") as archive:
        for name, data in (held | {part: text.encode()}).items():
            archive.writestr(name, data)
    assert ooxml.validated(spoilt)
