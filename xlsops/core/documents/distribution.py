"""The papers of step 3: which formats were made, and who received them."""

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
from xlsops.core.documents.parts.paper import UNITS, blank, finished_paper
from xlsops.core.journal.step_records import FormatRecord, ReceiptRecord
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Bureau
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import long_date

_STEPS = (Step.SENDING,)
_LIST, _RECEIPT = "Daftar Format", "Tanda Terima Format"
_SHORT = 16
_FORMATS = PaperTable(
    (
        PaperColumn("No", 2, style.FORM_CENTRE),
        PaperColumn("Bagian", 11, style.FORM),
        PaperColumn("Nomor format", 5, style.FORM_CODE),
        PaperColumn("Sidik (SHA-256)", 6, style.FORM_CODE),
        PaperColumn("Dibuat", 8, style.FORM_CENTRE),
    ),
    least=20,
)
_RECEIPTS = PaperTable(
    (
        PaperColumn("No", 2, style.FORM_CENTRE),
        PaperColumn("Bagian", 9, style.FORM),
        PaperColumn("Nomor format", 5, style.FORM_CODE),
        PaperColumn("Tanggal terima", 5, style.FORM),
        PaperColumn("Nama penerima, NIP", 7, style.FORM),
        PaperColumn("Paraf", 4, style.FORM),
    ),
    least=34,
)


def distributions(source: DocumentSource) -> tuple[Document, ...]:
    """Return the list of formats and the receipt, once formats are made."""
    made = _made(source)
    if not made:
        reason = messages.letters.NO_FORMATS
        return missing_document(_STEPS, _LIST, reason), missing_document(_STEPS, _RECEIPT, reason)
    facts = source.facts.of(Step.SENDING)
    last = source.day(max(record.at for _, record in made))
    listed = Document(_STEPS, _LIST, _list(source, made), last, f"{len(made)} format")
    standing = Standing.PRESENT if facts.recorded else Standing.FORM
    note = "" if facts.recorded else messages.letters.RECEIPT_BY_HAND
    confirmed = sum(source.view.state.receipt(bureau.code) is not None for bureau, _ in made)
    note = messages.letters.confirmed(confirmed, len(made)) if confirmed else note
    receipt = Document(
        _STEPS, _RECEIPT, _receipt(source, made), facts.day, f"{len(made)} bagian", standing, note
    )
    return listed, receipt


def _made(source: DocumentSource) -> tuple[tuple[Bureau, FormatRecord], ...]:
    """Return the active bureaus that have a format, with its record."""
    formats = source.view.state.formats
    return tuple(
        (bureau, formats[bureau.code])
        for bureau in source.view.spec.active_bureaus
        if bureau.code in formats
    )


def _list(source: DocumentSource, made: tuple[tuple[Bureau, FormatRecord], ...]) -> Sheet:
    words = source.words("daftar_format", {"jumlah": str(len(made))})
    paper = blank("3a Daftar Format")
    letterhead(paper, source)
    title(paper, words("judul"), words("subjudul"))
    paragraph(paper, words("pengantar"))
    heading = _FORMATS.head(paper)
    for number, (bureau, record) in enumerate(made, 1):
        moment = source.moment(record.at)
        _FORMATS.row(paper, number, bureau.name, record.format_id, record.sha[:_SHORT], moment)
    day = source.day(max(record.at for _, record in made))
    signer = Signer(
        (source.dated(day), words("tanda_tangan")), source.official("KASUBBAG"), 17, UNITS
    )
    write_signatures(paper, signer)
    return finished_paper(paper, source.paper, source.footer(_LIST), title_rows=(heading, heading))


def _receipt(source: DocumentSource, made: tuple[tuple[Bureau, FormatRecord], ...]) -> Sheet:
    words = source.words("tanda_terima", {"jumlah": str(len(made))})
    facts = source.facts.of(Step.SENDING)
    paper = blank("3b Tanda Terima")
    letterhead(paper, source)
    title(paper, words("judul"), words("subjudul"))
    paragraph(paper, words("pengantar"))
    heading = _RECEIPTS.head(paper)
    for number, (bureau, record) in enumerate(made, 1):
        day, who = _confirmed(source.view.state.receipt(bureau.code))
        _RECEIPTS.row(paper, number, bureau.name, record.format_id, day, who, None)
    signer = Signer(
        (source.dated(facts.day), words("tanda_tangan")), source.official("KASUBBAG"), 17, UNITS
    )
    write_signatures(paper, signer)
    return finished_paper(
        paper, source.paper, source.footer(_RECEIPT), title_rows=(heading, heading)
    )


def _confirmed(receipt: ReceiptRecord | None) -> tuple[str | None, str | None]:
    """Return when a form was received, and by whom through which channel."""
    if receipt is None:
        return None, None
    time = f" {receipt.time}" if receipt.time else ""
    channel = f" (lewat {receipt.channel})" if receipt.channel else ""
    return f"{long_date(receipt.day)}{time}", f"{receipt.name}{channel}"
