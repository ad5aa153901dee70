"""What is known of forms and of steps outside the program: made, sent, confirmed, held, left out."""

from dataclasses import dataclass
from datetime import date, datetime

from xlsops.core.terms.steps import Step


@dataclass(frozen=True, slots=True)
class FormatRecord:
    """A form that was made for a bureau."""

    bureau: str
    format_id: str
    sha: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SentRecord:
    """A form that was handed to a bureau: when first, and by which channel last."""

    bureau: str
    format_id: str
    channel: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReceiptRecord:
    """A bureau confirmed that it has its form: who, on which day and at what time, by which channel."""

    bureau: str
    format_id: str
    name: str
    day: date
    time: str
    channel: str
    notes: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class StepRecord:
    """A step that happens outside the program, as somebody recorded or planned it.

    ``bureaus`` are the codes of the participants, empty for one of none; ``time`` is such as
    ``09.00``, ``number`` that of the letter or the agenda.
    """

    step: Step
    day: date
    place: str
    participants: tuple[str, ...]
    notes: str
    at: datetime
    by: str
    time: str = ""
    number: str = ""
    bureaus: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Return the participants, each as (name, bureau)."""
        codes = (*self.bureaus, *("" for _ in self.participants))
        return tuple(zip(self.participants, codes, strict=False))


@dataclass(frozen=True, slots=True)
class SkipRecord:
    """A step that was left out, and why."""

    step: Step
    reason: str
    at: datetime
    by: str
