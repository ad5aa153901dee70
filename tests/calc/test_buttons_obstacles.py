"""What stands in a button's way is said in one sentence, and nothing is changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from openpyxl import load_workbook

from tests.calc.buttons import Desk
from tests.calc.engine import App
from tests.calc.engine_com import ComError
from tests.quarter import Room, events, files
from xlsops import ribbon
from xlsops.core.pages.findings_list import NAME
from xlsops.core.terms.operations import OPERATIONS
from xlsops.core.values.cells import BLANK
from xlsops.excel.live import api as open_api
from xlsops.excel.live import book as open_book
from xlsops.excel.live.book import grids_of_open
from xlsops.excel.live.painting import WORKSHOP
from xlsops.files.folders import CONTROL

EVERY = tuple(each.function for each in OPERATIONS if not each.anywhere)
REJECTED, IGNORED = -2147418111, -2146777998


class Refusal(Exception):  # noqa: N818 - named as pywin32 names its own
    """What pywin32 raises while a cell is edited."""

    def __init__(self, code: int, *, inside: bool) -> None:
        self.hresult = -2147352567 if inside else code
        details = (0, None, None, None, 0, code) if inside else None
        super().__init__(self.hresult, "Call was rejected by callee.", details, None)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return how long was waited; nobody waits."""
    waited: list[float] = []
    monkeypatch.setattr(open_api, "sleep", waited.append)
    return waited


@pytest.fixture
def placed(desk: Desk, room: Room) -> Desk:
    """Return the desk with an open period, one careful form in its inbox."""
    room.send("KKP")
    desk.root, desk.titled = room.root, False
    return desk


@pytest.mark.parametrize("name", EVERY)
def test_each_button_refuses_a_workbook_that_is_no_control_workbook(
    placed: Desk, name: str
) -> None:
    placed._book.append(placed.app.books.add())
    before = files(placed.root)
    placed.refused(name, "bukan Kendali Kinerja. Buka atau pilih dahulu")
    assert files(placed.root) == before


def marked(book: xw.Book) -> xw.Book:
    book.names.add("xlsops_kendali", "=Sheet1!$A$1")
    return book


def test_a_control_workbook_that_was_never_saved(placed: Desk) -> None:
    placed._book.append(marked(placed.app.books.add()))
    placed.refused("collect", "belum pernah disimpan")


def test_a_copy_under_another_name_or_in_another_folder(placed: Desk, tmp_path: Path) -> None:
    other = placed.root / "Kendali 'Kinerja' lama.xlsx"
    other.write_bytes((placed.root / CONTROL).read_bytes())
    placed.open(other)
    placed.refused("collect", f"namanya bukan {CONTROL}")
    stray = tmp_path / "Meja" / CONTROL
    stray.parent.mkdir()
    stray.write_bytes(other.read_bytes())
    placed.open(stray)
    placed.refused("collect", "tidak ada folder jurnal di sebelahnya")


def test_a_control_workbook_with_a_sheet_of_settings(placed: Desk) -> None:
    placed.open().sheets.add("XlsOps.Conf")
    for name in ("collect", "verify", "next_finding", "guide"):
        placed.refused(name, "lembar XlsOps.Conf berisi pengaturan program")


def test_a_file_of_settings_beside_the_control_workbook(placed: Desk) -> None:
    placed.open()
    (placed.root / "XLSOPS.conf").write_text('"INTERPRETER_WIN","C:\\x.exe"')
    for name in ("collect", "verify"):
        placed.refused(name, "berkas xlsops.conf berisi pengaturan program")


