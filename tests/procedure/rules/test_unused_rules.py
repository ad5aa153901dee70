"""A row of ``Aturan`` that is wrong stops no work: the others run, it is told with its cell, it is mended and checked."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from tests.quarter import ACTOR, HEAD, NOW, Room, room_after
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.pages.standing import home
from xlsops.core.spec.wrong_rows import read_rest
from xlsops.core.terms.unused_rules import UnusedRules
from xlsops.errors import XlsopsError
from xlsops.files.control_grids import grids_of
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.catalogue import TASKS
from xlsops.procedure.collection.collecting import validate
from xlsops.procedure.period.loading import load
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.ruling import listed, tried
from xlsops.procedure.rules.linting import lint

ZERO = "[Target Tahun] / 0 > 1"
RIGHT = "LEN([Keterangan]) <= 500"
COLUMNS = {
    "Tingkat": 2,
    "Syarat": 4,
    "Kolom": 5,
    "Berlaku Sejak": 8,
    "Sampai": 9,
    "Status": 10,
    "Ditangguhkan": 11,
}


@room_after
def sent(room: Room) -> None:
    """Two bureaus sent what is right, and all is painted."""
    room.send("KKP")
    room.send("ORG")
    room.collect()


def write(room: Room, *edits: tuple[str, str, object]) -> None:
    """Write into cells of ``Aturan``: code, heading, what stands there then."""
    path = room.root / CONTROL
    book = load_workbook(path)
    rows = {row[0].value: row for row in book["Aturan"].iter_rows()}
    for code, heading, value in edits:
        rows[code][COLUMNS[heading] - 1].value = value
    book.save(path)


def cell(room: Room, code: str, heading: str) -> str:
    """Return the address of a cell of ``Aturan``."""
    rows = load_workbook(room.root / CONTROL)["Aturan"].iter_rows()
    return next(row[COLUMNS[heading] - 1].coordinate for row in rows if row[0].value == code)


def unused(room: Room) -> UnusedRules:
    return room.period().spec.unused


def run(
    room: Room, command: str, actor: str = ACTOR, **inputs: object
) -> tuple[tuple[str, ...], Mapping[str, object]]:
    """Return what a command tells, run as people run it."""
    task = TASKS[command]
    period = load(
        room.root, NOW + timedelta(minutes=5), actor, reading=task.reading, partly=task.partly
    )
    outcome = task.done(period, **inputs)
    assert outcome.attention
    return outcome.lines, outcome.data


def test_formats_collect_validate_and_recap_go_on_and_tell_every_wrong_cell(sent: Room) -> None:
    write(sent, ("A01", "Syarat", ZERO), ("A02", "Kolom", "Tidak Ada"))
    where = [f"sel {cell(sent, 'A01', 'Syarat')}", f"sel {cell(sent, 'A02', 'Kolom')}"]
    for command in ("formats", "collect", "validate", "recap", "status"):
        lines, data = run(sent, command)
        assert "Aturan A01, A02 tidak dijalankan" in lines[0], command
        assert [place in line for place, line in zip(where, lines[1:3], strict=True)] == [
            True,
            True,
        ]
        told = data["unused_rules"]
        assert told["not_run"] == ["A01", "A02"]  # type: ignore[index]
        assert len(lines) > 3, command


def test_beranda_names_the_rules_and_jumps_to_the_cells(sent: Room) -> None:
    write(sent, ("A01", "Syarat", ZERO))
    run(sent, "status")
    sheet = load_workbook(sent.root / CONTROL)[home.NAME]
    rows = [*sheet.iter_rows(max_col=2)]
    (head,) = [row[0].row for row in rows if "A01 tidak dijalankan" in str(row[0].value)]
    ((jump, told),) = [row for row in rows if "membagi dengan 0" in str(row[1].value)]
    address = cell(sent, "A01", "Syarat")
    assert (told.row, jump.value) == (head + 1, f"Aturan {address}")
    assert jump.hyperlink.location == f"'Aturan'!{address}"


def test_what_is_asked_is_what_it_is_without_the_row_and_tells_what_was_left_out(
    sent: Room,
) -> None:
    whole = sent.period().spec
    write(sent, ("A01", "Syarat", ZERO))
    without = sent.period().spec
    assert without.rules == tuple(each for each in whole.rules if each.code != "A01")
    assert repr(without) != repr(whole)
    assert without.unused.codes == ("A01",)
    write(sent, ("A01", "Syarat", RIGHT))
    assert repr(sent.period().spec) == repr(whole)
    assert "unused" not in repr(whole)


def test_journal_and_sheets_agree_while_a_row_is_wrong_and_after_it_is_mended(sent: Room) -> None:
    write(sent, ("A01", "Syarat", ZERO))
    run(sent, "validate", HEAD)
    told = verify(sent.root)
    assert told.data["faults"] == []
    assert any("A01 tidak dijalankan" in each for each in told.lines)
    write(sent, ("A01", "Syarat", "[Target Tahun] / (1 - 1) > 1"))
    assert verify(sent.root).data["faults"] == []
    write(sent, ("A01", "Syarat", RIGHT))
    assert verify(sent.root).data["faults"] == []
    validate(sent.period())
    whole = verify(sent.root)
    assert whole.data["faults"] == []
    assert not any("tidak dijalankan" in each for each in whole.lines)


def test_a_rule_that_is_mended_asks_for_a_check(sent: Room) -> None:
    fires = "[Target Tahun] < 0"
    write(sent, ("A01", "Syarat", ZERO), ("A01", "Kolom", None))
    run(sent, "validate", HEAD)
    assert "stale" not in {each for each, value in run(sent, "status")[1].items() if value}
    write(sent, ("A01", "Syarat", fires))
    assert run(sent, "status")[1]["stale"] == ["ORG", "KKP"]


def test_nothing_is_approved_while_a_rule_is_not_run(sent: Room) -> None:
    write(sent, ("A01", "Syarat", ZERO))
    with stopped_by(messages.approval.rules_unused, match="membagi dengan 0"):
        approve(sent.period())
    write(sent, ("A01", "Syarat", RIGHT))
    validate(sent.period())
    assert approve(sent.period()).data["approved"] == ["ORG", "KKP"]


def test_a_draft_that_is_wrong_holds_up_nothing(sent: Room) -> None:
    write(sent, ("A01", "Status", "draf"), ("A01", "Tingkat", "Kadang"))
    assert unused(sent).codes == ()
    assert len(unused(sent).faults) == 1
    assert approve(sent.period()).data["approved"] == ["ORG", "KKP"]


@pytest.mark.parametrize(
    ("heading", "value"), [("Tingkat", "Kadang"), ("Sampai", date(1999, 1, 1)), ("Syarat", ZERO)]
)
def test_a_check_of_the_program_whose_row_is_wrong_is_made_as_delivered(
    room: Room, heading: str, value: object
) -> None:
    write(room, ("V07", "Berlaku Sejak", date(2000, 1, 1)), ("V07", heading, value))
    told = unused(room)
    assert (told.codes, told.as_delivered) == ((), ("V07",))
    room.send("KKP")
    assert "V07 dijalankan seperti bawaannya" in run(room, "collect")[0][0]


def test_a_check_the_office_suspended_goes_on_resting_though_its_row_is_wrong(room: Room) -> None:
    write(room, ("V07", "Status", "ditangguhkan"), ("V07", "Tingkat", "Kadang"))
    spec = room.period().spec
    (row,) = [each for each in spec.rules if each.code == "V07"]
    assert (row.in_force, spec.unused.as_delivered, len(spec.unused.faults)) == (False, (), 1)


def test_a_second_row_of_a_code_is_called_by_its_number_and_the_first_runs(room: Room) -> None:
    path = room.root / CONTROL
    book = load_workbook(path)
    sheet = book["Aturan"]
    row = next(row[0].row for row in sheet.iter_rows() if row[0].value == "A02")
    sheet.cell(row, 1).value = "A01"
    book.save(path)
    assert unused(room).codes == (f"A01 baris {row}",)
    assert [each.rule.code for each in room.period().rules if each.rule.code == "A01"] == ["A01"]


def test_masters_that_are_wrong_still_stop_and_the_wrong_rules_are_told_with_them(
    room: Room,
) -> None:
    write(room, ("A01", "Syarat", ZERO))
    path = room.root / CONTROL
    book = load_workbook(path)
    (row,) = [row for row in book["Master Indikator"].iter_rows() if row[0].value == "HUKUM-02"]
    row[12].value = "dua belas"
    book.save(path)
    with pytest.raises(XlsopsError) as caught:
        room.period()
    assert ("dua belas" in str(caught.value), "membagi dengan 0" in str(caught.value)) == (
        True,
        True,
    )
    spec, faults = read_rest(grids_of(path), masters=False)
    assert (spec, len(faults)) == (None, 2)


def test_the_rules_commands_tell_it_too(room: Room) -> None:
    write(room, ("A01", "Syarat", ZERO))
    told = [
        listed([room.root], NOW, ACTOR),
        lint(room.root, NOW, ACTOR),
        lint(room.root / CONTROL, NOW, ACTOR),
    ]
    told.append(tried("A02", room.root, [], NOW, ACTOR))
    assert ["A01 tidak dijalankan" in each.lines[0] for each in told] == [True] * 4
    with stopped_by(messages.rules.untried, match="membagi dengan 0"):
        tried("A01", room.root, [], NOW, ACTOR)


def test_a_wrong_source_is_told_and_the_rules_that_do_not_ask_it_run(room: Room) -> None:
    path = room.root / CONTROL
    book = load_workbook(path)
    sheet = book.create_sheet("SIPD")
    for place, value in (
        ("A1", "Tanggal"),
        ("B1", date(2026, 6, 1)),
        ("A3", "Kunci"),
        ("B3", "Pagu"),
        ("A4", "KESRA-01"),
        ("B4", 1),
        ("A5", "KESRA-01"),
        ("B5", 2),
    ):
        sheet[place].value = value
    book.save(path)
    write(room, ("A01", "Syarat", "[Target Tahun] > [SIPD].[Pagu]"), ("A01", "Kolom", None))
    told = unused(room)
    assert told.codes == ("A01",)
    assert "Lembar SIPD, baris 5" in told.told[0]
    assert room.period().spec.sources == ()
    assert {"A02"} == {each.rule.code for each in room.period().rules if each.rule.code[0] == "A"}
    lines, _ = run(room, "formats")
    assert "Lembar SIPD, baris 5" in lines[1]
