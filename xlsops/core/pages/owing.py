"""Which bureaus owe something at a moment: their data, or the correction of what was returned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from xlsops.core.pages.return_note import to_mend
from xlsops.core.pages.view import BureauView, View
from xlsops.core.state import ReturnRecord
from xlsops.core.steps import STEPS

_FILLING = STEPS[4]


class Owed(Enum):
    """What a bureau owes; the value is what people read."""

    DATA = "belum mengirim"
    MENDING = "belum memperbaiki"


@dataclass(frozen=True, slots=True)
class Owing:
    """A bureau that owes something, until when, and how many working days it is late.

    ``returned`` is what it was sent back with; ``earlier`` are the days before today on which it
    was reminded, oldest first.
    """

    each: BureauView
    owed: Owed
    due: datetime | None
    days_late: int
    returned: ReturnRecord | None = None
    earlier: tuple[date, ...] = ()

    @property
    def code(self) -> str:
        """Return the bureau's code."""
        return self.each.bureau.code


def owing_bureaus(view: View) -> tuple[Owing, ...]:
    """Return the bureaus that owe something now, in the order of the office (steps 5 and 7)."""
    return tuple(_owing(view))


def _owing(view: View) -> Iterator[Owing]:
    due = view.spec.settings.due
    for each in view.bureaus:
        code = each.bureau.code
        days = (view.local(past.at).date() for past in view.state.reminders.get(code, ()))
        earlier = tuple(day for day in days if day < view.now.date())
        if each.record is None:
            yield Owing(each, Owed.DATA, due, _days_late(view, due), None, earlier)
        elif returned := _unanswered(view, each):
            until = _mending_due(view, returned)
            yield Owing(each, Owed.MENDING, until, _days_late(view, until), returned, earlier)


def _unanswered(view: View, each: BureauView) -> ReturnRecord | None:
    """Return what a bureau was sent back with and still has to mend."""
    code = each.bureau.code
    returned, approval = view.state.sent_back.get(code), view.state.approvals.get(code)
    if returned is None or (approval is not None and approval.at >= returned.at):
        return None
    open_ = each.proposed if each.revision else each.findings
    newest = view.state.versions(code)[-1].sha
    return returned if newest == returned.source and to_mend(open_) else None


def _mending_due(view: View, returned: ReturnRecord) -> datetime:
    """Return until when to mend: the standard time of filling from the return, at least the due date."""
    given = view.spec.calendar.after(returned.at, _FILLING.minutes)
    return max(given, view.spec.settings.due or given)


def _days_late(view: View, due: datetime | None) -> int:
    return view.spec.calendar.days_late(due, view.now) if due else 0
