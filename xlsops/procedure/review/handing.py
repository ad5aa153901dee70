"""Hands the approved data over to the Kasubbag (step 8)."""

from collections.abc import Mapping

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.facts.kinds import HandedOver
from xlsops.core.journal.facts.particulars import BureauHash
from xlsops.core.journal.signatures import Mark
from xlsops.core.results.results import Results, data_hash
from xlsops.core.review.tiers import waiting
from xlsops.core.terms.authority import Act
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.review.approving import why_unsigned
from xlsops.procedure.review.tiers import owed_told


class _Parcel(Struct, frozen=True):
    """What is handed over: the results by bureau, one hash over all, who is missing or proposes anew."""

    figures: Mapping[str, Results]
    whole: str
    missing: tuple[str, ...]
    proposed: tuple[str, ...]

    def event(self, period: LoadedPeriod) -> HandedOver:
        """Return what the journal keeps of it."""
        hashes = (BureauHash(code, data_hash({code: each})) for code, each in self.figures.items())
        recap = period.state.recap_sha
        return HandedOver(tuple(hashes), self.whole, self.missing, recap, *period.basis)


@recovering
def hand_over(period: LoadedPeriod, progress: Progress = silent) -> Outcome:
    """Record what is handed over: one hash over all approved figures, and who is missing.

    Raises while a bureau that sent its data is not approved as it stands, and where the role that
    acts may not hand over.
    """
    period.require(Act.HAND_OVER)
    progress(messages.progress.HANDING_OVER, 0, 1)
    readings = Readings()
    view = view_of(period, readings)
    parcel = _parcel(view)
    again = _stands(period, view, parcel)
    if not again:
        period.append([parcel.event(period)])
    period = refreshed(period)
    repaint(period, view_of(period, readings))
    progress(messages.progress.HANDING_OVER, 1, 1)
    return _told(view, parcel, again=again)


def _parcel(view: View) -> _Parcel:
    """Return what is to be handed over; raises where something that came is not approved."""
    received = [each for each in view.bureaus if each.record]
    if not received:
        raise XlsopsError(messages.procedure.no_submission())
    unsigned = [each for each in received if not each.approved]
    if unsigned:
        lacking = [why_unsigned(each) for each in unsigned]
        raise XlsopsError(messages.procedure.too_early(messages.procedure.HANDOVER, lacking))
    if owed := waiting(view.tiers):
        lacking = [owed_told(each) for each in owed]
        raise XlsopsError(messages.procedure.too_early(messages.procedure.HANDOVER, lacking))
    figures = {each.bureau.code: each.results for each in received if each.results}
    missing = tuple(each.bureau.code for each in view.bureaus if each.record is None)
    proposed = tuple(each.bureau.code for each in received if each.revision)
    return _Parcel(figures, data_hash(figures), missing, proposed)


def _stands(period: LoadedPeriod, view: View, parcel: _Parcel) -> bool:
    """Tell whether just this was handed over already; what is only claimed is signed over again."""
    before = view.state.handed_over
    if before is None or (before.data_hash, before.missing) != (parcel.whole, parcel.missing):
        return False
    signed = not period.signs or view.signing(HandedOver) is Mark.SIGNED
    return signed and view.state.hand_over_stands(period.layouts)


def _told(view: View, parcel: _Parcel, *, again: bool) -> Outcome:
    missing, proposed = parcel.missing, parcel.proposed
    lines = [
        messages.approval.handed_over(len(parcel.figures), len(view.bureaus), again=again),
        messages.approval.data_hash(parcel.whole),
    ]
    lines += [messages.approval.handed_over_without(missing)] if missing else []
    lines += [messages.approval.revisions_left_out(proposed)] if proposed else []
    data = {
        "hash": parcel.whole,
        "bureaus": list(parcel.figures),
        "missing": list(missing),
        "again": again,
    }
    return Outcome(tuple(lines), data, attention=bool(proposed or (missing and not again)))
