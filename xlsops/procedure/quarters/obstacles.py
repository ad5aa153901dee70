"""What bureaus told of obstacles in earlier quarters of the year, read from their folders."""

from collections.abc import Mapping
from dataclasses import replace

from xlsops.core.results.follow_ups import FollowUp, follow_ups_of, register_of
from xlsops.core.spec.former_codes import Heir, heirs_of
from xlsops.core.values.periods import Period
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load_earlier
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.earlier import earlier_folders


def told_before(period: LoadedPeriod) -> dict[Period, tuple[FollowUp, ...]]:
    """Return what was told in the earlier quarters whose folders are found and can be read."""
    told, heir = dict[Period, tuple[FollowUp, ...]](), heirs_of(period.spec)
    for folder in earlier_folders(period):
        try:
            there = load_earlier(folder, period.now, period.actor)
            told[there.spec.period] = tuple(
                _of_today(each, heir) for each in follow_ups_of(view_of(there).recap)
            )
        except (
            XlsopsError,
            OSError,
        ):  # that it cannot be read is told by Segarkan and Periksa Jejak
            continue
    return told


def asked_again(period: LoadedPeriod) -> Mapping[str, tuple[FollowUp, ...]]:
    """Return by bureau the obstacles of the quarter before, with their age: each is asked about again."""
    quarter = period.spec.period
    before, told = Period(quarter.year, quarter.number - 1), told_before(period)
    found: dict[str, tuple[FollowUp, ...]] = {}
    for each in register_of(told.get(before, ()), before, told).open:
        bureau = each.place[0]
        found[bureau] = (*found.get(bureau, ()), each)
    return found


def _of_today(each: FollowUp, heir: Heir) -> FollowUp:
    """Return an obstacle as that of the bureau whose the line is today."""
    bureau, block, line = each.place
    return replace(each, place=(heir(bureau, line), block, line))
