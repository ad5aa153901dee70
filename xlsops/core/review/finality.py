"""Why the figures of a period are not final yet, in a clause."""

from collections.abc import Mapping, Sequence

from xlsops import messages
from xlsops.core.journal.state import State
from xlsops.core.review.tiers import TierStanding, waiting


def why_provisional(
    unsigned: Mapping[str, bool], standings: Sequence[TierStanding], state: State, *, outdated: bool
) -> str:
    """Return why figures are not final; empty where they are.

    ``unsigned`` are the bureaus that are not approved as they stand, each with whether it once was;
    ``outdated`` tells whether what is approved now is not what was handed over.
    """
    if unsigned and all(unsigned.values()):
        return messages.recap.changed_since_approval([*unsigned])
    if unsigned:
        return messages.recap.NOT_ALL_APPROVED
    if owed := waiting(standings):
        return messages.tier_words.not_final([each.who for each in owed])
    if state.handed_over is None:
        return messages.recap.NOT_HANDED_OVER
    return messages.recap.CHANGED_SINCE if outdated else ""
