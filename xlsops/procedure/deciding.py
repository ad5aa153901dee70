"""Saves what the Kabag decided about findings in the list of findings (step 7)."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlsops.core.events import Happened
from xlsops.core.findings import Finding, FindingState
from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.pages.view import Remark, View
from xlsops.core.state import Identity
from xlsops.procedure.collecting import findings_data, findings_lines, show
from xlsops.procedure.healing import healing
from xlsops.procedure.intake import Examined
from xlsops.procedure.painting import refreshed
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import view_of

_OPEN, _ACCEPTED = FindingState.OPEN.value, FindingState.ACCEPTED.value
_FIXED = FindingState.FIXED.value


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision that was typed: what becomes of it, or why it cannot be saved."""

    identity: Identity
    value: str
    state: str
    note: str
    refusal: str = ""


@healing
def decide(period: Period, progress: Progress = silent) -> Outcome:
    """Save every decision and note that changed; one that cannot be saved stays where it is typed."""
    progress("Menyimpan keputusan", 0, 1)
    known = dict[str, Examined]()
    verdicts = tuple(_verdicts(view_of(period, known)))
    saved = [each for each in verdicts if not each.refusal]
    refused = [each.refusal for each in verdicts if each.refusal]
    if saved:
        entries = [(Happened.DECIDED, _event(each)) for each in saved]
        period.append(entries)
    period = refreshed(period)
    # a copy for the bureau no longer asks for what was accepted, now or before a crash
    view = show(period, view_of(period, known))
    progress("Menyimpan keputusan", 1, 1)
    accepted = sum(each.state == _ACCEPTED for each in saved)
    lines = [
        f"{len(saved)} keputusan disimpan ({accepted} diterima dengan penjelasan)."
        if saved else "Tidak ada keputusan baru di lembar Temuan."
    ]  # fmt: skip
    return Outcome(
        (*lines, *(f"  {each}" for each in refused), *findings_lines(view)),
        {"saved": len(saved), "accepted": accepted, "refused": refused, "findings": findings_data(view)},
        attention=bool(refused),
    )


def _verdicts(view: View) -> Iterator[Verdict]:
    """Yield what was typed and differs from what is saved."""
    fixed = {each.identity: each for bureau in view.bureaus for each in bureau.fixed}
    standing = {
        each.identity: each
        for bureau in view.bureaus
        for each in (*bureau.accepted, *bureau.findings, *bureau.proposed)
    }
    for identity, remark in view.remarks.items():
        if not remark.typed:
            continue
        finding = standing.get(identity) or fixed.get(identity)
        if finding is None:
            if remark.note and remark.note != view.state.notes.get(identity):
                yield Verdict(identity, "", _OPEN, remark.note)
            continue
        verdict = _verdict(view, finding, remark, fixed=identity not in standing)
        if verdict is not None:
            yield verdict


def _verdict(view: View, finding: Finding, remark: Remark, *, fixed: bool) -> Verdict | None:
    """Return what becomes of a remark; None where it says what is saved already."""
    shown = view.remark(finding, fixed=fixed)
    if shown == view.saved(finding, fixed=fixed) and remark.state in {shown.state, ""}:
        return None
    refusal = _refusal(finding, remark, fixed=fixed)
    return Verdict(finding.identity, finding.value, shown.state, shown.note, refusal)


def _refusal(finding: Finding, remark: Remark, *, fixed: bool) -> str:
    where = f"{finding.bureau} {finding.cell} ({finding.code})"
    choices = f"pilih {_OPEN} atau {_ACCEPTED}"
    if fixed:
        gone = "sudah diperbaiki pada kiriman terakhir, statusnya tidak dapat diubah lagi"
        return "" if remark.state in {_FIXED, ""} else f"{where}: {gone}."
    if remark.state == _ACCEPTED and not remark.note:
        return f"{where}: tulis penjelasannya di kolom Catatan Kabag, baru dapat diterima."
    if remark.state == _ACCEPTED and not remark.about(finding):
        return f"{where}: nilainya berubah sejak keputusan ditulis. Lihat lagi, lalu putuskan."
    if remark.state == _FIXED:
        return f"{where}: {_FIXED} ditetapkan dari kiriman baru yang benar; {choices}."
    if remark.state not in {_OPEN, _ACCEPTED, ""}:
        return f'{where}: status "{remark.state}" tidak dikenal; {choices}.'
    return ""


def _event(verdict: Verdict) -> dict[str, str]:
    code, bureau, line, field = verdict.identity
    return {
        "bureau": bureau, "code": code, "field": field, "line": line, "note": verdict.note,
        "state": verdict.state, "value": verdict.value,
    }  # fmt: skip
