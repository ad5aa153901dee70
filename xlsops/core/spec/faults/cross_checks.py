"""Faults that only show between cells and rows: codes, ids, targets, limits, columns, conditions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from xlsops import messages
from xlsops.core.spec import tables
from xlsops.core.spec.achievement import Direction
from xlsops.core.spec.methods import Method, year_of
from xlsops.core.spec.named.delivered_conditions import BUILT_IN, as_delivered, is_locked
from xlsops.core.spec.named.details import detail_faults
from xlsops.core.spec.named.named_roles import role_faults
from xlsops.core.spec.named.word_scales import Scales, scale_in, word_scales
from xlsops.core.spec.rows import (
    Fault,
    Row,
    linked_codes,
    number_of,
    text_in,
    unreadable,
    weights_in,
)
from xlsops.core.spec.rules import fault_of
from xlsops.core.spec.spec import Block, Field, FieldKind, Level, Rule, RuleState, Visibility
from xlsops.core.spec.tables import CellKind, words
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.authority import PUBLIC_KEY, role_of
from xlsops.core.terms.findings import TOLD, Code
from xlsops.core.terms.suspensions import read_suspensions
from xlsops.core.values.cells import Blank, Date, Number
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import long_date
from xlsops.core.values.rungs import figure_words

_TOLERANCE = Decimal("0.01")
_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
)
"""Names Windows keeps for its devices; SETDA is kept for the sheet ``Rekap Setda``."""
_BUREAU_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,18}[A-Za-z0-9_-])?")
_FIELD_KEY = re.compile("[a-z][a-z0-9_]{0,30}")
_LONGEST_ID, _WIDEST = 60, 255
_QUARTERS = range(1, 5)
_NEEDED = {
    Block.INDICATORS: (
        keys.ID,
        keys.NUMBER,
        keys.INDICATOR,
        keys.YEAR_TARGET,
        *(keys.target(quarter) for quarter in _QUARTERS),
        *(keys.actual(quarter) for quarter in _QUARTERS),
        keys.TARGET_SO_FAR,
        keys.ACTUAL_SO_FAR,
        keys.RAW,
        keys.ACHIEVED,
        keys.OBSTACLE,
        keys.FOLLOW_UP,
        keys.STATUS,
    ),
    Block.BUDGET: (
        keys.ID,
        keys.NUMBER,
        keys.DESCRIPTION,
        keys.OUTPUT_TARGET,
        keys.CEILING,
        *(keys.output(quarter) for quarter in _QUARTERS),
        *(keys.spent(quarter) for quarter in _QUARTERS),
        keys.OUTPUT_SO_FAR,
        keys.SPENT_SO_FAR,
        keys.OUTPUT_ACHIEVED,
        keys.ABSORPTION,
        keys.STATUS,
    ),
}
"""The columns without which the form, its formulas or the checks cannot work."""
_COMPUTED = {
    Block.INDICATORS: {
        keys.TARGET_SO_FAR,
        keys.ACTUAL_SO_FAR,
        keys.RAW,
        keys.ACHIEVED,
        keys.OF_YEAR,
        keys.PREDICATE,
        keys.STATUS,
    },
    Block.BUDGET: {
        keys.OUTPUT_SO_FAR,
        keys.SPENT_SO_FAR,
        keys.OUTPUT_ACHIEVED,
        keys.ABSORPTION,
        keys.STATUS,
    },
}
"""The columns the program has a formula for."""


def cross_checks(rows: Mapping[str, Sequence[Row]], found: Sequence[Fault]) -> Iterator[Fault]:
    """Yield what is wrong between the cells and rows of the sheets, V25 among it.

    ``found`` is what is wrong already: a sheet that cannot be read is not judged.
    """
    for row in (row for each in rows.values() for row in each):
        yield from _codes(row)
    for row in rows["bureaus"]:
        yield from _file_name(row)
    yield from _bureau_codes(rows, found)
    yield from _double_ids(rows)
    scales = word_scales(rows["lists"])
    for row in rows["indicators"]:
        yield from _targets(row, scales)
        yield from _limits(row)
        yield from _weights(row)
    yield from detail_faults(rows["indicators"])
    if not unreadable(tables.PROGRAMMES, found):
        yield from _links(rows)
    for row in rows["programmes"]:
        yield from _sub_activity_only(row)
    if not unreadable(tables.FIELDS, found):
        yield from _fields(rows, found)
    if not unreadable(tables.OFFICIALS, found):
        yield from role_faults(rows)
        yield from _public_keys(rows)


def rule_checks(
    rows: Mapping[str, Sequence[Row]], quarter: int, found: Sequence[Fault]
) -> Iterator[Fault]:
    """Yield every condition that cannot be read or names a column the form does not have."""
    if unreadable(tables.FIELDS, found):
        return
    fields = tuple(each for row in rows["fields"] if (each := _column(row)) is not None)
    told = {each.cell for each in found}
    bureaus = [text_in(row, "code") for row in rows["bureaus"]]
    for row in rows["rules"]:
        condition = condition_of(row)
        yield from _built_in(row, condition)
        yield from _days(row)
        yield from _rests(row, bureaus)
        drafted = text_in(row, "state") == RuleState.DRAFT.value
        if condition in {"", BUILT_IN} or drafted or row.cell("condition") in told:
            continue
        if row.cell("block") in told:
            continue
        rule = Rule(
            text_in(row, "code"),
            "",
            text_in(row, "block") or tables.ALL_BLOCKS,
            condition,
            text_in(row, "field"),
            "",
        )
        key, reason = fault_of(rule, fields, quarter)
        if key:
            mend = (
                messages.conditions.mend_condition
                if key == "condition"
                else messages.conditions.mend_column
            )
            yield row.fault(key, mend(reason))


def condition_of(row: Row) -> str:
    """Return the condition of a rule as it is typed, or the word for what is delivered."""
    typed = text_in(row, "condition")
    beside = text_in(row, "block"), text_in(row, "field")
    return BUILT_IN if as_delivered(text_in(row, "code"), typed, *beside) else typed


def _built_in(row: Row, condition: str) -> Iterator[Fault]:
    """A rule the program computes is locked, has no condition of its own, and no other row is computed."""
    code = text_in(row, "code")
    known = code in Code.__members__ or code in TOLD
    if known and is_locked(code) and condition not in {"", BUILT_IN}:
        yield row.fault("condition", messages.conditions.built_in(code, BUILT_IN))
    elif code and not known and condition == BUILT_IN:
        yield row.fault("condition", messages.conditions.not_built_in(code))


def _days(row: Row) -> Iterator[Fault]:
    """A rule does not end before it begins."""
    since, until = row.values["since"], row.values["until"]
    if isinstance(since, Date) and isinstance(until, Date) and until.value < since.value:
        days = (long_date(each.value.date()) for each in (since, until))
        yield row.fault("until", messages.conditions.days_reversed(*days))


def _rests(row: Row, bureaus: Sequence[str]) -> Iterator[Fault]:
    """What is suspended is a rule, for bureaus there are, on days that can be read."""
    code, written = text_in(row, "code"), text_in(row, "rests")
    if written and code in TOLD:
        yield row.fault("rests", messages.spec.suspended_no_rule(code))
        return
    for each in read_suspensions(written, bureaus)[1]:
        yield row.fault("rests", each)


def _column(row: Row) -> Field | None:
    """Return a column as far as a condition needs it, None where its cells are not read yet."""
    block = text_in(row, "block")
    if block not in set(Block):
        return None
    key, label, kind = (text_in(row, each) for each in ("key", "label", "kind"))
    known = FieldKind(kind) if kind in words(FieldKind) else FieldKind.TEXT
    return Field(Block(block), key, label, known, False, Visibility.ALWAYS, 10)  # noqa: FBT003


def _codes(row: Row) -> Iterator[Fault]:
    """Ids and codes are short and free of the sign that parts them in lists."""
    for heading in row.table.columns:
        text = text_in(row, heading.key)
        if heading.kind is not CellKind.CODE:
            continue
        if "|" in text:
            yield row.fault(heading.key, messages.spec.id_with_bar(heading.label))
        if len(text) > _LONGEST_ID:
            yield row.fault(
                heading.key, messages.spec.id_too_long(heading.label, _LONGEST_ID, len(text))
            )


def _file_name(row: Row) -> Iterator[Fault]:
    """A bureau's code becomes the name of files and sheets."""
    code = text_in(row, "code")
    if code and not _BUREAU_CODE.fullmatch(code):
        yield row.fault("code", messages.spec.code_no_file_name(code))
    elif code.upper() in _RESERVED or code.upper() == "SETDA":
        yield row.fault("code", messages.spec.code_reserved(code))


