"""A sheet of the control workbook is read once, and again where anything it is read from changed."""

import zlib
from datetime import datetime
from decimal import Decimal

import pytest

from tests.procedure.period.test_warm import typed
from tests.quarter import Room
from xlsops.core.pages import findings_list
from xlsops.core.values.cells import BLANK, Boolean, Content, Date, ErrorValue, Grid, Number, Text
from xlsops.files import control_grids
from xlsops.files.control_grids import ControlBook
from xlsops.procedure.period.remembered import known_grids
from xlsops.procedure.status.standing import status

OF_ALL_KINDS = Grid(
    "Lembar & <1>",
    "hidden",
    {
        (1, 1): Content(Text("teks \u00e9 \U0001f600")),
        (1, 3): Content(Text("008"), None, "@"),
        (1, 2): Content(Number(Decimal("1.50"))),
        (2, 1): Content(Date(datetime(2026, 7, 8, 9, 30)), None, "dd/mm/yyyy"),
        (2, 2): Content(Boolean(True)),
        (3, 1): Content(ErrorValue("#N/A"), "NA()"),
        (3, 2): Content(BLANK, "A1", calculated=False),
        (3, 3): Content(Text("hasil"), "A1&A2"),
    },
    frozenset({4, 9}),
    frozenset({2}),
    ("A1:B2",),
    True,
    {(1, 1): "catatan\nsel"},
)


def test_a_sheet_comes_back_as_it_was_read_its_cells_in_their_order() -> None:
    again = known_grids.grid_kept(known_grids.kept_text(OF_ALL_KINDS))
    assert again is not None
    assert (again, repr(again)) == (OF_ALL_KINDS, repr(OF_ALL_KINDS))
    assert [*again.cells] == [*OF_ALL_KINDS.cells]


@pytest.mark.parametrize(
    "text",
    [None, b"", b"x", *map(zlib.compress, (b"", b"[]", b"[1]", b"[null,[],[1],[],[],[],[]]"))],
)
def test_what_is_no_sheet_is_not_taken_for_one(text: bytes | None) -> None:
    assert known_grids.grid_kept(text) is None


def test_a_sheet_that_would_not_come_back_the_same_is_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(known_grids, "grid_kept", lambda _text: Grid("lain"))
    assert known_grids.kept_text(OF_ALL_KINDS) == b""


def test_a_click_reads_only_the_sheet_that_somebody_changed(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.send("KKP")
    room.collect()
    status(room.period())
    status(room.period())
    read: list[str] = []
    real = ControlBook.grids

    def grids(book: ControlBook, but: frozenset[str] = frozenset()) -> tuple[Grid, ...]:
        read.extend(name for name in book.names if name not in but)
        return real(book, but)

    monkeypatch.setattr(control_grids.ControlBook, "grids", grids)
    room.period()
    assert read == []
    typed(room.root, findings_list.NAME, (40, findings_list.NOTE_COLUMN), Text("catatan"))
    period = room.period()
    assert read == [findings_list.NAME]
    (list_,) = (grid for grid in period.grids if grid.name == findings_list.NAME)
    assert list_.at(40, findings_list.NOTE_COLUMN).value == Text("catatan")
