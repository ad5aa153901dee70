"""The papers of step 7: the findings with what was decided, and a letter to each bureau returned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from xlsops import messages
from xlsops.core.checks.causes import first_of_each
from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.document import (
    DOTS,
    Document,
    DocumentSource,
    Standing,
    missing_document,
)
from xlsops.core.documents.parts.letter import Letter, copies, opening
from xlsops.core.documents.parts.letterhead import (
    PaperColumn,
    PaperTable,
    Signer,
    letterhead,
    paragraph,
    sign,
    title,
)
from xlsops.core.documents.parts.notice import addressed
from xlsops.core.documents.parts.paper import UNITS, blank, finished
from xlsops.core.journal.state import ReturnRecord
from xlsops.core.letters.return_note import bureau_findings, bureau_of, place, to_mend
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.styles import ERROR_INK, Look
from xlsops.core.terms.findings import Finding, FindingState, Severity
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import long_date
from xlsops.core.values.typed_dates import read_day
from xlsops.core.view.view import BureauView, Remark

_STEPS = (Step.REVIEW,)
_LIST, _LETTER = "Daftar Temuan", "Surat Pengembalian"
_LONGEST_NAME, _LAST_ROWS = 31, 3
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
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
_TO_MEND = PaperTable(
    (
        PaperColumn("No", 2, style.CELL_CENTRE),
        PaperColumn("Tingkat", 5),
        PaperColumn("Lembar, sel", 4, style.CELL_CENTRE),
        PaperColumn("Indikator / baris", 7),
        PaperColumn("Yang perlu diperbaiki", 7),
        PaperColumn("Yang harus dilakukan", 7),
    )
)


def reviews(source: DocumentSource) -> tuple[Document, ...]:
    """Return the list, once data were received, and the letters of the bureaus returned."""
    view = source.view
    if view.recap.received == 0:
        reason = messages.letters.NO_SUBMISSION
        return missing_document(_STEPS, _LIST, reason), missing_document(_STEPS, _LETTER, reason)
    last = max(each.record.at for each in view.bureaus if each.record)
    found = Document(
        _STEPS, _LIST, _list(source), source.day(last), f"{len(_listed(source))} temuan"
    )
    letters = tuple(
        _document(source, each, number) for number, each in enumerate(_returned(source), 1)
    )
    none = missing_document(_STEPS, _LETTER, messages.letters.NOTHING_RETURNED)
    return found, *(letters or (none,))


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
        _FINDINGS.row(
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
    for sentence in more:
        _FINDINGS.band(paper, f"{sentence}.")
    if not rows:
        _FINDINGS.band(paper, words("nihil"), style.CELL_CENTRE)
    signer = Signer((source.dated(None), words("tanda_tangan")), source.official("KABAG"), 8, 11)
    sign(paper, signer)
    return finished(
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


def _listed(source: DocumentSource) -> list[tuple[Finding, bool]]:
    """Return every finding and whether it was fixed: open ones, accepted ones, fixed ones."""
    view = source.view
    rows = [(finding, False) for finding in (*view.recap.findings, *view.recap.accepted)]
    return rows + [(finding, True) for each in view.bureaus for finding in each.fixed]


def _returned(source: DocumentSource) -> list[BureauView]:
    """Return the bureaus that were returned, and those a copy is ready for."""
    state = source.view.state
    return [
        each
        for each in source.view.bureaus
        if each.bureau.code in state.sent_back
        or (each.bureau.code in state.returned and _to_mend(source, each))
    ]


def _to_mend(source: DocumentSource, each: BureauView) -> list[Finding]:
    """Return the findings a bureau must still mend or explain, heaviest first."""
    rows = [
        finding
        for finding in bureau_findings(each.findings)
        if source.view.remark(finding).state != FindingState.ACCEPTED.value
    ]
    return sorted(rows, key=lambda finding: (finding.severity.order, finding.order))


def _asked(source: DocumentSource, each: BureauView) -> list[Finding]:
    """Return the findings of a bureau's letter: those it was returned with, else what is open."""
    record = source.view.state.sent_back.get(each.bureau.code)
    if record is None:
        return _to_mend(source, each)
    known = {
        finding.identity: finding
        for view in (each, each.latest)
        for finding in (*view.findings, *view.accepted, *view.fixed)
    }
    rows = [finding for finding in known.values() if finding.identity in record.findings]
    return sorted(rows, key=lambda finding: (finding.severity.order, finding.order))


