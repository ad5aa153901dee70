"""A returned copy opens exactly what it asks to mend, and asks for what is left to do."""

import pytest

from tests.core.builders import (
    FIRST,
    SECOND,
    Book,
    Edit,
    answer,
    answers,
    form,
    office,
    put,
    submission,
    value,
)
from tests.core.views import view
from xlsops.core.form.layout import Layout
from xlsops.core.results.results import data_hash, results_of
from xlsops.core.terms.findings import Finding
from xlsops.core.values.structs import replace
from xlsops.core.view.mending import fresh_form_cell, in_hand, mendable, to_mend, to_open
from xlsops.messages.checking.checks_form import SEND_AGAIN

BACK = {"bureau": "UJI", "file": "x.xlsx", "sha": "s", "source": "cd" * 32, "findings": []}
FAULTY: tuple[Edit, ...] = (answer(FIRST, "bukti", None), answer("SUM", "realisasi_2", None))


def open_places(*edits: Edit) -> set[tuple[str, str]]:
    here = view(*edits).bureaus[0]
    return set(to_open(here, to_mend(here)))


def test_what_is_flagged_is_opened_and_nothing_else() -> None:
    assert open_places(*FAULTY) == {
        (FIRST, "bukti"),
        ("SUM", "realisasi_2"),
        ("SUM", "keterangan"),  # blank, and a figure that is yet to come may ask for it
    }
    assert open_places() == set()


def test_beside_a_figure_the_narratives_that_are_blank_open_and_those_written_stay_locked() -> None:
    blank = {"pendorong": None, "rtl": None}
    assert open_places(answers("SUM", realisasi_2=-1, **blank)) == {
        ("SUM", key) for key in ("realisasi_2", "pendorong", "rtl", "keterangan")
    }
    assert open_places(answers("SUM", realisasi_2=-1, keterangan="Sudah dicocokkan.")) == {
        ("SUM", "realisasi_2")
    }


@pytest.mark.parametrize(
    ("code", "field", "advice", "opened"),
    [
        ("V24", "rtl", "Tulis penjelasan yang dapat dipahami pembaca lain.", {"rtl"}),
        ("V19", "rp_2", "Beri penjelasan di Keterangan.", {"k_2", "rp_2", "keterangan"}),
        ("V32", "penanggung_jawab", "Isi nama jabatan.", {"penanggung_jawab"}),
        ("KABAG", "rp_2", "Cocokkan lagi.", {"rp_2"}),
        ("KABAG", "rp_2", "Jelaskan mengapa turun.", {"rp_2", "keterangan"}),
        ("V18", "rp_2", "", {"rp_2", "keterangan"}),
    ],
)
def test_the_advice_says_what_opens_beside_the_flagged_cell(
    code: str, field: str, advice: str, opened: set[str]
) -> None:
    told = replace(found(code, FIRST, field), advice=advice)
    assert mendable(form(office()), [told]) == {(FIRST, key) for key in opened}


def test_columns_the_advice_names_are_opened_too() -> None:
    asked = answers("SUM", realisasi_2=0, penghambat=None, rtl=None, keterangan=None)
    assert open_places(asked) == {
        ("SUM", key) for key in ("realisasi_2", "penghambat", "rtl", "keterangan")
    }


def test_a_changed_formula_opens_nothing_because_the_copy_has_it_again() -> None:
    assert open_places(answer("SUM", "capaian", 100)) == set()


def found(code: str, line: str = "", field: str = "no") -> Finding:
    here = view(*FAULTY).bureaus[0].findings[0]
    return replace(here, code=code, line=line, field=field, advice="")


def test_a_row_that_went_missing_opens_whole() -> None:
    layout = form(office())
    assert mendable(layout, [found("V02", SECOND)]) == {
        (SECOND, column.field.key) for column in layout.budget.columns if column.open
    }


def test_a_column_that_went_missing_opens_whole_though_it_may_be_blank() -> None:
    layout = form(office())
    missing = replace(found("V02", "", "keterangan"), line="")
    lines = [line.id for sheet in layout.sheets for line in sheet.lines if line.asked]
    assert mendable(layout, [missing]) == {(line, "keterangan") for line in lines}


def test_a_row_that_is_new_in_the_master_or_changed_there_opens_whole() -> None:
    layout = form(office())
    whole = {("SUM", column.field.key) for column in layout.indicators.columns if column.open}
    asked = found("V05", "SUM", "realisasi_2")
    assert mendable(layout, [asked], {"SUM"}) == mendable(layout, [], {"SUM"}) == whole
    assert mendable(layout, [asked]) < whole
    assert mendable(layout, [found("V01", "SUM", "target_2")]) == whole


