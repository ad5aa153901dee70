"""Plausible answers to a form: correct ones, as a careful bureau would give."""

from collections.abc import Iterator
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from xlsops import messages
from xlsops.core.form.layout import Layout, Line, identity_cell
from xlsops.core.spec.achievement import HUNDRED, Direction
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.numbers import round_half_up
from xlsops.core.values.rungs import rung_word

Answer = Decimal | str | datetime
Place = tuple[str, str]
Answers = dict[Place, Answer]
_RATIOS = (Decimal("1.00"), Decimal("0.94"), Decimal("1.04"), Decimal("0.88"), Decimal("1.00"))
_GAP, _DENOMINATOR = Decimal(15), Decimal(10_000)
"""So large that the numerator of a ratio of two decimals is a whole number."""


def careful_answers(layout: Layout, spec: Spec, filled: datetime) -> Answers:
    """Return answers by (line id, column key) that no rule objects to; identity under ``identitas``."""
    answers: Answers = {
        (keys.COVER_LINE, keys.OFFICER): f"Petugas {layout.bureau.code} (DATA CONTOH)",
        (keys.COVER_LINE, keys.NIP): "19900115 201503 1 001",
        (keys.COVER_LINE, keys.FILLED_ON): filled,
    }
    quarter = spec.period.number
    beneath: Iterator[Decimal] = iter(())
    key = keys.actual(quarter)
    for number, line in enumerate(layout.indicators.lines):
        due = line.frequency.due(quarter)
        given = next(beneath, Decimal(0)) if line.part_of else _actual(line, number, quarter)
        if not line.part_of:
            beneath = iter(_beneath(line, given) if due else ())
        if due:
            answers[line.id, key] = _word(line, quarter) or given
        answers.update(_texts(line))
    for number, line in enumerate(layout.budget.lines):
        if line.asked:
            answers.update(_budget(line, number, quarter, spec))
            answers.update(_texts(line))
    return answers


def planned(layout: Layout, place: Place) -> tuple[str, int, int]:
    """Return (sheet, row, column) of an answer's place in a fresh form."""
    line, key = place
    if line == keys.COVER_LINE:
        cell = identity_cell(key)
        return cell.sheet, cell.row, cell.column
    sheet = next(each for each in layout.sheets if line in {item.id for item in each.lines})
    cell = sheet.cell(line, key)
    return cell.sheet, cell.row, cell.column


def _beneath(line: Line, given: Decimal) -> tuple[Decimal, ...]:
    """Return what the first rows that tell an indicator apart hold: all of it, or the halves of a ratio."""
    whole = given * _DENOMINATOR / line.measure.times
    return (whole, _DENOMINATOR) if line.halves else (given,)


def _actual(line: Line, number: int, quarter: int) -> Decimal:
    target = line.targets[quarter - 1]
    if target is None:
        target = line.target_year or Decimal(0)
    ratio = _RATIOS[number % len(_RATIOS)]
    if line.measure.direction is Direction.NEGATIVE:
        ratio = 2 - ratio
    wanted = target * ratio
    before = next((each for each in reversed(line.actuals) if each is not None), None)
    if target == target.to_integral_value() and line.unit not in {"%", "Nilai", "Indeks", "Hari"}:
        actual = wanted.quantize(Decimal(1), rounding=ROUND_HALF_UP)
        step = Decimal(1)
    else:
        actual = min(round_half_up(wanted, 2), HUNDRED if line.unit == "%" else wanted + 1)
        step = Decimal("0.01")
    if line.never_falls and before is not None:
        actual = max(actual, before)
    if actual == before and line.measure.method is not Method.SUM:
        actual += step
    return actual


def _word(line: Line, quarter: int) -> str:
    """Return the word a line aims at, where it is answered by words."""
    known = (line.targets[quarter - 1], line.target_year)
    return rung_word(next((each for each in known if each is not None), None), line.measure.rungs)


def _texts(line: Line) -> Answers:
    return {
        (line.id, keys.DRIVER): messages.planted.WELL_DONE,
        (line.id, keys.OBSTACLE): messages.planted.HINDERED,
        (line.id, keys.FOLLOW_UP): messages.planted.NEXT,
        (line.id, keys.EVIDENCE): "Laporan triwulan nomor 050/CONTOH/2026",
        (line.id, keys.IN_CHARGE): "Kepala Subbagian (contoh)",
    }


def _budget(line: Line, number: int, quarter: int, spec: Spec) -> Answers:
    target = line.target_year or Decimal(1)
    ceiling = line.known_number(keys.CEILING) or Decimal(0)
    done = sum((each for each in line.actuals if each is not None), Decimal(0))
    output = max(Decimal(1), (target / 4).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    output = min(output, max(target - done, Decimal(1)))
    total = output + done if spec.settings.output_method is Method.SUM else output
    percent = total / target * HUNDRED
    ratio = _RATIOS[(number + 1) % len(_RATIOS)] - Decimal("0.06")
    before = next((each for each in reversed(line.spending) if each is not None), Decimal(0))
    spent = max(ceiling * percent / HUNDRED * ratio, before + 1000)
    spent = min(spent, ceiling).quantize(Decimal(1))
    spent -= spent % 1000
    spent = max(spent, before)
    answers: Answers = {
        (line.id, keys.output(quarter)): output,
        (line.id, keys.spent(quarter)): spent,
    }
    if ceiling and abs(percent - spent / ceiling * HUNDRED) > _GAP:
        answers[line.id, keys.EXPLANATION] = messages.planted.NOT_TOGETHER
    return answers
