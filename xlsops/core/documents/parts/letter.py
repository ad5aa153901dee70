"""What only letters have: number, urgency and subject on the left, date and addressee on the right."""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from msgspec import Struct

from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.letterhead import labelled, numbered, part
from xlsops.core.documents.parts.paper import UNITS
from xlsops.core.documents.parts.texts import Words
from xlsops.core.sheet.canvas import Canvas

_LEFT = (1, 5, 16)
_YTH, _NAME = 18, 20


class Letter(Struct, frozen=True):
    """The head of a letter; a blank number is a dotted line, a date not known dots."""

    words: Words
    number: str
    day: date | None
    addressees: Sequence[str]


def opening(paper: Canvas, source: DocumentSource, letter: Letter) -> None:
    """Write the head of a letter in the usual order of an office."""
    words = letter.words
    paper.paragraph(source.dated(letter.day), style.BODY, _NAME, UNITS)
    paper.gap(6)
    left = [
        line
        for label, value in (
            ("Nomor", letter.number),
            ("Sifat", words("sifat")),
            ("Lampiran", words("lampiran")),
            ("Hal", words("hal")),
        )
        for line in labelled(paper, label, value, _LEFT)
    ]
    for line, addressee in zip_longest(left, _addressees(paper, source, letter)):
        if line:
            part(paper, line, _LEFT)
        if addressee:
            _addressee(paper, *addressee)
        paper.end(least=17)
    paper.gap(12)


def copies(paper: Canvas, texts: Sequence[str]) -> None:
    """Write who gets a copy."""
    if texts:
        paper.gap(14)
        paper.paragraph("Tembusan:", style.SMALL)
        numbered(paper, texts, style.SMALL)


def _addressees(
    paper: Canvas, source: DocumentSource, letter: Letter
) -> list[tuple[str, str, str]]:
    """Return the lines of the right side: ``Yth.``, a number where there are several, a text."""
    several = len(letter.addressees) > 1
    lines = [("", "", "Kepada")]
    for number, name in enumerate(letter.addressees, 1):
        start = _NAME + 1 if several else _NAME
        for again, text in enumerate(paper.split(name, style.FILLED, start, UNITS)):
            honoured = "Yth." if number == 1 and not again else ""
            mark = "" if not several else " " if again else f"{number}."
            lines.append((honoured, mark, text))
    return [*lines, ("", "", "di"), ("", "", f"{' ' * 5}{source.view.spec.settings.place}")]


def _addressee(paper: Canvas, honoured: str, mark: str, text: str) -> None:
    if honoured:
        paper.write(honoured, style.FILLED, _YTH, _NAME - 1)
    if mark:
        paper.write(mark, style.FILLED, _NAME, _NAME)
    paper.write(text, style.FILLED, _NAME + 1 if mark else _NAME, UNITS)
