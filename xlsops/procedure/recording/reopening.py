"""Takes an approval back, from above downwards and for a reason (step 7)."""

from collections.abc import Sequence

from xlsops import messages
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.tiers import ApprovalReopened
from xlsops.core.review.tiers import TierStanding
from xlsops.core.spec.entries import Entry, entry_faults
from xlsops.core.terms.authority import Act, as_role
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.signing import require_signing
from xlsops.procedure.period.viewing import view_of


def reopening(period: LoadedPeriod, entry: Entry) -> tuple[ApprovalReopened | None, str]:
    """Return what an entry takes back and the sentence of it; no fact where that is in the journal already.

    The entry names its bureau as the masters do. Raises where the role that acts signed nothing over it,
    where a tier above has signed what would change beneath it, and without a reason.
    """
    if missing := [text for _, text in entry_faults(entry)]:
        raise XlsopsError(messages.procedure.too_early(messages.procedure.REOPENING, missing))
    view = view_of(period)
    own = _signature(period, view, entry.bureau)
    fact = _fact(entry, own)
    who = own.who if own else messages.tier_words.of_bureau(_main_role(period), entry.bureau)
    if entry.row and _is_known(period, fact):
        return None, messages.tiers.reopened_known(who)
    if not _holds(view, own, entry.bureau):
        raise XlsopsError(messages.tiers.nothing_to_reopen(who))
    if above := _above(view, own, entry.bureau):
        commands = [_command(each, entry.bureau) for each in above[-1:]]
        names = [each.who for each in above]
        raise XlsopsError(messages.tiers.above_first(who, names, commands))
    handed = view.state.handed_over is not None
    return fact, messages.tiers.reopened(who, entry.notes.rstrip("."), handed=handed)


def _signature(period: LoadedPeriod, view: View, bureau: str) -> TierStanding | None:
    """Return whose signature over a bureau is taken back by the role that acts; None for the main one."""
    tier = period.spec.authority.tier_of(period.actor, tuple(period.layouts))
    over = [each for each in view.tiers if bureau in {*each.codes, *each.missing}]
    mine = next((each for each in over if each.tier == tier and each.is_of(period.actor)), None)
    if mine is None or mine.main:
        others = [each for each in over if each.tier == tier and not each.main]
        if others:
            raise XlsopsError(
                messages.tiers.other_signs(others[0].who, others[0].role, period.actor)
            )
        period.require(Act.APPROVE, messages.tiers.REOPEN)
        return None
    require_signing(period.spec.officials, period.actor)
    return mine


def _main_role(period: LoadedPeriod) -> str:
    return period.spec.authority.roles(Act.APPROVE)[0]


def _fact(entry: Entry, own: TierStanding | None) -> ApprovalReopened:
    return ApprovalReopened(
        entry.bureau,
        entry.notes,
        own.tier.name if own else "",
        own.assistant if own else "",
        wide=own is not None and not own.bureau,
        date=entry.day,
        row=entry.row,
    )


def _is_known(period: LoadedPeriod, fact: ApprovalReopened) -> bool:
    """Tell whether a row says what was recorded: rows move, so their number does not count."""
    said = (fact.key, fact.bureau, fact.reason, fact.date)
    told = (each for _, each in of_kind(period.events, ApprovalReopened) if each.row)
    return said in {(each.key, each.bureau, each.reason, each.date) for each in told}


def _holds(view: View, own: TierStanding | None, bureau: str) -> bool:
    if own is not None:
        return own.record is not None
    approval = view.state.approvals.get(bureau)
    return approval is not None and not approval.void


def _above(view: View, own: TierStanding | None, bureau: str) -> Sequence[TierStanding]:
    """Return the tiers above that have signed something with this bureau beneath, lowest first."""
    over = [each for each in view.tiers if bureau in {*each.codes, *each.missing}]
    mine = next(
        (each for each in over if (each.main if own is None else each.key == own.key)), None
    )
    later = over[over.index(mine) + 1 :] if mine else []
    return [each for each in later if _holds(view, None if each.main else each, bureau)]


def _command(above: TierStanding, bureau: str) -> str:
    return f'xlsops record --reopen {bureau} --notes "alasan" {as_role((above.role,))}'
