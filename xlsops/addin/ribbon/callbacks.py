"""The VBA behind the ribbon, made from the table of operations: guards and calls, no logic."""

from xlsops.addin.ribbon.xml import ENABLED, LOAD, SUPERTIP
from xlsops.core.terms.operations import CONTROL_NAME, OPERATIONS, TAB, Operation

_SOURCE = "' Made from xlsops/core/terms/operations.py by python -m xlsops.addin.regenerate."

_HEAD = f"""\
Attribute VB_Name = "Ribbon"
{_SOURCE}
Option Explicit

Private shown As IRibbonUI

Public Sub {LOAD}(ui As IRibbonUI)
    Set shown = ui
End Sub

Public Sub XlsOps_Refresh()
    If Not shown Is Nothing Then shown.Invalidate
End Sub

Public Sub {ENABLED}(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = (Obstacle(False) = "")
End Sub

Public Sub {SUPERTIP}(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = control.Tag
    If Obstacle(False) <> "" Then returnedVal = Obstacle(False) & vbCrLf & vbCrLf & control.Tag
End Sub
"""

_TAIL = f"""\
Private Sub Press(operation As String, anywhere As Boolean)
    If Obstacle(anywhere) <> "" Then
        MsgBox Obstacle(anywhere), vbInformation, "{TAB}"
        Exit Sub
    End If
    On Error GoTo Failed
    RunPython operation
    Exit Sub
Failed:
    MsgBox "Tombol ini tidak dapat dijalankan (" & Err.Description & "). " & _
        "Di terminal, jalankan: xlsops doctor", vbExclamation, "{TAB}"
End Sub

Private Function Obstacle(anywhere As Boolean) As String
    If ActiveWorkbook Is Nothing Then
        Obstacle = "Belum ada buku kerja yang terbuka untuk disunting. " & _
            "Buka Kendali Kinerja; bila ada bilah kuning, klik Aktifkan Pengeditan."
    ElseIf ActiveWorkbook.Name Like "*[=%""$`\\|]*" Then
        Obstacle = "Nama buku kerja ini memuat tanda baca (= % "" $ ` \\ |) yang tidak dapat " & _
            "diteruskan dengan aman. Simpan dengan nama lain."
    ElseIf Not anywhere And Not IsControl(ActiveWorkbook) Then
        Obstacle = ActiveWorkbook.Name & " bukan Kendali Kinerja. " & _
            "Buka atau pilih dahulu buku kerja Kendali Kinerja."
    End If
End Function

Private Function IsControl(book As Workbook) As Boolean
    Dim mark As Object
    On Error Resume Next
    Set mark = book.Names("{CONTROL_NAME}")
    IsControl = Not mark Is Nothing
End Function
"""

_THIS_WORKBOOK = f"""\
Attribute VB_Name = "ThisWorkbook"
{_SOURCE}
Option Explicit

Private WithEvents excelApp As Application

Private Sub Workbook_Open()
    Set excelApp = Application
End Sub

Private Sub excelApp_WorkbookActivate(ByVal Wb As Workbook)
    XlsOps_Refresh
End Sub

Private Sub excelApp_WorkbookDeactivate(ByVal Wb As Workbook)
    XlsOps_Refresh
End Sub
"""


def ribbon_bas() -> str:
    """Return ``Ribbon.bas``: a callback for every button, and what they share."""
    callbacks = "".join(map(_callback, OPERATIONS))
    return f"{_HEAD}\n{callbacks}\n{_TAIL}"


def this_workbook_cls() -> str:
    """Return ``ThisWorkbook.cls``: the ribbon looks again when another workbook comes up."""
    return _THIS_WORKBOOK


def _callback(operation: Operation) -> str:
    # Three lines each: LibreOffice, which runs them in the tests, knows no one-line procedure.
    return (
        f"Public Sub {operation.callback}(control As IRibbonControl)\n"
        f'    Press "{operation.function}", {operation.anywhere}\n'
        "End Sub\n"
    )
