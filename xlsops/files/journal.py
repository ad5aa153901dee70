"""The journal: one immutable file per event, safe on a shared or synced folder without a lock."""

import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.events import Event, event_from, event_of, heads_of, in_order
from xlsops.core.journal.facts.kinds import Damaged, Fact
from xlsops.core.journal.signatures import Sign, unsigned
from xlsops.errors import XlsopsError
from xlsops.files.signing import fits
from xlsops.files.writing import write_whole

_NAME = re.compile(r"^\d{8}T\d{12}Z-[0-9a-f]{16}\.json$")


def is_event(path: Path) -> bool:
    """Tell whether a file bears the name of an event."""
    return _NAME.match(path.name) is not None


def last_named(folder: Path) -> datetime | None:
    """Return the latest moment an event is named by, of those there are; none is read."""
    moments = (_moment(path.name) for path in folder.glob("*.json") if is_event(path))
    return max((each for each in moments if each), default=None)


class Journal(Struct, frozen=True):
    """The events of one period folder."""

    folder: Path

    def events(self) -> tuple[Event, ...]:
        """Return every event in order; raises where a file is not what its name says."""
        return in_order(self.read(self.folder / name) for name in self._names())

    def since(self, known: Iterable[Event]) -> tuple[Event, ...]:
        """Return in order the events that are not among those known; only these are read."""
        names = {event.file_name for event in known}
        return in_order(
            self.read(self.folder / name) for name in self._names() if name not in names
        )

    def _names(self) -> list[str]:
        """Return the names of its events; no path is made of those that need not be read."""
        try:
            return sorted(filter(_NAME.match, os.listdir(self.folder)))  # noqa: PTH208 - names, not paths
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return []

    def append(
        self,
        facts: Iterable[Fact],
        at: datetime,
        by: str,
        seen: Iterable[Event] | None = None,
        sign: Sign = unsigned,
    ) -> tuple[Event, ...]:
        """Add events that tell these facts, each seeing those before it; return them.

        ``seen`` is what they were decided on; without it, all that is there now. ``sign`` signs those
        that need an authority; where it raises, none is written.
        """
        heads = heads_of(self.events() if seen is None else seen)
        added: list[Event] = []
        for fact in facts:
            event = sign(event_of(fact, at, by, heads))
            heads = (event.id,)
            _require_readable(event)
            added.append(event)
        for event in added:
            write_whole(self.folder / event.file_name, event.text.encode())
        return tuple(added)

    def read(self, path: Path) -> Event:
        """Return the event of one file; raises where it is not what its name says.

        So does one, whole as its name says, that does not tell what its kind does: somebody wrote it
        so, or a program that is broken, and nobody could go on with it.
        """
        try:
            text = path.read_bytes().decode()
            event = event_from(text)
        except (ValueError, OSError) as error:
            raise XlsopsError(messages.journal.damaged(path, messages.journal.BROKEN)) from error
        if event.text != text or event.file_name != path.name:
            raise XlsopsError(messages.journal.damaged(path, messages.journal.NOT_AS_NAMED))
        if isinstance(event.fact, Damaged):
            why = messages.journal.incomplete(event.fact.why)
            raise XlsopsError(messages.journal.damaged(path, why))
        if event.carries_signature and not fits(event):
            raise XlsopsError(messages.journal.damaged(path, messages.journal.NOT_AS_SIGNED))
        return event


def _require_readable(event: Event) -> None:
    """Raise where a file of this event would be none: nobody could go on with the journal then."""
    try:
        event_from(event.text)
        why = event.fact.why if isinstance(event.fact, Damaged) else ""
    except ValueError:
        why = messages.journal.NO_YEAR
    if not is_event(Path(event.file_name)):  # a year below 1000 has no four digits everywhere
        why = messages.journal.NO_YEAR
    if why:
        raise XlsopsError(messages.journal.unwritable(f"{event.at:%d/%m/%Y}", why))


def _moment(name: str) -> datetime | None:
    try:
        return datetime.strptime(name.partition("Z")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    except ValueError:
        return None
