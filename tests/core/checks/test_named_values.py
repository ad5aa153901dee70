"""What a condition finds behind the names of the other table and of the whole office."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

import pytest

from tests.core.builders import (
    BUREAU,
    FIRST,
    IN_TIME,
    INDICATORS,
    OTHER,
    PROGRAMMES,
    SECOND,
    SUM,
    Edit,
    answer,
    answers,
    judged,
    office,
    submission,
)
from xlsops.core.checks.conditions import verdicts
from xlsops.core.checks.context import CheckContext
from xlsops.core.checks.over_office import found_over_office, office_parts, office_sums, with_part
from xlsops.core.form.form_lines import layouts_of
from xlsops.core.history.past import Past
from xlsops.core.journal.arrivals import arrival
from xlsops.core.results.results import results_of
from xlsops.core.spec.named.live_rule import Judged
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Block, Rule, Spec
from xlsops.core.values.cells import ErrorValue
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

EXPLAINED = "Penjelasan yang cukup panjang"
SERVED = replace(SUM, sub_activities=(FIRST, SECOND))


def with_rule(condition: str, block: str, field: str = "Keterangan") -> Spec:
    """One indicator is served by both sub-activities."""
    rule = Rule("A10", "Galat", block, condition, field, "Tidak sesuai.")
    linked = tuple(SERVED if each is SUM else each for each in INDICATORS)
    return office(indicators=linked, rules=(rule,))


def fired(condition: str, block: str, *edits: Edit) -> list[str]:
    """Return the lines on which a rule over linked rows fires."""
    found = judged(*edits, spec=with_rule(condition, block))
    return [each.line for each in found if each.code == "A10"]


def case_of(spec: Spec, *edits: Edit) -> CheckContext:
    sent = submission(*edits, spec=spec)
    rules, faults = compile_rules(spec, IN_TIME.date())
    assert faults == ()
    first = arrival(None, IN_TIME, None)
    return CheckContext(sent, results_of(sent, spec), spec, rules, first, IN_TIME)


SPENT = (
    answers(FIRST, rp_2=30_000_000, keterangan=EXPLAINED),
    answers(SECOND, rp_2=20_000_000, keterangan=EXPLAINED),
)


@pytest.mark.parametrize(
    ("limit", "lines"), [("<= 50000000", []), ("< 50000000", ["SUM"]), ("= 50000000", [])]
)
def test_an_indicator_asks_the_sum_over_the_sub_activities_that_serve_it(
    limit: str, lines: list[str]
) -> None:
    assert fired(f"[Sub Kegiatan].[Realisasi Rp TW ini] {limit}", "Indikator", *SPENT) == lines


@pytest.mark.parametrize(("share", "lines"), [("35", []), ("34.99", ["SUM"])])
def test_of_percents_the_mean_is_asked_for_their_sum_says_nothing(
    share: str, lines: list[str]
) -> None:
    """30 of 100 and 20 of 50 million: 30 % and 40 %."""
    assert fired(f"[sub  kegiatan].[Serapan (%)] <= {share}", "Indikator", *SPENT) == lines


def test_a_sub_activity_asks_what_the_indicator_it_serves_holds() -> None:
    made = answer("SUM", "realisasi_2", 7)
    for limit, lines in ((7, []), (8, [FIRST, SECOND])):
        assert fired(f"[Indikator].[Realisasi TW ini] >= {limit}", "Anggaran", made) == lines


@pytest.mark.parametrize("blank", [None, "banyak"])
def test_while_a_linked_row_holds_no_number_nothing_is_known(blank: str | None) -> None:
    lacking = answer(FIRST, "rp_2", blank)
    assert fired("[Sub Kegiatan].[Realisasi Rp TW ini] > 999999999", "Indikator", lacking) == []


def test_a_row_without_a_link_is_neither_kept_nor_broken() -> None:
    spec = with_rule("[Sub Kegiatan].[Pagu Anggaran (Rp)] > 999999999", "Indikator")
    said = Counter(judged for _, _, judged, _ in verdicts(case_of(spec)))
    assert said == {Judged.BROKEN: 1, Judged.UNKNOWN: len(INDICATORS) - 1}


def test_every_line_has_one_of_three_verdicts() -> None:
    spec = with_rule("10 / [Realisasi TW ini] <= 1", "Indikator")
    edits = [answer("SUM", "realisasi_2", 0), answer("LAST", "realisasi_2", 5)]
    said = {line.id: each for _, line, each, _ in verdicts(case_of(spec, *edits))}
    assert (said["SUM"], said["LAST"], said["MEAN"]) == (
        Judged.UNKNOWN,
        Judged.BROKEN,
        Judged.BROKEN,
    )
    assert said["NEG"] is Judged.KEPT
    assert len(said) == len(INDICATORS)


@pytest.mark.parametrize(
    ("then", "verdict"),
    [
        ((Period(2025, 2), 5), Judged.KEPT),
        ((Period(2025, 2), 6), Judged.BROKEN),
        ((Period(2025, 1), 6), Judged.UNKNOWN),
        ((Period(2024, 2), 6), Judged.UNKNOWN),
    ],
)
def test_the_same_quarter_of_the_year_before_is_what_a_folder_of_then_tells(
    then: tuple[Period, int], verdict: Judged
) -> None:
    spec = with_rule("[Realisasi TW ini] >= 2 * [Realisasi TW ini tahun lalu]", "Indikator")
    past = Past({("SUM", "realisasi"): ((then[0], Decimal(then[1])),)})
    case = replace(case_of(spec, answer("SUM", "realisasi_2", 10)), past=past)
    assert {each for _, line, each, _ in verdicts(case) if line.id == "SUM"} == {verdict}


def of_two(condition: str, block: str = "Anggaran", **more: object) -> Spec:
    """An office whose other bureau has a sub-activity, too."""
    rule = Rule("A10", "Galat", block, condition, "Keterangan", "Terlalu besar.")
    theirs = replace(PROGRAMMES[-1], bureau=OTHER.code)
    return office(programmes=(*PROGRAMMES, theirs), rules=(rule,), **more)  # type: ignore[arg-type]


def over_office(spec: Spec, cases: Mapping[str, CheckContext]) -> list[str]:
    case = cases[BUREAU.code]
    forms = layouts_of(spec, spec.active_bureaus).values()
    sums = office_sums(office_parts(case.rules, forms, cases))
    return [each.line for each in found_over_office(replace(case, office=sums))]


@pytest.mark.parametrize(("limit", "lines"), [("200000000", []), ("200000001", [FIRST, SECOND])])
def test_what_the_office_itself_wrote_is_summed_before_every_bureau_has_sent(
    limit: str, lines: list[str]
) -> None:
    """100 + 50 million here, 50 million there."""
    spec = of_two(f"[Setda].[Pagu Anggaran (Rp)] >= {limit}")
    assert over_office(spec, {BUREAU.code: case_of(spec)}) == lines


def test_what_bureaus_answer_is_summed_once_each_of_them_has_sent() -> None:
    spec = of_two("[Setda].[Realisasi Rp TW ini] > 999999999")
    ours = case_of(spec, *SPENT)
    assert over_office(spec, {BUREAU.code: ours}) == []
    theirs = replace(ours, office={})
    assert over_office(spec, {BUREAU.code: ours, OTHER.code: theirs}) == [FIRST, SECOND]


def test_the_sum_of_the_office_is_that_of_its_bureaus_whichever_version_of_one_is_looked_at() -> (
    None
):
    spec = of_two("[Realisasi Rp TW ini] <= [Setda].[Realisasi Rp TW ini] / 100 * 30")
    ours, forms = case_of(spec, *SPENT), layouts_of(spec, spec.active_bureaus).values()
    parts = office_parts(ours.rules, forms, {BUREAU.code: ours, OTHER.code: ours})
    assert office_sums(parts) == {(Block.BUDGET, "rp_2"): Decimal(100_000_000)}
    before = case_of(spec, *SPENT, answers(FIRST, rp_2=1, keterangan=EXPLAINED))
    assert office_sums(with_part(parts, before)) == {(Block.BUDGET, "rp_2"): Decimal(70_000_001)}
    broken = case_of(spec, answer(FIRST, "rp_2", ErrorValue("#REF!")))
    assert office_sums(with_part(parts, broken)) == {}


def test_one_submission_alone_does_not_know_the_office() -> None:
    spec = of_two("[Setda].[Pagu Anggaran (Rp)] > 999999999")
    assert [each for each in judged(spec=spec) if each.code == "A10"] == []
