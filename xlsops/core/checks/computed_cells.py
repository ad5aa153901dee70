"""Checks of the cells a form computes itself: their formulas, what they show, and the row of sums."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlsops import messages
from xlsops.core.checks.causes import MOST_CITED, cut, together
from xlsops.core.checks.context import CheckContext
from xlsops.core.form.layout import Line
from xlsops.core.form.submissions import Answer, Computed, ComputedColumn, value_text
from xlsops.core.spec.achievement import number_or_none
from xlsops.core.spec.methods import ratio_agrees
from xlsops.core.spec.spec import Block, Field, FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding
from xlsops.core.values.cells import Blank, Date, Number, waits
from xlsops.core.values.numbers import as_typed, indonesian, round_half_up
from xlsops.messages.message import Message

_CENT = Decimal("0.01")
_BEHIND = {
    keys.OUTPUT_SO_FAR: "k",
    keys.OUTPUT_ACHIEVED: "k",
    keys.SPENT_SO_FAR: "rp",
    keys.ABSORPTION: "rp",
}


def formulas_in_place(case: CheckContext) -> Iterator[Finding]:
    """V26: computed cells still hold a formula, and one that gives what the program computes.

    An older form computes from what it shows, so its results are not compared; nor are its sums.
    """
    replaced: list[Finding] = []
    for each in (cell for column in case.computing for cell in _doubtful(case, column)):
        if waits(each.content):
            continue
        if each.line is None:
            if each.content.formula is None and not _sum_differs(case, each):
                replaced.append(_sum_replaced(case, each))
        elif each.content.formula is None:
            replaced.append(_formula(case, each, each.line, _without_formula(each)))
        elif _altered(case, each, each.line):
            value = cut(value_text(each.content.value), MOST_CITED)
            told = messages.checks_form.formula_altered(each.cell.address, value)
            yield _formula(case, each, each.line, told)
    yield from together(replaced, "rumus", _formulas)


def sums_agree(case: CheckContext) -> Iterator[Finding]:
    """V28: the row of sums still adds up what was answered, and the rows beneath an indicator add up to it."""
    yield from _parts_add_up(case)
    for each in filter(None, (column.sum for column in case.computing)):
        if _sum_differs(case, each):
            value, expected = (
                value_text(each.content.value),
                indonesian(_sum(case, each) or Decimal(0)),
            )
            yield case.found_on_form(
                Code.V28,
                each.cell,
                each.column.field.key,
                value,
                messages.checks_form.sum_differs(
                    each.column.heading, cut(value, MOST_CITED) or "kosong", expected
                ),
                line=keys.TOTAL_LINE,
                subject="Jumlah",
            )


def _parts_add_up(case: CheckContext) -> Iterator[Finding]:
    """Yield the indicators whose parts make another figure, where all of them are known.

    They add up to it, but the halves of a ratio are divided.
    """
    sheet, key = case.submission.layout.indicators, keys.actual(case.quarter)
    lines = [each for each in sheet.asked if each.parts]
    numbers = case.results.answers.numbers(sheet, key) if lines else ()
    for line in lines:
        place = sheet.places[line.id]
        whole, parts = numbers[place], numbers[place + 1 : place + 1 + line.parts]
        known = [each for each in parts if each is not None]
        answer = case.results.answer(sheet.block, line.id, key)
        if whole is None or answer is None:
            continue
        if line.halves:
            yield from _ratio_differs(case, answer, whole, parts)
            continue
        if len(known) < line.parts or sum(known) == whole:
            continue
        told = messages.checks_form.parts_differ(
            answer.column.heading, indonesian(sum(known, Decimal(0))), case.shown(answer)
        )
        yield case.found(Code.V28, answer, told)


def _ratio_differs(
    case: CheckContext, answer: Answer, ratio: Decimal, halves: Sequence[Decimal | None]
) -> Iterator[Finding]:
    """Yield that a ratio is answered without a denominator, or otherwise than its halves make it."""
    (over, under), times, heading = halves, answer.line.measure.times, answer.column.heading
    below = case.results.answer(Block.INDICATORS, answer.line.halves[-1].id, answer.key)
    if under == 0 or (below is not None and below.blank):
        shown = messages.clauses.BLANK if under is None else indonesian(under)
        told = messages.checks_form.no_denominator(heading, case.shown(answer), shown)
        yield case.found(Code.V28, answer, told)
    elif over is not None and under and not ratio_agrees(ratio, over, under, times):
        made = indonesian(round_half_up(over * times / under))
        divided = messages.checks_form.divided(indonesian(over), indonesian(under), times)
        swapped = over != 0 and ratio_agrees(ratio, under, over, times)
        say = messages.checks_form.halves_swapped if swapped else messages.checks_form.ratio_differs
        told = say(heading, divided, made, case.shown(answer))
        yield case.found(Code.V28, answer, told)


def _doubtful(case: CheckContext, column: ComputedColumn) -> Iterator[Computed]:
    """Yield the cells of a column that do not plainly show what the program computes, and its sum."""
    key = column.column.field.key
    figure, judged = case.results.figures(column.block, key), key == keys.PREDICATE
    for place, (line, content) in enumerate(zip(column.lines, column.contents, strict=True)):
        value = content.value
        if isinstance(value, Number):
            agrees = as_typed(value.value) == figure(line.id)
        else:  # of texts only the predicate is computed
            agrees = not judged or value_text(value) == figure(line.id)
        if content.formula is None or not agrees:
            yield column.cell(place)
    if (total := column.sum) is not None:
        yield total


def _formula(case: CheckContext, each: Computed, line: Line, told: Message) -> Finding:
    value = value_text(each.content.value)
    return case.found_at(Code.V26, each.cell, line, each.column.field, value, told)


def _without_formula(each: Computed) -> Message:
    """Return what is said of a computed cell that holds a value, or nothing."""
    cell, value = each.cell.address, value_text(each.content.value)
    if not value:
        return messages.checks_form.formula_removed(cell)
    return messages.checks_form.formula_replaced(cell, cut(value, MOST_CITED))


def _sum_replaced(case: CheckContext, each: Computed) -> Finding:
    """Return the finding on a sum without its formula; the number itself is right."""
    return case.found_on_form(
        Code.V26,
        each.cell,
        each.column.field.key,
        value_text(each.content.value),
        _without_formula(each),
        line=keys.TOTAL_LINE,
        subject="Jumlah",
    )


def _formulas(_first: Finding, count: str, where: str) -> Message:
    return messages.checks_form.formulas_replaced(count, where)


def _sum(case: CheckContext, each: Computed) -> Decimal | None:
    """Return what the row of sums must show in a column, None where that cannot be told."""
    terms = _terms(case, each.block, each.column.field)
    known = [term for term in terms if term is not None]
    return sum(known, Decimal(0)) if len(known) == len(terms) else None


def _sum_differs(case: CheckContext, each: Computed) -> bool:
    """Tell whether a sum shows another number than what was answered adds up to."""
    return _computed_number(each) is not None and _differs(each, _sum(case, each))


def _altered(case: CheckContext, each: Computed, line: Line) -> bool:
    """Tell whether a formula gives what ours would not; where ours cannot be told, none is blamed."""
    key, value = each.column.field.key, each.content.value
    measured = case.results.indicators.get(line.id) if each.block is Block.INDICATORS else None
    if measured is not None and measured.withheld:
        return False  # a form made before that was known reckons it
    ours = case.results.figure(each.block, line.id, key)
    if isinstance(value, Number) and as_typed(value.value) == ours:
        return False
    answer = _figure(case, each.block, line, key)
    worded = answer is not None and answer.line.measure.rungs
    if answer is None or not (worded or isinstance(answer.content.value, Number | Blank)):
        return False
    if not answer.content.calculated or not _seen_alike(case, answer):
        return False
    if key == keys.PREDICATE:
        return value_text(each.content.value) not in {
            "",
            case.results.indicators[line.id].predicate,
        }
    expected = _result(case, each.block, line, key)
    return _computed_number(each) is not None and (expected is None or _differs(each, expected))


def _result(case: CheckContext, block: Block, line: Line, key: str) -> Decimal | None:
    """Return what a computed cell must show, None where the form sees other figures than we."""
    answer = _figure(case, block, line, key)
    if answer is not None and not _seen_alike(case, answer):
        return None
    return number_or_none(case.results.figure(block, line.id, key))


def _figure(case: CheckContext, block: Block, line: Line, key: str) -> Answer | None:
    """Return the open answer behind a computed column."""
    return case.results.answer(block, line.id, _behind(case, block, key))


def _behind(case: CheckContext, block: Block, key: str) -> str:
    """Return the key of the open column behind a computed one."""
    stem = "realisasi" if block is Block.INDICATORS else _BEHIND.get(key, "")
    return f"{stem}_{case.quarter}"


def _seen_alike(case: CheckContext, answer: Answer) -> bool:
    """Tell whether a form reckons with an answer, of a ratio with those of its halves, too, as we do."""
    halves = (
        case.results.answer(Block.INDICATORS, each.id, answer.key) for each in answer.line.halves
    )
    return all(_typed(each) == each.number for each in (answer, *halves) if each is not None)


def _typed(answer: Answer) -> Decimal | None:
    """Return the number a formula finds in an answer's cell; a text is none for it but a word of its scale."""
    if answer.line.measure.rungs and answer.key in keys.WORDED:
        return answer.number
    value = answer.content.value
    return as_typed(value.value) if isinstance(value, Number) else None


