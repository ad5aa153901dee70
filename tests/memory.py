"""What follows from bytes alone is worked out once in a process, for all tests that begin with the same ones.

Every test begins with a machine that remembers nothing; what it would read anew, it reads as the test before.
Files are judged in the process of the tests, which would be forked for every one of them; that each is
judged in a process which can be ended is proved in ``tests/workers``, ``tests/procedure/intake`` and ``hostile``.
For every print LibreOffice begins anew, for seconds; its prints are looked at in ``papers/test_documenting``.
"""

from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from xlsops.core.form.emblem import Emblem
from xlsops.core.spec.reading import read_spec
from xlsops.core.spec.spec import Spec
from xlsops.core.spec.tables import ASKED
from xlsops.core.values.cells import Grid
from xlsops.excel.form.layout import Laid, lay_out
from xlsops.files.control_grids import ControlBook
from xlsops.files.xlsx.reader import take
from xlsops.procedure.intake import examining, inbox
from xlsops.procedure.papers import documenting, form_bytes, parcels
from xlsops.procedure.period import loading
from xlsops.workers.watch import Bounds, worked

T = TypeVar("T")
R = TypeVar("R")
PRINT = b"%PDF-1.7"
_MANY = 48
_SMALL = 500_000
"""Bytes of what is kept: a file that is large is one that is tried for being so."""
_kept: OrderedDict[Hashable, object] = OrderedDict()
_laid: deque[tuple[tuple[bytes, Emblem | None, Spec], Laid]] = deque(maxlen=8)
_ASKED = {each.sheet for each in ASKED}
_grids, _take = ControlBook.grids, take


@pytest.fixture(scope="module", autouse=True)
def same_bytes_are_read_once() -> Iterator[None]:
    """Read a control workbook, what it asks, and a form, and lay a template out, once for all who have the same.

    Where LibreOffice would print, a stand-in does.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ControlBook, "grids", _grids_once)
        patch.setattr(loading, "read_spec", _spec_once)
        patch.setattr(examining, "take", _taken_once)
        patch.setattr(form_bytes, "lay_out", _laid_once)
        patch.setattr(documenting, "printed", lambda _data, _program: PRINT)
        patch.setattr(parcels, "printed_each", _printed_here)
        yield


@pytest.fixture(scope="module", autouse=True)
def files_are_judged_here() -> Iterator[None]:
    """Judge files in this process; a module whose proof needs processes has a fixture of this name that does nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inbox, "worked", _worked_here)
        yield


@pytest.fixture
def files_are_judged_by_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge files as the program does it: by processes that can be ended."""
    monkeypatch.setattr(inbox, "worked", worked)


def _worked_here(
    job: Callable[[T], R], tasks: Iterable[T], _bounds: Bounds, _hands: int
) -> Iterator[tuple[T, R]]:
    for task in tasks:
        yield task, job(task)


def _printed_here(books: Sequence[bytes], _program: Path) -> tuple[bytes, ...]:
    return (PRINT,) * len(books)


def _grids_once(book: ControlBook, but: Collection[str] = ()) -> tuple[Grid, ...]:
    return _once(("grids", book.data, frozenset(but)), partial(_grids, book, but))


def _spec_once(grids: tuple[Grid, ...]) -> Any:
    """Painting changes the workbook and not what its people ask; only their sheets are compared."""
    asked = (each for each in grids if each.name in _ASKED)
    key = "spec", *((each.name, frozenset(each.cells.items())) for each in asked)
    return _once(key, partial(read_spec, grids))


def _laid_once(template: bytes, spec: Spec, emblem: Emblem | None = None) -> Laid:
    for known, laid in _laid:
        if known == (template, emblem, spec):
            return laid
    _laid.append(((template, emblem, spec), lay_out(template, spec, emblem)))
    return _laid[-1][1]


def _taken_once(data: bytes) -> Any:
    return _take(data) if len(data) > _SMALL else _once(("take", data), partial(_take, data))


def _once(key: Hashable, make: Callable[[], T]) -> T:
    """Return what was made under a key."""
    if key not in _kept:
        _kept[key] = make()
        if len(_kept) > _MANY:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    made: Any = _kept[key]
    return made  # type: ignore[no-any-return]
