"""Checks of figures against their own history: unusual ones, and what probably happened to them.

Of this year the form itself knows the earlier quarters, of earlier years their folders tell.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.checks.context import CheckContext
from xlsops.core.form.layout import FormTable, Line
from xlsops.core.form.submissions import Answer
from xlsops.core.history.expected import LEAST, Course, Expected, Series, expected
from xlsops.core.history.past import Past
from xlsops.core.history.suspicions import Neighbour, Suspected, Suspicion, repeated, suspected
from xlsops.core.spec.achievement import HUNDRED
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Block, FieldKind, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import Period, Quarter
from xlsops.messages.message import Message

_LOW_SHARE = Decimal("0.001")
_OF_TABLE = {Block.INDICATORS: (keys.actual,), Block.BUDGET: (keys.output, keys.spent)}
"""The columns whose earlier figures are known, by table."""
_SPENT = keys.spent("").removesuffix("_")
_CODES = {
    Suspicion.UNUSUAL: Code.V33,
    Suspicion.FRACTION: Code.V36,
    Suspicion.THOUSANDS: Code.V37,
    Suspicion.SWAPPED: Code.V38,
    Suspicion.NEIGHBOUR: Code.V39,
}


class _Cell(Struct, frozen=True):
    """A figure of the open quarter with its earlier ones, and what they make expect."""

    answer: Answer | None
    line: Line
    course: Course
    series: Series
    told: Expected | None

    @property
    def number(self) -> Decimal | None:
        return None if self.answer is None else self.answer.number


def as_usual(case: CheckContext) -> Iterator[Finding]:
    """V33, V35, V36, V37, V38, V39: a figure lies where its own history makes expect it, or is explained.

    One that only comes once more (V35) informs, explained or not.
    """
    period = case.spec.period
    for column in _columns(case):
        for place, each in enumerate(column):
            if len(each.series) < LEAST or each.answer is None or each.number is None:
                continue
            if each.told is not None and not each.told.usual(each.number):
                beside = [
                    column[near] for near in (place - 1, place + 1) if 0 <= near < len(column)
                ]
                yield from _unusual(case, each.answer, each, beside)
            ceiling = each.line.known_number(keys.CEILING)
            if repeated(each.number, each.series, period, each.course, ceiling):
                told = messages.checks_history.repeated(
                    indonesian(each.number),
                    Quarter(case.quarter - 1).label,
                    so_far=each.course is Course.SO_FAR,
                )
                yield case.found(Code.V35, each.answer, told)


def _unusual(
    case: CheckContext, answer: Answer, each: _Cell, beside: Sequence[_Cell]
) -> Iterator[Finding]:
    if each.number is None or each.told is None or case.explained(answer):
        return
    found = _suspected(each, each.number, each.told, beside, case.quarter)
    if found is not None and not _told_already(each, each.number, found.suspicion):
        told = _message(each.number, each.told, found, beside)
        yield case.found(_CODES[found.suspicion], answer, told)


HISTORY_CHECKS = (as_usual,)


def course_of(spec: Spec, block: Block, key: str) -> Course:
    """Return how the figures of a column run over the year in this office."""
    settings = spec.settings
    method = settings.spending_method if key == _SPENT else settings.output_method
    so_far = block is Block.BUDGET and method is Method.LAST
    return Course.SO_FAR if so_far else Course.OF_QUARTER


def expected_of(spec: Spec, block: Block, line: Line, key: str, past: Past) -> Expected | None:
    """Return what a line's figure of the open quarter is expected to be; ``key`` is without the quarter."""
    series = _series(line, key, _earlier(spec.period), past)
    return expected(series, spec.period, course_of(spec, block, key))


def _columns(case: CheckContext) -> Iterator[Sequence[_Cell]]:
    """Yield the columns of the open quarter of which enough earlier figures may be known."""
    if case.quarter - 1 < LEAST and not case.past.figures:
        return
    for sheet in case.submission.layout.sheets:
        for key in _OF_TABLE[sheet.block]:
            yield tuple(_cells(case, sheet, key("").removesuffix("_")))


def _cells(case: CheckContext, sheet: FormTable, key: str) -> Iterator[_Cell]:
    period, past = case.spec.period, case.past
    course, earlier = course_of(case.spec, sheet.block, key), _earlier(period)
    given = case.column(sheet, f"{key}_{keys.OF_QUARTER}")
    for line, answer in zip(sheet.asked, given, strict=True):
        series = _series(line, key, earlier, past)
        yield _Cell(answer, line, course, series, expected(series, period, course))


def _earlier(period: Period) -> Sequence[Period]:
    """Return the quarters of the year before the open one."""
    return [Period(period.year, number) for number in range(1, period.number)]


def _series(line: Line, key: str, earlier: Sequence[Period], past: Past) -> Series:
    if line.measure.rungs:
        return ()  # words have no usual size, and stay what they are for years
    held = line.spending if key == _SPENT else line.actuals
    known = zip(earlier, held, strict=False)
    this_year = ((each, figure) for each, figure in known if figure is not None)
    return (*past.of(line.id, key), *this_year)


def _suspected(
    each: _Cell, number: Decimal, told: Expected, beside: Sequence[_Cell], quarter: int
) -> Suspected | None:
    field = each.answer.column.field if each.answer else None
    money = field is not None and field.kind is FieldKind.MONEY
    targets = each.line.targets
    return suspected(
        number,
        told,
        percent=each.line.unit == "%" and not money,
        target=targets[quarter - 1] if quarter <= len(targets) else None,
        beside=[Neighbour(near.number, near.told) for near in beside],
    )


def _told_already(each: _Cell, number: Decimal, suspicion: Suspicion) -> bool:
    """Tell whether V09 or V18 says the same of the figure: they need no history."""
    if suspicion is Suspicion.FRACTION:
        target = each.line.target_year
        return 0 < number < 1 and target is not None and target >= HUNDRED / 10
    ceiling = each.line.known_number(keys.CEILING)
    money = each.answer is not None and each.answer.column.field.kind is FieldKind.MONEY
    return bool(money and ceiling and number / ceiling < _LOW_SHARE)


def _message(number: Decimal, told: Expected, found: Suspected, beside: Sequence[_Cell]) -> Message:
    words, written = told.words, indonesian(number)
    if told.start is not None:
        written = messages.checks_history.added(indonesian(number - told.start), written)
    meant = "" if found.meant is None else indonesian(found.meant)
    match found.suspicion:
        case Suspicion.FRACTION:
            return messages.checks_history.fraction(words, written, meant)
        case Suspicion.THOUSANDS:
            times = found.times or Decimal(1)
            many = indonesian(times if times > 1 else 1 / times)
            return messages.checks_history.thousands(words, written, meant, many, small=times > 1)
        case Suspicion.SWAPPED:
            return messages.checks_history.swapped(words, written, meant)
        case Suspicion.NEIGHBOUR:
            return messages.checks_history.neighbour(
                words, written, beside[found.beside or 0].line.name
            )
    return messages.checks_history.unusual(words, written, told.points)
