"""Who must do what next, until when, and how late it is: one action for each open ball."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct

from xlsops import messages
from xlsops.core.clock.bureau_times import BureauTime, Holder, Punctuality
from xlsops.core.clock.period_time import Clocks
from xlsops.core.clock.spells import DueBasis
from xlsops.core.clock.step_times import StepTime
from xlsops.core.clock.steps import StepStatus
from xlsops.core.journal.state import State
from xlsops.core.spec.named.titles import ASSISTANT, KABAG, KASUBBAG
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import long_date, long_time
from xlsops.core.values.structs import replace

_CLOSED = (StepStatus.DONE, StepStatus.SKIPPED)


class Action(Struct, frozen=True):
    """What somebody must do next; ``bureaus`` are the codes it is about, ``late`` working minutes.

    ``lateness`` says how late it is where it is overdue.
    """

    step: Step
    who: str
    what: str
    bureaus: tuple[str, ...] = ()
    due: datetime | None = None
    basis: DueBasis = DueBasis.STANDARD
    late: int = 0
    overdue: bool = False
    lateness: str = ""

    @property
    def until(self) -> str:
        """Return until when in words, and how late it is; empty where nothing says."""
        if not self.due:
            return ""
        return messages.clock.until(long_time(self.due), self.lateness if self.overdue else "")

    @property
    def sentence(self) -> str:
        """Return the action as a sentence."""
        return messages.clock.sentence(self.who, self.what, self.until)


class Open(Struct, frozen=True):
    """What still stands open of a bureau's data: findings that block, that ask; a revision.

    ``changed`` says that what was approved is not what stands now; ``settled`` says that what was
    returned needs no mending any more, because all that was found has been accepted; ``unsure``
    that it is not known which file is the newest. ``older`` says that the bureau's form is older than the master,
    ``made`` that today's is made and lies ready; ``headless`` that its own head must sign before the Kabag.
    """

    errors: int = 0
    warnings: int = 0
    revision: bool = False
    changed: bool = False
    settled: bool = False
    unsure: bool = False
    older: bool = False
    made: bool = False
    headless: bool = False


def actions_of(clocks: Clocks, state: State, open_: Mapping[str, Open]) -> tuple[Action, ...]:
    """Return all open actions in order of their steps; ``open_`` is by code of the bureau."""
    found = (
        *_office_before(clocks, state),
        *_newer_forms(clocks, open_),
        *_bureaus(clocks, open_),
        *_review(clocks, open_),
        *_office_after(clocks, state),
    )
    return tuple(replace(each, who=clocks.titles.get(each.who, each.who)) for each in found)


def alike_as_one(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return actions with those of several parties that are alike as one."""
    found: dict[Action, list[Action]] = {}
    for each in actions:
        found.setdefault(replace(each, who="", bureaus=()), []).append(each)
    return tuple(
        replace(
            key,
            who=_joined([each.who for each in same]),
            bureaus=tuple(code for each in same for code in each.bureaus),
        )
        for key, same in found.items()
    )


def _office_before(clocks: Clocks, state: State) -> Iterator[Action]:
    """Yield what the office does until the forms are out and talked about (steps 1 to 4)."""
    if state.opened is None:
        yield Action(Step.ORDER, KASUBBAG, messages.clock.OPEN_PERIOD)
        return
    making, sending = clocks.step(Step.FORMATS), clocks.step(Step.SENDING)
    meeting = clocks.step(Step.MEETING)
    lacking = tuple(
        each.bureau.code for each in clocks.bureaus if each.bureau.code not in state.formats
    )
    if making.status not in _CLOSED:
        ordered = making.step in {*state.steps, *state.skipped}
        what = messages.clock.make_formats(len(lacking))
        who, what = (
            (KABAG, what)
            if ordered
            else (ASSISTANT, messages.clock.order(clocks.titles[KABAG], what))
        )
        yield _office(making, who, what, lacking)
    elif sending.status not in _CLOSED:
        waiting = tuple(
            each.bureau.code
            for each in clocks.bureaus
            if not state.has_format_of_today(each.bureau.code)
        )
        yield _office(sending, KASUBBAG, messages.clock.send_formats(len(waiting)), waiting)
    elif meeting.status not in _CLOSED:
        yield _office(meeting, KABAG, messages.clock.hold_meeting(_planned(state)))


def _planned(state: State) -> str:
    """Return when and where the meeting was planned, as it stands in a sentence."""
    plan = state.plans.get(Step.MEETING)
    if plan is None:
        return ""
    return messages.clock.planned(long_date(plan.day), plan.time, plan.place)


def _newer_forms(clocks: Clocks, open_: Mapping[str, Open]) -> Iterator[Action]:
    """Yield which bureaus still fill a form the master has outgrown (steps 2 and 3)."""
    filling = [each for each in clocks.bureaus if each.holder is Holder.FILLING]
    older = [each for each in filling if open_.get(each.bureau.code, Open()).older]
    for made in (False, True):
        codes = _codes([each for each in older if open_[each.bureau.code].made is made])
        if codes:
            what = messages.clock.send_newer_forms(_joined(codes), made=made)
            yield Action(Step.SENDING, KASUBBAG, what, codes)


def _bureaus(clocks: Clocks, open_: Mapping[str, Open]) -> Iterator[Action]:
    """Yield what bureaus owe: their data, or corrections."""
    for each in clocks.bureaus:
        code = each.bureau.code
        if each.holder is Holder.FILLING:
            yield _owed(each, messages.clock.SEND_DATA)
        elif each.holder is Holder.MENDING and not open_.get(code, Open()).settled:
            number = open_.get(code, Open()).errors + open_.get(code, Open()).warnings
            yield _owed(each, messages.clock.mend(number))


