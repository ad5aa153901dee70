"""In which order a bureau made its files, and how that is known, or that it is not.

What counts as evidence, strongest first:

* the moment a file's program says it saved it (``docProps``, UTC by the standard), where it can be
  true: not before the period was opened, not after the file was received;
* of a file without one, the newest time of the parts in its container, under the same condition.
  It bears no zone, so it is a span of 26 hours; programs that write no real time write 1980;
* the order in which files were received: one that was there before another one came.

When a file was written to the inbox says when it was downloaded or copied, and never decides.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from xlsops.core.values.structs import replace

_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)
"""How far clocks of the world are ahead of UTC and behind it."""
_NEVER = datetime.min.replace(tzinfo=UTC)


class KnownBy(Enum):
    """By what an order is known; the value is what people read."""

    SAVED = "menurut waktu simpan"
    WRITTEN = "menurut waktu di dalam berkas"
    RECEIVED = "menurut urutan diterima"


class SentFile(Protocol):
    """What is known of a file: its hash, when it was received, and what it says of itself.

    ``saved`` and ``written`` are ISO texts, the second without a zone, both empty where the file is
    silent; ``answers`` is a hash of all that was answered. ``after`` are the hashes of files of the
    bureau that were there before this one came; None for one that a version of this program kept
    that told no more than the order of receipt.
    """

    @property
    def sha(self) -> str: ...  # noqa: D102 - told above
    @property
    def at(self) -> datetime: ...  # noqa: D102
    @property
    def saved(self) -> str: ...  # noqa: D102
    @property
    def written(self) -> str: ...  # noqa: D102
    @property
    def answers(self) -> str: ...  # noqa: D102
    @property
    def after(self) -> tuple[str, ...] | None: ...  # noqa: D102


File = TypeVar("File", bound=SentFile)


class Span(Struct, frozen=True):
    """Between which moments a file was made, by its own account."""

    first: datetime
    last: datetime
    basis: KnownBy


def believed(
    moment: datetime | None, received: datetime, opened: datetime | None
) -> datetime | None:
    """Return when a file says it was saved, in UTC; None where it does not say, or it cannot be true."""
    if moment is None or opened is None:
        return None
    told = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return told if opened <= told <= received else None


def iso_moment(text: str) -> datetime | None:
    """Return the moment of an ISO text; None where it is none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


class Order(Struct, Generic[File], frozen=True, dict=True):
    """The files of one bureau, oldest first as far as that is known, else as they were received.

    ``repeats`` are those that were answered like an older one which another had replaced meanwhile,
    and came without a time that says they are newer: such a one is an old file sent once more, or
    the bureau's last word, and nobody can tell which.
    """

    files: tuple[File, ...]
    spans: Mapping[str, Span]
    places: Mapping[str, int]
    """By hash the place of each among the files as they were received."""
    repeats: frozenset[str] = frozenset()

    def older(self, one: File, other: File) -> KnownBy | None:
        """Return by what it is known that one file is older than the other; None where it is not."""
        if self.apart(one, other):
            spans = (self.spans[one.sha], self.spans[other.sha])
            return max((each.basis for each in spans), key=list(KnownBy).index)
        if other.sha in self.repeats or self.apart(other, one):
            return None
        return KnownBy.RECEIVED if self._there_before(one, other) else None

    def unsure(self, files: Iterable[File]) -> tuple[File, ...]:
        """Return those of these files that may each be the newest; empty where that is known.

        The one that stands last in the order is the last here, too. Files that were answered alike
        are as good as one.
        """
        kept = {each.sha for each in files}
        ranked = [each for each in self.files if each.sha in kept]
        if not ranked:
            return ()
        last, latest = ranked[-1], _Latest(self.spans)
        for each in ranked:
            latest.add(len(latest), each)
        rivals = [
            each
            for each in ranked[:-1]
            if latest.newer_than(each) is None
            and not self.older(each, last)
            and not self.older(last, each)
        ]
        if all(same_answers(each, last) for each in rivals):
            return ()
        return (*rivals, last)

    def apart(self, one: File, other: File) -> bool:
        """Tell whether one file is older by what both say of themselves."""
        first, second = self.spans.get(one.sha), self.spans.get(other.sha)
        plain = one.after is None and other.after is None
        return first is not None and second is not None and not plain and first.last < second.first

    def _there_before(self, one: File, other: File) -> bool:
        """Tell whether one file was there when the other came."""
        if other.after is None:
            return self.places[one.sha] < self.places[other.sha]
        return one.sha in other.after


