"""The charts of the report fit on a page, and show no more than can be read."""

import pytest

from tests.core.views import view
from xlsops.core.recap.report.charts import chart_key, charts_of
from xlsops.core.recap.report.objectives import objectives_of
from xlsops.core.results.recap import Recap, recap_over
from xlsops.core.values.structs import replace


def office(count: int) -> Recap:
    """Return a recap whose first bureau has so many indicators of one objective."""
    recap = view().recap
    first, *others = recap.bureaus
    line = next(each for each in first.indicators if each.achievement.shown is not None)
    lines = tuple(
        replace(line, line=line.line._replace(id=f"U-{number}")) for number in range(count)
    )
    return recap_over(recap.spec, (replace(first, indicators=lines), *others))


@pytest.mark.parametrize(("count", "drawn"), [(1, False), (2, True), (40, True), (41, False)])
def test_an_objective_has_a_chart_where_it_shows_more_than_its_table(
    count: int, drawn: bool
) -> None:
    recap = office(count)
    name = max(objectives_of(recap), key=lambda each: len(each.measured)).name
    charts = charts_of(recap)
    assert (chart_key(f"sasaran {name}") in charts) is drawn
    assert all(each.drawn.height <= 24 for each in charts.values())


def test_a_recap_without_a_figure_has_no_chart_but_that_of_what_is_known() -> None:
    recap = view().recap
    nothing = tuple(
        replace(
            each,
            indicators=(),
            totals=replace(each.totals, mean=None, absorption=None, achieved=(), indicators=()),
        )
        for each in recap.bureaus
    )
    assert charts_of(recap_over(recap.spec, nothing)) == {}
