"""The recap adds up what counts, says how much of it is in, and hides no miss."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.builders import (
    FIRST,
    IN_TIME,
    SECOND,
    Edit,
    answer,
    answers,
    form,
    office,
    submission,
)
from tests.growth.measure import cost, grows_alike
from tests.samples import Figures, sample_recap, sample_spec, submitted, usual_figures
from xlsops.core.checks.judge import judge
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import Layout
from xlsops.core.form.submissions import Answers
from xlsops.core.results.recap import BureauRecap, Recap, bureau_recap_of, recap_of
from xlsops.core.results.results import Results, results_of
from xlsops.core.spec.achievement import Achievement
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Level
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.cells import BLANK, Cell, Number
from xlsops.core.values.numbers import round_half_up
from xlsops.core.values.structs import replace

MISSING = "Belum dikirim"
NOT_DUE = "Pengukuran tahunan; belum waktunya diukur"


@lru_cache(maxsize=1)
def parts() -> tuple[tuple[Layout, ...], dict[str, Results], dict[str, tuple[Finding, ...]]]:
    """Return the sample's layouts, and results and findings of every bureau."""
    spec = sample_spec()
    rules, _ = compile_rules(spec, date(2026, 7, 1))
    layouts = tuple(layout_of(spec, bureau) for bureau in spec.active_bureaus)
    judged = {
        each.bureau.code: judge(submitted(each, usual_figures(each)), spec, rules, IN_TIME)
        for each in layouts
    }
    results = {code: each[0] for code, each in judged.items()}
    return layouts, results, {code: each[1] for code, each in judged.items()}


def of(recap: Recap, code: str) -> BureauRecap:
    return next(each for each in recap.bureaus if each.bureau.code == code)


def small(*edits: Edit) -> BureauRecap:
    """Return the recap of the office's one bureau with rows."""
    spec = office()
    found = submission(*edits)
    results = {"UJI": results_of(found, spec)}
    return recap_of(spec, (found.layout,), results, {}).bureaus[0]


def money(bureau: BureauRecap) -> tuple[object, ...]:
    return bureau.ceiling, bureau.spent, bureau.absorption, bureau.expected_ceiling


def test_a_bureau_adds_up_its_own_rows() -> None:
    found = small(answer(FIRST, "rp_2", 41_000_000), answer(SECOND, "rp_2", 23_500_000))
    assert money(found) == (150_000_000, 64_500_000, Decimal(43), 150_000_000)
    assert (found.received, found.measured, len(found.indicators)) == (True, 6, 6)


def test_absorption_compares_only_rows_that_were_answered() -> None:
    found = small(answer(FIRST, "rp_2", 41_000_000), answer(SECOND, "rp_2", None))
    assert money(found) == (100_000_000, 41_000_000, Decimal(41), 150_000_000)


def test_without_any_answer_there_is_no_absorption() -> None:
    found = small(answer(FIRST, "rp_2", None), answer(SECOND, "rp_2", "nihil"))
    assert money(found) == (0, 0, None, 150_000_000)


def test_the_mean_achievement_cuts_each_at_one_hundred() -> None:
    edits = [answer(line, "realisasi_2", None) for line in ("LAST", "NEG", "MEAN", "RANGE", "HALF")]
    high = answer("NEG", "realisasi_2", 0)
    found = small(answer("SUM", "realisasi_2", 1), *edits, high)
    assert (found.mean, found.predicate, found.measured) == (75, "Sedang", 2)


def test_a_bureau_without_any_measured_indicator_has_no_mean() -> None:
    lines = ("SUM", "LAST", "NEG", "MEAN", "RANGE", "HALF")
    found = small(*(answer(line, "realisasi_2", None) for line in lines))
    assert (found.mean, found.predicate, found.measured) == (None, "", 0)


