"""What each kind of event changes in the state."""

from xlsops.core.journal.earlier_quarters import obstacles_from, source_after, source_from
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts import kinds, request_kinds
from xlsops.core.journal.facts.tiers import (
    ApprovalReopened,
    ReopenedRecord,
    TierRecord,
    TierSigned,
    key_of,
)
from xlsops.core.journal.mappings import with_text, without
from xlsops.core.journal.parts import FilledBy
from xlsops.core.journal.state import (
    Approval,
    Decision,
    FileRecord,
    HandOver,
    OutsideChange,
    OwnFinding,
    Reminder,
    ReturnRecord,
    SetAside,
    State,
)
from xlsops.core.journal.step_records import (
    FormatRecord,
    ReceiptRecord,
    SentRecord,
    SkipRecord,
    StepRecord,
)
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.cells import Cell
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace


def made(state: State, _event: Event, told: request_kinds.Made | request_kinds.Opened) -> State:
    """Keep from which earlier quarters figures came."""
    sources = {each.quarter.value: source_from(each) for each in told.carried}
    asked = {each.quarter.value: each.asked for each in told.carried if each.asked}
    return replace(state, sources={**state.sources, **sources}, asked={**state.asked, **asked})


def opened(state: State, event: Event, told: request_kinds.Opened) -> State:
    """Open the period; in journals of earlier versions this event tells of the sources, too."""
    return replace(made(state, event, told), opened=event.at)


def carried(state: State, _event: Event, told: kinds.Carried) -> State:
    """Keep what was carried again, and which forms ask the same but for it."""
    quarter = told.quarter.value
    source = source_after(state.sources.get(quarter), told)
    forms = {
        code: (*state.recarried.get(code, ()), before_and_after)
        for code, before_and_after in told.forms.items()
    }
    return replace(
        state, sources={**state.sources, quarter: source}, recarried={**state.recarried, **forms}
    )


def step_recorded(state: State, event: Event, told: request_kinds.StepRecorded) -> State:
    """Keep that a step took place; then it was not left out."""
    return replace(
        state,
        steps={**state.steps, told.step: _step(event, told)},
        skipped=without(state.skipped, told.step),
    )


def step_planned(state: State, event: Event, told: request_kinds.StepPlanned) -> State:
    """Keep that a step is planned; then it is not left out."""
    return replace(
        state,
        plans={**state.plans, told.step: _step(event, told)},
        skipped=without(state.skipped, told.step),
    )


def step_skipped(state: State, event: Event, told: request_kinds.StepSkipped) -> State:
    """Keep that a step was left out, whatever was recorded or planned of it before."""
    record = SkipRecord(told.step, told.reason, event.at, event.by)
    return replace(
        state,
        steps=without(state.steps, record.step),
        plans=without(state.plans, record.step),
        skipped={**state.skipped, record.step: record},
    )


def formats_made(state: State, event: Event, told: request_kinds.FormatsMade) -> State:
    """Keep the forms of bureaus, which they may fill beside those they have."""
    made = {
        each.bureau: FormatRecord(each.bureau, each.format, each.sha, event.at)
        for each in told.formats
    }
    out = {code: _out(state, code, each.format_id) for code, each in made.items()}
    return replace(state, formats={**state.formats, **made}, out={**state.out, **out})


def formats_sent(state: State, event: Event, told: request_kinds.FormatsSent) -> State:
    """Keep that bureaus have the forms made for them last, which alone they may fill now."""
    sent = {}
    for code in told.bureaus:
        made = state.formats.get(code)
        form, before = made.format_id if made else "", state.sent.get(code)
        at = before.at if before and before.format_id == form else event.at
        sent[code] = SentRecord(code, form, told.channel, at)
    out = {code: frozenset({each.format_id} - {""}) for code, each in sent.items()}
    return replace(state, sent={**state.sent, **sent}, out={**state.out, **out})


def format_confirmed(state: State, event: Event, told: request_kinds.FormatConfirmed) -> State:
    """Keep the last confirmation of a bureau's form."""
    receipt = ReceiptRecord(
        told.bureau,
        told.format,
        told.name,
        told.date,
        told.time,
        told.channel,
        told.notes,
        event.at,
        event.by,
    )
    return replace(state, receipts={**state.receipts, receipt.bureau: receipt})


def reminded(state: State, event: Event, told: request_kinds.Reminded) -> State:
    """Add to the reminders of bureaus."""
    known = {
        code: (*state.reminders.get(code, ()), Reminder(code, told.late.get(code, 0), event.at))
        for code in told.bureaus
    }
    return replace(state, reminders={**state.reminders, **known})


def letters_made(state: State, _event: Event, told: request_kinds.LettersMade) -> State:
    """Keep which letters there are, so that none is written over."""
    return replace(state, letters={**state.letters, **{each.file: each.sha for each in told.files}})


