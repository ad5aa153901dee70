"""A submission amounts to achievement and absorption, line by line."""

from decimal import Decimal

import pytest

from tests.core.builders import (
    FIRST,
    INDICATORS,
    PROGRAMMES,
    SUM,
    YEAR,
    Edit,
    answer,
    answers,
    figures,
    office,
    sub_activity,
    submission,
)
from tests.samples import with_settings
from xlsops import messages
from xlsops.core.results.results import BudgetResult, Results, results_of
from xlsops.core.spec.achievement import Achievement, Direction, Measure
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Block, Frequency, Spec
from xlsops.core.values.structs import replace

EMPTY = "Realisasi belum diisi"
NOT_DUE = "Pengukuran tahunan; belum waktunya diukur"


def results(*edits: Edit, spec: Spec | None = None) -> Results:
    spec = spec or office()
    return results_of(submission(*edits, spec=spec), spec)


def test_an_indicator_adds_up_what_is_known_and_what_was_answered() -> None:
    found = results(answer("SUM", "realisasi_2", 8)).indicators["SUM"]
    assert found == Achievement(
        Decimal(17), Decimal(20), Decimal(85), Decimal(85), Decimal("42.5"), "Tinggi"
    )


def test_an_indicator_that_is_due_and_blank_has_no_achievement() -> None:
    found = results(answer("SUM", "realisasi_2", None)).indicators["SUM"]
    assert found == Achievement(reason="Realisasi belum diisi")


def test_an_answer_with_two_readings_has_no_achievement() -> None:
    found = results(answer("SUM", "realisasi_2", "1.234")).indicators["SUM"]
    assert found == Achievement(reason=messages.clauses.UNREADABLE)


@pytest.mark.parametrize("text", ["n/a", "empat puluh", "1.234"])
def test_a_line_that_is_filled_and_unreadable_is_not_called_empty(text: str) -> None:
    found = results(answer("SUM", "realisasi_2", text), answer(FIRST, "rp_2", text))
    assert (found.indicators["SUM"].reason, found.budget[FIRST].reason) == (
        messages.clauses.UNREADABLE,
        messages.clauses.UNREADABLE,
    )


def test_a_line_that_is_blank_says_so_and_one_not_due_says_that() -> None:
    found = results(
        answers(FIRST, rp_2=None),
        answer("SUM", "realisasi_2", None),
        spec=office(indicators=(SUM, YEAR)),
    )
    assert [found.indicators[key].reason for key in ("SUM", "YEAR")] == [EMPTY, NOT_DUE]
    assert found.budget[FIRST].reason == EMPTY


def test_an_indicator_that_is_not_due_and_unreadable_says_that_it_is_unreadable() -> None:
    found = results(answer("YEAR", "realisasi_2", "n/a"), spec=office(indicators=(YEAR,)))
    assert found.indicators["YEAR"].reason == messages.clauses.UNREADABLE


def test_an_indicator_that_is_not_due_keeps_its_last_value() -> None:
    known = replace(INDICATORS[-1], actuals=figures("- 80 -"))
    spec = office(3, indicators=(known, YEAR))
    found = results(spec=spec).indicators
    assert (found["HALF"].actual, found["HALF"].target) == (80, 82)
    assert found["YEAR"] == Achievement(reason=NOT_DUE)


def test_an_indicator_added_during_the_year_counts_from_its_first_answer() -> None:
    fresh = replace(SUM, actuals=())
    found = results(answer("SUM", "realisasi_2", 5), spec=office(indicators=(fresh,)))
    assert (found.indicators["SUM"].actual, found.indicators["SUM"].target) == (5, 10)


def test_a_sub_activity_adds_output_up_and_takes_money_as_it_stands() -> None:
    found = results(answers(FIRST, k_2=3, rp_2=41_000_000))
    assert found.budget[FIRST] == BudgetResult(
        Decimal(5),
        Decimal(41_000_000),
        Decimal(100_000_000),
        Decimal("62.5"),
        Decimal(41),
        Decimal(3),
        Decimal(21_000_000),
    )


def test_the_absorption_of_the_domain_comes_out_as_it_stands() -> None:
    row = sub_activity(FIRST, "Contoh", "1", "364134300", "- - -", "17244445 - -")
    spec = office(programmes=(row,))
    found = results(answer(FIRST, "rp_2", 210_426_590), spec=spec).budget[FIRST]
    assert found.absorption == Decimal("57.79")


@pytest.mark.parametrize(
    ("output", "spending", "done", "spent"),
    [
        (Method.SUM, Method.LAST, 5, 30),
        (Method.LAST, Method.SUM, 3, 50),
        (Method.LAST, Method.LAST, 3, 30),
        (Method.SUM, Method.SUM, 5, 50),
    ],
)
def test_the_office_says_whether_figures_add_up(
    output: Method, spending: Method, done: int, spent: int
) -> None:
    spec = with_settings(office(), output_method=output, spending_method=spending)
    found = results(answers(FIRST, k_2=3, rp_2=30_000_000), spec=spec).budget[FIRST]
    assert (found.output, found.spent) == (done, spent * 1_000_000)


