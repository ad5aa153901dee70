"""The bundle: every document in the order of the SOP, behind a page of contents."""

from collections.abc import Sequence
from itertools import groupby

from xlsops.core.documents.approval import approval
from xlsops.core.documents.assistants import assistant_recaps
from xlsops.core.documents.disposition import dispositions
from xlsops.core.documents.distribution import distributions
from xlsops.core.documents.findings_and_returns import reviews
from xlsops.core.documents.handover import handover
from xlsops.core.documents.meeting import meetings
from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.document import Document, DocumentSource, Standing
from xlsops.core.documents.parts.letterhead import (
    PaperColumn,
    PaperTable,
    Signer,
    letterhead,
    title,
    write_signatures,
)
from xlsops.core.documents.parts.paper import UNITS, blank, finished_paper, pages_in
from xlsops.core.documents.submissions_list import receipts
from xlsops.core.journal.fingerprint import LABEL
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Link, Sheet
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import long_date

CONTENTS = "Daftar Isi"
_LINKED = 13
"""The column of the sheets' names."""
_MARKS = {
    Standing.PRESENT: "✔",
    Standing.FORM: "○",
    Standing.PROVISIONAL: "▲",
    Standing.MISSING: "–",
}
_TABLE = PaperTable(
    (
        PaperColumn("No", 2, style.CELL_CENTRE),
        PaperColumn("Dokumen", 10),
        PaperColumn("Lembar", 6),
        PaperColumn("Tanggal", 4, style.CELL_CENTRE),
        PaperColumn("Isi", 4, style.CELL_CENTRE),
        PaperColumn("Keadaan", 6),
    )
)


def documents_of(source: DocumentSource) -> tuple[Document, ...]:
    """Return every document in the order of the SOP, the missing ones with their reason."""
    return (
        *dispositions(source),
        *distributions(source),
        *meetings(source),
        receipts(source),
        *reviews(source),
        handover(source),
        *assistant_recaps(source),
        approval(source),
    )


def contents_page(source: DocumentSource, documents: Sequence[Document]) -> Sheet:
    """Return the page that lists every document, with a jump to its sheet."""
    words = source.words("daftar_isi")
    paper = blank(CONTENTS)
    letterhead(paper, source)
    title(paper, words("judul"), words("subjudul"), words("dasar"))
    heading = _TABLE.head(paper)
    number = last = 0
    for steps, group in groupby(documents, key=lambda each: each.steps):
        last = _TABLE.band(paper, _step_title(steps))
        paper.keep(last, last + 1)
        for each in group:
            number += 1
            _entry(paper, number, each)
    paper.gap(4)
    paper.paragraph(words("penjelasan"), style.HELP)
    paper.paragraph(f"{LABEL}: {source.journal_head or '–'}", style.HELP)
    signer = Signer(
        (source.dated(None), words("tanda_tangan")), source.official("KASUBBAG"), 17, UNITS
    )
    write_signatures(paper, signer)
    paper.keep(last, paper.row - 1)
    return finished_paper(
        paper, source.paper, source.footer(CONTENTS), title_rows=(heading, heading)
    )


def _step_title(steps: tuple[Step, ...]) -> str:
    numbers = " dan ".join(str(step.number) for step in steps)
    return f"Langkah {numbers} · {'; '.join(step.label for step in steps)}"


def _entry(paper: Canvas, number: int, each: Document) -> None:
    page = each.page
    if page:
        paper.links.append(Link(paper.row, _LINKED, page.name, "A1"))
        many = pages_in(page)
        pages = f"{many} halaman"
    count = "–" if page is None else f"{each.count}\n{pages}" if each.count else pages
    standing = f"{_MARKS[each.standing]} {each.standing.value}"
    _TABLE.row(
        paper,
        number,
        each.title,
        page.name if page else "–",
        long_date(each.day) if each.day else "–",
        count,
        f"{standing}: {each.note}" if each.note else standing,
        looks=(None, None, style.CELL_LINK if page else None),
    )
