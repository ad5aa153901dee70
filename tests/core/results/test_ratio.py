"""A ratio of sums: its halves stand beneath it and are divided as sums, and its answer is held against them."""

from datetime import datetime
from decimal import Decimal

import pytest

from tests.core.builders import (
    BUREAU,
    SUM,
    answer,
    book_of,
    form,
    halves_of,
    indicator,
    office,
    put,
    submission,
    value,
)
from xlsops import messages
from xlsops.core.checks.judge import judge
from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.form.cell_formulas import NO_DENOMINATOR, RATIO_DIFFERS, formulas_of
from xlsops.core.form.submissions import MissingSheet, read_submission
from xlsops.core.history.asked_then import AskedThen, asked_then, redefined
from xlsops.core.history.mixed_meanings import mixed_of, withheld_of
from xlsops.core.journal.facts.payload import payload_of, value_told
from xlsops.core.results.recap import Recap, recap_of
from xlsops.core.results.results import Results, results_of
from xlsops.core.review.impact import Move, Weighing
from xlsops.core.spec.achievement import Direction, Measure
from xlsops.core.spec.methods import Half, Method, ratio_agrees
from xlsops.core.spec.named.details import detail_faults
from xlsops.core.spec.reading import WIB
from xlsops.core.spec.rows import Row
from xlsops.core.spec.spec import Frequency, Spec
from xlsops.core.spec.tables import INDICATORS
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding
from xlsops.core.values.cells import BLANK, Content, Text
from xlsops.core.values.structs import replace
from xlsops.core.view.mending import in_hand, mendable

CAME = datetime(2026, 7, 6, 10, tzinfo=WIB)
RATIO = indicator(
    "R",
    "Pengaduan selesai tepat waktu",
    "%",
    Measure(Direction.POSITIVE, Method.RATIO, times=100),
    "80",
    "80 80 80 80",
    "75 - -",
)
HALVES = halves_of("R", "30 - -", "40 - -")
SPEC = office(indicators=(RATIO, SUM, *HALVES))
LAYOUT = form(SPEC)
TABLE = LAYOUT.indicators
ACTUAL = keys.actual(2)
LINES = "R", "R-Pem", "R-Pen"


def judged(*texts: str, spec: Spec = SPEC) -> tuple[Results, tuple[Finding, ...]]:
    """Return what the ratio and its halves amount to, answered so."""
    layout = form(spec)
    book, table = book_of(spec, layout), layout.indicators
    places = [table.cell(line, ACTUAL) for line in LINES]
    cells = {
        (place.row, place.column): value(Decimal(text) if text[-1:].isdigit() else text)
        if text
        else Content(BLANK)
        for place, text in zip(places, texts, strict=True)
    }
    book["Indikator"] = put(book["Indikator"], cells)
    found = read_submission(layout, tuple(book.values()))
    assert not isinstance(found, MissingSheet)
    return judge(found, spec, (), CAME)


def test_the_numerator_stands_right_beneath_its_ratio_whatever_the_order_of_the_master() -> None:
    assert [each.id for each in TABLE.lines] == ["R", "R-Pem", "R-Pen", "SUM"]
    ratio, over, *_ = TABLE.lines
    assert ratio.halves == TABLE.lines[1:3]
    assert [each.known[keys.INDICATOR] for each in TABLE.lines[1:3]] == [
        Text(f"\u00a0\u00a0\u00a0\u00a0– {half.value}: {half.value} R") for half in Half
    ]
    assert (over.halves, over.part_of) == ((), "R")


def test_a_year_is_the_sum_of_numerators_over_the_sum_of_denominators() -> None:
    results, findings = judged("66.67", "120", "180")
    found = results.indicators["R"]
    assert found.actual == Decimal(150) * 100 / Decimal(220)  # a mean of percents is 70.84
    assert (found.target, found.shown, found.of_year) == (80, Decimal("85.23"), Decimal("85.23"))
    assert [each for each in findings if each.code == Code.V28.name] == []
    assert results.indicators["R-Pem"].actual == 150


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("66.67", "120", "180"), []),
        (("66.666666", "120", "180"), []),
        (("4.5", "4", "18"), ["pembilang dibagi penyebut (4 ÷ 18 × 100) = 22,22, padahal tertulis 4,5"]),
        (("450", "4", "18"), ["padahal tertulis 450, yaitu penyebut dibagi pembilang"]),
        (("66.66", "120", "180"), ["pembilang dibagi penyebut (120 ÷ 180 × 100) = 66,67, padahal tertulis 66,66"]),
        (("12.5", "1", "8"), []),
        (("0", "5", "0"), ["Realisasi TW II tertulis 0, padahal penyebutnya 0"]),
        (("50", "5", ""), ["Realisasi TW II tertulis 50, padahal penyebutnya kosong"]),
        (("50", "", "10"), []),
        (("", "5", "10"), []),
        (("50", "5", "nihil saja"), []),
    ],
)  # fmt: skip
def test_an_answered_ratio_is_held_against_its_halves(
    texts: tuple[str, ...], told: list[str]
) -> None:
    _, findings = judged(*texts)
    found = [each.message for each in findings if each.code == Code.V28.name]
    assert len(found) == len(told)
    assert all(one in each for one, each in zip(told, found, strict=True))


