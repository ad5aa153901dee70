"""One system of looks for every sheet: each colour has one meaning.

Fills and inks are RGB hex without ``#``; sizes in points; widths in characters.
"""

from msgspec import Struct

from xlsops.core.terms.findings import Severity
from xlsops.core.values.structs import replace

NAVY, HEADING, INK, GREY_INK = "1F3864", "D9E2F3", "1F2937", "404040"
WHITE, LOCKED, LINE, INPUT_LINE, HELP_INK = "FFFFFF", "F2F2F2", "D1D5DB", "2F75B5", "6B7280"
ERROR, ERROR_INK = "F8CBAD", "9C0006"
WARNING, WARNING_INK = "FFE699", "7F6000"
INFO, INFO_INK = "DDEBF7", "1F4E79"
SAMPLE, SAMPLE_INK = "FFF2CC", "7F6000"
ACCEPTED_LINE, LATE_INK = "548235", "C00000"
PLAN, FACT = "9DC3E6", NAVY
PREDICATE_FILLS = ("B9DDBB", "DDF0D8", "EFE6CC", "FBDDB5", "EFC09A")
PREDICATE_INKS = ("14532D", "1F5E20", "5C4A1E", "7A3E00", "5E2A00")
PREDICATE_BARS = ("1B7837", "7FBF7B", "C9B678", "F1A340", "B35806")
"""Predicates, best first: a tint and its ink for a cell, a strong colour of the same for a bar."""
BLACK = "000000"
SHEET_FONT, LETTER_FONT = "Calibri", "Arial"

WHOLE, TWO_PLACES, TEXT_FORMAT = "#,##0", "#,##0.00", "@"
DATE_FORMAT, SHORT_DATE = "[$-421]d mmmm yyyy", "dd/mm/yyyy"


class Look(Struct, frozen=True, cache_hash=True):
    """How a cell looks; ``line`` is the colour of thin borders, empty for none.

    ``font`` is empty for the sheets' own; ``indent`` counts steps off the left edge.
    """

    fill: str = ""
    ink: str = INK
    bold: bool = False
    size: int = 10
    number_format: str = "General"
    align: str = "left"
    vertical: str = "top"
    wrap: bool = False
    line: str = LINE
    unlocked: bool = False
    underline: bool = False
    font: str = ""
    indent: int = 0

    @property
    def inset(self) -> int:
        """Return the steps that keep the text off the edge it stands at, where one is drawn."""
        edged = bool(self.line or self.fill) and self.align in {"left", "right"}
        return max(1, self.indent) if edged else self.indent


_CELL = Look(wrap=True)
_GREY = replace(_CELL, fill=LOCKED, ink=GREY_INK)
_INPUT = replace(_CELL, fill=WHITE, line=INPUT_LINE, unlocked=True)

FILTER_ROOM = 14.0
"""Points below the words of a heading that the buttons of a filter take."""

