"""A mean or a sum that counts figures with an open error says so beside it."""

from collections.abc import Iterator
from typing import Never

from tests.core.builders import FIRST, Edit, answer
from tests.core.views import rows, view
from xlsops.core.pages.figures.bureau_recap import bureau_recap_page
from xlsops.core.pages.figures.office_recap import office_recap_page
from xlsops.core.pages.standing.home import home_page
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.recap.words import recap_sentences
from xlsops.core.results.flaws import flawed, flaws_told
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Block
from xlsops.core.values.later import Later
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View

NEGATIVE: Edit = answer("SUM", "realisasi_2", -5)
TOO_MUCH: Edit = answer(FIRST, "rp_2", 10**14)
TOLD = (
    "Termasuk 1 indikator dalam capaian dan 1 sub kegiatan dalam serapan yang galatnya masih "
    "terbuka."
)


def said(page: Sheet) -> list[str]:
    return [cell for row in rows(page) for cell in row if isinstance(cell, str)]


def flawed_office() -> View:
    return view(NEGATIVE, TOO_MUCH)


def test_what_counts_in_spite_of_an_open_error_is_counted_by_block() -> None:
    bureaus = flawed_office().recap.bureaus
    assert [flawed(block, *bureaus) for block in Block] == [1, 1]
    assert flaws_told(*bureaus) == TOLD


def test_a_row_whose_error_leaves_it_without_a_figure_does_not_count() -> None:
    assert flaws_told(*view(answer("SUM", "realisasi_2", None)).recap.bureaus) == ""


def test_every_page_with_such_a_figure_says_so_and_none_without() -> None:
    here, clean = flawed_office(), view()
    assert TOLD in said(office_recap_page(here))
    assert TOLD in said(bureau_recap_page(here, here.bureaus[0]))
    assert TOLD in recap_sentences(here.recap, RecapNotes())
    home = said(home_page(here))
    assert {"Capaian rata-rata, 1 bergalat", "Serapan, 1 bergalat"} <= set(home)
    assert not any("bergalat" in text for text in said(home_page(clean)))
    assert not any("galatnya" in text for text in said(office_recap_page(clean)))


def test_counting_flaws_makes_no_line_of_a_bureau() -> None:
    told = flawed_office().recap.bureaus
    unmade = [replace(each, indicators=Later(_never), budget=Later(_never)) for each in told]
    assert [flawed(block, *unmade) for block in Block] == [1, 1]


def _never() -> Iterator[Never]:
    raise AssertionError
    yield
