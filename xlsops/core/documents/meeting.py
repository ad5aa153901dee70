"""The papers of step 4: invitation, attendance list and minutes of the meeting."""

from xlsops import messages
from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.dates import with_weekday
from xlsops.core.documents.parts.document import (
    DOTS,
    Document,
    DocumentSource,
    Standing,
    missing_document,
    titled,
)
from xlsops.core.documents.parts.facts import StepFacts
from xlsops.core.documents.parts.letter import Letter, copies, opening
from xlsops.core.documents.parts.letterhead import (
    PaperColumn,
    PaperTable,
    Signer,
    field,
    letterhead,
    numbered,
    paragraph,
    title,
    write_signatures,
)
from xlsops.core.documents.parts.paper import UNITS, blank, finished_paper
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.terms.steps import Step

_STEPS = (Step.MEETING,)
_INVITATION, _ATTENDANCE, _MINUTES = "Undangan Rapat", "Daftar Hadir Rapat", "Notulen Rapat"
_SEATS, _ON_ONE_PAGE = 2, 24
"""Rows for each bureau on a blank attendance list; rows that still read well on one page."""

_BLANK_NOTES, _BLANK_ACTIONS = 5, 4
_FIELDS = (1, 8, UNITS)
_SEATED = PaperTable(
    (
        PaperColumn("No", 2, style.FORM_CENTRE),
        PaperColumn("Nama", 10, style.FORM),
        PaperColumn("Jabatan / Bagian", 10, style.FORM),
        PaperColumn("Tanda tangan", 10, style.SIGNING),
    ),
    least=23,
)
_ACTIONS = PaperTable(
    (
        PaperColumn("No", 2, style.FORM_CENTRE),
        PaperColumn("Kesepakatan / tindak lanjut", 14, style.FORM),
        PaperColumn("Penanggung jawab", 9, style.FORM),
        PaperColumn("Batas waktu", 7, style.FORM),
    ),
    least=22,
)


def meetings(source: DocumentSource) -> tuple[Document, ...]:
    """Return the three papers of the meeting, once it is planned or there are formats to talk about.

    The invitation says what was planned, and is whole before the meeting is held. That it was held
    makes no paper whole: an invitation is one that was planned or has a number, a list of those who
    came names somebody, minutes hold notes; else they are printed to be written on.
    """
    titles = (_INVITATION, _ATTENDANCE, _MINUTES)
    facts, plan = source.facts.of(Step.MEETING), source.facts.plans.get(Step.MEETING)
    if not (source.view.state.formats or plan):
        return tuple(missing_document(_STEPS, each, messages.letters.NO_FORMATS) for each in titles)
    if Step.MEETING in source.facts.skipped:
        return tuple(
            missing_document(_STEPS, each, source.facts.skipped[Step.MEETING]) for each in titles
        )
    blanks = (
        messages.letters.INVITATION_UNKNOWN
        if facts.recorded
        else messages.letters.INVITATION_BY_HAND,
        messages.letters.ATTENDANCE_BY_HAND,
        messages.letters.MINUTES_BY_HAND,
    )
    pages = (_invitation(source), _attendance(source), _minutes(source))
    counts = ("", f"{len(_seats(source))} baris", "")
    days = (
        source.facts.announced(Step.MEETING).day if plan or facts.number else None,
        facts.day if facts.participants else None,
        facts.day if facts.notes else None,
    )
    return tuple(
        Document(_STEPS, name, page, day, count)
        if day
        else Document(_STEPS, name, page, None, count, Standing.FORM, blank)
        for name, page, day, count, blank in zip(titles, pages, days, counts, blanks, strict=True)
    )


def _day(facts: StepFacts) -> str:
    return with_weekday(facts.day) if facts.day else ""


def _invitation(source: DocumentSource) -> Sheet:
    facts = source.facts.announced(Step.MEETING)
    words = source.words(
        "undangan",
        {
            "hari": _day(facts) or DOTS,
            "waktu": facts.time or DOTS,
            "tempat_rapat": facts.place or DOTS,
        },
    )
    paper = blank("4a Undangan")
    letterhead(paper, source)
    opening(paper, source, Letter(words, facts.number, None, words.all("kepada")))
    paragraph(paper, words("pembuka"), indented=True)
    columns = (4, 10, UNITS - 2)
    field(paper, "Hari, tanggal", _day(facts), columns)
    field(paper, "Waktu", facts.time, columns)
    field(paper, "Tempat", facts.place, columns)
    field(paper, "Acara", words("acara"), columns)
    paper.gap(8)
    for text in words.all("penutup"):
        paragraph(paper, text, indented=True)
    write_signatures(paper, Signer((), source.official("KABAG"), 17, UNITS))
    copies(paper, words.all("tembusan"))
    return finished_paper(paper, source.paper, source.footer(_INVITATION), one_page=True)


