"""A revision that waits after an approval: what it proposes beside what counts."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.differences import IDENTITY_LINE, AnswerChange, differences
from xlsops.core.journal.state import FileIdentity
from xlsops.core.results.results import Results
from xlsops.core.review.doubts import setting_aside
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Link
from xlsops.core.terms.authority import Act
from xlsops.core.terms.findings import Finding, Severity, counted_findings
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import long_time
from xlsops.core.view.view import BureauView, View

Place = tuple[int, int]
_SPANS = (1, 1, 1, 1, 3, 3)
"""How many columns of the sheet each column of the list takes."""
_WIDE = sum(_SPANS)


class FigureMove(Struct, frozen=True):
    """One figure the program computes that a proposal changes; ``line`` is empty for the bureau's."""

    line: str
    label: str
    old: Decimal | None
    new: Decimal | None

    def __str__(self) -> str:
        """Return the change as a person reads it."""
        return f"{self.label.lower()} {_figure(self.old)} menjadi {_figure(self.new)}"


def changes(each: BureauView) -> tuple[AnswerChange, ...]:
    """Return every answer that a proposal has otherwise, who filled the form included."""
    last = each.proposal
    if last is None or each.submission is None or last.submission is None:
        return ()
    return differences(each.submission, last.submission)


def effects(each: BureauView) -> tuple[FigureMove, ...]:
    """Return the figures of the bureau, then those of its lines, that a proposal changes."""
    last = each.proposal
    if last is None or each.results is None or last.results is None:
        return ()
    found = (
        FigureMove("", "Capaian rata-rata", each.recap.mean, last.recap.mean),
        FigureMove("", "Serapan anggaran", each.recap.absorption, last.recap.absorption),
        *_of_lines(each.results, last.results),
    )
    return tuple(effect for effect in found if effect.old != effect.new)


def proposed_findings(each: BureauView) -> tuple[Finding, ...]:
    """Return the findings of a proposal, open or accepted, that what counts does not have as they are."""
    known, last = _open_and_accepted(each), each.proposal
    return tuple(
        finding
        for finding in ((*last.findings, *last.accepted) if last else ())
        if known.get(finding.identity) != finding.value
    )


def found_gone(each: BureauView) -> tuple[Finding, ...]:
    """Return the findings of what counts that a proposal no longer has."""
    if each.proposal is None:
        return ()
    left = _open_and_accepted(each.proposal)
    return tuple(
        finding for finding in (*each.findings, *each.accepted) if finding.identity not in left
    )


def proposal_text(each: BureauView) -> str:
    """Return in one sentence what waits to be decided; empty where nothing does."""
    last, name = each.proposal, each.bureau.code
    if each.revision is None:
        return ""
    if last is None:
        return messages.pages.revision_unreadable(name, each.revision.name)
    count = len(changes(each))
    parts = [
        messages.pages.revision_differs(count, each.version)
        if count
        else messages.pages.revision_same(each.version)
    ]
    parts += [str(effect) for effect in effects(each) if not effect.line]
    errors, warnings = last.count(Severity.ERROR), last.count(Severity.WARNING)
    parts += [f"temuan terbuka {counted_findings(errors, warnings)}"] if errors or warnings else []
    return messages.pages.revision(name, last.version, each.revision.name, "; ".join(parts))


def how_to_decide(each: BureauView) -> str:
    """Return how a revision is taken or refused, by button and by command."""
    code = each.bureau.code
    refusing = setting_aside(code, each.authority)
    if each.proposal is None:
        return messages.pages.refuse_revision(refusing)
    approving = f"xlsops approve --bureau {code}{each.authority.naming(Act.APPROVE)}"
    return messages.pages.decide_revision(code, approving, refusing)


def proposal_data(each: BureauView) -> Mapping[str, object]:
    """Return what waits to be decided as data; empty where nothing does."""
    last = each.proposal
    if last is None or last.record is None:
        return {}
    return {
        "bureau": each.bureau.code,
        "file": last.record.name,
        "sha": last.record.sha,
        "version": last.version,
        "counts": each.version,
        "galat": last.count(Severity.ERROR),
        "peringatan": last.count(Severity.WARNING),
        "differences": [
            {"cell": str(one.cell), "label": one.label, "old": one.old, "new": one.new}
            for one in changes(each)
        ],
    }


