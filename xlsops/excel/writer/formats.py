"""The looks of the office as XlsxWriter formats, one for each way a cell of a workbook looks."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct, field

from xlsops.core.sheet.styles import BLACK, SHEET_FONT, Look, named_look
from xlsops.core.values.structs import replace

_PLACES = {"top": "top", "center": "vcenter", "bottom": "bottom"}
_SIDES = {"l": "left", "t": "top", "r": "right", "b": "bottom"}
_LINES = {"thin": 1, "medium": 2, "dashed": 3, "dotted": 4, "thick": 5, "double": 6, "hair": 7}
_FLAGGED = ("font_name", "font_size", "font_color", "bold", "underline", "bg_color", "pattern")
"""What a flag changes of a look: fill and ink."""

PLAIN = Look(line="")
"""What letters look like where nothing else is said."""


class Style(Struct, frozen=True):
    """All that one cell looks like: a look, a flag over it, ruled sides, whether people may write.

    One that is ``quoted`` holds a text which a program would else take for a formula.
    """

    look: str | Look | None = None
    mark: str = ""
    sides: tuple[tuple[str, str], ...] = ()
    unlocked: bool = False
    quoted: bool = False

    def bold(self, *, bold: bool) -> "Style":
        """Return the style with letters that are bold, or are not."""
        look = PLAIN if self.look is None else named_look(self.look)
        return replace(self, look=replace(look, bold=bold))


class Formats(Struct, frozen=True):
    """The formats of one workbook; each is made once."""

    book: Any
    _made: dict[Style, Any] = field(default_factory=dict)

    def of(self, style: Style) -> Any:  # noqa: ANN401 - XlsxWriter is untyped
        """Return the format of a style."""
        made = self._made.get(style)
        if made is None:
            made = self._made[style] = self.book.add_format(_properties(style))
        return made

    def tint(self, fill: str, ink: str) -> Any:  # noqa: ANN401
        """Return what lays a fill and an ink over a cell."""
        return self.book.add_format({"bg_color": f"#{fill}", "font_color": f"#{ink}"})


def _properties_of(look: Look) -> dict[str, Any]:
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


def _properties(style: Style) -> dict[str, Any]:
    """Return a style in XlsxWriter's words: a flag changes fill and ink, and nothing else."""
    found = {} if style.look is None else dict(_plain(style.look))
    if style.mark:
        flag = _plain(style.mark)
        found = {key: found[key] for key in found if key not in _FLAGGED}
        found |= {key: flag[key] for key in _FLAGGED if key in flag}
    for side, line in style.sides:
        name = _SIDES[side]
        found |= {name: _LINES[line], f"{name}_color": f"#{BLACK}"}
    if style.unlocked:
        found["locked"] = False
    if style.quoted:
        found["quote_prefix"] = True
    return {**found, "font_scheme": "none"} if "font_name" in found else found


@cache
def _plain(look: str | Look) -> Mapping[str, Any]:
    return _properties_of(named_look(look))
