"""Microsoft's own Open XML SDK finds nothing to object to in the add-in."""

import json
import os
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.addin.reading import parts

VALIDATOR = "XLSOPS_OOXML_VALIDATOR"
"""The environment variable that names the program."""


@pytest.fixture
def validator() -> Path:
    """The validator's program; without it the test is skipped, and fails where CI is set."""
    path = os.environ.get(VALIDATOR)
    if path:
        return Path(path)
    if os.environ.get("CI"):
        pytest.fail(f"{VALIDATOR} names no validator", pytrace=False)
    pytest.skip(f"{VALIDATOR} names no validator")


def errors(validator: Path, path: Path) -> list[Any]:
    done = subprocess.run(
        [str(validator), str(path)], capture_output=True, check=False, timeout=60
    )
    found = json.loads(done.stdout)
    assert found["ok"] is (not found["errors"])
    return list(found["errors"])


def test_the_addin_has_no_error(validator: Path, built: Path) -> None:
    assert errors(validator, built) == []


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
    validator: Path, part: str, change: tuple[str, str], built: Path, tmp_path: Path
) -> None:
    held = parts(built)
    text = held[part].decode().replace(*change, 1)
    assert text != held[part].decode()
    spoilt = tmp_path / "rusak.xlam"
    with zipfile.ZipFile(spoilt, "w") as archive:
        for name, data in (held | {part: text.encode()}).items():
            archive.writestr(name, data)
    assert errors(validator, spoilt)