def test_a_workbook_opened_from_the_cloud(placed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    placed.open()
    monkeypatch.setattr(
        type(placed.book.impl), "fullname", property(lambda _: "https://d.docs.live.net/a/b.xlsx")
    )
    placed.refused("collect", "dibuka langsung dari OneDrive atau SharePoint")


def test_a_quarter_that_is_not_this_folders(placed: Desk) -> None:
    placed.open()
    sheet = placed.book.sheets["Pengaturan"]
    row = next(n for n, each in enumerate(sheet.used_range.value, 1) if each[0] == "triwulan")
    sheet.range((row, 3)).value = 3
    before = files(placed.root)
    placed.refused(
        "collect", "Pengaturan menyebut TW III 2026, sedangkan folder ini milik TW II 2026"
    )
    assert files(placed.root) == before


def test_faults_of_the_sheets_are_all_listed(placed: Desk) -> None:
    placed.open()
    placed.book.sheets["Master Bagian"].name = "Bagian"
    placed.refused("formats", f"{CONTROL} belum dapat dipakai, ada")


def test_a_read_only_workbook(placed: Desk) -> None:
    placed.open(read_only=True)
    before = files(placed.root)
    placed.refused("collect", "terbuka hanya untuk dibaca")
    assert files(placed.root) == before


def test_a_protected_structure(placed: Desk) -> None:
    placed.open()
    placed.book.api.Protect("rahasia", Structure=True)
    before = files(placed.root)
    placed.refused("collect", "dilindungi, jadi lembarnya tidak dapat diperbarui")
    assert files(placed.root) == before
    placed.book.api.Unprotect("rahasia")
    assert placed.press("collect").data["accepted"] == 1


def test_a_renamed_list_of_findings_is_found_again(placed: Desk) -> None:
    placed.open()
    placed.book.sheets[NAME].name = "Temuan 'lama' 2"
    placed.refused("collect", "Lembar Temuan berganti nama menjadi \"Temuan 'lama' 2\"")
    placed.refused("next_finding", "Kembalikan namanya menjadi Temuan")
    placed.book.sheets["Temuan 'lama' 2"].delete()
    assert placed.press("collect").data["accepted"] == 1
    assert NAME in placed.book.sheet_names


def test_a_stray_cell_far_away_is_named(placed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    placed.open()
    monkeypatch.setattr(open_book, "MOST_CELLS", 2_000)
    placed.book.sheets["Skala"]["Z900"].value = 1
    placed.refused("collect", "Lembar Skala terpakai sampai sel Z900.")


def test_a_painted_sheet_that_somebody_locked_with_a_password(placed: Desk) -> None:
    placed.open()
    sheet = placed.book.sheets["Beranda"]
    sheet.api.Unprotect("")
    sheet.api.Protect("rahasia")
    placed.refused("status", "Lembar Beranda dikunci dengan kata sandi")
    sheet.api.Unprotect("rahasia")
    placed.press("status")
    assert placed.book.sheets["Beranda"].api.ProtectContents


def test_a_locked_sheet_of_a_person_is_no_obstacle(placed: Desk) -> None:
    placed.open()
    mine = placed.book.sheets.add("Catatan 'Saya' dulu")
    mine["A1"].value = "=Beranda!A1"
    mine.api.Protect("rahasia")
    placed.press("status")
    mine = placed.book.sheets["Catatan 'Saya' dulu"]
    assert mine["A1"].value.startswith("Monitoring Kinerja")
    assert mine.api.ProtectContents


def test_a_chart_sheet_in_front_is_no_incident_and_stays_there(placed: Desk) -> None:
    placed.open()
    placed.press("collect")
    placed.book.impl.chart_sheets = ("Grafik1",)
    for name in ("guide", "next_finding", "return_", "approve", "status"):
        painting = name not in {"guide", "next_finding"}
        if painting and "Riwayat" in placed.book.sheet_names:
            placed.book.sheets["Riwayat"].delete()  # it is painted again
        placed.book.api.Sheets("Grafik1").Activate()
        outcome = placed.press(name)
        assert "nomor" not in outcome.lines[0], outcome.lines
        if painting:
            assert placed.copied > 0, name
            assert placed.book.api.ActiveSheet.Name == "Grafik1", name


def test_a_busy_excel_is_waited_for_a_bounded_time(
    placed: Desk, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    placed.open()
    before = placed.book.sheet_names, files(placed.root / "masuk")

    def rejected(*_: object) -> bool:
        raise Refusal(REJECTED, inside=False)

    monkeypatch.setattr(App, "display_alerts", property(rejected, rejected))
    outcome = ribbon.status(placed.book)
    assert outcome.lines[0].startswith("Excel sedang sibuk: selesaikan sel yang sedang disunting")
    assert placed.alerts[-1].prompt == outcome.lines[0]
    assert waits[:5] == list(open_api.PAUSES)
    assert (placed.book.sheet_names, files(placed.root / "masuk")) == before
    assert placed.app.screen_updating


def test_a_moment_of_business_is_only_waited_for(
    placed: Desk, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    placed.open()
    refusals = [
        Refusal(code, inside=each) for each in (True, False) for code in (IGNORED, REJECTED)
    ]
    original = type(placed.book.impl.sheets).__call__

    def sometimes(self: Any, name: int | str) -> Any:
        if refusals:
            raise refusals.pop()
        return original(self, name)

    monkeypatch.setattr(type(placed.book.impl.sheets), "__call__", sometimes)
    assert placed.press("collect").data["accepted"] == 1
    assert waits == list(open_api.PAUSES[:4])


def test_painting_that_breaks_leaves_nothing_half_done_and_heals(
    placed: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    placed.open()
    before = placed.book.sheet_names
    original, left = type(placed.book.sheets[0].impl).copy, [3]

    def breaks(self: Any, *sides: Any, **named: Any) -> None:
        left[0] -= 1
        if not left[0]:
            raise ComError("Copy method of Worksheet class failed")
        original(self, *sides, **named)

    monkeypatch.setattr(type(placed.book.sheets[0].impl), "copy", breaks)
    outcome = placed.press("collect")
    number = outcome.lines[0].partition("(kejadian ")[2][:7]
    assert "Traceback" in (tmp_path / ".xlsops" / "galat.log").read_text().partition(number)[2]
    assert placed.book.sheet_names == before
    assert len(list((placed.root / "arsip").rglob("*.xlsx"))) == 1
    outcome = placed.press("collect")
    assert "1 sudah dikenal" in outcome.lines[0]
    assert "Isian KKP" in placed.book.sheet_names


def test_a_workshop_that_cannot_be_written(placed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    placed.open()
    original: Callable[..., int] = Path.write_bytes

    def held(self: Path, data: bytes) -> int:
        if self.name == WORKSHOP:
            raise PermissionError(13, "Access is denied")
        return original(self, data)

    monkeypatch.setattr(Path, "write_bytes", held)
    placed.refused("formats", "Tidak dapat menulis ke folder")
    assert any("tidak diperbarui" in line for line in placed.press("status").lines)


def test_of_two_workbooks_the_given_one_is_used_and_the_other_stays_in_front(placed: Desk) -> None:
    placed.open()
    other = placed.app.books.add()
    other.sheets[0]["A1"].value = "punya orang"
    other.activate()
    assert placed.press("collect").data["accepted"] == 1
    assert placed.app.books.active.name == other.name
    assert other.sheets[0]["A1"].value == "punya orang"
    assert len(other.sheets) == 1


def test_the_caller_is_the_default_and_without_one_it_is_said(
    placed: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    placed.open()
    placed.book.set_mock_caller()
    assert ribbon.guide().lines == ("Lembar Panduan.",)
    monkeypatch.delattr(xw.Book, "_mock_caller")
    with pytest.raises(SystemExit) as left:
        ribbon.collect()
    assert left.value.code == 1
    said = capsys.readouterr().err
    assert said.startswith("Belum ada buku kerja yang terbuka untuk disunting")
    assert said.count("\n") == 1


def test_what_is_missing_is_named_by_its_button(desk: Desk, room: Room) -> None:
    desk.root = room.root
    desk.open()
    desk.refused("validate", "Taruh kiriman di folder masuk, lalu tekan: Himpun Kiriman")


def test_an_open_workbook_reads_like_its_file(placed: Desk) -> None:
    placed.open()
    sheet = placed.book.sheets["Daftar"]
    sheet["A40"].value = [["=1/0", '=""', 0.1, 10**15, True, "=DATE(2026,7,1)", "007x"]]
    path = placed.saved()
    from xlsops.files.control_grids import grids_of  # noqa: PLC0415

    closed = {grid.name: grid for grid in grids_of(path)}
    for grid in grids_of_open(placed.book):
        theirs = {k: v.value for k, v in closed[grid.name].cells.items() if v.value != BLANK}
        assert {k: v.value for k, v in grid.cells.items() if v.value != BLANK} == theirs
    assert load_workbook(path)["Daftar"]["A40"].value == "=1/0"


@pytest.mark.parametrize("sheet", ["Beranda", "Riwayat"])
def test_a_journal_older_than_the_open_workbook_stops_every_button(demo: Desk, sheet: str) -> None:
    """Either sheet that tells of an event is enough, and is not painted over."""
    demo.press("status")
    demo.book.sheets["Riwayat" if sheet == "Beranda" else "Beranda"].delete()
    journal = list((demo.root / "jurnal").glob("*.json"))
    seen = {head[:16] for each in events(demo.root) for head in each["heads"]}
    (newest,) = [path for path in journal if path.stem[-16:] not in seen]
    newest.unlink()
    demo.refused("status", "Folder jurnal lebih tua daripada buku kerja")
    demo.refused("collect", "Folder jurnal lebih tua daripada buku kerja")
