"""A bureau's marked copy: our own form with its answers, the flagged cells filled and annotated."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from xlsops.core.form.layout import COVER, FormTable, identity_cell
from xlsops.core.pages.figures.computed import computed_cells, counted_texts
from xlsops.core.pages.return_note import return_note
from xlsops.core.sheet.sheet import Note
from xlsops.core.sheet.text_metrics import height_of
from xlsops.core.terms.findings import Finding
from xlsops.core.values.cells import Cell, Text, Value
from xlsops.core.view.mending import fresh_form_cell, to_mend
from xlsops.core.view.view import BureauView, View
from xlsops.excel.form.marking import SheetMarks, marked
from xlsops.excel.form.pouring import PouredCells, with_answers, with_title
from xlsops.excel.form.shading import Shade
from xlsops.excel.package.lying_parts import LyingParts, lying_parts
from xlsops.excel.package.parts import put_together

_TITLE = "Catatan Perbaikan"


def make_copy(
    form: bytes, view: View, each: BureauView, mendable: Collection[tuple[str, str]] | None = None
) -> bytes:
    """Return the marked copy made from a fresh form; the original is never touched.

    With ``mendable`` places, by line and column key, all other answers are locked and grey.
    """
    whole = poured_form(form, each, view.now)
    return put_together(marked(whole, return_note(view, each), _marks(each, mendable)))


def poured_form(form: bytes, each: BureauView, moment: datetime) -> LyingParts:
    """Return the parts of a fresh form with a bureau's answers and what its formulas make of them."""
    answers = with_answers(lying_parts(form), _poured(each), counted_texts(each))
    return with_title(answers, _TITLE, moment)


def _poured(each: BureauView) -> dict[str, PouredCells]:
    shown: dict[str, dict[str, Value]] = {}
    for cell, value in computed_cells(each).items():
        shown.setdefault(cell.sheet, {})[cell.address] = value
    values = _values(each)
    tables = {
        table.name: PouredCells(
            values.get(table.name, {}), shown.get(table.name, {}), dict(_heights(each, table))
        )
        for table in each.layout.sheets
    }
    return {COVER: PouredCells(values.get(COVER, {})), **tables}


def _values(each: BureauView) -> dict[str, dict[str, Value]]:
    """Return what the bureau wrote, by sheet and address."""
    values: dict[str, dict[str, Value]] = {}
    if each.submission is None:
        return values
    for answer in each.submission.answers:
        sheet = each.layout.sheet(answer.column.field.block)
        planned = sheet.cell(answer.line.id, answer.key)
        values.setdefault(sheet.name, {})[planned.address] = answer.content.value
    for key, content in each.submission.identity.items():
        planned = identity_cell(key)
        values.setdefault(planned.sheet, {})[planned.address] = content.value
    return values


def _heights(each: BureauView, table: FormTable) -> Iterator[tuple[int, float]]:
    """Yield how high each row must be for the texts a bureau wrote into it."""
    texts: dict[str, list[tuple[str, float]]] = {}
    for answer in each.submission.answers if each.submission else ():
        here, value = answer.column, answer.content.value
        if here.field.block is table.block and here.visible and isinstance(value, Text):
            texts.setdefault(answer.line.id, []).append((value.value, here.field.width))
    for line, told in texts.items():
        yield table.row(line), height_of(*zip(*told, strict=True))


def _marks(each: BureauView, mendable: Collection[tuple[str, str]] | None) -> dict[str, SheetMarks]:
    ordered = sorted(to_mend(each), key=lambda finding: -finding.severity.order)
    shades: dict[str, dict[str, Shade]] = {COVER: {}}
    for table in each.layout.sheets:
        shades[table.name] = {} if mendable is None else _locked(table, mendable)
    notes: dict[Cell, list[str]] = {}
    for finding in ordered:
        cell = fresh_form_cell(each.layout, finding)
        here = shades[cell.sheet]
        locked = here.get(cell.address, Shade()).locked
        here[cell.address] = Shade(finding.severity.value, locked)
        notes.setdefault(cell, []).append(_noted(finding))
    placed = [(cell, "\n\n".join(reversed(texts))) for cell, texts in notes.items()]
    return {name: SheetMarks(shades[name], _notes_on(name, placed)) for name in shades}


def _noted(finding: Finding) -> str:
    mark = f"{finding.severity.mark} {finding.code}"
    return f"{mark}\n{finding.message}\n{finding.advice}"


def _notes_on(sheet: str, notes: Iterable[tuple[Cell, str]]) -> tuple[Note, ...]:
    return tuple(Note(cell.row, cell.column, text) for cell, text in notes if cell.sheet == sheet)


def _locked(table: FormTable, mendable: Collection[tuple[str, str]]) -> dict[str, Shade]:
    """Return a lock for every answer that is not to be mended; the sheet itself is protected already."""
    lock = Shade(locked=True)
    return {
        table.cell(line.id, column.field.key).address: lock
        for line, column in table.answers()
        if (line.id, column.field.key) not in mendable
    }
