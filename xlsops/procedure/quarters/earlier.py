"""Looks into the folders of earlier quarters for what was approved there since; it writes nothing."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.form.identity import key_id
from xlsops.core.history.asked_then import redefined, redefined_told
from xlsops.core.history.scales_then import Words, by_words, words_since
from xlsops.core.journal.carried import (
    CarriedSource,
    Figures,
    Parted,
    Place,
    as_of_today,
    carried_figures,
    exact_text,
    figure_keys,
    figure_text,
    parted,
)
from xlsops.core.journal.events import Event, of_kind
from xlsops.core.journal.facts.kinds import Approved
from xlsops.core.journal.fold import fold
from xlsops.core.journal.state import Approval, State
from xlsops.core.results.results import Results, data_hash
from xlsops.core.spec.former_codes import followed, heirs_of
from xlsops.core.spec.reading import WIB
from xlsops.core.spec.spec import Spec
from xlsops.core.values.known_figures import KnownFigure, NoFigure
from xlsops.core.values.periods import long_time
from xlsops.core.values.rungs import known_as
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.files.folders import PeriodFolder
from xlsops.files.journal import Journal, is_event
from xlsops.files.keys import read_key
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load, load_earlier
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import desk_of

_MOST = 20
_BROKEN = (XlsopsError, OSError)
"""What a damaged folder raises: our sentences and the system's."""


class Signed(Struct, frozen=True):
    """What was approved of a bureau since: which event tells, and the data's hash."""

    approval: Approval
    event: str


class Earlier(Struct, frozen=True):
    """An earlier quarter as it stands beside this one.

    ``source`` is what was told of it, with where it lies now; ``trouble`` says why it cannot be
    compared. ``signed`` are approved since by bureau, ``fresh`` their figures; ``gone`` are those
    that were approved and no longer are. ``words`` are those of scales written otherwise since.
    """

    source: CarriedSource
    trouble: str = ""
    parted: tuple[Parted, ...] = ()
    signed: Mapping[str, Signed] = field(default_factory=dict)
    fresh: Figures = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    words: Words = field(default_factory=dict)

    def rungs(self, place: Place, spec: Spec) -> tuple[str, ...]:
        """Return the words its figures of a place stand for; none where they are numbers."""
        return self.words.get(place[:2]) or spec.rungs(*place[:2])

    @property
    def pending(self) -> tuple[Parted, ...]:
        """Return the figures nobody has decided on yet."""
        return tuple(
            each for each in self.parted if not each.edited or each.place not in self.source.kept
        )

    @property
    def differs(self) -> bool:
        """Tell whether somebody must look."""
        return bool(self.pending or self.gone)


def carried_source(view: View, folder: PeriodFolder, key: bytes, root: Path) -> CarriedSource:
    """Return a period as the source of another one in the folder ``root``, figures included."""
    period = view.spec.period
    hashes = {
        each.bureau.code: data_hash({each.bureau.code: each.results})
        for each in view.bureaus
        if each.results
    }
    return CarriedSource(
        period,
        way_to(folder.root, root),
        _first(view.events),
        key_id(key),
        view.now,
        _fingerprint(event.file_name for event in view.events),
        hashes,
        frozenset(each.bureau.code for each in view.bureaus if each.approved),
        figures_in(view),
    )


def figures_in(view: View) -> dict[Place, KnownFigure]:
    """Return what bureaus sent for their quarter, approved or not; blanks are left out."""
    return {
        place: figure
        for each in view.bureaus
        if each.results
        for place, figure in figures_of(
            each.bureau.code, each.results, view.spec.period.number
        ).items()
        if figure is not None
    }


def figures_of(code: str, results: Results, quarter: int) -> dict[Place, KnownFigure]:
    """Return what a bureau answered of its quarter, by place: a number, or that it does not apply."""
    keys = figure_keys(quarter)
    return {
        (code, answer.line.id, answer.key): NoFigure.INAPPLICABLE
        if answer.not_applicable
        else answer.number
        for answer in results.answers.all
        if answer.key in keys
    }


def handed_on(period: LoadedPeriod, root: Path) -> tuple[CarriedSource, ...]:
    """Return a period's own sources as those of a later one in the folder ``root``."""
    here = period.folder.root
    return tuple(
        replace(each, folder=way_to(here / each.folder, root))
        for _, each in sorted(period.state.sources.items())
    )


def way_to(folder: Path, root: Path) -> str:
    """Return how a folder is reached from another, so that both may be moved together."""
    there, here = os.path.abspath(folder), os.path.abspath(root)  # noqa: PTH100 - links stay links
    try:
        way = os.path.relpath(there, here)
    except ValueError:  # on another drive
        way = there
    return PurePath(way).as_posix()


