"""Kinerja.xlam: the same bytes everywhere, our modules only, and every licence inside."""

import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from tests.addin.reading import Compound, VbaModule, parts, vba_modules
from xlsops import __version__
from xlsops.addin import wheel
from xlsops.addin.addin_file import BuiltFrom, addin_at
from xlsops.addin.build import LICENCES, NAME, build, content, modules
from xlsops.errors import FileOpenError, NotWritableError, WheelChangedError
from xlsops.resources import asset

with warnings.catch_warnings():
    # pyparsing renamed what oletools calls; nothing of ours is meant.
    warnings.filterwarnings("ignore", category=DeprecationWarning, module="oletools")
    from oletools.olevba import VBA_Parser

ROOT = Path(__file__).parents[2]
NAMES = ("ThisWorkbook", "Sheet1", "Ribbon", "xlwings")
ATTRIBUTE = re.compile(r"Attribute VB_\w+ = .*\r\n")


def project(path: Path) -> dict[str, bytes]:
    return Compound(parts(path)["xl/vbaProject.bin"]).streams


@pytest.mark.parametrize(
    ("zone", "seed"), [("Asia/Jakarta", "1"), ("America/New_York", "2"), ("UTC", "random")]
)
def test_another_process_in_another_zone_builds_the_same_bytes(
    zone: str, seed: str, tmp_path: Path, built: Path
) -> None:
    script = "import sys, pathlib; from xlsops.addin.build import build; "
    script += "build(pathlib.Path(sys.argv[1]))"
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
    )
    for name in (NAME, LICENCES):
        assert (tmp_path / name).read_bytes() == built.with_name(name).read_bytes()


def test_building_over_an_older_one_leaves_two_files(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("lama")
    assert build(tmp_path) == tmp_path / NAME
    assert build(tmp_path).read_bytes() == content()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([NAME, LICENCES])


def test_the_project_holds_our_modules_with_our_text_and_no_other(built: Path) -> None:
    texts = {each.name: each.text.replace("\n", "\r\n") for each in modules(asset("macros"))}
    assert vba_modules(project(built)) == [
        VbaModule(name, name not in {"Ribbon", "xlwings"}, texts[name]) for name in NAMES
    ]
    committed = (asset("macros") / "Ribbon.bas").read_bytes()
    assert texts["Ribbon"].encode() == committed.replace(b"\n", b"\r\n")


def test_olevba_reads_the_same_modules(built: Path) -> None:
    expected = {each.name: ATTRIBUTE.sub("", each.text) for each in vba_modules(project(built))}
    reader = VBA_Parser(str(built))
    try:
        seen = {
            name.rpartition(".")[0]: ATTRIBUTE.sub(
                "", text.replace("\r\n", "\n").replace("\n", "\r\n")
            )
            for _, _, name, text in reader.extract_macros()
        }
    finally:
        reader.close()
    assert seen == expected


def test_the_pinned_version_is_that_of_the_project_file() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'"xlwings=={wheel.PINNED}"' in text


def test_every_notice_travels_with_the_addin(built: Path) -> None:
    texts = {each.name: each.text for each in vba_modules(project(built))}
    assert "BSD 3-clause license" in texts["xlwings"]
    assert "Zoomer Analytics" in texts["xlwings"]
    strings = parts(built)["xl/sharedStrings.xml"].decode()
    licences = built.with_name(LICENCES).read_text(encoding="utf-8")
    for text in (strings, licences):
        assert "Redistributions in binary form must reproduce" in text


def test_the_package_is_a_hidden_addin_tied_to_its_project(built: Path) -> None:
    held = parts(built)
    types = held["[Content_Types].xml"].decode()
    assert "application/vnd.ms-excel.addin.macroEnabled.main+xml" in types
    assert "sheet.macroEnabled" not in types
    assert "application/vnd.ms-office.vbaProject" in types
    workbook = held["xl/workbook.xml"].decode()
    assert 'visibility="veryHidden"' in workbook
    assert re.findall(r'codeName="(\w+)"', workbook) == ["ThisWorkbook"]
    sheets = [text for name, text in held.items() if name.startswith("xl/worksheets/")]
    assert [re.findall(rb'codeName="(\w+)"', text) for text in sheets] == [[b"Sheet1"]]
    documents = re.findall(rb"Document=(\w+)/", project(built)["PROJECT"])
    assert documents == [b"ThisWorkbook", b"Sheet1"]


def test_no_setting_stands_in_a_sheet(built: Path) -> None:
    assert b".conf" not in parts(built)["xl/workbook.xml"]


def test_the_addin_says_from_what_it_was_built(built: Path) -> None:
    assert addin_at(built) == BuiltFrom(__version__, wheel.PINNED)


def test_a_stranger_or_a_broken_file_is_not_ours(tmp_path: Path, built: Path) -> None:
    assert addin_at(tmp_path / "tidak ada.xlam") is None
    broken = tmp_path / "rusak.xlam"
    broken.write_bytes(built.read_bytes()[:5000])
    assert addin_at(broken) == BuiltFrom()
    assert not BuiltFrom().ours


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(NotWritableError, match="berkas"):
        build(tmp_path / "berkas")


def test_an_open_addin_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAME).write_text("terbuka")

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "used by another process", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)  # only Windows holds open files this way
    with pytest.raises(FileOpenError, match=r"Kinerja\.xlam sedang terbuka di Excel"):
        build(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).read_text() == "terbuka"


def test_another_xlwings_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wheel, "installed_version", lambda: "0.99.0")
    with pytest.raises(WheelChangedError, match=r"pip install xlwings==0\.37\.8"):
        content()


def test_an_xlwings_whose_module_changed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = wheel._text("xlwings_custom_addin.bas").replace("cmd.exe", "command.com")
    monkeypatch.setattr(wheel, "_text", lambda _: text)
    with pytest.raises(WheelChangedError, match="isinya berubah"):
        content()
