"""The official forms of a period: every figure of E.81 from the raw cells, templates of the office, the trail."""

import shutil
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.calc.office import Office
from tests.core.trace.recomputed import near
from tests.excel.official.test_filled import recalculated
from tests.procedure.audit.test_figure_origin import number_in, period_of, sheet_of
from tests.quarter import Played, Room
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.recap.official.workbook import ADDED
from xlsops.excel.official import reading
from xlsops.files.folders import own_templates
from xlsops.procedure.audit.figure_origin import trace
from xlsops.procedure.papers.official_forms import check_form, copy_template, official_forms
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.viewing import view_of
from xlsops.resources import asset

FILE = "Formulir Resmi TW2 2026.xlsx"
PROVISIONAL = "Formulir Resmi TW2 2026 (sementara).xlsx"
KEYS_ROW, FIRST = 2, 8
PAIRS = {"7": 9, "8": 11, "9": 13, "10": 15, "11": 17, "12": 19}
"""Where the column of performance of each number stands; that of money is the next one."""
Row = Mapping[str, Any]


def raw_rows(root: Path) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Yield of each bureau the rows of both tables as the file that counts holds them, by column key."""
    for each in view_of(period_of(root)).bureaus:
        assert each.record is not None
        (path,) = (root / "arsip").glob(f"{each.record.sha}.*")
        yield each.bureau.name, *(list(_rows(path, name)) for name in ("Indikator", "Anggaran"))


def _rows(path: Path, table: str) -> Iterator[Row]:
    sheet = sheet_of(path, table)
    keys = [cell.value for cell in sheet[KEYS_ROW]]
    for row in sheet.iter_rows(min_row=FIRST, values_only=True):
        if row[keys.index("id")]:
            yield dict(zip(keys, row, strict=False))


def pairs_of(row: Row, below: list[Row]) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    """Return what a row of E.81 shows in its columns 7 to 9 and 12, by nothing but raw cells."""
    if "indikator" in row:
        quarters = [number_in(row["realisasi_1"]), number_in(row["realisasi_2"])]
        due = row["periode"] == "Triwulanan" or row["periode"] == "Semesteran"
        waits = due and quarters[1] is None
        so_far = None if waits else _by_method(str(row["metode"]), quarters)
        return _pairs(number_in(row["target_tahun"]), quarters, so_far)
    if row["satuan"]:
        quarters = [number_in(row["k_1"]), number_in(row["k_2"])]
        done = _by_method("Akumulatif", quarters)
        money = _money(row)
        kinerja = _pairs(number_in(row["target_k"]), quarters, done)
        return {key: (one, money[key]) for key, (one, _) in kinerja.items()}
    inside = [_money(each) for each in below if each["id"].startswith(f"{row['id']}.")]
    return {
        key: (None, sum((each[key] or Decimal(0) for each in inside), Decimal(0)))
        for key in ("7", "8", "9", "12")
    }


def _pairs(
    target: Decimal | None, quarters: list[Decimal | None], so_far: Decimal | None
) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    return {
        "7": (target, None),
        "8": (quarters[0], None),
        "9": (quarters[1], None),
        "12": (so_far, None),
    }


def _money(row: Row) -> dict[str, Decimal | None]:
    """Return the money of a sub-activity, which the sample's office writes up to the quarter."""
    first, so_far = number_in(row["rp_1"]), number_in(row["rp_2"])
    assert first is not None
    assert so_far is not None
    return {"7": number_in(row["pagu"]), "8": first, "9": so_far - first, "12": so_far}


def _by_method(method: str, quarters: list[Decimal | None]) -> Decimal | None:
    known = [each for each in quarters if each is not None]
    if not known:
        return None
    match method:
        case "Akumulatif":
            return sum(known, Decimal(0))
        case "Nilai Akhir":
            return known[-1]
        case _:
            return sum(known, Decimal(0)) / len(known)