def announce(canvas: Canvas, each: BureauView, sheet: str = "") -> None:
    """Write one band saying what waits, on a sheet that shows only what counts; nothing where none does.

    ``sheet`` is where the band jumps to.
    """
    if each.revision is not None:
        row = canvas.band(messages.pages.revision_waits(proposal_text(each)), "revision")
        if sheet:
            canvas.links.append(Link(row, 1, sheet, "A1"))


def proposal_block(canvas: Canvas, view: View, each: BureauView) -> dict[int, tuple[str, str]]:
    """Write what a proposal changes, row by row beside what counts; return (line, key) by row.

    Nothing is written where nothing is proposed.
    """
    if each.revision is None:
        return {}
    canvas.row += 1
    came = long_time(view.local(each.revision.at))
    _wide(canvas, messages.pages.revision_head(each.revision.name, came), "revision")
    _wide(canvas, proposal_text(each), "plain_text")
    if each.proposal is None:
        return {}
    _wide(canvas, how_to_decide(each), "help")
    headings = (
        "No",
        "Indikator / baris",
        "Sel",
        "Isian",
        f"Berlaku (versi {each.version})",
        f"Diusulkan (versi {each.proposal.version})",
    )
    canvas.heights[canvas.spread(headings, ("heading",) * len(headings), _SPANS)] = 24.0
    where: dict[int, tuple[str, str]] = {}
    for number, row in enumerate(_rows(each), 1):
        looks = ("center", "text", "link" if any(row.place) else "locked", "text", *row.looks)
        where[canvas.spread((number, *row.texts), looks, _SPANS)] = row.place
    return where


def proposed_notes(each: BureauView) -> Iterator[tuple[str, str, str]]:
    """Yield (line, key, note) of every cell where a proposal differs from what counts."""
    for one in changes(each):
        note = messages.pages.revision_note(_said(one.old), _said(one.new))
        yield one.line, one.key, note


class _Row(Struct, frozen=True):
    """One row of the list: its texts from the name on, the looks of old and new, where it points."""

    texts: tuple[str, str, str, str, str]
    looks: tuple[str, str]
    place: tuple[str, str] = ("", "")


def _rows(each: BureauView) -> Iterator[_Row]:
    names = {line.id: line.name for sheet in each.layout.sheets for line in sheet.lines}
    names[IDENTITY_LINE] = "Identitas pengisi"
    for one in changes(each):
        texts = (
            names.get(one.line, one.line),
            str(one.cell),
            one.label,
            _said(one.old),
            _said(one.new),
        )
        yield _Row(texts, ("text", Severity.WARNING.value), one.place)
    for effect in effects(each):
        name = names.get(effect.line, "Seluruh bagian")
        yield _Row(
            (name, "dihitung", f"{effect.label} (%)", _figure(effect.old), _figure(effect.new)),
            ("locked", "locked"),
        )
    accepted = {finding.identity for finding in each.proposal.accepted} if each.proposal else set()
    for finding in proposed_findings(each):
        explained = finding.identity in accepted
        text = _weighed(finding)
        if explained:
            text = messages.pages.revision_accepted(text)
        yield _found(
            finding,
            "Temuan baru",
            ("tidak ada", text),
            "text" if explained else finding.severity.value,
        )
    for finding in found_gone(each):
        yield _found(finding, "Temuan hilang", (_weighed(finding), "tidak ada lagi"), "text")


def _found(finding: Finding, label: str, both: tuple[str, str], look: str) -> _Row:
    texts = (finding.subject, str(finding.cell), label, *both)
    return _Row(texts, ("text", look), (finding.line, finding.field))


def _weighed(finding: Finding) -> str:
    severity = finding.severity
    return f"{severity.mark} {finding.code} {severity.value}: {finding.message}"


def _of_lines(old: Results, new: Results) -> Iterator[FigureMove]:
    for line, before in old.indicators.items():
        yield FigureMove(line, "Capaian", before.shown, new.indicators[line].shown)
    for line, spent in old.budget.items():
        yield FigureMove(line, "Capaian", spent.achievement, new.budget[line].achievement)
        yield FigureMove(line, "Serapan", spent.absorption, new.budget[line].absorption)


def _open_and_accepted(each: BureauView) -> Mapping[FileIdentity, str]:
    return {finding.identity: finding.value for finding in (*each.findings, *each.accepted)}


def _wide(canvas: Canvas, text: str, look: str) -> None:
    canvas.spread((text,), (look,), (_WIDE,))


def _figure(number: Decimal | None) -> str:
    """Return a percent as it is printed, a dash for none."""
    return "–" if number is None else indonesian(number, 2)


def _said(text: str) -> str:
    return text or "kosong"
