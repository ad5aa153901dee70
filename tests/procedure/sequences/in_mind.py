"""The tiny office without a disk: what its operations decide, in a hundredth of the time.

No file is written, painted or packed, and each is read once. What is left is all that an operation
decides by: the journal, what the sheets showed, what was typed, the clock.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache, partial, partialmethod
from pathlib import Path

import pytest
from msgspec import Struct, field

from tests.procedure.sequences.test_machine import PRESSES
from tests.procedure.tiny import office, rules, typed_list
from tests.quarter import HEAD, KEY, NOW
from xlsops.core.form import form_lines
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import Layout
from xlsops.core.journal.events import Event, event_from, in_order
from xlsops.core.journal.facts.kinds import Fact, RecapMade
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.core.journal.fold import fold
from xlsops.core.journal.signatures import Sign, unsigned
from xlsops.core.journal.state import FileIdentity, FileRecord, State
from xlsops.core.results import own_columns
from xlsops.core.spec.spec import Block, Bureau
from xlsops.core.terms.outcome import Progress
from xlsops.core.values.structs import replace
from xlsops.core.view.seen_mark import showing
from xlsops.core.view.view import BureauView, View
from xlsops.files import journal, trials
from xlsops.files.archive import digest
from xlsops.files.folders import PeriodFolder
from xlsops.files.journal import Journal
from xlsops.files.xlsx.reader import take
from xlsops.procedure.collection import collecting
from xlsops.procedure.intake import examining as intake
from xlsops.procedure.intake.examined import Examined, IntakeContext
from xlsops.procedure.intake.examining import examine
from xlsops.procedure.intake.inbox import Intake, Taken, _saved
from xlsops.procedure.papers import recapping
from xlsops.procedure.period import recovery as recovering
from xlsops.procedure.period import viewing
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.painting import refreshed
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.recording import entries as recording
from xlsops.procedure.requests import making as forms
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review import approving, deciding, handing, returning
from xlsops.procedure.review.returning import ReturnParcel

_NOWHERE = Path("/tidak/ada")
_digest = cache(digest)


class Mind(Struct, dict=True):
    """What one office remembers: events by file name, files by hash, the inbox, what sheets show."""

    events: dict[str, str] = field(default_factory=dict)
    originals: dict[str, bytes] = field(default_factory=dict)
    inbox: dict[str, bytes] = field(default_factory=dict)
    shown: str = ""

    def forget(self) -> None:
        """Begin with nothing; what lies in no inbox any more is no file."""
        for each in (self.events, self.originals, self.inbox):
            each.clear()
        self.shown = ""

    def period(
        self,
        now: datetime = NOW,
        actor: str = HEAD,
        remarks: Mapping[FileIdentity, tuple[str, str]] | None = None,
    ) -> LoadedPeriod:
        """Return the period as it stands, with what was typed beside findings and what was painted."""
        grids = (typed_list((self.shown,), remarks or {}),)
        remembered = Remembered(_NOWHERE, self)
        return Imagined(
            PeriodFolder(_NOWHERE),
            office(),
            rules(),
            grids,
            b"",
            remembered.events(),
            now,
            actor,
            mind=self,
        )

    def drop(self, name: str, data: bytes) -> None:
        self.inbox[name] = data


class Remembered(Journal, frozen=True, dict=True):
    """A journal that is only remembered, each event as the text its file would hold."""

    mind: Mind = field(default_factory=Mind)

    def events(self) -> tuple[Event, ...]:
        return _read(tuple(self.mind.events.values()))

    def since(self, known: Iterable[Event]) -> tuple[Event, ...]:
        ids = {each.id for each in known}
        return tuple(each for each in self.events() if each.id not in ids)

    def append(
        self,
        facts: Iterable[Fact],
        at: datetime,
        by: str,
        seen: Iterable[Event] | None = None,
        sign: Sign = unsigned,
    ) -> tuple[Event, ...]:
        """Add events as the journal does, into the memory."""

        def keep(path: Path, data: bytes) -> None:
            self.mind.events[path.name] = data.decode()

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(journal, "write_whole", keep)
            return super().append(facts, at, by, seen, sign)


class Imagined(LoadedPeriod, frozen=True, dict=True):
    """A period without a folder."""

    mind: Mind = field(default_factory=Mind)

    @property
    def journal(self) -> Journal:
        return Remembered(_NOWHERE, self.mind)

    @property
    def state(self) -> State:
        return _state(self.events, joins=self.spec.settings.parts_joined)

    @property
    def layouts(self) -> dict[str, Layout]:
        return _layouts()

    @property
    def key(self) -> bytes:
        return KEY


class Views:
    """Views of periods, made once of the same events, moment and remarks."""

    def __init__(self) -> None:
        self._last: list[tuple[tuple[object, ...], tuple[Event, ...], View]] = []

    def __call__(self, period: LoadedPeriod, *_beside: object) -> View:
        key = (period.now, period.actor, tuple(period.grids[0].cells.items())[1:])
        for known, events, view in self._last:
            if events is period.events and known == key:
                return view
        view = viewing.view_of(period)
        self._last = [(key, period.events, view), *self._last[:3]]
        return view


@lru_cache(maxsize=4_096)
def _event(text: str) -> Event:
    return event_from(text)


@lru_cache(maxsize=64)
def _read(texts: tuple[str, ...]) -> tuple[Event, ...]:
    return in_order(map(_event, texts))


_STATES: list[tuple[tuple[Event, ...], State]] = []


def _state(events: tuple[Event, ...], *, joins: bool) -> State:
    """Return the state after these events, added up once for the last few."""
    for known, state in _STATES:
        if known is events and state.joins is joins:
            return state
    _STATES[:] = [(events, fold(events, joins=joins)), *_STATES[:7]]
    return _STATES[0][1]


@cache
def _layouts() -> dict[str, Layout]:
    return {each.code: layout_of(office(), each) for each in office().active_bureaus}


def imagine(patch: pytest.MonkeyPatch, mind: Mind) -> None:
    """Let the operations work on what is remembered there until the patch is undone."""
    _write_nothing(patch)
    show = partial(_show, mind)
    columns = {block: form_lines.columns_of(office(), block) for block in Block}
    patch.setattr(own_columns, "columns_of", lambda _spec, block: columns[block])
    for module in (approving, collecting, deciding, handing, recapping, recording, returning):
        if hasattr(module, "view_of"):
            patch.setattr(module, "view_of", Views())
    for module in (approving, collecting, deciding, handing, recapping, recording, returning):
        if hasattr(module, "repaint"):
            patch.setattr(module, "repaint", show)
    formats = (lambda period, _: make_forms(period, paint=show), PRESSES["formats"][1])
    patch.setitem(PRESSES, "formats", formats)
    patch.setattr(collecting, "take_all", partial(_take_all, mind))
    patch.setattr(Readings, "of", partialmethod(_examined, mind))
    patch.setattr(intake, "take", cache(take))


def _write_nothing(patch: pytest.MonkeyPatch) -> None:
    for module in (collecting, recapping):
        patch.setattr(module, "make_folder", _nothing)
        patch.setattr(module, "write_whole", _nothing)
    patch.setattr(returning, "write_files", _nothing)
    patch.setattr(returning, "post", _nothing)
    patch.setattr(returning, "letters_to_tell", lambda _period, _letters: [])
    for module in (forms, recapping):
        patch.setattr(module, "emblem_of", _nothing)
    patch.setattr(trials, "cleared", _nothing)
    patch.setattr(collecting, "orphans", _none)
    patch.setattr(collecting, "_write_copies", lambda _period, _view: [])
    patch.setattr(recording, "write_covers", _none)
    patch.setattr(recovering, "_require_whole", _nothing)
    patch.setattr(recovering, "sweep", lambda _folder: 0)
    patch.setattr(recovering, "_unfinished", lambda _period: {})
    patch.setattr(forms, "_written", _forms)
    patch.setattr(forms, "earlier_of", _none)
    patch.setattr(recapping, "recap_bytes", _recap)
    patch.setattr(returning, "_parcels", _parcels)


def _nothing(*_: object) -> None:
    """Do nothing."""


def _none(*_: object) -> tuple[()]:
    return ()


def _show(mind: Mind, period: LoadedPeriod, view: View | None = None) -> None:
    """Paint no sheet but what it would show of each bureau, unless somebody else looks at it."""
    if period.paint is None:
        mind.shown = showing(view or recapping.view_of(refreshed(period)))


def _take_all(
    mind: Mind, intake: Intake, _progress: Progress, _kept: Collection[Path]
) -> tuple[Taken, ...]:
    """Keep and judge what lies in the inbox, as it is done with files; those alike are told once."""
    first: dict[str, str] = {}
    for name, data in mind.inbox.items():
        first.setdefault(_digest(data), name)
        mind.originals[_digest(data)] = data
    found = {}
    for sha, name in first.items():
        examined = intake.told(sha) or _judged(sha, mind, intake.desk, intake.now, accepted=False)
        path = intake.folder.inbox / name
        found[sha] = Taken(path, sha, examined, intake.again(sha, examined))
    rest = [
        replace(found[sha], path=intake.folder.inbox / name, again=True)
        for name, data in mind.inbox.items()
        if first[sha := _digest(data)] != name
    ]
    return (*sorted(found.values(), key=lambda each: (_saved(each.examined), each.sha)), *rest)


def _examined(
    readings: Readings, mind: Mind, record: FileRecord, _folder: object, desk: IntakeContext
) -> Examined:
    known = readings._known
    if record.sha not in known:
        known[record.sha] = _judged(record.sha, mind, desk, record.at, accepted=True)
    return known[record.sha]


_JUDGED: dict[object, Examined] = {}


def _judged(sha: str, mind: Mind, desk: IntakeContext, at: datetime, *, accepted: bool) -> Examined:
    """Return the outcome of a kept file; what it depends on being the same, it is the same."""
    known = (sha, at, accepted, tuple(desk.first.items()), desk.opened, tuple(desk.out.items()))
    if known not in _JUDGED:
        _JUDGED[known] = examine(mind.originals[sha], desk, at, accepted=accepted)
    return _JUDGED[known]


def _forms(
    _period: LoadedPeriod, bureaus: Sequence[Bureau], *_: object
) -> list[tuple[Bureau, bytes]]:
    return [(each, each.code.encode()) for each in bureaus]


def _recap(period: LoadedPeriod, view: View, _emblem: object) -> bytes:
    """Return bytes that are others wherever the recap workbook's would be."""
    told = fingerprint(period.events, (RecapMade,))
    return f"{told} {view.provisional}".encode()


def _parcels(
    _period: LoadedPeriod, _view: View, owing: list[BureauView], _progress: Progress
) -> Iterator[ReturnParcel]:
    for each in owing:
        sha = each.record.sha if each.record else ""
        letters = dict.fromkeys(("surat.txt", "surat.eml", "surat.xlsx", "pesan.txt"), b"")
        yield ReturnParcel(each, "salinan.xlsx", {"salinan.xlsx": sha.encode(), **letters})
