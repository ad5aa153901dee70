"""What is known of forms and of steps outside the program: made, sent, confirmed, held, left out."""

from datetime import date, datetime

from msgspec import Struct

from xlsops.core.terms.steps import Step


class FormatRecord(Struct, frozen=True):
    """A form that was made for a bureau."""

    bureau: str
    format_id: str
    sha: str
    at: datetime


class SentRecord(Struct, frozen=True):
    """A form that was handed to a bureau: when first, and by which channel last."""

    bureau: str
    format_id: str
    channel: str
    at: datetime


class ReceiptRecord(Struct, frozen=True):
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


class StepRecord(Struct, frozen=True):
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


class SkipRecord(Struct, frozen=True):
    """A step that was left out, and why."""

    step: Step
    reason: str
    at: datetime
    by: str
