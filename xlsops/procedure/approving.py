"""Approves bureaus whose data need no more mending or explaining (step 7)."""

from collections.abc import Collection

from xlsops.core.authority import Act
from xlsops.core.events import Happened
from xlsops.core.findings import Severity
from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.pages.view import BureauView
from xlsops.core.results import Results, data_hash
from xlsops.core.state import FileRecord
from xlsops.errors import NothingToDoError, OutOfOrderError
from xlsops.procedure.healing import healing
from xlsops.procedure.intake import Examined
from xlsops.procedure.naming import named
from xlsops.procedure.painting import refreshed, repaint
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import view_of


@healing
def approve(period: Period, bureaus: Collection[str] = (), progress: Progress = silent) -> Outcome:
    """Approve the bureaus without open findings: those named, or all that are approved first.

    A named bureau is approved as its newest submission stands, so naming it accepts a revision and
    signs changed figures again. Raises where a named one lacks something, and then approves none,
    and where the role that acts may not approve.
    """
    period.require(Act.APPROVE)
    progress("Mengesahkan", 0, 1)
    wanted = named(period, bureaus)
    known = dict[str, Examined]()
    view = view_of(period, known, newest=wanted)
    asked = [each for each in view.bureaus if not wanted or each.bureau.code in wanted]
    lacking = {each.bureau.code: reason for each in asked if (reason := _lacking(each, wanted))}
    if wanted and lacking:
        raise OutOfOrderError("Pengesahan", tuple(lacking.values()))
    if not any(each.record for each in asked):
        raise NothingToDoError(
            "Belum ada kiriman yang diterima", "Taruh kiriman di folder masuk, lalu himpun dahulu"
        )
    entries = [
        (Happened.APPROVED, {**_event(each.record, each.results), **period.basis})
        for each in asked
        if each.bureau.code not in lacking and not each.approved and each.record and each.results
    ]
    if entries:
        period.append(entries)
    period = refreshed(period)
    view = view_of(period, known)
    repaint(period, view)
    progress("Mengesahkan", 1, 1)
    codes = [data["bureau"] for _, data in entries]
    approved = sum(each.approved for each in view.bureaus)
    lines = [
        f"{len(codes)} bagian disahkan: {', '.join(codes)}." if codes else "Tidak ada yang baru disahkan.",
        f"Seluruhnya {approved} dari {len(view.bureaus)} bagian sudah disahkan.",
        *(f"  {reason}" for reason in lacking.values()),
    ]
    return Outcome(
        tuple(lines),
        {"approved": codes, "total": approved, "lacking": dict(lacking)},
        attention=bool(lacking),
    )


def _lacking(each: BureauView, wanted: Collection[str]) -> str:
    """Return what keeps a bureau from being approved, empty where nothing does."""
    name = f"{each.bureau.code}:"
    if each.record is None:
        return f"{name} kirimannya dikesampingkan." if each.aside else f"{name} belum mengirim."
    if each.unsure:
        return f"{name} {each.doubt}"
    errors, warnings = each.count(Severity.ERROR), each.count(Severity.WARNING)
    if errors or warnings:
        first = next(finding for finding in each.findings if finding.severity is not Severity.INFO)
        return (
            f"{name} masih {errors} galat dan {warnings} peringatan terbuka, "
            f"antara lain {first.cell}: {first.message}"
        )
    if wanted or each.approval is None:
        return ""
    if each.approval.void:
        return f"{name} pengesahannya gugur; untuk mengesahkan lagi: approve --bureau {each.bureau.code}."
    if each.changed:
        return f"{name} berubah sesudah disahkan; untuk mengesahkan lagi: approve --bureau {each.bureau.code}."
    if each.revision:
        return f"{name} ada usulan revisi ({each.revision.name}); untuk menerimanya: approve --bureau {each.bureau.code}."
    return ""


def _event(record: FileRecord, results: Results) -> dict[str, str]:
    code = record.bureau
    return {"bureau": code, "hash": data_hash({code: results}), "sha": record.sha}
