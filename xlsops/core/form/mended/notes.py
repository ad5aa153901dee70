"""What was damaged on a form and does no harm: found and told, a sentence a cause.

Nothing of it is guessed, so nothing of it stops a file; whoever knows better sets the file aside.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.answers import MENDED, Change, Irregularity
from xlsops.core.form.layout import COVER, HEADING_ROW, META, FormTable, marker
from xlsops.core.form.mended.entry_rules import lost_rules, words_rule
from xlsops.core.form.mended.own_formulas import altered
from xlsops.core.form.submissions import Submission
from xlsops.core.form.table import FoundTable
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import FieldKind, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import Cell, Grid, Number, Text, column_letters
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.number_formats import TakenFor, effect, shows_date
from xlsops.messages.message import listed

_TITLES, _BUILT_IN = "_xlnm.Print_Titles", "_xlnm."
_NUMBERS_TAB = " - "
"""Stands behind a sheet's name where Numbers names it by its table."""
_FEW = 5
_TRIED = (Decimal(5), Decimal("1234567.5"))


class DamagedForm(Struct, frozen=True):
    """A form of today as it came: what was read of it, its cover, and what its workbook says besides.

    ``told`` are the cells of which a finding tells already, ``sheets`` all sheets there are.
    """

    submission: Submission
    spec: Spec
    rules: Sequence[LiveRule]
    cover: Grid
    sheets: Sequence[Grid]
    names: Mapping[str, str]
    formats: tuple[str, ...]
    told: Collection[Cell]

    @property
    def tables(self) -> Sequence[FoundTable]:
        """Return both tables as they were found."""
        return self.submission.tables


def mended(form: DamagedForm) -> tuple[str, ...]:
    """Return a sentence for each kind of damage that was mended; none of a form that has none."""
    found = tuple(each for part in _PARTS for each in part(form))
    return (*found, messages.mended.ASIDE) if found else ()


def _tabs(form: DamagedForm) -> Iterator[str]:
    tabs = [(COVER, f"xlsops:{COVER}", form.cover)]
    tabs += [(each.sheet.name, marker(each.sheet.block), each.grid) for each in form.tables]
    for name, mark, grid in tabs:
        by_name = grid.name.strip().casefold() == name.casefold()
        marked = grid.at(1, 1).value == Text(mark)
        if not (by_name or marked):
            yield messages.mended.known_by_keys(name, cited(grid.name))
        elif not marked:
            yield messages.mended.mark_lost(name)
        elif not by_name and not grid.name.startswith(f"{name}{_NUMBERS_TAB}"):
            yield messages.mended.renamed(name, cited(grid.name))
        if grid.state != "visible":
            yield messages.mended.sheet_hidden(name)
    if not any(each.name.startswith(META) for each in form.sheets):
        yield messages.mended.seal_lost()
    opened = [cited(grid.name) for _, _, grid in tabs if not grid.protected]
    if opened:
        yield messages.mended.unprotected(opened)


def _places(form: DamagedForm) -> Iterator[str]:
    """Yield what stands elsewhere or lost its mark, the first of each sheet and how many more."""
    together: dict[tuple[str, Change], list[Irregularity]] = {}
    for each in form.submission.irregularities:
        if each.change in MENDED:
            together.setdefault((each.cell.sheet, each.change), []).append(each)
    for (sheet, change), found in together.items():
        one, others, name = found[0], len(found) - 1, cited(sheet)
        if change is Change.COLUMN_MOVED:
            now = column_letters(one.cell.column)
            yield messages.mended.columns_moved(name, one.old, now, one.new, others)
        elif change is Change.ROW_MOVED:
            yield messages.mended.rows_moved(name, one.old, one.cell.row, one.new, others)
        elif change is Change.KEY_LOST:
            yield from (messages.mended.key_lost(name, each.old) for each in found)
        else:
            yield from (messages.mended.code_lost(name, each.old) for each in found)


