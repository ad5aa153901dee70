"""How sheets are printed: papers, margins, at what scale, and where the printer takes a new page.

What belongs together stays together.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from xlsops.core.sheet.text_metrics import pixels_of

MARGINS = {"left": 2.0, "right": 1.5, "top": 1.5, "bottom": 1.5, "header": 0.8, "footer": 0.8}
"""The margins of every printed sheet, in centimetres."""

_F4 = 14
_PAPERS_CM = {_F4: (21.59, 33.02), 9: (21.0, 29.7), 5: (21.59, 35.56)}
"""The sides of F4, A4 and Legal, by the numbers that workbooks give them."""

_POINTS_OF_CM = 72 / 2.54
_POINTS_OF_PIXEL = 0.75
_FULL = 0.97
"""Share of a page that is counted on; printers and font metrics take the rest."""

_ROOMIER = (1.02, 1.04, 1.06, 1.08, 1.1, 1.12)
"""How much more a page may take where a printer counts otherwise: there a block may be torn, too."""
_MOST_BREAKS = 1_000
"""So many breaks are told; Excel takes 1,026 on a sheet."""
_POOR, _SQUEEZES = 0.6, (1.1, 1.2, 1.3)
"""How full a page has to be to be worth one, and how much smaller all may get to save it."""


class RowBlock(Struct, frozen=True):
    """Rows that stay on one page, from and to."""

    first: int
    last: int


class Rows(Struct, frozen=True):
    """Rows to print: heights in points by row from 1, blocks, rows ``repeated`` on every page."""

    heights: Mapping[int, float]
    together: tuple[RowBlock, ...] = ()
    repeated: tuple[int, int] | None = None


class Cut(Struct, frozen=True):
    """Where pages end: the rows before each break, how far the last one is filled, in points.

    ``kept`` tells whether a block stands below a break, which it would else be torn by.
    """

    breaks: tuple[int, ...]
    filled: float
    kept: bool


def scale_of(paper: int, widths: Sequence[float], *, landscape: bool) -> float:
    """Return the scale at which columns so wide fit on one page, at most 1."""
    wide, _ = _sides(paper, landscape=landscape)
    across = (wide - MARGINS["left"] - MARGINS["right"]) * _POINTS_OF_CM
    return min(1.0, across / (pixels_of(widths) * _POINTS_OF_PIXEL))


def page_room(paper: int, widths: Sequence[float], *, landscape: bool) -> float:
    """Return how many points of rows a page takes at the scale that fits its width."""
    _, high = _sides(paper, landscape=landscape)
    down = (high - MARGINS["top"] - MARGINS["bottom"]) * _POINTS_OF_CM
    return down / scale_of(paper, widths, landscape=landscape) * _FULL


def page_breaks(rows: Rows, room: float) -> Cut:
    """Return where pages of that room end; a block higher than a page is torn."""
    heights = rows.heights
    ends = {block.first: block.last for block in joined_blocks(rows.together)}
    first, last = rows.repeated or (0, -1)
    heading = sum(heights[row] for row in range(first, last + 1))
    used, kept = 0.0, False
    breaks: list[int] = []
    for row in sorted(heights):
        again = heading if row > last else 0.0
        block = sum(heights[each] for each in range(row, ends.get(row, row) + 1))
        needed = block if block + again <= room else heights[row]
        if used > again and used + needed > room:
            breaks.append(row - 1)
            kept = kept or row in ends
            used = again
        used += heights[row]
    return Cut(tuple(breaks), used, kept)


def squeezed_breaks(rows: Rows, room: float) -> tuple[tuple[int, ...], int]:
    """Return the breaks that have to be told, and how many pages all goes on; 0 leaves it open.

    A break is told where a block would else be torn: then every page gets its own, so that no two
    countings meet, and their number stays open, since a program that is told it passes over breaks.
    A last page with little on it is saved by printing all a little smaller, where that is enough and
    tears no block; so is every second page, and any that hardly more than the usual size would need.
    The number of pages is told rather than the size: another font's columns are wider, and what is
    printed at a told size then loses its last one.
    """
    usual = page_breaks(rows, room)
    poor = usual.filled <= _POOR * room
    for squeeze in _SQUEEZES if usual.breaks else ():
        tighter = page_breaks(rows, room * squeeze)
        saved = len(tighter.breaks) < len(usual.breaks)
        worth = saved and (poor or squeeze == _SQUEEZES[0])
        if not tighter.breaks or (worth and not _torn(rows, room * squeeze)):
            return tighter.breaks, len(tighter.breaks) + 1
    if not usual.breaks:
        return (), 1
    told = len(usual.breaks) <= _MOST_BREAKS and _torn(rows, room)
    return (usual.breaks if told else ()), 0


def _torn(rows: Rows, room: float) -> bool:
    """Tell whether pages of about that room would tear a block, were no break told."""
    return any(page_breaks(rows, room * more).kept for more in (1, *_ROOMIER))


def joined_blocks(blocks: Iterable[RowBlock]) -> tuple[RowBlock, ...]:
    """Return blocks with those that share a row made one."""
    found: list[RowBlock] = []
    for block in sorted(blocks, key=lambda each: (each.first, each.last)):
        if found and block.first <= found[-1].last:
            found[-1] = RowBlock(found[-1].first, max(block.last, found[-1].last))
        else:
            found.append(block)
    return tuple(found)


def paper_size(paper: int) -> tuple[float, float]:
    """Return the sides of a paper upright, in cm, by the number that workbooks give it."""
    return _PAPERS_CM.get(paper, _PAPERS_CM[_F4])


def _sides(paper: int, *, landscape: bool) -> tuple[float, float]:
    """Return how wide and high a paper is, in centimetres; one that is not known is F4."""
    short, long = paper_size(paper)
    return (long, short) if landscape else (short, long)
