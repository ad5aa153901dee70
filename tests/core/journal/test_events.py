"""Events add up to one state, whatever the order in which their files are found."""

import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.journal.events import Event, event_from, event_of, heads_of, in_order, seen_from
from xlsops.core.journal.facts.kinds import (
    ChangedOutside,
    CopyReturned,
    Damaged,
    Decided,
    FileReceived,
    Found,
    Lost,
    RecapMade,
    Withdrawn,
)
from xlsops.core.journal.facts.request_kinds import (
    FormatConfirmed,
    FormatsMade,
    Opened,
    Reminded,
    StepPlanned,
    StepRecorded,
    StepSkipped,
)
from xlsops.core.journal.fold import fold
from xlsops.core.journal.state import FileRecord, OutsideChange, OwnFinding, Reminder, State
from xlsops.core.journal.step_records import FormatRecord, ReceiptRecord, SkipRecord, StepRecord
from xlsops.core.terms.findings import FindingState, Severity
from xlsops.core.terms.refused_files import Fate
from xlsops.core.terms.steps import Step
from xlsops.core.values.cells import Cell
from xlsops.core.values.structs import replace

START = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)
WIB = timezone(timedelta(hours=7))


def minutes(number: int) -> datetime:
    return START + timedelta(minutes=number)


def event(kind: type, minute: int, heads: tuple[str, ...] = (), **data: object) -> Event:
    return Event(kind.kind, minutes(minute), "petugas", data, heads)


def received(minute: int, sha: str, fate: Fate = Fate.ACCEPTED, **changes: object) -> Event:
    data: dict[str, object] = {
        "sha": sha,
        "name": f"{sha}.xlsx",
        "fate": fate.value,
        "code": "",
        "message": "",
        "bureau": "HUKUM",
    }
    return event(FileReceived, minute, **{**data, **changes})


def record(minute: int, sha: str, fate: Fate = Fate.ACCEPTED, bureau: str = "HUKUM") -> FileRecord:
    return FileRecord(sha, f"{sha}.xlsx", minutes(minute), fate, "", "", bureau)


def test_an_event_is_canonical_text_in_utc() -> None:
    local = Event("x", datetime(2026, 7, 1, 8, 0, tzinfo=WIB), "Budi", {"b": 1, "a": "é"}, ("h",))
    assert local.text == (
        '{"at":"2026-07-01T01:00:00.000000+00:00","by":"Budi","data":{"a":"é","b":1},'
        '"heads":["h"],"kind":"x","v":1}'
    )
    assert local.id == replace(local, at=START, payload={"a": "é", "b": 1}).id
    assert local.file_name == f"20260701T010000000000Z-{local.id[:16]}.json"


@pytest.mark.parametrize(
    "change",
    [{"kind": "y"}, {"at": minutes(1)}, {"by": "Ani"}, {"payload": {"a": 2}}, {"heads": ("g",)}],
)
def test_every_part_of_an_event_is_in_its_hash(change: dict[str, Any]) -> None:
    original = Event("x", START, "Budi", {"a": 1}, ("h",))
    assert replace(original, **change).id != original.id


def test_half_a_sign_in_a_text_is_a_question_mark_and_stops_nothing() -> None:
    event = event_of(Lost(("a\ud83d",), "b\udcff “c”"), START, "Kabag\ud83d")
    assert (event.by, event.fact) == ("Kabag?", Lost(("a?",), "b? “c”"))
    assert event_from(event.text) == event


def test_a_figure_that_is_no_number_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        _ = Event("x", START, "Budi", {"a": float("nan")}).text


facts = st.dictionaries(
    st.text(max_size=5), st.none() | st.booleans() | st.integers() | st.text(max_size=9), max_size=4
)
events = st.builds(
    Event,
    st.text(max_size=9),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.text(max_size=9),
    facts,
    st.lists(st.text("0123456789abcdef", min_size=4, max_size=4), max_size=3).map(tuple),
)


