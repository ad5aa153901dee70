"""Sheets are not read again because painted ones brought looks of their own; where theirs changed, they are."""

import re

import pytest

from tests.quarter import Room
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.files import cache
from xlsops.files.control_grids import ControlBook, control_book
from xlsops.files.folders import CONTROL, PeriodFolder
from xlsops.procedure.period import loading
from xlsops.procedure.period.remembered import known_asked, known_grids
from xlsops.procedure.period.remembered.grown_styles import kept_before, noted

STYLES, SHEETS = "xl/styles.xml", frozenset({"Master Bagian"})
LOOKS = re.compile(rb"<cellXfs[^>]*>(.*?)</cellXfs>", re.DOTALL)
FIRST = re.compile(rb'(<cellXfs[^>]*><xf [^>]*?numFmtId=")[0-9]+')


def book_with(room: Room, styles: bytes) -> ControlBook:
    parts = take_apart((room.root / CONTROL).read_bytes())
    return control_book(PeriodFolder(room.root), put_together({**parts, STYLES: styles}))


def test_what_was_read_is_known_while_looks_are_only_put_behind(room: Room) -> None:
    styles = take_apart((room.root / CONTROL).read_bytes())[STYLES]
    book, key = book_with(room, styles), cache.cache_key("uji")
    cache.remember({key: b"dibaca", **noted("uji", book, SHEETS, key)})
    more = styles.replace(b"</cellXfs>", b'<xf numFmtId="14"/></cellXfs>')
    other = FIRST.sub(rb"\g<1>14", styles, count=1)
    fewer = LOOKS.sub(b'<cellXfs><xf numFmtId="0"/></cellXfs>', styles, count=1)
    assert len({styles, more, other, fewer}) == 4
    told = [kept_before("uji", book_with(room, each), SHEETS) for each in (more, other, fewer)]
    assert told == [b"dibaca", None, None]
    assert kept_before("uji", book_with(room, more), SHEETS | {"Master Program"}) is None
    assert kept_before("lain", book_with(room, more), SHEETS) is None


def test_a_note_of_somebody_else_is_none(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    book = book_with(room, take_apart((room.root / CONTROL).read_bytes())[STYLES])
    for note in (b"", b"[]", b"[0]", b'[0, "", ""]', b'["1", "", ""]', b'{"a": 1}', b"\xff"):
        monkeypatch.setattr(cache, "remembered", lambda keys, note=note: dict.fromkeys(keys, note))
        assert kept_before("uji", book, SHEETS) is None


def test_nothing_is_noted_of_a_workbook_without_looks(room: Room) -> None:
    bare = book_with(
        room, b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    )
    assert noted("uji", bare, SHEETS, b"k") == {}


def test_the_click_after_a_collect_reads_no_sheet_that_lies_as_before(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = room.period()
    styles = take_apart((room.root / CONTROL).read_bytes())[STYLES]
    room.send("KKP")
    room.collect()
    assert take_apart((room.root / CONTROL).read_bytes())[STYLES] != styles
    monkeypatch.setattr(loading, "read_spec", lambda _grids: pytest.fail("dibaca lagi"))
    read = list[str]()
    kept = known_grids.kept_text
    monkeypatch.setattr(
        known_grids, "kept_text", lambda grid: (read.append(grid.name), kept(grid))[1]
    )
    after = room.period()
    assert (after.spec, repr(after.spec)) == (before.spec, repr(before.spec))
    assert known_asked.SHEETS.isdisjoint(read)
    assert set(read).isdisjoint(each.name for each in before.grids if each in after.grids)
