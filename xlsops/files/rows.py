"""The filled cells of a sheet as a mapping, whose rows are typed when they are first asked for."""

from collections.abc import Callable, ItemsView, Iterator, Mapping
from typing import Any

from xlsops.core.cells import Content

Row = dict[int, Content]
Place = tuple[int, int]


class Cells(Mapping[Place, Content]):
    """The filled cells by (row, column), row after row as the file has them.

    A waiting row is a function that types it; everything that could refuse the file has been
    looked at before a row may wait. Equal to any mapping of equal cells; pickles as a dict.
    """

    __slots__ = ("_rows", "_size")

    def __init__(self, rows: dict[int, Row | Callable[[], Row]], size: int) -> None:
        self._rows = rows
        self._size = size

    def __getitem__(self, place: Place) -> Content:
        """Return what stands there."""
        return self._row(place[0])[place[1]]

    def get(self, place: Place, default: Any = None) -> Any:  # noqa: ANN401 - as Mapping has it
        """Return what stands there, else the default."""
        return self._row(place[0]).get(place[1], default)

    def __contains__(self, place: object) -> bool:
        """Tell whether something stands there."""
        return isinstance(place, tuple) and self.get(place) is not None

    def __iter__(self) -> Iterator[Place]:
        """Yield the places, row after row."""
        for number in self._rows:
            for column in self._row(number):
                yield number, column

    def items(self) -> ItemsView[Place, Content]:
        """Return places and contents, row after row."""
        return _Items(self)

    def __len__(self) -> int:
        """Return how many cells are filled, without typing any."""
        return self._size

    def __reduce__(self) -> tuple[type[dict[Place, Content]], tuple[dict[Place, Content]]]:
        """Travel between processes as a plain dict."""
        return dict, (dict(self.items()),)

    def __repr__(self) -> str:
        """Say how many cells there are."""
        return f"<{self._size} cells>"

    @property
    def last_row(self) -> int:
        """Return the greatest row that holds a cell, 0 for none."""
        return max(self._rows, default=0)

    def _row(self, number: int) -> Row:
        row = self._rows.get(number)
        if row is None:
            return _EMPTY
        if not isinstance(row, dict):
            row = self._rows[number] = row()
        return row

    def _pairs(self) -> Iterator[tuple[Place, Content]]:
        for number in self._rows:
            for column, content in self._row(number).items():
                yield (number, column), content


class _Items(ItemsView[Place, Content]):
    """The pairs of ``Cells``, without looking each place up again."""

    _mapping: Cells

    def __iter__(self) -> Iterator[tuple[Place, Content]]:
        return self._mapping._pairs()  # noqa: SLF001 - one structure in two classes


_EMPTY: Row = {}
