"""The rules an office writes into its rule sheet, compiled for the form and for intake."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache

from msgspec import Struct

from xlsops import messages
from xlsops.core.formula.explained import CONDITIONS, demanding, narrated
from xlsops.core.formula.folding import TRUE, folded
from xlsops.core.formula.parsing import parse
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.formula.tree import names, placed
from xlsops.core.spec.accepted_explanations import Explaining
from xlsops.core.spec.named.column_names import column_named, of_last_year
from xlsops.core.spec.named.condition_sense import require_sense
from xlsops.core.spec.named.delivered_conditions import DELIVERED
from xlsops.core.spec.named.elsewhere import Around, Named, elsewhere, named_before
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.named.row_facts import each_column, last_known, row_fact, settings_named
from xlsops.core.spec.settings import Settings
from xlsops.core.spec.sources import Source, parts_of
from xlsops.core.spec.spec import Block, Field, FieldKind, Rule, RuleState, Spec, Visibility
from xlsops.core.spec.tables import ALL_BLOCKS
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code
from xlsops.core.values.caseless import caseless
from xlsops.core.values.periods import Quarter
from xlsops.core.values.structs import replace

_STATUS = keys.STATUS


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
            live = _compile(
                _saying(rule), _Asked(spec.fields, spec.period.number, spec.sources, spec.settings)
            )
        except FormulaError as error:
            faults.append(messages.conditions.unusable(rule.code, str(error)))
            continue
        if live is not None and rule.in_force:
            found += live
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


def delivered_for(spec: Spec) -> tuple[LiveRule, ...]:
    """Return the rules as they are delivered, but for those an office gave another condition.

    What their columns are not in the form for is left out. Whom a row suspends it silences later.
    """
    return _delivered(_Same(spec))


def _saying(rule: Rule) -> Rule:
    """Return a rule that speaks for itself: a delivered Pesan tells of the delivered condition alone."""
    delivered = rule.code in Code.__members__
    if delivered and not messages.rule_texts.written_by_office(rule.code, rule.message):
        return replace(rule, message="")
    return rule


class _Same:
    """A spec that is known again by being the very same: to compare two asks much of each form."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.spec is self.spec

    def __hash__(self) -> int:
        return id(self.spec)


@lru_cache(maxsize=8)
def _delivered(same: _Same) -> tuple[LiveRule, ...]:
    """Return what is delivered for a spec; no heading of an office can change what its names mean."""
    spec = same.spec
    columns = (*spec.fields, *_unexplainable(spec))
    nameless = [replace(each, label="") for each in columns]
    headed = {(each.block, each.key): each for each in columns}
    asked = _Asked(nameless, spec.period.number, None, spec.settings)
    changed = {each.code for each in spec.rules if each.condition}
    found: list[LiveRule] = []
    for code, each in DELIVERED.items():
        if code.name not in changed:
            with suppress(FormulaError):
                found += _compile(each.row(code), asked) or ()
    known = [replace(_headed(each, headed), tree=folded(each.tree)) for each in found]
    return tuple(each for each in known if each.tree != TRUE)


def _headed(live: LiveRule, known: Mapping[tuple[Block, str], Field]) -> LiveRule:
    """Return a rule over columns as they are ``known``, with their headings."""
    fields, before = (
        tuple((name, known[each.block, each.key]) for name, each in named)
        for named in (live.fields, live.before)
    )
    marked, *others = (known[each.block, each.key] for each in (live.marked, *live.or_marked))
    return replace(live, fields=fields, before=before, marked=marked, or_marked=tuple(others))


def _unexplainable(spec: Spec) -> Iterator[Field]:
    """Yield a blank column of explanations for a table an office left it out of: then nothing is explained."""
    for block in Block:
        if not any(each.block is block and each.key == keys.EXPLANATION for each in spec.fields):
            key, kind = keys.EXPLANATION, FieldKind.LONG_TEXT
            yield Field(block, key, key, kind, editable=False, shown=Visibility.NEVER, width=0)


def waiting_for_quarter(spec: Spec) -> Iterator[Rule]:
    """Yield the rules no line can be judged by in the open quarter: it is the first, they need one before."""
    for rule in spec.rules if spec.period.number == Quarter.I.value else ():
        try:
            if rule.condition and _compile(rule, _Asked(spec.fields, Quarter.I.value)) is None:
                yield rule
        except FormulaError:
            continue


def fault_of(rule: Rule, fields: Sequence[Field], quarter: int) -> tuple[str, str]:
    """Return which cell of a rule cannot be used (its key) and why; empty where all is well."""
    asked = _Asked(fields, quarter)
    of_block = (each for each in fields if rule.block in {each.block.value, ALL_BLOCKS})
    any_column = next((each.label for each in of_block), "")
    try:
        _compile(replace(rule, field=any_column if rule.field else ""), asked)
    except FormulaError as error:
        return "condition", str(error)
    try:
        _compile(rule, asked)
    except FormulaError as error:
        return "field", str(error)
    return "", ""