def obstacles_noted(state: State, _event: Event, told: request_kinds.ObstaclesNoted) -> State:
    """Keep what was told of obstacles in an earlier quarter."""
    period = Period(told.year, told.quarter.value)
    return replace(state, obstacles={**state.obstacles, period: obstacles_from(told)})


def file_received(state: State, event: Event, told: kinds.FileReceived) -> State:
    """Keep a file with its outcome; of one that waits only its name."""
    if told.fate is Fate.DEFERRED:
        return replace(state, deferred={**state.deferred, told.name: told.code})
    before = state.files.get(told.sha)
    if before is not None and before.accepted:
        return state  # two who took in the same file at once: it came when it came first
    record = FileRecord(
        told.sha,
        told.name,
        event.at,
        told.fate,
        told.code,
        told.message,
        told.bureau,
        told.saved or "",
        told.written or "",
        told.answers or "",
        told.after,
        _waiting_return(state, told.bureau),
    )
    filled = FilledBy(told.filler, told.copy, told.joined, _source_of_copy(state, told))
    return replace(
        state,
        files={**state.files, record.sha: record},
        filled={**state.filled, record.sha: filled} if filled != FilledBy() else state.filled,
    )


def file_set_aside(state: State, event: Event, told: kinds.FileSetAside) -> State:
    """Let a file count no more; an approval of it is void."""
    aside = SetAside(told.sha, told.bureau, told.reason, event.at, event.by)
    approvals = {
        code: replace(each, void=True) if told.sha in _approved_files(state, each) else each
        for code, each in state.approvals.items()
    }
    others = state.aside if told.corrects else without(state.aside, told.sha)
    return replace(state, aside={**others, told.sha: aside}, approvals=approvals)


def file_used_again(state: State, _event: Event, told: kinds.FileUsedAgain) -> State:
    """Let a file count again."""
    return replace(state, aside=without(state.aside, told.sha))


def repair_undone(state: State, _event: Event, told: kinds.RepairUndone) -> State:
    """Keep that a repair is not to be made on the reading of a file."""
    known = {**state.undone_repairs.get(told.sha, {}), told.repair: told.place}
    return replace(state, undone_repairs={**state.undone_repairs, told.sha: known})


def repair_restored(state: State, _event: Event, told: kinds.RepairRestored) -> State:
    """Let a repair be made again."""
    left = without(state.undone_repairs.get(told.sha, {}), told.repair)
    others = without(state.undone_repairs, told.sha)
    return replace(state, undone_repairs={**others, told.sha: left} if left else others)


def copy_returned(state: State, event: Event, told: kinds.CopyReturned) -> State:
    """Keep when a marked copy was made, which its bureau may fill, too."""
    out = {**state.out, told.bureau: _out(state, told.bureau, told.format)}
    return replace(state, returned={**state.returned, told.bureau: event.at}, out=out)


def decided(state: State, event: Event, told: kinds.Decided) -> State:
    """Keep what was decided or noted about a finding, who looks at it, how often it was accepted."""
    identity = (told.code, told.bureau, told.line, told.field)
    notes = {**state.notes, identity: told.note}
    if told.state is FindingState.FIXED:  # a note beside what is gone decides nothing
        return replace(state, notes=notes)
    if told.assignee != state.assignees.get(identity, ""):
        state = replace(state, assignees={**state.assignees, identity: told.assignee})
    decision = Decision(
        identity, told.value, told.state, told.note, event.at, event.by, told.evidence, told.until
    )
    key, day = (identity, told.value), event.at.astimezone(WIB).date()
    before = state.decisions.get(key)
    again = decision.accepts_on(day) and not (before and before.accepts_on(day))
    count = state.acceptances.get(identity, 0) + 1
    return replace(
        state,
        decisions={**state.decisions, key: decision},
        notes=notes,
        acceptances={**state.acceptances, identity: count} if again else state.acceptances,
        evidence=with_text(state.evidence, key, told.evidence_file),
        chosen=with_text(state.chosen, key, told.counts),
    )


def returned(state: State, event: Event, told: kinds.Returned) -> State:
    """Keep what went back to a bureau, with what the head had found himself by then."""
    record = ReturnRecord(
        told.bureau,
        told.file,
        told.sha,
        told.source,
        told.findings,
        event.at,
        tuple(each for each in state.own.values() if each.bureau == told.bureau),
    )
    dues = {**state.mending_dues, **({told.file: told.due} if told.due else {})}
    return replace(
        state,
        returns={**state.returns, record.bureau: (*state.returns.get(record.bureau, ()), record)},
        out={**state.out, record.bureau: _out(state, record.bureau, told.format)},
        mending_dues=dues,
    )


