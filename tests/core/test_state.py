"""Decisions, approvals and handovers fold into the state, whatever journal they stand in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from tests.core.builders import answer, judged
from xlsops.core.events import Event, Happened, fold
from xlsops.core.findings import FindingState
from xlsops.core.state import (
    Approval,
    Decision,
    Fate,
    FileRecord,
    HandOver,
    ReturnRecord,
    SentRecord,
    State,
    StepRecord,
)

START = datetime(2026, 7, 1, tzinfo=UTC)
FINDING = judged(answer("SUM", "keterangan", "ok"))[0]


def minute(number: int) -> datetime:
    return START + timedelta(minutes=number)


def event(kind: Happened, at: int, **data: object) -> Event:
    return Event(kind.value, minute(at), "Kabag", data)


def received(at: int, sha: str, bureau: str = "UJI") -> Event:
    return event(
        Happened.FILE_RECEIVED, at, sha=sha, name=f"{sha}.xlsx", fate=Fate.ACCEPTED.value, code="",
        message="", bureau=bureau,
    )  # fmt: skip


def decision(at: int, state: FindingState, note: str = "", value: str = "ok") -> Event:
    code, bureau, line, field = FINDING.identity
    return event(
        Happened.DECIDED, at, code=code, bureau=bureau, line=line, field=field, value=value,
        state=state.value, note=note,
    )  # fmt: skip


def approval(at: int, sha: str, data: str = "data", bureau: str = "UJI") -> Event:
    return event(Happened.APPROVED, at, bureau=bureau, sha=sha, hash=data)


def hand_over(at: int, **bureaus: str) -> Event:
    listed = [{"bureau": code, "hash": data} for code, data in bureaus.items()]
    return event(Happened.HANDED_OVER, at, bureaus=listed, hash="whole", missing=["LAIN"], recap="r")


def names(files: Iterable[FileRecord]) -> list[str]:
    return [each.sha for each in files]


def test_every_later_kind_of_event_leaves_its_mark() -> None:
    meeting = {"step": 4, "date": "2026-07-02", "place": "Aula", "participants": ["Ani"], "notes": "n"}
    formats = [{"bureau": "UJI", "format": "f", "sha": "s"}]
    state = fold(
        (
            event(Happened.FORMATS_MADE, 1, formats=formats),
            event(Happened.FORMATS_SENT, 2, bureaus=["UJI", "LAIN"], channel="WA"),
            event(Happened.STEP_RECORDED, 3, **meeting),
            event(
                Happened.RETURNED, 4, bureau="UJI", file="kembali/x.xlsx", sha="c", source="a",
                findings=[list(FINDING.identity)],
            ),
            decision(5, FindingState.ACCEPTED, "wajar"),
            approval(6, "a"),
            hand_over(7, UJI="data"),
            event(Happened.RECAP_MADE, 8, coverage="1 dari 2 bagian", file="r.xlsx", sha="r", final=True),
        )
    )  # fmt: skip
    assert state == State(
        formats=state.formats,
        sent={
            "UJI": SentRecord("UJI", "f", "WA", minute(2)),
            "LAIN": SentRecord("LAIN", "", "WA", minute(2)),
        },
        steps={4: StepRecord(4, date(2026, 7, 2), "Aula", ("Ani",), "n", minute(3), "Kabag")},
        sent_back={
            "UJI": ReturnRecord("UJI", "kembali/x.xlsx", "c", "a", (FINDING.identity,), minute(4)),
        },
        decisions={
            (FINDING.identity, "ok"): Decision(
                FINDING.identity, "ok", FindingState.ACCEPTED, "wajar", minute(5), "Kabag"
            ),
        },
        notes={FINDING.identity: "wajar"},
        approvals={"UJI": Approval("UJI", "a", "data", minute(6), "Kabag")},
        handed_over=HandOver("whole", {"UJI": "data"}, ("LAIN",), "r", minute(7), "Kabag"),
        recap=minute(8),
        recap_sha="r",
        recap_final=True,
    )


def test_a_recap_of_an_old_journal_is_not_final() -> None:
    state = fold((event(Happened.RECAP_MADE, 1, coverage="", file="r.xlsx", sha="r"),))
    assert (state.recap, state.recap_final) == (minute(1), False)


def test_without_decisions_nothing_is_accepted() -> None:
    assert not State().accepts(FINDING)


def test_a_decision_holds_for_the_value_it_was_made_on() -> None:
    state = fold((decision(1, FindingState.ACCEPTED, "wajar"),))
    assert state.accepts(FINDING)
    assert not state.accepts(replace(FINDING, value="sda"))
    assert not state.accepts(replace(FINDING, field="pendorong"))
    assert state.accepts(replace(FINDING, message="Aturan yang disusun lain"))


@pytest.mark.parametrize("state", [FindingState.OPEN, FindingState.FIXED])
def test_the_last_decision_on_a_value_counts(state: FindingState) -> None:
    found = fold((decision(1, FindingState.ACCEPTED, "wajar"), decision(2, state, "keliru")))
    assert not found.accepts(FINDING)
    assert found.notes == {FINDING.identity: "keliru"}


def test_an_acceptance_outlives_a_decision_on_another_value() -> None:
    found = fold(
        (decision(1, FindingState.ACCEPTED, "wajar"), decision(2, FindingState.OPEN, "apa?", "sda"))
    )
    assert found.accepts(FINDING)
    assert found.notes == {FINDING.identity: "apa?"}


def test_the_newest_file_counts_until_one_is_approved() -> None:
    files = (received(1, "a"), received(2, "b"))
    newest = fold(files).current("UJI")
    assert newest is not None
    assert (newest.sha, fold(files).revision("UJI")) == ("b", None)
    state = fold((*files, approval(3, "b"), received(4, "c"), received(5, "d")))
    current, revision = state.current("UJI"), state.revision("UJI")
    assert current is not None
    assert revision is not None
    assert (current.sha, revision.sha, names(state.versions("UJI"))) == ("b", "d", ["a", "b", "c", "d"])


def test_approving_the_newer_file_accepts_the_revision() -> None:
    state = fold((received(1, "a"), approval(2, "a"), received(3, "b"), approval(4, "b")))
    current = state.current("UJI")
    assert current is not None
    assert (current.sha, state.revision("UJI")) == ("b", None)


def test_an_approval_of_a_file_nobody_knows_holds_nothing_back() -> None:
    state = fold((received(1, "a"), approval(2, "x")))
    current = state.current("UJI")
    assert current is not None
    assert (current.sha, state.revision("UJI")) == ("a", None)


def test_other_bureaus_are_not_touched_by_an_approval() -> None:
    state = fold((received(1, "a"), approval(2, "a"), received(3, "b", "LAIN")))
    assert [names(state.versions(code)) for code in ("UJI", "LAIN")] == [["a"], ["b"]]
    assert state.current("ORG") is None
    assert state.revision("LAIN") is None


def test_a_handover_stands_while_what_is_approved_is_what_was_handed_over() -> None:
    events = (received(1, "a"), approval(2, "a"), hand_over(3, UJI="data"))
    assert fold(events).hand_over_stands
    assert not fold(events[:2]).hand_over_stands
    assert not fold((*events, approval(4, "a", "other"))).hand_over_stands
    assert not fold((*events, approval(4, "b", bureau="LAIN"))).hand_over_stands
    assert fold((*events, approval(4, "b", bureau="LAIN"), hand_over(5, UJI="data", LAIN="data"))).hand_over_stands


def test_a_form_made_anew_was_not_handed_out_yet() -> None:
    made = [
        event(Happened.FORMATS_MADE, at, formats=[{"bureau": "UJI", "format": form, "sha": "s"}])
        for at, form in ((1, "f"), (3, "g"))
    ]
    sent = event(Happened.FORMATS_SENT, 2, bureaus=["UJI"], channel="")
    assert fold((made[0], sent)).has_format_of_today("UJI")
    assert not fold((*made, sent)).has_format_of_today("UJI")
    assert not fold(made).has_format_of_today("UJI")
    assert not State().has_format_of_today("UJI")


def test_the_order_in_which_files_are_found_changes_nothing() -> None:
    events = (received(1, "a"), approval(2, "a"), decision(3, FindingState.ACCEPTED, "x"), hand_over(4, UJI="data"))
    assert len({str(fold(order)) for order in permutations(events)}) == 1
