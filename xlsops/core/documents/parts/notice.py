"""A short letter to one bureau: to print, to send by mail, and as a message for a telephone.

All forms of a letter are made from the same sentences, in the same order.
"""

from datetime import date

from msgspec import Struct

from xlsops import messages
from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.document import DocumentSource, titled
from xlsops.core.documents.parts.letter import Letter, copies, opening
from xlsops.core.documents.parts.letterhead import (
    PaperColumn,
    PaperTable,
    Signer,
    letterhead,
    paragraph,
    write_signatures,
)
from xlsops.core.documents.parts.paper import UNITS, blank, finished_paper
from xlsops.core.documents.parts.plain_letter import (
    addressee_of,
    fingerprint_lines,
    plain_head,
    plain_signature,
)
from xlsops.core.documents.parts.texts import Words
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.styles import ERROR_INK, Look
from xlsops.core.spec.spec import Bureau
from xlsops.core.terms.findings import Severity
from xlsops.core.values.cells import Cell
from xlsops.core.values.structs import replace

_LONGEST_NAME, _LAST_ROWS = 31, 3
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
_TABLE = PaperTable(
    (
        PaperColumn("No", 2, style.CELL_CENTRE),
        PaperColumn("Tingkat", 5),
        PaperColumn("Lembar, sel", 4, style.CELL_CENTRE),
        PaperColumn("Indikator / baris", 7),
        PaperColumn("Yang ditemukan", 7),
        PaperColumn("Yang diminta", 7),
    )
)


class Item(Struct, frozen=True):
    """One row of what a letter asks for: how heavy it weighs, where, on what, what is wrong, what to do."""

    severity: Severity
    cell: Cell
    subject: str
    message: str
    advice: str


class Notice(Struct, frozen=True):
    """What is written to one bureau on a day: a letter of paragraphs, a message of short ones.

    ``kind`` is what it is called; ``code`` is the journal's fingerprint below the letter. A letter that
    asks for ``items`` lists them between its paragraphs and the ``closing`` ones; ``more`` are sentences
    on those that have no room. Without a ``day`` it is dated by hand; ``name`` is that of its sheet.
    """

    source: DocumentSource
    kind: str
    bureau: Bureau
    day: date | None
    words: Words
    paragraphs: tuple[str, ...]
    short: tuple[str, ...]
    code: str = ""
    items: tuple[Item, ...] = ()
    more: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    name: str = ""

    @property
    def subject(self) -> str:
        """Return what it is about."""
        return self.words("hal")

    @property
    def page(self) -> Sheet:
        """Return the letter in the official layout, its number left blank."""
        source, words = self.source, self.words
        name = self.name or f"{self.kind} {self.bureau.code}"
        paper = blank(name.translate(_NOT_IN_NAMES)[:_LONGEST_NAME])
        letterhead(paper, source)
        opening(paper, source, Letter(words, "", self.day, words.all("kepada")))
        for text in self.paragraphs:
            paragraph(paper, text, indented=True)
        heading = self._listed(paper) if self.items else None
        tied = paper.row - _LAST_ROWS
        for text in self.closing:
            paragraph(paper, text, indented=True)
        write_signatures(paper, Signer((), source.official("KABAG"), 17, UNITS))
        copies(paper, words.all("tembusan"))
        if self.code:
            paper.gap(10)
            paper.paragraph(fingerprint_lines(self.code)[-1], style.HELP)
        paper.keep(max(1, tied), paper.row - 1)
        footer = source.footer(f"{self.kind} {self.bureau.name}")
        title_rows = (heading, heading) if heading else None
        return finished_paper(paper, source.paper, footer, title_rows=title_rows)

    def _listed(self, paper: Canvas) -> int:
        """Write the items as a table; return the row of its heading, which stays with the first of them."""
        heading = _TABLE.head(paper)
        for number, item in enumerate(self.items, 1):
            _TABLE.row(
                paper,
                number,
                item.severity.marked,
                f"{item.cell.sheet}\n{item.cell.address}",
                item.subject,
                item.message,
                item.advice,
                looks=(None, _weight(item)),
            )
        for sentence in self.more:
            _TABLE.band(paper, sentence)
        paper.gap(10)
        return heading

    @property
    def letter(self) -> str:
        """Return the letter as plain text, for a mail."""
        view, words = self.source.view, self.words
        copied = [f"{number}. {text}" for number, text in enumerate(words.all("tembusan"), 1)]
        items = [
            messages.letters.item(
                number,
                item.severity.value,
                item.cell.sheet,
                item.cell.address,
                item.subject,
                f"{item.message} {item.advice}",
            )
            for number, item in enumerate(self.items, 1)
        ]
        listed = "\n".join((*items, *self.more))
        return "\n".join(
            (
                *plain_head(view, words),
                "\n\n".join((*self.paragraphs, *((listed,) if listed else ()), *self.closing)),
                "",
                *plain_signature(view, self.day),
                *(("", "Tembusan:", *copied) if copied else ()),
                *fingerprint_lines(self.code),
            )
        )

    @property
    def message(self) -> str:
        """Return the short message, for a telephone."""
        sample = (
            (self.source.words("umum")("contoh"),) if self.source.view.spec.settings.sample else ()
        )
        return "\n\n".join((*sample, *self.short))


def addressed(source: DocumentSource, bureau: Bureau, file: str) -> dict[str, str]:
    """Return the words in braces every notice has; ``file`` is the workbook that goes with it, if any."""
    return {
        "bagian": bureau.name,
        "kepala_bagian": addressee_of(source.view.spec, bureau),
        "hubungi": source.view.spec.settings.contact or titled(source.official("KASUBBAG")),
        "lampiran": "1 (satu) berkas" if file else "-",
        "berkas": file,
    }


def _weight(item: Item) -> Look | None:
    """Return the look that makes an error stand out."""
    error = item.severity is Severity.ERROR
    return replace(style.CELL_BOLD, ink=ERROR_INK) if error else None
