"""The frame of answers, held against what openpyxl reads in the archived originals."""

import doctest
import hashlib
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

import xlsops
from tests.procedure.collection.test_older_forms import NEW, added
from tests.procedure.kabag import LATER, NEXT_DAY
from tests.quarter import NOW, Room, files
from xlsops.core.terms.findings import Severity
from xlsops.core.values.numbers import as_typed
from xlsops.files.folders import CONTROL
from xlsops.frames.answers import COLUMNS
from xlsops.procedure import exporting
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.review.approving import approve


@pytest.fixture(scope="module")
def answers(answered: Path) -> pd.DataFrame:
    return xlsops.frame(answered, now=NEXT_DAY)


def originals(root: Path) -> dict[tuple[str, str, str], object]:
    """Return what every open place of every original holds, by hash, sheet and address, as openpyxl reads."""
    found: dict[tuple[str, str, str], object] = {}
    for path in (root / "arsip").glob("*.xlsx"):
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        book = load_workbook(path)
        for name in ("Indikator", "Anggaran"):
            cells = (cell for row in book[name].iter_rows() for cell in row)
            found |= {
                (sha, name, cell.coordinate): cell.value
                for cell in cells
                if not cell.protection.locked
            }
    return found


def test_there_is_a_row_for_every_open_cell_of_every_original_with_what_openpyxl_reads_there(
    answers: pd.DataFrame, answered: Path
) -> None:
    held = originals(answered)
    assert len(held) > 50
    rows = {(row.sha256, row.lembar, row.sel): row for row in answers.itertuples()}
    assert len(rows) == len(answers)
    assert rows.keys() == held.keys()
    for place, value in held.items():
        row = rows[place]
        match value:
            case None:
                assert (row.jenis_isian, row.angka, row.teks) == ("kosong", None, pd.NA)
            case int() | float():
                assert row.jenis_isian == "angka"
                assert row.angka == as_typed(Decimal(repr(value)))
                assert (type(row.angka), row.angka_float) == (Decimal, float(value))
            case "#N/A":
                assert (row.jenis_isian, row.teks) == ("galat", value)
            case str():
                assert (row.jenis_isian, row.teks) == ("teks", value)


def test_a_row_says_what_was_asked_in_the_words_of_the_form(
    answers: pd.DataFrame, answered: Path
) -> None:
    books = {
        hashlib.sha256(path.read_bytes()).hexdigest(): load_workbook(path)
        for path in (answered / "arsip").glob("*.xlsx")
    }
    layouts = Room(answered).period().layouts
    for row in answers.itertuples():
        sheet = books[row.sha256][row.lembar]
        cell = sheet[row.sel]
        assert sheet.cell(cell.row, 1).value == row.id
        shown = {str(sheet.cell(cell.row, column).value) for column in range(1, 8)}
        assert row.uraian in shown
        heads = {sheet.cell(above, cell.column).value for above in range(1, cell.row)}
        assert {row.kolom, row.judul} <= heads
        assert layouts[row.kode_bagian].bureau.name == row.bagian
    assert set(answers["periode"]) == {"TW II 2026"}
    assert {*answers["tahun"], *answers["triwulan"]} == {2026, 2}


def test_a_number_typed_as_text_is_read_and_its_text_and_kind_stay(answers: pd.DataFrame) -> None:
    (row,) = answers[
        (answers["id"] == "UMUM-01") & (answers["kolom"] == "realisasi_2")
    ].itertuples()
    assert (row.angka, row.teks, row.jenis_isian) == (Decimal("1234.56"), "1.234,56", "teks")


def test_sums_of_exact_numbers_are_exact_and_blanks_are_passed_over(answers: pd.DataFrame) -> None:
    rupiah = answers[answers["kolom"] == "rp_2"]
    sums = rupiah.groupby("kode_bagian", observed=True)["angka"].sum()
    for code, total in sums.items():
        known = [
            each for each in rupiah[rupiah["kode_bagian"] == code]["angka"] if each is not None
        ]
        assert isinstance(total, Decimal)
        assert total == sum(known, Decimal(0))


