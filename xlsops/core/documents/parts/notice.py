"""A short letter to one bureau: to print, to send by mail, and as a message for a telephone."""

from dataclasses import dataclass
from datetime import date

from xlsops.core.documents.parts.document import DocumentSource, titled
from xlsops.core.documents.parts.letter import Letter, copies, opening
from xlsops.core.documents.parts.letterhead import Signer, letterhead, paragraph, sign
from xlsops.core.documents.parts.paper import UNITS, blank, finished
from xlsops.core.documents.parts.texts import Words
from xlsops.core.letters.plain import addressee_of, plain_head, plain_signature
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Bureau

_LONGEST_NAME, _LAST_ROWS = 31, 3
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))


@dataclass(frozen=True, slots=True)
class Notice:
    """What is written to one bureau on a day: a letter of paragraphs, a message of short ones.

    ``kind`` is what it is called; ``last`` are lines below the letter as plain text.
    """

    source: DocumentSource
    kind: str
    bureau: Bureau
    day: date
    words: Words
    paragraphs: tuple[str, ...]
    short: tuple[str, ...]
    last: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """Return what it is about."""
        return self.words("hal")

    @property
    def page(self) -> Sheet:
        """Return the letter in the official layout, its number left blank."""
        source, words = self.source, self.words
        paper = blank(f"{self.kind} {self.bureau.code}".translate(_NOT_IN_NAMES)[:_LONGEST_NAME])
        letterhead(paper, source)
        opening(paper, source, Letter(words, "", self.day, words.all("kepada")))
        for text in self.paragraphs:
            paragraph(paper, text, indented=True)
        tied = paper.row - _LAST_ROWS
        sign(paper, Signer((), source.official("KABAG"), 17, UNITS))
        copies(paper, words.all("tembusan"))
        paper.keep(max(1, tied), paper.row - 1)
        return finished(paper, source.paper, source.footer(f"{self.kind} {self.bureau.name}"))

    @property
    def letter(self) -> str:
        """Return the letter as plain text, for a mail."""
        view, words = self.source.view, self.words
        listed = [f"{number}. {text}" for number, text in enumerate(words.all("tembusan"), 1)]
        return "\n".join(
            (
                *plain_head(view, self.subject, words("kepada")),
                "\n\n".join(self.paragraphs),
                "",
                *plain_signature(view, self.day),
                *(("", "Tembusan:", *listed) if listed else ()),
                *self.last,
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
