"""A painted sheet keeps every cell, look, mark and note that was put on it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Note, Sheet, joined_areas
from xlsops.core.sheet.text_metrics import height_of

SMALL = st.integers(1, 6)


@st.composite
def areas(draw: st.DrawFn) -> Area:
    top, left = draw(SMALL), draw(SMALL)
    return Area(top, left, top + draw(st.integers(0, 2)), left + draw(st.integers(0, 2)))


def cells(found: tuple[Area, ...] | list[Area]) -> Counter[tuple[int, int]]:
    """Return how often each cell is covered."""
    return Counter(
        (row, column)
        for area in found
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    )


@given(st.lists(areas(), max_size=12))
def test_joined_areas_cover_exactly_the_same_cells(given_areas: list[Area]) -> None:
    found = joined_areas(given_areas)
    assert cells(found) == cells(given_areas)
    assert len(found) <= len(given_areas)


@given(st.sets(st.tuples(SMALL, SMALL)))
def test_a_full_rectangle_of_cells_becomes_one_area(places: set[tuple[int, int]]) -> None:
    wide, high = max((c for _, c in places), default=1), max((r for r, _ in places), default=1)
    single = [Area(r, c, r, c) for r in range(1, high + 1) for c in range(1, wide + 1)]
    assert joined_areas(single) == (Area(1, 1, high, wide),)


def test_an_area_is_written_as_a_range_or_as_one_cell() -> None:
    assert Area(2, 2, 5, 4).address == "B2:D5"
    assert Area(2, 2, 2, 2).address == "B2"


def test_an_empty_canvas_is_one_empty_cell() -> None:
    assert Canvas("Kosong", (10.0,)).painted() == Sheet("Kosong", ((None,),), widths=(10.0,))


def test_a_canvas_becomes_a_rectangle_of_values_with_its_looks() -> None:
    canvas = Canvas("Coba", (10.0, 10.0, 10.0))
    canvas.band("Judul", "title", 26.0)
    row = canvas.line(("a", 1), ("text", "whole"), first=2)
    canvas.put(4, 1, "b", "text")
    canvas.mark(row, 2, "Galat", "catatan")
    painted = canvas.painted(zoom=85)
    assert painted == Sheet(
        "Coba",
        (("Judul", None, None), (None, "a", 1), (None, None, None), ("b", None, None)),
        looks=(
            ("title", (Area(1, 1, 1, 3),)),
            ("text", (Area(4, 1, 4, 1), Area(2, 2, 2, 2))),
            ("whole", (Area(2, 3, 2, 3),)),
        ),
        marks=(("Galat", (Area(2, 2, 2, 2),)),),
        notes=(Note(2, 2, "catatan"),),
        widths=(10.0, 10.0, 10.0),
        heights=((1, 26.0), (2, 17.0)),
        zoom=85,
    )


LONG = "satu dua tiga empat lima enam tujuh"


@pytest.mark.parametrize(
    ("look", "width", "height"),
    [
        ("text", 100.0, 17.0),
        ("text", 12.0, 56.0),
        ("heading", 12.0, 43.0),
        ("entry", 12.0, 17.0),
        ("text", 0.0, 17.0),
    ],
)
def test_a_line_is_as_high_as_its_wrapped_texts(look: str, width: float, height: float) -> None:
    canvas = Canvas("Coba", (50.0, width))
    row = canvas.line((LONG,), (look,), first=2)
    assert canvas.heights == {row: height}


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_further_text_never_makes_a_line_lower(text: str, more: str) -> None:
    canvas = Canvas("Coba", (12.0, 12.0))
    one, two = (
        canvas.line((text, None), ("text", "text")),
        canvas.line((text, more), ("text", "text")),
    )
    assert 16.5 <= canvas.heights[one] <= canvas.heights[two] <= 409.0


def test_a_band_without_a_height_is_merged_and_as_high_as_its_text() -> None:
    canvas = Canvas("Coba", (12.0, 12.0))
    canvas.band(LONG, "next")
    canvas.band(LONG, "title", 26.0)
    painted = canvas.painted()
    assert painted.merges == (Area(1, 1, 1, 2),)
    assert painted.heights == ((1, height_of([LONG], [24.0], bold=True) + 4), (2, 26.0))


@pytest.mark.parametrize("text", ["kendala koordinasi " * 130, "x" * 2400])
def test_a_text_no_row_is_high_enough_for_goes_on_below_and_loses_nothing(text: str) -> None:
    canvas = Canvas("Coba", (5.0, 20.0, 20.0))
    first = canvas.going_on((1, text, "pendek"), ("center", "text", "text"), (1, 1, 1))
    page = canvas.painted()
    assert first == 1
    assert len(page.values) > 2
    assert "".join(str(row[1]) for row in page.values).replace(" ", "") == text.replace(" ", "")
    assert [row[2] for row in page.values] == ["pendek", *(None,) * (len(page.values) - 1)]
    assert all(height <= 409 for _, height in page.heights)
    short = Canvas("Coba", (5.0, 20.0, 20.0))
    short.going_on((1, "a", "b"), ("center", "text", "text"), (1, 1, 1))
    assert short.row == 2
