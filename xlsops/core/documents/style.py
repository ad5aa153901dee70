"""The looks of letters and forms: Arial, black on white, lines only where a table has them."""

from dataclasses import replace

from xlsops.core.looks import (
    BLACK,
    ERROR_INK,
    HELP_INK,
    LETTER_FONT,
    LOCKED,
    SAMPLE,
    SAMPLE_INK,
    TEXT_FORMAT,
    TWO_PLACES,
    WHOLE,
    Look,
)  # fmt: skip

BODY = Look(ink=BLACK, size=11, wrap=True, line="", font=LETTER_FONT)
SMALL = replace(BODY, size=9)
HELP = replace(SMALL, ink=HELP_INK)
PARAGRAPH = replace(BODY, align="justify")
BOLD = replace(BODY, bold=True)
CENTRE = replace(BODY, align="center")
CENTRE_BOLD = replace(CENTRE, bold=True)
SIGNED = replace(CENTRE_BOLD, underline=True, wrap=False)
UNSIGNED = replace(CENTRE, wrap=False)
TITLE = replace(CENTRE_BOLD, size=13, vertical="center")
SUBTITLE = replace(CENTRE_BOLD, vertical="center")
GOVERNMENT = replace(CENTRE, size=14, vertical="center")
OFFICE = replace(CENTRE_BOLD, size=17, vertical="center")
ADDRESS = replace(CENTRE, size=10, vertical="center")
LOGO = replace(HELP, size=8, align="center", vertical="center")
RIBBON = Look(
    SAMPLE, SAMPLE_INK, bold=True, size=9, align="center", vertical="center", line="",
    font=LETTER_FONT,
)  # fmt: skip
ALARM = replace(BODY, ink=ERROR_INK, bold=True, align="center", vertical="center", line=ERROR_INK)

CELL = replace(SMALL, line=BLACK)
CELL_CENTRE = replace(CELL, align="center")
CELL_BOLD = replace(CELL, bold=True)
CELL_CODE = replace(CELL_CENTRE, number_format=TEXT_FORMAT)
CELL_WHOLE = replace(CELL, number_format=WHOLE, align="right", wrap=False)
CELL_PERCENT = replace(CELL, number_format=TWO_PLACES, align="right", wrap=False)
CELL_LINK = replace(CELL, underline=True)
FORM, FORM_CENTRE, FORM_CODE = (
    replace(each, vertical="center") for each in (CELL, CELL_CENTRE, CELL_CODE)
)
HEADING = replace(CELL_CENTRE, fill=LOCKED, bold=True, vertical="center")
GROUP = replace(CELL_BOLD, fill=LOCKED, vertical="center")
TOTAL = replace(CELL_BOLD, vertical="center")
TOTAL_WHOLE = replace(CELL_WHOLE, bold=True)
TOTAL_PERCENT = replace(CELL_PERCENT, bold=True)
TOTAL_CENTRE = replace(CELL_CENTRE, bold=True)
