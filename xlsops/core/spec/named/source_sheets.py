"""Reads second sources: sheets people add to the control workbook for the rules of their office.

Such a sheet has a row of headings, of which one is ``Kunci``, ``Kode`` or ``ID``; above it stands
``Tanggal`` with the day of the data beside it, and, where it is not the sheet's name, ``Sumber``. A
key is that of a line; a column ``Kode Bagian`` tells apart those of bureaus that share one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from xlsops import messages
from xlsops.core.spec import tables
from xlsops.core.spec.named.formula_links import Hanging, Place, hanging_cells
from xlsops.core.spec.rows import text_of
from xlsops.core.spec.sources import Held, Source
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import (
    Blank,
    Boolean,
    Content,
    Date,
    ErrorValue,
    Grid,
    Number,
    Text,
    column_letters,
)
from xlsops.core.values.numbers import as_typed, read_number
from xlsops.core.values.typed_dates import moment_of

_KEYS = ("kunci", "kode", "id")
_MOST = 20
_WRITTEN = frozenset(caseless(each.sheet) for each in tables.TABLES)
"""The sheets people write themselves: a second source may look at these."""
_BUREAU, _DAY, _TOLD = "kode bagian", "tanggal", "sumber"


def read_sources(
    wanted: Iterable[str],
    grids: Sequence[Grid],
    ours: Callable[[str], bool],
    lines: Collection[str] | None = None,
    asking: Callable[[str], Sequence[str]] = lambda _: (),
) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Return the sheets rules ask for, and a sentence for each fault of them.

    ``ours`` tells which sheets the program paints or reads itself: a rule over these would wait for
    its own result. Where the ``lines`` of the office are known, rows of other keys are passed over,
    whatever stands in them: a list of a whole government has many. ``asking`` are the rules that name
    a sheet, by their codes.
    """
    known = None if lines is None else frozenset(map(caseless, lines))
    sources, faults = list[Source](), list[str]()
    by_name = {caseless(each.name): each for each in grids}
    hanging = hanging_cells(grids, ours, lambda each: ours(each) and each not in _WRITTEN)
    for name, typed in {caseless(each): each for each in wanted}.items():
        grid = by_name.get(name)
        if ours(name):
            told = grid.name if grid else typed
            faults.append(messages.conditions.source_ours(told, asking(typed)))
        elif grid is None:
            faults.append(messages.conditions.source_missing(typed, asking(typed)))
        else:
            found = _read(grid, known, hanging)
            faults += [found] if isinstance(found, str) else _first(grid.name, found[1])
            if not isinstance(found, str):
                sources.append(found[0])
    return tuple(sources), tuple(faults)


def _first(sheet: str, found: Sequence[str]) -> Iterator[str]:
    """Yield so many faults as a person mends at once, and how many more there are."""
    yield from found[:_MOST]
    if len(found) > _MOST:
        yield messages.conditions.source_more(sheet, len(found) - _MOST)


def _read(
    grid: Grid, lines: Collection[str] | None, hanging: Mapping[Place, Hanging]
) -> tuple[Source, tuple[str, ...]] | str:
    """Return a sheet and its faults; a sentence where nothing of it can be used."""
    rows: dict[int, dict[int, Content]] = {}
    for (row, column), content in sorted(grid.cells.items()):
        rows.setdefault(row, {})[column] = content
    head = next((row for row, cells in rows.items() if _key_column(cells)), None)
    if head is None:
        return messages.conditions.source_without_key(grid.name)
    above = [cells for row, cells in rows.items() if row < head]
    day = moment_of(_beside(above, _DAY).value)
    if day is None:
        return messages.conditions.source_without_day(grid.name)
    below = {row: cells for row, cells in rows.items() if row > head}
    headings = {column: text_of(each.value) for column, each in rows[head].items()}
    key = _key_column(rows[head])
    bureau = next((at for at, each in headings.items() if caseless(each) == _BUREAU), 0)
    every, faults = _keyed(grid.name, below, key, bureau)
    keyed = {row: it for row, it in every.items() if lines is None or caseless(it[1]) in lines}
    if every and not keyed:
        faults.append(
            messages.conditions.source_without_line(grid.name, next(iter(every.values()))[1])
        )
    faults += _twice(grid.name, keyed)
    held, unfit = [], []
    for column, heading in headings.items():
        if heading and column not in {key, bureau}:
            cells = {row: below[row].get(column) for row in keyed}
            faults += _unfit(grid.name, heading, column, cells)
            faults += _circular(grid.name, heading, column, cells, hanging)
            held.append((heading, tuple(_values(keyed, cells))))
            odd = (
                row
                for row, each in cells.items()
                if each and isinstance(each.value, Date | Boolean)
            )
            if first := next(odd, 0):
                unfit.append((heading, f"{column_letters(column)}{first}"))
    told = text_of(_beside(above, _TOLD).value) or grid.name
    marked = tuple(heading for heading, _ in unfit), tuple(cell for _, cell in unfit)
    return Source(grid.name, told, day.date(), tuple(held), *marked), tuple(faults)