@pytest.mark.parametrize(
    ("ratio", "agrees"), [("0.13", True), ("0.12", True), ("0.125", True), ("0.1199", False)]
)
def test_a_ratio_is_held_at_two_decimals(ratio: str, *, agrees: bool) -> None:
    assert ratio_agrees(Decimal(ratio), Decimal(1), Decimal(8), 1) is agrees


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (("", "5", "10"), messages.clauses.UNANSWERED),
        (("50", "", "10"), messages.clauses.NO_DENOMINATOR),
        (("50", "5", ""), messages.clauses.NO_DENOMINATOR),
        (("belum", "5", "10"), messages.clauses.UNREADABLE),
    ],
)
def test_a_ratio_without_figures_says_why(texts: tuple[str, ...], reason: str) -> None:
    found = judged(*texts)[0].indicators["R"]
    assert (found.actual, found.shown, found.reason) == (None, None, reason)


def test_a_quarter_counts_where_both_halves_are_known_and_another_is_told() -> None:
    unknown = halves_of("R", "30 - -", "- - -")
    found = judged("50", "5", "10", spec=office(indicators=(RATIO, *unknown)))[0].indicators["R"]
    assert (found.actual, "TW I" in found.without) == (50, True)


def test_denominators_of_nothing_give_no_ratio() -> None:
    none = halves_of("R", "0 - -", "0 - -")
    found = judged("5", "0", "0", spec=office(indicators=(RATIO, *none)))[0].indicators["R"]
    assert (found.actual, found.reason) == (None, messages.clauses.NO_DENOMINATOR)


def test_the_form_names_the_halves_by_where_they_stand_beneath() -> None:
    formulas = formulas_of(TABLE, TABLE.lines[0], SPEC, (), "9")
    assert ",1,0)" in formulas[keys.ACTUAL_SO_FAR]
    assert ",2,0)*100" not in formulas[keys.ACTUAL_SO_FAR]
    assert "*100/(" in formulas[keys.ACTUAL_SO_FAR]
    assert RATIO_DIFFERS in formulas[keys.STATUS]
    assert NO_DENOMINATOR in formulas[keys.STATUS]
    assert "OFFSET" not in formulas_of(TABLE, TABLE.lines[-1], SPEC, (), "9")[keys.STATUS]


def test_careful_answers_divide_to_the_ratio() -> None:
    answers = careful_answers(LAYOUT, SPEC, CAME)
    ratio, over, under = (answers[line, ACTUAL] for line in LINES)
    assert isinstance(ratio, Decimal)
    assert isinstance(over, Decimal)
    assert isinstance(under, Decimal)
    assert (over == int(over), over * 100 / under) == (True, ratio)


def recap(**figures: str) -> Recap:
    given = {"R": "66.67", "R_Pem": "120", "R_Pen": "180", **figures}
    edits = [answer(line.replace("_", "-"), ACTUAL, Decimal(each)) for line, each in given.items()]
    sent = replace(submission(*edits, spec=SPEC), layout=LAYOUT)
    return recap_of(SPEC, [LAYOUT], {BUREAU.code: results_of(sent, SPEC)}, {})


@pytest.mark.parametrize(
    ("line", "figure"), [("R", "1"), ("R_Pem", "90"), ("R_Pen", "100"), ("SUM", "2")]
)
def test_a_changed_half_moves_its_ratio_as_the_recap_reckoned_anew_says(
    line: str, figure: str
) -> None:
    now, then = recap(), recap(**{line: figure})
    identity = line.replace("_", "-")
    move = Move(
        TABLE.lines[[each.id for each in TABLE.lines].index(identity)], ACTUAL, Decimal(figure)
    )
    office_stands, _ = Weighing(now, {BUREAU.code: LAYOUT}).stands(BUREAU.code, [move])
    assert [each.achievement for each in office_stands] == [now.mean, then.mean]
    assert (now.mean == then.mean) is (line == "R")


def test_both_halves_changed_move_their_ratio_once() -> None:
    now, then = recap(), recap(R_Pem="90", R_Pen="100")
    moves = [
        Move(each, ACTUAL, Decimal(figure))
        for each, figure in zip(TABLE.lines[1:3], ("90", "100"), strict=True)
    ]
    office_stands, _ = Weighing(now, {BUREAU.code: LAYOUT}).stands(BUREAU.code, moves)
    assert office_stands.then.achievement == then.mean


