"""The formulas a template's rows hold, as trees: what a cell says for one row holds for all of its kind.

A cell of the same row is the name of its column's number, ``"9"``; cells of other rows keep their
address. A formula that would give a number although what it needs is blank, gives none. Which cells
a formula names, how it is written and what computes it is the same in every row: that is made ready once.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache

from msgspec import Struct

from xlsops import messages
from xlsops.core.formula.functions import NotEvaluableError, Operand, Operands
from xlsops.core.formula.parsing import parse
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.formula.tree import (
    Binary,
    Call,
    Constant,
    Expression,
    Grouped,
    Name,
    Unary,
    as_written,
    names,
    walk,
)
from xlsops.core.formula.values import Evaluator, compiled, evaluate
from xlsops.core.sheet.sheet import Formula
from xlsops.core.values.cells import column_letters, column_number

_CELL = re.compile(
    r'"[^"]*"|(?<![\w\[!])\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\w(])'
)
_QUOTED = re.compile(r'"[^"]*"')
_RANGED = {"SUM", "COUNT", "AVERAGE", "MIN", "MAX", "MEDIAN"}
"""What passes over blanks and texts in the cells it is given."""
_APART = "*"
"""Stands before the name of a cell that such a function is given."""
_ROW = "\0"
"""Stands for the number of the row in a formula that is written for any."""
At = Callable[[str], str]


class StrayCellError(ValueError):
    """A formula of a row names a cell of another row; the text is its address."""


class CircleError(ValueError):
    """A formula of a row reckons with itself; ``place`` is its column."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


class _Spelt(Struct, frozen=True):
    """A formula: what computes it, the cells that is given, and its text cut where the row's number stands."""

    evaluator: Evaluator
    given: tuple[tuple[str, int, bool], ...]
    text: tuple[str, ...]
    lacking: tuple[str, ...]


class LiveFormula(Struct, frozen=True, eq=False, dict=True):
    """A formula over cells of its own row, which are named by the numbers of their columns."""

    tree: Expression

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Return the columns it names."""
        return columns_of_formula(self.tree)

    def at(self, row: int, values: Mapping[int, Operand]) -> Formula | None:
        """Return it for a row, with its value; None where none of its cells has a number.

        It gives an empty text where a number it reckons with is blank, and where it would give an error.
        """
        known = {place for place, each in values.items() if each.__class__ is Decimal}
        if self.places and known.isdisjoint(self.places):
            return None
        lacks = not known.issuperset(self._needed)
        spelt = self._guarded if lacks else self._plain
        given = {
            name: (values.get(place),) if apart else values.get(place)
            for name, place, apart in spelt.given
        }
        try:
            found = spelt.evaluator(given)
        except NotEvaluableError:
            return Formula(str(row).join(spelt.lacking), "")
        shown = found if isinstance(found, Decimal | str) else str(found or "")
        return Formula(str(row).join(spelt.text), shown)

    @cached_property
    def _needed(self) -> tuple[int, ...]:
        """Return the columns whose number it reckons with itself."""
        return tuple(dict.fromkeys(map(int, _needed_in(self.tree))))

    @cached_property
    def _plain(self) -> _Spelt:
        return _spelt(self.tree)

    @cached_property
    def _guarded(self) -> _Spelt:
        """Return it behind the question whether all it reckons with are numbers."""
        counted = Call("COUNT", tuple(Name(f"{_APART}{each}") for each in self._needed))
        missing = Binary("<", counted, Constant(Decimal(len(self._needed))))
        return _spelt(Call("IF", (missing, Constant(""), self.tree)))


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
    return tuple(dict.fromkeys(name.removeprefix(_APART) for name in names(tree)))


def row_and_column(name: str) -> tuple[int, int]:
    """Return the row and the column of a cell by its address."""
    letters = name.rstrip("0123456789")
    return int(name[len(letters) :]), column_number(letters)


def value_of(tree: Expression, values: Mapping[str, Operands]) -> Decimal | str | None:
    """Return what a formula gives; None for an error."""
    given = {
        name: _cells(values.get(name.removeprefix(_APART)))
        if name.startswith(_APART)
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
    return f"={as_written(tree, lambda name: at(name.removeprefix(_APART)))}"


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


@lru_cache(maxsize=1024)
def order_of(named: tuple[tuple[int, LiveFormula], ...]) -> tuple[int, ...]:
    """Return the columns of formulas, each behind those it names; raises CircleError."""
    return tuple(ordered({place: each.places for place, each in named}))


def columns_of_formula(tree: Expression) -> tuple[int, ...]:
    """Return the columns a formula of a row names, each once."""
    return tuple(map(int, cells_of_formula(tree)))


def _spelt(tree: Expression) -> _Spelt:
    given = (
        (name, int(name.removeprefix(_APART)), name.startswith(_APART)) for name in names(tree)
    )
    lacking = Call("IFERROR", (tree, Constant("")))
    return _Spelt(compiled(tree), tuple(given), _cut(tree), _cut(lacking))


def _cut(tree: Expression) -> tuple[str, ...]:
    return tuple(written(tree, lambda name: f"{column_letters(int(name))}{_ROW}").split(_ROW))


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
    return Name(f"{_APART}{tree.name}") if isinstance(tree, Name) else in_ranges(tree)


def _needed_in(tree: Expression) -> tuple[str, ...]:
    """Return the cells a formula reckons with itself, without those a function takes care of."""
    match tree:
        case Name(name):
            return (name,)
        case Unary(_, inner) | Grouped(inner):
            return _needed_in(inner)
        case Binary(_, left, right):
            return (*_needed_in(left), *_needed_in(right))
        case Call("ROUND", (number, *_)):
            return _needed_in(number)
        case _:
            return ()
