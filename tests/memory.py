"""What follows from bytes alone is worked out once in a process, for all tests that begin with the same ones.

Every test begins with a machine that remembers nothing; what it would read anew, it reads as the test before.
Files are judged in the process of the tests, which would be forked for every one of them; that each is
judged in a process which can be ended is proved in ``tests/workers``, ``tests/procedure/intake`` and ``hostile``.
For every print LibreOffice begins anew, for seconds; its prints are looked at in ``papers/test_documenting``.
"""

from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from xlsops.core.form.emblem import Emblem
from xlsops.core.pages.return_note import return_note
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.results.recap import Recap
from xlsops.core.spec.reading import read_spec
from xlsops.core.spec.spec import Spec
from xlsops.core.spec.tables import ASKED
from xlsops.core.trace.origins import Origins
from xlsops.core.values.cells import Grid
from xlsops.core.view.view import BureauView, View
from xlsops.excel.form.layout import Laid, lay_out
from xlsops.excel.form.returned import make_copy
from xlsops.excel.writer.recap import make_recap
from xlsops.files.control_grids import ControlBook
from xlsops.files.xlsx.reader import take
from xlsops.procedure.intake import examining, inbox
from xlsops.procedure.papers import documenting, form_bytes, parcels, recapping
from xlsops.procedure.period import loading
from xlsops.workers.watch import Bounds, worked

T = TypeVar("T")
R = TypeVar("R")
Place = tuple[str, str]
PRINT = b"%PDF-1.7"
_MANY = 48
_SMALL = 500_000
"""Bytes of what is kept: a file that is large is one that is tried for being so."""
_kept: OrderedDict[Hashable, object] = OrderedDict()
_made: deque[tuple[object, bytes]] = deque(maxlen=24)
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
        patch.setattr(form_bytes, "make_copy", _copied_once)
        patch.setattr(recapping, "make_recap", _recapped_once)
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


def _copied_once(
    form: bytes, view: View, each: BureauView, mendable: Collection[Place] | None = None
) -> bytes:
    open_ = None if mendable is None else frozenset(mendable)
    asked = form, open_, view.now, return_note(view, each), each
    return _made_once(asked, partial(make_copy, form, view, each, mendable))


def _recapped_once(
    recap: Recap,
    made: datetime,
    notes: RecapNotes,
    emblem: Emblem | None = None,
    origins: Origins | None = None,
) -> bytes:
    asked = made, emblem, notes, recap, origins
    return _made_once(asked, partial(make_recap, recap, made, notes, emblem, origins))


def _made_once(asked: object, make: Callable[[], bytes]) -> bytes:
    """Verifying makes again what was made before: of equal things, which have no hash, it is there."""
    for known, data in _made:
        if known == asked:
            return data
    _made.append((asked, make()))
    return _made[-1][1]


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
