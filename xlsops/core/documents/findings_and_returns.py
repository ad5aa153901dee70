"""The papers of step 7: the findings with what was decided, and what was returned to bureaus."""

from collections.abc import Sequence
from functools import partial

from xlsops import messages
from xlsops.core.checks.causes import first_of_each
from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.document import Document, DocumentSource, missing_document
from xlsops.core.documents.parts.letterhead import (
    PaperColumn,
    PaperTable,
    Signer,
    letterhead,
    paragraph,
    title,
    write_signatures,
)
from xlsops.core.documents.parts.paper import blank, finished_paper
from xlsops.core.documents.return_letter import KIND
from xlsops.core.documents.returns import returns
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.styles import ERROR_INK, Look
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import long_date
from xlsops.core.values.structs import replace
from xlsops.core.values.typed_dates import read_day
from xlsops.core.view.moments import short_time
from xlsops.core.view.remarks import Remark
from xlsops.core.view.threads import turns_told

_STEPS = (Step.REVIEW,)
_LIST = "Daftar Temuan"
_WIDTHS = (5.0, 7.0, 8.0, 12.0, 13.0, 26.0, 14.0, 29.0, 14.0, 5.0, 20.0)
_FINDINGS = PaperTable(
    (
        PaperColumn("No", 1, style.CELL_CENTRE),
        PaperColumn("Tingkat, kode", 2),
        PaperColumn("Bagian", 1, style.CELL_CENTRE),
        PaperColumn("Lembar, sel", 1, style.CELL_CENTRE),
        PaperColumn("Indikator / baris"),
        PaperColumn("Nilai"),
        PaperColumn("Temuan"),
        PaperColumn("Keputusan", 1, style.CELL_CENTRE),
        PaperColumn("Catatan", 2),
    )
)


def reviews(source: DocumentSource) -> tuple[Document, ...]:
    """Return the list, once data were received, and the letters of the bureaus returned."""
    view = source.view
    if view.recap.received == 0:
        reason = messages.letters.NO_SUBMISSION
        return missing_document(_STEPS, _LIST, reason), missing_document(_STEPS, KIND, reason)
    last = max(each.record.at for each in view.bureaus if each.record)
    found = Document(
        _STEPS, _LIST, _list(source), source.day(last), f"{len(_listed(source))} temuan"
    )
    return found, *returns(source)


def _list(source: DocumentSource) -> Sheet:
    view, words = source.view, source.words("daftar_temuan", source.counts)
    paper = blank("7a Daftar Temuan", _WIDTHS)
    letterhead(paper, source)
    title(paper, words("judul"), words("subjudul"))
    paragraph(paper, words("pengantar"))
    heading = _FINDINGS.head(paper)
    rows, more = first_of_each(_listed(source), lambda row: row[0].bureau)
    for number, (finding, fixed) in enumerate(rows, 1):
        remark = view.remark(finding, fixed=fixed)
        row = _FINDINGS.row(
            paper,
            number,
            f"{_severity(finding)}\n{finding.code}",
            finding.bureau,
            f"{finding.cell.sheet}\n{finding.cell.address}",
            finding.subject,
            finding.value,
            finding.message,
            remark.state,
            _said(remark),
            looks=(None, _weight(finding)),
        )
        turns = [
            _FINDINGS.band(paper, each, style.CELL)
            for each in _said_beside(source, finding, remark)
        ]
        paper.keep(row, max(turns[:1], default=row))
    for sentence in more:
        _FINDINGS.band(paper, f"{sentence}.")
    if not rows:
        _FINDINGS.band(paper, words("nihil"), style.CELL_CENTRE)
    signer = Signer((source.dated(None), words("tanda_tangan")), source.official("KABAG"), 8, 11)
    write_signatures(paper, signer)
    return finished_paper(
        paper, source.paper, source.footer(_LIST), landscape=True, title_rows=(heading, heading)
    )


def _said(remark: Remark) -> str | None:
    """Return why something was decided, on what evidence and until when."""
    day = read_day(remark.until)
    parts = (
        remark.note,
        f"Bukti: {remark.evidence}" if remark.evidence else "",
        f"Berlaku s.d. {long_date(day)}" if day else "",
    )
    return "\n".join(part for part in parts if part) or None


def _said_beside(source: DocumentSource, finding: Finding, remark: Remark) -> Sequence[str]:
    """Return the turns of a finding's thread, unless all it tells is the note that stands beside it."""
    view = source.view
    turns = view.threads.get(finding.identity, ())
    if len(turns) == 1 and remark.note and remark.note in turns[0].words:
        return ()
    told = turns_told(turns, partial(short_time, view))
    return [messages.thread_words.printed(each) if each is told[0] else each for each in told]


def _listed(source: DocumentSource) -> list[tuple[Finding, bool]]:
    """Return every finding and whether it was fixed: open ones, accepted ones, fixed ones."""
    view = source.view
    rows = [(finding, False) for finding in (*view.recap.findings, *view.recap.accepted)]
    return rows + [(finding, True) for each in view.bureaus for finding in each.fixed]


def _severity(finding: Finding) -> str:
    return finding.severity.marked


def _weight(finding: Finding) -> Look | None:
    """Return the look that makes an error stand out."""
    return replace(style.CELL_BOLD, ink=ERROR_INK) if finding.severity is Severity.ERROR else None
