"""The list of all answers takes the rows of bureaus that did not change over from the part before."""

import re
import shutil
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from tests.procedure.period.test_warm import differences, forgetful
from tests.quarter import NOW, Room
from xlsops.core.pages.figures.collected import NAME
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.handwriting import piece_of, with_mark
from xlsops.core.sheet.sheet import Sheet
from xlsops.excel.closed import taken_rows
from xlsops.excel.closed.splice import paint_closed
from xlsops.excel.closed.taken_rows import TakenRows, pieces_in
from xlsops.excel.package.parts import put_together, sheet_parts, take_apart
from xlsops.excel.writer.sheets import Placed, write_sheets
from xlsops.files.folders import CONTROL
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.remembered import bureau_pages


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return of which bureaus rows of the list are made."""
    codes: list[str] = []
    real = bureau_pages.listed_rows

    def rows(spec: object, each: object) -> Sheet:
        codes.append(each.bureau.code)  # type: ignore[attr-defined]
        return real(spec, each)  # type: ignore[arg-type]

    monkeypatch.setattr(bureau_pages, "listed_rows", rows)
    return codes


def some_rows(code: str) -> Sheet:
    canvas = Canvas(NAME, (10.0, 20.0))
    for number in range("EBADC".index(code) + 1):
        canvas.line((code, f"{code}{number}"), ("text", "text"))
    return canvas.painted()


def some_list(codes: str) -> Sheet:
    canvas = Canvas(NAME, (10.0, 20.0))
    canvas.list_heading(("Bagian", "Isi"))
    return with_mark(canvas.painted(pieces=tuple(PIECES[each] for each in codes)))


EMPTY = write_sheets([Placed(Sheet("Lain", (("x",),)), "Lain")], "Uji", datetime(2026, 1, 1))


def rows_in(workbook: bytes) -> list[tuple[bytes, list[bytes]]]:
    """Return the rows of the list as they follow each other: number, texts."""
    parts = take_apart(workbook)
    rows = re.findall(rb'<row r="([0-9]+)"(.*?)</row>', parts[sheet_parts(parts)[NAME]])
    return [(number, re.findall(rb"<t[^>]*>([^<]*)<", rest)) for number, rest in rows]


def part_of(root: Path) -> bytes:
    parts = take_apart((root / CONTROL).read_bytes())
    return parts[sheet_parts(parts)[NAME]]


def with_part(root: Path, part: bytes) -> None:
    parts = take_apart((root / CONTROL).read_bytes())
    (root / CONTROL).write_bytes(put_together({**parts, sheet_parts(parts)[NAME]: part}))


def warm_and_cold(room: Room, code: str, made: list[str]) -> list[str]:
    """Let one more bureau send; return what was made, once it is what would be made of nothing."""
    room.send(code)
    cold = room.root.parent / "lupa" / room.root.name
    shutil.copytree(room.root, cold)
    made.clear()
    collect(load(room.root, NOW, "Kabag"))
    warm = sorted({*made})
    with forgetful():
        collect(load(cold, NOW, "Kabag"))
    assert differences(room.root, cold) == []
    return warm


@pytest.mark.parametrize("late", ["KKP", "UMUM", "HUKUM"])
def test_wherever_a_bureau_stands_in_the_list_the_rows_of_the_others_are_taken_over(
    room: Room, made: list[str], late: str
) -> None:
    for code in {"KKP", "UMUM", "HUKUM"} - {late}:
        room.send(code)
    room.collect()
    room.collect()  # what came is remembered once somebody looked at it
    assert warm_and_cold(room, late, made) == [late]


def test_the_part_tells_which_rows_are_of_which_piece(room: Room) -> None:
    room.send("KKP")
    room.send("UMUM")
    room.collect()
    part = part_of(room.root)
    first, second = pieces_in(part, date1904=False).values()
    assert (second.first, first.rows > 0) == (first.first + first.rows, True)
    rows = re.findall(rb'<row r="([0-9]+)"', part)
    assert int(rows[-1]) == second.first + second.rows - 1
    assert re.search(rb'<dimension ref="A1:[A-Z]+%b"' % rows[-1], part)


def test_rows_that_another_version_painted_or_with_days_that_count_otherwise_are_not_taken(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.send("KKP")
    room.collect()
    part = part_of(room.root)
    assert pieces_in(part, date1904=False)
    assert pieces_in(part, date1904=True) == {}
    monkeypatch.setattr(taken_rows, "__version__", "0.0.1")
    assert pieces_in(part, date1904=False) == {}


PIECES = {code: piece_of(partial(some_rows, code)) for code in "ABCDE"}


@pytest.mark.parametrize("old", ["ABD", "BDA", "DCBA", "E", "ABCDE"])
@pytest.mark.parametrize("new", ["BAC", "CBA", "ACEBD", "DBEAC", "EDCBA", "C"])
def test_rows_rise_whichever_pieces_stood_in_whichever_order(old: str, new: str) -> None:
    before = paint_closed(EMPTY, Path(CONTROL), [some_list(old)])
    warm, cold = (paint_closed(each, Path(CONTROL), [some_list(new)]) for each in (before, EMPTY))
    assert rows_in(warm) == rows_in(cold)
    numbers = [int(number) for number, _ in rows_in(warm)]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("told", [b"", b"<!--xlsops rows 1 5 3:x-->", b"</worksheet>", b"<"])
def test_a_part_that_tells_no_pieces_gives_no_rows(told: bytes) -> None:
    assert pieces_in(told, date1904=False) == {}


def test_rows_of_a_list_that_somebody_changed_are_not_taken(room: Room, made: list[str]) -> None:
    room.send("KKP")
    room.collect()
    room.collect()
    part = part_of(room.root)
    with_part(room.root, part.replace(b">Indikator<", b">Indikasi<"))
    assert part_of(room.root) != part
    assert warm_and_cold(room, "HUKUM", made) == ["HUKUM", "KKP"]
    assert b">Indikasi<" not in part_of(room.root)


def test_rows_are_moved_with_all_that_tells_their_number() -> None:
    row = b'<row r="9" ht="17"><c r="A9" s="3" t="inlineStr"><is><t>r="A9"</t></is></c><c r="AB9"/></row>'
    moved = taken_rows._moved(row, 91)
    assert moved == row.replace(b'row r="9"', b'row r="100"').replace(
        b'c r="A9"', b'c r="A100"'
    ).replace(b'"AB9"', b'"AB100"')
    assert taken_rows._moved(row, 0) == row
    assert TakenRows(1, 2) == (1, 2)
