"""The formulas a template's rows hold, as trees: what a cell says for one row holds for all of its kind.

A cell of the same row is the name of its column's number, ``"9"``; cells of other rows keep their
address. A formula that would give a number although what it needs is blank, gives none.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from xlsops import messages
from xlsops.core.formula.functions import NotEvaluableError, Operands
from xlsops.core.formula.parsing import parse
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.formula.tree import (
    Binary,
    Call,
    Expression,
    Grouped,
    Name,
    Unary,
    as_written,
    names,
    walk,
)
from xlsops.core.formula.values import evaluate
from xlsops.core.values.cells import column_number

_CELL = re.compile(
    r'"[^"]*"|(?<![\w\[!])\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\w(])'
)
_QUOTED = re.compile(r'"[^"]*"')
_RANGED = {"SUM", "COUNT", "AVERAGE", "MIN", "MAX", "MEDIAN"}
"""What passes over blanks and texts in the cells it is given."""
APART = "*"
"""Stands before the name of a cell that such a function is given."""
At = Callable[[str], str]


class StrayCellError(ValueError):
    """A formula of a row names a cell of another row; the text is its address."""


class CircleError(ValueError):
    """A formula of a row reckons with itself; ``place`` is its column."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


def row_formula(text: str, row: int) -> Expression:
    """Return the formula of a cell in a model row; raises FormulaError and StrayCellError."""

    def named(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        first, last = column_number(match[1]), column_number(match[3] or match[1])
        if int(match[2]) != row or int(match[4] or row) != row:
            raise StrayCellError(match[0])
        return ",".join(f"[{place}]" for place in range(first, last + 1))

    return _parsed(text, named)


def foot_formula(text: str) -> Expression:
    """Return the formula of a cell below the table; its names are addresses and ranges."""

    def named(match: re.Match[str]) -> str:
        return match[0] if match[1] is None else f"[{match[0].replace('$', '')}]"

    return _parsed(text, named)


def in_ranges(tree: Expression) -> Expression:
    """Return a formula with the cells marked that are given to what passes over blanks."""
    match tree:
        case Call(function, arguments) if function in _RANGED:
            return Call(function, tuple(_marked(each) for each in arguments))
        case Call(function, arguments):
            return Call(function, tuple(in_ranges(each) for each in arguments))
        case Binary(sign, left, right):
            return Binary(sign, in_ranges(left), in_ranges(right))
        case Unary(sign, operand):
            return Unary(sign, in_ranges(operand))
        case Grouped(inner):
            return Grouped(in_ranges(inner))
        case _:
            return tree


def cells_of_formula(tree: Expression) -> tuple[str, ...]:
    """Return the cells a formula names, each once."""
    return tuple(dict.fromkeys(name.removeprefix(APART) for name in names(tree)))


def row_and_column(name: str) -> tuple[int, int]:
    """Return the row and the column of a cell by its address."""
    letters = name.rstrip("0123456789")
    return int(name[len(letters) :]), column_number(letters)


def needed_in(tree: Expression) -> tuple[str, ...]:
    """Return the cells a formula reckons with itself, without those a function takes care of."""
    match tree:
        case Name(name):
            return (name,)
        case Unary(_, inner) | Grouped(inner):
            return needed_in(inner)
        case Binary(_, left, right):
            return (*needed_in(left), *needed_in(right))
        case Call("ROUND", (number, *_)):
            return needed_in(number)
        case _:
            return ()


def value_of(tree: Expression, values: Mapping[str, Operands]) -> Decimal | str | None:
    """Return what a formula gives; None for an error."""
    given = {
        name: _cells(values.get(name.removeprefix(APART)))
        if name.startswith(APART)
        else values.get(name)
        for name in names(tree)
    }
    try:
        found = evaluate(tree, given)
    except NotEvaluableError:
        return None
    return found if isinstance(found, Decimal | str) else str(found or "")


def written(tree: Expression, at: At) -> str:
    """Return a formula as a cell holds it."""
    return f"={as_written(tree, lambda name: at(name.removeprefix(APART)))}"


def ordered(named: Mapping[int, Iterable[int]]) -> list[int]:
    """Return the columns of formulas, each behind those it names; raises CircleError."""
    done: list[int] = []
    doing: set[int] = set()

    def visit(place: int) -> None:
        if place in doing:
            raise CircleError(place)
        if place in done:
            return
        doing.add(place)
        for name in named[place]:
            if name in named:
                visit(name)
        doing.remove(place)
        done.append(place)

    for place in named:
        visit(place)
    return done


def columns_of_formula(tree: Expression) -> tuple[int, ...]:
    """Return the columns a formula of a row names, each once."""
    return tuple(map(int, cells_of_formula(tree)))


def _parsed(text: str, named: Callable[[re.Match[str]], str]) -> Expression:
    """Return a formula whose cells are named; what else it may name in Excel, no form can hold.

    The day is none of it either: the same recap would give another form tomorrow.
    """
    if "[" in _QUOTED.sub("", text):
        raise FormulaError(messages.official.FORMULA_CELLS)
    try:
        tree = parse(_CELL.sub(named, text))
    except FormulaError as fault:
        told = str(fault)
        strange = "[" in told or told == messages.conditions.ELSEWHERE
        raise FormulaError(messages.official.FORMULA_CELLS if strange else told) from fault
    if any(isinstance(each, Call) and each.function == "TODAY" for each in walk(tree)):
        raise FormulaError(messages.official.FORMULA_TODAY)
    return in_ranges(tree)


def _cells(value: Operands) -> Operands:
    return value if isinstance(value, tuple) else (value,)


def _marked(tree: Expression) -> Expression:
    return Name(f"{APART}{tree.name}") if isinstance(tree, Name) else in_ranges(tree)
