"""Saves what the Kabag decided about findings in the list of findings (step 7)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.facts.kinds import Decided
from xlsops.core.journal.state import FileIdentity
from xlsops.core.pages.batches import BATCH, Batch, is_refused, spread, typed_batches, undecided
from xlsops.core.pages.findings_list import NAME
from xlsops.core.pages.findings_rows import listed_batches
from xlsops.core.pages.proposal import proposed_findings
from xlsops.core.terms.authority import Act, as_role
from xlsops.core.terms.findings import Finding, FindingState, Severity
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.cells import Cell
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.grouped import grouped, span
from xlsops.core.values.periods import long_date
from xlsops.core.values.structs import replace
from xlsops.core.values.typed_dates import EXAMPLE, read_day
from xlsops.core.view.remarks import Remark
from xlsops.core.view.view import View
from xlsops.procedure.collection.collecting import show
from xlsops.procedure.collection.telling import findings_data, findings_lines
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.painting import refreshed
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import desk_of, view_of
from xlsops.procedure.review.evidence import (
    Evidence,
    changed_evidence,
    decided_again,
    keep_evidence,
    waiting_for_files,
)
from xlsops.procedure.review.whose_answer import (
    Read,
    answer_named,
    answers_to,
    asked_for,
    told_to_choose,
)

_OPEN, _ACCEPTED = FindingState.OPEN.value, FindingState.ACCEPTED.value
_FIXED = FindingState.FIXED.value
_NOTHING = Remark(_OPEN, "")
_ACTS = {
    Severity.ERROR: Act.ACCEPT_ERROR,
    Severity.WARNING: Act.ACCEPT_WARNING,
    Severity.INFO: Act.ACCEPT_INFO,
}


class TypedDecision(Struct, frozen=True):
    """One decision that was typed: what becomes of it, or why it cannot be saved.

    ``before`` is what was saved until now; ``cell`` is where the finding stands, ``counts`` the answer
    that is to count where files contradict.
    """

    identity: FileIdentity
    value: str
    remark: Remark
    refusal: str = ""
    before: Remark = _NOTHING
    cell: Cell | None = None
    counts: str = ""

    @property
    def bureau(self) -> str:
        """Return the code of the bureau."""
        return self.identity[1]

    @property
    def kind(self) -> str:
        """Return what it does, in words."""
        if self.remark.verdict == self.before.verdict:
            return messages.findings.ASSIGNED
        if self.remark.state == _ACCEPTED:
            return messages.findings.ACCEPTED
        opened = self.before.state == _ACCEPTED
        return messages.findings.OPENED_AGAIN if opened else messages.findings.NOTED


@recovering
def decide(period: LoadedPeriod, progress: Progress = silent) -> Outcome:
    """Save every decision and note that changed; one that cannot be saved stays where it is typed."""
    progress(messages.progress.DECIDING, 0, 1)
    readings = Readings()
    before = view_of(period, readings)
    batches = _batches_typed(before)
    desk = desk_of(period)
    verdicts = tuple(
        _choosing(each, before, lambda file: readings.of(file, period.folder, desk).submission)
        for each in _verdicts(before, period.actor, batches)
    )
    verdicts, done = _together(verdicts, before, batches)
    saved = [each for each in verdicts if not each.refusal]
    refused = [each for each in verdicts if each.refusal]
    waiting = list(waiting_for_files(period.state))
    named = [each.remark.evidence for each in saved if each.remark.evidence]
    evidence = keep_evidence(period.folder, [*named, *(each.evidence for each in waiting)])
    facts = [_told(before, each, evidence) for each in saved]
    known = {(each.identity, each.value) for each in saved}
    facts += [
        decided_again(period.state, each, evidence.kept[each.evidence])
        for each in waiting
        if each.evidence in evidence.kept and (each.identity, each.value) not in known
    ]
    if facts:
        period.append(facts)
    period = refreshed(period)
    # a copy for the bureau no longer asks for what was accepted, now or before a crash
    view = view_of(period, readings)
    view = show(period, replace(view, remarks=_without(view.remarks, done)))
    progress(messages.progress.DECIDING, 1, 1)
    lines = _saved_told(saved)
    new = len({each.evidence_file for each in facts} - {"", *before.state.evidence.values()})
    lines += [messages.findings.evidence_kept(new)] if new else []
    notices = (
        *(
            messages.findings.evidence_absent(cited(each), period.folder.evidence)
            for each in evidence.absent
            if each in named
        ),
        *evidence.notices,
        *changed_evidence(period.folder, period.state),
    )
    lines += notices
    awaited = [cited(each) for each in evidence.absent if each not in named]
    lines += [messages.findings.evidence_awaited(awaited)] if awaited else []
    return Outcome(
        (*lines, *grouped(refused, _obstacle, _refused, _refused_alike), *findings_lines(view)),
        {
            "saved": len(saved),
            "accepted": sum(each.kind == messages.findings.ACCEPTED for each in saved),
            "refused": [_refused(each).strip() for each in refused],
            "evidence": new,
            "notices": list(notices),
            "findings": findings_data(view),
        },
        attention=bool(refused or notices),
    )


def _saved_told(saved: Sequence[TypedDecision]) -> list[str]:
    """Return how many decisions of each kind were saved, of all and of each bureau."""
    if not saved:
        return [messages.findings.NOTHING_DECIDED]
    kinds = Counter(each.kind for each in saved)
    by_bureau = Counter((each.bureau, each.kind) for each in saved)
    listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return [
        messages.findings.decided(len(saved), listed),
        *(
            f"  {messages.findings.decided_of(bureau, count, kind)}"
            for (bureau, kind), count in by_bureau.items()
        ),
    ]


def _choosing(verdict: TypedDecision, view: View, read: Read) -> TypedDecision:
    """Return a decision with the answer its note names, where files contradict."""
    asked = asked_for(verdict.identity[0], verdict.remark.note)
    if not asked or verdict.refusal or verdict.remark.state != _ACCEPTED:
        return verdict
    answers = tuple(answers_to((verdict.identity, verdict.value), view, read))
    named = answer_named(asked, answers)
    if named is None:
        refusal = messages.parts.ruled_unknown(cited(asked), told_to_choose(answers))
        return replace(verdict, refusal=refusal)
    return replace(verdict, counts=named)


def _batches_typed(view: View) -> tuple[Batch, ...]:
    """Return the batches beside which something is typed; ranking all findings is spared where none is."""
    asked = any(each[0] == BATCH and told.typed for each, told in view.remarks.items())
    return typed_batches(view.remarks, listed_batches(view)) if asked else ()


def _together(
    verdicts: Sequence[TypedDecision], view: View, batches: Sequence[Batch]
) -> tuple[tuple[TypedDecision, ...], set[FileIdentity]]:
    """Return verdicts of which those of one batch are saved together or not at all, and the batches that are.

    Were what is typed beside a member saved before its batch is, the batch would be taken to be meant of
    that member, too, the next time. What is saved of a batch is typed no more, for the same reason.
    """
    refused = {each.identity for each in verdicts if each.refusal}
    failed = [each for each in batches if is_refused(each, view.remarks, refused)]
    waiting = {each.identity for batch in failed for each in batch.members} - refused
    told = tuple(
        replace(each, refusal=messages.findings.BATCH_FIRST) if each.identity in waiting else each
        for each in verdicts
    )
    return told, {each.finding.identity for each in batches if each not in failed}


def _without(
    remarks: Mapping[FileIdentity, Remark], done: set[FileIdentity]
) -> dict[FileIdentity, Remark]:
    return {identity: each for identity, each in remarks.items() if identity not in done}


def _verdicts(view: View, actor: str, batches: Sequence[Batch]) -> Iterator[TypedDecision]:
    """Yield what was typed and differs from what is saved."""
    fixed = {each.identity: each for bureau in view.bureaus for each in bureau.fixed}
    standing = {
        each.identity: each
        for bureau in view.bureaus
        for each in (*bureau.accepted, *bureau.findings, *proposed_findings(bureau))
    }
    remarks = spread(view.remarks, batches)
    view = replace(view, remarks=remarks)
    yield from _of_other_batches(remarks)
    for identity, remark in remarks.items():
        if not remark.typed or identity[0] == BATCH:
            continue
        finding = standing.get(identity) or fixed.get(identity)
        if finding is None:
            if remark.note and remark.note != view.state.notes.get(identity):
                yield TypedDecision(identity, "", replace(remark, state=_FIXED, until=""))
            continue
        verdict = _verdict(view, actor, finding, remark, fixed=identity not in standing)
        if verdict is not None:
            yield verdict


def _of_other_batches(remarks: Mapping[FileIdentity, Remark]) -> Iterator[TypedDecision]:
    """Yield what was typed beside a batch that is not as it was then, or is none any more."""
    for each in undecided(remarks):
        yield TypedDecision(each, "", remarks[each], messages.findings.BATCH_CHANGED)


def _verdict(
    view: View, actor: str, finding: Finding, remark: Remark, *, fixed: bool
) -> TypedDecision | None:
    """Return what becomes of a remark; None where it says what is saved already."""
    shown, saved = view.remark(finding, fixed=fixed), view.saved(finding, fixed=fixed)
    if shown == saved and remark.state in {shown.state, ""}:
        return None
    refusal = _refusal(finding, remark, fixed=fixed) or (
        "" if fixed else _until_refusal(view, remark)
    )
    if not refusal and not fixed:
        refusal = _authority_refusal(view, actor, finding, (saved, shown))
    return TypedDecision(finding.identity, finding.value, shown, refusal, saved, finding.cell)


def _obstacle(verdict: TypedDecision) -> tuple[str, str]:
    return verdict.bureau, verdict.refusal


def _refused(verdict: TypedDecision) -> str:
    code, _, line, _ = verdict.identity
    where, rule = (str(verdict.cell or ""), code) if code != BATCH else (NAME, line)
    told = messages.findings.undecided(verdict.bureau, where, rule, verdict.refusal)
    return f"  {told}"


def _refused_alike(verdicts: Sequence[TypedDecision]) -> str:
    where = span(each.cell for each in verdicts if each.cell)
    first = verdicts[0]
    told = messages.findings.undecided_alike(first.bureau, len(verdicts), where, first.refusal)
    return f"  {told}"


def _refusal(finding: Finding, remark: Remark, *, fixed: bool) -> str:
    if fixed:
        return "" if remark.state in {_FIXED, ""} else messages.findings.MENDED_ALREADY
    if remark.state == _ACCEPTED and not remark.note:
        return messages.findings.UNEXPLAINED
    if remark.state == _ACCEPTED and not remark.about(finding):
        return messages.findings.VALUE_CHANGED
    if remark.state == _FIXED:
        return messages.findings.not_to_choose(_FIXED, (_OPEN, _ACCEPTED))
    if remark.state not in {_OPEN, _ACCEPTED, ""}:
        return messages.findings.state_unknown(remark.state, (_OPEN, _ACCEPTED))
    return ""


def _until_refusal(view: View, remark: Remark) -> str:
    """Return why an acceptance cannot hold until the day that was typed."""
    if not remark.until:
        return ""
    day = read_day(remark.until)
    if day is None:
        return messages.findings.until_no_day(remark.until, EXAMPLE)
    if remark.state == _ACCEPTED and day < view.today:
        return messages.findings.until_over(long_date(day))
    return ""


def _authority_refusal(
    view: View, actor: str, finding: Finding, change: tuple[Remark, Remark]
) -> str:
    """Return why this role may not accept a finding, change how that is explained, or open it again."""
    act, authority = _ACTS[finding.severity], view.spec.authority
    free = (
        _ACCEPTED not in {each.state for each in change} or change[0].verdict == change[1].verdict
    )
    if free or authority.allows(act, actor):
        return ""
    roles = authority.roles(act)
    return str(messages.procedure.not_allowed(act.value, actor, roles, as_role(roles), ""))


def _told(view: View, verdict: TypedDecision, evidence: Evidence) -> Decided:
    """Return what is saved; a file that was kept stays the evidence while its name does."""
    code, bureau, line, field = verdict.identity
    remark, key = verdict.remark, (verdict.identity, verdict.value)
    looking = view.spec.bureau(bureau)
    usual = looking.assignee if looking else ""
    kept = view.state.evidence.get(key, "") if remark.evidence == verdict.before.evidence else ""
    return Decided(
        bureau,
        code,
        line,
        field,
        verdict.value,
        FindingState(remark.state),
        remark.note,
        remark.evidence,
        read_day(remark.until) if remark.until else None,
        evidence.kept.get(remark.evidence, kept),
        "" if remark.assignee == usual else remark.assignee,
        verdict.counts,
    )
