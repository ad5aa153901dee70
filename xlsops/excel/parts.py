"""A workbook file as its parts: taken apart, put together the same way every time."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

_FIXED = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"
_PASSING = re.compile(
    r"^(xl/(calcChain|sharedStrings|styles|metadata)\.xml|xl/theme/.*|xl/printerSettings/.*"
    r"|docProps/.*|xl/worksheets/_rels/.*|xl/drawings/_rels/.*|xl/persons/.*)$"
)
_NUMBER = re.compile(r"\d+")


def take_apart(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name, in file order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def put_together(parts: Mapping[str, bytes], level: int = 6) -> bytes:
    """Return a workbook file of these parts; the same parts always give the same bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name in sorted(parts, key=lambda each: (each != _FIRST, not each.startswith("_rels"))):
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, parts[name])
    return target.getvalue()


def lost_parts(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the kinds of part a rewriting dropped, by name without number, each once.

    Parts every program writes anew (styles, strings, print settings) do not count.
    """
    def counted(parts: Mapping[str, bytes]) -> dict[str, int]:
        kinds: dict[str, int] = {}
        for name in parts:
            if not _PASSING.match(name):
                kind = _NUMBER.sub("", name)
                kinds[kind] = kinds.get(kind, 0) + 1
        return kinds

    left = counted(after)
    return tuple(sorted(kind for kind, many in counted(before).items() if left.get(kind, 0) < many))