def source_in(folder: Path, period: LoadedPeriod) -> CarriedSource:
    """Return a folder as the source of a period's figures, with what is known of its quarter.

    Raises where it is no earlier quarter of the same year.
    """
    there = load_earlier(folder, period.now, period.actor)
    quarter, here = there.spec.period, period.spec.period
    if quarter.year != here.year or quarter.number >= here.number:
        raise XlsopsError(messages.workbook.other_year(quarter.label, here.label))
    way, opened = way_to(there.folder.root, period.folder.root), _first(there.events)
    known = period.state.sources.get(quarter.number) or CarriedSource(
        quarter, "", "", "", period.now
    )
    return replace(known, folder=way, opened=opened, key=key_id(there.key))


def earlier_of(period: LoadedPeriod) -> tuple[Earlier, ...]:
    """Return every earlier quarter whose figures were carried in, as it stands beside this one."""
    return tuple(as_earlier(period, each) for _, each in sorted(period.state.sources.items()))


def earlier_folders(period: LoadedPeriod) -> tuple[Path, ...]:
    """Return the folders of the earlier quarters whose figures were carried in, as far as they are found."""
    sources = [source for _, source in sorted(period.state.sources.items())]
    found = (_found(period.folder.root, source) for source in sources)
    return tuple(each for each in found if each is not None)


def as_earlier(period: LoadedPeriod, source: CarriedSource) -> Earlier:
    """Return one earlier quarter as it stands beside this one; never raises for what lies there."""
    source = as_of_today(source, heirs_of(period.spec))
    words, here = _here(period, source)
    root = _found(period.folder.root, source)
    if root is None:
        name, moment = PurePath(source.folder).name, long_time(source.at.astimezone(WIB))
        trouble = messages.quarters.out_of_reach(source.period.label, name, moment)
        return Earlier(source, trouble, tuple(parted(source, {}, here)), words=words)
    try:
        return _compared(source, root, period)
    except _BROKEN as error:
        known = isinstance(error, XlsopsError)
        reason = str(error) if known else messages.quarters.NOT_READABLE
        trouble = messages.quarters.not_comparable(source.period.label, root.name, reason)
        return Earlier(source, trouble, tuple(parted(source, {}, here)), words=words)


def _here(
    period: LoadedPeriod, source: CarriedSource, there: Spec | None = None
) -> tuple[Words, Figures]:
    """Return the words of scales that were written otherwise since, and what the masters hold by them."""
    quarter, spec = source.period.number, period.spec
    words = words_since(period.state.asked.get(quarter), there, spec)
    held = carried_figures(spec, quarter)
    return words, by_words(held, words, spec, heirs_of(spec)) if words else held


def corrections_told(period: LoadedPeriod, found: Iterable[Earlier]) -> tuple[str, ...]:
    """Return what a person must know of the earlier quarters, one line each; nothing where all agree."""
    return tuple(line for each in found for line in _told(period, each))


def definitions_told(period: LoadedPeriod) -> tuple[str, ...]:
    """Return in one sentence which indicators are measured otherwise than in a quarter before; nothing for none."""
    return redefined_told(redefined(period.state.asked, period.spec))


def data_of(found: Iterable[Earlier]) -> dict[str, object]:
    """Return the same for a program."""
    return {
        "earlier": [
            {
                "period": each.source.period.label,
                "trouble": each.trouble,
                "withdrawn": list(each.gone),
                "parted": [
                    {
                        "bureau": one.place[0],
                        "line": one.place[1],
                        "column": one.place[2],
                        "carried": exact_text(one.carried),
                        "now": exact_text(one.now),
                        "here": exact_text(one.here),
                        "edited": one.edited,
                    }
                    for one in each.parted
                ],
            }
            for each in found
        ]
    }


def carried_name(period: LoadedPeriod, each: Parted) -> str:
    """Return which figure it is: bureau, line, column."""
    bureau, line, column = each.place
    label = next((field.label for field in period.spec.fields if field.key == column), column)
    return f"{bureau} {line} {label}"


def _told(period: LoadedPeriod, found: Earlier) -> Iterator[str]:
    label, pending = found.source.period.label, found.pending
    if found.trouble:
        yield found.trouble
    if pending:
        bureaus = {each.place[0] for each in pending}
        yield messages.quarters.changed(label, len(pending), len(bureaus))
        yield from _listed(period, found, pending)
    kept = tuple(each for each in found.parted if each not in pending)
    if kept:
        yield messages.quarters.kept(label, len(kept))
        yield from _listed(period, found, kept)
    if found.gone:
        yield messages.quarters.void(label, found.gone)


def _listed(period: LoadedPeriod, found: Earlier, figures: Sequence[Parted]) -> Iterator[str]:
    for each in figures[:_MOST]:
        rungs = found.rungs(each.place, period.spec)
        yield f"  {_contrast(period, each, _since(period, found, each), rungs)}"
    if len(figures) > _MOST:
        yield f"  {messages.quarters.more_figures(len(figures) - _MOST)}"


