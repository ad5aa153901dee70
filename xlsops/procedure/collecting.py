"""Takes in what bureaus sent, judges it, and shows the findings (steps 5 to 7)."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace

from xlsops import messages
from xlsops.core.form.differences import Difference
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.kinds import CopyReturned
from xlsops.core.journal.state import State
from xlsops.core.pages.proposal import how_to_decide, proposal_data, told
from xlsops.core.pages.return_note import listed
from xlsops.core.pages.view import View
from xlsops.core.terms.fates import Fate, shown
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.grouped import grouped, span
from xlsops.core.values.numbers import whole
from xlsops.errors import XlsopsError
from xlsops.files import archive, trials
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.intake.examining import Desk, Examined
from xlsops.procedure.intake.inbox import Intake, Taken, take_all, written
from xlsops.procedure.intake.straying import stray_events
from xlsops.procedure.period.naming import copy_name
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.period import Period
from xlsops.procedure.period.readings import Readings
from xlsops.procedure.period.recovery import healing, orphans
from xlsops.procedure.period.viewing import desk_of, untold_in, view_of
from xlsops.procedure.receiving import receive


@healing
def collect(period: Period, progress: Progress = silent) -> Outcome:
    """Take in every file of ``masuk/``; each gets one outcome, none stops the others."""
    if not period.state.formats:
        raise XlsopsError(messages.procedure.no_formats())
    desk = desk_of(period)
    make_folder(
        period.folder.archive
    )  # empty folders get lost where a period folder is zipped or sent
    taken = take_all(
        Intake(period.folder, desk, period.state.files, period.now), progress, orphans(period)
    )
    taken, entries = receive(period, taken)
    if entries:
        period.append(entries)
    trials.cleared(period.folder)
    period = refreshed(period)
    readings = Readings(_read(period, desk, taken))
    strays = untold_in(period, readings)
    if strays:
        period.append(stray_events(strays, period.state))
        period = refreshed(period)
    told = dict.fromkeys(
        (period.state.files[sha].bureau, each) for sha, found in strays.items() for each in found
    )
    return _outcome(show(period, view_of(period, readings)), taken, tuple(told))


@healing
def validate(period: Period, progress: Progress = silent) -> Outcome:
    """Judge again everything that is stored, by the rules of today."""
    if not any(period.state.current(code) for code in period.layouts):
        raise XlsopsError(messages.procedure.no_submission())
    progress("Memeriksa", 0, 1)
    view = show(period, view_of(period))
    progress("Memeriksa", 1, 1)
    attention = bool(view.errors or view.warnings or view.doubts)
    return Outcome(
        (*view.doubts, *findings_lines(view)),
        {"findings": findings_data(view), "unsure": _unsure(view)}, attention,
    )  # fmt: skip


def show(period: Period, view: View) -> View:
    """Write marked copies and paint the control workbook; return the view as it now stands."""
    written = _write_copies(period, view)
    if written:
        period.append(written)
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


def _read(period: Period, desk: Desk, taken: Sequence[Taken]) -> dict[str, Examined]:
    """Return what was read, by hash, but for bureaus now known to have sent something earlier."""
    first = period.custody.first_sent
    steady = {
        code for code in period.layouts
        if desk.first.get(code) == first.get(code) or len(period.state.versions(code)) == 1
    }  # fmt: skip
    return {
        each.sha: each.examined for each in taken
        if each.examined.submission and each.examined.bureau in steady
    }  # fmt: skip


def _write_copies(period: Period, view: View) -> list[CopyReturned]:
    """Write the copy of every bureau that has something to mend; return what is told of new ones."""
    owing = [each for each in view.bureaus if each.record and listed(each.findings)]
    for each in view.bureaus:
        if each not in owing:
            with suppress(OSError):
                (period.folder.returned / copy_name(period, each.bureau.code)).unlink(
                    missing_ok=True
                )
    if not owing:
        return []
    from xlsops.procedure.papers.form_making import copier  # noqa: PLC0415 - openpyxl, when it is time

    copy_of = copier(period, view)
    make_folder(period.folder.returned)
    told = {each.bureau: each.sha for _, each in of_kind(period.events, CopyReturned)}
    new: list[CopyReturned] = []
    for each in owing:
        name, data = copy_name(period, each.bureau.code), copy_of(each, period.spec)
        write_whole(period.folder.returned / name, data)
        made = CopyReturned(
            each.bureau.code, f"kembali/{name}", len(listed(each.findings)), each.layout.format_id,
            archive.digest(data),
        )  # fmt: skip
        if told.get(made.bureau) != made.sha:
            new.append(made)
    return new


def _outcome(
    view: View, taken: Sequence[Taken], strays: Sequence[tuple[str, Difference]]
) -> Outcome:
    new = [each for each in taken if not each.again]
    refused = [each for each in taken if each.examined.fate is Fate.REFUSED]
    deferred = [each for each in taken if each.examined.fate is Fate.DEFERRED]
    accepted = [each for each in new if each.examined.fate in {Fate.ACCEPTED, Fate.NOTED}]
    missing = [each.bureau.code for each in view.bureaus if each.record is None]
    refused_now = [each for each in refused if not each.again]
    lines = [
        f"{len(taken)} berkas di folder masuk: {len(taken) - len(new)} sudah dikenal, "
        f"{len(accepted)} baru diterima, {len(refused_now)} baru ditolak, {len(deferred)} ditunda."
    ]
    lines += [
        f"  {shown(each.path.name)}: {each.examined.fate.value} {each.examined.bureau}".rstrip()
        + f". {each.examined.message}".rstrip()
        for each in [*accepted, *refused_now, *deferred]
    ]
    if len(refused) > len(refused_now):
        count = len(refused) - len(refused_now)
        lines.append(f"  {count} berkas lama tetap ditolak; alasannya di lembar Riwayat.")
    if missing:
        lines.append(f"Belum mengirim: {', '.join(missing)}.")
    revised = [each.bureau.code for each in view.bureaus if each.revision]
    if revised:
        lines.append("Usulan revisi sesudah disahkan, belum dihitung:")
        lines += [f"  {told(each)} {how_to_decide(each)}" for each in view.bureaus if each.revision]
    lines += view.doubts
    if strays:
        lines.append("Berubah di luar sel yang dikembalikan:")
        lines += grouped(
            strays, lambda each: each[0], lambda each: f"  {each[0]} {each[1]}", _strays_alike
        )
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
            "missing": missing, "findings": findings_data(view), "revised": revised,
            "unsure": _unsure(view),
            "proposals": [data for each in view.bureaus if (data := proposal_data(each))],
            "outside": [
                {"bureau": code, "cell": str(each.cell), "old": each.old, "new": each.new}
                for code, each in strays
            ],
        },
        attention=bool(
            refused_now or deferred or strays or _behind(view.state, accepted)
            or _to_look_at(view, {each.examined.bureau for each in accepted})
        ),
    )  # fmt: skip


def _strays_alike(strays: Sequence[tuple[str, Difference]]) -> str:
    """Return many changes of a bureau as one line; the list of findings names each."""
    code, where = strays[0][0], span(each.cell for _, each in strays)
    return f"  {code}: {whole(len(strays))} sel ({where}); satu per satu di lembar Temuan."


def _unsure(view: View) -> dict[str, list[str]]:
    """Return by bureau the names of the files of which nobody knows which is the newest."""
    return {
        each.bureau.code: [file.name for file in each.unsure]
        for each in view.bureaus
        if each.unsure
    }


def _to_look_at(view: View, came: Collection[str]) -> bool:
    """Tell whether what just came from these bureaus needs a look; what stood before was told then."""
    return any(
        each.revision
        or each.unsure
        or any(one.severity is not Severity.INFO for one in each.latest.findings)
        for each in view.bureaus
        if each.bureau.code in came
    )


def _behind(state: State, new: Sequence[Taken]) -> bool:
    """Tell whether a file came that is older than what was there already."""
    shas = {each.sha for each in new}
    newest = (state.versions(each.examined.bureau)[-1:] for each in new)
    return any(each and each[0].sha not in shas for each in newest)
