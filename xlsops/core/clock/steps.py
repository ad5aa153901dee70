"""The nine steps of the procedure, and where the office stands by what the journal says."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.state import Approval, State
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import long_date
from xlsops.core.values.structs import replace


class StepStatus(Enum):
    """Where a step stands; the value is the word people see.

    Lateness depends on time and is told by the clocks.
    """

    NOT_STARTED = "Belum Mulai"
    RUNNING = "Sedang Berjalan"
    DONE = "Selesai"
    LATE = "Terlambat"
    SKIPPED = "Dilewati"


Standing = tuple[StepStatus, str, datetime | None]
"""A step's status, its count in words, and when it last moved."""


class Progress(Struct, frozen=True):
    """How far one step is; ``count`` is such as ``6/10 bagian``, ``since`` when it last moved.

    ``note`` is what somebody recorded of a step that happened outside the program.
    """

    step: Step
    status: StepStatus
    count: str = ""
    since: datetime | None = None
    note: str = ""


def progress_of(spec: Spec, state: State, errors: int, changed: int = 0) -> tuple[Progress, ...]:
    """Return where each step stands; ``errors`` are the open findings that block.

    ``changed`` are the bureaus that are not as they were approved, by a change of the masters too.
    Opening the period is taken for the first order, as making forms is for the second; that no
    disposition is recorded is said beside it. Handing out the forms counts as done, too, once one
    came back; a meeting only when somebody recorded it, and who was not there is counted: nothing
    is claimed that no event says. Validation ends when every bureau asked is
    approved, or when those that sent are approved and handed over without the others.
    """
    asked = [bureau.code for bureau in spec.active_bureaus]
    made = [state.formats[code].at for code in asked if code in state.formats]
    received = {code: record.at for code in asked if (record := state.current(code))}
    facts: dict[Step, Callable[[], Standing]] = {
        Step.ORDER: lambda: _ordered(state),
        Step.FORMATS: lambda: (
            _part(len(made), len(asked)),
            ", ".join(
                [
                    f"{len(made)}/{len(asked)} format",
                    *_unordered(state, Step.FORMATS, begun=bool(made)),
                ]
            ),
            max(made, default=None),
        ),
        Step.SENDING: lambda: _sending(state, asked, received=bool(received)),
        Step.MEETING: lambda: _meeting(state, asked),
        Step.FILLING: lambda: _counted(received, asked),
        Step.OWN_RECAP: lambda: _counted(received, asked),
        Step.REVIEW: lambda: _validation(state, received, asked, errors, changed),
        Step.HANDOVER: lambda: _handing(state, asked),
        Step.RECAP: lambda: _recap(state, asked),
    }
    return tuple(
        _unless_skipped(Progress(step, *facts[step](), note=_note(state, step)), state)
        for step in Step
    )


def current_step(progress: tuple[Progress, ...]) -> Progress:
    """Return the step the office is at: the last one running, else the one after the last done.

    A recap made before the handover is provisional; the office is not that far yet. A meeting
    nobody recorded stays open and holds up nothing.
    """
    standing = {each.step: each.status for each in progress}
    handed = standing[Step.HANDOVER] is StepStatus.DONE
    running = [
        each
        for each in progress
        if each.status is StepStatus.RUNNING and (handed or each.step is not Step.RECAP)
    ]
    if running:
        return running[-1]
    over = {StepStatus.DONE, StepStatus.SKIPPED}
    done = [each.step.number for each in progress if each.status in over]
    return progress[min(max(done, default=0), len(progress) - 1)]


def _part(some: int, total: int) -> StepStatus:
    if some == 0:
        return StepStatus.NOT_STARTED
    return StepStatus.DONE if some >= total else StepStatus.RUNNING


def _ordered(state: State) -> Standing:
    """Return the first step: done once its disposition is recorded, or the period was opened on it."""
    record = state.steps.get(Step.ORDER)
    if record:
        return StepStatus.DONE, long_date(record.day), record.at
    if state.opened is None:
        return StepStatus.NOT_STARTED, "", None
    return StepStatus.DONE, "".join(_unordered(state, Step.ORDER, begun=True)), state.opened