def test_each_row_counts_its_open_findings_and_names_their_codes(
    answers: pd.DataFrame, answered: Path
) -> None:
    view = view_of(Room(answered).period(NEXT_DAY))
    places = set(zip(answers["id"], answers["kolom"], strict=True))
    open_ = [each for each in view.recap.findings if (each.line, each.field) in places]
    told = Counter(each.severity for each in open_)
    for severity, column in zip(Severity, ("galat", "peringatan", "informasi"), strict=True):
        assert answers[column].sum() == told[severity]
    faulty = answers[(answers["id"] == "KKP-01") & (answers["kolom"] == "realisasi_2")]
    assert faulty["galat"].tolist() == [1]
    assert faulty["kode_temuan"].tolist() == ["V06"]
    accepted = answers[(answers["id"] == "KKP-01") & (answers["kolom"] == "keterangan")]
    assert accepted["kode_temuan"].isna().all()


def test_a_row_says_where_the_file_came_from_and_where_its_bureau_stands(room: Room) -> None:
    room.send("HUKUM", "nama asli.xlsx")
    room.collect()
    before = xlsops.frame(room.root, now=NOW)
    approve(room.period(LATER), ["HUKUM"])
    after = xlsops.frame(room.root, now=LATER)
    assert set(before["berkas"]) == {"nama asli.xlsx"}
    assert {moment.isoformat() for moment in before["diterima"]} == {NOW.isoformat()}
    assert (set(before["keadaan"]), set(after["keadaan"])) == ({"Valid"}, {"Disahkan"})
    assert not after["diserahkan"].any()


def test_a_row_that_the_form_a_bureau_filled_did_not_have_yet_is_no_answer(room: Room) -> None:
    room.send("KKP")
    room.collect()
    before = xlsops.frame(room.root, now=NOW)
    added(room)
    after = xlsops.frame(room.root, now=NOW)
    assert NEW["id"] in set(xlsops.results(room.root, now=NOW)["ID"])
    assert after["sel"].tolist() == before["sel"].tolist()
    assert after["id"].tolist() == before["id"].tolist()


def test_an_office_without_an_answer_gives_the_same_columns_and_types_and_no_row(
    empty: Path, answers: pd.DataFrame
) -> None:
    nothing = xlsops.frame(empty, now=NOW)
    assert len(nothing) == 0
    assert list(nothing.columns) == list(answers.columns) == [each.name for each in COLUMNS]
    for name in answers:
        both = nothing[name].dtype, answers[name].dtype
        assert both[0] == both[1] or {str(each) for each in both} == {"category"}, name
    assert len(xlsops.findings(empty, now=NOW)) == 0
    assert set(xlsops.results(empty, now=NOW)["Alasan bila kosong"].dropna()) >= {"Belum dikirim"}


def test_folders_are_put_one_below_the_other_and_one_named_twice_counts_once(
    answered: Path, empty: Path, answers: pd.DataFrame, tmp_path: Path
) -> None:
    other = shutil.copytree(answered, tmp_path / "Lain")
    found = xlsops.frame(answered, empty, answered / "arsip" / "..", other, now=NEXT_DAY)
    below = pd.concat((answers, xlsops.frame(other, now=NEXT_DAY)), ignore_index=True)
    assert len(below) == 2 * len(answers) > 0
    pd.testing.assert_frame_equal(found.astype(object), below.astype(object))


def test_nothing_changes_in_a_folder_whose_workbook_is_open(
    answered: Path, tmp_path: Path, answers: pd.DataFrame
) -> None:
    root = tmp_path / answered.name
    shutil.copytree(answered, root)
    (root / f"~${CONTROL}").write_bytes(b"")
    before = files(root)
    for made in (xlsops.frame, xlsops.findings, xlsops.results):
        made(root, now=NEXT_DAY)
    pd.testing.assert_frame_equal(xlsops.frame(root, now=NEXT_DAY), answers)
    assert files(root) == before


def test_the_example_for_analysts_is_true(
    answered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Kinerja TW2 2026").symlink_to(answered)
    monkeypatch.chdir(tmp_path)
    (example,) = doctest.DocTestFinder(recurse=False).find(exporting.frame, "frame", globs={})
    assert len(example.examples) == 4
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(example, out=told.append)
    assert "".join(told) == ""


def test_the_documentation_names_every_column() -> None:
    words = exporting.frame.__doc__ or ""
    assert [each.name for each in COLUMNS if f"``{each.name}``" not in words] == []


def test_a_name_the_package_does_not_have_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="tiada"):
        getattr(xlsops, "tiada")  # noqa: B009
