"""A copy of a form shows, without a spreadsheet program, what its formulas would."""

from decimal import Decimal

from tests.core.builders import FIRST, PROGRAMMES, SECOND, Edit, answer, form, office, place
from tests.core.views import nothing_sent, view
from xlsops.core.form import cell_formulas as live
from xlsops.core.pages.figures.computed import computed_cells, counted_texts
from xlsops.core.values.cells import BLANK, Cell, Number, Text, Value
from xlsops.core.values.structs import replace
from xlsops.core.view.view import BureauView

LAYOUT = form(office())


def uji(*edits: Edit) -> BureauView:
    return view(*edits).bureaus[0]


def line(found: dict[Cell, Value], each: str, *keys: str) -> list[Value]:
    return [found[place(LAYOUT, each, key)] for key in keys]


def total(found: dict[Cell, Value], *keys: str) -> list[Value]:
    return [found[LAYOUT.budget.total_cell(key)] for key in keys]


def numbers(*texts: str) -> list[Value]:
    return [Number(Decimal(text)) for text in texts]


def test_the_computed_cells_of_a_line_show_its_results() -> None:
    found = computed_cells(uji(answer("SUM", "realisasi_2", 12)))
    keys = ("target_sd", "realisasi_sd", "capaian_mentah", "capaian", "capaian_tahun")
    assert line(found, "SUM", *keys) == numbers("20", "21", "105.00", "105.00", "52.50")
    assert line(found, "SUM", "predikat", "status") == [Text("Sangat Tinggi"), Text("Lengkap")]
    assert line(found, FIRST, "k_sd", "rp_sd", "capaian_k", "serapan") == numbers(
        "4", "41000000", "50.00", "41.00"
    )


def test_a_line_without_an_answer_shows_nothing_where_it_has_no_figure() -> None:
    found = computed_cells(uji(answer("SUM", "realisasi_2", None)))
    assert line(found, "SUM", "realisasi_sd", "capaian", "predikat") == [BLANK] * 3


def test_only_computed_columns_of_rows_that_are_asked_are_shown_beside_the_sums() -> None:
    below = {
        cell for cell in computed_cells(uji()) if cell.row != LAYOUT.budget.total_cell("k_1").row
    }
    assert below == {
        sheet.cell(each.id, key)
        for sheet, keys in (
            (
                LAYOUT.indicators,
                (
                    "target_sd",
                    "realisasi_sd",
                    "capaian_mentah",
                    "capaian",
                    "capaian_tahun",
                    "predikat",
                    "status",
                ),
            ),
            (LAYOUT.budget, ("k_sd", "rp_sd", "capaian_k", "serapan", "status")),
        )
        for each in sheet.lines
        if each.asked
        for key in keys
    }


def test_every_formula_of_the_row_of_sums_has_its_value() -> None:
    found = computed_cells(uji())
    assert {cell for cell in found if cell.row == LAYOUT.budget.total_cell("pagu").row} == {
        LAYOUT.budget.total_cell(key) for key in live.total_formulas(LAYOUT.budget)
    }


def test_a_sum_counts_what_is_known_what_was_answered_and_what_was_computed() -> None:
    found = computed_cells(uji(answer(FIRST, "rp_2", 30_000_000)))
    assert total(found, "pagu", "rp_1", "rp_2", "rp_3", "rp_sd", "serapan") == numbers(
        "150000000", "32000000", "53500000", "0", "53500000", "35.67"
    )


def test_a_line_without_a_figure_counts_as_nothing_in_the_sums() -> None:
    found = computed_cells(uji(answer(FIRST, "rp_2", "tidak tahu")))
    assert total(found, "rp_2", "rp_sd") == numbers("23500000", "23500000")


def test_a_figure_on_a_row_that_is_a_heading_counts_in_no_sum() -> None:
    group = replace(PROGRAMMES[0], ceiling=Decimal(7))
    spec = office(programmes=(group, *PROGRAMMES[1:]))
    assert total(computed_cells(view(spec=spec).bureaus[0]), "pagu") == numbers("150000000")


def test_a_form_nobody_sent_shows_the_sums_of_what_is_known_and_no_share() -> None:
    found = computed_cells(view(state=nothing_sent()).bureaus[0])
    assert line(found, "SUM", "capaian", "predikat", "status") == [BLANK] * 3
    assert total(found, "pagu", "rp_1", "rp_2", "rp_sd") == numbers(
        "150000000", "32000000", "0", "0"
    )


def test_a_table_without_rows_to_add_up_has_no_sums() -> None:
    found = computed_cells(view(spec=office(programmes=())).bureaus[0])
    assert {cell.sheet for cell in found} == {"Indikator"}


def test_the_counters_say_how_many_places_that_must_be_answered_are() -> None:
    each = uji(
        answer("SUM", "realisasi_2", None), answer(SECOND, "k_2", None), answer("SUM", "nip", None)
    )
    assert counted_texts(each) == {
        live.filled_counter(LAYOUT): Text("Terisi 10 dari 13"),
        live.sheet_counter(LAYOUT.indicators, 2): Text("Terisi 5 dari 6"),
        live.sheet_counter(LAYOUT.budget, 2): Text("Terisi 3 dari 4"),
    }


def test_the_counters_of_a_form_nobody_sent_count_nothing() -> None:
    each = view(state=nothing_sent()).bureaus[1]
    assert set(counted_texts(each).values()) == {Text("Terisi 0 dari 3"), Text("Terisi 0 dari 0")}


def test_an_answer_that_need_not_be_given_is_not_counted() -> None:
    assert counted_texts(uji(answer("SUM", "keterangan", "Catatan"))) == counted_texts(uji())
