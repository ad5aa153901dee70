"""Many things of one kind are one line, few are a line each, in their order."""

from xlsops.core.values.cells import Cell
from xlsops.core.values.grouped import MANY, grouped, some, span


def told(things: str) -> list[str]:
    """Return the lines of letters, told apart by whether they are capitals."""
    return list(grouped(things, str.isupper, str, lambda alike: f"{len(alike)}{alike[0]}"))


def test_few_are_told_one_by_one_in_their_order() -> None:
    assert told("aBbA") == ["a", "B", "b", "A"]


def test_many_are_told_once_where_the_first_of_them_stands() -> None:
    assert told("x" + "A" * (MANY - 1)) == ["x", *"A" * (MANY - 1)]
    assert told("xAy" + "B" * (MANY - 1)) == ["x", f"{MANY}A", "y"]


def test_a_span_names_the_sheets_only_where_they_differ() -> None:
    assert span([Cell("Anggaran", 9, 2), Cell("Anggaran", 8, 3)]) == "C8 s.d. B9"
    assert span([Cell("A", 9, 2), Cell("B", 8, 3)]) == "A!B9 s.d. B!C8"


def test_some_values_are_named_once_and_the_others_counted() -> None:
    assert some("aabcd") == "a, b, c, d"
    assert some("abcdef") == "a, b, c, d, dan 2 lagi"
