"""Decisions, approvals and handovers fold into the state, whatever journal they stand in."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import answer, judged
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import (
    Approved,
    Damaged,
    Decided,
    FileReceived,
    FileSetAside,
    FileUsedAgain,
    HandedOver,
    RecapMade,
    Returned,
)
from xlsops.core.journal.facts.request_kinds import (
    FormatsMade,
    FormatsSent,
    StepRecorded,
    StepSkipped,
)
from xlsops.core.journal.fold import fold
from xlsops.core.journal.state import (
    Approval,
    Decision,
    FileRecord,
    HandOver,
    ReturnRecord,
    SetAside,
    State,
)
from xlsops.core.journal.step_records import SentRecord, SkipRecord, StepRecord
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.refused_files import Fate
from xlsops.core.terms.steps import Step
from xlsops.core.values.structs import replace

START, DAY = datetime(2026, 7, 1, tzinfo=UTC), date(2026, 7, 1)
BOTH = ("UJI", "LAIN")
FINDING = judged(answer("SUM", "keterangan", "ok"))[0]


def minute(number: int) -> datetime:
    return START + timedelta(minutes=number)


def event(kind: type, at: int, **data: object) -> Event:
    event = Event(kind.kind, minute(at), "Kabag", data)
    assert not isinstance(event.fact, Damaged), event.fact
    return event


def received(at: int, sha: str, bureau: str = "UJI") -> Event:
    return event(
        FileReceived,
        at,
        sha=sha,
        name=f"{sha}.xlsx",
        fate=Fate.ACCEPTED.value,
        code="",
        message="",
        bureau=bureau,
    )


def decision(at: int, state: FindingState, note: str = "", value: str = "ok", **more: str) -> Event:
    code, bureau, line, field = FINDING.identity
    return event(
        Decided,
        at,
        code=code,
        bureau=bureau,
        line=line,
        field=field,
        value=value,
        state=state.value,
        note=note,
        **more,
    )


def aside(at: int, sha: str, bureau: str = "UJI") -> Event:
    return event(FileSetAside, at, bureau=bureau, sha=sha, reason="keliru", date="")


def used_again(at: int, sha: str, bureau: str = "UJI") -> Event:
    return event(FileUsedAgain, at, bureau=bureau, sha=sha, reason="benar", date="")


def skipped(at: int, step: int, reason: str = "tidak perlu") -> Event:
    return event(StepSkipped, at, step=step, reason=reason)


def recorded(at: int, step: int, **more: object) -> Event:
    facts = {"step": step, "date": "2026-07-02", "place": "", "participants": ["Ani"], "notes": ""}
    return event(StepRecorded, at, **{**facts, **more})


def approval(at: int, sha: str, data: str = "data", bureau: str = "UJI") -> Event:
    return event(Approved, at, bureau=bureau, sha=sha, hash=data)


def hand_over(at: int, **bureaus: str) -> Event:
    listed = [{"bureau": code, "hash": data} for code, data in bureaus.items()]
    return event(HandedOver, at, bureaus=listed, hash="whole", missing=["LAIN"], recap="r")


def names(files: Iterable[FileRecord]) -> list[str]:
    return [each.sha for each in files]


def test_every_later_kind_of_event_leaves_its_mark() -> None:
    meeting = {
        "step": 4,
        "date": "2026-07-02",
        "place": "Aula",
        "participants": ["Ani"],
        "notes": "n",
    }
    formats = [{"bureau": "UJI", "format": "f", "sha": "s"}]
    state = fold(
        (
            event(FormatsMade, 1, formats=formats),
            event(FormatsSent, 2, bureaus=["UJI", "LAIN"], channel="WA"),
            event(StepRecorded, 3, **meeting),
            event(
                Returned, 4, bureau="UJI", file="kembali/x.xlsx", sha="c", source="a",
                findings=[list(FINDING.identity)], format="g",
            ),
            decision(5, FindingState.ACCEPTED, "wajar"),
            approval(6, "a"),
            hand_over(7, UJI="data"),
            event(RecapMade, 8, coverage="1 dari 2 bagian", file="r.xlsx", sha="r", final=True),
        )
    )  # fmt: skip
    assert state == State(
        formats=state.formats,
        sent={
            "UJI": SentRecord("UJI", "f", "WA", minute(2)),
            "LAIN": SentRecord("LAIN", "", "WA", minute(2)),
        },
        out={"UJI": frozenset("fg"), "LAIN": frozenset()},
        steps={
            Step.MEETING: StepRecord(
                Step.MEETING, date(2026, 7, 2), "Aula", ("Ani",), "n", minute(3), "Kabag"
            )
        },
        returns={
            "UJI": (
                ReturnRecord(
                    "UJI", "kembali/x.xlsx", "c", "a", (FINDING.identity,), minute(4), settled=True
                ),
            )
        },
        decisions={
            (FINDING.identity, "ok"): Decision(
                FINDING.identity, "ok", FindingState.ACCEPTED, "wajar", minute(5), "Kabag"
            )
        },
        notes={FINDING.identity: "wajar"},
        acceptances={FINDING.identity: 1},
        approvals={"UJI": Approval("UJI", "a", "data", minute(6), "Kabag")},
        handed_over=HandOver("whole", {"UJI": "data"}, ("LAIN",), "r", minute(7), "Kabag"),
        recap=minute(8),
        recap_sha="r",
        recap_final=True,
    )


def test_a_recap_of_an_old_journal_is_not_final() -> None:
    state = fold((event(RecapMade, 1, coverage="", file="r.xlsx", sha="r"),))
    assert (state.recap, state.recap_final) == (minute(1), False)


def test_without_decisions_nothing_is_accepted() -> None:
    assert not State().accepts(FINDING, DAY)


def test_a_decision_holds_for_the_value_it_was_made_on() -> None:
    state = fold((decision(1, FindingState.ACCEPTED, "wajar"),))
    assert state.accepts(FINDING, DAY)
    assert not state.accepts(replace(FINDING, value="sda"), DAY)
    assert not state.accepts(replace(FINDING, field="pendorong"), DAY)
    assert state.accepts(replace(FINDING, message="Aturan yang disusun lain"), DAY)


def test_the_last_decision_on_a_value_counts() -> None:
    found = fold(
        (decision(1, FindingState.ACCEPTED, "wajar"), decision(2, FindingState.OPEN, "keliru"))
    )
    assert not found.accepts(FINDING, DAY)
    assert found.notes == {FINDING.identity: "keliru"}


def test_a_note_beside_what_was_fixed_undoes_no_acceptance() -> None:
    found = fold(
        (
            decision(1, FindingState.ACCEPTED, "wajar"),
            decision(2, FindingState.FIXED, "terima kasih"),
        )
    )
    assert found.accepts(FINDING, DAY)
    assert found.notes == {FINDING.identity: "terima kasih"}


def test_an_acceptance_outlives_a_decision_on_another_value() -> None:
    found = fold(
        (decision(1, FindingState.ACCEPTED, "wajar"), decision(2, FindingState.OPEN, "apa?", "sda"))
    )
    assert found.accepts(FINDING, DAY)
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
    assert (current.sha, revision.sha, names(state.versions("UJI"))) == (
        "b",
        "d",
        ["a", "b", "c", "d"],
    )


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
    assert fold(events).hand_over_stands(BOTH)
    assert not fold(events).hand_over_stands(("LAIN",))
    assert not fold(events[:2]).hand_over_stands(BOTH)
    assert not fold((*events, approval(4, "a", "other"))).hand_over_stands(BOTH)
    assert not fold((*events, approval(4, "b", bureau="LAIN"))).hand_over_stands(BOTH)
    assert fold(
        (*events, approval(4, "b", bureau="LAIN"), hand_over(5, UJI="data", LAIN="data"))
    ).hand_over_stands(BOTH)


def test_a_form_made_anew_was_not_handed_out_yet() -> None:
    made = [
        event(FormatsMade, at, formats=[{"bureau": "UJI", "format": form, "sha": "s"}])
        for at, form in ((1, "f"), (3, "g"))
    ]
    sent = event(FormatsSent, 2, bureaus=["UJI"], channel="")
    assert fold((made[0], sent)).has_format_of_today("UJI")
    assert not fold((*made, sent)).has_format_of_today("UJI")
    assert not fold(made).has_format_of_today("UJI")
    assert not State().has_format_of_today("UJI")


def test_the_order_in_which_files_are_found_changes_nothing() -> None:
    events = (
        received(1, "a"),
        approval(2, "a"),
        decision(3, FindingState.ACCEPTED, "x"),
        hand_over(4, UJI="data"),
    )
    assert len({str(fold(order)) for order in permutations(events)}) == 1


def test_a_recorded_step_keeps_its_time_number_and_bureaus_and_an_old_record_has_none() -> None:
    new = recorded(1, 4, time="09.00", number="005/12", bureaus=["KKP"])
    assert fold((new,)).steps[Step.MEETING] == StepRecord(
        Step.MEETING,
        date(2026, 7, 2),
        "",
        ("Ani",),
        "",
        minute(1),
        "Kabag",
        "09.00",
        "005/12",
        ("KKP",),
    )
    assert fold((new,)).steps[Step.MEETING].people == (("Ani", "KKP"),)
    old = fold((recorded(1, 4),)).steps[Step.MEETING]
    assert (old.time, old.number, old.people) == ("", "", (("Ani", ""),))


def test_the_last_word_on_a_step_counts() -> None:
    skip = SkipRecord(Step.MEETING, "tidak perlu", minute(2), "Kabag")
    left = fold((recorded(1, 4), skipped(2, 4)))
    assert (left.steps, left.skipped) == ({}, {Step.MEETING: skip})
    held = fold((skipped(1, 4), recorded(2, 4), skipped(3, 1)))
    assert (list(held.steps), list(held.skipped)) == ([Step.MEETING], [Step.ORDER])


def test_a_file_set_aside_does_not_count_and_the_one_before_does() -> None:
    state = fold((received(1, "a"), received(2, "b"), received(3, "c", "LAIN"), aside(4, "b")))
    current = state.current("UJI")
    assert current is not None
    assert (current.sha, names(state.versions("UJI")), names(state.versions("LAIN"))) == (
        "a",
        ["a"],
        ["c"],
    )
    assert state.set_aside("UJI") == (SetAside("b", "UJI", "keliru", minute(4), "Kabag"),)
    assert (state.set_aside("LAIN"), list(state.files)) == ((), ["a", "b", "c"])


def test_the_file_set_aside_last_stands_at_the_end() -> None:
    events = (received(1, "a"), received(2, "b"), aside(3, "b"), aside(4, "a"), aside(5, "b"))
    assert [each.sha for each in fold(events).set_aside("UJI")] == ["a", "b"]


def test_a_proposal_set_aside_leaves_the_approved_file_as_it_was() -> None:
    signed = (received(1, "a"), approval(2, "a"))
    state = fold((*signed, received(3, "b"), aside(4, "b")))
    assert (state.current("UJI"), state.revision("UJI")) == (fold(signed).current("UJI"), None)


def test_a_handover_does_not_stand_once_a_file_it_rests_on_is_set_aside() -> None:
    events = (received(1, "a"), approval(2, "a"), hand_over(3, UJI="data"))
    assert not fold((*events, aside(4, "a"))).hand_over_stands(BOTH)
    back = (*events, aside(4, "a"), used_again(5, "a"))
    assert not fold(back).hand_over_stands(BOTH)
    assert fold((*back, approval(6, "a"))).hand_over_stands(BOTH)
    assert fold((*events, aside(4, "a"), hand_over(5))).hand_over_stands(BOTH)


def test_bringing_back_what_nobody_set_aside_changes_nothing() -> None:
    events = (received(1, "a"), aside(2, "a"))
    assert fold((*events, used_again(3, "zz"))) == fold(events)


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["UJI", "LAIN"])), max_size=6),
    st.data(),
)
def test_setting_aside_and_bringing_back_is_as_if_nothing_had_happened(
    files: list[tuple[str, str]], data: st.DataObject
) -> None:
    before = [
        received(number, f"{sha}{number}", bureau) for number, (sha, bureau) in enumerate(files)
    ]
    chosen = (
        data.draw(st.sets(st.sampled_from([each.payload["sha"] for each in before])))
        if before
        else set()
    )
    gone = [aside(10 + number, sha) for number, sha in enumerate(sorted(chosen))]
    back = [
        used_again(20 + number, sha)
        for number, sha in enumerate(data.draw(st.permutations(sorted(chosen))))
    ]
    assert fold((*before, *gone, *back)) == fold(before)


LIFE = (
    received(1, "a"),
    received(2, "b"),
    aside(3, "b"),
    used_again(4, "b"),
    aside(5, "a"),
    skipped(6, 4),
    recorded(7, 4),
    skipped(8, 1),
    approval(9, "b"),
    aside(10, "b"),
    decision(11, FindingState.ACCEPTED, "x", until="2026-07-01", evidence="Surat 5"),
    decision(12, FindingState.OPEN, "y"),
    decision(13, FindingState.ACCEPTED, "z"),
)


@given(st.permutations(LIFE))
def test_every_order_in_which_files_are_found_gives_the_same_state(order: list[Event]) -> None:
    assert str(fold(order)) == str(fold(LIFE))


def test_an_acceptance_holds_until_its_last_day_and_opens_again() -> None:
    found = fold(
        (decision(1, FindingState.ACCEPTED, "wajar", evidence="Surat 5", until="2026-12-31"),)
    )
    (kept,) = found.decisions.values()
    assert (kept.evidence, kept.until) == ("Surat 5", date(2026, 12, 31))
    assert found.accepts(FINDING, date(2026, 12, 31))
    assert not found.accepts(FINDING, date(2027, 1, 1))
    forever = fold((decision(1, FindingState.ACCEPTED, "wajar", evidence="", until=""),))
    assert forever.accepts(FINDING, date.max)


def test_repeated_acceptances_are_counted_and_a_note_is_none() -> None:
    accepted, opened = FindingState.ACCEPTED, FindingState.OPEN
    events = [decision(1, accepted, "wajar"), decision(2, accepted, "wajar sekali")]
    assert fold(events).acceptances == {FINDING.identity: 1}
    events += [
        decision(3, accepted, "lagi", "sda"),
        decision(4, opened, "keliru"),
        decision(5, accepted, "ya"),
    ]
    assert fold(events).acceptances == {FINDING.identity: 3}
    assert fold((decision(1, opened, "apa?"),)).acceptances == {}


def test_an_acceptance_renewed_after_its_last_day_counts_again() -> None:
    accepted, day = FindingState.ACCEPTED, 24 * 60
    first = decision(1, accepted, "wajar", until="2026-07-01")
    longer = decision(2, accepted, "wajar", until="2026-07-02")
    assert fold((first, longer)).acceptances == {FINDING.identity: 1}
    renewed = decision(3 * day, accepted, "wajar", until="2026-07-31")
    assert fold((first, renewed)).acceptances == {FINDING.identity: 2}
