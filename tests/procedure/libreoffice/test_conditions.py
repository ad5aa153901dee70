"""LibreOffice and Python give the same for every function of a condition, cell by cell.

Conditions and rows are made at random, with blanks, numbers as texts, truth values, dates and errors
among them; where the two are known to differ, ``KNOWN`` says why.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
import xlsxwriter

from tests.calc import oracle
from xlsops.core.formula.functions import OF_CELLS, NotEvaluableError, Operand
from xlsops.core.formula.parsing import ALLOWED, parse
from xlsops.core.formula.tree import Binary, Call, Expression, Grouped, Unary, to_excel, walk
from xlsops.core.formula.values import evaluate
from xlsops.core.values.cells import column_letters
from xlsops.core.values.numbers import as_typed

pytestmark = pytest.mark.usefixtures("office")
SHEET, DEPTH = "Syarat", 3
FEW, MANY = 1500, 6000
"""So many conditions; the first of many are the few."""
NAMES = ("Angka", "Lain", "Kata", "Ucapan", "Benar", "Hari", "Campur")
ROWS: tuple[tuple[Operand, ...], ...] = (
    (Decimal(12), Decimal("10.5"), "Laporan akhir", "akhir", True, Decimal(46_204), Decimal(3)),
    (Decimal(0), Decimal(-3), "ok", " berspasi  ganda ", False, Decimal(46_000), "12"),
    (Decimal("0.125"), Decimal(1000), "OK*", "a?b~c", None, None, None),
    (None, Decimal(7), None, "Ångström", True, Decimal(1), True),
    (Decimal("-2.5"), None, "12", None, False, Decimal(60), "x"),
)
"""Figures, texts, a truth value, the number of a day, and a column of everything."""
TEXTS = ('"a"', '"ok"', '" "', '"A?"', '"*r"', '""', '"12"')
FIGURES = ("0", "1", "2", "3", "0.5", "100", "2026", "-1")
CRITERIA = ('">2"', '"<=10.5"', '"ok"', '"<>ok"', '"L*"', '"<>"', '"=12"', '">="&2')


Values = Mapping[str, Operand]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the engines are known to differ, and why nothing is done about it."""

    reason: str
    concerns: Callable[[Expression, Values], bool]


