"""The sheet ``Temuan``: every finding with where it stands, what to do, and what was decided."""

from xlsops.core.causes import first_of_each
from xlsops.core.findings import Finding, FindingState, Severity
from xlsops.core.looks import MARKS
from xlsops.core.pages.return_note import bureau_of
from xlsops.excel.recap_page import Making, head
from xlsops.excel.recap_pen import Pen

NAME = "Temuan"
HEADINGS = (
    "No", "Kode", "Tingkat", "Bagian", "Lembar", "Sel", "Indikator / Sub Kegiatan", "Nilai",
    "Pesan", "Saran Perbaikan", "Status", "Catatan Kabag", "Tanggal",
)  # fmt: skip
NONE = "Tidak ada temuan pada data yang direkap."
_WIDTHS = (5, 7, 14, 13, 11, 8, 32, 15, 40, 34, 15, 24, 14)
_LOOKS = (
    "center", "center", "", "code", "text", "center", "text", "text", "text", "text", "text",
    "text", "center",
)  # fmt: skip


def write_findings(making: Making) -> None:
    """Write the annex, accepted findings behind the open ones; without any it says so."""
    pen = making.pen(NAME, _WIDTHS)
    recap = making.recap
    counted = " · ".join(
        f"{sum(each.count(severity) for each in recap.bureaus)} {severity.value.lower()}"
        for severity in Severity
    )
    accepted = f" · {len(recap.accepted)} diterima dengan penjelasan" if recap.accepted else ""
    head(pen, making, "LAMPIRAN: DAFTAR TEMUAN", f"terbuka: {counted}{accepted}")
    pen.gap()
    heading = pen.list_heading(HEADINGS)
    rows, more = first_of_each((*recap.findings, *recap.accepted), bureau_of)
    for number, finding in enumerate(rows, 1):
        _finding(pen, making, number, finding)
    if pen.row == heading + 1:
        pen.paragraph(NONE, "sentence")
    else:
        pen.sheet.autofilter(heading - 1, 0, pen.row - 2, pen.last - 1)
    for sentence in more:
        pen.paragraph(f"{sentence}.", "sentence")
    pen.finish(
        making.page("Daftar Temuan", repeated=(heading, heading), frozen=(heading, 3), zoom=80)
    )


def _finding(pen: Pen, making: Making, number: int, finding: Finding) -> None:
    severity = finding.severity.value
    verdict = making.notes.verdict(finding)
    flag = severity if verdict.state is FindingState.OPEN else "text"
    looks = tuple(look or flag for look in _LOOKS)
    pen.line(
        (
            number, finding.code, f"{MARKS[severity]} {severity}", finding.bureau,
            finding.cell.sheet, finding.cell.address, finding.subject, finding.value,
            finding.message, finding.advice, verdict.state.value, verdict.note, verdict.day,
        ),
        looks,
    )  # fmt: skip
