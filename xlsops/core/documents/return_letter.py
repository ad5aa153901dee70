"""The letter that goes with a returned copy (step 7 to 5): to sign, to send, and as a short message."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from xlsops import messages
from xlsops.core.checks.causes import first_of_each
from xlsops.core.clock.bureau_times import correction_due
from xlsops.core.documents.parts.document import DOTS, DocumentSource
from xlsops.core.documents.parts.notice import Item, Notice, addressed
from xlsops.core.documents.parts.plain_letter import sent_under
from xlsops.core.journal.facts.kinds import Returned
from xlsops.core.journal.state import ReturnRecord
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.periods import day_and_hour, long_date
from xlsops.core.values.structs import replace
from xlsops.core.view.mending import (
    asked_before,
    bureau_of,
    fills_nothing,
    fresh_form_cell,
    is_outside_table,
    to_mend,
    told_beside,
)
from xlsops.core.view.threads import replies_to
from xlsops.core.view.view import BureauView, View

KIND = "Surat Pengembalian"


class ReturnLetter(Struct, frozen=True):
    """A letter to a bureau: its day if it was sent, what is to be mended, with which copy.

    ``returned`` is the copy it went with; without one it goes with what the bureau sent last.
    ``as_it_is`` says that the copy mends all by itself, ``earlier`` when the letter before it went,
    ``followed`` that another one went after it; ``beside`` is what is said below the list.
    """

    day: date | None
    findings: Sequence[Finding]
    copy: str = ""
    returned: ReturnRecord | None = None
    as_it_is: bool = False
    earlier: date | None = None
    followed: bool = False
    beside: Sequence[str] = ()


def letter_of_today(
    source: DocumentSource, each: BureauView, copy: str, before: ReturnRecord | None = None
) -> Notice:
    """Return the letter to a bureau that is returned now; ``copy`` is the name of the file with it.

    ``before`` is what it was sent back with the last time, which the letter follows up.
    """
    rows = to_mend(each)
    letter = ReturnLetter(
        source.view.today,
        rows,
        copy,
        as_it_is=fills_nothing(each, rows),
        earlier=source.day(before.at) if before else None,
        beside=told_beside(each),
    )
    notice = return_letter(source, each, letter, f"Surat {each.bureau.code}")
    return replace(notice, code=sent_under(source.view, Returned))


def return_letter(
    source: DocumentSource, each: BureauView, letter: ReturnLetter, name: str
) -> Notice:
    """Return a letter to a bureau on a sheet of that name."""
    words = source.words("surat_pengembalian", _values(source, each, letter))
    shown, more = first_of_each(letter.findings, bureau_of)
    earlier = (words("susulan"),) if letter.earlier else ()
    closing = words.all("penutup_pulih" if letter.as_it_is else "penutup")
    if not letter.findings:
        earlier, closing = (), (words("selesai"),)
    enclosed = "pesan_disertakan_pulih" if letter.as_it_is else "pesan_disertakan"
    parts = ("pesan_pembuka", enclosed, "pesan_minta", "pesan_penutup")
    return Notice(
        source,
        KIND,
        each.bureau,
        letter.day,
        words,
        (*earlier, words("pembuka")) if letter.findings else (),
        tuple(map(words, parts)),
        items=tuple(_item(source.view, each, letter, finding) for finding in shown),
        more=(
            *(messages.pages.more_marked(sentence, "terlampir") for sentence in more),
            *letter.beside,
        ),
        closing=closing,
        name=name,
    )


def _item(view: View, each: BureauView, letter: ReturnLetter, finding: Finding) -> Item:
    """Return what a letter asks to mend; the one that goes now tells what was asked and answered before."""
    cell = finding.cell if is_outside_table(finding) else fresh_form_cell(each.layout, finding)
    advice = messages.letters.politely(finding.advice)
    age = each.ages.get(finding.identity)
    said = view.saved(finding).note or replies_to(view.threads.get(finding.identity, ()))
    told = asked_before(view, each, finding) if (age and age.rounds > 1) or said else ""
    lines = [" ".join(one.split()) for one in told.split("\n")]
    before = messages.letters.asked_before(lines) if told and not letter.returned else ""
    return Item(finding.severity, cell, finding.subject, f"{finding.message}{before}", advice)


def _due(view: View, code: str, letter: ReturnLetter) -> datetime:
    """Return until when a letter asks for the correction; one that was sent, as it did then."""
    record, clocks = letter.returned, view.clocks
    if record and record.file in view.state.mending_dues:
        return view.state.mending_dues[record.file]
    if record and letter.followed:
        return correction_due(clocks.calendar, clocks.period_due, record.at)[0]
    return clocks.correction_due(code, record.at if record else None)


def _values(source: DocumentSource, each: BureauView, letter: ReturnLetter) -> dict[str, str]:
    record, rows, view = letter.returned, letter.findings, source.view
    came = view.state.files.get(record.source) if record else each.record
    counts = {
        key: sum(finding.severity is severity for finding in rows)
        for key, severity in (("galat", Severity.ERROR), ("peringatan", Severity.WARNING))
    }
    shown = {key: str(count) for key, count in counts.items()}
    words = source.words("surat_pengembalian", shown)
    due = view.local(_due(view, each.bureau.code, letter))
    told = f"{day_and_hour(due)} WIB"
    late = due < view.now and record is None
    return {
        **shown,
        **addressed(source, each.bureau, letter.copy),
        "diterima": source.moment(came.at) if came else DOTS,
        "batas_bagian": told,
        "tenggat": messages.letters.soon(told) if late else messages.letters.at_latest(told),
        "temuan": " dan ".join(words(key) for key, count in counts.items() if count),
        "pengembalian_lalu": long_date(letter.earlier) if letter.earlier else DOTS,
    }