class _Waiting(NamedTuple):
    """The bureaus that wait for the Kabag, by what he has to do.

    One with errors and warnings stands in both.
    """

    unsure: list[BureauTime]
    revised: list[BureauTime]
    blocked: list[BureauTime]
    asked: list[BureauTime]
    clean: list[BureauTime]


def _waiting(clocks: Clocks, known: Mapping[str, Open]) -> _Waiting:
    """Return who waits for the Kabag, and for what."""
    found = _Waiting([], [], [], [], [])
    for each in clocks.bureaus:
        open_ = known.get(each.bureau.code, Open())
        if each.holder is not Holder.REVIEW and not (
            each.holder is Holder.MENDING and open_.settled
        ):
            continue
        if open_.unsure:
            found.unsure.append(each)
        elif open_.revision:
            found.revised.append(each)
        else:
            found.blocked.extend([each] if open_.errors else [])
            found.asked.extend([each] if open_.warnings else [])
            waits = open_.errors or open_.warnings or open_.headless
            found.clean.extend([] if waits else [each])
    return found


def _review(clocks: Clocks, open_: Mapping[str, Open]) -> Iterator[Action]:
    """Yield what the Kabag decides, heaviest first (step 7)."""
    waiting, step = _waiting(clocks, open_), clocks.step(Step.REVIEW)
    if waiting.unsure:
        codes = _codes(waiting.unsure)
        yield _office(step, KABAG, messages.clock.choose_files(_joined(codes)), codes)
    if waiting.blocked:
        errors = [(each, open_[each.bureau.code].errors) for each in waiting.blocked]
        yield _decided(step, "galat", errors)
    if waiting.asked:
        warnings = [(each, open_[each.bureau.code].warnings) for each in waiting.asked]
        yield _decided(step, "peringatan", warnings)
    if waiting.clean:
        codes = _codes(waiting.clean)
        yield _office(step, KABAG, messages.clock.approve(_joined(codes)), codes)
    if waiting.revised:
        codes = _codes(waiting.revised)
        what = messages.clock.decide_revisions(_joined(codes))
        yield Action(Step.REVIEW, KABAG, what, codes)
    yield from _again(clocks, open_)


def _again(clocks: Clocks, open_: Mapping[str, Open]) -> Iterator[Action]:
    """Yield what is to be done of bureaus that were approved and do not stand so any more (step 7)."""
    changed = [
        each.bureau.code
        for each in clocks.bureaus
        if each.holder is Holder.DONE and open_.get(each.bureau.code, Open()).changed
    ]
    found = {code: open_[code].errors + open_[code].warnings for code in changed}
    settling = [code for code in changed if found[code]]
    if settling:
        listed = ", ".join(f"{code} {found[code]}" for code in settling)
        what = messages.clock.settle(sum(found.values()), listed)
        yield Action(Step.REVIEW, KABAG, what, tuple(settling))
    clear = tuple(code for code in changed if not found[code])
    if clear:
        what = messages.clock.approve_again(_joined(clear))
        yield Action(Step.REVIEW, KABAG, what, clear)


def _office_after(clocks: Clocks, state: State) -> Iterator[Action]:
    """Yield handing over and the recap of the whole office (steps 8 and 9)."""
    approved = [each for each in clocks.bureaus if each.holder is Holder.DONE]
    waited = [each for each in clocks.bureaus if each.holder is not Holder.DONE]
    gone = all(each.punctuality is Punctuality.OVERDUE for each in waited)
    handing, final = clocks.step(Step.HANDOVER), clocks.step(Step.RECAP)
    if state.hand_over_stands([each.bureau.code for each in clocks.bureaus]):
        if final.status not in _CLOSED:
            yield _office(final, KASUBBAG, messages.clock.MAKE_RECAP)
    elif approved and gone and handing.status not in _CLOSED:
        what = messages.clock.hand_over(clocks.titles[KASUBBAG], _joined(_codes(waited)))
        yield _office(handing, KABAG, what)


def _office(time: StepTime, who: str, what: str, bureaus: Sequence[str] = ()) -> Action:
    return Action(
        time.step,
        who,
        what,
        tuple(bureaus),
        time.due,
        time.basis,
        time.late,
        time.overdue,
        time.lateness,
    )


def _owed(each: BureauTime, what: str) -> Action:
    return Action(
        Step.FILLING,
        each.bureau.name,
        what,
        (each.bureau.code,),
        each.due,
        each.basis,
        each.late_now,
        each.overdue_now,
        each.lateness_now,
    )


def _decided(step: StepTime, noun: str, numbers: Sequence[tuple[BureauTime, int]]) -> Action:
    listed = ", ".join(f"{each.bureau.code} {number}" for each, number in numbers)
    total = sum(number for _, number in numbers)
    bureaus = _codes([each for each, _ in numbers])
    return _office(step, KABAG, messages.clock.decide(total, noun, listed), bureaus)


def _codes(bureaus: Iterable[BureauTime]) -> tuple[str, ...]:
    return tuple(each.bureau.code for each in bureaus)


def _joined(names: Sequence[str]) -> str:
    """Return names as a list in a sentence: ``A, B, dan C``."""
    if len(names) < 3:  # noqa: PLR2004 - two are joined without a comma
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
