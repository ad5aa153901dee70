"""Everything a person or an office put into the control workbook stays byte for byte, whatever is run."""

from decimal import Decimal
from pathlib import Path

from tests import ooxml
from tests.excel.package.test_parts import BELOW, OFFICE, with_part
from tests.excel.people import CHAIN, OWN, PIVOT, around_cells, of_people, peopled
from tests.ooxml import parts, sheets
from tests.quarter import DUE, KEY, NOW, Room
from xlsops.core.spec.tables import HOLIDAYS, INDICATORS, MASTERS, RECORDS, SETTINGS
from xlsops.core.spec.tables import TABLES as HUMAN
from xlsops.core.values.periods import Period as Quarter
from xlsops.errors import XlsopsError
from xlsops.files.control_grids import grids_of
from xlsops.files.folders import CONTROL
from xlsops.procedure.catalogue import TASKS
from xlsops.procedure.period.loading import load
from xlsops.procedure.quarters.carrying import open_next
from xlsops.procedure.quarters.opening import Opening, open_period
from xlsops.procedure.quarters.recarrying import carry
from xlsops.procedure.review.approving import approve
from xlsops.resources import asset

LEAST = 9
"""As many commands at least paint, one after the other, in the period that is tried."""


def test_every_command_leaves_the_parts_of_people_as_they_are(room: Room) -> None:
    control = room.root / CONTROL
    room.send("KKP", **{"KKP-01__bukti": None})
    room.collect()
    control.write_bytes(peopled(control.read_bytes()))
    people = {table.sheet for table in HUMAN} | {"Panduan", OWN}
    painted = {each.name for each in grids_of(control)} - people
    before = of_people(control.read_bytes(), painted)
    assert {*OFFICE, *BELOW.values(), *PIVOT, CHAIN, "xl/media/image1.png"} <= before.keys()
    changed = 0
    for hour, (name, task) in enumerate(TASKS.items(), 10):
        was = control.read_bytes()
        now = NOW.replace(hour=hour % 24)
        try:
            task.run(room.root if task.on_folder else room.period(now))
        except (XlsopsError, TypeError):
            continue
        assert of_people(control.read_bytes(), painted) == before, name
        changed += control.read_bytes() != was
    assert changed >= LEAST
    assert parts(control)["xl/workbook.xml"].count(b"milik_saya") == 1


def test_a_quarter_begun_from_the_one_before_keeps_what_people_made(
    room: Room, tmp_path: Path
) -> None:
    control = room.root / CONTROL
    room.send("KKP", **{"KKP-01__realisasi_2": Decimal("12.5")})
    room.collect()
    control.write_bytes(before := peopled(control.read_bytes()))
    for year, number in ((2026, 3), (2028, 1)):
        root = tmp_path / f"TW{number}"
        outcome = open_next(root, Opening(Quarter(year, number), key=KEY), room.period())
        after = (root / CONTROL).read_bytes()
        painted = sheets(parts(before)).keys() - {OWN, "Panduan", *(each.sheet for each in HUMAN)}
        told = {each.sheet for each, _ in MASTERS} | {SETTINGS.sheet, RECORDS.sheet}
        told |= {HOLIDAYS.sheet} if year == 2028 else set()
        assert of_people(after, painted | told) == of_people(before, painted | told)
        same = told - {HOLIDAYS.sheet}
        assert around_cells(after, same) == around_cells(before, same)
        assert (CHAIN in parts(after), parts(after)["xl/workbook.xml"].count(b"milik_saya")) == (
            True,
            1,
        )
        assert not [line for line in outcome.lines if "Tidak ikut" in line]
        assert ooxml.complaints(root / CONTROL) == ooxml.complaints(control)


def test_figures_carried_again_change_their_cells_and_nothing_else(
    room: Room, tmp_path: Path
) -> None:
    room.send("KKP", **{"KKP-01__realisasi_2": Decimal("12.5")})
    room.collect()
    approve(room.period(), ["KKP"])
    root = tmp_path / "TW3"
    open_next(root, Opening(Quarter(2026, 3), key=KEY), room.period())
    later = NOW.replace(day=9)
    room.send(
        "KKP", "lagi.xlsx", at=later.replace(tzinfo=None), **{"KKP-01__realisasi_2": Decimal(14)}
    )
    room.collect(later)
    approve(room.period(later), ["KKP"])
    control = root / CONTROL
    control.write_bytes(before := peopled(control.read_bytes()))
    carry(load(root, later, "Kasubbag"))
    after = control.read_bytes()
    painted = sheets(parts(before)).keys() - {OWN, "Panduan", *(each.sheet for each in HUMAN)}
    master = {INDICATORS.sheet}
    assert of_people(after, painted | master) == of_people(before, painted | master)
    assert around_cells(after, master) == around_cells(before, master)
    assert of_people(after, painted) != of_people(before, painted)


def test_a_new_period_is_the_delivered_workbook_but_for_its_settings(tmp_path: Path) -> None:
    before = (asset("workbook") / CONTROL).read_bytes()
    open_period(tmp_path / "TW3", Opening(Quarter(2026, 3), DUE, KEY), NOW, "Kasubbag")
    after = (tmp_path / "TW3" / CONTROL).read_bytes()
    part = sheets(parts(before))[SETTINGS.sheet]
    assert {name for name, data in parts(after).items() if data != parts(before).get(name)} == {
        part
    }
    assert around_cells(after, [SETTINGS.sheet]) == around_cells(before, [SETTINGS.sheet])


def test_a_painted_sheet_with_a_persons_table_stays_is_named_and_the_others_are_painted(
    room: Room,
) -> None:
    control = room.root / CONTROL
    held = with_part(control.read_bytes(), "xl/tables/table9.xml", b"<x/>", "Temuan", "table")
    control.write_bytes(ooxml.packed(held))
    before = held[sheets(held)["Temuan"]]
    room.send("KKP")
    outcome = room.collect()
    (told,) = [line for line in outcome.lines if "tidak diperbarui" in line]
    assert told.startswith("Lembar Temuan tidak diperbarui karena memuat tabel")
    assert "Pindahkan ke lembar sendiri" in told
    after = parts(control)
    assert (after[sheets(after)["Temuan"]], outcome.attention) == (before, True)
    assert "Isian KKP" in sheets(after)
