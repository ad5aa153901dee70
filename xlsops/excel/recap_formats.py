"""The looks of the office as XlsxWriter formats, and texts as a workbook can hold them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from xlsops.core.achievement import Band
from xlsops.core.looks import LOOKS, NAVY, PREDICATE_FILLS, PREDICATE_INKS, SHEET_FONT, WHITE, Look

MOST_CHARACTERS = 32_000
"""Excel holds 32,767 in a cell; the rest is room for the note on what was cut."""

CUT = " … (teks dipotong)"
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_PLACES = {"top": "top", "center": "vcenter", "bottom": "bottom"}

RECAP_LOOKS: dict[str, Look] = {
    "remark": replace(LOOKS["help"], vertical="center"),
    "sentence": Look(wrap=True, vertical="center", line=""),
    "tile_label": replace(LOOKS["tile_label"], line=WHITE),
    "tile": replace(LOOKS["tile_value"], line=WHITE, wrap=False),
    "tile_number": replace(LOOKS["tile_value"], line=WHITE, wrap=False, number_format='#,##0.00" %"'),
    "tile_note": replace(LOOKS["tile_label"], line=WHITE, ink=NAVY),
    "band_right": replace(LOOKS["subtitle"], align="right"),
    "standing": replace(LOOKS["Peringatan"], bold=True, vertical="center", line="", wrap=False),
    "settled": replace(LOOKS["sample"], fill="", ink="548235"),
    "signature": Look(align="center", wrap=True, line=""),
    "total_center": replace(LOOKS["total_text"], align="center"),
    "total_number": replace(LOOKS["total"], align="center"),
    "places": replace(LOOKS["percent"]),
    "link_code": replace(LOOKS["link"], wrap=False),
    "mark_error": replace(LOOKS["Galat"], align="center"),
    "mark_warning": replace(LOOKS["Peringatan"], align="center"),
}
"""What the recap needs beside the common looks, derived from them."""


class Formats:
    """The formats of one workbook, one for each look that is used."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - XlsxWriter is untyped
        self._book = book
        self._made: dict[Look, Any] = {}

    def of(self, look: str | Look) -> Any:  # noqa: ANN401
        """Return the format of a look, by name or as it is."""
        wanted = look_of(look)
        if wanted not in self._made:
            self._made[wanted] = self._book.add_format(_properties(wanted))
        return self._made[wanted]

    def predicate(self, number: int, count: int) -> Any:  # noqa: ANN401
        """Return what marks the predicate of that rank among so many."""
        fill, ink = predicate_colours(count)[number]
        return self._book.add_format({"bg_color": f"#{fill}", "font_color": f"#{ink}"})


def look_of(look: str | Look) -> Look:
    """Return the look of a name, the recap's own first."""
    if isinstance(look, Look):
        return look
    return RECAP_LOOKS.get(look) or LOOKS[look]


def predicate_colours(count: int) -> tuple[tuple[str, str], ...]:
    """Return fill and ink for each of so many predicates, best first."""
    last = len(PREDICATE_FILLS) - 1
    steps = [round(number * last / max(1, count - 1)) for number in range(count)]
    return tuple((PREDICATE_FILLS[step], PREDICATE_INKS[step]) for step in steps)


def writable(text: str) -> str:
    """Return a text as a cell can hold it: nothing XML forbids, not longer than Excel allows."""
    text = _NOT_IN_XML.sub("�", text.replace("\r\n", "\n"))
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + CUT


def predicate_formula(cell: str, bands: Sequence[Band]) -> str:
    """Return the formula of the predicate of a percent; empty where the cell holds no number."""
    formula = '""'
    for band in reversed(bands):
        word = band.predicate.replace('"', '""')
        if band.limit is None:
            formula = f'"{word}"'
        else:
            sign = ">=" if band.inclusive else ">"
            formula = f'IF({cell}{sign}{plain(band.limit)},"{word}",{formula})'
    return f'=IF(ISNUMBER({cell}),{formula},"")'


def plain(number: Decimal) -> str:
    """Return a number as a formula writes it."""
    return f"{number:f}"


def _properties(look: Look) -> dict[str, Any]:
    found: dict[str, Any] = {
        "font_name": SHEET_FONT,
        "font_size": look.size,
        "font_color": f"#{look.ink}",
        "bold": look.bold,
        "num_format": look.number_format,
        "align": look.align,
        "valign": _PLACES[look.vertical],
        "text_wrap": look.wrap,
    }
    if look.fill:
        found["bg_color"] = f"#{look.fill}"
        found["pattern"] = 1
    if look.line:
        found["border"] = 1
        found["border_color"] = f"#{look.line}"
    if look.underline:
        found["underline"] = 1
    return found
