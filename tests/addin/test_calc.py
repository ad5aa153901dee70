"""LibreOffice opens the add-in, and runs our callbacks against stand-ins for Excel's own objects.

LibreOffice has no ribbon and cannot compile xlwings' module, so the callbacks are run in a
workbook of their own. One bad module silences the whole project there; that is why every test
asserts what a press leads to, and never only that nothing was raised.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.calc.office import Office, properties, url
from xlsops.addin.build import VBA_NAME, modules
from xlsops.addin.vba.project import Module, ModuleKind, module, vba_project
from xlsops.core.terms.operations import CONTROL_NAME, OPERATIONS
from xlsops.resources import asset

NEVER, ALWAYS = 0, 4
PROJECT = "Percobaan"

RUN_PYTHON = """\
Attribute VB_Name = "xlwings"
Private ran As String
Private broken As Boolean
Public Function RunPython(PythonCommand As String)
    If broken Then Err.Raise 5
    ran = ran & PythonCommand & vbLf
End Function
Public Sub BreakPython(yes As Boolean)
    broken = yes
End Sub
Public Function Ran_() As String
    Ran_ = ran
End Function
"""

CONTROL = """\
Attribute VB_Name = "IRibbonControl"
Attribute VB_Exposed = False
Public ID As String
Public Tag As String
"""

RIBBON = """\
Attribute VB_Name = "IRibbonUI"
Attribute VB_Exposed = False
Public Invalidated As Long
Public Sub Invalidate()
    Invalidated = Invalidated + 1
End Sub
"""

PRESSES = "".join(
    f"""\
Public Function Press_{operation.function}() As String
    Dim control As New IRibbonControl
    {operation.callback} control
    Press_{operation.function} = Ran_()
End Function
"""
    for operation in OPERATIONS
)

DRIVER = f"""\
Attribute VB_Name = "Driver"
{PRESSES}
Public Function Enabled() As Boolean
    Dim control As New IRibbonControl
    Dim answer As Variant
    XlsOps_Enabled control, answer
    Enabled = answer
End Function
Public Function Tip() As String
    Dim control As New IRibbonControl
    Dim answer As Variant
    control.Tag = "Kalimat dari tabel."
    XlsOps_Supertip control, answer
    Tip = answer
End Function
Public Function Refreshes() As Long
    Dim ui As New IRibbonUI
    XlsOps_Refresh
    XlsOps_Load ui
    XlsOps_Refresh
    XlsOps_Refresh
    Refreshes = ui.Invalidated
End Function
Public Function Recovers() As String
    Dim control As New IRibbonControl
    BreakPython True
    XlsOps_Collect control
    BreakPython False
    XlsOps_Collect control
    Recovers = Ran_()
