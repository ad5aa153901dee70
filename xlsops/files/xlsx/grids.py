"""The sheets of a workbook as grids of typed cells, from its parts: what only a click that reads a sheet needs."""

from collections.abc import Iterable, Iterator, Mapping

from xlsops import messages
from xlsops.core.terms.refused_files import Reason
from xlsops.core.values.cells import Grid
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.number_formats import LONGEST
from xlsops.core.values.numbers import whole_number_text
from xlsops.core.values.structs import replace
from xlsops.files.xlsx.book import Book, SheetEntry
from xlsops.files.xlsx.comments import comments_of
from xlsops.files.xlsx.limits import Limits
from xlsops.files.xlsx.package.package import TOLD, Package
from xlsops.files.xlsx.package.relations import Relation
from xlsops.files.xlsx.sheet.cells import Scope
from xlsops.files.xlsx.sheet.quick_scanner import scan_sheet
from xlsops.files.xlsx.sheet.strings import shared_strings
from xlsops.files.xlsx.sheet.styles import number_formats
from xlsops.files.xlsx.unreadable import refuse

_CELLS_NAMED = 5
_FAR = 5_000_000
_BLANKS_WORTH_A_NOTE = 10_000


def scope_of(package: Package, book: Book, limits: Limits) -> Scope:
    """Return what the cells of a workbook refer to, but for its shared texts."""
    formats = number_formats(package.linked(package.links, "styles"))
    return Scope([], formats, book.date1904, limits)


def scanned_grids(
    package: Package, entries: Iterable[tuple[SheetEntry, Relation]], scope: Scope, notes: list[str]
) -> list[Grid]:
    """Return sheets, each given with where it stands; what is worth saying of them goes to the notes."""
    limits = scope.limits
    scope = replace(scope, strings=shared_strings(package.linked(package.links, "sharedStrings")))
    if any(len(each) > LONGEST for each in scope.formats):
        notes.append(messages.notes.number_format_too_long(LONGEST))
    grids: list[Grid] = []
    filled = 0
    for entry, place in entries:
        grid = _grid(package, entry, place, scope, notes)
        grids.append(grid)
        filled += len(grid.cells)
        if filled > limits.filled_cells:
            refuse(Reason.TERLALU_BESAR, f"lebih dari {limits.filled_cells} sel terisi")
    return grids


def _grid(
    package: Package, entry: SheetEntry, link: Relation, scope: Scope, notes: list[str]
) -> Grid:
    if link.kind == "chartsheet":
        return Grid(entry.name, entry.state)
    part = scan_sheet(link.target, package.part(link.target), scope)
    if part.blanks > _BLANKS_WORTH_A_NOTE:
        note = messages.notes.blank_cells(cited(entry.name), whole_number_text(part.blanks))
        notes.append(note)
    grid = Grid(
        entry.name,
        entry.state,
        part.cells,
        part.hidden_rows,
        part.hidden_columns,
        part.merges,
        part.protected,
        comments_of(package, link.target),
        part.entries,
    )
    notes.extend(_reach(grid))
    notes.extend(_shares(entry.name, part.links, package.shares_of(link.target)))
    return grid


def _reach(grid: Grid) -> Iterator[str]:
    """Yield a note where a sheet reaches far beyond what it holds."""
    last_row, last_column = grid.reach
    if last_row * last_column > _FAR + 50 * len(grid.cells):
        yield messages.notes.reaches_far(cited(grid.name), last_row, last_column)


def _shares(
    name: str, links: Iterable[tuple[str, str]], shares: Mapping[str, str]
) -> Iterator[str]:
    """Yield where cells lead to network shares: those of one target together, the first targets."""
    by_target: dict[str, list[str]] = {}
    for place, link in links:
        if link in shares:
            by_target.setdefault(shares[link], []).append(place)
    for target, places in [*by_target.items()][:TOLD]:
        cells = ", ".join(places[:_CELLS_NAMED]) + (" …" if len(places) > _CELLS_NAMED else "")
        yield messages.notes.cells_on_network(cited(name), cited(cells), cited(target, 60))
    if len(by_target) > TOLD:
        yield messages.notes.more_on_network(len(by_target) - TOLD)
