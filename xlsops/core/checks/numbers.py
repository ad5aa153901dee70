"""Checks of the answers as numbers: there, readable, possible."""

from collections.abc import Iterator
from decimal import Decimal
from textwrap import shorten

from xlsops import messages
from xlsops.core.checks.context import CheckContext, brief
from xlsops.core.form.layout import Line
from xlsops.core.form.submissions import Answer
from xlsops.core.spec.accepted_explanations import FIGURE
from xlsops.core.spec.spec import Field, FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding, Severity
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import Boolean, Date, ErrorValue, Number, Text
from xlsops.core.values.number_formats import TakenFor, seen
from xlsops.core.values.numbers import as_typed, indonesian, told_apart, with_hyphens
from xlsops.core.values.visible import visible
from xlsops.messages.message import Message

_HUNDRED = Decimal(100)
_FRACTION_TARGET = Decimal(10)
_LOW_SHARE = Decimal("0.001")
_LISTED = 300
_OTHERWISE = {
    TakenFor.SCALED: messages.checks_answers.shown_scaled,
    TakenFor.HIDDEN: messages.checks_answers.shown_as_nothing,
    TakenFor.WORDS: messages.checks_answers.shown_as_words,
    TakenFor.ALTERED: messages.checks_answers.shown_altered,
}
_NIL_WORDS = {
    "-",
    "--",
    "nihil",
    "n/a",
    "na",
    "tidak ada",
    "nol",
    "belum",
    "belum ada",
    "belum ada data",
}


def required_answers(case: CheckContext) -> Iterator[Finding]:
    """V05, V29: a required answer that is due this quarter is not blank."""
    for answer in case.empty(lambda field: field.required):
        if case.due(answer.line):
            label, unseen = answer.column.heading, _holds_unseen(answer)
            if answer.column.field.kind.numeric:
                told = messages.checks_answers.number_missing(label, unseen=unseen)
            else:
                told = messages.checks_answers.text_missing(label, unseen=unseen)
            yield case.found(Code.V05, answer, told)
        else:
            frequency = answer.line.frequency.value.lower()
            yield case.found(Code.V29, answer, messages.checks_answers.not_due(frequency))


def readable_numbers(case: CheckContext) -> Iterator[Finding]:
    """V06, V07, V10: a number is one number, written as a number, without its unit.

    A text with two readings is never chosen for the writer: V07 then blocks. A formula without a
    result is no blank.
    """
    for answer in (column.answers[place] for column in case.columns for place in column.odd):
        if not answer.content.calculated:
            told = messages.checks_answers.not_calculated(answer.column.heading)
            yield case.found(Code.V06, answer, told)
        elif answer.column.field.kind.numeric and not answer.blank:
            yield from _readable(case, answer)
        elif isinstance(answer.content.value, ErrorValue):
            told = messages.checks_answers.text_is_error(answer.column.heading, case.shown(answer))
            yield case.found(Code.V06, answer, told)


def answers_of_the_list(case: CheckContext) -> Iterator[Finding]:
    """V06: where a column has a list to choose from, the answer is one of it."""
    lists = {
        column.field.choices: {each.casefold() for each in case.spec.choices(column.field.choices)}
        for sheet in case.submission.layout.sheets
        for column in sheet.columns
        if column.field.choices
    }
    listed = [each for each in case.columns if lists.get(each.column.field.choices)]
    for answer in (answer for column in listed for answer in column.answers):
        name = answer.column.field.choices
        if answer.blank or isinstance(answer.content.value, ErrorValue):
            continue
        if answer.text.casefold() not in lists[name]:
            choices = shorten("; ".join(case.spec.choices(name)), _LISTED, placeholder="…")
            told = messages.checks_answers.not_in_list(
                answer.column.heading, case.shown(answer), choices
            )
            yield case.found(Code.V06, answer, told)


def percent_in_range(case: CheckContext) -> Iterator[Finding]:
    """V09: a percentage is at most 100, or explained unless far above, and is not written as a fraction.

    Percentages are the figures of rows in percent, and the columns of percents an office added.
    """
    for answer, number in case.numbers(
        lambda field: field.kind is not FieldKind.MONEY, _is_odd_percent
    ):
        in_row = _is_of_row(answer.line, answer.column.field)
        if number > _HUNDRED:
            yield from _percent_above(case, answer, number)
        target = answer.line.target_year
        if in_row and 0 < number < 1 and target is not None and target >= _FRACTION_TARGET:
            told = messages.checks_answers.percent_as_fraction(case.shown(answer))
            yield case.found(Code.V09, answer, told)


def whole_rupiah(case: CheckContext) -> Iterator[Finding]:
    """V18: money is whole rupiah, and not thousands or millions by mistake, or explained."""
    for column in case.columns:
        if column.column.field.kind is not FieldKind.MONEY:
            continue
        for place, (line, number) in enumerate(zip(column.lines, column.numbers, strict=True)):
            if number is None or number <= 0:
                continue
            ceiling = line.known_number(keys.CEILING)
            if number != number.to_integral_value():
                answer = column.answers[place]
                told = messages.checks_answers.rupiah_broken(answer.text)
                yield case.found(Code.V18, answer, told)
            elif ceiling and number / ceiling < _LOW_SHARE:
                yield from _rupiah_too_few(case, column.answers[place], number, ceiling)


