"""A control workbook is linted where it lies; forms are made all the same, and what is advised is told."""

from pathlib import Path

from openpyxl import load_workbook

from tests.quarter import HEAD, NOW, Room
from tests.samples import row_of
from xlsops.files.folders import CONTROL
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.rules.linting import lint
from xlsops.resources import asset


def broken(source: Path, target: Path, cells: dict[tuple[str, str], str]) -> Path:
    """Write into a control workbook as somebody does, and save it."""
    book = load_workbook(source)
    for (sheet, cell), text in cells.items():
        book[sheet][cell] = text
    book.save(target)
    return target


FIRST = row_of("A01")
CELLS = {
    ("Aturan", f"D{FIRST}"): "LEN([Keterangan]) <= 40000",
    ("Aturan", f"F{FIRST}"): "Terlalu panjang.",
    ("Format", "J15"): "Boleh kosong bila belum ada.",
}
TOLD = (
    "2 hal perlu dilihat di buku kerja ini:",
    "Format J15: Petunjuk kolom Realisasi TW II menyebut boleh kosong, padahal kolomnya wajib diisi "
    "(V05). Ubah petunjuknya, atau ubah Wajib menjadi tidak.",
)


def test_a_workbook_that_lies_anywhere_is_linted_with_sheet_and_cell(tmp_path: Path) -> None:
    path = broken(asset("workbook") / CONTROL, tmp_path / "rancangan.xlsx", CELLS)
    found = lint(path, NOW, HEAD)
    assert found.attention
    heads = {line.split(" tidak pernah timbul: dari ")[0] for line in found.lines[:3]}
    assert heads == {TOLD[0], TOLD[1], f"Aturan D{FIRST}: Aturan A01"}
    assert {each["kind"] for each in found.data["advice"]} == {"help-on-blank", "never-fires"}


def test_what_is_advised_in_many_places_of_a_column_is_told_once(tmp_path: Path) -> None:
    cells = {
        ("Aturan", f"{column}{row}"): text
        for row in range(FIRST, FIRST + 6)
        for column, text in {
            "A": f"B{row}",
            "B": "Peringatan",
            "C": "Indikator",
            "D": f"LEN([Keterangan]) <= {row}000",
            "E": "Keterangan",
            "F": "Ringkas.",
            "J": "aktif",
        }.items()
    }
    path = broken(asset("workbook") / CONTROL, tmp_path / "banyak.xlsx", cells)
    found = lint(path, NOW, HEAD)
    assert [each["kind"] for each in found.data["advice"]].count("never-fires") == 6
    (told,) = [each for each in found.lines if "tidak pernah timbul" in each]
    assert told.startswith(
        f"Aturan D{FIRST} s.d. D{FIRST + 5}: 6 tempat serupa. Di D{FIRST}: Aturan B{FIRST} tidak"
    )


def test_two_rules_of_one_code_are_told_with_their_cells(tmp_path: Path) -> None:
    path = broken(
        asset("workbook") / CONTROL, tmp_path / "ganda.xlsx", {("Aturan", f"A{FIRST + 1}"): "A01"}
    )
    told = lint(path, NOW, HEAD)
    assert f"Aturan A01 baris {FIRST + 1} tidak dijalankan" in told.lines[0]
    assert f"sel A{FIRST + 1}" in told.lines[1]


def test_forms_are_made_and_what_contradicts_is_advised(room: Room) -> None:
    assert lint(room.root, NOW, HEAD).attention is False
    broken(room.root / CONTROL, room.root / CONTROL, CELLS)
    made = make_forms(room.period())
    assert len(made.data["formats"]) == len(room.period().spec.active_bureaus)
    assert TOLD[1] in made.lines
    assert [each["cell"] for each in made.data["advice"]] == [f"Aturan!D{FIRST}", "Format!J15"]
