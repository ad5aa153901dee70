"""The rows of a form's table: those of lines asked alike are written once, and multiplied."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from xlsops.core.form import cell_formulas as live
from xlsops.core.form.layout import FIRST_ROW, TOTAL_ROW, FormTable, Line
from xlsops.core.form.ruled_cases import for_bureau
from xlsops.core.form.status_cases import MAY_NOT_APPLY, NOT_DUE, OPTIONAL, UNANSWERED
from xlsops.core.sheet.text_metrics import INSET, height_with, lines_in, room_of
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import Number, Text, column_letters
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
_OF_BLANKS = (UNANSWERED, MAY_NOT_APPLY, NOT_DUE, OPTIONAL)
"""What a status says of a line that nobody has filled: its formula holds one of them."""
_LEAST_LINES = 2
"""So many lines have room in every row that is asked."""
_MOST_KEPT = 1024
"""So many rows of one pattern are kept, each under its number."""
_PLACES: Mapping[type, str] = {
    Text: f' t="inlineStr"><is><t xml:space="preserve">{_HELD}</t></is></c>',
    Number: f"><v>{_HELD}</v></c>",
}
"""What stands behind the style of a cell that holds a value of such a kind."""
_SPELT = ("&", "<", ">", "_x")
"""What a part spells otherwise."""


Own = tuple[Spec, Sequence[LiveRule]]
"""What is asked of a bureau, and the office's rules that hold for it."""


class Pattern(NamedTuple):
    """A row of lines asked alike: what stands, by its number, around what is held of a line.

    First its height is held, then the values of ``keys``; ``rooms`` tells of each text that shows
    which of the values it is, and how much room it has in ems.
    """

    around: Callable[[str], Sequence[str]]
    keys: Sequence[str]
    rooms: Sequence[tuple[int, float]]


def rows_of(
    styles: Styles, spec: Spec, rules: Sequence[LiveRule]
) -> Callable[[FormTable, str], str]:
    """Return what gives the rows of sums and lines of any bureau's table, told by its code.

    The built-in rules of the spec are as they stand on a day.
    """
    patterns: dict[tuple[object, ...], Pattern] = {}
    computed: dict[tuple[object, ...], Mapping[str, str]] = {}
    totals: dict[tuple[bool, int], tuple[Sequence[str], Sequence[str]]] = {}
    digits = _Digits()
    numbers: dict[tuple[object, ...], int] = {}
    """What rules are named in forms and how they stand, by number: no line looks through them again."""

    def pattern_of(sheet: FormTable, line: Line, named: int, own: Own, digits: int) -> Pattern:
        kind, alike = _kind(line), (digits, named, *live.alike(line, spec.period.number))
        held = tuple(line.known), tuple(map(type, line.known.values()))
        like = kind, line.frequency, held, alike
        pattern = patterns.get(like)
        if pattern is None:
            mark = _ROW * digits
            if alike not in computed:
                asked = live.formulas_of(sheet, line, *own, mark) if line.asked else {}
                computed[alike] = asked
            pattern = patterns[like] = _pattern(sheet, line, styles[kind], computed[alike], mark)
        return pattern

    def rows(sheet: FormTable, bureau: str) -> str:
        size = sheet.summed, sheet.last_row
        if size not in totals:
            totals[size] = _total_row(sheet, styles[TOTAL_ROW])
        around, summed = list(totals[size][0]), totals[size][1]
        held = [*(f"{_sum(sheet, key):f}" for key in summed), ""]
        own = [each for each in rules if bureau not in each.resting]
        here = for_bureau(spec, bureau)
        resting = () if here is spec else tuple(each.state for each in here.rules)
        rules_here = live.rows_named(sheet, own), tuple(each.rule.code for each in own), resting
        named = numbers.setdefault(rules_here, len(numbers))
        for number, line in enumerate(sheet.lines, FIRST_ROW):
            row = str(number)
            pattern = pattern_of(sheet, line, named, (here, own), len(row))
            around += pattern.around(row)
            known = line.known
            told: list[str | Decimal]
            told = [known[key].value for key in pattern.keys]  # type: ignore[union-attr, misc]
            lines = [lines_in(told[at], room) for at, room in pattern.rooms]
            held.append(_tall(max(lines, default=1), asked=line.asked))
            held += [each if isinstance(each, str) else digits[each] for each in told]
            held.append("")
        return _interlaced(around, held)

    return rows


def _kind(line: Line) -> int:
    """Return the template's row for lines of this kind."""
    return GROUP_ROW if not line.asked else DECIMAL_ROW if line.two_places else ITEM_ROW


