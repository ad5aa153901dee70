"""Takes in what bureaus sent, judges it, and shows the findings (steps 5 to 7)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from xlsops.core.events import Fate, FileRecord, Happened
from xlsops.core.findings import Severity
from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.pages.return_note import listed
from xlsops.core.pages.view import View
from xlsops.errors import NothingToDoError
from xlsops.excel.form_layout import lay_out
from xlsops.excel.forms import make_form
from xlsops.excel.returned import make_copy
from xlsops.files import archive
from xlsops.files.folders import inbox_files, open_elsewhere
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.forms import template_of
from xlsops.procedure.intake import Examined, examine
from xlsops.procedure.painting import refreshed, repaint
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import desk_of, view_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
OPEN_ELSEWHERE, VANISHED = "TERBUKA", "HILANG"


@dataclass(frozen=True, slots=True)
class Taken:
    """One file of the inbox and its outcome; ``again`` says it was known before."""

    path: Path
    sha: str
    examined: Examined
    again: bool = False


def collect(period: Period, progress: Progress = silent) -> Outcome:
    """Take in every file of ``masuk/``; each gets one outcome, none stops the others."""
    if not period.state.formats:
        raise NothingToDoError("Format belum dibuat", "Jalankan dahulu: xlsops formats")
    taken = _take_all(period, progress)
    entries = [(Happened.FILE_RECEIVED, _event(period, each)) for each in taken if not each.again]
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


def _take_all(period: Period, progress: Progress) -> list[Taken]:
    """Return the outcome of every file, in the order in which their programs saved them."""
    paths = list(inbox_files(period.folder))
    desk = desk_of(period)
    known = period.state.files
    found: dict[str, Taken] = {}
    rest: list[Taken] = []
    for number, path in enumerate(paths, 1):
        progress("Menghimpun kiriman", number, len(paths))
        data = _bytes(path)
        if isinstance(data, Examined):
            rest.append(Taken(path, "", data))
            continue
        sha = archive.archived(period.folder, data, path.name)
        if sha in found:
            rest.append(replace(found[sha], path=path, again=True))
            continue
        before = known.get(sha)
        if before and before.accepted:
            found[sha] = Taken(path, sha, _as_before(before), again=True)
            continue
        examined = examine(data, desk, period.now)
        same = before is not None and (before.fate, before.code) == (examined.fate, examined.code)
        found[sha] = Taken(path, sha, examined, again=same)
    ordered = sorted(found.values(), key=lambda each: (_saved(each), each.sha))
    return [*_superseding(ordered), *rest]


def _saved(taken: Taken) -> datetime:
    moment = taken.examined.modified
    if moment is None:
        return _EPOCH
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _superseding(taken: Iterable[Taken]) -> list[Taken]:
    """Add a note where one bureau's file follows another of the same run."""
    result: list[Taken] = []
    first: dict[str, Taken] = {}
    for each in taken:
        new = not each.again and each.examined.fate in {Fate.ACCEPTED, Fate.NOTED}
        if new and each.examined.bureau in first:
            earlier = first[each.examined.bureau].path.name
            message = (
                f"Dua kiriman datang bersamaan; yang dipakai berkas ini, {earlier} tersimpan di arsip. "
                f"{each.examined.message}"
            ).strip()
            each = replace(each, examined=replace(each.examined, fate=Fate.NOTED, message=message))  # noqa: PLW2901
        if new:
            first[each.examined.bureau] = each
        result.append(each)
    return result


def _bytes(path: Path) -> bytes | Examined:
    if open_elsewhere(path):
        message = f"{path.name} sedang terbuka di komputer lain. Tutup dahulu, lalu himpun ulang."
        return Examined(Fate.DEFERRED, code=OPEN_ELSEWHERE, message=message)
    try:
        return path.read_bytes()
    except OSError:
        message = f"{path.name} tidak dapat dibaca saat ini. Salin ulang ke folder masuk, lalu himpun ulang."
        return Examined(Fate.DEFERRED, code=VANISHED, message=message)


def _as_before(record: FileRecord) -> Examined:
    return Examined(record.fate, record.bureau, record.code, record.message)


def _event(period: Period, each: Taken) -> dict[str, str]:
    return {
        "bureau": each.examined.bureau,
        "code": each.examined.code,
        "fate": each.examined.fate.value,
        "message": each.examined.message,
        "name": each.path.relative_to(period.folder.inbox).as_posix(),
        "sha": each.sha,
    }


def _write_copies(period: Period, view: View) -> list[tuple[Happened, dict[str, str | int]]]:
    """Write the copy of every bureau that has something to mend; return the events of new ones."""
    owing = [each for each in view.bureaus if each.record and listed(each.findings)]
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


def _outcome(view: View, taken: list[Taken]) -> Outcome:
    new = [each for each in taken if not each.again]
    refused = [each for each in taken if each.examined.fate is Fate.REFUSED]
    deferred = [each for each in taken if each.examined.fate is Fate.DEFERRED]
    accepted = [each for each in new if each.examined.fate in {Fate.ACCEPTED, Fate.NOTED}]
    missing = [each.bureau.code for each in view.bureaus if each.record is None]
    lines = [
        f"{len(taken)} berkas di folder masuk: {len(accepted)} baru diterima, {len(refused)} ditolak, "
        f"{len(deferred)} ditunda, {len(taken) - len(new)} sudah dikenal."
    ]
    lines += [f"  {each.path.name}: {each.examined.fate.value}. {each.examined.message}"
              for each in taken if each.examined.message]  # fmt: skip
    if missing:
        lines.append(f"Belum mengirim: {', '.join(missing)}.")
    lines += findings_lines(view)
    return Outcome(
        tuple(lines),
        {
            "files": [
                {"name": each.path.name, "fate": each.examined.fate.value, "code": each.examined.code,
                 "bureau": each.examined.bureau, "known": each.again, "message": each.examined.message}
                for each in taken
            ],
            "accepted": len(accepted), "refused": len(refused), "deferred": len(deferred),
            "missing": missing, "findings": findings_data(view),
        },
        attention=bool(refused or deferred or view.errors or view.warnings),
    )  # fmt: skip
