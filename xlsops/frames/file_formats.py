"""A frame as a file: CSV and Parquet for programs, a workbook of one table for people and pivots."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Context, Decimal
from importlib import import_module
from io import BytesIO
from math import isnan
from numbers import Integral
from pathlib import Path
from types import NoneType
from typing import Any, BinaryIO

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray
from pandas.api.types import (
    is_datetime64_any_dtype,
    is_float_dtype,
    is_integer_dtype,
    is_object_dtype,
)
from pandas.arrays import DatetimeArray

from xlsops import messages
from xlsops.core.values.numbers import as_typed
from xlsops.errors import XlsopsError
from xlsops.excel.writer.rows import Entry
from xlsops.excel.writer.tables import (
    MOST_ROWS,
    Chunk,
    DataTable,
    Holds,
    TableColumn,
    TableTooLargeError,
    write_table,
)
from xlsops.frames.column_kinds import TEXT, Frame

_DANGEROUS = re.compile(r"\s*[=+\-@\t\r](?![\d.,]*%?\Z)")
"""How a text begins that a spreadsheet program would take for a formula, unless it is a mere number."""
_DANGEROUS_WITHIN = re.compile(r"(?<=[;\n\r])(?=[^\S\n\r]*(?:[=@\t]|[+\-][^;\n\r]*(?:\||\w\()))")
"""Where one begins behind a semicolon or on a line of its own: an Excel that speaks Indonesian begins a
cell there when it opens the file. A list of items with hyphens is none, unless one calls something."""
_WIDTHS = {
    Holds.TEXT: 18.0,
    Holds.WHOLE: 9.0,
    Holds.NUMBER: 18.0,
    Holds.DAY: 12.0,
    Holds.MOMENT: 17.0,
}
_WIDEST, _LOOKED_AT = 48.0, 500
"""Characters a column of texts takes at most, and after how many rows its width is known."""
_AT_ONCE = 250
"""Rows that are spelt together: more of them cost more each."""
_ALL_PLACES, _PLACES = 38, 18
"""Places of a decimal in a Parquet file, and how many of them stand behind the point."""
_TOO_GREAT, _EXACT = Decimal(10) ** (_ALL_PLACES - _PLACES), Context(prec=_ALL_PLACES)
_AS_THEY_ARE = {str, int, bool, NoneType}
_DAY_ZERO, _DAY = np.datetime64("1899-12-30", "us"), np.timedelta64(1, "D")


def write_frame(file: BinaryIO, frame: Frame, target: Path, name: str, made: datetime) -> None:
    """Write the frame as a file of the kind that the target's ending says.

    ``name`` is what a table in a workbook is called.
    """
    require_kind(target)
    if _kind(target) == ".xlsx" and len(frame) > MOST_ROWS:
        raise XlsopsError(messages.frames.too_many_rows(target, len(frame), MOST_ROWS))
    try:
        _WRITERS[_kind(target)](file, frame, name, made)
    except TableTooLargeError as error:
        raise XlsopsError(messages.frames.too_large(target)) from error


def require_kind(target: Path) -> None:
    """Raise unless a file of that ending can be written here."""
    if _kind(target) not in _WRITERS:
        raise XlsopsError(messages.frames.ending(target, tuple(_WRITERS)))
    if _kind(target) == ".parquet":
        require_parquet()


def require_parquet() -> None:
    """Raise unless Parquet can be written here."""
    try:
        import_module("pyarrow.parquet")
    except ImportError as error:
        raise XlsopsError(messages.frames.no_parquet_library()) from error


def _kind(target: Path) -> str:
    return target.suffix.casefold()


def _csv(file: BinaryIO, frame: Frame, _name: str, _made: datetime) -> None:
    """Write UTF-8 with its mark, comma between columns, point before decimals, ISO moments.

    A text that would be a formula where the file is opened begins with an apostrophe.
    """
    plain = Frame({name: _in_csv(frame[name]) for name in frame})
    file.write(plain.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig"))


def _in_csv(held: pd.Series) -> Any:  # noqa: ANN401 - a column, or the texts of one
    if isinstance(held.dtype, pd.DatetimeTZDtype):
        return [None if pd.isna(each) else each.isoformat() for each in held]
    return [_harmless(each) for each in _texts(held)] if _is_written(held) else held


def _parquet(file: BinaryIO, frame: Frame, _name: str, _made: datetime) -> None:
    file.write(parquet_of(frame))


def parquet_of(frame: Frame) -> bytes:
    """Return a Parquet file: texts, whole numbers, decimals, doubles and moments.

    A decimal has 18 places, more than any figure that is asked; one that has no room there makes its
    column a text.
    """
    plain = Frame({name: _in_parquet(held) for name, held in frame.items()})
    target = BytesIO()
    plain.to_parquet(target, engine="pyarrow", index=False)
    return target.getvalue()


def _in_parquet(held: pd.Series) -> pd.Series:
    if is_object_dtype(held.dtype) and all(map(_has_room, held)):
        return _decimals(held)
    return pd.Series(_texts(held), dtype=TEXT) if _is_written(held) else held


def _has_room(value: object) -> bool:
    """Tell whether a value is none, or a decimal that fits in a column of decimals."""
    if not isinstance(value, Decimal):
        return value is None or value is pd.NA
    return value.is_finite() and abs(value) < _TOO_GREAT


def _decimals(held: pd.Series) -> pd.Series:
    """Return a column of decimals of one size, so that the parts of a dataset have the same columns."""
    import pyarrow as pa  # noqa: PLC0415 - an extra, and here only where a Parquet file is written

    size = pa.decimal128(_ALL_PLACES, _PLACES)
    rounded = [
        each.quantize(Decimal(1).scaleb(-_PLACES), context=_EXACT)
        if isinstance(each, Decimal)
        else None
        for each in held
    ]
    return pd.Series(pa.array(rounded, size), dtype=pd.ArrowDtype(size))


def _workbook(file: BinaryIO, frame: Frame, name: str, made: datetime) -> None:
    """Write a workbook with the frame as a table of that name; moments are the office's own."""
    columns = [_column(frame[each]) for each in frame]
    write_table(file, DataTable(name, columns, len(frame), _chunks(frame)), made)


