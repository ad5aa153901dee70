"""A rule made ready to judge the lines of a form, and what it may say of one."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import Enum
from functools import cached_property

from msgspec import Struct

from xlsops import messages
from xlsops.core.formula.functions import Operand, day_number
from xlsops.core.formula.tree import TODAY, Expression
from xlsops.core.formula.values import rows_test
from xlsops.core.formula.wording import in_words
from xlsops.core.spec.named.condition_sense import blank_as_nil
from xlsops.core.spec.named.elsewhere import Named, SourceColumn
from xlsops.core.spec.named.row_facts import RowFact
from xlsops.core.spec.spec import Block, Field, FieldKind, Rule
from xlsops.core.terms import column_keys as keys

_PREDICATE = keys.PREDICATE


class Judged(Enum):
    """What a rule says of a line: that it is kept, broken, or that it cannot be evaluated there."""

    KEPT = "terpenuhi"
    BROKEN = "dilanggar"
    UNKNOWN = "tidak dapat diperiksa"


class LiveRule(Struct, frozen=True, dict=True):
    """A rule ready to judge one line: its tree, the columns behind its names, the marked column.

    A line is judged only when every numeric column named holds a number, and every ``fact`` of a
    second source is there. ``sums`` are columns of which it asks the sum over the bureau's rows,
    ``office`` over those of all bureaus; of ``linked`` it asks what the rows linked to the line hold.
    ``last_year`` are columns of it as they were a year ago, ``before`` those of which the last figure
    known of earlier quarters is meant; ``truths`` is what it asks of the row itself. One that asks
    columns ``one_by_one`` judges each that has a figure. ``resting`` are the bureaus whose form made
    that day is without it. Of ``marked`` and those it may mark instead, ``or_marked``, the first blank one is; of ``narratives``
    it asks alone whether they explain something. A submission is judged by the rules of the day it was received.
    """

    rule: Rule
    block: Block
    tree: Expression
    fields: tuple[tuple[str, Field], ...]
    marked: Field
    sums: Named = ()
    facts: tuple[SourceColumn, ...] = ()
    resting: tuple[str, ...] = ()
    linked: Named = ()
    office: Named = ()
    last_year: Named = ()
    before: Named = ()
    truths: tuple[tuple[str, RowFact], ...] = ()
    one_by_one: bool = False
    or_marked: tuple[Field, ...] = ()
    narratives: frozenset[str] = frozenset()

    @property
    def live(self) -> bool:
        """Tell whether the form has all it needs; else it is judged when the office collects."""
        lacking = self.facts or self.linked or self.office or self.last_year
        if lacking or any(fact is RowFact.COMPLETE for _, fact in self.truths):
            return False
        return all(field.block is self.block for _, field in self.sums)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return all that it names, in the order in which ``test`` takes their values."""
        own = [name for name, _ in (*self.fields, *self.sums)]
        beyond = [name for name, _ in (*self.linked, *self.office, *self.last_year, *self.before)]
        truths = [name for name, _ in self.truths]
        return (*own, *(each.name for each in self.facts), *beyond, *truths)

    @cached_property
    def numeric_keys(self) -> tuple[str, ...]:
        """Return the keys of the named columns that must hold a number.

        One that is named within N alone may be blank: there it is 0.
        """
        blank = blank_as_nil(self.tree)
        return tuple(
            dict.fromkeys(
                field.key
                for name, field in self.fields
                if name not in blank
                and (
                    field.kind.numeric
                    or (field.kind is FieldKind.FORMULA and field.key != _PREDICATE)
                )
            )
        )

    def sentence(self, values: Sequence[Operand] = ()) -> str:
        """Return what is said where the rule is not met: its Pesan, else the condition in words.

        Given the values of a line, in the order of ``test``, words tell each beside its name.
        """
        if self.rule.message:
            return self.rule.message
        named = [(name, each.label) for name, each in self.fields]
        named += [(name, messages.phrases.of_bureau(each.label)) for name, each in self.sums]
        named += [
            (each.name, messages.phrases.of_sheet(each.heading, each.source.sheet))
            for each in self.facts
        ]
        named += [(name, messages.phrases.of_linked(each.label)) for name, each in self.linked]
        named += [(name, messages.phrases.of_office(each.label)) for name, each in self.office]
        named += [
            (name, messages.phrases.of_last_year(each.label)) for name, each in self.last_year
        ]
        named += [(name, messages.phrases.last_known(each.label)) for name, each in self.before]
        named += [(name, each.value) for name, each in self.truths]
        return in_words(self.tree, dict(named), dict(zip(dict(named), values, strict=False)))

    def test(self, day: date) -> Callable[[Iterable[Sequence[Operand]]], list[bool | None]]:
        """Return what tells of lines whether the condition holds on a day, by their values.

        They come in the order of its ``names``. It tells None where the condition gives an error.
        """
        met, today = self._met, day_number(day)
        return lambda rows: met(rows, today)

    @cached_property
    def _met(self) -> Callable[[Iterable[Sequence[Operand]], Operand], list[bool | None]]:
        return rows_test(self.tree, (*self.names, TODAY))
