"""The rules an office writes into its rule sheet, compiled for the form and for intake."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from xlsops import messages
from xlsops.core.formula.functions import Operand
from xlsops.core.formula.parsing import parse
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.formula.tree import Expression, names
from xlsops.core.formula.values import meets
from xlsops.core.spec.spec import Block, Field, FieldKind, Rule, RuleState, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.periods import Quarter

_THIS = "TW ini"
_IN_HAND, _LAST = (re.compile(word, re.IGNORECASE) for word in (_THIS, "TW lalu"))
"""What stands for the open quarter and the one before it, however it is typed."""
_PREDICATE, _STATUS = keys.PREDICATE, keys.STATUS


@dataclass(frozen=True, slots=True)
class LiveRule:
    """A rule ready to judge one line: its tree, the columns behind its names, the marked column.

    A line is judged only when every numeric column named holds a number.
    """

    rule: Rule
    block: Block
    tree: Expression
    fields: tuple[tuple[str, Field], ...]
    marked: Field

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

    def test(self) -> Callable[[Iterable[Operand]], bool]:
        """Return what tells, for the values of a line in the order of its names, whether the condition holds."""
        met, used = meets(self.tree), [name for name, _ in self.fields]
        return lambda values: met(dict(zip(used, values, strict=True)))


def compile_rules(spec: Spec, day: date) -> tuple[tuple[LiveRule, ...], tuple[str, ...]]:
    """Return the rules in force on that day, and a sentence for each one that cannot be used."""
    compiled: list[LiveRule] = []
    faults: list[str] = []
    for rule in spec.rules:
        if not rule.condition or rule.state is RuleState.DRAFT:
            continue
        try:
            live = _compile(rule, spec.fields, spec.period.number)
        except FormulaError as error:
            faults.append(messages.conditions.unusable(rule.code, str(error)))
            continue
        if live is not None and rule.applies_on(day):
            compiled.append(live)
    return tuple(compiled), tuple(faults)


def fault_of(rule: Rule, fields: Sequence[Field], quarter: int) -> tuple[str, str]:
    """Return which cell of a rule cannot be used (its key) and why; empty where all is well."""
    try:
        _compile(replace(rule, field=""), fields, quarter)
    except FormulaError as error:
        return "condition", str(error)
    try:
        _compile(rule, fields, quarter)
    except FormulaError as error:
        return "field", str(error)
    return "", ""


def _compile(rule: Rule, columns: Sequence[Field], quarter: int) -> LiveRule | None:
    """Return the rule over the open quarter's columns, None where it needs a quarter before.

    Then its names are looked for all the same, as the last quarter will find them.
    """
    if rule.block not in {block.value for block in Block}:
        raise FormulaError(messages.conditions.NO_BLOCK)
    block = Block(rule.block)
    tree = parse(rule.condition)
    used = names(tree)
    if not used:
        raise FormulaError(messages.conditions.NO_COLUMN)
    asked = tuple(each for each in columns if each.block is block)
    before = [each for each in (*used, rule.field) if _is_of_before(each, asked)]
    if quarter == 1 and before:
        for name in before:
            _field(name, asked, Quarter.IV.value)
        return None
    fields = tuple((name, _field(name, asked, quarter)) for name in used)
    if any(field.key == _STATUS for _, field in fields):
        raise FormulaError(messages.conditions.STATUS_NAMED)
    marked = _field(rule.field, asked, quarter) if rule.field else fields[0][1]
    return LiveRule(rule, block, tree, fields, marked)


def _is_of_before(name: str, fields: Sequence[Field]) -> bool:
    """Tell whether a name means a column of the quarter before, and is not just the heading of one."""
    plain = _plain(name)
    return bool(_LAST.search(plain)) and not any(_plain(each.label) == plain for each in fields)


def _field(name: str, fields: Sequence[Field], quarter: int) -> Field:
    """Return the column of just this heading, else the one meant whatever its blanks and capitals are."""
    label = _IN_HAND.sub(Quarter(quarter).label, _plain(name))
    if quarter > 1:
        label = _LAST.sub(Quarter(quarter - 1).label, label)
    wanted = {_plain(label), _plain(name)}
    found = [each for each in fields if each.label.casefold() == name.casefold()] or [
        each for each in fields if _plain(each.label) in wanted or _plain(each.key) == _plain(label)
    ]
    if not found:
        raise FormulaError(messages.conditions.column_unknown(name, _known(name, fields, quarter)))
    return found[0]


def _plain(name: str) -> str:
    """Return a name without what two typings of it differ in: line ends, blanks in a row, capitals."""
    return " ".join(name.split()).casefold()


def _known(name: str, fields: Sequence[Field], quarter: int) -> str:
    """Return the names a condition may use: those that hold this one, or all where none does."""
    ours = Quarter(quarter).label
    labels = [
        f"{each.label.removesuffix(ours)}{_THIS}" if each.label.endswith(f" {ours}") else each.label
        for each in fields
        if each.key != _STATUS
    ]
    near = [each for each in labels if name.casefold() in each.casefold()]
    return ", ".join(dict.fromkeys(near or labels))
