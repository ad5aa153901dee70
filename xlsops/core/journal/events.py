"""What happened, as immutable events, each naming those it had seen."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct

from xlsops.core.journal.facts.kinds import KINDS, Damaged, Fact, Unknown
from xlsops.core.journal.facts.payload import (
    UnfitError,
    payload_of,
    unknown_in,
    value_told,
    whole_number,
)
from xlsops.core.values.structs import replace

Payload = Mapping[str, Any]
Kind = TypeVar("Kind")
SKEW = timedelta(minutes=5)
"""How far the clocks of two computers may be apart before it is said."""
_SIGNER, _SIGNATURE = _SIGNING = "signer", "signature"


class Event(Struct, frozen=True, dict=True):
    """One thing that happened: when (UTC), by whom, what it tells, and the events it had seen.

    ``payload`` is what stands in its file, whole, for the hash and for whoever knows more of it;
    ``fact`` is what this version reads in it. Fact, text and hash are made once: a journal of
    thousands asks for them again and again.
    """

    kind: str
    at: datetime
    by: str
    payload: Payload
    heads: tuple[str, ...] = ()

    @cached_property
    def fact(self) -> Fact | Unknown | Damaged:
        """Return what the event tells."""
        kind = KINDS.get(self.kind)
        if kind is None:
            return Unknown()
        try:
            fact: Fact = value_told(kind, self.payload)
        except UnfitError as error:
            return Damaged(str(error))
        return fact

    @property
    def bureau(self) -> str:
        """Return the code of the bureau it is about, empty where it is about none or many."""
        return str(getattr(self.fact, "bureau", ""))

    @property
    def strange(self) -> tuple[str, ...]:
        """Return the keys of its payload that this version does not know of its kind."""
        kind = KINDS.get(self.kind)
        if kind is None or isinstance(self.fact, Damaged):
            return ()
        return tuple(key for key in unknown_in(kind, self.payload) if key not in _SIGNING)

    @property
    def signer(self) -> str:
        """Return the public key it says it is signed with, empty where it says none."""
        return str(self.payload.get(_SIGNER, ""))

    @property
    def signature(self) -> str:
        """Return its signature as it is written, empty where it carries none."""
        return str(self.payload.get(_SIGNATURE, ""))

    @property
    def carries_signature(self) -> bool:
        """Tell whether anything in it says that it is signed."""
        return _SIGNATURE in self.payload or _SIGNER in self.payload

    def with_fact(self, fact: Fact) -> "Event":
        """Return it as it reads by another fact; what stands in its file, and so its hash, stays as it was."""
        again = replace(self)
        vars(again).update(vars(self), fact=fact)
        return again

    @property
    def unsigned(self) -> "Event":
        """Return it as it is signed: all of it but the signature."""
        payload = {key: each for key, each in self.payload.items() if key != _SIGNATURE}
        return replace(self, payload=payload)

    def signed(self, key: str, sign: Callable[["Event"], str]) -> "Event":
        """Return it with the public key of who signs it, and the signature of that."""
        event = replace(self, payload={**self.payload, _SIGNER: key})
        return replace(event, payload={**event.payload, _SIGNATURE: sign(event)})

    @cached_property
    def text(self) -> str:
        """Return the event as canonical JSON."""
        body = {
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by": self.by,
            "data": self.payload,
            "heads": list(self.heads),
            "kind": self.kind,
            "v": 1,
        }
        return json.dumps(
            body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
        )

    @cached_property
    def id(self) -> str:
        """Return the hash that names the event."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def file_name(self) -> str:
        """Return the name of the event's file: UTC time, then hash."""
        return f"{self.at.astimezone(UTC):%Y%m%dT%H%M%S%f}Z-{self.id[:16]}.json"


def event_of(fact: Fact, at: datetime, by: str, heads: tuple[str, ...] = ()) -> Event:
    """Return the event that tells a fact."""
    return Event(fact.kind, at, whole_number(by), payload_of(fact), heads)


def of_kind(events: Iterable[Event], kind: type[Kind]) -> Iterator[tuple[Event, Kind]]:
    """Yield the events of a kind, each with what it tells."""
    for event in events:
        if isinstance(event.fact, kind):
            yield event, event.fact


def event_from(text: str) -> Event:
    """Return the event of a file's text; raises ValueError where it is none."""
    try:
        body = json.loads(text)
        event = Event(
            str(body["kind"]),
            datetime.fromisoformat(body["at"]),
            str(body["by"]),
            dict(body["data"]),
            tuple(str(head) for head in body["heads"]),
        )
        named = event.file_name  # what can be neither written nor named is none
    except (KeyError, TypeError, RecursionError, OverflowError) as error:
        raise ValueError(text[:80]) from error
    if event.at.tzinfo is None or not named or event.at.year in {MINYEAR, MAXYEAR}:
        raise ValueError(text[:80])
    return event


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events so that each comes after those it had seen; then by time, then by hash."""
    by_id = {event.id: event for event in events}
    depth: dict[str, int] = {}
    for start in sorted(by_id, key=lambda each: (by_id[each].at, each)):
        pending = [start]
        while pending:
            each = pending[-1]
            missing = [head for head in by_id[each].heads if head in by_id and head not in depth]
            if missing and each not in depth:
                pending.extend(missing)
                continue
            seen = [depth[head] for head in by_id[each].heads if head in depth]
            depth[each] = 1 + max(seen, default=0)
            pending.pop()
    order = sorted(by_id, key=lambda each: (depth[each], by_id[each].at, each))
    return tuple(by_id[each] for each in order)


def heads_of(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the ids of the events no other event has seen, sorted."""
    events = tuple(events)
    seen = {head for event in events for head in event.heads}
    return tuple(sorted(event.id for event in events if event.id not in seen))


def seen_from(events: Iterable[Event], heads: Iterable[str]) -> tuple[Event, ...]:
    """Return, in order, the events of these ids and all they had seen; ids not there are passed over."""
    by_id = {event.id: event for event in events}
    pending, seen = [head for head in heads if head in by_id], set[str]()
    while pending:
        each = pending.pop()
        if each not in seen:
            seen.add(each)
            pending.extend(head for head in by_id[each].heads if head in by_id)
    return in_order(event for key, event in by_id.items() if key in seen)
