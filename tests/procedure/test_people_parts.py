"""Everything a person or an office put into the control workbook stays byte for byte, whatever is run."""

from tests.excel.people import CHAIN, OWN, PIVOT, of_people, peopled
from tests.excel.test_parts import BELOW, OFFICE
from tests.ooxml import parts
from tests.quarter import NOW, Room
from xlsops.core.tables import TABLES as HUMAN
from xlsops.errors import XlsopsError
from xlsops.files.folders import CONTROL
from xlsops.procedure.catalogue import TASKS

LEAST = 9
"""As many commands at least paint, one after the other, in the period that is tried."""


def test_every_command_leaves_the_parts_of_people_as_they_are(room: Room) -> None:
    control = room.root / CONTROL
    room.send("KKP", **{"KKP-01__bukti": None})
    room.collect()
    control.write_bytes(peopled(control.read_bytes()))
    people = {table.sheet for table in HUMAN} | {"Panduan", OWN}
    painted = {each.name for each in room.period().grids} - people
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
