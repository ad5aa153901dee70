"""The columns an office adds in Format stand in every recap, with the totals it asks for."""

from decimal import Decimal

import pytest

from tests.core.builders import FIRST, SECOND, Book, answers, office, put, value
from tests.core.views import answer_pages, looks_at, row_with, rows, view
from tests.own import BUDGET, INDICATOR, with_own_columns
from xlsops.core.form.cell_formulas import total_formulas
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import Layout
from xlsops.core.pages.figures.bureau_recap import bureau_recap_page
from xlsops.core.pages.figures.collected import whole_collected_page
from xlsops.core.pages.figures.office_recap import office_recap_page
from xlsops.core.results.own_columns import own_columns, placed_columns, side_by_side
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Block
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View

SPEC = with_own_columns(office())


def answered() -> View:
    return view(
        answers("SUM", **INDICATOR),
        answers("LAST", **{**INDICATOR, "peserta": 2, "nilai": Decimal("3.5"), "puas": "n/a"}),
        answers(FIRST, **BUDGET),
        answers(SECOND, peserta=300),
        spec=SPEC,
    )


def recap_page() -> Sheet:
    here = answered()
    return bureau_recap_page(here, next(each for each in here.bureaus if each.record))


def plain(row: list[object]) -> list[object]:
    """Return a row without what merged cells hide."""
    return [each for each in row if each not in {None, ""}]


def test_own_columns_are_those_a_bureau_answers_and_the_program_has_no_use_for() -> None:
    assert own_columns(office(), Block.INDICATORS) == own_columns(office(), Block.BUDGET) == ()
    found = {block: [each.field.key for each in own_columns(SPEC, block)] for block in Block}
    assert found == {Block.INDICATORS: list(INDICATOR), Block.BUDGET: list(BUDGET)}


def test_the_painted_recap_of_a_bureau_shows_every_own_answer_in_its_row() -> None:
    found = [plain(row) for row in rows(recap_page())]
    assert [1, "Jumlah Dokumen", *INDICATOR.values()] in found
    assert [
        2,
        "Persentase Layanan",
        2,
        "n/a",
        INDICATOR["uraian_hasil"],
        "Sedang",
        Decimal("3.5"),
    ] in found
    assert [1, f"{FIRST}  Dokumen Perencanaan", *BUDGET.values()] in found


def test_a_total_stands_where_format_asks_for_one_and_percents_have_none() -> None:
    found = [plain(row) for row in rows(recap_page())]
    assert ["Jumlah", 42] in found
    assert ["Rata-rata", Decimal("3.38")] in found
    assert ["Jumlah", 1500, 25_000_000] in found


@pytest.mark.parametrize(
    ("text", "column", "look"),
    [("Jumlah Peserta", 3, "whole"), ("Kepuasan (%)", 4, "percent"), ("Nilai Mutu", 9, "percent")],
)
def test_numbers_stand_in_the_format_of_their_kind(text: str, column: int, look: str) -> None:
    page = recap_page()
    row = row_with(page, text) + 1
    assert looks_at(page, row, column) == [look]


def test_a_long_text_is_wrapped_and_its_row_high_enough() -> None:
    page = recap_page()
    row = row_with(page, "Uraian Hasil") + 1
    assert dict(page.heights)[row] > 60


def test_own_columns_make_no_page_wider() -> None:
    usual = bureau_recap_page(view(), view().bureaus[0])
    assert recap_page().widths == usual.widths


def test_the_painted_list_of_all_shows_own_answers_in_the_row_they_belong_to() -> None:
    page = whole_collected_page(answered())
    heading = row_with(page, "Jumlah Peserta")
    labels = page.values[heading - 1]
    found = {
        row[2]: {label: each for label, each in zip(labels, row, strict=True) if each is not None}
        for row in page.values[heading:]
    }
    assert labels.count("Jumlah Peserta") == 1
    assert found["SUM"]["Jumlah Peserta"] == 40
    assert found["SUM"]["Tingkat Risiko"] == "Sedang"
    assert found[FIRST]["Jumlah Peserta"] == 1200
    assert found[FIRST]["Lokasi"] == "Aula Setda"
    assert "Hibah Diterima (Rp)" not in found["SUM"]


