"""What is to be said of the conditions of an office: that never or always fire, that are one, that exclude each other."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from xlsops import messages
from xlsops.core.checks.lint.advice import Advice, Lint, LintSource
from xlsops.core.checks.lint.meaning import Meaning, meaning_of
from xlsops.core.checks.selftest.counterexamples import Tried, tried
from xlsops.core.formula.tree import Call, Constant, walk
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.rules import delivered_for
from xlsops.core.spec.spec import RuleState
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import long_date
from xlsops.core.values.structs import replace
from xlsops.messages.message import Message

_MOST_PAIRS, _ROWS = 40, 2
"""So many pairs of rules are tried together, on so many rows each."""
_FIGURE = re.compile(r"(?<![\w/.,])\d+(?:\.\d{3})*(?:,\d+)?(?![\w/])")
_USUAL = {Decimal(0), Decimal(1)}


def fates(source: LintSource) -> Iterator[Advice]:
    """Yield the rules no answers break, no answers keep, or that are never judged.

    Of one that asks for sums of the whole office the form of a bureau alone tells nothing. One that
    compares the office's own figures with a second source waits for that source to change.
    """
    for live in source.rules:
        if live.office:
            continue
        found = tried(live, source.forms)
        told = _fate(live, found) if source.forms else None
        if told:
            yield Advice(told[0], source.of_rule(live.rule.code, "condition"), told[1])


def out_of_time(source: LintSource) -> Iterator[Advice]:
    """Yield the rules that are active and whose time is over."""
    for rule in source.spec.rules:
        active = rule.state in {RuleState.ACTIVE, RuleState.TRIAL}
        if active and rule.until is not None and rule.until < source.day:
            told = messages.lint.out_of_time(rule.code, long_date(rule.until))
            yield Advice(Lint.OUT_OF_TIME, source.of_rule(rule.code, "until"), told)


def same_meaning(source: LintSource) -> Iterator[Advice]:
    """Yield the rules that demand what one before demands, written another way, or what is delivered.

    Where the delivered one is suspended a copy of it stands in its place.
    """
    silent = {each.code for each in source.spec.rules if not each.applies_on(source.day)}
    seen: dict[Meaning, str] = {
        meaning_of(live): live.rule.code
        for live in delivered_for(source.spec)
        if live.rule.code not in silent
    }
    for live in source.rules:
        first = seen.setdefault(meaning_of(live), live.rule.code)
        if first != live.rule.code:
            told = messages.lint.same_meaning(live.rule.code, first)
            yield Advice(Lint.SAME_MEANING, source.of_rule(live.rule.code, "condition"), told)


def opposed(source: LintSource) -> Iterator[Advice]:
    """Yield the pairs of rules that no answers keep both, though each can be kept."""
    kept = [live for live in source.rules if len(live.names) == len(live.fields)]
    pairs = [pair for pair in combinations(kept, 2) if _share(*pair)]
    for one, other in pairs[:_MOST_PAIRS]:
        if not all(
            tried(each, source.forms, rows=_ROWS).right is not None for each in (one, other)
        ):
            continue
        fields = dict((*one.fields, *other.fields))
        both = replace(one, tree=Call("AND", (one.tree, other.tree)), fields=tuple(fields.items()))
        found = tried(both, source.forms, rows=_ROWS)
        if found.judged and found.right is None:
            told = messages.lint.opposed(one.rule.code, other.rule.code)
            yield Advice(Lint.OPPOSED, source.of_rule(other.rule.code, "condition"), told)


def message_figures(source: LintSource) -> Iterator[Advice]:
    """Yield the messages that name figures of which the condition knows none."""
    for live in source.rules:
        constants = {
            each.value
            for each in walk(live.tree)
            if isinstance(each, Constant) and isinstance(each.value, Decimal)
        }
        told = [_read(each) for each in _FIGURE.findall(live.rule.message)]
        near = {each + step for each in constants for step in (-1, 0, 1)}
        near |= {each * 100 for each in constants}
        if told and constants - _USUAL and not near & {*told}:
            yield Advice(
                Lint.MESSAGE_FIGURE,
                source.of_rule(live.rule.code, "message"),
                messages.lint.message_figure(
                    live.rule.code,
                    [indonesian(each) for each in told],
                    [indonesian(each) for each in sorted(constants)],
                ),
            )


def _fate(live: LiveRule, found: Tried) -> tuple[Lint, Message] | None:
    code = live.rule.code
    if not found.judged:
        return Lint.NEVER_JUDGED, messages.lint.never_judged(code, found.times)
    if live.facts and not found.answered:
        return None
    if found.wrong is None:
        return Lint.NEVER_FIRES, messages.lint.never_fires(code, found.times)
    if found.right is None:
        return Lint.ALWAYS_FIRES, messages.lint.always_fires(code, found.times)
    return None


def _share(one: LiveRule, other: LiveRule) -> bool:
    ours = {field.key for _, field in one.fields}
    theirs = {field.key for _, field in other.fields}
    return one.block is other.block and bool(ours & theirs)


def _read(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))