def _attendance(source: DocumentSource) -> Sheet:
    words, facts = source.words("daftar_hadir"), source.facts.expected(Step.MEETING)
    paper = blank("4b Daftar Hadir")
    letterhead(paper, source)
    title(paper, words("judul"))
    field(paper, "Acara", words("acara"), _FIELDS)
    field(paper, "Hari, tanggal", _day(facts), _FIELDS)
    field(paper, "Waktu", facts.time, _FIELDS)
    field(paper, "Tempat", facts.place, _FIELDS)
    paper.gap(8)
    heading = _SEATED.head(paper)
    for number, (name, place) in enumerate(_seats(source), 1):
        left = number % 2
        mark = f"{number}. {'.' * 14}"
        _SEATED.row(
            paper, number, name or None, place or None, mark if left else f"{' ' * 30}{mark}"
        )
    signer = Signer(
        (source.dated(facts.day), words("tanda_tangan")), source.official("KABAG"), 17, UNITS
    )
    write_signatures(paper, signer, room=44)
    short = len(_seats(source)) <= _ON_ONE_PAGE
    return finished_paper(
        paper,
        source.paper,
        source.footer(_ATTENDANCE),
        one_page=short,
        title_rows=None if short else (heading, heading),
    )


def _seats(source: DocumentSource) -> list[tuple[str, str]]:
    """Return (name, where from) of every row: some for each bureau, then others who came or are to.

    Once it is known who came from where, a bureau nobody came from keeps one blank row.
    """
    came = source.facts.expected(Step.MEETING).participants
    codes = {each.bureau.code for each in source.view.bureaus}
    seats = 1 if any(one.bureau in codes for one in came) else _SEATS
    rows = []
    for each in source.view.bureaus:
        own = [
            (one.name, one.title or each.bureau.name)
            for one in came
            if one.bureau == each.bureau.code
        ]
        rows += own + [("", each.bureau.name)] * (seats - len(own))
    return rows + [(one.name, one.title or one.bureau) for one in came if one.bureau not in codes]


def _minutes(source: DocumentSource) -> Sheet:
    """Return the minutes; lines and rows to write on only where no notes were recorded."""
    words, facts, came = (
        source.words("notulen"),
        source.facts.expected(Step.MEETING),
        source.facts.of(Step.MEETING).participants,
    )
    leader, writer = source.official("KABAG"), source.official("PELAKSANA")
    paper = blank("4c Notulen")
    letterhead(paper, source)
    title(paper, words("judul"))
    present = messages.letters.people_came(len(came)) if came else ""
    for label, value in (
        ("Rapat", words("acara")),
        ("Hari, tanggal", _day(facts)),
        ("Waktu", facts.time),
        ("Tempat", facts.place),
        ("Pimpinan rapat", titled(leader)),
        ("Notulis", titled(writer)),
        ("Peserta", present),
    ):
        field(paper, label, value, _FIELDS)
    paper.gap(6)
    paper.paragraph("Agenda", style.FILLED_BOLD, least=20)
    numbered(paper, words.all("agenda"))
    paper.paragraph("Pembahasan", style.FILLED_BOLD, least=24)
    numbered(paper, facts.notes)
    if not facts.notes:
        _lines(paper)
    write_signatures(
        paper,
        Signer((words("notulis"),), writer, 1, 15),
        Signer((words("pimpinan"),), leader, 18, UNITS),
        room=44,
    )
    return finished_paper(paper, source.paper, source.footer(_MINUTES), one_page=True)


def _lines(paper: Canvas) -> None:
    """Leave room to write down by hand what was said and agreed."""
    for _ in range(_BLANK_NOTES):
        paper.dotted(1, UNITS)
        paper.end(least=21)
    paper.gap(8)
    _ACTIONS.head(paper)
    for number in range(1, _BLANK_ACTIONS + 1):
        _ACTIONS.row(paper, number, None, None, None)
