"""Hands the approved data over to the Kasubbag (step 8)."""

from xlsops import messages
from xlsops.core.journal.kinds import HandedOver
from xlsops.core.journal.particulars import BureauHash
from xlsops.core.journal.signatures import Mark
from xlsops.core.results.results import data_hash
from xlsops.core.terms.authority import Act
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.errors import XlsopsError
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.period import Period
from xlsops.procedure.period.readings import Readings
from xlsops.procedure.period.recovery import healing
from xlsops.procedure.period.viewing import view_of


@healing
def hand_over(period: Period, progress: Progress = silent) -> Outcome:
    """Record what is handed over: one hash over all approved figures, and who is missing.

    Raises while a bureau that sent its data is not approved as it stands, and where the role that
    acts may not hand over.
    """
    period.require(Act.HAND_OVER)
    progress("Serah terima", 0, 1)
    readings = Readings()
    view = view_of(period, readings)
    received = [each for each in view.bureaus if each.record]
    if not received:
        raise XlsopsError(messages.procedure.no_submission())
    unsigned = [each for each in received if not each.approved]
    if unsigned:
        missing = tuple(f"{each.bureau.name}: {each.status}, belum disahkan." for each in unsigned)
        raise XlsopsError(messages.procedure.too_early("Serah terima", missing))
    figures = {each.bureau.code: each.results for each in received if each.results}
    missing = tuple(each.bureau.code for each in view.bureaus if each.record is None)
    whole = data_hash(figures)
    before = view.state.handed_over
    again = before is not None and (before.data_hash, before.missing) == (whole, missing)
    again = again and view.state.hand_over_stands(period.layouts)
    if period.signs and view.signing(HandedOver) is not Mark.SIGNED:
        again = False  # what is only claimed is handed over again with a signature
    if not again:
        hashes = tuple(BureauHash(code, data_hash({code: each})) for code, each in figures.items())
        handed = HandedOver(hashes, whole, missing, view.state.recap_sha, *period.basis)
        period.append([handed])
    period = refreshed(period)
    repaint(period, view_of(period, readings))
    progress("Serah terima", 1, 1)
    proposed = [each.bureau.code for each in received if each.revision]
    lines = [
        f"Data {len(figures)} dari {len(view.bureaus)} bagian "
        f"{'sudah diserahkan sebelumnya, tidak ada yang berubah' if again else 'diserahkan kepada Kasubbag'}.",
        f"Sidik data: {whole}",
    ]
    lines += [f"Belum mengirim: {', '.join(missing)}."] if missing else []
    lines += [f"Usulan revisi tidak ikut diserahkan: {', '.join(proposed)}."] if proposed else []
    return Outcome(
        tuple(lines),
        {"hash": whole, "bureaus": list(figures), "missing": list(missing), "again": again},
        attention=bool(missing or proposed),
    )
