"""A document's rows show their texts whole, whichever letters stand in where Arial is missing."""

import pytest

from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.paper import UNITS, blank, finished_paper
from xlsops.core.sheet.text_metrics import length_of, room_of

DEJAVU = 1.14
"""How much wider than Arial the letters of DejaVu Sans are in sentences."""


@pytest.mark.parametrize("look", [style.FILLED, style.PARAGRAPH, style.CELL, style.SUBTITLE])
def test_a_text_that_fills_a_line_of_wider_letters_gets_a_second_one(look: style.Look) -> None:
    paper = blank("uji")
    room = room_of(sum(paper.widths), look.size, bold=look.bold, font=look.font)
    letters = int(100 * room / length_of("n ", look.font))
    full = ("n " * letters).strip()
    assert length_of(full, look.font) <= 100 * room
    assert paper.lines(full, look, 1, UNITS) > 1
    fits = ("n " * int(letters / DEJAVU / 1.05)).strip()
    assert paper.lines(fits, look, 1, UNITS) == 1


def test_a_long_title_makes_its_row_high_enough() -> None:
    paper = blank("uji")
    row = paper.paragraph(
        "Kepala Bagian Keuangan, Kepegawaian dan Perlengkapan", style.FILLED, 3, 13
    )
    low = paper.paragraph("Kepala", style.FILLED, 3, 13)
    heights = dict(finished_paper(paper, 9, "").heights)
    assert heights[row] > 2 * heights[low]
