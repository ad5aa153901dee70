"""What the rules on answers find, and what lies just inside: an example of each in any office's form.

An example is looked for in the form of a bureau filled with care; None where no line of it can show it.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.checks import numbers, sense
from xlsops.core.checks.causes import beneath
from xlsops.core.checks.conditions import delivered_rule
from xlsops.core.checks.context import Check
from xlsops.core.checks.judge import CHECKS
from xlsops.core.checks.selftest.careful_answers import Answer, Place
from xlsops.core.checks.selftest.planting import (
    CarefulForm,
    Edits,
    Example,
    edge,
    nearest,
    text_edge,
    unit_of,
)
from xlsops.core.form.layout import FormTable, Line
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code
from xlsops.core.values.structs import replace

Exemplify = Callable[[CarefulForm], Example | None]
"""Returns the example of a rule in a bureau's form."""
_TWICE, _HALF = Decimal(2), Decimal("0.5")
_OTHERS = tuple(map(Decimal, (0, 1, 101, 150)))
_BELOW = Decimal(-1)
_NIL, _TEXT_NUMBER = "nihil", "12,5"


class Edge(Struct, frozen=True):
    """A rule that begins to fire at a figure of a column, when other columns of the row are empty."""

    check: Check
    columns: tuple[str, ...]
    emptied: tuple[str, ...] = (keys.EXPLANATION,)
    more: tuple[Decimal, ...] = ()


_ACTUAL, _OUTPUT, _SPENT = (key(keys.OF_QUARTER) for key in (keys.actual, keys.output, keys.spent))
EDGES: Mapping[Code, Edge] = {
    Code.V08: Edge(delivered_rule(Code.V08), (_ACTUAL, _OUTPUT, _SPENT), more=(_BELOW,)),
    Code.V09: Edge(numbers.percent_in_range, (_ACTUAL, _OUTPUT)),
    Code.V11: Edge(delivered_rule(Code.V11), (_ACTUAL,)),
    Code.V12: Edge(delivered_rule(Code.V12), (_ACTUAL,)),
    Code.V16: Edge(delivered_rule(Code.V16), (_SPENT,)),
    Code.V17: Edge(delivered_rule(Code.V17), (_SPENT,)),
    Code.V19: Edge(delivered_rule(Code.V19), (_SPENT,)),
    Code.V20: Edge(sense.output_fits_money, (_OUTPUT, _SPENT)),
    Code.V21: Edge(delivered_rule(Code.V21), (_ACTUAL,), (keys.OBSTACLE,)),
    Code.V22: Edge(delivered_rule(Code.V22), (_ACTUAL,), (keys.DRIVER,)),
    Code.V23: Edge(sense.evidence_given, (_ACTUAL, _OUTPUT), (keys.EVIDENCE,)),
}
"""The rules that are found by trying figures."""


def figure_example(code: Code) -> Exemplify:
    """Return what looks for the figure at which a rule begins to fire."""
    each = EDGES[code]

    def exemplify(form: CarefulForm) -> Example | None:
        for sheet, line, key in _figures(form, each.columns):
            emptied: Edits = {
                (line.id, empty): None for empty in each.emptied if sheet.column(empty)
            }
            found = _edge_of(form, code, each, (sheet, line, key), emptied)
            if found:
                return found
        return None

    return exemplify


def blank_required(form: CarefulForm) -> Example | None:
    """V05: a blank is found, zero is none."""
    for _, line, key in _figures(form, (_ACTUAL, _OUTPUT)):
        if line.frequency.due(form.quarter):
            return _answered(form, Code.V05, (line, key), None, Decimal(0))
    return None


def word_for_number(form: CarefulForm) -> Example | None:
    """V06: a word for nothing is found, zero is read."""
    for _, line, key in _figures(form, (_ACTUAL, _OUTPUT)):
        return _answered(form, Code.V06, (line, key), _NIL, Decimal(0))
    return None


def number_as_text(form: CarefulForm) -> Example | None:
    """V07: a figure typed as a text is asked about, the same typed as a figure is not."""
    for _, line, key in _figures(form, (_ACTUAL, _OUTPUT)):
        return _answered(form, Code.V07, (line, key), _TEXT_NUMBER, Decimal("12.5"))
    return None


def unit_within(form: CarefulForm) -> Example | None:
    """V10: a figure with the unit of its row is found, without it is not."""
    for _, line, key in _figures(form, (_ACTUAL, _OUTPUT)):
        wrong = {(line.id, key): f"12 {line.unit}"}
        if any(
            each.code == Code.V10.name for each in form.found((numbers.readable_numbers,), wrong)
        ):
            return _answered(form, Code.V10, (line, key), f"12 {line.unit}", Decimal(12))
    return None


def broken_rupiah(form: CarefulForm) -> Example | None:
    """V18: half a rupiah is found, whole ones are not."""
    for _, line, key in _figures(form, (_SPENT,)):
        number = form.number(line, key)
        if number:
            return _answered(form, Code.V18, (line, key), number + _HALF, number)
    return None


def poor_narrative(form: CarefulForm) -> Example | None:
    """V24: a narrative is found until it says just enough."""
    for sheet in form.layout.sheets:
        column = sheet.column(keys.DRIVER)
        if not (column and column.open):
            continue
        for line in sheet.asked:
            whole = form.answers.get((line.id, keys.DRIVER))
            if isinstance(whole, str):
                wrong, right = text_edge(_says_too_little(form, line), whole[:1], whole)
                return _answered(form, Code.V24, (line, keys.DRIVER), wrong, right)
    return None


def not_due_blank(form: CarefulForm) -> Example | None:
    """V29: a row that is not measured this quarter is told of where it is blank, not where it is filled."""
    for _, line, key in _figures(form, (_ACTUAL,)):
        if not line.frequency.due(form.quarter):
            figure = line.target_year or Decimal(1)
            return _answered(form, Code.V29, (line, key), None, figure)
    return None


