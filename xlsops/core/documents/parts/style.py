"""The looks of letters and forms: Arial, black on white, lines only where a table has them."""

from xlsops.core.sheet.styles import (
    BLACK,
    ERROR_INK,
    HELP_INK,
    LETTER_FONT,
    LOCKED,
    SAMPLE,
    SAMPLE_INK,
    TEXT_FORMAT,
    Look,
)
from xlsops.core.values.structs import replace

BODY = Look(ink=BLACK, size=11, wrap=True, line="", font=LETTER_FONT)
SMALL = replace(BODY, size=9)
HELP = replace(SMALL, ink=HELP_INK)
PARAGRAPH = replace(BODY, align="justify")
FILLED = replace(BODY, vertical="bottom")
FILLED_BOLD = replace(FILLED, bold=True)
FILLED_SMALL = replace(FILLED, size=9)
BOX = replace(FILLED, size=12, wrap=False)
CENTRE = replace(BODY, align="center")
CENTRE_BOLD = replace(CENTRE, bold=True)
SIGNED = replace(CENTRE_BOLD, underline=True, wrap=False)
UNSIGNED = replace(CENTRE, wrap=False)
TITLE = replace(CENTRE_BOLD, size=13, vertical="center")
SUBTITLE = replace(CENTRE_BOLD, vertical="center")
GOVERNMENT = replace(CENTRE, size=14, vertical="center")
OFFICE = replace(CENTRE_BOLD, size=17, vertical="center")
ADDRESS = replace(CENTRE, size=10, vertical="center")
RIBBON = Look(
    SAMPLE,
    SAMPLE_INK,
    bold=True,
    size=9,
    align="center",
    vertical="center",
    line="",
    font=LETTER_FONT,
)
ALARM = replace(
    BODY, size=10, ink=ERROR_INK, bold=True, align="center", vertical="center", line=ERROR_INK
)

CELL = replace(SMALL, line=BLACK, indent=1)
CELL_CENTRE = replace(CELL, align="center", indent=0)
CELL_BOLD = replace(CELL, bold=True)
CELL_CODE = replace(CELL_CENTRE, number_format=TEXT_FORMAT)
CELL_LINK = replace(CELL, underline=True)
FORM, FORM_CENTRE, FORM_CODE = (
    replace(each, vertical="center") for each in (CELL, CELL_CENTRE, CELL_CODE)
)
FORM_RIGHT = replace(FORM, align="right", wrap=False, indent=0)
SIGNING = replace(FORM, wrap=False)
HEADING = replace(CELL_CENTRE, fill=LOCKED, bold=True, vertical="center")
GROUP = replace(CELL_BOLD, fill=LOCKED, vertical="center")
TOTAL = replace(CELL_BOLD, vertical="center")
TOTAL_RIGHT = replace(FORM_RIGHT, bold=True)
TOTAL_CENTRE = replace(FORM_CENTRE, bold=True)
