"""What is told of a text at once is what the condition of the form says of it."""

from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.formula.explained import TEXT
from xlsops.core.formula.values import evaluate
from xlsops.core.spec.accepted_explanations import EMPTY, Explaining, doubtful, surely_told

OFFICES = (Explaining(), Explaining(2, 1, 9, ("oke.", "a|b", "")), Explaining(1, 1, 9, ()))
WORDS = st.sampled_from(
    (*EMPTY, "Sudah", "SESUAI", "data", "ok", "a", "b", "oke", "İ", "\u00a0", "|", ".", " ", "  ")
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=5).map(" ".join), st.lists(WORDS, max_size=5).map("".join), st.text()
)


def says_nothing(explaining: Explaining, text: str) -> object:
    """What the condition of the form gives for a text."""
    return evaluate(explaining.says_nothing, {TEXT: text})


@given(explaining=st.sampled_from(OFFICES), text=TEXTS)
def test_a_text_that_surely_explains_something_does_so_in_the_form(
    explaining: Explaining, text: str
) -> None:
    told = surely_told(explaining)(text)
    assert not (told and says_nothing(explaining, text))
    if text.isascii() and text.isprintable() and "|" not in text:
        assert told is not says_nothing(explaining, text)


def test_only_plain_letters_are_judged_without_the_condition() -> None:
    told = surely_told(Explaining())
    assert [told(f"Rapat {each} telah selesai") for each in ("dinas", "Ä", "|")] == [
        True,
        False,
        False,
    ]


@given(
    explaining=st.sampled_from(OFFICES),
    texts=st.lists(st.one_of(TEXTS, st.just("Rapat koordinasi telah selesai")), max_size=4),
)
def test_of_many_texts_none_that_explains_nothing_is_passed_over(
    explaining: Explaining, texts: list[str]
) -> None:
    silent = {at for at, text in enumerate(texts) if text and says_nothing(explaining, text)}
    together = "".join(texts)
    plain = together.isascii() and together.isprintable()
    found = doubtful(explaining)(texts, plain)
    assert silent <= {*found} <= {*doubtful(explaining)(texts, False)}
    assert all(texts[at] and not surely_told(explaining)(texts[at]) for at in found)
