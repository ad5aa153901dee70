"""Over rounds a finding keeps its day, its thread and who looks at it: in the list, the queue, the history."""

from datetime import timedelta

import pytest

from tests.procedure.kabag import (
    ACCEPTED,
    LATER,
    NEXT_DAY,
    OPEN,
    WARNED,
    WARNING,
    WHY,
    allow,
    decided,
    row_of,
    type_in,
    write_beside,
)
from tests.quarter import NOW, Room, events, room_after
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.terms.authority import Act
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.queueing import queued_findings
from xlsops.procedure.review.returning import return_to_bureaus
from xlsops.procedure.status.standing import status
from xlsops.procedure.versions.cell_history import history

_ASSIGNEE = 7
"""The column of Master Bagian that names who looks at a bureau."""


@room_after
def warned(room: Room) -> None:
    """A period in which one bureau's form has one Peringatan."""
    room.send("KKP", **WARNED)
    room.collect()


def test_a_finding_that_stays_keeps_its_first_day_when_the_file_comes_again(warned: Room) -> None:
    before = row_of(warned, "V24")
    warned.send("KKP", "kedua.xlsx", **{"KKP-01__keterangan": "sda"})
    warned.collect(NOW + timedelta(days=9))
    after = row_of(warned, "V24")
    assert after["Tanggal"] == before["Tanggal"]
    assert [after[each] for each in ("Keadaan", "Umur (hari)", "Putaran")] == ["tetap", 9, 2]
    assert verify(warned.root).data["faults"] == []


def test_a_mended_finding_is_as_old_as_when_it_went(warned: Room) -> None:
    warned.send("KKP", "kedua.xlsx")
    warned.collect(NOW + timedelta(days=3))
    status(warned.period(NOW + timedelta(days=30)))
    row = row_of(warned, "V24")
    assert [row[each] for each in ("Keadaan", "Umur (hari)", "Putaran")] == ["diperbaiki", 3, 1]


def test_what_was_asked_returned_and_decided_stands_beside_the_finding(warned: Room) -> None:
    decided(warned, WARNING, OPEN, "Mohon dasarnya")
    return_to_bureaus(warned.period(NEXT_DAY), ["KKP"])
    told = str(row_of(warned, "V24")["Percakapan"])
    assert [line.partition(" · ")[2] for line in told.splitlines()] == [
        "Kabag: Mohon dasarnya",
        "Kabag: dikembalikan ke bagian",
    ]
    (found,) = queued_findings(warned.period(LATER)).data["findings"]
    assert [each["words"] for each in found["thread"]] == [
        "Mohon dasarnya",
        "dikembalikan ke bagian",
    ]
    assert (found["days"], found["rounds"]) == (2, 1)


def test_who_looks_at_a_finding_is_saved_filtered_by_and_no_verdict(warned: Room) -> None:
    outcome = decided(warned, WARNING, OPEN, None, None, None, "Rina")
    assert "1 keputusan atau catatan disimpan: 1 penelaah ditetapkan." in outcome.lines
    assert row_of(warned, "V24")["Penelaah"] == "Rina"
    period = warned.period(LATER)
    assert len(queued_findings(period, assignee=" rina ").data["findings"]) == 1
    assert "Penelaah: Rina" in "\n".join(queued_findings(period).lines)
    with stopped_by(messages.findings.nobody_looks, match="Rina"):
        queued_findings(period, assignee="Budi")
    told = "\n".join(history([period], "KKP", "KKP-01", "keterangan").lines)
    assert "penelaah: Rina" in told
    known = events(warned.root)
    decide(period)
    assert events(warned.root) == known


def test_naming_who_looks_at_an_accepted_finding_needs_no_authority(warned: Room) -> None:
    decided(warned, WARNING, ACCEPTED, WHY)
    allow(warned, Act.ACCEPT_WARNING, "Sekda")
    outcome = decided(warned, WARNING, ACCEPTED, WHY, None, None, "Rina")
    assert (outcome.data["refused"], outcome.data["saved"]) == ([], 1)
    assert row_of(warned, "V24")["Status"] == ACCEPTED


def test_who_looks_at_a_bureau_looks_at_its_findings_and_is_not_copied_to_them(
    warned: Room,
) -> None:
    write_beside(warned, "Master Bagian", "KKP", _ASSIGNEE, "Budi")
    status(warned.period(NEXT_DAY))
    assert row_of(warned, "V24")["Penelaah"] == "Budi"
    known = events(warned.root)
    assert decide(warned.period(NEXT_DAY)).data["saved"] == 0
    assert events(warned.root) == known
    type_in(warned, {WARNING: (OPEN, "Catatan")})
    decide(warned.period(NEXT_DAY))
    assert view_of(warned.period(LATER)).state.assignees == {}
    assert len(queued_findings(warned.period(LATER), assignee="budi").data["findings"]) == 1


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "+62812", "x" * 5000])
def test_a_hostile_name_is_a_name(typed: str, warned: Room) -> None:
    decided(warned, WARNING, OPEN, None, None, None, typed)
    assert row_of(warned, "V24")["Penelaah"] == typed
    assert verify(warned.root).data["faults"] == []