def changed_outside(state: State, _event: Event, told: kinds.ChangedOutside) -> State:
    """Keep what a file changed beside what had been returned."""
    changes = tuple(
        OutsideChange(
            Cell(each.sheet, each.row, each.column),
            each.line,
            each.field,
            each.label,
            each.old,
            each.new,
        )
        for each in told.changes
    )
    return replace(state, outside={**state.outside, told.sha: changes})


def found(state: State, _event: Event, told: kinds.Found) -> State:
    """Keep what the head found; found again, it is open whatever was decided before."""
    own = _own(told)
    state = _withdrawn(state, own)
    return replace(state, own={**state.own, own.identity: own})


def withdrawn(state: State, _event: Event, told: kinds.Withdrawn) -> State:
    """Forget what the head had found, and what was decided about it."""
    return _withdrawn(state, _own(told))


def approved(state: State, event: Event, told: kinds.Approved) -> State:
    """Keep an approval, which settles what had been returned; it is void where its file is set aside."""
    void = not state.aside.keys().isdisjoint((told.sha, *told.parts))
    record = Approval(told.bureau, told.sha, told.hash, event.at, event.by, void=void)
    parts = {**state.signed_parts, told.bureau: told.parts}
    past = state.returns.get(record.bureau, ())
    settled = {record.bureau: (*past[:-1], replace(past[-1], settled=True))} if past else {}
    return replace(
        state,
        approvals={**state.approvals, record.bureau: record},
        signed_parts=parts
        if told.parts or told.bureau in state.signed_parts
        else state.signed_parts,
        returns={**state.returns, **settled},
        reopened=without(state.reopened, record.bureau),
    )


def tier_signed(state: State, event: Event, told: TierSigned) -> State:
    """Keep what a tier signed last."""
    figures = {each.bureau: each for each in told.figures}
    record = TierRecord(event.id, told.hash, figures, told.missing, event.at, event.by)
    return replace(state, tiers={**state.tiers, key_of(told): record})


def approval_reopened(state: State, event: Event, told: ApprovalReopened) -> State:
    """Forget a tier's signature; of the approval that lets figures count, keep that it is void, and why."""
    if told.tier:
        return replace(state, tiers=without(state.tiers, told.key))
    before = state.approvals.get(told.bureau)
    if before is None:
        return state
    return replace(
        state,
        approvals={**state.approvals, told.bureau: replace(before, void=True)},
        reopened={**state.reopened, told.bureau: ReopenedRecord(told.reason, event.at, event.by)},
    )


def handed_over(state: State, event: Event, told: kinds.HandedOver) -> State:
    """Keep what was handed over last."""
    hashes = {each.bureau: each.hash for each in told.bureaus}
    record = HandOver(told.hash, hashes, told.missing, told.recap, event.at, event.by)
    return replace(state, handed_over=record)


def recap_made(state: State, event: Event, told: kinds.RecapMade) -> State:
    """Keep when the recap was made last, and as what."""
    return replace(state, recap=event.at, recap_sha=told.sha, recap_final=told.final)


def _step(event: Event, told: request_kinds.StepRecorded | request_kinds.StepPlanned) -> StepRecord:
    return StepRecord(
        told.step,
        told.date,
        told.place,
        told.participants,
        told.notes,
        event.at,
        event.by,
        told.time,
        told.number,
        told.bureaus,
    )


def _own(told: kinds.Found | kinds.Withdrawn) -> OwnFinding:
    return OwnFinding(told.bureau, told.line, told.field, told.value, told.severity, told.reason)


def _withdrawn(state: State, own: OwnFinding) -> State:
    key = own.identity, own.value
    return replace(
        state,
        own=without(state.own, own.identity),
        decisions=without(state.decisions, key),
        evidence=without(state.evidence, key),
    )


def _approved_files(state: State, approval: Approval) -> tuple[str, ...]:
    """Return the hashes of all files an approval was made of."""
    return (approval.sha, *state.signed_parts.get(approval.bureau, ()))


def _source_of_copy(state: State, told: kinds.FileReceived) -> str:
    """Return the file a copy was made of: the one it names, else the one sent back last.

    What it names must be one of its bureau's; an approval since changes nothing of what it was made from.
    """
    named = state.files.get(told.source)
    if told.copy and named and named.accepted and named.bureau == told.bureau:
        return named.sha
    past = state.sent_back.get(told.bureau)
    return past.source if told.copy and past else ""


def _waiting_return(state: State, bureau: str) -> ReturnRecord | None:
    """Return what was returned to a bureau last, unless an approval that stands came after it."""
    returned, approval = state.sent_back.get(bureau), state.approvals.get(bureau)
    if returned and returned.settled and approval and not approval.void:
        return None
    return returned


def _out(state: State, bureau: str, form: str) -> frozenset[str]:
    """Return the forms a bureau may fill once it may have this one, too; copies once named none."""
    return state.out.get(bureau, frozenset()) | ({form} - {""})
