"""What a bureau wrote beside its answers: columns of its own and comments; told, never gathered."""

import re
from collections.abc import Iterable, Iterator, Sequence

from xlsops.core.cells import Cell, Grid, Text, column_letters
from xlsops.core.formats import COVER, FIRST_ROW, HEADING_ROW, KEY_ROW, Layout, marker
from xlsops.core.looks import MARKS
from xlsops.core.outcomes import shown as cut
from xlsops.core.submissions import MissingSheet, find_sheet, shown

_OURS = re.compile(rf"(?:{'|'.join(map(re.escape, MARKS.values()))}) \S+\n")
"""How a note begins that the program itself put onto a returned copy."""
_MOST, _NAMED = 5, 3


def beside(layout: Layout, grids: Sequence[Grid]) -> tuple[str, ...]:
    """Return a sentence for each column a bureau put in and for each comment it wrote, the first ones whole."""
    names = [
        (COVER, f"xlsops:{COVER}"),
        *((each.name, marker(each.block)) for each in layout.sheets),
    ]
    found = [find_sheet(grids, name, mark) for name, mark in names]
    here = [each for each in found if not isinstance(each, MissingSheet)]
    tables = [each for each in found[1:] if not isinstance(each, MissingSheet)]
    columns = [sentence for grid in tables for sentence in _columns(grid)]
    comments = [sentence for grid in here for sentence in _comments(grid)]
    return (*_first(columns, "kolom tambahan"), *_first(comments, "komentar"))


def _columns(grid: Grid) -> Iterator[str]:
    """Yield the columns that bear no key and hold something beside the rows of the table."""
    known = {column for row, column in grid.cells if row == KEY_ROW}
    if not known:
        return
    held: dict[int, list[tuple[int, str]]] = {}
    for row, column in sorted(at for at in grid.cells if at[1] not in known and at[0] >= FIRST_ROW):
        text = shown(grid.at(row, column).value).strip()
        if text:
            held.setdefault(column, []).append((row, text))
    for column, cells in sorted(held.items()):
        title = shown(grid.at(HEADING_ROW, column).value).strip()
        named = f' "{cut(title, 60)}"' if title else ""
        yield (
            f"Lembar {grid.name}: kolom {column_letters(column)}{named} tidak ada di format, jadi "
            f"{len(cells)} isiannya tidak dihimpun ({_listed(grid, column, cells)})."
        )


def _comments(grid: Grid) -> Iterator[str]:
    for (row, column), text in sorted(grid.comments.items()):
        plain = " ".join(shown(Text(text)).split())
        if plain and not _OURS.match(shown(Text(text))):
            yield f'Komentar pada {Cell(grid.name, row, column)}: "{cut(plain, 200)}".'


def _listed(grid: Grid, column: int, cells: Sequence[tuple[int, str]]) -> str:
    named = [
        f'{Cell(grid.name, row, column).address} "{cut(text, 60)}"' for row, text in cells[:_NAMED]
    ]
    return ", ".join((*named, "…") if len(cells) > _NAMED else named)


def _first(sentences: Sequence[str], what: str) -> Iterable[str]:
    rest = len(sentences) - _MOST
    return (
        sentences
        if rest <= 0
        else (*sentences[:_MOST], f"Masih ada {rest} {what} lain di berkasnya.")
    )
