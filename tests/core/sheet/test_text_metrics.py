"""A row is as high as its texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.sheet.text_metrics import (
    height_of,
    length_of,
    letters_surely_in,
    lines_in,
    lines_of,
    room_of,
)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("satu", 10, 1),
        ("satu dua", 10, 1),
        ("satu dua tiga empat", 10, 2),
        ("satu\ndua", 40, 2),
        ("satu\n\ndua", 40, 3),
        ("a" * 38, 10, 4),
        ("Jumlah Dokumen Hasil Penataan Administrasi Pemerintahan", 46, 2),
        ("Persentase Paket melalui e-Katalog", 46, 1),
    ],
)
def test_a_text_wraps_at_its_words(text: str, width: float, lines: int) -> None:
    assert lines_of(text, width) == lines


@given(
    st.lists(st.text("aiWm,é–…", min_size=1, max_size=9), min_size=1, max_size=12),
    st.integers(1, 1200),
)
def test_a_line_takes_words_as_long_as_they_fit(words: list[str], room: int) -> None:
    lines, used = 0, room + 1
    for length in map(length_of, words):
        used += length_of(" ") + length
        if used > room:
            lines, used = lines + 1, length
        while used > room:
            lines, used = lines + 1, used - room
    assert lines_in(" ".join(words), (room + 0.5) / 100) == lines


def test_a_text_that_just_fits_takes_one_line() -> None:
    text = "0" * 20
    width = (length_of(text) / 100 * 10 * 96 / 72 + 5) / 7
    assert lines_of(text, width + 0.01) == 1
    assert lines_of(text, width - 0.1) == 2


def test_bold_and_larger_letters_need_more_room() -> None:
    assert room_of(20, bold=True) < room_of(20)
    assert room_of(20, 14) < room_of(20, 9)


def test_the_highest_text_makes_the_row() -> None:
    assert height_of(("satu", None, 12), (10, 10, 10)) == 17.0
    assert height_of(("satu", "satu\ndua\ntiga"), (10, 10)) == 43.0


def test_a_row_is_never_higher_than_excel_allows() -> None:
    assert height_of(("x\n" * 200,), (10,)) == 409.0


@given(
    st.text("aiWm@…% ", max_size=60),
    st.floats(2, 60),
    st.sampled_from([9, 10, 14]),
    st.booleans(),
    st.sampled_from(["", "Arial"]),
)
def test_so_few_letters_surely_stand_on_one_line(
    text: str, width: float, size: float, bold: bool, font: str
) -> None:
    few = text[: int(letters_surely_in(width, size, bold=bold, font=font))]
    assert lines_of(few, width, size, bold=bold, font=font) == 1


@given(st.integers(0, 10**15), st.integers(0, 10**15), st.sampled_from(["", "Arial"]))
def test_a_smaller_figure_is_no_longer_than_a_greater_one(one: int, two: int, font: str) -> None:
    small, great = sorted((one, two))
    assert length_of(f"{small:,.2f}", font) <= length_of(f"{great:,.2f}", font)
