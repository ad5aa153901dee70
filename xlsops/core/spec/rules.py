"""The rules an office writes into its rule sheet, compiled for the form and for intake."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from xlsops import messages
from xlsops.core.formula.functions import COMPARE, Operand, day_number
from xlsops.core.formula.parsing import parse
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.formula.tree import TODAY, Binary, Constant, Expression, Name, names, walk
from xlsops.core.formula.values import row_test
from xlsops.core.formula.wording import in_words
from xlsops.core.spec.sources import Source, parts_of, plain
from xlsops.core.spec.spec import Block, Field, FieldKind, Rule, RuleState, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.periods import Quarter

_THIS = "TW ini"
_IN_HAND, _LAST = (re.compile(word, re.IGNORECASE) for word in (_THIS, "TW lalu"))
"""What stands for the open quarter and the one before it, however it is typed."""
_PREDICATE, _STATUS = keys.PREDICATE, keys.STATUS
_BUREAU = "bagian"
"""What names the sum over a bureau's rows: ``[Bagian].[Pagu Anggaran (Rp)]``."""


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column of a second source, as a rule names it."""

    name: str
    source: Source
    heading: str

    def of(self, bureau: str, line: str) -> Operand:
        """Return what it holds of a bureau's line; None where it has no such line."""
        held, key = self.source.column(self.heading) or {}, plain(line)
        return held.get((plain(bureau), key), held.get(("", key)))


@dataclass(frozen=True, slots=True)
class LiveRule:
    """A rule ready to judge one line: its tree, the columns behind its names, the marked column.

    A line is judged only when every numeric column named holds a number, and every ``fact`` of a
    second source is there. ``sums`` are columns of which it asks the sum over the bureau's rows.
    ``resting`` are the bureaus for which it is suspended that day.
    """

    rule: Rule
    block: Block
    tree: Expression
    fields: tuple[tuple[str, Field], ...]
    marked: Field
    sums: tuple[tuple[str, Field], ...] = ()
    facts: tuple[SourceColumn, ...] = ()
    resting: tuple[str, ...] = ()

    @property
    def live(self) -> bool:
        """Tell whether the form has all it needs; else it is judged when the office collects."""
        return not self.facts and all(field.block is self.block for _, field in self.sums)

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
        return in_words(self.tree, dict(named), dict(zip(dict(named), values, strict=False)))

    def test(self, day: date) -> Callable[[Sequence[Operand]], bool | None]:
        """Return what tells whether the condition holds on a day, for the values of a line.

        They come in the order of its columns, its sums, and its facts. It tells None where the condition
        gives an error.
        """
        own = [name for name, _ in (*self.fields, *self.sums)]
        met = row_test(self.tree, (*own, *(each.name for each in self.facts), TODAY))
        today = day_number(day)
        return lambda values: met((*values, today))


