"""Records what happens outside the program: disposition, handing out, meeting, handover."""

from collections.abc import Sequence

from msgspec import Struct

from xlsops import messages
from xlsops.core.clock.unready import unready
from xlsops.core.journal.facts.request_kinds import StepPlanned, StepRecorded, StepSkipped
from xlsops.core.journal.state import State
from xlsops.core.journal.step_records import StepRecord
from xlsops.core.spec.entries import (
    Deed,
    Entry,
    attendee,
    clock,
    entry_faults,
    read_entries,
    tidy,
    unknown_bureaus,
)
from xlsops.core.spec.tables import RECORDS, STEPS_RECORDED
from xlsops.core.terms.authority import Act
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.terms.steps import Step
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.periods import long_date
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.procedure.collection.collecting import show
from xlsops.procedure.papers.covering import covers, write_covers
from xlsops.procedure.papers.parcels import lacking_told
from xlsops.procedure.papers.posting import letters_to_tell
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.losing import lose
from xlsops.procedure.period.naming import bureau_names
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.obstacles import asked_again, obstacles_to_note
from xlsops.procedure.recording.again import check_standing, corrected, is_known, left_behind_told
from xlsops.procedure.recording.confirming import confirmation, handed_out, same_receipt
from xlsops.procedure.recording.excluding import Moved, change, consequences
from xlsops.procedure.recording.objecting import is_known_objection, objection
from xlsops.procedure.recording.reopening import reopening
from xlsops.procedure.recording.undoing import mending, names_repair, repairs_left_told


def record(
    period: LoadedPeriod,
    entry: Entry | None = None,
    lost: str | None = None,
    progress: Progress = silent,
) -> Outcome:
    """Record what happened, or why events are ``lost`` for good; without either all rows of ``Catatan``."""
    return _recorded(period, entry, progress) if lost is None else lose(period, lost)


@recovering
def _recorded(period: LoadedPeriod, entry: Entry | None, progress: Progress) -> Outcome:
    """Record what happened outside the program: one entry, or all rows of ``Catatan``.

    What is in the journal already is left out. A row that cannot be recorded is told with its
    reason while the others are; an entry that cannot be raises it, and without a day is of today.
    """
    grid = next((grid for grid in period.grids if grid.name == RECORDS.sheet), None)
    today = period.now.date()
    entries, faults = ((tidy(entry, today),), ()) if entry else read_entries(grid, period.spec)
    if not entries and not faults:
        raise XlsopsError(messages.records.sheet_empty(RECORDS.sheet))
    done: list[_Kept] = []
    refused = [str(each) for each in faults]
    for number, each in enumerate(entries, 1):
        try:
            kept = _keep(period, each, entries)
        except XlsopsError as error:
            if entry:
                raise
            refused.append(messages.records.row_refused(RECORDS.sheet, each.row, str(error)))
            continue
        if kept.new:
            period = refreshed(period)
        done.append(kept)
        progress(messages.progress.RECORDING, number, len(entries))
    if any(each.deed.moves_figures for each in entries):
        show(period, view_of(period))
    else:
        repaint(period)
    return _outcome(done, refused)


