"""Many findings of one rule in one column are decided in one row, each with a record of its own."""

from datetime import date

import pytest

from tests.procedure.kabag import (
    ACCEPTED,
    LATER,
    NEXT_DAY,
    OPEN,
    WHY,
    bureau,
    decided,
    rows_in,
    seen,
    type_in,
)
from tests.quarter import Room, events, room_after
from xlsops.core.journal.state import FileIdentity
from xlsops.core.pages.findings_list import HEADINGS, KEY_COLUMN, NAME
from xlsops.files.journal import Journal
from xlsops.procedure.review.deciding import decide

LINES = ("KKP-01", "KKP-02", "KKP-03", "KKP-04")
SHORT = {f"{line}__keterangan": "ok" for line in LINES}
"""Answers that give as many Peringatan of one rule, V24."""
BATCH: FileIdentity = ("KELOMPOK", "KKP", "V24", "keterangan")
OWN: FileIdentity = ("V24", "KKP", "KKP-02", "keterangan")


def decisions(room: Room) -> list[tuple[str, str, str]]:
    """Return line, state and note of every decision in the journal."""
    told = [each.payload for each in Journal(room.root / "jurnal").events()
            if each.kind == "temuan_diputuskan"]  # fmt: skip
    return sorted((str(each["line"]), str(each["state"]), str(each["note"])) for each in told)


def of_batch(room: Room) -> list[dict[str, object]]:
    """Return the rows of the list that speak for many findings, by its headings."""
    return [
        dict(zip(HEADINGS, row, strict=False))
        for row in rows_in(room, NAME)
        if str(row[KEY_COLUMN - 1] or "").startswith("KELOMPOK|")
    ]


@room_after
def many(room: Room) -> None:
    """A period in which one bureau's form has four Peringatan of one rule in one column."""
    room.send("KKP", **SHORT)
    room.collect()


def test_one_row_speaks_for_many_and_leads_nowhere(many: Room) -> None:
    (row,) = of_batch(many)
    assert (row["Kode"], row["Bagian"], row["Indikator"]) == ("V24", "KKP", "4 temuan serupa")
    assert (row["Status"], row["Catatan Kabag"], row["Tempat"]) == (OPEN, None, None)
    assert [each.code for each in bureau(many).findings] == ["V24"] * 4


def test_one_decision_is_recorded_of_each_finding(many: Room) -> None:
    outcome = decided(many, BATCH, ACCEPTED, WHY, "Nota 12", date(2026, 12, 31))
    assert (outcome.data["saved"], outcome.data["refused"]) == (4, [])
    assert decisions(many) == [(line, ACCEPTED, WHY) for line in LINES]
    assert (seen(many).warnings, bureau(many).status) == (0, "Valid")
    assert of_batch(many) == []
    known = events(many.root)
    assert decide(many.period(LATER)).data["saved"] == 0
    assert events(many.root) == known


def test_what_is_typed_beside_one_of_them_stands(many: Room) -> None:
    type_in(many, {BATCH: (ACCEPTED, WHY), OWN: (OPEN, "tanyakan")})
    assert decide(many.period(NEXT_DAY)).data["saved"] == 4
    assert decisions(many) == [
        (line, *((OPEN, "tanyakan") if line == "KKP-02" else (ACCEPTED, WHY))) for line in LINES
    ]
    assert seen(many).warnings == 1


def test_a_note_without_a_decision_is_kept_once_of_each(many: Room) -> None:
    assert decided(many, BATCH, OPEN, "tanyakan").data["saved"] == 4
    (row,) = of_batch(many)
    assert (row["Status"], row["Catatan Kabag"]) == (OPEN, None)
    assert decide(many.period(LATER)).data["saved"] == 0


def test_without_an_explanation_none_is_accepted_and_the_choice_stays_typed(many: Room) -> None:
    outcome = decided(many, BATCH, ACCEPTED, None)
    assert outcome.data["saved"] == 0
    assert len(outcome.data["refused"]) == 4
    assert decisions(many) == []
    assert of_batch(many)[0]["Status"] == ACCEPTED


def test_what_was_typed_of_others_accepts_nothing_and_loses_no_word(many: Room) -> None:
    """A new version without one of the findings came between typing and saving."""
    type_in(many, {BATCH: (ACCEPTED, WHY)})
    many.send("KKP", "KKP lagi.xlsx", **{f"{line}__keterangan": "ok" for line in LINES[:3]})
    many.collect(NEXT_DAY)
    (row,) = of_batch(many)
    assert (row["Status"], row["Catatan Kabag"]) == (OPEN, WHY)
    decide(many.period(LATER))
    assert decisions(many) == [(line, OPEN, WHY) for line in LINES[:3]]
    assert seen(many).warnings == 3


def test_typed_and_saved_after_others_came_it_is_refused_with_the_reason(many: Room) -> None:
    type_in(many, {BATCH: (ACCEPTED, WHY)})
    many.send("KKP", "KKP lagi.xlsx", **{f"{line}__keterangan": "ok" for line in LINES[:2]})
    painted = (many.root / "Kendali Kinerja.xlsx").read_bytes()
    many.collect(NEXT_DAY)
    (many.root / "Kendali Kinerja.xlsx").write_bytes(painted)
    outcome = decide(many.period(LATER))
    assert (outcome.data["saved"], outcome.attention) == (0, True)
    (refused,) = outcome.data["refused"]
    assert "KKP Temuan (V24): temuan dalam kelompok ini berubah" in refused


@pytest.mark.parametrize("count", [1, 2])
def test_few_have_no_row_of_their_own(room: Room, count: int) -> None:
    room.send("KKP", **{f"{line}__keterangan": "ok" for line in LINES[:count]})
    room.collect()
    assert of_batch(room) == []


def test_filled_down_one_explanation_decides_each_row(many: Room) -> None:
    type_in(many, {("V24", "KKP", line, "keterangan"): (ACCEPTED, WHY) for line in LINES})
    assert decide(many.period(NEXT_DAY)).data["saved"] == 4
    assert decisions(many) == [(line, ACCEPTED, WHY) for line in LINES]


def test_what_is_saved_beside_one_of_them_is_not_decided_over_the_next_time(many: Room) -> None:
    type_in(many, {BATCH: (OPEN, "tanyakan"), OWN: (OPEN, "sudah ditelepon")})
    assert decide(many.period(NEXT_DAY)).data["saved"] == 4
    assert of_batch(many)[0]["Catatan Kabag"] is None
    assert decide(many.period(LATER)).data["saved"] == 0
    assert (OWN[2], OPEN, "sudah ditelepon") in decisions(many)


def test_while_the_row_for_all_cannot_be_saved_what_is_typed_beside_one_waits(many: Room) -> None:
    over = date(2020, 1, 31)
    type_in(many, {BATCH: (ACCEPTED, WHY, "", over), OWN: (OPEN, "jangan dulu")})
    outcome = decide(many.period(NEXT_DAY))
    assert (outcome.data["saved"], decisions(many)) == (0, [])
    assert any("menunggu bersamanya" in each for each in outcome.data["refused"])
    type_in(many, {BATCH: (ACCEPTED, WHY, "", date(2026, 12, 31))})
    assert decide(many.period(LATER)).data["saved"] == 4
    assert [(line, state) for line, state, _ in decisions(many)] == [
        (line, OPEN if line == OWN[2] else ACCEPTED) for line in LINES
    ]
