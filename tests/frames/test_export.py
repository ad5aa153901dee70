"""The command export: what it writes by the ending of a name, and what stands in its way."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

import xlsops
from tests.cli.test_main import one_sentence, run, stopped
from tests.conftest import lacking
from tests.frames.conftest import FORMULA_LIKE
from tests.ooxml import complaints
from tests.procedure.kabag import NEXT_DAY
from tests.quarter import DUE, KEY, files
from xlsops.core.values.numbers import as_typed
from xlsops.core.values.periods import Period
from xlsops.excel.writer import tables
from xlsops.files.folders import CONTROL
from xlsops.frames import file_formats
from xlsops.frames.column_kinds import Frame
from xlsops.frames.file_formats import parquet_of
from xlsops.procedure.quarters.opening import Opening, open_period

NOW = ("--now", NEXT_DAY.isoformat())
MADE = {"jawaban": xlsops.frame, "temuan": xlsops.findings, "rekap": xlsops.results}
WHAT = pytest.mark.parametrize("what", MADE)


@pytest.fixture
def parquet() -> None:
    """Skip without pyarrow, an extra; fail in CI, which has everything."""
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415
    except ImportError:
        lacking("pyarrow is not installed")


def missing(value: object) -> bool:
    return value is None or bool(pd.isna(value))


@WHAT
def test_a_csv_says_the_frame_with_a_comma_between_and_a_point_before_decimals(
    what: str, answered: Path, tmp_path: Path
) -> None:
    target = tmp_path / "data.csv"
    assert run("export", answered, "--what", what, "--to", target, *NOW).code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    frame = MADE[what](answered, now=NEXT_DAY)
    heads, *rows = csv.reader(io.StringIO(target.read_text("utf-8-sig"), newline=""))
    assert heads == list(frame.columns)
    for told, row in zip(rows, frame.itertuples(index=False), strict=True):
        for text, value in zip(told, row, strict=True):
            match value:
                case _ if missing(value):
                    assert text == ""
                case Decimal():
                    assert (Decimal(text), "E" in text) == (value, False)
                case float():
                    assert float(text) == value
                case datetime():
                    assert datetime.fromisoformat(text) == value.to_pydatetime()
                case _:
                    assert text.removeprefix("'") == str(value)


@WHAT
def test_a_workbook_holds_the_frame_as_one_table_that_microsofts_validator_takes(
    what: str, answered: Path, tmp_path: Path
) -> None:
    target = tmp_path / "data.XLSX"
    assert run("export", answered, "--what", what, "--to", target, *NOW).code == 0
    frame = MADE[what](answered, now=NEXT_DAY)
    (sheet,) = load_workbook(target).worksheets
    (table,) = sheet.tables.values()
    assert table.ref == sheet.dimensions
    assert table.autoFilter is not None
    assert sheet.freeze_panes == "A2"
    heads, *rows = sheet.iter_rows()
    assert [cell.value for cell in heads] == list(frame.columns)
    for cells, row in zip(rows, frame.itertuples(index=False), strict=True):
        for cell, value in zip(cells, row, strict=True):
            match value:
                case _ if missing(value):
                    assert cell.value is None
                case Decimal():
                    assert (cell.data_type, cell.value) == ("n", float(as_typed(value)))
                case datetime():
                    assert cell.value == value.to_pydatetime().replace(tzinfo=None)
                case str():
                    assert (cell.data_type, cell.value) == ("s", value)
                case _:
                    assert cell.value == value
    assert complaints(target) == []


def test_what_is_exported_without_a_folder_may_be_many_below_this_one(
    answered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(answered, tmp_path / "kantor" / answered.name)
    monkeypatch.chdir(tmp_path / "kantor")
    assert run("export", "--to", tmp_path / "a.csv", *NOW).code == 0
    back = pd.read_csv(tmp_path / "a.csv")
    assert answered.name in set(back["folder"])
    assert set(back["kantor"]) == {"PEMERINTAH KABUPATEN NGANJUK SEKRETARIAT DAERAH"}


def test_a_folder_to_be_read_that_is_not_there_is_not_said_to_be_made(tmp_path: Path) -> None:
    ran = run("export", tmp_path / "tiada", "--to", tmp_path / "a.csv", *NOW)
    assert (ran.code, "tiada tidak ada. Periksa namanya: sebut folder periode" in ran.err) == (
        2,
        True,
    )
    assert "xlsops new" not in ran.err


def test_a_column_of_decimals_without_room_for_one_of_them_is_of_texts() -> None:
    pyarrow = pytest.importorskip("pyarrow.parquet")
    held = {
        "pas": [Decimal("0.5"), None],
        "kosong": [None, None],
        "besar": [Decimal(10) ** 20, Decimal("0.1")],
    }
    frame = Frame({name: pd.Series(each, dtype=object) for name, each in held.items()})
    made = pyarrow.read_table(BytesIO(parquet_of(frame)))
    kinds = [str(made.schema.field(name).type) for name in held]
    assert kinds[:2] == ["decimal128(38, 18)"] * 2
    assert made.column("besar").to_pylist() == ["1" + "0" * 20, "0.1"]


def test_a_parquet_file_keeps_types_and_exact_decimals(
    parquet: None, answered: Path, empty: Path, tmp_path: Path
) -> None:
    del parquet
    frame, types = xlsops.frame(answered, now=NEXT_DAY), []
    for root in (empty, answered):
        target = tmp_path / f"{root.name}.parquet"
        assert run("export", root, "--to", target, *NOW).code == 0
        types.append(pd.read_parquet(target, engine="pyarrow").dtypes)
    back = pd.read_parquet(target, engine="pyarrow")
    pd.testing.assert_series_equal(*types)
    assert list(back.columns) == list(frame.columns)
    exact = [None if missing(each) else Decimal(each) for each in back["angka"]]
    assert exact == frame["angka"].tolist()
    assert back["galat"].tolist() == frame["galat"].tolist()
    assert [each.timestamp() for each in back["diterima"]] == [
        each.timestamp() for each in frame["diterima"]
    ]
    assert back["teks"].fillna("").tolist() == frame["teks"].fillna("").tolist()


def test_a_text_like_a_formula_stays_a_text_wherever_it_is_opened(
    answered: Path, tmp_path: Path
) -> None:
    for name in ("a.xlsx", "a.csv"):
        assert run("export", answered, "--to", tmp_path / name, *NOW).code == 0
    (sheet,) = load_workbook(tmp_path / "a.xlsx").worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == FORMULA_LIKE]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)]
    text = (tmp_path / "a.csv").read_text("utf-8-sig")
    assert f",'{FORMULA_LIKE}," in text
    assert f",{FORMULA_LIKE}," not in text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("=1+1", "'=1+1"),
        ("+A1", "'+A1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("- rapat", "'- rapat"),
        ("-5", "-5"),
        ("-1.234,5", "-1.234,5"),
        ("+7%", "+7%"),
        ("a=b", "a=b"),
        ("-2+3", "'-2+3"),
        ("-5\n=1", "'-5\n'=1"),
        (" =1+1", "' =1+1"),
        ("\n=1+1", "'\n'=1+1"),
        ("rapat;=1+cmd|'/C calc'!A0;", "rapat;'=1+cmd|'/C calc'!A0;"),
        ("rapat\r\n @SUM(A1)", "rapat\r\n' @SUM(A1)"),
        ("rapat;-WEBSERVICE(A1)", "rapat;'-WEBSERVICE(A1)"),
        (
            "Hambatan:\n- dana (APBD)\n- cuaca; -5 persen",
            "Hambatan:\n- dana (APBD)\n- cuaca; -5 persen",
        ),
        ("\u00a0@A1", "'\u00a0@A1"),
        (" -5", " -5"),
        (" a=b", " a=b"),
    ],
)
def test_in_a_csv_only_what_would_be_a_formula_begins_with_an_apostrophe(
    text: str, told: str
) -> None:
    assert file_formats._harmless(text) == told


def test_half_a_sign_in_a_name_spoils_no_file(parquet: None, tmp_path: Path) -> None:
    del parquet
    frame = pd.DataFrame({"berkas": pd.Series(["a\ud800b", None], dtype=pd.StringDtype("python"))})
    for name in ("a.csv", "a.parquet", "a.xlsx"):
        with (tmp_path / name).open("wb") as file:
            file_formats.write_frame(file, frame, Path(name), "Data", NEXT_DAY)
    assert pd.read_parquet(tmp_path / "a.parquet")["berkas"].tolist()[0] == "a?b"


def test_the_same_folder_gives_the_same_bytes(
    parquet: None, answered: Path, tmp_path: Path
) -> None:
    del parquet
    for ending in ("csv", "xlsx", "parquet"):
        both = []
        for each in ("satu", "dua"):
            run("export", answered, "--to", tmp_path / f"{each}.{ending}", *NOW)
            both.append((tmp_path / f"{each}.{ending}").read_bytes())
        assert both[0] == both[1]


def test_a_folder_that_is_none_or_damaged_is_named_and_the_others_are_exported(
    answered: Path, tmp_path: Path
) -> None:
    broken, none = tmp_path / "Rusak", tmp_path / "Bukan periode"
    shutil.copytree(answered, broken)
    next((broken / "jurnal").glob("*.json")).write_bytes(b"{}")
    none.mkdir()
    target = tmp_path / "data.csv"
    ran = run("export", broken, answered, none, tmp_path / "Tidak ada", "--to", target, *NOW)
    assert (ran.code, ran.err) == (1, "")
    assert [line.split(":")[0] for line in ran.out.splitlines() if "DILEWATI" in line] == [
        f"DILEWATI {each}" for each in (broken, none, tmp_path / "Tidak ada")
    ]
    assert len(pd.read_csv(target)) == len(xlsops.frame(answered))
    told = json.loads(run("export", broken, answered, "--to", target, *NOW, "--json").out)
    assert list(told["skipped"]) == [str(broken)]
    assert told["periods"] == {answered.name: "TW II 2026"}


def test_where_no_folder_can_be_read_each_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    target = tmp_path / "data.csv"
    one_sentence(run("export", tmp_path / "Satu", "--to", target), f"{tmp_path / 'Satu'}"[-4:])
    ran = run("export", tmp_path / "Satu", tmp_path / "Dua", "--to", target)
    stopped(ran, "Tidak satu pun folder dapat dibaca")
    assert {"1.", "2."} <= set(ran.err.split())
    assert not target.exists()


def test_folders_of_several_years_and_forms_stand_in_one_table(
    answered: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Tahun lain"
    open_period(other, Opening(Period(2027, 1), DUE.replace(year=2027), KEY), NEXT_DAY, "Kasubbag")
    target = tmp_path / "rekap.csv"
    ran = run("export", answered, other, "--what", "rekap", "--to", target, *NOW)
    assert ran.code == 0
    assert set(pd.read_csv(target)["Periode"]) == {"TW II 2026", "TW I 2027"}
    assert "TW I 2027: 0 dari 10 bagian (Tahun lain)" in ran.out


def test_two_folders_of_one_quarter_are_told_because_their_rows_come_twice(
    answered: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "Salinan"
    shutil.copytree(answered, copy)
    ran = run("export", answered, copy, "--to", tmp_path / "a.csv", *NOW)
    assert ran.code == 1
    assert "PERIKSA TW II 2026: ada di 2 folder" in ran.out
    assert set(pd.read_csv(tmp_path / "a.csv")["folder"]) == {answered.name, "Salinan"}


def test_two_regencies_whose_offices_have_one_name_are_not_one_office(
    empty: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Kabupaten lain"
    shutil.copytree(empty, other)
    book = load_workbook(other / CONTROL)
    (row,) = (row for row in book["Pengaturan"].iter_rows() if row[0].value == "pemerintah")
    cell = next(each for each in row if each.value == "PEMERINTAH KABUPATEN NGANJUK")
    cell.value = "PEMERINTAH KABUPATEN CONTOH"
    book.save(other / CONTROL)
    ran = run("export", empty, other, "--to", tmp_path / "a.csv", *NOW)
    assert (ran.code, "PERIKSA" in ran.out) == (0, False)


@pytest.mark.parametrize("name", ["data.txt", "data", "data.xls", ".csv"])
def test_another_ending_is_refused_before_anything_is_read(name: str, tmp_path: Path) -> None:
    one_sentence(run("export", "tidak ada", "--to", tmp_path / name), "berakhiran .csv, .parquet, ")


@pytest.mark.parametrize("lock", ["~${}", ".~lock.{}#"])
def test_a_target_that_is_open_is_not_replaced(lock: str, answered: Path, tmp_path: Path) -> None:
    target = tmp_path / "data.xlsx"
    target.write_bytes(b"lama")
    (tmp_path / lock.format(target.name)).touch()
    one_sentence(run("export", answered, "--to", target), "data.xlsx sedang terbuka di")
    assert target.read_bytes() == b"lama"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("tiada/a.csv", "Buat foldernya dahulu"),
        ("berkas/a.csv", "Buat foldernya dahulu"),
        (f"{'a' * 250}.csv", "namanya terlalu panjang"),
    ],
)
def test_a_target_that_no_folder_can_hold_is_told_before_anything_is_read(
    name: str, why: str, tmp_path: Path
) -> None:
    (tmp_path / "berkas").touch()
    ran = run("export", "tidak ada", "--to", tmp_path / name)
    one_sentence(ran, why)


def test_a_target_that_is_a_folder_is_told(answered: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    ran = run("export", answered, "--to", tmp_path / "a.csv", *NOW)
    one_sentence(ran, "Tidak dapat menulis ke folder")
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")
def test_a_folder_whose_name_is_no_text_is_exported(
    parquet: None, answered: Path, tmp_path: Path
) -> None:
    del parquet
    root = tmp_path / os.fsdecode(b"TW2 \xff")
    shutil.copytree(answered, root)
    for name in ("a.csv", "a.parquet", "a.xlsx"):
        assert run("export", root, "--to", tmp_path / name, *NOW).code == 0
    assert set(pd.read_csv(tmp_path / "a.csv")["folder"]) == {"TW2 ?"}


@pytest.mark.parametrize(
    "name",
    [CONTROL, CONTROL.lower(), "masuk/a.xlsx", "arsip/a.csv", "Rekap/a.xlsx", "jurnal/x/a.csv"],
)
def test_nothing_is_written_over_or_among_what_a_period_keeps(
    name: str, answered: Path, tmp_path: Path
) -> None:
    root = tmp_path / "Triwulan"
    shutil.copytree(answered, root)
    before = files(root)
    one_sentence(run("export", answered, "--to", root / name), "Triwulan. Sebutkan")
    assert files(root) == before


def test_in_the_period_folder_itself_a_file_may_stand_beside_what_it_keeps(
    answered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "Triwulan"
    shutil.copytree(answered, root)
    before = files(root)
    monkeypatch.chdir(root)
    assert run("export", "--to", "jawaban.xlsx", *NOW).code == 0
    after = files(root)
    assert after.pop("jawaban.xlsx")
    assert after == before


def test_without_pyarrow_one_sentence_says_what_to_install(
    answered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    ran = run("export", answered, "--to", tmp_path / "a.parquet")
    one_sentence(ran, 'pip install "xlsops[parquet]"')


def test_more_rows_than_a_sheet_holds_are_refused(
    answered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_formats, "MOST_ROWS", 10)
    one_sentence(run("export", answered, "--to", tmp_path / "a.xlsx"), "paling banyak 10")
    assert tables.MOST_ROWS == 1_048_575


def test_more_than_a_sheet_opens_with_is_refused_and_the_file_before_it_stays(
    answered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"lama")
    before = files(tmp_path)
    monkeypatch.setattr(tables, "MOST_BYTES", 1000)
    one_sentence(run("export", answered, "--to", tmp_path / "a.xlsx"), "lebih besar daripada")
    assert files(tmp_path) == before


def test_moments_stand_in_a_workbook_as_clocks_of_their_zone_show_them() -> None:
    moments = ["2026-07-08T23:59:59.250+07:00", None, "1970-01-01T00:00:00.000+07:00"]
    zone = pd.to_datetime(pd.Series(moments)).dt.tz_convert("Asia/Jakarta")
    frame = pd.DataFrame({"jam": zone, "hari": zone.dt.tz_localize(None).dt.floor("D")})
    target = io.BytesIO()
    file_formats.write_frame(target, frame, Path("a.xlsx"), "Data", NEXT_DAY)
    (sheet,) = load_workbook(target).worksheets
    assert [[cell.value for cell in row] for row in sheet.iter_rows(2)] == [
        [datetime(2026, 7, 8, 23, 59, 59, 250_000), datetime(2026, 7, 8)],
        [None, None],
        [datetime(1970, 1, 1), datetime(1970, 1, 1)],
    ]


def test_a_quarter_in_its_middle_is_exported_with_no_row(empty: Path, tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        ran = run("export", empty, "--to", tmp_path / name, *NOW)
        assert (ran.code, "0 jawaban" in ran.out) == (0, True)
    assert complaints(tmp_path / "a.xlsx") == []


def test_only_a_script_that_asks_imports_pandas() -> None:
    asked = "import sys, xlsops; print('pandas' in sys.modules); xlsops.frame; print('pandas' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "True"]