def _key_column(cells: Mapping[int, Content]) -> int:
    found = {caseless(text_of(each.value)): column for column, each in reversed([*cells.items()])}
    return next((found[word] for word in _KEYS if word in found), 0)


def _beside(rows: Iterable[Mapping[int, Content]], word: str) -> Content:
    """Return what stands to the right of a word."""
    for cells in rows:
        for column, each in cells.items():
            if caseless(text_of(each.value)).rstrip(":").strip() == word:
                return next((cells[at] for at in sorted(cells) if at > column), Content(Blank()))
    return Content(Blank())


def _keyed(
    sheet: str, rows: Mapping[int, Mapping[int, Content]], key: int, bureau: int
) -> tuple[dict[int, tuple[str, str]], list[str]]:
    """Return bureau and key of each row, and the faults of keys that are no texts."""
    found: dict[int, tuple[str, str]] = {}
    faults = []
    for row, cells in rows.items():
        content = cells.get(key, Content(Blank()))
        if isinstance(content.value, ErrorValue) or not content.calculated:
            place = f"{column_letters(key)}{row}"
            faults.append(messages.conditions.source_error(sheet, place, "Kunci"))
        elif isinstance(content.value, Number | Date | Boolean):
            faults.append(messages.conditions.source_key_number(sheet, row, text_of(content.value)))
        elif text := text_of(content.value):
            found[row] = (text_of(cells[bureau].value) if bureau in cells else "", text)
    return found, faults


def _twice(sheet: str, keyed: Mapping[int, tuple[str, str]]) -> Iterator[str]:
    """Yield each row whose key stood before."""
    first: dict[tuple[str, str], int] = {}
    for row, (bureau, key) in keyed.items():
        before = first.setdefault((caseless(bureau), caseless(key)), row)
        if before != row:
            yield messages.conditions.source_key_twice(sheet, row, key, before)


def _unfit(
    sheet: str, heading: str, column: int, cells: Mapping[int, Content | None]
) -> Iterator[str]:
    """Yield what no rule can take: errors, formulas without a result, figures written as texts."""
    texts = {
        row: each.value.value
        for row, each in cells.items()
        if each and isinstance(each.value, Text)
    }
    figures = {row for row, text in texts.items() if read_number(text).numbers}
    numeric = any(each and isinstance(each.value, Number) for each in cells.values())
    for row, each in cells.items():
        place = f"{column_letters(column)}{row}"
        if each and (isinstance(each.value, ErrorValue) or not each.calculated):
            yield messages.conditions.source_error(sheet, place, heading)
        elif row in texts and (numeric or len(figures) == len(texts)):
            yield messages.conditions.source_text(sheet, place, heading, texts[row])


def _circular(
    sheet: str, heading: str, column: int, cells: Iterable[int], hanging: Mapping[Place, Hanging]
) -> Iterator[str]:
    """Yield each cell that is computed, over any steps, from a sheet painted after rules have judged."""
    for row in cells:
        found = hanging.get((caseless(sheet), row, column))
        if found:
            place = f"{column_letters(column)}{row}"
            yield messages.conditions.source_circular(sheet, place, heading, *found)


def _values(
    keyed: Mapping[int, tuple[str, str]], cells: Mapping[int, Content | None]
) -> Iterator[tuple[str, str, Held]]:
    for row, (bureau, key) in keyed.items():
        match cells[row]:
            case Content(value=Number(number)):
                yield bureau, key, as_typed(number)
            case Content(value=Text(text)) if text:
                yield bureau, key, text
