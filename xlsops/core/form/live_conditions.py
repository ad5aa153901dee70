"""The conditions of rules as they stand in the Status column of a form: that a line breaks one of them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from xlsops.core.form.layout import FormTable, Line
from xlsops.core.form.row_facts import holds, known_before
from xlsops.core.form.status_cases import (
    DELIVERED_SAYINGS,
    StatusCase,
    obstacles_missing,
    output_beside_money,
    rupiah_cases,
    unlikely_achievement,
)
from xlsops.core.formula.explained import spelled_out
from xlsops.core.formula.folding import FALSE, TRUE, folded
from xlsops.core.formula.tree import (
    Binary,
    Call,
    Constant,
    Expression,
    Name,
    Reference,
    as_written,
    placed,
    to_excel,
)
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.rules import delivered_for
from xlsops.core.spec.spec import Block, FieldKind, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code

_LAST_QUARTER = 4
"""In it money for no output blocks, explained or not."""
_CONDITION = "\0syarat"
"""Stands for the condition of a rule in what tells that a line breaks it; no column is called so."""
_IN_OWN_WORDS = {Code.V11: unlikely_achievement, Code.V21: obstacles_missing}
"""The delivered conditions of which a form tells more than that they are not met: cases of their own."""


def delivered_cases(sheet: FormTable, line: Line, spec: Spec) -> Iterator[StatusCase]:
    """Yield the conditions as they are delivered, one case for each code, of columns that are open.

    What cannot be broken in this line, as that an indicator may not fall that may, is left out, and
    what a form has nothing to say of.
    """
    opened = {each.field.key for each in sheet.opened}
    broken: dict[Code, list[Expression]] = {}
    for live in delivered_for(spec):
        told = _IN_OWN_WORDS.get(Code[live.rule.code])
        if told is not None and live.block is sheet.block:
            yield from told(spec.settings.explaining)
        if Code[live.rule.code] not in DELIVERED_SAYINGS:
            continue
        places = places_of(live, sheet, line, spec.period.number)
        if live.block is not sheet.block or live.marked.key not in opened or places is None:
            continue
        condition = spelled_out(folded(placed(live.tree, places)))
        if condition != TRUE:
            judged = placed(_judged(live), {**places, _CONDITION: condition})
            broken.setdefault(Code[live.rule.code], []).append(judged)
    for code, each in broken.items():
        one = each[0] if len(each) == 1 else Call("OR", tuple(each))
        yield StatusCase(one, DELIVERED_SAYINGS[code], (code,))


def money_cases(sheet: FormTable, spec: Spec) -> Iterator[StatusCase]:
    """Yield the cases of rupiah, beside a ceiling where a table has one, and of output beside money."""
    explaining = spec.settings.explaining
    for column in sheet.opened:
        if column.field.kind is FieldKind.MONEY:
            broken, few = rupiah_cases(column.field.key, explaining)
            yield from (broken, few) if sheet.column(keys.CEILING) else (broken,)
    if sheet.block is Block.BUDGET:
        yield from output_beside_money(explaining, last=spec.period.number == _LAST_QUARTER)


def violated(live: LiveRule, at: Reference, others: Mapping[str, str]) -> str:
    """Return the condition that a line breaks a rule: it can be judged, and what the rule says is false.

    ``others`` are the formulas behind names that are no columns of the line.
    """
    places = {**{name: at(field.key) for name, field in live.fields}, **others}
    places[_CONDITION] = to_excel(spelled_out(live.tree), places.__getitem__)
    return as_written(_judged(live), places.__getitem__)


def _judged(live: LiveRule) -> Expression:
    """Return that a line breaks a rule, the condition as a name in it."""
    keyed = {field.key: Name(name) for name, field in live.fields}
    figures = live.numeric_keys
    ready: list[Expression] = []
    if figures:
        counted = Call("COUNT", tuple(keyed[key] for key in figures))
        ready.append(Binary("=", counted, Constant(Decimal(len(figures)))))
    others = [
        Name(name)
        for name, field in live.fields
        if field.key not in figures and name not in live.narratives
    ]
    if others:
        joined: Expression = others[0]
        for each in others[1:]:
            joined = Binary("&", joined, each)
        ready.append(Call("NOT", (Call("ISERROR", (joined,)),)))
    broken = Call("NOT", (Name(_CONDITION),))
    return Call("IFERROR", (Call("IF", (Call("AND", (*ready, TRUE)), broken, FALSE)), FALSE))


def places_of(
    live: LiveRule, sheet: FormTable, line: Line, quarter: int
) -> Mapping[str, Expression] | None:
    """Return what stands behind names of a row: its columns, and what it is; None where one is not known."""
    found: dict[str, Expression] = {name: Name(field.key) for name, field in live.fields}
    for name, field in live.before:
        known = known_before(line, field)
        if known is None or sheet.column(known[0]) is None:
            return None
        found[name] = Name(known[0])
    return found | {name: Constant(holds(fact, line, quarter)) for name, fact in live.truths}