@recovering
def distribute(period: LoadedPeriod, channel: str = "", progress: Progress = silent) -> Outcome:
    """Record that every bureau got the form that was last made for it, with its covers (step 3).

    Without a ``channel`` each went by the bureau's own, as ``Master Bagian`` has it.

    Raises where a bureau has no form yet; bureaus that got this form this way before are left out
    of the record, and their covers stay as they were.
    """
    state, channel = period.state, channel.strip()
    lacking = [code for code in period.layouts if code not in state.formats]
    if lacking:
        missing = messages.procedure.not_made(lacking)
        raise XlsopsError(messages.procedure.too_early(messages.procedure.HANDING_OUT, (missing,)))
    new = [
        code
        for code in period.layouts
        if not state.has_format_of_today(code) or (channel and state.sent[code].channel != channel)
    ]
    readings = Readings()
    covered = write_covers(period, view_of(period, readings), progress, asked_again(period))
    sent = handed_out(period, new, channel)
    letters = letters_to_tell(period, {each.code: each.files for each in covered})
    obstacles = obstacles_to_note(period)
    if sent or letters or obstacles:
        period.append([*sent, *letters, *obstacles])
    period = refreshed(period)
    view = view_of(period, readings)
    repaint(period, view)
    progress(messages.progress.SENDING_FORMS, 1, 1)
    lines = [messages.forms.sent(each.bureaus, each.channel) for each in sent]
    lines = [
        *(lines or [messages.forms.sent_before(channel)]),
        messages.forms.covers(covers(period)),
    ]
    lines += [f"  {each.code}: {text}" for each in covered for text in lacking_told(each)]
    dues = [each.first_due for each in view.clocks.bureaus if each.first_due]
    left = unready(period.spec, view.local(max(dues)) if dues else None, period.now)
    files = [name for each in covered for name in each.files]
    without = [each.code for each in covered if each.lacking]
    data = {"sent": new, "channel": channel, "covers": files, "without_form": without}
    return Outcome((*lines, *left), data, attention=bool(without or left))


class _Kept(Struct, frozen=True):
    """What became of an entry: its sentence, what is worth saying beside, and whether it is new."""

    line: str
    new: bool
    look: str = ""


def _keep(period: LoadedPeriod, entry: Entry, entries: Sequence[Entry]) -> _Kept:
    """Add one entry to the journal unless it is there; raises where it cannot be."""
    acting = replace(period, actor=entry.by or period.actor)
    if entry.deed.of_submission:
        return _keep_submission(acting, entry, entries)
    if entry.deed.of_cell:
        return _keep_finding(acting, entry, entries)
    if entry.deed is Deed.REOPENED:
        return _keep_reopening(acting, entry)
    if entry.step is None:
        return _keep_receipt(acting, entry)
    if entry.step not in STEPS_RECORDED:
        raise XlsopsError(messages.records.step_by_itself(entry.step.number))
    keep = _keep_skip if entry.deed is Deed.SKIPPED else _keep_step
    return keep(acting, entry, entry.step)


def _keep_skip(period: LoadedPeriod, entry: Entry, step: Step) -> _Kept:
    """Add that a step was left out."""
    _check(period, entry, step)
    skip, done = period.state.skipped.get(step), period.state.steps.get(step)
    known = skip is not None and skip.reason == entry.notes
    if not known:
        period.append([StepSkipped(step, entry.notes)])
    held = long_date(done.day) if done else ""
    line = messages.records.step_skipped(_label(step), entry.notes, held, known=known)
    return _Kept(line, not known)


def _keep_step(period: LoadedPeriod, entry: Entry, step: Step) -> _Kept:
    """Add that a step took place, or is planned."""
    planned, state = entry.deed is Deed.PLANNED, period.state
    before = (state.plans if planned else state.steps).get(step)
    fact = _step(period, entry, step)
    look = "" if planned else _absent(period, fact)
    if entry.day is not None and _same(before, fact):
        return _Kept(messages.records.step_known(_label(step)), new=False, look=look)
    _check(period, entry, step)
    period.append([fact])
    told = messages.records.step_planned if planned else messages.records.step_held
    instead, skipped = long_date(before.day) if before else "", step in state.skipped
    line = told(_label(step), _day(entry), instead, skipped=skipped)
    return _Kept(line, new=True, look=look)


def _keep_receipt(period: LoadedPeriod, entry: Entry) -> _Kept:
    """Add that a bureau confirmed having its form."""
    fact = confirmation(period, entry)
    bureau, before = fact.bureau, period.state.receipts.get(fact.bureau)
    if same_receipt(before, entry, fact):
        older = not period.state.receipt(bureau)
        look = messages.records.receipt_of_older_form(bureau) if older else ""
        return _Kept(messages.records.receipt_known(bureau), new=False, look=look)
    period.append([fact])
    line = messages.records.receipt(bureau, fact.name, _day(entry), fact.channel)
    return _Kept(line, new=True)