def test_a_line_of_the_recap_carries_the_bureaus_own_words() -> None:
    found = small(answers("SUM", keterangan=" Sesuai rencana kerja. "))
    line = next(each for each in found.indicators if each.line.id == "SUM")
    assert line.texts["keterangan"] == "Sesuai rencana kerja."
    assert line.texts["realisasi_2"] == "10"
    assert found.budget[0].texts == {}


def test_heading_rows_have_a_level_and_no_result() -> None:
    found = small()
    assert [each.level for each in found.budget] == [
        Level.PROGRAMME,
        Level.ACTIVITY,
        *[Level.SUB_ACTIVITY] * 2,
    ]
    assert [each.result is None for each in found.budget] == [True, True, False, False]


def test_a_missing_bureau_counts_as_expected_only() -> None:
    recap = sample_recap(missing=("ORG",))
    gone = of(recap, "ORG")
    expected = sum(each.line.known_number("pagu") or 0 for each in gone.budget)
    assert money(gone) == (0, 0, None, expected)
    assert (gone.received, gone.mean, gone.measured, gone.findings) == (False, None, 0, ())
    assert {each.achievement for each in gone.indicators} == {
        Achievement(reason=MISSING),
        Achievement(reason=NOT_DUE),
    }
    assert recap.expected_ceiling == recap.ceiling + expected


@pytest.mark.parametrize(
    ("missing", "coverage"),
    [
        ((), "10 dari 10 bagian"),
        (("ORG",), "9 dari 10 bagian"),
        (("ORG", "KKP", "HUKUM"), "7 dari 10 bagian"),
    ],
)
def test_coverage_says_how_many_bureaus_are_in(missing: tuple[str, ...], coverage: str) -> None:
    assert sample_recap(missing=missing).coverage == coverage


def test_when_nothing_came_in_there_are_no_figures() -> None:
    recap = sample_recap(missing=[each.code for each in sample_spec().bureaus])
    assert (recap.mean, recap.predicate, recap.absorption) == (None, "", None)
    assert (recap.ceiling, recap.spent, recap.received, recap.measured) == (0, 0, 0, 0)
    assert recap.coverage == "0 dari 10 bagian"


def check_sums(recap: Recap) -> None:
    """Every total is the sum of what stands below it; no total is a mean of percents."""
    for name in ("ceiling", "spent", "expected_ceiling"):
        assert getattr(recap, name) == sum(getattr(each, name) for each in recap.bureaus)
    for each in recap.bureaus:
        spent = [line.result.spent for line in each.budget if line.result and line.result.spent]
        assert each.spent == sum(spent)
    assert recap.measured == sum(number for _, number in recap.predicates)
    if recap.ceiling:
        assert recap.absorption == round_half_up(recap.spent / recap.ceiling * 100)


figures = st.dictionaries(
    st.sampled_from(
        [
            (layout.bureau.code, line.id, key)
            for layout in (layout_of(sample_spec(), each) for each in sample_spec().active_bureaus)
            for line in layout.budget.lines
            if line.asked
            for key in ("k_2", "rp_2")
        ]
    ),
    st.one_of(st.just(BLANK), st.integers(0, 10**9).map(lambda each: Number(Decimal(each)))),
    max_size=6,
)


@settings(max_examples=25)
@given(figures, st.sets(st.sampled_from(["ORG", "KKP", "HUKUM", "UMUM"])))
def test_totals_are_the_sums_of_the_accepted_answers(
    written: dict[tuple[str, str, str], Number], missing: set[str]
) -> None:
    by_bureau: dict[str, Figures] = {}
    for (code, line, key), what in written.items():
        by_bureau[code] = {**by_bureau.get(code, {}), (line, key): what}
    check_sums(sample_recap(missing=missing, figures=by_bureau))


