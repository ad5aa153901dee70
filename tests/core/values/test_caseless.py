"""Two typings of one name are one text, two names are two."""

from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.values.caseless import caseless

BLANKS = st.text(" \t\n\u00a0", min_size=1, max_size=3)
WORDS = st.lists(st.text("aBçÉß1", min_size=1, max_size=4), max_size=4)


@given(WORDS, st.data())
def test_blanks_and_capitals_do_not_tell_names_apart(words: list[str], data: st.DataObject) -> None:
    typed = "".join(
        data.draw(BLANKS) + data.draw(st.sampled_from((each, each.upper()))) for each in words
    )
    assert caseless(typed + data.draw(BLANKS)) == caseless(" ".join(words))


@given(st.text())
def test_what_was_made_comparable_stays_so(text: str) -> None:
    assert caseless(caseless(text)) == caseless(text)


def test_words_are_told_apart_by_the_blank_between_them() -> None:
    assert caseless("Asisten  I") == "asisten i" != caseless("AsistenI")
