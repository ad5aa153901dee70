"""What a journal adds up to: the state, and with whom each bureau's data lay and when.

Each kind of event stands once in ``CONSEQUENCES`` with what it changes in either. The list is gone through
in two orders, because either answers another question where people worked apart:

* the *state* by what each event had seen, so that it is the same wherever the files are read, and
  who decided on more of the journal decides;
* *custody* by the moment each event counts from: its own, or the last of those it had seen, because
  a clock set back gives no time before what was there already. Spells of time need time's order.

Events of kinds nobody knows, or that lack what their kind tells, change nothing in either.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import reduce
from typing import Any, TypeVar

from msgspec import Struct

from xlsops.core.journal import custody as held
from xlsops.core.journal import effects
from xlsops.core.journal.custody import BureauCustody, Custody
from xlsops.core.journal.events import Event, in_order
from xlsops.core.journal.facts import kinds, request_kinds
from xlsops.core.journal.facts.tiers import ApprovalReopened, TierSigned
from xlsops.core.journal.state import State

Kind = TypeVar("Kind")


class Consequence(Struct, frozen=True):
    """What a kind of event changes in the state, and in custody."""

    state: Callable[[State, Event, Any], State] = lambda state, _event, _told: state
    custody: Callable[[Custody, datetime, Any], None] = lambda _custody, _at, _told: None


def _consequence(
    kind: type[Kind],
    state: Callable[[State, Event, Kind], State],
    custody: Callable[[Custody, datetime, Kind], None] | None = None,
) -> tuple[type[Any], Consequence]:
    return kind, Consequence(state, custody) if custody else Consequence(state)


CONSEQUENCES: dict[type[Any], Consequence] = dict(
    (
        _consequence(request_kinds.Made, effects.made),
        _consequence(request_kinds.Opened, effects.opened, held.opened),
        _consequence(request_kinds.StepRecorded, effects.step_recorded, held.step_recorded),
        _consequence(request_kinds.StepPlanned, effects.step_planned, held.step_planned),
        _consequence(request_kinds.StepSkipped, effects.step_skipped, held.step_skipped),
        _consequence(request_kinds.FormatsMade, effects.formats_made, held.formats_made),
        _consequence(request_kinds.FormatsSent, effects.formats_sent, held.formats_sent),
        _consequence(request_kinds.FormatConfirmed, effects.format_confirmed),
        _consequence(request_kinds.Reminded, effects.reminded),
        _consequence(request_kinds.LettersMade, effects.letters_made),
        _consequence(request_kinds.ObstaclesNoted, effects.obstacles_noted),
        _consequence(kinds.FileReceived, effects.file_received, held.file_received),
        _consequence(kinds.FileSetAside, effects.file_set_aside, held.file_set_aside),
        _consequence(kinds.FileUsedAgain, effects.file_used_again, held.file_used_again),
        _consequence(kinds.RepairUndone, effects.repair_undone),
        _consequence(kinds.RepairRestored, effects.repair_restored),
        _consequence(kinds.CopyReturned, effects.copy_returned),
        _consequence(kinds.Decided, effects.decided),
        _consequence(kinds.Returned, effects.returned, held.returned),
        _consequence(kinds.ChangedOutside, effects.changed_outside),
        _consequence(kinds.Found, effects.found),
        _consequence(kinds.Withdrawn, effects.withdrawn),
        _consequence(kinds.Approved, effects.approved, held.approved),
        _consequence(TierSigned, effects.tier_signed),
        _consequence(ApprovalReopened, effects.approval_reopened, held.approval_reopened),
        _consequence(kinds.HandedOver, effects.handed_over, held.handed_over),
        _consequence(kinds.RecapMade, effects.recap_made, held.recap_made),
        _consequence(kinds.Carried, effects.carried),
    )
)
"""Kinds that are not here are told to people and change nothing."""
_NO_CONSEQUENCE = Consequence()


def fold(events: Iterable[Event], *, joins: bool = False) -> State:
    """Return the state after these events, of an office that joins the files of several people or not."""
    return reduce(after, in_order(events), State(joins=joins))


def after(state: State, event: Event) -> State:
    """Return the state after one more event."""
    fact = event.fact
    return CONSEQUENCES.get(type(fact), _NO_CONSEQUENCE).state(state, event, fact)


def custody_of(events: Iterable[Event], state: State, codes: Iterable[str]) -> Custody:
    """Return the custody of the bureaus of these codes after events that add up to the state."""
    custody = Custody(
        {
            code: BureauCustody(
                ranked={each.sha: place for place, each in enumerate(state.order(code).files)}
            )
            for code in codes
        }
    )
    for at, event in _moments(in_order(events)):
        custody.last = at
        fact = event.fact
        CONSEQUENCES.get(type(fact), _NO_CONSEQUENCE).custody(custody, at, fact)
    return custody


def _moments(ordered: Iterable[Event]) -> list[tuple[datetime, Event]]:
    """Return events by the moment each counts from, with that moment."""
    known: dict[str, datetime] = {}
    found = []
    for event in ordered:
        at = max((event.at, *(known[head] for head in event.heads if head in known)))
        known[event.id] = at
        found.append((at, event))
    return sorted(found, key=lambda each: each[0])
