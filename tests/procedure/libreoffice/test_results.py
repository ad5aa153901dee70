"""LibreOffice and Python come to the same results, whatever is measured and answered."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest

from tests.calc import oracle
from tests.quarter import KEY, NOW, filled
from tests.samples import sample_spec, with_settings
from xlsops.core.checks.judge import judge
from xlsops.core.checks.selftest.careful_answers import Answers
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import FormTable, Layout
from xlsops.core.form.submissions import Submission, read_submission
from xlsops.core.results.results import Results
from xlsops.core.spec.achievement import Direction, Measure, NegativeFormula
from xlsops.core.spec.methods import Half, Method, times_of
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Frequency, Indicator, Level, Programme, Spec
from xlsops.core.values.cells import Cell
from xlsops.core.values.numbers import as_typed, round_half_up
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.files.xlsx.reader import read_workbook
from xlsops.resources import asset

pytestmark = pytest.mark.usefixtures("office")
BUREAU = "UMUM"
GRADES = ("D", "C", "CC", "B", "BB", "A", "AA")
WORDED_EACH, RATIO_EACH = 8, 7
INDICATORS, PROGRAMMES = 150, 60
ROUNDED = {"capaian", "capaian_tahun", "capaian_k", "serapan"}
STRUCTURAL = {"V02", "V03", "V14", "V15", "V26", "V27", "V28"}
BOUNDS = ((None, "5"), ("3", None), ("3", "5"), ("0", "5"), ("2.5", "7.25"), ("0", "0"))
T = TypeVar("T")


def figure(chance: Random) -> Decimal:
    return chance.choice(
        (
            Decimal(chance.randrange(1, 13)),
            Decimal(chance.randrange(1, 10_000)) / 100,
            Decimal(chance.randrange(1, 9_000_000_000)),
            Decimal(0),
        )
    )


def perhaps(chance: Random, make: Callable[[Random], T], blank: float = 0.2) -> T | None:
    return None if chance.random() < blank else make(chance)


def measure(chance: Random, number: int) -> Measure:
    direction = tuple(Direction)[number % 3]
    method = tuple(Method)[number // 3 % 3]
    if direction is not Direction.RANGE:
        return Measure(direction, method)
    lower, upper = chance.choice(BOUNDS)
    return Measure(direction, method, lower and Decimal(lower), upper and Decimal(upper))


def worded(chance: Random, number: int, quarter: int) -> Indicator:
    """Return an indicator that is answered by a word of a scale."""
    places = [perhaps(chance, lambda each: Decimal(each.randrange(1, 8))) for _ in range(8)]
    return Indicator(
        f"U-{number:03}",
        BUREAU,
        "Sasaran",
        f"Predikat {number}",
        "Predikat",
        Measure(Direction.POSITIVE, Method.LAST, rungs=GRADES),
        tuple(Frequency)[number // 9 % 3],
        Decimal(chance.randrange(1, 8)),
        tuple(places[:4]),
        tuple(places[4 : 3 + quarter]),
        may_not_apply=number % 4 == 0,
    )


def indicator(chance: Random, number: int, quarter: int) -> Indicator:
    if number % WORDED_EACH == 0:
        return worded(chance, number, quarter)
    scale = chance.choice((1, 1, 10))
    near = [perhaps(chance, lambda each: figure(each) * scale) for _ in range(8)]
    return Indicator(
        f"U-{number:03}",
        BUREAU,
        "Sasaran",
        f"Indikator {number}",
        "Dokumen",
        measure(chance, number),
        tuple(Frequency)[number // 9 % 3],
        perhaps(chance, figure, 0) or Decimal(0),
        tuple(near[:4]),
        tuple(near[4 : 3 + quarter]),
    )


def ratio(chance: Random, number: int, quarter: int) -> Iterator[Indicator]:
    """Yield a ratio of sums with its halves, the denominator now first, now last."""
    plain, unit = indicator(chance, number, quarter), ("%", "Rasio")[number % 2]
    direction = tuple(Direction)[number % 3]
    edges = chance.choice(BOUNDS) if direction is Direction.RANGE else (None, None)
    lower, upper = (each and Decimal(each) for each in edges)
    times = times_of(Method.RATIO, unit)
    measure = Measure(direction, Method.RATIO, lower, upper, times=times)
    yield replace(plain, unit=unit, measure=measure)
    for half in (tuple(Half), tuple(Half)[::-1])[number % 2]:
        before = [perhaps(chance, figure) for _ in range(1, quarter)]
        yield replace(
            plain,
            id=f"{plain.id}-{half.value}",
            unit="Orang",
            measure=Measure(Direction.POSITIVE, Method.SUM),
            target_year=Decimal(0),
            targets=(None,) * 4,
            actuals=tuple(before),
            part_of=plain.id,
            half=half,
        )


def rows(chance: Random, number: int, quarter: int) -> Iterator[Indicator]:
    if number % RATIO_EACH or number % WORDED_EACH == 0:
        yield indicator(chance, number, quarter)
    else:
        yield from ratio(chance, number, quarter)


def programme(chance: Random, number: int, quarter: int) -> Programme:
    code = f"4.01.{number:04}"
    if number % 10 == 0:
        return Programme(code, BUREAU, Level.ACTIVITY, f"Kegiatan {number}")
    before = [perhaps(chance, figure) for _ in range(2 * (quarter - 1))]
    return Programme(
        code,
        BUREAU,
        Level.SUB_ACTIVITY,
        f"Sub kegiatan {number}",
        "Keluaran",
        "Paket",
        perhaps(chance, figure, 0.1),
        perhaps(chance, figure, 0.1),
        tuple(before[: quarter - 1]),
        tuple(before[quarter - 1 :]),
    )


def asked(quarter: int, negative: NegativeFormula, chance: Random) -> Spec:
    spec = with_settings(
        sample_spec(),
        period=Period(2026, quarter),
        negative=negative,
        due=None,
        cap=Decimal(chance.choice((100, 120, 150))),
        scale=chance.choice([name for name, _ in sample_spec().scales]),
        output_method=chance.choice((Method.SUM, Method.LAST)),
        spending_method=chance.choice((Method.SUM, Method.LAST)),
    )
    return replace(
        spec,
        indicators=tuple(
            each for number in range(INDICATORS) for each in rows(chance, number, quarter)
        ),
        programmes=tuple(programme(chance, number, quarter) for number in range(PROGRAMMES)),
    )


def said(chance: Random) -> str | Decimal:
    """Return a word of the scale, another, or a number, which is no answer."""
    others = "bb", " A ", "WTP", "4", "tidak berlaku", Decimal(4)
    return chance.choice((*GRADES, *GRADES, *others))


def answers(layout: Layout, chance: Random) -> Answers:
    """Answers of any size: half of them near the target, some zero, negative, text or blank."""
    found: Answers = {}
    quarter = layout.period.number
    for line in layout.indicators.lines:
        if line.measure.rungs:
            if (word := perhaps(chance, said)) is not None:
                found[line.id, f"realisasi_{quarter}"] = word
            continue
        target = line.targets[quarter - 1] or line.target_year or Decimal(1)
        near = round_half_up(target * chance.randrange(0, 300) / 100)
        if (given := perhaps(chance, figure)) is not None:
            value = chance.choice((given, near, near, -near, target))
            found[line.id, f"realisasi_{quarter}"] = value
        elif chance.random() < 0.3:
            found[line.id, f"realisasi_{quarter}"] = chance.choice(("nihil", "1.234"))
    for line in layout.budget.lines:
        for key in (f"k_{quarter}", f"rp_{quarter}") if line.asked else ():
            if (given := perhaps(chance, figure)) is not None:
                found[line.id, key] = given
    return found


def expected(results: Results, quarter: int) -> Iterator[tuple[Cell, str, object]]:
    """Yield (cell, column key, value) of everything Python computes."""
    layout = results.layout
    for line, reached in results.indicators.items():
        for key, value in {
            "realisasi_sd": reached.actual,
            "target_sd": reached.target,
            "capaian_mentah": reached.raw,
            "capaian": reached.shown,
            "capaian_tahun": reached.of_year,
            "predikat": reached.predicate or None,
        }.items():
            yield layout.indicators.cell(line, key), key, value
    for line, spent in results.budget.items():
        for key, value in {
            "k_sd": spent.output,
            "rp_sd": spent.spent,
            "capaian_k": spent.achievement,
            "serapan": spent.absorption,
        }.items():
            yield layout.budget.cell(line, key), key, value
    yield from totals(layout.budget, results, quarter)


def totals(sheet: FormTable, results: Results, quarter: int) -> Iterator[tuple[Cell, str, object]]:
    spent = sum((each.spent or Decimal(0) for each in results.budget.values()), Decimal(0))
    ceiling = sum((line.known_number("pagu") or Decimal(0) for line in sheet.lines), Decimal(0))
    now = [results.number(sheet.block, line.id, f"rp_{quarter}") for line in sheet.lines]
    yield sheet.total_cell("rp_sd"), "rp_sd", spent
    yield sheet.total_cell("pagu"), "pagu", ceiling
    yield sheet.total_cell(f"rp_{quarter}"), "rp", sum((each or 0 for each in now), Decimal(0))
    yield sheet.total_cell("serapan"), "serapan", round_half_up(spent / ceiling * 100)


def same(key: str, ours: object, theirs: oracle.Value) -> bool:
    """Tell whether a cell shows what Python computed: rounded figures to the last digit."""
    if not isinstance(ours, Decimal):
        return (ours or "") == (theirs or "")
    if not isinstance(theirs, float):
        return False
    if key in ROUNDED:
        return as_typed(Decimal(repr(theirs))) == as_typed(ours)
    return abs(Decimal(repr(theirs)) - ours) <= max(Decimal("1e-9"), abs(ours) * Decimal("1e-12"))


@pytest.mark.parametrize("negative", NegativeFormula)
@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_libreoffice_and_python_agree_on_every_result(
    quarter: int, negative: NegativeFormula, tmp_path: Path
) -> None:
    chance = Random(f"{quarter}{negative.value}")  # noqa: S311 - the same cases on every run
    spec = asked(quarter, negative, chance)
    layout = layout_of(spec, next(each for each in spec.bureaus if each.code == BUREAU))
    template = (asset("templates") / "format.xlsx").read_bytes()
    rules, _ = compile_rules(spec, date(2026, 7, 1))
    form = make_form(lay_out(template, spec), layout, spec, rules, KEY)
    sent, kept = tmp_path / "kiriman.xlsx", tmp_path / "disimpan.xlsx"
    sent.write_bytes(filled(form, layout, answers(layout, chance)))
    book = oracle.recalculate(sent, kept)
    submission = read_submission(layout, read_workbook(kept.read_bytes()).sheets)
    assert isinstance(submission, Submission)
    results, findings = judge(submission, spec, rules, NOW)
    compared = list(expected(results, quarter))
    assert [
        (str(cell), ours, theirs)
        for cell, key, ours in compared
        if not same(key, ours, theirs := book.value(cell.sheet, cell.address))
    ] == []
    assert len(compared) > 6 * INDICATORS
    assert book.errors == ()
    ratios = {each.id for each in layout.indicators.lines if each.halves}
    told = [each for each in findings if each.code in STRUCTURAL]
    assert [str(each.cell) for each in told if each.line not in ratios] == []
    assert len(ratios) > INDICATORS / RATIO_EACH / 2