def _pattern(
    sheet: FormTable, line: Line, styles: Mapping[str, str], formulas: Mapping[str, str], mark: str
) -> Pattern:
    known = {
        each.field.key: each
        for each in sheet.columns
        if each.field.key not in formulas
        and isinstance(line.known.get(each.field.key), Text | Number)
    }
    cells = "".join(_line_cells(sheet, line, styles, formulas, mark))
    pieces = f'<row r="{mark}" ht="{_HELD}">{cells}</row>'.split(mark)

    @lru_cache(_MOST_KEPT)
    def around(row: str) -> Sequence[str]:
        return row.join(pieces).split(_HELD)

    return Pattern(
        around,
        tuple(known),
        tuple(
            (at, room_of(each.field.width - INSET))
            for at, (key, each) in enumerate(known.items())
            if each.visible and isinstance(line.known[key], Text)
        ),
    )


@cache
def _tall(lines: int, *, asked: bool) -> str:
    """Return the height of a line's row, whose longest text takes so many lines."""
    return f"{height_with(max(lines, _LEAST_LINES) if asked else lines):g}"


def _interlaced(around: Sequence[str], held: Sequence[str]) -> str:
    """Return what is held in turn with what stands around it."""
    told = "".join(held)
    if any(sign in told for sign in _SPELT):
        held = [escape(escaped(each)) for each in held]
    whole = [""] * (2 * len(held))
    whole[::2], whole[1::2] = around, held
    return "".join(whole)


def _line_cells(
    sheet: FormTable, line: Line, styles: Mapping[str, str], formulas: Mapping[str, str], row: str
) -> Iterator[str]:
    for column in sheet.columns:
        letters, key = column_letters(column.number), column.field.key
        address, style = f"{letters}{row}", styles[letters]
        if key in formulas:
            cached = ""
            if key == keys.STATUS:
                cached = next(each for each in _OF_BLANKS if f'"{each}"' in formulas[key])
            yield _formula(address, style, formulas[key], cached)
        else:
            yield f'<c r="{address}" s="{style}"{_PLACES.get(type(line.known.get(key)), "/>")}'


def _total_row(sheet: FormTable, styles: Mapping[str, str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the row below the headings around the sums it tells, and the keys of their columns."""
    formulas = live.total_formulas(sheet)
    cells, summed = [], []
    for column in sheet.columns:
        letters, key = column_letters(column.number), column.field.key
        address, style = f"{letters}{TOTAL_ROW}", styles[letters]
        if key in {keys.SPENT_SO_FAR, keys.ABSORPTION} and key in formulas:
            cells.append(_formula(address, style, formulas[key], ""))
        elif key in formulas:
            cells.append(_formula(address, style, formulas[key], None))
            summed.append(key)
        elif formulas:
            text = "Jumlah" if key in keys.NAMES else ""
            cells.append(_text_cell(address, style, text))
        else:
            cells.append(_text_cell(address, style, _column_number(column.number, sheet)))
    row = f'<row r="{TOTAL_ROW}" ht="18" customHeight="1">{"".join(cells)}</row>'
    return row.split(_HELD), summed


def _text_cell(address: str, style: str, text: str) -> str:
    told = _PLACES[Text].replace(_HELD, text) if text else "/>"
    return f'<c r="{address}" s="{style}"{told}'


def _sum(sheet: FormTable, key: str) -> Decimal:
    """Return the sum of what is known in a column."""
    values = (line.known.get(key) for line in sheet.lines)
    return sum((each.value for each in values if isinstance(each, Number)), Decimal(0))


def _column_number(number: int, sheet: FormTable) -> str:
    """Return the number of a visible column for the row below the headings."""
    visible = [column.number for column in sheet.columns if column.visible]
    return f"({visible.index(number) + 1})" if number in visible else ""


def _formula(address: str, style: str, formula: str, cached: str | None) -> str:
    """Return a cell that computes: with a text it gives, or with the place of a number it gives."""
    body = f"<f>{escape(formula)}</f>"
    if cached is None:
        return f'<c r="{address}" s="{style}">{body}<v>{_HELD}</v></c>'
    return f'<c r="{address}" s="{style}" t="str">{body}<v>{escape(cached)}</v></c>'


class _Digits(dict[Decimal, str]):
    """The digits of each number, found once: forms tell the same ones again and again."""

    def __missing__(self, number: Decimal) -> str:
        return self.setdefault(number, f"{as_typed(number):f}")