def _bureau_codes(rows: Mapping[str, Sequence[Row]], found: Sequence[Fault]) -> Iterator[Fault]:
    if unreadable(tables.BUREAUS, found):
        return
    if not rows["bureaus"]:
        yield Fault(None, tables.BUREAUS.sheet, messages.spec.NO_BUREAU)
        return
    bureaus = {text_in(row, "code") for row in rows["bureaus"]}
    for table in ("indicators", "programmes"):
        for row in rows[table]:
            if (code := text_in(row, "bureau")) and code not in bureaus:
                yield row.fault("bureau", messages.spec.bureau_unknown(code))


def _double_ids(rows: Mapping[str, Sequence[Row]]) -> Iterator[Fault]:
    unique = {
        "bureaus": ("code",),
        "indicators": ("id",),
        "programmes": ("bureau", "code"),
        "fields": ("block", "key"),
        "rules": ("code",),
        "settings": ("key",),
        "authority": ("act",),
    }
    for table, identifying in unique.items():
        seen: dict[tuple[str, ...], int] = {}
        for row in rows[table]:
            identity = tuple(text_in(row, key).casefold() for key in identifying)
            if identity in seen:
                shown = text_in(row, identifying[-1])
                yield row.fault(identifying[-1], messages.spec.id_twice(shown, seen[identity]))
            seen.setdefault(identity, row.number)


