"""A frame as a file: CSV and Parquet for programs, a workbook of one table for people and pivots."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from math import isnan
from numbers import Integral
from pathlib import Path
from typing import Any

import pandas as pd
from pandas.api.types import (
    is_datetime64_any_dtype,
    is_float_dtype,
    is_integer_dtype,
    is_object_dtype,
)

from xlsops import messages
from xlsops.core.values.numbers import as_typed
from xlsops.errors import XlsopsError
from xlsops.excel.writer.tables import MOST_ROWS, Entry, Holds, TableColumn, table_book
from xlsops.frames.columns import TEXT, Frame

_DANGEROUS = re.compile(r"\s*[=+\-@\t\r](?![\d.,]*%?\Z)")
"""How a text begins that a spreadsheet program would take for a formula, unless it is a mere number."""
_WIDTHS = {
    Holds.TEXT: 18.0,
    Holds.WHOLE: 9.0,
    Holds.NUMBER: 18.0,
    Holds.DAY: 12.0,
    Holds.MOMENT: 17.0,
}
_WIDEST, _LOOKED_AT = 48.0, 500
"""Characters a column of texts takes at most, and after how many rows its width is known."""


def content_of(frame: Frame, target: Path, name: str, made: datetime) -> bytes:
    """Return the frame as a file of the kind that the target's ending says.

    ``name`` is what a table in a workbook is called.
    """
    require_kind(target)
    if _kind(target) == ".xlsx" and len(frame) > MOST_ROWS:
        raise XlsopsError(messages.frames.too_many_rows(target, len(frame), MOST_ROWS))
    return _WRITERS[_kind(target)](frame, name, made)


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


def _csv(frame: Frame, _name: str, _made: datetime) -> bytes:
    """Return UTF-8 with its mark, comma between columns, point before decimals, ISO moments.

    A text that would be a formula where the file is opened begins with an apostrophe.
    """
    plain = Frame({name: _in_csv(frame[name]) for name in frame})
    return plain.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _in_csv(held: pd.Series) -> Any:  # noqa: ANN401 - a column, or the texts of one
    if isinstance(held.dtype, pd.DatetimeTZDtype):
        return [None if pd.isna(each) else each.isoformat() for each in held]
    return [_harmless(each) for each in _texts(held)] if _is_written(held) else held


def _parquet(frame: Frame, _name: str, _made: datetime) -> bytes:
    return parquet_of(frame)


def parquet_of(frame: Frame) -> bytes:
    """Return a Parquet file: texts, whole numbers, doubles and moments; exact decimals are texts, whatever their size."""
    plain = Frame(
        {
            name: pd.Series(_texts(held), dtype=TEXT) if _is_written(held) else held
            for name, held in frame.items()
        }
    )
    target = BytesIO()
    plain.to_parquet(target, engine="pyarrow", index=False)
    return target.getvalue()


def _workbook(frame: Frame, name: str, made: datetime) -> bytes:
    """Return a workbook with the frame as a table of that name; moments are the office's own."""
    columns = [_column(frame[each]) for each in frame]
    return table_book(name, columns, _entries(frame), made)


_WRITERS: Mapping[str, Callable[[Frame, str, datetime], bytes]] = {
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
    return f"'{text}" if text and _DANGEROUS.match(text) else text


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


def _entries(frame: Frame) -> Iterator[Sequence[Entry]]:
    yield from zip(*([_entry(each) for each in frame[name]] for name in frame), strict=True)


def _entry(value: object) -> Entry:
    """Return a value as a cell holds it: a number as a spreadsheet keeps it, a moment without zone."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    match value:
        case Decimal():
            return float(as_typed(value))
        case pd.Timestamp():
            return value.to_pydatetime(warn=False).replace(tzinfo=None)
        case float():
            return None if isnan(value) else value
        case bool() | str():
            return value
        case Integral():
            return int(value)
        case _:
            return str(value)