def _keep_reopening(period: LoadedPeriod, entry: Entry) -> _Kept:
    """Add that an approval is taken back, unless this very row told it before."""
    (bureau,) = bureau_names(period, (entry.bureau,)) if entry.bureau else ("",)
    _require_past(period, entry, messages.records.AFTER_THE_EVENT)
    fact, line = reopening(period, replace(entry, bureau=bureau))
    if fact:
        period.append([fact])
    return _Kept(line, new=fact is not None)


def _label(step: Step) -> str:
    return messages.records.step(step.number, step.label)


def _keep_submission(period: LoadedPeriod, entry: Entry, entries: Sequence[Entry]) -> _Kept:
    """Add a row or a command about a submission; a changed row keeps to the file it was about."""
    (bureau,) = bureau_names(period, (entry.bureau,))
    entry = replace(entry, bureau=bureau)
    _require_past(period, entry, messages.records.AFTER_THE_EVENT)
    if names_repair(entry):
        told, line = mending(period, entry)
        if told is None:
            return _Kept(line, new=False)
        left = [*repairs_left_told(period, entry, entries)]
        left += left_behind_told(period.events, entry, entries, period.state)
        period.append([told])
        return _Kept(line, new=True, look=" ".join(left))
    if is_known(period.events, entry, entries):
        known = messages.records.submission_known(entry.bureau, entry.deed.value)
        return _Kept(known, new=False)
    before, state = corrected(period.events, entry, entries), period.state
    if before and isinstance(before.fact, Moved):
        check_standing(before.fact, state)
        fact = change(period, entry, before)
        name = cited(state.files[fact.sha].name)
        line, look = messages.records.submission_reworded(entry.bureau, name, entry.notes), ""
    else:
        fact = change(period, entry)
        line, look = consequences(period, fact)
    period.append([fact])
    looks = [look] if look else []
    looks += left_behind_told(period.events, entry, entries, period.state)
    looks += repairs_left_told(period, entry, entries)
    return _Kept(line, new=True, look=" ".join(looks))


def _keep_finding(period: LoadedPeriod, entry: Entry, entries: Sequence[Entry]) -> _Kept:
    """Add what the head found in a cell, or that he withdraws it, unless that is known."""
    if missing := [text for _, text in entry_faults(entry)]:
        raise XlsopsError(
            messages.procedure.too_early(messages.procedure.FINDING_OF_ONES_OWN, missing)
        )
    (bureau,) = bureau_names(period, (entry.bureau,))
    entry = replace(entry, bureau=bureau)
    _require_past(period, entry, messages.records.AFTER_THE_EVENT)
    known = _Kept(messages.records.finding_known(bureau, entry.place), new=False)
    if entry.row and is_known(period.events, entry, entries):
        return known
    fact = objection(period, entry, corrected(period.events, entry, entries))
    if entry.deed is Deed.FOUND and is_known_objection(period.state, fact):
        return known
    look = " ".join(left_behind_told(period.events, entry, entries, period.state))
    period.append([fact])
    if entry.deed is Deed.WITHDRAWN:
        line = messages.records.finding_withdrawn(bureau, entry.place, entry.notes)
    else:
        severity = entry.severity.value
        line = messages.records.finding_recorded(bureau, entry.place, severity, entry.notes)
    return _Kept(line, new=True, look=look)


def _step(period: LoadedPeriod, entry: Entry, step: Step) -> StepRecorded | StepPlanned:
    """Return what is told of a step; one that took place on the day planned, at no hour, did at that of the plan."""
    codes = {code.casefold(): code for code in period.layouts}
    people = [attendee(each, codes) for each in entry.people]
    kind = StepPlanned if entry.deed is Deed.PLANNED else StepRecorded
    day, plan = entry.day or period.now.date(), period.state.plans.get(step)
    planned = plan.time if plan and plan.day == day and kind is StepRecorded else ""
    return kind(
        step,
        day,
        entry.place,
        tuple(name for name, _ in people),
        entry.notes,
        clock(entry.time) or planned,
        entry.number,
        tuple(bureau for _, bureau in people),
    )