class _Asked(Struct, frozen=True):
    """What a condition is read against; of settings nobody has read yet any value counts."""

    columns: Sequence[Field]
    quarter: int
    sources: Sequence[Source] | None = None
    settings: Settings | None = None


def _compile(rule: Rule, asked: _Asked) -> tuple[LiveRule, ...] | None:
    """Return the rule over the open quarter's columns, None where it needs a quarter before.

    Then its names are looked for all the same, as the last quarter will find them. Where no
    ``sources`` are known it is not asked whether what it names of them is there. A rule of both
    tables is one for each that has the columns it names.
    """
    if rule.block in {each.value for each in Block}:
        return _of_table(rule, asked, Block(rule.block))
    if rule.block != ALL_BLOCKS:
        raise FormulaError(messages.conditions.NO_BLOCK)
    found, faults = list[LiveRule](), list[FormulaError]()
    waits = False
    for block in Block:
        try:
            of_table = _of_table(rule, asked, block)
        except FormulaError as error:
            faults.append(error)
            continue
        waits = waits or of_table is None
        found += of_table or ()
    if len(faults) == len(Block):
        raise faults[0]
    return None if waits and not found else tuple(found)


def _of_table(rule: Rule, asked: _Asked, block: Block) -> tuple[LiveRule, ...] | None:
    """Return the rule over one table, once for each column where it asks columns one by one."""
    quarter = asked.quarter
    around = Around(block, asked.columns, quarter, asked.sources)
    explaining = asked.settings.explaining if asked.settings else Explaining()
    tree = demanding(parse(rule.condition, CONDITIONS), explaining.demands)
    used = names(tree)
    told = [name for name in used if parts_of(name) is None]
    held = settings_named(told, around.own, asked.settings)
    truths = tuple((name, fact) for name in told if (fact := row_fact(name, around.own)))
    before = _known_before(told, around)
    known = {*held, *(name for name, _ in (*truths, *before))}
    own = [n for n in told if n not in known and not of_last_year(n, around.own)]
    if not own and not ({*used} - {*held} and rule.field):
        raise FormulaError(messages.conditions.NO_COLUMN)
    if quarter == Quarter.I.value and (
        before or _needs_before((*used, *_marks(rule, around.own)), around)
    ):
        return None
    beyond = elsewhere([name for name in used if name not in known], around)
    found, told_of = list[LiveRule](), narrated(tree)
    for fields, one_by_one in _meant(own, around):
        if any(field.key == _STATUS for _, field in fields):
            raise FormulaError(messages.conditions.STATUS_NAMED)
        require_sense(tree, dict(fields))
        marks = [column_named(each, around.own, quarter) for each in _marks(rule, around.own)]
        live = LiveRule(
            rule,
            block,
            placed(tree, held),
            fields,
            marks[0] if marks else fields[0][1],
            beyond.sums,
            beyond.facts,
            linked=beyond.linked,
            office=beyond.office,
            last_year=beyond.last_year,
            before=before,
            truths=truths,
            one_by_one=one_by_one,
            or_marked=tuple(marks[1:]),
            narratives=told_of,
        )
        found.append(live)
    return tuple(found)


def _marks(rule: Rule, columns: Iterable[Field]) -> list[str]:
    """Return the names of the columns a rule marks; several stand between semicolons."""
    if rule.field and any(caseless(each.label) == caseless(rule.field) for each in columns):
        return [rule.field]
    return [each.strip() for each in rule.field.split(";") if each.strip()]


def _known_before(told: Iterable[str], around: Around) -> Named:
    """Return the names that mean the last figure known of earlier quarters.

    In the first quarter there is none: they are looked for as the last quarter will find them.
    """
    quarter = around.quarter if around.quarter > Quarter.I.value else Quarter.IV.value
    found = ((name, last_known(name, around.own, quarter)) for name in told)
    return tuple((name, field) for name, field in found if field is not None)


def _meant(own: Sequence[str], around: Around) -> Iterator[tuple[Named, bool]]:
    """Yield the columns behind names, once for each of those that are asked one by one, and whether they are."""
    several = {
        name: columns
        for name in own
        if (columns := each_column(name, around.own, around.quarter)) is not None
    }
    if len(several) > 1:
        raise FormulaError(messages.conditions.TWO_EACH)
    plain_ones = {
        name: column_named(name, around.own, around.quarter) for name in own if name not in several
    }
    if not several:
        yield tuple(plain_ones.items()), False
    for name, columns in several.items():
        for column in columns:
            yield tuple((n, column if n == name else plain_ones[n]) for n in own), True


def _needs_before(used: Iterable[str], around: Around) -> bool:
    """Tell whether a rule names a column of the quarter before; one that no quarter has is told."""
    before = named_before(used, around)
    for name, fields in before:
        column_named(name, fields, Quarter.IV.value)
    return bool(before)
