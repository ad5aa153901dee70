"""The map of bureaus and indicators: each in its field, each square with its figure and its predicate's tint."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.samples import sample_recap
from xlsops import messages
from xlsops.core.recap.charts.map_sheet import QUADRANTS, map_page, quadrants_of
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.recap.page import Making
from xlsops.core.results.recap import Recap
from xlsops.core.sheet.sheet import Scatter, Sheet
from xlsops.core.sheet.styles import Look, predicate_colours
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.structs import replace


@pytest.fixture(scope="module")
def recap() -> Recap:
    return sample_recap()


def drawn(recap: Recap) -> Sheet:
    names = {each.bureau.code: f"Rekap {each.bureau.code}" for each in recap.bureaus}
    return map_page(Making(recap, datetime(2026, 7, 10, tzinfo=UTC), RecapNotes(), names))


def test_every_bureau_with_both_figures_lies_in_one_field(recap: Recap) -> None:
    assert recap.mean is not None
    assert recap.absorption is not None
    fields = quadrants_of(recap)
    assert len({(each.right, each.upper) for each in fields}) == len(QUADRANTS)
    found = {code: each for each in fields for code in each.bureaus}
    assert sum(len(each.bureaus) for each in fields) == len(found)
    for each in recap.bureaus:
        if each.mean is None or each.absorption is None:
            assert each.bureau.code not in found
            continue
        field = found[each.bureau.code]
        assert field.right == (each.mean >= recap.mean)
        assert field.upper == (each.absorption >= recap.absorption)


def test_a_square_for_every_indicator_with_the_tint_of_its_predicate(recap: Recap) -> None:
    page = drawn(recap)
    looks = {
        (row, column): look
        for look, areas in page.looks
        for area in areas
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    }
    words = [band.predicate for band in recap.spec.yardstick.bands]
    squares = {
        (each.bureau, each.line): place
        for place, each in page.meanings.items()
        if each.key == keys.ACHIEVED
    }
    assert squares.keys() == {(each.bureau.code, each.line.id) for each in recap.indicators}
    for each in recap.indicators:
        row, column = place = squares[each.bureau.code, each.line.id]
        figure = each.achievement.shown
        if figure is None:
            assert page.values[row - 1][column - 1] in {None, "–"}
            continue
        assert page.values[row - 1][column - 1] == figure
        look = looks[place]
        assert isinstance(look, Look)
        tint, ink, _ = predicate_colours(len(words))[words.index(each.achievement.predicate)]
        assert (look.fill, look.ink) == (tint, ink)


def test_the_points_are_those_of_the_bureaus_and_every_figure_has_room(recap: Recap) -> None:
    page = drawn(recap)
    (chart,) = page.charts
    assert isinstance(chart, Scatter)
    assert [*filter(None, chart.labels)] == [each.bureau.code for each in recap.bureaus]
    for row, code in enumerate(chart.labels, chart.categories.top):
        bureau = next(each for each in recap.bureaus if each.bureau.code == code)
        told = page.values[row - 1]
        assert told[chart.categories.left - 1] == bureau.mean
        assert told[chart.values.left - 1] == bureau.absorption
        for axis, figure in ((chart.across, bureau.mean), (chart.up, bureau.absorption)):
            assert figure is None or axis.least < figure < axis.most


def test_more_indicators_than_a_row_holds_go_on_in_the_next(recap: Recap) -> None:
    most = max(recap.bureaus, key=lambda each: len(each.indicators))
    lines = tuple(most.indicators) * 20
    many = replace(most, indicators=lines)
    page = drawn(replace(recap, bureaus=(many, *recap.bureaus[:1])))
    (chart,) = page.charts
    assert isinstance(chart, Scatter)
    rows = -(-len(lines) // 20)
    assert chart.labels == (most.bureau.code, *("",) * (rows - 1), recap.bureaus[0].bureau.code)


def test_an_office_without_figures_says_so_and_draws_nothing(recap: Recap) -> None:
    page = drawn(replace(recap, mean=None, predicate=""))
    assert not page.charts
    assert messages.recap.NO_MAP in {row[0] for row in page.values}
    assert not quadrants_of(replace(recap, absorption=None))


def test_the_lowest_is_named_only_where_one_is_below_the_whole(recap: Recap) -> None:
    page = drawn(recap)
    told = {row[0]: row[-3] for row in page.values if len(row) > 3}
    for each in recap.bureaus:
        shown = [line.achievement.shown for line in each.indicators]
        least = min((one for one in shown if one is not None), default=None)
        if least is None:
            expected = None if each.received else messages.recap.NOT_SENT
        elif least >= Decimal(100):
            expected = messages.recap.ALL_REACHED
        else:
            expected = next(
                f"{line.line.id} {line.line.name}"
                for line in each.indicators
                if line.achievement.shown == least
            )
        assert told[each.bureau.code] == expected