def _same(before: StepRecord | None, fact: StepRecorded | StepPlanned) -> bool:
    """Tell whether this is what was recorded last; earlier versions told no bureaus."""
    return before is not None and (
        fact.step,
        fact.date,
        fact.time,
        fact.place,
        fact.number,
        fact.notes,
        tuple(zip(fact.participants, fact.bureaus, strict=True)),
    ) == (
        before.step,
        before.day,
        before.time,
        before.place,
        before.number,
        before.notes,
        before.people,
    )


def _absent(period: LoadedPeriod, fact: StepRecorded | StepPlanned) -> str:
    """Return the bureaus nobody came from, where it is known who came from where."""
    came = set(fact.bureaus) - {""}
    if fact.step is not Step.MEETING or not came:
        return ""
    absent = [code for code in period.layouts if code not in came]
    return messages.records.absent(absent) if absent else ""


def _outcome(done: Sequence[_Kept], refused: Sequence[str]) -> Outcome:
    new = [each for each in done if each.new]
    lines = [each.line for each in (new or done)]
    if len(new) not in {0, len(done)}:
        lines.append(messages.records.others_known(len(done) - len(new)))
    look = [each.look for each in done if each.look]
    if refused:
        lines += [messages.records.refused(len(refused)), *(f"  {each}" for each in refused)]
    return Outcome(
        (*lines, *look),
        {
            "recorded": len(new),
            "known": len(done) - len(new),
            "refused": list(refused),
            "look": look,
        },
        attention=bool(look or refused),
    )


def _check(period: LoadedPeriod, entry: Entry, step: Step) -> None:
    if entry.deed is Deed.SKIPPED:
        period.require(Act.SKIP)
    missing = [
        each
        for each in (_before(period, entry, step), *(text for _, text in entry_faults(entry)))
        if each
    ]
    if missing:
        raise XlsopsError(messages.procedure.too_early(_label(step), missing))
    strangers = unknown_bureaus(entry.people, {code.casefold(): code for code in period.layouts})
    if strangers:
        raise XlsopsError(messages.records.strangers(strangers, tuple(period.layouts)))
    if entry.time and clock(entry.time) is None:
        raise XlsopsError(messages.records.time(entry.time))
    _check_day(period, entry, step)


def _check_day(period: LoadedPeriod, entry: Entry, step: Step) -> None:
    """Raise where a step took place on a day to come, or is planned on one that is over."""
    held = period.state.steps.get(step)
    if entry.deed is not Deed.PLANNED:
        meeting = step is Step.MEETING
        advice = messages.records.AFTER_THE_MEETING if meeting else messages.records.AFTER_THE_STEP
        _require_past(period, entry, advice)
    elif held:
        raise XlsopsError(messages.records.meeting_held(long_date(held.day)))
    elif entry.day and entry.day < period.now.date():
        raise XlsopsError(messages.records.in_past(_day(entry)))


def _require_past(period: LoadedPeriod, entry: Entry, advice: str) -> None:
    if entry.day and entry.day > period.now.date():
        raise XlsopsError(messages.records.in_future(_day(entry), advice))


def _day(entry: Entry) -> str:
    return long_date(entry.day) if entry.day else ""


def _before(period: LoadedPeriod, entry: Entry, step: Step) -> str:
    """Return what must have happened before a step or its plan, as a sentence; empty where it has."""
    state = period.state
    first = step is Step.FORMATS or entry.deed is Deed.PLANNED
    if first and not (state.opened or Step.ORDER in {*state.steps, *state.skipped}):
        return messages.procedure.NOT_OPENED
    if step is Step.MEETING and entry.deed is not Deed.PLANNED:
        return _unsent(state, tuple(period.layouts))
    if step is Step.HANDOVER and not state.handed_over:
        return messages.procedure.NOT_HANDED_OVER
    return ""


def _unsent(state: State, codes: Sequence[str]) -> str:
    """Return which bureaus have no form yet; one that sent its data had one."""
    lacks = [code for code in codes if code not in state.sent and not state.current(code)]
    return messages.procedure.not_handed_out(lacks) if lacks else ""