def _entries(form: DamagedForm) -> Iterator[str]:
    """Yield the columns into which anything may be typed now."""
    for each in form.tables:
        rows = tuple(row for line in each.sheet.asked if (row := each.rows.get(line.id)))
        numbers = tuple(number for _, number in each.found)
        worded = tuple(
            (each.rows[line.id], rule)
            for line in each.sheet.asked
            if line.measure.rungs and line.id in each.rows and (rule := words_rule(line))
        )
        lost = lost_rules(each.sheet, form.spec, each.grid.entries, numbers, rows, worded)
        if lost:
            names = [column.heading for column in lost]
            yield messages.mended.rules_lost(cited(each.grid.name), listed(names, _FEW))


def _formulas(form: DamagedForm) -> Iterator[str]:
    submission = form.submission
    moved = {
        each.cell.sheet for each in submission.irregularities if each.change is Change.COLUMN_MOVED
    }  # a program tells the formulas of moved columns anew
    here = [each for each in submission.computing if each.sheet not in moved]
    found = altered(submission.layout, form.spec, form.rules, here)
    told = [each for each in found if each not in form.told]
    yield from _by_sheet(told, messages.mended.formulas_altered)


def _looks(form: DamagedForm) -> Iterator[str]:
    """Yield the cells nobody fills in whose number is not what they show; few files have such a format."""
    odd = _odd(form.formats)
    found = [cell for each in form.tables for cell in _odd_cells(each, odd)] if odd else []
    told = [each for each in found if each not in form.told]
    yield from _by_sheet(told, messages.mended.shown_otherwise)


def _odd_cells(table: FoundTable, odd: Collection[str]) -> Iterator[Cell]:
    rows = sorted(table.rows.values())
    for column, number in table.found:
        computed = column.field.kind is FieldKind.FORMULA
        if column.open or not column.visible or not (computed or column.field.kind.numeric):
            continue
        for row, held in zip(rows, table.below.held(number, rows), strict=True):
            look, value = held.number_format, held.value
            if look in odd and isinstance(value, Number):
                if effect(look, value.value) is not TakenFor.PLAIN:
                    yield Cell(table.grid.name, row, number)
            elif look in odd and computed and held.formula is not None:
                yield Cell(table.grid.name, row, number)


def _names(form: DamagedForm) -> Iterator[str]:
    """Yield where titles of printed pages are others, and the names of cells that were added."""
    names = form.names
    other = [
        each.grid.name
        for each in form.tables
        if _pieces(names.get(f"{each.grid.name}!{_TITLES}", "")) != _own_titles(each.sheet)
    ]
    if other:
        yield messages.mended.print_titles([cited(each) for each in other])
    added = [name for name in names if _BUILT_IN not in name]
    if added:
        yield messages.mended.names_added(listed([cited(each) for each in added], _FEW))


_PARTS: tuple[Callable[[DamagedForm], Iterator[str]], ...] = (
    _tabs,
    _places,
    _entries,
    _formulas,
    _looks,
    _names,
)


@lru_cache(maxsize=64)
def _odd(formats: tuple[str, ...]) -> frozenset[str]:
    """Return the formats that show figures as others than they are; a clean form has none but of dates."""
    return frozenset(
        each
        for each in set(formats)
        if any(effect(each, number) is not TakenFor.PLAIN for number in _TRIED)
        and not shows_date(each)
    )


def _own_titles(sheet: FormTable) -> frozenset[str]:
    """Return which rows and columns of a table every printed page repeats."""
    name = next(each for each in sheet.columns if each.field.key in keys.NAMES)
    row = f"${HEADING_ROW}:${HEADING_ROW}"
    return frozenset({row, f"$B:${column_letters(name.number)}"})


@lru_cache(maxsize=256)
def _pieces(reference: str) -> frozenset[str]:
    """Return the pieces of a reference without the sheet they stand in."""
    return frozenset(each.rpartition("!")[2] for each in reference.split(",") if each)


def _by_sheet(cells: Iterable[Cell], telling: Callable[[str, str], str]) -> Iterator[str]:
    by_sheet: dict[str, list[str]] = {}
    for each in cells:
        by_sheet.setdefault(each.sheet, []).append(each.address)
    for sheet, places in by_sheet.items():
        yield telling(cited(sheet), listed(places, _FEW))
