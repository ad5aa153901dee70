"""A machine that remembers and one that does not tell, paint and write the same, whatever changed."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import ooxml
from tests.quarter import NOW, Room, prepared
from xlsops.core.form import form_lines
from xlsops.core.pages import findings_list
from xlsops.core.results import recap
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.cells import Grid, Number, Text, Value
from xlsops.errors import XlsopsError
from xlsops.excel.closed import splice, stamps
from xlsops.excel.closed.as_made import AsMade
from xlsops.excel.closed.cell_edits import CellEdits, with_cells
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.files import cache
from xlsops.files.control_grids import control_book, grids_of
from xlsops.files.folders import CONTROL, PeriodFolder
from xlsops.files.keys import key_file
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.collection.collecting import collect, validate
from xlsops.procedure.intake import examining, kept_readings
from xlsops.procedure.intake.examined import Examined
from xlsops.procedure.period import loading, painting
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.remembered import bureau_pages, known_asked, unchanged_sheets
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.returning import return_to_bureaus
from xlsops.procedure.status.standing import status

CODES = ("KKP", "UMUM", "HUKUM")
Work = Callable[[LoadedPeriod], Outcome]
WORKS: dict[str, Work] = {
    "status": status,
    "collect": collect,
    "validate": validate,
    "decide": decide,
    "approve": lambda here: approve(here, CODES[:1]),
    "return": return_to_bureaus,
}
PAINTED = ("Himpunan", "Tahapan", "Beranda", "Temuan", "Riwayat")
NUMBERS = count()


@contextmanager
def forgetful() -> Iterator[None]:
    """Remember nothing, believe no stamp: everything is read and made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "remembered", lambda *_: {})
        patch.setattr(cache, "remember", lambda *_: None)
        for module in (loading, painting):
            patch.setattr(module, "sheets_as_made", lambda _data: AsMade())
        yield


def grid(root: Path, sheet: str) -> Grid:
    return next(each for each in grids_of(root / CONTROL) if each.name == sheet)


def typed(root: Path, sheet: str, at: tuple[int, int], value: Value) -> None:
    """Put a value into a cell of the control workbook as a program does that keeps no stamp."""
    path = root / CONTROL
    path.write_bytes(with_cells(path.read_bytes(), path, {sheet: CellEdits({at: value})}))


def send(root: Path, what: int) -> None:
    code = CODES[what % 3]
    slips = {"KKP-01__bukti": None} if code == "KKP" and what % 2 else {}
    Room(root).send(code, f"{code} {what}.xlsx", at=datetime(2026, 7, 7, 8, what % 60), **slips)


def change_figure(root: Path, what: int) -> None:
    sheet = grid(root, ("Master Indikator", "Master Program")[what % 2])
    places = [
        at
        for at, content in sorted(sheet.cells.items())
        if at[0] > 4 and isinstance(content.value, Number) and content.formula is None
    ]
    at = places[what % len(places)]
    old = sheet.at(*at).value
    assert isinstance(old, Number)
    typed(root, sheet.name, at, Number(old.value + Decimal(what % 3)))


def change_name(root: Path, what: int) -> None:
    sheet = grid(root, "Master Bagian")
    typed(root, sheet.name, (5 + what % 3, 3), Text(f"Bagian Nomor {what}"))


def change_setting(root: Path, what: int) -> None:
    sheet = grid(root, "Pengaturan")
    (row,) = (
        row
        for (row, column), each in sheet.cells.items()
        if column == 1 and each.value == Text("perangkat_daerah")
    )
    typed(root, sheet.name, (row, 3), Text(f"Sekretariat Daerah {what % 4}"))


def write_note(root: Path, what: int) -> None:
    names = [each.name for each in grids_of(root / CONTROL)]
    painted = [name for name in names if name.startswith(("Isian ", "Rekap ", *PAINTED))]
    typed(root, painted[what % len(painted)], (60 + what % 5, 2), Text(f"catatan {what}"))


