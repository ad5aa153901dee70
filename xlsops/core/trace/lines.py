"""What the numbers of one line are made of: an indicator's, a sub-activity's."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from xlsops import messages
from xlsops.core.results import meaning as what
from xlsops.core.results.meaning import Meaning
from xlsops.core.results.recap import IndicatorLine
from xlsops.core.results.results import SHOWN, BudgetResult
from xlsops.core.spec.achievement import Direction, NegativeFormula
from xlsops.core.spec.methods import ACCUMULATIONS, Half, Method, amount
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.trace import arithmetic
from xlsops.core.trace.origins import LOWER, UPPER, Origins
from xlsops.core.trace.traced import Part, Traced
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.rungs import rung_word
from xlsops.core.values.structs import replace

Told = tuple[Decimal | None, str, Decimal | None, tuple[Part, ...]]
"""The number, the way it is reckoned, what the parts give, and the parts."""
_BELOW = {
    NegativeFormula.A: messages.tracing.NEGATIVE_A,
    NegativeFormula.B: messages.tracing.NEGATIVE_B,
}
_Key = Callable[[int], str]


def indicator_trace(origins: Origins, meaning: Meaning) -> Traced:
    """Return what a number of an indicator is made of."""
    each = origins.indicators[meaning.bureau, meaning.line]
    match meaning.key:
        case keys.ACTUAL_SO_FAR:
            told = _actual(origins, meaning, each)
        case keys.TARGET_SO_FAR:
            told = _target(origins, meaning, each)
        case keys.RAW:
            told = _raw(origins, meaning, each)
        case keys.ACHIEVED:
            told = _achieved(origins, meaning, each)
        case keys.OF_YEAR:
            told = _of_year(origins, meaning, each)
        case _:
            told = _cell(origins, meaning)
    return _traced(origins, meaning, told, each.achievement.remark)


def of_activity(origins: Origins, meaning: Meaning) -> Traced:
    """Return what a number of a sub-activity is made of."""
    each = origins.budget[meaning.bureau, meaning.line]
    result = each.result or BudgetResult()
    cap, settings = origins.view.spec.settings.cap, origins.view.spec.settings
    match meaning.key:
        case keys.OUTPUT_SO_FAR:
            told = _quarters(origins, meaning, keys.output, settings.output_method)
        case keys.SPENT_SO_FAR:
            told = _quarters(origins, meaning, keys.spent, settings.spending_method)
        case what.OUTPUT_NOW:
            told = _alone(origins, meaning, keys.output, settings.output_method)
        case what.SPENT_NOW:
            told = _alone(origins, meaning, keys.spent, settings.spending_method)
        case keys.OUTPUT_ACHIEVED:
            parts = _reckoned(origins, meaning, keys.OUTPUT_SO_FAR, keys.OUTPUT_TARGET)
            done, goal = (part.value for part in parts)
            raw = done / goal * arithmetic.HUNDRED if done is not None and goal else None
            way = messages.tracing.of_target(indonesian(cap))
            told = result.achievement, way, arithmetic.capped(raw, cap), parts
        case keys.ABSORPTION:
            parts = _reckoned(origins, meaning, keys.SPENT_SO_FAR, keys.CEILING)
            again = arithmetic.percent_of_whole(*(part.value for part in parts))
            told = result.absorption, messages.tracing.SHARE, again, parts
        case _:
            told = _cell(origins, meaning)
    return _traced(origins, meaning, told, result.remark)


def line_value(origins: Origins, meaning: Meaning) -> Decimal | None:
    """Return a number of a line as it is published; None where there is none."""
    place = meaning.bureau, meaning.line
    if meaning.block is Block.INDICATORS:
        shown = SHOWN.get((meaning.block, meaning.key))
        achievement = origins.indicators[place].achievement
        found = shown(achievement) if shown else _cell(origins, meaning)[0]
        return found if isinstance(found, Decimal) else None
    result = origins.budget[place].result or BudgetResult()
    known = {
        keys.OUTPUT_SO_FAR: result.output,
        keys.SPENT_SO_FAR: result.spent,
        keys.OUTPUT_ACHIEVED: result.achievement,
        keys.ABSORPTION: result.absorption,
        what.OUTPUT_NOW: result.output_now,
        what.SPENT_NOW: result.spent_now,
    }
    return known[meaning.key] if meaning.key in known else _cell(origins, meaning)[0]


def _traced(origins: Origins, meaning: Meaning, told: Told, remark: str) -> Traced:
    value, way, again, parts = told
    name = origins.name(meaning)
    row = origins.bureaus[meaning.bureau].layout.sheet(meaning.block).line(meaning.line)
    worded = row is not None and meaning.key in keys.TOLD_IN_WORDS
    if row and worded and value is not None and (word := rung_word(value, row.measure.rungs)):
        remark = "; ".join(filter(None, (messages.tracing.word(indonesian(value), word), remark)))
    return Traced(meaning, name, value, way, again, parts, remark)


def _cell(origins: Origins, meaning: Meaning) -> Told:
    """Return a number that stands in one cell: of what a bureau sent, or of a master."""
    key, bureau, block, line = meaning.key, meaning.bureau, meaning.block, meaning.line
    name = origins.name(meaning)
    column = origins.bureaus[bureau].layout.sheet(block).column(key)
    if column is not None and column.open:
        part = origins.answered(bureau, block, line, key, name)
    else:
        value = origins.known(bureau, block, line, key)
        part = origins.in_master(bureau, block, line, key, value, name)
    part = replace(part, meaning=meaning)
    return part.value, messages.tracing.WRITTEN, part.value, (part,)


def _reckoned(origins: Origins, meaning: Meaning, *names: str) -> tuple[Part, ...]:
    """Return other numbers of the same line as parts."""
    parts = []
    for key in names:
        other = meaning._replace(key=key)
        value, name = line_value(origins, other), origins.name(other)
        parts.append(Part(name, value, meaning=other))
    return tuple(parts)


def _by_quarter(origins: Origins, meaning: Meaning, names: Sequence[str]) -> list[Part]:
    """Return what is known of each quarter up to the open one, by the keys of their columns."""
    return [_cell(origins, meaning._replace(key=key))[3][0] for key in names]


def _actual(origins: Origins, meaning: Meaning, each: IndicatorLine) -> Told:
    names = [keys.actual(number) for number in range(1, origins.quarter + 1)]
    found = _by_quarter(origins, meaning, names)
    if each.line.halves:
        return _ratio(origins, meaning, each, waits=found[-1].value is None)
    method, due = each.line.measure.method, each.line.frequency.due(origins.quarter)
    parts = _counting(found, method, waits=due and found[-1].value is None)
    weights = _weights(origins, meaning, each, [found.index(part) for part in parts])
    again = amount(method, _values(parts), _values(weights))
    return each.achievement.actual, ACCUMULATIONS[method].told, again, (*parts, *weights)


def _ratio(origins: Origins, meaning: Meaning, each: IndicatorLine, *, waits: bool) -> Told:
    """Return what a ratio of sums is made of; it ``waits`` for its own answer of the open quarter."""
    names = [keys.actual(number) for number in range(1, origins.quarter + 1)]
    lines = [meaning._replace(line=half.id) for half in each.line.halves]
    columns = [_by_quarter(origins, line, names) for line in lines]
    pairs = list(zip(*columns, strict=True))
    known = [pair for pair in pairs if all(part.value is not None for part in pair)]
    if each.line.frequency.due(origins.quarter) and (waits or known[-1:] != pairs[-1:]):
        known = []
    over, under = ([pair[place] for pair in known] for place in range(len(Half)))
    times, way = each.line.measure.times, ACCUMULATIONS[Method.RATIO].told
    divides = known and arithmetic.sum_of(_values(under))
    again = amount(Method.RATIO, _values(over), _values(under)) if divides else None
    parts = tuple(
        replace(
            part, name=f"{half.value}, {part.name}", meaning=part.meaning if part.source else None
        )
        for half, column in zip(Half, (over, under), strict=True)
        for part in column
    )
    told = messages.tracing.in_hundredths(way) if times > 1 else way
    return each.achievement.actual, told, None if again is None else again * times, parts


def _target(origins: Origins, meaning: Meaning, each: IndicatorLine) -> Told:
    numbers = range(1, origins.quarter + 1)
    reached = _by_quarter(origins, meaning, [keys.actual(number) for number in numbers])
    goals = _by_quarter(origins, meaning, [keys.target(number) for number in numbers])
    method = each.line.measure.method
    counted = [goal for goal, part in zip(goals, reached, strict=True) if part.value is not None]
    if method.of_targets is Method.LAST:
        counted = counted[-1:]
    if each.line.frequency.due(origins.quarter) and reached[-1].value is None:
        counted = []
    parts = tuple(part for part in counted if part.value is not None)
    weights = _weights(origins, meaning, each, [goals.index(part) for part in parts])
    again = amount(method.of_targets, _values(parts), _values(weights))
    way = messages.tracing.target_so_far(ACCUMULATIONS[method.of_targets].told)
    return each.achievement.target, way, again, (*parts, *weights)


def _raw(origins: Origins, meaning: Meaning, each: IndicatorLine) -> Told:
    parts = _reckoned(origins, meaning, keys.ACTUAL_SO_FAR, keys.TARGET_SO_FAR)
    actual, target = (part.value for part in parts)
    settings, measure = origins.view.spec.settings, each.line.measure
    if measure.direction is Direction.RANGE:
        parts += _edges(origins, meaning, each)
    again = arithmetic.percent_reached(measure, settings.negative, target, actual)
    way = _percent(measure.direction, settings.negative)
    return each.achievement.raw, way, again, parts


def _achieved(origins: Origins, meaning: Meaning, each: IndicatorLine) -> Told:
    cap = origins.view.spec.settings.cap
    parts = _reckoned(origins, meaning, keys.RAW)
    way = messages.tracing.capped(indonesian(cap))
    return each.achievement.shown, way, arithmetic.capped(parts[0].value, cap), parts


def _of_year(origins: Origins, meaning: Meaning, each: IndicatorLine) -> Told:
    settings, measure = origins.view.spec.settings, each.line.measure
    parts = _reckoned(origins, meaning, keys.ACTUAL_SO_FAR, keys.YEAR_TARGET)
    actual, target = (part.value for part in parts)
    if measure.direction is Direction.RANGE:
        parts += _edges(origins, meaning, each)
    (condition,) = _reckoned(origins, meaning, keys.RAW)
    parts += (replace(condition, done=messages.tracing.CONDITION),)
    raw = arithmetic.percent_reached(measure, settings.negative, target, actual)
    again = arithmetic.capped(raw, settings.cap) if each.achievement.raw is not None else None
    way = _percent(measure.direction, settings.negative)
    told = messages.tracing.of_year(way, indonesian(settings.cap))
    return each.achievement.of_year, told, again, parts


def _percent(direction: Direction, negative: NegativeFormula) -> str:
    """Return how a raw percent is reckoned."""
    if direction is Direction.POSITIVE:
        return messages.tracing.POSITIVE
    below = _BELOW[negative]
    return below if direction is Direction.NEGATIVE else messages.tracing.in_range(below)


def _edges(origins: Origins, meaning: Meaning, each: IndicatorLine) -> tuple[Part, ...]:
    """Return the edges of a range as parts."""
    measure, place = each.line.measure, (meaning.bureau, Block.INDICATORS, meaning.line)
    edges = ((LOWER, "Batas bawah", measure.lower), (UPPER, "Batas atas", measure.upper))
    return tuple(
        origins.in_master(*place, key, value, name)
        for key, name, value in edges
        if value is not None
    )


def _weights(
    origins: Origins, meaning: Meaning, each: IndicatorLine, quarters: Sequence[int]
) -> tuple[Part, ...]:
    """Return what some quarters, the first being 0, weigh, as parts; none where they count alike."""
    place, weights = (
        (meaning.bureau, Block.INDICATORS, meaning.line),
        each.line.measure.weighing(origins.quarter),
    )
    if each.line.measure.method is not Method.WEIGHED:
        return ()
    return tuple(
        origins.in_master(*place, keys.weight(number + 1), weights[number], "")
        for number in quarters
    )


def _quarters(origins: Origins, meaning: Meaning, name: _Key, method: Method) -> Told:
    names = [name(number) for number in range(1, origins.quarter + 1)]
    found = _by_quarter(origins, meaning, names)
    parts = _counting(found, method, waits=found[-1].value is None)
    again = amount(method, _values(parts))
    value = line_value(origins, meaning)
    return value, ACCUMULATIONS[method].told, again, parts


def _alone(origins: Origins, meaning: Meaning, name: _Key, method: Method) -> Told:
    """Return the open quarter's own number: as answered, or the rise since the quarter before."""
    value = line_value(origins, meaning)
    now = _cell(origins, meaning._replace(key=name(origins.quarter)))
    if method is not Method.LAST or origins.quarter == 1:
        return value, *now[1:]
    before = _cell(origins, meaning._replace(key=name(origins.quarter - 1)))
    again = None if now[0] is None or before[0] is None else now[0] - before[0]
    return value, messages.tracing.RISE, again, (*now[3], *before[3])


def _counting(found: Sequence[Part], method: Method, *, waits: bool) -> tuple[Part, ...]:
    """Return the quarters that count in a figure up to now; none while it waits for the open one."""
    known = tuple(part for part in found if part.value is not None)
    if waits:
        return ()
    return known[-1:] if method is Method.LAST else known


def _values(parts: Sequence[Part]) -> list[Decimal]:
    return [part.value for part in parts if part.value is not None]
