"""Cells of one sheet part, gathered as they are met; both scanners put their finds here."""

import re
from collections import Counter
from collections.abc import Collection

from msgspec import Struct, field

from xlsops.core.formula.shared import SharedFormula, area
from xlsops.core.terms.refused_files import Reason
from xlsops.core.values.cells import BLANK, PICTURE, Content, Number, Place, Value
from xlsops.core.values.number_formats import shows_date
from xlsops.files.xlsx.limits import Limits
from xlsops.files.xlsx.ooxml import digits
from xlsops.files.xlsx.sheet.styles import GENERAL
from xlsops.files.xlsx.sheet.values import date, number, typed
from xlsops.files.xlsx.unreadable import damaged, refuse

Formula = tuple[str, dict[str, str]]
SHOWS_PICTURE = re.compile(r"(?:_xlfn\.)?(?:DISPIMG|IMAGE)\(", re.IGNORECASE)
"""WPS shows a picture in a cell by a formula of its own, Excel one of the web."""
_FILLED_BY_ARRAYS = 5_000_000


class CellFormat(Struct, frozen=True):
    """The number format of a cell style, and whether it shows a date."""

    number_format: str
    date: bool


_PLAIN_LOOK = CellFormat(GENERAL, date=False)


class Scope(Struct, frozen=True):
    """What the cells of every sheet of one workbook refer to."""

    strings: list[str]
    formats: tuple[str, ...]
    date1904: bool
    limits: Limits

    looks: dict[str, CellFormat] = field(default_factory=dict)
    spent: Counter[str] = field(default_factory=Counter)

    def unfolds(self, letters: int) -> bool:
        """Tell whether a formula of so many letters may still be unfolded, and count it.

        Beyond the limit a cell bears the formula as its first cell writes it: that it has one, and
        what it looks into, stays known.
        """
        self.spent["formula"] += letters
        return self.spent["formula"] <= self.limits.formula_letters

    def check_size(self, filled: int, elements: int) -> None:
        """Refuse a sheet with more cells than an honest one could need."""
        if filled > self.limits.filled_cells:
            refuse(Reason.TERLALU_BESAR, f"lebih dari {self.limits.filled_cells} sel terisi")
        if elements > self.limits.cell_elements:
            refuse(Reason.TERLALU_BESAR, f"lebih dari {self.limits.cell_elements} sel berformat")

    def look(self, style: str) -> CellFormat:
        """Return how a style index shows its cells; out of range is damage."""
        if not self.formats:
            return _PLAIN_LOOK
        if not digits(style):
            damaged("nomor gaya sel cacat")
        index = int(style)
        if index >= len(self.formats):
            damaged("nomor gaya sel di luar daftar")
        number_format = self.formats[index]
        return self.looks.setdefault(style, CellFormat(number_format, shows_date(number_format)))

    def value(self, kind: str, literal: str, look: CellFormat) -> Value:
        """Return the typed value of a literal."""
        if kind != "n":
            return typed(kind, literal, self.strings)
        value = number(literal)
        if look.date and isinstance(value, Number):
            return date(value.value, date1904=self.date1904) or value
        return value


class Gathered:
    """The cells of one sheet while it is read."""

    __slots__ = ("arrays", "blanks", "cells", "scope", "shared")

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.cells: dict[Place, Content] = {}
        self.blanks = 0
        self.shared: dict[str, SharedFormula] = {}
        self.arrays: list[tuple[str, str]] = []

    def put(
        self, place: Place, kind: str, style: str, literal: str | None, formula: Formula | None
    ) -> None:
        """Keep one cell, or count it where it is formatted but empty."""
        content = self.content(place, kind, style, literal, formula)
        if content is None:
            self.blanks += 1
            return
        self.cells[place] = content

    def content(
        self, place: Place, kind: str, style: str, literal: str | None, formula: Formula | None
    ) -> Content | None:
        """Return what a cell holds, None for nothing.

        ``literal`` is None where neither ``<v>`` nor ``<is>`` stands.
        """
        look = self.scope.looks.get(style) or self.scope.look(style)
        textual = kind in {"str", "inlineStr"}
        if formula is None and (literal is None or not (literal or textual)):
            return None
        calculated = literal is not None and (bool(literal) or textual)
        value = self.scope.value(kind, literal or "", look) if calculated else BLANK
        text = None if formula is None else self._formula(place, *formula)
        if text is not None and SHOWS_PICTURE.match(text):
            return Content(PICTURE, text, look.number_format)
        return Content(value, text, look.number_format, calculated)

    def finish(self) -> dict[Place, Content]:
        """Return the cells, each cell of an array formula bearing that formula."""
        if self.arrays:
            self._spread_arrays(self.cells)
        return self.cells

    def check_size(self, elements: int) -> None:
        """Refuse a sheet with more cells than an honest one could need."""
        self.scope.check_size(len(self.cells), elements)

    def _formula(self, place: Place, text: str, attributes: dict[str, str]) -> str:
        text = text.removeprefix("=")
        kind = attributes.get("t", "normal")
        if kind == "shared":
            group = attributes.get("si", "")
            if text:
                self.shared.setdefault(group, SharedFormula(*place, text))
                return text
            master = self.shared.get(group)
            if master is None:
                return ""
            return master.at(*place) if self.scope.unfolds(len(master.text)) else master.text
        if kind == "dataTable":
            text = f"TABLE({attributes.get('r1', '')},{attributes.get('r2', '')})"
        if kind in {"array", "dataTable"}:
            self.arrays.append((text, attributes.get("ref", "")))
        return text

    def _spread_arrays(self, cells: dict[Place, Content]) -> None:
        """Give each filled cell below an array formula that formula; the work is bounded."""
        work = 0
        for text, reference in self.arrays:
            box = area(reference)
            if box is None:
                continue
            work += min(_size(box), len(cells))
            if work > _FILLED_BY_ARRAYS:
                refuse(Reason.TERLALU_BESAR, "rumus larik melewati batas")
            for place in _places(box, cells):
                held = cells.get(place)
                if held is not None and held.formula is None:
                    cells[place] = held._replace(formula=text)


def _places(box: tuple[int, int, int, int], cells: Collection[Place]) -> Collection[Place]:
    """Return the places a box may fill: its own where it is small, else all filled ones in it."""
    top, left, bottom, right = box
    if _size(box) <= len(cells):
        return [
            (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        ]
    return [at for at in cells if top <= at[0] <= bottom and left <= at[1] <= right]


def _size(box: tuple[int, int, int, int]) -> int:
    top, left, bottom, right = box
    return max(bottom - top + 1, 0) * max(right - left + 1, 0)
