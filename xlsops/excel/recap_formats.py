"""The looks of the office as XlsxWriter formats, and texts as a workbook can hold them."""

import re
from dataclasses import replace
from typing import Any

from xlsops.core.looks import (
    HELP_INK,
    LOOKS,
    NAVY,
    SHEET_FONT,
    TEXT_FORMAT,
    WHITE,
    Look,
    predicate_colours,
)  # fmt: skip

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
    "tile_number": replace(
        LOOKS["tile_value"], line=WHITE, wrap=False, number_format='#,##0.00"%"'
    ),
    "tile_note": replace(LOOKS["tile_label"], line=WHITE, ink=NAVY),
    "standing": replace(LOOKS["Peringatan"], bold=True, vertical="center", line="", wrap=False),
    "remark_cell": replace(LOOKS["center"], ink=HELP_INK, size=9),
    "group_code": replace(LOOKS["group"], number_format=TEXT_FORMAT),
    "signature": Look(align="center", wrap=True, line=""),
    "total_center": replace(LOOKS["total_text"], align="center"),
    "total_number": replace(LOOKS["total"], align="center"),
    "link_code": replace(LOOKS["link"], wrap=False),
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
            self._made[wanted] = self._book.add_format(properties_of(wanted))
        return self._made[wanted]

    def predicate(self, number: int, count: int) -> Any:  # noqa: ANN401
        """Return what marks the predicate of that rank among so many."""
        fill, ink, _ = predicate_colours(count)[number]
        return self._book.add_format({"bg_color": f"#{fill}", "font_color": f"#{ink}"})


def look_of(look: str | Look) -> Look:
    """Return the look of a name, the recap's own first."""
    if isinstance(look, Look):
        return look
    return RECAP_LOOKS.get(look) or LOOKS[look]


def writable(text: str) -> str:
    """Return a text as a cell can hold it: nothing XML forbids, not longer than Excel allows."""
    text = _NOT_IN_XML.sub("�", text.replace("\r\n", "\n"))
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + CUT


def one_line(text: str) -> str:
    """Return a text for a footer, a property or a formula: one line of printable letters."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def quoted(text: str) -> str:
    """Return a text as a formula writes it."""
    return '"' + one_line(text).replace('"', '""') + '"'


def properties_of(look: Look) -> dict[str, Any]:
    """Return a look in XlsxWriter's words."""
    found: dict[str, Any] = {
        "font_name": look.font or SHEET_FONT,
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
    if look.inset:
        found["indent"] = look.inset
    if look.underline:
        found["underline"] = 1
    if look.unlocked:
        found["locked"] = False
    return found