def _contrast(period: LoadedPeriod, each: Parted, since: str, rungs: Sequence[str]) -> str:
    name = carried_name(period, each)
    figures = (each.here, each.now, each.carried)
    here, now, carried = (figure_text(known_as(figure, rungs)) for figure in figures)
    if each.edited:
        return messages.quarters.figure_edited(name, carried, now, here, since)
    return messages.quarters.figure(name, here, now, since)


def _since(period: LoadedPeriod, found: Earlier, each: Parted) -> str:
    bureau = period.spec.bureau(each.place[0])
    codes = (each.place[0], *(bureau.formerly if bureau else ()))
    signed = next((found.signed[code] for code in codes if code in found.signed), None)
    if signed is None:
        return messages.quarters.since_carried(long_time(found.source.at.astimezone(WIB)))
    moment = long_time(signed.approval.at.astimezone(WIB))
    return messages.quarters.since_approved(signed.approval.by, moment)


def _found(here: Path, source: CarriedSource) -> Path | None:
    """Return where the earlier folder is: where it was, else beside this one under another name."""
    there = here / source.folder
    if _is(there, source):
        return there
    try:
        others = sorted(each for each in here.absolute().parent.iterdir() if each.is_dir())
    except OSError:
        return None
    return max((each for each in others if _is(each, source)), key=_events, default=None)


def _is(folder: Path, source: CarriedSource) -> bool:
    """Tell whether it is the folder figures came from: by its first event and its key."""
    inside = PeriodFolder(folder)
    try:
        return (inside.journal / source.opened).is_file() and key_id(read_key(inside)) == source.key
    except (XlsopsError, OSError, ValueError):
        return False


def _events(folder: Path) -> int:
    return len(_names(PeriodFolder(folder)))


def _names(folder: PeriodFolder) -> list[str]:
    return [path.name for path in folder.journal.glob("*.json") if is_event(path)]


def _compared(source: CarriedSource, root: Path, period: LoadedPeriod) -> Earlier:
    """Return what was approved there since, read from the originals of just these bureaus."""
    folder = PeriodFolder(root)
    moved = replace(source, folder=way_to(root, period.folder.root))
    if _fingerprint(_names(folder)) == source.journal:
        words, here = _here(period, source)
        return Earlier(moved, parted=tuple(parted(source, {}, here)), words=words)
    events = Journal(folder.journal).events()
    state = fold(events)
    valid = {code: each for code, each in state.approvals.items() if _counts(state, each)}
    signed = {
        code: Signed(each, _event_of(events, each))
        for code, each in valid.items()
        if each.data_hash != source.hashes.get(code)
    }
    there = load(root, period.now, "", reading=True) if signed else None
    words, here = _here(period, source, there.spec if there else None)
    read = _read(there, signed) if there else {}
    unread = sorted(signed.keys() - read.keys())
    gone = tuple(sorted(source.approved - valid.keys()))
    if not gone and not unread:
        moved = replace(moved, journal=_fingerprint(event.file_name for event in events))
    trouble = (
        messages.quarters.approved_unread(source.period.label, unread, root.name) if unread else ""
    )
    signed = {code: signed[code] for code in read}
    told = {place: figure for each in read.values() for place, figure in each.items()}
    heir = heirs_of(period.spec)
    told = by_words(told, words, there.spec, heir) if there and words else told
    fresh = followed(told, heir)
    differing = tuple(parted(source, fresh, here))
    return Earlier(moved, trouble, differing, signed, fresh, gone, words)


def _counts(state: State, approval: Approval) -> bool:
    """Tell whether a bureau is approved there, and by which file; a revision proposed is not yet."""
    current = state.current(approval.bureau)
    return not approval.void and current is not None and current.sha == approval.sha


def _event_of(events: Iterable[Event], approval: Approval) -> str:
    """Return the id of the event that approved a bureau last."""
    approvals = of_kind(events, Approved)
    return [each.id for each, told in approvals if told.bureau == approval.bureau][-1]


def _read(there: LoadedPeriod, signed: Mapping[str, Signed]) -> dict[str, Figures]:
    """Return the figures of what was approved, by place, of every bureau that can be read."""
    desk, quarter = desk_of(there), there.spec.period.number
    figures: dict[str, Figures] = {}
    for code, each in signed.items():
        files = there.state.signed_parts.get(code) or (each.approval.sha,)
        if code in there.layouts:
            records = [there.state.files[sha] for sha in files]
            results = Readings().joined(records, there.state, there.folder, desk).results
            if results:
                figures[code] = figures_of(code, results, quarter)
    return figures


def _first(events: Iterable[Event]) -> str:
    """Return the name of the file of the event with which a journal begins."""
    return next((event.file_name for event in events), "")


def _fingerprint(names: Iterable[str]) -> str:
    """Return the fingerprint of a journal: its events are named by what they hold."""
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()
