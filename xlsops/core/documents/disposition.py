"""The disposition sheets of steps 1 and 2: an order handed down, with boxes to tick and initials.

Layout: Permendagri 54/2009, lembar disposisi.
"""

from itertools import zip_longest

from msgspec import Struct

from xlsops import messages
from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.document import (
    Document,
    DocumentSource,
    Standing,
    missing_document,
    titled,
)
from xlsops.core.documents.parts.letterhead import Signer, field, letterhead, part, write_signatures
from xlsops.core.documents.parts.paper import UNITS, blank, finished_paper
from xlsops.core.documents.parts.texts import Words
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Sheet
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import long_date

_HALF, _LEFT_LABEL, _RIGHT_LABEL = 14, 5, 6
_BOX, _TICK = "☐", "☒"
_TICKED = "[x] "
_URGENCY = ("Sangat segera", "Segera", "Rahasia")


class _Order(Struct, frozen=True):
    """One disposition: its step, wording, sheet, who orders and who receives."""

    step: Step
    section: str
    sheet: str
    title: str
    orders: str
    receives: str


_ORDERS = (
    _Order(
        Step.ORDER, "disposisi_1", "1 Disposisi Sekda", "Lembar Disposisi 1", "SEKDA", "ASISTEN"
    ),
    _Order(
        Step.FORMATS, "disposisi_2", "2 Disposisi Asisten", "Lembar Disposisi 2", "ASISTEN", "KABAG"
    ),
)


def dispositions(source: DocumentSource) -> tuple[Document, ...]:
    """Return both sheets, once the period is open."""
    return tuple(_document(source, order) for order in _ORDERS)


def _document(source: DocumentSource, order: _Order) -> Document:
    steps = (order.step,)
    words = source.words(order.section)
    title = f"{order.title}: {words('perihal')}"
    if source.view.state.opened is None:
        return missing_document(steps, title, messages.letters.NOT_OPENED)
    if order.step in source.facts.skipped:
        return missing_document(steps, title, source.facts.skipped[order.step])
    facts = source.facts.of(order.step)
    page = _sheet(source, order)
    if facts.recorded:
        return Document(steps, title, page, facts.day)
    return Document(
        steps, title, page, standing=Standing.FORM, note=messages.letters.AGENDA_BY_HAND
    )


def _sheet(source: DocumentSource, order: _Order) -> Sheet:
    words, facts = source.words(order.section), source.facts.of(order.step)
    paper = blank(order.sheet)
    letterhead(paper, source)
    top = paper.row
    _boxed(paper, paper.paragraph(words("judul"), style.TITLE, least=26))
    first = paper.row
    written = long_date(facts.day) if facts.day else ""
    _pair(paper, ("Surat dari", words("surat_dari")), ("Diterima tgl.", ""))
    _pair(paper, ("No. surat", ""), ("No. agenda", facts.number))
    _pair(paper, ("Tgl. surat", written), ("Sifat", None))
    field(paper, "Perihal", words("perihal"), (2, 1 + _LEFT_LABEL, UNITS - 1))
    _boxed(paper, first, paper.gap(6))
    first = paper.row
    _choices(paper, words)
    last = paper.gap(8)
    _boxed(paper, first, last)
    paper.rule(Area(first, 1, last, _HALF), "r")
    first = paper.row
    _note(paper, words("catatan"), facts.notes)
    signer = Signer((source.dated(facts.day),), source.official(order.orders), _HALF + 2, UNITS - 1)
    write_signatures(paper, signer, room=44)
    _boxed(paper, first, paper.gap(8))
    _received(paper, titled(source.official(order.receives)))
    paper.rule(Area(top, 1, paper.row - 1, UNITS), style="medium")
    return finished_paper(paper, source.paper, source.footer(order.title), one_page=True)


def _boxed(paper: Canvas, first: int, last: int = 0) -> None:
    """Draw a line below some rows."""
    paper.rule(Area(first, 1, last or first, UNITS), "b")


def _pair(paper: Canvas, left: tuple[str, str], right: tuple[str, str | None]) -> None:
    """Write two fields side by side; without a value the right one is the urgency to tick."""
    start = _HALF + 2
    part(paper, left, (2, 1 + _LEFT_LABEL, _HALF))
    if right[1] is None:
        boxes = "   ".join(f"{_BOX} {each}".replace(" ", "\u00a0") for each in _URGENCY)
        paper.write(right[0], style.FILLED, start, start + _RIGHT_LABEL - 2)
        paper.write(":", style.FILLED, start + _RIGHT_LABEL - 1, start + _RIGHT_LABEL - 1)
        paper.write(boxes, style.FILLED_SMALL, start + _RIGHT_LABEL, UNITS)
    else:
        part(paper, (right[0], right[1]), (start, start + _RIGHT_LABEL - 1, UNITS - 1))
    paper.end(least=22)


def _choices(paper: Canvas, words: Words) -> None:
    """Write to whom it goes and what is asked, each with a box to tick."""
    paper.write("Diteruskan kepada Sdr.:", style.FILLED_BOLD, 2, _HALF)
    paper.write("Dengan hormat harap:", style.FILLED_BOLD, _HALF + 2, UNITS)
    paper.end(least=24)
    for left, right in zip_longest(words.all("diteruskan"), words.all("harap")):
        for text, start, end in ((left, 2, _HALF - 1), (right, _HALF + 2, UNITS - 1)):
            if text is not None:
                _choice(paper, text, start, end)
        paper.end(least=22)


def _choice(paper: Canvas, text: str, left: int, right: int) -> None:
    ticked = text.startswith(_TICKED)
    paper.write(_TICK if ticked else _BOX, style.BOX, left, left)
    plain = text.removeprefix(_TICKED)
    paper.write(plain or None, style.FILLED, left + 1, right)
    if not plain:
        paper.dotted(left + 1, right)


def _note(paper: Canvas, text: str, notes: tuple[str, ...]) -> None:
    paper.paragraph("Catatan:", style.FILLED_BOLD, 2, UNITS, least=22)
    for each in (text, *notes):
        if each:
            paper.paragraph(each, style.PARAGRAPH, 2, UNITS - 1)
    paper.dotted(2, UNITS - 1)
    paper.end(least=20)


def _received(paper: Canvas, title: str) -> None:
    """Write the line on which the receiver puts date and initials."""
    paper.write(f"Diterima oleh {title}", style.FILLED_SMALL, 2, _HALF)
    paper.write("Tanggal:", style.FILLED_SMALL, _HALF + 2, _HALF + 4)
    paper.dotted(_HALF + 5, _HALF + 10)
    paper.write("Paraf:", style.FILLED_SMALL, _HALF + 12, _HALF + 13)
    paper.dotted(_HALF + 14, UNITS - 1)
    paper.end(least=30)
    paper.gap(8)
