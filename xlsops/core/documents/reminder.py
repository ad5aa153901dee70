"""The reminder to a bureau that owes something: a letter to print, one to send, a short message.

Friendly before the due date, firm after it with how late it is (step 5).
"""

from collections.abc import Iterator
from datetime import datetime

from xlsops import messages
from xlsops.core.documents.parts.dates import with_weekday
from xlsops.core.documents.parts.document import DOTS, DocumentSource
from xlsops.core.documents.parts.notice import Notice, addressed
from xlsops.core.documents.parts.plain_letter import sent_under
from xlsops.core.documents.parts.texts import Words
from xlsops.core.journal.facts.request_kinds import Reminded
from xlsops.core.values.calendar import below_late
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.periods import day_and_hour, long_date
from xlsops.core.view.owing import Owed, Owing

KIND = "Pengingat"
_KINDS = {
    Owed.DATA: "belum_mengirim",
    Owed.MENDING: "belum_memperbaiki",
    Owed.AGAIN: "belum_mengirim_ulang",
}


def reminder(source: DocumentSource, owing: Owing, file: str = "") -> Notice:
    """Return one bureau's reminder; ``file`` names the workbook that goes with it, if any."""
    words, view = _words(source, owing, file), source.view
    kind = _kind(owing)
    return Notice(
        source,
        KIND,
        owing.each.bureau,
        view.now.date(),
        words,
        tuple(_paragraphs(source, words, owing, file)),
        (
            words(f"pesan_{kind}"),
            words("pesan_minta"),
            *((words("pesan_disertakan"),) if file else ()),
            words("pesan_penutup"),
        ),
        sent_under(view, Reminded),
    )


def _kind(owing: Owing) -> str:
    if owing.refused:
        return "ditolak" if len(owing.refused) == 1 else "ditolak_beberapa"
    return _KINDS[owing.owed]


def _paragraphs(source: DocumentSource, words: Words, owing: Owing, file: str) -> Iterator[str]:
    yield words(_kind(owing))
    if len(owing.refused) > 1:
        for number, each in enumerate(owing.refused, 1):
            came, why = _told(source, each.at), messages.letters.politely(each.message)
            yield messages.letters.refused(number, cited(each.name), came, why)
    if owing.earlier:
        yield words("susulan")
    yield words("minta")
    if file:
        yield words("disertakan")
    yield from words.all("penutup")


def _told(source: DocumentSource, moment: datetime | None) -> str:
    if moment is None:
        return DOTS
    local = source.view.local(moment)
    return f"{day_and_hour(local)} WIB"


def _words(source: DocumentSource, owing: Owing, file: str) -> Words:
    last = owing.refused[-1] if owing.refused else None
    passed = below_late(owing.lateness) != owing.lateness
    values = {
        **addressed(source, owing.each.bureau, file),
        "hari_ini": with_weekday(source.view.now.date()),
        "batas_bagian": _told(source, owing.due),
        "dikembalikan": _told(source, owing.returned.at if owing.returned else None),
        "berkas_ditolak": ", ".join(cited(each.name) for each in owing.refused) or DOTS,
        "jumlah_ditolak": str(len(owing.refused)),
        "diterima": _told(source, last.at if last else None),
        "sebab": messages.letters.politely(last.message) if last else DOTS,
        "alasan": owing.aside.reason.rstrip(". ") if owing.aside else DOTS,
        "pengingat_lalu": long_date(owing.earlier[-1]) if owing.earlier else DOTS,
        "terlambat": below_late(owing.lateness) if passed else messages.letters.UNDER_AN_HOUR,
    }
    return source.words("keterlambatan" if owing.lateness else "pengingat", values)
