"""Takes in what bureaus sent, judges it, and shows the findings (steps 5 to 7)."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from xlsops import messages
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.kinds import CopyReturned
from xlsops.core.review.several_people import apart_told
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.structs import replace
from xlsops.core.view.mending import bureau_findings
from xlsops.core.view.seen_mark import checked_now, stale_bureaus
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.files import archive, trials
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.collection.journaling import receive
from xlsops.procedure.collection.telling import (
    Collected,
    collected,
    findings_data,
    findings_lines,
    unsure_files,
)
from xlsops.procedure.intake.examined import Examined, IntakeContext
from xlsops.procedure.intake.inbox import Intake, Taken, take_all
from xlsops.procedure.intake.straying import stray_events
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import copy_name
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.recovery import orphans, recovering
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import desk_of, untold_in, view_of


@recovering
def collect(period: LoadedPeriod, progress: Progress = silent) -> Outcome:
    """Take in every file of ``masuk/``; each gets one outcome, none stops the others."""
    if not period.state.formats:
        raise XlsopsError(messages.procedure.no_formats())
    desk = desk_of(period)
    make_folder(
        period.folder.archive
    )  # empty folders get lost where a period folder is zipped or sent
    broken = archive.damaged_originals(period.folder, period.state.files)
    taken = take_all(
        Intake(period.folder, desk, period.state.files, period.now), progress, orphans(period)
    )
    found, (taken, entries) = taken, receive(period, taken)
    if entries:
        period.append(entries)
    trials.cleared(period.folder)
    period = refreshed(period)
    readings = Readings(_read(period, desk, found))
    desk = desk_of(period)
    strays = untold_in(period, readings, desk)
    if strays:
        period.append(stray_events(strays, period.state))
        period = refreshed(period)
        desk = desk_of(period)
    told = dict.fromkeys(
        (period.state.files[sha].bureau, each) for sha, found in strays.items() for each in found
    )
    view = show(period, view_of(period, readings, desk))
    outcome = collected(Collected(view, taken, tuple(told)))
    return replace(outcome, lines=(*_restored(period, broken), *outcome.lines))


def _restored(period: LoadedPeriod, broken: Mapping[str, Path | None]) -> Iterator[str]:
    """Yield in a sentence which kept files were not as they came, or gone, and lie there again."""
    names = [period.state.files[sha].name for sha in broken]
    if names:
        yield messages.recovery.originals_restored(names)


@recovering
def validate(period: LoadedPeriod, progress: Progress = silent) -> Outcome:
    """Judge again everything that is stored, by the rules of today."""
    if not any(period.state.current(code) for code in period.layouts):
        raise XlsopsError(messages.procedure.no_submission())
    progress(messages.progress.VALIDATING, 0, 1)
    before = view_of(period)
    stale = stale_bureaus(before)
    view = show(period, before)
    progress(messages.progress.VALIDATING, 1, 1)
    apart = tuple(apart_told(view.state, period.layouts))
    attention = bool(view.errors or view.warnings or view.doubts or apart)
    return Outcome(
        (*_renewed(stale), *view.doubts, *apart, *findings_lines(view)),
        {"findings": findings_data(view), "unsure": unsure_files(view), "renewed": list(stale)},
        attention,
    )


def _renewed(stale: Sequence[str]) -> Iterator[str]:
    if stale:
        yield messages.rules.renewed(stale)


def show(period: LoadedPeriod, view: View) -> View:
    """Write marked copies and paint the control workbook; return the view as it now stands."""
    written = _write_copies(period, view)
    if written:
        period.append(written)
        period = refreshed(period)
        view = replace(view, state=period.state, events=period.events)
    view = replace(view, last_check=checked_now(view))
    repaint(period, view)
    return view


def _read(period: LoadedPeriod, desk: IntakeContext, taken: Sequence[Taken]) -> dict[str, Examined]:
    """Return what was read, by hash, but for bureaus now known to have sent something earlier."""
    first = period.custody.first_sent
    steady = {
        code
        for code in period.layouts
        if desk.first.get(code) == first.get(code) or len(period.state.versions(code)) == 1
    }
    return {each.sha: each.examined for each in taken if each.examined.bureau in steady}


def _write_copies(period: LoadedPeriod, view: View) -> list[CopyReturned]:
    """Write the copy of every bureau that has something to mend; return what is told of new ones."""
    owing = [each for each in view.bureaus if each.record and bureau_findings(each.findings)]
    codes, folder = {each.bureau.code for each in owing}, str(period.folder.returned)
    for each in view.bureaus:
        if each.bureau.code not in codes:
            with suppress(OSError):  # of most there is none: no path is made of its name
                os.unlink(os.path.join(folder, copy_name(period, each.bureau.code)))  # noqa: PTH108, PTH118
    if not owing:
        return []
    from xlsops.procedure.papers.form_bytes import copier  # noqa: PLC0415 - openpyxl, when it is time

    copy_of = copier(period, view)
    make_folder(period.folder.returned)
    told = {each.bureau: each.sha for _, each in of_kind(period.events, CopyReturned)}
    new: list[CopyReturned] = []
    for each in owing:
        name, data = copy_name(period, each.bureau.code), copy_of(each, period.spec)
        write_whole(period.folder.returned / name, data)
        made = CopyReturned(
            each.bureau.code,
            f"kembali/{name}",
            len(bureau_findings(each.findings)),
            each.layout.format_id,
            archive.digest(data),
        )
        if told.get(made.bureau) != made.sha:
            new.append(made)
    return new
