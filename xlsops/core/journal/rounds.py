"""How a finding fared over the versions a bureau sent: new, there before, back again, gone."""

from collections.abc import Collection, Mapping, Sequence
from enum import Enum

from xlsops.core.journal.state import FileIdentity


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
