"""A form the master has outgrown: what differs is a difference of two forms, not a fault."""

from decimal import Decimal

import pytest

from tests.core.builders import (
    FIRST,
    INDICATORS,
    PROGRAMMES,
    SECOND,
    SUM,
    Book,
    Edit,
    answer,
    asking,
    form,
    office,
    older,
    put,
    relabelled,
    submission,
    value,
)
from xlsops.core.form.layout import HEADING_ROW, Layout
from xlsops.core.form.older_forms import of_alike_form, unasked
from xlsops.core.form.submissions import Change, Irregularity, Submission
from xlsops.core.spec.spec import Block, Field, FieldKind, Level, Spec, Visibility
from xlsops.core.values.cells import Cell, Content, Number
from xlsops.core.values.structs import replace

NOW = office()
SHORTER = office(indicators=INDICATORS[1:])
SOURCE = Field(
    Block.INDICATORS, "sumber", "Sumber Data", FieldKind.TEXT, True, Visibility.ALWAYS, 20
)
WITH_SOURCE = asking(NOW, SOURCE)
LAST_COLUMN = len(form(NOW).indicators.columns)
TITLED = form(NOW).indicators.column("keterangan")
assert TITLED is not None
NOTHING_WRITTEN = tuple(
    answer("SUM", column.field.key, None) for column in form(NOW).indicators.columns if column.open
)


def told(found: Submission, *changes: Change) -> list[Irregularity]:
    return [each for each in found.irregularities if not changes or each.change in changes]


def at(key: str, row: int, layout: Layout | None = None) -> Cell:
    column = (layout or form(NOW)).indicators.column(key)
    assert column is not None
    return Cell("Indikator", row, column.number)


def heading(title: str | None, key: str = "keterangan") -> Edit:
    """Write another heading over a column."""

    def edit(layout: Layout, book: Book) -> None:
        column = layout.indicators.column(key)
        assert column is not None
        book["Indikator"] = put(book["Indikator"], {(HEADING_ROW, column.number): value(title)})

    return edit


def test_an_older_form_of_the_same_rows_and_columns_has_nothing_to_tell_but_its_id() -> None:
    found = older(NOW, NOW)
    assert (found.older, found.alike, found.irregularities) == ("lama", False, ())


def test_a_row_the_form_lacks_is_new_in_the_master_not_missing_from_the_form() -> None:
    found = older(SHORTER, NOW)
    assert told(found) == [Irregularity(Change.ROW_NEW, at("no", 8), "SUM", "no", "Jumlah Dokumen")]
    assert unasked(found) == {"SUM"}


def test_no_line_is_unasked_where_the_form_has_every_row() -> None:
    assert unasked(older(NOW, SHORTER)) == frozenset()


@pytest.mark.parametrize(
    ("edits", "held"),
    [
        (NOTHING_WRITTEN, ""),
        ((*NOTHING_WRITTEN, answer("SUM", "realisasi_2", 12)), "Realisasi TW II 12"),
        (
            (
                *NOTHING_WRITTEN,
                answer("SUM", "realisasi_2", 12),
                answer("SUM", "bukti", "  a \n b "),
            ),
            "Realisasi TW II 12; Bukti Dukung a b",
        ),
        (
            (*NOTHING_WRITTEN, answer("SUM", "bukti", "kata " * 11 + "genap")),
            f"Bukti Dukung {'kata ' * 11}genap",
        ),
        (
            (*NOTHING_WRITTEN, answer("SUM", "bukti", "kata " * 11 + "ganjil")),
            f"Bukti Dukung {'kata ' * 10}kata…",
        ),
    ],
    ids=["nothing", "a figure", "two answers", "just short enough", "too long"],
)
def test_a_row_not_asked_any_more_is_told_with_its_name_and_all_that_was_answered(
    edits: tuple[Edit, ...], held: str
) -> None:
    assert told(older(NOW, SHORTER, *edits)) == [
        Irregularity(Change.ROW_GONE, at("no", 8), "SUM", "no", "Jumlah Dokumen", "SUM", held)
    ]


def test_a_programme_row_not_asked_any_more_has_its_name_in_another_column() -> None:
    (gone,) = told(older(NOW, office(programmes=(*PROGRAMMES[:2], PROGRAMMES[3]))))
    assert (gone.change, gone.line, gone.old) == (Change.ROW_GONE, FIRST, "Dokumen Perencanaan")


def test_a_row_that_lost_its_name_is_told_by_its_id() -> None:
    (gone,) = told(older(NOW, SHORTER, answer("SUM", "indikator", None)))
    assert (gone.change, gone.old) == (Change.ROW_GONE, "SUM")


def test_a_locked_cell_that_shows_what_the_master_said_before_is_no_change_of_the_bureau() -> None:
    renamed = office(indicators=(replace(SUM, unit="Naskah"), *INDICATORS[1:]))
    assert told(older(NOW, renamed)) == [
        Irregularity(Change.SHOWN_OTHERWISE, at("satuan", 8), "SUM", "satuan", "Naskah", "Dokumen")
    ]


def test_a_figure_in_a_quarter_not_open_yet_is_the_bureaus_whatever_form_it_is() -> None:
    found = older(NOW, SHORTER, answer("LAST", "realisasi_3", 5))
    assert told(found, Change.LOCKED, Change.SHOWN_OTHERWISE) == [
        Irregularity(Change.LOCKED, at("realisasi_3", 9), "LAST", "realisasi_3", "", "5")
    ]