def _public_keys(rows: Mapping[str, Sequence[Row]]) -> Iterator[Fault]:
    """The public part of a key is whole, and a role has one: no act is signed with half a key, or with two."""
    keyed: dict[str, int] = {}
    for row in rows["officials"]:
        key, role = text_in(row, "key"), text_in(row, "role")
        if key and keyed.setdefault(role_of(role), row.number) != row.number:
            yield row.fault("key", messages.spec.role_keyed_twice(role, keyed[role_of(role)]))
        if key and not PUBLIC_KEY.fullmatch(key):
            yield row.fault("key", messages.spec.no_public_key(key))


def _targets(row: Row, scales: Scales) -> Iterator[Fault]:
    """V25: quarter targets agree with the year's target; a zero target cannot be reached."""
    year = number_of(row, "target_year")
    if year is None or any(_unread(row, keys.target(quarter)) for quarter in _QUARTERS):
        return
    quarters = [number_of(row, keys.target(quarter)) for quarter in range(1, 5)]
    method = text_in(row, "method")
    weights = weights_in(row)
    known = method in words(Method) and (weights or method != Method.WEIGHED.value)
    expected = year_of(Method(method), quarters, weights) if known else year
    if expected is None:
        some = any(each is not None for each in quarters)
        lacking, key = ("IV", keys.target(4)) if some else ("I sampai IV", keys.target(1))
        yield row.fault(key, messages.spec.targets_missing(lacking, indonesian(year)))
    elif abs(expected - year) > _TOLERANCE:
        rungs = scale_in(row, scales)
        told = (figure_words(each, rungs) for each in (expected, year))
        message = messages.spec.targets_differ(method, *told)
        yield row.fault("target_year", message)
    if year == 0 and text_in(row, "direction") == Direction.POSITIVE.value:
        yield row.fault("target_year", messages.spec.TARGET_ZERO)


def _weights(row: Row) -> Iterator[Fault]:
    """A weighed mean knows what every quarter weighs; another method would pass over that in silence."""
    weighed = text_in(row, "method") == Method.WEIGHED.value
    told = messages.spec.WEIGHTS_MISSING if weighed else messages.spec.WEIGHTS_UNUSED
    for key in map(keys.weight, _QUARTERS):
        wrong = (number_of(row, key) or 0) <= 0 if weighed else text_in(row, key)
        if wrong and not _unread(row, key):
            return (yield row.fault(key, told))


