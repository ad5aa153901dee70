"""The rules whose condition stands in a row of the sheet ``Aturan``: those delivered and the office's own.

All run alike over columns; a delivered one whose condition is as it was delivered tells its facts in
a sentence of its own, every other one its Pesan or its condition in words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from xlsops import messages
from xlsops.core.checks.context import Check, CheckContext
from xlsops.core.checks.named_values import Column, Unfit, columns_named, told_by_sources
from xlsops.core.form.layout import FormTable, Line
from xlsops.core.form.submissions import Answer
from xlsops.core.formula.functions import Operand
from xlsops.core.spec.named.delivered_conditions import DELIVERED
from xlsops.core.spec.rules import Judged, LiveRule, delivered_for
from xlsops.core.spec.spec import RuleState
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding, Severity
from xlsops.core.values.numbers import indonesian
from xlsops.messages.message import Message

Values = Mapping[str, Operand]
"""What stands behind the names of a condition in a line."""
_JUDGED = {True: Judged.KEPT, False: Judged.BROKEN, None: Judged.UNKNOWN}


def delivered_rules(case: CheckContext) -> Iterator[Finding]:
    """V08, V12, V16, V17, V32: the conditions as they are delivered, where no row says another one.

    What a form has no open cell for is not asked.
    """
    answered = case.results.answers
    rules = (
        each
        for each in delivered_for(case.spec)
        if answered.found(each.block, each.marked.key) is not None
    )
    return office_rules(replace(case, rules=tuple(rules)))


def delivered_rule(code: Code) -> Check:
    """Return what finds what the delivered condition of one code finds."""

    def found(case: CheckContext) -> Iterator[Finding]:
        return (each for each in delivered_rules(case) if each.code == code.name)

    return found


def office_rules(case: CheckContext) -> Iterator[Finding]:
    """The rules of the sheet ``Aturan`` a case is judged by; in trial they only warn."""
    for live, line, judged, values in verdicts(case):
        if judged is Judged.BROKEN:
            yield _of_rule(case, case.submission.layout.sheet(live.block), line, live, values)


def verdicts(
    case: CheckContext,
) -> Iterator[tuple[LiveRule, Line, Judged, Sequence[Operand | Unfit]]]:
    """Yield what each rule of the office says of each line, and the values it says so of.

    A row that is not measured this quarter and has no figure is not judged, as in the form; nor is
    one that lacks what the rule needs, or for which its condition gives an error.
    """
    columns: dict[tuple[str, str, bool], Column] = {}
    waiting = {sheet.name: _waiting(case, sheet) for sheet in case.submission.layout.sheets}
    for live in case.rules:
        if case.bureau in live.resting:
            continue
        sheet = case.submission.layout.sheet(live.block)
        met = live.test(case.received.date())
        named = columns_named(case, live, columns)
        doubtful = any(each is Unfit.UNFIT for column in named for each in column)
        rows = zip(*named, strict=True)
        for line, waits, values in zip(sheet.asked, waiting[sheet.name], rows, strict=True):
            if (waits and not live.one_by_one) or (
                doubtful and any(each is Unfit.UNFIT for each in values)
            ):
                yield live, line, Judged.UNKNOWN, values
            else:
                yield live, line, _JUDGED[met(values)], values


def _waiting(case: CheckContext, sheet: FormTable) -> Sequence[bool]:
    """Tell of each line that is asked whether it is not measured this quarter and has no figure."""
    actual = case.results.answers.found(sheet.block, keys.actual(case.quarter))
    if actual is None:
        return [False] * len(sheet.asked)
    return [
        number is None and actual.blank(place) and not case.due(line)
        for place, (line, number) in enumerate(zip(sheet.asked, actual.numbers, strict=True))
    ]


def _of_rule(
    case: CheckContext,
    sheet: FormTable,
    line: Line,
    live: LiveRule,
    values: Sequence[Operand | Unfit],
) -> Finding:
    rule = live.rule
    severity = Severity(rule.severity) if rule.severity else _usual(rule.code)
    if rule.state is RuleState.TRIAL and severity is Severity.ERROR:
        severity = Severity.WARNING
    answer = case.results.answer(sheet.block, line.id, live.marked.key)
    cell = answer.cell if answer else sheet.cell(line.id, live.marked.key)
    value = answer.text if answer else ""
    told = _told(
        case, live, line, answer, [None if each is Unfit.UNFIT else each for each in values]
    )
    return Finding(
        rule.code,
        severity,
        case.bureau,
        cell,
        line.id,
        live.marked.key,
        line.name,
        value,
        told.what,
        told.remedy,
    )


def _usual(code: str) -> Severity:
    return Code[code].severity if code in Code.__members__ else Severity.WARNING


def _told(
    case: CheckContext, live: LiveRule, line: Line, answer: Answer | None, values: Sequence[Operand]
) -> Message:
    """Return what a rule says of a line: the sentence of a delivered condition, else its own."""
    code, rule = live.rule.code, live.rule
    known = DELIVERED.get(Code[code]) if code in Code.__members__ else None
    if answer is not None and known is not None and known.condition == rule.condition:
        return _SENTENCES[Code[code]](case, answer, dict(zip(live.names, values, strict=True)))
    said = live.sentence(values) + told_by_sources(case, live, line)
    asked = [] if rule.message else [each.label for _, each in live.fields if each.editable]
    return messages.checks_answers.office_rule(said, asked)


def _negative(case: CheckContext, answer: Answer, _: Values) -> Message:
    return messages.checks_answers.negative(answer.column.heading, case.shown(answer))


def _indicator_fell(case: CheckContext, answer: Answer, values: Values) -> Message:
    return messages.checks_answers.indicator_fell(
        answer.column.heading, case.shown(answer), _figure(values["Realisasi terakhir"])
    )


def _above_ceiling(_: CheckContext, __: Answer, values: Values) -> Message:
    return messages.checks_answers.above_ceiling(
        _figure(values["Realisasi Rp s.d. TW ini"]), _figure(values["Pagu Anggaran (Rp)"])
    )


def _spending_fell(_: CheckContext, __: Answer, values: Values) -> Message:
    return messages.checks_answers.spending_fell(
        _figure(values["Realisasi Rp TW ini"]), _figure(values["Realisasi Rp terakhir"])
    )


def _nobody(_: CheckContext, __: Answer, ___: Values) -> Message:
    return messages.checks_answers.nobody_in_charge()


_SENTENCES: Mapping[Code, Callable[[CheckContext, Answer, Values], Message]] = {
    Code.V08: _negative,
    Code.V12: _indicator_fell,
    Code.V16: _above_ceiling,
    Code.V17: _spending_fell,
    Code.V32: _nobody,
}
"""What is said of a line that breaks a condition as it is delivered: its figures, and how to mend it."""


def _figure(value: Operand) -> str:
    return indonesian(value if isinstance(value, Decimal) else Decimal(0))