End Function
"""

Call = Callable[[str], Any]


def workbook(path: Path, *, marked: bool, spoilt: bool = False) -> Path:
    """A workbook with our own modules, stand-ins for Excel's, and the mark of a Kendali Kinerja."""
    ours = {each.name: each for each in modules(asset("macros"))}
    ribbon = ours["Ribbon"]
    if spoilt:
        ribbon = Module("Ribbon", ModuleKind.STANDARD, ribbon.text.replace("End If\n", "\n", 1))
    project = vba_project(
        PROJECT,
        (
            ours["ThisWorkbook"],
            ours["Sheet1"],
            ribbon,
            module(RUN_PYTHON, ModuleKind.STANDARD),
            module(DRIVER, ModuleKind.STANDARD),
            module(CONTROL, ModuleKind.CLASS),
            module(RIBBON, ModuleKind.CLASS),
        ),
    )
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Beranda")
    if marked:
        book.define_name(CONTROL_NAME, "=Beranda!$A$1")
    book.add_vba_project(BytesIO(project), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    sheet.set_vba_name("Sheet1")
    book.close()
    return path


@contextmanager
def running(office: Office, path: Path) -> Iterator[Call]:
    """The functions of the workbook's Driver, callable by name, as long as it is open."""
    arguments = properties(Hidden=True, MacroExecutionMode=ALWAYS, UpdateDocMode=0)
    with office.watched(f"running {path.name}"):
        document = office.desktop.loadComponentFromURL(url(path), "_blank", 0, arguments)
        provider = document.getScriptProvider()

        def call(name: str) -> Any:
            address = f"{PROJECT}.Driver.{name}?language=Basic&location=document"
            script = provider.getScript(f"vnd.sun.star.script:{address}")
            return script.invoke((), (), ())[0]

        try:
            yield call
        finally:
            document.close(True)


@pytest.fixture
def control(office: Office, tmp_path: Path) -> Iterator[Call]:
    """A workbook that is a Kendali Kinerja."""
    with running(office, workbook(tmp_path / "Kendali Kinerja.xlsm", marked=True)) as call:
        yield call


@pytest.fixture
def stranger(office: Office, tmp_path: Path) -> Iterator[Call]:
    """A workbook that is none."""
    with running(office, workbook(tmp_path / "Lain.xlsm", marked=False)) as call:
        yield call


def test_every_button_runs_its_own_command_in_a_control_workbook(control: Call) -> None:
    expected = ""
    for operation in OPERATIONS:
        expected += f"{operation.function}\n"
        assert control(f"Press_{operation.function}") == expected


def test_elsewhere_only_the_buttons_for_anywhere_run(stranger: Call) -> None:
    expected = ""
    for operation in OPERATIONS:
        expected += f"{operation.function}\n" if operation.anywhere else ""
        assert stranger(f"Press_{operation.function}") == expected
    assert expected


def test_the_buttons_of_a_control_workbook_are_enabled(control: Call) -> None:
    assert control("Enabled") is True
    assert control("Tip") == "Kalimat dari tabel."


def test_elsewhere_they_are_disabled_and_the_tip_says_why(stranger: Call) -> None:
    assert stranger("Enabled") is False
    assert stranger("Tip").split("\r\n") == [
        "Lain.xlsm bukan Kendali Kinerja. Buka atau pilih dahulu buku kerja Kendali Kinerja.",
        "",
        "Kalimat dari tabel.",
    ]


def test_of_two_open_workbooks_the_one_in_front_decides(control: Call, stranger: Call) -> None:
    # Both ask for the active workbook, which is the one opened last.
    assert (control("Enabled"), stranger("Enabled")) == (False, False)


@pytest.mark.parametrize("name", ["a=b", "a%COMSPEC%", "$(id)", "a`id`", "a|b", 'a"b', "a\\b"])
def test_a_name_that_a_shell_would_read_is_refused_everywhere(
    office: Office, tmp_path: Path, name: str
) -> None:
    with running(office, workbook(tmp_path / f"{name}.xlsm", marked=True)) as call:
        assert call("Enabled") is False
        assert call("Tip").startswith("Nama buku kerja ini memuat tanda baca")
        assert call("Press_doctor") == ""


@pytest.mark.parametrize(
    "name", ["Rekap & laporan, (1)", "Kinerja 'lama' #2", "Kinerja [akhir]! ^~é"]
)
def test_any_other_name_is_passed_on(office: Office, tmp_path: Path, name: str) -> None:
    with running(office, workbook(tmp_path / f"{name}.xlsm", marked=True)) as call:
        assert call("Press_doctor") == "doctor\n"


def test_the_ribbon_looks_again_only_when_it_is_there(control: Call) -> None:
    assert control("Refreshes") == 2


def test_a_failing_call_leaves_the_buttons_working(control: Call) -> None:
    assert control("Recovers") == "collect\n"


def test_a_spoilt_module_would_be_noticed(office: Office, tmp_path: Path) -> None:
    with running(office, workbook(tmp_path / "Rusak.xlsm", marked=True, spoilt=True)) as call:
        try:
            answer = call("Press_collect")
        except Exception as error:  # noqa: BLE001  whichever way LibreOffice says no
            answer = error
        assert answer != "collect\n"


def test_the_addin_opens_with_every_module_readable(office: Office, built: Path) -> None:
    arguments = properties(
        Hidden=True, MacroExecutionMode=NEVER, FilterName="Calc MS Excel 2007 VBA XML"
    )
    with office.watched(f"opening {built.name}"):
        document = office.desktop.loadComponentFromURL(url(built), "_blank", 0, arguments)
        try:
            library = document.BasicLibraries.getByName(VBA_NAME)
            texts = {name: library.getByName(name) for name in library.ElementNames}
            sheets = document.Sheets.ElementNames
        finally:
            document.close(True)
    assert set(texts) == {"ThisWorkbook", "Sheet1", "Ribbon", "xlwings"}
    assert sheets == ("Lisensi",)
    for each in modules(asset("macros")):
        assert _code(texts[each.name]) == _code(each.text), each.name
    kinds = {name: text.partition("\n")[0].rpartition("=")[2] for name, text in texts.items()}
    assert kinds == {
        "ThisWorkbook": "VBADocumentModule",
        "Sheet1": "VBADocumentModule",
        "Ribbon": "VBAModule",
        "xlwings": "VBAModule",
    }


def _code(text: str) -> list[str]:
    """The lines of a module without what either side writes about it."""
    about = ("Attribute ", "Rem Attribute ", "Option VBASupport", "Option ClassModule")
    lines = text.replace("\r\n", "\n").rstrip().split("\n")
    return [line for line in lines if not line.startswith(about) and line]
