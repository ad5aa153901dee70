"""Rows as they were spelled before: a row that differs from one in nothing but its texts is not parsed again.

What was proved of a row, down to its last letter, is kept by its number: what stands before its first
text, between that and the next, and so on; where rows of one number go on otherwise, the way forks. A
row met later that goes such a way to its end is spelled as one that was proved, but for its texts. So
hardly a letter is looked at one by one, and formulas, the most of a form, never.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

ROW_END = "</row>"
_MOST, _MOST_LETTERS = 16, 8_000_000

Shape = TypeVar("Shape")


class MetRow(NamedTuple, Generic[Shape]):
    """A row that was proved: its shape, and its ``formulas``, which are the same in every row spelled so.

    They are None where they are texts of it like others: in an office they may hang on how many rows there are.
    """

    shape: Shape
    formulas: tuple[str, ...] | None


class Fork(list[tuple[str, int, "Fork[Shape] | MetRow[Shape]"]], Generic[Shape]):
    """The ways rows go on behind a text: the letters, how many these are, and what follows: a text, or the end."""

    def to(self, letters: str, *, end: bool) -> "Fork[Shape] | MetRow[Shape] | None":
        """Return where a way leads."""
        return next(
            (
                then
                for known, _, then in self
                if known == letters and isinstance(then, MetRow) is end
            ),
            None,
        )

    def add(self, letters: str, then: "Fork[Shape] | MetRow[Shape]") -> None:
        """Add a way; the longest comes first, for another may begin it."""
        if len(self) >= _MOST:
            self.clear()
        self.append((letters, len(letters), then))
        self.sort(key=lambda way: -way[1])


@dataclass(slots=True)
class MetRows(Generic[Shape]):
    """The rows that were met, by their numbers; so many ``letters`` are kept."""

    rows: dict[int, Fork[Shape]] = field(default_factory=dict)
    shapes: set[tuple[int, int]] = field(default_factory=set)
    letters: int = 0

    def read(self, row: int, letters: str, at: int) -> tuple[MetRow[Shape], list[str], int] | None:
        """Return the row whose cells begin there, its texts, and where it ends; None where it was not met before."""
        fork = self.rows.get(row)
        texts, begins, find = list[str](), letters.startswith, letters.find
        while fork is not None:
            for way, length, then in fork:
                if begins(way, at):
                    at += length
                    found = then
                    break
            else:
                return None
            if isinstance(found, MetRow):
                return (found, texts, at) if all(texts) else None
            end = find("<", at)
            texts.append(letters[at:end])
            at, fork = end, found
        return None

    def keep(
        self,
        row: int,
        pieces: Sequence[str],
        values: Collection[int],
        shape: Shape,
        formulas: tuple[str, ...],
    ) -> None:
        """Remember a row that was proved; forget all where what is kept would be too much.

        Its cells are told in pieces: every other one is a text, and those of these numbers are values.
        One of a shape that was met in that row is another one for its formulas.
        """
        again = (row, id(shape)) in self.shapes
        told = [*_around(pieces, range(len(pieces)) if again else values)]
        size = sum(map(len, told))
        self.letters += size
        if self.letters > _MOST_LETTERS:
            self.rows.clear()
            self.shapes.clear()
            self.letters = size
        self.shapes.add((row, id(shape)))
        fork = self.rows.setdefault(row, Fork())
        *ways, last = told
        for way in ways:
            then = fork.to(way, end=False)
            if not isinstance(then, Fork):
                then = Fork()
                fork.add(way, then)
            fork = then
        if fork.to(last, end=True) is None:
            fork.add(last, MetRow(shape, None if again else formulas))


def _around(pieces: Sequence[str], cut: Collection[int]) -> Iterator[str]:
    """Yield what stands around the texts of a row that are cut out; the others stay within it."""
    before = pieces[0]
    for place, (text, after) in enumerate(zip(pieces[1::2], pieces[2::2], strict=True)):
        if place in cut:
            yield f"{before}>"
            before = after
        else:
            before += f">{text}{after}"
    yield before + ROW_END
