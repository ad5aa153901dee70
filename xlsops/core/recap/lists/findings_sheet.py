"""The sheet ``Temuan``: every finding with where it stands, what to do, and what was decided."""

from collections import Counter

from xlsops import messages
from xlsops.core.checks.causes import first_of_each
from xlsops.core.recap.looks import SENTENCE
from xlsops.core.recap.page import Making, finished_sheet, head
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Sheet
from xlsops.core.sheet.text_metrics import widths_for
from xlsops.core.terms.findings import Finding, FindingState, Severity
from xlsops.core.view.mending import bureau_of

NAME = "Temuan"
HEADINGS = (
    "No",
    "Kode",
    "Tingkat",
    "Bagian",
    "Lembar",
    "Sel",
    "Indikator / Sub Kegiatan",
    "Nilai",
    "Pesan",
    "Saran Perbaikan",
    "Status",
    "Catatan Kabag",
    "Tanggal",
    "Bukti",
    "Berlaku s.d.",
)
_WIDTHS = widths_for(5, 7, 14, 13, 11, 8, 32, 15, 40, 34, 15, 24, 14, 22, 14)
_LONGEST = 300
_LOOKS = (
    "center",
    "center",
    "",
    "code",
    "text",
    "center",
    "text",
    "text",
    "text",
    "text",
    "text",
    "text",
    "center",
    "text",
    "center",
)


def findings_annex(making: Making) -> Sheet:
    """Return the annex, accepted findings behind the open ones; without any it says so."""
    canvas = Canvas(NAME, _WIDTHS)
    recap = making.recap
    counted = " · ".join(
        f"{sum(each.count(severity) for each in recap.bureaus)} {severity.value.lower()}"
        for severity in Severity
    )
    accepted = f" · {messages.clauses.accepted(len(recap.accepted))}" if recap.accepted else ""
    head(canvas, making, "LAMPIRAN: DAFTAR TEMUAN", f"terbuka: {counted}{accepted}")
    if recap.accepted:
        counts = Counter(finding.bureau for finding in recap.accepted)
        canvas.paragraph(messages.recap.accepted_of([*counts.items()]), SENTENCE)
    canvas.gap()
    heading = canvas.list_heading(HEADINGS)
    rows, more = first_of_each((*recap.findings, *recap.accepted), bureau_of)
    for number, finding in enumerate(rows, 1):
        _finding(canvas, making, number, finding)
    filtered = Area(heading, 1, canvas.row - 1, canvas.last) if rows else None
    if not rows:
        canvas.paragraph(messages.recap.NO_FINDING, SENTENCE)
    for sentence in more:
        canvas.paragraph(f"{sentence}.", SENTENCE)
    if making.notes.reopened:
        canvas.gap()
        canvas.band(messages.tier_words.TRAIL, "section", 20)
        for line in making.notes.reopened:
            canvas.paragraph(f"{line}.", SENTENCE)
    return finished_sheet(
        making,
        canvas,
        "Daftar Temuan",
        title_rows=(heading, heading),
        freeze=(heading + 1, 4),
        filtered=filtered,
        zoom=80,
    )


def _short(value: str) -> str:
    """Return what stood in a cell, not without end: no row is as high as all of it in so narrow a column."""
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1].rstrip()}…"


def _finding(canvas: Canvas, making: Making, number: int, finding: Finding) -> None:
    severity = finding.severity.value
    verdict = making.notes.verdict(finding)
    flag = severity if verdict.state is FindingState.OPEN else "text"
    looks = tuple(look or flag for look in _LOOKS)
    canvas.going_on(
        (
            number,
            finding.code,
            finding.severity.marked,
            finding.bureau,
            finding.cell.sheet,
            finding.cell.address,
            finding.subject,
            _short(finding.value),
            finding.message,
            finding.advice,
            verdict.state.value,
            verdict.note,
            verdict.day,
            verdict.evidence,
            verdict.until,
        ),
        looks,
        (1,) * canvas.last,
    )
