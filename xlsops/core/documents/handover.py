"""The paper of step 8: the data handed over, with the hash that fixes them."""

from collections.abc import Sequence

from xlsops import messages
from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.dates import date_in_words
from xlsops.core.documents.parts.document import (
    DOTS,
    Document,
    DocumentSource,
    Standing,
    hash_in_groups,
    missing_document,
    titled,
)
from xlsops.core.documents.parts.letterhead import (
    PaperColumn,
    PaperTable,
    Signer,
    field,
    letterhead,
    nip_of,
    paragraph,
    title,
    write_signatures,
)
from xlsops.core.documents.parts.paper import UNITS, blank, finished_paper
from xlsops.core.journal.fingerprint import LABEL
from xlsops.core.pages.tier_bands import levels_told
from xlsops.core.results.recap import BureauRecap, Recap
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Official
from xlsops.core.terms.steps import Step
from xlsops.core.values.numbers import indonesian
from xlsops.core.view.view import BureauView

_STEPS = (Step.HANDOVER,)
_TITLE = "Berita Acara Serah Terima"
_PARTY, _HASHES = (3, 8, UNITS), (1, 10, UNITS)
_OFF_THE_EDGE = "\u00a0"
_SUMMARY = PaperTable(
    (
        PaperColumn("No", 2, style.FORM_CENTRE),
        PaperColumn("Bagian", 8, style.FORM),
        PaperColumn("Indikator terukur", 4, style.FORM_CENTRE),
        PaperColumn("Capaian (%)", 3, style.FORM_RIGHT),
        PaperColumn("Pagu dilaporkan (Rp)", 6, style.FORM_RIGHT),
        PaperColumn("Realisasi (Rp)", 6, style.FORM_RIGHT),
        PaperColumn("Serapan (%)", 3, style.FORM_RIGHT),
    )
)
_TOTALS = (style.TOTAL, style.TOTAL, style.TOTAL_CENTRE, *(style.TOTAL_RIGHT,) * 4)


def handover(source: DocumentSource) -> Document:
    """Return the record, once the data are ready or a handover of unready data was recorded."""
    view, facts = source.view, source.facts.of(Step.HANDOVER)
    if view.recap.received == 0:
        return missing_document(_STEPS, _TITLE, messages.letters.NO_SUBMISSION)
    if source.lacking and not facts.recorded:
        return missing_document(_STEPS, _TITLE, messages.letters.not_validated(source.lacking))
    standing = Standing.PRESENT if facts.recorded else Standing.FORM
    note = "" if facts.recorded else messages.letters.PLACE_BY_HAND
    if facts.recorded and view.outdated:
        standing, note = Standing.PROVISIONAL, messages.letters.CHANGED_SINCE_HANDOVER
    return Document(_STEPS, _TITLE, _record(source), facts.day, view.recap.coverage, standing, note)


def _record(source: DocumentSource) -> Sheet:
    facts = source.facts.of(Step.HANDOVER)
    words = source.words(
        "berita_acara",
        {
            **source.counts,
            "hari_tanggal": date_in_words(facts.day) if facts.day else _blank_day(),
            "tempat_serah": facts.place or DOTS,
        },
    )
    giver, taker = source.official("KABAG"), source.official("KASUBBAG")
    paper = blank("8 Serah Terima")
    letterhead(paper, source)
    title(paper, words("judul"), words("subjudul"))
    _number(paper, facts.number)
    paragraph(paper, words("pembuka"), indented=True)
    _party(paper, 1, giver, words("pihak_pertama"))
    _party(paper, 2, taker, words("pihak_kedua"))
    paragraph(paper, words("pihak"))
    _summary(paper, source)
    paper.gap(8)
    for text in (words("kurang" if source.lacking else "lengkap"), *facts.notes):
        paragraph(paper, text)
    if source.signing:
        field(paper, "Pengesahan bagian", source.signing, _HASHES)
    for number, line in enumerate(levels_told(source.view)):
        field(paper, "" if number else messages.tier_words.LEVELS, line, _HASHES)
    field(paper, "Sidik data (SHA-256)", hash_in_groups(source.data_hash), _HASHES)
    field(paper, LABEL, source.journal_head, _HASHES)
    paper.gap(6)
    paragraph(paper, words("penutup"), indented=True)
    write_signatures(
        paper,
        Signer((words("pihak_kedua"),), taker, 1, 15),
        Signer((words("pihak_pertama"),), giver, 18, UNITS),
    )
    return finished_paper(paper, source.paper, source.footer(_TITLE), one_page=True)


def _blank_day() -> str:
    short = "." * 14
    return f"{short} tanggal {short} bulan {short} tahun {short}"


def _number(paper: Canvas, number: str) -> None:
    paper.paragraph(f"Nomor: {number or DOTS * 2}", style.CENTRE)
    paper.gap(8)


def _party(paper: Canvas, number: int, person: Official | None, word: str) -> None:
    paper.write(f"{number}.", style.FILLED, 1, 2)
    field(paper, "Nama", person.name if person else "", _PARTY)
    field(paper, "NIP", nip_of(person).removeprefix("NIP. ").strip("."), _PARTY)
    field(paper, "Jabatan", titled(person), _PARTY)
    paper.paragraph(f"selanjutnya disebut {word}.", style.FILLED, 3, least=18)
    paper.gap(5)


def _summary(paper: Canvas, source: DocumentSource) -> None:
    """Write what every bureau's data amount to, and the totals."""
    summary_table(paper, source.view.recap, source.view.bureaus)


def summary_table(paper: Canvas, recap: Recap, bureaus: Sequence[BureauView]) -> None:
    """Write what the data of these bureaus amount to, and the totals of the recap over them."""
    _SUMMARY.head(paper)
    for number, each in enumerate(bureaus, 1):
        _bureau(paper, number, each)
    _SUMMARY.row(
        paper,
        None,
        f"Jumlah ({recap.coverage})",
        messages.clauses.out_of(recap.measured, len(recap.indicators)),
        *_figures(recap),
        looks=_TOTALS,
    )


def _bureau(paper: Canvas, number: int, each: BureauView) -> None:
    recap = each.recap
    if not recap.received:
        _SUMMARY.row(paper, number, each.bureau.name, "belum ada", None, None, None, None)
        return
    _SUMMARY.row(
        paper,
        number,
        each.bureau.name,
        messages.clauses.out_of(recap.measured, len(recap.indicators)),
        *_figures(recap),
    )


def _figures(recap: Recap | BureauRecap) -> tuple[str, ...]:
    """Return achievement, ceiling, spending and absorption as an office writes them."""
    figures = ((recap.mean, 2), (recap.ceiling, 0), (recap.spent, 0), (recap.absorption, 2))
    texts = ("–" if each is None else indonesian(each, places) for each, places in figures)
    return tuple(f"{text}{_OFF_THE_EDGE}" for text in texts)
