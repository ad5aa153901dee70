"""What was recorded of the steps that happen outside the program; a blank is printed as dots."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.journal.step_records import StepRecord
from xlsops.core.terms.steps import Step
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View


class Participant(Struct, frozen=True):
    """Someone who came to the meeting; ``bureau`` is a code, empty for none."""

    name: str
    bureau: str = ""
    title: str = ""


class StepFacts(Struct, frozen=True):
    """What was recorded of one step; ``number`` is that of its letter, ``time`` as it is printed."""

    day: date | None = None
    time: str = ""
    place: str = ""
    number: str = ""
    participants: tuple[Participant, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def recorded(self) -> bool:
        """Tell whether it is known when the step happened."""
        return self.day is not None


class Facts(Struct, frozen=True):
    """The recorded facts by step; ``skipped`` says by whom and why one was left out.

    ``plans`` are the facts of steps that were planned, whether they have happened or not.
    """

    steps: Mapping[Step, StepFacts] = field(default_factory=dict)
    skipped: Mapping[Step, str] = field(default_factory=dict)
    plans: Mapping[Step, StepFacts] = field(default_factory=dict)

    def of(self, step: Step) -> StepFacts:
        """Return what was recorded of a step; all blank where nothing was."""
        return self.steps.get(step, StepFacts())

    def announced(self, step: Step) -> StepFacts:
        """Return what was told of a step beforehand: its plan, else what was recorded of it."""
        plan, done = self.plans.get(step), self.of(step)
        return replace(plan, number=plan.number or done.number) if plan else done

    def expected(self, step: Step) -> StepFacts:
        """Return what was recorded of a step, else when and where it is planned and who is to come."""
        done = self.of(step)
        return done if done.recorded else replace(self.plans.get(step, done), notes=())


def facts_of(view: View) -> Facts:
    """Return what the journal holds of each step: as it was recorded, else as it was carried out."""
    state = view.state
    sent = max((each.at for each in state.sent.values()), default=None)
    handed = state.handed_over.at if state.handed_over else None
    steps = {
        step: StepFacts(day=view.local(moment).date())
        for step, moment in ((Step.SENDING, sent), (Step.HANDOVER, handed))
        if moment is not None
    }
    steps |= {step: _told(record) for step, record in state.steps.items()}
    plans = {step: _told(record) for step, record in state.plans.items()}
    skipped = {
        each.step: messages.clock.skipped(each.by, each.reason) for each in state.skipped.values()
    }
    return Facts(steps, skipped, plans)


def _told(record: StepRecord) -> StepFacts:
    people = tuple(Participant(name, bureau) for name, bureau in record.people)
    notes = tuple(line.strip() for line in record.notes.splitlines() if line.strip())
    time = f"{record.time} WIB" if record.time else ""
    return StepFacts(record.day, time, record.place, record.number, people, notes)
