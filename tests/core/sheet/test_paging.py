"""Paper, scale and pages: the same for documents and for the recap."""

import pytest

from xlsops.core.sheet.paging import (
    RowBlock,
    Rows,
    page_breaks,
    page_room,
    scale_of,
    squeezed_breaks,
)
from xlsops.core.sheet.text_metrics import widths_for

F4, A4, LEGAL = 14, 9, 5


def rows(count: int, height: float = 20.0, *blocks: RowBlock) -> Rows:
    return Rows(dict.fromkeys(range(1, count + 1), height), blocks)


def test_legal_is_longer_than_f4_and_f4_than_a4() -> None:
    rooms = [page_room(paper, (50.0,), landscape=False) for paper in (LEGAL, F4, A4)]
    assert rooms == sorted(rooms, reverse=True)
    assert len(set(rooms)) == 3


def test_a_paper_nobody_knows_is_f4() -> None:
    assert page_room(77, (50.0,), landscape=True) == page_room(F4, (50.0,), landscape=True)


def test_columns_are_printed_smaller_only_where_they_do_not_fit() -> None:
    assert scale_of(F4, widths_for(20, 20), landscape=True) == 1
    assert scale_of(F4, widths_for(*(20,) * 10), landscape=True) < 0.8


def test_a_cut_tells_how_full_the_last_page_is_and_whether_it_kept_a_block() -> None:
    free, kept = page_breaks(rows(11), 200.0), page_breaks(rows(11, 20.0, RowBlock(9, 11)), 200.0)
    assert (free.breaks, free.filled, free.kept) == ((10,), 20.0, False)
    assert (kept.breaks, kept.filled, kept.kept) == ((8,), 60.0, True)


@pytest.mark.parametrize(
    ("count", "blocks", "told"),
    [
        (9, (), ((), 1)),
        (11, (), ((), 1)),
        (12, (), ((), 1)),
        (18, (), ((), 0)),
        (18, (RowBlock(9, 11),), ((8,), 0)),
        (18, (RowBlock(11, 12),), ((10,), 0)),
        (22, (RowBlock(12, 14),), ((10, 20), 0)),
        (22, (), ((11,), 2)),
    ],
)
def test_a_page_with_little_on_it_is_saved_and_breaks_are_told_only_for_a_block(
    count: int, blocks: tuple[RowBlock, ...], told: tuple[tuple[int, ...], int]
) -> None:
    assert squeezed_breaks(rows(count, 20.0, *blocks), 200.0) == told
