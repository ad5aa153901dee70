"""The template of the request form: committed as it is built, with a look for every role."""

import re
from pathlib import Path

from openpyxl import load_workbook

from tests import ooxml
from tests.outline import outline
from xlsops.core.form.layout import COVER
from xlsops.core.sheet.styles import LOOKS
from xlsops.core.spec.spec import Block
from xlsops.excel.form.template import STYLE_SHEET, build_template
from xlsops.resources import asset

COMMITTED = asset("templates") / "format.xlsx"


def test_the_committed_template_is_the_one_the_program_builds(tmp_path: Path) -> None:
    built = tmp_path / "format.xlsx"
    build_template(built)
    assert outline(built) == outline(COMMITTED)
    ours, theirs = ooxml.parts(built), ooxml.parts(COMMITTED)
    assert set(ours) == set(theirs)
    assert [name for name in ours if name.startswith("xl/media/")] == []


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        build_template(tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_every_role_has_a_cell_that_shows_it() -> None:
    book = load_workbook(COMMITTED)
    roles = [row[0].value for row in book[STYLE_SHEET].iter_rows()]
    assert roles == list(LOOKS)
    assert {COVER, *(block.value for block in Block)} <= set(book.sheetnames)


def test_every_placeholder_is_one_the_program_fills() -> None:
    known = {
        "{pemerintah}",
        "{perangkat_daerah}",
        "{periode}",
        "{contoh}",
        "{bagian}",
        "{batas}",
        "{format_id}",
        "{hubungi}",
        "{cara_anggaran}",
        "{cara_keluaran}",
        "{terisi}",
        "{tempat}",
        "{kepala}",
        "{nama_kepala}",
        "{nip_kepala}",
    }
    assert set(re.findall(r"\{[a-z_]+\}", outline(COMMITTED))) == known
