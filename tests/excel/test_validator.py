"""Microsoft's own Open XML SDK finds nothing to object to in any workbook we make."""

from pathlib import Path

import pytest

from tests import ooxml
from tests.ooxml import complaints
from tests.quarter import Played
from xlsops.files.folders import CONTROL
from xlsops.resources import asset

MADE = (
    CONTROL,
    "format/Format KKP TW2 2026.xlsx",
    "format/Format ORG TW2 2026.xlsx",
    "format/Format UMUM TW2 2026.xlsx",
    "kembali/Perbaikan KKP TW2 2026.xlsx",
    "kembali/Perbaikan UMUM TW2 2026.xlsx",
    "rekap/Rekap Data Kinerja Setda TW2 2026 (sementara).xlsx",
)


@pytest.mark.parametrize("name", MADE)
def test_a_workbook_of_the_demo_has_no_error(name: str, played: Played) -> None:
    assert complaints(played.root / name) == []


@pytest.mark.parametrize("kind", ["workbook/Kendali Kinerja.xlsx", "templates/format.xlsx"])
def test_a_workbook_that_comes_with_the_program_has_no_error(kind: str) -> None:
    folder, _, name = kind.partition("/")
    assert complaints(asset(folder) / name) == []


@pytest.mark.parametrize(
    ("old", "new"), [(b"<sheetData>", b"<sheetDaten>"), (b' sheet="1"', b' sheet="ja"')]
)
def test_the_validator_does_find_a_fault(
    old: bytes, new: bytes, played: Played, tmp_path: Path
) -> None:
    held = ooxml.parts(played.root / "format/Format KKP TW2 2026.xlsx")
    name = ooxml.sheets(held)["Indikator"]
    spoilt = held[name].replace(old, new)
    assert spoilt != held[name]
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(ooxml.packed({**held, name: spoilt}))
    assert complaints(path)
