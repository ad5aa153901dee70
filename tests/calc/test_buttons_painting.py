"""Buttons that paint: what is seen in the open workbook is what is painted into a closed one."""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from openpyxl import load_workbook

from tests.calc.buttons import FROZEN, Desk, state_of
from tests.outline import outline
from tests.quarter import FILLED, Room, events, files
from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.pages.figures.answers_page import AnswerPage
from xlsops.core.pages.findings_list import (
    KEY_COLUMN,
    NAME,
    NOTE_COLUMN,
    PLACE_COLUMN,
    STATUS_COLUMN,
)
from xlsops.core.sheet.sheet import Area, Note, Sheet
from xlsops.core.terms.findings import FindingState
from xlsops.core.values.structs import replace
from xlsops.core.view.view import BureauView, View
from xlsops.excel.live import painting as open_painting
from xlsops.excel.live.book import HUMAN
from xlsops.excel.live.painting import paint_open
from xlsops.excel.writer.sheets import write_sheets
from xlsops.files.folders import CONTROL
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.painting import pages_of
from xlsops.procedure.period.remembered import bureau_pages
from xlsops.procedure.period.viewing import view_of

FIXED, A_SHEET, A_FRAME = 240, 26, 32
"""The most calls a painting button makes: of its own, for each sheet that changed (what somebody typed
there is read first), and for each that opens or prints in another way than before."""

ONLY_PAINTING = 261
"""The calls of painting nine sheets into a workbook of 39 that was not read before."""
OF_ALL = 8
"""The painted sheets that are of no bureau alone."""
FLAG = (248, 203, 173)


def rows_of_findings(book: xw.Book) -> dict[str, int]:
    """Return the row of every finding by its key."""
    values = book.sheets[NAME].used_range.value
    return {str(row[KEY_COLUMN - 1]): number for number, row in enumerate(values, 1)}


def flagged(room: Room, codes: Mapping[str, int]) -> None:
    """Send every bureau's form with so many answers spoilt, each one cell that is flagged."""
    period = room.period()
    for code, many in codes.items():
        answers = careful_answers(period.layouts[code], period.spec, FILLED)
        places = [place for place in answers if place[0] != "identitas"]
        places.sort(key=lambda place: not re.match("realisasi|k_|rp_", place[1]))
        spoilt: dict[tuple[str, str], Any] = dict.fromkeys(places[:many], "-")
        room.drop(f"{code}.xlsx", room.filled(code, spoilt))


def flags_in(book: xw.Book) -> list[str]:
    """Return the flagged cells: those with a note."""
    sheets = [sheet for sheet in book.sheets if sheet.name.startswith("Isian")]
    return [f"{sheet.name}!{note.location.address}" for sheet in sheets for note in sheet.notes]


def test_collecting_open_shows_what_collecting_closed_shows(
    desk: Desk, room: Room, tmp_path: Path
) -> None:
    flagged(room, {"UMUM": 4, "KKP": 2, "TAPEM": 0})
    room.drop("kosong.xlsx", b"")
    desk.copy(room.root, tmp_path / "tertutup")
    collect(load(desk.root, FROZEN, "Kasubbag"))
    closed = outline(_through_calc(desk, desk.root / CONTROL))

    desk.copy(room.root, tmp_path / "terbuka")
    desk.open()
    outcome = desk.press("collect")
    assert outcome.data["accepted"] == 3
    assert _looks(outline(desk.saved())) == _looks(closed)
    assert files(desk.root / "jurnal") == files(tmp_path / "tertutup" / "jurnal")


def _through_calc(desk: Desk, path: Path) -> Path:
    desk.open(path)
    saved = desk.saved("tertutup.xlsx")
    desk.book.close()
    return saved


def _looks(text: str) -> list[str]:
    """Return the lines but for tab colours' kin that LibreOffice does not carry: zoom, names."""
    lines = [re.sub(r" \| zum \d+", "", line) for line in text.splitlines()]
    return [line for line in lines if not line.startswith("nama ")]


