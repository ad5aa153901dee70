"""Columns without their key and rows without their code, known by what they still bear.

Never guessed: one is known only where its heading or name stands once in the form and once in the file.
Whoever knows better undoes that for one of them.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from xlsops.core.form.answers import Change, Irregularity, value_text
from xlsops.core.form.layout import KEY_ROW, FormColumns, FormTable, Line
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.column_keys import ID
from xlsops.core.values.cells import BLANK, Columns, Content, Grid, Text

Undone = Collection[str]
"""What the reading of a file is not to mend, as ``repair_of`` names it."""
OF_COLUMNS = frozenset({Change.COLUMN_MOVED, Change.KEY_LOST})
"""What is mended of a whole column; the rest is of a row."""
_NAMING = (keys.CODE, keys.INDICATOR, keys.DESCRIPTION)
"""The columns by which a person knows a row."""


def known_by_heading(
    sheet: FormTable, titles: Mapping[int, Content], grid: Grid, columns: Mapping[str, int]
) -> dict[str, int]:
    """Return the columns whose key is gone, by their headings; none where all keys are there, or none is."""
    if not columns or len(columns) == len(sheet.columns):
        return {}
    headings = Counter(_plain(each.heading) for each in sheet.columns)
    taken = {*columns.values()}
    standing: dict[str, list[int]] = {}
    for number, content in titles.items():
        if number not in taken:
            standing.setdefault(_plain(value_text(content.value)), []).append(number)
    found: dict[str, int] = {}
    for column in sheet.columns:
        heading = _plain(column.heading)
        places = standing.get(heading, [])
        alone = len(places) == 1 and headings[heading] == 1 and bool(heading)
        if column.field.key not in columns and alone and not _of_other(grid, places[0], titles):
            found[column.field.key] = places[0]
    return {} if _exchanged(sheet, found) else found


def _exchanged(sheet: FormTable, found: Mapping[str, int]) -> bool:
    """Tell whether headings stand in each other's places: the columns may have moved, or only their headings."""
    planned = {each.field.key: each.number for each in sheet.columns if each.field.key in found}
    moved = [key for key, number in planned.items() if found[key] != number]
    return bool(moved) and {planned[key] for key in moved} == {found[key] for key in moved}


def columns_by_key(columns: FormColumns, row: Mapping[int, Content]) -> Mapping[str, int]:
    """Return the real column of each key, read from the hidden row of keys."""
    own = {column.field.key for column in columns}
    found: dict[str, int] = {}
    for number, content in sorted(row.items()):
        value = content.value
        if number < max(len(own) + 20, 40) and isinstance(value, Text) and value.value in own:
            found.setdefault(value.value, number)
    return found


def rows_by_code(
    standing: Sequence[int], codes: Sequence[str]
) -> tuple[dict[str, int], list[tuple[str, int]]]:
    """Return the row of each id, and the ids that stand again further down."""
    rows: dict[str, int] = {}
    double: list[tuple[str, int]] = []
    for row, identity in zip(standing, codes, strict=True):
        if identity and rows.setdefault(identity, row) != row:
            double.append((identity, row))
    return rows, double


def known_by_name(
    sheet: FormTable, columns: Mapping[str, int], below: Columns, rows: Mapping[str, int]
) -> dict[str, int]:
    """Return the rows of lines whose code is gone, by their names."""
    numbers = {key: columns[key] for key in _NAMING if key in columns and sheet.column(key)}
    if not numbers:
        return {}
    names = Counter(_name_of(line, numbers) for line in sheet.lines)
    known = {row: line for line in sheet.lines if (row := rows.get(line.id)) is not None}
    standing: dict[tuple[str, ...], list[int]] = {}
    for row in _named(below, numbers):
        name = tuple(_plain(_text(below, number, row)) for number in numbers.values())
        own = known.get(row)
        if own is None or _name_of(own, numbers) != name:
            standing.setdefault(name, []).append(row)
    found: dict[str, int] = {}
    for line in sheet.lines:
        name = _name_of(line, numbers)
        places = standing.get(name, [])
        alone = len(places) == 1 and names[name] == 1 and any(name)
        if line.id not in rows and alone and places[0] not in known:
            found[line.id] = places[0]
    return found


def named_alone(
    line: Line, columns: Mapping[str, int], below: Columns, places: Sequence[int]
) -> int | None:
    """Return the one of these rows that bears the name of a line; None where none does, or several."""
    numbers = {key: columns[key] for key in _NAMING if key in columns and key in line.known}
    name = _name_of(line, numbers)
    named = [
        row
        for row in places
        if tuple(_plain(_text(below, number, row)) for number in numbers.values()) == name
    ]
    return named[0] if len(named) == 1 and any(name) else None


def repair_of(change: Irregularity) -> str:
    """Return what something that was mended is known by in its file: the sheet, its column or its row."""
    if change.change in OF_COLUMNS:
        return _of_column(change.cell.sheet, change.key)
    return _of_row(change.cell.sheet, change.line)


def leave_columns(
    sheet: FormTable, name: str, undone: Undone, columns: dict[str, int], keyless: Mapping[str, int]
) -> dict[str, int]:
    """Take back how columns were found of which somebody knows better; return those known by their headings.

    One that moved is read where the form had it, one that lost its key is not there. So is one that
    would be read in the place of another then: nothing is read twice.
    """
    planned = {each.field.key: each.number for each in sheet.columns} if undone else {}
    first = {key for key in planned if _of_column(name, key) in undone}
    return _left(first, planned, columns, keyless)


def leave_rows(
    sheet: FormTable, name: str, undone: Undone, rows: dict[str, int], nameless: Mapping[str, int]
) -> dict[str, int]:
    """Take back how rows were found of which somebody knows better; return those known by their names.

    Those that stand in the place of one of these are taken back with it, as columns are.
    """
    planned = {each.id: sheet.row(each.id) for each in sheet.lines} if undone else {}
    first = {identity for identity in planned if _of_row(name, identity) in undone}
    return _left(first, planned, rows, nameless)


def _left(
    first: Collection[str],
    planned: Mapping[str, int],
    places: dict[str, int],
    known: Mapping[str, int],
) -> dict[str, int]:
    """Put back what is to be left, and what stands in its place then; return which of ``known`` are still."""
    gone = {each for each in first if each in places}
    while True:
        taken = {planned[each] for each in gone if each not in known}
        more = {
            each
            for each, at in places.items()
            if at in taken and each in planned and each not in gone and each != ID
        }
        if not more:
            break
        gone |= more
    for each in gone:
        places[each] = planned[each]
        if each in known:
            del places[each]
    return {each: at for each, at in known.items() if each not in gone}


def _of_other(grid: Grid, number: int, titles: Mapping[int, Content]) -> bool:
    """Tell whether a formula makes the heading, or stands where the key was: that is somebody's own column."""
    return titles[number].formula is not None or grid.at(KEY_ROW, number).formula is not None


def _named(below: Columns, numbers: Mapping[str, int]) -> Iterator[int]:
    """Yield the rows in which one of these columns holds something."""
    yield from sorted({row for number in numbers.values() for row in below[number]})


def _name_of(line: Line, numbers: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(_plain(value_text(line.known.get(key, BLANK))) for key in numbers)


def _text(below: Columns, number: int, row: int) -> str:
    held = below[number].get(row)
    return value_text(held.value) if held else ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _of_column(sheet: str, key: str) -> str:
    return f"{sheet}|kolom|{key}"


def _of_row(sheet: str, line: str) -> str:
    return f"{sheet}|baris|{line}"
