"""The tiers of approval as the status page shows them: which level has signed, which waits for whom."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from xlsops import messages
from xlsops.core.review.tiers import TierStanding
from xlsops.core.terms.tiers import TierReach
from xlsops.core.values.periods import long_time
from xlsops.core.view.view import View


class Toned(Struct, frozen=True):
    """A text and its tone: done, running, late, error, warning, skipped or open."""

    text: str
    tone: str = "open"


class TierRow(Struct, frozen=True):
    """One signature above single bureaus, or those of all heads together: whose, and how it stands."""

    level: str
    who: str
    status: Toned
    note: str


def tier_rows(view: View) -> Iterator[TierRow]:
    """Yield a row for each tier over single bureaus, and one for each signature above, lowest first."""
    for tier, group in groupby(view.tiers, key=lambda each: each.tier):
        standings = [*group]
        if tier.reach is TierReach.BUREAU:
            yield _of_bureaus(tier.name, standings)
        else:
            yield from (_above(view, tier.name, each) for each in standings)


def _of_bureaus(level: str, standings: list[TierStanding]) -> TierRow:
    """Return how far the heads of a level are, bureau by bureau."""
    done = [each for each in standings if each.signed]
    changed = [each.bureau for each in standings if each.changed]
    open_ = [each.bureau for each in standings if not each.signed and each.bureau not in changed]
    count = messages.clauses.bureaus_out_of(len(done), len(standings))
    note = messages.tier_words.still_open(changed, open_)
    if changed:
        return TierRow(level, "", Toned(f"⚠ {count}", "warning"), note)
    if open_:
        return TierRow(
            level, "", Toned(f"▶ {count}", "running") if done else Toned(f"○ {count}"), note
        )
    return TierRow(level, "", Toned(f"✔ {count}", "done"), note)


def _above(view: View, level: str, each: TierStanding) -> TierRow:
    record = each.record
    when = (
        messages.tier_words.signed_at(long_time(view.local(record.at)), record.by) if record else ""
    )
    who = "" if each.who == level else each.who
    if each.changed:
        return TierRow(level, who, Toned("⚠ berubah sesudah disahkan", "warning"), when)
    if each.signed and record:
        return TierRow(level, who, Toned("✔ disahkan", "done"), when)
    below = messages.tier_words.waits_for([first.who for first in each.first])
    ready = bool(each.codes) and not each.below
    return TierRow(
        level, who, Toned("▶ dapat mengesahkan", "running") if ready else Toned("○ menunggu"), below
    )
