"""What breaks a rule that compares the office's own data with a second source: another value in that sheet.

No answer of a bureau moves such a rule, so the mistake is planted where it would arise: in the sheet.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from xlsops import messages
from xlsops.core.checks.conditions import office_rules
from xlsops.core.checks.selftest.careful_answers import planned
from xlsops.core.checks.selftest.planting import CarefulForm, Example, Planting, edge, nearest
from xlsops.core.form.layout import Line
from xlsops.core.formula.tree import Call, Constant, walk
from xlsops.core.spec.named.elsewhere import SourceColumn
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.sources import Held, Source
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import Cell
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.structs import replace

_MOST_ROWS = 6
_CENT = Decimal("0.01")
_ENDS: tuple[Held, ...] = (Decimal(0), Decimal(-1), Decimal(999_999_999_999_999), "-")


def in_source(live: LiveRule, forms: Sequence[CarefulForm]) -> Example | None:
    """Return what breaks a rule by what its second source holds of a row, and the nearest that keeps it."""
    known = (
        (form, line, fact, held)
        for form in forms
        for line in form.layout.sheet(live.block).asked
        for fact in live.facts
        if isinstance(held := fact.of(form.bureau, line.id), Decimal | str)
    )
    for form, line, fact, held in islice(known, _MOST_ROWS):
        found = _Row(live, form, line, fact).example(held)
        if found:
            return found
    return None


def with_sources(rules: Sequence[LiveRule], sources: Sequence[Source]) -> tuple[LiveRule, ...]:
    """Return rules that ask these sources instead of those of the same sheets."""
    new = {each.sheet: each for each in sources}
    return tuple(
        replace(
            live,
            facts=tuple(
                replace(fact, source=new.get(fact.source.sheet, fact.source)) for fact in live.facts
            ),
        )
        for live in rules
    )


class _Row:
    """Tries values of a second source on one row."""

    def __init__(self, live: LiveRule, form: CarefulForm, line: Line, fact: SourceColumn) -> None:
        self.live, self.form, self.line, self.fact = live, form, line, fact
        self.alone = form.without_lines(line.id)

    def example(self, held: Held) -> Example | None:
        met = {value: self.met(value) for value in dict.fromkeys(self._worth_trying(held))}
        wrong = [value for value, kept in met.items() if kept is False]
        right = [value for value, kept in met.items() if kept is True]
        if not (wrong and right):
            return None
        pair = nearest(_figures(wrong), _figures(right))
        ends: tuple[Held, Held] = (wrong[0], right[0])
        if pair:
            ends = edge(lambda value: self.met(value) is False, *pair, _CENT)
        place = Cell(*planned(self.form.layout, (self.line.id, self.live.marked.key)))
        first, second = map(self._planting, ends)
        return Example(self.live.rule.code, self.form.bureau, place, first, second)

    def met(self, value: Held) -> bool | None:
        """Tell whether the row keeps the rule where the source holds this of it; None where it is not judged."""
        (live,) = with_sources((self.live,), (self._source(value),))
        denied = replace(live, tree=Call("NOT", (live.tree,)))
        for each, kept in ((live, False), (denied, True)):
            found = self.alone.found((office_rules,), {}, each)
            if any(finding.line == self.line.id for finding in found):
                return kept
        return None

    def _worth_trying(self, held: Held) -> Iterator[Held]:
        yield held
        own = [each for each in self.line.known if isinstance(each, str)]
        told = [self.line.known_number(each) for each in own]
        constants = [each.value for each in walk(self.live.tree) if isinstance(each, Constant)]
        for each in (held, self.line.target_year, *self.line.targets, *told, *constants):
            if isinstance(each, Decimal):
                yield from (each, each + _CENT, each - _CENT, each * 2 + 2, each / 2)
            elif isinstance(each, str):
                yield from (each, f"{each} lain")
        yield from _ENDS

    def _source(self, value: Held) -> Source:
        bureau, line = caseless(self.form.bureau), caseless(self.line.id)
        heading = caseless(self.fact.heading)
        held = tuple(
            (
                name,
                tuple(
                    (who, key, value)
                    if caseless(name) == heading
                    and caseless(key) == line
                    and caseless(who) in {"", bureau}
                    else (who, key, old)
                    for who, key, old in rows
                ),
            )
            for name, rows in self.fact.source.held
        )
        return replace(self.fact.source, held=held)

    def _planting(self, value: Held) -> Planting:
        shown = indonesian(value) if isinstance(value, Decimal) else f'"{value}"'
        told = messages.planted.in_source(
            self.fact.source.sheet, self.fact.heading, self.line.id, shown
        )
        return Planting(told, sources=(self._source(value),))


def _figures(values: Sequence[Held]) -> list[Decimal]:
    return [each for each in values if isinstance(each, Decimal)]
