"""The frame of findings beside the list people see, the frame of results beside the recap's sheet Data."""

import shutil
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pandas as pd

import xlsops
from tests.one_sheet import one_sheet
from tests.own import INDICATOR
from tests.procedure.kabag import LATER, NEXT_DAY, approved, listed
from tests.procedure.test_own_columns import own_columns_sent
from tests.quarter import Room
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.terms.findings import FindingState
from xlsops.core.values.numbers import as_typed
from xlsops.frames.findings import COLUMNS
from xlsops.frames.results import COLUMNS as RESULTS
from xlsops.procedure.papers.recapping import recap_bytes
from xlsops.procedure.period.viewing import view_of


def data_sheet(root: Path, tmp_path: Path) -> list[list[object]]:
    """Return what stands on the sheet ``Data`` of the recap workbook, its headings first."""
    period = Room(root).period(NEXT_DAY)
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(recap_bytes(period, view_of(period), None))
    return [[cell.value for cell in row] for row in one_sheet(path, "Data").iter_rows()]


def as_cells(frame: pd.DataFrame) -> list[list[object]]:
    """Return a frame as cells hold it, its headings first."""
    rows = [
        [
            float(as_typed(each)) if isinstance(each, Decimal) else None if pd.isna(each) else each
            for each in row
        ]
        for row in frame.itertuples(index=False)
    ]
    return [list(frame.columns), *rows]


def test_results_are_cell_by_cell_the_sheet_data_of_the_recap(
    answered: Path, empty: Path, tmp_path: Path
) -> None:
    for root in (answered, empty):
        told = as_cells(xlsops.results(root, now=NEXT_DAY))
        assert len(told) > 60
        assert told == data_sheet(root, tmp_path)


def test_columns_an_office_added_stand_behind_the_others_as_on_the_sheet(
    room: Room, answered: Path, tmp_path: Path
) -> None:
    own_columns_sent(room)
    results = xlsops.results(room.root, now=NEXT_DAY)
    assert as_cells(results) == data_sheet(room.root, tmp_path)
    own = list(results.columns)[len(RESULTS) :]
    assert len(own) > 5
    both = xlsops.results(answered, room.root, now=NEXT_DAY)
    assert list(both.columns) == list(results.columns)
    alone = xlsops.results(answered, now=NEXT_DAY)
    assert (
        as_cells(both[list(alone.columns)])[1:]
        == as_cells(alone)[1:] + as_cells(results[list(alone.columns)])[1:]
    )
    assert both[own].head(len(alone)).isna().all(axis=None)
    answers = xlsops.frame(room.root, answered, now=NEXT_DAY)
    assert answers[answers["kolom"] == "nilai"]["angka"].dropna().tolist() == [INDICATOR["nilai"]]


def test_figures_of_results_are_decimals_and_never_floats(answered: Path) -> None:
    results = xlsops.results(answered, now=NEXT_DAY)
    figures = [each for name in results.select_dtypes(object) for each in results[name]]
    assert {type(each) for each in figures} == {Decimal, type(None)}
    assert not list(results.select_dtypes("float"))


def test_every_finding_of_the_list_is_a_row_with_what_was_decided(answered: Path) -> None:
    found = xlsops.findings(answered, now=NEXT_DAY)
    assert list(found.columns) == [each.name for each in COLUMNS]
    view = view_of(Room(answered).period(NEXT_DAY))
    known = [*view.recap.findings, *view.recap.accepted]
    rows = [
        (row.kode, row.kode_bagian, row.tingkat, f"{row.lembar}!{row.sel}", row.pesan, row.saran)
        for row in found.itertuples()
    ]
    assert sorted(rows) == sorted(
        (each.code, each.bureau, each.severity.value, str(each.cell), each.message, each.advice)
        for each in known
    )
    accepted = found[found["status"] == FindingState.ACCEPTED.value]
    (row,) = accepted.itertuples()
    assert (row.kode, row.catatan, row.bukti) == ("V24", "Sudah dijelaskan", "Surat 1/CONTOH")
    assert (row.berlaku_sd.date(), row.diputuskan_pada) == (NEXT_DAY.date(), NEXT_DAY)
    assert set(found[found["status"] != FindingState.ACCEPTED.value]["status"]) == {"Terbuka"}


def test_an_acceptance_holds_up_to_its_last_day_and_no_longer(answered: Path) -> None:
    after = xlsops.findings(answered, now=NEXT_DAY + timedelta(days=1))
    (row,) = after[(after["kode"] == "V24") & (after["kode_bagian"] == "KKP")].itertuples()
    assert row.status == "Terbuka"


def test_a_mended_finding_stays_and_one_of_a_proposal_is_marked(room: Room) -> None:
    room.send("KKP", "pertama.xlsx", **{"KKP-01__realisasi_2": "nihil"})
    room.collect()
    room.send("KKP", "kedua.xlsx", at=NEXT_DAY.replace(tzinfo=None))
    room.collect(NEXT_DAY)
    approved(room, "KKP")
    room.send("KKP", "ketiga.xlsx", at=LATER.replace(tzinfo=None), **{"KKP-01__keterangan": "ok"})
    room.collect(LATER + timedelta(hours=1))
    found = xlsops.findings(room.root, now=LATER)
    told = {
        row.kode: (row.status, row.usulan, None if pd.isna(row.berkas) else row.berkas)
        for row in found.itertuples()
    }
    assert told == {"V06": ("Diperbaiki", False, None), "V24": ("Terbuka", True, "ketiga.xlsx")}
    assert set(listed(room)) == set(told)
    answers = xlsops.frame(room.root, now=LATER)
    assert (set(answers["berkas"]), set(answers["keadaan"])) == ({"kedua.xlsx"}, {"Usulan revisi"})


def test_a_damaged_folder_stops_a_script_and_is_named(answered: Path, tmp_path: Path) -> None:
    root = tmp_path / "Rusak"
    shutil.copytree(answered, root)
    next((root / "arsip").glob("*.xlsx")).write_bytes(b"")
    with stopped_by(messages.intake.submission_damaged):
        xlsops.frame(answered, root)
