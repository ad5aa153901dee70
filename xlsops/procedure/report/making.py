"""Makes the material for the report as a document of Word, beside the recap (step 9)."""

from xlsops import messages
from xlsops.core.recap.report.words import ReportSource, report_words
from xlsops.core.results.follow_ups import register_in
from xlsops.core.sheet.paging import paper_size
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.visible import one_line
from xlsops.errors import XlsopsError
from xlsops.excel.package.parts import put_together
from xlsops.files.folders import PeriodFolder
from xlsops.files.writing import free_name, make_folder, write_whole
from xlsops.procedure.papers.recapping import make_recap_book, report_notes
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.painting import refreshed
from xlsops.procedure.period.viewing import view_of
from xlsops.resources import asset
from xlsops.word.filling import Template, filled
from xlsops.word.usual_texts import NAME


def make_report(period: LoadedPeriod, progress: Progress = silent) -> Outcome:
    """Make the recap, and beside it the document; one that lies there already is never replaced."""
    made = make_recap_book(period, progress)
    progress(messages.progress.MAKING_REPORT, 0, 1)
    period = refreshed(period)
    data = report_bytes(period)
    make_folder(period.folder.recap)
    quarter = period.spec.period
    standing = "" if made.data["final"] else " (sementara)"
    name = f"Bahan LKjIP TW{quarter.number} {quarter.year}{standing}"
    target = free_name(period.folder.recap, name, ".docx", data)
    written = write_whole(target, data)
    progress(messages.progress.MAKING_REPORT, 1, 1)
    told = messages.report_told.made(target) if written else messages.report_told.unchanged(target)
    lines = (*made.lines, told, messages.report_told.HOW_TO_CHECK)
    return Outcome(lines, {**made.data, "report": f"rekap/{target.name}"}, made.attention)


def report_bytes(period: LoadedPeriod) -> bytes:
    """Return the document; what is asked, archive, journal and template being the same, the same bytes."""
    view = view_of(period)
    moment, notes = report_notes(period, view)
    register = register_in(view.recap, notes.obstacles)
    source = ReportSource(view, moment, notes, register)
    settings = view.spec.settings
    author = one_line(f"{settings.government} {settings.office}")
    words, quarter = report_words(source), view.spec.period
    return put_together(
        filled(_template(period.folder, settings.paper), words, quarter, moment, author)
    )


def _template(folder: PeriodFolder, paper: int) -> Template:
    """Return the template: the office's own, else what is delivered, on the paper of the office."""
    own, told = folder.templates / NAME, f"templates/{NAME}"
    path = own if own.is_file() else asset("templates") / NAME
    try:
        return Template(told, path.read_bytes(), None if path == own else paper_size(paper))
    except OSError as error:
        raise XlsopsError(messages.report_told.no_template(told)) from error
