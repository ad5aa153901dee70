"""What a sheet showed of a bureau is known again, and differs with all that would be signed."""

import pytest

from tests.core.builders import answer
from tests.core.views import nothing_sent, view
from tests.once import Lazily
from xlsops.core.values.cells import Content, Grid, Number, Text
from xlsops.core.values.structs import replace
from xlsops.core.view.seen_mark import showing, shown_in, view_fingerprint
from xlsops.core.view.view import BureauView


def uji(*edits: object) -> BureauView:
    return next(each for each in view(*edits).bureaus if each.record)  # type: ignore[arg-type]


def test_the_same_file_figures_and_findings_have_one_fingerprint() -> None:
    assert view_fingerprint(uji()) == view_fingerprint(uji())


OTHERS = Lazily(
    {
        "figure": lambda: uji(answer("SUM", "realisasi_2", 13)),
        "finding": lambda: uji(answer("SUM", "penanggung_jawab", None)),
        "file": lambda: replace(uji(), record=replace(uji().record, sha="ef" * 32)),  # type: ignore[type-var]
        "proposal": lambda: replace(uji(), proposal=uji(answer("SUM", "realisasi_2", 13))),
    }
)


@pytest.mark.parametrize("other", OTHERS)
def test_another_file_figure_finding_or_proposal_has_another(other: str) -> None:
    assert view_fingerprint(OTHERS[other]) != view_fingerprint(uji())


def test_what_was_decided_about_a_finding_changes_nothing() -> None:
    found = uji(answer("SUM", "penanggung_jawab", None))
    assert found.findings
    assert view_fingerprint(
        replace(found, findings=(), accepted=found.findings)
    ) == view_fingerprint(found)


def test_what_was_shown_is_read_back_from_the_first_row_of_its_sheet() -> None:
    here = view()
    first = {(1, 1): Content(Text("DAFTAR TEMUAN")), (1, 20): Content(Text(showing(here)))}
    grids = (Grid("Lain", cells={(1, 1): Content(Text("{}"))}), Grid("Temuan", cells=first))
    assert shown_in(grids, "Temuan") == {"UJI": view_fingerprint(uji())}
    assert shown_in(grids, "Lain") == shown_in((), "Temuan") == {}
    assert (
        shown_in((Grid("Temuan", cells={(2, 20): Content(Text(showing(here)))}),), "Temuan") == {}
    )


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"diperlihatkan": 1}', '{"diperlihatkan": null}', "[" * 9999]
)
def test_nothing_else_is_taken_for_it(text: str) -> None:
    cells = {(1, 1): Content(Number(1)), (1, 20): Content(Text(text))}  # type: ignore[arg-type]
    assert shown_in((Grid("Temuan", cells=cells),), "Temuan") == {}


def test_a_bureau_that_sent_nothing_was_not_shown() -> None:
    cells = {(1, 20): Content(Text(showing(view(state=nothing_sent()))))}
    assert shown_in((Grid("Temuan", cells=cells),), "Temuan") == {}


def test_the_line_of_550_bureaus_stays_within_what_a_cell_holds() -> None:
    assert 550 * len(f'"BAGIAN-PANJANG":"{view_fingerprint(uji())}",') < 32_767 - 100