def test_a_flagged_cell_has_fill_note_and_still_what_it_was_and_the_reviewer_alone_may_write(
    demo: Desk,
) -> None:
    demo.press("status")
    rows = rows_of_findings(demo.book)
    row = next(row for key, row in rows.items() if key.startswith("V16|"))
    where = demo.book.sheets[NAME].range((row, PLACE_COLUMN)).value
    sheet, _, address = where.rpartition("!")
    cell = demo.book.sheets[sheet][address]
    assert cell.color == FLAG
    assert cell.number_format == "#,##0"
    assert isinstance(cell.value, float)
    assert cell.note is not None
    assert cell.note.text.startswith("✖ V16 Galat")
    listed = demo.book.sheets[NAME]
    assert listed.range((row, 6)).hyperlink == f"#'{sheet}'!{address}"
    row = min(row for key, row in rows.items() if "|" in key)
    assert listed.api.ProtectContents
    assert listed.range((row, NOTE_COLUMN)).api.Locked is False
    assert listed.range((row, 9)).api.Locked is True
    assert demo.book.sheets["Isian UMUM"].api.ProtectContents
    book = load_workbook(demo.saved())
    assert book[NAME].protection.sheet
    assert book["Beranda"]._charts  # type: ignore[attr-defined]


def test_the_workbook_made_aside_has_the_frozen_lines_of_the_painted_sheets(
    demo: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read as it was written: LibreOffice without windows saves no frozen line."""
    made: list[bytes] = []

    def kept(*how: Any) -> bytes:
        made.append(write_sheets(*how))
        return made[-1]

    class Enough(Exception):  # noqa: N818 - nothing is wrong
        """The workbook is made; bringing it in is what other tests are about."""

    def enough(*_: Any) -> None:
        raise Enough

    monkeypatch.setattr(open_painting, "write_sheets", kept)
    monkeypatch.setattr(open_painting, "_bring", enough)
    demo.forget()
    with pytest.raises(Enough):
        paint_open(demo.book, pages_of(view_of(load(demo.root, FROZEN, "Kasubbag"))))
    (aside,) = (load_workbook(BytesIO(each)) for each in made)
    closed = load_workbook(demo.root / CONTROL)
    frozen = {str(sheet["A1"].value): sheet.freeze_panes for sheet in aside.worksheets}
    assert frozen == {
        str(closed[page.name]["A1"].value): closed[page.name].freeze_panes
        for page in pages_of(view_of(load(demo.root, FROZEN, "Kasubbag")))
    }
    assert frozen["DAFTAR TEMUAN"] == "D5"


def test_only_sheets_that_changed_are_copied(demo: Desk) -> None:
    demo.press("status", "pertama sesudah dilukis tertutup")
    first = demo.copied
    assert demo.calls["SheetApi.PageSetup"] == 0, (
        "the printer is asked only where the set-up changes"
    )
    demo.press("status")
    assert demo.copied == 0
    assert first < 6
    assert demo.made <= FIXED


def test_a_settled_flag_disappears_and_the_cell_is_as_it_was(desk: Desk, room: Room) -> None:
    desk.root = room.root
    room.send("UMUM", "satu.xlsx", **{"UMUM-01__realisasi_2": "entah"})
    desk.open()
    desk.press("collect")
    notes = desk.book.sheets["Isian UMUM"].notes
    where = next(note.location for note in notes if "V06" in note.text)
    row, column = where.row, where.column
    assert where.color == FLAG
    room.send("UMUM", "dua.xlsx", at=FROZEN.replace(tzinfo=None))
    desk.press("collect")
    sheet = desk.book.sheets["Isian UMUM"]
    assert (sheet.range((row, column)).color, sheet.range((row, column)).note) == (None, None)
    assert sheet.range((row, column)).value != "entah"
    assert not any("V06" in note.text for note in sheet.notes)


def test_edits_that_are_not_saved_count(desk: Desk, room: Room) -> None:
    desk.root = room.root
    desk.open()
    sheet = desk.book.sheets["Master Bagian"]
    values = sheet.used_range.value
    row = next(n for n, each in enumerate(values, 1) if each[0] == "UMUM")
    sheet.range((row, 4)).value = "tidak"
    outcome = desk.press("formats")
    assert "Format UMUM TW2 2026.xlsx" not in outcome.data["formats"]
    assert len(outcome.data["formats"]) == 9


def test_what_the_reviewer_wrote_survives_and_sheets_of_people_are_untouched(demo: Desk) -> None:
    demo.press("status")
    row = next(row for key, row in rows_of_findings(demo.book).items() if key.startswith("V1"))
    key = demo.book.sheets[NAME].range((row, KEY_COLUMN)).value
    sheet = demo.book.sheets[NAME]
    sheet.range((row, STATUS_COLUMN)).value = FindingState.ACCEPTED.value
    sheet.range((row, NOTE_COLUMN)).value = "'=sudah ditelepon, 0812"
    people = [each for each in state_of(demo.book) if each[0] in HUMAN]
    demo.press("validate")
    sheet, row = demo.book.sheets[NAME], rows_of_findings(demo.book)[key]
    assert sheet.range((row, STATUS_COLUMN)).value == FindingState.ACCEPTED.value
    assert sheet.range((row, NOTE_COLUMN)).value == "=sudah ditelepon, 0812"
    assert [each for each in state_of(demo.book) if each[0] in HUMAN] == people


def test_order_active_sheet_and_selection_stay(demo: Desk) -> None:
    order = demo.book.sheet_names
    demo.book.sheets["Isian UMUM"].activate()
    demo.book.sheets["Isian UMUM"]["C9:D10"].select()
    demo.book.sheets[NAME].impl.visible = 0
    demo.forget()
    demo.press("status", "semua lembar")
    assert demo.copied == 26
    assert demo.book.sheet_names == order
    assert demo.book.sheets.active.name == "Isian UMUM"
    assert demo.app.selection.address == "$C$9:$D$10"
    assert demo.book.sheets[NAME].visible == 0
    assert demo.made <= FIXED + (A_SHEET + A_FRAME) * demo.copied


def test_painted_sheets_that_were_deleted_come_back_in_their_places(demo: Desk) -> None:
    order = demo.book.sheet_names
    for lost in ("Beranda", "Himpunan", "Isian TAPEM", "Isian UMUM", "Rekap KKP"):
        demo.book.sheets[lost].delete()
    demo.press("status")
    assert demo.book.sheet_names == order


def test_formulas_of_people_that_look_at_painted_sheets_still_do(demo: Desk) -> None:
    looked_at = {"Beranda", "Isian UMUM", "Himpunan"}
    mine = demo.book.sheets.add("Catatan Saya", after=demo.book.sheets["Panduan"])
    mine["A1"].value = [["=Beranda!A1", "=LEN('Isian UMUM'!A1)"], ["007", "=A1&Himpunan!A4"]]
    mine["A2"].number_format = "@"
    mine["A2"].value = "007"
    before = mine["A1:B2"].value
    demo.forget()
    pages = pages_of(view_of(load(demo.root, FROZEN, "Kasubbag")))
    paint_open(demo.book, [page for page in pages if page.name in looked_at])
    assert demo.calls["Sheet.copy"] == len(looked_at)
    mine = demo.book.sheets["Catatan Saya"]
    assert mine["A1:B2"].value == before
    assert mine["B2"].formula == "=A1&Himpunan!A4"


def test_what_a_cut_off_painting_left_is_cleared(demo: Desk) -> None:
    order = demo.book.sheet_names
    demo.book.sheets.add("xlsops~3")
    demo.book.sheets["Riwayat"].delete()
    demo.press("status")
    assert demo.book.sheet_names == order


def test_filters_do_not_hide_rows_from_the_program(demo: Desk) -> None:
    demo.press("status")
    sheet = demo.book.sheets[NAME]
    first = min(row for key, row in rows_of_findings(demo.book).items() if "|" in key)
    key = sheet.range((first, KEY_COLUMN)).value
    sheet.range((first, NOTE_COLUMN)).value = "disembunyikan saringan"
    sheet.api.Unprotect()
    sheet.range((first, 1)).impl.row_hidden = True
    demo.press("validate")
    sheet = demo.book.sheets[NAME]
    row = rows_of_findings(demo.book)[key]
    assert sheet.range((row, NOTE_COLUMN)).value == "disembunyikan saringan"


@pytest.mark.parametrize("many_sent", [2, pytest.param(10, marks=pytest.mark.exhaustive)])
def test_collecting_takes_the_same_calls_whatever_is_flagged(
    desk: Desk, room: Room, tmp_path: Path, many_sent: int
) -> None:
    codes = list(room.period().layouts)[-many_sent:]
    found = {}
    for name, many in (("sedikit", 3), ("banyak", 99)):
        flagged(room, dict.fromkeys(codes, many))
        desk.copy(room.root, tmp_path / name)
        desk.open()
        desk.press("collect", f"{many_sent} bagian, semua lembarnya baru")
        found[name] = len(flags_in(desk.book)), desk.made, desk.copied
        desk.book.close()
    (few, calls_few, sheets_few), (more, calls_more, sheets_more) = found.values()
    assert few >= 4 * many_sent
    assert more >= 7 * few
    assert (
        (calls_more, sheets_more) == (calls_few, sheets_few) == (calls_few, OF_ALL + 2 * many_sent)
    )
    assert calls_few <= FIXED + A_SHEET * sheets_few


@pytest.mark.parametrize("flags", [4, 40])
def test_ten_times_the_flags_on_nine_sheets_take_no_more_calls(demo: Desk, flags: int) -> None:
    view = view_of(load(demo.root, FROZEN, "Kasubbag"))
    places = [(row, column) for row in range(20, 25) for column in range(3, 11)][:flags]
    pages = [
        replace(
            page,
            notes=tuple(Note(*place, "tanda") for place in places),
            marks=(("Galat", tuple(Area(*place, *place) for place in places)),),
        )
        for page in pages_of(view)
        if page.name.startswith("Isian")
    ]
    demo.calls.clear()
    paint_open(demo.book, pages)
    made, copied = demo.calls.total(), demo.calls["Sheet.copy"]
    assert len(flags_in(demo.book)) == flags * copied
    assert (made, copied) == (ONLY_PAINTING, 9)


def test_every_painting_button_stays_within_its_calls(demo: Desk) -> None:
    for name in ("formats", "collect", "validate", "recap", "status"):
        outcome = demo.press(name, "contoh 10 bagian")
        assert demo.made <= FIXED + A_SHEET * demo.copied, name
        assert demo.alerts[-1].prompt.splitlines()[0] == outcome.lines[0]
        assert len(demo.alerts[-1].prompt.splitlines()) <= 12
        assert demo.status is False
    assert len(demo.alerts) == 5
    assert any("Membuat format" in str(each) for each in demo.app.impl.statuses)


def test_a_page_that_is_only_painted_over_a_sheet_makes_none(demo: Desk) -> None:
    names = demo.book.sheet_names
    pages = [
        Sheet(name, (("Belum ada kiriman",),), over=True) for name in ("Isian LAIN", "Isian KKP")
    ]
    paint_open(demo.book, pages)
    assert demo.book.sheet_names == names
    assert demo.book.sheets["Isian KKP"].used_range.value == "Belum ada kiriman"


def test_a_text_typed_on_a_painted_sheet_goes_into_the_journal(demo: Desk) -> None:
    sheet = demo.book.sheets["Beranda"]
    sheet.api.Unprotect()
    sheet.range((60, 3)).value = "Telepon Asisten"
    demo.press("status")
    kept = [each["data"] for each in events(demo.root) if each["kind"] == "tulisan_disimpan"]
    assert kept == [{"sheet": "Beranda", "cells": [{"cell": "C60", "text": "Telepon Asisten"}]}]


def test_a_click_makes_no_sheet_of_a_bureau_that_stands_in_the_open_workbook(
    demo: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.press("status")  # what was painted is remembered
    made: list[str] = []
    real = bureau_pages.answers_page

    def answers(view: View, each: BureauView) -> AnswerPage:
        made.append(each.bureau.code)
        return real(view, each)

    monkeypatch.setattr(bureau_pages, "answers_page", answers)
    demo.press("status")
    assert (made, demo.copied) == ([], 0)
    order = demo.book.sheet_names
    demo.book.sheets["Isian UMUM"].delete()
    demo.press("status")
    assert (made, demo.copied, demo.book.sheet_names) == (["UMUM"], 1, order)
    demo.forget()
    made.clear()
    demo.press("status")
    assert len(made) == (demo.copied - OF_ALL) / 2 > 1
