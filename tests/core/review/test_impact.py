"""How far published figures move if a finding is a mistake: as the whole recap reckoned anew says."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.core.builders import (
    FIRST,
    HALF,
    INDICATORS,
    PROGRAMMES,
    SECOND,
    YEAR,
    answer,
    office,
    submission,
)
from xlsops.core.form.form_lines import layout_of
from xlsops.core.history.past import NO_PAST, Past
from xlsops.core.results.recap import Recap, recap_of
from xlsops.core.results.results import results_of
from xlsops.core.review.impact import Impact, Move, Weighing, impact_text
from xlsops.core.review.likely import Likely, likely_actual, likely_spending
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.findings import Code, Finding, Severity
from xlsops.core.values.cells import Cell
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

LINES = tuple(each.id for each in (*INDICATORS, YEAR))
MONEY = (FIRST, SECOND)
Given = Mapping[str, Decimal | None]


def key(line: str, quarter: int = 2) -> str:
    return f"rp_{quarter}" if line in MONEY else f"realisasi_{quarter}"


def found(line: str, field: str = "", code: str = "X01") -> Finding:
    cell = Cell("Indikator", 1, 1)
    return Finding(code, Severity.WARNING, "UJI", cell, line, field or key(line), "", "", "", "")


def recap(figures: Given, spec: Spec) -> Recap:
    """Return the recap of the small office with these answers, all reckoned."""
    layouts = [layout_of(spec, each) for each in spec.active_bureaus]
    edits = [answer(line, key(line, spec.period.number), each) for line, each in figures.items()]
    sent = replace(submission(*edits, spec=spec), layout=layouts[0])
    return recap_of(spec, layouts, {"UJI": results_of(sent, spec)}, {})


def weighing(here: Recap, past: Past = NO_PAST) -> Weighing:
    spec = here.spec
    layouts = {each.code: layout_of(spec, each) for each in spec.active_bureaus}
    return Weighing(here, layouts, {"UJI": past})


def impact(here: Recap, *findings: Finding, likely: Decimal | None = None) -> Impact:
    """Return what findings may move; each answer taken for that ``likely`` figure, if there is one."""
    scales = weighing(here)
    if likely is not None:
        (code, layout), *_ = scales.layouts.items()
        lines = {each.id: each for table in layout.sheets for each in table.asked}
        moves = [Move(lines[each.line], each.field, likely) for each in findings]
        return Impact(Likely(likely, "dugaan"), *scales.stands(code, moves), len(moves))
    found = scales.impact(findings)
    assert found is not None
    return found


numbers = st.none() | st.decimals(-5, 300, places=1) | st.integers(0, 10**9).map(Decimal)
lines = st.sampled_from((*LINES, *MONEY))


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(lines, numbers, max_size=9),
    lines,
    st.decimals(0, 10**8, places=1),
    st.sampled_from([Method.SUM, Method.LAST]),
    st.sampled_from([1, 2, 4]),
)
@example({FIRST: None}, FIRST, Decimal(5), Method.SUM, 2)
@example({"SUM": None, "LAST": Decimal(500)}, "LAST", Decimal(1), Method.LAST, 2)
def test_what_moves_is_what_the_whole_recap_reckoned_anew_says(
    figures: Given, line: str, likely: Decimal, spending: Method, quarter: int
) -> None:
    spec = office(quarter, (*INDICATORS, YEAR), PROGRAMMES)
    spec = replace(spec, settings=replace(spec.settings, spending_method=spending))
    before, after = recap(figures, spec), recap({**figures, line: likely}, spec)
    moved = impact(before, found(line, key(line, quarter)), likely=likely)
    stands = moved.office
    assert (stands.now.achievement, stands.now.absorption) == (before.mean, before.absorption)
    assert (stands.then.achievement, stands.then.absorption) == (after.mean, after.absorption)
    assert (moved.bureau.then.achievement, moved.bureau.then.absorption) == (
        after.bureaus[0].mean,
        after.bureaus[0].absorption,
    )


def test_many_move_together_as_the_recap_with_all_of_them_changed() -> None:
    figures = {"SUM": Decimal(2), "NEG": Decimal(40), FIRST: Decimal(90_000_000)}
    before = recap(figures, office())
    after = recap(dict.fromkeys(figures, Decimal(11)), office())
    moved = impact(before, *map(found, figures), likely=Decimal(11))
    assert (moved.lines, moved.office.then.achievement) == (3, after.mean)
    assert moved.office.then.absorption == after.absorption


def test_a_copied_form_moves_every_line_that_is_as_the_quarter_before() -> None:
    """That of the complaints is not, nor is the second row of money."""
    earlier = {each.id: each.actuals[0] for each in INDICATORS if each.actuals[0] is not None}
    here = recap({**earlier, "NEG": Decimal(40), FIRST: Decimal(20_000_000)}, office())
    assert impact(here, found("SUM", code=Code.V13.name)).lines == len(earlier) - 1 + 1


@pytest.mark.parametrize(
    ("line", "field"),
    [("SUM", "bukti"), ("SUM", "realisasi_1"), ("jumlah", "rp_2"), (FIRST, "k_2"), ("x", "rp_2")],
)
def test_what_is_on_no_published_figure_moves_nothing(line: str, field: str) -> None:
    assert weighing(recap({}, office())).impact([found(line, field)]) is None


def test_a_line_of_which_nothing_is_likely_moves_nothing() -> None:
    bare = replace(HALF, targets=(None,) * 4, actuals=(None,) * 3)
    assert weighing(recap({}, office(2, (bare,)))).impact([found("HALF")]) is None


def test_in_words_it_says_how_far_and_why() -> None:
    here = recap({"SUM": Decimal(2), FIRST: Decimal(90_000_000)}, office())
    assert impact_text(impact(here, found("SUM"))) == (
        "Capaian Setda naik 5,84 poin (bagian naik 5,84) bila seharusnya 9 (target, seperti capaian TW I)."
    )
    assert impact_text(impact(here, found(FIRST))) == (
        "Serapan Setda turun 33,34 poin (bagian turun 33,34) bila seharusnya 40.000.000 (laju s.d. TW I)."
    )
    assert impact_text(impact(here, found("SUM"), found(FIRST))).endswith(
        "bila 2 isian ini keliru (yang pertama seharusnya 9, target, seperti capaian TW I)."
    )


def test_in_words_what_stays_is_said_to_stay() -> None:
    here = recap({"SUM": Decimal(90)}, office())
    assert impact_text(impact(here, found("SUM"), likely=Decimal(80))) == (
        "Angka rekap tetap bila seharusnya 80 (dugaan)."
    )


def test_in_words_less_than_a_hundredth_is_not_nothing() -> None:
    here = recap({FIRST: Decimal(90_000_000)}, office())
    text = impact_text(impact(here, found(FIRST), likely=Decimal(90_000_001)))
    assert text.startswith("Serapan Setda bergeser kurang dari 0,01 poin (bagian bergeser")


def test_in_words_a_figure_that_was_none_is_told_whole() -> None:
    spec = office(2, (HALF,), ())
    here = recap({"HALF": None}, spec)
    assert impact_text(impact(here, found("HALF"))) == (
        "Capaian Setda menjadi 100,00% (bagian menjadi 100,00%) bila seharusnya 82 (target TW II)."
    )


@pytest.mark.parametrize(
    ("targets", "actuals", "likely"),
    [
        ("10 20 - -", "9 - -", Likely(Decimal(18), "target, seperti capaian TW I")),
        ("10 20 - -", "8.5 - -", Likely(Decimal("17.00"), "target, seperti capaian TW I")),
        ("10 20 - -", "- - -", Likely(Decimal(20), "target TW II")),
        ("- 20 - -", "9 - -", Likely(Decimal(9), "angka TW I")),
        ("0 20 - -", "9 - -", Likely(Decimal(9), "angka TW I")),
        ("10 - - -", "9 - -", Likely(Decimal(9), "angka TW I")),
        ("- - - -", "- - -", None),
    ],
)
def test_an_indicator_likely_meets_its_target_as_it_did_last(
    targets: str, actuals: str, likely: Likely | None
) -> None:
    shaped = replace(INDICATORS[0], targets=_figures(targets), actuals=_figures(actuals))
    (line,) = layout_of(office(2, (shaped,)), office().bureaus[0]).indicators.asked
    assert likely_actual(line, 2) == likely


@pytest.mark.parametrize(
    ("method", "ceiling", "spending", "likely"),
    [
        (Method.LAST, "100", "20 40 -", Likely(Decimal(60), "laju s.d. TW II")),
        (Method.LAST, "50", "20 40 -", Likely(Decimal(50), "laju s.d. TW II")),
        (Method.LAST, "100", "20 - -", Likely(Decimal(60), "laju s.d. TW I")),
        (Method.SUM, "100", "20 40 -", Likely(Decimal(30), "laju s.d. TW II")),
        (Method.SUM, "70", "20 40 -", Likely(Decimal(10), "laju s.d. TW II")),
        (Method.SUM, "-", "20 40 -", Likely(Decimal(30), "laju s.d. TW II")),
        (Method.LAST, "100", "- - -", Likely(Decimal(75), "bagian rata dari pagu")),
        (Method.SUM, "100", "- - -", Likely(Decimal(25), "bagian rata dari pagu")),
        (Method.SUM, "-", "- - -", None),
    ],
)
def test_spending_likely_goes_on_at_its_pace_within_the_ceiling(
    method: Method, ceiling: str, spending: str, likely: Likely | None
) -> None:
    (known,) = _figures(ceiling)
    shaped = replace(PROGRAMMES[2], ceiling=known, spending=_figures(spending))
    (line,) = layout_of(office(3, (), (shaped,)), office().bureaus[0]).budget.asked
    assert likely_spending(line, 3, method) == likely


def test_what_history_says_comes_before_target_and_quarter_before() -> None:
    """Three years and more of a figure near 50: the target of 10 is not what it likely is."""
    here = recap({"SUM": Decimal(2)}, office())
    years = [
        (Period(year, quarter), Decimal(50 + year % 3))
        for year in (2023, 2024, 2025)
        for quarter in range(1, 5)
    ]
    past = Past({("SUM", "realisasi"): years})
    moved = weighing(here, past).impact([found("SUM")])
    assert moved is not None
    assert moved.likely == Likely(Decimal(51), "pada TW II biasanya 50 sampai 52")


def _figures(text: str) -> tuple[Decimal | None, ...]:
    return tuple(None if each == "-" else Decimal(each) for each in text.split())


YEARS = tuple(
    (Period(year, quarter), Decimal(130 + year % 3))
    for year in (2023, 2024, 2025)
    for quarter in range(1, 5)
)
PERCENTS = tuple((each, figure / 2) for each, figure in YEARS)
OFFICE = tuple(
    replace(each, target_year=Decimal(520), targets=(Decimal(130),) * 4, unit="%")
    for each in INDICATORS
    if each.id == "SUM"
)
SLIPS = {
    "a thousandfold": ("V37", YEARS, "0.131", "131", "keliru 1.000 kali"),
    "a thousand times too much": ("V37", YEARS, "131500", "131.5", "keliru 1.000 kali"),
    "a fraction": ("V36", PERCENTS, "0.655", "65.5", "pecahan, bukan persen"),
    "a fraction without history": ("V09", (), "0.655", "65.5", "pecahan, bukan persen"),
    "swapped digits": ("V38", YEARS, "311", "131", "dua angkanya tertukar"),
}


@pytest.mark.parametrize("case", SLIPS)
def test_a_slip_is_weighed_by_the_very_figure_that_was_meant(case: str) -> None:
    """By hand: what is reached of the target of two quarters, cut at 100, of the one line and its mean."""
    code, years, written, meant, basis = SLIPS[case]
    here = recap({"SUM": Decimal(written)}, office(2, OFFICE, ()))
    doubted = replace(found("SUM", code=code), value=indonesian(Decimal(written)))
    past = Past({("SUM", "realisasi"): years} if years else {})
    moved = weighing(here, past).impact([doubted])
    assert moved is not None
    assert moved.likely == Likely(Decimal(meant), basis)
    reached = [
        min((OFFICE[0].actuals[0] or 0) + Decimal(figure), Decimal(260)) / 260 * 100
        for figure in (written, meant)
    ]
    assert moved.points == pytest.approx(abs(reached[1] - reached[0]), abs=Decimal("0.01"))
