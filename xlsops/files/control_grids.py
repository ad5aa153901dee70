"""The sheets of a control workbook as grids."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path, PurePath

from msgspec import Struct

from xlsops import messages
from xlsops.core.terms.refused_files import Reason, Refusal
from xlsops.core.values.cells import BLANK, Content, Grid, Number, Text, Value
from xlsops.core.values.structs import replace
from xlsops.core.values.visible import unified_line_ends
from xlsops.errors import ControlLostError, WorkbookUnreadableError
from xlsops.files.folders import PeriodFolder
from xlsops.files.xlsx.reader import OwnBook, UnreadableError, open_own

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_DAMAGED = {Reason.KOSONG, Reason.RUSAK}


def grids_of(
    source: Path | bytes, name: str = "Kendali Kinerja.xlsx", but: Collection[str] = ()
) -> tuple[Grid, ...]:
    """Return every worksheet with the values Excel last showed; ``name`` is for raw bytes.

    Those of the names ``but`` are passed over. The values are what the open workbook gives: a number at
    the digits of a float, no empty text. A formula that nobody has computed yet is blank with
    ``calculated`` false.
    """
    path = source if isinstance(source, Path) else PurePath(name)
    data = _bytes_of(source, path)
    with _explained(data, path):
        return _as_open(open_own(data).grids(but))


class ControlBook(Struct, frozen=True):
    """The control workbook of a period that was opened; of its sheets only what is asked is read."""

    folder: PeriodFolder
    data: bytes
    own: OwnBook

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the sheets in their order."""
        return tuple(each.name for each in self.own.book.sheets)

    def grids(self, but: Collection[str] = ()) -> tuple[Grid, ...]:
        """Return the sheets, without those of the names ``but``."""
        with _of_period(self.folder, self.data):
            return _as_open(self.own.grids(but))

    @property
    def formats(self) -> tuple[str, ...]:
        """Return the number format of every look a cell may have, by its number."""
        with _of_period(self.folder, self.data):
            return self.own.formats

    def made_from(self, names: Collection[str], *, styled: bool = True) -> str:
        """Return the fingerprint of all that sheets of these names are read from; of looks only if ``styled``."""
        with _of_period(self.folder, self.data):
            return self.own.made_from(names, styled=styled)


def control_book(folder: PeriodFolder, control: bytes) -> ControlBook:
    """Return a period's control workbook; where it is damaged, what brings it back is said."""
    with _of_period(folder, control):
        return ControlBook(folder, control, open_own(control))


def control_grids(folder: PeriodFolder, control: bytes) -> tuple[Grid, ...]:
    """Return the sheets of a period's control workbook; where it is damaged, what brings it back is said."""
    return control_book(folder, control).grids()


@contextmanager
def _of_period(folder: PeriodFolder, data: bytes) -> Iterator[None]:
    try:
        with _explained(data, folder.control):
            yield
    except WorkbookUnreadableError as error:
        if error.damaged and folder.journal.is_dir():
            raise ControlLostError(folder.control, error.reason) from error
        raise


@contextmanager
def _explained(data: bytes, path: PurePath) -> Iterator[None]:
    try:
        yield
    except UnreadableError as problem:
        whole = data.startswith(_OLE) or problem.refusal.reason not in _DAMAGED
        reason = _reason(data, problem.refusal)
        raise WorkbookUnreadableError(path, reason, damaged=not whole) from problem


def _bytes_of(source: Path | bytes, path: PurePath) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        return source.read_bytes()
    except FileNotFoundError as problem:
        raise WorkbookUnreadableError(path, messages.reasons.GONE) from problem
    except OSError as problem:
        raise WorkbookUnreadableError(path, messages.reasons.FILE_NOT_PERMITTED) from problem


def _reason(data: bytes, refusal: Refusal) -> str:
    """Return why these bytes are no workbook of the office, as the end of a sentence."""
    if refusal.reason is Reason.KOSONG:
        return messages.reasons.EMPTY
    if data.startswith(_OLE):
        return messages.reasons.LOCKED_OR_OLD
    if not data.startswith(_ZIP):
        return messages.reasons.NO_EXCEL
    if refusal.reason is Reason.RUSAK:
        return messages.reasons.broken(refusal.detail)
    return messages.reasons.no_known_workbook(refusal.detail)


def _as_open(grids: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """Return sheets whose values are those the open workbook would hand over."""
    return tuple(replace(each, cells=_cells(each)) for each in grids)


def _cells(grid: Grid) -> dict[tuple[int, int], Content]:
    cells = {
        place: content._replace(value=_value(content.value))
        for place, content in grid.cells.items()
    }
    return {place: each for place, each in cells.items() if _holds(each)}


def _holds(content: Content) -> bool:
    return content.value is not BLANK or content.formula is not None


def _value(value: Value) -> Value:
    match value:
        case Number(number) if number.as_tuple().exponent:
            return Number(Decimal(repr(float(number))))
        case Text(text):
            return Text(unified_line_ends(text)) if text else BLANK
        case _:
            return value
