"""The paper of steps 5 and 6: every file of every bureau, when it came and what became of it."""

from collections.abc import Iterator

from xlsops import messages
from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.document import Document, DocumentSource, missing_document
from xlsops.core.documents.parts.facts_only import happened_to, what_happened
from xlsops.core.documents.parts.letterhead import (
    PaperColumn,
    PaperTable,
    Signer,
    letterhead,
    paragraph,
    title,
    write_signatures,
)
from xlsops.core.documents.parts.paper import blank, finished_paper
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.kinds import FileReceived
from xlsops.core.journal.state import FileRecord
from xlsops.core.sheet.sheet import Sheet, Shown
from xlsops.core.terms.refused_files import Fate
from xlsops.core.terms.steps import Step

_STEPS = (Step.FILLING, Step.OWN_RECAP)
_TITLE = "Rekap Kiriman per Bagian"
_SHORT = 16
_WIDTHS = (5.0, 7.0, 21.0, 20.0, 7.0, 28.0, 17.5, 17.0, 20.0, 12.0)
_TABLE = PaperTable(
    (
        PaperColumn("No", 1, style.CELL_CENTRE),
        PaperColumn("Bagian", 2),
        PaperColumn("Diterima", 1, style.CELL_CENTRE),
        PaperColumn("Versi", 1, style.CELL_CENTRE),
        PaperColumn("Nama berkas"),
        PaperColumn("Sidik (SHA-256)", 1, style.CELL_CODE),
        PaperColumn("Hasil", 1, style.CELL_CENTRE),
        PaperColumn("Keterangan", 2),
    )
)
_UNKNOWN = "Tidak dikenali bagiannya"
_Line = tuple[Shown, ...]


def receipts(source: DocumentSource) -> Document:
    """Return the list of what came in, once something did."""
    state = source.view.state
    if not state.files:
        return missing_document(_STEPS, _TITLE, messages.letters.NO_FILE)
    last = source.day(max(each.at for each in state.files.values()))
    return Document(_STEPS, _TITLE, _list(source), last, f"{len(state.files)} berkas")


def _list(source: DocumentSource) -> Sheet:
    words = source.words("rekap_kiriman", source.counts)
    paper = blank("5 Rekap Kiriman", _WIDTHS)
    letterhead(paper, source)
    title(paper, words("judul"), words("subjudul"))
    paragraph(paper, words("pengantar"))
    heading = _TABLE.head(paper)
    for number, line in enumerate(_lines(source), 1):
        _TABLE.row(paper, number, *line)
    write_signatures(
        paper,
        Signer((words("tanda_tangan_kiri"),), source.official("KASUBBAG"), 1, 4),
        Signer(
            (source.dated(None), words("tanda_tangan_kanan")), source.official("PELAKSANA"), 8, 10
        ),
    )
    return finished_paper(
        paper, source.paper, source.footer(_TITLE), landscape=True, title_rows=(heading, heading)
    )


def _lines(source: DocumentSource) -> Iterator[_Line]:
    """Yield the files of each bureau by time, then those of none, then those not read yet."""
    view = source.view
    files = sorted(view.state.files.values(), key=lambda each: (each.at, each.name, each.sha))
    codes = {each.bureau.code for each in view.bureaus}
    for each in view.bureaus:
        own = [record for record in files if record.bureau == each.bureau.code]
        for record in own:
            yield _line(source, each.bureau.name, record)
        if not own:
            yield each.bureau.name, "–", "–", None, None, "belum mengirim", None
    for record in files:
        if record.bureau not in codes:
            yield _line(source, _UNKNOWN, record)
    put_off = {
        told.name: told.message
        for _, told in of_kind(view.events, FileReceived)
        if told.fate is Fate.DEFERRED
    }
    for name in sorted(source.put_off):
        why = what_happened(put_off.get(name, ""))
        yield _UNKNOWN, "–", "–", name, None, Fate.DEFERRED.value, why or None


def _line(source: DocumentSource, name: str, record: FileRecord) -> _Line:
    state = source.view.state
    aside, waits = state.aside.get(record.sha), state.revision(record.bureau) == record
    fate = "dikesampingkan" if aside else "usulan revisi" if waits else record.fate.value
    why = f"{aside.by}: {aside.reason}" if aside else happened_to(record, state)
    why = messages.letters.not_counted_yet(why) if waits else why
    return (
        name,
        source.moment(record.at),
        state.version(record) or "–",
        record.name,
        record.sha[:_SHORT],
        fate,
        why or None,
    )
