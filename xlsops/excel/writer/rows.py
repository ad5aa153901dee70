"""Rows of a sheet as its part spells them: many at once, each column with looks of its own."""

from collections.abc import Sequence
from math import isfinite
from typing import Any, NamedTuple

from xlsops.core.values.cells import column_letters
from xlsops.excel.package.parts import escaped
from xlsops.excel.package.spelt import escape
from xlsops.excel.writer.texts import SURELY_SHORT, legible

LIKE_FORMULAS = ("=", "+", "-", "@")
"""How a text begins that a program would else take for a formula."""

_TEXT = '" t="inlineStr"><is><t xml:space="preserve">'
_WHOLE = ".0"
"""What a whole number does not end with in a part."""

_SPELT = ("&", "<", ">", "_x")
"""What a part spells otherwise."""

Entry = str | int | float | bool | None
"""What stands in a cell of such rows; a day is the number of it."""


class Looks(NamedTuple):
    """The numbers of a column's formats: that of its cells, and of texts that look like formulas."""

    usual: int
    quoted: int


def rows_told(first: int, columns: Sequence[Sequence[Entry]], looks: Sequence[Looks]) -> bytes:
    """Return rows from one on, their entries given column by column; none makes no cell."""
    numbers = [str(row) for row in range(first, first + len(columns[0]))]
    cells = [
        _cells(f'<c r="{column_letters(at)}', numbers, entries, each)
        for at, (entries, each) in enumerate(zip(columns, looks, strict=True), 1)
    ]
    told = [
        f'<row r="{number}">{"".join(row)}</row>'
        for number, row in zip(numbers, zip(*cells, strict=True), strict=True)
    ]
    return "".join(told).encode()


def _cells(start: str, numbers: Sequence[str], entries: Sequence[Entry], looks: Looks) -> list[str]:
    """Return the cells of one column; those of one kind are spelt without a look at each."""
    filled: list[Any] = [each for each in entries if each is not None]
    kinds = {*map(type, filled)}
    if kinds == {str} and _plain(filled):
        before, behind = f'" s="{looks.usual}{_TEXT}', "</t></is></c>"
        return [
            "" if each is None else f"{start}{number}{before}{each}{behind}"
            for number, each in zip(numbers, entries, strict=True)
        ]
    if kinds <= {int, float} and all(map(isfinite, filled)):
        before = f'" s="{looks.usual}"><v>'
        return [
            ""
            if each is None
            else f"{start}{number}{before}{repr(each).removesuffix(_WHOLE)}</v></c>"
            for number, each in zip(numbers, entries, strict=True)
        ]
    return [
        "" if each is None else f"{start}{number}{_told(each, looks)}</c>"
        for number, each in zip(numbers, entries, strict=True)
    ]


def _plain(texts: Sequence[str]) -> bool:
    """Tell whether each of these texts is spelt as it is, and none looks like a formula."""
    told = "".join(texts)
    return (
        told.isprintable()
        and not any(sign in told for sign in _SPELT)
        and {text[:1] for text in texts}.isdisjoint(LIKE_FORMULAS)
        and max(map(len, texts)) <= SURELY_SHORT
    )


def _told(entry: str | float, looks: Looks) -> str:
    """Return an entry behind the address of its cell."""
    match entry:
        case str():
            look = looks.quoted if entry.startswith(LIKE_FORMULAS) else looks.usual
            return f'" s="{look}{_TEXT}{text_told(entry)}</t></is>'
        case bool():
            return f'" s="{looks.usual}" t="b"><v>{entry:d}</v>'
        case _ if isfinite(entry):
            return f'" s="{looks.usual}"><v>{repr(entry).removesuffix(_WHOLE)}</v>'
        case _:
            return f'" s="{looks.usual}" t="e"><v>#NUM!</v>'


def text_told(text: str) -> str:
    """Return a text as it stands in a part, without what a cell cannot hold."""
    return escape(escaped(legible(text)))
