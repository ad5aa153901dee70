"""Which findings matter most, and which flagged cell comes next."""

from decimal import Decimal

import pytest

from tests.core.builders import FIRST, SECOND, Edit, answer
from tests.core.views import answer_pages, view
from xlsops.core.form.form_lines import layout_of
from xlsops.core.pages.findings_list import (
    NAME,
    PLACE_COLUMN,
    STATUS_COLUMN,
    findings_page,
    stops_in,
)
from xlsops.core.results.recap import Recap
from xlsops.core.review.impact import Weighing
from xlsops.core.review.queue import Fates, Ranked, Stop, neighbour, ranked, suspicion
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.terms.findings import Finding, FindingState, Severity
from xlsops.core.values.cells import Cell, Content, Grid, Number, Text
from xlsops.core.values.structs import replace
from xlsops.core.view.queue import queue_of

SPENDING = (answer(FIRST, "rp_2", Decimal(80_000_000)), answer(SECOND, "rp_2", Decimal(1_000_000)))
STOPS = tuple(
    Stop(Cell("Isian UJI", row, 3), ("x",), (number + 5,)) for number, row in enumerate((9, 7, 30))
)


def found(line: str, severity: Severity = Severity.ERROR, bureau: str = "UJI") -> Finding:
    return Finding("X01", severity, bureau, Cell("Indikator", 1, 1), line, "k", "", "", "", "")


def recap_with(*findings: Finding, edits: tuple[Edit, ...] = SPENDING) -> Recap:
    """Return the small office's recap, in which these findings stand and no others."""
    recap = view(*edits).recap
    bureaus = tuple(
        replace(each, findings=tuple(one for one in findings if one.bureau == each.bureau.code))
        for each in recap.bureaus
    )
    return replace(recap, bureaus=bureaus)


def queue(recap: Recap, fates: dict[str, Fates] | None = None) -> tuple[Ranked, ...]:
    """Return the queue of a recap of the small office."""
    spec = recap.spec
    layouts = {each.code: layout_of(spec, each) for each in spec.active_bureaus}
    return ranked(Weighing(recap, layouts), fates)


def lines(recap: Recap, fates: dict[str, Fates] | None = None) -> list[str]:
    return [each.finding.line for each in queue(recap, fates)]


def on_figure(
    line: str, code: str = "X01", severity: Severity = Severity.WARNING, key: str = "rp_2"
) -> Finding:
    return replace(found(line, severity), code=code, field=key)


def test_what_is_on_no_figure_stands_by_what_its_line_weighs() -> None:
    recap = recap_with(found("identitas"), found(SECOND), found("SUM"), found(FIRST))
    assert lines(recap) == [FIRST, "SUM", SECOND, "identitas"]


def test_what_blocks_comes_before_what_warns_where_neither_moves_a_figure() -> None:
    recap = recap_with(
        found(FIRST, Severity.INFO), found("jumlah", Severity.WARNING), found("identitas")
    )
    assert lines(recap) == ["identitas", "jumlah", FIRST]


def test_what_moves_the_figures_comes_before_what_blocks_and_moves_none() -> None:
    recap = recap_with(found(FIRST), on_figure(SECOND))
    assert [(each.finding.line, each.weight > 0) for each in queue(recap)] == [
        (SECOND, True),
        (FIRST, False),
    ]


def test_the_farther_from_what_is_likely_the_earlier_whatever_the_line_weighs() -> None:
    """80 million is twice the pace of the year so far on the one, a third of it above on the other."""
    here = answer(FIRST, "rp_2", Decimal(30_000_000)), answer(SECOND, "rp_2", Decimal(49_000_000))
    recap = recap_with(on_figure(FIRST), on_figure(SECOND), edits=here)
    assert lines(recap) == [SECOND, FIRST]


def test_a_rule_of_which_little_is_mended_is_less_suspicious() -> None:
    recap = recap_with(
        on_figure("SUM", "X01", key="realisasi_2"), on_figure("NEG", "X02", key="realisasi_2"),
        edits=(answer("SUM", "realisasi_2", 5), answer("NEG", "realisasi_2", 25)),
    )  # fmt: skip
    first, second = (each.finding for each in queue(recap))
    waved, mended = {first.code: Fates(0, 40)}, {first.code: Fates(40, 0)}
    assert lines(recap, waved) == [second.line, first.line]
    assert lines(recap, mended) == [first.line, second.line]


