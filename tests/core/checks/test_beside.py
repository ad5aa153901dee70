"""What a bureau wrote beside the form is told to it and to the office, and gathered by nobody."""

import pytest

from tests.core.builders import (
    FIRST,
    Book,
    Edit,
    Plain,
    answer,
    book_of,
    form,
    moved,
    office,
    put,
    value,
)
from xlsops.core.checks.beside import beside
from xlsops.core.form.layout import COVER, FIRST_ROW, HEADING_ROW, KEY_ROW, RETURN_NOTE, Layout
from xlsops.core.form.submissions import MissingSheet, read_submission
from xlsops.core.terms.findings import MARKS
from xlsops.core.values.cells import BLANK, Content, Grid
from xlsops.core.values.structs import replace

LAYOUT = form(office())
FREE = len(LAYOUT.indicators.columns) + 1
COLUMN = "AE"


def told(*edits: Edit) -> tuple[str, ...]:
    return beside(LAYOUT, tuple(book_of(office(), LAYOUT, *edits).values()))


def written(cells: dict[tuple[int, int], Plain], sheet: str = "Indikator") -> Edit:
    def edit(_layout: Layout, book: Book) -> None:
        book[sheet] = put(book[sheet], {at: value(each) for at, each in cells.items()})

    return edit


def commented(comments: dict[tuple[int, int], str], sheet: str = "Indikator") -> Edit:
    def edit(_layout: Layout, book: Book) -> None:
        book[sheet] = replace(book[sheet], comments=comments)

    return edit


def comment(place: str, text: str) -> str:
    return f'Komentar pada {place}: "{text}".'


def test_a_form_filled_as_it_was_made_has_nothing_beside_it() -> None:
    assert told() == ()


def test_a_column_put_in_is_told_with_its_heading_and_its_cells() -> None:
    assert told(
        written({(HEADING_ROW, FREE): "Catatan kami", (8, FREE): 5, (9, FREE): " ya "})
    ) == (
        f'Lembar Indikator: kolom {COLUMN} "Catatan kami" tidak ada di format, jadi 2 isiannya '
        f'tidak dihimpun ({COLUMN}8 "5", {COLUMN}9 "ya").',
    )


def test_a_column_without_a_heading_is_told_by_its_letters() -> None:
    assert told(written({(8, FREE): 5})) == (
        f"Lembar Indikator: kolom {COLUMN} tidak ada di format, jadi 1 isiannya tidak dihimpun "
        f'({COLUMN}8 "5").',
    )


def test_three_cells_are_named_and_of_more_the_first_three() -> None:
    three: dict[tuple[int, int], Plain] = {(8 + each, FREE): each for each in range(3)}
    (whole,), (cut,) = told(written(three)), told(written({**three, (11, FREE): 3}))
    listed = f'{COLUMN}8 "0", {COLUMN}9 "1", {COLUMN}10 "2"'
    assert whole.endswith(f"jadi 3 isiannya tidak dihimpun ({listed}).")
    assert cut.endswith(f"jadi 4 isiannya tidak dihimpun ({listed}, …).")


@pytest.mark.parametrize(
    "cells",
    [{(HEADING_ROW, FREE): "Catatan"}, {(FIRST_ROW - 1, FREE): 5}, {(8, FREE): "  "}],
    ids=["a heading only", "above the rows", "spaces"],
)
def test_a_column_that_holds_nothing_beside_the_rows_is_not_told(
    cells: dict[tuple[int, int], Plain],
) -> None:
    assert told(written(cells)) == ()


def test_the_first_row_of_the_table_is_beside_it() -> None:
    assert len(told(written({(FIRST_ROW, FREE): 5}))) == 1


def test_a_sheet_that_lost_its_keys_has_no_columns_of_which_is_known_whose_they_are() -> None:
    def lost(_layout: Layout, book: Book) -> None:
        book["Indikator"] = moved(book["Indikator"], {KEY_ROW: 0}, {})

    assert told(lost, written({(8, FREE): 5})) == ()


def test_a_sheet_that_is_missing_does_not_keep_the_others_from_being_told() -> None:
    def gone(_layout: Layout, book: Book) -> None:
        del book["Indikator"]

    assert told(commented({(12, 4): "Ani"}, COVER), gone) == (comment("Petunjuk!D12", "Ani"),)


def test_a_cover_that_is_missing_keeps_no_column_from_being_told() -> None:
    def gone(_layout: Layout, book: Book) -> None:
        del book[COVER]

    assert told(gone, written({(8, FREE): 5})) == told(written({(8, FREE): 5}))