def test_the_recap_of_the_office_adds_up_the_own_columns_of_its_bureaus() -> None:
    found = [plain(row) for row in rows(office_recap_page(answered()))]
    headings = [
        "Jumlah Peserta (Indikator)",
        "Jumlah Peserta (Anggaran)",
        "Hibah Diterima (Rp) (Anggaran)",
    ]
    assert ["No", "Bagian", *headings] in found
    assert [1, "Bagian Percobaan", 42, 1500, 25_000_000] in found
    assert [2, "Bagian Lain"] in found
    assert ["Jumlah", 42, 1500, 25_000_000] in found


def test_the_answers_of_a_bureau_end_with_the_sums_format_asks_for() -> None:
    found = [plain(row) for row in rows(answer_pages(answered())["UJI"].painted)]
    assert ["Jumlah", 42] in found
    assert ["Jumlah", 150_000_000, 64_500_000, 43, 1500, 25_000_000] in found


def test_a_list_with_own_columns_prints_as_large_as_without_them_on_pages_side_by_side() -> None:
    assert (
        whole_collected_page(view()).pages_wide,
        whole_collected_page(view()).title_columns,
    ) == (1, None)
    page = whole_collected_page(answered())
    assert (page.pages_wide, page.title_columns) == (2, (1, 4))


def test_without_own_columns_no_recap_says_anything_of_them() -> None:
    for page in (office_recap_page(view()), bureau_recap_page(view(), view().bureaus[0])):
        assert not any("Kolom tambahan" in str(cell) for row in page.values for cell in row)


def test_the_form_adds_up_no_percents() -> None:
    sheet = layout_of(SPEC, SPEC.bureaus[0]).indicators
    assert set(total_formulas(sheet)) == {"peserta"}


def test_columns_that_do_not_fit_beside_the_others_stand_in_a_table_below() -> None:
    columns = own_columns(SPEC, Block.INDICATORS)
    tables = placed_columns(columns, (5, 30, 9, 9, 9, 9), 3)
    spans = [[(column.field.key, span) for column, span in table] for table in tables]
    assert spans == [
        [("peserta", (3, 4)), ("puas", (5, 6))],
        [("uraian_hasil", (3, 6))],
        [("risiko", (3, 4)), ("nilai", (5, 6))],
    ]


def test_every_heading_of_a_list_is_only_there_once() -> None:
    labels = [
        each.label
        for each in side_by_side(SPEC, ("LOKASI", "Uraian Hasil", "uraian hasil (indikator)"))
    ]
    assert labels == [
        "Jumlah Peserta",
        "Kepuasan (%)",
        "Uraian Hasil (Indikator) 2",
        "Tingkat Risiko",
        "Nilai Mutu",
        "Hibah Diterima (Rp)",
        "Lokasi (Anggaran)",
    ]


def test_a_changed_sum_of_an_own_column_is_flagged_on_that_sum() -> None:
    cell = layout_of(SPEC, SPEC.bureaus[0]).indicators.total_cell("peserta")

    def typed_over(_: Layout, book: Book) -> None:
        book[cell.sheet] = put(book[cell.sheet], {(cell.row, cell.column): value(5)})

    page = answer_pages(view(answers("SUM", **INDICATOR), typed_over, spec=SPEC))["UJI"]
    assert looks_at(page.painted, *page.places["jumlah Indikator", "peserta"])[-1] == "Galat"


def test_a_heading_of_a_list_is_one_line_of_printable_letters() -> None:
    odd = replace(SPEC.fields[-1], label="Lokasi\n\x01  acara")
    spec = replace(SPEC, fields=(*SPEC.fields[:-1], odd))
    assert [each.label for each in side_by_side(spec, ())][-1] == "Lokasi acara"