def test_a_copy_of_the_last_quarter_opens_the_whole_form() -> None:
    layout = form(office())
    everything = {
        (line.id, column.field.key) for sheet in layout.sheets for line, column in sheet.answers()
    }
    assert mendable(layout, [found("V13", "SUM", "realisasi_2")]) == everything


def test_the_same_figures_have_the_same_hash_and_others_another() -> None:
    def hashed(*edits: Edit) -> str:
        return data_hash({"UJI": results_of(submission(*edits), office())})

    assert hashed(answer("SUM", "realisasi_2", 12)) == hashed(answer("SUM", "realisasi_2", "12,0"))
    assert hashed(answer("SUM", "realisasi_2", 12)) != hashed(answer("SUM", "realisasi_2", 13))
    assert hashed(answer(FIRST, "rp_2", 0)) != hashed(answer(FIRST, "rp_2", None))
    assert hashed(answer("SUM", "keterangan", "satu")) == hashed(answer("SUM", "keterangan", "dua"))
    results = results_of(submission(), office())
    assert data_hash({"A": results}) != data_hash({"B": results})
    assert data_hash({"B": results, "A": results}) == data_hash({"A": results, "B": results})


@pytest.mark.parametrize("code", ["V01", "V02", "V26", "V27", "V28", "V03", "V14", "V15"])
def test_what_the_copy_itself_has_mended_is_not_asked_again_of_who_holds_it(code: str) -> None:
    found = replace(
        to_mend(view(*FAULTY).bureaus[0])[0],
        code=code,
        advice="Gunakan format asli, atau pakai salinan perbaikan.",
    )
    advice = in_hand(form(office()), found).advice
    assert advice.startswith("Sudah dipulihkan di berkas ini; ")
    locked = code in {"V03", "V14", "V15"}
    assert ("lengkapi sel putih" in advice, advice.endswith("pengumpul data.")) == (
        not locked,
        locked,
    )
    assert in_hand(form(office()), replace(found, code="V08")).advice == found.advice


def heading(label: str) -> Finding:
    """Return the finding on a column whose heading says something else."""
    here = view(retitled(label)).bureaus[0]
    (found,) = to_mend(here)
    return found


def retitled(label: str) -> Edit:
    def edit(layout: Layout, book: Book) -> None:
        sheet = layout.indicators
        cell = sheet.heading_cell("realisasi_2")
        book[sheet.name] = put(book[sheet.name], {(cell.row, cell.column): value(label)})

    return edit


def test_a_heading_that_was_changed_is_shown_where_it_stands_and_its_question_stays() -> None:
    layout = form(office())
    found = heading("Realisasi TW I")
    assert fresh_form_cell(layout, found) == layout.indicators.heading_cell("realisasi_2")
    assert found.advice == (
        'Judulnya sudah kembali menjadi "Realisasi TW II" di berkas ini. Pastikan isian kolom ini '
        "memang Realisasi TW II; bila bukan, ganti isinya."
    )
    assert ("SUM", "realisasi_2") in mendable(layout, [found])


def test_a_cell_that_the_copy_put_right_and_holds_closed_asks_for_nothing() -> None:
    here = view(answer("SUM", "capaian", 100)).bureaus[0]
    (found,) = to_mend(here)
    assert found.code == "V26"
    assert found.advice == "Sudah dipulihkan di berkas ini; untuk ini tidak ada yang perlu diisi."


def test_who_holds_the_copy_is_not_sent_to_it() -> None:
    found = to_mend(view(*FAULTY).bureaus[0])[0]
    told = replace(found, advice=f"{SEND_AGAIN} Isi angkanya.")
    assert in_hand(form(office()), told).advice == "Isi angkanya."
    older = replace(found, code="V01", advice=f"Periksa seluruh isian. {SEND_AGAIN}")
    assert in_hand(form(office()), older).advice == "Periksa seluruh isian."
    bare = in_hand(form(office()), replace(older, advice=SEND_AGAIN)).advice
    assert bare.startswith("Sudah dipulihkan di berkas ini")


def test_many_findings_told_as_one_stand_on_the_first_cell_they_name() -> None:
    layout = form(office())
    first = layout.budget.total_cell("pagu")
    found = to_mend(view(*FAULTY).bureaus[0])[0]
    many = replace(found, code="V26", line=first.sheet, field="rumus", cell=first)
    assert fresh_form_cell(layout, many) == first
    beyond = replace(many, cell=first._replace(row=999))
    assert fresh_form_cell(layout, beyond).address == "B3"
