"""What is not as it is made again, and the period as it was known when it was made."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from xlsops import __version__, messages
from xlsops.core.journal.events import seen_from
from xlsops.core.journal.facts.kinds import Approved, HandedOver, RecapMade
from xlsops.core.journal.facts.tiers import TierSigned
from xlsops.core.sheet.provenance import asked, parted
from xlsops.core.spec.reading import WIB
from xlsops.core.values.structs import replace
from xlsops.procedure.period.loaded import LoadedPeriod


class Mismatch(Struct, frozen=True):
    """What is not as it is made again; ``asked`` and ``program`` tell by what it was made.

    ``cure`` is what makes it agree. What was done once more since is ``superseded``: rightly other,
    it needs none. ``sheet`` is the painted sheet it is about. ``past`` is the fingerprint of the earlier
    years as they are now, where what is shown hangs on them; None for figures, which never do.
    """

    text: str
    asked: str
    program: str
    cure: str
    superseded: bool = False
    sheet: str = ""
    past: str | None = None

    def explained(self, period: LoadedPeriod) -> str:
        """Return why it may differ rightly, empty where nothing explains it."""
        if self.program != __version__:
            return messages.rebuilt.other_program(self.program)
        known, past = parted(self.asked)
        if known != asked(period.spec):
            return messages.rebuilt.ASKED_SINCE
        if self.past is not None and self.past != past:
            return messages.rebuilt.PAST_SINCE
        return ""


def as_of(period: LoadedPeriod, moment: datetime, heads: Sequence[str]) -> LoadedPeriod:
    """Return the period as it was known at a moment: the events of these heads, nothing typed."""
    seen = seen_from(period.events, heads)
    return replace(period, events=seen, now=moment.astimezone(WIB), grids=())


def made_otherwise(
    told: Approved | HandedOver | RecapMade | TierSigned, text: str, cure: str
) -> Mismatch:
    """Return what something that was made is not, by what it was made."""
    return Mismatch(text, told.asked, told.program, cure)