@given(events)
def test_an_event_is_read_back_from_its_text(one: Event) -> None:
    assert event_from(one.text) == one


GOOD = Event("x", START, "Budi", {"a": 1}).text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "[]",
        "5",
        "null",
        "{}",
        GOOD[:-1],
        "[" * 100000,
        GOOD.replace("+00:00", ""),
        GOOD.replace("2026-07", "2026-13"),
        GOOD.replace('"at"', '"et"'),
        GOOD.replace('{"a":1}', "5"),
        GOOD.replace('{"a":1}', "null"),
        GOOD.replace('"heads":[]', '"heads":5'),
        GOOD.replace('{"a":1}', '{"a":NaN}'),
        GOOD.replace('{"a":1}', '{"a":1e999}'),
        GOOD.replace("Budi", r"\ud800"),
        re.sub('"at":"[^"]*"', '"at":"0001-01-01T00:00:00+14:00"', GOOD),
    ],
)
def test_a_text_that_is_no_event_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the parser says
        event_from(text)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_an_event_or_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        event_from(text)


def test_an_event_comes_after_those_it_had_seen_even_when_its_clock_was_behind() -> None:
    first = event(Opened, 10)
    second = event(RecapMade, 5, (first.id,))
    third = event(RecapMade, 0, (second.id, first.id, "unknown"))
    for given_order in ((first, second, third), (third, second, first), (second, third, first)):
        assert in_order(given_order) == (first, second, third)


def test_events_that_did_not_see_each_other_are_ordered_by_time_then_hash() -> None:
    late, early = event(Opened, 2), event(Opened, 1)
    twin = event(RecapMade, 1)
    assert in_order((late, early, twin)) == (*sorted((early, twin), key=lambda each: each.id), late)


def test_an_event_found_twice_counts_once() -> None:
    one = event(Opened, 1)
    assert in_order((one, one)) == (one,)


def test_a_long_chain_of_events_is_ordered() -> None:
    chain = [event(Opened, 0)]
    for _ in range(1500):
        chain.append(event(Opened, 0, (chain[-1].id,)))
    assert list(in_order(reversed(chain))) == chain


def test_the_heads_are_the_events_no_other_has_seen() -> None:
    first = event(Opened, 0)
    one, two = (event(RecapMade, minute, (first.id,)) for minute in (1, 2))
    assert heads_of((first, one, two)) == tuple(sorted((one.id, two.id)))
    assert heads_of(()) == ()


def test_without_events_there_is_an_empty_state() -> None:
    state = fold(())
    assert state == State()
    assert (state.versions("HUKUM"), state.current("HUKUM")) == ((), None)


def test_every_kind_of_event_leaves_its_mark() -> None:
    state = fold(
        (
            event(Opened, 0, period="TW II 2026"),
            event(FormatsMade, 1, formats=[{"bureau": "HUKUM", "format": "f", "sha": "s"}]),
            event(FormatsMade, 2, formats=[{"bureau": "KKP", "format": "g", "sha": "t"}]),
            received(3, "aa", Fate.NOTED),
            event(CopyReturned, 4, bureau="HUKUM", file="x.xlsx", findings=2),
            event(RecapMade, 5, file="r.xlsx", coverage="1 dari 2 bagian", sha="u"),
            Event("belum dikenal", minutes(6), "petugas", {}),
        )
    )
    assert state == State(
        formats={
            "HUKUM": FormatRecord("HUKUM", "f", "s", minutes(1)),
            "KKP": FormatRecord("KKP", "g", "t", minutes(2)),
        },
        files={"aa": record(3, "aa", Fate.NOTED)},
        returned={"HUKUM": minutes(4)},
        opened=minutes(0),
        recap=minutes(5),
        recap_sha="u",
        out={"HUKUM": frozenset("f"), "KKP": frozenset("g")},
    )


