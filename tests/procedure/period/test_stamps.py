"""A painted sheet that shows its page already is left alone; one that anybody changed is not."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from unittest.mock import patch
from zipfile import ZIP_LZMA, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import ooxml
from tests.calc.oracle import recalculate
from tests.excel.closed.test_splice import HERE, LAST, MORE, PAGE, saved
from tests.outline import outline
from tests.quarter import NOW, Room
from xlsops.core.sheet.sheet import Area, Note, Sheet
from xlsops.core.values.structs import replace
from xlsops.excel.closed import as_made, splice, stamps
from xlsops.excel.closed.as_made import AsMade
from xlsops.excel.closed.splice import paint_closed
from xlsops.files.control_grids import grids_of
from xlsops.files.folders import CONTROL
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.status.standing import status

PAGES = (PAGE, MORE, LAST)
OTHER: Sequence[Callable[[Sheet], Sheet]] = (
    lambda page: replace(page, values=(*page.values, ("lagi", 7))),
    lambda page: replace(page, values=(("x",), *page.values[1:])),
    lambda page: replace(page, looks=(("title", (Area(1, 1, 1, 3),)),)),
    lambda page: replace(page, marks=(("Peringatan", (Area(1, 1, 1, 1),)),)),
    lambda page: replace(page, notes=(Note(1, 1, "baru"),)),
    lambda page: replace(page, links=()),
    lambda page: replace(page, charts=(), widths=(20.0, 30.0)),
    lambda page: replace(page, filtered=None, title_rows=(1, 2)),
    lambda page: replace(page, drops=((Area(2, 2, 3, 2), ("ya", "tidak")),)),
    lambda page: replace(page, merges=(Area(1, 3, 1, 5),), landscape=False, freeze=(2, 1)),
)


def exchanged(data: bytes, pages: Sequence[Sheet], gone: Sequence[str] = ()) -> list[str]:
    """Return the names of the sheets that painting brings into a workbook."""
    brought: list[str] = []
    made = splice._made

    def noted(fresh: Sequence[Sheet], book: splice.WorkbookPart) -> dict[str, bytes]:
        brought.extend(page.name for page in fresh)
        return made(fresh, book)

    with patch.object(splice, "_made", noted):
        paint_closed(data, HERE, pages, gone)
    return brought


def unstamped(data: bytes) -> bytes:
    """Return a workbook as another program leaves it, which keeps no stamp."""
    held = ooxml.parts(data)
    return ooxml.packed({name: re.sub(rb"<!--xlsops .*?-->", b"", held[name]) for name in held})


def test_what_is_painted_already_is_not_painted_again() -> None:
    once = paint_closed(saved(), HERE, PAGES)
    assert paint_closed(once, HERE, PAGES) is once
    assert exchanged(once, PAGES) == []
    assert exchanged(once, (PAGE, replace(MORE, values=(("lain",),)), LAST)) == ["Isian KKP"]
    assert exchanged(once, (PAGE, LAST), gone=["Isian KKP"]) == []
    assert exchanged(unstamped(once), PAGES) == [page.name for page in PAGES]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(OTHER)), max_size=4))
def test_painting_what_changed_gives_what_painting_all_gives(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, Callable[[Sheet], Sheet]]]
) -> None:
    pages = list(PAGES)
    for number, change in changes:
        pages[number] = change(pages[number])
    once = paint_closed(saved(), HERE, PAGES)
    some, every = (paint_closed(each, HERE, pages) for each in (once, unstamped(once)))
    assert grids_of(some) == grids_of(every)
    base = tmp_path_factory.mktemp("lukisan")
    told = []
    for name, data in (("sebagian", some), ("semua", every)):
        (base / f"{name}.xlsx").write_bytes(data)
        told.append(outline(base / f"{name}.xlsx"))
    assert told[0] == told[1]
    names = [
        re.findall(rb"<definedName.*?</definedName>", ooxml.parts(each)["xl/workbook.xml"])
        for each in (some, every)
    ]
    assert sorted(names[0]) == sorted(names[1])
    assert exchanged(some, pages) == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet2.xml", b"<v>4</v>", b"<v>5</v>"),
        (r"xl/comments-xlsops\d.xml", b"periksa", b"dihapus"),
        (r"xl/charts/chart-xlsops\d.xml", b"Grafik", b"Gambar"),
        (r"xl/worksheets/_rels/sheet2.xml.rels", b"comments", b"catatan"),
    ],
)
def test_a_sheet_that_somebody_changed_is_painted_anew(part: str, old: bytes, new: bytes) -> None:
    held = ooxml.parts(paint_closed(saved(), HERE, PAGES))
    (name,) = (each for each in held if re.fullmatch(part, each))
    assert old in held[name]
    changed = ooxml.packed({**held, name: held[name].replace(old, new)})
    assert exchanged(changed, PAGES) == ["Temuan"]
    again = ooxml.parts(paint_closed(changed, HERE, PAGES))
    assert old in b"".join(again.values())
    assert new not in again["xl/worksheets/sheet2.xml"]


def test_of_a_workbook_that_is_squeezed_as_none_is_no_sheet_is_believed() -> None:
    strange = b"\0\0\5\0" + b"\xff" * 40
    package = BytesIO()
    with ZipFile(package, "w") as book:
        book.writestr("xl/workbook.xml", strange)
    data = bytearray(package.getvalue())
    data[data.index(b"PK\1\2") + 10] = ZIP_LZMA
    assert stamps.sheets_as_made(bytes(data)) == AsMade()


def test_another_version_of_the_program_paints_all_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    once = paint_closed(saved(), HERE, PAGES)
    monkeypatch.setattr(as_made, "__version__", "9.9")
    assert exchanged(once, PAGES) == [page.name for page in PAGES]


@pytest.mark.usefixtures("office")
def test_what_another_program_saved_is_painted_anew(tmp_path: Path) -> None:
    path, between = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    path.write_bytes(paint_closed(saved(), HERE, PAGES))
    assert ooxml.complaints(path) == []
    recalculate(path, between)
    assert exchanged(between.read_bytes(), PAGES) == [page.name for page in PAGES]


def test_a_file_that_shows_all_already_is_not_written(room: Room) -> None:
    control = room.root / CONTROL
    room.send("KKP")
    room.collect()
    status(room.period())
    before = control.stat()
    status(room.period())
    after = control.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_what_one_bureau_sent_changes_no_sheet_of_another(room: Room) -> None:
    room.send("KKP", **{"KKP-01__bukti": None})
    room.send("UMUM")
    room.collect()
    control = room.root / CONTROL
    before = control.read_bytes()
    later = NOW.replace(hour=11)
    room.send("HUKUM")
    room.collect(later)
    after = control.read_bytes()
    held = ooxml.sheets(ooxml.parts(before))
    same = {
        name for name, part in held.items() if ooxml.parts(before)[part] == ooxml.parts(after)[part]
    }
    assert {"Isian KKP", "Rekap KKP", "Isian UMUM", "Rekap UMUM"} <= same
    assert {"Isian HUKUM", "Rekap HUKUM"} <= ooxml.sheets(ooxml.parts(after)).keys() - held.keys()
    assert not {"Himpunan", "Temuan", "Riwayat"} & same


def test_what_was_typed_on_a_painted_sheet_lets_it_be_painted_anew(room: Room) -> None:
    """Saved by a program that keeps no stamp: what was typed goes to Riwayat, the sheet is as before."""
    room.send("KKP")
    room.collect()
    control = room.root / CONTROL
    before = {grid.name: grid for grid in grids_of(control)}
    held = ooxml.parts(control.read_bytes())
    part = ooxml.sheets(held)["Rekap KKP"]
    typed = (
        b'<row r="900"><c r="A900" t="inlineStr"><is><t>tulisan saya</t></is></c></row></sheetData>'
    )
    control.write_bytes(ooxml.packed({**held, part: held[part].replace(b"</sheetData>", typed)}))
    decide(room.period())
    after = {grid.name: grid for grid in grids_of(control)}
    assert after["Rekap KKP"] == before["Rekap KKP"]
    assert any("tulisan saya" in str(each.value) for each in after["Riwayat"].cells.values())
