"""Formulas of a row, made ready once for all the rows that hold them.

Which cells they name, how they are written and what computes them is the same in every row; only the
number of the row is another.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property, lru_cache

from msgspec import Struct

from xlsops.core.formula.functions import NotEvaluableError, Operand
from xlsops.core.formula.tree import Binary, Call, Constant, Expression, Name, names
from xlsops.core.formula.values import Evaluator, compiled
from xlsops.core.recap.official.row_formulas import (
    APART,
    columns_of_formula,
    needed_in,
    ordered,
    written,
)
from xlsops.core.sheet.sheet import Formula
from xlsops.core.values.cells import column_letters

_ROW = "\0"
"""Stands for the number of the row in a formula that is written for any."""


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
        return tuple(dict.fromkeys(map(int, needed_in(self.tree))))

    @cached_property
    def _plain(self) -> _Spelt:
        return _spelt(self.tree)

    @cached_property
    def _guarded(self) -> _Spelt:
        """Return it behind the question whether all it reckons with are numbers."""
        counted = Call("COUNT", tuple(Name(f"{APART}{each}") for each in self._needed))
        missing = Binary("<", counted, Constant(Decimal(len(self._needed))))
        return _spelt(Call("IF", (missing, Constant(""), self.tree)))


@lru_cache(maxsize=1024)
def order_of(named: tuple[tuple[int, LiveFormula], ...]) -> tuple[int, ...]:
    """Return the columns of formulas, each behind those it names; raises CircleError."""
    return tuple(ordered({place: each.places for place, each in named}))


def _spelt(tree: Expression) -> _Spelt:
    given = ((name, int(name.removeprefix(APART)), name.startswith(APART)) for name in names(tree))
    lacking = Call("IFERROR", (tree, Constant("")))
    return _Spelt(compiled(tree), tuple(given), _cut(tree), _cut(lacking))


def _cut(tree: Expression) -> tuple[str, ...]:
    return tuple(written(tree, lambda name: f"{column_letters(int(name))}{_ROW}").split(_ROW))
