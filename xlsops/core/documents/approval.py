"""The paper of step 9: who made, checked and signed the recap, and which recap that was."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from xlsops import messages
from xlsops.core.documents.parts import style
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
    paragraph,
    title,
    write_signatures,
)
from xlsops.core.documents.parts.paper import UNITS, blank, finished_paper
from xlsops.core.documents.parts.texts import Words
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.kinds import RecapMade
from xlsops.core.journal.fingerprint import LABEL
from xlsops.core.pages.tier_bands import reopened_told
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Official
from xlsops.core.terms.findings import OUTSIDE
from xlsops.core.terms.steps import Step
from xlsops.core.values.numbers import percent
from xlsops.core.values.periods import long_date
from xlsops.core.view.view import View

_STEPS = (Step.RECAP,)
_TITLE = "Lembar Pengesahan Rekap"
_FIELDS = (1, 9, UNITS)
_CHAIN = PaperTable(
    (
        PaperColumn("No", 2, style.FORM_CENTRE),
        PaperColumn("Tahap", 5, style.FORM),
        PaperColumn("Jabatan", 10, style.FORM),
        PaperColumn("Nama", 7, style.FORM),
        PaperColumn("Tanggal", 4, style.FORM),
        PaperColumn("Paraf", 4, style.FORM),
    ),
    least=32,
)
_MOST_REOPENED = 3
_LEVELS = (
    ("disusun", "PELAKSANA"),
    ("diperiksa", "KASUBBAG"),
    ("disetujui", "KABAG"),
    ("diketahui", "ASISTEN"),
)


def approval(source: DocumentSource) -> Document:
    """Return the sheet to be signed, once a recap was made; provisional while data are not final."""
    view, facts = source.view, source.facts.of(Step.RECAP)
    made = _recap(source)
    if made is None or view.state.recap is None:
        return missing_document(_STEPS, _TITLE, messages.letters.NO_RECAP)
    page = _sheet(source, made)
    day, lacks = facts.day, _lacking(source, made)
    if lacks:
        return Document(_STEPS, _TITLE, page, day, view.recap.coverage, Standing.PROVISIONAL, lacks)
    last = max((each.record.at for each in view.bureaus if each.record), default=view.state.recap)
    if last > view.state.recap:
        note = messages.letters.SENT_SINCE_RECAP
        return Document(_STEPS, _TITLE, page, day, view.recap.coverage, Standing.PROVISIONAL, note)
    standing = Standing.PRESENT if facts.recorded else Standing.FORM
    note = "" if facts.recorded else messages.letters.SIGN_BY_HAND
    return Document(_STEPS, _TITLE, page, day, view.recap.coverage, standing, note)


def _lacking(source: DocumentSource, made: RecapMade) -> str:
    """Return what keeps the recap from being final, the handover among it; empty for nothing."""
    stale = "" if made.final else messages.letters.RECAP_PROVISIONAL
    return source.lacking or source.view.provisional or stale


def _recap(source: DocumentSource) -> RecapMade | None:
    """Return what is told of the last recap that was made."""
    made = [told for _, told in of_kind(source.view.events, RecapMade)]
    return made[-1] if made else None


def _sheet(source: DocumentSource, made: RecapMade) -> Sheet:
    recap = source.view.recap
    words = source.words(
        "pengesahan",
        {
            **source.counts,
            "kekurangan": _lacking(source, made),
            "capaian": _percent(recap.mean, recap.predicate),
            "serapan": _percent(recap.absorption),
        },
    )
    paper = blank("9 Pengesahan")
    letterhead(paper, source)
    title(paper, words("judul"), *words.all("subjudul"))
    if _lacking(source, made):
        paper.paragraph(words("sementara"), style.ALARM, least=24)
        paper.gap(8)
    paragraph(paper, words("isi"), indented=True)
    for label, value in _described(source, made):
        field(paper, label, value, _FIELDS)
    paper.gap(8)
    paragraph(paper, words("penutup"), indented=True)
    _CHAIN.head(paper)
    for number, row in enumerate(_chain(source, words), 1):
        _CHAIN.row(paper, number, *row, None)
    day = source.facts.of(Step.RECAP).day
    signer = Signer((source.dated(day), words("tanda_tangan")), source.official("SEKDA"), 17, UNITS)
    write_signatures(paper, signer)
    return finished_paper(paper, source.paper, source.footer(_TITLE), one_page=True)


def _chain(source: DocumentSource, words: Words) -> Iterator[tuple[str | None, ...]]:
    """Yield who made, checked and signed: step, post, name, day; the tiers with theirs where there are some."""
    tiers = source.view.tiers
    for key, role in _LEVELS[:2] if tiers else _LEVELS:
        person = source.official(role)
        yield words(key), titled(person), person.name if person and person.name else None, None
    main = [each for each in tiers if each.main and each.codes]
    if main:
        approvals = source.view.state.approvals
        days = [approvals[each.bureau].at for each in main if each.signed]
        done = len(days) == len(main)
        person = main[0].official
        yield _signed_row(source, words, person, (max(days), "") if done else None)
    for each in tiers:
        if not each.bureau and each.codes:
            signed = (each.record.at, each.record.by) if each.signed and each.record else None
            person = each.official or Official(each.role, each.assistant)
            yield _signed_row(source, words, person, signed)


def _signed_row(
    source: DocumentSource,
    words: Words,
    person: Official | None,
    signed: tuple[datetime, str] | None,
) -> tuple[str | None, ...]:
    """Return a row of who signed, when and as whom: the name of the post, else the one that was told."""
    at, by = signed or (None, "")
    day, told = source.day(at), by.partition("(")[2].strip(") ")
    name = (person.name if person else "") or told or None
    return words("disetujui"), titled(person), name, long_date(day) if day else None


def _described(source: DocumentSource, made: RecapMade) -> tuple[tuple[str, str], ...]:
    """Return what identifies the recap, as (label, value)."""
    view, recap = source.view, source.view.recap
    when = source.moment(view.state.recap) if view.state.recap else DOTS
    waits = ", ".join(each.bureau.code for each in view.bureaus if each.revision)
    return (
        ("Berkas rekap", made.file.rpartition("/")[2]),
        ("Dibuat", when),
        ("Cakupan", recap.coverage),
        ("Capaian rata-rata", _percent(recap.mean, recap.predicate)),
        ("Serapan anggaran", _percent(recap.absorption)),
        ("Temuan terbuka", f"{view.errors} galat, {view.warnings} peringatan"),
        *((("Berubah di luar pengembalian", _outside(view)),) if _outside(view) else ()),
        *((("Usulan revisi", messages.letters.not_counted(waits)),) if waits else ()),
        *((("Pengesahan bagian", source.signing),) if source.signing else ()),
        *_reopened(reopened_told(view)),
        ("Sidik berkas rekap", hash_in_groups(made.sha)),
        ("Sidik data", hash_in_groups(source.data_hash)),
        (LABEL, source.journal_head),
    )


def _reopened(told: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the approvals that were taken back last; all of them stand in the recap's annex."""
    shown = told[-_MOST_REOPENED:]
    more = len(told) - len(shown)
    lines = (*shown, *((messages.tier_words.more_reopened(more),) if more else ()))
    yield from (
        ("" if number else messages.tier_words.TAKEN_BACK, line)
        for number, line in enumerate(lines)
    )


def _outside(view: View) -> str:
    """Return how many answers changed beside what was returned, by bureau; empty where none did."""
    counts = {
        each.bureau.code: sum(
            finding.code == OUTSIDE for finding in (*each.findings, *each.accepted)
        )
        for each in view.bureaus
    }
    told = ", ".join(f"{code} {count} sel" for code, count in counts.items() if count)
    return messages.letters.changed_outside(told, OUTSIDE) if told else ""


def _percent(value: Decimal | None, word: str = "") -> str:
    if value is None:
        return "–"
    return percent(value) + (f" ({word})" if word else "")
