"""The reminder to a bureau that owes something: a letter to print, one to send, a short message.

Friendly before the due date, firm after it with how late it is (step 5).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from xlsops.core.documents.dates import with_weekday
from xlsops.core.documents.letter import Letter, copies, opening
from xlsops.core.documents.letterhead import Signer, letterhead, paragraph, sign
from xlsops.core.documents.paper import UNITS, Paper
from xlsops.core.documents.source import DOTS, Source, titled
from xlsops.core.documents.texts import Words
from xlsops.core.pages.owing import Owed, Owing
from xlsops.core.pages.plain_letter import plain_head, plain_signature
from xlsops.core.painted import Painted
from xlsops.core.periods import long_date
from xlsops.core.working_time import below_late

_LONGEST_NAME, _LAST_ROWS = 31, 3
_KINDS = {
    Owed.DATA: "belum_mengirim", Owed.MENDING: "belum_memperbaiki", Owed.AGAIN: "belum_mengirim_ulang",
}  # fmt: skip
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))


@dataclass(frozen=True, slots=True)
class Reminder:
    """One bureau's reminder in words; ``file`` names the workbook that goes with it, if any."""

    source: Source
    owing: Owing
    file: str = ""

    @property
    def subject(self) -> str:
        """Return what it is about."""
        return self._words("hal")

    @property
    def page(self) -> Painted:
        """Return the letter in the official layout, its number left blank."""
        source, words = self.source, self._words
        paper = Paper(f"Pengingat {self.owing.code}".translate(_NOT_IN_NAMES)[:_LONGEST_NAME])
        letterhead(paper, source)
        opening(paper, source, Letter(words, "", source.view.now.date(), words.all("kepada")))
        for text in self._paragraphs():
            paragraph(paper, text, indented=True)
        tied = paper.row - _LAST_ROWS
        sign(paper, Signer((), source.official("KABAG"), 17, UNITS))
        copies(paper, words.all("tembusan"))
        paper.keep(max(1, tied), paper.row - 1)
        footer = source.footer(f"Pengingat {self.owing.each.bureau.name}")
        return paper.painted(source.paper, footer)

    @property
    def letter(self) -> str:
        """Return the letter as plain text, for a mail."""
        view, words = self.source.view, self._words
        tembusan = words.all("tembusan")
        listed = [f"{number}. {text}" for number, text in enumerate(tembusan, 1)]
        return "\n".join(
            (
                *plain_head(view, self.subject, words("kepada")),
                "\n\n".join(self._paragraphs()),
                "",
                *plain_signature(view),
                *(("", "Tembusan:", *listed) if listed else ()),
            )
        )

    @property
    def message(self) -> str:
        """Return the short message, for a telephone."""
        words, settings = self._words, self.source.view.spec.settings
        sample = (self.source.words("umum")("contoh"),) if settings.sample else ()
        parts = (
            words(f"pesan_{self._kind}"), words("pesan_minta"),
            *((words("pesan_disertakan"),) if self.file else ()), words("pesan_penutup"),
        )  # fmt: skip
        return "\n\n".join((*sample, *parts))

    @property
    def _kind(self) -> str:
        return _KINDS[self.owing.owed]

    def _paragraphs(self) -> Iterator[str]:
        words = self._words
        yield words(self._kind)
        if self.owing.earlier:
            yield words("susulan")
        yield words("minta")
        if self.file:
            yield words("disertakan")
        yield from words.all("penutup")

    def _told(self, moment: datetime | None) -> str:
        if moment is None:
            return DOTS
        local = self.source.view.local(moment)
        return f"{long_date(local)} pukul {local:%H.%M} WIB"

    @property
    def _words(self) -> Words:
        source, owing = self.source, self.owing
        view, bureau = source.view, owing.each.bureau
        head = source.official(bureau.code)
        named = head is not None and bool(head.title)
        passed = below_late(owing.lateness) != owing.lateness
        values = {
            "bagian": bureau.name,
            "kepala_bagian": titled(head) if named else f"Kepala {bureau.name}",
            "hari_ini": with_weekday(view.now.date()),
            "hubungi": view.spec.settings.contact,
            "batas_bagian": self._told(owing.due),
            "dikembalikan": self._told(owing.returned.at if owing.returned else None),
            "alasan": owing.aside.reason.rstrip(". ") if owing.aside else DOTS,
            "pengingat_lalu": long_date(owing.earlier[-1]) if owing.earlier else DOTS,
            "terlambat": below_late(owing.lateness) if passed else "kurang dari 1 jam kerja",
            "lampiran": "1 (satu) berkas" if self.file else "-",
            "berkas": self.file,
        }
        return source.words("keterlambatan" if owing.lateness else "pengingat", values)