def _computed_number(each: Computed) -> Decimal | None:
    """Return the number a computed cell shows; none where nobody has calculated it."""
    value = each.content.value
    if not each.content.calculated or not isinstance(value, Number):
        return None
    return as_typed(value.value)


def _differs(each: Computed, expected: Decimal | None) -> bool:
    """Tell whether a computed cell shows another number than the program computes."""
    number = _computed_number(each)
    if expected is None or number is None:
        return False
    tolerance = max(_CENT, abs(expected) * Decimal("1e-9"))
    return abs(number - expected) > tolerance


def _terms(case: CheckContext, block: Block, field: Field) -> list[Decimal | None]:
    """Return what a column's sum adds up, line by line; None where that cannot be told.

    A sum sees typed numbers only. A date is a number for it, and another mistake already.
    """
    sheet, computed = case.submission.layout.sheet(block), field.kind is FieldKind.FORMULA
    answered = case.results.answers.found(
        block, _behind(case, block, field.key) if computed else field.key
    )
    terms: list[Decimal | None] = []
    for line in sheet.lines:
        place = sheet.places.get(line.id)
        if answered is None or place is None:
            terms.append(Decimal(0) if computed else line.known_number(field.key) or Decimal(0))
            continue
        value = answered.contents[place].value
        known = typed = as_typed(value.value) if isinstance(value, Number) else None
        if computed:
            agrees = typed == answered.numbers[place]
            known = (
                number_or_none(case.results.figures(block, field.key)(line.id)) if agrees else None
            )
        unread = known is None and typed is not None
        terms.append(None if isinstance(value, Date) or unread else known or Decimal(0))
    return terms
