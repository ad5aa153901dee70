"""``Temuan``: every finding, heaviest first, with a jump to its cell and room for a decision."""

from collections.abc import Mapping

from xlsops.core.findings import Finding, FindingState
from xlsops.core.looks import MARKS
from xlsops.core.pages.answers import AnswerPage
from xlsops.core.pages.view import BureauView, View, head_texts
from xlsops.core.painted import Area, Canvas, Link, Painted
from xlsops.core.periods import long_date

NAME = "Temuan"
HEADINGS = (
    "No", "Kode", "Tingkat", "Bagian", "Lembar", "Sel", "Indikator", "Nilai", "Pesan",
    "Saran perbaikan", "Status", "Catatan Kabag", "Tanggal", "Kunci",
)  # fmt: skip
STATUS_COLUMN, NOTE_COLUMN, KEY_COLUMN = 11, 12, 14
_WIDTHS = (5.0, 7.0, 14.0, 12.0, 11.0, 7.0, 34.0, 18.0, 44.0, 34.0, 17.0, 32.0, 14.0, 0.0)
_CHOICES = (FindingState.OPEN.value, FindingState.ACCEPTED.value, FindingState.FIXED.value)


def findings_page(view: View, pages: Mapping[str, AnswerPage]) -> Painted:
    """Return the list; fixed findings stand below the open ones."""
    canvas = Canvas(NAME, _WIDTHS)
    for band in head_texts(view, "DAFTAR TEMUAN"):
        canvas.band(*band)
    heading = canvas.line(HEADINGS, ("heading",) * len(HEADINGS))
    canvas.heights[heading] = 30.0
    by_bureau = {each.bureau.code: each for each in view.bureaus}
    for finding in view.recap.findings:
        _row(canvas, view, by_bureau[finding.bureau], finding, fixed=False)
        page = pages[finding.bureau]
        row, column = page.place(finding)
        address = Area(row, column, row, column).address
        canvas.links.append(Link(canvas.row - 1, 6, page.painted.name, address))
    for each in view.bureaus:
        for finding in each.fixed:
            _row(canvas, view, each, finding, fixed=True)
    last = max(canvas.row - 1, heading + 1)
    if canvas.row - 1 == heading:
        canvas.line((None, "", "", "", "", "", "", "", "Tidak ada temuan."), ("plain",) * 9)
    writable = Area(heading + 1, STATUS_COLUMN, last, NOTE_COLUMN)
    return view.finished(
        canvas.painted(
            freeze=(heading + 1, 4),
            filtered=Area(heading, 1, last, KEY_COLUMN - 1),
            title_rows=(heading, heading),
            drops=((Area(heading + 1, STATUS_COLUMN, last, STATUS_COLUMN), _CHOICES),),
            unlocked=(writable,),
            zoom=85,
        )
    )


def identity_text(finding: Finding) -> str:
    """Return the key by which a row is known again when the list is painted anew."""
    return "|".join(finding.identity)


def _row(canvas: Canvas, view: View, each: BureauView, finding: Finding, *, fixed: bool) -> None:
    remark = view.remark(finding, fixed=fixed)
    number = canvas.row - 4 if view.spec.settings.sample else canvas.row - 3
    severity = finding.severity.value
    came = view.local(each.record.at) if each.record else view.now
    canvas.line(
        (
            number, finding.code, f"{MARKS[severity]} {severity}", finding.bureau,
            finding.cell.sheet, finding.cell.address, finding.subject, finding.value,
            finding.message, finding.advice, remark.state, remark.note or None,
            long_date(came.date()), identity_text(finding),
        ),
        (
            "center", "center", "text" if fixed else severity, "center", "center", "center" if fixed else "link", "text",
            "text", "text", "text", "center", "text", "center", "help",
        ),
    )  # fmt: skip
