"""Makes the recap workbook (steps 6 and 9)."""

from datetime import datetime

from xlsops import messages
from xlsops.core.form.emblem import Emblem
from xlsops.core.history.asked_then import redefined, redefined_told
from xlsops.core.history.past import YearTold, mark_of
from xlsops.core.journal.carried import as_of_today
from xlsops.core.journal.facts.kinds import RecapMade
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.core.journal.state import FileIdentity
from xlsops.core.pages.tier_bands import levels_told, reopened_told
from xlsops.core.recap.book import recap_pages
from xlsops.core.recap.notes import DecisionNote, RecapNotes
from xlsops.core.recap.official.book import official_sheets
from xlsops.core.recap.page import Making
from xlsops.core.results.lines_before import FirstFigures
from xlsops.core.sheet.provenance import asked_beside
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.former_codes import heirs_of
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.trace.origins import Origins
from xlsops.core.values.periods import long_date
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.excel.writer.recap import make_recap
from xlsops.files.archive import digest, find
from xlsops.files.emblem import emblem_of
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.papers.official_forms import official_forms, write_official
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import recap_name
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.period.wholeness import SHORT, recaps_made
from xlsops.procedure.quarters.obstacles import noted_before, obstacles_unnoted


@recovering
def make_recap_book(period: LoadedPeriod, progress: Progress = silent) -> Outcome:
    """Write the recap workbook of what is accepted so far into ``rekap/``."""
    readings = Readings()
    view = view_of(period, readings)
    if view.recap.received == 0:
        raise XlsopsError(messages.procedure.no_submission())
    if unnoted := obstacles_unnoted(period):
        period.append(unnoted)
        period = refreshed(period)
        view = view_of(period, readings)
    progress(messages.progress.MAKING_RECAP, 0, 1)
    emblem = emblem_of(period.folder)
    data = recap_bytes(period, view, emblem)
    name, sha = recap_name(period, final=view.final), digest(data)
    make_folder(period.folder.recap)
    write_whole(period.folder.recap / name, data)
    new = sha != period.state.recap_sha or name not in recaps_made(period.events)
    if new:
        basis, program = period.basis
        made = RecapMade(
            view.recap.coverage,
            f"rekap/{name}",
            sha,
            view.final,
            emblem.sha if emblem else "",
            asked_beside(basis, mark_of(view.past)),
            program,
        )
        period.append([made])
    forms, written = write_official(period, _making(period, view))
    period = refreshed(period)
    repaint(period, view_of(period, readings))
    progress(messages.progress.MAKING_RECAP, 1, 1)
    return Outcome(
        (
            messages.papers.recap(period.folder.recap / name),
            messages.papers.recap_holds(
                view.recap.received, len(view.recap.bureaus), view.errors, view.warnings
            ),
            _standing(view),
            *_redefined(period),
            *forms,
        ),
        {"recap": f"rekap/{name}", "coverage": view.recap.coverage, "final": view.final},
        attention=not written
        or (new and (view.errors > 0 or view.recap.received < len(view.bureaus))),
    )


def _standing(view: View) -> str:
    """Return whether the figures are final, and if not why, by bureau where it is one's."""
    if view.final:
        return messages.papers.RECAP_FINAL
    missing = [each.bureau.code for each in view.bureaus if each.record is None]
    unsigned = [each.bureau.code for each in view.bureaus if each.record and not each.approved]
    return messages.papers.recap_provisional(missing, unsigned, view.provisional)


def recap_bytes(period: LoadedPeriod, view: View, emblem: Emblem | None) -> bytes:
    """Return the recap workbook; what is asked, archive, journal and picture being the same, the same bytes."""
    made, notes = _moment(period), _notes(period, view)
    return make_recap(view.recap, made, notes, emblem, Origins(view, kept=kept_names(period, view)))


def _making(period: LoadedPeriod, view: View) -> Making:
    """Return what the official forms share with the recap."""
    origins = Origins(view, kept=kept_names(period, view))
    return Making(view.recap, _moment(period), _notes(period, view), {}, None, origins)


