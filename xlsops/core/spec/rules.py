"""The rules an office writes into its rule sheet, compiled for the form and for intake."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum

from xlsops import messages
from xlsops.core.formula.functions import COMPARE, NotEvaluableError, Operand, day_number
from xlsops.core.formula.parsing import parse
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.formula.tree import TODAY, Binary, Call, Constant, Expression, Name, names, walk
from xlsops.core.formula.values import compiled, row_test
from xlsops.core.formula.wording import in_words
from xlsops.core.spec.named.column_names import column_named, of_last_year
from xlsops.core.spec.named.elsewhere import (
    Around,
    Named,
    SourceColumn,
    elsewhere,
    named_before,
    reach_of,
)
from xlsops.core.spec.sources import Source, parts_of, plain
from xlsops.core.spec.spec import Block, Field, FieldKind, Rule, RuleState, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.periods import Quarter

_PREDICATE, _STATUS = keys.PREDICATE, keys.STATUS


class Judged(Enum):
    """What a rule says of a line: that it is kept, broken, or that it cannot be evaluated there."""

    KEPT = "terpenuhi"
    BROKEN = "dilanggar"
    UNKNOWN = "tidak dapat diperiksa"


@dataclass(frozen=True, slots=True)
class LiveRule:
    """A rule ready to judge one line: its tree, the columns behind its names, the marked column.

    A line is judged only when every numeric column named holds a number, and every ``fact`` of a
    second source is there. ``sums`` are columns of which it asks the sum over the bureau's rows,
    ``office`` over those of all bureaus; of ``linked`` it asks what the rows linked to the line hold.
    ``last_year`` are columns of it as they were a year ago; ``resting`` are the bureaus whose form made
    that day is without it. A submission is judged by the rules of the day it was received.
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

    @property
    def live(self) -> bool:
        """Tell whether the form has all it needs; else it is judged when the office collects."""
        lacking = self.facts or self.linked or self.office or self.last_year
        return not lacking and all(field.block is self.block for _, field in self.sums)

    @property
    def names(self) -> tuple[str, ...]:
        """Return all that it names, in the order in which ``test`` takes their values."""
        own = [name for name, _ in (*self.fields, *self.sums)]
        beyond = [name for name, _ in (*self.linked, *self.office, *self.last_year)]
        return (*own, *(each.name for each in self.facts), *beyond)

    @property
    def numeric_keys(self) -> tuple[str, ...]:
        """Return the keys of the named columns that must hold a number."""
        return tuple(
            dict.fromkeys(
                field.key
                for _, field in self.fields
                if field.kind.numeric
                or (field.kind is FieldKind.FORMULA and field.key != _PREDICATE)
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
        return in_words(self.tree, dict(named), dict(zip(dict(named), values, strict=False)))

    def test(self, day: date) -> Callable[[Sequence[Operand]], bool | None]:
        """Return what tells whether the condition holds on a day, for the values of a line.

        They come in the order of its ``names``. It tells None where the condition gives an error.
        """
        met = row_test(self.tree, (*self.names, TODAY))
        today = day_number(day)
        return lambda values: met((*values, today))


def sheets_named(rules: Iterable[Rule], *, drafts: bool = False) -> tuple[str, ...]:
    """Return the sheets people added that conditions name, those of ``drafts`` too where they count.

    One that cannot be read names none.
    """
    found = (sheet for _, sheet in _naming(rules, drafts=drafts))
    return tuple(dict.fromkeys(each for each in found if reach_of(each) is None))


def rules_naming(sheet: str, rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the codes of the rules whose condition names a sheet."""
    found = (rule.code for rule, each in _naming(rules, drafts=True) if plain(each) == plain(sheet))
    return tuple(dict.fromkeys(found))


def shadowed(rules: Iterable[Rule], sheets: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for each rule that names a sheet by a word that means something else here.

    Who added a sheet called ``Setda`` means it by ``[Setda].[Pagu]``, and would get a sum instead.
    """
    there = {plain(each): each for each in sheets}
    found = dict.fromkeys(
        (rule.code, there[plain(word)], reach)
        for rule, word in _naming(rules)
        if (reach := reach_of(word)) and plain(word) in there
    )
    return tuple(
        messages.conditions.source_shadowed(code, sheet, reach.told) for code, sheet, reach in found
    )


def _naming(rules: Iterable[Rule], *, drafts: bool = False) -> Iterator[tuple[Rule, str]]:
    """Yield what stands in the first of two pairs of brackets, beside the rule that says so."""
    for rule in rules:
        if not rule.condition or (rule.state is RuleState.DRAFT and not drafts):
            continue
        try:
            used = names(parse(rule.condition))
        except FormulaError:
            continue
        yield from ((rule, parts[0]) for each in used if (parts := parts_of(each)))


def compile_rules(
    spec: Spec, day: date | None = None
) -> tuple[tuple[LiveRule, ...], tuple[str, ...]]:
    """Return the rules in force, and a sentence for each one that cannot be used.

    Where a day is told, those of that day; else all that are in force on some day.
    """
    found: list[LiveRule] = []
    faults: list[str] = []
    for rule in spec.rules:
        if not rule.condition or rule.state is RuleState.DRAFT:
            continue
        try:
            live = _compile(rule, spec.fields, spec.period.number, spec.sources)
        except FormulaError as error:
            faults.append(messages.conditions.unusable(rule.code, str(error)))
            continue
        if live is not None and rule.in_force:
            found.append(live)
    return (rules_of_day(found, spec, day) if day else tuple(found)), tuple(faults)


def rules_of_day(rules: Iterable[LiveRule], spec: Spec, day: date) -> tuple[LiveRule, ...]:
    """Return the rules in force on a day, each with the bureaus for which it is suspended then."""
    return tuple(
        replace(each, resting=tuple(_resting(each.rule, spec, day)))
        for each in rules
        if each.rule.applies_on(day)
    )


def _resting(rule: Rule, spec: Spec, day: date) -> Iterator[str]:
    bureaus = spec.bureaus if rule.rests else ()
    return (each.code for each in bureaus if not rule.applies_on(day, each.code))


def waiting_for_quarter(spec: Spec) -> Iterator[Rule]:
    """Yield the rules no line can be judged by in the open quarter: it is the first, they need one before."""
    for rule in spec.rules if spec.period.number == Quarter.I.value else ():
        try:
            if rule.condition and _compile(rule, spec.fields, Quarter.I.value) is None:
                yield rule
        except FormulaError:
            continue


def fault_of(rule: Rule, fields: Sequence[Field], quarter: int) -> tuple[str, str]:
    """Return which cell of a rule cannot be used (its key) and why; empty where all is well."""
    any_column = next((each.label for each in fields if each.block.value == rule.block), "")
    try:
        _compile(replace(rule, field=any_column if rule.field else ""), fields, quarter)
    except FormulaError as error:
        return "condition", str(error)
    try:
        _compile(rule, fields, quarter)
    except FormulaError as error:
        return "field", str(error)
    return "", ""


def _compile(
    rule: Rule, columns: Sequence[Field], quarter: int, sources: Sequence[Source] | None = None
) -> LiveRule | None:
    """Return the rule over the open quarter's columns, None where it needs a quarter before.

    Then its names are looked for all the same, as the last quarter will find them. Where no
    ``sources`` are known it is not asked whether what it names of them is there.
    """
    if rule.block not in {block.value for block in Block}:
        raise FormulaError(messages.conditions.NO_BLOCK)
    around = Around(Block(rule.block), columns, quarter, sources)
    tree = parse(rule.condition)
    used = names(tree)
    told = [name for name in used if parts_of(name) is None]
    own = [name for name in told if not of_last_year(name, around.own)]
    if not own and not (used and rule.field):
        raise FormulaError(messages.conditions.NO_COLUMN)
    if quarter == Quarter.I.value and _needs_before((*used, rule.field), around):
        return None
    fields = tuple((name, column_named(name, around.own, quarter)) for name in own)
    if any(field.key == _STATUS for _, field in fields):
        raise FormulaError(messages.conditions.STATUS_NAMED)
    beyond = elsewhere(used, around)
    _require_sense(tree, dict(fields))
    marked = column_named(rule.field, around.own, quarter) if rule.field else fields[0][1]
    return LiveRule(
        rule,
        around.block,
        tree,
        fields,
        marked,
        beyond.sums,
        beyond.facts,
        linked=beyond.linked,
        office=beyond.office,
        last_year=beyond.last_year,
    )


def _require_sense(tree: Expression, fields: Mapping[str, Field]) -> None:
    """Raise where a condition can never be computed, or compares a figure with a text."""
    for each in walk(tree):
        match each:
            case Binary("/", _, divisor) | Call("MOD", (_, divisor)) if _is_zero(divisor):
                raise FormulaError(messages.conditions.DIVIDED_BY_ZERO)
            case Binary(sign, Name(name), Constant(str(text))) | Binary(
                sign, Constant(str(text)), Name(name)
            ) if sign in COMPARE and text and name in fields and fields[name].kind.numeric:
                raise FormulaError(messages.conditions.text_against_number(name, text))


def _is_zero(divisor: Expression) -> bool:
    """Tell whether it is 0 whatever the line holds, also as a sum of constants."""
    if any(isinstance(each, Name) for each in walk(divisor)):
        return False
    try:
        return compiled(divisor)({TODAY: Decimal(1)}) == 0
    except NotEvaluableError:
        return False


def _needs_before(used: Iterable[str], around: Around) -> bool:
    """Tell whether a rule names a column of the quarter before; one that no quarter has is told."""
    before = named_before(used, around)
    for name, fields in before:
        column_named(name, fields, Quarter.IV.value)
    return bool(before)
