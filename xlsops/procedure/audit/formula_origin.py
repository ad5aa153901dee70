"""What a live formula of a sheet is made of: the numbers in the cells it names, reckoned once more."""

from collections.abc import Iterator
from decimal import Decimal

from xlsops import messages
from xlsops.core.formula.functions import Operand, Operands
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.recap.official.row_formulas import (
    cells_of_formula,
    foot_formula,
    row_and_column,
    value_of,
)
from xlsops.core.results.meaning import Meaning
from xlsops.core.sheet.sheet import Formula, Sheet, Written, address, shown_of
from xlsops.core.trace.names import whose
from xlsops.core.trace.origins import Origins
from xlsops.core.trace.traced import Part, Traced
from xlsops.core.trace.ways_down import has_meaning
from xlsops.core.values.visible import one_line

_OFFICE = Meaning("")


def formula_trace(origins: Origins, page: Sheet, row: int, column: int) -> Traced | None:
    """Return what the formula in a cell is made of; None where none stands there that gives a number."""
    held = _at(page, row, column)
    if not isinstance(held, Formula) or isinstance(held.cached, str):
        return None
    try:
        tree = foot_formula(held.text.removeprefix("="))
    except FormulaError:
        return None
    named = {name: _cells(name) for name in cells_of_formula(tree)}
    values: dict[str, Operands] = {
        name: tuple(_operand(page, *each) for each in cells)
        if ":" in name
        else _operand(page, *cells[0])
        for name, cells in named.items()
    }
    again = value_of(tree, values)
    places = dict.fromkeys(each for cells in named.values() for each in cells)
    return Traced(
        _about(origins, page, row),
        messages.tracing.formula_in(address(row, column)),
        held.cached,
        held.text,
        None if isinstance(again, str) else again,
        tuple(_parts(origins, page, places)),
    )


def _parts(origins: Origins, page: Sheet, places: dict[tuple[int, int], None]) -> Iterator[Part]:
    """Yield the numbers in these cells; what one is of its own is traced further down."""
    for row, column in places:
        number = _operand(page, row, column)
        if isinstance(number, Decimal):
            meaning = page.meanings.get((row, column))
            told = meaning is not None and has_meaning(origins, meaning)
            name = f"{address(row, column)}: {_row_name(page, row)}".removesuffix(": ")
            if meaning is not None and told:
                about = whose(origins.view.spec, meaning)
                name = f"{address(row, column)}: {origins.name(meaning)}, {about}"
            yield Part(name, number, meaning=meaning if told else None)


def _row_name(page: Sheet, row: int) -> str:
    """Return what a row is called: the longest of the texts in front, as an ID often stands before the name."""
    texts = [one_line(each) for each in page.values[row - 1][:3] if isinstance(each, str)]
    return max(texts, key=len, default="")


def _about(origins: Origins, page: Sheet, row: int) -> Meaning:
    """Return whose number it is: that of the line the row tells of, else the office's."""
    told = (each for (at, _), each in sorted(page.meanings.items()) if at == row)
    found = next((each for each in told if has_meaning(origins, each)), _OFFICE)
    return found._replace(key="")


def _cells(name: str) -> list[tuple[int, int]]:
    """Return the cells of an address or a range, by row and column."""
    first, _, last = name.partition(":")
    (top, left), (bottom, right) = row_and_column(first), row_and_column(last or first)
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def _operand(page: Sheet, row: int, column: int) -> Operand:
    shown = shown_of(_at(page, row, column))
    if isinstance(shown, int):
        return Decimal(shown)
    return shown if isinstance(shown, Decimal | str) else None


def _at(page: Sheet, row: int, column: int) -> Written:
    inside = row <= len(page.values) and column <= len(page.values[row - 1])
    return page.values[row - 1][column - 1] if inside else None
