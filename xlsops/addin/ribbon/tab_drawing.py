"""A drawing of the ribbon tab for the README, made from customUI14.xml; no screen was copied."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from msgspec import Struct

from xlsops.addin.ribbon.tab_glyphs import GLYPHS
from xlsops.addin.ribbon.xml import NAMESPACE
from xlsops.resources import asset

TABS = ("File", "Beranda", "Sisipkan", "Tata Letak", "Rumus", "Data", "Tinjau", "Tampilan")
CAPTION = "Gambar tab Kinerja menurut macros/customUI14.xml; bukan tangkapan layar."

_FONT = "Segoe UI, Carlito, Calibri, sans-serif"
_INK, _GREY, _LINE, _GREEN = "#1F2937", "#6B7280", "#D1D5DB", "#217346"
_TOP, _ROWS, _ROW, _PAD, _GAP = 42, 3, 25, 9, 8
_BODY = _ROWS * _ROW + 34


class Button(Struct, frozen=True):
    """A button as the XML describes it."""

    label: str
    image: str
    large: bool


class Drawn(Struct, frozen=True):
    """A piece of SVG and the width it takes."""

    svg: str
    width: float


def drawing(xml: str) -> str:
    """Return the tab as an SVG text, as wide as its buttons need."""
    root = ET.fromstring(xml)  # noqa: S314  our own generated file
    tab = next(root.iter(f"{{{NAMESPACE}}}tab"))
    x, body = _PAD + 6.0, ""
    for group in tab:
        drawn = _group(group.get("label", ""), tuple(map(_button, group)))
        body += f'<g transform="translate({x:.0f} {_TOP + 8})">{drawn.svg}</g>'
        x += drawn.width + 2 * _GAP
        body += _rule(x - _GAP, _TOP + 14, _BODY - 20) if group is not tab[-1] else ""
    width, height = x + _PAD, _TOP + _BODY + 40
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" '
        f'viewBox="0 0 {width:.0f} {height}" font-family="{_FONT}" font-size="12">'
        f'<rect width="{width:.0f}" height="{height}" fill="#F3F2F1"/>'
        f"{_strip(tab.get('label', ''))}"
        f'<rect x="{_PAD}" y="{_TOP}" width="{width - 2 * _PAD:.0f}" height="{_BODY}" rx="6" '
        f'fill="#FFFFFF" stroke="{_LINE}"/>{body}'
        f"{_text(_PAD + 2, height - 12, CAPTION, _GREY, 11)}</svg>\n"
    )


def _button(element: ET.Element) -> Button:
    return Button(
        element.get("label", ""), element.get("imageMso", ""), element.get("size") == "large"
    )


def _strip(active: str) -> str:
    """Return the row of tabs with the last one open."""
    svg, x = "", _PAD + 10.0
    for label in (*TABS, active):
        mine = label == active
        svg += _text(x, 26, label, _GREEN if mine else _INK, 13, bold=mine)
        if mine:
            svg += f'<rect x="{x - 2:.0f}" y="33" width="{_width(label, 14):.0f}" height="3" '
            svg += f'rx="1.5" fill="{_GREEN}"/>'
        x += _width(label, 13) + 22
    return svg


def _group(label: str, buttons: tuple[Button, ...]) -> Drawn:
    """Return a group: large buttons first, the small ones in columns of three."""
    svg, x = "", 0.0
    for button in buttons:
        if button.large:
            drawn = _large(button)
            svg += f'<g transform="translate({x:.0f} 0)">{drawn.svg}</g>'
            x += drawn.width + 6
    small = [button for button in buttons if not button.large]
    for start in range(0, len(small), _ROWS):
        column = [_small(button) for button in small[start : start + _ROWS]]
        for row, drawn in enumerate(column):
            svg += f'<g transform="translate({x:.0f} {row * _ROW})">{drawn.svg}</g>'
        x += max(drawn.width for drawn in column) + 6
    width = max(x - 6, _width(label, 11))
    middle = _text(width / 2, _ROWS * _ROW + 18, label, _GREY, 11, anchor="middle")
    return Drawn(svg + middle, width)


def _large(button: Button) -> Drawn:
    first, _, second = button.label.partition(" ")
    width = max(_width(first, 12), _width(second, 12), 40) + 8
    svg = f'<g transform="translate({width / 2 - 18:.1f} 2) scale(1.5)">{GLYPHS[button.image]}</g>'
    for line, text in enumerate((first, second)):
        svg += _text(width / 2, 53 + 15 * line, text, _INK, 12, anchor="middle") if text else ""
    return Drawn(svg, width)


def _small(button: Button) -> Drawn:
    icon = f'<g transform="translate(2 3) scale(0.75)">{GLYPHS[button.image]}</g>'
    return Drawn(icon + _text(25, 17, button.label, _INK, 12), 25 + _width(button.label, 12))


def _text(
    x: float,
    y: float,
    text: str,
    colour: str,
    size: int,
    *,
    bold: bool = False,
    anchor: str = "start",
) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y}" fill="{colour}" font-size="{size}" '
        f'text-anchor="{anchor}"{weight}>{escape(text)}</text>'
    )


def _rule(x: float, y: float, length: float) -> str:
    return f'<path d="M{x:.0f} {y}v{length}" stroke="{_LINE}"/>'


def _width(text: str, size: int) -> float:
    """Return about how wide a text is in an office font."""
    narrow = sum(letter in "iljtfrI .,&" for letter in text)
    wide = sum(letter in "mwMW" for letter in text)
    return (len(text) * 0.55 - narrow * 0.25 + wide * 0.25) * size


if __name__ == "__main__":
    source = (asset("macros") / "customUI14.xml").read_text(encoding="utf-8")
    Path(sys.argv[1]).write_text(drawing(source), encoding="utf-8", newline="\n")