@settings(max_examples=25)
@given(st.permutations(range(10)))
def test_the_recap_does_not_depend_on_the_order_in_which_files_came(order: list[int]) -> None:
    layouts, results, findings = parts()
    codes = [layouts[number].bureau.code for number in order]
    shuffled = recap_of(
        sample_spec(),
        layouts,
        {code: results[code] for code in codes},
        {code: findings[code] for code in codes},
    )
    assert shuffled == recap_of(sample_spec(), layouts, results, findings)


def test_the_mean_of_the_office_is_over_indicators_not_over_bureaus() -> None:
    recap = sample_recap(missing=())
    shown = [
        each.achievement.shown for each in recap.indicators if each.achievement.shown is not None
    ]
    expected = sum(min(each, Decimal(100)) for each in shown) / len(shown)
    assert recap.mean == round_half_up(expected)
    assert recap.mean != round(sum(each.mean or 0 for each in recap.bureaus) / 10, 2)


def test_every_row_of_every_bureau_is_listed_in_order() -> None:
    recap, spec = sample_recap(), sample_spec()
    by_bureau = [
        each.id for bureau in spec.active_bureaus for each in spec.indicators_of(bureau.code)
    ]
    assert [each.line.id for each in recap.indicators] == by_bureau
    assert len(recap.budget) == len(spec.programmes)


def test_indicators_are_counted_by_predicate_best_first() -> None:
    recap = sample_recap(missing=("ORG",))
    words = [word for word, _ in recap.predicates]
    assert words == ["Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah"]
    assert sum(number for _, number in recap.predicates) == recap.measured


def finding(severity: Severity, bureau: str, row: int) -> Finding:
    return Finding("V11", severity, bureau, Cell("Indikator", row, 2), "x", "no", "", "", "", "")


def test_findings_are_listed_heaviest_first_then_by_bureau_and_cell() -> None:
    layouts, results, _ = parts()
    first = [finding(Severity.WARNING, "TAPEM", 9), finding(Severity.WARNING, "TAPEM", 8)]
    last = [finding(Severity.INFO, "KKP", 8), finding(Severity.ERROR, "KKP", 9)]
    recap = recap_of(sample_spec(), layouts, results, {"KKP": tuple(last), "TAPEM": tuple(first)})
    assert recap.findings == (last[1], first[1], first[0], last[0])
    assert [of(recap, "KKP").count(each) for each in Severity] == [1, 0, 1]


def test_the_recap_of_the_small_office_has_a_bureau_without_rows() -> None:
    spec = office()
    layouts = tuple(layout_of(spec, bureau) for bureau in spec.active_bureaus)
    empty = submission()
    other = results_of(replace(empty, layout=layouts[1], columns=()), spec)
    recap = recap_of(spec, layouts, {"LAIN": other}, {})
    assert (of(recap, "LAIN").received, money(of(recap, "LAIN"))) == (True, (0, 0, None, 0))
    assert form(spec).bureau.code == "UJI"


def _of_many_lines(many: int) -> tuple[Layout, Results]:
    """A bureau asked the same line so many times, each with its own answers."""
    layout = next(each for each in parts()[0] if each.bureau.code in parts()[1])
    results, line = parts()[1][layout.bureau.code], layout.indicators.lines[0]
    ids = [f"{line.id}-{number}" for number in range(many)]
    asked = replace(layout.indicators, lines=tuple(line._replace(id=each) for each in ids))
    layout = replace(layout, indicators=asked)
    theirs = [
        replace(
            each, lines=asked.lines, rows=each.rows[:1] * many, contents=each.contents[:1] * many
        )
        for each in results.answers.of(layout.indicators)
    ]
    given = Answers(layout, (*theirs, *results.answers.of(layout.budget)))
    found = dict.fromkeys(ids, results.indicators[line.id])
    return layout, replace(results, answers=given, indicators=found)


def test_the_recap_of_a_bureau_costs_no_more_than_its_lines() -> None:
    def work(many: int) -> float:
        layout, results = _of_many_lines(many)
        return cost(lambda: bureau_recap_of(sample_spec(), layout, results))

    assert grows_alike(work, 400)
