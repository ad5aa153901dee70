"""How a finding fared over the versions a bureau sent: new, there before, back again, gone; how old it is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import Enum

from msgspec import Struct

from xlsops.core.journal.events import Event, of_kind
from xlsops.core.journal.facts.kinds import Found
from xlsops.core.journal.facts.request_kinds import FormatsMade
from xlsops.core.journal.state import FileIdentity, State
from xlsops.core.terms.findings import OWN, Code
from xlsops.core.values.calendar import WIB
from xlsops.core.values.structs import replace


class Round(Enum):
    """How a finding compares with earlier versions; the value is the word people see."""

    NEW = "baru"
    STAYS = "tetap"
    BACK = "muncul lagi"
    FIXED = "diperbaiki"
    ACCEPTED = "diterima"


def rounds_of(
    earlier: Sequence[Collection[FileIdentity]], now: Collection[FileIdentity]
) -> Mapping[FileIdentity, Round]:
    """Return how each finding of any version stands in the last one.

    ``earlier`` are the findings of the versions before, oldest first; ``now`` those of the last.
    """
    before = earlier[-1] if earlier else ()
    ever = {identity for each in earlier for identity in each}
    found = dict.fromkeys(ever, Round.FIXED)
    for identity in now:
        if identity in before:
            found[identity] = Round.STAYS
        else:
            found[identity] = Round.BACK if identity in ever else Round.NEW
    return found


class Age(Struct, frozen=True):
    """Since when there is a finding, in how many of its bureau's versions, and when it was gone.

    One that went and came back is as old as when it was found first; ``gone`` is None while it stands.
    """

    first: datetime
    rounds: int
    gone: datetime | None = None

    def days(self, now: datetime) -> int:
        """Return over how many days it stands or stood, in the office's own time zone."""
        days = [each.astimezone(WIB).date() for each in (self.first, self.gone or now)]
        return max(0, (days[1] - days[0]).days)


Appearances = Iterable[tuple[datetime, Collection[FileIdentity]]]
"""When files of a bureau came, in their order, and what was found in each."""


def ages_in(state: State, bureau: str, versions: Appearances) -> Mapping[FileIdentity, Age]:
    """Return the age of every finding of a bureau's versions.

    What was returned is as old as the file it was found in, also where that was set aside since.
    """
    found: dict[FileIdentity, Age] = {}
    for each in state.returns.get(bureau, ()):
        if each.source in state.aside and each.source in state.files:
            at = state.files[each.source].at
            found |= {one: _once_more(found.get(one), at) for one in each.findings}
    for at, identities in versions:
        found |= {one: _once_more(found.get(one), at) for one in identities}
        for gone in found.keys() - set(identities):
            found[gone] = replace(found[gone], gone=found[gone].gone or at)
    return found


def ages_by_form(
    events: Iterable[Event], bureau: str, form: str, ages: Mapping[FileIdentity, Age]
) -> Mapping[FileIdentity, Age]:
    """Return the age of what tells that the form is another one since: no older than that form is known to be."""
    told = {identity: age for identity, age in ages.items() if identity[0] == Code.V01.name}
    made = (
        event.at
        for event, fact in (of_kind(events, FormatsMade) if told else ())
        if any((each.bureau, each.format) == (bureau, form) for each in fact.formats)
    )
    since = min(made, default=None)
    return {
        identity: replace(age, first=max(age.first, since or age.first))
        for identity, age in told.items()
    }


def own_ages(
    state: State, events: Iterable[Event], bureau: str, versions: Appearances
) -> Mapping[FileIdentity, Age]:
    """Return the age of what the head found himself in a bureau's versions: it is as old as his saying so."""
    if not any(each.bureau == bureau for each in state.own.values()):
        return {}
    ages = ages_in(state, bureau, versions)
    found = {
        identity: replace(ages[identity], first=event.at)
        for event, told in of_kind(events, Found)
        if (identity := (OWN, told.bureau, told.line, told.field)) in ages
    }
    return {identity: each for identity, each in found.items() if identity in state.own}


def _once_more(age: Age | None, at: datetime) -> Age:
    """Return the age of a finding that a file of a moment has, too."""
    return Age(min(at, age.first), age.rounds + 1) if age else Age(at, 1)