@pytest.fixture(scope="module")
def demo(finished: Played, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("formulir") / "Contoh"
    shutil.copytree(finished.root, root)
    return root


def test_every_figure_of_e81_is_given_by_the_raw_cells_of_the_archived_files(demo: Path) -> None:
    sheet = load_workbook(demo / "berkas" / FILE, data_only=True)["E.81"]
    rows = {
        (row[24].value, row[2].value.split()[0] if row[2].value else row[3].value): row[0].row
        for row in sheet.iter_rows(max_col=26)
        if row[24].value and row[3].value != "4" and row[0].value != "No"
    }
    checked = 0
    for name, indicators, budget in raw_rows(demo):
        asked = [each for each in budget if each["satuan"]]
        for each in (*indicators, *budget):
            about = f"{each['indikator']} ({each['satuan']})" if each in indicators else each["id"]
            row = rows.pop((name, about))
            for key, pair in pairs_of(each, asked).items():
                for place, wanted in enumerate(pair, PAIRS[key]):
                    stands = sheet.cell(row, place).value
                    if wanted is None:
                        assert stands in {None, "–"}, (row, place)
                        continue
                    assert near(Decimal(repr(stands)), wanted), (row, place)
                    checked += 1
    assert rows == {}
    assert checked > 500


def test_a_spreadsheet_program_gives_what_the_demos_forms_show(demo: Path, office: Office) -> None:
    assert office
    assert recalculated(demo / "berkas" / FILE) > 500


def test_every_number_of_the_recaps_own_leads_to_where_it_comes_from(demo: Path) -> None:
    book = load_workbook(demo / "berkas" / FILE)
    linked = [cell for row in book["E.81"].iter_rows() for cell in row if cell.hyperlink]
    assert len(linked) > 400
    trail = book["Jejak"]
    for cell in linked[::50]:
        target = trail[str(cell.hyperlink.location).rpartition("!")[2]]
        assert target.value


def test_a_number_of_a_form_is_traced_by_its_cell_to_the_file_it_came_in(demo: Path) -> None:
    period = period_of(demo)
    told = trace(period, "E.81!K13")
    assert told.lines[0] == f"E.81!K13 di {FILE}"
    assert told.data["agrees"]
    named = trace(period, f"'[{FILE}]E.81'!M13")
    assert named.data["parts"][0]["sheet"] == "Indikator"


def test_the_office_s_own_template_counts_is_carried_and_its_figures_of_years_are_used(
    room: Room,
) -> None:
    room.send("UMUM")
    room.collect()
    period = room.period()
    told = copy_template(period, "e.81")
    own = Path(str(told.data["template"]))
    book = load_workbook(own)
    sheet = book[ADDED]
    row = next(row for row in range(2, 200) if sheet.cell(row, 2).value == "UMUM-01")
    sheet.cell(row, 4).value, sheet.cell(row, 6).value = 400, 100
    sheet.cell(row + 1, 2).value = "SALAH-01"
    sheet.cell(row + 1, 4).value = 1
    book.save(own)
    assert own.name in own_templates(period.folder)
    lines = make_recap_book(room.period()).lines
    assert messages.official.added_unknown(ADDED, ["UMUM SALAH-01"]) in lines
    form = load_workbook(room.root / "berkas" / PROVISIONAL, data_only=True)["E.81"]
    found = [each for each in form.iter_rows(values_only=True) if each[4] == 400]
    assert [(each[6], each[20]) for each in found] == [(100, 100 + found[0][18])]
    with stopped_by(messages.official.copied_before):
        copy_template(room.period(), "E.81")


def test_a_template_that_cannot_be_used_never_stops_the_recap(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    templates = room.root / "templates"
    templates.mkdir(exist_ok=True)
    (templates / "Formulir E.81.xlsx").write_bytes(b"rusak")
    made = make_recap_book(room.period())
    assert (room.root / str(made.data["recap"])).is_file()
    told = str(messages.official.unreadable("Formulir E.81.xlsx"))
    assert messages.official.not_written(told) in made.lines
    assert made.attention
    assert not (room.root / "berkas" / PROVISIONAL).exists()


def test_a_template_that_is_not_the_one_used_is_told(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    own = Path(str(copy_template(room.period(), "E.81").data["template"]))
    own.rename(own.with_name("formulir E.81.XLSX"))
    wider = asset("templates") / "formulir" / "Formulir E.81 (17 kolom).xlsx"
    shutil.copy(wider, own.parent)
    shutil.copy(wider, own.with_suffix(".xlsm"))
    (own.parent / "~$Formulir E.81.xlsx").write_bytes(b"kunci")
    lines = make_recap_book(room.period()).lines
    assert messages.official.other_kind("Formulir E.81.xlsm") in lines
    told = messages.official.same_sheet("formulir E.81.XLSX", wider.name, "E.81")
    assert told in lines


def test_an_offices_own_template_is_read_once_on_a_machine(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Path(str(copy_template(room.period(), "E.81").data["template"]))
    book = load_workbook(own)
    book.worksheets[0]["A2"].value = f"Milik {room.root}"
    book.save(own)
    first = official_forms(room.period().folder)
    monkeypatch.setattr(reading, "load_workbook", None)
    assert official_forms(room.period().folder) == first


def test_forms_somebody_filled_in_by_hand_are_kept_beside_the_new_ones(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    make_recap_book(room.period())
    made = room.root / "berkas" / PROVISIONAL
    first = made.read_bytes()
    make_recap_book(room.period())
    assert [each.name for each in made.parent.glob("Formulir*")] == [PROVISIONAL]
    book = load_workbook(made)
    book["E.81"]["A2"].value = "ditulis tangan"
    book.save(made)
    written = made.read_bytes()
    aside = made.with_name(f"{made.stem} (disunting).xlsx")
    assert messages.official.kept_aside(aside) in make_recap_book(room.period()).lines
    assert (aside.read_bytes(), made.read_bytes()) == (written, first)
    made.write_bytes(b"bukan buku kerja")
    make_recap_book(room.period())
    assert aside.with_stem(f"{aside.stem} ke-2").read_bytes() == b"bukan buku kerja"


def test_forms_that_stay_behind_are_named_and_every_fault_has_its_line(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    make_recap_book(room.period())
    copy_template(room.period(), "E.81")
    own = room.root / "templates" / "Formulir E.81.xlsx"
    book = load_workbook(own)
    book["Pemetaan"]["C6"] = "V"
    book.save(own)
    made = make_recap_book(room.period())
    place = next(n for n, line in enumerate(made.lines) if "tidak dibuat" in line)
    assert [line[:4] for line in made.lines[place + 1 : place + 3]] == ["  1.", "Betu"]
    assert made.lines[-1] == messages.official.older_stays(room.root / "berkas" / PROVISIONAL)
    assert made.attention


def test_a_newer_form_is_compared_with_the_one_that_is_most_like_it(room: Room) -> None:
    newer = asset("templates") / "formulir" / "Formulir E.81 (17 kolom).xlsx"
    told = check_form(newer, room.root)
    assert (told.data["form"], told.attention) == ("E.81", True)
    same = check_form(newer.with_name("Formulir Efisiensi.xlsx"), room.root)
    assert same.lines[-1] == messages.official.SAME
    with stopped_by(messages.official.no_own):
        check_form(newer, room.root, "E.58")
    with stopped_by(messages.official.not_there):
        check_form(room.root / "tidak ada.xlsx", room.root)


def test_a_template_that_is_checked_itself_tells_its_own_faults(room: Room, tmp_path: Path) -> None:
    book = load_workbook(asset("templates") / "formulir" / "Formulir Efisiensi.xlsx")
    book["Pemetaan"]["A2"].value = "11"
    book.save(tmp_path / "uji.xlsx")
    with stopped_by(messages.official.faulty, 'kolom "11" tidak ada di lembar Efisiensi'):
        check_form(tmp_path / "uji.xlsx", room.root)


def test_a_form_nobody_knows_cannot_be_copied(room: Room) -> None:
    with stopped_by(messages.official.no_template):
        copy_template(room.period(), "E.58")
