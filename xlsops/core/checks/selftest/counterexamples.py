"""A row that breaks an office's own condition, and the nearest that keeps it: found by trying.

What is tried comes from the condition: its constants and their neighbours, what stands on its two
sides, blanks, zero and the ends of what a cell takes. How much is tried is bounded, whatever is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import islice, product

from msgspec import Struct

from xlsops import messages
from xlsops.core.checks.conditions import office_rules
from xlsops.core.checks.named_values import operands
from xlsops.core.checks.selftest.careful_answers import Answer, Place
from xlsops.core.checks.selftest.examples import ladder
from xlsops.core.checks.selftest.history_examples import remembering
from xlsops.core.checks.selftest.planting import (
    CarefulForm,
    Edits,
    Example,
    edge,
    nearest,
    text_edge,
    unit_of,
)
from xlsops.core.form.layout import Column, FormTable, Line
from xlsops.core.formula.functions import COMPARE, NotEvaluableError, Operand
from xlsops.core.formula.tree import Binary, Call, Constant, Expression, names, walk
from xlsops.core.formula.values import compiled
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Block, FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.structs import replace

MOST_ROWS, MOST_TRIED = 12, 400
"""Of how many rows, and how often on each, a condition is tried at most."""
_WHOLE_ROWS, _WHOLE_TRIED = 3, 120
"""The same of a condition that asks more than its own row: each try reckons the whole form."""
_ENDS = tuple(map(Decimal, (0, -1, 999_999_999_999_999)))
_WORDS = f"{messages.planted.WORDS} "
_LONGEST = 32_767
_INPUTS = {
    Block.INDICATORS: (keys.actual(keys.OF_QUARTER),),
    Block.BUDGET: (keys.output(keys.OF_QUARTER), keys.spent(keys.OF_QUARTER)),
}
"""What the computed columns of a table are computed from."""


class Tried(Struct, frozen=True):
    """What came of trying a rule: the answers that break it and those that keep it, if there are any.

    ``times`` is how often it was tried. Where no row was judged at all, it was ``judged`` never. Where
    nothing a bureau answers moves it, it is not ``answered``: it compares what the office itself wrote.
    """

    form: CarefulForm | None = None
    place: Place = ("", "")
    wrong: Edits | None = None
    right: Edits | None = None
    times: int = 0
    judged: bool = False
    answered: bool = True

    def example(self, code: str) -> Example | None:
        """Return it as an example; None where the rule cannot be broken, or not be kept."""
        if self.form is None or self.wrong is None or self.right is None:
            return None
        return self.form.example(code, self.place, self.wrong, self.right)


def tried(
    live: LiveRule,
    forms: Sequence[CarefulForm],
    fixed: Mapping[str, Answer | None] | None = None,
    rows: int = MOST_ROWS,
) -> Tried:
    """Return what breaks and what keeps a rule, from the first row on which both are found.

    What is ``fixed``, by column key, stands in every row that is tried.
    """
    best, rows = Tried(), rows if _alone(live) else min(rows, _WHOLE_ROWS)
    beside = [remembering(each, live) for each in forms]
    for form, line in islice(_rows(live, beside), rows):
        search = _Search(live, form, line, fixed or {})
        found = search.run()
        times = best.times + found.times
        if found.wrong is not None and found.right is not None:
            return replace(found, times=times)
        better = found if _worth(found) > _worth(best) else best
        best = replace(better, times=times)
    return best


def _alone(live: LiveRule) -> bool:
    """Tell whether a condition asks nothing but its own row."""
    own = len(live.fields) + len(live.facts) + len(live.last_year)
    return len(names(live.tree)) == own


def _worth(found: Tried) -> int:
    return 2 * (found.wrong is not None) + (found.right is not None)


def _rows(live: LiveRule, forms: Sequence[CarefulForm]) -> Iterator[tuple[CarefulForm, Line]]:
    """Yield rows of the rule's table, the first of each bureau before their second ones.

    Where it asks linked rows, only rows that have some can be judged; where it asks a second source,
    only those it knows.
    """
    asked = [
        (
            form,
            [each for each in form.layout.sheet(live.block).asked if _judgeable(live, form, each)],
        )
        for form in forms
    ]
    deepest = max((len(lines) for _, lines in asked), default=0)
    for place in range(deepest):
        yield from ((form, lines[place]) for form, lines in asked if place < len(lines))


def _judgeable(live: LiveRule, form: CarefulForm, line: Line) -> bool:
    known = all(each.of(form.bureau, line.id) is not None for each in live.facts)
    return known and bool(line.linked or not live.linked)


class _Search:
    """Tries answers on one row."""

    def __init__(
        self, live: LiveRule, form: CarefulForm, line: Line, fixed: Mapping[str, Answer | None]
    ) -> None:
        alone = _alone(live)
        self.live, self.line, self.times = live, line, 0
        self.form = form.without_lines(line.id) if alone else form
        self.most = MOST_TRIED if alone else _WHOLE_TRIED
        self.kept = replace(live, tree=Call("NOT", (live.tree,)))
        self.whole = form
        self.fixed = {(line.id, key): value for key, value in fixed.items()}
        self.known: dict[tuple[tuple[Place, Answer | None], ...], bool | None] = {}

    def run(self) -> Tried:
        """Return what was found."""
        seen: dict[bool, Edits] = {}
        for edits in self._candidates(self.fixed):
            if self.times >= self.most or len(seen) > 1:
                break
            met = self.met(edits)
            if met is not None:
                seen.setdefault(met, edits)
        place = self.line.id, self.live.marked.key
        found = Tried(
            self.whole,
            place,
            seen.get(False),
            seen.get(True),
            self.times,
            judged=bool(seen),
            answered=bool(self.variables),
        )
        if found.wrong is None or found.right is None:
            return found
        wrong, right = self._sharpened(found.wrong, found.right)
        return replace(found, wrong=wrong, right=right, times=self.times)

    def met(self, edits: Edits) -> bool | None:
        """Tell whether the row meets the condition after the edits; None where it is not judged."""
        key = tuple(edits.items())
        if key not in self.known:
            self.times += 1
            self.known[key] = self._met(edits)
        return self.known[key]

    def _met(self, edits: Edits) -> bool | None:
        for live, met in ((self.live, False), (self.kept, True)):
            if any(
                each.line == self.line.id for each in self.form.found((office_rules,), edits, live)
            ):
                return met
        return None

    @cached_property
    def variables(self) -> tuple[tuple[Place, Column], ...]:
        """Return the places that can be answered and on which the condition rests."""
        found: dict[Place, Column] = {}
        for _, field in (*self.live.fields, *self.live.sums, *self.live.linked, *self.live.office):
            sheet = self.form.layout.sheet(field.block)
            line = self._line_of(sheet)
            formula = field.kind is FieldKind.FORMULA
            behind = (field.key,) if not formula else _INPUTS[field.block]
            for key in (each.format(q=self.form.quarter) for each in behind):
                column = sheet.column(key)
                if column is not None and column.open and line is not None:
                    found[line.id, key] = column
        for place in self.fixed:
            found.pop(place, None)
        return tuple(found.items())

    def _line_of(self, sheet: FormTable) -> Line | None:
        if sheet.block is self.live.block:
            return self.line
        linked = (each for each in sheet.asked if each.id in self.line.linked)
        return next(linked, next(iter(sheet.asked), None))

    def _candidates(self, fixed: Edits) -> Iterator[Edits]:
        """Yield edits worth trying: none, one place after the other, then two together."""
        yield fixed
        worth = [(place, self._worth_trying(place, column)) for place, column in self.variables]
        for place, values in worth:
            yield from ({**fixed, place: each} for each in values)
        for number, (place, values) in enumerate(worth):
            for other, more in worth[number + 1 :]:
                for one, two in product(values, more):
                    yield {**fixed, place: one, other: two}

    def _worth_trying(self, place: Place, column: Column) -> list[Answer | None]:
        listed: list[Answer | None] = list(self.form.spec.choices(column.field.choices))
        tries = self._figures(place, column) if column.field.kind.numeric else self._texts()
        return list(dict.fromkeys((*listed, *tries, None)))

    def _figures(self, place: Place, column: Column) -> list[Decimal]:
        unit, found = unit_of(column), [*self._sides(place)]
        for each in _numbers(self.live.tree):
            found += [each, each * 100]
        near = [figure + step for figure in found for step in (Decimal(0), unit, -unit)]
        near = [_rounded(each, unit) for each in near]
        tries = (*near, *ladder(self.form, self.line, place[1]), *_ENDS)
        return [each for each in dict.fromkeys(tries) if abs(each) <= _ENDS[-1]]

    def _texts(self) -> list[str]:
        texts = [each for each in _constants(self.live.tree) if isinstance(each, str) and each]
        lengths = [
            int(each) + step
            for each in _numbers(self.live.tree)
            if each == each.to_integral_value() and 0 <= each < _LONGEST
            for step in (0, 1, -1)
        ]
        about = [f"{_WORDS}{each}" for each in texts]
        sized = [of_length(each) for each in (*lengths, len(_WORDS) - 1, 1, _LONGEST) if each > 0]
        return [*texts, *about, *sized]

    def _sides(self, place: Place) -> Iterator[Decimal]:
        """Yield figures at which the two sides of a comparison may be equal, from what stands there now."""
        now = self.form.answers.get(place)
        for each in walk(self.live.tree):
            if not (isinstance(each, Binary) and each.sign in COMPARE):
                continue
            left, right = (self._value(side) for side in (each.left, each.right))
            if not (isinstance(left, Decimal) and isinstance(right, Decimal)):
                continue
            yield from (left, right)
            if isinstance(now, Decimal):
                yield from (now + right - left, now + left - right)
                if left and right:
                    yield from (now * right / left, now * left / right)

    def _value(self, side: Expression) -> Operand:
        try:
            return compiled(side)(self._row)
        except (NotEvaluableError, KeyError):
            return None

    @cached_property
    def _row(self) -> Mapping[str, Operand]:
        """Return what the names of the condition hold in the careful form, but for sums."""
        case = self.form.case({})
        sheet = self.form.layout.sheet(self.live.block)
        at = sheet.places[self.line.id]
        held: dict[str, Operand] = {
            name: value
            for name, field in self.live.fields
            if isinstance(
                value := operands(case, sheet, field, numeric=False)[at],
                Decimal | str | bool | None,
            )
        }
        facts = {each.name: each.of(case.bureau, self.line.id) for each in self.live.facts}
        return {**held, **facts}

    def _sharpened(self, wrong: Edits, right: Edits) -> tuple[Edits, Edits]:
        """Return both a step apart, where they can be brought to differ in one place alone."""
        for place, column in self.variables:
            if place not in {**wrong, **right}:
                continue
            others = {each: value for each, value in wrong.items() if each != place}
            now = wrong.get(place, self.form.answers.get(place))
            found = (
                self._figure_edge(place, column, others)
                if column.field.kind.numeric
                else self._text_edge(place, others, now, right)
            )
            if found:
                return {**others, place: found[0]}, {**others, place: found[1]}
        return wrong, right

    def _figure_edge(
        self, place: Place, column: Column, others: Edits
    ) -> tuple[Decimal, Decimal] | None:
        tries = self._figures(place, column)
        held = self.form.answers.get(place)
        tries += [held] if isinstance(held, Decimal) else []
        fired = [each for each in tries if self.met({**others, place: each}) is False]
        silent = [each for each in tries if self.met({**others, place: each}) is True]
        pair = nearest(fired, silent)
        if pair is None:
            return None
        return edge(lambda one: self.met({**others, place: one}) is False, *pair, unit_of(column))

    def _text_edge(
        self, place: Place, others: Edits, wrong: Answer | None, right: Edits
    ) -> tuple[str, str] | None:
        if not isinstance(wrong, str | None):
            return None
        whole = wrong or ""
        tries = [right.get(place, self.form.answers.get(place)), "", *self._texts()]
        kept = [
            each or ""
            for each in tries
            if isinstance(each, str | None) and self.met({**others, place: each or None}) is True
        ]
        if not kept:
            return None
        near = [each for each in kept if each.startswith(whole) or whole.startswith(each)]
        closest = min(near or kept, key=lambda each: abs(len(each) - len(whole)))
        return text_edge(
            lambda one: self.met({**others, place: one or None}) is False, whole, closest
        )


def _constants(tree: Expression) -> list[object]:
    return [each.value for each in walk(tree) if isinstance(each, Constant)]


def _numbers(tree: Expression) -> list[Decimal]:
    return [each for each in _constants(tree) if isinstance(each, Decimal)]


def of_length(letters: int) -> str:
    """Return a text of so many letters that does not end with a blank."""
    text = (_WORDS * (letters // len(_WORDS) + 1))[:letters]
    return text if text[-1:] != " " else f"{text[:-1]}."


def _rounded(figure: Decimal, unit: Decimal) -> Decimal:
    return (figure / unit).to_integral_value() * unit
