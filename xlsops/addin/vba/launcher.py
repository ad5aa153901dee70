"""xlwings' VBA module, cut down to starting our buttons, so that no foreign workbook can use it.

Excel lets every open workbook call a public function of an add-in from a cell, and xlwings' module
would run any line of Python, start any program and write any file that way. It also reads settings
from the active workbook and from beside it, asks the current folder for ``python`` and for
``cmd.exe``, and passes the workbook's path through a shell. What is left here runs the function of
one button, by the Python that ``xlsops addin install`` wrote down, and reads nothing else.
"""

import re

_INSTALL = "Di terminal, jalankan: xlsops addin install"
_PRIVATE = r"Private \1"

_NOTE = "' Changed for Kinerja, see xlsops/addin/vba/launcher.py: only what starts its buttons is left.\n"

_RUN = """\
Public Function RunPython(Operation As String)
    ' Runs the function of one button and nothing else, whoever calls.
    Dim Interpreter As String, PythonCommand As String
    If TypeName(Application.Caller) = "Range" Or Operation Like "*[!a-z_]*" Then
        Err.Raise 1001, "Kinerja", "bukan perintah tombol"
    End If
    PythonCommand = "from xlsops import ribbon; ribbon." & Operation & "()"
    #If Mac Then
        Interpreter = GetConfig("INTERPRETER_MAC")
    #Else
        Interpreter = GetConfig("INTERPRETER_WIN")
    #End If
    If Interpreter = "" Then Err.Raise 1001, "Kinerja", "pengaturannya tidak ditemukan"
    #If Mac Then
        Application.StatusBar = "Kinerja sedang bekerja..."
        ExecuteMac PythonCommand, Interpreter, "false"
    #Else
        RunPython = ExecuteWindows(False, PythonCommand, Interpreter)
    #End If
End Function


"""

_SHOW = """\
Sub ShowError(FileName As String)
    ' Shows what a text file holds; only Windows lets it be copied.
    #If Mac Then
        MsgBox ReadFile(FileName), vbCritical, "Kinerja"
    #Else
        WScript.Popup ReadFile(FileName) & vbCrLf & "Tekan Ctrl+C untuk menyalin pesan ini.", _
            0, "Kinerja", vbCritical
    #End If
End Sub


"""

_CUTS = (
    # from, up to (or the end), and what stands there instead
    ("#If VBA7 Then\n", "Public Const XLWINGS_VERSION", ""),
    ("Public Function RunPython(", "Sub ExecuteMac(", _RUN),
    ("Public Function RunFrozenPython(", "Private Sub CleanUp()", ""),
    ("Function XLPyCommand()", "Function GetConfigFilePath()", ""),
    ("Function GetDirectoryConfigFilePath()", "Function GetConfig(", ""),
    ("    ' Sheet\n", "    ' User Config\n", ""),
    ("Function SaveConfigToFile(", "Function GetConfigFromFile(", ""),
    ("Function IsFullName(", "Function FileExists(", ""),
    ("Function GetDirectory(", "Function KillFileOnMac(", ""),
    ("Sub ShowError(", "Function ExpandEnvironmentStrings(", _SHOW),
    ('#If App = "Microsoft Excel" Then\nFunction SheetExists(', "Public Function CreateGUID()", ""),
    ('#If App = "Microsoft Excel" Then\nFunction GetFullName(', "", ""),
)
"""What lets a workbook choose what runs, and what served only that."""

_CHANGES = (
    # the current folder holds no module and no program to be found first
    (
        r"""-B -c ""import xlwings.utils;xlwings.utils.prepare_sys_path(\""" & PYTHONPATH & "\""); " & """,
        '-P -B -c """ & ',
    ),
    ('WScript.Run("cmd.exe /C "', 'WScript.Run("""" & Environ("ComSpec") & """ /C "'),
    ('+ "|" + PythonInterpreter\n', '+ "|" + PythonInterpreter + " -P"\n'),
    # what people read
    ('"Could not find Interpreter!"', f'"Python untuk tombol Kinerja tidak ditemukan. {_INSTALL}"'),
    (
        "\"To enable RunPython, please run 'xlwings runpython install' in a terminal once and try again.\"",
        f'"Pasangan tombol Kinerja di luar Excel tidak ditemukan. {_INSTALL}"',
    ),
)

_PROCEDURE = re.compile(r"^(?:Public )?((?:Function|Sub) (?!RunPython\b))", re.MULTILINE)


def launcher(text: str, project: str) -> str:
    """Return xlwings' module with our changes; raises LookupError where it is another one.

    The project's name is the one its settings are looked for under.
    """
    for start, end, instead in _CUTS:
        first = _place(text, start)
        last = _place(text, end) if end else len(text)
        text = text[:first] + instead + text[last:]
    named = ('PROJECT_NAME As String = "myaddin"', f'PROJECT_NAME As String = "{project}"')
    for old, new in (named, *_CHANGES):
        place = _place(text, old)
        text = text[:place] + new + text[place + len(old) :]
    head, line_end, rest = text.partition("\n")
    return f"{head}{line_end}{_NOTE}Option Private Module\n{_PROCEDURE.sub(_PRIVATE, rest)}"


def _place(text: str, piece: str) -> int:
    """Return where a piece stands that stands there once."""
    if text.count(piece) != 1:
        raise LookupError(piece)
    return text.index(piece)
