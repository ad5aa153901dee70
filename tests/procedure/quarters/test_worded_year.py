"""An indicator answered in words through two quarters, while its scale is written otherwise in between."""

from functools import partial
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import Workbook, load_workbook

from tests.once import once
from tests.procedure.kabag import LATER, NEXT_DAY
from tests.procedure.quarters.test_earlier import news, third
from tests.quarter import KEY, Room, prepared
from xlsops.core.spec import tables
from xlsops.core.values.periods import Period as Quarter
from xlsops.files.folders import CONTROL
from xlsops.procedure.quarters.carrying import open_next
from xlsops.procedure.quarters.opening import Opening
from xlsops.procedure.quarters.recarrying import carry
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review.approving import approve

SCALE = "Predikat SPBE"
WORDS = ("Kurang", "Cukup", "Baik")
LONGER = ("Belum Ada", "Kurang", "Sedang", "Cukup", "Baik")
FIGURE = "realisasi_2"


def columns(table: tables.Table) -> dict[str, int]:
    return {each.key: number for number, each in enumerate(table.columns)}


def listed(book: Workbook, words: tuple[str, ...]) -> None:
    """Write a scale at the end of the lists, in place of what stands of it."""
    sheet = book[tables.LISTS.sheet]
    rows = list(sheet.iter_rows(tables.LISTS.first_row, max_col=2))
    free = [row for row in rows if row[0].value in {None, SCALE}]
    last = sheet.max_row
    while len(free) < len(words):
        last += 1
        free.append((sheet.cell(last, 1), sheet.cell(last, 2)))
    for (name, item), word in zip(free, words, strict=False):
        name.value, item.value = SCALE, word


def line(book: Workbook) -> dict[str, object]:
    sheet, at = book[tables.INDICATORS.sheet], columns(tables.INDICATORS)
    rows = sheet.iter_rows(tables.INDICATORS.first_row)
    row = next(row for row in rows if row[0].value == "KKP-01")
    return {key: row[number] for key, number in at.items() if number < len(row)}


def answered_in_words(root: Path) -> None:
    book = load_workbook(root / CONTROL)
    listed(book, WORDS)
    told = {"rungs": "predikat  spbe ", "method": "Nilai Akhir", "direction": "Positif"}
    told |= {"unit": "Predikat", "target_year": "Baik", "realisasi_1": "Kurang"}
    told |= {f"target_{each}": "Baik" for each in range(1, 5)}
    for key, cell in line(book).items():
        if key in told:
            cell.value = told[key]
    book.save(root / CONTROL)


def _year(first: Path, year: Path) -> Path:
    copytree(first, year / "Triwulan II")
    room = Room(year / "Triwulan II")
    answered_in_words(room.root)
    make_forms(room.period())
    room.send("KKP", **{f"KKP-01__{FIGURE}": "Cukup"})
    room.collect()
    approve(room.period(NEXT_DAY), ["KKP"])
    open_next(year / "TW3", Opening(Quarter(2026, 3), key=KEY), room.period(NEXT_DAY))
    return year


@pytest.fixture
def year(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """Return the second quarter, approved, and the third, in which the scale has two more words."""
    base = tmp_path_factory.getbasetemp()
    year = copytree(once(base, "Tahun Kata", partial(_year, prepared(base))), tmp_path / "Tahun")
    book = load_workbook(year / "TW3" / CONTROL)
    listed(book, LONGER)
    book.save(year / "TW3" / CONTROL)
    return year


def held(root: Path) -> object:
    return line(load_workbook(root / CONTROL))[FIGURE].value


def correct(room: Room, word: str) -> None:
    at = NEXT_DAY.replace(tzinfo=None)
    room.send("KKP", f"kkp {word}.xlsx", at=at, **{f"KKP-01__{FIGURE}": word})
    room.collect(NEXT_DAY)
    approve(room.period(LATER), ["KKP"])


def test_a_correction_is_carried_as_the_word_it_is(year: Path) -> None:
    assert held(year / "TW3") == "Cukup"
    assert news(year / "TW3") == []
    correct(Room(year / "Triwulan II"), "Baik")
    told = news(year / "TW3")
    assert any("KKP KKP-01 Realisasi TW II: dibawa Cukup, sekarang Baik" in each for each in told)
    assert "Cukup menjadi Baik" in "".join(carry(third(year / "TW3")).lines)
    assert held(year / "TW3") == "Baik"
    assert news(year / "TW3") == []


def test_a_word_that_somebody_wrote_over_it_is_theirs(year: Path) -> None:
    book = load_workbook(year / "TW3" / CONTROL)
    line(book)[FIGURE].value = "Sedang"
    book.save(year / "TW3" / CONTROL)
    correct(Room(year / "Triwulan II"), "Baik")
    told = "".join(news(year / "TW3"))
    assert "Sedang" in told
    assert "dibawa Cukup, sekarang Baik" in told
    carry(third(year / "TW3"))
    assert held(year / "TW3") == "Sedang"
