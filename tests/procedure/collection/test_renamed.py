"""A form made under the code a bureau had before still comes in, and one of a bureau that was merged is told what to do."""

from datetime import timedelta

from tests.procedure.collection.test_older_forms import put, written
from tests.procedure.kabag import LATER, rows_in, write_cells
from tests.quarter import FILLED, Room, events, filled, form_of
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.spec import tables
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.versions.cell_history import history

NEW_CODE = "PKP"


def renamed(room: Room, formerly: str) -> bytes:
    """Give a bureau another code after its form went out; return that form, filled."""
    before = room.period()
    layout = before.layouts["KKP"]
    sent = filled(form_of(before, "KKP"), layout, careful_answers(layout, before.spec, FILLED))
    for table in (tables.INDICATORS, tables.PROGRAMMES):
        rows = rows_in(room, table.sheet)
        mine = {(number, 2): NEW_CODE for number, row in enumerate(rows, 1) if row[1] == "KKP"}
        write_cells(room, table.sheet, mine)
    put(room, tables.BUREAUS, "KKP", written(code=NEW_CODE, formerly=formerly))
    make_forms(room.period())
    return sent


def test_the_form_of_before_is_poured_into_that_of_today_and_only_once(room: Room) -> None:
    sent = renamed(room, "KKP")
    room.drop("terlambat.xlsx", sent)
    room.collect(LATER)
    view = view_of(room.period(LATER))
    (bureau,) = (each for each in view.bureaus if each.bureau.code == NEW_CODE)
    assert bureau.record is not None
    assert bureau.submission is not None
    assert bureau.submission.older
    asked = [line.id for line in room.period().layouts[NEW_CODE].indicators.lines]
    assert asked
    assert all(
        bureau.results.indicators[line].actual is not None for line in asked if bureau.results
    )
    before = events(room.root)
    room.collect(LATER + timedelta(minutes=1))
    assert events(room.root) == before


def test_who_names_the_code_of_before_is_told_that_of_today(room: Room) -> None:
    renamed(room, "KKP")
    with stopped_by(messages.workbook.unknown_bureaus, f"kkp kini {NEW_CODE}"):
        history([room.period()], "kkp", "KKP-01", "realisasi")


def test_the_form_of_a_part_of_a_merged_bureau_is_refused_with_what_to_do(room: Room) -> None:
    sent = renamed(room, "KKP, LAMA")
    room.drop("terlambat.xlsx", sent)
    told = "\n".join(room.collect(LATER).lines)
    assert f"Bagian KKP sudah digabung ke bagian {NEW_CODE} (Kode Lama di Master Bagian)" in told
    assert "pindahkan isiannya ke format PKP" in told
