"""A year of an office: returned, corrected, renamed, merged, added, retired and measured otherwise, and the year after.

It is one story, played once, each test looks at a part of it.
"""

import re
import shutil
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import Struct

from tests.once import once
from tests.procedure.collection.test_older_forms import NEW, put, written
from tests.procedure.kabag import rows_in, write_cells
from tests.quarter import HEAD, KEY, NOW, Room, changed, files, filled, form_of
from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.form.layout import Layout
from xlsops.core.results.bridge import Bridge, Cause
from xlsops.core.results.two_quarters import Movement, QuarterComparison, movement_of
from xlsops.core.spec import tables
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.known_figures import NoFigure
from xlsops.core.values.periods import Period as Quarter
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.papers.recapping import recap_sheets, report_notes
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.past_years import past_of
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.carrying import open_next
from xlsops.procedure.quarters.opening import Opening, open_period, open_step
from xlsops.procedure.quarters.recarrying import carry
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.returning import return_to_bureaus
from xlsops.procedure.status.standing import status
from xlsops.procedure.versions.cell_history import history
from xlsops.procedure.versions.line_history import line_history

ASKED = ("HUKUM", "KKP", "ORG", "UMUM")
WHY = "Tidak ada kegiatan pada triwulan ini."
CORRECTED = Decimal("2.1")
RENAMED, MERGED = "PKP", "UMOR"


class Year(Struct, frozen=True, dict=True):
    """The folders of a year and of the first quarter after it, by number; the last is the fifth."""

    root: Path

    def room(self, number: int) -> Room:
        return Room(self.root / f"TW {number}")

    def period(self, number: int) -> LoadedPeriod:
        return load(self.root / f"TW {number}", at(number), HEAD)