def decide_one(root: Path, what: int) -> None:
    sheet = grid(root, findings_list.NAME)
    rows = sorted({row for row, column in sheet.cells if column == findings_list.KEY_COLUMN})[1:]
    if rows:
        row = rows[what % len(rows)]
        typed(
            root, sheet.name, (row, findings_list.STATUS_COLUMN), Text("Diterima dengan penjelasan")
        )
        typed(root, sheet.name, (row, findings_list.NOTE_COLUMN), Text(f"alasan {what}"))


def change_rule(root: Path, what: int) -> None:
    sheet = grid(root, "Aturan")
    states = [
        at
        for at, each in sorted(sheet.cells.items())
        if isinstance(each.value, Text) and each.value.value in {"aktif", "ditangguhkan"}
    ]
    if states:
        at = states[what % len(states)]
        now = sheet.at(*at).value
        typed(root, sheet.name, at, Text("ditangguhkan" if now == Text("aktif") else "aktif"))


def replace_sent(root: Path, what: int) -> None:
    """Put another file under the name of one that was sent, of the same age."""
    path = max((root / "masuk").glob("*.xlsx"))
    then = path.stat()
    form = Room(root).send(CODES[what % 3], "lain.xlsx").replace(path)
    os.utime(form, ns=(then.st_atime_ns, then.st_mtime_ns))


def replace_kept(root: Path, what: int) -> None:
    """Put another bureau's file under the name of one in the archive, of the same age."""
    kept = sorted((root / "arsip").glob("*.xlsx"))
    path, other = kept[what % len(kept)], kept[(what + 1) % len(kept)]
    then = path.stat()
    path.write_bytes(other.read_bytes())
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))


CHANGES: tuple[Callable[[Path, int], None], ...] = (
    send,
    send,
    change_figure,
    change_name,
    change_setting,
    write_note,
    decide_one,
    change_rule,
    replace_sent,
    replace_kept,
    lambda _root, _what: None,
)
STEPS = st.lists(
    st.tuples(
        st.integers(0, len(CHANGES) - 1),
        st.integers(0, 999),
        st.sampled_from(sorted(WORKS)),
        st.sampled_from([0, 1, 60, 4000, -60, -4000]),
    ),
    min_size=1,
    max_size=4,
)


def told(work: Work, root: Path, now: datetime) -> object:
    try:
        outcome = work(loading.load(root, now, "Kabag"))
    except Exception as error:  # noqa: BLE001 - both must stop alike
        return type(error).__name__, str(error).replace(str(root), "")
    return tuple(line.replace(str(root), "") for line in outcome.lines), outcome.attention


def everything(root: Path) -> dict[str, object]:
    """Return every file of a folder; the control workbook part by part."""
    found: dict[str, object] = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != CONTROL
    }
    parts = ooxml.parts((root / CONTROL).read_bytes())
    return {**found, **{f"{CONTROL}/{name}": part for name, part in parts.items()}}


def differences(warm: Path, cold: Path) -> list[str]:
    one, other = everything(warm), everything(cold)
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def moved(root: Path, turn: int) -> Path:
    """Move a period folder with all that lies beside it."""
    return root.parent.rename(root.parent.with_name(f"{root.parent.name} {turn}")) / root.name


