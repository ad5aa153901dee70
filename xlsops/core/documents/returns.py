"""What was returned to bureaus (step 7): a list of every return with its answer, and the letter of each."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from xlsops import messages
from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.document import (
    Document,
    DocumentSource,
    Standing,
    missing_document,
)
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
from xlsops.core.documents.return_letter import KIND, ReturnLetter, return_letter
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.request_kinds import LettersMade
from xlsops.core.journal.state import FileRecord, ReturnRecord
from xlsops.core.terms.findings import Finding
from xlsops.core.terms.steps import Step
from xlsops.core.values.foreign_text import cited
from xlsops.core.view.mending import fills_nothing, heaviest_first, in_hand, to_mend
from xlsops.core.view.view import BureauView

_STEPS = (Step.REVIEW,)
_LIST = "Daftar Pengembalian"
_WIDTHS = (5.0, 22.0, 20.0, 38.0, 10.0, 23.0, 27.0)
_TABLE = PaperTable(
    (
        PaperColumn("No", 1, style.CELL_CENTRE),
        PaperColumn("Bagian"),
        PaperColumn("Dikembalikan", 1, style.CELL_CENTRE),
        PaperColumn("Surat dan salinannya"),
        PaperColumn("Temuan", 1, style.CELL_CENTRE),
        PaperColumn("Jawaban bagian", 2),
    )
)


class _Return(Struct, frozen=True):
    """One return of a bureau, the one before it, and whether another one came after it."""

    each: BureauView
    record: ReturnRecord
    before: ReturnRecord | None
    last: bool


def returns(source: DocumentSource) -> tuple[Document, ...]:
    """Return the list of all returns and the letter of each, then the letters that wait to be sent."""
    sent = tuple(_sent(source))
    waiting = [each for each in source.view.bureaus if _waits(source, each)]
    if not sent and not waiting:
        return (missing_document(_STEPS, KIND, messages.letters.NOTHING_RETURNED),)
    listed = (_list(source, sent),) if sent else ()
    letters = tuple(_letter(source, each, number) for number, each in enumerate(sent, 1))
    ready = (_ready(source, each, number) for number, each in enumerate(waiting, len(letters) + 1))
    return (*listed, *letters, *ready)


def _sent(source: DocumentSource) -> Iterator[_Return]:
    """Yield the returns of each bureau, oldest first."""
    for each in source.view.bureaus:
        past = source.view.state.returns.get(each.bureau.code, ())
        for number, record in enumerate(past):
            before = past[number - 1] if number else None
            yield _Return(each, record, before, last=record is past[-1])


def _waits(source: DocumentSource, each: BureauView) -> bool:
    """Tell whether a copy was made for a bureau that was never returned."""
    state, code = source.view.state, each.bureau.code
    return code in state.returned and code not in state.returns and bool(to_mend(each))


def _letter(source: DocumentSource, sent: _Return, number: int) -> Document:
    """Return the letter of a return: what it asked for, as far as it is known of the files since."""
    each, record = sent.each, sent.record
    known = {
        finding.identity: finding
        for view in (each, each.latest)
        for finding in (*view.findings, *view.accepted, *view.fixed)
    }
    asked = heaviest_first(known[one] for one in record.findings if one in known)
    rows = tuple(in_hand(each.layout, finding) for finding in asked)
    letter = ReturnLetter(
        source.day(record.at),
        rows,
        record.file.rpartition("/")[2],
        record,
        as_it_is=fills_nothing(each, rows),
        earlier=source.day(sent.before.at) if sent.before else None,
        followed=not sent.last,
    )
    page = return_letter(source, each, letter, f"7c.{number} {each.bureau.code}").page
    name = f"{KIND}: {each.bureau.name}"
    return Document(_STEPS, name, page, letter.day, _count(rows))


def _ready(source: DocumentSource, each: BureauView, number: int) -> Document:
    rows = to_mend(each)
    letter = ReturnLetter(None, rows, as_it_is=fills_nothing(each, rows))
    page = return_letter(source, each, letter, f"7c.{number} {each.bureau.code}").page
    name, note = f"{KIND}: {each.bureau.name}", "belum dikembalikan"
    return Document(_STEPS, name, page, None, _count(rows), Standing.FORM, note)


def _count(rows: Sequence[Finding]) -> str:
    return f"{len(rows)} temuan"


def _list(source: DocumentSource, sent: Sequence[_Return]) -> Document:
    words = source.words("daftar_pengembalian")
    paper = blank("7b Daftar Pengembalian", _WIDTHS)
    letterhead(paper, source)
    title(paper, words("judul"), words("subjudul"))
    paragraph(paper, words("pengantar"))
    heading = _TABLE.head(paper)
    for number, each in enumerate(sent, 1):
        _TABLE.row(
            paper,
            number,
            each.each.bureau.name,
            source.moment(each.record.at),
            "\n".join(_files(source, each.record)),
            len(each.record.findings),
            "\n".join(_answers(source, each)),
        )
    write_signatures(
        paper, Signer((source.dated(None), words("tanda_tangan")), source.official("KABAG"), 6, 7)
    )
    page = finished_paper(
        paper, source.paper, source.footer(_LIST), landscape=True, title_rows=(heading, heading)
    )
    last = max(each.record.at for each in sent)
    return Document(_STEPS, _LIST, page, source.day(last), f"{len(sent)} pengembalian")


def _files(source: DocumentSource, record: ReturnRecord) -> Iterator[str]:
    """Yield the name of the letter that is signed, where it is known, and that of the copy."""
    for _, told in of_kind(source.view.events, LettersMade):
        paths = [each.file for each in told.files if each.bureau == record.bureau]
        if record.file in paths:
            yield from (
                path.rpartition("/")[2]
                for path in paths
                if path != record.file and path.endswith(".xlsx")
            )
    yield record.file.rpartition("/")[2]


def _answers(source: DocumentSource, sent: _Return) -> Iterator[str]:
    """Yield what came in answer to a return, oldest first; why nothing did where nothing did."""
    record = sent.record
    came = [
        file
        for file in source.view.state.files.values()
        if file.reply_to and (file.bureau, file.reply_to.at) == (record.bureau, record.at)
    ]
    for file in sorted(came, key=lambda each: (each.at, each.name)):
        yield messages.letters.answered(
            file.fate.value, source.moment(file.at), cited(file.name), _version(source, file)
        )
    if not came:
        yield messages.letters.unanswered(again=not sent.last, settled=record.settled)


def _version(source: DocumentSource, file: FileRecord) -> int:
    return source.view.state.version(file)
