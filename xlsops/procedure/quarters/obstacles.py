"""What bureaus told of obstacles in earlier quarters: read from their folders, kept in this one's journal.

The journal holds what was found there last, so that recap and report are made again from this folder alone.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from xlsops.core.journal.earlier_quarters import obstacles_of
from xlsops.core.journal.facts.request_kinds import ObstaclesNoted
from xlsops.core.results.follow_ups import FollowUp, follow_ups_of, register_of
from xlsops.core.spec.former_codes import Heir, heirs_of
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load_earlier
from xlsops.procedure.period.past_years import year_before
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.earlier import earlier_folders

Told = Mapping[Period, tuple[FollowUp, ...]]
"""What was told of obstacles in earlier quarters, by the codes of then."""


def told_before(period: LoadedPeriod) -> Told:
    """Return what was told in the earlier quarters, by the codes of today; of a folder not found as noted."""
    return _today({**period.state.obstacles, **_told_there(period)}, period)


def noted_before(period: LoadedPeriod) -> Told:
    """Return the same as the journal has it."""
    return _today(period.state.obstacles, period)


def obstacles_to_note(period: LoadedPeriod) -> list[ObstaclesNoted]:
    """Return what was told in the earlier quarters that are found and the journal does not have so."""
    known = period.state.obstacles
    return [
        obstacles_of(quarter, told)
        for quarter, told in sorted(_told_there(period).items())
        if known.get(quarter) != told
    ]


def obstacles_unnoted(period: LoadedPeriod) -> list[ObstaclesNoted]:
    """Return the same where the journal has nothing of the quarter before: one that an earlier version began."""
    return [] if period.spec.period.before in period.state.obstacles else obstacles_to_note(period)


def asked_again(period: LoadedPeriod) -> Mapping[str, tuple[FollowUp, ...]]:
    """Return by bureau the obstacles of the quarter before, with their age: each is asked about again."""
    before, told = period.spec.period.before, told_before(period)
    found: dict[str, tuple[FollowUp, ...]] = {}
    for each in register_of(told.get(before, ()), before, told).open:
        bureau = each.place[0]
        found[bureau] = (*found.get(bureau, ()), each)
    return found


def _told_there(period: LoadedPeriod) -> dict[Period, tuple[FollowUp, ...]]:
    """Return what was told in the earlier quarters whose folders are found and can be read."""
    told = dict[Period, tuple[FollowUp, ...]]()
    for folder in _folders(period):
        try:
            there = load_earlier(folder, period.now, period.actor)
            told |= {
                each: noted for each, noted in there.state.obstacles.items() if each not in told
            }
            told[there.spec.period] = follow_ups_of(view_of(there).recap)
        except (
            XlsopsError,
            OSError,
        ):  # that it cannot be read is told by Segarkan and Periksa Jejak
            continue
    return told


def _folders(period: LoadedPeriod) -> Iterator[Path]:
    """Yield the folders of earlier quarters of this year, before the first one that of the last quarter."""
    if period.spec.period.number > 1:
        yield from earlier_folders(period)
    elif last := year_before(period):
        yield last


def _today(told: Told, period: LoadedPeriod) -> Told:
    heir = heirs_of(period.spec)
    return {
        quarter: tuple(_of_today(each, heir) for each in found) for quarter, found in told.items()
    }


def _of_today(each: FollowUp, heir: Heir) -> FollowUp:
    """Return an obstacle as that of the bureau whose the line is today."""
    bureau, block, line = each.place
    return replace(each, place=(heir(bureau, line), block, line))
