"""A quarter begins from the one before: masters and figures are carried, nothing else."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from tests.excel.package.test_parts import OFFICE, labelled, with_part
from tests.procedure.kabag import write_beside, write_down
from tests.quarter import KEY, NOW, Room, files
from xlsops.cli.main import app
from xlsops.cli.terminal import STOPPED
from xlsops.core.history.gaps import gaps_of
from xlsops.core.results.own_columns import own_columns
from xlsops.core.spec import tables
from xlsops.core.spec.entries import read_entries
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import Text
from xlsops.core.values.known_figures import NoFigure
from xlsops.core.values.periods import Period as Quarter
from xlsops.errors import XlsopsError
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.files.folders import CONTROL
from xlsops.procedure.papers.recapping import official_pages
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.carrying import open_next
from xlsops.procedure.quarters.opening import Opening, open_step
from xlsops.procedure.quarters.recarrying import carry
from xlsops.procedure.requests.making import make_forms
from xlsops.resources import asset


def begun(room: Room, root: Path, year: int, number: int) -> LoadedPeriod:
    open_next(root, Opening(Quarter(year, number), key=KEY), room.period())
    return load(root, NOW, "Kasubbag")


def test_the_figures_of_the_quarter_stand_in_the_masters_of_the_next(
    room: Room, tmp_path: Path
) -> None:
    room.send("KKP", **{"KKP-01__realisasi_2": Decimal("12.5")})
    room.collect()
    sent = next(each for each in view_of(room.period()).bureaus if each.record)
    assert sent.results
    before = files(room.root)
    new = begun(room, tmp_path / "TW3", 2026, 3)
    assert files(room.root) == before
    layout = new.layouts["KKP"]
    for line in layout.indicators.lines:
        asked = sent.results.number(Block.INDICATORS, line.id, "realisasi_2")
        assert asked is None or line.actuals[1] == asked, line.id
    assert next(line for line in layout.indicators.lines if line.id == "KKP-01").actuals[
        1
    ] == Decimal("12.5")
    carried = [line for line in layout.budget.lines if line.asked]
    assert carried
    for line in carried:
        assert line.spending[1] == sent.results.number(Block.BUDGET, line.id, "rp_2"), line.id
        assert line.actuals[1] == sent.results.number(Block.BUDGET, line.id, "k_2"), line.id
    open_step(new)
    assert len(make_forms(load(new.folder.root, NOW, "Kasubbag")).data["formats"]) == 10  # type: ignore[arg-type]


def test_what_does_not_apply_stays_apart_from_what_nobody_told(room: Room, tmp_path: Path) -> None:
    column = [each.key for each in tables.INDICATORS.columns].index("may_not_apply") + 1
    for line in ("KKP-01", "KKP-02"):
        write_beside(room, tables.INDICATORS.sheet, line, column, "ya")
    said = {
        "KKP-01__realisasi_2": keys.INAPPLICABLE,
        "KKP-01__keterangan": "Tidak ada kegiatan pada triwulan ini.",
    }
    room.send("KKP", **said, **{"KKP-02__realisasi_2": None})
    room.collect()
    new = begun(room, tmp_path / "TW3", 2026, 3)
    told = {each.id: each for each in new.layouts["KKP"].indicators.lines}
    assert (told["KKP-01"].inapplicable, told["KKP-02"].inapplicable) == ((2,), ())
    assert (told["KKP-01"].actuals[1], told["KKP-02"].actuals[1]) == (None, None)
    assert told["KKP-01"].known["realisasi_2"] == Text(keys.INAPPLICABLE)
    blank = next(each for each in gaps_of(new.spec) if each.column == "Realisasi TW II").lines
    assert "KKP-02" in blank
    assert "KKP-01" not in blank
    source = new.state.sources[2]
    assert source.figures["KKP", "KKP-01", "realisasi_2"] is NoFigure.INAPPLICABLE
    assert carry(new).lines == ("Angka TW II 2026 di sini sudah sama dengan yang disahkan.",)
    open_step(load(new.folder.root, NOW, "Kasubbag"))
    make_forms(load(new.folder.root, NOW, "Kasubbag"))
    third = Room(new.folder.root)
    third.send("KKP")
    third.collect()
    recap = view_of(third.period()).recap
    lines = {each.line.id: each for each in recap.indicators}
    assert lines["KKP-01"].achievement.apart == "TW II tidak berlaku, tidak ikut dihitung"
    assert lines["KKP-01"].achievement.without == ""
    assert "TW II" in lines["KKP-02"].achievement.without
    cells = {
        str(cell)
        for page in official_pages(third.period(), view_of(third.period()))
        for row in page.values
        for cell in row
    }
    assert "t.b." in cells


def test_what_was_painted_and_recorded_stays_behind(room: Room, tmp_path: Path) -> None:
    room.send("KKP")
    room.collect()
    write_down(room, {"what": "2 Disposisi Asisten", "done": "dilewati", "notes": "Dinas luar"})
    new = begun(room, tmp_path / "TW3", 2026, 3)
    catatan = next(grid for grid in new.grids if grid.name == "Catatan")
    assert read_entries(catatan, new.spec) == ((), ())
    assert [event.kind for event in new.events] == ["folder_disiapkan"]
    assert list((new.folder.root / "arsip").iterdir()) == []


def test_a_new_quarter_looks_like_the_first_one(room: Room, tmp_path: Path) -> None:
    first = load_workbook(asset("workbook") / CONTROL)
    room.send("KKP")
    room.collect()
    new = begun(room, tmp_path / "TW3", 2026, 3)
    book = load_workbook(new.folder.control)
    assert book.sheetnames == first.sheetnames
    for name in ("Beranda", "Tahapan", "Himpunan", "Temuan", "Rekap Setda", "Riwayat"):
        assert list(book[name].values) == list(first[name].values), name
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Beranda"]
    open_step(new)
    painted = load_workbook(new.folder.control).sheetnames
    assert painted == first.sheetnames


def test_a_new_year_starts_without_figures(room: Room, tmp_path: Path) -> None:
    room.send("KKP")
    room.collect()
    new = begun(room, tmp_path / "2027", 2027, 1)
    lines = [
        line
        for each in new.layouts.values()
        for line in (*each.indicators.lines, *each.budget.lines)
    ]
    assert {figure for line in lines for figure in (*line.actuals, *line.spending)} <= {None}


def test_what_is_missing_or_not_approved_is_said(room: Room, tmp_path: Path) -> None:
    room.send("KKP")
    room.collect()
    outcome = open_next(tmp_path / "TW4", Opening(Quarter(2026, 4)), room.period())
    assert outcome.attention
    assert [line.split(":")[0] for line in outcome.lines[-3:]] == [
        "Realisasi TW II 2026 kosong karena belum mengirim",
        "Realisasi TW II 2026 belum disahkan, periksa lagi",
        "Triwulan di antara TW II 2026 dan TW IV 2026 tidak ikut terisi.",
    ]


@pytest.mark.parametrize(("year", "number"), [(2026, 2), (2026, 1), (2025, 4)])
def test_only_a_later_quarter_follows(room: Room, tmp_path: Path, year: int, number: int) -> None:
    with pytest.raises(XlsopsError, match="tidak lebih awal"):
        open_next(tmp_path / "lain", Opening(Quarter(year, number)), room.period())
    assert not (tmp_path / "lain").exists()


def test_sheets_an_office_added_come_along(room: Room, tmp_path: Path) -> None:
    path = room.root / CONTROL
    book = load_workbook(path)
    book.create_sheet("Catatan Kami")["B2"] = "rapat staf tiap Senin"
    book.save(path)
    new = begun(room, tmp_path / "TW3", 2026, 3)
    sheet = next(grid for grid in new.grids if grid.name == "Catatan Kami")
    assert str(sheet.at(2, 2).value.value) == "rapat staf tiap Senin"  # type: ignore[union-attr]


def test_what_the_office_put_into_its_templates_comes_along(room: Room, tmp_path: Path) -> None:
    own = room.root / "templates"
    own.mkdir()
    (own / "lambang.png").write_bytes(b"gambar")
    (own / "berkas.toml").write_bytes(b"")
    (own / "~$format.xlsx").write_bytes(b"kunci Excel")
    outcome = open_next(tmp_path / "TW3", Opening(Quarter(2026, 3)), room.period())
    copied = {each.name: each.read_bytes() for each in (tmp_path / "TW3" / "templates").iterdir()}
    assert copied == {"lambang.png": b"gambar", "berkas.toml": b""}
    assert "Isi folder templates ikut disalin: berkas.toml, lambang.png." in outcome.lines


def test_without_a_coat_of_arms_that_is_said(room: Room, tmp_path: Path) -> None:
    outcome = open_next(tmp_path / "TW3", Opening(Quarter(2026, 3)), room.period())
    assert "Folder itu tidak punya lambang daerah atau templat sendiri." in outcome.lines
    assert not (tmp_path / "TW3" / "templates").exists()


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("tiada", "tidak ada"),
        ("TW2/masuk", "bukan folder periode: tidak memuat Kendali Kinerja.xlsx"),
        (f"TW2/{CONTROL}", "bukan folder"),
        ("lepas", "bukan folder periode: tidak memuat jurnal"),
    ],
)
def test_a_wrong_folder_before_is_told_what_to_name(
    room: Room, tmp_path: Path, name: str, problem: str
) -> None:
    (tmp_path / "lepas").mkdir()
    (tmp_path / "lepas" / CONTROL).write_bytes((room.root / CONTROL).read_bytes())
    folder = room.root / name.removeprefix("TW2/") if name.startswith("TW2") else tmp_path / name
    remedy = (
        "Sebutkan setelah --from folder triwulan yang lalu, yaitu yang memuat Kendali Kinerja.xlsx "
        "dan folder jurnal."
    )
    for command in (
        ["new", str(tmp_path / "TW3"), "--year", "2026", "--quarter", "3", "--from", str(folder)],
        ["carry", str(room.root), "--from", str(folder)],
    ):
        result = CliRunner().invoke(app, command)
        assert result.exit_code == STOPPED
        assert result.stderr == f"{folder} {problem}. {remedy}\n"
    assert not (tmp_path / "TW3").exists()


def test_a_label_of_secrecy_and_the_parts_of_sharepoint_come_along(
    room: Room, tmp_path: Path
) -> None:
    control = room.root / CONTROL
    control.write_bytes(put_together(labelled(control.read_bytes())))
    new = begun(room, tmp_path / "TW3", 2026, 3)
    parts = take_apart(new.folder.control.read_bytes())
    assert {name: parts.get(name) for name in OFFICE} == dict.fromkeys(OFFICE, b"<x/>")


def test_columns_of_ones_own_are_asked_again_and_their_answers_stay_behind(
    room: Room, tmp_path: Path
) -> None:
    workbook = load_workbook(room.root / CONTROL)
    sheet = workbook[tables.FIELDS.sheet]
    own = {
        "block": "Indikator",
        "key": "sumber_data",
        "label": "Sumber Data",
        "kind": "teks",
        "editable": "ya",
        "shown": "ya",
        "width": 20,
    }
    last = max(row[0].row for row in sheet.iter_rows() if row[0].value)
    for number, column in enumerate(tables.FIELDS.columns, 1):
        sheet.cell(last + 1, number).value = own.get(column.key)
    workbook.save(room.root / CONTROL)
    outcome = open_next(tmp_path / "TW3", Opening(Quarter(2026, 3)), room.period())
    asked = load(tmp_path / "TW3", NOW, "Kasubbag").spec
    assert [each.heading for each in own_columns(asked, Block.INDICATORS)] == ["Sumber Data"]
    assert (
        "Kolom tambahan di lembar Format ikut: Sumber Data (Indikator); isian TW II 2026 di dalamnya "
        "tetap di folder itu."
    ) in outcome.lines


def test_a_pivot_on_a_painted_sheet_is_told_with_a_remedy_there_is_and_comes_along_after_it(
    room: Room, tmp_path: Path
) -> None:
    control, pivot = room.root / CONTROL, "xl/pivotTables/pivotTable1.xml"
    before = control.read_bytes()

    def begin(sheet: str) -> tuple[int, str]:
        control.write_bytes(put_together(with_part(before, pivot, b"<x/>", sheet, "pivotTable")))
        quarter = ["--year", "2026", "--quarter", "3", "--from", str(room.root)]
        result = CliRunner().invoke(app, ["new", str(tmp_path / "TW3"), *quarter])
        return result.exit_code, result.stderr

    code, told = begin("Riwayat")
    assert code == STOPPED
    assert "Pindahkan bagian itu di Excel ke lembar buatan sendiri, simpan" in told
    assert not (tmp_path / "TW3").exists()
    assert begin("Master Indikator")[0] != STOPPED
    assert take_apart((tmp_path / "TW3" / CONTROL).read_bytes())[pivot] == b"<x/>"
