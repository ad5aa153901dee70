"""Links to cells of the same workbook, as the part of a sheet spells them; there are thousands in a recap."""

import re
from collections.abc import Iterable, Iterator

from xlsops.core.sheet.sheet import Link
from xlsops.core.values.cells import column_letters
from xlsops.excel.package.spelt import quoteattr

_LINKS = re.compile(rb"<hyperlinks>(.*?)</hyperlinks>")
_LINK = re.compile(rb'<hyperlink ref="([A-Z]+)([0-9]+)"[^>]*/>')
_BEHIND = re.compile(rb"<printOptions\b|<pageMargins\b")
"""What stands behind the links of a sheet: the first of these that is there."""
_Place = tuple[int, int, bytes]
"""By what links are sorted: row, and column by its letters, of which more come later."""


def target_of(link: Link) -> str:
    """Return the cell a link leads to, with its sheet."""
    name = link.sheet.replace("'", "''")
    return f"'{name}'!{link.address}"


def with_inner_links(part: bytes, links: Iterable[Link]) -> bytes:
    """Return the part of a sheet with its links to the same workbook, those to other files being there."""
    told = dict(map(_spelt, (each for each in links if not each.file)))
    if not told:
        return part
    place = _LINKS.search(part) or _BEHIND.search(part)
    if place is None:
        raise LookupError(part[-80:])  # XlsxWriter writes margins into every sheet
    told |= _outwards(place[0])
    whole = b"<hyperlinks>%b</hyperlinks>" % b"".join(told[each] for each in sorted(told))
    end = place.end() if place.re is _LINKS else place.start()
    return part[: place.start()] + whole + part[end:]


def _spelt(link: Link) -> tuple[_Place, bytes]:
    letters, target = column_letters(link.column), quoteattr(target_of(link))
    tip = f" tooltip={quoteattr(link.tip)}" if link.tip else ""
    told = f'<hyperlink ref="{letters}{link.row}" location={target}{tip} display={target}/>'
    return (link.row, len(letters), letters.encode()), told.encode()


def _outwards(links: bytes) -> Iterator[tuple[_Place, bytes]]:
    """Yield the links that are there already."""
    for each in _LINK.finditer(links):
        yield (int(each[2]), len(each[1]), each[1]), each[0]
