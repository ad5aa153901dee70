"""What kept files say: each is read and judged once, however many ask, and remembered on this machine."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from xlsops.core.journal.state import FileRecord, State
from xlsops.files import archive, cache
from xlsops.files.folders import PeriodFolder
from xlsops.procedure.intake.examined import Examined, IntakeContext
from xlsops.procedure.intake.kept_readings import Shelf

_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, zlib.error)


class Readings:
    """The readings of kept files by their hash; of those ``known`` already none is read again.

    Of some of these only the text is known that they are kept as.
    """

    def __init__(self, known: Mapping[str, Examined] | None = None) -> None:
        known = known or {}
        self._known = {sha: each for sha, each in known.items() if each.submission}
        self._texts = {sha: each.text for sha, each in known.items() if each.text}
        self._shelf: Shelf | None = None
        self._recalled: dict[str, Examined] = {}
        self._keys: dict[str, bytes] = {}
        self._new: dict[bytes, bytes] = {}
        self._joined: dict[tuple[tuple[str, ...], str], Examined] = {}

    def recall(self, records: Iterable[FileRecord], desk: IntakeContext) -> None:
        """Look up what this machine remembers of files; what it does not is remembered from now on."""
        if self._shelf is not None and (
            self._shelf.desk.spec is not desk.spec or self._shelf.desk.undone != desk.undone
        ):
            self._keys.clear()  # what is known already was read for another office
            self._recalled.clear()
        shelf = self._shelf = Shelf(desk)
        wanted = [each for each in records if each.sha not in self._known]
        keys = {key: each for each in wanted if (key := shelf.key(each))}
        fresh = {key: text for key, each in keys.items() if (text := self._texts.get(each.sha))}
        self._new |= fresh
        for key, text in ({**cache.remembered([*(keys.keys() - fresh)]), **fresh}).items():
            record = keys[key]
            try:
                self._recalled[record.sha] = shelf.read(record.bureau, text)
            except _BROKEN:  # kept by a mistake; read anew it is kept right
                continue
            self._keys[record.sha] = key

    def made_from(self, records: Sequence[FileRecord], state: State) -> str:
        """Return the fingerprint of all a reading was made from; empty where it is not known."""
        keys = [self._keys[each.sha] for each in records if each.sha in self._keys]
        if not keys or len(keys) < len(records):
            return ""
        if len(keys) == 1:
            return keys[0].hex()
        ruled = repr(state.ruled(records[-1].bureau))
        return sha256(b"".join((*keys, ruled.encode("utf-8", "surrogatepass")))).hexdigest()

    def remember(self) -> None:
        """Have this machine remember what was read that it did not know."""
        if self._new:
            cache.remember(self._new, self._keys.values())
            self._new = {}

    def of(self, record: FileRecord, folder: PeriodFolder, desk: IntakeContext) -> Examined:
        """Return what an accepted file says; raises where the archive no longer holds it as it came."""
        name = _named(record, desk)
        if name not in self._known:
            data = archive.original(folder, record.sha, record.name)
            shelf = self._shelf
            alike = shelf is not None and _named(record, shelf.desk) == name
            found = self._recalled.get(record.sha) if alike else None
            self._known[name] = found or self._read(data, record, desk)
        return self._known[name]

    def counting(
        self, record: FileRecord, state: State, folder: PeriodFolder, desk: IntakeContext
    ) -> Examined:
        """Return what counts with a file: what it says, joined with what others of its bureau sent."""
        return self.joined(state.parts(record), state, folder, desk)

    def joined(
        self, records: Sequence[FileRecord], state: State, folder: PeriodFolder, desk: IntakeContext
    ) -> Examined:
        """Return what files say together, given oldest first; those that cannot be read add nothing.

        Where they contradict the state tells what was decided.
        """
        if len(records) == 1:
            return self.of(records[0], folder, desk)
        ruled = state.ruled(records[-1].bureau)
        key = tuple(_named(each, desk) for each in records), repr(ruled)
        if key not in self._joined:
            from xlsops.procedure.intake.joining import joined  # noqa: PLC0415 - as above

            read = [(each, self.of(each, folder, desk)) for each in records]
            self._joined[key] = joined(read, desk, ruled)
        return self._joined[key]

    def _read(self, data: bytes, record: FileRecord, desk: IntakeContext) -> Examined:
        from xlsops.procedure.intake.examining import examine  # noqa: PLC0415 - where all is known, no check runs

        examined = examine(data, desk, record.at, accepted=True, undone=desk.undone_in(record.sha))
        shelf = self._shelf
        if shelf is not None and shelf.desk is desk:
            key, text = shelf.key(record), shelf.written(examined)
            if key and text and examined.bureau == record.bureau:
                self._new[key] = text
                self._keys[record.sha] = key
        return examined


def _named(record: FileRecord, desk: IntakeContext) -> str:
    """Return what a reading is known by: the hash of its file, and what was not mended in it."""
    undone = desk.undone_in(record.sha)
    return f"{record.sha} {sorted(undone.items())}" if undone else record.sha
