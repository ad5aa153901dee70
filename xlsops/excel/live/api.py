"""What xlwings has no public name for, and manners towards a running Excel: the only such place."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from time import sleep
from typing import TYPE_CHECKING, Any, TypeVar

from xlsops import messages
from xlsops.errors import XlsopsError

if TYPE_CHECKING:
    from xlsops.excel.live.tame import xw

T = TypeVar("T")

PAUSES = (0.2, 0.5, 1.0, 2.0, 3.0)
"""How long is waited, in seconds, after each refusal of a busy Excel."""

_REFUSALS = frozenset({-2147418111, -2147417846, -2146777998})
"""RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER and Excel's own 0x800AC472."""
_TIMED_OUT = -1712
"""errAETimeout: how Excel for Mac stays silent while a cell is edited."""
_QUIETED = ("screen_updating", "display_alerts")
_LANDSCAPE = 2
"""xlLandscape."""


def on_macos() -> bool:
    """Tell whether Excel is Excel for Mac, which runs Python without waiting for its end."""
    return sys.platform == "darwin"


def active_book() -> "xw.Book":
    """Return the workbook in front of the running Excel; raises NoOpenBookError."""
    from xlsops.excel.live.tame import xw  # noqa: PLC0415 - a command without --active must not pay

    try:
        book = xw.books.active
        _ = book.name  # Excel with nothing but Protected View hands over a workbook that is none
    except Exception as error:  # each system fails in its own way where nothing is open
        if is_busy(error):
            raise XlsopsError(messages.window.busy()) from error
        raise XlsopsError(messages.window.no_book()) from error
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
                raise XlsopsError(messages.window.busy()) from error
            wait(pause)
    raise XlsopsError(messages.window.busy())


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


def front_sheet(book: "xw.Book") -> str:
    """Return the name of the sheet in front, a chart sheet included, which xlwings does not know."""
    api = book.api
    return str(api.active_sheet.name.get() if on_macos() else api.ActiveSheet.Name)


def show_front(book: "xw.Book", name: str) -> None:
    """Bring a sheet of any kind to the front of its workbook."""
    api = book.api
    if on_macos():
        api.sheets[name].activate_object()
    else:
        api.Sheets(name).Activate()


def selected(app: "xw.App") -> "xw.Range | None":
    """Return the selected cells; None where a chart, a picture or a whole chart sheet is held."""
    try:
        return app.selection
    except Exception as error:  # each system says in its own way that what is held has no address
        if is_busy(error):
            raise
        return None


@contextmanager
def while_unprotected(sheet: "xw.Sheet", name: str) -> Iterator[None]:
    """Let a painted sheet be written; afterwards it is protected as painted sheets are.

    Raises SheetProtectedError where somebody locked it with a password.
    """
    api = sheet.api
    try:
        if on_macos():
            api.unprotect(password="")
        else:
            api.Unprotect("")  # without the empty password Excel would ask for one
    except Exception as error:
        if is_busy(error):
            raise
        raise XlsopsError(messages.window.sheet_protected(name)) from error
    if protected(sheet):
        raise XlsopsError(messages.window.sheet_protected(name))
    try:
        yield
    finally:
        patiently(partial(_protect, sheet))


def _protect(sheet: "xw.Sheet") -> None:
    """Protect a sheet as the file of a painted sheet says it."""
    api = sheet.api
    if on_macos():
        api.protect_worksheet(
            drawing_objects=False,
            worksheet_contents=True,
            scenarios=False,
            allow_formatting_columns=True,
            allow_formatting_rows=True,
            allow_sorting=True,
            allow_filtering=True,
        )
    else:
        api.Protect(
            DrawingObjects=False,
            Contents=True,
            Scenarios=False,
            AllowFormattingColumns=True,
            AllowFormattingRows=True,
            AllowSorting=True,
            AllowFiltering=True,
        )


@contextmanager
def objects_with_cells(app: "xw.App") -> Iterator[None]:
    """Let charts go along with the cells under them, which a person may have switched off."""
    mac, api = on_macos(), app.api
    before = api.copy_objects_with_cells.get() if mac else api.CopyObjectsWithCells

    def switch(value: object) -> None:
        if mac:
            api.copy_objects_with_cells.set(value)
        else:
            api.CopyObjectsWithCells = value

    switch(True)  # noqa: FBT003
    try:
        yield
    finally:
        patiently(partial(switch, before))


def unfilter(sheet: "xw.Sheet") -> None:
    """Take the filter off a sheet, and show the rows it hid."""
    if on_macos():
        sheet.api.autofilter_mode.set(False)
    else:
        sheet.api.AutoFilterMode = False


def put_filter(cells: "xw.Range") -> None:
    """Put a filter on the cells, the first row being its head."""
    if on_macos():
        cells.api.autofilter_range()
    else:
        cells.api.AutoFilter()


def draw_from(chart: "xw.Chart", categories: "xw.Range", values: "xw.Range") -> None:
    """Let the first series of a chart show these cells; its look stays.

    The public ``set_source_data`` takes a first cell without a number for a heading.
    """
    series = chart.series[0].api
    if on_macos():
        series.xvalues.set(categories.api)
        series.series_values.set(values.api)
    else:
        series.XValues, series.Values = categories.api, values.api


def set_print(sheet: "xw.Sheet", settings: Mapping[str, Any], breaks: Sequence["xw.Range"]) -> None:
    """Give a sheet its print set-up, each setting by the name Excel has for it.

    Excel asks the printer for leave; where none is there, or has no such paper, what it refuses
    stays as it is.
    """
    api, mac = sheet.api, on_macos()
    setup = api.page_setup_object if mac else api.PageSetup
    for name, value in settings.items():
        _tried(partial(_assign, setup, name, value))
    _tried(api.reset_all_page_breaks if mac else api.ResetAllPageBreaks)
    for cell in () if mac else breaks:  # Excel for Mac offers no way to add one
        _tried(partial(api.HPageBreaks.Add, cell.api))


def set_window(sheet: "xw.Sheet", rows: int, columns: int, zoom: int) -> None:
    """Freeze so many rows and columns of the sheet in front, and set its zoom."""
    api, mac = sheet.book.api, on_macos()
    window = api.windows[1] if mac else api.Windows(1)
    settings = (
        ("FreezePanes", False),
        ("ScrollRow", 1),
        ("ScrollColumn", 1),
        ("SplitRow", rows),
        ("SplitColumn", columns),
        ("FreezePanes", bool(rows or columns)),
        ("Zoom", zoom),
    )
    for name, value in settings:
        _assign(window, name, value)


def _assign(target: object, name: str, value: object) -> None:
    """Set a property by the name Windows has for it: on a Mac ``FitToPagesWide`` is ``fit_to_…``."""
    if not on_macos():
        setattr(target, name, value)
        return
    if name == "Orientation":
        keywords = import_module("appscript").k  # exists on macOS only
        value = keywords.landscape if value == _LANDSCAPE else keywords.portrait
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    getattr(target, plain).set(value)


def _tried(action: Callable[[], object]) -> None:
    """Do what may be refused; a busy Excel is asked again later."""
    try:
        action()
    except Exception as error:
        if is_busy(error):
            raise


# NOIMPORT