class _Latest:
    """The latest beginning of any file up to each place, so that the first newer one is found at once.

    It stays in order where a file is put before one that is newer. Of two files of an old journal
    neither is known to be newer, so what is not of one is kept apart, too.
    """

    def __init__(self, spans: Mapping[str, Span]) -> None:
        self._spans = spans
        self._all: list[datetime] = []
        self._told: list[datetime] = []

    def __len__(self) -> int:
        return len(self._all)

    def newer_than(self, each: SentFile) -> int | None:
        """Return the place of the first file known to be newer by what both say; None for none."""
        span, latest = self._spans.get(each.sha), self._told if each.after is None else self._all
        place = bisect_right(latest, span.last) if span else len(latest)
        return place if place < len(latest) else None

    def add(self, place: int, each: SentFile) -> None:
        """Put a file at a place: the end, or before the first one that is newer."""
        span, old = self._spans.get(each.sha), each.after is None
        for latest, first in (
            (self._all, span and span.first),
            (self._told, None if old else span and span.first),
        ):
            before = latest[place - 1] if place else _NEVER
            latest.insert(place, max(before, first or _NEVER))


def order_of(received: Iterable[File], opened: datetime | None) -> Order[File]:
    """Return the order of a bureau's files, given as they were received.

    A file goes before the first one known to be newer by what both say of themselves, else to the
    end: so one that came late, but was saved long before, takes the place of no other. One that
    repeats an older one goes behind that.
    """
    files = tuple(received)
    spans = {each.sha: span for each in files if (span := _span(each, opened))}
    whole = Order(files, spans, {each.sha: place for place, each in enumerate(files)})
    placed: list[File] = []
    latest = _Latest(spans)
    for each in files:
        newer = latest.newer_than(each)
        place = len(placed) if newer is None else newer
        placed.insert(place, each)
        latest.add(place, each)
    return _with_repeats(replace(whole, files=tuple(placed)))


def _with_repeats(order: Order[File]) -> Order[File]:
    """Return the order in which what only repeats an older file takes the place of none that came between."""
    alike: list[list[File]] = []
    known: dict[str, list[File]] = {}
    repeats = []
    for each in order.files:
        twins = known.get(each.answers)
        if twins and twins is not alike[-1]:
            if order.apart(alike[-1][-1], each):
                twins = None
            else:
                repeats.append(each.sha)
        if not twins:
            twins = []
            alike.append(twins)
            known |= {each.answers: twins} if each.answers else {}
        twins.append(each)
    files = tuple(each for twins in alike for each in twins)
    return replace(order, files=files, repeats=frozenset(repeats))


def same_answers(one: SentFile, other: SentFile) -> bool:
    """Tell whether two files are known to hold the same answers."""
    return bool(one.answers) and one.answers == other.answers


def _span(each: SentFile, opened: datetime | None) -> Span | None:
    saved = believed(iso_moment(each.saved), each.at, opened)
    if saved is not None:
        return Span(saved, saved, KnownBy.SAVED)
    written = iso_moment(each.written)
    if written is None or opened is None:
        return None
    here = written.replace(tzinfo=UTC)
    first, last = here - _EAST, here + _WEST
    return Span(first, last, KnownBy.WRITTEN) if first <= each.at and last >= opened else None