def _limits(row: Row) -> Iterator[Fault]:
    """A range has one limit or both, the lower not above the upper."""
    if (
        text_in(row, "direction") != Direction.RANGE.value
        or _unread(row, "lower")
        or _unread(row, "upper")
    ):
        return
    lower, upper = number_of(row, "lower"), number_of(row, "upper")
    if lower is None and upper is None:
        yield row.fault("lower", messages.spec.RANGE_WITHOUT_LIMITS)
    elif lower is not None and upper is not None and lower > upper:
        yield row.fault("lower", messages.spec.limits_crossed(indonesian(lower), indonesian(upper)))


def _links(rows: Mapping[str, Sequence[Row]]) -> Iterator[Fault]:
    """An indicator is served by sub-activities of its own bureau: those its form holds."""
    below = [row for row in rows["programmes"] if text_in(row, "level") == Level.SUB_ACTIVITY.value]
    known = {(text_in(row, "bureau"), text_in(row, "code")) for row in below}
    for row in rows["indicators"]:
        bureau = text_in(row, "bureau")
        unknown = [each for each in linked_codes(row) if (bureau, each) not in known]
        if unknown and bureau:
            yield row.fault("sub_activities", messages.spec.link_unknown(unknown, bureau))


def _sub_activity_only(row: Row) -> Iterator[Fault]:
    if text_in(row, "level") not in {Level.PROGRAMME.value, Level.ACTIVITY.value}:
        return
    for key, name in (("target", "Target"), ("ceiling", "Pagu")):
        if text_in(row, key):
            yield row.fault(key, messages.spec.only_on_sub_activity(name))


def _fields(rows: Mapping[str, Sequence[Row]], found: Sequence[Fault]) -> Iterator[Fault]:
    """The columns of the form: none the program needs is missing, none asks what it cannot do."""
    for block in Block:
        of_block = [row for row in rows["fields"] if text_in(row, "block") == block.value]
        there = {text_in(row, "key") for row in of_block}
        missing = [key for key in _NEEDED[block] if key not in there]
        if missing:
            yield Fault(
                None,
                tables.FIELDS.sheet,
                messages.spec.columns_missing(block.value, ", ".join(missing)),
            )
        yield from _same_labels(of_block)
    lists = (
        None if unreadable(tables.LISTS, found) else {text_in(row, "list") for row in rows["lists"]}
    )
    for row in rows["fields"]:
        yield from _field(row, lists)


def _same_labels(rows: Sequence[Row]) -> Iterator[Fault]:
    """Two columns seen at the same time never have the same label."""
    seen: list[tuple[str, str, str, int]] = []
    for row in rows:
        label, shown, quarter = (text_in(row, key) for key in ("label", "shown", "quarter"))
        if shown == Visibility.NEVER.value or not label:
            continue
        for other, when, its_quarter, number in seen:
            apart = shown == when == Visibility.OPEN.value and quarter != its_quarter
            if other == label.casefold() and not apart:
                yield row.fault("label", messages.spec.heading_twice(label, number))
                break
        seen.append((label.casefold(), shown, quarter, row.number))


def _field(row: Row, lists: set[str] | None) -> Iterator[Fault]:
    block, key, choices = (text_in(row, each) for each in ("block", "key", "choices"))
    if key and not _FIELD_KEY.fullmatch(key):
        yield row.fault("key", messages.spec.key_odd(key))
    computed = {name for each, names in _COMPUTED.items() if each.value == block for name in names}
    if (
        text_in(row, "kind") == FieldKind.FORMULA.value
        and block in set(Block)
        and key not in computed
    ):
        yield row.fault("kind", messages.spec.no_formula_for(key))
    if choices and lists is not None and choices not in lists:
        yield row.fault("choices", messages.spec.list_unknown(choices))
    quarter, width = number_of(row, "quarter"), number_of(row, "width")
    if quarter is not None and quarter not in _QUARTERS:
        yield row.fault("quarter", messages.spec.quarter_odd(indonesian(quarter)))
    if width is not None and not 1 <= width <= _WIDEST:
        yield row.fault("width", messages.spec.width_odd(indonesian(width), _WIDEST))


def _unread(row: Row, key: str) -> bool:
    """Tell whether something stands there that is no number."""
    return not isinstance(row.values[key], Number | Blank)
