"""What happened, as immutable events, each naming those it had seen."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import cached_property
from typing import Any

Data = Mapping[str, Any]
SKEW = timedelta(minutes=5)
"""How far the clocks of two computers may be apart before it is said."""


class Happened(Enum):
    """The kinds of event; the value is the word in the event file."""

    MADE = "folder_disiapkan"
    OPENED = "periode_dibuka"
    STEP_RECORDED = "langkah_dicatat"
    STEP_PLANNED = "langkah_direncanakan"
    STEP_SKIPPED = "langkah_dilewati"
    FORMATS_MADE = "format_dibuat"
    FORMATS_SENT = "format_disampaikan"
    FORMAT_CONFIRMED = "format_diterima_bagian"
    REMINDED = "pengingat_dibuat"
    FILE_RECEIVED = "kiriman_diterima"
    SET_ASIDE = "kiriman_dikesampingkan"
    USED_AGAIN = "kiriman_dipakai_lagi"
    COPY_RETURNED = "salinan_bertanda_dibuat"
    DECIDED = "temuan_diputuskan"
    RETURNED = "kiriman_dikembalikan"
    APPROVED = "bagian_disahkan"
    HANDED_OVER = "data_diserahkan"
    RECAP_MADE = "rekap_dibuat"
    CARRIED = "triwulan_lalu_diperbarui"
    LOST = "catatan_hilang"
    CHANGED_OUTSIDE = "berubah_di_luar_pengembalian"
    HANDWRITING_KEPT = "tulisan_disimpan"
    FOUND = "temuan_dicatat"
    WITHDRAWN = "temuan_dicabut"
    KEY_NOTED = "kunci_dicatat"


@dataclass(frozen=True)
class Event:
    """One thing that happened: when (UTC), by whom, its facts, and the events it had seen.

    Its text and its hash are made once: a journal of thousands asks for them again and again.
    """

    kind: str
    at: datetime
    by: str
    data: Data
    heads: tuple[str, ...] = ()

    @cached_property
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

    @cached_property
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
        named = event.file_name  # what can be neither written nor named is none
    except (KeyError, TypeError, RecursionError, OverflowError) as error:
        raise ValueError(text[:80]) from error
    if event.at.tzinfo is None or not named:
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
