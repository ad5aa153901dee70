"""The rules whose condition stands in a row of the sheet ``Aturan``: those delivered and the office's own.

All run alike over columns; a delivered one whose condition is as it was delivered tells its facts in
a sentence of its own, every other one its Pesan or its condition in words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any, NamedTuple

from xlsops import messages
from xlsops.core.checks.context import Check, CheckContext
from xlsops.core.checks.named_values import (
    Column,
    NamedColumns,
    Unfit,
    columns_named,
    told_by_sources,
)
from xlsops.core.form.layout import FormTable, Line
from xlsops.core.form.submissions import Answer
from xlsops.core.formula.functions import Operand, number, trimmed
from xlsops.core.spec.accepted_explanations import RAW
from xlsops.core.spec.named.delivered_conditions import DELIVERED
from xlsops.core.spec.named.live_rule import Judged, LiveRule
from xlsops.core.spec.rules import delivered_for
from xlsops.core.spec.spec import RuleState
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding, Severity
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.rungs import rung_word
from xlsops.core.values.structs import replace
from xlsops.messages.message import Message

Row = Sequence[Operand | Unfit]
"""What stands behind the names of a condition in a line, in their order."""
Values = Mapping[str, Operand]
"""The same by name."""
_JUDGED = {True: Judged.KEPT, False: Judged.BROKEN, None: Judged.UNKNOWN}


def delivered_rules(case: CheckContext) -> Iterator[Finding]:
    """V08, V11, V12, V16, V17, V19, V21, V22, V32: the conditions as they are delivered, where no row says another one.

    What a form has no open cell for is not asked.
    """
    answered = case.results.answers
    rules = (
        each
        for each in delivered_for(case.spec)
        if all(answered.found(each.block, field.key) for field in (each.marked, *each.or_marked))
    )
    return office_rules(replace(case, rules=tuple(rules)))


def delivered_rule(code: Code) -> Check:
    """Return what finds what the delivered condition of one code finds."""

    def found(case: CheckContext) -> Iterator[Finding]:
        return (each for each in delivered_rules(case) if each.code == code.name)

    return found


def office_rules(case: CheckContext) -> Iterator[Finding]:
    """The rules of the sheet ``Aturan`` a case is judged by; in trial they only warn."""
    for run in _runs(case):
        if False in run.kept:
            lines, names = run.sheet.asked, run.live.names
            for place, kept in zip(run.fit, run.kept, strict=True):
                if kept is False:
                    values = dict(zip(names, run.row(place), strict=True))
                    yield _of_rule(case, run.sheet, lines[place], run.live, values)


def verdicts(case: CheckContext) -> Iterator[tuple[LiveRule, Line, Judged, Row]]:
    """Yield what each rule says of each line, and the values it says so of.

    A row that is not measured this quarter and has no figure is not judged, as in the form, unless a
    rule asks each figure by itself; nor is one that lacks what the rule needs, or for which its
    condition gives an error.
    """
    for run in _runs(case):
        kept = dict(zip(run.fit, run.kept, strict=True))
        for place, line in enumerate(run.sheet.asked):
            yield run.live, line, _JUDGED[kept.get(place)], run.row(place)


class _Run(NamedTuple):
    """A rule over the lines of a table: their values by column, which lines are fit to be judged, whether each keeps it."""

    live: LiveRule
    sheet: FormTable
    columns: Sequence[Column]
    fit: Sequence[int]
    kept: Sequence[bool | None]

    def row(self, place: int) -> Row:
        """Return the values of a line."""
        return [each[place] for each in self.columns]


def _runs(case: CheckContext) -> Iterator[_Run]:
    known = NamedColumns(case)
    waiting = {sheet.name: _waiting(case, sheet) for sheet in case.submission.layout.sheets}
    day = case.received.date()
    for live in case.rules:
        if not live.rule.applies_on(day, case.bureau):
            continue
        sheet = case.submission.layout.sheet(live.block)
        named = columns_named(case, live, known)
        left = set(() if live.one_by_one else waiting[sheet.name])
        left.update(*map(known.unfit, named))
        places = range(len(sheet.asked))
        fit = [each for each in places if each not in left] if left else places
        asked = [[each[at] for at in fit] for each in named] if left else named
        rows: Any = zip(*asked, strict=True) if named else [()] * len(fit)
        yield _Run(live, sheet, named, fit, live.test(day)(rows))


def _waiting(case: CheckContext, sheet: FormTable) -> AbstractSet[int]:
    """Return which of the lines that are asked are not measured this quarter and have no figure."""
    actual = case.results.answers.found(sheet.block, keys.actual(case.quarter))
    if actual is None:
        return frozenset()
    return {
        place
        for place, (line, number) in enumerate(zip(sheet.asked, actual.numbers, strict=True))
        if number is None and not case.due(line) and actual.blank(place)
    }


def _of_rule(
    case: CheckContext,
    sheet: FormTable,
    line: Line,
    live: LiveRule,
    values: Mapping[str, Operand | Unfit],
) -> Finding:
    rule = live.rule
    severity = Severity(rule.severity) if rule.severity else _usual(rule.code)
    if rule.state is RuleState.TRIAL and severity is Severity.ERROR:
        severity = Severity.WARNING
    several = [each.key for each in (live.marked, *live.or_marked)]
    blank = (key for key in several if len(several) > 1 and case.blank(sheet, line, key))
    marked = next(blank, several[0])
    answer = case.results.answer(sheet.block, line.id, marked)
    cell = answer.cell if answer else sheet.cell(line.id, marked)
    value = answer.text if answer else ""
    known = {name: None if each is Unfit.UNFIT else each for name, each in values.items()}
    told = _told(case, live, line, answer, known)
    return Finding(
        rule.code,
        severity,
        case.bureau,
        cell,
        line.id,
        marked,
        line.name,
        value,
        told.what,
        rule.advice or told.remedy,
    )


def _usual(code: str) -> Severity:
    return Code[code].severity if code in Code.__members__ else Severity.WARNING


def _told(
    case: CheckContext, live: LiveRule, line: Line, answer: Answer | None, values: Values
) -> Message:
    """Return what a rule says of a line: the sentence of a delivered condition, else its own."""
    code, rule = live.rule.code, live.rule
    known = DELIVERED.get(Code[code]) if code in Code.__members__ else None
    if answer is not None and known is not None and known.told_alike(rule):
        return _SENTENCES[Code[code]](case, answer, values)
    said = live.sentence(tuple(values.values())) + told_by_sources(case, live, line)
    asked = [] if rule.message else [each.label for _, each in live.fields if each.editable]
    return messages.checks_answers.office_rule(said, asked)


def _negative(case: CheckContext, answer: Answer, _: Values) -> Message:
    return messages.checks_answers.negative(answer.column.heading, case.shown(answer))


def _achievement_unlikely(case: CheckContext, answer: Answer, values: Values) -> Message:
    raw = number(values["Capaian sebelum dibatasi (%)"])
    far = case.beyond(case.explaining.far_off, RAW)(raw)
    return messages.checks_answers.achievement_unlikely(
        indonesian(raw, 2), case.explaining.needs(case.explanation(answer), far=far)
    )


def _indicator_fell(case: CheckContext, answer: Answer, values: Values) -> Message:
    return messages.checks_answers.indicator_fell(
        answer.column.heading, case.shown(answer), _worded(answer, values["Realisasi terakhir"])
    )


def _above_ceiling(_: CheckContext, __: Answer, values: Values) -> Message:
    return messages.checks_answers.above_ceiling(
        _figure(values["Realisasi Rp s.d. TW ini"]), _figure(values["Pagu Anggaran (Rp)"])
    )


def _spending_fell(_: CheckContext, __: Answer, values: Values) -> Message:
    return messages.checks_answers.spending_fell(
        _figure(values["Realisasi Rp TW ini"]), _figure(values["Realisasi Rp terakhir"])
    )


def _off_absorption(case: CheckContext, answer: Answer, values: Values) -> Message:
    achieved, absorbed = values["Capaian Kinerja (%)"], values["Serapan (%)"]
    return messages.checks_answers.achievement_off_absorption(
        indonesian(abs(number(achieved) - number(absorbed)), 2),
        case.explaining.needs(case.explanation(answer)),
    )


def _obstacles_missing(case: CheckContext, _: Answer, values: Values) -> Message:
    raw = number(values["Capaian sebelum dibatasi (%)"])
    sheet = case.submission.layout.indicators
    columns = [
        sheet.column(key)
        for name, key in (
            ("Faktor Penghambat", keys.OBSTACLE),
            ("Rencana Tindak Lanjut", keys.FOLLOW_UP),
        )
        if not trimmed(values[name])
    ]
    labels = " dan ".join(each.heading for each in columns if each)
    return messages.checks_answers.obstacles_missing(indonesian(raw, 2), labels)


def _driver_missing(_: CheckContext, __: Answer, values: Values) -> Message:
    raw = number(values["Capaian sebelum dibatasi (%)"])
    return messages.checks_answers.driver_missing(indonesian(raw, 2))


def _nobody(_: CheckContext, __: Answer, ___: Values) -> Message:
    return messages.checks_answers.nobody_in_charge()


_SENTENCES: Mapping[Code, Callable[[CheckContext, Answer, Values], Message]] = {
    Code.V08: _negative,
    Code.V11: _achievement_unlikely,
    Code.V12: _indicator_fell,
    Code.V16: _above_ceiling,
    Code.V17: _spending_fell,
    Code.V19: _off_absorption,
    Code.V21: _obstacles_missing,
    Code.V22: _driver_missing,
    Code.V32: _nobody,
}
"""What is said of a line that breaks a condition as it is delivered: its figures, and how to mend it."""


def _worded(answer: Answer, value: Operand) -> str:
    """Return a figure as its row tells figures: a word of its scale, where it has one."""
    word = rung_word(value, answer.line.measure.rungs) if isinstance(value, Decimal) else ""
    return word or _figure(value)


def _figure(value: Operand) -> str:
    return indonesian(value if isinstance(value, Decimal) else Decimal(0))
