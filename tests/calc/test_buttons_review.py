"""Buttons that point: from one flagged cell to the next, to the guide, to what is wrong here."""

import re

import xlwings as xw

from tests.calc.buttons import Desk, state_of
from tests.quarter import Room
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.kinds import Decided
from xlsops.core.pages.batches import BATCH
from xlsops.core.pages.findings_list import (
    KEY_COLUMN,
    NAME,
    NOTE_COLUMN,
    PLACE_COLUMN,
    STATUS_COLUMN,
)
from xlsops.core.terms.findings import FindingState
from xlsops.files.journal import Journal

POINTING = 75
"""The most calls of a button that only points, in a workbook of 36 sheets."""


def place(book: xw.Book) -> str:
    """Return the selected cell as the list of findings names it."""
    return f"{book.sheets.active.name}!{book.app.selection.address.replace('$', '')}"


def listed(book: xw.Book) -> list[tuple[int, str, str]]:
    """Return (row, severity, place) of every row of the list that has a place."""
    values = book.sheets[NAME].used_range.value
    return [
        (number, str(row[2]), str(row[PLACE_COLUMN - 1]))
        for number, row in enumerate(values, 1)
        if "!" in str(row[PLACE_COLUMN - 1] or "")
    ]


def test_next_goes_through_every_flagged_cell_in_the_order_of_the_list_and_round(
    demo: Desk,
) -> None:
    before = state_of(demo.book)
    rows = listed(demo.book)
    stops = list(dict.fromkeys(where for _, _, where in rows))
    seen = []
    for number in range(1, len(stops) + 1):
        outcome = demo.press("next_finding", f"{len(stops)} sel bertanda")
        seen.append(place(demo.book))
        note = demo.app.selection.note.text
        assert "Galat" in note or "Peringatan" in note
        assert note.split("\n")[1] in str(demo.status), (
            "the sentence is that of the note on the cell"
        )
        assert str(demo.status).startswith(f"Temuan {number} dari {len(stops)} · ")
        assert str(demo.status) == outcome.lines[0][:250]
        assert demo.made <= POINTING
    assert seen == stops
    demo.press("next_finding")
    assert place(demo.book) == stops[0]
    demo.press("previous_finding", f"{len(stops)} sel bertanda")
    assert place(demo.book) == stops[-1]
    assert demo.alerts == []
    assert state_of(demo.book) == before


def test_from_a_row_of_the_list_to_its_cell_and_from_elsewhere_to_the_first_or_the_last(
    demo: Desk,
) -> None:
    rows = listed(demo.book)
    row, _, where = rows[5]
    demo.book.sheets[NAME].activate()
    demo.book.sheets[NAME].range((row, 9)).select()
    demo.press("next_finding")
    assert place(demo.book) == where
    demo.book.sheets[NAME].activate()
    demo.book.sheets[NAME].range((row, 9)).select()
    demo.press("previous_finding")
    assert place(demo.book) == rows[4][2]
    for name, index in (("next_finding", 0), ("previous_finding", -1)):
        demo.book.sheets["Pengaturan"].activate()
        demo.press(name)
        assert place(demo.book) == rows[index][2]


def test_what_is_accepted_is_passed_over_at_once(demo: Desk) -> None:
    rows = listed(demo.book)
    accepted = rows[0]
    demo.book.sheets[NAME].range((accepted[0], STATUS_COLUMN)).value = FindingState.ACCEPTED.value
    demo.press("next_finding")
    assert place(demo.book) == rows[1][2]


def test_one_row_decides_many_findings_and_no_button_leads_to_it(desk: Desk, room: Room) -> None:
    room.send("KKP", **{f"KKP-0{number}__keterangan": "ok" for number in range(1, 5)})
    room.collect()
    desk.root = room.root
    desk.open()
    values = desk.book.sheets[NAME].used_range.value
    (row,) = [n for n, each in enumerate(values, 1) if str(each[KEY_COLUMN - 1]).startswith(BATCH)]
    desk.press("next_finding", "4 sel bertanda")
    sheet = desk.book.sheets[NAME]
    sheet.range((row, STATUS_COLUMN)).value = FindingState.ACCEPTED.value
    sheet.range((row, NOTE_COLUMN)).value = "Sudah dijelaskan lewat telepon"
    outcome = desk.press("decide")
    assert outcome.data["saved"] == 4
    told = of_kind(Journal(room.root / "jurnal").events(), Decided)
    assert len({each.line for _, each in told}) == 4
    desk.press("next_finding", "Tidak ada temuan terbuka.")


def test_without_findings_it_says_so(desk: Desk, room: Room) -> None:
    desk.root = room.root
    desk.open()
    outcome = desk.press("next_finding")
    assert (outcome.lines, desk.status, desk.alerts) == (
        ("Tidak ada temuan terbuka.",),
        "Tidak ada temuan terbuka.",
        [],
    )


def test_a_hidden_or_missing_sheet_is_said(demo: Desk) -> None:
    sheet = listed(demo.book)[0][2].partition("!")[0]
    demo.book.sheets[sheet].impl.visible = 0
    demo.refused("next_finding", f"Lembar {sheet} tersembunyi. Tampilkan lewat klik kanan")
    demo.book.sheets[sheet].delete()
    demo.refused("next_finding", f"Lembar {sheet} tidak ada. Tekan Segarkan")


def test_the_guide_comes_to_the_front(demo: Desk) -> None:
    demo.press("guide")
    assert demo.book.sheets.active.name == "Panduan"
    assert demo.alerts == []
    demo.book.sheets["Panduan"].delete()
    demo.refused("guide", "Lembar Panduan tidak ada.")


def test_the_examination_works_on_any_workbook(desk: Desk, room: Room) -> None:
    desk.root = room.root
    desk.open()
    lines = desk.press("doctor").lines
    assert f"{room.root} dapat ditulisi" in lines[-1]
    assert desk.alerts[-1].prompt == "\n".join(lines)
    desk.book.close()
    desk._book.append(desk.app.books.add())
    lines = desk.press("doctor").lines
    assert all(re.match(r"[✔✖–] [\w ,]+: \S", line) for line in lines)
    assert len(lines) <= 12