LOOKS: dict[str, Look] = {
    "plain": Look(line=""),
    "title": Look(NAVY, WHITE, bold=True, size=14, vertical="center", line=""),
    "subtitle": Look(NAVY, WHITE, size=11, vertical="center", line=""),
    "sample": Look(SAMPLE, SAMPLE_INK, bold=True, vertical="center", line=""),
    "section": Look(ink=NAVY, bold=True, size=11, vertical="center", line=""),
    "help": Look(ink=HELP_INK, size=9, wrap=True, line=""),
    "heading": Look(
        HEADING, NAVY, bold=True, align="center", vertical="center", wrap=True, line=NAVY
    ),
    "list_heading": Look(HEADING, NAVY, bold=True, align="center", wrap=True, line=NAVY),
    "input_heading": Look(INPUT_LINE, WHITE, bold=True, align="center", wrap=True, line=NAVY),
    "numbering": Look(LOCKED, HELP_INK, size=9, align="center", vertical="center"),
    "text": _CELL,
    "plain_text": replace(_CELL, line=""),
    "label": replace(_CELL, vertical="center"),
    "entry": replace(_CELL, vertical="center", wrap=False),
    "value": replace(_GREY, vertical="center"),
    "center": replace(_CELL, align="center"),
    "code": replace(_CELL, number_format=TEXT_FORMAT),
    "whole": replace(_CELL, number_format=WHOLE, align="right", wrap=False),
    "percent": replace(_CELL, number_format=TWO_PLACES, align="right", wrap=False),
    "date": replace(_CELL, number_format=DATE_FORMAT, align="center"),
    "day": replace(_CELL, number_format=SHORT_DATE, align="center", wrap=False),
    "locked": _GREY,
    "locked_center": replace(_GREY, align="center"),
    "locked_code": replace(_GREY, number_format=TEXT_FORMAT),
    "locked_whole": replace(_GREY, number_format=WHOLE, align="right", wrap=False),
    "locked_number": replace(_GREY, number_format=TWO_PLACES, align="right", wrap=False),
    "input": _INPUT,
    "input_code": replace(_INPUT, number_format=TEXT_FORMAT),
    "input_whole": replace(_INPUT, number_format=WHOLE, align="right", wrap=False),
    "input_number": replace(_INPUT, number_format=TWO_PLACES, align="right", wrap=False),
    "input_center": replace(_INPUT, align="center"),
    "input_day": replace(_INPUT, number_format=SHORT_DATE, align="center", wrap=False),
    "input_date": replace(_INPUT, number_format=DATE_FORMAT, align="center"),
    "group": replace(_GREY, fill=HEADING, ink=NAVY, bold=True),
    "total": Look(HEADING, NAVY, bold=True, number_format=WHOLE, align="right", vertical="center"),
    "total_percent": Look(
        HEADING, NAVY, bold=True, number_format=TWO_PLACES, align="right", vertical="center"
    ),
    "total_text": Look(HEADING, NAVY, bold=True, vertical="center", wrap=True),
    "link": replace(_CELL, ink=INFO_INK, underline=True),
    "late": replace(_CELL, ink=LATE_INK, bold=True, align="center"),
    "tile_label": Look(LOCKED, HELP_INK, size=9, vertical="center", line=""),
    "tile_value": Look(LOCKED, NAVY, bold=True, size=14, vertical="center", wrap=True, line=""),
    Severity.ERROR.value: replace(_CELL, fill=ERROR, ink=ERROR_INK, bold=True),
    Severity.WARNING.value: replace(_CELL, fill=WARNING, ink=WARNING_INK),
    "error_count": replace(_CELL, fill=ERROR, ink=ERROR_INK, bold=True, align="center"),
    "warning_count": replace(_CELL, fill=WARNING, ink=WARNING_INK, align="center"),
    "next": Look(HEADING, NAVY, bold=True, size=11, vertical="center", wrap=True, line=""),
    "overdue": Look("", LATE_INK, bold=True, size=11, vertical="center", wrap=True, line=""),
    "revision": Look(
        WARNING, WARNING_INK, bold=True, size=11, vertical="center", wrap=True, line=""
    ),
    Severity.INFO.value: replace(_CELL, fill=INFO, ink=INFO_INK),
}
NUMBER_BESIDE = replace(_CELL, align="center", vertical="center")
NO_BAR, PLAN_BAR, FACT_BAR = Look(), Look(PLAN), Look(FACT, WHITE)
LATE_BAR = Look(LATE_INK, WHITE, bold=True, align="center", vertical="center", size=9)
BAR_NAME = Look(ink=HELP_INK, size=9, align="right", vertical="center")
DAY = Look(HEADING, NAVY, size=9, align="center", vertical="center", line=NAVY)
TODAY = replace(DAY, fill=NAVY, ink=WHITE, bold=True)
LEGEND = Look(ink=HELP_INK, size=9, vertical="center", line="")
"""The looks of bars over days; only the control workbook has them, no form."""


def named_look(look: str | Look) -> Look:
    """Return the look of that name, or the one given."""
    return LOOKS[look] if isinstance(look, str) else look


def word_look(look: str | Look, word: str) -> str | Look:
    """Return the look of a number that is read as a word, which the formulas beside it reckon with."""
    if not word:
        return look
    shown = word.replace('"', "'")
    return replace(named_look(look), number_format=f'"{shown}"', align="center")


def predicate_colours(count: int) -> tuple[tuple[str, str, str], ...]:
    """Return tint, ink and bar colour for each of so many predicates, best first."""
    colours = tuple(zip(PREDICATE_FILLS, PREDICATE_INKS, PREDICATE_BARS, strict=True))
    last = len(colours) - 1
    return tuple(colours[round(number * last / max(1, count - 1))] for number in range(count))
