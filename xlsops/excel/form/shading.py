"""Looks of a form's cells under a flag or a lock, added behind those its table of styles has."""

import re
from typing import NamedTuple

from xlsops.core.sheet.styles import LOCKED, LOOKS, SHEET_FONT, Look
from xlsops.excel.package.spans import BrokenPartError
from xlsops.excel.package.spelt import quoteattr

LISTS = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
"""The lists of a table of styles that may grow."""
_FORMAT = re.compile(rb"<xf [^>]*?/>|<xf .*?</xf>", re.DOTALL)
_COUNT = rb'<%b count="([0-9]+)"'


class Shade(NamedTuple):
    """What lies over a cell's own look: the colours of a finding of some severity, a lock."""

    severity: str = ""
    locked: bool = False


class ShadedStyles:
    """A form's table of styles while looks are added; each is made once."""

    def __init__(self, styles: bytes) -> None:
        self._styles = styles
        self._own = _FORMAT.findall(_inner(styles, b"cellXfs"))
        self._fonts, self._fills = (_size(styles, kind) for kind in (b"fonts", b"fills"))
        self._new = dict[tuple[int, Shade], int]()
        self._colours = dict[str, int]()
        self._inks = dict[str, int]()
        self._added: dict[bytes, list[bytes]] = {b"fonts": [], b"fills": [], b"cellXfs": []}

    def number(self, own: int, shade: Shade) -> int:
        """Return the number of a cell's own look with a shade over it."""
        key = own, shade
        if key not in self._new:
            if own >= len(self._own):
                raise BrokenPartError
            self._new[key] = len(self._own) + len(self._new)
            self._added[b"cellXfs"].append(self._made(self._own[own], shade))
        return self._new[key]

    def table(self, before: bytes) -> bytes:
        """Return the table with the looks that were added, and told behind it what ``before`` had."""
        table = self._styles
        for kind, added in self._added.items():
            if added:
                count = _size(table, kind) + len(added)
                table = re.sub(_COUNT % kind, b'<%b count="%d"' % (kind, count), table, count=1)
                table = table.replace(b"</%b>" % kind, b"".join((*added, b"</%b>" % kind)), 1)
        return table + self._record(before)

    def _record(self, before: bytes) -> bytes:
        """Return how many each list had before, and which look each of ours lies over."""
        counts = (f"{kind}={_count(before, kind.encode()) or 0}" for kind in LISTS)
        looks = (f"{new}:{own}" for (own, _), new in self._new.items())
        return f"<!--xlsops {' '.join(counts)} {','.join(looks)}-->".encode()

    def _made(self, xf: bytes, shade: Shade) -> bytes:
        look = LOOKS[shade.severity] if shade.severity else None
        colour = look.fill if look else LOCKED
        xf = _with(xf, b"fillId", self._fill(colour))
        if look:
            xf = _with(xf, b"fontId", self._font(shade.severity, look))
        return xf.replace(b' locked="0"', b' locked="1"') if shade.locked else xf

    def _fill(self, colour: str) -> int:
        if colour not in self._colours:
            self._colours[colour] = self._fills + len(self._colours)
            self._added[b"fills"].append(
                f'<fill><patternFill patternType="solid"><fgColor rgb="00{colour}"/>'
                "</patternFill></fill>".encode()
            )
        return self._colours[colour]

    def _font(self, severity: str, look: Look) -> int:
        if severity not in self._inks:
            self._inks[severity] = self._fonts + len(self._inks)
            bold = '<b val="1"/>' if look.bold else ""
            self._added[b"fonts"].append(
                f'<font>{bold}<sz val="{look.size}"/><color rgb="00{look.ink}"/>'
                f"<name val={quoteattr(look.font or SHEET_FONT)}/></font>".encode()
            )
        return self._inks[severity]


def _with(xf: bytes, name: bytes, number: int) -> bytes:
    return re.sub(rb' %b="[0-9]+"' % name, b' %b="%d"' % (name, number), xf, count=1)


def _inner(styles: bytes, kind: bytes) -> bytes:
    start, end = styles.find(b"<%b " % kind), styles.find(b"</%b>" % kind)
    if not 0 <= start < end:
        raise BrokenPartError
    return styles[start:end]


def _size(styles: bytes, kind: bytes) -> int:
    told = _count(styles, kind)
    if told is None:
        raise BrokenPartError
    return told


def _count(styles: bytes, kind: bytes) -> int | None:
    told = re.search(_COUNT % kind, styles)
    return int(told[1]) if told else None