def _document(source: DocumentSource, each: BureauView, number: int) -> Document:
    record = source.view.state.sent_back.get(each.bureau.code)
    rows = _asked(source, each)
    day = source.day(record.at) if record else None
    letter = ReturnLetter(f"7b.{number} {each.bureau.code}", day, rows, record)
    page = _letter(source, each, letter)
    name, count = f"{_LETTER}: {each.bureau.name}", f"{len(rows)} temuan"
    if record:
        return Document(_STEPS, name, page, day, count)
    note = "belum dikembalikan"
    return Document(_STEPS, name, page, None, count, Standing.FORM, note)


def return_page(source: DocumentSource, each: BureauView) -> Sheet:
    """Return the letter of today to a bureau that is returned now, to be signed."""
    letter = ReturnLetter(f"Surat {each.bureau.code}", source.view.today, to_mend(each.findings))
    return _letter(source, each, letter)


def return_message(source: DocumentSource, each: BureauView, copy: str) -> str:
    """Return the short message that goes with a returned copy, for a telephone."""
    letter = ReturnLetter("", source.view.today, to_mend(each.findings))
    words = source.words("surat_pengembalian", _values(source, each, letter, copy))
    sample = (source.words("umum")("contoh"),) if source.view.spec.settings.sample else ()
    parts = ("pesan_pembuka", "pesan_disertakan", "pesan_minta", "pesan_penutup")
    return "\n\n".join((*sample, *map(words, parts)))


@dataclass(frozen=True, slots=True)
class ReturnLetter:
    """A letter to a bureau: the sheet it stands on, its day if it was sent, what is to be mended.

    ``returned`` is the copy it went with; without one it goes with what the bureau sent last.
    """

    name: str
    day: date | None
    findings: Sequence[Finding]
    returned: ReturnRecord | None = None


def _letter(source: DocumentSource, each: BureauView, letter: ReturnLetter) -> Sheet:
    rows = letter.findings
    words = source.words("surat_pengembalian", _values(source, each, letter))
    paper = blank(letter.name.translate(_NOT_IN_NAMES)[:_LONGEST_NAME])
    letterhead(paper, source)
    opening(paper, source, Letter(words, "", letter.day, (words("kepada"),)))
    heading = None
    if rows:
        paragraph(paper, words("pembuka"), indented=True)
        heading = _TO_MEND.head(paper)
        shown, more = first_of_each(rows, bureau_of)
        for row, finding in enumerate(shown, 1):
            cell = place(each.layout, finding)
            _TO_MEND.row(
                paper,
                row,
                _severity(finding),
                f"{cell.sheet}\n{cell.address}",
                finding.subject,
                finding.message,
                finding.advice,
                looks=(None, _weight(finding)),
            )
        for sentence in more:
            _TO_MEND.band(paper, messages.pages.more_marked(sentence, "terlampir"))
        paper.gap(10)
    tied = paper.row - _LAST_ROWS
    closing = words.all("penutup") if rows else (words("selesai"),)
    for text in closing:
        paragraph(paper, text, indented=True)
    sign(paper, Signer((), source.official("KABAG"), 17, UNITS))
    copies(paper, words.all("tembusan"))
    paper.keep(tied, paper.row - 1)
    title_rows = (heading, heading) if heading else None
    footer = source.footer(f"{_LETTER} {each.bureau.name}")
    return finished(paper, source.paper, footer, title_rows=title_rows)


def _values(
    source: DocumentSource, each: BureauView, letter: ReturnLetter, copy: str = ""
) -> dict[str, str]:
    record, rows = letter.returned, letter.findings
    came = source.view.state.files.get(record.source) if record else each.record
    counts = {
        key: sum(finding.severity is severity for finding in rows)
        for key, severity in (("galat", Severity.ERROR), ("peringatan", Severity.WARNING))
    }
    shown = {key: str(count) for key, count in counts.items()}
    words = source.words("surat_pengembalian", shown)
    return {
        **shown,
        **addressed(source, each.bureau, copy),
        "diterima": source.moment(came.at) if came else DOTS,
        "batas_bagian": source.moment(
            source.view.clocks.correction_due(each.bureau.code, record.at if record else None)
        ),
        "temuan": " dan ".join(words(key) for key, count in counts.items() if count),
    }


def _severity(finding: Finding) -> str:
    return finding.severity.marked


def _weight(finding: Finding) -> Look | None:
    """Return the look that makes an error stand out."""
    return replace(style.CELL_BOLD, ink=ERROR_INK) if finding.severity is Severity.ERROR else None