def compared(
    base: Path,
    steps: list[tuple[int, int, str, int]],
    homes: Sequence[Path] = (),
    *,
    moving: bool = False,
) -> None:
    """Do the same in two folders of one name, remembering in one and forgetful in the other.

    Who has a home there remembers by turns with the others; a folder may be ``moving`` from step to step.
    """
    number = next(NUMBERS)
    warm, cold = (base / f"{kind}{number}" / "Triwulan II" for kind in ("ingat", "lupa"))
    for root in (warm, cold):
        shutil.copytree(prepared(base), root)
    now = NOW
    for first in ((0, 0, "collect", 0), (0, 1, "collect", 1)):
        steps = [first, *steps]
    for turn, (change, what, name, minutes) in enumerate(steps):
        now += timedelta(minutes=minutes)
        if moving:
            warm, cold = (moved(root, turn) for root in (warm, cold))
        for root in (warm, cold):
            CHANGES[change](root, what)
        with pytest.MonkeyPatch.context() as patch:
            if homes:
                patch.setenv("XDG_CACHE_HOME", str(homes[turn % len(homes)]))
            one = told(WORKS[name], warm, now)
        with forgetful():
            other = told(WORKS[name], cold, now)
        assert one == other
        assert differences(warm, cold) == []
        data = (warm / CONTROL).read_bytes()
        assert unchanged_sheets.sheets_as_made(data) == stamps.sheets_as_made(data)
    for root in (warm, cold):
        shutil.rmtree(root.parent)


@settings(
    deadline=None,
    max_examples=int(os.environ.get("XLSOPS_WARM_EXAMPLES", "4")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_whatever_changed_a_machine_that_remembers_gives_what_one_that_does_not_gives(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, str, int]]
) -> None:
    compared(tmp_path_factory.getbasetemp(), steps)


@pytest.mark.parametrize("change", range(len(CHANGES)))
def test_each_kind_of_change_is_seen_by_a_machine_that_remembers(
    tmp_path_factory: pytest.TempPathFactory, change: int
) -> None:
    compared(
        tmp_path_factory.getbasetemp(), [(change, 2, "status", 1), (change, 7, "validate", 60)]
    )


