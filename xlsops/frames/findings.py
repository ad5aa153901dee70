"""Every finding of a period with what was decided about it, a row each."""

from collections.abc import Iterable, Iterator

from xlsops.core.pages.findings_rows import FindingRow
from xlsops.core.pages.proposal import proposed_findings
from xlsops.core.terms.findings import Finding
from xlsops.core.values.typed_dates import read_day
from xlsops.core.view.threads import replies_to
from xlsops.core.view.view import BureauView, View
from xlsops.frames.answers import file_facts, period_facts
from xlsops.frames.column_kinds import ColumnKind, Frame, FrameColumn, Value, typed_frame
from xlsops.frames.period_seen import PeriodSeen

COLUMNS = (
    FrameColumn("tahun", ColumnKind.COUNT),
    FrameColumn("triwulan", ColumnKind.COUNT),
    FrameColumn("periode", ColumnKind.WORD),
    FrameColumn("kantor", ColumnKind.WORD),
    FrameColumn("folder", ColumnKind.WORD),
    FrameColumn("kode_bagian", ColumnKind.WORD),
    FrameColumn("bagian", ColumnKind.WORD),
    FrameColumn("kode", ColumnKind.WORD),
    FrameColumn("tingkat", ColumnKind.WORD),
    FrameColumn("lembar", ColumnKind.WORD),
    FrameColumn("sel", ColumnKind.TEXT),
    FrameColumn("id", ColumnKind.TEXT),
    FrameColumn("kolom", ColumnKind.WORD),
    FrameColumn("perihal", ColumnKind.TEXT),
    FrameColumn("nilai", ColumnKind.TEXT),
    FrameColumn("pesan", ColumnKind.TEXT),
    FrameColumn("saran", ColumnKind.TEXT),
    FrameColumn("status", ColumnKind.WORD),
    FrameColumn("catatan", ColumnKind.TEXT),
    FrameColumn("bukti", ColumnKind.TEXT),
    FrameColumn("berlaku_sd", ColumnKind.DAY),
    FrameColumn("diputuskan_oleh", ColumnKind.WORD),
    FrameColumn("diputuskan_pada", ColumnKind.MOMENT),
    FrameColumn("ditemukan_pada", ColumnKind.MOMENT),
    FrameColumn("putaran", ColumnKind.COUNT),
    FrameColumn("penelaah", ColumnKind.WORD),
    FrameColumn("jawaban_bagian", ColumnKind.TEXT),
    FrameColumn("usulan", ColumnKind.FLAG),
    FrameColumn("sha256", ColumnKind.WORD),
    FrameColumn("berkas", ColumnKind.WORD),
)


def findings_frame(seen: Iterable[PeriodSeen]) -> Frame:
    """Return a row for every finding: open, accepted, of a proposed revision, or mended since."""
    return typed_frame(COLUMNS, (row for each in seen for row in _rows(each)))


def _rows(seen: PeriodSeen) -> Iterator[tuple[Value, ...]]:
    for each in seen.view.bureaus:
        about = period_facts(seen, each)
        for finding in sorted((*each.findings, *each.accepted), key=lambda known: known.order):
            yield (
                *about,
                *_finding(seen.view, finding),
                *_since(seen.view, each, finding),
                False,
                *_file(each, finding),
            )
        if each.proposal is not None:
            for finding in proposed_findings(each):
                yield (
                    *about,
                    *_finding(seen.view, finding),
                    *_since(seen.view, each.proposal, finding),
                    True,
                    *_file(each.proposal, finding),
                )
        for finding in _mended(each):
            yield (
                *about,
                *_finding(seen.view, finding, fixed=True),
                *_since(seen.view, each, finding),
                False,
                None,
                None,
            )


def _mended(each: BureauView) -> Iterator[Finding]:
    """Yield the findings of earlier files that are found no more, not in a proposal either."""
    again = {finding.identity for finding in proposed_findings(each)}
    return (finding for finding in each.fixed if finding.identity not in again)


def _finding(view: View, finding: Finding, *, fixed: bool = False) -> tuple[Value, ...]:
    saved = view.saved(finding, fixed=fixed)
    decision = view.state.decisions.get((finding.identity, finding.value))
    return (
        finding.code,
        finding.severity.value,
        finding.cell.sheet,
        finding.cell.address,
        finding.line or None,
        finding.field or None,
        finding.subject or None,
        finding.value or None,
        finding.message,
        finding.advice or None,
        saved.state,
        saved.note or None,
        saved.evidence or None,
        read_day(saved.until),
        decision.by if decision else None,
        decision.at if decision else None,
    )


def _since(view: View, each: BureauView, finding: Finding) -> tuple[Value, ...]:
    """Return since when there is a finding, in how many submissions, who looks at it, what its bureau answered."""
    age = FindingRow(each, finding).age(view)
    said = replies_to(view.threads.get(finding.identity, ()))
    return (age.first, age.rounds, view.assignee(finding) or None, said[-1].words if said else None)


def _file(each: BureauView, finding: Finding) -> tuple[Value, Value]:
    """Return hash and name of the original a finding is about."""
    return file_facts(each.parts.holding(finding.line, finding.field) or each.record)
