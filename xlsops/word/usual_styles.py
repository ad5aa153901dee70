"""The styles of the report's template: type, ink, room, and what never stands alone at a page's foot."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt, RGBColor

from xlsops.core.sheet.styles import GREY_INK, NAVY
from xlsops.word.names import W

WIDTH = 17.0
"""Centimetres between the margins."""
_FONT = "Arial"
_STYLES = {
    "Normal": (10.5, False, "1F2937", 0, 6),
    "Title": (15, True, NAVY, 0, 2),
    "Subtitle": (11, False, GREY_INK, 0, 2),
    "Heading 1": (13, True, NAVY, 16, 6),
    "Heading 2": (11, True, NAVY, 12, 4),
    "Heading 3": (10.5, True, "1F2937", 8, 2),
    "Caption": (9, True, NAVY, 8, 3),
    "List Bullet": (10.5, False, "1F2937", 0, 3),
    "Isi Tabel": (8.5, False, "1F2937", 1, 1),
    "Judul Tabel": (8.5, True, NAVY, 1, 1),
    "Judul Isi": (11, True, NAVY, 12, 4),
    "Sumber Data": (8, False, GREY_INK, 2, 8),
    "toc 1": (10, False, "1F2937", 0, 2),
    "toc 2": (9, False, GREY_INK, 0, 1),
}
"""Size, bold, ink, points above and below."""
CELL, HEAD, SOURCE = "Isi Tabel", "Judul Tabel", "Sumber Data"
CONTENTS, ENTRIES = "Judul Isi", ("toc 1", "toc 2")
_KEPT = {"Heading 1", "Heading 2", "Heading 3", "Caption", HEAD, CONTENTS}
"""Styles of what never stands alone at the foot of a page."""


def set_styles(document: Any) -> None:  # noqa: ANN401 - python-docx is used untyped
    """Give a new document its styles."""
    for name in (CELL, HEAD, SOURCE, CONTENTS, *ENTRIES):
        builtin = name in ENTRIES
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin)
        style.base_style = None
    for deep, name in enumerate(ENTRIES):
        room = document.styles[name].paragraph_format
        room.left_indent = Cm(0.6 * deep)
        room.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for name, (size, bold, ink, above, below) in _STYLES.items():
        style = document.styles[name]
        font, room = style.font, style.paragraph_format
        font.name, font.size, font.bold, font.italic = _FONT, Pt(size), bold, False
        font.color.rgb = RGBColor.from_string(ink)
        room.space_before, room.space_after, room.line_spacing = Pt(above), Pt(below), 1.1
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(f"{W}{kind}", _FONT)
            fonts.attrib.pop(f"{W}{kind}Theme", None)
        room.keep_with_next = name in _KEPT
        for gone in (*style.element.iter(f"{W}pBdr", f"{W}spacing"),):
            if gone.tag == f"{W}pBdr" or gone.getparent().tag == f"{W}rPr":
                gone.getparent().remove(gone)
