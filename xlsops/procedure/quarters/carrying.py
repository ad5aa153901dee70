"""Carries a quarter into the next: the same masters, with the figures that came in filled in."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from xlsops import messages
from xlsops.core.history.asked_then import asked_then
from xlsops.core.journal.carried import KEYS, Place
from xlsops.core.journal.earlier_quarters import source_told
from xlsops.core.pages.before_painting import place_pages
from xlsops.core.results.own_columns import own_columns
from xlsops.core.spec import tables
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.cells import BLANK, Value
from xlsops.core.values.known_figures import KnownFigure
from xlsops.core.values.periods import Period as Quarter
from xlsops.core.values.rungs import known_as
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.excel.closed.cell_edits import with_cells
from xlsops.excel.closed.sheet_part import CellEdits
from xlsops.excel.closed.splice import paint_closed
from xlsops.excel.control.figures import figure_value
from xlsops.files.folders import own_templates
from xlsops.procedure.period.figure_places import figure_stands
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.painting import pages_of, was_painted
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.earlier import carried_source, figures_in, handed_on
from xlsops.procedure.quarters.opening import Opening, open_period


def open_next(root: Path, opening: Opening, old: LoadedPeriod) -> Outcome:
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
    control = _carried(old, view, same_year=same)
    templates = own_templates(old.folder)
    sources = (
        (
            *(
                source_told(each, old.state.asked.get(each.period.number))
                for each in handed_on(old, root)
            ),
            source_told(carried_source(view, old.folder, old.key, root), asked_then(old.spec)),
        )
        if same
        else ()
    )
    opening = replace(opening, control=control, carried=sources, templates=templates)
    outcome = open_period(root, opening, old.now, old.actor)
    notes = tuple(_notes(view, target)) if same else (messages.quarters.NEW_YEAR,)
    lines = (*outcome.lines, *_brought(old, templates), *notes)
    return replace(
        outcome,
        lines=lines,
        data={**outcome.data, "notes": list(notes)},
        attention=outcome.attention or bool(notes),
    )


def _carried(old: LoadedPeriod, view: View, *, same_year: bool) -> bytes:
    """Return the old control workbook as a new one begins: the masters written anew, nothing painted."""
    pages, path = place_pages(old.spec.settings.paper), old.folder.control
    ours = {page.name for page in pages_of(view)}
    gone = [grid.name for grid in old.sheets if grid.name in ours or was_painted(grid)]
    begun = paint_closed(
        old.control, path, pages, {*gone} - {page.name for page in pages}, copied=True
    )
    figures = figures_in(view)
    then = {} if same_year else _year_of(old, figures)
    changes: dict[str, dict[tuple[int, int], Value]] = {tables.RECORDS.sheet: dict(_records(old))}
    for place, stand in figure_stands(
        old.sheets, tuple(each.code for each in old.spec.bureaus)
    ).items():
        values = changes.setdefault(stand.cell.sheet, {})
        if same_year and place in figures:
            values[stand.cell.row, stand.cell.column] = figure_value(
                known_as(figures[place], old.spec.rungs(*place[:2]))
            )
        elif place in then:
            values[stand.cell.row, stand.cell.column] = then[place]
        elif not same_year and place[2].rpartition("_")[0] in KEYS:
            values[stand.cell.row, stand.cell.column] = BLANK
    there = {grid.name for grid in old.sheets}
    return with_cells(
        begun, path, {name: CellEdits(values) for name, values in changes.items() if name in there}
    )


def _year_of(old: LoadedPeriod, figures: Mapping[Place, KnownFigure]) -> dict[Place, Value]:
    """Return what indicators reached in each quarter of the old year, by the columns of the year before."""
    quarter = old.spec.period.number
    found: dict[Place, Value] = {}
    for each in old.spec.indicators:
        before = (*each.actuals, None, None, None, None)[: quarter - 1]
        known = (*before, figures.get((each.bureau, each.id, keys.actual(quarter))))
        for number in range(1, 5):
            figure = known[number - 1] if number <= quarter else None
            told = figure if isinstance(figure, Decimal) else None
            value = figure_value(known_as(told, each.measure.rungs))
            found[each.bureau, each.id, keys.last_year(number)] = value
    return found


def _records(old: LoadedPeriod) -> Iterator[tuple[tuple[int, int], Value]]:
    """Yield blanks for what people recorded of the old quarter; its journal holds it."""
    for grid in old.sheets:
        if grid.name == tables.RECORDS.sheet:
            yield from ((at, BLANK) for at in grid.cells if at[0] >= tables.RECORDS.first_row)


def _brought(old: LoadedPeriod, templates: Iterable[str]) -> Iterator[str]:
    """Yield what came along from the folder before."""
    yield messages.quarters.masters_from(old.folder.root)
    own = [
        f"{each.heading} ({block.value})"
        for block in Block
        for each in own_columns(old.spec, block)
    ]
    if own:
        yield messages.quarters.own_columns(own, old.spec.period.label)
    names = tuple(templates)
    yield messages.quarters.templates(names) if names else messages.quarters.NO_TEMPLATES


def _notes(view: View, target: Quarter) -> Iterator[str]:
    quarter = view.spec.period
    lacking = [each.bureau.code for each in view.bureaus if each.record is None]
    unsigned = [each.bureau.code for each in view.bureaus if each.record and not each.approved]
    if lacking:
        yield messages.quarters.unfilled(quarter.label, lacking)
    if unsigned:
        yield messages.quarters.unapproved(quarter.label, unsigned)
    if target.number > quarter.number + 1:
        yield messages.quarters.between(quarter.label, target.label)
