"""``Temuan``: every finding, heaviest first, with a jump to its cell and room for a decision."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from xlsops.core.cells import Cell, Grid, Text, column_number
from xlsops.core.findings import Finding, FindingState
from xlsops.core.looks import MARKS
from xlsops.core.pages.answers import AnswerPage
from xlsops.core.pages.proposal import proposed_findings
from xlsops.core.pages.view import BureauView, View, base_of, head_texts
from xlsops.core.painted import Area, Canvas, Link, Painted
from xlsops.core.periods import long_date, read_day
from xlsops.core.review import Stop, by_importance
from xlsops.core.rounds import Round
from xlsops.core.state import Identity
from xlsops.core.submissions import shown

NAME = "Temuan"
HEADINGS = (
    "No", "Kode", "Tingkat", "Bagian", "Lembar", "Sel", "Indikator", "Nilai", "Pesan",
    "Saran perbaikan", "Keadaan", "Status", "Catatan Kabag", "Bukti", "Berlaku s.d.", "Tanggal",
    "Kunci", "Tempat", "Dasar",
)  # fmt: skip
STATUS_COLUMN, NOTE_COLUMN, EVIDENCE_COLUMN, UNTIL_COLUMN = 12, 13, 14, 15
KEY_COLUMN, PLACE_COLUMN, BASE_COLUMN = 17, 18, 19
_WIDTHS = (
    5.0, 7.0, 13.0, 10.0, 10.0, 7.0, 30.0, 16.0, 40.0, 30.0, 12.0, 16.0, 30.0, 20.0, 12.0, 13.0,
    0.0, 0.0, 0.0,
)  # fmt: skip
_CODE_COLUMN, _SEVERITY_COLUMN, _MESSAGE_COLUMN, _ADVICE_COLUMN = 2, 3, 9, 10
_SETTLED = (FindingState.ACCEPTED.value, FindingState.FIXED.value)
_CHOICES = (FindingState.OPEN.value, FindingState.ACCEPTED.value, FindingState.FIXED.value)


def findings_page(view: View, pages: Mapping[str, AnswerPage]) -> Painted:
    """Return the list, most important first.

    Below the open findings stand those of proposed revisions, those accepted with an explanation,
    and those that were fixed.
    """
    canvas = Canvas(NAME, _WIDTHS)
    for band in head_texts(view, "DAFTAR TEMUAN"):
        canvas.band(*band)
    heading = canvas.list_heading(HEADINGS)
    by_bureau = {each.bureau.code: each for each in view.bureaus}
    rows = [(by_bureau[finding.bureau], finding) for finding in _counting(view, by_importance(view.recap))]
    rows += _proposed(view)
    rows += [(by_bureau[finding.bureau], finding) for finding in _counting(view, view.recap.accepted)]
    for each, finding in rows:
        page = pages[finding.bureau]
        cell = Cell(page.painted.name, *page.place(finding))
        _row(canvas, view, each, finding, cell)
        canvas.links.append(Link(canvas.row - 1, 6, cell.sheet, cell.address))
    again = _of_proposals(view)
    for each in view.bureaus:
        for finding in each.fixed:
            if finding.identity not in again:
                _row(canvas, view, each, finding, None)
    last = max(canvas.row - 1, heading + 1)
    if canvas.row - 1 == heading:
        canvas.line((None, "", "", "", "", "", "", "", "Tidak ada temuan."), ("plain",) * 9)
    writable = Area(heading + 1, STATUS_COLUMN, last, UNTIL_COLUMN)
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


def stops_in(grid: Grid) -> tuple[Stop, ...] | None:
    """Return the flagged cells with open findings in the order of the list, each once.

    None where the sheet holds no list yet.
    """
    place = Text(HEADINGS[PLACE_COLUMN - 1])
    rows = sorted({row for row, column in grid.cells if column == PLACE_COLUMN})
    if not rows or grid.at(rows[0], PLACE_COLUMN).value != place:
        return None
    found: dict[str, list[tuple[int, str]]] = {}
    for row in rows[1:]:
        if shown(grid.at(row, STATUS_COLUMN).value) not in _SETTLED:
            texts = (
                shown(grid.at(row, column).value)
                for column in (_SEVERITY_COLUMN, _CODE_COLUMN, _MESSAGE_COLUMN, _ADVICE_COLUMN)
            )
            where = shown(grid.at(row, PLACE_COLUMN).value)
            found.setdefault(where, []).append((row, " ".join(texts)))
    return tuple(
        Stop(_cell(where), tuple(text for _, text in each), tuple(row for row, _ in each))
        for where, each in found.items()
    )


def _proposed(view: View) -> Iterator[tuple[BureauView, Finding]]:
    """Yield the findings of proposals that what counts does not have as they are, each told as such."""
    for each in view.bureaus:
        for finding in proposed_findings(each):
            if each.proposal is not None:
                yield each.proposal, replace(finding, message=f"Usulan revisi: {finding.message}")


def _counting(view: View, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings of what counts, but for those a proposal has otherwise: a finding has one row."""
    again = _of_proposals(view)
    return (finding for finding in findings if finding.identity not in again)


def _of_proposals(view: View) -> set[Identity]:
    return {finding.identity for each in view.bureaus for finding in proposed_findings(each)}


def _cell(text: str) -> Cell:
    """Return the cell of a text such as ``Isian UMUM!C12``."""
    sheet, _, address = text.rpartition("!")
    letters = address.rstrip("0123456789")
    return Cell(sheet, int(address[len(letters) :]), column_number(letters))


def _row(
    canvas: Canvas, view: View, each: BureauView, finding: Finding, cell: Cell | None
) -> None:
    fixed = cell is None
    remark = view.remark(finding, fixed=fixed)
    settled = fixed or _is_accepted(each, finding)
    number = canvas.row - 4 if view.spec.settings.sample else canvas.row - 3
    severity = finding.severity.value
    came = view.local(each.record.at) if each.record else view.now
    until = read_day(remark.until)
    canvas.line(
        (
            number, finding.code, f"{MARKS[severity]} {severity}", finding.bureau,
            finding.cell.sheet, finding.cell.address, finding.subject, finding.value,
            finding.message, finding.advice, _round(view, each, finding, fixed=fixed),
            remark.state, remark.note or None, remark.evidence or None,
            until or remark.until or None, long_date(came.date()), identity_text(finding),
            str(cell) if cell else "", base_of(finding, view.saved(finding, fixed=fixed)),
        ),
        (
            "center", "center", "text" if settled else severity, "center", "center",
            "center" if fixed else "link", "text", "text", "text", "text", "center", "center",
            "text", "text", "day" if until or not remark.until else "text", "center", "help",
            "help", "help",
        ),
    )  # fmt: skip


def _is_accepted(each: BureauView, finding: Finding) -> bool:
    """Tell whether it was accepted, whatever its message leads with."""
    return any((finding.identity, finding.value) == (known.identity, known.value) for known in each.accepted)


def _round(view: View, each: BureauView, finding: Finding, *, fixed: bool) -> str:
    """Return how a finding fared over the versions, and how often it was accepted."""
    times = view.state.acceptances.get(finding.identity, 0)
    often = f" {times}×" if times > 1 else ""
    if fixed:
        return Round.FIXED.value
    if _is_accepted(each, finding):
        return f"{Round.ACCEPTED.value}{often}"
    word = each.rounds.get(finding.identity, Round.NEW).value
    return f"{word}, pernah diterima{often}" if times else word