def test_a_clock_that_was_set_back_is_told_alike_by_a_machine_that_remembers(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    compared(tmp_path_factory.getbasetemp(), [(0, 5, "collect", -4000)])


def test_two_users_of_a_share_each_with_a_memory_see_what_the_other_did(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    homes = (tmp_path / "satu", tmp_path / "dua")
    compared(tmp_path_factory.getbasetemp(), [(6, 1, "decide", 1)], homes)


def test_a_folder_that_was_moved_is_shown_as_it_is_where_it_lies_now(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    compared(tmp_path_factory.getbasetemp(), [(0, 3, "collect", 1)], moving=True)


def other_name(root: Path) -> None:
    change_setting(root, 1)


def other_key(root: Path) -> None:
    key_file(PeriodFolder(root)).write_bytes(b"0" * 64)


@pytest.mark.parametrize("become", [other_name, other_key])
def test_what_is_remembered_of_an_office_is_nothing_to_another_with_the_same_files(
    room: Room, tmp_path: Path, become: Callable[[Path], None]
) -> None:
    for code in CODES:
        room.send(code)
    room.collect()
    status(room.period())
    warm, cold = (tmp_path / kind / "Triwulan II" for kind in ("ingat", "lupa"))
    for root in (warm, cold):
        shutil.copytree(room.root, root)
        become(root)
    one = told(status, warm, NOW)
    with forgetful():
        other = told(status, cold, NOW)
    assert one == other
    assert differences(warm, cold) == []


def test_a_click_where_nothing_changed_reads_no_file_and_makes_no_bureaus_sheet(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in CODES:
        room.send(code)
    room.collect()
    status(room.period())  # what was collected is remembered once somebody looks at it
    status(room.period())
    made: list[str] = []
    monkeypatch.setattr(examining, "examine", lambda *_, **__: made.append("kiriman"))
    monkeypatch.setattr(bureau_pages, "answers_page", lambda *_: made.append("lembar"))
    monkeypatch.setattr(bureau_pages, "listed_rows", lambda *_: made.append("himpunan"))
    status(room.period(NOW + timedelta(days=1)))
    assert made == []


def test_a_file_of_the_archive_that_was_damaged_is_told_though_its_reading_is_remembered(
    room: Room,
) -> None:
    room.send("KKP")
    room.collect()
    status(room.period())
    (kept,) = (room.root / "arsip").iterdir()
    kept.write_bytes(kept.read_bytes() + b"x")
    with pytest.raises(Exception, match="isinya berubah"):
        status(room.period())


def test_a_click_reads_no_sheet_that_asks_what_this_machine_remembers(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = room.period()
    monkeypatch.setattr(loading, "read_spec", lambda _grids: pytest.fail("dibaca lagi"))
    after = room.period(NOW + timedelta(days=1))
    assert (after.spec, repr(after.spec)) == (before.spec, repr(before.spec))
    assert known_asked.SHEETS.isdisjoint(each.name for each in after.grids)
    assert {each.name for each in after.sheets} >= known_asked.SHEETS


def test_faults_of_what_is_asked_are_told_each_time(room: Room) -> None:
    sheet = grid(room.root, "Master Bagian")
    typed(room.root, sheet.name, (6, 1), sheet.at(5, 1).value)
    for _ in range(2):
        with pytest.raises(XlsopsError, match="Master Bagian"):
            room.period()


CHANGED_PARTS = {
    "xl/styles.xml": (b"<numFmts", b"<!-- --><numFmts"),
    "xl/workbook.xml": (b"<workbookPr", b'<workbookPr date1904="1"'),
}


@pytest.mark.parametrize("part", CHANGED_PARTS)
def test_what_sheets_are_read_from_beside_their_cells_is_in_their_fingerprint(
    room: Room, part: str
) -> None:
    data = (room.root / CONTROL).read_bytes()
    parts = take_apart(data)
    changed = put_together({**parts, part: parts[part].replace(*CHANGED_PARTS[part], 1)})
    assert changed != data
    assert made_from(room, changed) != made_from(room, data)
    assert made_from(room, put_together(parts, squeezed=False)) == made_from(room, data)


def made_from(room: Room, data: bytes) -> str:
    return control_book(PeriodFolder(room.root), data).made_from(known_asked.SHEETS)


def test_verifying_asks_no_memory(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.send("KKP")
    room.collect()
    before = verify(room.root)

    def asked(*_: object) -> None:
        raise AssertionError

    for name in ("remembered", "remember"):
        monkeypatch.setattr(cache, name, asked)
    assert verify(room.root).lines == before.lines


def test_a_reading_that_would_not_come_back_the_same_is_not_kept(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.send("KKP")
    room.collect()
    room.period()  # what is asked is remembered by now
    kept: list[bytes] = []
    write = kept_readings.Shelf.written

    def written(shelf: kept_readings.Shelf, examined: Examined) -> bytes:
        kept.append(write(shelf, examined))
        return kept[-1]

    monkeypatch.setattr(
        kept_readings.Shelf, "read", lambda *_: (_ for _ in ()).throw(ValueError("lain"))
    )
    monkeypatch.setattr(kept_readings.Shelf, "written", written)
    status(room.period())
    assert kept == [b""]


def test_a_workbook_that_shows_all_already_is_not_taken_apart(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.send("KKP")
    room.collect()
    status(room.period())
    status(room.period())
    for module, name in ((stamps, "take_apart"), (splice, "lying_parts")):
        monkeypatch.setattr(module, name, lambda _data: pytest.fail("dibongkar"))
    unchanged_sheets.sheets_as_made.cache_clear()
    status(room.period())


def test_a_click_lays_out_no_form_and_reckons_no_recap_of_a_bureau_that_stands(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in CODES:
        room.send(code)
    room.collect()
    status(room.period())
    made: list[str] = []
    monkeypatch.setattr(form_lines, "_indicators", lambda *_: made.append("formulir"))
    monkeypatch.setattr(recap, "_indicators", lambda *_: made.append("rekap"))
    looked_at = property(lambda _given: made.append("jawaban"))
    monkeypatch.setattr(kept_readings._Given, "columns", looked_at)
    status(room.period(NOW + timedelta(days=1)))
    assert made == []
