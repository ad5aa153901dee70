"""What the program reads back of a sheet that stands as it was painted is known from painting it."""

from collections.abc import Callable

import pytest

from tests.procedure.period.test_warm import decide_one, send, typed
from tests.quarter import NOW, Room
from xlsops.core.pages import findings_list
from xlsops.core.pages.findings_list import remarks_of
from xlsops.core.pages.standing import history, home
from xlsops.core.values.cells import Grid, Text
from xlsops.core.view.last_check import last_check_in
from xlsops.core.view.seen_mark import shown_in
from xlsops.files import control_grids
from xlsops.files.control_grids import ControlBook
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.printed import painted_of, provenance_in
from xlsops.procedure.period.remembered import read_back
from xlsops.procedure.status.standing import status


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tell the sheets of the control workbook that are read."""
    names: list[str] = []
    real = ControlBook.grids

    def grids(book: ControlBook, but: frozenset[str] = frozenset()) -> tuple[Grid, ...]:
        names.extend(name for name in book.names if name not in but)
        return real(book, but)

    monkeypatch.setattr(control_grids.ControlBook, "grids", grids)
    return names


def told(grids: tuple[Grid, ...]) -> object:
    """Return everything that is read back of painted sheets."""
    remarks = {key: each for key, each in remarks_of(grids).items() if each.typed}
    provenance = provenance_in(grids)
    return (
        remarks,
        last_check_in(grids, findings_list.NAME),
        shown_in(grids, findings_list.NAME),
        list(painted_of(grids, provenance)),
        provenance,
    )


def nothing(_room: Room) -> None:
    """Leave the workbook as it is."""


def unsaved(room: Room) -> None:
    """Type a decision that nobody saves, with a day, and have it painted once more."""
    decide_one(room.root, 0)
    grid = next(each for each in room.period().grids if each.name == findings_list.NAME)
    row = min(
        row
        for (row, column), content in grid.cells.items()
        if column == findings_list.NOTE_COLUMN and content.value == Text("alasan 0")
    )
    typed(room.root, grid.name, (row, findings_list.UNTIL_COLUMN), Text("31 Desember 2026"))
    status(room.period())


@pytest.mark.parametrize("change", [nothing, unsaved])
def test_the_click_after_a_painting_reads_no_painted_sheet_and_knows_what_they_tell(
    room: Room, read: list[str], change: Callable[[Room], None]
) -> None:
    send(room.root, 3)  # with a slip, so that something is found
    room.collect()
    change(room)
    read.clear()
    known = room.period()
    assert {*read_back.SHEETS}.isdisjoint(read)
    anew = load(room.root, NOW, "Kabag", remembering=False)
    assert told(known.grids) == told(anew.grids)
    assert bool(remarks_of(known.grids)) == (change is unsaved)
    assert {home.NAME, findings_list.NAME, history.NAME} <= {each.name for each in known.grids}
    assert told(known.sheets) == told(anew.grids)


def test_a_painted_sheet_that_somebody_changed_is_read(room: Room, read: list[str]) -> None:
    room.send("KKP")
    room.collect()
    typed(room.root, history.NAME, (60, 2), Text("catatan"))
    read.clear()
    room.period()
    assert history.NAME in read
