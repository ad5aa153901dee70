"""The forms of bureaus as the office asks them: their columns and lines, made from the Spec."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import accumulate

from xlsops.core.form.layout import Column, FormColumns, FormTable, Layout, Line
from xlsops.core.history.mixed_meanings import Mixed
from xlsops.core.spec.achievement import HALVES, Direction, Measure
from xlsops.core.spec.methods import Method
from xlsops.core.spec.named.details import in_order
from xlsops.core.spec.spec import (
    Block,
    Bureau,
    Field,
    FieldKind,
    Frequency,
    Indicator,
    Programme,
    Spec,
    Visibility,
)
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import BLANK, Number, Text, Value
from xlsops.core.values.later import Later
from xlsops.core.values.numbers import as_typed
from xlsops.core.values.periods import Quarter
from xlsops.core.values.rungs import rung_word

_UP_TO = re.compile(r"\bs\s*[./]\s*d\b|\bsampai\b|\bkumulatif\b", re.IGNORECASE)
_TARGETS, _ACTUALS, _OUTPUTS, _SPENDING = (
    tuple(map(key, range(1, 5))) for key in (keys.target, keys.actual, keys.output, keys.spent)
)
_INDENT, _YEAR_WIDTH = "\u00a0" * 4 + "– ", 12
"""What stands before the name of a row that tells an indicator apart; how wide the figures of a year ago are."""
_QUARTER = re.compile(r"\b(?:TW|Triwulan)\b", re.IGNORECASE)


def layout_of(spec: Spec, bureau: Bureau) -> Layout:
    """Return the form of a bureau in the open period."""
    return layouts_of(spec, (bureau,))[bureau.code]


def layouts_of(
    spec: Spec,
    bureaus: Iterable[Bureau],
    known: Mapping[str, str] | None = None,
    mixed: Callable[[], Mapping[str, Mapping[str, Mixed]]] = dict,
) -> dict[str, Layout]:
    """Return the forms of bureaus by code; ``known`` are the ids of forms, where they are known.

    The lines of a form are made when somebody looks at them, and only then it is asked which are ``mixed``.
    """

    def lines(code: str) -> tuple[Line, ...]:
        told, apart = _indicators(spec, code, beside=beside), mixed().get(code, {})
        return tuple(_mixed(each, apart.get(each.id)) for each in told) if apart else told

    indicators, budget = (columns_of(spec, block) for block in Block)
    beside = any(each.field.key == keys.LAST_YEAR for each in indicators)
    return {
        each.code: Layout(
            each,
            spec.period,
            FormTable(Block.INDICATORS, indicators, Later(partial(lines, each.code))),
            FormTable(Block.BUDGET, budget, Later(partial(_programmes, spec, each.code))),
            (known or {}).get(each.code, ""),
        )
        for each in bureaus
    }


def columns_of(spec: Spec, block: Block) -> FormColumns:
    """Return the columns of a block in the open period."""
    quarter, fields = spec.period.number, spec.fields_of(block)
    if block is Block.INDICATORS and (beside := _last_year(spec)):
        place = [each.key for each in fields].index(keys.actual(quarter))
        fields = (*fields[:place], *beside, *fields[place:])
    return FormColumns(
        Column(each, number, _visible(each, quarter), _open(each, quarter), _heading(each, spec))
        for number, each in enumerate(fields, 1)
    )


def _visible(each: Field, quarter: int) -> bool:
    match each.shown:
        case Visibility.ALWAYS:
            return True
        case Visibility.NEVER:
            return False
        case Visibility.OPEN:
            return each.quarter == quarter
        case Visibility.UP_TO_OPEN:
            return each.quarter is not None and each.quarter <= quarter


def _open(each: Field, quarter: int) -> bool:
    return each.editable and each.quarter in {None, quarter}


def _heading(each: Field, spec: Spec) -> str:
    """Return a label that says up to when its figure counts, unless the office wrote that itself."""
    settings = spec.settings
    methods = {"k": settings.output_method, "rp": settings.spending_method}
    cumulative = methods.get(each.key.partition("_")[0]) is Method.LAST
    if each.quarter is None or not cumulative or _UP_TO.search(each.label):
        return each.label
    said, found = _QUARTER.subn(r"s.d. \g<0>", each.label, count=1)
    return said if found else f"{each.label} (s.d. {Quarter(each.quarter).label})"


def _indicators(spec: Spec, code: str, *, beside: bool) -> tuple[Line, ...]:
    """Return the lines of a bureau's indicators; ``beside`` tells whether the column of a year ago stands."""
    before = spec.period.number - 1
    asked = in_order(spec.indicators_of(code))
    parts = Counter(each.part_of for each in asked if each.part_of)
    numbers = accumulate(int(not each.part_of) for each in asked)
    lines = (_indicator_line(*each, before) for each in zip(numbers, asked, strict=True))
    whole = spec.period.number, beside
    told = tuple(
        _told_apart(line, each, parts[each.id], *whole)
        if parts or each.meaning or whole[1]
        else line
        for line, each in zip(lines, asked, strict=True)
    )
    return _with_halves(told) if parts else told


