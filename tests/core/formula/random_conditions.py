"""Conditions and rows made at random, and what is known of where spreadsheet programs differ on them.

Among the cells are blanks, numbers as texts, truth values, days and errors.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random

from msgspec import Struct

from xlsops.core.form.cell_formulas import violated
from xlsops.core.formula.functions import NotEvaluableError, Operand
from xlsops.core.formula.parsing import parse
from xlsops.core.formula.tree import Binary, Call, Expression, Grouped, Unary, walk
from xlsops.core.formula.tree import names as names_in
from xlsops.core.formula.values import evaluate
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Block, Field, FieldKind, Rule, Visibility
from xlsops.core.values.cells import ErrorValue, column_letters

DEPTH = 3
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


ERRORS = ("#DIV/0!", "#N/A", "#VALUE!")
Held = Operand | ErrorValue
HELD: tuple[tuple[Held, ...], ...] = (
    *ROWS,
    *(
        tuple(
            ErrorValue(ERRORS[at % 3]) if at == place else each for at, each in enumerate(ROWS[0])
        )
        for place in range(len(NAMES))
    ),
)
"""The same rows, and the first one with an error in each of its cells in turn."""
_KINDS = (
    FieldKind.NUMBER,
    FieldKind.NUMBER,
    *(FieldKind.TEXT,) * 3,
    FieldKind.NUMBER,
    FieldKind.TEXT,
)
FIELDS = {
    name: Field(Block.INDICATORS, name, name, kind, True, Visibility.ALWAYS, 10)
    for name, kind in zip(NAMES, _KINDS, strict=True)
}
DATED = frozenset({(2, NAMES.index("Hari") + 1)})
"""The cells, by row and column, whose number is shown as a day."""
DAY = date(2026, 7, 8)
Values = Mapping[str, Operand]


class Difference(Struct, frozen=True):
    """Where a program is known to differ, why nothing is done about it, and one condition that shows it.

    The condition is tried on one of ``ROWS``, counted from 1.
    """

    reason: str
    concerns: Callable[[Expression, Values], bool]
    shown_by: str
    row: int


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


FURTHEST = 32_767
WORDY = {
    "LEN",
    "TRIM",
    "LEFT",
    "RIGHT",
    "MID",
    "UPPER",
    "LOWER",
    "SUBSTITUTE",
    "FIND",
    "SEARCH",
    "EXACT",
    "VALUE",
}
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


def as_text(fits: Callable[[object], bool] | type) -> Callable[[Expression, Values], bool]:
    """Return what tells that something of a kind is written as a text."""
    is_one = (lambda each: isinstance(each, fits)) if isinstance(fits, type) else fits
    return lambda tree, given: any(
        any(is_one(outcome(part, given)) for part in parts(each))
        for each in walk(tree)
        if (isinstance(each, Call) and each.function in WORDY)
        or (isinstance(each, Binary) and each.sign == "&")
    )


def known_by(known: Mapping[str, Difference], tree: Expression, given: Values) -> str:
    """Return by which known difference two programs may differ here; nothing where by none."""
    return next((name for name, each in known.items() if each.concerns(tree, given)), "")


def beyond_all_days(tree: Expression, given: Values) -> bool:
    return any(
        isinstance(each, Call)
        and each.function == "DATE"
        and any(
            isinstance(found := outcome(part, given), Decimal) and abs(found) > FURTHEST
            for part in each.arguments
        )
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


class Maker(Struct, dict=True):
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
            lambda: f"{self.chance.choice(('INT', 'ABS', 'N'))}({one()})",
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


def places(row: int) -> dict[str, str]:
    """Return where the cell of each name stands."""
    return {name: f"{column_letters(at)}{row}" for at, name in enumerate(NAMES, 1)}


def live_rule(condition: str) -> LiveRule:
    """Return a condition as a rule over the columns of these names, which are figures or texts."""
    tree = parse(condition)
    fields = tuple((name, FIELDS[name]) for name in names_in(tree))
    rule = Rule("A01", "Galat", Block.INDICATORS.value, condition, "", "Periksa lagi.")
    return LiveRule(rule, Block.INDICATORS, tree, fields, FIELDS[NAMES[0]])


def verdict_formula(live: LiveRule, row: int) -> str:
    """Return what a form holds in a row to tell whether a rule is broken there."""
    return violated(live, places(row).__getitem__, {})


def is_broken(live: LiveRule, held: Mapping[str, Held]) -> bool:
    """Tell whether a rule is broken at intake: every figure is a number, nothing an error, the condition false."""
    values = [held[name] for name in live.names]
    if any(isinstance(each, ErrorValue) for each in values):
        return False
    if any(not isinstance(held[key], Decimal) for key in live.numeric_keys):
        return False
    return live.test(DAY)([[each for each in values if not isinstance(each, ErrorValue)]]) == [
        False
    ]


def truths(count: int) -> Iterator[str]:
    """Yield conditions that are rules: they give a truth value and name a column."""
    maker = Maker(Random(11))  # noqa: S311 - the same conditions on every run
    while count:
        made = maker.truth(1 + count % DEPTH)
        if names_in(parse(made)):
            count -= 1
            yield made
