"""The button that carries a corrected figure over: on an open workbook, that cell and no other."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.calc.buttons import Desk
from tests.procedure.kabag import LATER, NEXT_DAY
from tests.quarter import KEY, Room, events, files
from xlsops import ribbon
from xlsops.core.journal.carried import carried_figures
from xlsops.core.journal.facts.kinds import Carried
from xlsops.core.spec import tables
from xlsops.core.values.periods import Period as Quarter
from xlsops.procedure.period.open_period import load_open
from xlsops.procedure.quarters.carrying import open_next
from xlsops.procedure.quarters.opening import Opening
from xlsops.procedure.review.approving import approve

PLACE = ("KKP", "KKP-01", "realisasi_2")
MASTERS = [table.sheet for table, _ in tables.MASTERS]


@pytest.fixture
def third(desk: Desk, room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return the desk with the third quarter open, while the second was corrected."""
    monkeypatch.setattr(ribbon, "_now", lambda: LATER)
    room.send("KKP", **{"KKP-01__realisasi_2": Decimal("12.5")})
    room.collect()
    approve(room.period(NEXT_DAY), ["KKP"])
    desk.root = tmp_path / "TW3"
    open_next(desk.root, Opening(Quarter(2026, 3), key=KEY), room.period(NEXT_DAY))
    correction = {"KKP-01__realisasi_2": Decimal(14), "KKP-02__realisasi_2": Decimal("1.5")}
    room.send("KKP", "lagi.xlsx", at=NEXT_DAY.replace(tzinfo=None), **correction)
    room.collect(NEXT_DAY)
    approve(room.period(LATER), ["KKP"])
    desk.open()
    return desk


def cells(desk: Desk) -> dict[tuple[str, int, int], object]:
    """Return what stands in the masters of the open workbook."""
    return {
        (name, row, column): value
        for name in MASTERS
        for row, values in enumerate(desk.book.sheets[name].range("A1:Z60").value, 1)
        for column, value in enumerate(values, 1)
        if value is not None
    }


def test_the_button_says_it_first_and_writes_just_those_cells(third: Desk, room: Room) -> None:
    before, there = cells(third), files(room.root)
    third.press("status")
    assert (
        "2 angka di 1 bagian. Tekan: Ambil Triwulan Lalu" in third.alerts[-1].prompt.splitlines()[1]
    )
    outcome = third.press("carry")
    assert outcome.lines[0] == "2 angka TW II 2026 diperbarui di lembar Master:"
    after = cells(third)
    assert (
        len({place for place in {**before, **after} if before.get(place) != after.get(place)}) == 2
    )
    assert carried_figures(load_open(third.book, LATER, "Kasubbag").spec, 2)[PLACE] == 14
    assert [each["kind"] for each in events(third.root)].count(Carried.kind) == 1
    assert files(room.root) == there
    lines = third.press("status").lines
    assert not any("TW II 2026" in each for each in lines)


def test_a_locked_sheet_is_named_and_nothing_recorded(
    third: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xlsops.excel.live.figures.protected", lambda _sheet: True)
    before = cells(third)
    third.refused("carry", "Lembar Master Indikator terkunci")
    assert cells(third) == before
