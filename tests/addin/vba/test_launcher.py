"""The module that starts Python runs our buttons and nothing else, whatever workbook is open."""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.addin.test_grammar import faults
from xlsops.addin.vba import launcher as module
from xlsops.addin.vba.launcher import launcher
from xlsops.core.terms.operations import OPERATIONS

FOLDER = Path(str(distribution("xlwings").locate_file("xlwings")))
THEIRS = (FOLDER / "xlwings_custom_addin.bas").read_bytes().decode("cp1252").replace("\r\n", "\n")
OURS = launcher(THEIRS, "xlsops")
PIECES = [old for old, _ in module._CHANGES] + [
    each for cut in module._CUTS for each in cut[:2] if each
]


def compiled(text: str, *, mac: bool) -> str:
    """The lines one system compiles."""
    keep, kept = [True], []
    known = {"Mac": mac, 'App = "Microsoft Excel"': True, "MAC_OFFICE_VERSION >= 15": mac}
    for line in text.split("\n"):
        word = line.strip()
        if word.startswith("#If "):
            keep.append(keep[-1] and known[word[4:].removesuffix(" Then")])
        elif word == "#Else":
            keep[-1] = keep[-2] and not keep[-1]
        elif word == "#End If":
            keep.pop()
        elif keep[-1] and not word.startswith("#Const"):
            kept.append(line)
    assert keep == [True]
    return "\n".join(kept)


def code(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if not line.lstrip().startswith("'"))


def test_only_what_runs_a_button_can_be_called_from_outside() -> None:
    """A public function of an add-in is a function of every open workbook's cells."""
    public = re.findall(
        r"^\s*(?!Private)((?:Public )?(?:Declare |Function |Sub ).*)$", OURS, re.MULTILINE
    )
    assert public == ["Public Function RunPython(Operation As String)"]
    assert "\nOption Private Module\n" in OURS
    assert "Declare" not in OURS


def test_what_it_runs_is_the_function_of_one_button() -> None:
    (line,) = (each.strip() for each in code(OURS) if "import " in each)
    assert line == 'PythonCommand = "from xlsops import ribbon; ribbon." & Operation & "()"'
    assert 'Operation Like "*[!a-z_]*"' in OURS
    for each in OPERATIONS:
        compile(f"from xlsops import ribbon; ribbon.{each.function}()", "command", "exec")


def test_of_the_workbook_only_its_name_is_looked_at() -> None:
    assert {each for line in code(OURS) for each in re.findall(r"\bActiveWorkbook\S*", line)} == {
        "ActiveWorkbook.Name"
    }
    for word in (
        "ThisWorkbook",
        "Sheets",
        "Range(",
        "FullName",
        "directory",
        "LICENSE_KEY",
        "XLPy.",
    ):
        assert not any(word in line for line in code(OURS)), word
    assert OURS.count("ActiveWorkbook.Name") == 2


def test_settings_come_from_the_users_own_file_only() -> None:
    body = OURS[OURS.index("Private Function GetConfig(") :].partition("End Function")[0]
    assert re.findall(r"GetConfigFromFile\((\w+)", body) == ["GetConfigFilePath"]
    assert 'Environ("USERPROFILE") & "\\." & PROJECT_NAME' in OURS
    assert 'PROJECT_NAME As String = "xlsops"' in OURS


def test_nothing_is_found_in_the_current_folder() -> None:
    assert not any("cmd.exe" in line for line in code(OURS))
    assert 'Environ("ComSpec")' in OURS
    assert OURS.count(" -P") == 2
    assert 'If Interpreter = "" Then Err.Raise' in OURS


def test_the_notice_stays_and_the_change_is_said() -> None:
    head, _, _ = THEIRS.partition("'Attribute VB_Name")
    theirs = head.split("\n")
    assert [line for line in theirs if line not in OURS.split("\n")] == []
    assert "BSD 3-clause" in OURS
    assert "Changed for Kinerja" in OURS


@pytest.mark.parametrize("piece", PIECES)
def test_a_module_without_a_piece_we_change_is_refused(piece: str) -> None:
    with pytest.raises(LookupError):
        launcher(THEIRS.replace(piece, ""), "xlsops")


@pytest.mark.parametrize("mac", [False, pytest.param(True, marks=pytest.mark.exhaustive)])
def test_every_procedure_that_is_called_is_there_and_the_grammar_holds(*, mac: bool) -> None:
    text = compiled(OURS, mac=mac)
    assert faults(text) == []
    gone = set(re.findall(r"(?:Function|Sub) (\w+)\(", THEIRS)) - set(
        re.findall(r"(?:Function|Sub) (\w+)\(", text)
    )
    for line in code(text):
        assert not gone & set(re.findall(r"\w+", re.sub(r'"[^"]*"|\'.*', "", line))), line


def test_on_macos_xlwings_is_handed_no_folder_to_look_for_modules_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its script calls ``prepare_sys_path`` before us; an empty entry would be the current folder."""
    from xlwings.utils import prepare_sys_path  # noqa: PLC0415 - only this test asks xlwings

    (handed,) = re.findall(r'ExecuteMac PythonCommand, Interpreter, "(.*)"', OURS)
    before = ["dahulu"]
    monkeypatch.setattr("sys.path", list(before))
    prepare_sys_path(f"{handed};")
    assert sys.path == before