def sheets_named(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the sheets people added that conditions name; one that cannot be read names none."""
    found = []
    for rule in rules:
        if not rule.condition or rule.state is RuleState.DRAFT:
            continue
        try:
            used = names(parse(rule.condition))
        except FormulaError:
            continue
        found += [parts[0] for each in used if (parts := parts_of(each))]
    return tuple(dict.fromkeys(each for each in found if plain(each) != _BUREAU))


def compile_rules(spec: Spec, day: date) -> tuple[tuple[LiveRule, ...], tuple[str, ...]]:
    """Return the rules in force on that day, and a sentence for each one that cannot be used."""
    compiled: list[LiveRule] = []
    faults: list[str] = []
    for rule in spec.rules:
        if not rule.condition or rule.state is RuleState.DRAFT:
            continue
        try:
            live = _compile(rule, spec.fields, spec.period.number, spec.sources)
        except FormulaError as error:
            faults.append(messages.conditions.unusable(rule.code, str(error)))
            continue
        if live is not None and rule.applies_on(day):
            resting = (each.code for each in spec.bureaus if not rule.applies_on(day, each.code))
            compiled.append(replace(live, resting=tuple(resting) if rule.rests else ()))
    return tuple(compiled), tuple(faults)


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
    block = Block(rule.block)
    tree = parse(rule.condition)
    used = names(tree)
    asked = tuple(each for each in columns if each.block is block)
    own = [name for name in used if parts_of(name) is None]
    if not own and not (used and rule.field):
        raise FormulaError(messages.conditions.NO_COLUMN)
    if quarter == 1 and _needs_before((*own, rule.field), asked, used, columns):
        return None
    fields = tuple((name, _field(name, asked, quarter)) for name in own)
    sums, facts = _elsewhere(used, (block, columns, quarter), sources)
    if any(field.key == _STATUS for _, field in (*fields, *sums)):
        raise FormulaError(messages.conditions.STATUS_NAMED)
    _require_sense(tree, dict(fields))
    marked = _field(rule.field, asked, quarter) if rule.field else fields[0][1]
    return LiveRule(rule, block, tree, fields, marked, sums, facts)


def _elsewhere(
    used: Iterable[str], where: tuple[Block, Sequence[Field], int], sources: Sequence[Source] | None
) -> tuple[tuple[tuple[str, Field], ...], tuple[SourceColumn, ...]]:
    """Return the sums a rule asks for and the columns of second sources."""
    block, columns, quarter = where
    nearest = sorted(columns, key=lambda each: each.block is not block)
    sums, facts = [], []
    for name in used:
        sheet, column = parts_of(name) or ("", "")
        if plain(sheet) == _BUREAU:
            field = _field(column, nearest, quarter)
            if field.kind not in {*filter(lambda kind: kind.numeric, FieldKind), FieldKind.FORMULA}:
                raise FormulaError(messages.conditions.sum_of_text(column))
            sums.append((name, field))
        elif sheet and sources is not None:
            facts.append(_fact(name, sheet, column, sources))
    return tuple(sums), tuple(facts)


def _fact(name: str, sheet: str, column: str, sources: Sequence[Source]) -> SourceColumn:
    source = next((each for each in sources if plain(each.sheet) == plain(sheet)), None)
    if source is None:
        raise FormulaError(messages.conditions.source_missing(sheet))
    if source.column(column) is None:
        known = ", ".join(source.headings)
        raise FormulaError(messages.conditions.source_column_unknown(source.sheet, column, known))
    if source.times(column) > 1:
        raise FormulaError(messages.conditions.source_column_twice(source.sheet, column))
    if source.is_unfit(column):
        raise FormulaError(messages.conditions.source_column_unfit(source.sheet, column))
    return SourceColumn(name, source, column)


def _require_sense(tree: Expression, fields: Mapping[str, Field]) -> None:
    """Raise where a condition can never be computed, or compares a figure with a text."""
    for each in walk(tree):
        match each:
            case Binary("/", _, Constant(Decimal() as number)) if number == 0:
                raise FormulaError(messages.conditions.DIVIDED_BY_ZERO)
            case Binary(sign, Name(name), Constant(str(text))) | Binary(
                sign, Constant(str(text)), Name(name)
            ) if sign in COMPARE and text and name in fields and fields[name].kind.numeric:
                raise FormulaError(messages.conditions.text_against_number(name, text))


def _is_of_before(name: str, fields: Sequence[Field]) -> bool:
    """Tell whether a name means a column of the quarter before, and is not just the heading of one."""
    told = plain(name)
    return bool(_LAST.search(told)) and not any(plain(each.label) == told for each in fields)


def _needs_before(
    own: Iterable[str], asked: Sequence[Field], used: Iterable[str], columns: Sequence[Field]
) -> bool:
    """Tell whether a rule names a column of the quarter before; one that no quarter has is told."""
    summed = [parts[1] for each in used if (parts := parts_of(each)) and plain(parts[0]) == _BUREAU]
    before = [(each, asked) for each in own if _is_of_before(each, asked)]
    before += [(each, columns) for each in summed if _is_of_before(each, columns)]
    for name, fields in before:
        _field(name, fields, Quarter.IV.value)
    return bool(before)


def _field(name: str, fields: Sequence[Field], quarter: int) -> Field:
    """Return the column of just this heading, else the one meant whatever its blanks and capitals are."""
    label = _IN_HAND.sub(Quarter(quarter).label, plain(name))
    if quarter > 1:
        label = _LAST.sub(Quarter(quarter - 1).label, label)
    wanted = {plain(label), plain(name)}
    found = [each for each in fields if each.label.casefold() == name.casefold()] or [
        each for each in fields if plain(each.label) in wanted or plain(each.key) == plain(label)
    ]
    if not found:
        raise FormulaError(messages.conditions.column_unknown(name, _known(name, fields, quarter)))
    return found[0]


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
