"""What xlwings has no public name for, and manners towards a running Excel: the only such place."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import sleep
from typing import TYPE_CHECKING, Any, TypeVar

from xlsops.errors import BusyError, NoOpenBookError

if TYPE_CHECKING:
    from xlsops.excel.tame import xw

T = TypeVar("T")

PAUSES = (0.2, 0.5, 1.0, 2.0, 3.0)
"""How long is waited, in seconds, after each refusal of a busy Excel."""

_REFUSALS = frozenset({-2147418111, -2147417846, -2146777998})
"""RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER and Excel's own 0x800AC472."""
_TIMED_OUT = -1712
"""errAETimeout: how Excel for Mac stays silent while a cell is edited."""
_QUIETED = ("screen_updating", "display_alerts")


def on_macos() -> bool:
    """Tell whether Excel is Excel for Mac, which runs Python without waiting for its end."""
    return sys.platform == "darwin"


def active_book() -> "xw.Book":
    """Return the workbook in front of the running Excel; raises NoOpenBookError."""
    from xlsops.excel.tame import xw  # noqa: PLC0415 - a command without --active must not pay

    try:
        book = xw.books.active
        _ = book.name  # Excel with nothing but Protected View hands over a workbook that is none
    except Exception as error:  # each system fails in its own way where nothing is open
        if is_busy(error):
            raise BusyError from error
        raise NoOpenBookError from error
    return book


def patiently(
    action: Callable[[], T],
    pauses: Sequence[float] = PAUSES,
    wait: Callable[[float], object] | None = None,
) -> T:
    """Return what the action returns; a busy Excel is asked again after each pause.

    The action must be one that may be begun anew. Raises BusyError after the last pause.
    """
    wait = wait or sleep
    for pause in (*pauses, None):
        try:
            return action()
        except Exception as error:
            if not is_busy(error):
                raise
            if pause is None:
                raise BusyError from error
            wait(pause)
    raise BusyError


def is_busy(error: BaseException) -> bool:
    """Tell whether an error says that Excel takes no calls just now."""
    codes = [getattr(error, "hresult", None), *error.args[:1]]
    details = error.args[2] if len(error.args) > 2 else None  # noqa: PLR2004 - pywin32's order
    if isinstance(details, tuple) and details:
        codes.append(details[-1])
    named = type(error).__name__ == "ExcelBusyError"
    return is_silent(error) or named or any(isinstance(c, int) and c in _REFUSALS for c in codes)


def is_silent(error: BaseException) -> bool:
    """Tell whether an error says that Excel for Mac gave no answer in time."""
    return getattr(error, "errornumber", None) == _TIMED_OUT


@contextmanager
def quiet(app: "xw.App") -> Iterator[None]:
    """Let the program draw nothing and ask nothing; both are put back whatever happens.

    It still takes keys: were Python killed meanwhile, an Excel that takes none would stay locked.
    """
    before: dict[str, Any] = {}
    try:
        for name in _QUIETED:
            before[name] = patiently(partial(getattr, app, name))
            patiently(partial(setattr, app, name, False))  # noqa: FBT003
        yield
    finally:
        for name, value in reversed(before.items()):
            patiently(partial(setattr, app, name, value))


def read_only(book: "xw.Book") -> bool:
    """Tell whether the workbook cannot be saved in its place."""
    api = book.api
    return bool(api.read_only.get() if on_macos() else api.ReadOnly)


def structure_protected(book: "xw.Book") -> bool:
    """Tell whether sheets cannot be added, deleted or renamed."""
    api = book.api
    return bool(api.protect_structure.get() if on_macos() else api.ProtectStructure)


def protected(sheet: "xw.Sheet") -> bool:
    """Tell whether the sheet's cells are protected."""
    api = sheet.api
    return bool(api.protect_contents.get() if on_macos() else api.ProtectContents)


def copy_sheet(
    sheet: "xw.Sheet", before: "xw.Sheet | None" = None, after: "xw.Sheet | None" = None
) -> None:
    """Copy a sheet beside a sheet of another workbook, where its name is free.

    The public ``Sheet.copy`` looks for the copy by reading every sheet name twice; ours is known.
    """
    sheet.impl.copy(
        before=before.impl if before is not None else None,
        after=after.impl if after is not None else None,
    )
