"""What of the files just taken goes into the journal: which came before, and what is said of it."""

from collections.abc import Collection, Mapping, Sequence
from functools import reduce

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.events import Event, event_of
from xlsops.core.journal.facts.kinds import FileReceived
from xlsops.core.journal.file_order import same_answers
from xlsops.core.journal.fold import after
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.review.doubts import doubt, handle, setting_aside
from xlsops.core.review.several_people import beside_others, of_same_person
from xlsops.core.terms.authority import Authority
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.structs import replace
from xlsops.procedure.intake.inbox import Taken, readable_name, saved_text, written_text
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.wholeness import names_received

_COUNTS = (Fate.ACCEPTED, Fate.NOTED)


def receive(
    period: LoadedPeriod, taken: Sequence[Taken]
) -> tuple[tuple[Taken, ...], list[FileReceived]]:
    """Return the files, each told what it is beside others of its bureau, and what is told of new ones."""
    past = _past(period.events)
    known = names_received(period.events)
    new = [_is_new(period, each, known) for each in taken]
    came = [
        (each.examined.bureau, each.sha) for each, is_new in zip(taken, new, strict=True) if is_new
    ]
    facts = [_fact(period, each, past, came) for each in taken]
    then = reduce(
        after,
        (
            event_of(fact, period.now, period.actor)
            for fact, is_new in zip(facts, new, strict=True)
            if is_new
        ),
        period.state,
    )
    fresh = {each.sha for each, is_new in zip(taken, new, strict=True) if is_new}
    told = tuple(
        _told(each, then, fresh, period.spec.authority)
        if is_new and each.examined.fate in _COUNTS
        else each
        for each, is_new in zip(taken, new, strict=True)
    )
    receipts = [
        replace(
            fact, fate=each.examined.fate, message=each.examined.message, joined=_joined(each, then)
        )
        for each, fact, is_new in zip(told, facts, new, strict=True)
        if is_new
    ]
    return told, receipts


class _Past(Struct, frozen=True):
    """Where in the journal files were met: by bureau and by hash, and by name where they wait.

    ``beside`` are by hash the files that were told to lie in the inbox beside it.
    """

    by_bureau: Mapping[str, Sequence[tuple[int, str]]]
    first: Mapping[str, int]
    waiting: Mapping[str, int]
    beside: Mapping[str, Collection[str]]

    def before(self, name: str, bureau: str, sha: str) -> tuple[str, ...]:
        """Return the files of a bureau that were there before this one came.

        One that was refused or put off before was there already, and so was one that a run cut
        short did not come to record: it came with the files of that run.
        """
        places = [
            place for place in (self.first.get(sha), self.waiting.get(name)) if place is not None
        ]
        until, beside = min(places, default=None), self.beside.get(sha, ())
        come = (
            each for place, each in self.by_bureau.get(bureau, ()) if until is None or place < until
        )
        return tuple(each for each in dict.fromkeys(come) if each not in beside)


def _past(events: Sequence[Event]) -> _Past:
    """Return the receipts of a journal; a place is that of the first event of its run."""
    by_bureau: dict[str, list[tuple[int, str]]] = {}
    first: dict[str, int] = {}
    waiting: dict[str, int] = {}
    beside: dict[str, set[str]] = {}
    start, before = 0, None
    for place, event in enumerate(events):
        run = (event.kind, event.at, event.by)
        if isinstance(told := event.fact, FileReceived):
            start = start if run == before else place
            if told.fate is Fate.DEFERRED:
                waiting.setdefault(told.name, start)
            else:
                waiting.pop(told.name, None)
                first.setdefault(told.sha, start)
                by_bureau.setdefault(told.bureau, []).append((first[told.sha], told.sha))
                for other in told.beside:
                    beside.setdefault(other, set()).add(told.sha)
        before = run
    return _Past(by_bureau, first, waiting, beside)


def _is_new(period: LoadedPeriod, each: Taken, kept: Collection[str]) -> bool:
    """Tell whether an outcome is not in the journal yet; ``kept`` are the hashes it tells of."""
    if each.examined.fate is Fate.DEFERRED:
        if each.sha and each.sha not in kept:
            return True
        return period.state.deferred.get(_name(period, each)) != each.examined.code
    return not each.again


def _name(period: LoadedPeriod, each: Taken) -> str:
    inbox = period.folder.inbox
    inside = each.path.is_relative_to(inbox)
    return readable_name(each.path.relative_to(inbox).as_posix() if inside else each.path.name)


def _fact(
    period: LoadedPeriod, each: Taken, past: _Past, came: Sequence[tuple[str, str]]
) -> FileReceived:
    """Return what is told of a file; ``came`` are (bureau, hash) of all that are new in this run."""
    examined, name = each.examined, _name(period, each)
    fact = FileReceived(
        examined.bureau,
        examined.code,
        examined.fate,
        examined.message,
        name,
        each.sha,
        saved_text(examined),
    )
    if examined.fate not in _COUNTS:
        return fact
    return replace(
        fact,
        after=past.before(name, examined.bureau, each.sha),
        answers=examined.answers,
        written=written_text(examined),
        replies=examined.replies,
        beside=tuple(sha for bureau, sha in came if bureau == examined.bureau and sha != each.sha),
        filler=examined.filler,
        copy=examined.copy,
        source=examined.source,
    )


def _told(each: Taken, then: State, fresh: Collection[str], authority: Authority) -> Taken:
    """Return a file with what is said of it beside the others of its bureau."""
    said = _said(each.sha, then, fresh, authority)
    if not said:
        return each
    message = f"{said} {each.examined.message}".strip()
    return replace(each, examined=replace(each.examined, fate=Fate.NOTED, message=message))


def _said(sha: str, then: State, fresh: Collection[str], authority: Authority) -> str:
    """Return where a new file stands among the files of its bureau; nothing that is not known."""
    this = then.files[sha]
    place_told = _place_told(this, then, fresh, authority)
    return " ".join(filter(None, (place_told, *beside_others(then, this))))


def _joined(each: Taken, then: State) -> tuple[str, ...]:
    """Return the files of others a new file is joined with, by their hashes."""
    counts = each.examined.fate in _COUNTS and each.sha in then.files
    parts = then.parts(then.files[each.sha]) if counts else ()
    return tuple(one.sha for one in parts if one.sha != each.sha)


def _place_told(this: FileRecord, then: State, fresh: Collection[str], authority: Authority) -> str:
    """Return where a file stands among those of its bureau, or of who filled it where they are joined."""
    bureau, files = this.bureau, of_same_person(then, this)
    order, unsure, place = then.order(bureau), then.unsure(bureau), files.index(this)
    if this in unsure:
        return messages.intake.doubtful(doubt(unsure, order.repeats))
    for each in files[place + 1 :]:
        if each.sha not in fresh and (basis := order.older(this, each)):
            aside = setting_aside(bureau, authority, handle(each, files))
            return messages.intake.older(cited(each.name), basis.value, aside)
    if place == 0:
        return ""
    before = files[place - 1]
    if _made_from(this, before, then):
        return "" if then.joins else messages.intake.mends(cited(before.name))
    basis = order.older(before, this)
    if basis:
        return messages.intake.newer(cited(before.name), basis.value)
    if same_answers(before, this):
        return messages.intake.same_answers(cited(before.name))
    return ""


def _made_from(this: FileRecord, before: FileRecord, then: State) -> bool:
    """Tell whether a file was filled in a copy made when the one before it was there already."""
    filled, files = then.fillers.of(this), [each.sha for each in then.order(this.bureau).files]
    known = filled.copy and filled.source in files
    return known and files.index(before.sha) <= files.index(filled.source)
