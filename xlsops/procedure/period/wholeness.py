"""The records of a period: every event whole and in its place, every kept file equal to its name."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.events import Event, in_order, of_kind
from xlsops.core.journal.facts.kinds import (
    Approved,
    Decided,
    FileReceived,
    Lost,
    RecapMade,
    Unknown,
)
from xlsops.core.journal.facts.request_kinds import Made, Opened
from xlsops.core.journal.facts.tiers import TierSigned
from xlsops.errors import XlsopsError
from xlsops.files.archive import digest
from xlsops.files.folders import PeriodFolder
from xlsops.files.journal import Journal, is_event
from xlsops.files.keys import key_file, read_key

SHORT = 16
"""How much of a hash names a record for people."""
_REPORT = ".docx"
"""How texts end that are made from a recap and lie beside it; people write on in them."""
_LEFTOVERS = (".", "~", "thumbs.db", "desktop.ini")


class Records(Struct, frozen=True):
    """The events that are whole, the names of kept files by hash, and every fault in order."""

    events: tuple[Event, ...]
    archived: dict[str, str]
    faults: tuple[str, ...]


def read_records(folder: PeriodFolder) -> Records:
    """Read journal, archive and recap folder and compare each record with its name and the others."""
    events, faults = _journal(folder)
    archived, broken = _archive(folder)
    faults += [*lost(events, events_seen(events)), *broken, *_files(events, archived)]
    faults += _recap(folder, events)
    return Records(events, archived, tuple(faults))


def lost(events: Sequence[Event], told: Iterator[tuple[str, str]]) -> Iterator[str]:
    """Yield the events that are told of, as (beginning of the id, where), and are not there."""
    known, stated = [event.id for event in events], stated_lost(events)
    done: set[str] = set()
    for name, where in told:
        short = name[:SHORT]
        if short in done or any(each.startswith(short) for each in stated):
            continue
        if not any(each.startswith(name) for each in known):
            done.add(short)
            yield messages.journal.lost(short, where)


def opened_as(events: Sequence[Event]) -> str:
    """Return the label of the period the journal was opened for, empty where that is not known."""
    labels = [each.fact.period for each in in_order(events) if isinstance(each.fact, Made | Opened)]
    return labels[-1] if labels else ""


def stated_lost(events: Sequence[Event]) -> set[str]:
    """Return the beginnings of the ids of events that somebody stated to be lost for good."""
    return {name for _, told in of_kind(events, Lost) for name in told.events}


def unknown(events: Sequence[Event]) -> Iterator[str]:
    """Yield in a sentence each what events tell that only another version of the program knows."""
    for kind, count in Counter(
        each.kind for each in events if isinstance(each.fact, Unknown)
    ).items():
        yield messages.journal.kind_unknown(count, kind)
    for event in events:
        if keys := event.strange:
            yield messages.journal.fields_unknown(keys, event.file_name)


def events_seen(events: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """Yield the events that others had seen, as (id, where)."""
    for event in sorted(events, key=lambda each: each.file_name):
        for head in event.heads:
            yield head, messages.journal.told_by_event(event.file_name)


def recaps_made(events: Sequence[Event]) -> dict[str, tuple[Event, RecapMade]]:
    """Return the last event of every recap workbook, with what it tells, by its file name."""
    made = of_kind(in_order(events), RecapMade)
    return {Path(told.file).name: (event, told) for event, told in made}


def recaps_standing(events: Sequence[Event]) -> dict[str, tuple[Event, RecapMade]]:
    """Return, of those, the one made last and the final ones; an older provisional one may be gone."""
    last = [event for event, _ in of_kind(in_order(events), RecapMade)][-1:]
    return {
        name: (event, told)
        for name, (event, told) in recaps_made(events).items()
        if told.final or event in last
    }


def names_received(events: Sequence[Event]) -> dict[str, str]:
    """Return the names under which files came in, by hash."""
    return {told.sha: told.name for _, told in of_kind(events, FileReceived) if told.sha}


def evidence_kept(events: Sequence[Event]) -> dict[str, tuple[str, str]]:
    """Return the files decisions rest on: by hash what the decision calls it, and of which bureau it is."""
    return {
        PurePath(told.evidence_file).stem: (told.evidence, told.bureau)
        for _, told in of_kind(events, Decided)
        if told.evidence_file
    }


def files_in(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder by name, leftovers of programs passed over."""
    if folder.is_dir():
        for path in sorted(folder.iterdir(), key=_named):
            if not path.name.casefold().startswith(_LEFTOVERS):
                yield path


