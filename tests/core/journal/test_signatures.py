"""What is signed is all of an event, and whose a key is follows from the journal alone."""

from datetime import UTC, datetime, timedelta
from hashlib import sha512

import pytest

from xlsops.core.journal.events import Event, Payload
from xlsops.core.journal.facts.kinds import (
    KINDS,
    Approved,
    Decided,
    FileSetAside,
    KeyNoted,
    RecapMade,
    Returned,
)
from xlsops.core.journal.signatures import (
    ACTS,
    Mark,
    known_keys,
    message,
    official_key,
    replaced_by,
    short,
    signature_marks,
    signature_of,
    signed,
    strange,
    to_note,
    unauthorised,
    unendorsed,
    unsigned,
    unsigned_acts,
)
from xlsops.core.spec.spec import Official
from xlsops.core.terms.authority import Act, Authority
from xlsops.core.terms.findings import FindingState
from xlsops.core.values.structs import replace

AT = datetime(2026, 7, 8, 2, tzinfo=UTC)
OURS, OTHER, NEWER = (f"ed25519:{digits * 32}" for digits in ("ab", "cd", "ef"))


_ASIDE = {"bureau": "KKP", "sha": "", "reason": ""}
WHOLE: dict[type, dict[str, object]] = {
    Approved: {"bureau": "KKP", "hash": "", "sha": ""},
    Decided: {
        "bureau": "KKP",
        "code": "",
        "line": "",
        "field": "",
        "value": "",
        "note": "",
        "state": "Terbuka",
    },
    FileSetAside: _ASIDE,
    RecapMade: {"coverage": "", "file": "", "sha": ""},
    Returned: {"bureau": "KKP", "file": "", "sha": "", "source": "", "findings": []},
}
"""All that an event of a kind must tell."""


def digest(text: bytes) -> bytes:
    """Stand in for a signature: as long, and another for every text."""
    return sha512(text).digest()


def chain(*told: tuple[type, str, Payload, str]) -> tuple[Event, ...]:
    """Return events, each seeing the one before: kind, by whom, facts, the key it is signed with."""
    events: list[Event] = []
    for minutes, (kind, by, data, key) in enumerate(told):
        heads = (events[-1].id,) if events else ()
        event = Event(kind.kind, AT + timedelta(minutes=minutes), by, data, heads)
        events.append(signed(event, key, digest) if key else event)
    return tuple(events)


def noted(role: str, key: str) -> tuple[type, str, Payload, str]:
    return KeyNoted, "Kabag", {"role": role, "name": "", "key": key}, ""


def act(
    key: str = "", by: str = "Kabag", kind: type = Approved, **data: str
) -> tuple[type, str, Payload, str]:
    return kind, by, {**WHOLE[kind], **data}, key


def test_all_of_an_event_but_the_signature_is_signed() -> None:
    (event,) = chain(act(OURS))
    assert signature_of(event) == (b"\xab" * 32, digest(message(event)))
    (bare,) = chain(act())
    texts = {
        message(each)
        for each in (
            event,
            bare,
            replace(event, by="Kasubbag"),
            replace(event, at=AT + timedelta(seconds=1)),
            replace(event, kind="lain"),
            replace(event, heads=("ab",)),
            replace(event, payload={**event.payload, "bureau": "ORG"}),
            replace(event, payload={**event.payload, "signer": OTHER}),
        )
    }
    assert len(texts) == 8
    assert message(replace(event, payload={**event.payload, "signature": "lain"})) == message(event)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("signer", OURS.upper()),
        ("signer", OURS[:-1]),
        ("signer", None),
        ("signature", "AB" * 64),
        ("signature", "ab"),
        ("signature", None),
    ],
)
def test_a_signature_has_one_way_to_be_written(name: str, value: object) -> None:
    (event,) = chain(act(OURS))
    other = replace(event, payload={**event.payload, name: value})
    assert other.carries_signature
    assert signature_of(other) is None


def test_without_a_key_in_the_journal_nobody_is_marked() -> None:
    events = chain(act(), act(by="Kasubbag"))
    assert signature_marks(events) == {}
    assert unsigned_acts(events) == known_keys(events) == tuple(strange(events)) == ()
    assert unsigned(events[0]) is events[0]


def test_marks_tell_signed_claimed_and_strange_and_leave_other_events_alone() -> None:
    events = chain(
        act(),
        noted("KABAG", OURS),
        act(OURS),
        act(),
        act(OTHER),
        act(OURS, "Kasubbag"),
        act(kind=RecapMade),
        act(OURS, "Plt. Kabag (contoh)"),
    )
    marks = signature_marks(reversed(events))
    assert [marks.get(each.id) for each in events] == [
        Mark.CLAIMED,
        None,
        Mark.SIGNED,
        Mark.CLAIMED,
        Mark.STRANGE,
        Mark.STRANGE,
        None,
        Mark.SIGNED,
    ]
    assert list(strange(events)) == [(events[4], ""), (events[5], "KABAG")]