NUMBER_CHECKS = (
    required_answers,
    readable_numbers,
    answers_of_the_list,
    percent_in_range,
    whole_rupiah,
)


def _rupiah_too_few(
    case: CheckContext, answer: Answer, number: Decimal, ceiling: Decimal
) -> Iterator[Finding]:
    if not case.explained(answer):
        needs = case.explaining.needs(case.explanation(answer))
        told = messages.checks_answers.rupiah_too_few(
            indonesian(number), indonesian(ceiling), needs
        )
        yield case.found(Code.V18, answer, told)


def _is_odd_percent(line: Line, field: Field, number: Decimal) -> bool:
    percent = field.kind is FieldKind.PERCENT or _is_of_row(line, field)
    return percent and not 1 <= number <= _HUNDRED


def _is_of_row(line: Line, field: Field) -> bool:
    """Tell whether a column holds the figures of its rows, and a row is in percent."""
    return field.quarter is not None and line.unit == "%"


def _percent_above(case: CheckContext, answer: Answer, number: Decimal) -> Iterator[Finding]:
    explaining, note = case.explaining, case.explanation(answer)
    far = case.beyond(explaining.far_above, FIGURE)(number)
    if far or case.says_nothing(note):
        told = messages.checks_answers.percent_above(
            case.shown(answer), explaining.needs(note, far=far)
        )
        yield case.found(Code.V09, answer, told)


def _readable(case: CheckContext, answer: Answer) -> Iterator[Finding]:
    value, reading = answer.content.value, answer.reading
    if isinstance(value, Date | Boolean | ErrorValue):
        yield case.found(Code.V06, answer, _not_a_number(case, answer))
    elif reading is None:
        return
    elif answer.says_not_applicable:
        yield from _inapplicable(case, answer)
    elif answer.line.measure.rungs and answer.key in keys.WORDED:
        told = messages.checks_answers.not_in_list(
            answer.column.heading, case.shown(answer), ", ".join(answer.line.measure.rungs)
        )
        yield case.found(Code.V06, answer, told)
    elif reading.ambiguous:
        either = told_apart(reading.numbers)
        told = messages.checks_answers.ambiguous(answer.text, either)
        yield case.found(Code.V07, answer, told, Severity.ERROR)
    elif reading.number is None and isinstance(value, Number):
        yield case.found(Code.V06, answer, _shown_otherwise(case, answer, as_typed(value.value)))
    elif reading.number is None:
        yield case.found(Code.V06, answer, _not_a_number(case, answer))
    elif reading.unit not in {"", "%"}:
        yield case.found(Code.V10, answer, messages.checks_answers.unit_within(case.shown(answer)))
    else:
        number = indonesian(reading.number)
        shown = answer.text if isinstance(value, Text) else f"{number}%"
        told = messages.checks_answers.read_as(shown, number, unseen=_holds_unseen(answer))
        yield case.found(Code.V07, answer, told)


def _inapplicable(case: CheckContext, answer: Answer) -> Iterator[Finding]:
    """Yield that a figure may not be said not to apply, or that nobody says why it does not."""
    label = answer.column.heading
    if not answer.not_applicable:
        told = messages.checks_answers.must_apply(label, case.shown(answer))
        yield case.found(Code.V06, answer, told)
    elif not case.explained(answer):
        needs = case.explaining.needs(case.explanation(answer))
        yield case.found(Code.V05, answer, messages.checks_answers.why_inapplicable(label, needs))


def _holds_unseen(answer: Answer) -> bool:
    """Tell whether a text has signs in it that nobody sees; odd blanks are seen."""
    value = answer.content.value
    return isinstance(value, Text) and "".join(value.value.split()) != "".join(
        visible(value.value).split()
    )


def _shown_otherwise(case: CheckContext, answer: Answer, number: Decimal) -> Message:
    """Return what is said of a number whose format makes a reader see something else."""
    look = seen(answer.content.number_format, number)
    label, value = answer.column.heading, case.shown(answer)
    told, shown = indonesian(number), brief(look.text or "(tidak tampak)")
    match look.effect:
        case TakenFor.PLAIN:
            return messages.checks_answers.number_too_large(label, value)
        case TakenFor.DATE:
            return messages.checks_answers.taken_as_date(label, value)
        case TakenFor.TIME:
            return messages.checks_answers.taken_as_time(label, value, shown, told)
        case TakenFor.FRACTION:
            return messages.checks_answers.taken_as_fraction(label, value, shown, told)
        case TakenFor.PERCENT:
            unit = answer.line.unit if answer.column.field.kind is not FieldKind.MONEY else "Rp"
            return messages.checks_answers.shown_as_percent(label, shown, told, unit)
        case other:
            return _OTHERWISE[other](label, shown, told)


def _not_a_number(case: CheckContext, answer: Answer) -> Message:
    label, value = answer.column.heading, case.shown(answer)
    if isinstance(answer.content.value, ErrorValue):
        return messages.checks_answers.number_is_error(label, value)
    if isinstance(answer.content.value, Date):
        return messages.checks_answers.taken_as_date(label, value)
    if caseless(with_hyphens(answer.text)).rstrip(".") in _NIL_WORDS:
        if answer.column.field.required and case.due(answer.line):
            return messages.checks_answers.nil_required(label, value)
        return messages.checks_answers.nil_optional(label, value)
    return messages.checks_answers.no_number(label, value)
