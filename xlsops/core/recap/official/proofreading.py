"""Whether the formulas and the words in braces of a template can be used: a sentence for each that cannot."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from xlsops import messages
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.recap.official.form import OfficialForm
from xlsops.core.recap.official.placeholders import KNOWN, PREDICATE, is_placeholder, placeholders
from xlsops.core.recap.official.row_formulas import (
    CircleError,
    StrayCellError,
    cells_of_formula,
    columns_of_formula,
    foot_formula,
    ordered,
    row_and_column,
    row_formula,
)
from xlsops.core.sheet.sheet import address
from xlsops.core.values.cells import column_letters


def proofread(form: OfficialForm) -> Iterator[str]:
    """Yield what is wrong with the texts and formulas of a form."""
    models = set(form.kinds.values())
    names = {each.place: each.name for each in form.columns}
    for (row, column), cell in sorted(form.workbook.cells.items()):
        at = f"{form.name}!{address(row, column)}"
        if cell.text.startswith("=") and row not in models:
            yield from _of_foot(form, (row, column), cell.text)
        yield from _of_words(form, at, cell.text)
    for row in sorted(models):
        named = dict[int, tuple[int, ...]]()
        for column in range(1, form.width + 1):
            text = (
                form.workbook.cells[row, column].text
                if (row, column) in form.workbook.cells
                else ""
            )
            if text.startswith("="):
                yield from _of_row(form, (row, column), text, named)
        yield from _circle(form, row, named, names)


def _of_row(
    form: OfficialForm, place: tuple[int, int], text: str, named: dict[int, tuple[int, ...]]
) -> Iterator[str]:
    at, (row, column) = f"{form.name}!{address(*place)}", place
    try:
        cells = columns_of_formula(row_formula(text, row))
    except StrayCellError as stray:
        yield messages.official.formula_stray(at, text, str(stray))
    except FormulaError as fault:
        yield messages.official.formula_wrong(at, text, str(fault))
    else:
        named[column] = cells
        for far in sorted(cells):
            if far > form.width:
                yield messages.official.formula_outside(at, text, column_letters(far))


def _of_foot(form: OfficialForm, place: tuple[int, int], text: str) -> Iterator[str]:
    """Yield what is wrong with a formula around the table, which is reckoned from above to below."""
    at, (first, last) = f"{form.name}!{address(*place)}", form.table
    try:
        named = cells_of_formula(foot_formula(text))
    except FormulaError as fault:
        yield messages.official.formula_wrong(at, text, str(fault))
        return
    for name in named:
        start, _, end = name.partition(":")
        top, bottom = row_and_column(start), row_and_column(end or start)
        inside = top[0] <= last and bottom[0] >= first
        if inside and not end:
            yield messages.official.formula_one_row(at, text, name)
        elif bottom >= place or (inside and place[0] < first):
            yield messages.official.formula_later(at, text, name)


def _circle(
    form: OfficialForm, row: int, named: Mapping[int, tuple[int, ...]], names: Mapping[int, str]
) -> Iterator[str]:
    try:
        ordered(named)
    except CircleError as circle:
        column = names.get(circle.place, str(circle.place))
        yield messages.official.formula_circle(form.name, row, column)


def _of_words(form: OfficialForm, at: str, text: str) -> Iterator[str]:
    for word in placeholders(text):
        first, _, second = word.partition(" ")
        lost = first == PREDICATE and second.strip().casefold() not in form.cells
        if lost or not is_placeholder(word):
            near = get_close_matches(word, KNOWN, 1, 0.5)
            yield messages.official.placeholder_unknown(at, word, near)