def test_a_format_made_again_replaces_the_one_before() -> None:
    first, again = (
        event(FormatsMade, minute, formats=[{"bureau": "KKP", "format": name, "sha": name}])
        for minute, name in ((1, "f"), (2, "g"))
    )
    assert fold((first, again)).formats == {"KKP": FormatRecord("KKP", "g", "g", minutes(2))}


def test_the_newest_accepted_file_supersedes_the_older_ones() -> None:
    state = fold((received(3, "cc"), received(1, "aa"), received(2, "bb", Fate.NOTED)))
    assert [each.sha for each in state.versions("HUKUM")] == ["aa", "bb", "cc"]
    assert state.current("HUKUM") == record(3, "cc")


def test_a_refused_file_supersedes_nothing() -> None:
    state = fold(
        (received(1, "aa"), received(2, "bb", Fate.REFUSED), received(3, "cc", bureau="KKP"))
    )
    assert state.current("HUKUM") == record(1, "aa")
    assert state.files["bb"] == record(2, "bb", Fate.REFUSED)


def test_a_deferred_file_is_remembered_by_name_and_counts_for_nothing() -> None:
    deferred = received(1, "", Fate.DEFERRED, name="aa.xlsx", code="TERBUKA")
    state = fold((deferred, received(2, "aa")))
    assert (state.deferred, list(state.files)) == ({"aa.xlsx": "TERBUKA"}, ["aa"])


def test_a_file_received_again_keeps_its_place_of_arrival() -> None:
    state = fold((received(1, "aa", Fate.REFUSED), received(2, "bb"), received(3, "aa")))
    assert list(state.files) == ["aa", "bb"]
    assert state.current("HUKUM") == record(2, "bb")


def test_an_outcome_nobody_knows_is_kept_named_and_changes_nothing() -> None:
    good = received(1, "aa")
    strange = replace(good, payload={**good.payload, "fate": "entah"})
    assert strange.fact == Damaged('"fate" berisi entah, bukan pilihan yang dikenal')
    assert fold((strange,)) == State()
    assert strange.payload["fate"] == "entah"


@given(st.permutations(range(5)), st.sets(st.integers(0, 4)))
def test_the_state_does_not_depend_on_the_order_of_the_files(
    order: list[int], refused: set[int]
) -> None:
    made = [
        received(number, f"{number}", Fate.REFUSED if number in refused else Fate.ACCEPTED)
        for number in range(5)
    ]
    assert fold(made[number] for number in order) == fold(made)


def test_the_text_of_an_event_is_plain_json() -> None:
    assert json.loads(received(1, "aa").text)["data"]["sha"] == "aa"


def test_a_file_taken_in_twice_at_once_came_when_it_came_first() -> None:
    first, second = received(1, "a"), received(9, "a", Fate.NOTED)
    assert fold((second, first)).files == {"a": record(1, "a")}
    refused, mended = received(1, "b", Fate.REFUSED), received(9, "b")
    assert fold((refused, mended)).files == {"b": record(9, "b")}


def test_what_an_event_had_seen_is_all_behind_its_heads() -> None:
    first = event(Opened, 0)
    left = event(RecapMade, 1, (first.id,))
    right = event(RecapMade, 2, (first.id,))
    both = event(RecapMade, 3, (left.id, right.id))
    told = (both, right, left, first)
    assert seen_from(told, both.heads) == (first, left, right)
    assert seen_from(told, (right.id, "unknown")) == (first, right)
    assert seen_from(told, ()) == ()


def test_a_step_that_was_left_out_is_not_once_it_is_planned_or_recorded() -> None:
    left = event(StepSkipped, 1, step=4, reason="Dinas luar")
    facts = {"step": 4, "date": "2026-07-02", "place": "Aula", "participants": [], "notes": ""}
    planned = event(StepPlanned, 2, **facts)
    recorded = event(StepRecorded, 3, **facts)
    skip = SkipRecord(Step.MEETING, "Dinas luar", minutes(1), "petugas")
    plan = StepRecord(Step.MEETING, date(2026, 7, 2), "Aula", (), "", minutes(2), "petugas")
    assert fold([left]) == State(skipped={Step.MEETING: skip})
    assert fold([left, planned]) == State(plans={Step.MEETING: plan})
    assert fold([left, planned, recorded]) == State(
        plans={Step.MEETING: plan}, steps={Step.MEETING: replace(plan, at=minutes(3))}
    )
    assert fold([planned, replace(left, at=minutes(4))]) == State(
        skipped={Step.MEETING: replace(skip, at=minutes(4))}
    )


