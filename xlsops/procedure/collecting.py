"""Takes in what bureaus sent, judges it, and shows the findings (steps 5 to 7)."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from xlsops.core.events import Fate, Happened
from xlsops.core.findings import Severity
from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.outcomes import shown
from xlsops.core.pages.return_note import listed
from xlsops.core.pages.view import View
from xlsops.errors import NothingToDoError
from xlsops.excel.form_layout import lay_out
from xlsops.excel.forms import make_form
from xlsops.excel.returned import make_copy
from xlsops.files import archive
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.forms import template_of
from xlsops.procedure.inbox import Intake, Taken, take_all, written
from xlsops.procedure.painting import refreshed, repaint
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import desk_of, view_of


def collect(period: Period, progress: Progress = silent) -> Outcome:
    """Take in every file of ``masuk/``; each gets one outcome, none stops the others."""
    if not period.state.formats:
        raise NothingToDoError("Format belum dibuat", "Jalankan dahulu: xlsops formats")
    desk = desk_of(period)
    taken = take_all(Intake(period.folder, desk, period.state.files, period.now), progress)
    entries = [
        (Happened.FILE_RECEIVED, _event(period, each)) for each in taken if _is_new(period, each)
    ]
    if entries:
        period.journal.append(entries, period.now, period.actor)
    period = refreshed(period)
    read = {each.sha: each.examined for each in taken if each.examined.submission}
    view = show(period, view_of(period, read))
    return _outcome(view, taken)


def validate(period: Period, progress: Progress = silent) -> Outcome:
    """Judge again everything that is stored, by the rules of today."""
    if not any(period.state.current(code) for code in period.layouts):
        raise NothingToDoError(
            "Belum ada kiriman yang diterima", "Taruh kiriman di folder masuk, lalu jalankan: xlsops collect"
        )
    progress("Memeriksa", 0, 1)
    view = show(period, view_of(period))
    progress("Memeriksa", 1, 1)
    return Outcome(findings_lines(view), {"findings": findings_data(view)}, view.errors + view.warnings > 0)


def show(period: Period, view: View) -> View:
    """Write marked copies and paint the control workbook; return the view as it now stands."""
    written = _write_copies(period, view)
    if written:
        period.journal.append(written, period.now, period.actor)
        period = refreshed(period)
        view = replace(view, state=period.state, events=period.events)
    repaint(period, view)
    return view


def findings_lines(view: View) -> tuple[str, ...]:
    """Return the findings in a few sentences."""
    infos = sum(each.count(Severity.INFO) for each in view.bureaus)
    lines = [
        f"Temuan terbuka: {view.errors} galat, {view.warnings} peringatan, {infos} informasi "
        f"pada {view.recap.coverage}."
    ]
    lines += [
        f"  {each.bureau.name}: {each.count(Severity.ERROR)} galat, "
        f"{each.count(Severity.WARNING)} peringatan"
        for each in view.bureaus
        if each.count(Severity.ERROR) + each.count(Severity.WARNING)
    ]
    return tuple(lines)


def findings_data(view: View) -> dict[str, int]:
    """Return how many findings stand, by severity."""
    return {
        "galat": view.errors,
        "peringatan": view.warnings,
        "informasi": sum(each.count(Severity.INFO) for each in view.bureaus),
    }


def copy_name(period: Period, code: str) -> str:
    """Return the file name of a bureau's marked copy."""
    spec = period.spec.period
    return f"Perbaikan {code} TW{spec.number} {spec.year}.xlsx"


def _is_new(period: Period, each: Taken) -> bool:
    """Tell whether an outcome is not in the journal yet."""
    if each.examined.fate is Fate.DEFERRED:
        return period.state.deferred.get(_name(period, each)) != each.examined.code
    return not each.again


def _name(period: Period, each: Taken) -> str:
    return written(each.path.relative_to(period.folder.inbox).as_posix())


def _event(period: Period, each: Taken) -> dict[str, str]:
    return {
        "bureau": each.examined.bureau,
        "code": each.examined.code,
        "fate": each.examined.fate.value,
        "message": each.examined.message,
        "name": _name(period, each),
        "sha": each.sha,
    }


def _write_copies(period: Period, view: View) -> list[tuple[Happened, dict[str, str | int]]]:
    """Write the copy of every bureau that has something to mend; return the events of new ones."""
    owing = [each for each in view.bureaus if each.record and listed(each.findings)]
    for each in view.bureaus:
        if each not in owing:
            with suppress(OSError):
                (period.folder.returned / copy_name(period, each.bureau.code)).unlink(missing_ok=True)
    if not owing:
        return []
    laid = lay_out(template_of(period.folder), period.spec)
    make_folder(period.folder.returned)
    entries: list[tuple[Happened, dict[str, str | int]]] = []
    for each in owing:
        form = make_form(laid, each.layout, period.spec, period.rules, period.key)
        steady = replace(view, now=view.local(each.record.at) if each.record else view.now)
        name = copy_name(period, each.bureau.code)
        data = make_copy(form, steady, each)
        if write_whole(period.folder.returned / name, data):
            facts: dict[str, str | int] = {
                "bureau": each.bureau.code, "file": f"kembali/{name}",
                "findings": len(listed(each.findings)), "sha": archive.digest(data),
            }  # fmt: skip
            entries.append((Happened.COPY_RETURNED, facts))
    return entries


def _outcome(view: View, taken: Sequence[Taken]) -> Outcome:
    new = [each for each in taken if not each.again]
    refused = [each for each in taken if each.examined.fate is Fate.REFUSED]
    deferred = [each for each in taken if each.examined.fate is Fate.DEFERRED]
    accepted = [each for each in new if each.examined.fate in {Fate.ACCEPTED, Fate.NOTED}]
    missing = [each.bureau.code for each in view.bureaus if each.record is None]
    lines = [
        f"{len(taken)} berkas di folder masuk: {len(accepted)} baru diterima, {len(refused)} ditolak, "
        f"{len(deferred)} ditunda, {len(taken) - len(new)} sudah dikenal."
    ]
    lines += [f"  {shown(each.path.name)}: {each.examined.fate.value}. {each.examined.message}"
              for each in taken if each.examined.message]  # fmt: skip
    if missing:
        lines.append(f"Belum mengirim: {', '.join(missing)}.")
    lines += findings_lines(view)
    return Outcome(
        tuple(lines),
        {
            "files": [
                {"name": written(each.path.name), "fate": each.examined.fate.value, "code": each.examined.code,
                 "bureau": each.examined.bureau, "known": each.again, "message": each.examined.message}
                for each in taken
            ],
            "accepted": len(accepted), "refused": len(refused), "deferred": len(deferred),
            "missing": missing, "findings": findings_data(view),
        },
        attention=bool(refused or deferred or view.errors or view.warnings),
    )  # fmt: skip