def test_a_figure_of_an_earlier_quarter_is_the_masters() -> None:
    found = older(NOW, NOW, answer("LAST", "realisasi_1", 5))
    assert told(found) == [
        Irregularity(Change.SHOWN_OTHERWISE, at("realisasi_1", 9), "LAST", "realisasi_1", "71", "5")
    ]


def test_an_answer_on_a_row_that_became_a_heading_is_the_masters_change() -> None:
    group = replace(PROGRAMMES[3], level=Level.ACTIVITY)
    found = older(NOW, office(programmes=(*PROGRAMMES[:3], group)), answer(SECOND, "rp_2", 5))
    assert (Change.SHOWN_OTHERWISE, SECOND, "rp_2", "", "5") in {
        (each.change, each.line, each.key, each.old, each.new) for each in told(found)
    }


def test_rows_that_only_stand_at_another_number_are_not_told() -> None:
    found = older(NOW, office(indicators=(INDICATORS[1], INDICATORS[0], *INDICATORS[2:])))
    assert told(found) == []


def test_a_row_that_stands_twice_is_the_bureaus_whatever_form_it_is() -> None:
    layout = form(NOW).indicators

    def copied(_layout: Layout, book: Book) -> None:
        book["Indikator"] = put(book["Indikator"], {(40, 1): value("SUM")})

    assert layout.columns[0].field.key == "id"
    assert told(older(NOW, NOW, copied)) == [
        Irregularity(Change.ROW_DOUBLE, at("no", 40), "SUM", "no", new="SUM")
    ]


def test_a_column_the_form_lacks_is_new_not_missing() -> None:
    assert told(older(NOW, WITH_SOURCE)) == [
        Irregularity(
            Change.COLUMN_NEW,
            Cell("Indikator", HEADING_ROW, LAST_COLUMN + 1),
            "",
            "sumber",
            "Sumber Data",
        )
    ]


@pytest.mark.parametrize(
    ("edits", "held"),
    [
        ((), ""),
        ((answer("SUM", "sumber", "Register"), answer("LAST", "sumber", "Survei")), "2"),
        ((answer("SUM", "sumber", "  "), answer("LAST", "sumber", "Survei")), "1"),
        ((answer("SUM", "sumber", Content(Number(Decimal(1)), "1")),), ""),
    ],
    ids=["nothing", "two rows", "spaces", "a formula"],
)
def test_a_column_not_asked_any_more_is_told_with_the_number_of_rows_it_was_answered_in(
    edits: tuple[Edit, ...], held: str
) -> None:
    assert told(older(WITH_SOURCE, NOW, *edits)) == [
        Irregularity(
            Change.COLUMN_GONE,
            Cell("Indikator", HEADING_ROW, LAST_COLUMN + 1),
            "",
            "sumber",
            "Sumber Data",
            held=held,
        )
    ]


def test_a_column_not_asked_any_more_that_bears_no_heading_is_told_by_its_key() -> None:
    (gone,) = told(older(WITH_SOURCE, NOW, heading(None, "sumber")))
    assert (gone.change, gone.old) == (Change.COLUMN_GONE, "sumber")


def test_a_column_with_another_heading_is_told_once_with_both() -> None:
    found = older(NOW, relabelled(NOW, "keterangan", label="Catatan"))
    assert [each for each in told(found) if each.cell.sheet == "Indikator"] == [
        Irregularity(
            Change.COLUMN_RENAMED,
            at("keterangan", HEADING_ROW),
            "",
            "keterangan",
            "Keterangan",
            "Catatan",
        )
    ]
    assert {each.change for each in told(found)} == {Change.COLUMN_RENAMED}


@pytest.mark.parametrize("title", [None, "  Keterangan ", "Realisasi\nTW II"])
def test_a_heading_that_is_only_blank_or_written_with_other_spaces_is_no_other(
    title: str | None,
) -> None:
    key = "realisasi_2" if title and "TW" in title else "keterangan"
    assert told(older(NOW, NOW, heading(title, key))) == []


def test_a_form_whose_label_was_broken_over_lines_has_the_same_heading() -> None:
    broken = relabelled(NOW, "bukti", label="Bukti \n Dukung")
    assert told(older(NOW, broken)) == []


def _alike(*edits: Edit, spec: Spec = NOW) -> Submission:
    return of_alike_form(submission(*edits, spec=spec), "lama")


def test_a_form_with_other_figures_of_earlier_quarters_only_is_alike_and_no_fault() -> None:
    found = _alike(answer("SUM", "realisasi_1", 8), answer(FIRST, "rp_1", 19_000_000))
    assert (found.older, found.alike, found.irregularities) == ("lama", True, ())


@pytest.mark.parametrize("key", ["realisasi_3", "satuan", "target_1"])
def test_what_else_is_otherwise_on_an_alike_form_is_the_bureaus(key: str) -> None:
    found = _alike(answer("SUM", key, 8), answer("SUM", "realisasi_1", 8))
    assert [(each.change, each.key) for each in found.irregularities] == [(Change.LOCKED, key)]


def test_a_figure_of_the_open_quarter_on_a_heading_of_an_alike_form_is_the_bureaus() -> None:
    found = _alike(answer("4.01.01", "rp_2", 8), answer("4.01.01", "rp_1", 8))
    assert [(each.change, each.key) for each in found.irregularities] == [(Change.LOCKED, "rp_2")]


def test_a_hidden_column_of_an_earlier_quarter_is_no_figure_carried_in_again() -> None:
    def hide(layout: Layout, book: Book) -> None:
        book["Indikator"] = replace(
            book["Indikator"], hidden_columns=frozenset({at("realisasi_1", 1, layout).column})
        )

    assert [each.change for each in _alike(hide).irregularities] == [Change.HIDDEN]
