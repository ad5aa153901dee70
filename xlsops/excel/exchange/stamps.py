"""The stamp at the end of a painted sheet's part: what the sheet was made from, and as what.

It is a comment, which every program that saves the workbook leaves out.
"""

import re
from collections.abc import Mapping
from hashlib import sha256

from xlsops import __version__
from xlsops.core.sheet.sheet import Painted
from xlsops.excel.package.parts import reached, relations_of

_STAMP = re.compile(rb"<!--xlsops ([0-9a-f]{64}) ([0-9a-f]{64})-->\Z")


def source_of(page: Painted, *, date1904: bool) -> str:
    """Return the fingerprint of all a painted sheet is made from: the page, who paints it, how days count."""
    return sha256(repr((__version__, date1904, page)).encode()).hexdigest()


def stamped(parts: Mapping[str, bytes], sheet: str, main: str, source: str) -> bytes:
    """Return a sheet's part with the stamp of its source and of all that hangs on it."""
    part = _STAMP.sub(b"", parts[sheet])
    made = _made({**parts, sheet: part}, sheet, main)
    return b"%b<!--xlsops %b %b-->" % (part, source.encode(), made.encode())


def is_as_made(parts: Mapping[str, bytes], sheet: str, main: str, source: str) -> bool:
    """Tell whether a sheet was made from that source and nobody changed it or what hangs on it."""
    stamp = _STAMP.search(parts[sheet])
    if stamp is None or stamp[1].decode() != source:
        return False
    part = parts[sheet][: stamp.start()]
    return stamp[2].decode() == _made({**parts, sheet: part}, sheet, main)


def _made(parts: Mapping[str, bytes], sheet: str, main: str) -> str:
    """Return the fingerprint of a sheet's part and of what it leads to, as they are."""
    told = sha256()
    for name in sorted(reached(parts, [sheet], main)):
        for each in (name, relations_of(name)):
            data = parts.get(each, b"")
            told.update(b"%b %d\n%b" % (each.encode(), len(data), data))
    return told.hexdigest()
