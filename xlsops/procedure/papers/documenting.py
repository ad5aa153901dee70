"""Makes the printable documents of every step that happened, as one workbook and its PDF."""

from datetime import datetime
from pathlib import Path

from xlsops import messages
from xlsops.core.documents.bundle import contents_page, documents_of
from xlsops.core.documents.parts.document import Document, DocumentSource, Standing
from xlsops.core.documents.parts.facts import facts_of
from xlsops.core.documents.parts.texts import Texts, own_texts, usual_texts
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.errors import FileOpenError, XlsopsError
from xlsops.excel.writer.documents import make_bundle
from xlsops.files.emblem import emblem_of
from xlsops.files.folders import PeriodFolder, lock_of, open_elsewhere
from xlsops.files.printing import printed, printer
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.intake.inbox import put_off_in
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.period.viewing import view_of
from xlsops.resources import asset

TEXTS = "berkas.toml"


def bundle_name(period: LoadedPeriod) -> str:
    """Return the file name of the bundle."""
    spec = period.spec.period
    return f"Berkas Bukti SAKIP TW{spec.number} {spec.year}.xlsx"


def document_texts(folder: PeriodFolder) -> Texts:
    """Return the wording of the documents; raises PaperTextsError with every fault of the office's.

    The office's own file lies in ``templates/`` of the period folder.
    """
    usual = usual_texts((asset("templates") / TEXTS).read_text("utf-8"))
    own = folder.templates / TEXTS
    if not own.is_file():
        return usual
    try:
        text = own.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise XlsopsError(
            messages.workbook.paper_texts(own, (messages.reasons.FILE_NO_TEXT,))
        ) from error
    texts, faults = own_texts(usual, text)
    if faults:
        raise XlsopsError(messages.workbook.paper_texts(own, faults))
    return texts


@recovering
def documents(
    period: LoadedPeriod, progress: Progress = silent, *, printing: bool = True
) -> Outcome:
    """Write the bundle into ``berkas/``, and its PDF where LibreOffice is at hand.

    Without ``printing`` the workbook alone: a PDF tells when it was made, so no two are the same.
    """
    target = period.folder.papers / bundle_name(period)
    if open_elsewhere(target):
        raise FileOpenError(target, lock_of(target))
    progress(messages.progress.MAKING_DOCUMENTS, 0, 2)
    view = view_of(period)
    source = DocumentSource(
        view,
        facts_of(view),
        document_texts(period.folder),
        emblem_of(period.folder),
        put_off_in(period.folder, period.state),
    )
    listed = documents_of(source)
    pages = (contents_page(source, listed), *(each.page for each in listed if each.page))
    data = make_bundle(pages, target.stem, _moment(period))
    make_folder(period.folder.papers)
    changed = write_whole(target, data)
    progress(messages.progress.MAKING_DOCUMENTS, 1, 2)
    pdf = print_beside(target, data, changed=changed) if printing else ""
    progress(messages.progress.MAKING_DOCUMENTS, 2, 2)
    return _outcome(target, listed, pdf)


def print_beside(target: Path, data: bytes, *, changed: bool) -> str:
    """Print the workbook beside it where that is needed and possible; return what to say of it."""
    pdf = target.with_suffix(".pdf")
    old = pdf.is_file()
    if old and not changed and pdf.stat().st_mtime_ns >= target.stat().st_mtime_ns:
        return messages.papers.print_as_before(pdf)
    program = printer()
    made = printed(data, program) if program else None
    if made is not None:
        write_whole(pdf, made)
        return messages.papers.printed(pdf)
    return messages.papers.unprinted(printer=program is not None, stale=pdf.name if old else "")


def _moment(period: LoadedPeriod) -> datetime:
    """Return the moment of the last event, so that the same journal gives the same bytes."""
    last = max((event.at for event in period.events), default=period.now)
    return last.astimezone(period.now.tzinfo)


def _outcome(target: Path, listed: tuple[Document, ...], pdf: str) -> Outcome:
    made = [each for each in listed if each.page]
    lacking = [each for each in listed if each.standing is Standing.MISSING]
    lines = [messages.papers.bundle(target), messages.papers.bundle_holds(len(made))]
    lines += [messages.papers.lacking(each.title, each.note) for each in lacking]
    data = {
        "file": f"berkas/{target.name}",
        "pdf": target.with_suffix(".pdf").is_file(),
        "documents": [
            {
                "steps": [step.number for step in each.steps],
                "title": each.title,
                "sheet": each.page.name if each.page else None,
                "standing": each.standing.value,
                "note": each.note,
            }
            for each in listed
        ],
    }
    return Outcome((*lines, *([pdf] if pdf else [])), data)