_WRITERS: Mapping[str, Callable[[BinaryIO, Frame, str, datetime], None]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".xlsx": _workbook,
}


def _is_written(held: pd.Series) -> bool:
    """Tell whether a column holds words, texts or decimals."""
    kind = held.dtype
    return is_object_dtype(kind) or isinstance(kind, (pd.StringDtype, pd.CategoricalDtype))


def _texts(held: pd.Series) -> list[str | None]:
    """Return a column of words, texts or decimals as texts that any program can read.

    A decimal has a point and no exponent; half a sign, as a file's name can hold, is a question mark.
    """
    return [
        f"{each:f}"
        if isinstance(each, Decimal)
        else None
        if pd.isna(each)
        else each.encode("utf-8", "replace").decode()
        for each in held
    ]


def _harmless(text: str | None) -> str | None:
    if not text:
        return text
    within = _DANGEROUS_WITHIN.sub("'", text)
    return f"'{within}" if _DANGEROUS.match(text) else within


def _column(held: pd.Series) -> TableColumn:
    holds = _holds(held)
    longest = max((len(str(each)) for each in held.head(_LOOKED_AT) if each is not None), default=0)
    least = max(
        _WIDTHS[holds] if holds is not Holds.TEXT else longest + 2.0, len(str(held.name)) + 4.0
    )
    return TableColumn(str(held.name), holds, min(_WIDEST, least))


def _holds(held: pd.Series) -> Holds:
    kind = held.dtype
    if is_object_dtype(kind) or is_float_dtype(kind):
        return Holds.NUMBER
    if is_datetime64_any_dtype(kind):
        return Holds.MOMENT if isinstance(kind, pd.DatetimeTZDtype) else Holds.DAY
    return Holds.WHOLE if is_integer_dtype(kind) else Holds.TEXT


def _chunks(frame: Frame) -> Iterator[Chunk]:
    columns = [frame[name].array for name in frame]
    for start in range(0, len(frame), _AT_ONCE):
        yield [_entries(each[start : start + _AT_ONCE]) for each in columns]


def _entries(held: ExtensionArray) -> list[Entry]:
    """Return values as cells hold them: numbers as a spreadsheet keeps them, moments without zone."""
    if isinstance(held, DatetimeArray):
        return _days(held)
    return [
        each if type(each) in _AS_THEY_ARE else _entry(each)
        for each in held.to_numpy(dtype=object).tolist()
    ]


def _days(held: DatetimeArray) -> list[Entry]:
    """Return moments as a spreadsheet counts them, in days, those of a zone by the clocks there."""
    clock = held.tz_localize(None).to_numpy().astype("datetime64[us]")
    days = (clock - _DAY_ZERO) / _DAY
    return [None if isnan(each) else each for each in days.tolist()]


def _entry(value: Any) -> Entry:  # noqa: ANN401 - whatever a frame holds
    match value:
        case Decimal():
            return float(as_typed(value))
        case float():
            return None if isnan(value) else value
        case str():
            return str(value)
        case Integral():
            return int(value)
        case _:
            return None if pd.isna(value) else str(value)
