"""What the recap needs beside the common looks, derived from them."""

from msgspec import Struct
from msgspec.structs import fields

from xlsops.core.sheet.styles import HELP_INK, LOCKED, LOOKS, NAVY, TEXT_FORMAT, WHITE, Look
from xlsops.core.terms.findings import Severity
from xlsops.core.values.structs import replace

REMARK = replace(LOOKS["help"], vertical="center")
SENTENCE = Look(wrap=True, vertical="center", line="")
TILE_LABEL = replace(LOOKS["tile_label"], line=WHITE)
TILE = replace(LOOKS["tile_value"], line=WHITE, wrap=False)
TILE_NUMBER = replace(TILE, number_format='#,##0.00"%"')
TILE_NOTE = replace(TILE_LABEL, ink=NAVY)
STANDING = replace(LOOKS[Severity.WARNING.value], bold=True, vertical="center", line="", wrap=False)
REMARK_CELL = replace(LOOKS["center"], ink=HELP_INK, size=9)
GROUP_CODE = replace(LOOKS["group"], number_format=TEXT_FORMAT)
SIGNATURE = Look(align="center", wrap=True, line="")
TOTAL_CENTER = replace(LOOKS["total_text"], align="center")
TOTAL_NUMBER = replace(LOOKS["total"], align="center")
LINK_CODE = replace(LOOKS["link"], wrap=False)
FIGURE_TEXT = replace(LOOKS["text"], fill=LOCKED)
FIGURE_NAME = replace(FIGURE_TEXT, bold=True)
FIGURE_LINK = replace(LOOKS["link"], fill=LOCKED, wrap=False)
FIGURE_NUMBERS = {
    look: replace(LOOKS[look], fill=LOCKED, bold=True) for look in ("whole", "percent")
}


class SumLooks(Struct, frozen=True):
    """The looks of a row of sums, by what stands in a cell."""

    text: Look
    number: Look
    percent: Look
    center: Look
    whole: Look

    def on(self, fill: str) -> "SumLooks":
        """Return the same looks on another fill."""
        names = (each.name for each in fields(self))
        return SumLooks(*(replace(getattr(self, name), fill=fill) for name in names))


TOTAL = SumLooks(
    LOOKS["total_text"], TOTAL_NUMBER, LOOKS["total_percent"], TOTAL_CENTER, LOOKS["total"]
)
SUBTOTAL = TOTAL.on(LOCKED)
