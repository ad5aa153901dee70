"""What the program reads back of the sheets it paints, as this machine remembers it from painting them.

It is kept under the stamp of the page, which is the fingerprint of all it shows: a sheet that stands as
it was painted says what it was given to say, and is not read for that.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from xlsops.core.pages import findings_list
from xlsops.core.pages.findings_list import remarks_of
from xlsops.core.pages.standing import history, home
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.standing import StandingSheet
from xlsops.core.values.cells import Content, Date, Grid, Place, Text
from xlsops.core.values.structs import replace
from xlsops.excel.closed.as_made import AsMade
from xlsops.excel.writer.texts import legible
from xlsops.files import cache
from xlsops.procedure.period.remembered.known_grids import grid_kept, kept_text

_BARE = Grid(findings_list.NAME)
SHEETS = (home.NAME, findings_list.NAME, history.NAME)
"""The painted sheets that tell the program something, whether people wrote on them or not."""


def recalled(made: AsMade) -> tuple[Grid, ...]:
    """Return, of the sheets that stand as they were made, the cells that the program reads back."""
    keys = {name: _key(name, made) for name in SHEETS if name in made.sources}
    texts = cache.remembered([*keys.values()]) if keys else {}
    found = (grid_kept(texts.get(key)) for key in keys.values())
    return tuple(grid for grid in found if grid is not None)


def remember(made: AsMade, pages: Sequence[Sheet | StandingSheet]) -> None:
    """Have this machine remember what will be read back of pages that now stand as they were made."""
    new = {
        _key(page.name, made): text
        for page in pages
        if isinstance(page, Sheet)
        and page.name in SHEETS
        and page.name in made.sources
        and (text := kept_text(read_back(page)))
    }
    if new:
        cache.remember(new)


def read_back(page: Sheet) -> Grid:
    """Return of a page the cells that the program will read back: its first row, and what its kind tells."""
    told = {findings_list.NAME: _typed_rows, history.NAME: _events}.get(page.name)
    first = _cells(page, (1,), range(1, len(page.values[0]) + 1))
    return Grid(page.name, cells={**dict(first), **dict(told(page) if told else ())})


def _typed_rows(page: Sheet) -> Iterator[tuple[Place, Content]]:
    """Yield the heading of the list of findings and the rows beside which something is typed that is not saved."""
    heading = page.freeze[0] - 1 if page.freeze else 1
    columns = sorted(findings_list.READ_BACK)
    yield from _cells(page, (heading,), range(1, len(findings_list.HEADINGS) + 1))
    rows = range(heading + 1, len(page.values) + 1)
    cells = dict(_cells(page, rows, columns))
    typed = {
        "|".join(identity)
        for identity, each in remarks_of((replace(_BARE, cells=cells),)).items()
        if each.typed
    }
    keys = {
        content.value: row
        for (row, column), content in cells.items()
        if column == findings_list.KEY_COLUMN
    }
    wanted = {row for key, row in keys.items() if isinstance(key, Text) and key.value in typed}
    yield from (each for each in cells.items() if each[0][0] in wanted)


def _events(page: Sheet) -> Iterator[tuple[Place, Content]]:
    """Yield where the history names its events."""
    yield from _cells(page, range(2, len(page.values) + 1), (history.EVENT_COLUMN,))


def _cells(
    page: Sheet, rows: Iterable[int], columns: Sequence[int]
) -> Iterator[tuple[Place, Content]]:
    """Yield the texts and days in some rows and columns as they are read of the sheet."""
    for row in rows:
        values = page.values[row - 1]
        for column in columns:
            value = values[column - 1] if column <= len(values) else None
            if isinstance(value, str):
                if text := legible(value):
                    yield (row, column), Content(Text(text))
            elif isinstance(value, date):
                yield (row, column), Content(Date(datetime(value.year, value.month, value.day)))  # noqa: DTZ001 - a day


def _key(name: str, made: AsMade) -> bytes:
    return cache.cache_key("dibaca kembali", name, made.sources[name])