def official_pages(period: LoadedPeriod, view: View) -> tuple[Sheet, ...]:
    """Return the sheets of the official forms, without where their numbers come from."""
    making = replace(_making(period, view), origins=None)
    return official_sheets(making, official_forms(period.folder))


def kept_names(period: LoadedPeriod, view: View) -> dict[str, str]:
    """Return the names under which the archive keeps the files that count, by hash."""
    sent = [file for each in view.bureaus for file in (each.record, *each.parts.files) if file]
    shas = dict.fromkeys(file.sha for file in sent)
    return {sha: path.name for sha in shas if (path := find(period.folder, sha))}


def recap_sheets(
    period: LoadedPeriod, view: View, origins: Origins | None = None
) -> tuple[Sheet, ...]:
    """Return the sheets of the recap workbook, without the coat of arms."""
    return recap_pages(view.recap, _moment(period), _notes(period, view), None, origins)


def report_notes(period: LoadedPeriod, view: View) -> tuple[datetime, RecapNotes]:
    """Return the moment and the notes that are printed on a recap, for what is made beside it."""
    return _moment(period), _notes(period, view)


def _notes(period: LoadedPeriod, view: View) -> RecapNotes:
    return RecapNotes(
        provisional=view.provisional,
        journal=fingerprint(period.events, (RecapMade,)),
        statuses={each.bureau.code: each.status for each in view.bureaus},
        verdicts=_verdicts(view),
        first_figures=_first_figures(period),
        carried=_carried_figures(period),
        asked_before=period.state.asked.get(period.spec.period.number - 1),
        last_year=_last_year(view),
        redefined=" ".join(_redefined(period)),
        levels=levels_told(view),
        reopened=reopened_told(view),
        obstacles=noted_before(period),
    )


def _last_year(view: View) -> dict[str, YearTold]:
    """Return what bureaus answered in the year before, as far as its folder lies beside this one."""
    year = view.spec.period.year - 1
    return {code: each.years[year] for code, each in view.past.items() if year in each.years}


def _first_figures(period: LoadedPeriod) -> FirstFigures:
    """Return what was carried in first of the figures of the quarter before that were carried again."""
    source = period.state.sources.get(period.spec.period.number - 1)
    known = as_of_today(source, heirs_of(period.spec)).replaced if source else {}
    return {place: each[0] for place, each in known.items()}


def _redefined(period: LoadedPeriod) -> tuple[str, ...]:
    """Return in one sentence which indicators are measured otherwise than in a quarter before."""
    return redefined_told(redefined(period.state.asked, period.spec))


def _carried_figures(period: LoadedPeriod) -> FirstFigures:
    """Return all figures that were carried in, by whose they are today."""
    heir = heirs_of(period.spec)
    sources = (as_of_today(each, heir) for each in period.state.sources.values())
    return {place: figure for each in sources for place, figure in each.figures.items()}


def _verdicts(view: View) -> dict[FileIdentity, DecisionNote]:
    """Return what the journal says was decided about each finding."""
    verdicts: dict[FileIdentity, DecisionNote] = {}
    for finding in (*view.recap.findings, *view.recap.accepted):
        saved = view.saved(finding)
        decision = view.state.decisions.get((finding.identity, finding.value))
        day = long_date(view.local(decision.at).date()) if decision else ""
        if decision or saved.note:
            file = view.state.evidence.get((finding.identity, finding.value), "")
            until = long_date(decision.until) if decision and decision.until else ""
            verdicts[finding.identity] = DecisionNote(
                FindingState(saved.state),
                saved.note,
                day,
                messages.recap.evidence(saved.evidence, file[:SHORT]),
                until,
            )
    return verdicts


def _moment(period: LoadedPeriod) -> datetime:
    """Return the moment printed on the recap: that of the last event before it, so it is steady."""
    others = [event.at for event in period.events if not isinstance(event.fact, RecapMade)]
    return max(others, default=period.now).astimezone(period.now.tzinfo)
