"""The journal: one immutable file per event, safe on a shared or synced folder without a lock."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xlsops.core.events import Data, Event, Happened, event_from, heads_of, in_order
from xlsops.errors import JournalDamagedError
from xlsops.files.writing import write_whole

_NAME = re.compile(r"^\d{8}T\d{12}Z-[0-9a-f]{16}\.json$")


@dataclass(frozen=True, slots=True)
class Journal:
    """The events of one period folder."""

    folder: Path

    def events(self) -> tuple[Event, ...]:
        """Return every event in order; raises where a file is not what its name says."""
        return in_order(self._read(path) for path in sorted(self.folder.glob("*.json")) if _NAME.match(path.name))

    def append(self, entries: Iterable[tuple[Happened, Data]], at: datetime, by: str) -> tuple[Event, ...]:
        """Add events that happened at that moment, each seeing all before it; return them."""
        heads = heads_of(self.events())
        added: list[Event] = []
        for kind, data in entries:
            event = Event(kind.value, at, by, data, heads)
            write_whole(self.folder / event.file_name, event.text.encode())
            heads = (event.id,)
            added.append(event)
        return tuple(added)

    def _read(self, path: Path) -> Event:
        try:
            event = event_from(path.read_text("utf-8"))
        except (ValueError, OSError) as error:
            raise JournalDamagedError(path, "isi catatan jurnal rusak") from error
        if event.file_name != path.name:
            raise JournalDamagedError(path, "isi catatan jurnal tidak sesuai dengan namanya")
        return event
