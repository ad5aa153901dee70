"""The rows of a form's table: those of lines asked alike are written once, and multiplied."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from xlsops.core.form import cell_formulas as live
from xlsops.core.form.layout import TOTAL_ROW, FormTable, Line
from xlsops.core.form.status_cases import NOT_DUE, UNANSWERED
from xlsops.core.sheet.text_metrics import INSET, height_with, lines_in, room_of
from xlsops.core.spec.rules import LiveRule
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import Blank, Number, Text, Value, column_letters
from xlsops.core.values.numbers import as_typed
from xlsops.excel.form.layout import DECIMAL_ROW, GROUP_ROW, ITEM_ROW
from xlsops.excel.package.parts import escaped
from xlsops.excel.package.spelt import escape

Styles = Mapping[int, Mapping[str, str]]
"""The style of each column's cell, by the template's row for a kind of line and the column's letters."""
_HELD = "\1"
"""Stands in a row for what differs from line to line; no part has it."""
_ROW = "\0"
"""Stands in a row for each digit of its number."""
_SHOWN_DECIMALS = {"%", "Indeks", "Nilai"}
_LEAST_HEIGHT = 30.0


class Pattern(NamedTuple):
    """A row of lines asked alike: pieces between the row's number, and what is put in of a line.

    ``rooms`` tells of each value how much room its text has in ems, 0 where it does not show.
    """

    pieces: tuple[str, ...]
    keys: tuple[str, ...]
    rooms: tuple[float, ...]


def rows_of(styles: Styles, spec: Spec, rules: Sequence[LiveRule]) -> Callable[[FormTable], str]:
    """Return what gives the rows of sums and lines of any bureau's table."""
    patterns: dict[tuple[object, ...], Pattern] = {}

    def rows(sheet: FormTable) -> str:
        made = [_total_row(sheet, styles[TOTAL_ROW])]
        summed = live.rows_named(sheet, rules)
        for line in sheet.lines:
            row, kind = str(sheet.row(line.id)), _kind(line)
            alike = live.alike(line, spec.period.number)
            like = (kind, len(row), line.frequency, tuple(line.known), alike, summed)
            pattern = patterns.get(like)
            if pattern is None:
                mark = _ROW * len(row)
                formulas = live.formulas_of(sheet, line, spec, rules, mark) if line.asked else {}
                pattern = patterns[like] = _pattern(sheet, line, styles[kind], formulas, mark)
            made.append(_row(pattern, line, row))
        return "".join(made)

    return rows


def _kind(line: Line) -> int:
    """Return the template's row for lines of this kind."""
    return GROUP_ROW if not line.asked else DECIMAL_ROW if _decimals(line) else ITEM_ROW


def _decimals(line: Line) -> bool:
    numbers = [*line.targets, *line.actuals, line.target_year]
    return line.unit in _SHOWN_DECIMALS or any(
        number is not None and number != number.to_integral_value() for number in numbers
    )


def _pattern(
    sheet: FormTable, line: Line, styles: Mapping[str, str], formulas: Mapping[str, str], mark: str
) -> Pattern:
    held = [each for each in sheet.columns if each.field.key in line.known.keys() - formulas.keys()]
    cells = "".join(_line_cells(sheet, line, styles, formulas, mark))
    return Pattern(
        tuple(f'<row r="{mark}" ht="{_HELD}">{cells}</row>'.split(mark)),
        tuple(each.field.key for each in held),
        tuple(room_of(each.field.width - INSET) if each.visible else 0.0 for each in held),
    )


def _row(pattern: Pattern, line: Line, row: str) -> str:
    known = line.known
    values = [known[key] for key in pattern.keys]
    lines = [
        lines_in(value.value, room)
        for value, room in zip(values, pattern.rooms, strict=True)
        if room and isinstance(value, Text)
    ]
    height = height_with(max(lines, default=1))
    height = max(height, _LEAST_HEIGHT) if line.asked else height
    pieces = row.join(pattern.pieces).split(_HELD)
    whole = [""] * (2 * len(pieces) - 1)
    whole[::2] = pieces
    whole[1::2] = [f"{height:g}", *map(_held, values)]
    return "".join(whole)


def _line_cells(
    sheet: FormTable, line: Line, styles: Mapping[str, str], formulas: Mapping[str, str], row: str
) -> Iterator[str]:
    for column in sheet.columns:
        letters, key = column_letters(column.number), column.field.key
        address, style = f"{letters}{row}", styles[letters]
        if key in formulas:
            cached = None
            if key == keys.STATUS:
                due = line.frequency.due(column.field.quarter or sheet_quarter(sheet))
                cached = UNANSWERED if due else NOT_DUE
            yield _formula(address, style, formulas[key], cached)
        else:
            yield f'<c r="{address}" s="{style}"{_HELD if key in line.known else "/>"}'


def sheet_quarter(sheet: FormTable) -> int:
    """Return the quarter whose answers are open in a table."""
    return next(
        (each.field.quarter for each in sheet.columns if each.open and each.field.quarter), 4
    )


def _total_row(sheet: FormTable, styles: Mapping[str, str]) -> str:
    formulas = live.total_formulas(sheet)
    cells = []
    label = "Jumlah" if formulas else ""
    for column in sheet.columns:
        letters, key = column_letters(column.number), column.field.key
        address, style = f"{letters}{TOTAL_ROW}", styles[letters]
        if key in formulas:
            cached = None if key in {keys.SPENT_SO_FAR, keys.ABSORPTION} else _sum(sheet, key)
            cells.append(_formula(address, style, formulas[key], cached))
        else:
            text = label if key in keys.NAMES else ""
            value = Text(text) if text else _column_number(column.number, sheet, formulas)
            cells.append(f'<c r="{address}" s="{style}"{_held(value)}')
    return f'<row r="{TOTAL_ROW}" ht="18" customHeight="1">{"".join(cells)}</row>'


def _sum(sheet: FormTable, key: str) -> Decimal:
    """Return the sum of what is known in a column."""
    values = (line.known.get(key) for line in sheet.lines)
    return sum((each.value for each in values if isinstance(each, Number)), Decimal(0))


def _column_number(number: int, sheet: FormTable, formulas: Mapping[str, str]) -> Value:
    """Return the number of a visible column for the row below the headings; none beside sums."""
    if formulas:
        return Blank()
    visible = [column.number for column in sheet.columns if column.visible]
    return Text(f"({visible.index(number) + 1})") if number in visible else Blank()


def _held(value: Value) -> str:
    """Return a cell from behind its style: what it holds, and its end."""
    if isinstance(value, Text):
        told = escape(escaped(value.value))
        return f' t="inlineStr"><is><t xml:space="preserve">{told}</t></is></c>'
    if isinstance(value, Number):
        return f"><v>{as_typed(value.value):f}</v></c>"
    return "/>"


def _formula(address: str, style: str, formula: str, cached: Decimal | str | None) -> str:
    body = f"<f>{escape(formula)}</f>"
    if isinstance(cached, Decimal):
        return f'<c r="{address}" s="{style}">{body}<v>{cached:f}</v></c>'
    return f'<c r="{address}" s="{style}" t="str">{body}<v>{escape(cached or "")}</v></c>'