def _with_halves(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return lines, a ratio of sums with those of its halves, which stand right beneath it."""
    return tuple(
        line._replace(halves=lines[place + 1 : place + 1 + len(HALVES)])
        if line.measure.method is Method.RATIO
        else line
        for place, line in enumerate(lines)
    )


def _mixed(line: Line, apart: Mixed | None) -> Line:
    return line._replace(withheld=apart.why, otherwise=apart.quarters) if apart else line


def _told_apart(
    line: Line,
    each: Indicator,
    parts: int,
    quarter: int,
    beside: bool,  # noqa: FBT001 - whether the column stands
) -> Line:
    """Return a line as it stands where an office tells indicators apart, says what they mean, or what they were."""
    known = dict(line.known)
    if each.part_of:
        known[keys.NUMBER] = BLANK
        role = f"{each.half.value}: " if each.half else ""
        known[keys.INDICATOR] = Text(f"{_INDENT}{role}{each.name}")
        if not each.target_year:
            known[keys.YEAR_TARGET] = BLANK
    figures = (*each.last_year, None, None, None, None)
    if beside:
        known[keys.LAST_YEAR] = _figure(figures[quarter - 1], each.measure.rungs)
    target = None if each.part_of and not each.target_year else line.target_year
    return line._replace(
        known=known, part_of=each.part_of, parts=parts, meaning=each.meaning, target_year=target
    )


def _last_year(spec: Spec) -> tuple[Field, ...]:
    """Return the column of the same quarter a year ago; none where no master knows a figure of it."""
    quarter = spec.period.number
    known = (each.last_year[quarter - 1] is not None for each in spec.indicators if each.last_year)
    if not any(known):
        return ()
    label = f"Realisasi {Quarter(quarter).label} {spec.period.year - 1}"
    shown = FieldKind.NUMBER, False, Visibility.ALWAYS, _YEAR_WIDTH
    return (Field(Block.INDICATORS, keys.LAST_YEAR, label, *shown),)


def _programmes(spec: Spec, code: str) -> tuple[Line, ...]:
    rows = spec.programmes_of(code)
    numbers = accumulate(int(row.asked) for row in rows)
    linked: dict[str, tuple[str, ...]] = {}
    for each in spec.indicators_of(code):
        linked |= {one: (*linked.get(one, ()), each.id) for one in each.sub_activities}
    measure = Measure(Direction.POSITIVE, spec.settings.spending_method)
    before = spec.period.number - 1
    return tuple(
        _programme_line(number, each, measure, before, linked.get(each.code, ()))
        for number, each in zip(numbers, rows, strict=True)
    )


def _indicator_line(number: int, each: Indicator, before: int) -> Line:
    """Return the line of an indicator, its figures known of so many quarters ``before``."""
    actuals, measure = each.actuals[:before], each.measure
    known: dict[str, Value] = {
        keys.ID: Text(each.id),
        keys.NUMBER: _count(number),
        keys.OBJECTIVE: Text(each.objective),
        keys.INDICATOR: Text(each.name),
        keys.UNIT: _word(each.unit),
        keys.DIRECTION: _WORDS[measure.direction],
        keys.METHOD: _WORDS[measure.method],
        keys.FREQUENCY: _WORDS[each.frequency],
        keys.YEAR_TARGET: Number(each.target_year),
    }
    known.update(zip(_TARGETS, map(_number, each.targets), strict=False))
    known.update(zip(_ACTUALS, map(_number, actuals), strict=False))
    if measure.rungs:
        told = (*zip(_TARGETS, each.targets, strict=False), *zip(_ACTUALS, actuals, strict=False))
        known.update((key, _figure(figure, measure.rungs)) for key, figure in told)
        known[keys.YEAR_TARGET] = _figure(each.target_year, measure.rungs)
    inapplicable = tuple(quarter for quarter in each.inapplicable if quarter <= before)
    known.update((keys.actual(quarter), _word(keys.INAPPLICABLE)) for quarter in inapplicable)
    return Line(
        each.id,
        each.name,
        each.unit,
        asked=True,
        known=known,
        measure=measure,
        frequency=each.frequency,
        key_indicator=each.key_indicator,
        never_falls=each.never_falls,
        target_year=each.target_year,
        targets=each.targets,
        actuals=actuals,
        linked=each.sub_activities,
        may_not_apply=each.may_not_apply,
        inapplicable=inapplicable,
    )


def _programme_line(
    number: int, each: Programme, measure: Measure, before: int, linked: tuple[str, ...]
) -> Line:
    """Return the line of a programme row, its figures known of so many quarters ``before``."""
    outputs, spending = each.outputs[:before], each.spending[:before]
    known: dict[str, Value] = {
        keys.ID: Text(each.code),
        keys.NUMBER: _count(number) if each.asked else BLANK,
        keys.CODE: Text(each.code),
        keys.DESCRIPTION: Text(each.name),
        keys.OUTPUT: Text(each.output) if each.output else BLANK,
        keys.UNIT: _word(each.unit) if each.unit else BLANK,
        keys.OUTPUT_TARGET: _number(each.target),
        keys.CEILING: _number(each.ceiling),
    }
    known.update(zip(_OUTPUTS, map(_number, outputs), strict=False))
    known.update(zip(_SPENDING, map(_number, spending), strict=False))
    return Line(
        each.code,
        each.name,
        each.unit,
        asked=each.asked,
        known=known,
        measure=measure,
        target_year=each.target,
        actuals=outputs,
        spending=spending,
        linked=linked,
    )


@lru_cache(maxsize=4096)
def _number(number: Decimal | None) -> Value:
    return BLANK if number is None else Number(as_typed(number))


def _figure(number: Decimal | None, rungs: Sequence[str]) -> Value:
    """Return a figure as it stands in a form: the word of its scale, where it has one."""
    word = rung_word(number, rungs)
    return _word(word) if word else _number(number)


@lru_cache(maxsize=1024)
def _count(number: int) -> Value:
    return Number(Decimal(number))


_word = lru_cache(maxsize=1024)(Text)
"""Gives a text that stands in many lines, one value for all."""
_WORDS = {each: Text(each.value) for each in (*Direction, *Method, *Frequency)}
