"""What happened, as immutable events, and the state they add up to."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any

Data = Mapping[str, Any]


class Happened(Enum):
    """The kinds of event; the value is the word in the event file."""

    OPENED = "periode_dibuka"
    FORMATS_MADE = "format_dibuat"
    FILE_RECEIVED = "kiriman_diterima"
    COPY_RETURNED = "salinan_bertanda_dibuat"
    RECAP_MADE = "rekap_dibuat"


class Fate(Enum):
    """The one outcome of a file; the value is the word people see."""

    ACCEPTED = "diterima"
    NOTED = "diterima dengan catatan"
    REFUSED = "ditolak"
    DEFERRED = "ditunda"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when (UTC), by whom, its facts, and the events it had seen."""

    kind: str
    at: datetime
    by: str
    data: Data
    heads: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the event as canonical JSON."""
        body = {
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by": self.by,
            "data": self.data,
            "heads": list(self.heads),
            "kind": self.kind,
            "v": 1,
        }
        return json.dumps(
            body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
        )

    @property
    def id(self) -> str:
        """Return the hash that names the event."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def file_name(self) -> str:
        """Return the name of the event's file: UTC time, then hash."""
        return f"{self.at.astimezone(UTC):%Y%m%dT%H%M%S%f}Z-{self.id[:16]}.json"


def event_from(text: str) -> Event:
    """Return the event of a file's text; raises ValueError where it is none."""
    try:
        body = json.loads(text)
        event = Event(
            str(body["kind"]), datetime.fromisoformat(body["at"]), str(body["by"]),
            dict(body["data"]), tuple(str(head) for head in body["heads"]),
        )  # fmt: skip
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(text[:80]) from error
    if event.at.tzinfo is None:
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


@dataclass(frozen=True, slots=True)
class FormatRecord:
    """A form that was made for a bureau."""

    bureau: str
    format_id: str
    sha: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file that came in: its hash, first name, when, and its outcome."""

    sha: str
    name: str
    at: datetime
    fate: Fate
    code: str
    message: str
    bureau: str

    @property
    def accepted(self) -> bool:
        """Tell whether its answers count."""
        return self.fate in {Fate.ACCEPTED, Fate.NOTED}


@dataclass(frozen=True, slots=True)
class State:
    """What the events add up to.

    ``files`` by hash in order of arrival; ``deferred`` are codes by name of files not read yet.
    """

    formats: Mapping[str, FormatRecord] = field(default_factory=dict)
    files: Mapping[str, FileRecord] = field(default_factory=dict)
    deferred: Mapping[str, str] = field(default_factory=dict)
    returned: Mapping[str, datetime] = field(default_factory=dict)
    opened: datetime | None = None
    recap: datetime | None = None

    def versions(self, bureau: str) -> tuple[FileRecord, ...]:
        """Return the accepted files of a bureau, oldest first."""
        return tuple(
            each for each in self.files.values() if each.accepted and each.bureau == bureau
        )

    def current(self, bureau: str) -> FileRecord | None:
        """Return the file of a bureau that counts: the newest accepted one."""
        versions = self.versions(bureau)
        return versions[-1] if versions else None


def fold(events: Iterable[Event]) -> State:
    """Return the state after these events; unknown kinds are passed over."""
    state = State()
    for event in in_order(events):
        state = _after(state, event)
    return state


def _after(state: State, event: Event) -> State:
    data = event.data
    match event.kind:
        case Happened.OPENED.value:
            return replace(state, opened=event.at)
        case Happened.FORMATS_MADE.value:
            made = {
                str(each["bureau"]): FormatRecord(
                    str(each["bureau"]), str(each["format"]), str(each["sha"]), event.at
                )
                for each in data["formats"]
            }
            return replace(state, formats={**state.formats, **made})
        case Happened.FILE_RECEIVED.value:
            record = FileRecord(
                str(data["sha"]), str(data["name"]), event.at, Fate(data["fate"]),
                str(data["code"]), str(data["message"]), str(data["bureau"]),
            )  # fmt: skip
            if record.fate is Fate.DEFERRED:
                return replace(state, deferred={**state.deferred, record.name: record.code})
            others = {sha: each for sha, each in state.files.items() if sha != record.sha}
            return replace(state, files={**others, record.sha: record})
        case Happened.COPY_RETURNED.value:
            return replace(state, returned={**state.returned, str(data["bureau"]): event.at})
        case Happened.RECAP_MADE.value:
            return replace(state, recap=event.at)
    return state
