Attribute VB_Name = "Ribbon"
' Made from xlsops/core/terms/operations.py by python -m xlsops.addin.regenerate.
Option Explicit

Private shown As IRibbonUI

Public Sub XlsOps_Load(ui As IRibbonUI)
    Set shown = ui
End Sub

Public Sub XlsOps_Refresh()
    If Not shown Is Nothing Then shown.Invalidate
End Sub

Public Sub XlsOps_Enabled(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = (Obstacle(False) = "")
End Sub

Public Sub XlsOps_Supertip(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = control.Tag
    If Obstacle(False) <> "" Then returnedVal = Obstacle(False) & vbCrLf & vbCrLf & control.Tag
End Sub

Public Sub XlsOps_Status(control As IRibbonControl)
    Press "status", False
End Sub
Public Sub XlsOps_Open(control As IRibbonControl)
    Press "open", False
End Sub
Public Sub XlsOps_Record(control As IRibbonControl)
    Press "record", False
End Sub
Public Sub XlsOps_Carry(control As IRibbonControl)
    Press "carry", False
End Sub
Public Sub XlsOps_Formats(control As IRibbonControl)
    Press "formats", False
End Sub
Public Sub XlsOps_Distribute(control As IRibbonControl)
    Press "distribute", False
End Sub
Public Sub XlsOps_Remind(control As IRibbonControl)
    Press "remind", False
End Sub
Public Sub XlsOps_Collect(control As IRibbonControl)
    Press "collect", False
End Sub
Public Sub XlsOps_Validate(control As IRibbonControl)
    Press "validate", False
End Sub
Public Sub XlsOps_TryRule(control As IRibbonControl)
    Press "try_rule", False
End Sub
Public Sub XlsOps_PreviousFinding(control As IRibbonControl)
    Press "previous_finding", False
End Sub
Public Sub XlsOps_NextFinding(control As IRibbonControl)
    Press "next_finding", False
End Sub
Public Sub XlsOps_Decide(control As IRibbonControl)
    Press "decide", False
End Sub
Public Sub XlsOps_Return(control As IRibbonControl)
    Press "return_", False
End Sub
Public Sub XlsOps_Approve(control As IRibbonControl)
    Press "approve", False
End Sub
Public Sub XlsOps_CellHistory(control As IRibbonControl)
    Press "cell_history", False
End Sub
Public Sub XlsOps_Compare(control As IRibbonControl)
    Press "compare", False
End Sub
Public Sub XlsOps_Recap(control As IRibbonControl)
    Press "recap", False
End Sub
Public Sub XlsOps_Trace(control As IRibbonControl)
    Press "trace", True
End Sub
Public Sub XlsOps_HandOver(control As IRibbonControl)
    Press "hand_over", False
End Sub
Public Sub XlsOps_Documents(control As IRibbonControl)
    Press "documents", False
End Sub
Public Sub XlsOps_Guide(control As IRibbonControl)
    Press "guide", False
End Sub
Public Sub XlsOps_Verify(control As IRibbonControl)
    Press "verify", False
End Sub
Public Sub XlsOps_Selftest(control As IRibbonControl)
    Press "selftest", False
End Sub
Public Sub XlsOps_Doctor(control As IRibbonControl)
    Press "doctor", True
End Sub

Private Sub Press(operation As String, anywhere As Boolean)
    If Obstacle(anywhere) <> "" Then
        MsgBox Obstacle(anywhere), vbInformation, "Kinerja"
        Exit Sub
    End If
    On Error GoTo Failed
    RunPython operation
    Exit Sub
Failed:
    MsgBox "Tombol ini tidak dapat dijalankan (" & Err.Description & "). " & _
        "Di terminal, jalankan: xlsops doctor", vbExclamation, "Kinerja"
End Sub

Private Function Obstacle(anywhere As Boolean) As String
    If ActiveWorkbook Is Nothing Then
        Obstacle = "Belum ada buku kerja yang terbuka untuk disunting. " & _
            "Buka Kendali Kinerja; bila ada bilah kuning, klik Aktifkan Pengeditan."
    ElseIf ActiveWorkbook.Name Like "*[=%""$`\|]*" Then
        Obstacle = "Nama buku kerja ini memuat tanda baca (= % "" $ ` \ |) yang tidak dapat " & _
            "diteruskan dengan aman. Simpan dengan nama lain."
    ElseIf Not anywhere And Not IsControl(ActiveWorkbook) Then
        Obstacle = ActiveWorkbook.Name & " bukan Kendali Kinerja. " & _
            "Buka atau pilih dahulu buku kerja Kendali Kinerja."
    End If
End Function

Private Function IsControl(book As Workbook) As Boolean
    Dim mark As Object
    On Error Resume Next
    Set mark = book.Names("xlsops_kendali")
    IsControl = Not mark Is Nothing
End Function
