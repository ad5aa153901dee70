"""What every operation does around its own work: look for what a crash left, and say so."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import wraps
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Concatenate, ParamSpec

from xlsops import messages
from xlsops.core.journal.events import SKEW, Event, of_kind
from xlsops.core.journal.facts.kinds import CopyReturned, RecapMade, Returned
from xlsops.core.journal.facts.request_kinds import FormatsMade
from xlsops.core.sheet.handwriting import sheets_of
from xlsops.core.sheet.handwriting import typed_text as told_in
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.periods import long_time
from xlsops.core.values.structs import replace
from xlsops.core.view.event_words import events_in_one_line
from xlsops.errors import FileOpenError, NotWritableError, XlsopsError
from xlsops.files import archive
from xlsops.files.leftovers import sweep
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.losing import missing_originals
from xlsops.procedure.period.naming import copy_name, form_name, recap_names, return_name
from xlsops.procedure.period.painting import held_told, kept_since, refreshed
from xlsops.procedure.period.signing import acted
from xlsops.procedure.period.wholeness import (
    evidence_kept,
    files_in,
    names_received,
    recaps_standing,
)

Rest = ParamSpec("Rest")
Operation = Callable[Concatenate[LoadedPeriod, Rest], Outcome]

_MOST = 3

Unfinished = Mapping[str, str]
"""Files that are not as the journal tells, by path in the period folder: the command that mends it."""


class _State(Enum):
    """What is wrong with a file; the value is told of it once it is mended."""

    GONE = messages.recovery.GONE
    OTHERWISE = messages.recovery.OTHERWISE
    UNTOLD = messages.recovery.UNTOLD


def recovering(operation: Operation[Rest]) -> Operation[Rest]:
    """Let an operation mend what a crash left and tell of it; a clock set back is told too.

    Raises JournalBehindError, and does nothing, where the journal lacks what the workbook shows, and
    HalfwayError where the disk stops it when part of it is recorded.
    """

    @wraps(operation)
    def work(period: LoadedPeriod, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Outcome:
        _require_whole(period)
        swept = sweep(period.folder)
        before = _unfinished(period)
        states = _states(period, before)
        try:
            outcome = operation(period, *args, **kwargs)
        except (NotWritableError, FileOpenError) as error:
            if done := period.journal.since(period.events):
                raise XlsopsError(
                    messages.folders.halfway(str(error), events_in_one_line(done))
                ) from error
            raise
        after = _unfinished(refreshed(period)) if before else {}
        healed = [
            messages.recovery.mended(text, state.value)
            for state, some in states
            for text, _ in _listed(some, after)
        ]
        healed += [messages.recovery.swept(swept)] if swept else []
        kept = list(_kept(period))
        told = [*_clock(period), *held_told(period)]
        told += [
            messages.recovery.not_mended(text, command) for text, command in _listed(after, {})
        ]
        signed, claimed = acted(period.events, period.journal.since(period.events))
        outcome, told = replace(outcome, lines=(*outcome.lines, *signed)), [*told, *claimed]
        if not healed and not told and not kept:
            return outcome
        return replace(
            outcome,
            lines=(
                *map(messages.recovery.healed, healed),
                *told,
                *outcome.lines[:1],
                *kept,
                *outcome.lines[1:],
            ),
            data={**outcome.data, "healed": healed},
            attention=outcome.attention or bool(told or kept),
        )

    return work


def _kept(period: LoadedPeriod) -> Iterator[str]:
    """Yield in one sentence what was typed on painted sheets and had to give way; it is not lost."""
    sheets = sheets_of(kept_since(period))
    if sheets:
        texts, more = list(map(told_in, sheets[:_MOST])), max(0, len(sheets) - _MOST)
        yield messages.recovery.typed_on_sheets(texts, more)


def orphans(period: LoadedPeriod) -> tuple[Path, ...]:
    """Return the kept files, whole as their names say, of which no event tells.

    What lies in the folder of evidence, too, is none that came in: its decision is yet to be saved.
    """
    known = {*names_received(period.events), *evidence_kept(period.events)}
    loose = [path for path in files_in(period.folder.archive) if path.stem not in known]
    waiting = {_sha(path) for path in files_in(period.folder.evidence)} if loose else set()
    return tuple(path for path in loose if _sha(path) == path.stem and path.stem not in waiting)


def _unfinished(period: LoadedPeriod) -> Unfinished:
    """Return kept files of which no event tells, and outputs that are not as the journal tells."""
    folder = period.folder
    recaps = [folder.recap / name for name in recap_names(period)]
    told = {str(path): "recap" for path in recaps if path.is_file()}
    told |= _outputs_of_bureaus(period)
    made = _made(period.events)
    loose = {Path(at): how for at, how in told.items() if (sha := _sha(at)) and sha not in made}
    standing = recaps_standing(period.events)
    loose |= {path: "recap" for path in recaps if path.name in standing and not path.is_file()}
    loose |= dict.fromkeys(orphans(period), "collect")
    return {path.relative_to(folder.root).as_posix(): how for path, how in loose.items()}


def _outputs_of_bureaus(period: LoadedPeriod) -> Iterator[tuple[str, str]]:
    """Yield where what is made for each bureau would lie, with the command that makes it.

    Places are told as texts: most bureaus have nothing to mend, and paths of nothing are dear.
    """
    forms, copies = str(period.folder.formats), str(period.folder.returned)
    rounds = Counter(told.bureau for _, told in of_kind(period.events, Returned))
    for code in period.layouts:
        yield os.path.join(forms, form_name(period, code)), "formats"  # noqa: PTH118 - as said
        yield os.path.join(copies, copy_name(period, code)), "collect"  # noqa: PTH118
        for number in range(1, rounds[code] + 2):
            yield os.path.join(copies, return_name(period, code, number)), "return"  # noqa: PTH118


def _states(period: LoadedPeriod, found: Unfinished) -> list[tuple[_State, Unfinished]]:
    """Return the files by what is wrong with them, as they lie before the work."""
    facts = (each.fact for each in period.events)
    told = {each.file for each in facts if isinstance(each, CopyReturned | Returned | RecapMade)}

    def state(path: str) -> _State:
        if not (period.folder.root / path).is_file():
            return _State.GONE
        return _State.OTHERWISE if path in told else _State.UNTOLD

    return [
        (each, {path: how for path, how in found.items() if state(path) is each}) for each in _State
    ]


def _made(events: Iterable[Event]) -> set[str]:
    """Return the hashes of all outputs that were recorded."""
    made: set[str] = set()
    for event in events:
        match event.fact:
            case FormatsMade(formats=formats):
                made.update(each.sha for each in formats)
            case CopyReturned(sha=sha) | Returned(sha=sha) | RecapMade(sha=sha):
                made.add(sha)
    return made


def _listed(some: Unfinished, rest: Unfinished) -> Iterator[tuple[str, str]]:
    """Yield, by folder, how many files are in the first and not in the second, with the command."""
    left = sorted((PurePosixPath(path), how) for path, how in some.items() if path not in rest)
    for (place, how), paths in groupby(left, lambda each: (each[0].parent, each[1])):
        names = [path.name for path, _ in paths]
        yield messages.recovery.files(len(names), str(place), names), how


def _sha(path: Path | str) -> str:
    """Return the hash of a file, empty where there is none to read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - places are told as texts, too
            return archive.digest(file.read())
    except OSError:
        return ""


def _clock(period: LoadedPeriod) -> Iterator[str]:
    """Yield a warning where the clock is behind what has happened already."""
    last = max((event.at for event in period.events), default=period.now)
    if last - period.now > SKEW:
        then = long_time(last.astimezone(period.now.tzinfo))
        yield messages.recovery.clock_behind(long_time(period.now), then)


def _require_whole(period: LoadedPeriod) -> None:
    """Raise where the painted sheets tell of events that the journal does not hold."""
    for name in missing_originals(period):
        raise XlsopsError(messages.journal.behind(period.folder.journal, name))
