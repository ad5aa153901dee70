"""The columns of a frame: their names and types, the same whatever rows there are."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from typing import Any, NamedTuple

import pandas as pd

from xlsops.core.values.calendar import WIB

Frame = pd.DataFrame
"""What analysts work with."""
Value = object
"""What stands in a row: a text, a number, a moment; None where nothing does."""


class ColumnKind(Enum):
    """What a column holds, and so the type it has in a frame."""

    WORD = auto()
    """One of few words: a category, in the order in which they come."""
    TEXT = auto()
    COUNT = auto()
    """A whole number that may be missing."""
    EXACT = auto()
    """Decimals as they were written, None where there is none; a text where none can be read."""
    FLOAT = auto()
    MOMENT = auto()
    """A moment in the office's own time zone."""
    DAY = auto()
    FLAG = auto()


class FrameColumn(NamedTuple):
    """A column: its name, and what it holds."""

    name: str
    kind: ColumnKind


TEXT = pd.StringDtype("python")
"""Texts of the same type whether pyarrow is installed or not."""
_TYPES: Mapping[ColumnKind, Any] = {
    ColumnKind.TEXT: TEXT,
    ColumnKind.COUNT: pd.Int64Dtype(),
    ColumnKind.EXACT: object,
    ColumnKind.FLOAT: "float64",
    ColumnKind.MOMENT: pd.DatetimeTZDtype("us", WIB),
    ColumnKind.DAY: "datetime64[us]",
    ColumnKind.FLAG: "bool",
}


def typed_frame(columns: Sequence[FrameColumn], rows: Iterable[Sequence[Value]]) -> Frame:
    """Return a frame of these rows, made in one go; without a row it has the same columns and types."""
    held = list(rows)
    return Frame(
        {
            each.name: _series(each.kind, [row[at] for row in held])
            for at, each in enumerate(columns)
        }
    )


def _series(kind: ColumnKind, values: list[Value]) -> pd.Series:
    if kind is ColumnKind.WORD:
        words = list(dict.fromkeys(each for each in values if each is not None))
        return pd.Series(pd.Categorical(values, categories=pd.Index(words, dtype=TEXT)))
    return pd.Series(values, dtype=_TYPES[kind])