def at(number: int, day: int = 8) -> datetime:
    """Return a morning after a quarter."""
    return NOW.replace(year=2026 + (number + 1) // 5, month=(4, 7, 10, 1, 4)[number - 1], day=day)


def begun(room: Room, number: int, change: Callable[[Room], None]) -> Room:
    """Change the masters of a period that was made, open it and make its forms."""
    change(room)
    open_step(load(room.root, at(number), HEAD))
    make_forms(load(room.root, at(number), HEAD))
    return room


def sent(room: Room, number: int, day: int = 8, only: str = "", **wrote: object) -> None:
    """Have every bureau fill its form carefully but for some answers, named ``line__key``, and take all in."""
    period, moment = room.period(at(number)), at(number, day).replace(tzinfo=None)
    for code, layout in period.layouts.items():
        if only in {"", code}:
            answers = careful_answers(layout, period.spec, moment)
            places = {
                (name.partition("__")[0], name.partition("__")[2]): each
                for name, each in wrote.items()
            }
            mine = {place: each for place, each in places.items() if _has(layout, place[0])}
            data = filled(form_of(period, code), layout, changed(answers, mine), moment)  # type: ignore[arg-type]
            room.drop(f"{code} {day}.xlsx", data)
    room.collect(at(number, day))


def _has(layout: Layout, line: str) -> bool:
    return any(sheet.line(line) for sheet in layout.sheets)


def only_some(room: Room) -> None:
    """Ask four bureaus; one indicator may not apply."""
    column = [each.key for each in tables.BUREAUS.columns].index("active") + 1
    rows = rows_in(room, tables.BUREAUS.sheet)
    idle = [n for n, row in enumerate(rows, 1) if n > 4 and row[0] and row[0] not in ASKED]
    write_cells(room, tables.BUREAUS.sheet, {(n, column): "tidak" for n in idle})
    put(room, tables.INDICATORS, "KKP-01", written(may_not_apply="ya"))


def as_of(room: Room, old: str, new: str) -> None:
    """Give the rows of the masters that are a bureau's to another code; what that has already is left out."""
    for table in (tables.INDICATORS, tables.PROGRAMMES):
        rows = rows_in(room, table.sheet)
        there = {row[0] for row in rows if row[1] == new}
        moved = {n: row for n, row in enumerate(rows, 1) if row[1] == old}
        cells: dict[tuple[int, int], object] = {
            (n, column): None
            for n, row in moved.items()
            if row[0] in there
            for column in range(1, len(table.columns) + 1)
        }
        cells |= {(n, 2): new for n, row in moved.items() if row[0] not in there}
        write_cells(room, table.sheet, cells)


def in_second(room: Room) -> None:
    """Rename a bureau, add an indicator, change a target and a method."""
    as_of(room, "KKP", RENAMED)
    put(
        room,
        tables.BUREAUS,
        "KKP",
        written(code=RENAMED, name="Bagian Protokol dan Komunikasi", formerly="KKP"),
    )
    put(room, tables.INDICATORS, "-", written(**{**NEW, "bureau": RENAMED, "realisasi_1": None}))
    put(room, tables.INDICATORS, "HUKUM-02", _other_target)
    put(room, tables.INDICATORS, "HUKUM-03", written(unit="Perkara"))


def _other_target(row: dict[str, object]) -> dict[str, object]:
    return {
        **row,
        "target_1": float(str(row["target_1"])) + 1,
        "target_year": float(str(row["target_year"])) + 1,
    }


def in_third(room: Room) -> None:
    """Merge two bureaus, retire an indicator."""
    for old in ("UMUM", "ORG"):
        as_of(room, old, MERGED)
    put(
        room,
        tables.BUREAUS,
        "UMUM",
        written(code=MERGED, name="Bagian Umum dan Organisasi", formerly="UMUM, ORG"),
    )
    put(room, tables.BUREAUS, "ORG", written(active="tidak"))
    put(room, tables.INDICATORS, "HUKUM-03", lambda _: None)


def played(root: Path) -> None:
    year = Year(root)
    root.mkdir(exist_ok=True)
    first = year.room(1)
    open_period(first.root, Opening(Quarter(2026, 1), key=KEY), at(1), HEAD)
    begun(first, 1, only_some)
    said = {"KKP-01__realisasi_1": keys.INAPPLICABLE, "KKP-01__keterangan": WHY}
    sent(first, 1, **said, **{"HUKUM-01__realisasi_1": None})
    return_to_bureaus(first.period(at(1, 9)), ["HUKUM"])
    sent(first, 1, 10, only="HUKUM")
    for number, change in ((2, in_second), (3, in_third), (4, lambda _: None)):
        before = year.room(number - 1)
        approve(before.period(at(number - 1, 12)), [])
        opening = Opening(Quarter(2026, number), key=KEY)
        open_next(root / f"TW {number}", opening, before.period(at(number - 1, 13)))
        room = begun(year.room(number), number, change)
        if number == 2:
            _correct(first, room)
        sent(room, number)
    open_next(root / "TW 5", Opening(Quarter(2027, 1), key=KEY), year.room(4).period(at(4, 13)))
    sent(begun(year.room(5), 5, lambda _: None), 5)


def _correct(closed: Room, later: Room) -> None:
    """Correct a figure of the closed quarter, under the code its bureau had then, and carry it on."""
    sent(closed, 1, 14, only="KKP", **{
        "KKP-01__realisasi_1": keys.INAPPLICABLE, "KKP-01__keterangan": WHY, "KKP-02__realisasi_1": CORRECTED,
    })  # fmt: skip
    approve(closed.period(at(1, 15)), ["KKP"])
    (later.root / "dikatakan.txt").write_text("\n".join(status(later.period(at(2))).lines), "utf-8")
    carry(later.period(at(2)))
    make_forms(later.period(at(2)))


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """Return the year; nobody may change it."""
    return Year(once(tmp_path_factory.getbasetemp(), "Setahun", _kept))


def _kept(root: Path) -> Path:
    played(root)
    return root


def moved(year: Year, number: int) -> Movement:
    view = view_of(year.period(number))
    _, notes = report_notes(year.period(number), view)
    told = movement_of(
        view.recap, notes.first_figures, notes.asked_before, notes.last_year, notes.carried
    )
    assert told
    return told


def published(year: Year, number: int) -> tuple[Decimal | None, Decimal | None]:
    recap = view_of(year.period(number)).recap
    return recap.mean, recap.absorption


def bridges(compared: QuarterComparison | None) -> tuple[Bridge, Bridge]:
    assert compared
    assert compared.achievement
    assert compared.absorption
    return compared.achievement, compared.absorption


def parts(bridge: Bridge) -> dict[Cause, int]:
    return {each.cause: each.lines for each in bridge.parts if each.lines}


@pytest.mark.parametrize("number", [2, 3, 4])
def test_every_quarter_begins_with_what_the_one_before_published(year: Year, number: int) -> None:
    for bridge, was, now in zip(
        bridges(moved(year, number).since),
        published(year, number - 1),
        published(year, number),
        strict=True,
    ):
        carried = bridge.part(Cause.LATE).change + bridge.part(Cause.CORRECTED).change
        assert bridge.before + carried == was
        assert bridge.now == now
        assert bridge.before + sum(each.change for each in bridge.parts) - bridge.now == 0


def test_what_was_asked_otherwise_is_told_apart(year: Year) -> None:
    second, third = (parts(bridges(moved(year, number).since)[0]) for number in (2, 3))
    assert {each: second.get(each) for each in (Cause.CORRECTED, Cause.DEFINITION, Cause.TARGET, Cause.LEFT_OUT)} == {
        Cause.CORRECTED: 1, Cause.DEFINITION: 1, Cause.TARGET: 1, Cause.LEFT_OUT: None,
    }  # fmt: skip
    assert (third.get(Cause.DEFINITION), third.get(Cause.LEFT_OUT)) == (None, 1)


def test_another_unit_is_said_when_forms_are_made(year: Year, tmp_path: Path) -> None:
    shutil.copytree(year.root / "TW 2", tmp_path / "TW 2")
    told = make_forms(load(tmp_path / "TW 2", at(2), HEAD))
    (line,) = (each for each in told.lines if "diukur lain" in each)
    assert "1 indikator diukur lain daripada triwulan lalu: HUKUM HUKUM-03 (TW I: Satuan " in line
    assert "menjadi Perkara)" in line


def test_a_correction_follows_the_bureau_that_was_renamed(year: Year) -> None:
    said = (year.root / "TW 2" / "dikatakan.txt").read_text("utf-8")
    assert f"  {RENAMED} KKP-02 Realisasi TW I: dibawa" in said
    assert "(disahkan Kabag 15 April 2026 09.00)" in said
    (line,) = (
        each for each in year.period(2).layouts[RENAMED].indicators.lines if each.id == "KKP-02"
    )
    assert line.actuals == (CORRECTED,)


def test_what_did_not_apply_still_does_not_at_the_end_of_the_year(year: Year) -> None:
    (line,) = (
        each for each in year.period(4).layouts[RENAMED].indicators.lines if each.id == "KKP-01"
    )
    assert line.inapplicable == (1,)
    told = past_of(year.period(5))[RENAMED].years[2026]
    assert told.up_to("KKP-01", "realisasi", 1) == (NoFigure.INAPPLICABLE,)


def test_a_merged_bureau_has_the_past_of_both(year: Year) -> None:
    lines = {each.id for each in year.period(4).layouts[MERGED].indicators.lines}
    assert any(each.startswith("UMUM") for each in lines)
    assert any(each.startswith("ORG") for each in lines)
    past = past_of(year.period(5))[MERGED]
    assert all(len(list(past.of(each, "realisasi"))) for each in lines)


def test_the_year_after_is_held_against_the_year_before(year: Year) -> None:
    movement = moved(year, 5)
    assert movement.since is None
    for bridge, now in zip(bridges(movement.year), published(year, 5), strict=True):
        assert bridge.before + sum(each.change for each in bridge.parts) - bridge.now == 0
        assert bridge.now == now
    (page,) = (
        each
        for each in recap_sheets(year.period(5), view_of(year.period(5)))
        if each.name == "Perubahan"
    )
    cells = [str(cell) for row in page.values for cell in row if cell is not None]
    assert "Angka TW I 2026" in cells
    assert any("Dari TW I 2026 ke TW I 2027 capaian rata-rata" in each for each in cells)
    assert len(page.charts) == 3


def test_the_history_of_a_row_reaches_over_all_quarters(year: Year) -> None:
    told = line_history(year.period(5), RENAMED.lower(), "kkp-01")
    quarters = [line.partition(":")[0].strip() for line in told.lines[1:]]
    assert quarters == ["TW I 2026", "TW II 2026", "TW III 2026", "TW IV 2026", "TW I 2027"]
    assert told.lines[1].startswith("  TW I 2026: realisasi tidak berlaku")
    assert "capaian s.d." in told.lines[2]
    unit = line_history(year.period(2), "HUKUM", "HUKUM-03").lines
    assert ("Perkara" in unit[1], "Perkara" in unit[2]) == (False, True)
    code = next(each.id for each in year.period(5).layouts[MERGED].budget.lines if each.asked)
    spent = line_history(year.period(5), MERGED, code).lines
    assert len(spent) == 6
    assert all(re.search(r": K \S+ \D+, Rp [\d.]+$", each) for each in spent[1:5])


def test_the_history_of_a_cell_finds_it_under_the_code_of_then(year: Year) -> None:
    periods = [year.period(number) for number in (1, 2)]
    told = history(periods, RENAMED, "KKP-02", "realisasi")
    assert {each["period"] for each in told.data["history"]} == {"TW I 2026", "TW II 2026"}  # type: ignore[union-attr, attr-defined]


@pytest.mark.parametrize("number", [1, 4])
def test_nothing_in_the_folders_is_at_fault(year: Year, number: int) -> None:
    assert verify(year.root / f"TW {number}").data["faults"] == []


def test_taking_in_the_same_twice_changes_nothing(year: Year, tmp_path: Path) -> None:
    shutil.copytree(year.root / "TW 4", tmp_path / "TW 4")
    room = Room(tmp_path / "TW 4")
    before = files(room.root)
    room.collect(at(4))
    assert {name: each for name, each in files(room.root).items() if "Kendali" not in name} == {
        name: each for name, each in before.items() if "Kendali" not in name
    }
