"""Rows as they were spelled before: a row that differs from one in nothing but its texts is not parsed again.

What was proved of a row, down to its last letter, is kept by its number. Whatever stands between its
texts is put around those of a row met later: where that spells the row, it says the same of them. So
hardly a letter is looked at one by one, and formulas, the most of a form, never.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import getitem
from typing import Generic, NamedTuple, TypeVar

CELL_END = "</c>"
_ENDS = ("</v>", "</t></is>")
"""How a cell ends in which a text stands."""
_NOTHING = slice(0, 0)
_MOST, _MOST_LETTERS = 8, 8_000_000

Shape = TypeVar("Shape")
_part: Callable[[str, slice], str] = getitem


class MetRow(NamedTuple, Generic[Shape]):
    """A row that was proved: its shape, where in its cells their texts stand, what stands ``around`` these.

    ``without`` so many cells no text stands. The formulas are the same in every row spelled so.
    """

    shape: Shape
    cuts: Sequence[slice]
    around: list[str]
    without: int
    formulas: Sequence[str]


@dataclass(slots=True)
class MetRows(Generic[Shape]):
    """The rows that were met, by their number and how many of their cells are closed."""

    rows: dict[tuple[int, int], list[MetRow[Shape]]] = field(default_factory=dict)
    letters: int = 0

    def read(
        self, row: int, cells: str, closed: Sequence[str], said: list[str]
    ) -> tuple[Shape, list[str]] | None:
        """Return shape and texts of a row that was met; what it says goes to what is ``said``, to be proved."""
        for shape, cuts, around, without, formulas in self.rows.get((row, len(closed)), ()):
            texts = [*map(_part, closed, cuts)]
            spelled = around.copy()
            spelled[1::2] = texts
            if "".join(spelled) == cells and texts.count("") == without:
                said += texts
                texts += formulas
                return shape, texts
        return None

    def keep(self, row: int, closed: Sequence[str], texts: Sequence[str], shape: Shape) -> None:
        """Remember a row that was proved; forget all where what is kept would be too much."""
        self.letters += sum(map(len, closed))
        if self.letters > _MOST_LETTERS:
            self.rows.clear()
            self.letters = sum(map(len, closed))
        alike = self.rows.setdefault((row, len(closed)), [])
        alike.insert(0, _met(closed, texts, shape))
        del alike[_MOST:]


def _met(closed: Sequence[str], texts: Sequence[str], shape: Shape) -> MetRow[Shape]:
    *cells, rest = closed
    cuts, around, before = list[slice](), list[str](), ""
    for cell, text in zip(cells, texts, strict=False):
        cut = _cut(cell, text) if text else _NOTHING
        cuts.append(cut)
        around += (before + cell[: cut.start], "")
        before = (cell[cut.stop :] if text else cell) + CELL_END
    around.append(before + rest)
    return MetRow(shape, cuts, around, cuts.count(_NOTHING), texts[len(cells) :])


def _cut(cell: str, text: str) -> slice:
    """Return where the text of a cell stands in how it is spelled, its end counted from behind."""
    end = next(each for each in _ENDS if cell.endswith(each))
    return slice(len(cell) - len(end) - len(text), -len(end))
