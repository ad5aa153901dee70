"""Carries a quarter into the next: the same masters, with the figures that came in filled in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from xlsops import messages
from xlsops.core import tables
from xlsops.core.carried import KEYS, Place, facts_of
from xlsops.core.outcome import Outcome
from xlsops.core.own_columns import own_columns
from xlsops.core.pages.view import View
from xlsops.core.periods import Period as Quarter
from xlsops.core.spec import Block
from xlsops.errors import XlsopsError
from xlsops.excel.cached import keep_values
from xlsops.excel.control_places import write_places
from xlsops.excel.rewriting import TITLE, rewritten
from xlsops.files.folders import CONTROL, own_templates
from xlsops.procedure.earlier import figures_in, handed_on, source_of
from xlsops.procedure.opening import Opening, open_period
from xlsops.procedure.painting import pages_of, was_painted
from xlsops.procedure.period import Period
from xlsops.procedure.viewing import view_of

_NEW_YEAR = "Tahun baru: periksa target dan pagu di lembar Master serta lembar Hari Libur."


def open_next(root: Path, opening: Opening, old: Period) -> Outcome:
    """Make the folder of a later period from the one before, as ``open_period`` makes the first.

    Within a year the figures of the old quarter are filled into the masters, and the journal begins
    with where they and those of the quarters before came from; into a new year the masters go
    without any. What was painted or recorded stays behind. Raises where the new period is not a
    later one.
    """
    before, target = old.spec.period, opening.period
    if (target.year, target.number) <= (before.year, before.number):
        raise XlsopsError(messages.workbook.not_before(before.label, target.label))
    view = view_of(old)
    same = target.year == before.year
    control, dropped = _carried(old, view, _fill if same else _empty)
    templates = own_templates(old.folder)
    sources = (*handed_on(old, root), source_of(view, old.folder, old.key, root)) if same else ()
    opening = replace(
        opening, control=control, carried=tuple(map(facts_of, sources)), templates=templates
    )
    outcome = open_period(root, opening, old.now, old.actor)
    notes = tuple(_notes(view, target)) if same else (_NEW_YEAR,)
    if dropped:
        left = f"Tidak ikut terbawa: {', '.join(dropped)}. Buat lagi di {CONTROL} yang baru; yang lama utuh."
        notes = (*notes, left)
    lines = (*outcome.lines, *_brought(old, templates), *notes)
    return replace(
        outcome, lines=lines, data={**outcome.data, "notes": list(notes)}, attention=bool(notes)
    )


def _carried(
    old: Period, view: View, write: Callable[[Workbook, View], None]
) -> tuple[bytes, tuple[str, ...]]:
    """Return the old control workbook as a new one begins: the masters written anew, nothing painted.

    With it come the kinds of content that could not be carried; the old workbook keeps them.
    """
    ours = {page.name for page in pages_of(view)}
    gone = [grid.name for grid in old.grids if grid.name in ours or was_painted(grid)]

    def change(book: Workbook) -> None:
        for name in gone:
            book.remove(book[name])
        write(book, view)
        _forget(book)
        write_places(book, old.spec.settings.paper)

    data, dropped = rewritten(old.control, change, TITLE, old.now, gone)
    kept = tuple(grid for grid in old.grids if grid.name not in gone)
    return keep_values(data, kept), dropped


def _fill(book: Workbook, view: View) -> None:
    """Write the figures of the quarter; where none came in, what stands there stays."""
    figures = figures_in(view)
    for table, code in tables.MASTERS:
        for place, cell in _cells(book, table, code):
            if place in figures:
                cell.value = figures[place]


def _empty(book: Workbook, _view: View) -> None:
    """Take the figures of all quarters out of the masters."""
    for table, code in tables.MASTERS:
        for (_, _, key), cell in _cells(book, table, code):
            if key.rpartition("_")[0] in KEYS:
                cell.value = None


def _forget(book: Workbook) -> None:
    """Take out what people recorded of the old quarter; its journal holds it."""
    if tables.RECORDS.sheet in book.sheetnames:
        for row in book[tables.RECORDS.sheet].iter_rows(tables.RECORDS.first_row):
            for cell in row:
                if isinstance(cell, Cell):
                    cell.value = None


def _cells(book: Workbook, table: tables.Table, code: str) -> Iterator[tuple[Place, Cell]]:
    """Yield every cell of a master with its place."""
    sheet = book[table.sheet]
    columns = {column.key: number for number, column in enumerate(table.columns, 1)}
    for row in range(table.first_row, sheet.max_row + 1):
        line, bureau = (
            str(sheet.cell(row, columns[key]).value or "").strip() for key in (code, "bureau")
        )
        for key, number in columns.items():
            cell = sheet.cell(row, number)
            if line and isinstance(cell, Cell):
                yield (bureau, line, key), cell


def _brought(old: Period, templates: Iterable[str]) -> Iterator[str]:
    """Yield what came along from the folder before."""
    yield f"Master dibawa dari {old.folder.root}."
    own = [
        f"{each.heading} ({block.value})"
        for block in Block
        for each in own_columns(old.spec, block)
    ]
    if own:
        yield (
            f"Kolom tambahan di lembar Format ikut: {', '.join(own)}; isian {old.spec.period.label} di "
            "dalamnya tetap di folder itu."
        )
    names = ", ".join(templates)
    yield (
        f"Isi folder templates ikut disalin: {names}."
        if names else "Folder itu tidak punya lambang daerah atau templat sendiri."
    )  # fmt: skip


def _notes(view: View, target: Quarter) -> Iterator[str]:
    quarter = view.spec.period
    lacking = [each.bureau.code for each in view.bureaus if each.record is None]
    unsigned = [each.bureau.code for each in view.bureaus if each.record and not each.approved]
    if lacking:
        yield f"Realisasi {quarter.label} kosong karena belum mengirim: {', '.join(lacking)}."
    if unsigned:
        yield f"Realisasi {quarter.label} belum disahkan, periksa lagi: {', '.join(unsigned)}."
    if target.number > quarter.number + 1:
        yield f"Triwulan di antara {quarter.label} dan {target.label} tidak ikut terisi."