@pytest.mark.parametrize(
    ("severity", "fates", "sure"),
    [
        (Severity.ERROR, Fates(), "1"),
        (Severity.WARNING, Fates(), "0.5"),
        (Severity.WARNING, Fates(4, 0), "0.75"),
        (Severity.WARNING, Fates(0, 4), "0.25"),
        (Severity.ERROR, Fates(0, 4), "0.5"),
        (Severity.INFO, Fates(), "0.1"),
    ],
)
def test_suspicion_is_the_severity_and_what_became_of_others(
    severity: Severity, fates: Fates, sure: str
) -> None:
    assert suspicion(severity, fates) == Decimal(sure)


def test_a_row_whose_money_is_unknown_weighs_its_ceiling() -> None:
    recap = recap_with(
        found("SUM"),
        found(SECOND),
        found(FIRST),
        edits=(answer(SECOND, "rp_2", "entah"), SPENDING[0]),
    )
    assert lines(recap) == [FIRST, SECOND, "SUM"]


def test_negative_money_weighs_as_much() -> None:
    recap = recap_with(
        found("SUM"), found(FIRST), edits=(answer(FIRST, "rp_2", Decimal(-90_000_000)),)
    )
    assert lines(recap) == [FIRST, "SUM"]


def test_the_same_effect_stays_by_bureau_and_cell() -> None:
    one, two = found("LAST"), replace(found("SUM"), cell=Cell("Indikator", 2, 1))
    other = found("x", bureau="LAIN")
    for mixed in ((other, two, one), (one, two, other)):
        assert [each.finding for each in queue(recap_with(*mixed))] == [one, two, other]


@pytest.mark.parametrize(
    ("here", "ahead", "behind"),
    [
        (None, 0, 2),
        (Cell("Pengaturan", 9, 3), 0, 2),
        (Cell("Isian UJI", 8, 3), 0, 2),
        (Cell("Isian UJI", 9, 3), 1, 2),
        (Cell("Isian UJI", 7, 3), 2, 0),
        (Cell("Isian UJI", 30, 3), 0, 1),
        (Cell(NAME, 6, 11), 1, 0),
        (Cell(NAME, 5, 1), 0, 2),
        (Cell(NAME, 4, 1), 0, 2),
    ],
)
def test_the_way_from_here(here: Cell | None, ahead: int, behind: int) -> None:
    assert neighbour(STOPS, here, NAME, ahead=True) == ahead
    assert neighbour(STOPS, here, NAME, ahead=False) == behind


def grid_of(page: Sheet) -> Grid:
    """Return a painted page as it is read back."""
    return Grid(
        page.name,
        cells={
            (row, column): Content(
                Text(value) if isinstance(value, str) else Number(Decimal(str(value)))
            )
            for row, values in enumerate(page.values, 1)
            for column, value in enumerate(values, 1)
            if value not in {None, ""}
        },
    )


def test_stops_are_the_open_rows_of_the_list_each_cell_once() -> None:
    here = view(answer("SUM", "realisasi_2", "entah"), answer("SUM", "keterangan", "x"))
    pages = answer_pages(here)
    grid = grid_of(findings_page(here, pages))
    stops = stops_in(grid)
    assert stops is not None
    open_cells = [pages["UJI"].place(each.finding) for each in queue_of(here)]
    assert [(each.cell.row, each.cell.column) for each in stops] == list(dict.fromkeys(open_cells))
    assert {each.cell.sheet for each in stops} == {"Isian UJI"}
    assert sum(len(each.rows) for each in stops) == len(open_cells)
    assert stops[0].sentences[0].startswith("✖ Galat V")


def test_settled_rows_are_passed_over() -> None:
    here = view(answer("SUM", "realisasi_2", "entah"))
    grid = grid_of(findings_page(here, answer_pages(here)))
    row = min(row for row, column in grid.cells if column == PLACE_COLUMN) + 1
    settled = Content(Text(FindingState.ACCEPTED.value))
    after = stops_in(replace(grid, cells={**grid.cells, (row, STATUS_COLUMN): settled}))
    before = stops_in(grid)
    assert before is not None
    assert after is not None
    assert [each.rows for each in after] == [
        rows for each in before if (rows := tuple(n for n in each.rows if n != row))
    ]


def test_a_sheet_without_the_list_has_no_stops_at_all() -> None:
    assert stops_in(Grid(NAME)) is None
    assert stops_in(Grid(NAME, cells={(1, PLACE_COLUMN): Content(Text("lain"))})) is None