def nobody_in_charge(form: CarefulForm) -> Example | None:
    """V32: nobody in charge is found, a name is not."""
    for sheet in form.layout.sheets:
        column = sheet.column(keys.IN_CHARGE)
        for line in sheet.asked if column and column.open else ():
            named = form.answers.get((line.id, keys.IN_CHARGE))
            if named and line.frequency.due(form.quarter):
                return _answered(form, Code.V32, (line, keys.IN_CHARGE), None, named)
    return None


def copied(form: CarefulForm) -> Example | None:
    """V13: as many rows as in the quarter before are found, one less is not."""
    places = list(_before(form))
    wrong: dict[tuple[str, str], Answer | None] = {
        (line.id, key): figure for line, each in places for key, figure in each.items()
    }
    fired = form.found((sense.not_copied,), wrong)
    for alike, (line, each) in zip(range(len(places), 0, -1), places[::-1], strict=True):
        right = {**wrong, **{(line.id, key): figure + 1 for key, figure in each.items()}}
        after = form.found((sense.not_copied,), right)
        if fired and not after:
            found = form.example(Code.V13.name, (fired[0].line, fired[0].field), wrong, right)
            told = [messages.planted.alike(each) for each in (alike, alike - 1)]
            return replace(
                found,
                wrong=replace(found.wrong, told=told[0]),
                right=replace(found.right, told=told[1]),
            )
        wrong, fired = right, after
    return None


def _before(form: CarefulForm) -> Iterator[tuple[Line, dict[str, Decimal]]]:
    """Yield the rows whose figures of the quarter before are all known, with these."""
    for sheet, names in (
        (form.layout.indicators, (_ACTUAL,)),
        (form.layout.budget, (_OUTPUT, _SPENT)),
    ):
        for line in (each for each in sheet.asked if not each.measure.rungs):
            known = {
                key.format(q=form.quarter): line.known_number(key.format(q=form.quarter - 1))
                for key in names
                if sheet.column(key.format(q=form.quarter))
            }
            figures = {key: figure for key, figure in known.items() if figure is not None}
            if len(figures) == len(known):
                yield line, figures


def _figures(form: CarefulForm, named: tuple[str, ...]) -> Iterator[tuple[FormTable, Line, str]]:
    """Yield the places of figures of the open quarter, in the columns of these keys that are open."""
    for each in named:
        key = each.format(q=form.quarter)
        for sheet in form.layout.sheets:
            column = sheet.column(key)
            for line in sheet.asked if column and column.open else ():
                if not line.measure.rungs:  # no figure is typed where a word answers
                    yield sheet, line, key


def _edge_of(
    form: CarefulForm, code: Code, each: Edge, at: tuple[FormTable, Line, str], emptied: Edits
) -> Example | None:
    sheet, line, key = at
    place = line.id, key
    alone = form.without_lines(line.id)
    found: dict[Decimal, str] = {}

    def fires(figure: Decimal) -> bool:
        told = alone.found((each.check,), {**emptied, place: figure})
        fields = [one.field for one in told if one.code == code.name]
        found[figure] = fields[0] if fields else ""
        return bool(fields)

    tried = (*ladder(form, line, key), *each.more)
    fired = [one for one in tried if fires(one)]
    pair = nearest(fired, [one for one in tried if not found[one]])
    column = sheet.column(key)
    if pair is None or column is None:
        return None
    wrong, right = edge(fires, *pair, unit_of(column))
    told = line.id, found[wrong]
    if not _stands(alone, code, told, {**emptied, place: wrong}):
        return None
    return form.example(code.name, told, {place: wrong, **emptied}, {place: right, **emptied})


def _stands(form: CarefulForm, code: Code, place: Place, edits: Edits) -> bool:
    """Tell whether a finding is told as one of its own, and not beneath a heavier one on its cell."""
    found = beneath(form.found(CHECKS, edits))
    return any((each.code, each.line, each.field) == (code.name, *place) for each in found)


def ladder(form: CarefulForm, line: Line, key: str) -> tuple[Decimal, ...]:
    """Return figures worth trying in a place: the careful one and its multiples, targets, ceilings, the ends."""
    usual = form.number(line, key) or line.target_year or Decimal(1)
    known = [line.known_number(each) for each in line.known]
    above = [each * _TWICE + _TWICE for each in known if each]
    usually = (usual, usual * _HALF, usual * _TWICE, usual * 4, usual * 20)
    rounded = [each.quantize(Decimal("0.01")) for each in (*usually, *filter(None, known), *above)]
    return tuple(dict.fromkeys((*rounded, *_OTHERS)))


def _answered(
    form: CarefulForm, code: Code, at: tuple[Line, str], wrong: Answer | None, right: Answer | None
) -> Example:
    line, key = at
    place = line.id, key
    return form.example(code.name, place, {place: wrong}, {place: right})


def _says_too_little(form: CarefulForm, line: Line) -> Callable[[str], bool]:
    alone = form.without_lines(line.id)

    def fires(text: str) -> bool:
        place = line.id, keys.DRIVER
        return bool(alone.found((sense.narratives_say_something,), {place: text}))

    return fires


EXAMPLES: Mapping[Code, Exemplify] = {
    Code.V05: blank_required,
    Code.V06: word_for_number,
    Code.V07: number_as_text,
    Code.V10: unit_within,
    Code.V13: copied,
    Code.V18: broken_rupiah,
    Code.V24: poor_narrative,
    Code.V29: not_due_blank,
    Code.V32: nobody_in_charge,
    **{code: figure_example(code) for code in EDGES},
}
"""How each rule on answers is shown."""
