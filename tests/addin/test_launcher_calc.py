"""LibreOffice runs the launcher as Windows compiles it: what reaches the command line, what is shown.

A shell and settings stand in; all else is the text that goes into the add-in.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from tests.addin.test_calc import PROJECT, Call, running
from tests.addin.vba.test_launcher import OURS, compiled
from tests.calc.office import Office
from xlsops.addin.build import modules
from xlsops.addin.vba.project import ModuleKind, module, vba_project
from xlsops.resources import asset

PYTHON = r"C:\Users\Sri Ayu\kinerja\python.exe"
SHELL = """\
Attribute VB_Name = "Shell_"
Attribute VB_Exposed = False
Public Command As String
Public Shown As String
Public Code As Long
Public Function Run(line As String, style As Integer, wait As Boolean) As Long
    Command = line
    Run = Code
End Function
Public Function Popup(text As String, seconds As Integer, title As String, kind As Integer) As Long
    Shown = title & ": " & text
End Function
"""
STANDING_IN = f"""\
Public shell As New Shell_
Public asked As String
Public interpreter_ As String
Private Function WScript() As Object
    Set WScript = shell
End Function
Private Function GetConfig(configKey As String, Optional default As String = "") As Variant
    asked = asked & configKey & ";"
    GetConfig = default
    If configKey = "INTERPRETER_WIN" Then GetConfig = interpreter_
End Function
Private Function FileExists(ByVal FileSpec As String) As Boolean
    FileExists = FileSpec = "{PYTHON}"
End Function
Private Function ReadFile(ByVal FileName As String)
    ReadFile = "yang tertulis"
End Function
Private Function CreateGUID() As String
    CreateGUID = "0815"
End Function
Public Function Attempt(operation As String, python As String, code As Long) As String
    interpreter_ = python
    shell.Command = ""
    shell.Shown = ""
    shell.Code = code
    On Error GoTo Failed
    RunPython operation
    Attempt = shell.Command & "|" & shell.Shown
    Exit Function
Failed:
    Attempt = "refused: " & Err.Description & "|" & shell.Command
End Function
"""
DRIVER = f"""\
Attribute VB_Name = "Driver"
Public Function Pressed() As String
    Pressed = Attempt("collect", "{PYTHON}", 0)
End Function
Public Function Unseen() As String
    Unseen = Attempt("collect", "{PYTHON}", 1)
End Function
Public Function Smuggled() As String
    Smuggled = Attempt("collect(); import os; os.system('calc')", "{PYTHON}", 0)
End Function
Public Function Unset() As String
    Unset = Attempt("collect", "", 0)
End Function
"""


def on_windows() -> str:
    """The launcher of Windows with stand-ins for what only Windows has."""
    text = compiled(OURS, mac=False)
    for what, value in (("Hwnd", "4711"), ("Path", '"C:\\Office"'), ("Name", '"Excel"')):
        text = text.replace(f"Application.{what}", value)
    for name in ("WScript", "GetConfig", "FileExists", "ReadFile", "CreateGUID"):
        text, count = re.subn(
            rf"^Private Function {name}\(.*?^End Function\n",
            "",
            text,
            flags=re.MULTILINE | re.DOTALL,
        )
        assert count == 1, name
    return text + STANDING_IN


@pytest.fixture
def launched(office: Office, tmp_path: Path) -> Iterator[Call]:
    """A workbook that holds the launcher."""
    ours = {each.name: each for each in modules(asset("macros"))}
    text = on_windows()
    project = vba_project(
        PROJECT,
        (
            ours["ThisWorkbook"],
            ours["Sheet1"],
            ours["Ribbon"],
            module(text, ModuleKind.STANDARD),
            module(DRIVER, ModuleKind.STANDARD),
            module(SHELL, ModuleKind.CLASS),
        ),
    )
    path = tmp_path / "Kendali & Kinerja.xlsm"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Beranda")
    book.add_vba_project(BytesIO(project), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    sheet.set_vba_name("Sheet1")
    book.close()
    with running(office, path) as call:
        yield call


def test_the_command_line_holds_the_button_and_the_workbooks_name_in_quotes(launched: Call) -> None:
    command, _, shown = launched("Pressed").partition("|")
    assert re.fullmatch(
        re.escape(
            r'"" /C C: & cd "C:\Users\Sri Ayu\kinerja" & "C:\Users\Sri Ayu\kinerja\python.exe" -P -B '
            r'-c "from xlsops import ribbon; ribbon.collect()" '
            r' --wb="Kendali & Kinerja.xlsm" --from_xl=1 --app="C:\Office\Excel" --hwnd="4711"'
        )
        + r' 2> "[^"]*\\xlwings-0815\.log" ',
        command,
    ), command
    assert shown == ""


def test_a_code_other_than_0_shows_what_was_written(launched: Call) -> None:
    _, _, shown = launched("Unseen").partition("|")
    assert shown.splitlines() == [
        "Kinerja: yang tertulis",
        "Tekan Ctrl+C untuk menyalin pesan ini.",
    ]


def test_nothing_but_a_buttons_function_is_run(launched: Call) -> None:
    assert launched("Smuggled") == "refused: bukan perintah tombol|"


def test_without_settings_no_python_is_looked_for(launched: Call) -> None:
    assert launched("Unset") == "refused: pengaturannya tidak ditemukan|"