def _named(path: Path) -> str:
    """Return by what files of one folder stand in order, as paths do, without comparing whole paths."""
    return os.path.normcase(path.name)


def _journal(folder: PeriodFolder) -> tuple[tuple[Event, ...], list[str]]:
    """Return the events that are whole and in their place, and what is wrong with the others."""
    journal = Journal(folder.journal)
    events: list[Event] = []
    faults: list[str] = []
    for path in files_in(folder.journal):
        if path == key_file(folder):
            continue
        try:
            events.append(_event(journal, path))
        except XlsopsError as error:
            faults.append(str(error))
    try:
        read_key(folder)
    except XlsopsError as error:
        faults.append(str(error))
    return tuple(events), faults


def _event(journal: Journal, path: Path) -> Event:
    if not is_event(path):
        raise XlsopsError(messages.journal.damaged(path, messages.journal.NOT_AN_EVENT))
    return journal.read(path)


def _archive(folder: PeriodFolder) -> tuple[dict[str, str], list[str]]:
    """Return the archive's files by the hash in their name, and those that do not fit it."""
    archived: dict[str, str] = {}
    broken = []
    for path in files_in(folder.archive):
        try:
            whole = digest(path.read_bytes()) == path.stem
        except OSError:
            whole = False
        if not whole:
            broken.append(messages.journal.original_changed(path.name))
        elif path.stem in archived:
            broken.append(messages.journal.original_twice(path.name, archived[path.stem]))
        archived.setdefault(path.stem, path.name)
    return archived, broken


def _files(events: Sequence[Event], archived: dict[str, str]) -> Iterator[str]:
    """Yield files that are recorded and not kept, approved and not recorded, kept and not recorded."""
    received = names_received(events)
    for sha, name in received.items():
        if sha not in archived:
            yield messages.journal.original_missing(name, sha[:SHORT])
    evidence = evidence_kept(events)
    yield from _evidence_gone(evidence, archived)
    for _, told in of_kind(events, Approved):
        if told.sha not in received:
            yield messages.journal.approval_of_nothing(told.bureau)
    for _, signed in of_kind(events, TierSigned):
        for each in signed.figures:
            if each.sha not in received:
                yield messages.journal.approval_of_nothing(each.bureau)
    for sha, name in archived.items():
        if sha not in received and sha not in evidence:
            yield messages.journal.original_unrecorded(name)


def _evidence_gone(
    evidence: Mapping[str, tuple[str, str]], archived: Mapping[str, str]
) -> Iterator[str]:
    for sha, (name, bureau) in evidence.items():
        if sha not in archived:
            yield messages.journal.evidence_missing(name, bureau, sha[:SHORT])


def _recap(folder: PeriodFolder, events: Sequence[Event]) -> Iterator[str]:
    """Yield recap workbooks that are not as they were made, or of which no event tells."""
    made = {name: told.sha for name, (_, told) in recaps_made(events).items()}
    there = {path.name: path for path in files_in(folder.recap)}
    standing = recaps_standing(events)
    for name, sha in made.items():
        if name not in there:
            if name in standing:
                yield messages.journal.recap_missing(name)
        elif _sha(there[name]) != sha:
            yield messages.journal.recap_changed(name)
    for name, path in there.items():
        if name not in made and path.suffix.casefold() != _REPORT:
            yield messages.journal.recap_unrecorded(name)


def _sha(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""
