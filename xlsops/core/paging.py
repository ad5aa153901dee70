"""Where the printer takes a new page, so that what belongs together stays together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_POINTS_OF_CM = 72 / 2.54
_POINTS_OF_CHARACTER = 7 * 0.75
_LEFT_CM, _MARGIN_CM = 2.0, 1.5
_F4 = 14
_PAPERS_CM = {_F4: (21.59, 33.02), 9: (21.0, 29.7)}
_FULL = 0.97
"""Share of a page that is counted on; printers and font metrics take the rest."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that stay on one page, from and to."""

    first: int
    last: int


def room_of(paper: int, widths: Sequence[float], *, landscape: bool) -> float:
    """Return how many points of rows a page takes at the scale that fits its width."""
    short, long = _PAPERS_CM.get(paper, _PAPERS_CM[_F4])
    wide, high = (long, short) if landscape else (short, long)
    across = (wide - _LEFT_CM - _MARGIN_CM) * _POINTS_OF_CM
    down = (high - 2 * _MARGIN_CM) * _POINTS_OF_CM
    return down / min(1.0, across / (sum(widths) * _POINTS_OF_CHARACTER)) * _FULL


def breaks_of(
    heights: Mapping[int, float],
    room: float,
    together: Iterable[Block] = (),
    repeated: tuple[int, int] | None = None,
) -> tuple[int, ...]:
    """Return the rows after which a page ends; ``repeated`` rows stand on every later page again.

    Heights are in points by row from 1; a block higher than a page is torn.
    """
    ends = {block.first: block.last for block in joined(together)}
    first, last = repeated or (0, -1)
    heading = sum(heights[row] for row in range(first, last + 1))
    used, breaks = 0.0, []
    for row in sorted(heights):
        again = heading if row > last else 0.0
        block = sum(heights[each] for each in range(row, ends.get(row, row) + 1))
        needed = block if block + again <= room else heights[row]
        if used > again and used + needed > room:
            breaks.append(row - 1)
            used = again
        used += heights[row]
    return tuple(breaks)


def joined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with those that share a row made one."""
    found: list[Block] = []
    for block in sorted(blocks, key=lambda each: (each.first, each.last)):
        if found and block.first <= found[-1].last:
            found[-1] = Block(found[-1].first, max(block.last, found[-1].last))
        else:
            found.append(block)
    return tuple(found)
