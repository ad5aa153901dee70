"""What the rules on the form itself find: changes nobody makes by answering, and the same left as it was."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal

from xlsops import messages
from xlsops.core.checks.selftest.examples import EXAMPLES, Exemplify
from xlsops.core.checks.selftest.history_examples import HISTORY_EXAMPLES
from xlsops.core.checks.selftest.planting import CarefulForm, Example, FormKind, Planting
from xlsops.core.form.layout import Column, FormTable, Line, identity_cell
from xlsops.core.form.submissions import value_text
from xlsops.core.spec.spec import FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code
from xlsops.core.values.cells import BLANK, Cell, Number, Text, Value

_YESTERDAY = timedelta(days=1)


def other_master(form: CarefulForm) -> Example:
    """V01: a form of other rows than today's is refused, today's is taken."""
    return _whole(form, Code.V01, FormKind.OLDER)


def other_quarter(form: CarefulForm) -> Example:
    """V31: a form of another quarter is refused, one of the open quarter is taken."""
    return _whole(form, Code.V31, FormKind.OTHER_QUARTER)


def heading_changed(form: CarefulForm) -> Example | None:
    """V02: another heading is found."""
    for sheet in form.layout.sheets:
        for column in sheet.columns if sheet.asked else ():
            if column.visible:
                cell = sheet.heading_cell(column.field.key)
                other = Text(f"{column.heading} lain")
                return _over(form, Code.V02, cell, other, Text(column.heading))
    return None


def locked_changed(form: CarefulForm) -> Example | None:
    """V03: another text or figure in a locked cell is found."""
    for sheet, line, column in _locked(form):
        held = line.known.get(column.field.key, BLANK)
        if not column.field.editable and held != BLANK:
            return _over(form, Code.V03, sheet.cell(line.id, column.field.key), _other(held), held)
    return None


def closed_quarter_changed(form: CarefulForm) -> Example | None:
    """V14: another figure in a closed quarter is found."""
    for sheet, line, column in _locked(form):
        before = column.field.editable and (column.field.quarter or 0) in range(1, form.quarter)
        held = line.known.get(column.field.key, BLANK)
        if before and isinstance(held, Number):
            return _over(form, Code.V14, sheet.cell(line.id, column.field.key), _other(held), held)
    return None


def early_answer(form: CarefulForm) -> Example | None:
    """V15: a figure in a quarter to come is found, none is not."""
    for sheet, line, column in _locked(form):
        if column.field.editable and (column.field.quarter or 0) > form.quarter:
            return _over(
                form, Code.V15, sheet.cell(line.id, column.field.key), Number(Decimal(1)), BLANK
            )
    return None


def day_to_come(form: CarefulForm) -> Example:
    """V04: a day two days after the receipt is found, the day after it is not, for clocks differ."""
    place = keys.COVER_LINE, keys.FILLED_ON
    today = datetime.combine(form.received.date(), time())
    return form.example(
        Code.V04.name, place, {place: today + 2 * _YESTERDAY}, {place: today + _YESTERDAY}
    )


def formula_replaced(form: CarefulForm) -> Example | None:
    """V26: a figure in the place of a formula is found."""
    for sheet in form.layout.sheets:
        for column in sheet.columns if sheet.asked else ():
            if column.field.kind is FieldKind.FORMULA and column.field.key != keys.STATUS:
                cell = sheet.cell(sheet.asked[0].id, column.field.key)
                wrong = Planting(messages.planted.FORMULA_OVER, {cell: Number(Decimal(1))})
                return Example(Code.V26.name, form.bureau, cell, wrong, _untouched())
    return None


def row_hidden(form: CarefulForm) -> Example | None:
    """V27: a hidden row is found."""
    for sheet in form.layout.sheets:
        if sheet.asked:
            cell = Cell(sheet.name, sheet.row(sheet.asked[0].id), 1)
            wrong = Planting(messages.planted.hidden(sheet.name, cell.row), hidden=cell)
            return Example(Code.V27.name, form.bureau, None, wrong, _untouched())
    return None


def sum_differs(form: CarefulForm) -> Example | None:
    """V28: a sum that is one off is found, the right one is not."""
    for sheet in form.layout.sheets:
        for column in sheet.opened if sheet.asked else ():
            if column.field.summed:
                figures = (form.number(line, column.field.key) for line in sheet.asked)
                total = sum((each for each in figures if each is not None), Decimal(0))
                cell = sheet.total_cell(column.field.key)
                return _over(form, Code.V28, cell, Number(total + 1), Number(total))
    return None


def late(form: CarefulForm) -> Example | None:
    """V30: a file that came after it was due is found, one that came at that moment is not."""
    due = form.spec.settings.due
    if due is None:
        return None
    cell = identity_cell(keys.FILLED_ON)
    wrong = Planting(messages.planted.LATE, late=True)
    return Example(Code.V30.name, form.bureau, cell, wrong, Planting(messages.planted.AT_LAST))


FORM_EXAMPLES: Mapping[Code, Exemplify] = {
    Code.V01: other_master,
    Code.V02: heading_changed,
    Code.V03: locked_changed,
    Code.V04: day_to_come,
    Code.V14: closed_quarter_changed,
    Code.V15: early_answer,
    Code.V26: formula_replaced,
    Code.V27: row_hidden,
    Code.V28: sum_differs,
    Code.V30: late,
    Code.V31: other_quarter,
}
"""How each rule on the form is shown."""
ALL_EXAMPLES: Mapping[str, Exemplify] = {
    code.name: exemplify
    for examples in (EXAMPLES, HISTORY_EXAMPLES, FORM_EXAMPLES)
    for code, exemplify in examples.items()
}
"""How each built-in rule is shown, by its code: all that can be told of one file alone."""


def _locked(form: CarefulForm) -> Iterator[tuple[FormTable, Line, Column]]:
    """Yield the cells of asked lines that are not open and hold what was sent out, if anything."""
    for sheet in form.layout.sheets:
        for column in sheet.columns:
            if (
                not column.open
                and column.field.kind is not FieldKind.FORMULA
                and column.field.key != keys.ID
            ):
                yield from ((sheet, line, column) for line in sheet.asked)


def _over(form: CarefulForm, code: Code, cell: Cell, wrong: Value, right: Value) -> Example:
    told = [messages.planted.over(value_text(each)) for each in (wrong, right)]
    return Example(
        code.name,
        form.bureau,
        cell,
        Planting(told[0], {cell: wrong}),
        Planting(told[1], {cell: right}),
    )


def _whole(form: CarefulForm, code: Code, kind: FormKind) -> Example:
    return Example(code.name, form.bureau, None, Planting(kind.value, form=kind), _untouched())


def _untouched() -> Planting:
    return Planting(messages.planted.UNTOUCHED)


def _other(held: Value) -> Value:
    return Number(held.value + 1) if isinstance(held, Number) else Text(f"{value_text(held)} lain")