def parts(tree: Expression) -> tuple[Expression, ...]:
    """Return what a formula is made of, one step down."""
    match tree:
        case Unary(_, inner) | Grouped(inner):
            return (inner,)
        case Binary(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


LOGICAL = {"AND", "OR", "NOT", "IF", "IFERROR", "ISERROR", "ISBLANK", "ISTEXT"}


def counts_truths(tree: Expression, given: Values) -> bool:
    return any(
        not (isinstance(each, Call) and each.function in LOGICAL)
        and any(isinstance(outcome(part, given), bool) for part in parts(each))
        for each in walk(tree)
    )


def given_to(
    functions: Sequence[str], fits: Callable[[object], bool]
) -> Callable[[Expression, Values], bool]:
    """Return what tells that a function is given something of a kind."""
    return lambda tree, given: any(
        isinstance(each, Call)
        and each.function in functions
        and any(fits(outcome(part, given)) for part in each.arguments)
        for each in walk(tree)
    )


def before_1900(tree: Expression, given: Values) -> bool:
    return any(
        isinstance(each, Call)
        and each.function == "DATE"
        and outcome(each, given) is NotEvaluableError
        and all(isinstance(outcome(part, given), Decimal) for part in each.arguments)
        for each in walk(tree)
    )


KNOWN: Mapping[str, Difference] = {
    "a truth value is a number": Difference(
        "LibreOffice holds TRUE as the number 1: it adds, joins and compares it as such; Excel, as we, "
        "keeps truth values apart.",
        counts_truths,
    ),
    "a text of no letter is sought": Difference(
        "FIND and SEARCH of an empty text give the place where they begin in Excel, as here, and an "
        "error in LibreOffice.",
        given_to(("FIND", "SEARCH"), lambda each: each in {"", None}),
    ),
    "a blank is judged as a truth value": Difference(
        "AND and OR pass over blank cells in both programs; here a blank is 0, that is FALSE.",
        given_to(("AND", "OR"), lambda each: each is None),
    ),
    "a figure typed as a text is given to a function of cells": Difference(
        "MEDIAN of the text 12 itself is an error in LibreOffice; Excel, as we, takes it for a number.",
        given_to(sorted(OF_CELLS), lambda each: isinstance(each, str)),
    ),
    "an error is counted": Difference(
        "COUNT passes over an error it is given in both programs; here such a row is not judged.",
        given_to(("COUNT",), lambda each: each is NotEvaluableError),
    ),
    "a day before 1900": Difference(
        "LibreOffice knows days before 1900, Excel shows an error; here such a row is not judged.",
        before_1900,
    ),
    "a text is judged as a truth value": Difference(
        "LibreOffice takes the text 12 for true, and passes over texts in cells of AND and OR, as Excel "
        "does; here such a row is not judged.",
        given_to(("AND", "OR", "NOT", "IF"), lambda each: isinstance(each, str)),
    ),
}


@dataclass
class Maker:
    """Makes conditions of each kind; one in twelve parts is of another kind than asked."""

    chance: Random

    def figure(self, depth: int) -> str:
        if depth <= 0:
            return self.chance.choice(("[Angka]", "[Lain]", "[Hari]", "[Campur]", *FIGURES))
        one, two = lambda: self.any_as(self.figure, depth), lambda: self.any_as(self.figure, depth)
        word = lambda: self.any_as(self.words, depth)  # noqa: E731
        made: Sequence[Callable[[], str]] = (
            lambda: f"({one()} {self.chance.choice('+-*/')} {two()})",
            lambda: f"-{one()}",
            lambda: (
                f"{self.chance.choice(('ROUND', 'ROUNDUP'))}({one()}, {self.chance.choice(('0', '1', '-1', '2'))})"
            ),
            lambda: f"{self.chance.choice(('INT', 'ABS'))}({one()})",
            lambda: f"MOD({one()}, {two()})",
            lambda: (
                f"{self.chance.choice(('SUM', 'MIN', 'MAX', 'AVERAGE', 'MEDIAN', 'COUNT'))}({one()}; {two()}; {self.cell()})"
            ),
            lambda: f"COUNTIF({self.cell()}; {self.chance.choice(CRITERIA)})",
            lambda: f"SUMIF({self.cell()}; {self.chance.choice(CRITERIA)}; {self.cell()})",
            lambda: f"LEN({word()})",
            lambda: f"{self.chance.choice(('FIND', 'SEARCH'))}({word()}; {word()})",
            lambda: f"VALUE({word()})",
            lambda: f"DATE({self.chance.choice(('2026', '1999', '2024'))}; {one()}; {two()})",
            lambda: f"IF({self.truth(depth - 1)}; {one()}; {two()})",
            lambda: f"IFERROR({one()}; {two()})",
        )
        return self.chance.choice(made)()

    def words(self, depth: int) -> str:
        if depth <= 0:
            return self.chance.choice(("[Kata]", "[Ucapan]", "[Campur]", *TEXTS))
        one, two = lambda: self.any_as(self.words, depth), lambda: self.any_as(self.words, depth)
        many = self.chance.choice(("0", "1", "2", "5"))
        made: Sequence[Callable[[], str]] = (
            lambda: f"({one()} & {two()})",
            lambda: f"{self.chance.choice(('TRIM', 'UPPER', 'LOWER'))}({one()})",
            lambda: f"{self.chance.choice(('LEFT', 'RIGHT'))}({one()}; {many})",
            lambda: f"{self.chance.choice(('LEFT', 'RIGHT'))}({one()})",
            lambda: f"MID({one()}; {self.chance.choice(('1', '2', '9'))}; {many})",
            lambda: f"SUBSTITUTE({one()}; {two()}; {self.chance.choice(TEXTS)})",
            lambda: (
                f"SUBSTITUTE({one()}; {two()}; {self.chance.choice(TEXTS)}; {self.chance.choice('12')})"
            ),
            lambda: f"IF({self.truth(depth - 1)}; {one()}; {two()})",
            lambda: f"IFERROR({one()}; {two()})",
        )
        return self.chance.choice(made)()

    def truth(self, depth: int) -> str:
        if depth <= 0:
            return self.chance.choice(("[Benar]", "TRUE", "FALSE", "[Angka] > 1", '[Kata] = "ok"'))
        figure, word = lambda: self.figure(depth - 1), lambda: self.words(depth - 1)
        other = lambda: self.any_as(self.truth, depth)  # noqa: E731
        sign = self.chance.choice(("=", "<>", "<", "<=", ">", ">="))
        made: Sequence[Callable[[], str]] = (
            lambda: f"({figure()} {sign} {figure()})",
            lambda: f"({word()} {sign} {word()})",
            lambda: f"({self.cell()} {sign} {self.cell()})",
            lambda: f"{self.chance.choice(('AND', 'OR', 'XOR'))}({other()}; {other()})",
            lambda: f"NOT({other()})",
            lambda: (
                f"{self.chance.choice(('ISBLANK', 'ISNUMBER', 'ISTEXT', 'ISERROR'))}({self.any(depth)})"
            ),
            lambda: f"EXACT({word()}; {word()})",
            lambda: f"IF({other()}; {other()})",
        )
        return self.chance.choice(made)()

    def cell(self) -> str:
        return f"[{self.chance.choice(NAMES)}]"

    def any(self, depth: int) -> str:
        return self.chance.choice((self.figure, self.words, self.truth))(depth - 1)

    def any_as(self, kind: Callable[[int], str], depth: int) -> str:
        return self.any(depth) if self.chance.random() < 1 / 12 else kind(depth - 1)


def conditions(count: int) -> Iterator[str]:
    maker = Maker(Random(7))  # noqa: S311 - the same conditions on every run
    for number in range(count):
        yield (maker.figure, maker.words, maker.truth)[number % 3](1 + number % DEPTH)


def outcome(tree: Expression, values: Values) -> Operand | type[NotEvaluableError]:
    try:
        return evaluate(tree, values)
    except NotEvaluableError:
        return NotEvaluableError


def same(ours: Operand | type[NotEvaluableError], theirs: oracle.Value) -> bool:
    if ours is NotEvaluableError:
        return theirs is None
    if isinstance(ours, str) or theirs is None or isinstance(theirs, str):
        return (ours or "") == (theirs or "")
    number = Decimal(ours) if isinstance(ours, bool) else ours or Decimal(0)
    near = max(Decimal("1e-9"), abs(number) * Decimal("1e-12"))  # type: ignore[arg-type]
    return abs(as_typed(Decimal(repr(theirs))) - number) <= near  # type: ignore[operator]


def test_every_known_difference_has_its_reason() -> None:
    for each in KNOWN.values():
        assert len(each.reason.split()) > 8


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.exhaustive)])
def test_libreoffice_and_python_agree_on_every_function(count: int, tmp_path: Path) -> None:
    trees = [parse(each) for each in conditions(count)]
    used = {each.function for tree in trees for each in walk(tree) if isinstance(each, Call)}
    assert {*ALLOWED} - used == {"TODAY", "XOR"}, "XOR is written with MOD, TODAY is another day"
    path = tmp_path / "syarat.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(SHEET)
        for row, values in enumerate(ROWS, 1):
            for column, each in enumerate(values):
                if each is not None:
                    sheet.write(row - 1, column, float(each) if isinstance(each, Decimal) else each)
            places = {name: f"{column_letters(at)}{row}" for at, name in enumerate(NAMES, 1)}
            for at, tree in enumerate(trees, len(NAMES) + 1):
                sheet.write_formula(row - 1, at, f"={to_excel(tree, places.__getitem__)}")
    result = oracle.recalculate(path)
    wrong, passed, agreed = [], Counter[str](), 0
    for row, values in enumerate(ROWS, 1):
        given = dict(zip(NAMES, values, strict=True))
        for at, tree in enumerate(trees, len(NAMES) + 1):
            theirs = result.sheets[SHEET].get((row, at + 1))
            ours = outcome(tree, given)
            if same(ours, theirs):
                agreed += 1
                continue
            why = next((name for name, each in KNOWN.items() if each.concerns(tree, given)), "")
            passed[why] += 1
            if not why:
                wrong.append((to_excel(tree, lambda name: f"[{name}]"), row, ours, theirs))
    assert wrong == []
    assert agreed > len(trees) * len(ROWS) * 14 // 15, passed
