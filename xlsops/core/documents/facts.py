"""What was recorded of the steps that happen outside the program; a blank is printed as dots."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who came to the meeting; ``bureau`` is a code, empty for none."""

    name: str
    bureau: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class StepFacts:
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


@dataclass(frozen=True, slots=True)
class Facts:
    """The recorded facts by number of the step."""

    steps: Mapping[int, StepFacts] = field(default_factory=dict)

    def of(self, step: int) -> StepFacts:
        """Return what was recorded of a step; all blank where nothing was."""
        return self.steps.get(step, StepFacts())