@pytest.mark.parametrize(
    ("method", "before", "answered", "expected"),
    [
        (Method.SUM, "4 1", 2, 2),
        (Method.SUM, "- -", 2, 2),
        (Method.LAST, "4 7", 9, 2),
        (Method.LAST, "- 7", 9, 2),
        (Method.LAST, "4 0", 9, 9),
        (Method.LAST, "4 -", 9, None),
        (Method.LAST, "- -", 9, None),
    ],
)
def test_the_figure_of_the_quarter_alone_is_the_same_however_the_office_writes(
    method: Method, before: str, answered: int, expected: int | None
) -> None:
    row = sub_activity(FIRST, "Contoh", "8", "100", f"{before} -", f"{before} -")
    spec = with_settings(office(3, programmes=(row,)), output_method=method, spending_method=method)
    found = results(answers(FIRST, k_3=answered, rp_3=answered), spec=spec).budget[FIRST]
    assert (found.output_now, found.spent_now) == (expected, expected)
    assert bool(found.reason) is (expected is None)


@pytest.mark.parametrize(
    ("method", "told"),
    [
        (Method.SUM, "Realisasi s.d. dihitung tanpa TW I, yang kosong di Master"),
        (Method.MEAN, "Realisasi s.d. dihitung tanpa TW I, yang kosong di Master"),
        (Method.LAST, ""),
    ],
)
def test_an_indicator_counted_without_a_quarter_nobody_knows_says_so(
    method: Method, told: str
) -> None:
    row = replace(SUM, measure=Measure(Direction.POSITIVE, method), actuals=figures("- 4 -"))
    spec = office(3, indicators=(row,))
    found = results(answer("SUM", "realisasi_3", 5), spec=spec).indicators["SUM"]
    assert (found.without, found.remark) == (told, told)


def test_a_quarter_in_which_nothing_was_due_is_not_missing() -> None:
    row = replace(SUM, frequency=Frequency.HALF_YEARLY, actuals=())
    found = results(answer("SUM", "realisasi_2", 5), spec=office(indicators=(row,)))
    assert found.indicators["SUM"].without == ""


@pytest.mark.parametrize(
    ("method", "told"),
    [
        (
            Method.SUM,
            "K s.d. dihitung tanpa TW I, TW II, yang kosong di Master; "
            "Rp s.d. dihitung tanpa TW II, yang kosong di Master",
        ),
        (Method.LAST, ""),
    ],
)
def test_a_sub_activity_counted_without_a_quarter_nobody_knows_says_so(
    method: Method, told: str
) -> None:
    row = sub_activity(FIRST, "Contoh", "8", "100", "- - -", "4 - -")
    spec = with_settings(office(3, programmes=(row,)), output_method=method, spending_method=method)
    found = results(answers(FIRST, k_3=1, rp_3=5), spec=spec).budget[FIRST]
    assert found.without == told
    unanswered = results(answers(FIRST, k_3=None, rp_3=None), spec=spec).budget[FIRST]
    assert unanswered.without == ""


def test_the_first_quarter_has_nothing_before_it() -> None:
    spec = with_settings(office(1), output_method=Method.LAST)
    found = results(answers(FIRST, k_1=2, rp_1=5), spec=spec).budget[FIRST]
    assert (found.output_now, found.spent_now, found.reason) == (2, 5, "")


def test_a_quarter_whose_beginning_is_not_known_says_why() -> None:
    row = sub_activity(FIRST, "Contoh", "8", "100", "2 - -", "- - -")
    found = results(answers(FIRST, k_2=1, rp_2=5), spec=office(programmes=(row,))).budget[FIRST]
    assert found.reason == "Realisasi s.d. TW I kosong, jadi realisasi TW II saja tidak diketahui"


@pytest.mark.parametrize(("target", "achievement"), [("0", None), ("8", "25"), ("1", "120")])
def test_the_achievement_of_an_output_is_capped(target: str, achievement: str | None) -> None:
    row = sub_activity(FIRST, "Contoh", target, "0", "- - -", "- - -")
    found = results(answer(FIRST, "k_2", 2), spec=office(programmes=(row,))).budget[FIRST]
    assert found.achievement == (None if achievement is None else Decimal(achievement))
    assert found.absorption is None


def test_a_sub_activity_that_is_not_answered_has_no_figures() -> None:
    found = results(answers(FIRST, k_2=None, rp_2=None)).budget[FIRST]
    assert found == BudgetResult(ceiling=Decimal(100_000_000), reason=EMPTY)


def test_a_sub_activity_without_target_and_ceiling_has_no_percents() -> None:
    row = replace(PROGRAMMES[2], target=None, ceiling=None)
    found = results(answers(FIRST, k_2=1, rp_2=5), spec=office(programmes=(row,))).budget[FIRST]
    assert (found.output, found.spent) == (3, 5)
    assert (found.ceiling, found.achievement, found.absorption) == (None, None, None)


def test_only_asked_rows_have_a_result() -> None:
    assert set(results().budget) == {each.code for each in PROGRAMMES if each.asked}


def test_answers_are_found_by_table_line_and_column() -> None:
    found = results(answer("SUM", "realisasi_2", 8))
    here = found.answer(Block.INDICATORS, "SUM", "realisasi_2")
    assert here is not None
    assert (here.number, found.number(Block.INDICATORS, "SUM", "realisasi_2")) == (8, 8)
    assert found.answer(Block.BUDGET, "SUM", "realisasi_2") is None
    assert found.number(Block.INDICATORS, "SUM", "realisasi_1") is None
