"""Files of one bureau that several people filled: who filled each, and which are joined with one."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from xlsops.core.journal.file_order import File, Order, Span, order_of
from xlsops.core.values.caseless import caseless


class FilledBy(Struct, frozen=True):
    """Who says to have filled a file, and whether in a copy of ours of all that was sent.

    ``joined`` are the hashes of the files of others it was joined with when it came, ``source`` is that
    of the file such a copy was made by, empty where that is not known.
    """

    who: str = ""
    copy: bool = False
    joined: tuple[str, ...] = ()
    source: str = ""

    @property
    def person(self) -> str:
        """Return what the person is known by, however the name is spelled; empty for no name."""
        return caseless(self.who)


class Fillers(Struct, frozen=True):
    """Who filled each file of a period, by its hash, as far as the journal tells."""

    filled: Mapping[str, FilledBy]

    def of(self, file: File) -> FilledBy:
        """Return who filled a file."""
        return self.filled.get(file.sha, _UNKNOWN)

    def person(self, file: File) -> str:
        """Return by whom a file was filled; one without a name is nobody's but its own."""
        return self.of(file).person or file.sha

    def parts(self, files: Iterable[File], last: File, aside: Collection[str]) -> tuple[File, ...]:
        """Return the files that are joined with the last one, itself at the end, of these in their order.

        They are the newest of each person by then that was not set aside. What was filled in a copy
        of all that was sent takes the place of what was in it.
        """
        newest: dict[str, File] = {}
        places: dict[str, int] = {}
        for each in files:
            places[each.sha] = len(places)
            if each.sha in aside and each.sha != last.sha:
                continue
            if self.of(each).copy:
                until = places.get(self.of(each).source, len(places))
                newest = {who: one for who, one in newest.items() if places[one.sha] > until}
            newest.pop(self.person(each), None)
            newest[self.person(each)] = each
            if each.sha == last.sha:
                break
        return tuple(newest.values())

    def of_each(self, files: Sequence[File]) -> Collection[tuple[File, ...]]:
        """Return the files of each person by themselves, without those a copy took the place of."""
        own: dict[str, tuple[File, ...]] = {}
        places = {each.sha: place for place, each in enumerate(files)}
        for each in files:
            if self.of(each).copy:
                until = places.get(self.of(each).source, places[each.sha])
                own = {who: those for who, those in own.items() if places[those[-1].sha] > until}
            own[self.person(each)] = (*own.get(self.person(each), ()), each)
        return own.values()


_UNKNOWN = FilledBy()


def order_by_person(
    received: Iterable[File], opened: datetime | None, person: Callable[[File], str]
) -> Order[File]:
    """Return the order of the files of several people of a bureau, given as they were received.

    Those of one person stand as ever. Between people none is newer, so there the receipt decides: a
    file stands where the first of its person came that is not older.
    """
    files = tuple(received)
    places = {each.sha: place for place, each in enumerate(files)}
    own: dict[str, list[File]] = {}
    for each in files:
        own.setdefault(person(each), []).append(each)
    ranks: dict[str, tuple[int, int]] = {}
    spans: dict[str, Span] = {}
    repeats: set[str] = set()
    for order in (order_of(each, opened) for each in own.values()):
        spans |= order.spans
        repeats |= order.repeats
        first = len(files)
        for place in range(len(order.files) - 1, -1, -1):
            sha = order.files[place].sha
            first = min(first, places[sha])
            ranks[sha] = (first, place)
    ranked = tuple(sorted(files, key=lambda each: ranks[each.sha]))
    return Order(ranked, spans, places, frozenset(repeats))


def unsure_among(
    order: Order[File], own: Iterable[tuple[File, ...]], signed: Collection[str]
) -> tuple[File, ...]:
    """Return the first files of one person that may each be the newest, unless one of them was signed."""
    doubted = (rivals for files in own if (rivals := order.unsure(files)))
    return next((each for each in doubted if all(one.sha not in signed for one in each)), ())
