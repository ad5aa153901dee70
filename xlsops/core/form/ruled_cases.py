"""What the rows of built-in rules in the sheet ``Aturan`` make of what a form's Status column says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from xlsops import messages
from xlsops.core.form.status_cases import (
    FILL,
    LOOK_AT,
    MAY_NOT_APPLY,
    NOT_DUE,
    UNANSWERED,
    StatusCase,
)
from xlsops.core.spec.spec import Rule, RuleState, Spec
from xlsops.core.terms.findings import Code, Severity
from xlsops.core.values.structs import replace

BuiltIn = Mapping[str, Rule]
"""The rows of built-in rules by code."""
INFORMS = f"{Severity.INFO.value}: "
"""How a rule that only informs speaks: nothing is asked of who fills the form."""
LONGEST_SAYING = 200
"""Letters of what one case says: Excel takes 255 in one text of a formula."""
_ASKING = (", Kabag yang memutuskan", ", jelaskan di Keterangan")
_STATES = (UNANSWERED, MAY_NOT_APPLY, NOT_DUE)


def on_day(spec: Spec, day: date) -> Spec:
    """Return what is asked with each built-in rule as it stands on a day.

    One that does not hold for anybody is suspended; of the others those suspensions are left that
    hold on that day.
    """
    return _with_rules(spec, [_on_day(each, day) for each in spec.rules])


def for_bureau(spec: Spec, bureau: str) -> Spec:
    """Return what is asked, as it stands on a day, with the rules that rest for a bureau suspended."""
    return _with_rules(spec, [_for_bureau(each, bureau) for each in spec.rules])


def built_in_rules(rules: Iterable[Rule]) -> BuiltIn:
    """Return the rows of built-in rules by code."""
    return {each.code: each for each in rules if not each.condition}


def ruled(cases: Iterable[StatusCase], standing: BuiltIn) -> Iterator[StatusCase]:
    """Yield the cases the rules leave, each with what they make it say."""
    for case in cases:
        saying = saying_of(case.saying, case.codes, standing) or case.silent
        if saying:
            yield case if saying == case.saying else replace(case, saying=saying)


def saying_of(saying: str, codes: Sequence[Code], standing: BuiltIn) -> str:
    """Return what a case says by a rule of its codes that holds; empty where none does.

    One that asks something goes before one that only informs.
    That a line is blank is how it stands, and said whatever it weighs. A Pesan of the office stands
    behind what the form says, as it does behind the facts of a finding.
    """
    rows = [standing.get(each.name) for each in codes]
    holding = [each for each in rows if each is None or _holds(each)]
    if codes and not holding:
        return ""
    row = next((each for each in holding if not _informs(each)), holding[0] if holding else None)
    if row is None or saying in _STATES:
        return saying
    told = _informing(saying) if _informs(row) else saying
    own = messages.rule_texts.written_by_office(row.code, row.message).replace('"', "'")
    return messages.rule_texts.behind_facts(f"{told}.", own)[:LONGEST_SAYING] if own else told


def _informing(saying: str) -> str:
    """Return what is said as it informs, without what is asked."""
    if saying.startswith(FILL):
        what = saying.removeprefix(FILL)
        return f"{INFORMS}{what} belum diisi"[:LONGEST_SAYING]
    plain = saying.removeprefix(LOOK_AT)
    for asking in _ASKING:
        plain = plain.removesuffix(asking)
    return INFORMS + plain


def _informs(rule: Rule | None) -> bool:
    return rule is not None and rule.severity == Severity.INFO.value


def _holds(rule: Rule) -> bool:
    return rule.state in {RuleState.TRIAL, RuleState.ACTIVE}


def _on_day(rule: Rule, day: date) -> Rule:
    if rule.condition or not _holds(rule):
        return rule
    if not rule.applies_on(day):
        return replace(rule, state=RuleState.SUSPENDED)
    rests = tuple(each for each in rule.rests if each.bureau and each.holds(day, each.bureau))
    return rule if rests == rule.rests else replace(rule, rests=rests)


def _for_bureau(rule: Rule, bureau: str) -> Rule:
    rests = not rule.condition and any(
        each.bureau.casefold() == bureau.casefold() for each in rule.rests
    )
    return replace(rule, state=RuleState.SUSPENDED) if rests else rule


def _with_rules(spec: Spec, rules: Sequence[Rule]) -> Spec:
    """Return a spec with other rules; itself where they are the same."""
    same = all(one is other for one, other in zip(rules, spec.rules, strict=True))
    return spec if same else replace(spec, rules=tuple(rules))
