"""Says where a period stands: steps, bureaus, what comes next."""

from xlsops.core.findings import Severity
from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.pages.view import View
from xlsops.core.steps import current_step, progress_of
from xlsops.errors import FileOpenError, NotWritableError
from xlsops.procedure.healing import healing
from xlsops.procedure.painting import repaint
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import view_of


@healing
def status(period: Period, _progress: Progress = silent) -> Outcome:
    """Return where the period stands, and paint the control workbook where it is closed."""
    view = view_of(period)
    steps = progress_of(view.spec, view.state, view.errors)
    now = current_step(steps).step
    lines = [f"{view.spec.period.title} · langkah sekarang: {now.number} {now.label}"]
    lines += [
        f"  {each.step.number}. {each.step.label}: {each.status.value}"
        f"{f' ({each.count})' if each.count else ''}"
        for each in steps
    ]
    lines.append(f"Kiriman: {view.recap.coverage}")
    for each in view.bureaus:
        waiting = f" ({each.revision.name})" if each.revision else ""
        lines.append(f"  {each.bureau.code:<10} {each.status}{waiting}")
    try:
        repaint(period, view)
    except FileOpenError:
        lines.append("Buku kerja sedang terbuka di Excel; lembarnya dilukis ulang setelah ditutup.")
    except NotWritableError:
        lines.append("Folder ini hanya dapat dibaca; lembar buku kerja tidak diperbarui.")
    return Outcome(tuple(lines), _data(view, now.number))


def _data(view: View, step: int) -> dict[str, object]:
    recap = view.recap
    return {
        "period": view.spec.period.label,
        "step": step,
        "steps": [
            {"number": each.step.number, "status": each.status.value, "count": each.count,
             "note": each.note}
            for each in progress_of(view.spec, view.state, view.errors)
        ],
        "coverage": recap.coverage,
        "achievement": None if recap.mean is None else str(recap.mean),
        "absorption": None if recap.absorption is None else str(recap.absorption),
        "bureaus": [
            {
                "code": each.bureau.code,
                "status": each.status,
                "versions": each.versions,
                "galat": each.count(Severity.ERROR),
                "peringatan": each.count(Severity.WARNING),
                "revision": each.revision.name if each.revision else "",
            }
            for each in view.bureaus
        ],
        "final": view.final,
    }
