"""Checks of sense: unlikely results, missing explanations, evidence, lateness."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlsops import messages
from xlsops.core.checks.context import CheckContext
from xlsops.core.form.layout import FormTable, identity_cell
from xlsops.core.form.submissions import Answer
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding, Severity
from xlsops.core.values.cells import PICTURE
from xlsops.core.values.figures import all_known
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import long_date
from xlsops.core.values.visible import CUT

_COPIED_SHARE, _COPIED_LEAST, _COPIED_WHOLE = Decimal("0.8"), 5, 2
_LONGEST = 32_767
"""How many letters a cell holds; a longer text comes back cut, and says so at its end."""
_LAST_QUARTER = 4
_LOCAL_PATH = re.compile(r"^(?:[A-Za-z]:[\\/]|file:)")
_NARRATIVES = frozenset({keys.DRIVER, keys.OBSTACLE, keys.FOLLOW_UP, keys.EXPLANATION})


def not_copied(case: CheckContext) -> Iterator[Finding]:
    """V13: the answers are not those of the quarter before.

    A row counts when it has figures in both quarters. From five rows on, 80 % alike blocks; with
    two to four rows, all alike warns.
    """
    alike = [same for sheet in case.submission.layout.sheets for same in _alike(case, sheet)]
    if not alike:
        return
    same = sum(each is not None for each in alike)
    first = next((answer for answer in alike if answer is not None), None)
    if first is None:
        return
    told = messages.checks_answers.copied(same, len(alike))
    if len(alike) >= _COPIED_LEAST and Decimal(same) / len(alike) >= _COPIED_SHARE:
        yield case.found(Code.V13, first, told, Severity.ERROR)
    elif same == len(alike) >= _COPIED_WHOLE:
        yield case.found(Code.V13, first, told)


def output_fits_money(case: CheckContext) -> Iterator[Finding]:
    """V20: money without output, or output without money, or it is explained.

    In the last quarter the former blocks, explained or not.
    """
    sheet = case.submission.layout.budget
    for place, line in enumerate(sheet.asked):
        result = case.results.budget[line.id]
        if (
            result.output is None
            or result.spent is None
            or bool(result.output) is bool(result.spent)
        ):
            continue
        output = case.column(sheet, keys.output(keys.OF_QUARTER))[place]
        spent = case.column(sheet, keys.spent(keys.OF_QUARTER))[place]
        if output is None or spent is None:
            continue
        if result.spent > 0 and result.output == 0:
            blocks = case.quarter == _LAST_QUARTER
            if blocks or not case.explained(output):
                needs = case.explaining.needs(case.explanation(output))
                told = messages.checks_answers.spent_for_nothing(needs, at_last=blocks)
                yield case.found(Code.V20, output, told, Severity.ERROR if blocks else None)
        elif result.output > 0 and result.spent == 0 and not case.explained(spent):
            needs = case.explaining.needs(case.explanation(spent))
            yield case.found(Code.V20, spent, messages.checks_answers.output_for_nothing(needs))


def evidence_given(case: CheckContext) -> Iterator[Finding]:
    """V23: an actual above zero has evidence, and evidence others can open; blocks for an IKU."""
    for sheet, key in (
        (case.submission.layout.indicators, keys.actual(keys.OF_QUARTER)),
        (case.submission.layout.budget, keys.output(keys.OF_QUARTER)),
    ):
        papers = case.results.answers.found(sheet.block, keys.EVIDENCE)
        asked = key.format(q=case.quarter)
        numbers = case.results.answers.numbers(sheet, asked)
        given = zip(sheet.asked, numbers, papers.texts if papers else (), strict=False)
        for place, (line, written, text) in enumerate(given):
            number = line.known_number(asked) if written is None else written
            if papers is None or number is None or number <= 0:
                continue
            if not text and papers.blank(place):
                severity = Severity.ERROR if line.key_indicator else Severity.WARNING
                told = messages.checks_answers.evidence_missing()
                yield case.found(Code.V23, papers.answers[place], told, severity)
            elif text.startswith((PICTURE.value, "=DISPIMG(")):
                told = messages.checks_answers.evidence_as_picture()
                yield case.found(Code.V23, papers.answers[place], told)
            elif _LOCAL_PATH.match(text):
                told = messages.checks_answers.evidence_elsewhere()
                yield case.found(Code.V23, papers.answers[place], told)


def narratives_say_something(case: CheckContext) -> Iterator[Finding]:
    """V24: a narrative is more than a dash, "ok", a word or an empty phrase; no text is longer than a cell holds, or cut there."""
    for column in case.columns:
        heading, narrative = column.column.heading, column.column.field.key in _NARRATIVES
        poor = case.silent(column) if narrative else []
        long = _long(column.texts)
        for place in sorted({*poor, *long}):
            text, letters = column.texts[place], len(column.texts[place])
            if place in poor:
                answer = column.answers[place]
                told = messages.checks_answers.narrative_poor(
                    heading, case.shown(answer), case.explaining.least
                )
                yield case.found(Code.V24, answer, told)
            elif letters > _LONGEST or text.endswith(CUT):
                told = messages.checks_answers.text_too_long(
                    heading, indonesian(Decimal(letters)), indonesian(Decimal(_LONGEST))
                )
                yield case.found(Code.V24, column.answers[place], told)


def in_time(case: CheckContext) -> Iterator[Finding]:
    """V30: the bureau first sent its data before they were due; in the words of the clocks."""
    due, arrival = case.spec.settings.due, case.arrival
    if due is None or arrival.sent <= due:
        return
    late = case.spec.calendar.lateness(due, arrival.sent)
    told = messages.checks_answers.late(late, long_date(due.date()), arrival.measured.value)
    yield case.found_on_form(
        Code.V30,
        identity_cell(keys.FILLED_ON),
        keys.WHOLE_FILE,
        "",
        told,
        line=keys.WHOLE_FILE,
        subject="Kiriman",
    )


def _long(texts: Sequence[str]) -> list[int]:
    """Return which of texts may be longer than a cell holds."""
    least = _LONGEST // 2
    if max(map(len, texts), default=0) <= least:
        return []
    return [at for at, text in enumerate(texts) if len(text) > least]


SENSE_CHECKS = (not_copied, output_fits_money, evidence_given, narratives_say_something, in_time)


def _alike(case: CheckContext, sheet: FormTable) -> Iterator[Answer | None]:
    """Yield, for each row with figures in both quarters, its first answer if all are the same."""
    quarter = case.quarter
    figures = [
        column.field
        for column in sheet.columns
        if column.open and column.field.quarter == quarter and column.field.kind.numeric
    ]
    last = [f"{each.key.rsplit('_', 1)[0]}_{quarter - 1}" for each in figures]
    given = [case.results.answers.numbers(sheet, each.key) for each in figures]
    before = [[line.known_number(key) for line in sheet.asked] for key in last]
    rows = zip(zip(*given, strict=True), zip(*before, strict=True), strict=True)
    for place, (now, then) in enumerate(rows):
        if sheet.asked[place].measure.rungs:
            continue  # an opinion stays what it is from one quarter to the next
        if all_known(now) and all_known(then):
            yield case.column(sheet, figures[0].key)[place] if now == then else None
