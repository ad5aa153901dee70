"""States that events of the journal are lost for good, so that the office goes on and nobody forgets."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from xlsops import messages
from xlsops.core.journal.events import Event, of_kind
from xlsops.core.journal.facts.kinds import Lost
from xlsops.core.spec.entries import says
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.authority import Act
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.periods import long_time
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.printed import Told, painted_of, printed_events, provenance_in
from xlsops.procedure.period.wholeness import SHORT, events_seen, opened_as, stated_lost


def missing_originals(period: LoadedPeriod) -> tuple[str, ...]:
    """Return the beginnings of the events the painted sheets tell of that are not there, nor stated lost."""
    return _absent(period.events, painted_of(period.grids, provenance_in(period.grids)))


def lose(period: LoadedPeriod, reason: str) -> Outcome:
    """State every missing event to be lost; raises where none is, or the role may not skip steps.

    What is stated stays in the journal and in ``Riwayat``, and verifying tells it ever after.
    """
    period.require(Act.SKIP, messages.procedure.STATING_LOST)
    provenance, label = provenance_in(period.grids), opened_as(period.events)
    told = chain(
        printed_events(period.folder, period.grids, provenance, label), events_seen(period.events)
    )
    gone = _absent(period.events, told)
    if not gone:
        raise XlsopsError(messages.journal.nothing_lost())
    if not says(reason):
        raise XlsopsError(messages.records.no_reason_option())
    period.append([Lost(gone, reason.strip())])
    repaint(refreshed(period))
    lines = (messages.journal.stated_lost(gone), messages.journal.TOLD_EVER_AFTER)
    return Outcome(lines, {"lost": list(gone)}, attention=True)


def stated(events: Sequence[Event]) -> Iterator[str]:
    """Yield what was stated to be lost, when, by whom and why."""
    for event, told in of_kind(events, Lost):
        moment = long_time(event.at.astimezone(WIB))
        yield messages.journal.was_stated_lost(told.events, moment, event.by, told.reason)


def _absent(events: Sequence[Event], told: Told) -> tuple[str, ...]:
    known = {event.id[:SHORT] for event in events} | stated_lost(events)
    names = dict.fromkeys(name[:SHORT] for name, _ in told)
    return tuple(name for name in names if name not in known and not _begins(name, known))


def _begins(name: str, known: Collection[str]) -> bool:
    """Tell whether a name that was printed shorter, as once was done, is the beginning of a known one."""
    return len(name) < SHORT and any(each.startswith(name) for each in known)
