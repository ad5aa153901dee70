"""Which bureaus owe something at a moment: their data, or the correction of what was returned."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum

from msgspec import Struct

from xlsops.core.clock.bureau_times import Holder
from xlsops.core.journal.state import FileRecord, ReturnRecord, SetAside
from xlsops.core.view.view import BureauView, View


class Owed(Enum):
    """What a bureau owes; the value is what people read."""

    DATA = "belum mengirim"
    MENDING = "belum memperbaiki"
    AGAIN = "belum mengirim ulang"


class Owing(Struct, frozen=True):
    """A bureau that owes something, until when, and how late it is, in days and in words.

    ``returned`` is what it was sent back with, ``aside`` what it sent and does not count, ``refused``
    its files that came since and were not taken; ``earlier`` are the days before today on which it was reminded, oldest first.
    """

    each: BureauView
    owed: Owed
    due: datetime
    days_late: int
    lateness: str
    returned: ReturnRecord | None = None
    aside: SetAside | None = None
    earlier: tuple[date, ...] = ()
    refused: tuple[FileRecord, ...] = ()

    @property
    def code(self) -> str:
        """Return the bureau's code."""
        return self.each.bureau.code


def owing_bureaus(view: View) -> tuple[Owing, ...]:
    """Return the bureaus the ball is with, in the order of the office (steps 5 and 7).

    A bureau whose findings were all accepted after its return has nothing to mend any more.
    """
    return tuple(_owing(view))


def _owing(view: View) -> Iterator[Owing]:
    clocks = view.clocks
    for each in view.bureaus:
        code = each.bureau.code
        time, returned = clocks.of(code), view.state.sent_back.get(code)
        mending = time.holder is Holder.MENDING and each.record is not None
        if not time.owes or (mending and each.settled) or time.due is None:
            continue
        days = (view.local(past.at).date() for past in view.state.reminders.get(code, ()))
        earlier = tuple(day for day in days if day < view.now.date())
        late = clocks.calendar.days_late(time.due, clocks.now), time.lateness_now
        if mending:
            since = each.refused_since(returned.at) if returned else ()
            yield Owing(each, Owed.MENDING, time.due, *late, returned, None, earlier, since)
        elif each.record is None and each.aside:
            aside = each.aside[-1]
            since = each.refused_since(aside.at)
            yield Owing(each, Owed.AGAIN, time.due, *late, None, aside, earlier, since)
        else:
            yield Owing(each, Owed.DATA, time.due, *late, None, None, earlier, each.refused)
