"""What the computed cells of a form show for the answers of a bureau.

A copy holds them beside its formulas: where nothing is calculated (Protected View, phones) they
are all a person sees.
"""

from collections.abc import Iterator
from decimal import Decimal

from xlsops.core.form import cell_formulas as live
from xlsops.core.form.layout import FormTable, Line
from xlsops.core.pages.figures.answers_page import result_shown
from xlsops.core.spec.achievement import absorption, total
from xlsops.core.spec.spec import FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import BLANK, Blank, Cell, Number, Text, Value
from xlsops.core.view.view import BureauView


def computed_cells(each: BureauView) -> dict[Cell, Value]:
    """Return the value of every computed cell of a form's tables, the rows of sums included."""
    found: dict[Cell, Value] = {}
    for sheet in each.layout.sheets:
        found |= dict(_line_cells(each, sheet))
        found |= dict(_total_cells(each, sheet))
    return found


def counted_texts(each: BureauView) -> dict[str, Text]:
    """Return what each counting formula of a form says, by its text."""
    layout, quarter = each.layout, each.layout.period.number
    filled = {sheet.block: _filled(each, sheet, quarter) for sheet in layout.sheets}
    total = sum(filled.values()) + _told(each)
    found = {live.filled_counter(layout): _words(total, layout.required)}
    for sheet in layout.sheets:
        asked = len(list(sheet.required(quarter)))
        found[live.sheet_counter(sheet, quarter)] = _words(filled[sheet.block], asked)
    return found


def _words(filled: int, asked: int) -> Text:
    return Text(f"Terisi {filled} dari {asked}")


def _told(each: BureauView) -> int:
    known = each.submission.identity.values() if each.submission else ()
    return sum(not isinstance(content.value, Blank) for content in known)


def _filled(each: BureauView, sheet: FormTable, quarter: int) -> int:
    if each.results is None:
        return 0
    answers = (
        each.results.answer(sheet.block, line.id, column.field.key)
        for line, column in sheet.required(quarter)
    )
    return sum(
        answer is not None and not isinstance(answer.content.value, Blank) for answer in answers
    )


def _line_cells(each: BureauView, sheet: FormTable) -> Iterator[tuple[Cell, Value]]:
    for line in sheet.lines:
        for column in sheet.columns:
            if line.asked and column.field.kind is FieldKind.FORMULA:
                shown = result_shown(each, sheet, line, column.field.key)
                yield sheet.cell(line.id, column.field.key), _value(shown)


def _value(shown: object) -> Value:
    match shown:
        case Decimal():
            return Number(shown)
        case str():
            return Text(shown)
        case _:
            return BLANK


def _total_cells(each: BureauView, sheet: FormTable) -> Iterator[tuple[Cell, Value]]:
    formulas = live.total_formulas(sheet)
    sums = {
        key: total(_figure(each, sheet, line, key) for line in sheet.lines)
        for key in formulas
        if key != keys.ABSORPTION
    }
    share = absorption(sums.get(keys.SPENT_SO_FAR), sums.get(keys.CEILING))
    for key in formulas:
        yield sheet.total_cell(key), _value(share if key == keys.ABSORPTION else sums[key])


def _figure(each: BureauView, sheet: FormTable, line: Line, key: str) -> Decimal:
    """Return the figure of a line in a column of sums; 0 where it has none."""
    if not line.asked:
        return Decimal(0)
    shown = result_shown(each, sheet, line, key)
    if isinstance(shown, Decimal):
        return shown
    answered = each.results.number(sheet.block, line.id, key) if each.results else None
    known = line.known_number(key) if answered is None else answered
    return known or Decimal(0)
