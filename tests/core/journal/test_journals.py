"""Journals written by earlier versions read the same, byte for byte and entry for entry."""

from collections.abc import Iterator

import pytest
from msgspec.structs import fields

from tests.journals import HERE, NAMES, outline, texts
from xlsops.core.journal.custody import BureauCustody, Custody
from xlsops.core.journal.events import Event, event_from, event_of, in_order
from xlsops.core.journal.facts.kinds import KINDS, Damaged, Unknown
from xlsops.core.journal.fold import custody_of, fold
from xlsops.core.values.structs import replace

BY_THIS_PAYLOAD = ("quarter", "shapes")
"""The journals of the version whose payloads are still written just so."""


def events(name: str) -> tuple[Event, ...]:
    return in_order(map(event_from, texts(name)))


def stripped(custody: Custody) -> Custody:
    """Return custody as the outline tells it: of each step day and time, of files no more than their order."""
    told = {step: (at, each.date, each.time) for step, (at, each) in custody.recorded.items()}
    bureaus = {code: _ranked(each) for code, each in custody.bureaus.items()}
    return replace(custody, recorded=told, bureaus=bureaus)  # type: ignore[arg-type]


def _ranked(bureau: BureauCustody) -> dict[str, object]:
    known = {each.name: getattr(bureau, each.name) for each in fields(bureau)}
    del known["newest_first"]
    return {**known, "ranked": tuple(bureau.ranked)}


@pytest.mark.parametrize("name", NAMES)
def test_a_journal_of_an_earlier_version_adds_up_to_what_it_did_then(name: str) -> None:
    told = events(name)
    state = fold(told)
    codes = sorted({*state.formats, *(each.bureau for each in state.files.values())} - {""})
    custody = custody_of(told, state, codes)
    known = outline(state, stripped(custody))
    assert known == (HERE / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_event_of_an_earlier_version_is_known_whole_and_keeps_its_bytes(name: str) -> None:
    for text in texts(name):
        event = event_from(text)
        assert event.text == text
        assert not isinstance(event.fact, Unknown | Damaged)
        assert event.strange == ()


@pytest.mark.parametrize("name", BY_THIS_PAYLOAD)
def test_the_same_facts_are_written_with_the_same_bytes(name: str) -> None:
    for event in events(name):
        assert not isinstance(event.fact, Unknown | Damaged)
        again = event_of(event.fact, event.at, event.by, event.heads)
        if event.carries_signature:
            again = replace(again, payload={**again.payload, **signature(event)})
        assert again.text == event.text


def test_every_kind_stands_in_one_of_the_journals() -> None:
    told = {type(event.fact) for name in NAMES for event in events(name)}
    assert told == set(KINDS.values())


def signature(event: Event) -> dict[str, str]:
    return dict(_signature(event))


def _signature(event: Event) -> Iterator[tuple[str, str]]:
    for key in ("signer", "signature"):
        if key in event.payload:
            yield key, event.payload[key]
