"""Sheets of the control workbook as they were read, as this machine remembers them.

Each is kept under the fingerprint of all it was read from. Nearly all cells of the sheets that every
click reads are texts, so that these are kept in columns.
"""

import json
import zlib
from collections.abc import Collection, Mapping
from functools import cache, reduce
from operator import or_
from typing import Any

from xlsops.core.values.cells import BLANK, Blank, Content, Grid, Text
from xlsops.core.values.structs import replace
from xlsops.files import cache as kept
from xlsops.files.control_grids import ControlBook
from xlsops.files.plain_values import Spelling, Turn, spelling_of
from xlsops.procedure.period.remembered.grown_styles import kept_before, noted

_WHAT, _SWIFT = "lembar terbaca", 1
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, zlib.error)
_GIVEN: Mapping[type, Spelling] = {Blank: Spelling(lambda *_: None, lambda *_: BLANK)}


def known_grids(book: ControlBook, but: Collection[str]) -> tuple[Grid, ...]:
    """Return the sheets, without those of the names ``but``: each read, or as this machine remembers it."""
    names = [name for name in book.names if name not in but]
    keys = {name: kept.cache_key(_WHAT, name, book.made_from({name})) for name in names}
    texts = kept.remembered([*keys.values()])
    before = {
        key: kept_before(_WHAT, book, {name}) for name, key in keys.items() if key not in texts
    }
    moved = {key: text for key, text in before.items() if text and grid_kept(text)}
    texts = {**texts, **moved}
    found = {name: grid_kept(texts.get(key)) for name, key in keys.items()}
    known = {name: grid for name, grid in found.items() if grid is not None}
    fresh = {grid.name: grid for grid in book.grids({*but, *known})}
    new = {keys[name]: text for name, grid in fresh.items() if (text := kept_text(grid))}
    if new or moved:
        notes = [
            noted(_WHAT, book, {name}, key) for name, key in keys.items() if key in new | moved
        ]
        kept.remember(reduce(or_, notes, new | moved), [keys[name] for name in known])
    grids = known | fresh
    return tuple(grids[name] for name in names)


def kept_text(grid: Grid) -> bytes:
    """Return a sheet as it is kept; nothing for one that would not be the same when read back."""
    formats: dict[str, int] = {}
    rows, columns, looks = list[int](), list[int](), list[int]()
    texts, others = list[str](), list[tuple[int, Content]]()
    for (row, column), content in grid.cells.items():
        value = content.value
        if isinstance(value, Text) and content.formula is None and content.calculated:
            texts.append(value.value)
        else:
            others.append((len(rows), content))
            texts.append("")
        rows.append(row)
        columns.append(column)
        looks.append(formats.setdefault(content.number_format, len(formats)))
    (write_grid, _), (write_content, _) = _spelling(Grid), _spelling(Content)
    try:
        plain = [(place, write_content(content, None)) for place, content in others]
        frame = write_grid(replace(grid, cells={}), None)
        told = json.dumps([frame, [*formats], rows, columns, looks, texts, plain])
        text = zlib.compress(told.encode("ascii"), _SWIFT)
    except _BROKEN:
        return b""
    again = grid_kept(text)
    return text if again == grid and [*again.cells] == [*grid.cells] else b""


def grid_kept(text: bytes | None) -> Grid | None:
    """Return the sheet that is kept as this text; None where it is no such text."""
    try:
        told = json.loads(zlib.decompress(text or b""))
        return _grid(*told)
    except _BROKEN:
        return None


def _grid(
    frame: Any,  # noqa: ANN401 - any JSON
    formats: list[str],
    rows: list[int],
    columns: list[int],
    looks: list[int],
    texts: list[str],
    others: list[tuple[int, Any]],
) -> Grid:
    cells = {
        (row, column): Content(Text(text), None, formats[look])
        for row, column, look, text in zip(rows, columns, looks, texts, strict=True)
    }
    read = _spelling(Content)[1]
    for place, told in others:
        cells[rows[place], columns[place]] = read(told, None)
    grid: Grid = _spelling(Grid)[1](frame, None)
    return replace(grid, cells=cells)


@cache
def _spelling(kind: type) -> tuple[Turn, Turn]:
    """Return how sheets, or single cells, are written and read; made once."""
    write, read = spelling_of(kind, _GIVEN)
    if write is None or read is None:
        raise TypeError(kind)
    return write, read