def _unordered(state: State, step: Step, *, begun: bool) -> tuple[str, ...]:
    """Return that no disposition of a step that has begun is recorded, nor that it was left out."""
    told = step in {*state.steps, *state.skipped}
    return () if told or not begun else (messages.clock.NO_ORDER,)


def _meeting(state: State, asked: list[str]) -> Standing:
    """Return where the meeting stands: one that is planned has not begun, whatever its day."""
    plan, record = state.plans.get(Step.MEETING), state.steps.get(Step.MEETING)
    if record is None:
        return (
            StepStatus.NOT_STARTED,
            messages.clock.planned_on(long_date(plan.day)) if plan else "",
            None,
        )
    came = set(record.bureaus) - {""}
    there = sum(code in came for code in asked) if came else len(asked)
    told = messages.clock.came_to_meeting(long_date(record.day), there, len(asked))
    return StepStatus.DONE, told, record.at


def _sending(state: State, asked: list[str], *, received: bool) -> Standing:
    sent = [state.sent[code].at for code in asked if state.has_format_of_today(code)]
    status = StepStatus.DONE if received else _part(len(sent), len(asked))
    confirmed = sum(state.receipt(code) is not None for code in asked)
    told = messages.clock.sent_out(len(sent), len(asked), confirmed)
    return status, told, max(sent, default=None)


def _counted(received: Mapping[str, datetime], asked: list[str]) -> Standing:
    status = _part(len(received), len(asked))
    told = messages.clock.out_of(len(received), len(asked))
    return status, told, max(received.values(), default=None)


def _validation(
    state: State, received: Mapping[str, datetime], asked: list[str], errors: int, changed: int
) -> Standing:
    if not received:
        return StepStatus.NOT_STARTED, "", None
    approved = [each.at for code in received if (each := _signed(state, code))]
    complete = len(approved) == len(received) and errors == 0 and changed == 0
    done = complete and (len(received) == len(asked) or state.hand_over_stands(asked))
    text = messages.clock.validated(len(approved), len(received), errors, changed)
    status = StepStatus.DONE if done else StepStatus.RUNNING
    return status, text, max((*received.values(), *approved))


def _signed(state: State, code: str) -> Approval | None:
    """Return the approval of the file that counts; one of another file signs nothing."""
    approval, current = state.approvals.get(code), state.current(code)
    return (
        approval
        if approval and current and not approval.void and approval.sha == current.sha
        else None
    )


def _handing(state: State, asked: list[str]) -> Standing:
    if state.handed_over is None:
        return StepStatus.NOT_STARTED, "", None
    stands = state.hand_over_stands(asked)
    text = "" if stands else messages.clock.CHANGED_SINCE_HANDOVER
    return StepStatus.DONE if stands else StepStatus.RUNNING, text, state.handed_over.at


def _recap(state: State, asked: list[str]) -> Standing:
    if state.recap is None:
        return StepStatus.NOT_STARTED, "", None
    final = state.recap_final and state.hand_over_stands(asked)
    return (
        StepStatus.DONE if final else StepStatus.RUNNING,
        "" if final else "sementara",
        state.recap,
    )


def _unless_skipped(progress: Progress, state: State) -> Progress:
    """Return how far a step is; one that was skipped says so, by whom and why.

    What step 2 orders is made all the same, so it stays where its formats are until they are made.
    """
    skip = state.skipped.get(progress.step)
    if skip is None:
        return progress
    waits = progress.step is Step.FORMATS and progress.status is not StepStatus.DONE
    status = progress.status if waits else StepStatus.SKIPPED
    note = messages.clock.skipped(skip.by, skip.reason)
    return replace(progress, status=status, since=skip.at, note=note)


def _note(state: State, step: Step) -> str:
    """Return what was recorded of a step in one line, of one not done yet what was planned."""
    done, plan = state.steps.get(step), state.plans.get(step)
    record = done or plan
    if record is None:
        return ""
    people = ", ".join(record.participants)
    parts = (
        "" if done else f"direncanakan {long_date(record.day)}",
        f"pukul {record.time}" if record.time else "",
        record.place,
        f"nomor {record.number}" if record.number else "",
        f"peserta: {people}" if people else "",
        record.notes,
    )
    return "; ".join(part for part in parts if part)
