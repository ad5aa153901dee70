"""A word of a scale stands for its place, and its place for the word."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.journal.carried import figure_text
from xlsops.core.values.cells import Text
from xlsops.core.values.known_figures import KnownFigure, NoFigure
from xlsops.core.values.rungs import figure_words, known_as, rung_value, rung_word
from xlsops.excel.control.figures import figure_value

OPINION = ("TMP", "TW", "WDP", "WTP")


@given(place=st.integers(1, len(OPINION)), blanks=st.sampled_from(("", " ", "\t ")))
def test_a_word_and_its_place_are_one(place: int, blanks: str) -> None:
    word = OPINION[place - 1]
    assert rung_value(f"{blanks}{word.lower()}{blanks}", OPINION) == place
    assert rung_word(Decimal(place), OPINION) == word


@pytest.mark.parametrize("number", [None, Decimal(0), Decimal(5), Decimal("1.5"), Decimal(-1)])
def test_no_other_number_is_a_word(number: Decimal | None) -> None:
    assert rung_word(number, OPINION) == ""


def test_what_is_no_word_has_no_value_and_shows_as_a_number() -> None:
    assert rung_value("WTP-DPP", OPINION) is None
    assert rung_value("WTP", ()) is None
    assert (figure_words(Decimal(4), OPINION), figure_words(Decimal(5), OPINION)) == (
        "WTP (4)",
        "5",
    )


def test_a_master_holds_words_where_there_are_some() -> None:
    figures: tuple[KnownFigure, ...] = (Decimal(4), Decimal(9), None, NoFigure.INAPPLICABLE)
    assert [known_as(each, OPINION) for each in figures] == ["WTP", *figures[1:]]
    assert [known_as(each, ()) for each in figures] == [*figures]
    assert figure_text(known_as(Decimal(3), OPINION)) == "WDP"
    assert figure_value(known_as(Decimal(3), OPINION)) == Text("WDP")
