"""What follows from bytes alone is worked out once in a process, for all tests that begin with the same ones.

Every test begins with a machine that remembers nothing; what it would read anew, it reads as the test before.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterator
from functools import partial
from typing import Any, TypeVar

import pytest

from xlsops.core.spec.reading import read_spec
from xlsops.core.values.cells import Grid
from xlsops.files.control_grids import ControlBook
from xlsops.files.xlsx.reader import take
from xlsops.procedure.intake import examining
from xlsops.procedure.period import loading

T = TypeVar("T")
_MANY = 48
_SMALL = 500_000
"""Bytes of what is kept: a file that is large is one that is tried for being so."""
_kept: OrderedDict[Hashable, tuple[object, object]] = OrderedDict()
_grids, _take = ControlBook.grids, take


@pytest.fixture(scope="module", autouse=True)
def same_bytes_are_read_once() -> Iterator[None]:
    """Read a control workbook, what it asks, and a form once for all who have the same bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ControlBook, "grids", _grids_once)
        patch.setattr(loading, "read_spec", _spec_once)
        patch.setattr(examining, "take", _taken_once)
        yield


def _grids_once(book: ControlBook, but: Collection[str] = ()) -> tuple[Grid, ...]:
    return _once(("grids", book.data, frozenset(but)), partial(_grids, book, but))


def _spec_once(grids: tuple[Grid, ...]) -> Any:
    key = "spec", *(id(each) for each in grids)
    return _once(key, partial(read_spec, grids), grids)


def _taken_once(data: bytes) -> Any:
    return _take(data) if len(data) > _SMALL else _once(("take", data), partial(_take, data))


def _once(key: Hashable, make: Callable[[], T], of: object = None) -> T:
    """Return what was made under a key; what it was made ``of`` lives as long, so that no other is taken for it."""
    if key not in _kept:
        _kept[key] = make(), of
        if len(_kept) > _MANY:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    made: Any = _kept[key][0]
    return made  # type: ignore[no-any-return]