def test_a_confirmation_of_a_form_is_kept_by_bureau_the_last_one() -> None:
    facts = {
        "bureau": "HUKUM",
        "format": "f",
        "name": "Ani",
        "date": "2026-07-02",
        "time": "09.00",
        "channel": "surel",
        "notes": "Lengkap",
    }
    first = event(FormatConfirmed, 1, **facts)
    second = event(FormatConfirmed, 2, **{**facts, "name": "Budi"})
    receipt = ReceiptRecord(
        "HUKUM", "f", "Budi", date(2026, 7, 2), "09.00", "surel", "Lengkap", minutes(2), "petugas"
    )
    assert fold([first, second]) == State(receipts={"HUKUM": receipt})


def test_what_changed_outside_is_kept_by_the_file_that_came_back() -> None:
    changes = [
        {
            "sheet": "Indikator",
            "row": 8,
            "column": 11,
            "line": "SUM",
            "field": "realisasi_2",
            "label": "Realisasi TW II",
            "old": "12",
            "new": "13",
        }
    ]
    told = event(ChangedOutside, 1, bureau="HUKUM", sha="b", changes=changes)
    change = OutsideChange(
        Cell("Indikator", 8, 11), "SUM", "realisasi_2", "Realisasi TW II", "12", "13"
    )
    assert fold([told]) == State(outside={"b": (change,)})


FACTS: dict[str, object] = {
    "bureau": "HUKUM",
    "line": "SUM",
    "field": "realisasi_2",
    "value": "12",
    "severity": "Galat",
    "reason": "Salah",
    "cell": "Indikator!K8",
    "sha": "ab",
}
OWN = OwnFinding("HUKUM", "SUM", "realisasi_2", "12", Severity.ERROR, "Salah")


def test_what_the_head_found_stands_until_it_is_withdrawn() -> None:
    found = event(Found, 1, **FACTS)
    reworded = event(Found, 2, **{**FACTS, "reason": "Keliru", "severity": "Peringatan"})
    elsewhere = event(Found, 3, **{**FACTS, "line": "LAST"})
    withdrawn = event(Withdrawn, 4, **FACTS)
    other = replace(OWN, line="LAST")
    assert fold([found]) == State(own={OWN.identity: OWN})
    assert fold([found, reworded]) == State(
        own={OWN.identity: replace(OWN, severity=Severity.WARNING, words="Keliru")}
    )
    assert fold([found, elsewhere, withdrawn]) == State(own={other.identity: other})


def test_what_is_found_again_is_open_whatever_was_decided_before() -> None:
    found = event(Found, 1, **FACTS)
    decided = event(
        Decided,
        2,
        code="KABAG",
        bureau="HUKUM",
        line="SUM",
        field="realisasi_2",
        value="12",
        state=FindingState.ACCEPTED.value,
        note="Benar",
    )
    key = (OWN.identity, "12")
    assert list(fold([found, decided]).decisions) == [key]
    assert fold([found, decided, replace(found, at=minutes(3))]).decisions == {}


def test_reminders_add_up_by_bureau() -> None:
    state = fold(
        (
            event(Reminded, 1, bureaus=["UMUM", "ORG"], late={}),
            event(Reminded, 2, bureaus=["ORG"], late={"ORG": 2}),
        )
    )
    assert state.reminders == {
        "UMUM": (Reminder("UMUM", 0, minutes(1)),),
        "ORG": (Reminder("ORG", 0, minutes(1)), Reminder("ORG", 2, minutes(2))),
    }