def test_the_cover_has_no_columns() -> None:
    assert told(written({(KEY_ROW, 1): "Petunjuk", (8, 2): "Baca dahulu"}, COVER)) == ()


def test_comments_are_told_sheet_by_sheet_and_row_by_row_on_one_line() -> None:
    assert told(
        commented({(9, 2): "dua", (8, 3): "  satu\n baris "}),
        commented({(12, 4): "Ani"}, COVER),
        commented({(10, 1): "tiga"}, "Anggaran"),
    ) == (
        comment("Petunjuk!D12", "Ani"),
        comment("Indikator!C8", "satu baris"),
        comment("Indikator!B9", "dua"),
        comment("Anggaran!A10", "tiga"),
    )


@pytest.mark.parametrize("mark", MARKS.values())
def test_a_note_the_program_put_onto_a_returned_copy_is_not_the_bureaus(mark: str) -> None:
    assert told(commented({(8, 3): f"{mark} V05\nRealisasi TW II belum diisi."})) == ()


@pytest.mark.parametrize("text", ["▲ naik\xa0sedikit", "▲ V05 tanpa baris", "Lihat ▲ V05\nini"])
def test_a_comment_that_only_looks_like_such_a_note_is_the_bureaus(text: str) -> None:
    assert told(commented({(8, 3): text})) == (comment("Indikator!C8", " ".join(text.split())),)


def test_an_empty_comment_is_not_told() -> None:
    assert told(commented({(8, 3): " \n "})) == ()


@pytest.mark.parametrize(
    ("count", "last"), [(5, "4"), (6, "Masih ada 1 komentar lain di berkasnya.")]
)
def test_the_first_five_are_told_and_of_more_how_many_there_are(count: int, last: str) -> None:
    found = told(commented({(8 + each, 3): str(each) for each in range(count)}))
    assert len(found) == count
    assert found[-1] == (last if count > 5 else comment("Indikator!C12", last))


def test_columns_are_counted_apart_from_comments_and_before_them() -> None:
    columns: dict[tuple[int, int], Plain] = {(8, FREE + each): each for each in range(7)}
    found = told(written(columns), commented({(8, 3): "satu"}))
    assert found[5:] == (
        "Masih ada 2 kolom tambahan lain di berkasnya.",
        comment("Indikator!C8", "satu"),
    )


def test_long_texts_are_cut_and_long_comments_less() -> None:
    (column,), (note,) = (
        told(written({(8, FREE): "a" * 500})),
        told(commented({(8, 3): "a" * 500})),
    )
    assert (column.count("a" * 50), column.count("a" * 61)) == (1, 0)
    assert (note.count("a" * 190), note.count("a" * 201)) == (1, 0)


def test_an_answer_in_a_column_of_the_form_is_not_beside_it() -> None:
    assert told(answer("SUM", "keterangan", "Catatan"), answer(FIRST, "rp_3", 5)) == ()


def test_a_sheet_of_the_bureaus_own_is_told_and_none_of_ours_or_an_empty_one() -> None:
    def own(_layout: Layout, book: Book) -> None:
        for name in ("Rincian", RETURN_NOTE, "Sheet1"):
            book[name] = Grid(name)
        for name in ("Rincian", RETURN_NOTE):
            book[name] = put(book[name], {(1, 1): value("Kecamatan"), (2, 1): value(12)})
        book["Rincian"] = replace(book["Rincian"], comments={(2, 1): "lihat surat"})

    assert told(own) == (
        'Lembar "Rincian" tidak ada di format, jadi tidak dihimpun (2 sel terisi, 1 komentar).',
    )


def test_a_table_whose_sheet_was_renamed_is_no_sheet_of_the_bureaus_own() -> None:
    def renamed(_layout: Layout, book: Book) -> None:
        sheet = put(book.pop("Indikator"), {(1, 1): value(None)})
        book["Lembar1"] = replace(sheet, name="Lembar1")

    assert told(renamed) == ()


def test_a_column_that_lost_its_key_and_was_read_is_none_of_its_own() -> None:
    column = LAYOUT.indicators.column("rtl")
    assert column is not None
    book = book_of(office(), LAYOUT)
    book["Indikator"] = put(book["Indikator"], {(KEY_ROW, column.number): Content(BLANK)})
    grids = tuple(book.values())
    found = read_submission(LAYOUT, grids, mends=True)
    assert not isinstance(found, MissingSheet)
    assert beside(LAYOUT, grids, found.tables) == ()
    assert len(beside(LAYOUT, grids)) == 1
