"""Approves bureaus whose data need no more mending or explaining (step 7)."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from xlsops import messages
from xlsops.core.journal.facts.kinds import Approved
from xlsops.core.journal.signatures import Mark
from xlsops.core.pages.proposal import changes, how_to_decide, proposal_text
from xlsops.core.results.results import data_hash
from xlsops.core.terms.authority import RECORDER, Act
from xlsops.core.terms.findings import OUTSIDE, Finding, Severity
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.terms.tiers import checking
from xlsops.core.values.structs import replace
from xlsops.core.view.mending import bureau_findings
from xlsops.core.view.seen_mark import stale_bureaus, view_fingerprint
from xlsops.core.view.view import BureauView, View
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import bureau_names
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.stale_screen import unseen
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.review.tiers import next_above, sign_tier, unsigned_below


@recovering
def approve(
    period: LoadedPeriod,
    bureaus: Collection[str] = (),
    assistant: str = "",
    progress: Progress = silent,
) -> Outcome:
    """Approve in the role that acts: a tier of its own where it has one, else bureau by bureau.

    ``assistant`` names an Asisten for whose bureaus a tier above is signed.
    """
    authority = period.spec.authority
    tier = authority.tier_of(period.actor, tuple(period.layouts))
    if tier is not None and tier != checking(authority.tiers):
        return sign_tier(period, tier, bureaus, assistant, progress)
    if assistant:
        raise XlsopsError(messages.tiers.only_by_assistant())
    return _approved_bureaus(period, bureaus, progress)


def _approved_bureaus(
    period: LoadedPeriod, bureaus: Collection[str], progress: Progress
) -> Outcome:
    """Approve the bureaus without open findings: those named, or all that are approved first.

    Of a named bureau the proposal is signed where one waits, else what counts is signed again; so is
    an approval that stands and is only claimed, where the role's key is at hand now.
    Only what the control workbook showed is signed: where a file, figures or findings are others
    since, the sheets are painted anew and the bureau is refused. Raises where a named one lacks
    something, and then approves none, where the role that acts may not approve, and while a rule in
    force is not run: what is signed was found right by all of them.
    """
    period.require(Act.APPROVE)
    _require_all_rules(period)
    progress(messages.progress.APPROVING, 0, 1)
    wanted = bureau_names(period, bureaus)
    readings = Readings()
    view = view_of(period, readings)
    stale = stale_bureaus(view)
    asked = [each for each in view.bureaus if not wanted or each.bureau.code in wanted]
    due = [
        each for each in asked if _can_be_signed(each) or (wanted and _claimed(period, view, each))
    ]
    hidden = unseen(period, due, messages.procedure.THEN_APPROVE)
    headless = unsigned_below(view)
    lacking = {
        each.bureau.code: reason
        for each in asked
        if (reason := _lacking(each, wanted) or _not_yet(each, due, headless, hidden))
    }
    if wanted and lacking:
        if hidden:
            repaint(refreshed(period))
        reasons = tuple(lacking.values())
        raise XlsopsError(messages.procedure.too_early(messages.procedure.APPROVAL, reasons))
    if not any(each.record for each in asked):
        raise XlsopsError(messages.procedure.no_submission())
    signed = [each for each in due if each.bureau.code not in lacking]
    if signed:
        basis, program = period.basis
        period.append(replace(_approval(each), asked=basis, program=program) for each in signed)
    period = refreshed(period)
    view = view_of(period, readings)
    repaint(period, view)
    progress(messages.progress.APPROVING, 1, 1)
    return _told(view, signed, stale, lacking)


def _told(
    view: View, signed: Sequence[BureauView], stale: Collection[str], lacking: Mapping[str, str]
) -> Outcome:
    """Return what was signed, what was not and why, and how many are approved in all."""
    total = sum(each.approved for each in view.bureaus)
    in_all = messages.approval.in_all(total, len(view.bureaus))
    return Outcome(
        (
            *_rechecked(signed, stale),
            *_lines(signed, in_all, lacking),
            *(next_above(view) if signed else ()),
        ),
        {
            "approved": [each.bureau.code for each in signed],
            "total": total,
            "lacking": lacking,
            "signed": [_signed(each) for each in signed],
        },
        attention=(bool(lacking) and (bool(signed) or not total)) or any(map(_outside, signed)),
    )


def _require_all_rules(period: LoadedPeriod) -> None:
    """Raise while a rule in force is not run: an error that holds figures back may be missed."""
    unused = period.spec.unused
    if unused.codes or unused.as_delivered:
        codes = (*unused.codes, *unused.as_delivered)
        raise XlsopsError(messages.approval.rules_unused(codes, unused.told))


def _rechecked(signed: Sequence[BureauView], stale: Collection[str]) -> Iterator[str]:
    """Yield which bureaus were judged anew, because the rules are others than when all was last checked."""
    codes = [each.bureau.code for each in signed if each.bureau.code in stale]
    if codes:
        yield messages.rules.renewed(codes)


def _not_yet(
    each: BureauView,
    due: Collection[BureauView],
    headless: Mapping[str, str],
    hidden: Mapping[str, str],
) -> str:
    """Return why one that lacks nothing itself is not signed now: its head comes first, or nobody saw it."""
    code = each.bureau.code
    return (headless.get(code, "") if each in due else "") or hidden.get(code, "")


def _can_be_signed(each: BureauView) -> bool:
    return each.latest.results is not None and not each.latest.approved


def _claimed(period: LoadedPeriod, view: View, each: BureauView) -> bool:
    """Tell whether an approval stands without a signature that could be given now."""
    mark = view.signing(Approved, each.bureau.code)
    return each.latest.approved and period.signs and mark is not Mark.SIGNED


def _lacking(each: BureauView, wanted: Collection[str]) -> str:
    """Return what keeps a bureau from being approved, empty where nothing does."""
    code, subject = each.bureau.code, each.latest if wanted else each
    if subject.record is None:
        return nothing_counts(each)
    if each.unsure:
        return messages.approval.doubtful(code, each.doubt)
    errors, warnings = subject.count(Severity.ERROR), subject.count(Severity.WARNING)
    if errors or warnings:
        mendable = len(bureau_findings(subject.findings))
        accepting = Act.ACCEPT_ERROR if errors else Act.ACCEPT_WARNING
        first = min(subject.findings, key=lambda found: (found.severity.order, found.order))
        return messages.approval.still_open(
            code,
            errors,
            warnings,
            first.severity.value.casefold(),
            str(first.cell),
            first.message,
            messages.approval.how_on(
                code,
                each.authority.naming(Act.RETURN),
                each.authority.naming(accepting),
                errors=bool(errors),
                mendable=mendable,
                open_ones=errors + warnings,
            ),
            proposal=subject is not each,
        )
    return "" if wanted or each.approval is None else _why_named(each)


def nothing_counts(each: BureauView) -> str:
    """Return why nothing counts of a bureau, and what to do."""
    code = each.bureau.code
    if each.aside:
        acting = each.authority.naming(Act.SET_ASIDE, RECORDER)
        return messages.procedure.set_aside(code, acting)
    if each.refusal:
        return messages.procedure.refused(code, each.refusal)
    return messages.procedure.not_sent(code)


def why_unsigned(each: BureauView) -> str:
    """Return what keeps a bureau that sent its data from being signed, and what to do."""
    acting = each.authority.naming(Act.APPROVE)
    return _lacking(each, ()) or messages.approval.unsigned(each.bureau.code, acting)


def _why_named(each: BureauView) -> str:
    """Return why a bureau that was approved before is signed again only by its name, empty where it stands."""
    code, acting = each.bureau.code, each.authority.naming(Act.APPROVE)
    if each.approval is not None and each.approval.void:
        if each.reopened:
            return messages.tiers.approved_again(code, acting)
        return messages.approval.void(code, acting)
    if each.changed:
        return messages.approval.changed(code, acting)
    if each.revision:
        return messages.approval.revision_waits(proposal_text(each), how_to_decide(each))
    return ""


def _outside(each: BureauView) -> list[Finding]:
    """Return what changed beside the cells that were returned, which the approval signs as well."""
    return [one for one in each.latest.findings if one.code == OUTSIDE]


def _lines(signed: Sequence[BureauView], total: str, lacking: Mapping[str, str]) -> tuple[str, ...]:
    codes = [each.bureau.code for each in signed]
    lines = [messages.approval.approved(codes) if signed else messages.approval.NOTHING_NEW]
    for each in signed:
        if each.revision:
            lines.append(messages.approval.revision_approved(each.version, proposal_text(each)))
            lines += [f"  {one}" for one in changes(each)]
        lines += [f"  {each.bureau.code}, {one.cell}: {one.message}" for one in _outside(each)]
    return (*lines, total, *(f"  {reason}" for reason in lacking.values()))


def _approval(each: BureauView) -> Approved:
    """Return what is signed: the file, its figures, what was shown of it, and which file it replaces."""
    code, last = each.bureau.code, each.latest
    return Approved(
        code,
        data_hash({code: last.results} if last.results else {}),
        last.record.sha if last.record else "",
        view_fingerprint(each),
        each.record.sha if each.proposal and each.record else "",
        parts=tuple(one.sha for one in last.parts.files),
    )


def _signed(each: BureauView) -> Mapping[str, object]:
    """Return the same for who reads data: by name and version, with every difference."""
    last, approval = each.latest, _approval(each)
    return {
        "bureau": approval.bureau,
        "hash": approval.hash,
        "sha": approval.sha,
        "shown": approval.shown,
        "replaces": approval.replaces,
        "version": last.version,
        "file": last.record.name if last.record else "",
        "replaced_version": each.version if each.proposal else 0,
        "differences": [
            {"cell": str(one.cell), "label": one.label, "old": one.old, "new": one.new}
            for one in changes(each)
        ],
    }
