"""Signs a tier of approval other than the one that lets a bureau's figures count (step 7)."""

from collections.abc import Collection, Sequence

from xlsops import messages
from xlsops.core.journal.facts.tiers import SignedFigures, TierSigned
from xlsops.core.journal.signatures import Mark, signature_marks
from xlsops.core.results.results import Results, data_hash
from xlsops.core.review.tiers import TierStanding
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.terms.tiers import Tier, TierReach
from xlsops.core.values.caseless import caseless
from xlsops.core.view.view import BureauView, View
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import bureau_names
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.signing import require_signing
from xlsops.procedure.period.stale_screen import unseen
from xlsops.procedure.period.viewing import view_of


def sign_tier(
    period: LoadedPeriod,
    tier: Tier,
    bureaus: Collection[str] = (),
    assistant: str = "",
    progress: Progress = silent,
) -> Outcome:
    """Sign what lies beneath a tier: for the bureaus named, an Asisten, or all that is the actor's.

    Raises where a tier below has not signed, the post is vacant or another's, nothing came, or the
    control workbook shows something else; what was signed already and stands is left as it is.
    """
    require_signing(period.spec.officials, period.actor)
    progress(messages.progress.APPROVING, 0, 1)
    wanted = bureau_names(period, bureaus)
    readings = Readings()
    view = view_of(period, readings)
    chosen = _chosen(view, tier, wanted, assistant, period.actor)
    standing = [each for each in chosen if each.signed and not _claimed(period, view, each)]
    due = [each for each in chosen if each not in standing]
    if lacking := [reason for each in due if (reason := _lacking(period, view, each))]:
        repaint(period, view)
        raise XlsopsError(messages.procedure.too_early(messages.procedure.APPROVAL, lacking))
    if due:
        period.append(_signature(period, view, each) for each in due)
    period = refreshed(period)
    view = view_of(period, readings)
    repaint(period, view)
    progress(messages.progress.APPROVING, 1, 1)
    return _told(view, due, standing)


def unsigned_below(view: View) -> dict[str, str]:
    """Return by bureau why the approval that lets it count must wait: its own head signs first."""
    return {each.bureau: _first(each) for each in view.tiers if each.main and each.below}


def next_above(view: View) -> tuple[str, ...]:
    """Return whose signature comes next above those of single bureaus, once all of these are there."""
    upper = [each for each in _ready(view) if not (each.bureau or each.missing)]
    return tuple(messages.tiers.next_tier([each.who], each.command) for each in upper[:1])


def owed_told(each: TierStanding) -> str:
    """Return that a tier has not signed, or not what stands now, and what to do."""
    return _first(each) if each.below else messages.tiers.owed(each.who, each.command)


def _chosen(
    view: View, tier: Tier, bureaus: Collection[str], assistant: str, actor: str
) -> list[TierStanding]:
    """Return what somebody means to sign; raises where it is another's, or not clear."""
    all_ = [each for each in view.tiers if each.tier == tier]
    if assistant and tier.reach is not TierReach.ASSISTANT:
        raise XlsopsError(messages.tiers.only_by_assistant())
    if not all_:
        raise XlsopsError(messages.tiers.no_assistants())
    if assistant:
        named = [each for each in all_ if caseless(each.assistant) == caseless(assistant)]
        if not named:
            known = [each.assistant for each in all_]
            raise XlsopsError(messages.tiers.unknown_assistant(assistant, known))
    elif bureaus:
        named = [each for each in all_ if {*each.codes, *each.missing} & {*bureaus}]
    else:
        named = [each for each in all_ if each.is_post_of(actor)]
        named = named or [each for each in all_ if each.is_of(actor)]
        if len(named) > 1 and (tier.own or tier.reach is TierReach.ASSISTANT):
            commands = [each.command for each in named]
            raise XlsopsError(messages.tiers.name_whose(tier.name, commands))
    for each in named or all_[:1]:
        if not each.is_of(actor):
            raise XlsopsError(messages.tiers.other_signs(each.who, each.role, actor))
    return named


def _lacking(period: LoadedPeriod, view: View, each: TierStanding) -> str:
    """Return what keeps a tier from signing, and what to do; empty where nothing does."""
    if not each.codes:
        return messages.tiers.nothing_beneath(each.who, each.missing)
    if each.vacant and "(" not in period.actor:
        command = f'xlsops approve{each.about} --as "Plt. {each.role} (nama)"'
        known = each.official is not None
        return messages.tiers.vacant(each.post, each.role, command, known=known)
    if each.below:
        return _first(each)
    if each.tier.reach is TierReach.BUREAU and not each.clean:
        return messages.tiers.findings_open(each.who, each.bureau)
    hidden = unseen(period, _beneath(view, each), messages.procedure.THEN_APPROVE)
    return next(iter(hidden.values()), "")


def _first(each: TierStanding) -> str:
    first = each.first
    commands = [one.command for one in first]
    return messages.tiers.first(each.who, [one.who for one in first], commands)


def _beneath(view: View, each: TierStanding) -> list[BureauView]:
    return [one for one in view.bureaus if one.bureau.code in each.codes]


def _claimed(period: LoadedPeriod, view: View, each: TierStanding) -> bool:
    """Tell whether a signature stands that is only claimed, while it could be given with a key now."""
    if not period.signs or each.record is None:
        return False
    return signature_marks(view.events).get(each.record.event) is not Mark.SIGNED


def _signature(period: LoadedPeriod, view: View, each: TierStanding) -> TierSigned:
    figures: dict[str, Results] = {}
    signed = []
    for one in _beneath(view, each):
        stands = one.latest if each.tier.reach is TierReach.BUREAU else one
        code, sha = one.bureau.code, stands.record.sha if stands.record else ""
        if stands.results:
            figures[code] = stands.results
            parts = tuple(file.sha for file in stands.parts.files)
            signed.append(SignedFigures(code, data_hash({code: stands.results}), sha, parts))
    return TierSigned(
        each.tier.name,
        data_hash(figures),
        tuple(signed),
        each.bureau,
        each.assistant,
        each.missing,
        *period.basis,
    )


def _told(view: View, done: Sequence[TierStanding], standing: Sequence[TierStanding]) -> Outcome:
    signed = {each.key: each.record for each in view.tiers if each.record}
    lines = [messages.tiers.signed([each.who for each in done])] if done else []
    lines += [messages.tiers.signed_already([each.who for each in standing])] if standing else []
    for each in done:
        record = signed.get(each.key)
        lines += [messages.tiers.hash_signed(each.who, record.hash)] if record else []
        lines += [messages.tiers.signed_without(each.missing)] if each.missing else []
    upper = [each for each in _ready(view) if not each.tier.own]
    if upper:
        first = upper[0]
        lines.append(messages.tiers.next_tier([first.who], first.command))
    data = {
        "signed": [
            {"tier": each.tier.name, "bureau": each.bureau, "assistant": each.assistant}
            for each in done
        ],
        "next": [each.command for each in upper],
    }
    return Outcome(tuple(lines), data, attention=any(each.missing for each in done))


def _ready(view: View) -> list[TierStanding]:
    return [each for each in view.tiers if each.codes and not (each.signed or each.below)]