def test_a_key_counts_from_where_it_was_noted() -> None:
    events = chain(act(OURS), noted("KABAG", OURS))
    assert signature_marks(events) == {events[0].id: Mark.STRANGE}


def test_what_lacks_a_signature_is_what_was_claimed_since_and_not_done_again() -> None:
    before, again = act(), act(kind=Returned)
    events = chain(
        before,
        noted("KABAG", OURS),
        again,
        act(OURS, kind=Returned),
        act(by="Kasubbag"),
        act(bureau="ORG"),
        act(kind=FileSetAside, sha="1"),
        act(OURS, kind=FileSetAside, sha="2"),
    )
    assert unsigned_acts(events) == (events[5], events[6])


def test_only_a_signature_makes_good_what_lacked_one() -> None:
    claimed = act()
    events = chain(noted("KABAG", OURS), claimed, act(by="Staf"), act(OTHER))
    assert unsigned_acts(events) == (events[1],)


def test_a_key_in_the_place_of_another_is_vouched_for_by_the_one_before() -> None:
    def put(key: str, before: str, by: str = "") -> tuple[type, str, Payload, str]:
        kind, who, data, _ = noted("KABAG", key)
        return kind, who, {**data, "replaces": before}, by

    good = chain(noted("KABAG", OURS), put(NEWER, OURS, OURS), noted("Kabag", OURS))
    assert list(unendorsed(good)) == []
    assert [replaced_by(each) for each in good] == ["", OURS, ""]
    for by in ("", OTHER, NEWER):
        bad = chain(noted("KABAG", OURS), noted("SEKDA", OTHER), put(NEWER, OURS, by))
        assert [each.known.event for each in unendorsed(bad)] == [bad[2]]
    later = chain(noted("KABAG", OURS), put(NEWER, OURS), put(NEWER, OURS, OURS))
    assert list(unendorsed(later)) == []


def test_a_key_nobody_vouched_for_is_noted_again_where_the_one_before_is() -> None:
    people = (Official("KABAG", "x", key=NEWER),)
    events = chain(noted("KABAG", OURS), noted("KABAG", NEWER))
    assert list(to_note(people, events)) == []
    (facts,) = to_note(people, events, lambda key: key == OURS)
    assert facts == KeyNoted("KABAG", "", NEWER, OURS)


def test_of_two_keys_that_each_came_first_none_can_vouch_for_the_other() -> None:
    (own,) = chain(noted("KABAG", OURS))
    early = Event(KeyNoted.kind, AT - timedelta(days=9), "Kabag", noted("KABAG", OTHER)[2])
    facts = {**noted("KABAG", OURS)[2], "replaces": OTHER}
    vouching = signed(
        Event(early.kind, AT - timedelta(days=8), "Kabag", facts, (early.id,)), OTHER, digest
    )
    for events in ((own, early), (own, early, vouching)):
        assert [(each.known.key, each.rival) for each in unendorsed(events)] == [(OURS, True)]
        assert list(to_note((Official("KABAG", "x", key=OURS),), events)) == []


def test_acts_of_roles_that_may_do_none_of_their_kind_are_found() -> None:
    authority = Authority(((Act.RETURN, ("Kabag", "Kasubbag")),))
    events = chain(
        act(),
        act(by="Plt. Kabag (contoh)"),
        act(by="Staf"),
        act(kind=Returned, by="Kasubbag"),
        act(by="Kasubbag"),
        act(by="Staf", kind=RecapMade),
        act(by="Staf", kind=Decided, state=FindingState.OPEN.value),
        act(by="Staf", kind=Decided, state=FindingState.ACCEPTED.value),
    )
    assert list(unauthorised(events, authority)) == [events[2], events[4], events[7]]


def test_a_key_is_noted_once_and_again_when_it_was_replaced() -> None:
    people = (Official("KABAG", "x", "Nama Contoh", key=OURS), Official("SEKDA", "y"))
    (facts,) = to_note(people, ())
    assert facts == KeyNoted("KABAG", "Nama Contoh", OURS)
    events = chain(noted("Kabag", OURS))
    assert list(to_note(people, events)) == []
    events = chain(noted("KABAG", OURS), noted("KABAG", NEWER))
    assert list(to_note(people, events)) == [replace(facts, replaces=NEWER)]
    assert [each.key for each in known_keys(events)] == [OURS, NEWER]


def test_the_key_is_that_of_the_role_somebody_acts_in() -> None:
    people = (Official("KABAG", "x", key=OURS), Official("SEKDA", "y"))
    assert official_key(people, "Plt. Kabag (contoh)") == OURS
    assert official_key(people, "Sekda") == official_key(people, "") == ""
    assert short(OURS) == "ed25519:abababababababab"


def test_every_act_of_wewenang_is_among_the_signed() -> None:
    assert set(KINDS.values()) >= set(ACTS)
    assert Approved in ACTS
    assert KeyNoted not in ACTS