def row(number: int, **told: str) -> Row:
    values = dict.fromkeys((each.key for each in INDICATORS.columns), BLANK)
    given = {"bureau": "UJI", "method": "Akumulatif", "frequency": "Triwulanan", **told}
    columns = {each.key: place for place, each in enumerate(INDICATORS.columns, 1)}
    filled = {key: Text(text) for key, text in given.items() if text}
    return Row(INDICATORS, number, {**values, **filled}, columns)


WHOLE = row(5, id="R", method="Rasio Jumlah")
OVER = row(6, id="N", part_of="R", half="Pembilang")
UNDER = row(7, id="D", part_of="R", half="Penyebut")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((WHOLE, OVER, UNDER), []),
        ((UNDER, OVER, WHOLE), []),
        ((WHOLE,), [("method", messages.spec.halves_missing("R", []))]),
        ((WHOLE, OVER), [("method", messages.spec.halves_missing("R", [("N", "Pembilang")]))]),
        ((WHOLE, OVER, UNDER, row(8, id="X", part_of="R")), [("method", messages.spec.halves_missing("R", [("N", "Pembilang"), ("D", "Penyebut"), ("X", "")]))]),
        ((WHOLE, OVER, row(8, id="X", part_of="R", half="Pembilang")), [("method", messages.spec.halves_missing("R", [("N", "Pembilang"), ("X", "Pembilang")]))]),
        ((row(5, id="R"), OVER), [("half", messages.spec.half_of_no_ratio("Pembilang"))]),
        ((row(5, id="R", half="Penyebut"),), [("half", messages.spec.half_of_no_ratio("Penyebut"))]),
        ((WHOLE, OVER, row(7, id="D", part_of="R", half="Penyebut", method="Nilai Akhir")), [("method", messages.spec.half_counted_otherwise("Nilai Akhir", "Akumulatif"))]),
        ((WHOLE, OVER, row(7, id="D", part_of="R", half="Penyebut", frequency="Tahunan")), [("frequency", messages.spec.half_counted_otherwise("Tahunan", "Triwulanan"))]),
    ],
)  # fmt: skip
def test_a_ratio_has_just_one_numerator_and_one_denominator(
    rows: tuple[Row, ...], told: list[tuple[str, str]]
) -> None:
    faults = list(detail_faults(rows))
    places = {each.key: place for place, each in enumerate(INDICATORS.columns, 1)}
    found = [(each.cell.column, each.message) for each in faults if each.cell]
    assert found == [(places[key], message) for key, message in told]


def test_an_office_without_a_ratio_is_told_as_before() -> None:
    assert "half" not in repr(SUM)
    assert "times" not in repr(SUM)
    assert "half=<Half.DENOMINATOR: 'Penyebut'>" in repr(HALVES[0])
    plain = payload_of(asked_then(office(indicators=(SUM,))))
    assert "halves" not in repr(plain)
    assert "part_of" not in repr(plain)


def test_how_a_ratio_was_asked_is_kept_and_another_method_is_told() -> None:
    asked = asked_then(SPEC)
    kept = value_told(AskedThen, payload_of(asked))
    assert kept == asked
    assert kept.indicators[0].measure == RATIO.measure
    assert kept.indicators[0].halves == ("R-Pem", "R-Pen")
    before = office(indicators=(replace(RATIO, measure=Measure(Direction.POSITIVE, Method.MEAN)),))
    (found,) = redefined({1: asked_then(before)}, SPEC)
    assert [label for label, _, _ in found.what] == ["Metode", "Peran"]


def test_a_ratio_is_withheld_where_a_half_means_something_else_today() -> None:
    over = replace(HALVES[1], measure=Measure(Direction.POSITIVE, Method.LAST))
    before = office(1, (RATIO, HALVES[0], replace(over, unit="berkas"), SUM))
    third = office(3, (RATIO, *HALVES, SUM))
    carried = {(BUREAU.code, "R-Pem", keys.actual(1)): Decimal(30)}
    found = withheld_of(mixed_of(third, {1: asked_then(before)}, lambda: carried))
    assert set(found[BUREAU.code]) == {"R", "R-Pem"}


def test_a_ratio_measured_once_a_year_keeps_what_is_known_and_waits() -> None:
    yearly = [replace(each, frequency=Frequency.YEARLY) for each in (RATIO, *HALVES)]
    results, findings = judged("", "", "", spec=office(indicators=tuple(yearly)))
    assert results.indicators["R"].actual == 75
    assert [each for each in findings if each.code == Code.V28.name] == []


def test_who_mends_a_ratio_may_change_its_halves_and_is_told_how() -> None:
    _, findings = judged("66.6", "120", "180")
    (found,) = [each for each in findings if each.code == Code.V28.name]
    assert in_hand(LAYOUT, found).advice.startswith("Samakan rasionya")
    assert {line for line, key in mendable(LAYOUT, (found,)) if key == ACTUAL} == set(LINES)
